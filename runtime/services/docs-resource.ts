/** A document as the Docs API tells it. */
import { CELL_LOOKS, looksToApi, PAGE_LOOKS, PARAGRAPH_LOOKS, TEXT_LOOKS } from './docs-looks.ts';
import { lengthOf, piecesOf } from './docs-places.ts';
import type { DocumentNode, TextDoc } from './document-state.ts';
import type { Json } from './sheets-shapes.ts';

const GLYPHS: Record<string, Json> = {
  NUMBER: { glyphType: 'DECIMAL' },
  LATIN_UPPER: { glyphType: 'UPPER_ALPHA' },
  ROMAN_UPPER: { glyphType: 'UPPER_ROMAN' },
};

export function documentResource(doc: TextDoc): Json {
  const lists: Json = {};
  let list = '';
  const content = (parent: DocumentNode, first: number): Json[] => {
    let startIndex = first;
    return parent.children.map((each) => {
      const endIndex = startIndex + lengthOf(each);
      const at = startIndex;
      startIndex = endIndex;
      if (each.type !== 'LIST_ITEM') list = '';
      return {
        startIndex: at,
        endIndex,
        ...(each.type === 'TABLE' ? { table: table(each, at) } : paragraph(each, at)),
      };
    });
  };
  const paragraph = (of: DocumentNode, first: number): Json => {
    let startIndex = first;
    const elements = [...piecesOf(of), { text: '\n', attributes: {} }].map((piece): Json => {
      const at = startIndex;
      if ('type' in piece) {
        startIndex++;
        const kind = piece.type === 'PAGE_BREAK' ? 'pageBreak' : 'horizontalRule';
        return { startIndex: at, endIndex: startIndex, [kind]: { textStyle: {} } };
      }
      startIndex += piece.text.length;
      const textStyle = looksToApi(TEXT_LOOKS, piece.attributes);
      // A newline within a text is a break of the line; one at its end is that of the paragraph.
      const text = piece.text === '\n' ? '\n' : piece.text.replaceAll('\n', '\v');
      return { startIndex: at, endIndex: startIndex, textRun: { content: text, textStyle } };
    });
    const paragraphStyle = {
      namedStyleType: 'NORMAL_TEXT',
      direction: 'LEFT_TO_RIGHT',
      ...looksToApi(PARAGRAPH_LOOKS, of.attributes),
    };
    if (of.type !== 'LIST_ITEM') return { paragraph: { elements, paragraphStyle } };
    if (!list) {
      list = `kix.list.${Object.keys(lists).length}`;
      const glyph = GLYPHS[String(of.attributes.GLYPH_TYPE)] ?? { glyphSymbol: '●' };
      lists[list] = { listProperties: { nestingLevels: Array.from({ length: 9 }, () => glyph) } };
    }
    const nestingLevel = Number(of.attributes.NESTING_LEVEL ?? 0);
    const bullet = { listId: list, ...(nestingLevel > 0 && { nestingLevel }) };
    return { paragraph: { elements, paragraphStyle, bullet } };
  };
  const table = (of: DocumentNode, first: number): Json => {
    let startIndex = first + 1;
    const tableRows = of.children.map((row, nth): Json => {
      const rowStart = startIndex++;
      const tableCells = row.children.map((cell): Json => {
        const at = startIndex;
        startIndex += lengthOf(cell);
        const tableCellStyle = { rowSpan: 1, columnSpan: 1, ...looksToApi(CELL_LOOKS, cell.attributes) };
        return { startIndex: at, endIndex: startIndex, content: content(cell, at + 1), tableCellStyle };
      });
      const tableHeader = nth < Number(of.attributes.PINNED_ROWS ?? 0);
      return { startIndex: rowStart, endIndex: startIndex, tableCells, tableRowStyle: { tableHeader } };
    });
    return { rows: of.children.length, columns: of.children[0]?.children.length ?? 0, tableRows };
  };
  const body = { content: [{ endIndex: 1, sectionBreak: {} }, ...content(doc.body, 1)] };
  return {
    documentId: doc.id,
    title: doc.title,
    body,
    lists,
    documentStyle: looksToApi(PAGE_LOOKS, doc.body.attributes),
    namedStyles: { styles: [{ namedStyleType: 'NORMAL_TEXT', textStyle: {}, paragraphStyle: {} }] },
  };
}
