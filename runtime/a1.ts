/** A1 notation, both ways. */
import { type SheetState, type Span, type SpreadsheetDoc, sheetByName } from './store.ts';

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(col: number): string {
  let name = '';
  for (let rest = col + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}
/** Row and column from 0 → `B2`. */
export function cellName(row: number, col: number): string {
  return `${columnName(col)}${row + 1}`;
}
export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

/** A range as written: an end that is not given is open (`Infinity`), a start that is not given is 0. */
export type WrittenRange = { sheet: string | null; span: Span | null };

const CELLS = /^\$?([A-Z]{0,3})\$?(\d*)(?::\$?([A-Z]{0,3})\$?(\d*))?$/i;

/** Reads `Sheet!A1:B2`, `'My sheet'!A:A`, `A2:C`, `3:3` or a sheet's name alone; null when it is none of these. */
export function readA1(text: string): WrittenRange | null {
  const quoted = /^'((?:[^']|'')+)'(?:!(.*))?$/.exec(text);
  const bare = quoted ? null : /^([^!']+)!(.+)$/.exec(text);
  const sheet = quoted ? quoted[1]!.replaceAll("''", "'") : (bare?.[1] ?? null);
  const rest = quoted ? quoted[2] : (bare?.[2] ?? (bare ? '' : text));
  if (rest === undefined) return { sheet, span: null };
  const span = readSpan(rest);
  return span ? { sheet, span } : null;
}

function readSpan(text: string): Span | null {
  const match = CELLS.exec(text.trim());
  if (!match || text.trim() === '') return null;
  const [, colA = '', rowA = '', colB, rowB] = match;
  if (!text.includes(':')) {
    if (colA === '' || rowA === '') return null;
    const [row, col] = [Number(rowA) - 1, columnIndex(colA)];
    return row < 0 ? null : { r0: row, c0: col, r1: row + 1, c1: col + 1 };
  }
  if ((colA === '' && rowA === '') || ((colB ?? '') === '' && (rowB ?? '') === '')) return null;
  if ((colA === '') !== ((colB ?? '') === '') && (rowA === '') !== ((rowB ?? '') === '')) return null;
  const rows = [rowA === '' ? 0 : Number(rowA) - 1, rowB ? Number(rowB) - 1 : Infinity];
  const cols = [colA === '' ? 0 : columnIndex(colA), colB ? columnIndex(colB) : Infinity];
  if (rows[0]! < 0 || rows[1]! < 0) return null;
  // `A5:A` is open below; `A:A5` means the same.
  if (rowA === '' && rowB) [rows[0], rows[1]] = [colA === '' ? 0 : Number(rowB) - 1, Infinity];
  const [r0, r1] = [Math.min(rows[0]!, rows[1]!), Math.max(rows[0]!, rows[1]!)];
  const [c0, c1] = [Math.min(cols[0]!, cols[1]!), Math.max(cols[0]!, cols[1]!)];
  return { r0, c0, r1: r1 + 1, c1: c1 + 1 };
}

export type Resolved = { sheet: SheetState; span: Span; whole: boolean };

/**
 * Finds what a written range means in a spreadsheet. Open ends close at the grid; whatever is beyond
 * the grid is left as it is, for the caller to refuse in its own words.
 */
export function resolveA1(doc: SpreadsheetDoc, text: string, home: SheetState | undefined): Resolved | null {
  const whole = sheetByName(doc, text);
  if (whole) return { sheet: whole, span: { r0: 0, c0: 0, r1: whole.rows, c1: whole.cols }, whole: true };
  const named = doc.namedRanges.find((each) => each.name === text);
  if (named) {
    const sheet = doc.sheets.find((each) => each.id === named.sheetId);
    return sheet ? { sheet, span: named.span, whole: false } : null;
  }
  const written = readA1(text);
  if (!written) return null;
  const sheet = written.sheet === null ? home : sheetByName(doc, written.sheet);
  if (!sheet) return null;
  if (!written.span) return { sheet, span: { r0: 0, c0: 0, r1: sheet.rows, c1: sheet.cols }, whole: true };
  const { r0, c0, r1, c1 } = written.span;
  return {
    sheet,
    span: { r0, c0, r1: r1 === Infinity ? sheet.rows : r1, c1: c1 === Infinity ? sheet.cols : c1 },
    whole: false,
  };
}

export function quoteSheet(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
}

/** `B2`, `A1:C4`; whole rows and columns of a grid are written as such only when `open` is asked for. */
export function writeA1(span: Span, open: SheetState | null = null): string {
  if (open && span.r0 === 0 && span.r1 >= open.rows) return `${columnName(span.c0)}:${columnName(span.c1 - 1)}`;
  if (open && span.c0 === 0 && span.c1 >= open.cols) return `${span.r0 + 1}:${span.r1}`;
  const start = cellName(span.r0, span.c0);
  if (span.r1 - span.r0 === 1 && span.c1 - span.c0 === 1) return start;
  return `${start}:${cellName(span.r1 - 1, span.c1 - 1)}`;
}
