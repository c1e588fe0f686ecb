/** batchUpdate requests that change cells: values, formats, notes, validation, order. */
import { blocking, PROTECTED } from '../access.ts';
import type { Run } from '../execute.ts';
import { type Layer, layerColumn, setLayerColumn, updateLayer } from '../layers.ts';
import { sortRows } from '../sort.ts';
import {
  type CellFormat,
  type CellValue,
  lastRow,
  MAX_CELL_CHARS,
  overlap,
  type SheetState,
  type Span,
  type SpreadsheetDoc,
  setCell,
  type Validation,
} from '../store.ts';
import { copyCells, insertDimension } from '../structure.ts';
import { type Mask, merge, readMask } from './sheets-mask.ts';
import {
  bordersFromApi,
  formatFromApi,
  formatToApi,
  type Json,
  list,
  number,
  record,
  refuse,
  sheetOf,
  spanOfGrid,
} from './sheets-shapes.ts';

export type Handler = (run: Run, doc: SpreadsheetDoc, request: Json) => Json | undefined;

export function demandSpan(run: Run, doc: SpreadsheetDoc, sheet: SheetState, span: Span): void {
  if (blocking(doc, sheet, span, run.as)) refuse(PROTECTED);
}

/** @throws ApiProblem: every update needs a mask */
export function fieldsMask(request: Json): Mask {
  const text = request.fields;
  if (typeof text !== 'string' || text === '')
    return refuse("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)");
  return readMask(text);
}

export const cellRequests: Record<string, Handler> = {
  updateCells(run, doc, request) {
    const start = record(request.start);
    const rows = list(request.rows).map((each) => list(record(each).values));
    const width = Math.max(0, ...rows.map((each) => each.length));
    let target: { sheet: SheetState; span: Span };
    if (request.range) target = spanOfGrid(doc, request.range);
    else {
      const sheet = sheetOf(doc, start.sheetId);
      const [r0, c0] = [number(start.rowIndex, 0), number(start.columnIndex, 0)];
      target = { sheet, span: { r0, c0, r1: r0 + rows.length, c1: c0 + width } };
    }
    const { sheet, span } = target;
    if (span.r1 > sheet.rows)
      refuse(`Attempting to write row: ${span.r1 - 1}, beyond the last requested row of: ${sheet.rows - 1}`);
    if (span.c1 > sheet.cols)
      refuse(`Attempting to write column: ${span.c1 - 1}, beyond the last requested column of: ${sheet.cols - 1}`);
    demandSpan(run, doc, sheet, span);
    // A range clears what the rows do not reach; a start leaves it alone.
    const cellOf = (row: number, col: number) => (request.range ? record(rows[row]?.[col]) : rows[row]?.[col]);
    writeCells(doc, sheet, span, fieldsMask(request), (row, col) => {
      const cell = cellOf(row, col);
      return cell === undefined ? undefined : record(cell);
    });
    return undefined;
  },
  repeatCell(run, doc, request) {
    const { sheet, span } = spanOfGrid(doc, request.range);
    demandSpan(run, doc, sheet, span);
    const cell = record(request.cell);
    const mask = fieldsMask(request);
    if (touches(mask, 'userEnteredValue')) {
      const value = valueFromApi(cell.userEnteredValue);
      for (let row = span.r0; row < span.r1; row++)
        for (let col = span.c0; col < span.c1; col++) setCell(sheet, row, col, value);
    }
    const formatMask = touches(mask, 'userEnteredFormat');
    if (formatMask) updateLayer(sheet.formats, span, formatChange(doc, cell.userEnteredFormat, formatMask));
    if (touches(mask, 'note')) updateLayer(sheet.notes, span, () => noteOf(cell));
    if (touches(mask, 'dataValidation')) updateLayer(sheet.validations, span, () => validationOf(cell.dataValidation));
    return undefined;
  },
  appendCells(run, doc, request) {
    const sheet = sheetOf(doc, request.sheetId);
    const rows = list(request.rows).map((each) => list(record(each).values));
    const r0 = lastRow(sheet);
    const width = Math.max(0, ...rows.map((each) => each.length));
    if (r0 + rows.length > sheet.rows)
      insertDimension(doc, sheet, 'ROWS', sheet.rows, r0 + rows.length - sheet.rows, 'before');
    if (width > sheet.cols) insertDimension(doc, sheet, 'COLUMNS', sheet.cols, width - sheet.cols, 'before');
    const span = { r0, c0: 0, r1: r0 + rows.length, c1: width };
    demandSpan(run, doc, sheet, span);
    writeCells(doc, sheet, span, fieldsMask(request), (row, col) =>
      rows[row]?.[col] === undefined ? undefined : record(rows[row]![col]),
    );
    return undefined;
  },
  setDataValidation(run, doc, request) {
    const { sheet, span } = spanOfGrid(doc, request.range);
    demandSpan(run, doc, sheet, span);
    updateLayer(sheet.validations, span, () => validationOf(request.rule));
    return undefined;
  },
  sortRange(run, doc, request) {
    const { sheet, span } = spanOfGrid(doc, request.range);
    demandSpan(run, doc, sheet, span);
    const specs = list(request.sortSpecs).map((each) => ({
      col: number(record(each).dimensionIndex, 0),
      ascending: record(each).sortOrder !== 'DESCENDING',
    }));
    sortRows(sheet, span, specs, doc.locale);
    return undefined;
  },
  copyPaste(run, doc, request) {
    const from = spanOfGrid(doc, request.source);
    const to = spanOfGrid(doc, request.destination);
    demandSpan(run, doc, to.sheet, to.span);
    const type = String(request.pasteType ?? 'PASTE_NORMAL');
    const all = type === 'PASTE_NORMAL' || type === 'PASTE_NO_BORDERS';
    const [height, width] = [from.span.r1 - from.span.r0, from.span.c1 - from.span.c0];
    for (let row = to.span.r0; row + height <= Math.max(to.span.r1, to.span.r0 + height); row += height) {
      for (let col = to.span.c0; col + width <= Math.max(to.span.c1, to.span.c0 + width); col += width) {
        copyCells(from.sheet, from.span, to.sheet, row, col, {
          values: all || type === 'PASTE_VALUES' || type === 'PASTE_FORMULA',
          formats: all || type === 'PASTE_FORMAT',
          validations: all || type === 'PASTE_DATA_VALIDATION',
          notes: all,
        });
      }
    }
    return undefined;
  },
  mergeCells(run, doc, request) {
    const { sheet, span } = spanOfGrid(doc, request.range);
    demandSpan(run, doc, sheet, span);
    const type = String(request.mergeType ?? 'MERGE_ALL');
    const parts: Span[] = [];
    if (type === 'MERGE_ROWS')
      for (let row = span.r0; row < span.r1; row++) parts.push({ ...span, r0: row, r1: row + 1 });
    else if (type === 'MERGE_COLUMNS')
      for (let col = span.c0; col < span.c1; col++) parts.push({ ...span, c0: col, c1: col + 1 });
    else parts.push(span);
    for (const part of parts) mergeSpan(sheet, part);
    return undefined;
  },
  unmergeCells(run, doc, request) {
    const { sheet, span } = spanOfGrid(doc, request.range);
    demandSpan(run, doc, sheet, span);
    sheet.merges = sheet.merges.filter((each) => !overlap(each, span));
    return undefined;
  },
  updateBorders(run, doc, request) {
    const { sheet, span } = spanOfGrid(doc, request.range);
    demandSpan(run, doc, sheet, span);
    setBorders(sheet, span, request);
    return undefined;
  },
};

/** Only the first cell of a merge keeps its value. */
export function mergeSpan(sheet: SheetState, span: Span): void {
  for (let row = span.r0; row < Math.min(span.r1, sheet.values.length); row++) {
    for (let col = span.c0; col < span.c1; col++) if (row > span.r0 || col > span.c0) setCell(sheet, row, col, null);
  }
  sheet.merges = [...sheet.merges.filter((each) => !overlap(each, span)), span];
}

function setBorders(sheet: SheetState, span: Span, request: Json): void {
  const lines = ['top', 'bottom', 'left', 'right', 'innerHorizontal', 'innerVertical'].filter(
    (each) => request[each] !== undefined,
  );
  const border = (name: string) => bordersFromApi({ top: request[name] }).top;
  const put = (part: Span, side: 'top' | 'bottom' | 'left' | 'right', name: string) => {
    if (part.r0 >= part.r1 || part.c0 >= part.c1) return;
    updateLayer(sheet.formats, part, (old) => {
      const { [side]: _, ...others } = old?.borders ?? {};
      const given = border(name);
      return { ...old, borders: given ? { ...others, [side]: given } : others };
    });
  };
  for (const name of lines) {
    if (name === 'top') put({ ...span, r1: span.r0 + 1 }, 'top', name);
    if (name === 'bottom') put({ ...span, r0: span.r1 - 1 }, 'bottom', name);
    if (name === 'left') put({ ...span, c1: span.c0 + 1 }, 'left', name);
    if (name === 'right') put({ ...span, c0: span.c1 - 1 }, 'right', name);
    if (name === 'innerHorizontal') put({ ...span, r1: span.r1 - 1 }, 'bottom', name);
    if (name === 'innerVertical') put({ ...span, c1: span.c1 - 1 }, 'right', name);
  }
}

/** The part of a mask below a field; undefined when the mask does not touch the field. */
function touches(mask: Mask, name: string): Mask | undefined {
  if (mask.has('*') || mask.size === 0) return new Map();
  return mask.get(name);
}

function writeCells(
  doc: SpreadsheetDoc,
  sheet: SheetState,
  span: Span,
  mask: Mask,
  cellOf: (row: number, col: number) => Json | undefined,
): void {
  const known = [
    'userEnteredValue',
    'userEnteredFormat',
    'note',
    'dataValidation',
    'textFormatRuns',
    'hyperlink',
    'pivotTable',
    '*',
  ];
  for (const name of mask.keys()) if (!known.includes(name)) refuse(`Invalid field: ${name}`);
  if (touches(mask, 'userEnteredValue')) {
    for (let row = 0; row < span.r1 - span.r0; row++) {
      for (let col = 0; col < span.c1 - span.c0; col++) {
        const cell = cellOf(row, col);
        if (cell) setCell(sheet, span.r0 + row, span.c0 + col, valueFromApi(cell.userEnteredValue));
      }
    }
  }
  const formatMask = touches(mask, 'userEnteredFormat');
  if (formatMask) {
    const changes = new Map<string, (old: CellFormat | undefined) => CellFormat | undefined>();
    writeLayer(sheet.formats, span, cellOf, (cell, old) => {
      const key = cell.userEnteredFormat === undefined ? '' : JSON.stringify(cell.userEnteredFormat);
      let change = changes.get(key);
      if (!change) {
        change = formatChange(doc, cell.userEnteredFormat, formatMask);
        changes.set(key, change);
      }
      return change(old);
    });
  }
  if (touches(mask, 'note')) writeLayer(sheet.notes, span, cellOf, noteOf);
  if (touches(mask, 'dataValidation'))
    writeLayer(sheet.validations, span, cellOf, (cell) => validationOf(cell.dataValidation));
}

function writeLayer<T>(
  layer: Layer<T>,
  span: Span,
  cellOf: (row: number, col: number) => Json | undefined,
  change: (cell: Json, old: T | undefined) => T | undefined,
): void {
  if (span.r1 - span.r0 === 1) {
    for (let col = 0; col < span.c1 - span.c0; col++) {
      const cell = cellOf(0, col);
      const place = { ...span, c0: span.c0 + col, c1: span.c0 + col + 1 };
      if (cell) updateLayer(layer, place, (old) => change(cell, old));
    }
    return;
  }
  for (let col = 0; col < span.c1 - span.c0; col++) {
    const values = layerColumn(layer, span.c0 + col, span.r0, span.r1).map((old, row) => {
      const cell = cellOf(row, col);
      return cell ? change(cell, old) : old;
    });
    while (layer.columns.length <= span.c0 + col) layer.columns.push(null);
    setLayerColumn(layer, span.c0 + col, span.r0, values);
  }
}

/** How a format changes under a mask; each distinct old format is worked out once. */
function formatChange(
  doc: SpreadsheetDoc,
  given: unknown,
  mask: Mask,
): (old: CellFormat | undefined) => CellFormat | undefined {
  const done = new Map<CellFormat | undefined, CellFormat | undefined>();
  return (old) => {
    if (!done.has(old)) {
      const fresh = formatFromApi(merge(formatToApi(old), given, mask), doc.locale);
      done.set(old, old?.rich ? { ...fresh, rich: old.rich } : fresh);
    }
    return done.get(old);
  };
}

export function valueFromApi(value: unknown): CellValue {
  if (value === undefined || value === null) return null;
  const given = record(value);
  if (given.formulaValue !== undefined) return { f: String(given.formulaValue) };
  if (given.numberValue !== undefined) return Number(given.numberValue);
  if (given.boolValue !== undefined) return Boolean(given.boolValue);
  if (given.stringValue === undefined) return null;
  const text = String(given.stringValue);
  if (text.length > MAX_CELL_CHARS)
    refuse('Your input contains more than the maximum of 50000 characters in a single cell.');
  return text === '' ? null : text;
}

function noteOf(cell: Json): string | undefined {
  return cell.note ? String(cell.note) : undefined;
}

const LIST_TYPES = ['ONE_OF_LIST', 'ONE_OF_RANGE', 'BOOLEAN', 'CUSTOM_FORMULA', 'BLANK', 'NOT_BLANK'];
const CONDITION =
  /^(NUMBER_(GREATER|GREATER_THAN_EQ|LESS|LESS_THAN_EQ|EQ|NOT_EQ|BETWEEN|NOT_BETWEEN)|TEXT_(CONTAINS|NOT_CONTAINS|STARTS_WITH|ENDS_WITH|EQ|NOT_EQ|IS_EMAIL|IS_URL)|DATE_(EQ|NOT_EQ|BEFORE|AFTER|ON_OR_BEFORE|ON_OR_AFTER|BETWEEN|NOT_BETWEEN|IS_VALID))$/;

export function validationOf(rule: unknown): Validation | undefined {
  if (rule === undefined || rule === null) return undefined;
  const condition = record(record(rule).condition);
  const type = String(condition.type ?? '');
  if (!LIST_TYPES.includes(type) && !CONDITION.test(type))
    refuse(`Invalid value at 'rule.condition.type' (TYPE_ENUM), "${type}"`);
  const values = list(condition.values).map(record);
  if (type === 'ONE_OF_LIST' && values.length === 0) refuse('ONE_OF_LIST must have at least one value.');
  // Relative dates are for conditional formats only.
  if (values.some((each) => each.relativeDate !== undefined))
    refuse("'relativeDate' is not supported in data validation rules.");
  return rule as Validation;
}
