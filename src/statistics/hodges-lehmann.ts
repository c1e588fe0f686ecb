import { Z95 } from './normal.ts';
import { EXACT_UNTIL, sumsOf } from './signed-rank.ts';

export type Estimate = {
  value: number;
  /** at least 95 %; nothing under six people: no such interval exists */
  interval: readonly [low: number, high: number] | undefined;
};

type Weighted = { value: number; weight: number };

/** Averages of all pairs of differences, each with itself too: how many there are of each. Whole answers repeat, so there are few. */
function averages(diffs: readonly number[]): Weighted[] {
  const counts = new Map<number, number>();
  for (const d of diffs) counts.set(d, (counts.get(d) ?? 0) + 1);
  const distinct = [...counts];
  const out: Weighted[] = [];
  distinct.forEach(([a, many], i) => {
    out.push({ value: a, weight: (many * (many + 1)) / 2 });
    for (const [b, others] of distinct.slice(i + 1)) out.push({ value: (a + b) / 2, weight: many * others });
  });
  return out.sort((a, b) => a.value - b.value);
}

/** The value at a place from 1 in the sorted list. */
function at(list: readonly Weighted[], place: number): number {
  let passed = 0;
  for (const { value, weight } of list) {
    passed += weight;
    if (passed >= place) return value;
  }
  return Number.NaN;
}

/** How many averages are cut off at each end so that at most 2.5 % lies beyond; 0 when even the last one holds more. */
function cutOff(n: number): number {
  if (n > EXACT_UNTIL) {
    const deviation = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24);
    return Math.floor((n * (n + 1)) / 4 - 0.5 - Z95 * deviation) + 1;
  }
  const chances = sumsOf(Array.from({ length: n }, (_, i) => i + 1));
  let tail = chances[0] as number;
  let cut = 0;
  while (tail <= 0.025) tail += chances[++cut] as number;
  return cut;
}

/** The middle of the averages of all pairs of differences, zeros included, with the interval that belongs to the signed-rank test. */
export function hodgesLehmann(diffs: readonly number[]): Estimate | undefined {
  const n = diffs.length;
  if (!n) return undefined;
  const list = averages(diffs);
  const all = (n * (n + 1)) / 2;
  const value = (at(list, Math.floor((all + 1) / 2)) + at(list, Math.floor(all / 2) + 1)) / 2;
  const cut = cutOff(n);
  return { value, interval: cut ? [at(list, cut), at(list, all + 1 - cut)] : undefined };
}
