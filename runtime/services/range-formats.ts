/** A range's looks: number formats, fonts, colours, alignment, borders. */
import { hexColor } from '../colors.ts';
import { layerAt, setLayerColumn, updateLayer } from '../layers.ts';
import { type EnumValue, enumName, ServiceObject } from '../service.ts';
import type { Border, CellFormat } from '../store.ts';
import { RangeValues } from './range-values.ts';
import { spreadsheetEnum } from './spreadsheet-enums.ts';

/** How one property of a cell's format is spoken of by scripts. */
type Look = {
  field: keyof CellFormat;
  /** From what a script gives to what is kept; undefined for the default, `KEEP` to change nothing. */
  take: (value: unknown) => unknown;
  give: (kept: unknown) => unknown;
};

const KEEP = Symbol('keep');
const as = <T>(value: T) => value;

function color(field: 'color' | 'background', usual: string): Look {
  return {
    field,
    take: (value) => {
      const hex = value === null ? undefined : hexColor(String(value));
      return hex === null ? KEEP : hex;
    },
    give: (kept) => kept ?? usual,
  };
}
const oneOf = (field: 'hAlign' | 'vAlign', known: string[], usual: string): Look => ({
  field,
  take: (value) => (value === null || value === usual ? undefined : known.includes(String(value)) ? value : KEEP),
  give: (kept) => kept ?? usual,
});
const flag = (field: 'bold' | 'italic', on: string): Look => ({
  field,
  take: (value) => (value === on ? true : value === 'normal' || value === null ? undefined : KEEP),
  give: (kept) => (kept ? on : 'normal'),
});
const LINES = ['underline', 'line-through', 'none'];
/** What a field is called to people. */
const WORDS: Record<string, string> = {
  hAlign: 'horizontal alignment',
  vAlign: 'vertical alignment',
  bold: 'font weight',
  italic: 'font style',
  line: 'font line',
};
const WRAPS: [string, string][] = [
  ['OVERFLOW_CELL', 'OVERFLOW'],
  ['WRAP', 'WRAP'],
  ['CLIP', 'CLIP'],
];

/** By the ending of the method: `setFontColor`, `getFontColors`. */
const LOOKS: Record<string, [plural: string, Look]> = {
  NumberFormat: [
    'NumberFormats',
    {
      field: 'numberFormat',
      take: (value) => (value === 'General' ? undefined : value),
      give: (kept) => kept ?? 'General',
    },
  ],
  Background: ['Backgrounds', color('background', '#ffffff')],
  FontColor: ['FontColors', color('color', '#000000')],
  FontFamily: ['FontFamilies', { field: 'font', take: (value) => value ?? undefined, give: (kept) => kept ?? 'Arial' }],
  FontSize: ['FontSizes', { field: 'size', take: as, give: (kept) => kept ?? 10 }],
  FontWeight: ['FontWeights', flag('bold', 'bold')],
  FontStyle: ['FontStyles', flag('italic', 'italic')],
  HorizontalAlignment: ['HorizontalAlignments', oneOf('hAlign', ['left', 'center', 'right'], 'general-left')],
  VerticalAlignment: ['VerticalAlignments', oneOf('vAlign', ['top', 'middle', 'bottom'], 'bottom')],
  Wrap: [
    'Wraps',
    { field: 'wrap', take: (value) => (value ? 'WRAP' : 'OVERFLOW_CELL'), give: (kept) => kept === 'WRAP' },
  ],
  WrapStrategy: [
    'WrapStrategies',
    {
      field: 'wrap',
      take: (value) => WRAPS.find(([, name]) => name === enumName(spreadsheetEnum('WrapStrategy'), value))![0],
      give: (kept) => spreadsheetEnum('WrapStrategy')._of(WRAPS.find(([own]) => own === kept)?.[1] ?? 'OVERFLOW'),
    },
  ],
};

class TextRotation extends ServiceObject {
  readonly _class = 'TextRotation';
  override readonly _types = 'Spreadsheet.TextRotation';
  readonly _degrees: number;
  constructor(degrees: number) {
    super();
    this._degrees = degrees;
  }
  getDegrees(): number {
    return this._degrees;
  }
  isVertical(): boolean {
    return false;
  }
}

export abstract class RangeFormats extends RangeValues {
  /** What Google takes in silence although it means nothing. */
  _warn(value: unknown, field: string): this {
    this._run.warnings.push(`${String(value)} is no ${WORDS[field] ?? field}: nothing was changed`);
    return this;
  }
  _setLook(look: Look, value: unknown): this {
    const { sheet, span } = this._write();
    const kept = look.take(value);
    if (kept === KEEP) this._warn(value, look.field);
    else updateLayer(sheet.formats, span, (old) => withField(old, look.field, kept));
    return this;
  }
  _setLooks(look: Look, values: unknown[][]): this {
    this._checkSize(values);
    const { sheet, span } = this._write();
    for (let col = span.c0; col < span.c1; col++) {
      const formats = values.map((cells, row) => {
        const old = layerAt(sheet.formats, span.r0 + row, col);
        const kept = look.take(cells[col - span.c0] ?? null);
        if (kept !== KEEP) return withField(old, look.field, kept);
        this._warn(cells[col - span.c0], look.field);
        return old;
      });
      while (sheet.formats.columns.length <= col) sheet.formats.columns.push(null);
      setLayerColumn(sheet.formats, col, span.r0, formats);
    }
    return this;
  }
  _getLooks(look: Look): unknown[][] {
    const { formats } = this._sheet;
    return this._grid((row, col) => look.give(layerAt(formats, row, col)?.[look.field]));
  }

  setFontLine(line: string | null): this {
    const { sheet, span } = this._write();
    if (line !== null && !LINES.includes(line)) return this._warn(line, 'line');
    updateLayer(sheet.formats, span, (old) =>
      withField(
        withField(old, 'underline', line === 'underline' || undefined),
        'strike',
        line === 'line-through' || undefined,
      ),
    );
    return this;
  }
  getFontLine(): string {
    const format = layerAt(this._sheet.formats, this._span.r0, this._span.c0);
    return format?.underline ? 'underline' : format?.strike ? 'line-through' : 'none';
  }
  setBackgroundRGB(red: number, green: number, blue: number): this {
    return this._setLook(LOOKS.Background![1], `rgb(${red},${green},${blue})`);
  }
  getTextRotations(): TextRotation[][] {
    const { formats } = this._sheet;
    return this._grid((row, col) => new TextRotation(layerAt(formats, row, col)?.rotation ?? 0));
  }
  getTextRotation(): TextRotation {
    return this.getTextRotations()[0]![0]!;
  }
  setTextRotation(given: number | TextRotation): this {
    const degrees = given instanceof TextRotation ? given.getDegrees() : given;
    const { sheet, span } = this._write();
    updateLayer(sheet.formats, span, (old) => withField(old, 'rotation', degrees || undefined));
    return this;
  }
  setBorder(
    top: boolean | null,
    left: boolean | null,
    bottom: boolean | null,
    right: boolean | null,
    vertical: boolean | null,
    horizontal: boolean | null,
    colorName?: string | null,
    style?: EnumValue | null,
  ): this {
    const { sheet, span } = this._write();
    const border: Border = {
      color: (colorName && hexColor(colorName)) || '#000000',
      style: style ? enumName(spreadsheetEnum('BorderStyle'), style) : 'SOLID',
    };
    const put = (want: boolean | null, side: 'top' | 'left' | 'bottom' | 'right', part: Partial<typeof span>) => {
      const area = { ...span, ...part };
      if (want === null || want === undefined || area.r0 >= area.r1 || area.c0 >= area.c1) return;
      updateLayer(sheet.formats, area, (old) => {
        const { [side]: _, ...others } = old?.borders ?? {};
        const borders = want ? { ...others, [side]: border } : others;
        return withField(old, 'borders', Object.keys(borders).length > 0 ? borders : undefined);
      });
    };
    put(top, 'top', { r1: span.r0 + 1 });
    put(left, 'left', { c1: span.c0 + 1 });
    put(bottom, 'bottom', { r0: span.r1 - 1 });
    put(right, 'right', { c0: span.c1 - 1 });
    put(vertical, 'right', { c1: span.c1 - 1 });
    put(horizontal, 'bottom', { r1: span.r1 - 1 });
    return this;
  }
  clearFormat(): this {
    const { sheet, span } = this._write();
    updateLayer(sheet.formats, span, () => undefined);
    return this;
  }
}

function withField(old: CellFormat | undefined, field: keyof CellFormat, value: unknown): CellFormat | undefined {
  const { [field]: _, ...others } = old ?? {};
  const out = value === undefined ? others : { ...others, [field]: value };
  return Object.keys(out).length > 0 ? (out as CellFormat) : undefined;
}

for (const [name, [plural, look]] of Object.entries(LOOKS)) {
  const methods: Record<string, (this: RangeFormats, value: never) => unknown> = {
    [`set${name}`](value: unknown) {
      return this._setLook(look, value);
    },
    [`set${plural}`](values: unknown[][]) {
      return this._setLooks(look, values);
    },
    [`get${name}`]() {
      return this._getLooks(look)[0]![0];
    },
    [`get${plural}`]() {
      return this._getLooks(look);
    },
  };
  for (const [method, value] of Object.entries(methods)) {
    Object.defineProperty(RangeFormats.prototype, method, { value, configurable: true, writable: true });
  }
}
