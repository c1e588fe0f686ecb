/** The body of a document, its tables, and what stands between paragraphs. */
import { type EnumValue, enumName } from '../service.ts';
import { Container, documentEnum, Element, giveElements } from './document-element.ts';
import { type DocumentNode, type NodeType, node, paragraphNode } from './document-state.ts';
import { ListItem, Paragraph, Text } from './document-text.ts';

/** What may hold paragraphs, lists and tables: the body and the cells of a table. */
export abstract class Section extends Container {
  appendParagraph(paragraph: unknown): Paragraph {
    return this.insertParagraph(this.getNumChildren(), paragraph);
  }
  insertParagraph(index: number, paragraph: unknown): Paragraph {
    const of = paragraph instanceof Element ? paragraph : paragraphNode('PARAGRAPH', String(paragraph));
    return this._insert(index, of) as Paragraph;
  }
  appendListItem(item: unknown): ListItem {
    return this.insertListItem(this.getNumChildren(), item);
  }
  insertListItem(index: number, item: unknown): ListItem {
    const of = item instanceof Element ? item : paragraphNode('LIST_ITEM', String(item));
    return this._insert(index, of) as ListItem;
  }
  appendTable(cells: unknown = null): Table {
    return this.insertTable(this.getNumChildren(), cells);
  }
  insertTable(index: number, cells: unknown = null): Table {
    if (cells instanceof Element) return this._insert(index, cells) as Table;
    const rows = ((cells ?? []) as unknown[][]).map((row) =>
      node(
        'TABLE_ROW',
        row.map((each) => cellNode(String(each))),
      ),
    );
    return this._insert(index, node('TABLE', rows)) as Table;
  }
  insertHorizontalRule(index: number): Element {
    return (this._insert(index, paragraphNode('PARAGRAPH', '')) as Paragraph).appendHorizontalRule();
  }
  appendHorizontalRule(): Element {
    return (this._insert(this.getNumChildren(), paragraphNode('PARAGRAPH', '')) as Paragraph).appendHorizontalRule();
  }
}

function cellNode(text: string): DocumentNode {
  return node('TABLE_CELL', [paragraphNode('PARAGRAPH', text)]);
}

export class Table extends Container {
  readonly _class = 'Table';
  override readonly _types = 'Document.Table';
  getNumRows(): number {
    return this.getNumChildren();
  }
  getRow(index: number): TableRow {
    return this.getChild(index) as TableRow;
  }
  getCell(row: number, cell: number): TableCell {
    return this.getRow(row).getCell(cell);
  }
  appendTableRow(row: unknown = null): TableRow {
    return this.insertTableRow(this.getNumChildren(), row);
  }
  insertTableRow(index: number, row: unknown = null): TableRow {
    return this._insert(index, row instanceof Element ? row : node('TABLE_ROW')) as TableRow;
  }
  removeRow(index: number): TableRow {
    return this.getRow(index).removeFromParent();
  }
  getBorderColor(): string | null {
    return (this._node.attributes.BORDER_COLOR as string | undefined) ?? null;
  }
  getBorderWidth(): number | null {
    return (this._node.attributes.BORDER_WIDTH as number | undefined) ?? null;
  }
  getColumnWidth(column: number): number | null {
    return this.getCell(0, column).getWidth();
  }
  setBorderColor(color: string): this {
    return this._put({ BORDER_COLOR: color });
  }
  setBorderWidth(points: number): this {
    return this._put({ BORDER_WIDTH: points });
  }
  setColumnWidth(column: number, points: number): this {
    for (let at = 0; at < this.getNumRows(); at++) this.getCell(at, column).setWidth(points);
    return this;
  }
}
export class TableRow extends Container {
  readonly _class = 'TableRow';
  override readonly _types = 'Document.TableRow';
  getNumCells(): number {
    return this.getNumChildren();
  }
  getCell(index: number): TableCell {
    return this.getChild(index) as TableCell;
  }
  getParentTable(): Table {
    return this.getParent() as Table;
  }
  removeCell(index: number): TableCell {
    return this.getCell(index).removeFromParent();
  }
  getMinimumHeight(): number | null {
    return (this._node.attributes.MINIMUM_HEIGHT as number | undefined) ?? null;
  }
  appendTableCell(cell: unknown = null): TableCell {
    return this.insertTableCell(this.getNumChildren(), cell);
  }
  insertTableCell(index: number, cell: unknown = null): TableCell {
    return this._insert(index, cell instanceof Element ? cell : cellNode(String(cell ?? ''))) as TableCell;
  }
  setMinimumHeight(points: number): this {
    return this._put({ MINIMUM_HEIGHT: points });
  }
}
export class TableCell extends Section {
  readonly _class = 'TableCell';
  override readonly _types = 'Document.TableCell';
  setText(text: string): this {
    this._change.children = [paragraphNode('PARAGRAPH', text)];
    return this;
  }
  getParentRow(): TableRow {
    return this.getParent() as TableRow;
  }
  getParentTable(): Table {
    return this.getParentRow().getParentTable();
  }
  getWidth(): number | null {
    return (this._node.attributes.WIDTH as number | undefined) ?? null;
  }
  getVerticalAlignment(): EnumValue {
    return documentEnum('VerticalAlignment')._of(this._name('VERTICAL_ALIGNMENT', 'TOP'));
  }
  getColSpan(): number {
    return 1;
  }
  getRowSpan(): number {
    return 1;
  }
  override editAsText(): Text {
    return (this.getChild(0) as Paragraph).editAsText();
  }
  getBackgroundColor(): string | null {
    return (this._node.attributes.BACKGROUND_COLOR as string | undefined) ?? null;
  }
  setBackgroundColor(color: string | null): this {
    return this._put({ BACKGROUND_COLOR: color });
  }
  setWidth(points: number): this {
    return this._put({ WIDTH: points });
  }
  setVerticalAlignment(alignment: unknown): this {
    return this._put({ VERTICAL_ALIGNMENT: enumName(documentEnum('VerticalAlignment'), alignment) });
  }
}

class Rule extends Element {
  readonly _class = 'HorizontalRule';
  override readonly _types = 'Document.HorizontalRule';
}
class PageBreak extends Element {
  readonly _class = 'PageBreak';
  override readonly _types = 'Document.PageBreak';
}

export class Body extends Section {
  readonly _class = 'Body';
  override readonly _types = 'Document.Body';
  getParagraphs(): Paragraph[] {
    return this._all(['PARAGRAPH', 'LIST_ITEM']);
  }
  getListItems(): ListItem[] {
    return this._all(['LIST_ITEM']);
  }
  getTables(): Table[] {
    return this._all(['TABLE']);
  }
  setText(text: string): this {
    this._change.children = [paragraphNode('PARAGRAPH', text)];
    return this;
  }
  override clear(): this {
    return this.setText('');
  }
  appendPageBreak(): Element {
    return (this.appendParagraph('') as Paragraph).appendPageBreak();
  }
  insertPageBreak(index: number): Element {
    return (this._insert(index, paragraphNode('PARAGRAPH', '')) as Paragraph).appendPageBreak();
  }
  _all<T extends Element>(types: NodeType[]): T[] {
    const found: DocumentNode[] = [];
    const look = (of: DocumentNode) => {
      if (types.includes(of.type)) found.push(of);
      of.children.forEach(look);
    };
    look(this._node);
    return found.map((each) => this._wrap(each) as T);
  }
}

/** Sizes of the page, in points; A4 with an inch around unless they were set. */
const PAGE: Record<string, number> = {
  MarginTop: 72,
  MarginBottom: 72,
  MarginLeft: 72,
  MarginRight: 72,
  PageHeight: 841.89,
  PageWidth: 595.276,
};
for (const [name, usual] of Object.entries(PAGE)) {
  const attribute = name.replace(/([a-z])([A-Z])/, '$1_$2').toUpperCase();
  const accessors: Record<string, (this: Body, points: number) => unknown> = {
    [`get${name}`]() {
      return this._node.attributes[attribute] ?? usual;
    },
    [`set${name}`](points) {
      return this._put({ [attribute]: points });
    },
  };
  for (const [method, value] of Object.entries(accessors))
    Object.defineProperty(Body.prototype, method, { value, configurable: true, writable: true });
}

giveElements({
  BODY_SECTION: Body,
  PARAGRAPH: Paragraph,
  LIST_ITEM: ListItem,
  TABLE: Table,
  TABLE_ROW: TableRow,
  TABLE_CELL: TableCell,
  TEXT: Text,
  HORIZONTAL_RULE: Rule,
  PAGE_BREAK: PageBreak,
});
