import { join, type Lang, say, type Words } from './words.ts';

/** A cell as the person on the screen would name it; rows count from 1, the header is row 1. */
export type Address = { sheet: string; row: number; column: string };

/**
 * An expected failure whose sentence is shown to the user: what happened, where, what is unchanged, what to do next.
 * Any other Error is a bug: logged with its stack, shown as «внутренняя ошибка».
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: string;
  readonly words: Words;
  /** cells a person must look at; many problems are reported together */
  readonly at: readonly Address[];
  constructor(code: string, words: Words, at: readonly Address[] = []) {
    super(words[0]);
    this.code = code;
    this.words = words;
    this.at = at;
  }
  say(lang: Lang): string {
    return say(this.words, lang);
  }
}

/**
 * Declares a problem beside the code that throws it.
 * @example const mentorFull = problem('mentor-full', (f: { mentor: string }) => [
 *   `У наставника ${f.mentor} нет мест. Ничего не изменено. Выберите другого.`,
 *   `Mentor ${f.mentor} has no places left. Nothing was changed. Choose another one.`]);
 */
export const problem =
  <F>(code: string, sentence: (facts: F) => Words) =>
  (facts: F, at: readonly Address[] = []): Problem =>
    new Problem(code, sentence(facts), at);

/** A problem of somebody who looks at what is no longer so: the sentence says what, its end is always the same. */
export const outdated = <F>(code: string, sentence: (facts: F) => Words) =>
  problem<F>(code, (facts) =>
    join(sentence(facts), [' Ничего не изменено. Обновите панель.', ' Nothing was changed. Refresh the panel.']),
  );
