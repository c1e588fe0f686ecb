import { expect, test } from 'vitest';
import { bench } from './bench.ts';

test('values written RAW come back as they were written, and null leaves a cell alone', () => {
  const { run } = bench();
  const values = run(`
    Sheets.Spreadsheets.Values.update({ values: [['=1+1', '007', 3.5, true], ['+79161234567', 'Анна', '', '3.5']] }, id, 'Лист1!A1:D2', { valueInputOption: 'RAW' });
    Sheets.Spreadsheets.Values.batchUpdate({ valueInputOption: 'RAW', data: [{ range: "'Лист1'!A1", values: [[null, 'x', null]] }, { range: 'A2:B2', values: [['']] }] }, id);
    return Sheets.Spreadsheets.Values.batchGet(id, { ranges: ['Лист1'], valueRenderOption: 'UNFORMATTED_VALUE' });`);
  expect(values.valueRanges).toEqual([
    {
      range: "'Лист1'!A1:Z1000",
      majorDimension: 'ROWS',
      values: [
        ['=1+1', 'x', 3.5, true],
        ['', 'Анна', '', '3.5'],
      ],
    },
  ]);
});

test('values typed by USER_ENTERED are parsed by the locale of the spreadsheet', () => {
  const read = `
    Sheets.Spreadsheets.Values.update({ values: [['3.5', '3,5', '+79161234567', '007', 'ИСТИНА', '12%', '01.02.2026', "'=x", '=A1']] }, id, 'A1', { valueInputOption: 'USER_ENTERED' });
    const get = (valueRenderOption) => Sheets.Spreadsheets.Values.get(id, 'A1:Z1', { valueRenderOption }).values[0];
    return { raw: get('UNFORMATTED_VALUE'), shown: get('FORMATTED_VALUE'), formula: get('FORMULA')[8] };`;
  const ru = bench().run(read);
  expect(ru.raw).toEqual([46145, 3.5, 79161234567, 7, true, 0.12, 46054, '=x', '#N/A']);
  expect(ru.shown).toEqual(['03.05.2026', '3,5', '79161234567', '7', 'ИСТИНА', '12%', '01.02.2026', '=x', '#N/A']);
  expect(ru.formula).toBe('=A1');
  const en = bench({ locale: 'en_US' }).run(read);
  expect(en.raw.slice(0, 2)).toEqual([3.5, '3,5']);
  expect(en.raw[4]).toBe('ИСТИНА');
});

test('a read is trimmed, an empty one has no values, a wrong one is refused as Google refuses it', () => {
  const { run } = bench();
  expect(run(`return Sheets.Spreadsheets.Values.get(id, 'A1:C')`)).toEqual({
    range: "'Лист1'!A1:C1000",
    majorDimension: 'ROWS',
  });
  const message = (body: string) => {
    try {
      run(body);
    } catch (error) {
      return `${(error as Error).name}: ${(error as Error).message}`;
    }
    return 'returned';
  };
  const failed = (method: string) =>
    `GoogleJsonResponseException: API call to sheets.spreadsheets.${method} failed with error: `;
  expect(message(`Sheets.Spreadsheets.Values.get(id, 'Нет!A1')`)).toBe(
    `${failed('values.get')}Unable to parse range: Нет!A1`,
  );
  expect(message(`Sheets.Spreadsheets.Values.batchGet(id, { ranges: ['A1:AB2'] })`)).toBe(
    `${failed('values.batchGet')}Range ('Лист1'!A1:AB2) exceeds grid limits. Max rows: 1000, max columns: 26`,
  );
  expect(
    message(`Sheets.Spreadsheets.Values.update({ values: [['x']] }, id, 'A1001', { valueInputOption: 'RAW' })`),
  ).toContain('exceeds grid limits. Max rows: 1000');
  expect(message(`Sheets.Spreadsheets.Values.update({ values: [['x']] }, id, 'A1')`)).toContain('valueInputOption');
  expect(message(`Sheets.Spreadsheets.get('nobody')`)).toBe(`${failed('get')}Requested entity was not found.`);
  expect(message(`Sheets.Spreadsheets.get(id, { fields: 'sheets.nothing' })`)).toBe(
    `${failed('get')}Invalid field selection nothing`,
  );
  expect(
    message(
      `Sheets.Spreadsheets.Values.update({ values: [['${'x'.repeat(50_001)}']] }, id, 'A1', { valueInputOption: 'RAW' })`,
    ),
  ).toContain('50000');
});

test('one batchUpdate makes a sheet with its format, validation, protection and metadata, and get shows them', () => {
  const { run } = bench();
  const seen = run(`
    const reply = Sheets.Spreadsheets.batchUpdate({ requests: [
      { addSheet: { properties: { sheetId: 7, title: 'Пары', gridProperties: { rowCount: 50, columnCount: 5, frozenRowCount: 1 }, tabColorStyle: { rgbColor: { green: 1 } } } } },
      { updateCells: { start: { sheetId: 7, rowIndex: 0, columnIndex: 0 }, fields: 'userEnteredValue,userEnteredFormat.textFormat.bold,note',
          rows: [{ values: [{ userEnteredValue: { stringValue: 'Код' }, note: 'не менять', userEnteredFormat: { textFormat: { bold: true } } }, { userEnteredValue: { numberValue: 5 } }] }] } },
      { repeatCell: { range: { sheetId: 7, startColumnIndex: 1, endColumnIndex: 2 }, cell: { userEnteredFormat: { numberFormat: { type: 'DATE', pattern: 'dd.mm.yyyy' } } }, fields: 'userEnteredFormat.numberFormat' } },
      { setDataValidation: { range: { sheetId: 7, startRowIndex: 1, startColumnIndex: 2, endColumnIndex: 3 }, rule: { condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'да' }] }, strict: true, showCustomUi: true } } },
      { addProtectedRange: { protectedRange: { range: { sheetId: 7, endRowIndex: 1 }, warningOnly: true, description: 'head' } } },
      { createDeveloperMetadata: { developerMetadata: { metadataKey: 'col', metadataValue: 'code', visibility: 'DOCUMENT', location: { dimensionRange: { sheetId: 7, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 } } } } },
      { updateDimensionProperties: { range: { sheetId: 7, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 }, properties: { pixelSize: 60, hiddenByUser: true }, fields: 'pixelSize,hiddenByUser' } },
    ] }, id);
    const got = Sheets.Spreadsheets.get(id, { ranges: ['Пары!A1:C2'], fields: 'spreadsheetId,sheets(properties(sheetId,title,index,gridProperties),protectedRanges(description,warningOnly,range),data(columnMetadata,rowData.values(userEnteredValue,note,formattedValue,dataValidation)))' });
    return { reply, got };`);
  expect(seen.reply.replies[0].addSheet.properties).toMatchObject({ sheetId: 7, title: 'Пары', index: 1 });
  expect(seen.got.sheets).toHaveLength(1);
  const [sheet] = seen.got.sheets;
  expect(sheet.properties).toEqual({
    sheetId: 7,
    title: 'Пары',
    index: 1,
    gridProperties: { rowCount: 50, columnCount: 5, frozenRowCount: 1 },
  });
  expect(sheet.protectedRanges).toEqual([
    {
      description: 'head',
      warningOnly: true,
      range: { sheetId: 7, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 5 },
    },
  ]);
  expect(sheet.data[0].rowData[0].values).toEqual([
    { userEnteredValue: { stringValue: 'Код' }, note: 'не менять', formattedValue: 'Код' },
    { userEnteredValue: { numberValue: 5 }, formattedValue: '04.01.1900' },
  ]);
  expect(sheet.data[0].rowData[1].values[2].dataValidation.condition.type).toBe('ONE_OF_LIST');
  expect(sheet.data[0].columnMetadata[0]).toMatchObject({
    pixelSize: 60,
    hiddenByUser: true,
    developerMetadata: [{ metadataKey: 'col', metadataValue: 'code' }],
  });
});

test('a batchUpdate takes effect as a whole or not at all', () => {
  const { run } = bench();
  const body = `
    let message = '';
    try { Sheets.Spreadsheets.batchUpdate({ requests: [{ addSheet: { properties: { title: 'Новый' } } }, { deleteSheet: { sheetId: 404 } }] }, id); } catch (e) { message = e.message; }
    return [message, Sheets.Spreadsheets.get(id, { fields: 'sheets.properties.title' }).sheets.map((s) => s.properties.title)];`;
  expect(run(body)).toEqual([
    'API call to sheets.spreadsheets.batchUpdate failed with error: Invalid requests[1].deleteSheet: No grid with id: 404',
    ['Лист1'],
  ]);
});

test('an unknown field or request is named', () => {
  const { run } = bench();
  expect(() => run(`Sheets.Spreadsheets.batchUpdate({ requests: [{ addSheet: { title: 'x' } }] }, id)`)).toThrow(
    'Unknown name "title" at \'requests[0].addSheet\': Cannot find field.',
  );
  expect(() => run(`Sheets.Spreadsheets.batchUpdate({ requests: [{ textToColumns: {} }] }, id)`)).toThrow(
    'The request textToColumns of Sheets.Spreadsheets.batchUpdate is not emulated',
  );
});

test('14.17 metadata moves with its column, is found by key, and only whole rows and columns may have it', () => {
  const { run } = bench();
  const found = run(`
    const place = (startIndex, endIndex) => ({ dimensionRange: { sheetId: 0, dimension: 'COLUMNS', startIndex, endIndex } });
    const make = (metadataKey, location) => ({ createDeveloperMetadata: { developerMetadata: { metadataKey, metadataValue: 'v', visibility: 'DOCUMENT', location } } });
    Sheets.Spreadsheets.batchUpdate({ requests: [make('col', place(2, 3)), make('sheet', { sheetId: 0 }), make('book', { spreadsheet: true }),
      { insertDimension: { range: { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 2 } } },
      { moveDimension: { source: { sheetId: 0, dimension: 'COLUMNS', startIndex: 4, endIndex: 5 }, destinationIndex: 1 } }] }, id);
    const search = (developerMetadataLookup) => (Sheets.Spreadsheets.DeveloperMetadata.search({ dataFilters: [{ developerMetadataLookup }] }, id).matchedDeveloperMetadata || []).map((m) => m.developerMetadata);
    let refused = '';
    try { Sheets.Spreadsheets.batchUpdate({ requests: [make('two', place(0, 2))] }, id); } catch (e) { refused = e.message; }
    return { col: search({ metadataKey: 'col' }), types: search({ visibility: 'DOCUMENT' }).map((m) => m.location.locationType), none: search({ metadataKey: 'zzz' }), refused,
      sheets: search({ locationType: 'SHEET' }).length };`);
  expect(found.col).toEqual([
    {
      metadataId: 1,
      metadataKey: 'col',
      metadataValue: 'v',
      location: {
        locationType: 'COLUMN',
        dimensionRange: { dimension: 'COLUMNS', startIndex: 1, endIndex: 2 },
      },
      visibility: 'DOCUMENT',
    },
  ]);
  expect(found.types).toEqual(['COLUMN', 'SHEET', 'SPREADSHEET']);
  expect(found.none).toEqual([]);
  expect(found.sheets).toBe(1);
  expect(found.refused).toContain('one row or one column');
});

test('14.18 the API keeps a second editor out of a protected range, and never the owner', () => {
  const { world, run } = bench();
  world.addPerson({ email: 'two@example.org', name: 'Second', kind: 'editor' });
  world.documents[0]!.editors.push('two@example.org');
  run(
    `Sheets.Spreadsheets.batchUpdate({ requests: [{ addProtectedRange: { protectedRange: { range: { sheetId: 0, endRowIndex: 1 } } } }] }, id)`,
  );
  const write = (row: number) =>
    `Sheets.Spreadsheets.Values.update({ values: [['x']] }, id, 'A${row}', { valueInputOption: 'RAW' }); return 'ok'`;
  expect(run(write(1))).toBe('ok');
  expect(run(write(2), { as: 'two@example.org' })).toBe('ok');
  expect(() => run(write(1), { as: 'two@example.org' })).toThrow('You are trying to edit a protected cell or object.');
  expect(() => run(write(2), { as: 'stranger@example.org' })).toThrow('The caller does not have permission');
});

test('the service is there only when the manifest enables it', () => {
  const { run } = bench({ manifest: { timeZone: 'Europe/Moscow' } });
  expect(run(`return typeof Sheets`)).toBe('undefined');
});

test('a thousand rows of twenty columns are written and read in little time', () => {
  const { run, world } = bench();
  run(`
    const values = Array.from({ length: 999 }, (_, r) => Array.from({ length: 20 }, (_, c) => (c % 2 ? r * c : 'text ' + r)));
    Sheets.Spreadsheets.Values.update({ values }, id, 'A1', { valueInputOption: 'RAW' });
    return Sheets.Spreadsheets.Values.get(id, 'A1:T999', { valueRenderOption: 'UNFORMATTED_VALUE' }).values.length;`);
  expect(world.executions.at(-1)!.value).toBe(999);
  expect(world.executions.at(-1)!.realMs).toBeLessThan(1500);
});

test('appended rows are covered by what reached the end of the sheet: formats, rules, protections, conditional formats', () => {
  const { run } = bench();
  const got = run(`
    const below = { sheetId: 0, startRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 };
    const short = { sheetId: 0, startRowIndex: 1, endRowIndex: 10, startColumnIndex: 1, endColumnIndex: 2 };
    const rule = (range) => ({ addConditionalFormatRule: { index: 0, rule: { ranges: [range], booleanRule: { condition: { type: 'NOT_BLANK' }, format: { textFormat: { bold: true } } } } } });
    Sheets.Spreadsheets.batchUpdate({ requests: [
      { addProtectedRange: { protectedRange: { range: below, warningOnly: true } } }, rule(below), rule(short),
      { setDataValidation: { range: below, rule: { condition: { type: 'BOOLEAN' } } } },
      { appendDimension: { sheetId: 0, dimension: 'ROWS', length: 500 } } ] }, id);
    const [sheet] = Sheets.Spreadsheets.get(id, { fields: 'sheets(protectedRanges.range,conditionalFormats.ranges)' }).sheets;
    const checked = SpreadsheetApp.getActive().getRange('A1500').getDataValidation() !== null;
    return [sheet.protectedRanges[0].range.endRowIndex, sheet.conditionalFormats.map((c) => c.ranges[0].endRowIndex), checked];`);
  expect(got).toEqual([1500, [10, 1500], true]);
});

test('a write answers how many rows, columns and cells it touched, and with the values when asked', () => {
  const { run } = bench();
  expect(
    run(`return Sheets.Spreadsheets.Values.update({ values: [['a', null, 3], [null, null, null]] }, id, 'B2:D3',
      { valueInputOption: 'RAW', includeValuesInResponse: true, responseValueRenderOption: 'UNFORMATTED_VALUE' })`),
  ).toMatchObject({
    updatedRange: "'Лист1'!B2:D3",
    updatedRows: 1,
    updatedColumns: 2,
    updatedCells: 2,
    updatedData: { values: [['a', '', 3]] },
  });
});

test('the id of the first sheet, which is 0, is left out of ranges, as in the answers of the service', () => {
  const { run } = bench();
  const { replies } = run(
    `return Sheets.Spreadsheets.batchUpdate({ requests: [{ addNamedRange: { namedRange: { name: 'n', range: { sheetId: 0, endRowIndex: 1, endColumnIndex: 1 } } } }] }, id)`,
  );
  expect(replies[0].addNamedRange.namedRange.range).toEqual({
    startRowIndex: 0,
    endRowIndex: 1,
    startColumnIndex: 0,
    endColumnIndex: 1,
  });
});

test('data filters find values by the metadata of their columns', () => {
  const { run } = bench();
  expect(
    run(`Sheets.Spreadsheets.Values.update({ values: [['a', 'b'], [1, 2]] }, id, 'A1', { valueInputOption: 'RAW' });
    Sheets.Spreadsheets.batchUpdate({ requests: [{ createDeveloperMetadata: { developerMetadata: { metadataKey: 'col', metadataValue: 'b', visibility: 'DOCUMENT',
      location: { dimensionRange: { sheetId: 0, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 } } } } }] }, id);
    const dataFilter = { developerMetadataLookup: { metadataKey: 'col', metadataValue: 'b' } };
    const read = () => Sheets.Spreadsheets.Values.batchGetByDataFilter({ dataFilters: [dataFilter], valueRenderOption: 'UNFORMATTED_VALUE' }, id).valueRanges[0].valueRange;
    const before = read();
    Sheets.Spreadsheets.Values.batchUpdateByDataFilter({ valueInputOption: 'RAW', data: [{ dataFilter, values: [['B']] }] }, id);
    return [before.range, before.values, read().values];`),
  ).toEqual(["'Лист1'!B1:B1000", [['b'], [2]], [['B'], [2]]]);
});

test('bulk edits: replacing, cutting, shifting cells', () => {
  const { run } = bench();
  expect(
    run(`Sheets.Spreadsheets.Values.update({ values: [['Анна', 1], ['анна и Анна', 2], ['x', 3]] }, id, 'A1', { valueInputOption: 'RAW' });
    const { replies } = Sheets.Spreadsheets.batchUpdate({ requests: [
      { findReplace: { find: 'анна', replacement: 'Вера', sheetId: 0 } },
      { cutPaste: { source: { sheetId: 0, endRowIndex: 1, startColumnIndex: 1, endColumnIndex: 2 }, destination: { sheetId: 0, rowIndex: 5, columnIndex: 0 } } },
      { deleteRange: { range: { sheetId: 0, startRowIndex: 1, endRowIndex: 2, endColumnIndex: 1 }, shiftDimension: 'ROWS' } },
      { insertRange: { range: { sheetId: 0, endRowIndex: 1, endColumnIndex: 1 }, shiftDimension: 'ROWS' } } ] }, id);
    return [replies[0].findReplace, Sheets.Spreadsheets.Values.get(id, 'A1:B6').values];`),
  ).toEqual([
    { valuesChanged: 2, formulasChanged: 0, rowsChanged: 2, sheetsChanged: 1, occurrencesChanged: 3 },
    [[], ['Вера', '2'], ['x', '3'], [], [], ['1']],
  ]);
});

test('a chart is moved by a mask of its overlay, which is implied and not named', () => {
  const { id, run, world } = bench();
  const move = (fields: string, rowIndex: number) =>
    run(`const sheetId = SpreadsheetApp.getActiveSheet().getSheetId();
      const at = (rowIndex) => ({ overlayPosition: { anchorCell: { sheetId, rowIndex, columnIndex: 1 } } });
      const [known] = Sheets.Spreadsheets.get(id, { fields: 'sheets.charts.chartId' }).sheets[0].charts ?? [];
      const chart = { chartId: 77, spec: { basicChart: { chartType: 'BAR' } }, position: at(0) };
      if (!known) Sheets.Spreadsheets.batchUpdate({ requests: [{ addChart: { chart } }] }, id);
      Sheets.Spreadsheets.batchUpdate({ requests: [{ updateEmbeddedObjectPosition: { objectId: 77, newPosition: at(${rowIndex}), fields: '${fields}' } }] }, id);`);
  move('*', 3);
  expect(world.viewSheet(id, 'Лист1').charts[0]?.row).toBe(3);
  expect(() => move('overlayPosition', 5)).toThrow('Invalid field selection overlayPosition');
  expect(() => move('', 5)).toThrow("At least one field must be listed in 'fields'");
});
