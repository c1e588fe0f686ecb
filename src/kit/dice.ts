import { addDays, day, type LocalDate } from './date.ts';

/** A seeded source of practice values: the same seed gives the same practice school on every machine. */
export type Dice = {
  /** a whole number, both ends included */
  int(from: number, to: number): number;
  pick<T>(from: readonly T[]): T;
  /** between `least` and `most` different ones, in their own order */
  some<T>(from: readonly T[], least: number, most: number): readonly T[];
  day(): LocalDate;
  next(counter: string): number;
  idOf(table: string): string;
};

/** @param ids rows that references may point to, by table */
export function dice(seed: number, ids: Readonly<Record<string, readonly string[]>> = {}): Dice {
  let state = seed >>> 0;
  // mulberry32
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const counters: Record<string, number> = {};
  const int = (from: number, to: number) => from + Math.floor(random() * (to - from + 1));
  const pick = <T>(from: readonly T[]): T => from[int(0, from.length - 1)] as T;
  return {
    int,
    pick,
    some: (from, least, most) => {
      const chosen = new Set<number>();
      const size = Math.min(from.length, int(least, most));
      while (chosen.size < size) chosen.add(int(0, from.length - 1));
      return from.filter((_, i) => chosen.has(i));
    },
    day: () => addDays(day('2026-09-01'), int(0, 60)),
    next: (counter) => {
      counters[counter] = (counters[counter] ?? 0) + 1;
      return counters[counter];
    },
    idOf: (table) => {
      const known = ids[table];
      if (!known?.length) throw new Error(`dice: table «${table}» has no rows to point to yet`);
      return pick(known);
    },
  };
}
