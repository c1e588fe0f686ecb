/** Lines of the observers' file, and how a number stands in them. */
import { type Fact, isExact, percentOf } from '../../disclosure/index.ts';
import type { Cell, Words } from '../../kit/index.ts';
import { figure } from '../monitoring/wording.ts';

export type SummaryCell = Cell | Words;
export type SummaryLine = {
  kind: 'heading' | 'said' | 'title' | 'header' | 'row' | 'blank';
  cells: readonly SummaryCell[];
};

/** Shown where a number is kept back. */
export const HIDDEN: Words = ['н/д', 'n/a'];

export const line = (kind: SummaryLine['kind'], ...cells: SummaryCell[]): SummaryLine => ({ kind, cells });
export const blank = line('blank');

/** A table with its title; nothing where it has no rows. */
export const block = (
  title: Words,
  header: readonly Words[],
  rows: readonly (readonly SummaryCell[])[],
  ...said: readonly Words[]
): SummaryLine[] =>
  rows.length
    ? [
        line('title', title),
        line('header', ...header),
        ...rows.map((cells) => line('row', ...cells)),
        ...said.map((words) => line('said', words)),
        blank,
      ]
    : [];

export type Told = ReadonlyMap<string, Fact>;

export const exact = (told: Told, id: string): number | undefined => {
  const fact = told.get(id);
  return fact && isExact(fact) ? fact[0] : undefined;
};
export const count = (told: Told, id: string): SummaryCell => exact(told, id) ?? HIDDEN;
export const shown = (value: number | undefined): Words => (value === undefined ? HIDDEN : figure(value));

const STEP = 5;

/** The share of a part, as a number or as a bound. */
export function shareWords(told: Told, part: string, whole: string): Words {
  const of = exact(told, whole);
  const fact = told.get(part);
  const most = told.get(whole)?.[1];
  if (of === undefined && most !== undefined && fact && isExact(fact)) {
    const least = Math.floor((100 * fact[0]) / most / STEP) * STEP;
    return [`не меньше ${least} %`, `at least ${least}%`];
  }
  if (!of || !fact) return HIDDEN;
  const [low, high] = fact;
  if (low === high) return low <= of ? [`${percentOf(low, of)} %`, `${percentOf(low, of)}%`] : HIDDEN;
  const floor = Math.floor((100 * low) / of / STEP) * STEP;
  const ceiling = Math.ceil((100 * high) / of / STEP) * STEP;
  return low > 0 ? [`не меньше ${floor} %`, `at least ${floor}%`] : [`не больше ${ceiling} %`, `at most ${ceiling}%`];
}

/** A line of a count and its share. */
export const counted = (told: Told, words: Words, id: string, whole?: string): SummaryCell[] => [
  words,
  count(told, id),
  whole ? shareWords(told, id, whole) : '',
];
