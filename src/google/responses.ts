/** The raw response sheets that Google makes: they appear late, under a name of Google's choosing. */

import { bookId, patiently, quoted, spreadsheets, values } from './sheets-api.ts';

/**
 * Names and hides response sheets that are still as Google made them.
 * @returns the tab of each form whose sheet is there by now, by form id
 */
export function tidyResponseSheets(forms: readonly { formId: string; name: string }[]): ReadonlyMap<string, number> {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const found = new Map<string, number>();
  for (const sheet of book.getSheets()) {
    const url = sheet.getFormUrl() ?? '';
    const form = forms.find((f) => url.includes(f.formId));
    if (!form) continue;
    found.set(form.formId, sheet.getSheetId());
    if (sheet.getName() === form.name) continue;
    // linkage is by id: a response sheet may be renamed
    if (!book.getSheetByName(form.name)) sheet.setName(form.name);
    if (!sheet.isSheetHidden()) sheet.hideSheet();
  }
  return found;
}

/** Takes away the raw answers: those linked to a form, and those that lost it in copying. @param names as we call them */
export function dropResponseSheets(names: readonly string[]): void {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  for (const sheet of book.getSheets()) {
    const url = sheet.getFormUrl();
    if (!url && !names.includes(sheet.getName())) continue;
    if (url) FormApp.openByUrl(url).removeDestination();
    book.deleteSheet(sheet);
  }
}

/**
 * What the first column of each response sheet holds: the moments of its answers. It changes with every answer, also
 * with an edited one, so a form whose sheet looks as before need not be asked. Two calls, however many forms.
 * @returns by tab; a sheet that was deleted is not here
 */
export function responseMoments(sheetIds: readonly number[]): ReadonlyMap<number, string> {
  const id = bookId();
  const fields = 'sheets.properties(sheetId,title)';
  const all = patiently(() => spreadsheets().get(id, { fields }), 'repeatable').sheets ?? [];
  const here = all.flatMap(({ properties: p }) =>
    p && sheetIds.includes(p.sheetId ?? 0) ? [{ sheetId: p.sheetId ?? 0, range: `${quoted(p.title ?? '')}!A:A` }] : [],
  );
  if (!here.length) return new Map();
  const ranges = here.map((x) => x.range);
  const read = patiently(
    () =>
      values().batchGet(id, { ranges, valueRenderOption: 'UNFORMATTED_VALUE', dateTimeRenderOption: 'SERIAL_NUMBER' }),
    'repeatable',
  ).valueRanges;
  return new Map(here.map((x, i) => [x.sheetId, JSON.stringify(read?.[i]?.values ?? [])]));
}
