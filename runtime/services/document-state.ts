/** A text document as a tree of plain JSON, and one execution's copy of it. */
import type { Run } from '../execute.ts';
import { EnumValue, fail } from '../service.ts';
import type { DocumentBase } from '../types.ts';
import type { World } from '../world.ts';

export type NodeType =
  | 'BODY_SECTION'
  | 'PARAGRAPH'
  | 'LIST_ITEM'
  | 'TABLE'
  | 'TABLE_ROW'
  | 'TABLE_CELL'
  | 'TEXT'
  | 'HORIZONTAL_RULE'
  | 'PAGE_BREAK';

/** Attributes by the names of `DocumentApp.Attribute`; enums by their names. */
export type Attributes = Record<string, unknown>;

export type DocumentNode = {
  type: NodeType;
  attributes: Attributes;
  children: DocumentNode[];
  /** TEXT only; `marks` are attributes of a part, the end excluded. Later marks go over earlier ones. */
  text: string;
  marks: { from: number; to: number; attributes: Attributes }[];
};

export type TextDoc = DocumentBase & { kind: 'document'; body: DocumentNode };

export function node(type: NodeType, children: DocumentNode[] = []): DocumentNode {
  return { type, attributes: {}, children, text: '', marks: [] };
}
export function textNode(text: string): DocumentNode {
  return { ...node('TEXT'), text };
}
export function paragraphNode(type: 'PARAGRAPH' | 'LIST_ITEM', text: string): DocumentNode {
  return node(type, text === '' ? [] : [textNode(text)]);
}

export function newTextDoc(world: World, title: string, owner: string): TextDoc {
  const doc: TextDoc = {
    ...world.newDocument('document', title, owner),
    kind: 'document',
    editors: [],
    viewers: [],
    // A new document is not empty: it holds one empty paragraph.
    body: node('BODY_SECTION', [paragraphNode('PARAGRAPH', '')]),
  };
  world.state.documents[doc.id] = doc;
  return doc;
}

export function textOf(of: DocumentNode): string {
  if (of.type === 'TEXT') return of.text;
  const separator = of.type === 'PARAGRAPH' || of.type === 'LIST_ITEM' ? '' : '\n';
  return of.children.map(textOf).join(separator);
}

export function parentOf(root: DocumentNode, child: DocumentNode): DocumentNode | null {
  if (root.children.includes(child)) return root;
  for (const each of root.children) {
    const found = parentOf(each, child);
    if (found) return found;
  }
  return null;
}

/** Attribute values as they are kept: an enum by its name. */
export function plainAttributes(attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [key, value instanceof EnumValue ? value.toString() : value]),
  );
}

/** One execution's view of a document: what it changes is seen by others once it is saved. */
export type Opened = { doc: TextDoc; root: DocumentNode; closed: boolean };

const OPENED = 'opened documents';

/** Opening twice in one execution gives the same copy, until it is closed. */
export function opened(run: Run, doc: TextDoc): Opened {
  let all = run.local.get(OPENED) as Map<string, Opened> | undefined;
  if (!all) {
    all = new Map();
    run.local.set(OPENED, all);
  }
  const known = all.get(doc.id);
  if (known && !known.closed) return known;
  const fresh = { doc, root: structuredClone(doc.body), closed: false };
  all.set(doc.id, fresh);
  return fresh;
}

export function save(world: World, document: Opened): void {
  document.doc.body = structuredClone(document.root);
  document.doc.updatedAt = world.now;
}

/** What is still open is saved at the end; an execution that was stopped saves nothing. */
export function saveOpened(run: Run): void {
  const all = run.local.get(OPENED) as Map<string, Opened> | undefined;
  if (run.dead || !all) return;
  for (const each of all.values()) if (!each.closed) save(run.world, each);
}

export function demandOpen(document: Opened | null): void {
  if (document?.closed) fail('Document is closed, its contents cannot be updated.');
}
