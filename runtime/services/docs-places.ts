/** Where everything of a document stands, in the indexes of the Docs API, and changing it there. */
import { type DocumentNode, node, textNode } from './document-state.ts';
import { refuse } from './sheets-shapes.ts';

export type Place = { node: DocumentNode; parent: DocumentNode; start: number; end: number };

export const isParagraph = (of: DocumentNode): boolean => of.type === 'PARAGRAPH' || of.type === 'LIST_ITEM';

/** A UTF-16 unit is one, as are a rule and a page break, the end of a paragraph, the beginning of a table, a row and a cell, and the end of a table. */
export function lengthOf(of: DocumentNode): number {
  if (of.type === 'TEXT') return of.text.length;
  if (of.type === 'HORIZONTAL_RULE' || of.type === 'PAGE_BREAK') return 1;
  const own = of.type === 'TABLE' ? 2 : 1;
  return of.children.reduce((sum, each) => sum + lengthOf(each), own);
}

/** Tables, rows, cells and paragraphs that touch a range, in their order; an empty range touches what it stands in. */
export function placesIn(body: DocumentNode, from: number, to = from + 1): Place[] {
  const found: Place[] = [];
  const look = (parent: DocumentNode, first: number) => {
    let start = first;
    for (const each of parent.children) {
      if (start >= to) return;
      const end = start + lengthOf(each);
      if (end > from) {
        found.push({ node: each, parent, start, end });
        if (!isParagraph(each)) look(each, start + 1);
      }
      start = end;
    }
  };
  look(body, 1);
  return found;
}

/** @throws ApiProblem when no paragraph stands there */
export function paragraphAt(body: DocumentNode, index: number): Place {
  const found = placesIn(body, index).find((each) => isParagraph(each.node));
  return found ?? refuse('The insertion index must be inside the bounds of an existing paragraph.');
}

/** @throws ApiProblem when no table begins there */
export function tableAt(body: DocumentNode, index: number): DocumentNode {
  const found = placesIn(body, index).find((each) => each.node.type === 'TABLE' && each.start === index);
  return found?.node ?? refuse(`Invalid table start location. No table starts at index ${index}.`);
}

/** A part of a paragraph in one look, or what is not text. */
type Piece = { text: string; attributes: DocumentNode['attributes'] } | DocumentNode;
const isText = (piece: Piece): piece is Exclude<Piece, DocumentNode> => !('type' in piece);
const sizeOf = (piece: Piece) => (isText(piece) ? piece.text.length : 1);

export function piecesOf(paragraph: DocumentNode): Piece[] {
  return paragraph.children.flatMap((each): Piece[] => {
    if (each.type !== 'TEXT') return [each];
    const edges = [...new Set([0, each.text.length, ...each.marks.flatMap(({ from, to }) => [from, to])])];
    edges.sort((a, b) => a - b);
    return edges.slice(1).map((to, at) => {
      const from = edges[at]!;
      const over = each.marks.filter((mark) => mark.from <= from && mark.to >= to).map((mark) => mark.attributes);
      return { text: each.text.slice(from, to), attributes: Object.assign({}, each.attributes, ...over) };
    });
  });
}

/** Texts beside each other are one element, as DocumentApp shows them. */
function put(paragraph: DocumentNode, pieces: readonly Piece[]): void {
  paragraph.children = [];
  for (const piece of pieces) {
    if (!isText(piece)) {
      paragraph.children.push(piece);
      continue;
    }
    if (piece.text === '') continue;
    if (paragraph.children.at(-1)?.type !== 'TEXT') paragraph.children.push(textNode(''));
    const last = paragraph.children.at(-1)!;
    const from = last.text.length;
    last.text += piece.text;
    if (Object.keys(piece.attributes).length > 0)
      last.marks.push({ from, to: last.text.length, attributes: { ...piece.attributes } });
  }
}

/** The pieces before and after a place in them. */
function cut(pieces: readonly Piece[], at: number): [Piece[], Piece[]] {
  const before: Piece[] = [];
  const after: Piece[] = [];
  let start = 0;
  for (const piece of pieces) {
    const here = Math.min(Math.max(at - start, 0), sizeOf(piece));
    start += sizeOf(piece);
    if (here === sizeOf(piece)) before.push(piece);
    else if (here === 0 || !isText(piece)) after.push(piece);
    else {
      before.push({ ...piece, text: piece.text.slice(0, here) });
      after.push({ ...piece, text: piece.text.slice(here) });
    }
  }
  return [before, after];
}

/** Splits a paragraph; the new one after it looks like it. @returns the first and the second */
export function split({ node: paragraph, parent, start }: Place, index: number): [DocumentNode, DocumentNode] {
  const [before, after] = cut(piecesOf(paragraph), index - start);
  const second: DocumentNode = { ...node(paragraph.type), attributes: { ...paragraph.attributes } };
  put(paragraph, before);
  put(second, after);
  parent.children.splice(parent.children.indexOf(paragraph) + 1, 0, second);
  return [paragraph, second];
}

/** A newline begins a new paragraph; the text looks as what stands before it does, or else what stands after it. */
export function insertText(body: DocumentNode, index: number, text: string): void {
  const place = paragraphAt(body, index);
  const [before, after] = cut(piecesOf(place.node), index - place.start);
  const beside = [...before.slice(-1), ...after.slice(0, 1)].find(isText);
  // a vertical tab breaks the line within its paragraph
  const lines = text.split('\n').map((line) => line.replaceAll('\v', '\n'));
  const pieces = lines.map((line): Piece => ({ text: line, attributes: beside?.attributes ?? {} }));
  const made = pieces.slice(1).map((): DocumentNode => {
    return { ...node(place.node.type), attributes: { ...place.node.attributes } };
  });
  const all = [place.node, ...made];
  all.forEach((each, at) => {
    put(each, [...(at === 0 ? before : []), pieces[at]!, ...(at === all.length - 1 ? after : [])]);
  });
  place.parent.children.splice(place.parent.children.indexOf(place.node) + 1, 0, ...made);
}

/** Gives the characters of a range a look; an attribute that is null is taken away. */
export function dressText(body: DocumentNode, from: number, to: number, look: DocumentNode['attributes']): void {
  for (const { node: paragraph, start } of placesIn(body, from, to).filter((each) => isParagraph(each.node))) {
    const [before, rest] = cut(piecesOf(paragraph), from - start);
    const [inside, after] = cut(rest, to - Math.max(from, start));
    const dressed = inside.map((piece): Piece => {
      if (!isText(piece)) return piece;
      const all = Object.entries({ ...piece.attributes, ...look }).filter(([, value]) => value !== null);
      return { ...piece, attributes: Object.fromEntries(all) };
    });
    put(paragraph, [...before, ...dressed, ...after]);
  }
}

/** Takes a range out; paragraphs whose ends are within it become one. @throws ApiProblem when Google would not */
export function deleteRange(body: DocumentNode, from: number, to: number): void {
  if (to > body.children.reduce((sum, each) => sum + lengthOf(each), 0))
    refuse('The range cannot include the newline character at the end of the segment.');
  const first = paragraphAt(body, from);
  const last = paragraphAt(body, to);
  const { parent } = first;
  if (last.parent !== parent) refuse('The range cannot partially overlap a table, or cross the boundary of a cell.');
  const [before] = cut(piecesOf(first.node), from - first.start);
  const [, after] = cut(piecesOf(last.node), to - last.start);
  const [a, b] = [parent.children.indexOf(first.node), parent.children.indexOf(last.node)];
  put(first.node, [...before, ...after]);
  parent.children.splice(a + 1, b - a);
}

/** Takes characters from the beginning of a paragraph. */
export function withoutStart(paragraph: DocumentNode, count: number): void {
  put(paragraph, cut(piecesOf(paragraph), count)[1]);
}
