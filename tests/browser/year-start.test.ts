import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDesk, type Desk, openDesk } from '../../build/tour.ts';
import { IN_AUGUST, statesIn, walkYearStart } from '../../build/tour-year-start.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('empty', {}, IN_AUGUST);
});
afterAll(() => closeDesk(desk));

test('an empty workbook comes to ready mentors and mentees with consents by clicks alone, in at most 75 presses', async () => {
  const seen: string[] = [];
  const size = { mentees: 14, mentors: 15, ready: 13, weeks: 'stand' } as const;
  const steps = await walkYearStart(desk, size, async (name) => void seen.push(name));
  expect(seen).toHaveLength(8);
  expect(statesIn(desk, 'База наставляемых')).toEqual(Array(14).fill('ищет пару'));
  expect(statesIn(desk, 'База наставников')).toEqual([...Array(13).fill('готов'), 'потенциальный', 'потенциальный']);
  expect(steps.reduce((sum, s) => sum + s.presses, 0)).toBeLessThanOrEqual(75);
}, 120_000);
