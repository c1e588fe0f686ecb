/** What one cell of a sheet looks like to a person: its text, its look with banding and conditions applied, its note and rule. */
import { blocking } from './access.ts';
import { meets, optionsInRange } from './conditions.ts';
import { DATE_FORMATS, displayText, isDateFormat } from './format.ts';
import { gradientOf } from './gradient.ts';
import { layerAt } from './layers.ts';
import { parseTyped } from './parse.ts';
import { colorFromApi, record } from './services/sheets-shapes.ts';
import {
  type Banding,
  type Border,
  type CellFormat,
  type CellValue,
  type Condition,
  isFormula,
  type SheetState,
  type Span,
  type SpreadsheetDoc,
  type Validation,
} from './store.ts';
import type { World } from './world.ts';

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
  borders?: { top?: Border; bottom?: Border; left?: Border; right?: Border };
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
  /** A number stands to the right unless it is told otherwise. */
  numeric?: true;
};

type Painted = { spans: Span[]; condition: Condition; look: CellStyle };
type Gradient = { spans: Span[]; colorOf: (value: number) => string | undefined };

export function inside(span: Span, row: number, col: number): boolean {
  return span.r0 <= row && row < span.r1 && span.c0 <= col && col < span.c1;
}

export class SheetPainter {
  private readonly world: World;
  private readonly doc: SpreadsheetDoc;
  private readonly sheet: SheetState;
  private readonly as: string;
  private readonly rules = new Map<Validation, NonNullable<CellView['validation']>>();
  /** Weakest first: what is written last is the rule that stands first in the list. */
  private readonly conditions: Painted[];
  private readonly gradients: Gradient[];
  constructor(world: World, doc: SpreadsheetDoc, sheet: SheetState, as: string | undefined) {
    this.world = world;
    this.doc = doc;
    this.sheet = sheet;
    this.as = as ?? '';
    const rules = [...sheet.conditionals].reverse();
    this.conditions = rules.flatMap(({ spans, rule }) => {
      const { condition, format } = record(rule.booleanRule);
      return condition ? [{ spans, condition: condition as Condition, look: lookOf(record(format)) }] : [];
    });
    this.gradients = rules.flatMap(({ spans, rule }) =>
      rule.gradientRule ? [{ spans, colorOf: gradientOf(sheet, spans, rule.gradientRule) }] : [],
    );
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
      ...(typeof value === 'number' && { numeric: true as const }),
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
      ({ warningOnly, span, open }) =>
        warningOnly && (!span || inside(span, row, col)) && !open.some((each) => inside(each, row, col)),
    );
    return warned ? 'warn' : undefined;
  }

  private style(row: number, col: number, value: CellValue, format: CellFormat | undefined): CellStyle | undefined {
    const band = this.sheet.bandings.find((each) => inside(each.span, row, col));
    if (!format && !band && this.conditions.length === 0 && this.gradients.length === 0) return undefined;
    const out: CellStyle = {};
    const color = band && bandColor(band, row, col);
    if (color && color !== '#ffffff') out.background = color;
    if (format) applyFormat(out, format);
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
    for (const { spans, condition, look } of this.conditions) {
      if (!spans.some((each) => inside(each, row, col))) continue;
      if (meets(this.doc, condition, value, format?.numberFormat, this.world.now) === true) Object.assign(out, look);
    }
    if (typeof value !== 'number') return;
    for (const { spans, colorOf } of this.gradients) {
      if (!spans.some((each) => inside(each, row, col))) continue;
      const background = colorOf(value);
      if (background) out.background = background;
    }
  }
}

function applyFormat(out: CellStyle, format: CellFormat): void {
  if (format.bold) out.bold = true;
  if (format.italic) out.italic = true;
  if (format.underline) out.underline = true;
  if (format.strike) out.strikethrough = true;
  if (format.color) out.color = format.color;
  if (format.background) out.background = format.background;
  if (format.size) out.size = format.size;
  if (format.hAlign) out.align = format.hAlign;
  if (format.vAlign) out.valign = format.vAlign;
  if (format.wrap === 'WRAP') out.wrap = true;
  if (format.borders) out.borders = format.borders;
}

/** The look of a conditional format, from the API's CellFormat. */
function lookOf(look: Record<string, unknown>): CellStyle {
  const text = record(look.textFormat);
  const background = colorFromApi(look.backgroundColor, look.backgroundColorStyle);
  const color = colorFromApi(text.foregroundColor, text.foregroundColorStyle);
  return {
    ...(background && { background }),
    ...(color && { color }),
    ...(text.bold === true && { bold: true }),
    ...(text.italic === true && { italic: true }),
    ...(text.strikethrough === true && { strikethrough: true }),
  };
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
export function rawText(value: CellValue, format: string | undefined, doc: SpreadsheetDoc): string {
  if (isFormula(value)) return value.f;
  if (typeof value === 'string') return quoted(value, format, doc);
  if (typeof value !== 'number') return displayText(value, undefined, doc.locale);
  if (!isDateFormat(format)) {
    if (format?.includes('%')) return `${displayText(Number((value * 100).toPrecision(12)), undefined, doc.locale)}%`;
    return displayText(value, undefined, doc.locale);
  }
  const { date, time, dateTime } = DATE_FORMATS[doc.locale];
  return displayText(value, value < 1 ? time : Number.isInteger(value) ? date : dateTime, doc.locale);
}

/** A text that would be taken for a number, a date or a formula is typed with an apostrophe. */
function quoted(value: string, format: string | undefined, doc: SpreadsheetDoc): string {
  if (!/^[\d\s.,:+\-='(%$€₽]|^(true|false|истина|ложь)$/i.test(value)) return value;
  return parseTyped(value, doc.locale, format, 2000).value === value ? value : `'${value}`;
}
