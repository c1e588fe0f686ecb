/** Questions that were put otherwise in mid-year, in other words or on another scale: answers to both are not compared. */
import {
  byScript,
  type Change,
  choice,
  date,
  derived,
  insert,
  key,
  type LocalDate,
  type Now,
  newRow,
  optional,
  type Programme,
  paragraph,
  type Row,
  table,
  text,
  update,
  type Words,
} from '../../kit/index.ts';
import { type Indicator, indicatorWords, measureForm } from '../2-mentees/measures.ts';
import { type Closed, type CoreScale, closedColumns, coreColumns } from './feedback.ts';
import { finalSurvey, firstSurvey } from './survey-forms.ts';

/** Questions that are put twice: indicators, and those of the first and the final survey. */
export type Compared = Indicator | `survey.${CoreScale | Closed}`;

const surveyed = { ...coreColumns, ...closedColumns };
const comparedWords = {
  ...indicatorWords,
  ...Object.fromEntries(
    Object.entries(surveyed).map(([code, { title }]) => [
      `survey.${code}`,
      [`${title[0]} (опросы)`, `${title[1]} (surveys)`],
    ]),
  ),
} as Readonly<Record<Compared, Words>>;

export const questionChanges = table(
  'questionChanges',
  ['Изменённые вопросы', 'Changed questions'],
  () => ({
    id: key('questionChanges', 'ИВ'),
    question: choice(['Вопрос', 'Question'], comparedWords, { width: 280, was: ['Показатель'] }),
    on: date(['С какого дня спрашивают иначе', 'Asked otherwise since'], { start: 'today' }),
    until: optional(date(['До какого дня', 'Until'])),
    what: optional(
      paragraph(['Что изменилось', 'What changed'], {
        help: ['Было и стало: слова вопроса или шкала', 'Before and now: the words or the scale'],
        samples: ['шкала была 1–5, стала 1–10'],
      }),
    ),
    form: optional(byScript(text(['В какой форме', 'In which form'], { width: 110, samples: ['F11'] }))),
    noticed: optional(byScript(date(['Замечено', 'Noticed on']))),
    asked: optional(byScript(text(['Как спрашивают', 'How it is asked'], { hidden: true }))),
  }),
  {
    aside: true,
    about: [
      'Вопрос, который изменили в редакторе форм, появляется здесь сам в течение суток; можно вписать и свою строку. Ответы на разные слова или шкалы не сравниваются.',
      'A question that was changed in the Forms editor appears here by itself within a day; a line of your own may be added. Answers to different words or scales are not compared.',
    ],
    practice: (x) => ({ ...x, until: undefined, noticed: undefined, asked: undefined }),
  },
);
type QuestionChange = Row<typeof questionChanges>;

/** Which questions of a form are put twice: column, and what it is called here. */
export const comparedIn: ReadonlyMap<string, readonly (readonly [column: string, question: Compared])[]> = new Map([
  [measureForm.id, Object.keys(indicatorWords).map((column) => [column, column as Compared] as const)],
  ...[firstSurvey, finalSurvey].map(
    (f) => [f.id, Object.keys(surveyed).map((column) => [column, `survey.${column}` as Compared] as const)] as const,
  ),
]);

const byQuestion = derived((p: Programme): ReadonlyMap<Compared, readonly QuestionChange[]> => {
  const out = new Map<Compared, QuestionChange[]>();
  for (const c of p.rows(questionChanges)) out.set(c.question, [...(out.get(c.question) ?? []), c]);
  return out;
});

/** An answer: by which form it was given, and when. */
export type Given = { form: string; on: LocalDate | undefined };

/** Which changes a question had gone through on a day; nothing on days between the last look and the next. */
function wordingOf(all: readonly QuestionChange[], { form, on }: Given): string | undefined {
  if (on === undefined) return undefined;
  const mine = all.filter((c) => (!c.form || c.form === form) && c.on <= on && (!c.until || on < c.until));
  return mine.some((c) => c.noticed && on <= c.noticed) ? undefined : mine.map((c) => c.id).join();
}

/** Whether two answers are to the same question; without a day nobody can say that they are. */
export function sameQuestion(p: Programme, question: Compared, before: Given, after: Given): boolean {
  const all = byQuestion(p).get(question);
  if (!all) return true;
  const then = wordingOf(all, before);
  return then !== undefined && then === wordingOf(all, after);
}

/** How a question stands in its form now. */
export type Standing = { form: string; question: Compared; asMade: string; now: string };

/**
 * What people have changed in the Forms editor since the last look, as rows to write.
 * @param lookedOn the day of that look: the change is as old as that at most
 */
export function rewordings(p: Programme, seen: readonly Standing[], lookedOn: LocalDate, at: Now): Change[] {
  return seen.flatMap(({ form, question, asMade, now }): Change[] => {
    const open = byQuestion(p)
      .get(question)
      ?.find((c) => c.form === form && c.asked && !c.until);
    if ((open?.asked ?? asMade) === now) return [];
    const closed = open ? [update(questionChanges, open.id, { until: p.today })] : [];
    if (now === asMade) return closed;
    const what = `«${open?.asked ?? asMade}» → «${now}»`;
    const row = newRow(questionChanges, { question, form, on: lookedOn, noticed: p.today, asked: now, what }, at);
    return [...closed, insert(questionChanges, row)];
  });
}
