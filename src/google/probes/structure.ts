/** Marks, protection, validation, order: what stays with what when a tab is rebuilt by a person. */
import { spreadsheets } from '../sheets-api.ts';
import { type Bench, type Probe, probe } from './probe.ts';

const MARK = 'mp.probe';

/** Column letters of what carries the probes' mark. */
const marked = ({ sheet }: Bench): string[] =>
  sheet
    .createDeveloperMetadataFinder()
    .withKey(MARK)
    .find()
    .map((m) => m.getLocation().getColumn()?.getA1Notation() ?? '');

function unmark({ sheet }: Bench): void {
  for (const m of sheet.createDeveloperMetadataFinder().withKey(MARK).find()) m.remove();
}

/** Runs with column B marked, and takes the mark away. */
function withMark(bench: Bench, see: () => unknown): unknown {
  bench.sheet.getRange('B:B').addDeveloperMetadata(MARK, 'x');
  try {
    return see();
  } finally {
    unmark(bench);
  }
}

const marks = (): Probe[] => [
  probe('a column takes a mark', '["B:B"]', (b) => withMark(b, () => marked(b))),
  probe('a mark moves with its column', '["C:C"]', (b) =>
    withMark(b, () => {
      b.sheet.insertColumnBefore(1);
      const seen = marked(b);
      b.sheet.deleteColumn(1);
      return seen;
    }),
  ),
  probe('a mark goes with a deleted column', '[]', (b) =>
    withMark(b, () => {
      b.sheet.deleteColumn(2);
      const seen = marked(b);
      b.sheet.insertColumnAfter(1);
      return seen;
    }),
  ),
  probe('a cell of a marked column has none of its own', '0', (b) =>
    withMark(b, () => b.sheet.getRange('B2').getDeveloperMetadata().length),
  ),
  probe('the description of a column brings its mark', '[false, true, false]', (b) =>
    withMark(b, () => {
      const mask = 'sheets(properties.sheetId,data.columnMetadata.developerMetadata(metadataKey,metadataValue))';
      SpreadsheetApp.flush();
      const found = spreadsheets().get(b.book.getId(), { fields: mask }).sheets ?? [];
      const mine = found.find((x) => (x.properties?.sheetId ?? 0) === b.sheet.getSheetId());
      const columns = mine?.data?.[0]?.columnMetadata ?? [];
      return columns.slice(0, 3).map((c) => (c.developerMetadata ?? []).some((m) => m.metadataKey === MARK));
    }),
  ),
  probe('a single cell takes no mark', 'throws Exception', ({ sheet }) =>
    sheet.getRange('B2').addDeveloperMetadata(MARK, 'x'),
  ),
];

function withProtection(see: (p: GoogleAppsScript.Spreadsheet.Protection) => unknown, { sheet }: Bench): unknown {
  const p = sheet.getRange('A1:B1').protect();
  try {
    return see(p);
  } finally {
    p.remove();
  }
}

const guards = (): Probe[] => [
  probe('a protection warns when told to', 'true', (b) =>
    withProtection((p) => p.setWarningOnly(true).isWarningOnly(), b),
  ),
  probe('a protection names its range', '"A1:B1"', (b) => withProtection((p) => p.getRange().getA1Notation(), b)),
  probe('a validation does not bind a script', '["z", true]', ({ sheet }) => {
    const cell = sheet.getRange('A3');
    const rule = SpreadsheetApp.newDataValidation().requireValueInList(['a', 'b']).setAllowInvalid(false).build();
    cell.setDataValidation(rule);
    let value: unknown;
    try {
      cell.setValue('z');
      value = cell.getValue();
    } catch (e) {
      value = (e as Error).name;
    }
    const same = cell.getDataValidation()?.getCriteriaType() === SpreadsheetApp.DataValidationCriteria.VALUE_IN_LIST;
    cell.clear().clearDataValidations();
    return [value, same];
  }),
  probe('a second filter on a tab', 'throws Exception', ({ sheet }) => {
    const range = sheet.getRange('A1:B3');
    const filter = range.createFilter();
    try {
      return range.createFilter() && 'two filters';
    } finally {
      filter.remove();
    }
  }),
  probe('conditional rules are replaced whole', '0', ({ sheet }) => {
    const rule = SpreadsheetApp.newConditionalFormatRule()
      .whenTextEqualTo('x')
      .setBackground('#ff0000')
      .setRanges([sheet.getRange('A1:A3')])
      .build();
    sheet.setConditionalFormatRules([rule]);
    sheet.setConditionalFormatRules([]);
    return sheet.getConditionalFormatRules().length;
  }),
];

const order = (): Probe[] => [
  probe('a new tab: rows and columns', '[1000, 26]', ({ sheet }) => [sheet.getMaxRows(), sheet.getMaxColumns()]),
  probe('an empty tab has no last row', '0', ({ sheet }) => {
    sheet.clear();
    return sheet.getLastRow();
  }),
  probe('a range is sorted by its column', '[[1], [2]]', ({ sheet }) => {
    sheet.getRange('A1:A2').setValues([[2], [1]]);
    sheet.getRange('A1:A2').sort(1);
    const seen = sheet.getRange('A1:A2').getValues();
    sheet.clear();
    return seen;
  }),
  probe('a row appended after the last', '[["a"], ["b"]]', ({ sheet }) => {
    sheet.appendRow(['a']).appendRow(['b']);
    const seen = sheet.getRange(1, 1, sheet.getLastRow(), 1).getValues();
    sheet.clear();
    return seen;
  }),
  probe('a hidden column says so', '[true, false]', ({ sheet }) => {
    sheet.hideColumns(2);
    const seen = [sheet.isColumnHiddenByUser(2), sheet.isColumnHiddenByUser(1)];
    sheet.showColumns(2);
    return seen;
  }),
  probe('a note comes back', '"заметка"', ({ sheet }) => {
    const seen = sheet.getRange('A1').setNote('заметка').getNote();
    sheet.getRange('A1').clearNote();
    return seen;
  }),
  probe('a colour comes back in small letters', '"#ff0000"', ({ sheet }) => {
    const seen = sheet.getRange('A1').setBackground('#FF0000').getBackground();
    sheet.clear();
    return seen;
  }),
  probe('a tab that is not there', 'null', ({ book }) => book.getSheetByName('— нет такого листа —')),
  probe('a tab’s id is a number', '"number"', ({ sheet }) => typeof sheet.getSheetId()),
  probe('two tabs of one name', 'throws Exception', ({ book, sheet }) => book.insertSheet(sheet.getName())),
  probe('flush returns null', 'null', () => SpreadsheetApp.flush()),
  probe('the workbook knows its zone', 'true', ({ book }) => /^[A-Z]\w+(\/\w+)*$/.test(book.getSpreadsheetTimeZone())),
];

export const structure = (): Probe[] => [...marks(), ...guards(), ...order()];
