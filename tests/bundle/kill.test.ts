import { expect, test } from 'vitest';
import { restoreWorld } from '../../runtime/index.ts';
import { choice, emptyWorkbook, Workbook } from '../workbook.ts';

const begun = emptyWorkbook();
begun.get('beginSetUp', choice);
const kept = begun.world.snapshot();
const again = () => new Workbook(restoreWorld(kept), begun.id);

const linked = (form: unknown): boolean => (form as { destination: object | null }).destination !== null;

/** Google makes a form's raw sheet minutes later; whether it has been named by now depends on how long the way was. */
const named = (sheet: string): string => (/^Ответы на форму|: ответы как есть$/.test(sheet) ? 'raw answers' : sheet);

const STEP = [JSON.stringify({ name: 'setUpStep', input: {} })];

/** Makes the steps of set-up one after another until the last. @param killed tries a step first, and is cut short */
function walk(book: Workbook, killed?: (step: number) => void): { calls: number[]; found: unknown } {
  const calls: number[] = [];
  for (let step = 0, finished = false; !finished; step++) {
    killed?.(step);
    finished = book.get('setUpStep', {}).finished;
    calls.push(book.last.calls.length);
  }
  const found = {
    sheets: book.world.view(book.id).sheets.map((s) => named(s.name)),
    triggers: book.world.triggers.map((t) => t.fn),
    tasks: [1, 2, 3, 4, 5, 6, 7].map((n) => book.rows(book.stageTab(n)).length),
    protections: book.protections(),
    // a run killed before it could note a new form's id leaves an empty one behind that nothing leads to
    forms: book.world.documents.flatMap((d) => (d.kind === 'form' && linked(d) ? [d.title] : [])),
    asked: book.get('home', {}).stages.flatMap((s) => s.forms.map((f) => [f.code, f.url.slice(0, 6)])),
  };
  return { calls, found };
}

const whole = walk(again());

/** How far through a step is cut short; the steps take turns. `npm run bench -- faults` tries every call. */
const WAYS = [0.15, 0.5, 0.85];

test('every step of set-up, killed early, midway or late, is finished by the next run', () => {
  const book = again();
  const cut: string[] = [];
  const { found } = walk(book, (step) => {
    const killAt = Math.max(1, Math.round((whole.calls[step] ?? 1) * (WAYS[step % WAYS.length] ?? 1)));
    const { ok, calls } = book.world.run('rpc', STEP, {
      kind: 'rpc',
      fault: { killAt, killAfterCall: step % 2 === 0 },
    });
    if (!ok) cut.push(`${step}: ${calls.at(-1)?.name}`);
  });
  // killed in its last calls a step is done, and the next run makes the one after it
  expect(cut.length).toBeGreaterThan(whole.calls.length / 2);
  expect(found, cut.join('\n')).toEqual(whole.found);
});

test('a check of the whole book, killed and run again, leaves it as it was', () => {
  const book = again();
  walk(book);
  const total = book.run('checkAndMend').calls.length;
  for (const killAt of [Math.round(total / 3), Math.round((2 * total) / 3)]) {
    const { ok } = book.world.run('checkAndMend', [], { kind: 'menu', fault: { killAt, killAfterCall: false } });
    expect(ok).toBe(false);
  }
  book.run('checkAndMend');
  expect(walk(book).found).toEqual(whole.found);
});
