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
  /** The looks of what stands there stay with it. */
  insertText(offset: number, text: string): this {
    const { text: old } = this._change;
    if (offset < 0 || offset > old.length) fail('Index out of bounds.');
    const moved = (at: number) => (at > offset ? at + text.length : at);
    this._node.text = old.slice(0, offset) + text + old.slice(offset);
    this._node.marks = this._node.marks.map((each) => ({ ...each, from: moved(each.from), to: moved(each.to) }));
    return this;
  }
  deleteText(start: number, endInclusive: number): this {
    const { text: old } = this._change;
    if (start < 0 || endInclusive >= old.length || start > endInclusive) fail('Index out of bounds.');
    const gone = endInclusive + 1 - start;
    const moved = (at: number) => (at <= start ? at : Math.max(start, at - gone));
    this._node.text = old.slice(0, start) + old.slice(endInclusive + 1);
    this._node.marks = this._node.marks
      .map((each) => ({ ...each, from: moved(each.from), to: moved(each.to) }))
      .filter((each) => each.from < each.to);
    return this;
  }
  /** Where the looks change. */
  getTextAttributeIndices(): number[] {
    const edges = new Set(this._node.marks.flatMap(({ from, to }) => [from, to]));
    return [...new Set([0, ...edges])].filter((at) => at < this._node.text.length).sort((a, b) => a - b);
  }
  isStrikethrough(offset: number | null = null): boolean | null {
    return this._seen('STRIKETHROUGH', offset) as boolean | null;
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
  insertText(index: number, text: unknown): Text {
    return this._insert(index, text instanceof Element ? text : textNode(String(text))) as Text;
  }
  appendPageBreak(): Element {
    return this.insertPageBreak(this.getNumChildren());
  }
  insertPageBreak(index: number): Element {
    return this._insert(index, node('PAGE_BREAK'));
  }
  insertHorizontalRule(index: number): Element {
    return this._insert(index, node('HORIZONTAL_RULE'));
  }
  appendHorizontalRule(): Element {
    return this._insert(this.getNumChildren(), node('HORIZONTAL_RULE'));
  }
  /** All the paragraph's text as one, with the looks of its parts. */
  override editAsText(): Text {
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
  getSpacingAfter(): number | null {
    return this._points('SPACING_AFTER');
  }
  getSpacingBefore(): number | null {
    return this._points('SPACING_BEFORE');
  }
  getLineSpacing(): number | null {
    return this._points('LINE_SPACING');
  }
  getIndentFirstLine(): number | null {
    return this._points('INDENT_FIRST_LINE');
  }
  getIndentStart(): number | null {
    return this._points('INDENT_START');
  }
  getIndentEnd(): number | null {
    return this._points('INDENT_END');
  }
  _points(attribute: string): number | null {
    return (this._node.attributes[attribute] as number | undefined) ?? null;
  }
  isLeftToRight(): boolean {
    return this._node.attributes.LEFT_TO_RIGHT !== false;
  }
  setLeftToRight(on: boolean): this {
    return this._put({ LEFT_TO_RIGHT: on });
  }
  getLinkUrl(): string | null {
    const links = new Set(this._node.children.map((each) => each.attributes.LINK_URL ?? null));
    return links.size === 1 ? ([...links][0] as string | null) : null;
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
