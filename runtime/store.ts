/** A spreadsheet as plain JSON, and the few operations that keep it consistent. */
import type { DocumentBase, Locale } from './types.ts';

/** A date is a number with a date format, as in Sheets; `null` is an empty cell. */
export type CellValue = number | string | boolean | null | FormulaCell;
/** Formulas are kept, not evaluated: such a cell reads as `#N/A`. */
export type FormulaCell = { f: string };

/** `[firstRow, endRow, value]`, rows from 0, the end excluded; sorted and not overlapping. */
export type Run_<T> = [number, number, T];
/** An attribute of cells by column: `columns[c]` holds its runs. */
export type Layer<T> = { columns: (Run_<T>[] | null)[] };

export type SheetState = {
  id: number;
  name: string;
  rows: number;
  cols: number;
  hidden: boolean;
  tabColor: string | null;
  frozenRows: number;
  frozenCols: number;
  /** Values by row, then column; both may be shorter than the grid. */
  values: CellValue[][];
};

export type SpreadsheetDoc = DocumentBase & {
  kind: 'spreadsheet';
  locale: Locale;
  timeZone: string;
  sheets: SheetState[];
};

export const DEFAULT_ROWS = 1000;
export const DEFAULT_COLS = 26;

export function newSheetState(id: number, name: string, rows = DEFAULT_ROWS, cols = DEFAULT_COLS): SheetState {
  return { id, name, rows, cols, hidden: false, tabColor: null, frozenRows: 0, frozenCols: 0, values: [] };
}

/** What Sheets calls the n-th new sheet. */
export function sheetTitle(locale: Locale, number: number): string {
  return locale === 'ru_RU' ? `Лист${number}` : `Sheet${number}`;
}
