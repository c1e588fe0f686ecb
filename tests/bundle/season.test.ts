import { expect, test } from 'vitest';
import { season } from '../../build/season/year.ts';
import { day } from '../../src/kit/index.ts';

// a whole year is `npm run season`, two months are `npm run bench -- season`; these are the first weeks, with one hourly run a day
test('the first weeks of a small school: people answer late, twice and never, and every invariant holds each week', async () => {
  const s = await season({ learners: 30, seed: 1, runs: 1, until: day('2026-09-13') });
  expect(s.breaches).toEqual([]);
  expect(s.days).toBe(21);
  expect(s.answered.F2).toBeGreaterThanOrEqual(1);
  expect(s.longestRun).toBeLessThan(270);
  expect(s.letters).toBeGreaterThan(0);
}, 120_000);
