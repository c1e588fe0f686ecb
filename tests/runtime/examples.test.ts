import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type GasResult, main } from '../../runtime/gas.ts';
import { openWorld } from '../../runtime/index.ts';

let state = '';
beforeAll(() => {
  state = mkdtempSync(path.join(tmpdir(), 'gas-examples-'));
});
afterAll(() => {
  rmSync(state, { recursive: true });
});

/** The command as it is typed; what it printed is its one JSON object. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the script returned
function gas(example: string, ...args: string[]): GasResult & { value: any; code: number } {
  const out = vi.spyOn(console, 'log').mockImplementation(() => {});
  const code = main([`docs/examples/gas/${example}.js`, ...args], process.cwd());
  const printed = out.mock.calls.map(([text]) => String(text)).join('\n');
  out.mockRestore();
  return { ...(JSON.parse(printed) as GasResult), code };
}
const kept = (name: string) => path.join(state, name);

test('the form builder makes a form of the rows of a sheet, and answers arrive', () => {
  const done = gas('form-builder', 'main', '--locale', 'en_US', '--state', kept('form'));
  expect(done).toMatchObject({
    code: 0,
    error: null,
    logs: ['6 questions, answers go to Spreadsheet'],
    value: {
      title: 'Questionnaire',
      types: ['TEXT', 'TEXT', 'CHECKBOX', 'MULTIPLE_CHOICE', 'SCALE', 'PARAGRAPH_TEXT'],
    },
  });
  const world = openWorld(kept('form'));
  const form = world.documents.find((each) => each.kind === 'form')!;
  const answer = { 'Your name': 'Anna', 'Year of birth': '2020', 'Have you done this before?': 'no' };
  expect(world.user('anna@example.org').respond(form.id, answer).refused).toContain('From 1940 to 2015');
  expect(
    world
      .user('anna@example.org')
      .respond(form.id, { ...answer, 'Year of birth': '2010', 'How ready do you feel?': '4' }).refused,
  ).toBe(null);
  const book = world.documents.find((each) => each.kind === 'spreadsheet')!;
  const row = world.viewSheet(book.id, 'Form Responses 1').cells[1]!.map((cell) => cell?.v ?? '');
  expect(row.slice(1, 8)).toEqual(['Anna', '2010', '', 'no', '4', '', '']);
});

test('the mail merge stops at the quota and goes on a day after the first letter, and nobody gets two letters', () => {
  const day = (today: string) => gas('mail-merge', 'main', '--today', today, '--state', kept('mail'));
  expect(day('2026-10-05')).toMatchObject({ value: { sent: 90, waiting: 30 }, logs: ['90 sent, 30 waiting'] });
  expect(day('2026-10-05').value).toEqual({ sent: 0, waiting: 30 });
  expect(day('2026-10-07').value).toEqual({ sent: 30, waiting: 0 });
  const to = openWorld(kept('mail')).outbox.map((each) => each.to);
  expect(to).toHaveLength(120);
  expect(new Set(to).size).toBe(120);
});

test('the mail merge, killed at a call in the middle, sends no letter twice afterwards', () => {
  const killed = gas('mail-merge', 'main', '--kill', '40', '--state', kept('killed'));
  expect(killed).toMatchObject({ code: 1, error: { message: 'The execution was stopped' } });
  gas('mail-merge', 'main', '--state', kept('killed'));
  const to = openWorld(kept('killed')).outbox.map((each) => each.to);
  expect(new Set(to).size).toBe(to.length);
});

test('the report is made again without a second table, chart or protection', () => {
  const run = () => gas('report', 'main', '--locale', 'ru_RU', '--tz', 'Asia/Vladivostok', '--state', kept('report'));
  const first = run();
  expect(first).toMatchObject({ code: 0, value: { protections: 1, months: { '2026-09': { done: 8, cancelled: 2 } } } });
  expect(run().value).toEqual(first.value);
  const world = openWorld(kept('report'));
  const { id } = world.documents.find((each) => each.kind === 'spreadsheet')!;
  world.share(id, 'two@example.org', 'editor');
  const two = world.user('two@example.org');
  expect(two.type(id, 'Report', 'B2', '100').refused).toContain('защищённую ячейку');
  expect(two.type(id, 'Report', 'H2', 'моя заметка').refused).toBe(null);
  expect(two.type(id, 'Visits', 'C2', 'maybe').refused).toContain('правилу проверки');
  expect(two.type(id, 'Visits', 'D2', '500').refused).toContain('From 5 to 240 minutes');
  expect(world.view(id).sheets.map((each) => each.name)).toEqual(['Лист1', 'Visits', 'Report']);
});
