/** The requests of Docs.Documents.batchUpdate that are written. */
import { CELL_LOOKS, looksFromApi, PAGE_LOOKS, PARAGRAPH_LOOKS, TEXT_LOOKS } from './docs-looks.ts';
import {
  deleteRange,
  dressText,
  insertText,
  isParagraph,
  lengthOf,
  paragraphAt,
  placesIn,
  split,
  tableAt,
  withoutStart,
} from './docs-places.ts';
import { type DocumentNode, node, paragraphNode, textOf } from './document-state.ts';
import { type Json, list, number, record, refuse } from './sheets-shapes.ts';

type Handler = (body: DocumentNode, request: Json) => void;

/** Where the last newline of the body stands. */
const lastOf = (body: DocumentNode) => body.children.reduce((sum, each) => sum + lengthOf(each), 0);

function indexOf(body: DocumentNode, request: Json): number {
  if (request.endOfSegmentLocation) return lastOf(body);
  const { index } = record(request.location);
  return index === undefined ? refuse('The insertion index must be specified.') : Number(index);
}

/** @throws ApiProblem when it is empty or reaches past the end */
function rangeOf(body: DocumentNode, value: unknown): [number, number] {
  const [from, to] = [number(record(value).startIndex, 0), number(record(value).endIndex, 0)];
  if (from < 1 || to <= from) refuse('The range should not be empty.');
  const end = lastOf(body) + 1;
  if (to > end) refuse(`Index ${to} must be less than or equal to the end index of the referenced segment, ${end}.`);
  return [from, to];
}

const paragraphsIn = (body: DocumentNode, value: unknown): DocumentNode[] =>
  placesIn(body, ...rangeOf(body, value))
    .filter((each) => isParagraph(each.node))
    .map((each) => each.node);

const PRESETS: Record<string, string> = {
  BULLET_DISC_CIRCLE_SQUARE: 'BULLET',
  BULLET_CHECKBOX: 'SQUARE_BULLET',
  NUMBERED_DECIMAL_ALPHA_ROMAN: 'NUMBER',
  NUMBERED_DECIMAL_NESTED: 'NUMBER',
  NUMBERED_UPPERALPHA_ALPHA_ROMAN: 'LATIN_UPPER',
  NUMBERED_UPPERROMAN_UPPERALPHA_DECIMAL: 'ROMAN_UPPER',
};

export const documentRequests: Record<string, Handler> = {
  insertText(body, request) {
    // developers.google.com/workspace/docs/api: control characters and the private use area are stripped.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is stripped
    const text = String(request.text ?? '').replace(/[\u0000-\u0008\u000c-\u001f\ue000-\uf8ff]/g, '');
    if (text === '') refuse('The text to insert must not be empty.');
    insertText(body, indexOf(body, request), text);
  },
  deleteContentRange(body, request) {
    deleteRange(body, ...rangeOf(body, request.range));
  },
  insertTable(body, request) {
    const [rows, columns] = [number(request.rows, 0), number(request.columns, 0)];
    if (rows < 1 || columns < 1) refuse('The number of rows and columns must be at least 1.');
    const place = paragraphAt(body, indexOf(body, request));
    const [, second] = split(place, indexOf(body, request));
    const cell = () => node('TABLE_CELL', [paragraphNode('PARAGRAPH', '')]);
    const row = () => node('TABLE_ROW', Array.from({ length: columns }, cell));
    const table = node('TABLE', Array.from({ length: rows }, row));
    place.parent.children.splice(place.parent.children.indexOf(second), 0, table);
  },
  updateTextStyle(body, request) {
    dressText(body, ...rangeOf(body, request.range), looksFromApi(TEXT_LOOKS, request.textStyle, request.fields));
  },
  updateParagraphStyle(body, request) {
    const looks = looksFromApi(PARAGRAPH_LOOKS, request.paragraphStyle, request.fields);
    for (const each of paragraphsIn(body, request.range)) Object.assign(each.attributes, looks);
  },
  createParagraphBullets(body, request) {
    const glyph = PRESETS[String(request.bulletPreset)] ?? refuse(`Invalid bulletPreset: ${request.bulletPreset}`);
    for (const each of paragraphsIn(body, request.range)) {
      // Leading tabs tell how deep an item is, and are taken away.
      const tabs = /^\t*/.exec(textOf(each))![0].length;
      withoutStart(each, tabs);
      each.type = 'LIST_ITEM';
      Object.assign(each.attributes, { GLYPH_TYPE: glyph, NESTING_LEVEL: tabs });
    }
  },
  deleteParagraphBullets(body, request) {
    for (const each of paragraphsIn(body, request.range)) {
      each.type = 'PARAGRAPH';
      for (const name of ['GLYPH_TYPE', 'NESTING_LEVEL']) delete each.attributes[name];
    }
  },
  updateTableCellStyle(body, request) {
    const looks = looksFromApi(CELL_LOOKS, request.tableCellStyle, request.fields);
    const range = record(request.tableRange);
    const at = record(range.tableCellLocation);
    const start = record(at.tableStartLocation ?? request.tableStartLocation).index;
    const [row, column] = [number(at.rowIndex, 0), number(at.columnIndex, 0)];
    const whole = request.tableStartLocation !== undefined;
    const rows = tableAt(body, Number(start)).children.slice(row, whole ? undefined : row + number(range.rowSpan, 1));
    for (const each of rows)
      for (const cell of each.children.slice(column, whole ? undefined : column + number(range.columnSpan, 1)))
        Object.assign(cell.attributes, looks);
  },
  updateTableColumnProperties(body, request) {
    const { widthType, width } = record(request.tableColumnProperties);
    if (String(request.fields ?? '') === '') refuse('At least one field must be specified in fields.');
    const points = widthType === 'FIXED_WIDTH' ? number(record(width).magnitude, 0) : null;
    if (points !== null && points < 5) refuse('Column width must be at least 5 points.');
    const table = tableAt(body, Number(record(request.tableStartLocation).index));
    for (const row of table.children)
      for (const column of list(request.columnIndices)) {
        const cell = row.children[Number(column)] ?? refuse(`Invalid column index: ${column}`);
        cell.attributes.WIDTH = points;
      }
  },
  pinTableHeaderRows(body, request) {
    const table = tableAt(body, Number(record(request.tableStartLocation).index));
    table.attributes.PINNED_ROWS = number(request.pinnedHeaderRowsCount, 0);
  },
  updateDocumentStyle(body, request) {
    Object.assign(body.attributes, looksFromApi(PAGE_LOOKS, request.documentStyle, request.fields));
  },
};
