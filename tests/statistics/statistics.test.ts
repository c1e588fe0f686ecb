import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Answer } from '../../build/bench/monitoring/questions.ts';
import { apart, frozenQuestions, ours } from '../../build/bench/monitoring/scipy.ts';
import {
  differences,
  hodgesLehmann,
  holm,
  mcNemar,
  median,
  signedRank,
  standardised,
  tally,
  wilson,
} from '../../src/statistics/index.ts';
import { sumsOf } from '../../src/statistics/signed-rank.ts';

const vector = (before: readonly number[], after: readonly number[]) =>
  differences(before.map((b, i) => [b, after[i] as number]));

// domain 4.5, checked against SciPy's permutation test; W+, W−, p, r, mean, d_z, g, Hodges–Lehmann over all differences
test.each([
  [vector([1, 1, 1, 1, 1], [2, 2, 2, 2, 2]), 15, 0, 0.0625, 1, 1, undefined, undefined, 1],
  [
    vector([5, 4, 6, 7, 3, 5, 6, 4, 8, 5], [7, 4, 7, 9, 5, 6, 5, 6, 8, 7]),
    34,
    2,
    0.03125,
    0.8889,
    1.1,
    0.9995,
    0.9139,
    1,
  ],
  [
    vector([6, 5, 7, 4, 5, 6, 3, 8, 7, 5, 6, 4], [7, 5, 8, 6, 5, 8, 4, 8, 6, 7, 7, 5]),
    41.5,
    3.5,
    0.02734,
    0.8444,
    0.8333,
    0.8889,
    0.8269,
    1,
  ],
  [vector([1, 2, 3, 4, 5, 6], [2, 4, 6, 8, 10, 12]), 21, 0, 0.03125, 1, 3.5, 1.8708, 1.5754, 3.5],
])('the four worked examples come out as published', (diffs, plus, minus, p, effect, mean, dz, g, middle) => {
  const found = signedRank(diffs);
  expect([found.wPlus, found.wMinus]).toEqual([plus, minus]);
  expect(found.p).toBeCloseTo(p, 5);
  expect(found.effect).toBeCloseTo(effect, 4);
  const spread = standardised(diffs);
  expect(spread?.mean).toBeCloseTo(mean, 4);
  if (dz === undefined) expect([spread?.dz, spread?.g]).toEqual([undefined, undefined]);
  else expect([spread?.dz, spread?.g]).toEqual([expect.closeTo(dz, 4), expect.closeTo(g as number, 4)]);
  expect(hodgesLehmann(diffs)?.value).toBe(middle);
});

test('p, effect, interval, shares and corrections agree with SciPy to 1e-9', () => {
  const theirs = JSON.parse(readFileSync('tests/statistics/scipy.json', 'utf8')) as Answer[];
  const asked = frozenQuestions();
  expect(theirs.length).toBe(asked.length);
  expect(new Set(asked.map((q) => q.kind)).size).toBe(4);
  expect(Math.max(...asked.map((q, i) => apart(ours(q), theirs[i])))).toBeLessThan(1e-9);
});

test('chances of all sums add up to one, also for sixty people', () => {
  const ranks = Array.from({ length: 60 }, (_, i) => 2 * (i + 1));
  expect(sumsOf(ranks).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
});

test('nothing, one person and all alike are no error', () => {
  expect(signedRank([])).toMatchObject({ n: 0, nonZero: 0, p: 1, effect: undefined });
  expect(signedRank([0, 0, 0])).toMatchObject({ n: 3, nonZero: 0, p: 1, effect: undefined });
  expect(signedRank([2])).toMatchObject({ n: 1, nonZero: 1, p: 1, effect: 1 });
  expect(hodgesLehmann([])).toBeUndefined();
  expect(hodgesLehmann([1, 2, 3, 4, 5])).toEqual({ value: 3, interval: undefined });
  expect(hodgesLehmann([1, 2, 3, 4, 5, 6])?.interval).toEqual([1, 6]);
  expect(standardised([])).toBeUndefined();
  expect(standardised([2])).toEqual({ mean: 2, dz: undefined, g: undefined });
  expect(wilson(0, 0)).toBeUndefined();
  expect(median([])).toBeUndefined();
});

test('five people who all grew are not enough for p under 0.05, six are', () => {
  expect(signedRank([1, 1, 1, 1, 1]).p).toBe(0.0625);
  expect(signedRank([1, 1, 1, 1, 1, 1]).p).toBe(0.03125);
});

test('an answer of yes or no is compared exactly', () => {
  expect(mcNemar(8, 1)).toBeCloseTo(0.0391, 4);
  expect(mcNemar(5, 0)).toBe(0.0625);
  expect(mcNemar(6, 0)).toBe(0.03125);
  expect(mcNemar(0, 0)).toBe(1);
  expect(mcNemar(3, 3)).toBe(1);
});

test('a share of few people has a wide interval', () => {
  const percent = (yes: number, of: number) => {
    const w = wilson(yes, of);
    return [w?.low, w?.high].map((x) => Math.round((x ?? 0) * 100));
  };
  expect([percent(17, 20), percent(9, 10), percent(43, 50), percent(85, 100)]).toEqual([
    [64, 95],
    [60, 98],
    [74, 93],
    [77, 91],
  ]);
});

test('many questions asked at once make each of them harder to answer with yes', () => {
  expect(holm([0.01, 0.04, 0.03])).toEqual([0.03, 0.06, 0.06]);
  expect(holm([0.9, 0.8])).toEqual([1, 1]);
});

test('what is better depends on the scale, and less than the least change is none', () => {
  expect(tally([1, 2, 0, -1], 1, 1)).toEqual({ improved: 2, unchanged: 1, worse: 1 });
  expect(tally([1, 2, 0, -1], -1, 1)).toEqual({ improved: 1, unchanged: 1, worse: 2 });
  expect(tally(differences([[3.45, 3.75]]), 1, 0.3)).toEqual({ improved: 1, unchanged: 0, worse: 0 });
  expect(tally(differences([[3.45, 3.74]]), 1, 0.3)).toEqual({ improved: 0, unchanged: 1, worse: 0 });
  expect(tally([0], 1, 0)).toEqual({ improved: 0, unchanged: 1, worse: 0 });
});

test('differences of marks tie where people see the same number', () => {
  const found = signedRank(
    differences([
      [3.45, 3.75],
      [4.1, 4.4],
      [4.4, 4.1],
    ]),
  );
  expect([found.wPlus, found.wMinus]).toEqual([4, 2]);
});
