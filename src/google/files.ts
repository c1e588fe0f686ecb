/** Spreadsheets beside this one: made by the product, opened by named people only. */

/** Step one of making a file; its id must be remembered before anything else is done. */
export const createFile = (title: string): string => SpreadsheetApp.create(title).getId();

export type Access = { url: string; owner: string; editors: readonly string[] };

/** One more person may open the file: the new owner of the programme. */
export const addTo = (id: string, email: string): void => void SpreadsheetApp.openById(id).addEditor(email);

/**
 * Lets exactly these people into a file, besides its owner.
 * @returns who may open it now
 */
export function letIn(id: string, emails: readonly string[]): Access {
  const file = SpreadsheetApp.openById(id);
  const owner = file.getOwner()?.getEmail() ?? '';
  const here = file.getEditors().map((person) => person.getEmail());
  for (const email of emails) if (!here.includes(email) && email !== owner) file.addEditor(email);
  for (const email of here) if (!emails.includes(email) && email !== owner) file.removeEditor(email);
  return { url: file.getUrl(), owner, editors: emails.filter((email) => email !== owner) };
}
