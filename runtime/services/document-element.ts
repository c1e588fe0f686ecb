/** What all elements of a document have, and what those have that hold others. */
import { enumsOf } from '../reference.ts';
import { type EnumGroup, type EnumValue, enumOf, fail, ServiceObject } from '../service.ts';
import type { Table, TableCell, TableRow } from './document-elements.ts';
import {
  type Attributes,
  type DocumentNode,
  demandOpen,
  type NodeType,
  type Opened,
  parentOf,
  plainAttributes,
  textOf,
} from './document-state.ts';
import type { ListItem, Paragraph, Text } from './document-text.ts';

const groups: Record<string, EnumGroup> = {};
export function documentEnum(name: string): EnumGroup {
  if (Object.keys(groups).length === 0) {
    for (const [each, names] of enumsOf('Document')) groups[each] = enumOf(each, names);
  }
  return groups[name]!;
}

type Classes = Record<NodeType, new (document: Opened | null, of: DocumentNode) => Element>;
let classes: Classes;
/** Every class gives elements of the others: the last file hands them over, so that no import runs in a circle. */
export function giveElements(all: Classes): void {
  classes = all;
}
function elementOf(document: Opened | null, of: DocumentNode): Element {
  return new classes[of.type](document, of);
}

export abstract class Element extends ServiceObject {
  /** null for an element that is in no document yet. */
  readonly _document: Opened | null;
  readonly _node: DocumentNode;
  constructor(document: Opened | null, of: DocumentNode) {
    super();
    this._document = document;
    this._node = of;
  }
  /** The node, about to be changed. */
  get _change(): DocumentNode {
    demandOpen(this._document);
    return this._node;
  }
  get _parent(): DocumentNode | null {
    return this._document && parentOf(this._document.root, this._node);
  }
  _wrap(of: DocumentNode): Element {
    return elementOf(this._document, of);
  }
  _put(attributes: Attributes): this {
    Object.assign(this._change.attributes, plainAttributes(attributes));
    return this;
  }
  _name(attribute: string, fallback: string): string {
    return String(this._node.attributes[attribute] ?? fallback);
  }

  getType(): EnumValue {
    return documentEnum('ElementType')._of(this._node.type);
  }
  getParent(): Element | null {
    const parent = this._parent;
    return parent && this._wrap(parent);
  }
  getNextSibling(): Element | null {
    return this._sibling(1);
  }
  getPreviousSibling(): Element | null {
    return this._sibling(-1);
  }
  _sibling(step: number): Element | null {
    const siblings = this._parent?.children ?? [];
    const found = siblings[siblings.indexOf(this._node) + step];
    return found ? this._wrap(found) : null;
  }
  getAttributes(): Attributes {
    return { ...this._node.attributes };
  }
  setAttributes(attributes: Attributes): this {
    return this._put(attributes);
  }
  /** A copy that is in no document until it is appended. */
  copy(): Element {
    return elementOf(null, structuredClone(this._node));
  }
  removeFromParent(): this {
    demandOpen(this._document);
    const parent = this._parent;
    if (!parent) fail('Element must be attached to be removed.');
    if (parent.type === 'BODY_SECTION' && parent.children.length === 1) {
      fail("Can't remove the last paragraph in a document section.");
    }
    parent.children.splice(parent.children.indexOf(this._node), 1);
    return this;
  }
  _as<T extends Element>(type: NodeType): T {
    if (this._node.type !== type) fail(`${this._node.type} can't be cast to ${type}.`);
    return this._wrap(this._node) as T;
  }
  asParagraph(): Paragraph {
    return this._as('PARAGRAPH');
  }
  asListItem(): ListItem {
    return this._as('LIST_ITEM');
  }
  asTable(): Table {
    return this._as('TABLE');
  }
  asTableRow(): TableRow {
    return this._as('TABLE_ROW');
  }
  asTableCell(): TableCell {
    return this._as('TABLE_CELL');
  }
  asText(): Text {
    return this._as('TEXT');
  }
}

/** Kinds of elements that a document here never holds: a cast to one says so, as one to any other wrong kind does. */
const OTHER_KINDS =
  'BODY_SECTION DATE EQUATION EQUATION_FUNCTION EQUATION_FUNCTION_ARGUMENT_SEPARATOR EQUATION_SYMBOL FOOTER_SECTION FOOTNOTE FOOTNOTE_SECTION HEADER_SECTION HORIZONTAL_RULE INLINE_DRAWING INLINE_IMAGE PAGE_BREAK PERSON RICH_LINK TABLE_OF_CONTENTS'.split(
    ' ',
  );
for (const kind of OTHER_KINDS) {
  const words = kind
    .replace('_SECTION', kind.startsWith('BODY') ? '' : '_SECTION')
    .toLowerCase()
    .split('_');
  const method = `as${words.map((each) => each[0]!.toUpperCase() + each.slice(1)).join('')}`;
  Object.defineProperty(Element.prototype, method, {
    value(this: Element) {
      return this._as(kind as NodeType);
    },
    configurable: true,
    writable: true,
  });
}

/** An element with others inside. */
export abstract class Container extends Element {
  getNumChildren(): number {
    return this._node.children.length;
  }
  getChild(index: number): Element {
    const child = this._node.children[index];
    return child
      ? this._wrap(child)
      : fail(`Child index (${index}) must be less than the number of child elements (${this.getNumChildren()}).`);
  }
  getChildIndex(child: Element): number {
    const at = this._node.children.indexOf(child._node);
    return at >= 0 ? at : fail('Element does not contain the specified child element.');
  }
  removeChild(child: Element): this {
    this.getChildIndex(child);
    child.removeFromParent();
    return this;
  }
  getText(): string {
    return textOf(this._node);
  }
  clear(): this {
    this._change.children = [];
    return this;
  }
  /** Each text is searched by itself: what is written in two looks is not found as one. @returns the element, as Google does */
  replaceText(pattern: string, replacement: string): this {
    const search = new RegExp(pattern, 'g');
    const replace = (each: DocumentNode) => {
      if (each.type === 'TEXT') each.text = each.text.replace(search, () => replacement);
      each.children.forEach(replace);
    };
    replace(this._change);
    return this;
  }
  /** The next place, after an earlier one when that is given; null when there is none. */
  findText(pattern: string, from: RangeElement | null = null): RangeElement | null {
    const search = new RegExp(pattern, 'g');
    const places: RangeElement[] = [];
    const look = (each: DocumentNode) => {
      if (each.type === 'TEXT')
        for (const { index, 0: found } of each.text.matchAll(search))
          places.push(new RangeElement(this._wrap(each), index, index + found.length - 1));
      each.children.forEach(look);
    };
    look(this._node);
    return after(places, from);
  }
  findElement(type: EnumValue, from: RangeElement | null = null): RangeElement | null {
    const places: RangeElement[] = [];
    const look = (each: DocumentNode) => {
      if (each.type === type.toString()) places.push(new RangeElement(this._wrap(each), -1, -1));
      each.children.forEach(look);
    };
    this._node.children.forEach(look);
    return after(places, from);
  }
  /** All its text as one; a container of several paragraphs gives a copy that only reads. */
  editAsText(): Text {
    return this._wrap({ ...this._node, type: 'TEXT', text: this.getText(), children: [], marks: [] }) as Text;
  }
  _insert(at: number, of: DocumentNode | Element): Element {
    demandOpen(this._document);
    if (of instanceof Element && of._document) fail('Element must be detached.');
    const child = of instanceof Element ? structuredClone(of._node) : of;
    this._change.children.splice(at, 0, child);
    return this._wrap(child);
  }
}

/** A place in a document: an element, or a part of a text. */
export class RangeElement extends ServiceObject {
  readonly _class = 'RangeElement';
  override readonly _types = 'Document.RangeElement';
  readonly _element: Element;
  readonly _from: number;
  readonly _to: number;
  constructor(element: Element, from: number, to: number) {
    super();
    this._element = element;
    this._from = from;
    this._to = to;
  }
  getElement(): Element {
    return this._element;
  }
  /** −1 when the whole element is meant. */
  getStartOffset(): number {
    return this._from;
  }
  getEndOffsetInclusive(): number {
    return this._to;
  }
  isPartial(): boolean {
    return this._from >= 0;
  }
}

function after(places: RangeElement[], from: RangeElement | null): RangeElement | null {
  if (!from) return places[0] ?? null;
  const at = places.findIndex((each) => each._element._node === from._element._node && each._from === from._from);
  return at < 0 ? null : (places[at + 1] ?? null);
}
