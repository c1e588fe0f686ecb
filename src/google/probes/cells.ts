/** How a value gets into a cell and back. The probes write in row 1 and below of an empty tab. */
import { spreadsheets, values } from '../sheets-api.ts';
import { type Bench, isRussian, type Probe, probe } from './probe.ts';

/** What comes back from a cell into which a person might have typed this. */
function entered({ sheet }: Bench, value: unknown, format = 'General'): unknown {
  const cell = sheet.getRange(1, 1);
  cell.clear().setNumberFormat(format).setValue(value);
  return cell.getValue();
}

const kind = (x: unknown): string => (x instanceof Date ? 'Date' : typeof x);

const byLocale =
  (ru: string, en: string): Probe['want'] =>
  (bench) =>
    isRussian(bench) ? ru : en;

const typed = (): Probe[] => [
  probe('"007" becomes a number', '7', (b) => entered(b, '007')),
  probe('"+79161234567" becomes a number', '79161234567', (b) => entered(b, '+79161234567')),
  probe('"TRUE" becomes a yes', 'true', (b) => entered(b, 'TRUE')),
  probe('"12%" becomes 0.12', '0.12', (b) => entered(b, '12%')),
  probe('"2026-09-01" becomes a date', '"Date"', (b) => kind(entered(b, '2026-09-01'))),
  probe('"3.5" by locale', byLocale('"Date"', '"number"'), (b) => kind(entered(b, '3.5'))),
  probe('"3,5" by locale', byLocale('"number"', '"string"'), (b) => kind(entered(b, '3,5'))),
  probe('"1.9.2026" by locale', byLocale('"Date"', '"string"'), (b) => kind(entered(b, '1.9.2026'))),
  probe('"=1+1" becomes a formula', '"=1+1"', ({ sheet }) => sheet.getRange(1, 1).setValue('=1+1').getFormula()),
  probe('an apostrophe is swallowed', '"=1+1"', (b) => entered(b, "'=1+1")),
  ...['007', '+79161234567', '=1+1', '3.5', 'TRUE', '2026-09-01', '-5', '@x'].map((text) =>
    probe(`"${text}" under @ stays text`, JSON.stringify(text), (b) => entered(b, text, '@')),
  ),
  probe('a number is a number', '3.5', (b) => entered(b, 3.5)),
  probe('a date is a Date of this realm', '"Date"', (b) => kind(entered(b, new Date(2026, 8, 1, 12)))),
  probe('an empty cell is ""', '""', ({ sheet }) => sheet.getRange(1, 1).clear().getValue()),
  probe('null clears', '""', (b) => {
    entered(b, 'x');
    return entered(b, null);
  }),
  probe('undefined clears', '""', (b) => {
    entered(b, 'x');
    return entered(b, undefined);
  }),
  probe('50,001 characters in a cell', 'throws Exception', (b) => entered(b, 'x'.repeat(50_001))),
  probe('more rows than the range has', 'throws Exception', ({ sheet }) =>
    sheet.getRange(1, 1, 1, 1).setValues([[1], [2]]),
  ),
  probe('a range of no rows', 'throws Exception', ({ sheet }) => sheet.getRange(1, 1, 0, 1)),
  probe('what is shown, by locale', byLocale('"3,5"', '"3.5"'), (b) => {
    entered(b, 3.5);
    return b.sheet.getRange(1, 1).getDisplayValue();
  }),
  probe('a checkbox holds false, and counts', '[false, 2]', ({ sheet }) => {
    sheet.clear();
    sheet.getRange(2, 1).insertCheckboxes();
    const seen = [sheet.getRange(2, 1).getValue(), sheet.getLastRow()];
    sheet.getRange(2, 1).clear().clearDataValidations();
    return seen;
  }),
];

type Input = 'RAW' | 'USER_ENTERED';

/** Writes a row through the Sheets API and reads it back as it is stored. */
function through({ sheet, book }: Bench, rows: readonly (readonly unknown[])[], valueInputOption: Input = 'RAW') {
  const at = `'${sheet.getName()}'!A1`;
  const data = rows.map((row) => ({ range: at, values: [[...row]] }));
  values().batchUpdate({ valueInputOption, data }, book.getId());
  return values().get(book.getId(), `'${sheet.getName()}'!1:1`, {
    valueRenderOption: 'UNFORMATTED_VALUE',
    dateTimeRenderOption: 'SERIAL_NUMBER',
  }).values;
}

const fresh = (bench: Bench): Bench => {
  bench.sheet.clear();
  return bench;
};

/** The facts on which every write of the product stands. */
const api = (): Probe[] => [
  probe('RAW: a formula is text', '[["=1+1"]]', (b) => through(fresh(b), [['=1+1']])),
  probe('RAW: "007" is text', '[["007"]]', (b) => through(fresh(b), [['007']])),
  probe('RAW: "2026-09-01" is text', '[["2026-09-01"]]', (b) => through(fresh(b), [['2026-09-01']])),
  probe('RAW: numbers and yes/no keep their kind', '[[3.5, true]]', (b) => through(fresh(b), [[3.5, true]])),
  probe('null leaves a cell alone', '[["a", "c"]]', (b) =>
    through(fresh(b), [
      ['a', 'b'],
      [null, 'c'],
    ]),
  ),
  probe('null in the first place too', '[["a"]]', (b) => through(fresh(b), [['a'], [null]])),
  probe('"" empties a cell', 'undefined', (b) => through(fresh(b), [['a'], ['']])),
  probe('empty cells at the end are left out', '[["a"]]', (b) => through(fresh(b), [['a', '', '']])),
  probe('an empty tab has no values', 'undefined', (b) => through(fresh(b), [])),
  probe('a date is a serial number', '[[46266]]', (b) => through(fresh(b), [['2026-09-01']], 'USER_ENTERED')),
  probe('a refused list of changes changes nothing', '""', ({ sheet, book }) => {
    sheet.clear();
    SpreadsheetApp.flush();
    const stringValue = 'must not stay';
    const start = { sheetId: sheet.getSheetId(), rowIndex: 0, columnIndex: 0 };
    const good = { updateCells: { start, fields: '*', rows: [{ values: [{ userEnteredValue: { stringValue } }] }] } };
    const bad = { deleteSheet: { sheetId: 1 } };
    try {
      spreadsheets().batchUpdate({ requests: [good, bad] }, book.getId());
    } catch {
      return sheet.getRange(1, 1).getValue();
    }
    return 'not refused';
  }),
];

export const cells = (): Probe[] => [...typed(), ...api()];
