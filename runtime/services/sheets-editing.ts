/** batchUpdate requests that edit contents in bulk: finding, moving, shifting, tidying. */
import { displayText } from '../format.ts';
import { layerAt } from '../layers.ts';
import {
  type CellValue,
  copySheetState,
  isFormula,
  type SheetState,
  type Span,
  type SpreadsheetDoc,
  setCell,
  spanOf,
} from '../store.ts';
import { clearSpan, copyCells, permuteRows } from '../structure.ts';
import { demandSpan, type Handler } from './sheets-cells.ts';
import { type Json, number, record, refuse, sheetOf, spanOfGrid } from './sheets-shapes.ts';

const EVERYTHING = { values: true, formats: true, validations: true, notes: true };

export const editingRequests: Record<string, Handler> = {
  findReplace(run, doc, request) {
    const areas = areasOf(doc, request);
    const find = String(request.find ?? '');
    if (find === '') refuse('The find field is required.');
    const body = request.searchByRegex === true ? find : find.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const whole = request.matchEntireCell === true ? `^(?:${body})$` : body;
    const pattern = new RegExp(whole, request.matchCase === true ? 'gu' : 'giu');
    const replacement = String(request.replacement ?? '');
    const touched = { rows: new Set<string>(), sheets: new Set<number>(), values: 0, formulas: 0, occurrences: 0 };
    for (const { sheet, span } of areas) {
      demandSpan(run, doc, sheet, span);
      eachCell(sheet, span, (value, row, col) => {
        if (isFormula(value) && request.includeFormulas !== true) return;
        const text = isFormula(value)
          ? value.f
          : displayText(value, layerAt(sheet.formats, row, col)?.numberFormat, doc.locale);
        const hits = text.match(pattern)?.length ?? 0;
        if (hits === 0) return;
        const changed = text.replace(pattern, replacement);
        setCell(sheet, row, col, isFormula(value) ? { f: changed } : changed);
        touched.occurrences += hits;
        touched[isFormula(value) ? 'formulas' : 'values']++;
        touched.rows.add(`${sheet.id} ${row}`);
        touched.sheets.add(sheet.id);
      });
    }
    if (touched.occurrences === 0) return {};
    return {
      valuesChanged: touched.values,
      formulasChanged: touched.formulas,
      rowsChanged: touched.rows.size,
      sheetsChanged: touched.sheets.size,
      occurrencesChanged: touched.occurrences,
    };
  },
  cutPaste(run, doc, request) {
    const from = spanOfGrid(doc, request.source);
    const to = record(request.destination);
    const sheet = sheetOf(doc, to.sheetId);
    const [row, col] = [number(to.rowIndex, 0), number(to.columnIndex, 0)];
    const target = { r0: row, c0: col, r1: row + from.span.r1 - from.span.r0, c1: col + from.span.c1 - from.span.c0 };
    demandSpan(run, doc, from.sheet, from.span);
    demandSpan(run, doc, sheet, target);
    move(from.sheet, from.span, sheet, target);
    return undefined;
  },
  insertRange(run, doc, request) {
    const { sheet, span } = spanOfGrid(doc, request.range);
    const rest = restOf(sheet, span, request.shiftDimension);
    demandSpan(run, doc, sheet, rest);
    const shift =
      request.shiftDimension === 'ROWS' ? { row: span.r1 - span.r0, col: 0 } : { row: 0, col: span.c1 - span.c0 };
    const kept = { ...rest, r1: rest.r1 - shift.row, c1: rest.c1 - shift.col };
    if (kept.r0 < kept.r1 && kept.c0 < kept.c1) move(sheet, kept, sheet, shifted(kept, shift.row, shift.col));
    clearSpan(sheet, span);
    return undefined;
  },
  deleteRange(run, doc, request) {
    const { sheet, span } = spanOfGrid(doc, request.range);
    const rest = restOf(sheet, span, request.shiftDimension);
    demandSpan(run, doc, sheet, rest);
    const rows = request.shiftDimension === 'ROWS';
    const after = rows ? { ...rest, r0: span.r1 } : { ...rest, c0: span.c1 };
    clearSpan(sheet, span);
    if (after.r0 < after.r1 && after.c0 < after.c1) {
      move(sheet, after, sheet, rows ? shifted(after, span.r0 - span.r1, 0) : shifted(after, 0, span.c0 - span.c1));
    }
    return undefined;
  },
  trimWhitespace(run, doc, request) {
    const { sheet, span } = spanOfGrid(doc, request.range);
    demandSpan(run, doc, sheet, span);
    let count = 0;
    eachCell(sheet, span, (value, row, col) => {
      const trimmed = typeof value === 'string' ? value.trim().replace(/\s+/g, ' ') : value;
      if (trimmed === value) return;
      count++;
      setCell(sheet, row, col, trimmed);
    });
    return { cellsChangedCount: count };
  },
  randomizeRange(run, doc, request) {
    const { sheet, span } = spanOfGrid(doc, request.range);
    demandSpan(run, doc, sheet, span);
    const order = Array.from({ length: span.r1 - span.r0 }, (_, at) => at);
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(run.random() * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    permuteRows(sheet, span, order);
    return undefined;
  },
};

function areasOf(doc: SpreadsheetDoc, request: Json): { sheet: SheetState; span: Span }[] {
  if (request.range) return [spanOfGrid(doc, request.range)];
  const sheets = request.allSheets === true ? doc.sheets : [sheetOf(doc, request.sheetId)];
  return sheets.map((sheet) => ({ sheet, span: spanOf(sheet) }));
}

function eachCell(sheet: SheetState, span: Span, visit: (value: CellValue, row: number, col: number) => void): void {
  for (let row = span.r0; row < Math.min(span.r1, sheet.values.length); row++) {
    for (let col = span.c0; col < Math.min(span.c1, sheet.values[row]!.length); col++) {
      const value = sheet.values[row]![col] ?? null;
      if (value !== null) visit(value, row, col);
    }
  }
}

function move(from: SheetState, span: Span, to: SheetState, target: Span): void {
  const before = copySheetState(from);
  clearSpan(from, span);
  copyCells(before, span, to, target.r0, target.c0, EVERYTHING);
}
function shifted(span: Span, rows: number, cols: number): Span {
  return { r0: span.r0 + rows, r1: span.r1 + rows, c0: span.c0 + cols, c1: span.c1 + cols };
}
function restOf(sheet: SheetState, span: Span, dimension: unknown): Span {
  if (dimension === 'ROWS') return { ...span, r1: sheet.rows };
  if (dimension === 'COLUMNS') return { ...span, c1: sheet.cols };
  return refuse(`Invalid value at 'shift_dimension' (TYPE_ENUM), "${String(dimension)}"`);
}
