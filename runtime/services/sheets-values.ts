/** Sheets.Spreadsheets.Values: plain tables in and out. */

import { quoteSheet, type Resolved, resolveA1, writeA1 } from '../a1.ts';
import { blocking, changed, PROTECTED } from '../access.ts';
import type { Run } from '../execute.ts';
import { displayText, formatType, isDateFormat } from '../format.ts';
import { layerAt, layerColumn, updateLayer } from '../layers.ts';
import { parseTyped } from '../parse.ts';
import { ServiceObject } from '../service.ts';
import {
  type CellValue,
  isFormula,
  lastRow,
  MAX_CELL_CHARS,
  type SheetState,
  type Span,
  type SpreadsheetDoc,
  setCell,
} from '../store.ts';
import { insertDimension } from '../structure.ts';
import { wallTime } from '../zone.ts';
import { type Api, apiCall, editable } from './sheets-call.ts';
import { spansOfFilter } from './sheets-metadata.ts';
import { checkBody, type Json, list, record, refuse } from './sheets-shapes.ts';

const RENDER = ['FORMATTED_VALUE', 'UNFORMATTED_VALUE', 'FORMULA'];

export class ValuesCollection extends ServiceObject implements Api {
  readonly _class = 'Sheets.Spreadsheets.Values';
  override readonly _types = 'Sheets.Collection.Spreadsheets.ValuesCollection';
  readonly _run: Run;
  constructor(run: Run) {
    super();
    this._run = run;
  }

  get(id: string, range: string, options?: Json): Json {
    return apiCall(this, 'values.get', id, (doc) => readRange(doc, range, record(options)));
  }
  batchGet(id: string, options?: Json): Json {
    return apiCall(this, 'values.batchGet', id, (doc) => {
      const given = record(options);
      const ranges = typeof given.ranges === 'string' ? [given.ranges] : list(given.ranges).map(String);
      return {
        spreadsheetId: id,
        ...(ranges.length > 0 && { valueRanges: ranges.map((each) => readRange(doc, each, given)) }),
      };
    });
  }
  update(resource: Json, id: string, range: string, options?: Json): Json {
    return apiCall(this, 'values.update', id, (doc) => {
      editable(this._run, doc);
      const body = { ...record(resource), range };
      const plan = planWrite(this._run, doc, body, inputOption(record(options)));
      return { spreadsheetId: id, ...applyWrite(this._run, doc, plan, record(options)) };
    });
  }
  batchUpdate(resource: Json, id: string): Json {
    return apiCall(this, 'values.batchUpdate', id, (doc) => {
      editable(this._run, doc);
      const body = record(resource);
      const option = inputOption(body);
      // Nothing is written unless everything can be.
      const plans = list(body.data).map((each) => planWrite(this._run, doc, record(each), option));
      const responses: Json[] = plans.map((each) => ({ spreadsheetId: id, ...applyWrite(this._run, doc, each, body) }));
      const sum = (name: string) => responses.reduce((all, each) => all + Number(each[name] ?? 0), 0);
      return {
        spreadsheetId: id,
        totalUpdatedRows: sum('updatedRows'),
        totalUpdatedColumns: sum('updatedColumns'),
        totalUpdatedCells: sum('updatedCells'),
        totalUpdatedSheets: new Set(plans.map((each) => each.sheet.id)).size,
        responses,
      };
    });
  }
  append(resource: Json, id: string, range: string, options?: Json): Json {
    return apiCall(this, 'values.append', id, (doc) => {
      editable(this._run, doc);
      const given = record(options);
      const found = find(doc, range);
      const rows = table(record(resource));
      const { sheet, span } = found;
      const end = tableEnd(sheet, span);
      const insert = given.insertDataOption === 'INSERT_ROWS';
      const missing = insert ? rows.length : Math.max(0, end + rows.length - sheet.rows);
      const width = Math.max(0, ...rows.map((each) => each.length));
      if (missing > 0)
        insertDimension(doc, sheet, 'ROWS', insert ? Math.min(end, sheet.rows) : sheet.rows, missing, 'before');
      if (span.c0 + width > sheet.cols)
        insertDimension(doc, sheet, 'COLUMNS', sheet.cols, span.c0 + width - sheet.cols, 'before');
      const target = { r0: end, c0: span.c0, r1: end + Math.max(1, rows.length), c1: span.c0 + Math.max(1, width) };
      const body = { ...record(resource), range: `${quoteSheet(sheet.name)}!${writeA1(target)}` };
      const plan = planWrite(this._run, doc, body, inputOption(given));
      const tableRange =
        end > span.r0 ? { tableRange: `${quoteSheet(sheet.name)}!${writeA1({ ...span, r1: end })}` } : {};
      return {
        spreadsheetId: id,
        ...tableRange,
        updates: { spreadsheetId: id, ...applyWrite(this._run, doc, plan, given) },
      };
    });
  }
  clear(_resource: Json, id: string, range: string): Json {
    return apiCall(this, 'values.clear', id, (doc) => {
      editable(this._run, doc);
      return { spreadsheetId: id, clearedRange: clearRange(this._run, doc, find(doc, range)) };
    });
  }
  batchGetByDataFilter(resource: Json, id: string): Json {
    return apiCall(this, 'values.batchGetByDataFilter', id, (doc) => {
      checkBody('BatchGetValuesByDataFilterRequest', resource);
      const body = record(resource);
      const valueRanges = rangesOf(doc, list(body.dataFilters)).map(({ range, filter }) => ({
        valueRange: readRange(doc, range, body),
        dataFilters: [filter],
      }));
      return { spreadsheetId: id, ...(valueRanges.length > 0 && { valueRanges }) };
    });
  }
  batchUpdateByDataFilter(resource: Json, id: string): Json {
    return apiCall(this, 'values.batchUpdateByDataFilter', id, (doc) => {
      editable(this._run, doc);
      const body = record(resource);
      const typed = inputOption(body);
      const plans = list(body.data).flatMap((each) => {
        const { dataFilter, ...table } = record(each);
        return rangesOf(doc, [dataFilter]).map(({ range }) => planWrite(this._run, doc, { ...table, range }, typed));
      });
      const responses = plans.map((each) => applyWrite(this._run, doc, each, body));
      return { spreadsheetId: id, responses };
    });
  }
  batchClearByDataFilter(resource: Json, id: string): Json {
    return apiCall(this, 'values.batchClearByDataFilter', id, (doc) => {
      editable(this._run, doc);
      const found = rangesOf(doc, list(record(resource).dataFilters)).map(({ range }) => find(doc, range));
      return { spreadsheetId: id, clearedRanges: found.map((each) => clearRange(this._run, doc, each)) };
    });
  }
  batchClear(resource: Json, id: string): Json {
    return apiCall(this, 'values.batchClear', id, (doc) => {
      editable(this._run, doc);
      const found = list(record(resource).ranges).map((each) => find(doc, String(each)));
      return { spreadsheetId: id, clearedRanges: found.map((each) => clearRange(this._run, doc, each)) };
    });
  }
}

/** The ranges that data filters select, in A1 notation, each with the filter that found it. */
function rangesOf(doc: SpreadsheetDoc, filters: unknown[]): { range: string; filter: Json }[] {
  return filters.flatMap((filter) =>
    spansOfFilter(doc, record(filter)).map(({ sheet, span }) => ({
      range: `${quoteSheet(sheet.name)}!${writeA1(span)}`,
      filter: record(filter),
    })),
  );
}

/** @throws ApiProblem when the text is no range of this spreadsheet, or leaves the grid */
export function find(doc: SpreadsheetDoc, range: unknown): Resolved {
  const text = String(range ?? '');
  const found = resolveA1(doc, text, doc.sheets[0]);
  if (!found) return refuse(`Unable to parse range: ${text}`);
  const { sheet, span } = found;
  if (span.r1 > sheet.rows || span.c1 > sheet.cols || span.r0 >= sheet.rows || span.c0 >= sheet.cols) {
    refuse(
      `Range (${quoteSheet(sheet.name)}!${writeA1(span)}) exceeds grid limits. Max rows: ${sheet.rows}, max columns: ${sheet.cols}`,
    );
  }
  return found;
}

export function readRange(doc: SpreadsheetDoc, range: string, options: Json): Json {
  const { sheet, span } = find(doc, range);
  const render = String(options.valueRenderOption ?? 'FORMATTED_VALUE');
  if (!RENDER.includes(render)) refuse(`Invalid value at 'value_render_option' (TYPE_ENUM), "${render}"`);
  const serial = (options.dateTimeRenderOption ?? 'SERIAL_NUMBER') === 'SERIAL_NUMBER';
  const byColumn = options.majorDimension === 'COLUMNS';
  const end = Math.min(span.r1, lastRow(sheet));
  const asStored = render === 'UNFORMATTED_VALUE' && serial;
  const formats = asStored ? [] : columnFormats(sheet, span, end);
  const rows: unknown[][] = [];
  for (let row = span.r0; row < end; row++) {
    const cells = sheet.values[row] ?? [];
    const out: unknown[] = [];
    const last = Math.min(span.c1, cells.length);
    for (let col = span.c0; col < last; col++) {
      const value = cells[col] ?? null;
      if (value === null) continue;
      while (out.length < col - span.c0) out.push('');
      if (asStored && typeof value !== 'object') out.push(value);
      else out.push(rendered(value, render, serial, formats[col - span.c0]?.[row - span.r0], doc));
    }
    rows.push(out);
  }
  while (rows.length > 0 && rows.at(-1)!.length === 0) rows.pop();
  const values = byColumn ? transpose(rows) : rows;
  return {
    range: `${quoteSheet(sheet.name)}!${writeA1(span)}`,
    majorDimension: byColumn ? 'COLUMNS' : 'ROWS',
    ...(values.length > 0 && { values }),
  };
}

function columnFormats(sheet: SheetState, span: Span, end: number): (string | undefined)[][] {
  return Array.from({ length: span.c1 - span.c0 }, (_, at) =>
    layerColumn(sheet.formats, span.c0 + at, span.r0, Math.max(span.r0, end)).map((each) => each?.numberFormat),
  );
}

function rendered(
  value: CellValue,
  render: string,
  serial: boolean,
  format: string | undefined,
  doc: SpreadsheetDoc,
): unknown {
  if (isFormula(value)) return render === 'FORMULA' ? value.f : '#N/A';
  if (render === 'FORMATTED_VALUE') return displayText(value, format, doc.locale);
  if (!serial && typeof value === 'number' && isDateFormat(format)) return displayText(value, format, doc.locale);
  return value;
}

function transpose(rows: unknown[][]): unknown[][] {
  const width = Math.max(0, ...rows.map((each) => each.length));
  const columns = Array.from({ length: width }, (_, col) => rows.map((row) => row[col] ?? ''));
  for (const column of columns) while (column.length > 0 && column.at(-1) === '') column.pop();
  return columns;
}

type WritePlan = { sheet: SheetState; span: Span; rows: unknown[][]; typed: boolean };

function inputOption(options: Json): boolean {
  const option = options.valueInputOption;
  if (option === 'RAW') return false;
  if (option === 'USER_ENTERED') return true;
  return refuse("'valueInputOption' is required but not specified");
}

function table(body: Json): unknown[][] {
  const rows = list(body.values).map((each, at) =>
    Array.isArray(each)
      ? (each as unknown[])
      : refuse(`Invalid value at 'data.values[${at}]', ${JSON.stringify(each)}`),
  );
  if (body.majorDimension !== 'COLUMNS') return rows;
  const height = Math.max(0, ...rows.map((each) => each.length));
  return Array.from({ length: height }, (_, at) => rows.map((column) => column[at] ?? null));
}

function planWrite(run: Run, doc: SpreadsheetDoc, body: Json, typed: boolean): WritePlan {
  const rows = table(body);
  const written = resolveA1(doc, String(body.range ?? ''), doc.sheets[0]);
  const width = Math.max(0, ...rows.map((each) => each.length));
  const start = written ?? find(doc, body.range);
  // A single cell is a starting point; a larger range must hold the whole table.
  const single = start.span.r1 - start.span.r0 === 1 && start.span.c1 - start.span.c0 === 1;
  const { r0, c0 } = start.span;
  const name = `${quoteSheet(start.sheet.name)}!${writeA1(start.span)}`;
  if (!single && r0 + rows.length > start.span.r1) {
    refuse(`Requested writing within range [${name}], but tried writing to row [${start.span.r1 + 1}]`);
  }
  if (!single && c0 + width > start.span.c1) {
    refuse(
      `Requested writing within range [${name}], but tried writing to column [${writeA1({ r0: 0, c0: start.span.c1, r1: 1, c1: start.span.c1 + 1 }).replace(/\d+/, '')}]`,
    );
  }
  const span = { r0, c0, r1: r0 + Math.max(1, rows.length), c1: c0 + Math.max(1, width) };
  const { sheet } = start;
  if (span.r1 > sheet.rows || span.c1 > sheet.cols) {
    refuse(
      `Range (${quoteSheet(sheet.name)}!${writeA1(span)}) exceeds grid limits. Max rows: ${sheet.rows}, max columns: ${sheet.cols}`,
    );
  }
  if (blocking(doc, sheet, span, run.as)) refuse(PROTECTED);
  rows.forEach((row, at) => {
    row.forEach((value, col) => {
      checkValue(value, `data.values[${at}][${col}]`);
    });
  });
  return { sheet, span, rows, typed };
}

function checkValue(value: unknown, path: string): void {
  if (value === null || typeof value === 'boolean') return;
  if (typeof value === 'number' && Number.isFinite(value)) return;
  if (typeof value === 'string') {
    if (value.length > MAX_CELL_CHARS)
      refuse('Your input contains more than the maximum of 50000 characters in a single cell.');
    return;
  }
  refuse(`Invalid ${path}: ${typeof value === 'object' ? 'struct_value' : String(value)} is not a cell value`);
}

/** @param options which values the answer should carry, if any */
function applyWrite(run: Run, doc: SpreadsheetDoc, { sheet, span, rows, typed }: WritePlan, options: Json): Json {
  const year = wallTime(doc.timeZone, run.now()).getUTCFullYear();
  const touched = { rows: new Set<number>(), cols: new Set<number>(), cells: 0 };
  rows.forEach((row, at) => {
    row.forEach((value, col) => {
      if (value === null) return;
      touched.rows.add(at);
      touched.cols.add(col);
      touched.cells++;
      if (typed && typeof value === 'string') typeCell(doc, sheet, span.r0 + at, span.c0 + col, value, year);
      else setCell(sheet, span.r0 + at, span.c0 + col, value as CellValue);
    });
  });
  changed(run.world, doc);
  const updatedRange = `${quoteSheet(sheet.name)}!${writeA1(span)}`;
  const render = {
    valueRenderOption: options.responseValueRenderOption,
    dateTimeRenderOption: options.responseDateTimeRenderOption,
  };
  return {
    updatedRange,
    ...(touched.cells > 0 && {
      updatedRows: touched.rows.size,
      updatedColumns: touched.cols.size,
      updatedCells: touched.cells,
    }),
    ...(options.includeValuesInResponse === true && { updatedData: readRange(doc, updatedRange, render) }),
  };
}

/** Enters a text as if it were typed; an automatic cell takes the number format that the entry suggests. */
export function typeCell(
  doc: SpreadsheetDoc,
  sheet: SheetState,
  row: number,
  col: number,
  text: string,
  year: number,
): void {
  const own = layerAt(sheet.formats, row, col)?.numberFormat;
  const entry = parseTyped(text, doc.locale, own, year);
  setCell(sheet, row, col, entry.value);
  if (entry.format && entryFormats(own, entry.format)) {
    const format = entry.format;
    updateLayer(sheet.formats, { r0: row, c0: col, r1: row + 1, c1: col + 1 }, (old) => ({
      ...old,
      numberFormat: format,
    }));
  }
}
/** A date typed into a date cell keeps the cell's own pattern; any other pattern gives way to none. */
function entryFormats(own: string | undefined, entered: string): boolean {
  return own === undefined || (isDateFormat(entered) && formatType(own) === 'NUMBER' && own === 'General');
}

function tableEnd(sheet: SheetState, span: Span): number {
  for (let row = Math.min(lastRow(sheet), sheet.rows) - 1; row >= span.r0; row--) {
    if (sheet.values[row]?.slice(span.c0, span.c1).some((each) => each !== null)) return row + 1;
  }
  return span.r0;
}

function clearRange(run: Run, doc: SpreadsheetDoc, { sheet, span }: Resolved): string {
  if (blocking(doc, sheet, span, run.as)) refuse(PROTECTED);
  for (let row = span.r0; row < Math.min(span.r1, sheet.values.length); row++) {
    for (let col = span.c0; col < span.c1; col++) setCell(sheet, row, col, null);
  }
  changed(run.world, doc);
  return `${quoteSheet(sheet.name)}!${writeA1(span)}`;
}
