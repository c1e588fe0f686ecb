/** A spreadsheet as the Sheets API describes it. Only the parts that the mask asks for are made. */

import { resolveA1 } from '../a1.ts';
import { mayEdit } from '../access.ts';
import { displayText } from '../format.ts';
import { layerColumn } from '../layers.ts';
import {
  type CellValue,
  DEFAULT_COL_WIDTH,
  DEFAULT_ROW_HEIGHT,
  type Dimension,
  isFormula,
  lastRow,
  type Metadata,
  type SheetState,
  type Span,
  type SpreadsheetDoc,
  spanOf,
} from '../store.ts';
import { type Mask, wants } from './sheets-mask.ts';
import {
  bandingToApi,
  chartToApi,
  colorToApi,
  formatToApi,
  gridOfSpan,
  type Json,
  metadataToApi,
  protectionToApi,
  refuse,
} from './sheets-shapes.ts';

export type ResourceOptions = { mask: Mask | null; grid: boolean; ranges: string[]; as: string };
/** Metadata by the id of the sheet it stands on: looked for in every sheet, it would be looked through as often. */
type Marks = ReadonlyMap<number | null, readonly Metadata[]>;

export function spreadsheetResource(doc: SpreadsheetDoc, options: ResourceOptions): Json {
  const { mask } = options;
  const out: Json = { spreadsheetId: doc.id, properties: spreadsheetProperties(doc) };
  if (wants(mask, 'sheets')) out.sheets = sheetResources(doc, options);
  if (wants(mask, 'namedRanges') && doc.namedRanges.length > 0) {
    out.namedRanges = doc.namedRanges.map((each) => {
      const sheet = doc.sheets.find((one) => one.id === each.sheetId)!;
      return { namedRangeId: each.id, name: each.name, range: gridOfSpan(sheet, each.span) };
    });
  }
  const metadata = doc.metadata.filter((each) => each.sheetId === null);
  if (wants(mask, 'developerMetadata') && metadata.length > 0) out.developerMetadata = metadata.map(metadataToApi);
  out.spreadsheetUrl = spreadsheetUrl(doc.id);
  return out;
}

export function spreadsheetUrl(id: string): string {
  return `https://docs.google.com/spreadsheets/d/${id}/edit`;
}

function spreadsheetProperties(doc: SpreadsheetDoc): Json {
  return { title: doc.title, locale: doc.locale, autoRecalc: 'ON_CHANGE', timeZone: doc.timeZone };
}

function sheetResources(doc: SpreadsheetDoc, options: ResourceOptions): Json[] {
  const marks = new Map<number | null, Metadata[]>();
  for (const each of doc.metadata) {
    const there = marks.get(each.sheetId);
    if (there) there.push(each);
    else marks.set(each.sheetId, [each]);
  }
  if (options.ranges.length === 0) {
    return doc.sheets.map((each) => sheetResource(doc, each, [spanOf(each)], options, marks));
  }
  const spans = new Map<SheetState, Span[]>();
  for (const text of options.ranges) {
    const found = resolveA1(doc, text, doc.sheets[0]) ?? refuse(`Unable to parse range: ${text}`);
    spans.set(found.sheet, [...(spans.get(found.sheet) ?? []), found.span]);
  }
  return doc.sheets
    .filter((each) => spans.has(each))
    .map((each) => sheetResource(doc, each, spans.get(each)!, options, marks));
}

function sheetResource(
  doc: SpreadsheetDoc,
  sheet: SheetState,
  spans: Span[],
  options: ResourceOptions,
  marks: Marks,
): Json {
  const { mask } = options;
  const mine = marks.get(sheet.id) ?? [];
  const out: Json = { properties: sheetProperties(doc, sheet) };
  // A mask that names `data` asks for the grid even without includeGridData.
  const named = mask?.get('sheets')?.has('data');
  if (named || (options.grid && wants(mask, 'sheets', 'data'))) {
    out.data = spans.map((span) => gridData(doc, sheet, span, mask, mine));
  }
  const put = <T>(name: string, list: T[], shape: (each: T) => Json) => {
    if (list.length > 0 && wants(mask, 'sheets', name)) out[name] = list.map(shape);
  };
  put('merges', sheet.merges, (each) => gridOfSpan(sheet, each));
  put('conditionalFormats', sheet.conditionals, (each) => ({
    ranges: each.spans.map((span) => gridOfSpan(sheet, span)),
    ...each.rule,
  }));
  put('protectedRanges', sheet.protections, (each) =>
    protectionToApi(doc, sheet, each, mayEdit(doc, each, options.as)),
  );
  put('bandedRanges', sheet.bandings, (each) => bandingToApi(sheet, each));
  put('charts', sheet.charts, chartToApi);
  const own = mine.filter((each) => each.dimension === null);
  put('developerMetadata', own, metadataToApi);
  if (sheet.filter && wants(mask, 'sheets', 'basicFilter')) {
    const { span, criteria, sortSpecs } = sheet.filter;
    out.basicFilter = {
      range: gridOfSpan(sheet, span),
      ...(sortSpecs.length > 0 && { sortSpecs }),
      ...(Object.keys(criteria).length > 0 && { criteria }),
    };
  }
  return out;
}

export function sheetProperties(doc: SpreadsheetDoc, sheet: SheetState): Json {
  return {
    sheetId: sheet.id,
    title: sheet.name,
    index: doc.sheets.indexOf(sheet),
    sheetType: 'GRID',
    gridProperties: {
      rowCount: sheet.rows,
      columnCount: sheet.cols,
      ...(sheet.frozenRows > 0 && { frozenRowCount: sheet.frozenRows }),
      ...(sheet.frozenCols > 0 && { frozenColumnCount: sheet.frozenCols }),
      ...(sheet.hideGridlines && { hideGridlines: true }),
    },
    ...(sheet.hidden && { hidden: true }),
    ...(sheet.tabColor && {
      tabColor: colorToApi(sheet.tabColor),
      tabColorStyle: { rgbColor: colorToApi(sheet.tabColor) },
    }),
    ...(sheet.rightToLeft && { rightToLeft: true }),
  };
}

function gridData(
  doc: SpreadsheetDoc,
  sheet: SheetState,
  span: Span,
  mask: Mask | null,
  marks: readonly Metadata[],
): Json {
  const inData = (name: string) => wants(mask, 'sheets', 'data', name);
  return {
    ...(span.r0 > 0 && { startRow: span.r0 }),
    ...(span.c0 > 0 && { startColumn: span.c0 }),
    ...(inData('rowData') && rowData(doc, sheet, span, mask)),
    ...(inData('rowMetadata') && { rowMetadata: dimensions(sheet, 'ROWS', [span.r0, span.r1], mask, marks) }),
    ...(inData('columnMetadata') && { columnMetadata: dimensions(sheet, 'COLUMNS', [span.c0, span.c1], mask, marks) }),
  };
}

function dimensions(
  sheet: SheetState,
  axis: 'ROWS' | 'COLUMNS',
  [start, end]: [number, number],
  mask: Mask | null,
  marks: readonly Metadata[],
): Json[] {
  const [dims, usual] = axis === 'ROWS' ? [sheet.rowDims, DEFAULT_ROW_HEIGHT] : [sheet.colDims, DEFAULT_COL_WIDTH];
  const asks = (name: string) =>
    wants(mask, 'sheets', 'data', axis === 'ROWS' ? 'rowMetadata' : 'columnMetadata', name);
  const sized = asks('pixelSize') || asks('hiddenByUser') || asks('hiddenByFilter');
  const own = new Map<number, Json[]>();
  for (const each of asks('developerMetadata') ? marks : []) {
    if (each.dimension !== axis) continue;
    for (let place = each.start; place < each.end; place++) {
      const there = own.get(place);
      if (there) there.push(metadataToApi(each));
      else own.set(place, [metadataToApi(each)]);
    }
  }
  return Array.from({ length: end - start }, (_, at) => {
    const out: Json = {};
    if (sized) {
      const dim: Dimension = dims[start + at] ?? {};
      out.pixelSize = dim.size ?? usual;
      if (dim.hidden) out.hiddenByUser = true;
      if (dim.filtered) out.hiddenByFilter = true;
    }
    const developerMetadata = own.get(start + at);
    if (developerMetadata) out.developerMetadata = developerMetadata;
    return out;
  });
}

function rowData(doc: SpreadsheetDoc, sheet: SheetState, span: Span, mask: Mask | null): Json {
  const asks = (name: string) => wants(mask, 'sheets', 'data', 'rowData', 'values', name);
  const [values, formats, notes, rules] = [
    asks('userEnteredValue') || asks('effectiveValue') || asks('formattedValue'),
    asks('userEnteredFormat') || asks('effectiveFormat') || asks('hyperlink'),
    asks('note'),
    asks('dataValidation'),
  ];
  const attributes = [
    values || formats ? sheet.formats : null,
    notes ? sheet.notes : null,
    rules ? sheet.validations : null,
  ];
  const reach = attributes.map((layer) =>
    Math.max(0, ...(layer?.columns.slice(span.c0, span.c1) ?? []).map((runs) => runs?.at(-1)?.[1] ?? 0)),
  );
  const end = Math.min(span.r1, Math.max(values ? lastRow(sheet) : 0, formats ? reach[0]! : 0, reach[1]!, reach[2]!));
  if (end <= span.r0) return {};
  const columns = Array.from({ length: span.c1 - span.c0 }, (_, at) => ({
    formats: layerColumn(sheet.formats, span.c0 + at, span.r0, end),
    notes: layerColumn(sheet.notes, span.c0 + at, span.r0, end),
    rules: layerColumn(sheet.validations, span.c0 + at, span.r0, end),
  }));
  const rows = Array.from({ length: end - span.r0 }, (_, row) => {
    const cells = columns.map((column, col) => {
      const value = sheet.values[span.r0 + row]?.[span.c0 + col] ?? null;
      const format = column.formats[row];
      const cell: Json = {};
      if (value !== null) {
        const text = displayText(value, format?.numberFormat, doc.locale);
        cell.userEnteredValue = extendedValue(value);
        cell.effectiveValue = isFormula(value)
          ? { errorValue: { type: 'N_A', message: 'not evaluated here' } }
          : extendedValue(value);
        cell.formattedValue = text;
      }
      if (format && formats) {
        cell.userEnteredFormat = formatToApi(format);
        cell.effectiveFormat = cell.userEnteredFormat;
        if (format.link) cell.hyperlink = format.link;
      }
      if (column.notes[row] !== undefined) cell.note = column.notes[row];
      if (column.rules[row] !== undefined) cell.dataValidation = column.rules[row];
      return cell;
    });
    while (cells.length > 0 && Object.keys(cells.at(-1)!).length === 0) cells.pop();
    return cells.length > 0 ? { values: cells } : {};
  });
  while (rows.length > 0 && !('values' in rows.at(-1)!)) rows.pop();
  return rows.length > 0 ? { rowData: rows } : {};
}

export function extendedValue(value: CellValue): Json {
  if (typeof value === 'number') return { numberValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'string') return { stringValue: value };
  return value === null ? {} : { formulaValue: value.f };
}
