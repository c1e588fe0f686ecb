/** A text people read, in both languages of the product, declared where it is used. */
export type Words = readonly [ru: string, en: string];
export type Lang = 'ru' | 'en';

export const say = (words: Words, lang: Lang): string => words[lang === 'ru' ? 0 : 1];

/** Glues texts of both languages: strings go into both. @example join(['Лист', 'Sheet'], ' 1') */
export const join = (...parts: readonly (Words | string)[]): Words => [
  parts.map((p) => (typeof p === 'string' ? p : p[0])).join(''),
  parts.map((p) => (typeof p === 'string' ? p : p[1])).join(''),
];

export const none: Words = ['', ''];

/**
 * The Russian form that goes with a count.
 * @example plural(5, 'день', 'дня', 'дней') // 'дней'
 */
export function plural(n: number, one: string, few: string, many: string): string {
  const tens = Math.abs(n) % 100;
  const units = tens % 10;
  if (tens > 10 && tens < 20) return many;
  if (units === 1) return one;
  return units >= 2 && units <= 4 ? few : many;
}

/** «5 дней» / “5 days”: a count with its noun in both languages. */
export const counted = (
  n: number,
  ru: readonly [one: string, few: string, many: string],
  en: readonly [one: string, many: string],
): Words => [`${n} ${plural(n, ...ru)}`, `${n} ${n === 1 ? en[0] : en[1]}`];

/** What two spellings of the same words have in common: case, ё, spaces and quotes do not matter. */
export const sameWords = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[«»"'’]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Pixels an average letter of a note takes. */
const NOTE_LETTER = 6.4;
/** A narrow tab still gives a note this many letters: cells to its right are free. */
const LETTERS_AT_LEAST = 100;

/**
 * A note under a table in lines that end within its columns: a line that runs over the edge of the screen is not read.
 * @param widths of the columns, in pixels
 */
export function noteLines(text: string, widths: readonly number[]): string[] {
  const most = Math.max(LETTERS_AT_LEAST, Math.floor(widths.reduce((sum, w) => sum + w, 0) / NOTE_LETTER));
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
