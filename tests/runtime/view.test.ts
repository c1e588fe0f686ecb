import { expect, test } from 'vitest';
import { bench } from './bench.ts';

const FILL = `const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
  sheet.getRange('A1:C4').setValues([['Класс', 'ищут', 'в паре'], ['8А', 3, 5], ['8Б', 1, 3], ['9А', 0, 10]]);`;

test('a part of the rows is the same as in the whole', () => {
  const { world, id, run } = bench();
  run(FILL);
  const whole = world.viewSheet(id, 'Лист1');
  const part = world.viewSheet(id, 'Лист1', undefined, { from: 1, to: 3 });
  expect(part.cells).toEqual(whole.cells.slice(1, 3));
  expect(part.height).toBe(whole.height);
  expect(world.viewSheet(id, 'Лист1', undefined, { from: 5000, to: 6000 }).cells).toEqual([]);
});

test('a chart of the builder shows its cells: first column the names, first row the titles, hidden rows left out', () => {
  const { world, id, run } = bench();
  run(`${FILL}
    sheet.insertChart(sheet.newChart().asColumnChart().addRange(sheet.getRange('A1:C4')).setNumHeaders(1).setStacked().setTitle('Пары')
      .setOption('vAxis.title', 'человек').setColors(['#123456']).setOption('width', 480).setPosition(6, 2, 4, 8).build());
    sheet.hideRows(3);`);
  expect(world.viewSheet(id, 'Лист1').charts).toEqual([
    {
      id: expect.any(Number),
      type: 'COLUMN',
      title: 'Пары',
      subtitle: '',
      stacked: 'yes',
      donut: false,
      headers: 1,
      legend: true,
      labels: true,
      categories: ['8А', '9А'],
      series: [
        { name: 'ищут', values: [3, 0], texts: ['3', '0'], color: '#123456' },
        { name: 'в паре', values: [5, 10], texts: ['5', '10'] },
      ],
      xTitle: '',
      yTitle: 'человек',
      row: 5,
      col: 1,
      dx: 4,
      dy: 8,
      width: 480,
      height: 371,
    },
  ]);
});

test('a chart of the Sheets API shows its domain and its series, from another sheet too', () => {
  const { world, id, run } = bench();
  run(`${FILL}
    const source = (startColumnIndex) => ({ sourceRange: { sources: [{ sheetId: sheet.getSheetId(), startRowIndex: 0, endRowIndex: 4, startColumnIndex, endColumnIndex: startColumnIndex + 1 }] } });
    const place = SpreadsheetApp.getActiveSpreadsheet().insertSheet('Доски').getSheetId();
    const overlayPosition = { anchorCell: { sheetId: place, rowIndex: 1, columnIndex: 0 }, widthPixels: 300, heightPixels: 200 };
    const pie = { title: 'Доли', pieChart: { domain: source(0), series: source(2), pieHole: 0.4 } };
    const bars = { title: 'Полосы', basicChart: { chartType: 'BAR', stackedType: 'PERCENT_STACKED', headerCount: 1, axis: [{ position: 'BOTTOM_AXIS', title: 'доля' }],
      domains: [{ domain: source(0) }], series: [{ series: source(1) }, { series: source(2) }] } };
    Sheets.Spreadsheets.batchUpdate({ requests: [pie, bars].map((spec) => ({ addChart: { chart: { spec, position: { overlayPosition } } } })) }, id);`);
  const [pie, bars] = world.viewSheet(id, 'Доски').charts;
  expect(pie).toMatchObject({
    type: 'PIE',
    donut: true,
    categories: ['8А', '8Б', '9А'],
    series: [{ name: 'в паре', values: [5, 3, 10] }],
    width: 300,
  });
  expect(bars).toMatchObject({
    type: 'BAR',
    stacked: 'percent',
    xTitle: 'доля',
    series: [{ name: 'ищут' }, { name: 'в паре' }],
  });
});

test('a colour scale paints numbers between its points', () => {
  const { world, id, run } = bench();
  run(`${FILL}
    const rule = SpreadsheetApp.newConditionalFormatRule().setRanges([sheet.getRange('C2:C4')])
      .setGradientMinpoint('#ffffff').setGradientMaxpoint('#00ff00').build();
    sheet.setConditionalFormatRules([rule]);
    sheet.getRange('C3').setValue(7.5);`);
  const { cells } = world.viewSheet(id, 'Лист1');
  expect([1, 2, 3].map((row) => cells[row]?.[2]?.style?.background)).toEqual(['#ffffff', '#80ff80', '#00ff00']);
  expect(cells[0]?.[2]?.style).toBeUndefined();
});

test('a protection says what it is for, and whom it binds', () => {
  const { world, id, run } = bench({ owner: 'owner@example.org' });
  world.addPerson({ email: 'two@example.org', name: 'Two', kind: 'editor' });
  run(`${FILL}
    const lock = sheet.getRange('A1:C1').protect().setDescription('Заголовки');
    lock.removeEditors(lock.getEditors());`);
  const bond = {
    description: 'Заголовки',
    warning: false,
    area: { row: 0, col: 0, rows: 1, cols: 3 },
    open: [],
    editors: ['owner@example.org'],
  };
  expect(world.viewSheet(id, 'Лист1', 'two@example.org').bonds).toEqual([{ ...bond, binds: true }]);
  expect(world.viewSheet(id, 'Лист1', 'owner@example.org').bonds).toEqual([{ ...bond, binds: false }]);
});

test('texts are what the cells of the view say', () => {
  const { world, id, run } = bench();
  run(
    `${FILL} sheet.getRange('B6').setValue(new Date(2026, 9, 12, 9, 5)); sheet.getRange('C6').setValue(0.5).setNumberFormat('0 %');`,
  );
  const seen = world.viewSheet(id, 'Лист1').cells.map((row) => row.map((cell) => cell?.v ?? ''));
  const texts = world.texts(id, 'Лист1')!;
  expect(texts[5]).toHaveLength(3);
  expect(texts.map((row) => row.join('|'))).toEqual(
    seen.slice(0, texts.length).map((row, i) => row.slice(0, texts[i]!.length).join('|')),
  );
  expect(world.texts(id, 'Нет такого')).toBeUndefined();
});
