import { expect, test } from 'vitest';
import { bench } from './bench.ts';

const SS = 'const ss = SpreadsheetApp.getActiveSpreadsheet(); const sheet = ss.getSheets()[0];';

test('14.02 dates and tables handed to the script belong to its own realm', () => {
  const { run } = bench();
  expect(
    run(`${SS} sheet.getRange('A1').setValue(new Date(2026, 8, 1));
    const v = sheet.getRange('A1:B1').getValues();
    return [v instanceof Array, v[0] instanceof Array, v[0][0] instanceof Date, v[0][0].getDate(), v[0][1]];`),
  ).toEqual([true, true, true, 1, '']);
});

test('14.03 unknown members and writes to service objects are refused by name', () => {
  const { run } = bench();
  expect(() => run(`${SS} sheet.getDrawings()`)).toThrow('Sheet.getDrawings is not emulated by the local runtime');
  expect(() => run(`${SS} sheet.getNothing()`)).toThrow('Sheet.getNothing is not a function');
  expect(() => run(`${SS} sheet.name = 'x'`)).toThrow('Cannot set property name');
  expect(() => run(`${SS} sheet.getRange('A', 'B')`)).toThrow(
    "The parameters (String,String) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
  );
  expect(() => run(`${SS} sheet.getRange(1, 1, 'x')`)).toThrow("don't match the method signature");
});

test('14.04 errors of services are catchable errors named Exception', () => {
  const { run } = bench();
  expect(
    run(`${SS} try { sheet.getRange(1, 1, 0, 1); } catch (e) { return [e instanceof Error, e.name, e.message]; }`),
  ).toEqual([true, 'Exception', 'The number of rows in the range must be at least 1.']);
});

test('14.05 enums are compared by identity, print as their names, and cannot be replaced by a text', () => {
  const { run } = bench();
  expect(
    run(`${SS} const p = sheet.protect();
    return [p.getProtectionType() === SpreadsheetApp.ProtectionType.SHEET, JSON.stringify(SpreadsheetApp.ProtectionType.RANGE), String(SpreadsheetApp.WrapStrategy.CLIP)];`),
  ).toEqual([true, '"RANGE"', 'CLIP']);
  expect(() => run(`${SS} sheet.getProtections('SHEET')`)).toThrow(
    "The parameters (String) don't match the method signature",
  );
});

test('14.08 writes since the last flush are lost on a kill, or kept, as the plan says', () => {
  const code = `${SS} sheet.getRange('A1').setValue('kept'); SpreadsheetApp.flush(); sheet.getRange('A2').setValue('buffered'); sheet.getName(); return 1;`;
  const cells = (keepBuffer: boolean) => {
    const { run, world } = bench();
    const all = run(`${code}`);
    const calls = world.executions.at(-1)!.calls.length;
    const other = bench();
    expect(() => other.run(code, { fault: { killAt: calls, keepBuffer } })).toThrow('stopped');
    expect(other.world.executions.at(-1)).toMatchObject({ ok: false, killed: true });
    return [all, other.run(`${SS} return sheet.getRange('A1:A2').getValues().map((r) => r[0]);`)];
  };
  expect(cells(false)).toEqual([1, ['kept', '']]);
  expect(cells(true)).toEqual([1, ['kept', 'buffered']]);
});

test('14.13 a text is entered as if typed, by locale; @ and the apostrophe keep it', () => {
  const write = `${SS}
    sheet.getRange('B1').setNumberFormat('@');
    sheet.getRange('A1:E1').setValues([['3.5', '3.5', "'007", '=SUM(B1:B2)', 'TRUE']]);
    return [sheet.getRange('A1:E1').getValues()[0].map((v) => v instanceof Date ? 'date ' + v.getMonth() + ' ' + v.getDate() : v), sheet.getRange('A1:E1').getDisplayValues()[0], sheet.getRange('D1').getFormula()];`;
  expect(bench().run(write)).toEqual([
    ['date 4 3', '3.5', '007', '#N/A', true],
    ['03.05.2026', '3.5', '007', '#N/A', 'ИСТИНА'],
    '=SUM(B1:B2)',
  ]);
  expect(bench({ locale: 'en_US' }).run(write)[0]).toEqual([3.5, '3.5', '007', '#N/A', true]);
});

test('14.14 empty cells are empty texts, an unticked checkbox counts to the last row', () => {
  const { run } = bench();
  expect(
    run(`${SS} const before = [sheet.getLastRow(), sheet.getLastColumn()];
    sheet.getRange('C5').insertCheckboxes();
    return [before, sheet.getLastRow(), sheet.getLastColumn(), sheet.getRange('C5').getValue(), sheet.getRange('C5').isChecked(), sheet.getRange('A1').getValue()];`),
  ).toEqual([[0, 0], 5, 3, false, false, '']);
});

test('14.15 the zone of a spreadsheet and the zone of the script are two', () => {
  const { run } = bench({ timeZone: 'Asia/Vladivostok' });
  expect(
    run(`${SS} sheet.getRange('A1').setValue(new Date('2026-09-01T20:00:00Z'));
    return [sheet.getRange('A1').getDisplayValue(), sheet.getRange('A1').getValue().getDate(), sheet.getRange('A1').getValue().toISOString()];`),
  ).toEqual(['02.09.2026 6:00:00', 1, '2026-09-01T20:00:00.000Z']);
});

test('14.18 a protection binds a second editor who runs a script, warnings bind nobody', () => {
  const { run, world } = bench();
  world.documents[0]!.editors.push('two@example.org');
  run(
    `${SS} const p = sheet.getRange('A:A').protect(); p.removeEditors(p.getEditors()); sheet.getRange('B:B').protect().setWarningOnly(true); return p.getEditors().length`,
  );
  const write = (a1: string) => `${SS} sheet.getRange('${a1}').setValue('x'); return sheet.getRange('${a1}').canEdit()`;
  expect(run(write('A1'))).toBe(true);
  expect(run(write('B1'), { as: 'two@example.org' })).toBe(true);
  expect(() => run(write('A1'), { as: 'two@example.org' })).toThrow(
    'You are trying to edit a protected cell or object',
  );
  expect(() => run(`SpreadsheetApp.openById('${world.documents[0]!.id}')`, { as: 'stranger@example.org' })).toThrow(
    'permission',
  );
});

test('a table of another size than its range is refused', () => {
  const { run } = bench();
  expect(() => run(`${SS} sheet.getRange('A1:B2').setValues([[1, 2]])`)).toThrow(
    'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
  );
  expect(() => run(`${SS} sheet.getRange(1, 27)`)).toThrow(
    'The coordinates of the range are outside the dimensions of the sheet.',
  );
  expect(() => run(`${SS} sheet.getRange('A1').setValue('${'x'.repeat(50_001)}')`)).toThrow('50000 characters');
});

test('sheets are inserted, renamed, moved, copied, hidden and deleted, with unique names', () => {
  const { run } = bench();
  expect(
    run(`${SS} const a = ss.insertSheet('А'); ss.insertSheet('Б', 0); ss.insertSheet();
    a.setName('Альфа'); a.getRange('A1').setValue(5); const copy = a.copyTo(ss);
    ss.getSheetByName('Б').hideSheet(); ss.deleteSheet(sheet);
    return [ss.getSheets().map((s) => s.getName()), copy.getRange('A1').getValue(), ss.getSheetByName('Б').isSheetHidden(), ss.getSheetByName('zzz')];`),
  ).toEqual([['Б', 'Лист4', 'Альфа', 'Копия Альфа'], 5, true, null]);
  expect(() => run(`${SS} ss.insertSheet('АЛЬФА')`)).toThrow('already exists');
});

test('inserting and deleting rows and columns shifts what refers to them', () => {
  const { run } = bench();
  expect(
    run(`${SS}
    sheet.getRange('B2:B3').setValues([['x'], ['y']]).setBackground('red');
    sheet.getRange('B2').setNote('n'); ss.setNamedRange('Имя', sheet.getRange('B2:B3'));
    sheet.getRange('B:B').addDeveloperMetadata('col', 'b');
    const p = sheet.getRange('B2').protect();
    sheet.insertRowsBefore(1, 2); sheet.insertColumnBefore(1); sheet.deleteRow(1);
    const c = sheet.getRange('C3');
    return [c.getValue(), c.getBackground(), c.getNote(), ss.getRangeByName('Имя').getA1Notation(), p.getRange().getA1Notation(),
      sheet.createDeveloperMetadataFinder().withKey('col').find()[0].getLocation().getColumn().getA1Notation(), sheet.getMaxRows()];`),
  ).toEqual(['x', '#ff0000', 'n', 'C3:C4', 'C3', 'C:C', 1001]);
});

test('sorting moves values with their notes, blanks last', () => {
  const { run } = bench();
  expect(
    run(`${SS} sheet.getRange('A1:A4').setValues([['б'], [''], [3], ['А']]); sheet.getRange('A1').setNote('about б');
    sheet.getRange('A1:B4').sort(1);
    return [sheet.getRange('A1:A4').getValues().map((r) => r[0]), sheet.getRange('A1:A4').getNotes().map((r) => r[0])];`),
  ).toEqual([
    [3, 'А', 'б', ''],
    ['', '', 'about б', ''],
  ]);
});

test('looks, validation, conditional formats, banding and filter are kept and read back', () => {
  const { run } = bench();
  expect(
    run(`${SS}
    const r = sheet.getRange('A1:B2').setFontWeight('bold').setHorizontalAlignment('center').setWrap(true).setFontColors([['red', 'blue'], ['#0f0', 'nonsense']]);
    r.setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['да', 'нет']).setAllowInvalid(false).setHelpText('выберите').build());
    const rule = SpreadsheetApp.newConditionalFormatRule().whenTextContains('да').setBackground('#ffff00').setRanges([r]).build();
    sheet.setConditionalFormatRules([rule]);
    r.applyRowBanding(SpreadsheetApp.BandingTheme.CYAN);
    r.createFilter();
    let second = ''; try { r.createFilter(); } catch (e) { second = e.message; }
    const v = sheet.getRange('B2').getDataValidation();
    const kept = sheet.getConditionalFormatRules()[0];
    return [r.getFontColors(), r.getFontWeight(), v.getCriteriaType().toString(), v.getCriteriaValues(), v.getAllowInvalid(), v.getHelpText(),
      kept.getBooleanCondition().getCriteriaType() === SpreadsheetApp.BooleanCriteria.TEXT_CONTAINS, kept.getRanges()[0].getA1Notation(), sheet.getBandings()[0].getHeaderRowColor(), sheet.getFilter().getRange().getA1Notation(), second.length > 0];`),
  ).toEqual([
    [
      ['#ff0000', '#0000ff'],
      ['#00ff00', '#000000'],
    ],
    'bold',
    'VALUE_IN_LIST',
    [['да', 'нет'], true],
    false,
    'выберите',
    true,
    'A1:B2',
    '#4dd0e1',
    'A1:B2',
    true,
  ]);
});

test('appendRow, text finder, copyTo and merge', () => {
  const { run } = bench();
  expect(
    run(`${SS} sheet.appendRow(['Анна', 5]); sheet.appendRow(['Борис', '6']);
    const found = ss.createTextFinder('анна').findNext().getA1Notation();
    const replaced = sheet.createTextFinder('Борис').replaceAllWith('Вера');
    sheet.getRange('A1:B2').copyTo(sheet.getRange('D1'));
    sheet.getRange('A1:B2').merge();
    return [found, replaced, sheet.getRange('D1:E2').getValues(), sheet.getRange('A1:B2').getValues(), sheet.getRange('A1').isPartOfMerge()];`),
  ).toEqual([
    'A1',
    1,
    [
      ['Анна', 5],
      ['Вера', 6],
    ],
    [
      ['Анна', ''],
      ['', ''],
    ],
    true,
  ]);
});

test('14.26 a copy of a file has its sheets, metadata and protections under a new id', () => {
  const { run, world } = bench();
  const [id, own, name, meta, protections] = run(`${SS} sheet.addDeveloperMetadata('k', 'v'); sheet.protect();
    const copy = ss.copy('Копия'); return [copy.getId(), ss.getId(), copy.getName(), copy.getSheets()[0].getDeveloperMetadata()[0].getValue(), copy.getProtections(SpreadsheetApp.ProtectionType.SHEET).length];`);
  expect([id !== own, name, meta, protections]).toEqual([true, 'Копия', 'v', 1]);
  expect(world.documents).toHaveLength(2);
});

test('14.21 openById needs the full scope, the bound workbook does not', () => {
  const manifest = {
    timeZone: 'Europe/Moscow',
    oauthScopes: ['https://www.googleapis.com/auth/spreadsheets.currentonly'],
  };
  const { run } = bench({ manifest });
  expect(run('return SpreadsheetApp.getActive().getName()')).toBe('Book');
  expect(() => run('SpreadsheetApp.openById(id)')).toThrow(
    'Specified permissions are not sufficient to call SpreadsheetApp.openById. Required permissions: https://www.googleapis.com/auth/spreadsheets',
  );
});

test('a thousand rows of twenty columns through setValues and getValues', () => {
  const { run, world } = bench();
  const code = `${SS} const data = Array.from({ length: 1000 }, (_, r) => Array.from({ length: 20 }, (_, c) => (c % 2 ? r * c : 'text ' + r)));
    sheet.getRange(1, 1, 1000, 20).setValues(data); return sheet.getRange(1, 1, 1000, 20).getValues().length;`;
  run(code);
  expect(run(code)).toBe(1000);
  expect(world.executions.at(-1)!.realMs).toBeLessThan(1500);
});
