/** Text whose parts look different: kept with the format of its cell, and good as long as the cell holds this text. */
import { hexColor } from '../colors.ts';
import { fail, ServiceObject } from '../service.ts';
import type { CellFormat, RichPart, RichStyle, RichText } from '../store.ts';

export class TextStyle extends ServiceObject {
  readonly _class: string = 'TextStyle';
  override readonly _types: string = 'Spreadsheet.TextStyle';
  _style: RichStyle;
  constructor(style: RichStyle) {
    super();
    this._style = style;
  }
  copy(): TextStyleBuilder {
    return new TextStyleBuilder({ ...this._style });
  }
  getFontFamily(): string | null {
    return this._style.font ?? null;
  }
  getFontSize(): number | null {
    return this._style.size ?? null;
  }
  getForegroundColor(): string | null {
    return this._style.color ?? null;
  }
  isBold(): boolean | null {
    return this._style.bold ?? null;
  }
  isItalic(): boolean | null {
    return this._style.italic ?? null;
  }
  isStrikethrough(): boolean | null {
    return this._style.strike ?? null;
  }
  isUnderline(): boolean | null {
    return this._style.underline ?? null;
  }
}

export class TextStyleBuilder extends ServiceObject {
  readonly _class = 'TextStyleBuilder';
  override readonly _types = 'Spreadsheet.TextStyleBuilder';
  readonly _style: RichStyle;
  constructor(style: RichStyle = {}) {
    super();
    this._style = style;
  }
  build(): TextStyle {
    return new TextStyle({ ...this._style });
  }
  setBold(bold: boolean): this {
    this._style.bold = bold;
    return this;
  }
  setItalic(italic: boolean): this {
    this._style.italic = italic;
    return this;
  }
  setUnderline(underline: boolean): this {
    this._style.underline = underline;
    return this;
  }
  setStrikethrough(strike: boolean): this {
    this._style.strike = strike;
    return this;
  }
  setFontFamily(font: string): this {
    this._style.font = font;
    return this;
  }
  setFontSize(size: number): this {
    this._style.size = size;
    return this;
  }
  setForegroundColor(color: string): this {
    this._style.color = hexColor(color) ?? fail(`${color} is not a colour.`);
    return this;
  }
}

const lookOf = (rich: RichText, at: number): RichPart => {
  const over = rich.parts.filter((each) => each.from <= at && at < each.to);
  return over.reduce(
    (all, each) => ({ ...each, style: { ...all.style, ...each.style }, link: each.link ?? all.link }),
    {
      from: at,
      to: at + 1,
      style: {},
      link: undefined,
    } as RichPart,
  );
};

/** Stretches of the same look, which cover the text. */
function runsOf(rich: RichText, style: RichStyle): RichPart[] {
  const runs: RichPart[] = [];
  for (let at = 0; at < rich.text.length; at++) {
    const look = lookOf(rich, at);
    const whole = { style: { ...style, ...look.style }, link: look.link };
    const last = runs.at(-1);
    if (last && JSON.stringify([last.style, last.link]) === JSON.stringify([whole.style, whole.link])) last.to = at + 1;
    else runs.push({ from: at, to: at + 1, ...whole });
  }
  return runs;
}

export class RichTextValue extends ServiceObject {
  readonly _class = 'RichTextValue';
  override readonly _types = 'Spreadsheet.RichTextValue';
  readonly _rich: RichText;
  /** The looks of the whole cell, under those of the parts. */
  readonly _base: RichStyle;
  readonly _start: number;
  constructor(rich: RichText, base: RichStyle, start = 0) {
    super();
    this._rich = rich;
    this._base = base;
    this._start = start;
  }
  copy(): RichTextValueBuilder {
    return new RichTextValueBuilder({ text: this._rich.text, parts: [...this._rich.parts] });
  }
  getText(): string {
    return this._rich.text;
  }
  getStartIndex(): number {
    return this._start;
  }
  getEndIndex(): number {
    return this._start + this._rich.text.length;
  }
  getRuns(): RichTextValue[] {
    const runs = runsOf(this._rich, {});
    return runs.map(({ from, to, style, link }) => {
      const text = this._rich.text.slice(from, to);
      return new RichTextValue(
        { text, parts: [{ from: 0, to: text.length, style, link }] },
        this._base,
        this._start + from,
      );
    });
  }
  /** What holds for the whole part; null for what differs within it. */
  getTextStyle(from = 0, to = this._rich.text.length): TextStyle {
    const runs = runsOf(this._rich, this._base).filter((each) => each.from < to && each.to > from);
    const styles = runs.length > 0 ? runs.map((each) => each.style) : [this._base];
    const same = Object.entries(styles[0]!).filter(([key, value]) =>
      styles.every((each) => each[key as keyof RichStyle] === value),
    );
    return new TextStyle(Object.fromEntries(same));
  }
  getLinkUrl(from = 0, to = this._rich.text.length): string | null {
    const links = new Set(
      runsOf(this._rich, {}).flatMap((each) => (each.from < to && each.to > from ? [each.link] : [])),
    );
    return links.size === 1 ? ([...links][0] ?? null) : null;
  }
}

export class RichTextValueBuilder extends ServiceObject {
  readonly _class = 'RichTextValueBuilder';
  override readonly _types = 'Spreadsheet.RichTextValueBuilder';
  _rich: RichText;
  constructor(rich: RichText = { text: '', parts: [] }) {
    super();
    this._rich = rich;
  }
  build(): RichTextValue {
    return new RichTextValue({ text: this._rich.text, parts: [...this._rich.parts] }, {});
  }
  /** The looks of an earlier text are gone. */
  setText(text: string): this {
    this._rich = { text, parts: [] };
    return this;
  }
  setTextStyle(...args: unknown[]): this {
    const style = args.at(-1) as TextStyle | null;
    return this._part(args, { style: style ? { ...style._style } : {}, link: undefined });
  }
  setLinkUrl(...args: unknown[]): this {
    return this._part(args, { style: {}, link: (args.at(-1) as string | null) ?? undefined });
  }
  _part(args: unknown[], look: Pick<RichPart, 'style' | 'link'>): this {
    const [from, to] = args.length > 1 ? (args as [number, number]) : [0, this._rich.text.length];
    if (from < 0 || to > this._rich.text.length || from > to) fail('Invalid argument: startOffset or endOffset');
    this._rich.parts.push({ from, to, ...look });
    return this;
  }
}

/** The rich text of a cell; the looks of another text that stood there before do not count. */
export function richTextOf(text: string, format: CellFormat | undefined): RichTextValue {
  const { rich, bold, italic, underline, strike, font, size, color, link } = format ?? {};
  const base: RichStyle = {
    bold: bold ?? false,
    italic: italic ?? false,
    underline: underline ?? false,
    strike: strike ?? false,
    font: font ?? 'Arial',
    size: size ?? 10,
    color: color ?? '#000000',
  };
  const whole = link ? [{ from: 0, to: text.length, style: {}, link }] : [];
  return new RichTextValue({ text, parts: [...whole, ...(rich?.text === text ? rich.parts : [])] }, base);
}
