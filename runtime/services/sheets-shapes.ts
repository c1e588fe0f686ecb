/** Between the shapes of the Sheets API and those of the store. */
import { DATE_FORMATS, formatType } from '../format.ts';
import { declaration } from '../reference.ts';
import { GasError } from '../service.ts';
import {
  type Banding,
  type Border,
  type CellFormat,
  type Chart,
  type Metadata,
  type Protection,
  type SheetState,
  type Span,
  type SpreadsheetDoc,
  sheetById,
  spanOf,
} from '../store.ts';
import type { Locale } from '../types.ts';

export type Json = Record<string, unknown>;

/** What the API says no to. The caller adds which call and which request it was. */
export class ApiProblem extends Error {
  readonly code: number;
  constructor(message: string, code = 400) {
    super(message);
    this.code = code;
  }
}
export function refuse(message: string, code = 400): never {
  throw new ApiProblem(message, code);
}

export function apiError(method: string, problem: ApiProblem | GasError): GasError {
  const code = problem instanceof ApiProblem ? problem.code : 400;
  const details = { code, message: problem.message, errors: [{ domain: 'global', message: problem.message }] };
  return new GasError(`API call to ${method} failed with error: ${problem.message}`, 'GoogleJsonResponseException', {
    details,
  });
}

export function record(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

// Fields that the declarations lack but the API has.
const ALSO: Record<string, Record<string, string>> = {
  BasicChartSeries: { colorStyle: 'ColorStyle', dataLabel: 'object', pointStyle: 'object' },
  BooleanCondition: { type: 'string', values: 'ConditionValue[]' },
  Request: { trimWhitespace: 'object', deleteDuplicates: 'object' },
  'Docs.Request': {
    updateTableCellStyle: 'object',
    updateTableColumnProperties: 'object',
    updateDocumentStyle: 'object',
    pinTableHeaderRows: 'object',
  },
};

/** A field of a body: its type, whether it is a list, and whether the list or the field has fields of its own. */
type Field = { name: string; type: string; list: boolean; leaf: 'number' | 'string' | 'boolean' | null; deep: boolean };
const bodies = new Map<string, Map<string, Field> | null>();

function bodyOf(type: string): Map<string, Field> | null {
  let body = bodies.get(type);
  if (body === undefined) {
    const fields = fieldsOf(type);
    const all = fields && [...fields, ...Object.entries(ALSO[type] ?? {}).filter(([name]) => !fields.has(name))];
    body = all
      ? new Map(
          all.map(([name, declared]) => {
            const plain = plainType(declared);
            const leaf = plain === 'number' || plain === 'string' || plain === 'boolean' ? plain : null;
            const deep = fieldsOf(plain) !== undefined;
            return [name, { name, type: plain, list: declared.includes('[]'), leaf, deep }];
          }),
        )
      : null;
    bodies.set(type, body);
  }
  return body;
}

/** Where a check has got to; the text of it is for a message only, and a table has many cells. */
type Place = { before: Place | null; name: string | number };
function pathOf(place: Place | null): string {
  if (!place) return '';
  const before = pathOf(place.before);
  if (typeof place.name === 'number') return `${before}[${place.name}]`;
  return before ? `${before}.${place.name}` : place.name;
}

/** Refuses a body with a field that the API does not have, at any depth. */
export function checkBody(type: string, value: unknown, place: Place | null = null): void {
  const body = bodyOf(type);
  if (!body || typeof value !== 'object' || value === null) return;
  for (const name of Object.keys(value)) {
    const field = body.get(name);
    if (!field) {
      const where = place ? ` at '${pathOf(place)}'` : '';
      refuse(`Invalid JSON payload received. Unknown name "${name}"${where}: Cannot find field.`);
    }
    const each = (value as Json)[name];
    if (each !== null && each !== undefined) checkField(field, each, place);
  }
}

function checkField({ name, type, list: listed, leaf, deep }: Field, value: unknown, before: Place | null): void {
  if (listed) {
    if (!Array.isArray(value)) refuse(`Invalid value at '${pathOf({ before, name })}', ${JSON.stringify(value)}`);
    if (!deep) return;
    const place = { before, name };
    for (let index = 0; index < value.length; index++) checkBody(type, value[index], { before: place, name: index });
  } else if (leaf) {
    // The API takes numbers written as text, and nothing else of another kind.
    const fits =
      typeof value === leaf ||
      (leaf === 'number' && typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)));
    if (!fits)
      refuse(`Invalid value at '${pathOf({ before, name })}' (TYPE_${leaf.toUpperCase()}), ${JSON.stringify(value)}`);
  } else if (deep) checkBody(type, value, { before, name });
}

/** @param type of the Sheets API, or of another with its name before it: `Docs.Request` */
export function fieldsOf(type: string): Map<string, string> | undefined {
  const [api, name] = type.includes('.') ? type.split('.') : ['Sheets', type];
  return declaration(`${api}.Schema.${name}`)?.fields;
}
/** `Sheets.Schema.RowData[] | undefined` → `RowData`, `Docs.Schema.Range | undefined` → `Docs.Range` */
const plainTypes = new Map<string, string>();
export function plainType(declared: string): string {
  let plain = plainTypes.get(declared);
  if (plain === undefined) {
    plain = declared.replace(/\|\s*undefined|\[\]|Sheets\.Schema\.|Schema\./g, '').trim();
    plainTypes.set(declared, plain);
  }
  return plain;
}

/** The rectangle of a GridRange; missing ends are the grid's. @throws ApiProblem */
export function spanOfGrid(doc: SpreadsheetDoc, value: unknown): { sheet: SheetState; span: Span } {
  const range = record(value);
  const sheet = sheetOf(doc, range.sheetId);
  const all = spanOf(sheet);
  const span = {
    r0: number(range.startRowIndex, 0),
    r1: number(range.endRowIndex, all.r1),
    c0: number(range.startColumnIndex, 0),
    c1: number(range.endColumnIndex, all.c1),
  };
  if (span.r0 >= span.r1 || span.c0 >= span.c1 || span.r0 < 0 || span.c0 < 0) {
    refuse(
      `endRowIndex[${span.r1}] must be greater than startRowIndex[${span.r0}] and endColumnIndex[${span.c1}] than startColumnIndex[${span.c0}]`,
    );
  }
  if (span.r1 > all.r1 || span.c1 > all.c1) {
    refuse(`GridRange exceeds grid limits. Max rows: ${all.r1}, max columns: ${all.c1}`);
  }
  return { sheet, span };
}
export function sheetOf(doc: SpreadsheetDoc, id: unknown): SheetState {
  const wanted = number(id, 0);
  return sheetById(doc, wanted) ?? refuse(`No grid with id: ${wanted}`);
}
/** Google leaves out the id of a sheet in a range when it is 0, as the first sheet's is, though not in the sheet's own properties. */
function idInRange(id: number): Json {
  return id === 0 ? {} : { sheetId: id };
}
export function gridOfSpan(sheet: SheetState, span: Span | null): Json {
  if (!span) return idInRange(sheet.id);
  return {
    ...idInRange(sheet.id),
    startRowIndex: span.r0,
    endRowIndex: span.r1,
    startColumnIndex: span.c0,
    endColumnIndex: span.c1,
  };
}
export function number(value: unknown, otherwise: number): number {
  return value === null || value === undefined ? otherwise : Number(value);
}

export function colorToApi(hex: string): Json {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16) / 255;
  const all: Json = { red: part(1), green: part(3), blue: part(5) };
  for (const key of Object.keys(all)) if (all[key] === 0) delete all[key];
  return all;
}
export function colorFromApi(color: unknown, style?: unknown): string | undefined {
  const source = style === undefined || style === null ? color : record(style).rgbColor;
  if (source === undefined || source === null) return undefined;
  const parts = ['red', 'green', 'blue'].map((name) => Math.round(number(record(source)[name], 0) * 255));
  return `#${parts.map((each) => each.toString(16).padStart(2, '0')).join('')}`;
}

const DEFAULT_PATTERN = (locale: Locale): Record<string, string> => ({
  TEXT: '@',
  DATE: DATE_FORMATS[locale].date,
  TIME: DATE_FORMATS[locale].time,
  DATE_TIME: DATE_FORMATS[locale].dateTime,
  PERCENT: '0.00%',
  CURRENCY: '#,##0.00',
  NUMBER: '#,##0.00',
  SCIENTIFIC: '0.00E+00',
});

export function formatToApi(format: CellFormat | undefined): Json | undefined {
  if (!format) return undefined;
  const out: Json = {};
  const text: Json = {};
  if (format.numberFormat) {
    const type = formatType(format.numberFormat);
    out.numberFormat = type === 'TEXT' ? { type } : { type, pattern: format.numberFormat };
  }
  if (format.background) {
    out.backgroundColor = colorToApi(format.background);
    out.backgroundColorStyle = { rgbColor: colorToApi(format.background) };
  }
  if (format.color) {
    text.foregroundColor = colorToApi(format.color);
    text.foregroundColorStyle = { rgbColor: colorToApi(format.color) };
  }
  const direct = {
    bold: 'bold',
    italic: 'italic',
    underline: 'underline',
    strike: 'strikethrough',
    font: 'fontFamily',
    size: 'fontSize',
  } as const;
  for (const [own, theirs] of Object.entries(direct)) {
    const value = format[own as keyof typeof direct];
    if (value !== undefined) text[theirs] = value;
  }
  if (format.link) text.link = { uri: format.link };
  if (Object.keys(text).length > 0) out.textFormat = text;
  if (format.hAlign) out.horizontalAlignment = format.hAlign.toUpperCase();
  if (format.vAlign) out.verticalAlignment = format.vAlign.toUpperCase();
  if (format.wrap) out.wrapStrategy = format.wrap;
  if (format.rotation !== undefined) out.textRotation = { angle: format.rotation };
  if (format.borders) {
    const sides = Object.entries(format.borders).map(([side, each]) => [
      side,
      { style: each.style, color: colorToApi(each.color), colorStyle: { rgbColor: colorToApi(each.color) } },
    ]);
    out.borders = Object.fromEntries(sides);
  }
  return out;
}

export function formatFromApi(value: unknown, locale: Locale): CellFormat | undefined {
  const from = record(value);
  const text = record(from.textFormat);
  const out: CellFormat = {};
  const numberFormat = record(from.numberFormat);
  if (from.numberFormat) {
    const type = String(numberFormat.type ?? '');
    const pattern = numberFormat.pattern ? String(numberFormat.pattern) : DEFAULT_PATTERN(locale)[type];
    if (!pattern) refuse(`Invalid value at 'number_format.type': "${type}"`);
    out.numberFormat = type === 'TEXT' ? '@' : pattern;
  }
  const background = colorFromApi(from.backgroundColor, from.backgroundColorStyle);
  const color = colorFromApi(text.foregroundColor, text.foregroundColorStyle);
  if (background) out.background = background;
  if (color) out.color = color;
  if (typeof text.bold === 'boolean') out.bold = text.bold;
  if (typeof text.italic === 'boolean') out.italic = text.italic;
  if (typeof text.underline === 'boolean') out.underline = text.underline;
  if (typeof text.strikethrough === 'boolean') out.strike = text.strikethrough;
  if (text.fontFamily) out.font = String(text.fontFamily);
  if (text.fontSize) out.size = Number(text.fontSize);
  if (record(text.link).uri) out.link = String(record(text.link).uri);
  if (from.horizontalAlignment) out.hAlign = oneOf(from.horizontalAlignment, ['left', 'center', 'right']);
  if (from.verticalAlignment) out.vAlign = oneOf(from.verticalAlignment, ['top', 'middle', 'bottom']);
  if (from.wrapStrategy) out.wrap = from.wrapStrategy as NonNullable<CellFormat['wrap']>;
  const rotation = record(from.textRotation).angle;
  if (rotation !== undefined) out.rotation = Number(rotation);
  if (from.borders) out.borders = bordersFromApi(from.borders);
  return Object.keys(out).length > 0 ? out : undefined;
}
export function bordersFromApi(value: unknown): NonNullable<CellFormat['borders']> {
  const out: Record<string, Border> = {};
  for (const side of ['top', 'bottom', 'left', 'right']) {
    const each = record(record(value)[side]);
    const style = String(each.style ?? 'NONE');
    if (style !== 'NONE') out[side] = { style, color: colorFromApi(each.color, each.colorStyle) ?? '#000000' };
  }
  return out;
}
function oneOf<T extends string>(value: unknown, known: readonly T[]): T {
  const text = String(value).toLowerCase();
  return known.find((each) => each === text) ?? refuse(`Invalid value: ${String(value)}`);
}

export function protectionToApi(doc: SpreadsheetDoc, sheet: SheetState, each: Protection, canEdit: boolean): Json {
  return {
    protectedRangeId: each.id,
    range: gridOfSpan(sheet, each.span),
    ...(each.namedRangeId && { namedRangeId: each.namedRangeId }),
    ...(each.description && { description: each.description }),
    ...(each.warningOnly && { warningOnly: true }),
    ...(canEdit && { requestingUserCanEdit: true }),
    ...(each.open.length > 0 && { unprotectedRanges: each.open.map((span) => gridOfSpan(sheet, span)) }),
    ...(canEdit &&
      !each.warningOnly && {
        editors: {
          users: [...new Set([doc.owner, ...each.editors])],
          ...(each.domainEdit && { domainUsersCanEdit: true }),
        },
      }),
  };
}

export function metadataToApi(each: Metadata): Json {
  const { id, key, value, visibility } = each;
  const location = locationToApi(each);
  return value === ''
    ? { metadataId: id, metadataKey: key, location, visibility }
    : { metadataId: id, metadataKey: key, metadataValue: value, location, visibility };
}
function locationToApi({ sheetId, dimension, start: startIndex, end: endIndex }: Metadata): Json {
  if (sheetId === null) return { locationType: 'SPREADSHEET', spreadsheet: true };
  if (dimension === null) return { locationType: 'SHEET', sheetId };
  const dimensionRange =
    sheetId === 0 ? { dimension, startIndex, endIndex } : { sheetId, dimension, startIndex, endIndex };
  return { locationType: dimension === 'ROWS' ? 'ROW' : 'COLUMN', dimensionRange };
}

export function bandingToApi(sheet: SheetState, each: Banding): Json {
  return {
    bandedRangeId: each.id,
    range: gridOfSpan(sheet, each.span),
    ...(each.rows && { rowProperties: each.rows }),
    ...(each.cols && { columnProperties: each.cols }),
  };
}
export function chartToApi(each: Chart): Json {
  return { chartId: each.id, spec: each.spec, position: each.position };
}
