/** What becomes of a value that a script writes into a cell. */
import { DATE_FORMATS, isDateFormat } from '../format.ts';
import { layerAt, updateLayer } from '../layers.ts';
import { fail } from '../service.ts';
import { type CellValue, MAX_CELL_CHARS, type SheetState, type SpreadsheetDoc, setCell } from '../store.ts';
import { serialOfInstant, wallTime } from '../zone.ts';
import { typeCell } from './sheets-values.ts';

export function thisYear(doc: SpreadsheetDoc, now: number): number {
  return wallTime(doc.timeZone, now).getUTCFullYear();
}

/** Nothing of a table is written when one cell of it cannot be. */
export function checkCells(table: unknown[][]): void {
  for (const row of table) for (const value of row) checkCell(value);
}
function checkCell(value: unknown): void {
  if (typeof value === 'string' && value.length > MAX_CELL_CHARS) {
    fail('Your input contains more than the maximum of 50000 characters in a single cell.');
  }
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    fail("The parameters (Object) don't match the method signature for SpreadsheetApp.Range.setValue.");
  }
}

/** Stores what a script writes: a text is entered as if typed, everything else as it is. */
export function putValue(
  doc: SpreadsheetDoc,
  sheet: SheetState,
  row: number,
  col: number,
  value: unknown,
  year: number,
): void {
  checkCell(value);
  if (typeof value === 'string') typeCell(doc, sheet, row, col, value, year);
  else if (value instanceof Date) {
    const serial = serialOfInstant(doc.timeZone, value.getTime());
    setCell(sheet, row, col, serial);
    if (!isDateFormat(layerAt(sheet.formats, row, col)?.numberFormat)) {
      const numberFormat = DATE_FORMATS[doc.locale][Number.isInteger(serial) ? 'date' : 'dateTime'];
      updateLayer(sheet.formats, { r0: row, c0: col, r1: row + 1, c1: col + 1 }, (old) => ({ ...old, numberFormat }));
    }
  } else setCell(sheet, row, col, (value ?? null) as CellValue);
}
