import { expect, test } from 'vitest';
import { restoreWorld } from '../../runtime/index.ts';
import { choice, emptyWorkbook, Workbook } from '../workbook.ts';

/** The same world again, as often as there are points to kill it at. */
const again = (book: Workbook) => {
  const kept = book.world.snapshot();
  return () => new Workbook(restoreWorld(kept), book.id);
};

test('set-up, killed at points all over it, is finished by running it again', () => {
  const start = emptyWorkbook();
  start.get('beginSetUp', choice);
  const fresh = again(start);
  const total = start.run('checkAndMend').calls.length;
  const whole = {
    sheets: start.world.view(start.id).sheets.length,
    triggers: 3,
    tasks: 36,
    protections: start.protections(),
  };
  // 16 points all over it, whatever its length: a point costs two whole set-ups
  for (let killAt = 1; killAt <= total; killAt += Math.ceil(total / 16)) {
    const book = fresh();
    const killed = book.world.run('checkAndMend', [], {
      kind: 'menu',
      fault: { killAt, killAfterCall: killAt % 2 === 0 },
    });
    const lastCall = killed.calls.at(-1)?.name;
    book.run('checkAndMend');
    const tasks = [1, 2, 3, 4, 5, 6, 7].flatMap((n) => book.rows(book.stageTab(n))).length;
    expect(
      {
        sheets: book.world.view(book.id).sheets.length,
        triggers: book.world.triggers.length,
        tasks,
        protections: book.protections(),
      },
      `killed at ${killAt}, ${lastCall}`,
    ).toEqual(whole);
    expect(book.form('F2').url).toMatch(/^https:/);
  }
}, 60_000);
