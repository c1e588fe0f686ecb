import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { createWorld } from '../../runtime/index.ts';
import { exportXlsx, importXlsx } from '../../runtime/workbench/xlsx.ts';

const CODE = `function fill() {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = book.getSheets()[0].setName('Список');
  sheet.getRange('A1:D1').setValues([['Имя', 'Дата', 'Доля', 'Готово']]).setFontWeight('bold').setBackground('#dff0ea');
  sheet.getRange('A2:D2').setValues([['=не формула', new Date(2026, 8, 1), 0.25, true]].map((row) => ["'" + row[0], ...row.slice(1)]));
  sheet.getRange('C2').setNumberFormat('0.00%');
  sheet.getRange('E2').setFormula('=SUM(C2:C3)');
  sheet.getRange('A2:A9').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['да', 'нет']).setAllowInvalid(true).build());
  sheet.getRange('A4:B4').merge();
  sheet.setFrozenRows(1);
  sheet.setColumnWidth(1, 210);
  sheet.getRange('A1').setNote('Заметка');
  sheet.getRange('A1:D9').createFilter();
  book.insertSheet('Служебный').hideSheet();
}`;

async function written() {
  const world = createWorld({ locale: 'ru_RU', timeZone: 'Europe/Moscow' });
  const { id } = world.createSpreadsheet('Книга');
  world.push({ files: { 'Code.js': CODE }, manifest: { timeZone: 'Europe/Moscow' } }, { boundTo: id });
  const { error } = world.run('fill');
  if (error) throw new Error(error.message);
  return { world, id, file: await exportXlsx(world, id) };
}

test('a spreadsheet is written as XLSX with values, looks, lists, notes and hidden sheets', async () => {
  const { file } = await written();
  const book = await readXlsx(file, { readStyles: true });
  expect(book.sheets.map(({ name, hidden }) => [name, hidden ?? false])).toEqual([
    ['Список', false],
    ['Служебный', true],
  ]);
  const [sheet] = book.sheets;
  expect(sheet?.rows[1]?.slice(0, 4)).toEqual(['=не формула', new Date(Date.UTC(2026, 8, 1)), 0.25, true]);
  expect(sheet?.cells?.get('0,0')).toMatchObject({ style: { font: { bold: true } }, comment: { text: 'Заметка' } });
  expect(sheet?.cells?.get('1,4')?.formula).toBe('SUM(C2:C3)');
  expect(sheet?.dataValidations?.[0]).toMatchObject({ type: 'list', values: ['да', 'нет'], range: 'A2:A9' });
  expect(sheet).toMatchObject({
    freezePane: { rows: 1 },
    merges: [{ startRow: 3, startCol: 0, endRow: 3, endCol: 1 }],
    autoFilter: { range: 'A1:D9' },
  });
});

test('what was written comes back as a spreadsheet that looks the same', async () => {
  const { world, id, file } = await written();
  const copy = await importXlsx(world, 'Обратно', file, world.owner);
  expect(world.documents.find((each) => each.id === copy)).toMatchObject({ title: 'Обратно', kind: 'spreadsheet' });
  const texts = (book: string) =>
    world
      .viewSheet(book, 'Список')
      .cells.slice(0, 5)
      .map((row) => row.slice(0, 5).map((cell) => cell?.v ?? ''));
  expect(texts(copy)).toEqual(texts(id));
  const { cells, merges, columns } = world.viewSheet(copy, 'Список');
  expect(cells[0]?.[0]?.style).toMatchObject({ bold: true, background: '#dff0ea' });
  expect(cells[1]?.[0]?.validation).toMatchObject({ options: ['да', 'нет'] });
  expect(merges).toEqual([{ row: 3, col: 0, rows: 1, cols: 2 }]);
  expect(columns[0]).toEqual({ width: 210 });
  expect(world.view(copy).sheets).toMatchObject([{ frozenRows: 1 }, { hidden: true }]);
});

const CHARTED = `function draw() {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].setName('Чтение и письмо');
  sheet.getRange('A1:C4').setValues([['Класс', 'Сентябрь', 'Май'], ['5А', 4, 7], ['6Б', 3, 9], ['7В', 5, 6]]);
  sheet.setColumnWidth(5, 300);
  const chart = (builder, row) => builder.addRange(sheet.getRange('A1:C4')).setNumHeaders(1)
    .setPosition(row, 5, 0, 0).setOption('title', 'До и после').setOption('isStacked', true).setOption('colors', ['#1b6e5b', '#c98a1b']);
  sheet.insertChart(chart(sheet.newChart().asBarChart(), 2).build());
  sheet.insertChart(chart(sheet.newChart().asLineChart(), 22).build());
  const pie = sheet.newChart().asPieChart().addRange(sheet.getRange('A1:B4')).setPosition(42, 5, 0, 0).build();
  sheet.insertChart(pie);
}`;

test('charts are written with their ranges, names, colours and place, and come back as charts of the same cells', async () => {
  const world = createWorld({ locale: 'ru_RU', timeZone: 'Europe/Moscow' });
  const { id } = world.createSpreadsheet('Книга');
  world.push({ files: { 'Code.js': CHARTED }, manifest: { timeZone: 'Europe/Moscow' } }, { boundTo: id });
  expect(world.run('draw').error).toBeNull();
  const file = await exportXlsx(world, id);
  const [sheet] = (await readXlsx(file)).sheets;
  const [bars, line, pie] = sheet?.charts ?? [];
  expect([bars?.kinds, line?.kinds, pie?.kinds]).toEqual([['bar'], ['line'], ['pie']]);
  expect(bars).toMatchObject({ title: 'До и после', barGrouping: 'stacked', anchor: { from: { row: 1, col: 4 } } });
  expect(
    bars?.series?.map(({ name, valuesRef, categoriesRef, color }) => [name, valuesRef, categoriesRef, color]),
  ).toEqual([
    ['Сентябрь', "'Чтение и письмо'!$B$2:$B$4", "'Чтение и письмо'!$A$2:$A$4", '1B6E5B'],
    ['Май', "'Чтение и письмо'!$C$2:$C$4", "'Чтение и письмо'!$A$2:$A$4", 'C98A1B'],
  ]);
  // 600 pixels wide from column E, which is 300 wide: as far as the end of H
  expect(bars?.anchor?.to?.col).toBe(8);

  const copy = await importXlsx(world, 'Обратно', file, world.owner);
  const drawn = (book: string) =>
    world.viewSheet(book, 'Чтение и письмо').charts.map(({ title, stacked, categories, series, row, col }) => ({
      title,
      stacked,
      categories,
      series,
      row,
      col,
    }));
  expect(drawn(copy)).toEqual(drawn(id));
  expect(world.viewSheet(copy, 'Чтение и письмо').charts.map(({ type }) => type)).toEqual(['COLUMN', 'LINE', 'PIE']);
});

test.each([
  ['nothing', ''],
  ['a text', 'Имя;Класс'],
  ['half an archive', 'PK\u0003\u0004xxxx'],
])('%s is no workbook: a sentence, and the world is as it was', async (_, text) => {
  const world = createWorld({ locale: 'ru_RU' });
  const before = JSON.stringify(world.state);
  await expect(importXlsx(world, 'x', Buffer.from(text, 'latin1'), world.owner)).rejects.toThrow('Это не книга XLSX');
  expect(JSON.stringify(world.state)).toBe(before);
});
