/** Menu, sidebar, dialogs, toasts: the only file that speaks to the curator's screen. */
/** Two calls for a menu of any length; null is a line between items. */
export const showMenu = (title: string, items: readonly ({ name: string; functionName: string } | null)[]): void =>
  SpreadsheetApp.getActiveSpreadsheet().addMenu(title, [...items]);

export const showSidebar = (file: string, title: string): void =>
  SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile(file).setTitle(title));

export const showDialog = (file: string, title: string, size: { width: number; height: number }): void =>
  SpreadsheetApp.getUi().showModalDialog(
    HtmlService.createHtmlOutputFromFile(file).setWidth(size.width).setHeight(size.height),
    title,
  );

export const toast = (text: string, title: string, seconds = 5): void =>
  SpreadsheetApp.getActiveSpreadsheet().toast(text, title, seconds);

/** Brings a tab of ours to the front, also when it was hidden. @returns false when there is no such tab */
export function openTab(sheetId: number, cell?: { row: number; column: number }): boolean {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = book.getSheetById(sheetId);
  if (!sheet) return false;
  sheet.showSheet();
  book.setActiveSheet(sheet);
  if (cell) sheet.setActiveRange(sheet.getRange(cell.row, cell.column));
  return true;
}
