/** Boards: tabs of values that only the script writes, and rewrites whole. */
import { type AnyTable, type Cell, type Lang, say, type Words } from '../kit/index.ts';
import { type Book, readBook, TAB_MARK, writeBook } from './book.ts';
import { change, type Request } from './sheets-api.ts';
import { colour, freeTitle, guardName, headerFormat, mark, newSheetId } from './tabs.ts';

/** A tab of values written by the script alone: the home tab, findings, reports. */
export type Board = {
  id: string;
  sheet: Words;
  colour: string;
  widths: readonly number[];
  /** rows from 0 that stand out as headings, besides the first */
  headings?: readonly number[];
  /** kept out of sight at the end until it is asked for */
  hidden?: boolean;
};

/** Makes the boards that are missing. They hold values only and are rewritten whole. */
export function ensureBoards(boards: readonly Board[], lang: Lang): void {
  const found = readBoards(boards);
  const ids = new Set(found.sheets.map((s) => s.properties?.sheetId ?? 0));
  const titles = new Set(found.sheets.map((s) => s.properties?.title ?? ''));
  const requests = boards.flatMap((b, index): Request[] => {
    if (found.tabs.has(b.id)) return [];
    const sheetId = newSheetId(b.id, ids);
    const title = freeTitle(say(b.sheet, lang), titles);
    return [
      {
        addSheet: {
          properties: {
            sheetId,
            title,
            ...(b.hidden ? { hidden: true } : { index }),
            tabColorStyle: { rgbColor: colour(b.colour) },
            gridProperties: { rowCount: 200, columnCount: b.widths.length, frozenRowCount: 1, hideGridlines: true },
          },
        },
      },
      mark(TAB_MARK, b.id, { sheetId }),
      {
        repeatCell: {
          range: { sheetId, startRowIndex: 0, endRowIndex: 1 },
          cell: { userEnteredFormat: headerFormat(b.colour) },
          fields: 'userEnteredFormat(backgroundColorStyle,textFormat,wrapStrategy,verticalAlignment)',
        },
      },
      {
        repeatCell: {
          range: { sheetId, startRowIndex: 1 },
          cell: { userEnteredFormat: { wrapStrategy: 'WRAP', verticalAlignment: 'TOP' } },
          fields: 'userEnteredFormat(wrapStrategy,verticalAlignment)',
        },
      },
      {
        addProtectedRange: {
          protectedRange: { range: { sheetId }, description: guardName(b.id, '*'), warningOnly: true },
        },
      },
      ...(b.headings ?? []).map((row) => ({
        repeatCell: {
          range: { sheetId, startRowIndex: row, endRowIndex: row + 1 },
          cell: { userEnteredFormat: { textFormat: { bold: true }, verticalAlignment: 'BOTTOM' } },
          fields: 'userEnteredFormat(textFormat.bold,verticalAlignment)',
        },
      })),
      ...b.widths.map((pixelSize, i) => ({
        updateDimensionProperties: {
          range: { sheetId, dimension: 'COLUMNS', startIndex: i, endIndex: i + 1 },
          properties: { pixelSize },
          fields: 'pixelSize',
        },
      })),
    ];
  });
  change(found.id, requests);
}

/** A board as the reader of tabs sees it: a table without columns of its own. */
export const readBoards = (boards: readonly Board[]): Book =>
  readBook(boards.map((b) => ({ id: b.id, sheet: b.sheet, columns: {}, drawn: 'across' }) as unknown as AnyTable));

/** Writes the boards anew, blanking what an earlier, longer content left behind. One call. */
export function writeBoard(book: Book, content: ReadonlyMap<string, Cell[][]>): void {
  writeBook(
    book.id,
    [...content].flatMap(([id, lines]) => {
      const tab = book.tabs.get(id);
      if (!tab) return [];
      const width = Math.max(...lines.map((line) => line.length));
      const height = Math.max(lines.length, tab.grid.length);
      const rows = Array.from({ length: height }, (_, r) =>
        Array.from({ length: width }, (_x, c) => lines[r]?.[c] ?? ''),
      );
      return [{ tab, blocks: [{ row: 0, column: 0, values: rows }] }];
    }),
  );
}
