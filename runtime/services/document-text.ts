/** Texts with their looks, and the paragraphs and list items they stand in. */
import { type EnumValue, enumName, fail } from '../service.ts';
import { Container, documentEnum, Element } from './document-element.ts';
import { type DocumentNode, node, plainAttributes, textNode } from './document-state.ts';

export class Text extends Element {
  readonly _class = 'Text';
  override readonly _types = 'Document.Text';
  getText(): string {
    return this._node.text;
  }
  setText(text: string): this {
    Object.assign(this._change, { text, marks: [] });
    return this;
  }
  appendText(text: string): this {
    this._change.text += text;
    return this;
  }
  editAsText(): this {
    return this;
  }
  replaceText(pattern: string, replacement: string): this {
    this._change.text = this._node.text.replace(new RegExp(pattern, 'g'), () => replacement);
    return this;
  }
  setBold(...args: unknown[]): this {
    return this._look('BOLD', args);
  }
  setItalic(...args: unknown[]): this {
    return this._look('ITALIC', args);
  }
  setUnderline(...args: unknown[]): this {
    return this._look('UNDERLINE', args);
  }
  setStrikethrough(...args: unknown[]): this {
    return this._look('STRIKETHROUGH', args);
  }
  setFontSize(...args: unknown[]): this {
    return this._look('FONT_SIZE', args);
  }
  setFontFamily(...args: unknown[]): this {
    return this._look('FONT_FAMILY', args);
  }
  setForegroundColor(...args: unknown[]): this {
    return this._look('FOREGROUND_COLOR', args);
  }
  setBackgroundColor(...args: unknown[]): this {
    return this._look('BACKGROUND_COLOR', args);
  }
  setLinkUrl(...args: unknown[]): this {
    return this._look('LINK_URL', args);
  }
  isBold(offset: number | null = null): boolean | null {
    return this._seen('BOLD', offset) as boolean | null;
  }
  isItalic(offset: number | null = null): boolean | null {
    return this._seen('ITALIC', offset) as boolean | null;
  }
  isUnderline(offset: number | null = null): boolean | null {
    return this._seen('UNDERLINE', offset) as boolean | null;
  }
  getFontSize(offset: number | null = null): number | null {
    return this._seen('FONT_SIZE', offset) as number | null;
  }
  getFontFamily(offset: number | null = null): string | null {
    return this._seen('FONT_FAMILY', offset) as string | null;
  }
  getForegroundColor(offset: number | null = null): string | null {
    return this._seen('FOREGROUND_COLOR', offset) as string | null;
  }
  getBackgroundColor(offset: number | null = null): string | null {
    return this._seen('BACKGROUND_COLOR', offset) as string | null;
  }
  getLinkUrl(offset: number | null = null): string | null {
    return this._seen('LINK_URL', offset) as string | null;
  }
  /** `(value)` for the whole text, `(from, toInclusive, value)` for a part. */
  _look(attribute: string, args: unknown[]): this {
    if (args.length < 3) {
      for (const each of this._change.marks) delete each.attributes[attribute];
      return this._put({ [attribute]: args[0] });
    }
    const [from, last, value] = args as [number, number, unknown];
    if (from < 0 || last >= this._node.text.length || from > last) fail('Index out of bounds.');
    this._change.marks.push({ from, to: last + 1, attributes: plainAttributes({ [attribute]: value }) });
    return this;
  }
  /** null when it is not set, or, asked of the whole text, not the same everywhere. */
  _seen(attribute: string, offset: number | null): unknown {
    const at = (place: number) =>
      this._node.marks
        .filter(({ from, to, attributes }) => from <= place && place < to && attribute in attributes)
        .pop()?.attributes[attribute] ??
      this._node.attributes[attribute] ??
      null;
    if (offset !== null) return at(offset);
    const all = new Set(Array.from(this._node.text, (_, place) => at(place)));
    return all.size === 1 ? [...all][0] : all.size === 0 ? (this._node.attributes[attribute] ?? null) : null;
  }
}

export class Paragraph extends Container {
  readonly _class: string = 'Paragraph';
  override readonly _types: string = 'Document.Paragraph';
  setText(text: string): void {
    this._change.children = text === '' ? [] : [textNode(text)];
  }
  appendText(text: unknown): Text {
    return this._insert(this.getNumChildren(), text instanceof Element ? text : textNode(String(text))) as Text;
  }
  appendPageBreak(): Element {
    return this._insert(this.getNumChildren(), node('PAGE_BREAK'));
  }
  appendHorizontalRule(): Element {
    return this._insert(this.getNumChildren(), node('HORIZONTAL_RULE'));
  }
  /** All the paragraph's text as one, with the looks of its parts. */
  editAsText(): Text {
    const whole = textNode('');
    const others: DocumentNode[] = [];
    for (const each of this._change.children) {
      if (each.type !== 'TEXT') {
        others.push(each);
        continue;
      }
      const start = whole.text.length;
      whole.text += each.text;
      whole.marks.push({ from: start, to: whole.text.length, attributes: each.attributes });
      whole.marks.push(...each.marks.map((mark) => ({ ...mark, from: mark.from + start, to: mark.to + start })));
    }
    this._node.children = [whole, ...others];
    return this._wrap(whole) as Text;
  }
  getHeading(): EnumValue {
    return documentEnum('ParagraphHeading')._of(this._name('HEADING', 'NORMAL'));
  }
  setHeading(heading: unknown): this {
    return this._put({ HEADING: enumName(documentEnum('ParagraphHeading'), heading) });
  }
  getAlignment(): EnumValue {
    return documentEnum('HorizontalAlignment')._of(this._name('HORIZONTAL_ALIGNMENT', 'LEFT'));
  }
  setAlignment(alignment: unknown): this {
    return this._put({ HORIZONTAL_ALIGNMENT: enumName(documentEnum('HorizontalAlignment'), alignment) });
  }
  setSpacingAfter(points: number): this {
    return this._put({ SPACING_AFTER: points });
  }
  setSpacingBefore(points: number): this {
    return this._put({ SPACING_BEFORE: points });
  }
  setLineSpacing(multiplier: number): this {
    return this._put({ LINE_SPACING: multiplier });
  }
  setIndentFirstLine(points: number): this {
    return this._put({ INDENT_FIRST_LINE: points });
  }
  setIndentStart(points: number): this {
    return this._put({ INDENT_START: points });
  }
  setIndentEnd(points: number): this {
    return this._put({ INDENT_END: points });
  }
  setLinkUrl(url: string): this {
    for (const each of this._change.children) Object.assign(each.attributes, { LINK_URL: url });
    return this;
  }
}

export class ListItem extends Paragraph {
  override readonly _class = 'ListItem';
  override readonly _types = 'Document.ListItem';
  getGlyphType(): EnumValue {
    return documentEnum('GlyphType')._of(this._name('GLYPH_TYPE', 'BULLET'));
  }
  setGlyphType(type: unknown): this {
    return this._put({ GLYPH_TYPE: enumName(documentEnum('GlyphType'), type) });
  }
  getNestingLevel(): number {
    return Number(this._node.attributes.NESTING_LEVEL ?? 0);
  }
  setNestingLevel(level: number): this {
    return this._put({ NESTING_LEVEL: level });
  }
}
