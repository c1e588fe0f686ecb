/** The observers' file: a spreadsheet of its own that holds values only. Made, written whole, and shared for viewing. */
import { type Cell, hash } from '../kit/index.ts';
import { change, patiently, type Request, spreadsheets } from './sheets-api.ts';
import { colour, newSheetId } from './tabs.ts';

/** A tab of it. */
export type FileSheet = {
  id: string;
  title: string;
  widths: readonly number[];
  lines: readonly { kind: 'heading' | 'said' | 'title' | 'header' | 'row' | 'blank'; cells: readonly Cell[] }[];
};

export type FilePlace = { file: string; url: string };

/** Step one of making it; its id must be remembered before anything else is done. */
export function createFile(title: string, zone: string, locale: string, tabs: readonly FileSheet[]): FilePlace {
  const ids = sheetIds(tabs);
  const made = spreadsheets().create({
    properties: { title, timeZone: zone, locale },
    sheets: tabs.map((tab) => ({ properties: { sheetId: ids.get(tab.id) ?? 0, title: tab.title } })),
  });
  return { file: made.spreadsheetId ?? '', url: made.spreadsheetUrl ?? '' };
}

/** Ids of our own choosing: a tab is found again whatever it is called. */
function sheetIds(tabs: readonly { id: string }[]): Map<string, number> {
  const taken = new Set<number>();
  return new Map(
    tabs.map(({ id }) => {
      const sheetId = newSheetId(`observers ${id}`, taken);
      taken.add(sheetId);
      return [id, sheetId];
    }),
  );
}

type Format = GoogleAppsScript.Sheets.Schema.CellFormat;

const quiet = { rgbColor: colour('#5f6368') };
const RULE = { style: 'SOLID', width: 1, colorStyle: { rgbColor: colour('#d4d8dc') } };
const FORMATS: Readonly<Record<FileSheet['lines'][number]['kind'], Format>> = {
  heading: { textFormat: { bold: true, fontSize: 14 }, wrapStrategy: 'OVERFLOW_CELL' },
  said: { textFormat: { foregroundColorStyle: quiet, fontSize: 9 }, wrapStrategy: 'OVERFLOW_CELL' },
  title: { textFormat: { bold: true, fontSize: 12 }, wrapStrategy: 'OVERFLOW_CELL' },
  header: {
    textFormat: { bold: true },
    backgroundColorStyle: { rgbColor: colour('#3c4a5c', 0.85) },
    wrapStrategy: 'WRAP',
    verticalAlignment: 'MIDDLE',
  },
  row: { wrapStrategy: 'WRAP', verticalAlignment: 'TOP', borders: { bottom: RULE } },
  blank: {},
};

/** Rows kept empty below the last one. */
const SPARE = 3;

function cellOf(kind: FileSheet['lines'][number]['kind'], value: Cell, column: number, within: boolean) {
  const aside = column > 0 && (kind === 'row' || kind === 'header');
  const format: Format = within ? { ...FORMATS[kind], ...(aside && { horizontalAlignment: 'RIGHT' }) } : {};
  // text is a string value: whatever it begins with, it cannot become a formula
  const entered =
    value === '' || value === null
      ? {}
      : { userEnteredValue: typeof value === 'number' ? { numberValue: value } : { stringValue: String(value) } };
  return { ...entered, userEnteredFormat: format };
}

function tabRequests(tab: FileSheet, sheetId: number, there: boolean): Request[] {
  const rowCount = tab.lines.length + SPARE;
  const columnCount = tab.widths.length;
  const properties = {
    sheetId,
    title: tab.title,
    gridProperties: { rowCount, columnCount, hideGridlines: true, frozenRowCount: 1 },
  };
  const fields = 'title,gridProperties(rowCount,columnCount,hideGridlines,frozenRowCount)';
  return [
    there ? { updateSheetProperties: { properties, fields } } : { addSheet: { properties } },
    ...tab.widths.map(
      (pixelSize, startIndex): Request => ({
        updateDimensionProperties: {
          range: { sheetId, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 },
          properties: { pixelSize },
          fields: 'pixelSize',
        },
      }),
    ),
    {
      updateCells: {
        range: { sheetId, startRowIndex: 0, endRowIndex: rowCount, startColumnIndex: 0, endColumnIndex: columnCount },
        rows: Array.from({ length: rowCount }, (_, r) => {
          const { kind, cells } = tab.lines[r] ?? { kind: 'blank' as const, cells: [] };
          const widest = kind === 'row' || kind === 'header' ? cells.length : 1;
          return {
            values: Array.from({ length: columnCount }, (_x, c) => cellOf(kind, cells[c] ?? '', c, c < widest)),
          };
        }),
        fields: 'userEnteredValue,userEnteredFormat',
      },
    },
  ];
}

type Value = GoogleAppsScript.Sheets.Schema.ExtendedValue;
const spelt = (value: Value | undefined): string =>
  value?.formulaValue ?? value?.stringValue ?? (value?.numberValue === undefined ? '' : String(value.numberValue));

/** The cells of a tab as one text, without what is empty at the end of a line. */
const printOf = (grid: readonly (readonly string[])[]): string =>
  hash(JSON.stringify(grid.map((row) => row.join('\t').trimEnd()).filter(Boolean)));

/** What the file should hold, in short. */
export const filePrint = (tabs: readonly FileSheet[]): string =>
  tabs.map((tab) => printOf(tab.lines.map((l) => l.cells.map((c) => String(c ?? ''))))).join(' ');

export type FileState = { there: boolean; print: string; viewers: readonly string[]; strangers: number };

/** How the file stands at Google. @returns `there: false` when it was deleted or may not be opened */
export function fileState(file: string, tabs: readonly { id: string }[]): FileState {
  try {
    const fields = 'sheets(properties.sheetId,data.rowData.values.userEnteredValue)';
    const sheets = spreadsheets().get(file, { includeGridData: true, fields }).sheets ?? [];
    const prints = [...sheetIds(tabs).values()].map((sheetId) => {
      const rows = sheets.find((s) => (s.properties?.sheetId ?? 0) === sheetId)?.data?.[0]?.rowData ?? [];
      return printOf(rows.map((r) => (r.values ?? []).map((v) => spelt(v.userEnteredValue))));
    });
    return {
      there: true,
      print: prints.join(' '),
      viewers: viewersOf(file),
      strangers: sheets.length - prints.length,
    };
  } catch {
    return { there: false, print: '', viewers: [], strangers: 0 };
  }
}

/**
 * Writes every tab anew: whatever was typed into them is gone. Two calls.
 * @param others tabs that somebody has added
 */
export function writeFile(file: string, tabs: readonly FileSheet[], others: 'stay' | 'go' = 'stay'): void {
  const ids = sheetIds(tabs);
  const found = patiently(() => spreadsheets().get(file, { fields: 'sheets.properties.sheetId' }), 'repeatable');
  const there = new Set((found.sheets ?? []).map((s) => s.properties?.sheetId ?? 0));
  const ours = new Set(ids.values());
  change(file, [
    ...tabs.flatMap((tab) => {
      const sheetId = ids.get(tab.id) ?? 0;
      return tabRequests(tab, sheetId, there.has(sheetId));
    }),
    ...[...there].flatMap((sheetId) => (others === 'go' && !ours.has(sheetId) ? [{ deleteSheet: { sheetId } }] : [])),
  ]);
}

const viewersOf = (file: string): string[] =>
  SpreadsheetApp.openById(file)
    .getViewers()
    .map((user) => user.getEmail());

/** Lets these look at the file, and those no more. */
export function shareFile(file: string, add: readonly string[], remove: readonly string[]): void {
  if (!add.length && !remove.length) return;
  const book = SpreadsheetApp.openById(file);
  for (const email of remove) book.removeViewer(email);
  if (add.length) book.addViewers([...add]);
  SpreadsheetApp.flush();
}

/** A second person may write the file too: whoever takes the programme over. */
export const letEditFile = (file: string, email: string): void => {
  SpreadsheetApp.openById(file).addEditor(email);
};
