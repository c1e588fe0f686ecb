import { expect, test } from 'vitest';
import type { Snapshot } from '../../runtime/index.ts';
import { bench } from './bench.ts';

const SS = 'const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];';

test('14.07 each call costs virtual time, and six minutes of it end the execution', () => {
  const { run, world } = bench();
  const started = world.now;
  run(`Utilities.sleep(1500); return Date.now();`);
  expect(world.now - started).toBeGreaterThanOrEqual(1500);
  expect(() => run(`for (;;) Utilities.sleep(60000);`)).toThrow('Exceeded maximum execution time');
  expect(world.executions.at(-1)).toMatchObject({ ok: false, killed: true });
  expect(world.executions.at(-1)!.virtualMs).toBeGreaterThan(360_000);
  expect(() => run(`for (;;) Utilities.sleep(7000);`, { kind: 'simple' })).toThrow('Exceeded maximum execution time');
  expect(world.executions.at(-1)!.virtualMs).toBeLessThan(40_000);
});

test('14.07 after a kill neither catch nor finally of the script can touch the world', () => {
  const { run, world } = bench();
  const code = `${SS} try { sheet.getRange('A1').setValue(1); SpreadsheetApp.flush(); sheet.getName(); sheet.getName(); } catch (e) { sheet.getRange('B1').setValue('caught'); } finally { try { sheet.getRange('C1').setValue('finally'); } catch (e) {} } return 'returned';`;
  expect(() => run(code, { fault: { killAt: 6 } })).toThrow('The execution was stopped');
  expect(run(`${SS} return sheet.getRange('A1:C1').getValues()[0];`)).toEqual([1, '', '']);
  expect(world.executions[0]).toMatchObject({ ok: false, killed: true, value: null });
});

test('a kill may come before or after the effect of its call', () => {
  const value = (killAfterCall: boolean) => {
    const { run } = bench();
    const write = `Sheets.Spreadsheets.Values.update({ values: [['x']] }, id, 'A1', { valueInputOption: 'RAW' })`;
    expect(() => run(write, { fault: { killAt: 1, killAfterCall } })).toThrow('stopped');
    return run(`return Sheets.Spreadsheets.Values.get(id, 'A1').values || null;`);
  };
  expect(value(false)).toBe(null);
  expect(value(true)).toEqual([['x']]);
});

test('a call fails by its number or by its name, and the script may catch it', () => {
  const { run } = bench();
  const code = `${SS} try { sheet.appendRow(['x']); return 'done'; } catch (e) { return e.name + ': ' + e.message; }`;
  expect(run(code, { fault: { failOn: { 'Sheet.appendRow': 'Service unavailable' } } })).toBe(
    'Exception: Service unavailable',
  );
  expect(run(code, { fault: { failAt: { 3: 'Internal error' } } })).toBe('Exception: Internal error');
  expect(run(code)).toBe('done');
});

test('14.09 another execution may come in between at a chosen call', () => {
  const { run, world } = bench({
    code: `function other(v) { SpreadsheetApp.getActive().getSheets()[0].appendRow([v]); }`,
  });
  const code = `${SS} const before = sheet.getLastRow(); sheet.getName(); return [before, sheet.getLastRow()];`;
  expect(run(code, { fault: { preemptAt: { call: 4, fn: 'other', args: ['in between'] } } })).toEqual([0, 1]);
  expect(world.executions.map((each) => each.fn)).toEqual(['other', 'main']);
});

test('what is left behind at a call is what a kill there leaves, while the execution goes on undisturbed', () => {
  const code = `const book = SpreadsheetApp.getActiveSpreadsheet(); ${SS} sheet.getRange('A1').setValue(1); SpreadsheetApp.flush();
    sheet.getRange('A2').setValue(2); const doc = DocumentApp.create('Акт'); doc.getBody().appendParagraph('текст');
    const form = FormApp.create('Анкета'); form.addTextItem().setTitle('Кто?'); form.setDestination(FormApp.DestinationType.SPREADSHEET, book.getId());
    sheet.getRange('A3').setValue(3); SpreadsheetApp.flush(); sheet.getRange('A4').setValue(4); return 'done';`;
  const of = ({ documents, triggers, parts }: Snapshot['state']) => [documents, triggers, parts];
  const forks: [Snapshot['state'], Snapshot['state']][] = [];
  const watched = bench();
  watched.world.watch = (run) => forks.push([run.leftBehind(false), run.leftBehind(true)]);
  expect(watched.run(code)).toBe('done');
  const alone = bench();
  expect(alone.run(code)).toBe('done');
  expect(of(watched.world.state)).toEqual(of(alone.world.state));
  for (const [i, [lost, stays]] of forks.entries())
    for (const [left, fault] of [
      [lost, { killAt: i + 1 }],
      [stays, { killAt: i, killAfterCall: true, keepBuffer: true }],
    ] as const) {
      if (fault.killAt === 0) continue;
      const killed = bench();
      expect(() => killed.run(code, { fault })).toThrow('stopped');
      expect(of(left), JSON.stringify(fault)).toEqual(of(killed.world.state));
    }
});

test('an endless loop without any call is cut, and the world goes on', () => {
  const { world, run, id } = bench();
  world.push({ files: { 'Code.js': 'function spin() { for (;;); }' }, manifest: {} }, { boundTo: id });
  world.watchdogMs = 50;
  expect(world.run('spin')).toMatchObject({
    ok: false,
    killed: true,
    error: { message: 'Exceeded maximum execution time' },
  });
  expect(run('return 1')).toBe(1);
});

test('a file that throws while it is loaded fails the execution with its own error', () => {
  const { world, id } = bench();
  world.push({ files: { 'Code.js': 'throw new Error("at load"); function f() {}' }, manifest: {} }, { boundTo: id });
  expect(world.run('f')).toMatchObject({ ok: false, error: { message: 'at load' } });
  world.push({ files: { 'Code.js': 'function f( {}' }, manifest: {} }, { boundTo: id });
  expect(world.run('f')).toMatchObject({ ok: false, error: { name: 'SyntaxError' } });
});

test('calls are counted by name and listed in order', () => {
  const { run, world } = bench();
  run(`${SS} sheet.getRange('A1').setValue(1); sheet.getRange('A2').setValue(2);`);
  const execution = world.executions.at(-1)!;
  expect(execution.counts).toMatchObject({ 'Sheet.getRange': 2, 'Range.setValue': 2 });
  expect(execution.calls.map((each) => each.name).slice(0, 4)).toEqual([
    'SpreadsheetApp.getActiveSpreadsheet',
    'Spreadsheet.getSheets',
    'Sheet.getRange',
    'Range.setValue',
  ]);
});

test('14.28 transient errors come at a rate, the same ones for the same seed', () => {
  const outcome = (seed: number) => {
    const { run } = bench({ seed });
    return run(
      `${SS} let failed = []; for (let i = 0; i < 50; i++) try { sheet.getLastRow(); } catch (e) { failed.push(i); } return failed;`,
      {
        fault: { transientRate: 0.1 },
      },
    );
  };
  const [first, again, other] = [outcome(7), outcome(7), outcome(8)];
  expect(first.length).toBeGreaterThan(0);
  expect(first.length).toBeLessThan(20);
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});

test('14.30 the scopes that the calls needed are known afterwards', () => {
  const { run, world } = bench();
  run(`SpreadsheetApp.getActive().getName(); SpreadsheetApp.create('x'); MailApp.getRemainingDailyQuota();`);
  expect(world.scopesUsed()).toEqual(
    ['script.send_mail', 'spreadsheets', 'spreadsheets.currentonly'].map(
      (each) => `https://www.googleapis.com/auth/${each}`,
    ),
  );
});

test('14.29 what Google takes in silence is a warning of the execution', () => {
  const { run, world } = bench();
  run(`SpreadsheetApp.getActive().getRange('A1').setBackground('nonsense').setFontColor('red');`);
  expect(world.executions.at(-1)!.warnings).toEqual(['nonsense is no background: nothing was changed']);
});
