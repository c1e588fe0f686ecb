/** Makes and mends tabs: what a tab should look like, as one list of requests that is applied whole or not at all. */
import { type AnyTable, type Column, columnsOf, type Lang, layoutOf, say } from '../kit/index.ts';
import { type Book, COLUMN_MARK, readBook, TAB_MARK, type Tab } from './book.ts';
import { change, type GridRange, letters, quoted, type Request } from './sheets-api.ts';
import { type Labels, numberFormat, ruleOf } from './validation.ts';

/** How a tab stands among the others. */
export type Dress = {
  table: AnyTable;
  colour: string;
  hidden: boolean;
  /** a new column that tells who a learner is, and stays empty, is not shown */
  unnamed?: boolean;
};

export type Colour = { red: number; green: number; blue: number };

/** @param hex «#3f8f7f» @param lighten 0 keeps it, 1 makes it white */
export function colour(hex: string, lighten = 0): Colour {
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return Math.round((value + (1 - value) * lighten) * 1000) / 1000;
  };
  return { red: part(1), green: part(3), blue: part(5) };
}

/** A sheet id of our own choosing, so that one batch can make a tab and fill it. */
export function newSheetId(name: string, taken: ReadonlySet<number>): number {
  let hash = 7;
  for (const char of name) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) % 1_000_000_007;
  while (hash === 0 || taken.has(hash)) hash++;
  return hash;
}

/** Two tabs cannot share a title; a stranger's tab keeps its own. */
export function freeTitle(wanted: string, taken: ReadonlySet<string>): string {
  let title = wanted;
  for (let n = 2; taken.has(title); n++) title = `${wanted} (${n})`;
  return title;
}

export const mark = (
  key: string,
  value: string,
  location: GoogleAppsScript.Sheets.Schema.DeveloperMetadataLocation,
): Request => ({
  createDeveloperMetadata: {
    developerMetadata: { metadataKey: key, metadataValue: value, visibility: 'DOCUMENT', location },
  },
});

export const headerFormat = (hex: string): GoogleAppsScript.Sheets.Schema.CellFormat => ({
  backgroundColorStyle: { rgbColor: colour(hex, 0.82) },
  textFormat: { bold: true },
  wrapStrategy: 'WRAP',
  verticalAlignment: 'MIDDLE',
});

/** Pixels of a bold letter, and of what stands beside a title: the button of the filter. */
const LETTER = 9.3;
const BESIDE_TITLE = 34;

/** A title takes three lines and breaks no word: a higher header pushes the rows off the screen. */
function widthOf(c: Column<unknown>, title: string): number {
  const letters = Math.max(title.length / 3 + 3, ...title.split(' ').map((word) => word.length));
  return Math.max(c.width, Math.ceil(letters * LETTER) + BESIDE_TITLE);
}

/** Requests for one column of a table, or one line of a card. @param at index from 0 */
function columnRequests(
  d: Dress,
  sheetId: number,
  key: string,
  c: Column<unknown>,
  at: number,
  marked: boolean,
  lang: Lang,
): Request[] {
  const across = d.table.drawn === 'across';
  const dimension = across ? 'COLUMNS' : 'ROWS';
  const spot = { sheetId, dimension, startIndex: at, endIndex: at + 1 };
  const title: GridRange = across
    ? { sheetId, startRowIndex: 0, endRowIndex: 1, startColumnIndex: at, endColumnIndex: at + 1 }
    : { sheetId, startRowIndex: at, endRowIndex: at + 1, startColumnIndex: 0, endColumnIndex: 1 };
  const body: GridRange = across
    ? { sheetId, startRowIndex: 1, startColumnIndex: at, endColumnIndex: at + 1 }
    : { sheetId, startRowIndex: at, endRowIndex: at + 1, startColumnIndex: 1, endColumnIndex: 2 };
  const format = numberFormat(c);
  const help = say(c.help, lang);
  const note =
    c.by === 'script'
      ? [help, lang === 'ru' ? 'Заполняет программа.' : 'Filled by the programme.'].filter(Boolean).join('\n')
      : help;
  const requests: Request[] = [
    {
      updateCells: {
        range: title,
        rows: [
          {
            values: [
              {
                userEnteredValue: { stringValue: say(c.title, lang) },
                note,
                userEnteredFormat: headerFormat(d.colour),
              },
            ],
          },
        ],
        fields:
          'userEnteredValue,note,userEnteredFormat(backgroundColorStyle,textFormat,wrapStrategy,verticalAlignment)',
      },
    },
    {
      repeatCell: {
        range: body,
        cell: {
          userEnteredFormat: {
            ...(format && { numberFormat: format }),
            wrapStrategy: c.wrap ? 'WRAP' : 'CLIP',
            verticalAlignment: 'MIDDLE',
            ...(c.by === 'script' && { textFormat: { foregroundColorStyle: { rgbColor: colour('#555555') } } }),
          },
        },
        fields: `userEnteredFormat(${format ? 'numberFormat,' : ''}wrapStrategy,verticalAlignment${c.by === 'script' ? ',textFormat.foregroundColorStyle' : ''})`,
      },
    },
  ];
  if (!marked) requests.push(mark(COLUMN_MARK, `${d.table.id}.${key}`, { dimensionRange: spot }));
  if (across) {
    const unseen = c.hidden || (!marked && d.unnamed && c.personal);
    requests.push({
      updateDimensionProperties: {
        range: spot,
        properties: { pixelSize: widthOf(c, say(c.title, lang)), ...(unseen && { hiddenByUser: true }) },
        fields: unseen ? 'pixelSize,hiddenByUser' : 'pixelSize',
      },
    });
  } else if (help) {
    requests.push({
      updateCells: {
        range: { sheetId, startRowIndex: at, endRowIndex: at + 1, startColumnIndex: 2, endColumnIndex: 3 },
        rows: [{ values: [{ userEnteredValue: { stringValue: help } }] }],
        fields: 'userEnteredValue',
      },
    });
  }
  return requests;
}

/** What a protection is called, so that a second set-up finds the first one's. */
export const guardName = (table: string, key: string) => `mp:${table}.${key}`;

function guardRequests(
  d: Dress,
  sheetId: number,
  at: Readonly<Record<string, number>>,
  known: readonly string[],
): Request[] {
  const add = (key: string, range: GridRange): Request[] =>
    known.includes(guardName(d.table.id, key))
      ? []
      : [
          {
            addProtectedRange: {
              protectedRange: { range, description: guardName(d.table.id, key), warningOnly: true },
            },
          },
        ];
  if (d.table.kept === 'script') return add('*', { sheetId });
  return columnsOf(d.table).flatMap(([key, c]) => {
    const i = at[key];
    if (c.by !== 'script' || i === undefined) return [];
    return d.table.drawn === 'across'
      ? add(key, { sheetId, startRowIndex: 1, startColumnIndex: i, endColumnIndex: i + 1 })
      : add(key, { sheetId, startRowIndex: i, endRowIndex: i + 1, startColumnIndex: 1, endColumnIndex: 2 });
  });
}

const cardWidths = [300, 320, 420];

function newTabRequests(d: Dress, sheetId: number, title: string, lang: Lang): Request[] {
  const columns = columnsOf(d.table);
  const across = d.table.drawn === 'across';
  return [
    {
      addSheet: {
        properties: {
          sheetId,
          title,
          hidden: d.hidden,
          tabColorStyle: { rgbColor: colour(d.colour) },
          gridProperties: across
            ? { rowCount: 200, columnCount: columns.length, frozenRowCount: 1 }
            : { rowCount: columns.length, columnCount: 3 },
        },
      },
    },
    mark(TAB_MARK, d.table.id, { sheetId }),
    ...columns.flatMap(([key, c], i) => columnRequests(d, sheetId, key, c, i, false, lang)),
    ...guardRequests(d, sheetId, Object.fromEntries(columns.map(([key], i) => [key, i])), []),
    ...(across
      ? [
          {
            setBasicFilter: {
              filter: { range: { sheetId, startRowIndex: 0, startColumnIndex: 0, endColumnIndex: columns.length } },
            },
          },
        ]
      : cardWidths.map((pixelSize, i) => ({
          updateDimensionProperties: {
            range: { sheetId, dimension: 'COLUMNS', startIndex: i, endIndex: i + 1 },
            properties: { pixelSize },
            fields: 'pixelSize',
          },
        }))),
  ];
}

/** Brings a tab that is there up to its declaration. Titles of ours are restored, columns of ours that are gone come back at the end. */
function mendRequests(d: Dress, tab: Tab, isMarked: boolean, guards: readonly string[], lang: Lang): Request[] {
  const { places, missing, unmarked } = tab.layout;
  const across = d.table.drawn === 'across';
  const at: Record<string, number> = { ...places };
  let next = Math.max(across ? tab.columnCount : tab.rowCount, 0);
  const first = next;
  for (const key of missing) at[key] = next++;
  return [
    ...(isMarked ? [] : [mark(TAB_MARK, d.table.id, { sheetId: tab.sheetId })]),
    ...(missing.length
      ? [{ appendDimension: { sheetId: tab.sheetId, dimension: across ? 'COLUMNS' : 'ROWS', length: next - first } }]
      : []),
    ...columnsOf(d.table).flatMap(([key, c]) =>
      columnRequests(
        d,
        tab.sheetId,
        key,
        c,
        at[key] as number,
        !missing.includes(key) && !unmarked.includes(key),
        lang,
      ),
    ),
    ...guardRequests(d, tab.sheetId, at, guards),
  ];
}

/** Makes the tabs that are missing and mends the others. Safe to repeat; one call changes everything or nothing. */
export function ensureTabs(dresses: readonly Dress[], lang: Lang): { made: number } {
  const book = readBook(
    dresses.map((d) => d.table),
    lang,
    'protectedRanges.description',
  );
  const ids = new Set(book.sheets.map((s) => s.properties?.sheetId ?? 0));
  const titles = new Set(book.sheets.map((s) => s.properties?.title ?? ''));
  const requests: Request[] = [];
  let made = 0;
  for (const d of dresses) {
    const tab = book.tabs.get(d.table.id);
    if (!tab) {
      const sheetId = newSheetId(d.table.id, ids);
      const title = freeTitle(say(d.table.sheet, lang), titles);
      ids.add(sheetId);
      titles.add(title);
      requests.push(...newTabRequests(d, sheetId, title, lang));
      made++;
      continue;
    }
    const details = book.sheets.find((s) => s.properties?.sheetId === tab.sheetId);
    const guards = (details?.protectedRanges ?? []).map((p) => p.description ?? '');
    const isMarked = (details?.developerMetadata ?? []).some(
      (m) => m.metadataKey === TAB_MARK && m.metadataValue === d.table.id,
    );
    requests.push(...mendRequests(d, tab, isMarked, guards, lang));
  }
  change(book.id, requests);
  return { made };
}

/**
 * Sets a full tab aside, hidden and under another title, and makes a new one in its place: one call, so at no moment is
 * the table without a tab. Nothing of the old one is lost.
 */
export function startAnew(d: Dress, aside: string, lang: Lang): void {
  const book = readBook([d.table], lang);
  const tab = book.tabs.get(d.table.id);
  if (!tab) return;
  const ids = new Set(book.sheets.map((s) => s.properties?.sheetId ?? 0));
  const titles = new Set(book.sheets.map((s) => s.properties?.title ?? ''));
  const lookup = { metadataKey: TAB_MARK, metadataValue: d.table.id };
  change(book.id, [
    {
      updateSheetProperties: {
        properties: { sheetId: tab.sheetId, title: freeTitle(aside, titles), hidden: true },
        fields: 'title,hidden',
      },
    },
    { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: lookup } } },
    ...newTabRequests(d, newSheetId(d.table.id, ids), say(d.table.sheet, lang), lang),
  ]);
}

/** Where the labels of a table stand, for lists of people. */
const labelsIn =
  (book: Book): Labels =>
  (table) => {
    const tab = book.tabs.get(table);
    const at = tab?.layout.places.label;
    return tab && at !== undefined ? `=${quoted(tab.title)}!${letters(at)}2:${letters(at)}` : undefined;
  };

/** Puts the validation of every column in place; apart from `ensureTabs` because lists point to other tabs. */
export function ensureValidation(tables: readonly AnyTable[], lang: Lang): void {
  const book = readBook(tables, lang);
  const labels = labelsIn(book);
  const requests = tables.flatMap((t): Request[] => {
    const tab = book.tabs.get(t.id);
    if (!tab || t.kept === 'script') return [];
    const layout = layoutOf(t, tab.grid[0] ?? [], [], lang);
    return columnsOf(t).flatMap(([key, c]): Request[] => {
      const at = tab.layout.places[key] ?? layout.places[key];
      const rule = ruleOf(c, lang, labels);
      if (at === undefined || !rule) return [];
      const range: GridRange =
        t.drawn === 'across'
          ? { sheetId: tab.sheetId, startRowIndex: 1, startColumnIndex: at, endColumnIndex: at + 1 }
          : { sheetId: tab.sheetId, startRowIndex: at, endRowIndex: at + 1, startColumnIndex: 1, endColumnIndex: 2 };
      return [{ setDataValidation: { range, rule } }];
    });
  });
  change(book.id, requests);
}

const BLANK_NAMES = ['Лист1', 'Sheet1'];

/** Removes the empty tab a new workbook starts with, and no other. */
export function dropBlankSheet(): void {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  for (const name of BLANK_NAMES) {
    const sheet = book.getSheetByName(name);
    if (sheet && sheet.getLastRow() === 0 && book.getNumSheets() > 1) book.deleteSheet(sheet);
  }
}
