/** A cheap sample of the proof; `npm run bench -- faults` tries every call. */
import { expect, test } from 'vitest';
import { interleave } from '../../build/proof/between.ts';
import { closeAlone, closeTogether, yearOver } from '../../build/proof/closing.ts';
import { entryOf } from '../../build/proof/entries.ts';
import { practiceSchool } from '../../build/proof/school.ts';
import { storm } from '../../build/proof/storm.ts';
import { sweepEntry } from '../../build/proof/sweep.ts';

test.each([
  ['form a pair', 5],
  ['answers by the trigger', 41],
  ['hourly run with letters due', 61],
])(
  '%s: a fault at any call loses nothing and doubles nothing',
  async (name, stride) => {
    const swept = sweepEntry(await entryOf(name), stride);
    expect(swept.failures).toEqual([]);
    expect(swept.points).toBeGreaterThan(7);
  },
  30_000,
);

test('two hourly runs at once send every letter once', async () => {
  const tick = await entryOf('hourly run with letters due');
  const swept = interleave(tick, tick, 83);
  expect(swept.failures).toEqual([]);
}, 30_000);

test('whoever comes in while the year is closed: one archive, one act, one new workbook, nothing twice', async () => {
  const ready = await yearOver();
  closeAlone(ready);
  const swept = closeTogether(ready, 'another curator takes the programme over', 90);
  expect(swept.failures).toEqual([]);
  expect(swept.points).toBeGreaterThan(2);
}, 60_000);

test('hours of storm breaches nothing', async () => {
  expect(storm(await practiceSchool(10, 8), 5, 5).why).toEqual([]);
}, 30_000);
