import { expect, test } from 'vitest';
import { bench } from './bench.ts';

const SHEET = 'const sheet = SpreadsheetApp.getActiveSheet();';

test('a list of ranges is changed together', () => {
  expect(
    bench().run(`${SHEET} sheet.getRangeList(['A1:A2', 'C1']).setValue('x').setFontWeight('bold').setBackground('red');
      return [sheet.getRange('A1:C2').getValues(), sheet.getRange('C1').getFontWeight(), sheet.getRange('B1').getFontWeight(), sheet.getRangeList(['A1', 'B2:C3']).getRanges().map((r) => r.getA1Notation())];`),
  ).toEqual([
    [
      ['x', '', 'x'],
      ['x', '', ''],
    ],
    'bold',
    'normal',
    ['A1', 'B2:C3'],
  ]);
});

test('rich text keeps the looks and links of its parts, is no entry, and moves with its cell', () => {
  const { run } = bench();
  run(`${SHEET} const bold = SpreadsheetApp.newTextStyle().setBold(true).setForegroundColor('red').build();
    const rich = SpreadsheetApp.newRichTextValue().setText('=1+1 see here').setTextStyle(0, 4, bold).setLinkUrl(9, 13, 'https://example.org').build();
    sheet.getRange('A1').setRichTextValue(rich); sheet.insertRowBefore(1);`);
  expect(
    run(`${SHEET} const cell = sheet.getRange('A2'); const rich = cell.getRichTextValue();
      return [cell.getValue(), cell.getFormula(), rich.getRuns().map((r) => [r.getText(), r.getStartIndex(), r.getTextStyle().isBold(), r.getLinkUrl()]), rich.getTextStyle(0, 2).getForegroundColor(), rich.getTextStyle().isBold(), rich.getLinkUrl(9, 13)];`),
  ).toEqual([
    '=1+1 see here',
    '',
    [
      ['=1+1', 0, true, null],
      [' see ', 4, false, null],
      ['here', 9, false, 'https://example.org'],
    ],
    '#ff0000',
    null,
    'https://example.org',
  ]);
  expect(
    run(
      `${SHEET} const c = sheet.getRange('A2').setValue('new'); return [c.getRichTextValue().getRuns().length, c.getRichTextValue().getTextStyle().isBold()];`,
    ),
  ).toEqual([1, false]);
  expect(run(`${SHEET} return sheet.getRange('B1').setValue(5).getRichTextValue();`)).toBe(null);
});

test('a text style belongs to a cell, too', () => {
  expect(
    bench().run(`${SHEET} const c = sheet.getRange('A1'); c.setTextStyle(SpreadsheetApp.newTextStyle().setItalic(true).setFontSize(14).build());
      return [c.getFontStyle(), c.getFontSize(), c.getTextStyle().isItalic(), c.getTextStyle().isBold(), c.getTextStyle().copy().setBold(true).build().isBold()];`),
  ).toEqual(['italic', 14, true, false, true]);
});

test('rows and columns are grouped, folded and follow what is inserted', () => {
  const { run } = bench();
  expect(
    run(`${SHEET} sheet.getRange('2:6').shiftRowGroupDepth(1); sheet.getRange('3:4').shiftRowGroupDepth(1);
      const outer = sheet.getRowGroup(2, 1), inner = sheet.getRowGroup(3, 2); inner.collapse();
      return [sheet.getRowGroupDepth(3), outer.getRange().getA1Notation(), inner.getRange().getA1Notation(), inner.isCollapsed(), outer.isCollapsed(), sheet.isRowHiddenByUser(4), inner.getControlIndex()];`),
  ).toEqual([2, '2:6', '3:4', true, false, true, 5]);
  expect(
    run(`${SHEET} sheet.expandAllRowGroups(); sheet.insertRowBefore(1); const opened = sheet.isRowHiddenByUser(4); sheet.collapseAllRowGroups();
      const folded = sheet.isRowHiddenByUser(3); sheet.expandRowGroupsUpToDepth(1); sheet.getRange('C:D').shiftColumnGroupDepth(1);
      return [opened, folded, sheet.isRowHiddenByUser(3), sheet.isRowHiddenByUser(4), sheet.getColumnGroupDepth(4), String(sheet.getRowGroupControlPosition())];`),
  ).toEqual([false, true, false, true, 1, 'AFTER']);
  expect(() => run(`${SHEET} sheet.getRowGroup(20, 1);`)).toThrow('does not exist');
});

test('a filter goes by conditions and by visible values', () => {
  const { run } = bench();
  const hidden = `[2, 3, 4, 5].filter((row) => sheet.isRowHiddenByFilter(row))`;
  expect(
    run(`${SHEET} sheet.getRange('A1:B5').setValues([['n', 't'], [1, 'ab'], [5, 'b'], [9, 'abc'], ['', 'c']]);
      const f = sheet.getRange('A1:B5').createFilter();
      f.setColumnFilterCriteria(1, SpreadsheetApp.newFilterCriteria().whenNumberGreaterThan(4).build()); const a = ${hidden};
      f.setColumnFilterCriteria(2, SpreadsheetApp.newFilterCriteria().whenTextContains('a').build()); const b = ${hidden};
      f.removeColumnFilterCriteria(1); f.setColumnFilterCriteria(2, SpreadsheetApp.newFilterCriteria().setVisibleValues(['b', 'c']).build()); const c = ${hidden};
      const kept = SpreadsheetApp.newFilterCriteria().whenNumberBetween(1, 2).build();
      return [a, b, c, kept.getCriteriaType() === SpreadsheetApp.BooleanCriteria.NUMBER_BETWEEN, kept.getCriteriaValues()];`),
  ).toEqual([[2, 5], [2, 3, 5], [2, 4], true, [1, 2]]);
});

test('cells are inserted and deleted with a shift, split by a delimiter, and turned around', () => {
  const { run } = bench();
  expect(
    run(`${SHEET} sheet.getRange('A1:B2').setValues([['a', 'b'], ['c', 'd']]);
      sheet.getRange('A1').insertCells(SpreadsheetApp.Dimension.ROWS); const down = sheet.getRange('A1:B3').getValues();
      sheet.getRange('A1').deleteCells(SpreadsheetApp.Dimension.ROWS); const back = sheet.getRange('A1:B2').getValues();
      sheet.getRange('A1:B2').copyTo(sheet.getRange('D1'), SpreadsheetApp.CopyPasteType.PASTE_NORMAL, true);
      sheet.getRange('A5').setValue('x, 2,y'); sheet.getRange('A5').splitTextToColumns();
      sheet.getRange('A6').setValue('p|q'); sheet.getRange('A6').splitTextToColumns('|');
      return [down, back, sheet.getRange('D1:E2').getValues(), sheet.getRange('A5:C6').getValues()];`),
  ).toEqual([
    [
      ['', 'b'],
      ['a', 'd'],
      ['c', ''],
    ],
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    [
      ['a', 'c'],
      ['b', 'd'],
    ],
    [
      ['x', 2, 'y'],
      ['p', 'q', ''],
    ],
  ]);
});

test.each([
  ['A1', 'DOWN', 'A3'],
  ['A3', 'DOWN', 'A6'],
  ['A6', 'DOWN', 'A1000'],
  ['A6', 'UP', 'A3'],
  ['A1', 'NEXT', 'B1'],
  ['B1', 'NEXT', 'Z1'],
  ['B1', 'PREVIOUS', 'A1'],
])('from %s to the edge of the data %s is %s', (from, direction, to) => {
  expect(
    bench().run(`${SHEET} sheet.getRange('A1:B3').setValues([[1, 1], [1, ''], [1, '']]); sheet.getRange('A6').setValue(1);
      return sheet.getRange('${from}').getNextDataCell(SpreadsheetApp.Direction.${direction}).getA1Notation();`),
  ).toBe(to);
});

test('turned text and lines are kept by cell', () => {
  expect(
    bench().run(`${SHEET} const r = sheet.getRange('A1:B1'); r.setTextRotation(45).setFontLines([['underline', 'none']]);
      return [r.getTextRotation().getDegrees(), r.getFontLines()];`),
  ).toEqual([45, [['underline', 'none']]]);
});
