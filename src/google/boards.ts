/** Boards: tabs of reports, which only the script writes. Columns are found by their marks, as those of tables are. */
import {
  type AnyTable,
  type Cell,
  columnKeys,
  type Lang,
  type Linked,
  type Page,
  type Report,
  say,
} from '../kit/index.ts';
import { dressing, lookOf, newBoardRequests, printOf, type Standing } from './board-look.ts';
import { type Book, COLUMN_MARK, readBook, type Tab, writeBook } from './book.ts';
import { change, patiently, type Request, spreadsheets } from './sheets-api.ts';
import { freeTitle, guardName, mark, newSheetId } from './tabs.ts';

/** A report of whatever it is computed from. */
export type Board = Report<never>;

const asTable = (r: Board): AnyTable => {
  // titles that nobody types: the columns of a board are found by their marks alone
  const columns = Object.fromEntries(columnKeys(r).map((key) => [key, { title: [`\u0000${key}`, ''], was: [] }]));
  return { id: r.id, sheet: r.sheet, columns, drawn: 'across' } as unknown as AnyTable;
};

export const readBoards = (boards: readonly Board[]): Book => readBook(boards.map(asTable));

/** The lines of a board as they stand, cells in the order of `columnKeys`. */
export const linesOf = (r: Board, tab: Tab): Cell[][] => {
  const at = columnKeys(r).map((key) => tab.layout.places[key]);
  return tab.grid.map((line) => at.map((i) => (i === undefined ? '' : (line[i] ?? ''))));
};

/** Makes the boards that are missing, and the columns that are missing in the others. */
export function ensureBoards(boards: readonly Board[], lang: Lang): void {
  const book = readBoards(boards);
  const ids = new Set(book.sheets.map((s) => s.properties?.sheetId ?? 0));
  const titles = new Set(book.sheets.map((s) => s.properties?.title ?? ''));
  const requests = boards.flatMap((r, index): Request[] => {
    const tab = book.tabs.get(r.id);
    if (tab) return missingColumns(r, tab);
    const sheetId = newSheetId(r.id, ids);
    const title = freeTitle(say(r.sheet, lang), titles);
    ids.add(sheetId);
    titles.add(title);
    return newBoardRequests(r, sheetId, title, index);
  });
  change(book.id, requests);
}

function missingColumns(r: Board, tab: Tab): Request[] {
  const { missing } = tab.layout;
  if (!missing.length) return [];
  return [
    { appendDimension: { sheetId: tab.sheetId, dimension: 'COLUMNS', length: missing.length } },
    ...missing.map((key, i) => {
      const startIndex = tab.columnCount + i;
      const dimensionRange = {
        sheetId: tab.sheetId,
        dimension: 'COLUMNS',
        startIndex,
        endIndex: startIndex + 1,
      };
      return mark(COLUMN_MARK, `${r.id}.${key}`, { dimensionRange });
    }),
  ];
}

/** Which charts and protections of ours stand in the workbook. */
function standing(id: string, tabs: ReadonlyMap<string, Tab>): Standing {
  const fields = 'sheets(properties.sheetId,charts.chartId,protectedRanges(protectedRangeId,description))';
  const sheets = patiently(() => spreadsheets().get(id, { fields }), 'repeatable').sheets ?? [];
  const guards = new Map<string, number>();
  for (const [board, tab] of tabs) {
    const guard = sheets
      .find((s) => s.properties?.sheetId === tab.sheetId)
      ?.protectedRanges?.find((g) => g.description === guardName(board, '*'));
    if (guard?.protectedRangeId) guards.set(board, guard.protectedRangeId);
  }
  return { charts: new Set(sheets.flatMap((s) => s.charts ?? []).map((c) => c.chartId ?? 0)), guards };
}

const valuesOf = (r: Board, page: Page, tab: Tab): (Cell | null)[][] => {
  const at = columnKeys(r).map((key) => tab.layout.places[key]);
  const width = Math.max(...at.map((i) => (i ?? -1) + 1));
  const values = Array.from({ length: Math.max(page.height, tab.grid.length) }, (_, row) => {
    const line: (Cell | null)[] = Array(width).fill(null);
    at.forEach((i, c) => {
      if (i !== undefined) line[i] = page.cells[row]?.[c] ?? '';
    });
    return line;
  });
  // what has not moved is left alone: it may be the result of the curator's own formula
  for (const { row, column } of page.own) {
    const i = at[column];
    const line = values[row];
    if (i !== undefined && line && (tab.grid[row]?.[i] ?? '') === line[i]) line[i] = null;
  }
  return values;
};

/** How boards looked when they were last written, by id. */
export type Looks = Readonly<Record<string, string>>;

/**
 * Writes the boards: values always, and how they look where that has changed since.
 * @param tabs where links to registers lead
 * @returns how those look now whose look has changed
 */
export function writeBoards(
  book: Book,
  pages: readonly (readonly [Board, Page])[],
  tabs: ReadonlyMap<string, { sheetId: number; rowOf: (code: string) => number | undefined }>,
  looks: Looks,
  lang: Lang,
): Record<string, string> {
  const linkOf = (to: Linked['to']): string | undefined => {
    if ('url' in to) return to.url;
    const tab = tabs.get(to.table);
    const sheetId = tab?.sheetId ?? book.tabs.get(to.table)?.sheetId;
    const row = to.row === undefined ? undefined : tab?.rowOf(to.row);
    return sheetId === undefined ? undefined : `#gid=${sheetId}${row === undefined ? '' : `&range=A${row + 1}`}`;
  };
  const present = pages.flatMap(([r, page]) => {
    const tab = book.tabs.get(r.id);
    return tab ? [{ r, page, tab, look: lookOf(r, page, tab, linkOf, lang) }] : [];
  });
  writeBook(
    book.id,
    present.map(({ r, page, tab }) => ({ tab, blocks: [{ row: 0, column: 0, values: valuesOf(r, page, tab) }] })),
  );
  const changed = present
    .map((x) => ({ ...x, print: printOf(x.look) }))
    .filter(({ r, print }) => looks[r.id] !== print);
  if (!changed.length) return {};
  const there = standing(book.id, book.tabs);
  change(
    book.id,
    changed.flatMap(({ r, look }) => dressing(r.id, look, there, looks[r.id] ?? '')),
  );
  return Object.fromEntries(changed.map(({ r, print }) => [r.id, print]));
}
