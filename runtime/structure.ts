/** Inserting, deleting and moving rows and columns: everything that refers to them follows. */
import {
  copyLayer,
  deleteLayerCols,
  deleteLayerRows,
  emptyLayer,
  insertLayerCols,
  insertLayerRows,
  type Layer,
  layerColumn,
  setLayerColumn,
  updateLayer,
} from './layers.ts';
import { fail } from './service.ts';
import { type CellValue, MAX_CELLS, type SheetState, type Span, type SpreadsheetDoc, setCell } from './store.ts';

export type Axis = 'ROWS' | 'COLUMNS';

/** Where an edge between rows (or columns) goes; `undefined` when what lay between two edges is gone. */
type Shift = (start: number, end: number) => [number, number] | undefined;
/** Rows or columns added at the end of the grid: what reached the end goes on reaching it. */
type Growth = { from: number; by: number } | null;

export function insertDimension(
  doc: SpreadsheetDoc,
  sheet: SheetState,
  axis: Axis,
  at: number,
  count: number,
  inherit: 'before' | 'after' | 'none',
): void {
  if (count < 1) fail('The number of rows or columns to insert must be at least 1.');
  const cells = doc.sheets.reduce((sum, each) => sum + each.rows * each.cols, 0);
  if (cells + count * (axis === 'ROWS' ? sheet.cols : sheet.rows) > MAX_CELLS) {
    fail('This action would increase the number of cells in the workbook above the limit of 10000000 cells.');
  }
  if (axis === 'ROWS') {
    if (at < sheet.values.length) {
      const blank = Array.from({ length: count }, (): CellValue[] => []);
      sheet.values = sheet.values.slice(0, at).concat(blank, sheet.values.slice(at));
    }
    insertLayerRows(sheet.formats, at, count, inherit);
    insertLayerRows(sheet.validations, at, count, inherit);
    insertLayerRows(sheet.notes, at, count, 'none');
    if (at < sheet.rowDims.length) {
      sheet.rowDims = sheet.rowDims.slice(0, at).concat(new Array<null>(count).fill(null), sheet.rowDims.slice(at));
    }
    sheet.rows += count;
    if (at < sheet.frozenRows) sheet.frozenRows += count;
  } else {
    const blank = new Array<null>(count).fill(null);
    for (const row of sheet.values) if (at < row.length) row.splice(at, 0, ...blank);
    insertLayerCols(sheet.formats, at, count, inherit);
    insertLayerCols(sheet.validations, at, count, inherit);
    insertLayerCols(sheet.notes, at, count, 'none');
    if (at < sheet.colDims.length) sheet.colDims.splice(at, 0, ...blank);
    sheet.cols += count;
    if (at < sheet.frozenCols) sheet.frozenCols += count;
  }
  const size = (axis === 'ROWS' ? sheet.rows : sheet.cols) - count;
  const growth = at === size && inherit === 'before' ? { from: size, by: count } : null;
  shiftReferences(
    doc,
    sheet,
    axis,
    (start, end) => [start >= at ? start + count : start, end > at ? end + count : end],
    growth,
  );
}

export function deleteDimension(doc: SpreadsheetDoc, sheet: SheetState, axis: Axis, at: number, count: number): void {
  const size = axis === 'ROWS' ? sheet.rows : sheet.cols;
  if (count >= size) {
    fail(
      axis === 'ROWS'
        ? "You can't delete all the rows on the sheet."
        : "You can't delete all the columns on the sheet.",
    );
  }
  const frozen = axis === 'ROWS' ? sheet.frozenRows : sheet.frozenCols;
  const frozenLost = Math.max(0, Math.min(frozen, at + count) - Math.min(frozen, at));
  if (frozen > 0 && size - count === frozen - frozenLost) {
    fail('Sorry, it is not possible to delete all non-frozen rows or columns.');
  }
  if (axis === 'ROWS') {
    sheet.values.splice(at, count);
    for (const layer of [sheet.formats, sheet.notes, sheet.validations] as Layer<unknown>[])
      deleteLayerRows(layer, at, count);
    sheet.rowDims.splice(at, count);
    sheet.rows -= count;
    sheet.frozenRows -= frozenLost;
  } else {
    for (const row of sheet.values) row.splice(at, count);
    for (const layer of [sheet.formats, sheet.notes, sheet.validations] as Layer<unknown>[])
      deleteLayerCols(layer, at, count);
    sheet.colDims.splice(at, count);
    sheet.cols -= count;
    sheet.frozenCols -= frozenLost;
  }
  const edge = (place: number) => (place <= at ? place : Math.max(at, place - count));
  shiftReferences(doc, sheet, axis, (start, end) => (edge(start) < edge(end) ? [edge(start), edge(end)] : undefined));
}

/** Moves rows or columns `start`…`end` so that they stand before what was at `to`. */
export function moveDimension(
  doc: SpreadsheetDoc,
  sheet: SheetState,
  axis: Axis,
  start: number,
  end: number,
  to: number,
): void {
  if (to >= start && to <= end) return;
  const size = axis === 'ROWS' ? sheet.rows : sheet.cols;
  const order = Array.from({ length: size }, (_, at) => at);
  const moved = order.splice(start, end - start);
  order.splice(to > start ? to - (end - start) : to, 0, ...moved);
  permute(sheet, axis, order);
  const placeOf = new Map(order.map((old, at) => [old, at]));
  shiftReferences(doc, sheet, axis, (from, until) => {
    // A span follows when it moves as a whole; one that reaches over the moved part keeps its outer size.
    const places = [placeOf.get(from)!, placeOf.get(until - 1) ?? until - 1];
    const length = until - from;
    if (Math.abs(places[1]! - places[0]!) === length - 1) return [Math.min(...places), Math.max(...places) + 1];
    return [from, until];
  });
}

/** Puts rows or columns into a new order: `order[n]` is the old index of what stands at n. */
function permute(sheet: SheetState, axis: Axis, order: number[]): void {
  if (axis === 'ROWS') {
    sheet.values = order.map((old) => sheet.values[old] ?? []);
    sheet.rowDims = order.map((old) => sheet.rowDims[old] ?? null);
    permuteLayers(sheet, { r0: 0, c0: 0, r1: sheet.rows, c1: sheet.cols }, order);
    return;
  }
  sheet.values = sheet.values.map((row) => order.map((old) => row[old] ?? null));
  sheet.colDims = order.map((old) => sheet.colDims[old] ?? null);
  for (const layer of [sheet.formats, sheet.notes, sheet.validations] as Layer<unknown>[]) {
    layer.columns = order.map((old) => layer.columns[old] ?? null);
  }
}

/** Reorders the rows of a span, attributes included: `order[n]` is the old row, counted from the span's first. */
export function permuteRows(sheet: SheetState, span: Span, order: number[]): void {
  const old = order.map((_, at) => {
    const row = sheet.values[span.r0 + at] ?? [];
    return Array.from({ length: span.c1 - span.c0 }, (__, col) => row[span.c0 + col] ?? null);
  });
  while (sheet.values.length < span.r0 + order.length) sheet.values.push([]);
  order.forEach((from, at) => {
    const row = sheet.values[span.r0 + at]!;
    while (row.length < span.c0) row.push(null);
    old[from]!.forEach((value, col) => {
      row[span.c0 + col] = value;
    });
  });
  permuteLayers(sheet, span, order);
}

function permuteLayers(sheet: SheetState, span: Span, order: number[]): void {
  for (const layer of [sheet.formats, sheet.notes, sheet.validations] as Layer<unknown>[]) {
    for (let col = span.c0; col < Math.min(span.c1, layer.columns.length); col++) {
      if (!layer.columns[col]) continue;
      const values = layerColumn(layer, col, span.r0, span.r0 + order.length);
      setLayerColumn(
        layer,
        col,
        span.r0,
        order.map((from) => values[from]),
      );
    }
  }
}

function shiftReferences(
  doc: SpreadsheetDoc,
  sheet: SheetState,
  axis: Axis,
  shift: Shift,
  growth: Growth = null,
): void {
  const moved = (span: Span): Span | undefined => {
    const edges = axis === 'ROWS' ? shift(span.r0, span.r1) : shift(span.c0, span.c1);
    if (!edges) return undefined;
    return axis === 'ROWS' ? { ...span, r0: edges[0], r1: edges[1] } : { ...span, c0: edges[0], c1: edges[1] };
  };
  const grown = (span: Span): Span | undefined => {
    const end = axis === 'ROWS' ? span.r1 : span.c1;
    if (!growth || end !== growth.from) return moved(span);
    return axis === 'ROWS' ? { ...span, r1: end + growth.by } : { ...span, c1: end + growth.by };
  };
  const kept = <T>(list: T[], move: (each: T) => T | undefined) => list.map(move).filter((each) => each !== undefined);
  const spans = (list: Span[], move = moved) => kept(list, move);

  sheet.merges = spans(sheet.merges);
  sheet.protections = kept(sheet.protections, (each) => {
    const span = each.span ? grown(each.span) : null;
    return span === undefined ? undefined : { ...each, span, open: spans(each.open, grown) };
  });
  sheet.conditionals = kept(sheet.conditionals, (each) => {
    const left = spans(each.spans, grown);
    return left.length > 0 ? { ...each, spans: left } : undefined;
  });
  sheet.bandings = kept(sheet.bandings, (each) => {
    const span = grown(each.span);
    return span && { ...each, span };
  });
  if (sheet.filter) {
    const span = grown(sheet.filter.span);
    const criteria: Record<string, Record<string, unknown>> = {};
    for (const [col, rule] of Object.entries(sheet.filter.criteria)) {
      const place = axis === 'COLUMNS' ? shift(Number(col), Number(col) + 1) : [Number(col)];
      if (place) criteria[place[0]!] = rule;
    }
    sheet.filter = span ? { ...sheet.filter, span, criteria } : null;
  }
  doc.namedRanges = kept(doc.namedRanges, (each) => {
    if (each.sheetId !== sheet.id) return each;
    const span = moved(each.span);
    return span && { ...each, span };
  });
  doc.metadata = kept(doc.metadata, (each) => {
    if (each.sheetId !== sheet.id || each.dimension !== axis) return each;
    const edges = shift(each.start, each.end);
    return edges && { ...each, start: edges[0], end: edges[1] };
  });
}

/** Copies a rectangle with all its attributes, within one sheet or across two. Values, formats and rules can be left out. */
export function copyCells(
  from: SheetState,
  span: Span,
  to: SheetState,
  row: number,
  col: number,
  parts: { values: boolean; formats: boolean; validations: boolean; notes: boolean },
): void {
  const height = span.r1 - span.r0;
  const width = span.c1 - span.c0;
  if (parts.values) {
    const block = Array.from({ length: height }, (_, at) => {
      const source = from.values[span.r0 + at] ?? [];
      return Array.from({ length: width }, (__, c) => source[span.c0 + c] ?? null);
    });
    while (to.values.length < row + height) to.values.push([]);
    block.forEach((cells, at) => {
      const target = to.values[row + at]!;
      while (target.length < col) target.push(null);
      cells.forEach((value, c) => {
        target[col + c] = value;
      });
    });
  }
  if (parts.formats) copyLayer(from.formats, span, to.formats, row, col);
  if (parts.validations) copyLayer(from.validations, span, to.validations, row, col);
  if (parts.notes) copyLayer(from.notes, span, to.notes, row, col);
}

/** Empties a rectangle, its attributes included. */
export function clearSpan(sheet: SheetState, span: Span): void {
  for (let row = span.r0; row < Math.min(span.r1, sheet.values.length); row++) {
    for (let col = span.c0; col < span.c1; col++) setCell(sheet, row, col, null);
  }
  for (const layer of [sheet.formats, sheet.notes, sheet.validations] as Layer<unknown>[])
    updateLayer(layer, span, () => undefined);
}

export function clearLayers(sheet: SheetState): void {
  sheet.formats = emptyLayer();
  sheet.notes = emptyLayer();
  sheet.validations = emptyLayer();
}
