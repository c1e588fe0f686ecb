/** The advanced Sheets service and what it is called with. One call carries many tabs, and a write is all or nothing. */
import { problem } from '../kit/index.ts';

export type Request = GoogleAppsScript.Sheets.Schema.Request;
export type GridRange = GoogleAppsScript.Sheets.Schema.GridRange;
export type SheetInfo = GoogleAppsScript.Sheets.Schema.Sheet;
export type SheetProperties = GoogleAppsScript.Sheets.Schema.SheetProperties;

const serviceOff = problem<void>('sheets-service-off', () => [
  'Служба «Google Sheets API» для этой книги не включена. Ничего не изменено. Откройте «Расширения → Apps Script → Службы», добавьте Google Sheets API и повторите.',
  'The service “Google Sheets API” is not switched on for this workbook. Nothing was changed. Open Extensions → Apps Script → Services, add Google Sheets API and try again.',
]);

/** @throws serviceOff when the manifest's advanced service was taken out */
export function spreadsheets(): GoogleAppsScript.Sheets.Collection.SpreadsheetsCollection {
  const service = typeof Sheets === 'undefined' ? undefined : Sheets;
  if (!service?.Spreadsheets) throw serviceOff();
  return service.Spreadsheets;
}

type Values = GoogleAppsScript.Sheets.Collection.Spreadsheets.ValuesCollection;
type Metadata = GoogleAppsScript.Sheets.Collection.Spreadsheets.DeveloperMetadataCollection;

export const values = (): Values => spreadsheets().Values as Values;
export const metadata = (): Metadata => spreadsheets().DeveloperMetadata as Metadata;

export const bookId = (): string => SpreadsheetApp.getActiveSpreadsheet().getId();

/** A tab's title as a range wants it. */
export const quoted = (title: string): string => `'${title.replaceAll("'", "''")}'`;

/** Column letters. @param index from 0: 0 is A, 26 is AA */
export function letters(index: number): string {
  let n = index + 1;
  let out = '';
  while (n > 0) {
    const rest = (n - 1) % 26;
    out = String.fromCharCode(65 + rest) + out;
    n = (n - 1 - rest) / 26;
  }
  return out;
}

/** All requests are applied, or none. An empty list is no call. */
export function change(id: string, requests: Request[]): void {
  if (requests.length) spreadsheets().batchUpdate({ requests }, id);
}
