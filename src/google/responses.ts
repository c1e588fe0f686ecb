/** The raw response sheets that Google makes: they appear late, under a name of Google's choosing. */

/** Names and hides response sheets that are still as Google made them. @returns how many there are now */
export function tidyResponseSheets(forms: readonly { formId: string; name: string }[]): number {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  let found = 0;
  for (const sheet of book.getSheets()) {
    const url = sheet.getFormUrl() ?? '';
    const form = forms.find((f) => url.includes(f.formId));
    if (!form) continue;
    found++;
    if (sheet.getName() === form.name) continue;
    // linkage is by id: a response sheet may be renamed
    if (!book.getSheetByName(form.name)) sheet.setName(form.name);
    if (!sheet.isSheetHidden()) sheet.hideSheet();
  }
  return found;
}
