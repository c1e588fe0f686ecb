/** Reads and writes the values of tabs: any number of them in three calls, written in one. Knows no mentoring. */
import {
  type AnyTable,
  type Block,
  type Cell,
  type Lang,
  type Layout,
  layoutOf,
  type Mark,
  problem,
  upright,
} from '../kit/index.ts';
import {
  bookId,
  change,
  letters,
  metadata,
  patiently,
  quoted,
  type SheetInfo,
  type SheetProperties,
  spreadsheets,
  values,
} from './sheets-api.ts';

/** Marks of ours in the workbook: on a tab its table, on a column `table.column`. They move and stay through renaming. */
export const TAB_MARK = 'mp.tab';
export const COLUMN_MARK = 'mp.col';

export type Tab = {
  sheetId: number;
  /** the title as it is now: curators rename tabs */
  title: string;
  hidden: boolean;
  rowCount: number;
  columnCount: number;
  /** header first; a card is turned upright; empty cells are '' */
  grid: readonly (readonly Cell[])[];
  layout: Layout;
};

export type Book = {
  id: string;
  timeZone: string;
  locale: string;
  /** by table id; a table whose tab is missing is not here */
  tabs: ReadonlyMap<string, Tab>;
  sheets: readonly SheetInfo[];
  /** true when the workbook carries our marks, whoever made them */
  marked: boolean;
};

const AS_STORED = { valueRenderOption: 'UNFORMATTED_VALUE', dateTimeRenderOption: 'SERIAL_NUMBER' };

const FIELDS = 'spreadsheetId,properties.timeZone,properties.locale,sheets.properties';

type Marks = { tabs: Map<string, number>; columns: Map<string, Mark[]> };

/** Every mark in the workbook in one call. */
function marksOf(id: string): Marks {
  const wanted = [TAB_MARK, COLUMN_MARK].map((metadataKey) => ({ developerMetadataLookup: { metadataKey } }));
  const found = patiently(() => metadata().search({ dataFilters: wanted }, id), 'repeatable');
  const out: Marks = { tabs: new Map(), columns: new Map() };
  for (const { developerMetadata: m } of found.matchedDeveloperMetadata ?? []) {
    const value = m?.metadataValue ?? '';
    // Google leaves a sheet id out when it is 0
    if (m?.metadataKey === TAB_MARK) out.tabs.set(value, m.location?.sheetId ?? 0);
    const spot = m?.location?.dimensionRange;
    if (m?.metadataKey !== COLUMN_MARK || !spot) continue;
    const at = `${spot.sheetId ?? 0}|${value.split('.')[0]}`;
    out.columns.set(at, [
      ...(out.columns.get(at) ?? []),
      { key: value.split('.')[1] ?? '', index: spot.startIndex ?? 0 },
    ]);
  }
  return out;
}

/** The tab of a table: by mark, else by its title in either language or a former one. */
function sheetOf(t: AnyTable, sheets: readonly SheetInfo[], marks: Marks): SheetInfo | undefined {
  const marked = marks.tabs.get(t.id);
  return (
    sheets.find((s) => s.properties?.sheetId === marked && marked !== undefined) ??
    sheets.find((s) => t.sheet.includes(s.properties?.title ?? ''))
  );
}

const idAt = (marks: readonly Mark[]): number | undefined => marks.find((m) => m.key === 'id')?.index;

/** A growing table is read by its header and its codes alone. */
function rangesOf(t: AnyTable, properties: SheetProperties, marks: Marks): string[] {
  const tab = quoted(properties.title ?? '');
  const at = t.grows ? idAt(marks.columns.get(`${properties.sheetId}|${t.id}`) ?? []) : undefined;
  return at === undefined ? [tab] : [`${tab}!1:1`, `${tab}!${letters(at)}:${letters(at)}`];
}

/** The grid of a growing table: its header, then rows that hold nothing but their code. */
const codesGrid = (parts: readonly Cell[][][], at = 0): Cell[][] =>
  (parts[1] ?? []).map((row, i) => (i === 0 ? (parts[0]?.[0] ?? []) : [...Array<Cell>(at).fill(''), row[0] ?? '']));

/** Reads the tabs of these tables as they are now. Three calls, however many tables. */
export function readBook(tables: readonly AnyTable[], lang: Lang = 'ru'): Book {
  const id = bookId();
  const book = patiently(() => spreadsheets().get(id, { fields: FIELDS }), 'repeatable');
  const sheets = book.sheets ?? [];
  const marks = marksOf(id);
  const present = tables.flatMap((t) => {
    const properties = sheetOf(t, sheets, marks)?.properties;
    return properties ? [{ t, properties }] : [];
  });
  const wanted = present.map(({ t, properties }) => rangesOf(t, properties, marks));
  const ranges = wanted.flat();
  const read = ranges.length
    ? (patiently(() => values().batchGet(id, { ranges, ...AS_STORED }), 'repeatable').valueRanges ?? [])
    : [];
  let next = 0;
  const tabs = new Map(
    present.map(({ t, properties }, i): [string, Tab] => {
      const parts = (wanted[i] ?? []).map(() => (read[next++]?.values ?? []) as Cell[][]);
      const sheetId = properties.sheetId ?? 0;
      const found = marks.columns.get(`${sheetId}|${t.id}`) ?? [];
      const grid = parts.length > 1 ? codesGrid(parts, idAt(found)) : upright(t, parts[0] ?? []);
      return [
        t.id,
        {
          sheetId,
          title: properties.title ?? '',
          hidden: properties.hidden ?? false,
          rowCount: properties.gridProperties?.rowCount ?? 0,
          columnCount: properties.gridProperties?.columnCount ?? 0,
          grid,
          layout: layoutOf(t, grid[0] ?? [], found, lang),
        },
      ];
    }),
  );
  return {
    id,
    timeZone: book.properties?.timeZone ?? 'Europe/Moscow',
    locale: book.properties?.locale ?? 'ru_RU',
    tabs,
    sheets,
    marked: marks.tabs.size > 0,
  };
}

/** Blocks of cells in one tab; `row` and `column` from 0, null leaves a cell alone. */
export type Writing = { tab: { sheetId: number; title: string; rowCount: number }; blocks: readonly Block[] };

const tooBig = problem('workbook-full', (f: { sheet: string }) => [
  `Лист «${f.sheet}» больше не помещается в книгу Google (предел — 10 миллионов ячеек). Ничего не записано. Начните книгу нового учебного года.`,
  `The tab “${f.sheet}” no longer fits into a Google workbook (10 million cells at most). Nothing was written. Start the workbook of the new school year.`,
]);

/** Spare rows added at once when a tab is full, so that growing is rare. */
const SPARE_ROWS = 200;

/**
 * Writes everything in one call: either all of it is there afterwards or none. Text is stored as it is (RAW), so what
 * people typed never becomes a formula, a date or a number.
 */
export function writeBook(id: string, writings: readonly Writing[]): void {
  const grow = writings.flatMap(({ tab, blocks }) => {
    const needed = Math.max(0, ...blocks.map((b) => b.row + b.values.length));
    if (needed > 5_000_000) throw tooBig({ sheet: tab.title });
    return needed > tab.rowCount
      ? [{ appendDimension: { sheetId: tab.sheetId, dimension: 'ROWS', length: needed - tab.rowCount + SPARE_ROWS } }]
      : [];
  });
  const data = writings.flatMap(({ tab, blocks }) =>
    blocks.map((b) => {
      const to = letters(b.column + (b.values[0]?.length ?? 1) - 1);
      return {
        range: `${quoted(tab.title)}!${letters(b.column)}${b.row + 1}:${to}${b.row + b.values.length}`,
        values: b.values,
      };
    }),
  );
  if (!data.length) return;
  change(id, grow);
  patiently(() => values().batchUpdate({ valueInputOption: 'RAW', data }, id), 'repeatable');
}
