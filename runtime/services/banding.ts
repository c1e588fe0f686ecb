/** Alternating colours of rows or columns. */
import { hexColor } from '../colors.ts';
import type { Run } from '../execute.ts';
import { fail } from '../service.ts';
import { type Banding as Kept, nextId } from '../store.ts';
import { BookObject } from './book-object.ts';
import { Range } from './range.ts';
import { colorFromApi, colorToApi, record } from './sheets-shapes.ts';

/** Header, first band and footer of Google's themes; the second band is white. */
const THEMES: Record<string, [header: string, band: string, footer: string]> = {
  LIGHT_GREY: ['#bdbdbd', '#f3f3f3', '#dedede'],
  CYAN: ['#4dd0e1', '#e0f7fa', '#a2e8f1'],
  GREEN: ['#63d297', '#e7f9ef', '#afe9ca'],
  YELLOW: ['#f7cb4d', '#fef8e3', '#fce8b2'],
  ORANGE: ['#f46524', '#ffe6dd', '#ffccbc'],
  BLUE: ['#5b95f9', '#e8f0fe', '#acc9fe'],
  TEAL: ['#26a69a', '#ddf2f0', '#8cd3cd'],
  GREY: ['#78909c', '#ebeff1', '#bbc8ce'],
  BROWN: ['#cca677', '#f8f2eb', '#e6d3ba'],
  LIGHT_GREEN: ['#8bc34a', '#eef7e3', '#c4e2a0'],
  INDIGO: ['#8989eb', '#e8e7fc', '#c4c3f7'],
  PINK: ['#e91d63', '#fddce8', '#f68ab0'],
};

const FIELDS = {
  Header: 'headerColor',
  First: 'firstBandColor',
  Second: 'secondBandColor',
  Footer: 'footerColor',
} as const;

export function bandingColors(theme: string, header: boolean, footer: boolean): Record<string, unknown> {
  const [head, band, foot] = THEMES[theme] ?? THEMES.LIGHT_GREY!;
  return {
    ...(header && twin('headerColor', head)),
    ...twin('firstBandColor', '#ffffff'),
    ...twin('secondBandColor', band),
    ...(footer && twin('footerColor', foot)),
  };
}
function twin(field: string, hex: string): Record<string, unknown> {
  return { [field]: colorToApi(hex), [`${field}Style`]: { rgbColor: colorToApi(hex) } };
}

export class Banding extends BookObject {
  readonly _class = 'Banding';
  override readonly _types = 'Spreadsheet.Banding';
  readonly _sheetId: number;
  readonly _id: number;
  constructor(run: Run, docId: string, sheetId: number, id: number) {
    super(run, docId);
    this._sheetId = sheetId;
    this._id = id;
  }
  get _kept(): Kept {
    return (
      this._sheetState(this._sheetId).bandings.find((each) => each.id === this._id) ??
      fail('The banding has been removed.')
    );
  }
  getRange(): Range {
    return new Range(this._run, this._docId, this._sheetId, this._kept.span);
  }
  setRange(range: Range): this {
    this._change();
    this._kept.span = range._span;
    return this;
  }
  copyTo(range: Range): Banding {
    const doc = this._change();
    const copy = { ...this._kept, id: nextId(doc), span: range._span };
    range._sheet.bandings.push(copy);
    return new Banding(this._run, this._docId, range._sheetId, copy.id);
  }
  remove(): void {
    this._change();
    const sheet = this._sheetState(this._sheetId);
    sheet.bandings = sheet.bandings.filter((each) => each.id !== this._id);
  }
  _color(side: 'rows' | 'cols', field: string): string | null {
    const from = record(this._kept[side]);
    return colorFromApi(from[field], from[`${field}Style`]) ?? null;
  }
  _setColor(side: 'rows' | 'cols', field: string, color: string | null): this {
    if (color === null) fail('Banding colors cannot be null.');
    this._change();
    const hex = hexColor(color!);
    if (hex) this._kept[side] = { ...this._kept[side], ...twin(field, hex) };
    return this;
  }
}

for (const [name, field] of Object.entries(FIELDS)) {
  for (const [axis, side] of [
    ['Row', 'rows'],
    ['Column', 'cols'],
  ] as const) {
    Object.defineProperty(Banding.prototype, `get${name}${axis}Color`, {
      value(this: Banding) {
        return this._color(side, field);
      },
    });
    Object.defineProperty(Banding.prototype, `set${name}${axis}Color`, {
      value(this: Banding, color: string | null) {
        return this._setColor(side, field, color);
      },
    });
  }
}
