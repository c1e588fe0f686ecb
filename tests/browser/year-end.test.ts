import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDesk, type Desk, openDesk } from '../../build/tour.ts';
import { IN_MAY, staysOn, walkYearEnd } from '../../build/tour-year-end.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('practice', {}, IN_MAY, { mentees: 6, mentors: 6 });
});
afterAll(() => closeDesk(desk));

test('a school at work is brought to the next year’s workbook by clicks alone, in at most forty presses', async () => {
  const stays = staysOn(desk.world);
  const seen: string[] = [];
  const steps = await walkYearEnd(desk, stays, 'later', async (name) => void seen.push(name));
  expect(seen).toHaveLength(7);
  expect(steps.reduce((sum, s) => sum + s.presses, 0)).toBeLessThanOrEqual(40);
  const [head = [], ...lines] = desk.workbench.desk
    .sheet('База наставников')
    .cells.map((r) => r.map((c) => c?.v ?? ''));
  const names = lines.map((line) => line[head.indexOf('ФИО')]).filter(Boolean);
  expect(names).toEqual([stays]);
  const acts = desk.world.documents.filter((d) => d.kind === 'document' && d.title.startsWith('Акт об уничтожении'));
  expect(acts).toHaveLength(1);
}, 120_000);
