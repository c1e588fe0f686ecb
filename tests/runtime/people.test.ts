import { expect, test } from 'vitest';
import { answerRequests, bridgeHabits, formHabits } from '../../runtime/index.ts';
import type { Quota } from '../../runtime/types.ts';
import { bench, MANIFEST } from './bench.ts';

const TWO = 'two@example.org';
const SS = 'const sheet = SpreadsheetApp.getActive().getSheets()[0];';

/** How often a body can run in one execution before a service refuses, and what it says then. */
const times = (body: string) =>
  `let n = 0; try { for (; n < 3000; n++) { ${body} } } catch (e) { return [n, e.message]; } return [n, ''];`;

test.each<[Quota, string, number, string]>([
  ['email', `MailApp.sendEmail('a@example.org', 's', 'b');`, 100, 'email'],
  ['documents', `DocumentApp.create('d');`, 250, 'document create'],
  ['spreadsheets', `SpreadsheetApp.create('s');`, 250, 'spreadsheet create'],
])('14.10 %s: so many a day, by person, and again a day after the first', (_quota, body, limit, name) => {
  const { run, world } = bench();
  // creating takes virtual time, and six minutes end an execution
  const fault = { limitMs: Infinity };
  const spent = [limit, `Service invoked too many times for one day: ${name}.`];
  expect(run(times(body), { fault })).toEqual(spent);
  expect(run(times(body), { fault })[0]).toBe(0);
  expect(run(times(body), { fault, as: TWO })).toEqual(spent);
  world.now += 86_400_000;
  expect(run(times(body), { fault })[0]).toBe(limit);
});

test('14.10 a Workspace account has the other column of the table', () => {
  const { run, world } = bench();
  world.addPerson({ email: TWO, name: 'Two', kind: 'editor', account: 'workspace' });
  expect(run('return MailApp.getRemainingDailyQuota();', { as: TWO })).toBe(1500);
  expect(run('return MailApp.getRemainingDailyQuota();')).toBe(100);
  const long = `MailApp.sendEmail('a@example.org', 's', 'x'.repeat(300 * 1024));`;
  expect(() => run(long)).toThrow('Email Body Size');
  expect(() => run(long, { as: TWO })).not.toThrow();
});

test.each<[Quota, string]>([
  ['properties', `PropertiesService.getScriptProperties().getProperty('k');`],
  ['email', `MailApp.sendEmail('a@example.org', 's', 'b');`],
  ['spreadsheets', `SpreadsheetApp.create('s');`],
  ['conversions', `HtmlService.createHtmlOutput('x').getAs('application/pdf');`],
  ['urlFetch', `UrlFetchApp.fetch('https://example.org');`],
])('14.10 what is left of %s may be less for one execution', (quota, body) => {
  const { run, world } = bench();
  answerRequests(world, () => ({ text: 'ok' }));
  expect(run(times(body), { fault: { quotas: { [quota]: 3 }, limitMs: Infinity } })[0]).toBe(3);
  if (quota === 'email') expect(run('return MailApp.getRemainingDailyQuota();')).toBe(97);
});

test('14.10 the 31st execution of a person at the same moment does not start', () => {
  const { world } = bench({ code: 'function deep() { SpreadsheetApp.getActive(); }' });
  let fault = {};
  for (let depth = 0; depth < 31; depth++) fault = { preemptAt: { call: 1, fn: 'deep', fault } };
  world.run('deep', [], { fault });
  const refused = world.executions.filter((each) => !each.ok);
  expect(refused.map((each) => each.error?.message)).toEqual([
    'There are too many scripts running simultaneously for this Google user account.',
  ]);
  expect(world.executions.filter((each) => each.ok)).toHaveLength(30);
});

test('14.11 a script that stands alone has no document: no properties, cache or lock of one', () => {
  const { world } = bench();
  world.push({
    files: {
      'Code.js': `function f() { return [PropertiesService.getDocumentProperties(), CacheService.getDocumentCache(), LockService.getDocumentLock(), SpreadsheetApp.getActiveSpreadsheet(), PropertiesService.getScriptProperties().getKeys()]; }`,
    },
    manifest: MANIFEST,
  });
  expect(world.run('f').value).toEqual([null, null, null, null, []]);
});

test('14.08 buffered writes survive a kill with a set probability', () => {
  const { world, run } = bench();
  const write = `${SS} sheet.getRange('A1').setValue(sheet.getSheetId() + 1); sheet.getSheetId();`;
  let kept = 0;
  for (let round = 0; round < 40; round++) {
    run(`${SS} sheet.clear(); SpreadsheetApp.flush();`);
    expect(() => run(write, { fault: { killAt: 6, keepBufferRate: 0.5 } })).toThrow('stopped');
    if (run(`${SS} return sheet.getRange('A1').getValue();`) !== '') kept++;
  }
  expect(kept).toBeGreaterThan(8);
  expect(kept).toBeLessThan(32);
  expect(world.executions.length).toBeGreaterThan(100);
});

test('14.08 a time limit loses what was not flushed, too', () => {
  const { run } = bench();
  const slow = `${SS} sheet.getRange('A1').setValue('flushed'); SpreadsheetApp.flush(); sheet.getRange('A2').setValue('not'); for (;;) Utilities.sleep(6000);`;
  expect(() => run(slow, { fault: { limitMs: 20_000 } })).toThrow('Exceeded maximum execution time');
  expect(run(`${SS} return sheet.getRange('A1:A2').getValues().join();`)).toBe('flushed,');
});

test('14.07 a stopped execution writes no more lines into its log', () => {
  const { run, world } = bench();
  expect(() =>
    run(
      `console.log('before'); try { SpreadsheetApp.getActive(); } finally { console.log('after'); Logger.log('after'); }`,
      {
        fault: { killAt: 1 },
      },
    ),
  ).toThrow('stopped');
  expect(world.executions.at(-1)!.logs).toEqual(['before']);
});

test('14.15 the zone of a person changes nothing for the script', () => {
  const { run, world } = bench({ timeZone: 'Asia/Vladivostok' });
  const body = `${SS} sheet.getRange('A1').setValue('01.09.2026'); const d = sheet.getRange('A1').getValue(); return [d.toISOString(), d.getHours(), Session.getScriptTimeZone(), SpreadsheetApp.getActive().getSpreadsheetTimeZone()];`;
  // midnight in Vladivostok is 17 o'clock of the day before in Moscow, the script's zone
  expect(run(body)).toEqual(['2026-08-31T14:00:00.000Z', 17, 'Europe/Moscow', 'Asia/Vladivostok']);
  expect(world.project!.manifest.timeZone).toBe('Europe/Moscow');
});

test('14.23 a Date in a result makes it null in silence when the world is told to be as Google is', () => {
  const { world } = bench({ code: 'function f() { return { when: new Date() }; } function g() { return { a: 1 }; }' });
  expect(world.rpc('f')).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('result of f.when: a Date') },
  });
  bridgeHabits(world).silent = true;
  expect(world.rpc('f')).toEqual({ ok: true, value: null });
  expect(world.rpc('g')).toEqual({ ok: true, value: { a: 1 } });
});

test('14.23 a call of a page takes its time', () => {
  const { world } = bench({ code: 'function f() { return Date.now(); }' });
  bridgeHabits(world).latencyMs = 700;
  const before = world.now;
  expect(world.rpc('f')).toEqual({ ok: true, value: before + 700 });
});

test('14.26 the forms of a copied spreadsheet may come late', () => {
  const { world, run } = bench();
  run(
    `const f = FormApp.create('F', true); f.addTextItem().setTitle('Name'); f.setDestination(FormApp.DestinationType.SPREADSHEET, id);`,
  );
  formHabits(world).copyDelayMs = 20_000;
  const copy = run(`return SpreadsheetApp.getActive().copy('Next year').getId();`);
  const url = `return SpreadsheetApp.openById('${copy}').getSheets()[0].getFormUrl();`;
  expect(run(url)).toBe(null);
  expect(world.documents.filter((each) => each.kind === 'form')).toHaveLength(1);
  world.advance(21_000);
  expect(run(url)).toContain('https://docs.google.com/forms/');
});

test('14.29 looks that mean nothing are taken with a warning each, and change nothing', () => {
  const { run, world } = bench();
  run(`const r = SpreadsheetApp.getActive().getRange('A1'); r.setFontWeight('bold').setHorizontalAlignment('center');
    r.setHorizontalAlignment('sideways').setVerticalAlignment('nowhere').setFontWeight('heavy').setFontStyle('odd').setFontLine('wavy');
    r.getSheet().setTabColor('nonsense');
    if (r.getFontWeight() !== 'bold' || r.getHorizontalAlignment() !== 'center') throw new Error('changed');`);
  expect(world.executions.at(-1)!.warnings.map((each) => each.split(' is no ')[1])).toEqual([
    'horizontal alignment: nothing was changed',
    'vertical alignment: nothing was changed',
    'font weight: nothing was changed',
    'font style: nothing was changed',
    'font line: nothing was changed',
    'tab colour: nothing was changed',
  ]);
});

test('a document is shared with editors and viewers, and with nobody else', () => {
  const { run, world, id } = bench();
  world.addPerson({ email: TWO, name: 'Two', kind: 'outsider' });
  const read = `return SpreadsheetApp.openById(id).getName();`;
  const write = `SpreadsheetApp.openById(id).getSheets()[0].getRange('A1').setValue(1);`;
  expect(() => run(read, { as: TWO })).toThrow('permission');
  world.share(id, TWO, 'viewer');
  expect(run(read, { as: TWO })).toBe('Book');
  expect(() => run(write, { as: TWO })).toThrow('permission');
  world.share(id, TWO, 'editor');
  run(write, { as: TWO });
  world.share(id, TWO, 'none');
  expect(() => run(read, { as: TWO })).toThrow('permission');
});

test('a closed account runs nothing, its triggers are gone, and letters to it come back', () => {
  const { run, world, id } = bench({ code: 'function tick() {}' });
  world.addPerson({ email: TWO, name: 'Two', kind: 'editor' });
  world.share(id, TWO, 'editor');
  run(`ScriptApp.newTrigger('tick').timeBased().everyHours(1).create();`, { as: TWO });
  const own = run(`return SpreadsheetApp.create('Mine').getId();`, { as: TWO });
  expect(world.advance(3_600_000).map((each) => each.as)).toEqual([TWO]);
  world.closeAccount(TWO);
  expect(world.advance(3_600_000)).toEqual([]);
  expect(() => run('return 1;', { as: TWO })).toThrow('no longer exists');
  expect(world.user(TWO).type(id, 'Лист1', 'A1', '1').refused).not.toBe(null);
  expect(world.state.documents[own]).toBe(undefined);
  run(`MailApp.sendEmail('${TWO}', 's', 'b');`);
  expect(world.outbox.map((each) => [each.from, each.to])).toEqual([
    ['mailer-daemon@googlemail.com', world.owner],
    [world.owner, TWO],
  ]);
});

test('a request goes to the test that answers it, and a failing one throws unless it is muted', () => {
  const { run, world } = bench();
  answerRequests(world, ({ url, method, payload }) =>
    url.endsWith('/no') ? { code: 404, text: 'none' } : { text: `${method} ${String(payload)}`, headers: { A: 'b' } },
  );
  expect(
    run(
      `const r = UrlFetchApp.fetch('https://example.org/', { method: 'POST', payload: 'p' }); return [r.getContentText(), r.getResponseCode(), r.getHeaders()];`,
    ),
  ).toEqual(['post p', 200, { A: 'b' }]);
  expect(() => run(`UrlFetchApp.fetch('https://example.org/no');`)).toThrow('returned code 404');
  expect(
    run(`return UrlFetchApp.fetch('https://example.org/no', { muteHttpExceptions: true }).getResponseCode();`),
  ).toBe(404);
});

test('a plan waits for the next execution of a function, whoever starts it', () => {
  const { run, world } = bench({ code: `function tick() { SpreadsheetApp.getActive(); }` });
  run(`ScriptApp.newTrigger('tick').timeBased().everyHours(1).create();`);
  world.planFault('tick', { killAt: 1 });
  expect(world.advance(3 * 3_600_000).map((each) => each.killed)).toEqual([true, false, false]);
});
