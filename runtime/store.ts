/** A spreadsheet as plain JSON. Rows and columns count from 0 here; ends are excluded. */
import { emptyLayer, type Layer } from './layers.ts';
import type { DocumentBase, Locale } from './types.ts';

/** A date is a number with a date format, as in Sheets; `null` is an empty cell. */
export type CellValue = number | string | boolean | null | FormulaCell;
/** Formulas are kept, not evaluated: such a cell reads as `#N/A`. */
export type FormulaCell = { f: string };

export type Span = { r0: number; c0: number; r1: number; c1: number };

export type Border = { style: string; color: string };
/** A part of a text and how it looks; a later part goes over an earlier one. */
export type RichStyle = {
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strike?: boolean;
  font?: string;
  size?: number;
  color?: string;
};
export type RichPart = { from: number; to: number; style: RichStyle; link: string | undefined };
export type RichText = { text: string; parts: RichPart[] };

export type CellFormat = {
  /** A pattern such as `0.00` or `dd.mm.yyyy`; `@` is plain text; absent is automatic. */
  numberFormat?: string;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strike?: boolean;
  font?: string;
  size?: number;
  /** `#rrggbb` */
  color?: string;
  background?: string;
  hAlign?: 'left' | 'center' | 'right';
  vAlign?: 'top' | 'middle' | 'bottom';
  wrap?: 'OVERFLOW_CELL' | 'WRAP' | 'CLIP' | 'LEGACY_WRAP';
  rotation?: number;
  link?: string;
  /** The looks of the parts of this very text; they mean nothing for another one. */
  rich?: RichText;
  borders?: { top?: Border; bottom?: Border; left?: Border; right?: Border };
};

/** A condition as the Sheets API writes it. */
export type Condition = { type: string; values?: { userEnteredValue?: string; relativeDate?: string }[] };
export type Validation = { condition: Condition; inputMessage?: string; strict?: boolean; showCustomUi?: boolean };

/** `depth` counts the groups that a row or column is in. */
export type Dimension = { size?: number; hidden?: boolean; filtered?: boolean; depth?: number };

export type Protection = {
  id: number;
  /** null is the whole sheet, of whatever size it becomes. */
  span: Span | null;
  open: Span[];
  description: string;
  warningOnly: boolean;
  editors: string[];
  domainEdit: boolean;
  namedRangeId: string | null;
};

/** `rule` is the API's conditional format rule without its ranges. */
export type ConditionalFormat = { spans: Span[]; rule: Record<string, unknown> };

/** `rowProperties` and `columnProperties` as the API writes them. */
export type Banding = {
  id: number;
  span: Span;
  rows: Record<string, unknown> | null;
  cols: Record<string, unknown> | null;
};

/** Criteria by column index within the sheet, as the API's FilterCriteria. */
export type Filter = {
  span: Span;
  criteria: Record<string, Record<string, unknown>>;
  sortSpecs: Record<string, unknown>[];
};

export type Chart = { id: number; spec: Record<string, unknown>; position: Record<string, unknown> };

export type SheetState = {
  id: number;
  name: string;
  rows: number;
  cols: number;
  hidden: boolean;
  tabColor: string | null;
  frozenRows: number;
  frozenCols: number;
  hideGridlines: boolean;
  rightToLeft: boolean;
  /** Values by row, then column; both may be shorter than the grid. */
  values: CellValue[][];
  formats: Layer<CellFormat>;
  notes: Layer<string>;
  validations: Layer<Validation>;
  rowDims: (Dimension | null)[];
  colDims: (Dimension | null)[];
  merges: Span[];
  protections: Protection[];
  conditionals: ConditionalFormat[];
  bandings: Banding[];
  filter: Filter | null;
  charts: Chart[];
  /** Where the buttons of groups stand; AFTER unless said. */
  groupControls?: { ROWS?: 'BEFORE' | 'AFTER'; COLUMNS?: 'BEFORE' | 'AFTER' };
  /** The form whose responses arrive here. */
  formId: string | null;
};

export type Metadata = {
  id: number;
  key: string;
  value: string;
  visibility: 'DOCUMENT' | 'PROJECT';
  /** The sheet; null is the spreadsheet itself. */
  sheetId: number | null;
  /** Rows or columns of the sheet; null is the sheet as a whole. */
  dimension: 'ROWS' | 'COLUMNS' | null;
  start: number;
  end: number;
};

export type NamedRange = { id: string; name: string; sheetId: number; span: Span };

export type SpreadsheetDoc = DocumentBase & {
  kind: 'spreadsheet';
  locale: Locale;
  timeZone: string;
  sheets: SheetState[];
  metadata: Metadata[];
  namedRanges: NamedRange[];
  /** Counts ids of protections, bandings, charts and metadata. */
  lastId: number;
};

export const DEFAULT_ROWS = 1000;
export const DEFAULT_COLS = 26;
export const MAX_CELLS = 10_000_000;
export const MAX_CELL_CHARS = 50_000;
export const DEFAULT_COL_WIDTH = 100;
export const DEFAULT_ROW_HEIGHT = 21;

export function newSheetState(id: number, name: string, rows = DEFAULT_ROWS, cols = DEFAULT_COLS): SheetState {
  return {
    id,
    name,
    rows,
    cols,
    hidden: false,
    tabColor: null,
    frozenRows: 0,
    frozenCols: 0,
    hideGridlines: false,
    rightToLeft: false,
    values: [],
    formats: emptyLayer(),
    notes: emptyLayer(),
    validations: emptyLayer(),
    rowDims: [],
    colDims: [],
    merges: [],
    protections: [],
    conditionals: [],
    bandings: [],
    filter: null,
    charts: [],
    formId: null,
  };
}

export function nextId(doc: SpreadsheetDoc): number {
  doc.lastId += 1;
  return doc.lastId;
}

/** What Sheets calls the n-th new sheet. */
export function sheetTitle(locale: Locale, number: number): string {
  return locale === 'ru_RU' ? `Лист${number}` : `Sheet${number}`;
}

export function sheetById(doc: SpreadsheetDoc, id: number): SheetState | undefined {
  return doc.sheets.find((each) => each.id === id);
}
/** Sheet names are compared without regard to case, as Sheets does when it looks for a clash. */
export function sheetByName(doc: SpreadsheetDoc, name: string): SheetState | undefined {
  return doc.sheets.find((each) => each.name === name) ?? doc.sheets.find((each) => sameName(each.name, name));
}
export function sameName(a: string, b: string): boolean {
  return a.length === b.length && a.toLowerCase() === b.toLowerCase();
}

export function spanOf(sheet: SheetState): Span {
  return { r0: 0, c0: 0, r1: sheet.rows, c1: sheet.cols };
}
export function overlap(a: Span, b: Span): Span | null {
  const both = {
    r0: Math.max(a.r0, b.r0),
    c0: Math.max(a.c0, b.c0),
    r1: Math.min(a.r1, b.r1),
    c1: Math.min(a.c1, b.c1),
  };
  return both.r0 < both.r1 && both.c0 < both.c1 ? both : null;
}
export function contains(outer: Span, inner: Span): boolean {
  return outer.r0 <= inner.r0 && outer.c0 <= inner.c0 && outer.r1 >= inner.r1 && outer.c1 >= inner.c1;
}

export function isFormula(value: CellValue | undefined): value is FormulaCell {
  return typeof value === 'object' && value !== null;
}
export function cellAt(sheet: SheetState, row: number, col: number): CellValue {
  return sheet.values[row]?.[col] ?? null;
}
/** Writes one cell. Blank cells are `null`, never the empty string. */
export function setCell(sheet: SheetState, row: number, col: number, value: CellValue): void {
  const { values } = sheet;
  if (value === null || value === '') {
    const cells = values[row];
    if (cells && col < cells.length) cells[col] = null;
    return;
  }
  while (values.length <= row) values.push([]);
  const cells = values[row]!;
  while (cells.length < col) cells.push(null);
  cells[col] = value;
}

/** The number of rows down to the last one with a value. Drops empty rows at the end on the way. */
export function lastRow(sheet: SheetState): number {
  const { values } = sheet;
  while (values.length > 0 && values[values.length - 1]!.every((each) => each === null)) values.pop();
  return values.length;
}
export function lastCol(sheet: SheetState): number {
  let last = 0;
  for (const row of sheet.values) {
    for (let col = row.length - 1; col >= last; col--) {
      if (row[col] !== null) {
        last = col + 1;
        break;
      }
    }
  }
  return last;
}

/**
 * A copy that goes its own way. What is never changed in place (runs of a layer, formats, rules) is
 * shared: a copy is made before every batch of API requests, so it has to be cheap.
 */
export function copySheetState(sheet: SheetState): SheetState {
  const { filter } = sheet;
  return {
    ...sheet,
    values: sheet.values.map((row) => row.slice()),
    formats: { columns: sheet.formats.columns.slice() },
    notes: { columns: sheet.notes.columns.slice() },
    validations: { columns: sheet.validations.columns.slice() },
    rowDims: sheet.rowDims.slice(),
    colDims: sheet.colDims.slice(),
    merges: sheet.merges.slice(),
    protections: sheet.protections.map((each) => ({ ...each })),
    conditionals: sheet.conditionals.slice(),
    bandings: sheet.bandings.map((each) => ({ ...each })),
    filter: filter && { ...filter, criteria: { ...filter.criteria } },
    charts: sheet.charts.map((each) => ({ ...each })),
  };
}
export function copyDoc(doc: SpreadsheetDoc): SpreadsheetDoc {
  return {
    ...doc,
    editors: doc.editors.slice(),
    viewers: doc.viewers.slice(),
    sheets: doc.sheets.map(copySheetState),
    metadata: doc.metadata.map((each) => ({ ...each })),
    namedRanges: doc.namedRanges.map((each) => ({ ...each })),
  };
}
