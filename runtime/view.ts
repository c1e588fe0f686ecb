/** A spreadsheet as a page draws it: texts, looks with banding and conditional formats applied, notes, rules. */
import { blocking } from './access.ts';
import { meets, optionsInRange } from './conditions.ts';
import { DATE_FORMATS, displayText, isDateFormat } from './format.ts';
import { layerAt } from './layers.ts';
import { colorFromApi, record } from './services/sheets-shapes.ts';
import {
  type Banding,
  type CellFormat,
  type CellValue,
  isFormula,
  lastRow,
  type SheetState,
  type SpreadsheetDoc,
  type Validation,
} from './store.ts';
import type { World } from './world.ts';

export type SpreadsheetView = {
  sheets: {
    id: number;
    name: string;
    hidden: boolean;
    tabColor: string | null;
    rows: number;
    cols: number;
    frozenRows: number;
    frozenCols: number;
  }[];
};

export type CellStyle = {
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strikethrough?: boolean;
  color?: string;
  background?: string;
  size?: number;
  align?: 'left' | 'center' | 'right';
  valign?: 'top' | 'middle' | 'bottom';
  wrap?: boolean;
};

export type CellView = {
  /** What the cell shows; a formula shows itself. */
  v: string;
  /** What an editing line shows, when that is another text. */
  raw?: string;
  note?: string;
  validation?: { kind: string; options?: string[]; help?: string; strict?: boolean };
  style?: CellStyle;
  protected?: 'warn' | 'deny';
  checkbox?: boolean;
  link?: string;
};

/** Rows and columns count from 0. */
export type SheetContents = {
  columns: { width?: number; hidden?: boolean }[];
  hiddenRows: number[];
  cells: (CellView | null)[][];
  merges: { row: number; col: number; rows: number; cols: number }[];
  filter: { row: number; col: number; rows: number; cols: number } | null;
  charts: { id: number; spec: Record<string, unknown>; position: Record<string, unknown> }[];
};

/** Empty rows below the data that still get their rules, so that a page can offer them to a person who types there. */
const ROWS_BELOW = 30;

export function viewSpreadsheet(world: World, id: string): SpreadsheetView {
  const doc = world.document<SpreadsheetDoc>(id, 'spreadsheet');
  return {
    sheets: doc.sheets.map(({ id: sheetId, name, hidden, tabColor, rows, cols, frozenRows, frozenCols }) => ({
      id: sheetId,
      name,
      hidden,
      tabColor,
      rows,
      cols,
      frozenRows,
      frozenCols,
    })),
  };
}

/** @param as whose view it is: `protected` says what binds this person; everyone's bonds when nobody is named */
export function viewSheet(world: World, id: string, sheetName: string, as?: string): SheetContents {
  const doc = world.document<SpreadsheetDoc>(id, 'spreadsheet');
  const sheet = doc.sheets.find((each) => each.name === sheetName);
  if (!sheet) throw new Error(`There is no sheet «${sheetName}»`);
  const span = ({ r0, c0, r1, c1 }: { r0: number; c0: number; r1: number; c1: number }) => ({
    row: r0,
    col: c0,
    rows: r1 - r0,
    cols: c1 - c0,
  });
  const view = new SheetPainter(world, doc, sheet, as);
  return {
    columns: Array.from({ length: sheet.cols }, (_, col) => {
      const dim = sheet.colDims[col];
      return { ...(dim?.size !== undefined && { width: dim.size }), ...(dim?.hidden && { hidden: true }) };
    }),
    hiddenRows: sheet.rowDims.flatMap((each, row) => (each?.hidden || each?.filtered ? [row] : [])),
    cells: Array.from({ length: view.height() }, (_, row) =>
      Array.from({ length: sheet.cols }, (__, col) => view.cell(row, col)),
    ),
    merges: sheet.merges.map(span),
    filter: sheet.filter ? span(sheet.filter.span) : null,
    charts: sheet.charts.map(({ id: chartId, spec, position }) => ({ id: chartId, spec, position })),
  };
}

class SheetPainter {
  private readonly world: World;
  private readonly doc: SpreadsheetDoc;
  private readonly sheet: SheetState;
  private readonly as: string;
  private readonly rules = new Map<Validation, NonNullable<CellView['validation']>>();
  constructor(world: World, doc: SpreadsheetDoc, sheet: SheetState, as: string | undefined) {
    this.world = world;
    this.doc = doc;
    this.sheet = sheet;
    this.as = as ?? '';
  }

  height(): number {
    const { sheet } = this;
    const noted = Math.max(0, ...sheet.notes.columns.map((runs) => runs?.at(-1)?.[1] ?? 0));
    return Math.min(sheet.rows, Math.max(lastRow(sheet), noted) + ROWS_BELOW);
  }

  cell(row: number, col: number): CellView | null {
    const { sheet, doc } = this;
    const value = sheet.values[row]?.[col] ?? null;
    const format = layerAt(sheet.formats, row, col);
    const rule = layerAt(sheet.validations, row, col);
    const note = layerAt(sheet.notes, row, col);
    const style = this.style(row, col, value, format);
    const bond = sheet.protections.length > 0 ? this.bond(row, col) : undefined;
    if (value === null && !rule && note === undefined && !style && !bond) return null;
    const shown = isFormula(value) ? value.f : displayText(value, format?.numberFormat, doc.locale);
    const raw = rawText(value, format?.numberFormat, doc);
    return {
      v: shown,
      ...(raw !== shown && { raw }),
      ...(note !== undefined && { note }),
      ...(rule && { validation: this.rule(rule) }),
      ...(style && { style }),
      ...(bond && { protected: bond }),
      ...(rule?.condition.type === 'BOOLEAN' && {
        checkbox: value === true || value === rule.condition.values?.[0]?.userEnteredValue,
      }),
      ...(format?.link && { link: format.link }),
    };
  }

  /** Worked out once for each distinct rule: a drop-down from a range reads that range. */
  private rule(rule: Validation): NonNullable<CellView['validation']> {
    let seen = this.rules.get(rule);
    if (!seen) {
      const { type, values = [] } = rule.condition;
      const texts = values.map((each) => each.userEnteredValue ?? '');
      const options =
        type === 'ONE_OF_LIST' ? texts : type === 'ONE_OF_RANGE' ? optionsInRange(this.doc, texts[0] ?? '') : undefined;
      seen = {
        kind: type,
        ...(options && { options }),
        ...(rule.inputMessage && { help: rule.inputMessage }),
        ...(rule.strict && { strict: true }),
      };
      this.rules.set(rule, seen);
    }
    return seen;
  }

  private bond(row: number, col: number): 'warn' | 'deny' | undefined {
    const cell = { r0: row, c0: col, r1: row + 1, c1: col + 1 };
    if (blocking(this.doc, this.sheet, cell, this.as)) return 'deny';
    const warned = this.sheet.protections.some(
      ({ warningOnly, span }) =>
        warningOnly && (!span || (span.r0 <= row && row < span.r1 && span.c0 <= col && col < span.c1)),
    );
    return warned ? 'warn' : undefined;
  }

  private style(row: number, col: number, value: CellValue, format: CellFormat | undefined): CellStyle | undefined {
    const out: CellStyle = {};
    const band = this.sheet.bandings.find((each) => inside(each.span, row, col));
    const color = band && bandColor(band, row, col);
    if (color && color !== '#ffffff') out.background = color;
    if (format?.bold) out.bold = true;
    if (format?.italic) out.italic = true;
    if (format?.underline) out.underline = true;
    if (format?.strike) out.strikethrough = true;
    if (format?.color) out.color = format.color;
    if (format?.background) out.background = format.background;
    if (format?.size) out.size = format.size;
    if (format?.hAlign) out.align = format.hAlign;
    if (format?.vAlign) out.valign = format.vAlign;
    if (format?.wrap === 'WRAP') out.wrap = true;
    this.applyConditions(out, row, col, value, format);
    return Object.keys(out).length > 0 ? out : undefined;
  }

  /** The first rule that sets a property wins, as in Sheets. */
  private applyConditions(
    out: CellStyle,
    row: number,
    col: number,
    value: CellValue,
    format: CellFormat | undefined,
  ): void {
    for (const { spans, rule } of [...this.sheet.conditionals].reverse()) {
      if (!rule.booleanRule || !spans.some((each) => inside(each, row, col))) continue;
      const { condition, format: look } = record(rule.booleanRule);
      if (meets(this.doc, condition as Validation['condition'], value, format?.numberFormat, this.world.now) !== true)
        continue;
      const text = record(record(look).textFormat);
      const background = colorFromApi(record(look).backgroundColor, record(look).backgroundColorStyle);
      const color = colorFromApi(text.foregroundColor, text.foregroundColorStyle);
      if (background) out.background = background;
      if (color) out.color = color;
      if (text.bold === true) out.bold = true;
      if (text.italic === true) out.italic = true;
      if (text.strikethrough === true) out.strikethrough = true;
    }
  }
}

function inside(span: { r0: number; c0: number; r1: number; c1: number }, row: number, col: number): boolean {
  return span.r0 <= row && row < span.r1 && span.c0 <= col && col < span.c1;
}

function bandColor(band: Banding, row: number, col: number): string | undefined {
  const [colors, at, last] = band.rows
    ? [band.rows, row - band.span.r0, band.span.r1 - band.span.r0 - 1]
    : [band.cols ?? {}, col - band.span.c0, band.span.c1 - band.span.c0 - 1];
  const of = (name: string) => colorFromApi(colors[name], colors[`${name}Style`]);
  const [header, footer] = [of('headerColor'), of('footerColor')];
  if (header && at === 0) return header;
  if (footer && at === last) return footer;
  return of((at - (header ? 1 : 0)) % 2 === 0 ? 'firstBandColor' : 'secondBandColor');
}

/** The text that, typed again, would give the same value. */
function rawText(value: CellValue, format: string | undefined, doc: SpreadsheetDoc): string {
  if (isFormula(value)) return value.f;
  if (typeof value !== 'number') return displayText(value, undefined, doc.locale);
  if (!isDateFormat(format)) {
    if (format?.includes('%')) return `${displayText(Number((value * 100).toPrecision(12)), undefined, doc.locale)}%`;
    return displayText(value, undefined, doc.locale);
  }
  const { date, time, dateTime } = DATE_FORMATS[doc.locale];
  return displayText(value, value < 1 ? time : Number.isInteger(value) ? date : dateTime, doc.locale);
}
