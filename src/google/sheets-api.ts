/** The advanced Sheets service and what it is called with. One call carries many tabs, and a write is all or nothing. */
import { problem } from '../kit/index.ts';

export type Request = GoogleAppsScript.Sheets.Schema.Request;
export type GridRange = GoogleAppsScript.Sheets.Schema.GridRange;
export type SheetInfo = GoogleAppsScript.Sheets.Schema.Sheet;
export type SheetProperties = GoogleAppsScript.Sheets.Schema.SheetProperties;

export const serviceOff = problem('service-off', (f: { api: string }) => [
  `Служба «${f.api}» для этой книги не включена. Ничего не изменено. Откройте «Расширения → Apps Script → Службы», добавьте ${f.api} и повторите.`,
  `The service “${f.api}” is not switched on for this workbook. Nothing was changed. Open Extensions → Apps Script → Services, add ${f.api} and try again.`,
]);

/** @throws serviceOff when the manifest's advanced service was taken out */
export function spreadsheets(): GoogleAppsScript.Sheets.Collection.SpreadsheetsCollection {
  const service = typeof Sheets === 'undefined' ? undefined : Sheets;
  if (!service?.Spreadsheets) throw serviceOff({ api: 'Google Sheets API' });
  return service.Spreadsheets;
}

type Values = GoogleAppsScript.Sheets.Collection.Spreadsheets.ValuesCollection;

export const values = (): Values => spreadsheets().Values as Values;

let openBook: string | undefined;

/** The id of the workbook this run belongs to: it cannot change within a run. */
export function bookId(): string {
  openBook ??= SpreadsheetApp.getActiveSpreadsheet().getId();
  return openBook;
}

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

/** The API allows so many requests a minute; it refuses the next one before doing anything. */
const TOO_MANY = /quota exceeded|rate limit|too many (requests|times in a short)/i;
/** What Google says when a request may or may not have got through. */
const PASSING = /timed out|internal error|server error|service unavailable|try again later|temporarily/i;

const PAUSES_MS = [1000, 3000, 7000, 20_000];

/** Makes a request again after a pause while Google refuses it for a passing reason. @param repeatable doing it twice is doing it once */
export function patiently<T>(request: () => T, repeatable: 'repeatable' | 'once'): T {
  for (const pause of PAUSES_MS) {
    try {
      return request();
    } catch (e) {
      const said = e instanceof Error ? e.message : String(e);
      if (!TOO_MANY.test(said) && !(repeatable === 'repeatable' && PASSING.test(said))) throw e;
      Utilities.sleep(pause);
    }
  }
  return request();
}

/** All requests are applied, or none. An empty list is no call. */
export function change(id: string, requests: Request[]): void {
  if (requests.length) patiently(() => spreadsheets().batchUpdate({ requests }, id), 'once');
}
