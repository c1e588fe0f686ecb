/** Who may open the workbook. Access by link cannot be seen without Drive's scopes, which the product does not ask for. */
export function peopleOf(): { editors: number; viewers: number } {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  return { editors: book.getEditors().length, viewers: book.getViewers().length };
}
