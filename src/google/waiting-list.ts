/** A list that waits to be brought in: texts in a hidden tab of its own, made whole by one call and gone when all is in. */
import { type Lang, say, type Words } from '../kit/index.ts';
import { bookId, change, patiently, quoted, type Request, type SheetInfo, spreadsheets, values } from './sheets-api.ts';
import { freeTitle, newSheetId } from './tabs.ts';

const TITLE: Words = ['Загружаемый список', 'List being brought in'];
/** The same in every workbook: a tab that a killed run has left is found by it. */
const ID = newSheetId('waiting-list', new Set());

function sheets(): SheetInfo[] {
  const fields = 'sheets.properties(sheetId,title)';
  return patiently(() => spreadsheets().get(bookId(), { fields }), 'repeatable').sheets ?? [];
}

const isList = (s: SheetInfo): boolean => s.properties?.sheetId === ID;

const dropping = (all: readonly SheetInfo[]): Request[] => (all.some(isList) ? [{ deleteSheet: { sheetId: ID } }] : []);

/** Takes the place of a list that was there. @param rows texts, all of the same length */
export function putList(rows: readonly (readonly string[])[], lang: Lang): void {
  const all = sheets();
  const titles = new Set(all.filter((s) => !isList(s)).map((s) => s.properties?.title ?? ''));
  const size = { rowCount: rows.length, columnCount: rows[0]?.length ?? 1 };
  change(bookId(), [
    ...dropping(all),
    {
      addSheet: {
        properties: { sheetId: ID, title: freeTitle(say(TITLE, lang), titles), hidden: true, gridProperties: size },
      },
    },
    {
      updateCells: {
        start: { sheetId: ID, rowIndex: 0, columnIndex: 0 },
        rows: rows.map((row) => ({ values: row.map((text) => ({ userEnteredValue: { stringValue: text } })) })),
        fields: 'userEnteredValue',
      },
    },
  ]);
}

/** @param from first row, from 1 @param to last row, not beyond the end @returns nothing when somebody has deleted the tab */
export function partOfList(from: number, to: number): string[][] {
  const tab = sheets().find(isList)?.properties;
  if (!tab) return [];
  const range = `${quoted(tab.title ?? '')}!${from}:${to}`;
  const read = patiently(() => values().batchGet(bookId(), { ranges: [range] }), 'repeatable').valueRanges?.[0];
  return ((read?.values ?? []) as string[][]).map((row) => row.map(String));
}

export const dropList = (): void => change(bookId(), dropping(sheets()));
