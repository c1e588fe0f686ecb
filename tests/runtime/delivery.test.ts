import { expect, test } from 'vitest';
import { deliveryHabits, mixAccounts, playAddOn, scopeAudit } from '../../runtime/index.ts';
import type { RunError } from '../../runtime/types.ts';
import { bench, MANIFEST } from './bench.ts';

const HEARD = `
  function heard(e) { SpreadsheetApp.getActive().getSheets()[0].appendRow([e.range ? e.range.getA1Notation() : String(e.hour), e.value || '']); Utilities.sleep(4000); }
  function onEdit(e) { Utilities.sleep(5000); PropertiesService.getDocumentProperties().setProperty(e.range.getA1Notation(), '1'); }
  function install(event) {
    const b = ScriptApp.newTrigger('heard');
    if (event === 'clock') b.timeBased().everyHours(1).create(); else b.forSpreadsheet(SpreadsheetApp.getActive())[event]().create();
  }
  function seen() { return SpreadsheetApp.getActive().getSheets()[0].getDataRange().getValues().map((row) => row[0]).filter(String); }
  function edits() { return PropertiesService.getDocumentProperties().getKeys(); }`;

function heardOf(event: string) {
  const made = bench({ code: HEARD });
  made.world.run('install', [event]);
  const owner = made.world.user(made.world.owner);
  return { ...made, owner, habits: deliveryHabits(made.world) };
}
const failed = (list: { error: RunError | null }[]) => list.flatMap((each) => each.error?.message ?? []);

test('14.20 events may be delayed, and overtake each other on the way', () => {
  const { world, id, owner, habits } = heardOf('onChange');
  world.run('install', ['onEdit']);
  habits.delayMs = [1000, 60_000];
  world.state.triggers = world.triggers.filter((each) => each.event === 'ON_CHANGE');
  for (let row = 1; row <= 12; row++) owner.insertRows(id, 'Лист1', row);
  expect(world.executions.filter((each) => each.fn === 'heard')).toHaveLength(0);
  const order = habits.waiting.map((each) => each.dueAt);
  expect(order).not.toEqual([...order].sort((a, b) => a - b));
  const arrived = world.settle();
  expect(arrived).toHaveLength(12);
  expect(habits.waiting).toEqual([]);
});

test('14.20 events of one moment may arrive in any order, the same for the same seed', () => {
  const order = (seed: number) => {
    const { world, id, run } = bench({
      seed,
      code: `function note(e) { console.log(e.triggerUid); }`,
    });
    run(`for (let n = 0; n < 6; n++) ScriptApp.newTrigger('note').forSpreadsheet(id).onChange().create();`);
    Object.assign(deliveryHabits(world), { delayMs: [1000, 1000], shuffled: true });
    const installed = world.triggers.map((each) => each.id);
    world.user(world.owner).renameSheet(id, 'Лист1', 'X');
    return world.settle().map((each) => installed.indexOf(each.logs[0]!));
  };
  expect([...order(1)].sort()).toEqual([0, 1, 2, 3, 4, 5]);
  expect(order(1)).not.toEqual([0, 1, 2, 3, 4, 5]);
  expect(order(1)).toEqual(order(1));
});

test('14.20 shares of the events are lost or doubled', () => {
  const { world, habits } = heardOf('clock');
  habits.lost = 0.3;
  const some = world.advance(40 * 3_600_000).length;
  expect(some).toBeGreaterThan(15);
  expect(some).toBeLessThan(40);
  Object.assign(habits, { lost: 0, doubled: 1 });
  expect(world.advance(10 * 3_600_000)).toHaveLength(20);
});

test('14.20 of edits that wait for their trigger the third is lost', () => {
  const { world, id, owner, habits } = heardOf('onEdit');
  habits.delayMs = [2000, 2000];
  for (const cell of ['B1', 'B2', 'B3']) owner.type(id, 'Лист1', cell, '1');
  world.settle();
  expect(world.run('edits').value).toEqual(['B1', 'B2']);
  owner.type(id, 'Лист1', 'B4', '1');
  world.settle();
  expect(world.run('edits').value).toEqual(['B1', 'B2', 'B4']);
});

test('14.20 in a burst thirty executions of a person run beside each other, and the others fail', () => {
  const { world, id, owner, habits } = heardOf('onChange');
  habits.delayMs = [1000, 1000];
  for (let at = 0; at < 40; at++) owner.setNote(id, 'Лист1', 'A1', String(at));
  const arrived = world.settle();
  expect(arrived.filter((each) => each.ok)).toHaveLength(30);
  expect(new Set(failed(arrived))).toEqual(
    new Set(['There are too many scripts running simultaneously for this Google user account.']),
  );
  owner.setNote(id, 'Лист1', 'A1', 'later');
  expect(world.settle().map((each) => each.ok)).toEqual([true]);
});

test('a waiting event is part of the saved world', () => {
  const { world, id, owner, habits } = heardOf('onChange');
  habits.delayMs = [1000, 1000];
  owner.addSheet(id, 'More');
  expect(JSON.parse(JSON.stringify(world.state.parts.delivery)).waiting).toHaveLength(1);
});

const ADD_ON = `
  function onOpen(e) {
    const menu = SpreadsheetApp.getUi().createAddonMenu().addItem('Start', 'start');
    if (e && e.authMode === ScriptApp.AuthMode.NONE) menu.addItem('New', 'start'); else menu.addItem(PropertiesService.getDocumentProperties().getProperty('x') || 'Ready', 'start');
    menu.addToUi();
    return String(e.authMode);
  }
  function onEdit() { return 'edited'; }
  function start() { return SpreadsheetApp.getActive().getName(); }`;

test('14.22 an add-on that is not used in the document yet opens in the mode NONE', () => {
  const { world, id } = bench({ code: ADD_ON });
  playAddOn(world, id, 'installed');
  expect(world.openSpreadsheet(id)).toMatchObject({ ok: true, value: 'NONE' });
  world.user(world.owner).type(id, 'Лист1', 'A1', '1');
  expect(world.executions.some((each) => each.fn === 'onEdit')).toBe(false);
  expect(world.run('start', [], { kind: 'menu' }).value).toBe('Book');
  expect(world.openSpreadsheet(id)).toMatchObject({ ok: true, value: 'LIMITED' });
});

test.each([
  ['PropertiesService.getDocumentProperties()', /do not have permission to call PropertiesService/],
  ['SpreadsheetApp.getActiveSpreadsheet()', /do not have permission to call SpreadsheetApp.getActiveSpreadsheet/],
  ['MailApp.getRemainingDailyQuota()', /do not have permission to call MailApp/],
  ['CacheService.getUserCache()', /do not have permission to call CacheService/],
  ['Session.getActiveUser()', /do not have permission to call Session.getActiveUser/],
])('14.22 in the mode NONE there is no %s', (call, message) => {
  const { world, id } = bench({ code: `function onOpen() { ${call}; }` });
  playAddOn(world, id, 'installed');
  expect(world.openSpreadsheet(id)?.error?.message).toMatch(message);
});

test.each([
  ["Utilities.formatDate(new Date(), 'UTC', 'yyyy')", '2026'],
  ['Session.getActiveUserLocale()', 'ru'],
  ["(Logger.log('x'), 'logged')", 'logged'],
])('14.22 in the mode NONE there is %s', (call, value) => {
  const { world, id } = bench({ code: `function onOpen() { return ${call}; }` });
  playAddOn(world, id, 'installed');
  expect(world.openSpreadsheet(id)?.value).toBe(value);
});

test.each([
  ['simple', 'LIMITED', true, false],
  ['menu', 'FULL', true, true],
] as const)('14.22 a %s execution is %s', (kind, _mode, own, others) => {
  const { run, world } = bench();
  const other = world.createSpreadsheet('Other').id;
  const may = (body: string) => {
    try {
      run(body, { kind });
      return true;
    } catch {
      return false;
    }
  };
  expect(may('SpreadsheetApp.getActive().getName();')).toBe(own);
  expect(may('PropertiesService.getDocumentProperties().getKeys();')).toBe(true);
  expect(may(`SpreadsheetApp.openById('${other}');`)).toBe(others);
  expect(may(`MailApp.sendEmail('a@example.org', 's', 'b');`)).toBe(others);
  expect(may(`SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x'));`)).toBe(others);
});

test('14.30 the scopes that were needed are held against the manifest', () => {
  const scope = (name: string) => `https://www.googleapis.com/auth/${name}`;
  const manifest = { ...MANIFEST, oauthScopes: [scope('spreadsheets'), scope('documents')] };
  const { run, world } = bench({ manifest });
  run(`SpreadsheetApp.getActive().getName(); try { MailApp.getRemainingDailyQuota(); } catch (e) {}`);
  expect(scopeAudit(world)).toEqual({ missing: [scope('script.send_mail')], unused: [scope('documents')] });
});

test('14.27 the mixed accounts of a browser are a switch', () => {
  const { world } = bench({ code: 'function f() { return 1; }' });
  mixAccounts(world, true);
  expect(world.rpc('f')).toMatchObject({ ok: false, error: { message: expect.stringContaining('PERMISSION_DENIED') } });
  mixAccounts(world, false);
  expect(world.rpc('f')).toEqual({ ok: true, value: 1 });
});
