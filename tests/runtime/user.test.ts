import { expect, test } from 'vitest';
import { bench } from './bench.ts';

const CODE = `
  const said = () => PropertiesService.getScriptProperties();
  function note(name, e) {
    const all = JSON.parse(said().getProperty('seen') || '[]');
    all.push([name, e.value, e.oldValue, e.range && e.range.getA1Notation(), e.changeType, e.authMode.toString(), Session.getEffectiveUser().getEmail()]);
    said().setProperty('seen', JSON.stringify(all));
  }
  function onOpen(e) { SpreadsheetApp.getUi().createMenu('Меню').addItem('Пункт', 'go').addToUi(); }
  function edited(e) { note('edited', e); }
  function changed(e) { note('changed', e); }
  function install(id) {
    const ss = SpreadsheetApp.getActive();
    ScriptApp.newTrigger('edited').forSpreadsheet(ss).onEdit().create();
    ScriptApp.newTrigger('changed').forSpreadsheet(ss).onChange().create();
  }
  function seen() { return JSON.parse(said().getProperty('seen') || '[]'); }`;

function workshop() {
  const made = bench({ code: CODE });
  made.world.addPerson({ email: 'two@example.org', name: 'Second', kind: 'editor' });
  made.world.documents[0]!.editors.push('two@example.org');
  const { owner } = made.world;
  return { ...made, owner, me: made.world.user(owner), two: made.world.user('two@example.org') };
}

test('what a person types is parsed, and shows in the view', () => {
  const { world, id, me } = workshop();
  expect(
    me.type(id, 'Лист1', 'B2', [
      ['3,5', '01.09.2026'],
      ['ИСТИНА', 'текст'],
    ]),
  ).toEqual({ refused: null });
  const { cells } = world.viewSheet(id, 'Лист1');
  expect([cells[1]![1]!.v, cells[1]![2]!.v, cells[2]![1]!.v, cells[2]![2]!.v]).toEqual([
    '3,5',
    '01.09.2026',
    'ИСТИНА',
    'текст',
  ]);
});

test('14.20 an edit fires the installed triggers as their installer, once, with old and new value as texts', () => {
  const { world, id, two, me, owner } = workshop();
  world.run('install');
  two.type(id, 'Лист1', 'A1', '5');
  two.type(id, 'Лист1', 'A1', '01.01.2026');
  me.type(id, 'Лист1', 'A1', [['a', 'b']]);
  me.type(id, 'Лист1', 'A1', '');
  const seen = world.run('seen').value as unknown[][];
  expect(seen.filter((each) => each[0] === 'edited')).toEqual([
    ['edited', '5', null, 'A1', null, 'FULL', owner],
    ['edited', '46023', '5', 'A1', null, 'FULL', owner],
    ['edited', null, null, 'A1:B1', null, 'FULL', owner],
    ['edited', null, 'a', 'A1', null, 'FULL', owner],
  ]);
  expect(seen.filter((each) => each[0] === 'changed').map((each) => each[4])).toEqual(['EDIT', 'EDIT', 'EDIT', 'EDIT']);
});

test('14.20 what a script writes fires nothing, structure fires a change and no edit', () => {
  const { world, id, run, me } = workshop();
  world.run('install');
  run(`SpreadsheetApp.getActive().getSheets()[0].getRange('A1').setValue(1)`);
  me.insertRows(id, 'Лист1', 2, 3);
  me.deleteColumns(id, 'Лист1', 1, 1);
  me.addSheet(id);
  me.sort(id, 'Лист1', 1);
  expect((world.run('seen').value as unknown[][]).map((each) => [each[0], each[4]])).toEqual([
    ['changed', 'INSERT_ROW'],
    ['changed', 'REMOVE_COLUMN'],
    ['changed', 'INSERT_GRID'],
    ['changed', 'OTHER'],
  ]);
});

test('onOpen builds the menu for those who may edit, and does not run for a viewer', () => {
  const { world, id } = workshop();
  expect(world.openSpreadsheet(id)).toMatchObject({ ok: true, kind: 'simple' });
  expect(world.ui.menus).toEqual([{ title: 'Меню', items: [{ label: 'Пункт', fn: 'go' }] }]);
  world.documents[0]!.viewers.push('eye@example.org');
  expect(world.openSpreadsheet(id, 'eye@example.org')).toBe(null);
  expect(world.ui.menus).toEqual([]);
});

test('14.18 a protected cell refuses a second editor at the keyboard, a warning lets him through', () => {
  const { id, run, me, two, world } = workshop();
  run(
    `const s = SpreadsheetApp.getActive().getSheets()[0]; const p = s.getRange('A1').protect(); p.removeEditors(p.getEditors()); s.getRange('B1').protect().setWarningOnly(true);`,
  );
  expect(two.type(id, 'Лист1', 'A1', 'x').refused).toContain('защищённую');
  expect(me.type(id, 'Лист1', 'A1', 'x').refused).toBe(null);
  expect(two.type(id, 'Лист1', 'B1', 'x').refused).toBe(null);
  expect(world.user('stranger@example.org').type(id, 'Лист1', 'C1', 'x').refused).toContain('прав');
  expect(
    world
      .viewSheet(id, 'Лист1', 'two@example.org')
      .cells[0]!.slice(0, 2)
      .map((each) => each?.protected),
  ).toEqual(['deny', 'warn']);
  expect(world.viewSheet(id, 'Лист1', world.owner).cells[0]![0]?.protected).toBe(undefined);
});

test('a strict rule refuses what a person types and not what a script writes', () => {
  const { id, run, me, world } = workshop();
  run(`const s = SpreadsheetApp.getActive().getSheets()[0]; const rule = (b) => b.setAllowInvalid(false).setHelpText('Подсказка').build(); const b = () => SpreadsheetApp.newDataValidation();
    s.getRange('A1').setDataValidation(rule(b().requireValueInList(['да', 'нет'])));
    s.getRange('B1').setDataValidation(rule(b().requireNumberBetween(1, 11)));
    s.getRange('C1').setDataValidation(rule(b().requireDateOnOrAfter(new Date(2026, 8, 1))));
    s.getRange('D1').setDataValidation(rule(b().requireTextIsEmail()));
    s.getRange('A1').setValue('другое');`);
  const tries = (a1: string, text: string) => me.type(id, 'Лист1', a1, text).refused === null;
  expect([tries('A1', 'да'), tries('A1', 'может'), tries('A1', '')]).toEqual([true, false, true]);
  expect([tries('B1', '11'), tries('B1', '12'), tries('B1', 'x')]).toEqual([true, false, false]);
  expect([tries('C1', '01.09.2026'), tries('C1', '31.08.2026')]).toEqual([true, false]);
  expect([tries('D1', 'a@b.ru'), tries('D1', 'ab.ru')]).toEqual([true, false]);
  expect(me.type(id, 'Лист1', 'A1', 'x').refused).toContain('Подсказка');
  expect(world.viewSheet(id, 'Лист1').cells[0]![0]!.validation).toEqual({
    kind: 'ONE_OF_LIST',
    options: ['да', 'нет'],
    help: 'Подсказка',
    strict: true,
  });
});

test('14.16 rows and columns moved and sorted by a person keep metadata, names and protections with them', () => {
  const { id, run, me } = workshop();
  run(`const ss = SpreadsheetApp.getActive(); const s = ss.getSheets()[0]; s.getRange('A1:B3').setValues([['к', 'имя'], [2, 'б'], [1, 'а']]); s.setFrozenRows(1);
    s.getRange('B:B').addDeveloperMetadata('col', 'name'); ss.setNamedRange('Имена', s.getRange('B2:B3'));`);
  me.moveColumns(id, 'Лист1', 2, 1, 1);
  me.sort(id, 'Лист1', 2);
  me.insertColumns(id, 'Лист1', 1);
  expect(
    run(`const ss = SpreadsheetApp.getActive(); const s = ss.getSheets()[0];
    return [s.createDeveloperMetadataFinder().withKey('col').find()[0].getLocation().getColumn().getA1Notation(), ss.getRangeByName('Имена').getA1Notation(), s.getRange('B1:C3').getValues()]`),
  ).toEqual([
    'B:B',
    'B2:B3',
    [
      ['имя', 'к'],
      ['а', 1],
      ['б', 2],
    ],
  ]);
});

test('banding, conditional formats, hidden columns and merges reach the view', () => {
  const { id, run, world } = workshop();
  run(`const s = SpreadsheetApp.getActive().getSheets()[0]; s.getRange('A1:B3').setValues([['a', 'срочно'], ['b', ''], ['c', '']]);
    s.getRange('A1:B3').applyRowBanding(SpreadsheetApp.BandingTheme.CYAN);
    s.setConditionalFormatRules([SpreadsheetApp.newConditionalFormatRule().whenTextContains('срочно').setBackground('#ff0000').setBold(true).setRanges([s.getRange('B1:B3')]).build()]);
    s.hideColumns(2); s.setColumnWidth(1, 222); s.getRange('C1:D1').merge();`);
  const view = world.viewSheet(id, 'Лист1');
  expect(view.cells[0]![0]!.style!.background).toBe('#4dd0e1');
  expect(view.cells[0]![1]!.style).toEqual({ background: '#ff0000', bold: true });
  expect(view.columns.slice(0, 2)).toEqual([{ width: 222 }, { hidden: true }]);
  expect(view.merges).toEqual([{ row: 0, col: 2, rows: 1, cols: 2 }]);
});
