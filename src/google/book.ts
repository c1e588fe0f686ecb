/** Reads and writes the values of tabs: any number of them in two calls, written in one. Knows no mentoring. */
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
  patiently,
  quoted,
  type Request,
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

/** Marks come with the tabs they stand on: a column's with the description of the column, as no call of their own. */
const fieldsWith = (more: string) =>
  `spreadsheetId,properties(timeZone,locale),sheets(properties,developerMetadata(metadataKey,metadataValue),data.columnMetadata.developerMetadata(metadataKey,metadataValue)${more && `,${more}`})`;

/** Tabs by table – a tab that was copied carries the mark of its table too – and columns by `sheetId|table`. */
type Marks = { tabs: Map<string, SheetInfo[]>; columns: Map<string, Mark[]> };

function put<T>(map: Map<string, T[]>, key: string, one: T): void {
  const known = map.get(key);
  if (known) known.push(one);
  else map.set(key, [one]);
}

function marksIn(sheets: readonly SheetInfo[]): Marks {
  const out: Marks = { tabs: new Map(), columns: new Map() };
  for (const sheet of sheets) {
    for (const m of sheet.developerMetadata ?? []) {
      if (m.metadataKey === TAB_MARK) put(out.tabs, m.metadataValue ?? '', sheet);
    }
    const columns = sheet.data?.[0]?.columnMetadata ?? [];
    for (let index = 0; index < columns.length; index++) {
      for (const m of columns[index]?.developerMetadata ?? []) {
        if (m.metadataKey !== COLUMN_MARK) continue;
        const [table = '', key = ''] = (m.metadataValue ?? '').split('.');
        // Google leaves a sheet id out when it is 0
        put(out.columns, `${sheet.properties?.sheetId ?? 0}|${table}`, { key, index });
      }
    }
  }
  return out;
}

/** The tab of a table: by mark – of several the one that still has its title – else by its title in either language. */
function sheetOf(t: AnyTable, sheets: readonly SheetInfo[], marks: Marks): SheetInfo | undefined {
  const ours = marks.tabs.get(t.id) ?? [];
  const titled = (s: SheetInfo) => t.sheet.includes(s.properties?.title ?? '');
  return ours.find(titled) ?? ours[0] ?? sheets.find(titled);
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

/**
 * Reads the tabs of these tables as they are now. Two calls, however many tables.
 * @param more what else to tell of every sheet, as a field mask of the Sheets API
 */
export function readBook(tables: readonly AnyTable[], lang: Lang = 'ru', more = ''): Book {
  const id = bookId();
  const fields = fieldsWith(more);
  const book = patiently(() => spreadsheets().get(id, { fields }), 'repeatable');
  const sheets = book.sheets ?? [];
  const marks = marksIn(sheets);
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

/** Rows of a tab, by index from 0 with its header. */
export type Rows = { tab: { sheetId: number; rowCount: number }; gone: readonly number[] };

/** Takes whole rows out of tabs, with whatever stands beside our columns. One call: all of them, or none. */
export function deleteRows(id: string, all: readonly Rows[]): void {
  const requests = all.flatMap(({ tab, gone }): Request[] => {
    const runs: [from: number, to: number][] = [];
    for (const i of [...gone].sort((a, b) => a - b)) {
      const run = runs.at(-1);
      if (run && run[1] === i) run[1] = i + 1;
      else runs.push([i, i + 1]);
    }
    if (!runs.length) return [];
    return [
      // a tab keeps a row below its header
      { appendDimension: { sheetId: tab.sheetId, dimension: 'ROWS', length: SPARE_ROWS } },
      ...runs.reverse().map(([startIndex, endIndex]) => ({
        deleteDimension: { range: { sheetId: tab.sheetId, dimension: 'ROWS', startIndex, endIndex } },
      })),
    ];
  });
  change(id, requests);
}

/** A copy of the workbook on the acting person's Drive, script and all. @returns its id */
export const copyBook = (title: string): string => SpreadsheetApp.getActiveSpreadsheet().copy(title).getId();

export const addressOfBook = (id: string): string => `https://docs.google.com/spreadsheets/d/${id}/edit`;
