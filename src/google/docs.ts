/** The only file that speaks DocumentApp. */
import { type Lang, type Part, problem, say, type Value } from '../kit/index.ts';

/** An empty document on the acting person's Drive; its id is to be remembered before anything is written. */
export function createDocument(title: string): string {
  const doc = DocumentApp.create(title);
  const id = doc.getId();
  doc.saveAndClose();
  return id;
}

/** Writes a paper over whatever a run that was killed left in its document. @returns its address */
export function writeDocument(id: string, parts: readonly Part[], lang: Lang): string {
  const doc = DocumentApp.openById(id);
  doc.getBody().clear();
  return filledWith(doc, parts, lang);
}

/** Writes a paper into a new document on the acting person's Drive. @returns its address */
export const makeDocument = (title: string, parts: readonly Part[], lang: Lang): string =>
  filledWith(DocumentApp.create(title), parts, lang);

function filledWith(doc: GoogleAppsScript.Document.Document, parts: readonly Part[], lang: Lang): string {
  const body = doc.getBody();
  for (const part of parts) {
    switch (part.part) {
      case 'heading':
        body.appendParagraph(say(part.words, lang)).setHeading(DocumentApp.ParagraphHeading.HEADING2);
        break;
      case 'text':
        body.appendParagraph(say(part.words, lang));
        break;
      case 'list':
        for (const item of part.items) body.appendListItem(say(item, lang));
        break;
      case 'table':
        body.appendTable([part.header.map((h) => say(h, lang)), ...part.rows.map((row) => [...row])]);
        break;
    }
  }
  const url = doc.getUrl();
  doc.saveAndClose();
  return url;
}

const templateGone = problem('template-gone', (f: { url: string }) => [
  `Свой шаблон не открывается: ${f.url}. Документ не создан. Проверьте ссылку на листе «Документы» и доступ к файлу или уберите её.`,
  `The template of your own cannot be opened: ${f.url}. No document was made. Check the link in the tab “Documents” and the access to the file, or take it away.`,
]);

type Body = GoogleAppsScript.Document.Body;

/** @throws templateGone */
function bodyAt(url: string): Body {
  try {
    return DocumentApp.openByUrl(url).getBody();
  } catch {
    throw templateGone({ url });
  }
}

/** The text of the school's own template. @throws templateGone */
export const templateText = (url: string): string => bodyAt(url).getText();

/** A new document from the school's own template: its elements copied, its fields filled. @returns its address */
export function fillTemplate(url: string, title: string, values: ReadonlyMap<string, Value>, lang: Lang): string {
  const from = bodyAt(url);
  const doc = DocumentApp.create(title);
  const body = doc.getBody();
  for (let i = 0; i < from.getNumChildren(); i++) {
    const element = from.getChild(i).copy();
    switch (element.getType()) {
      case DocumentApp.ElementType.TABLE:
        body.appendTable(element.asTable());
        break;
      case DocumentApp.ElementType.LIST_ITEM:
        body.appendListItem(element.asListItem());
        break;
      case DocumentApp.ElementType.PARAGRAPH: {
        const paragraph = element.asParagraph();
        const alone = /^\s*\{\{\s*([\p{L}\d_-]+)\s*\}\}\s*$/u.exec(paragraph.getText());
        const grid = alone ? values.get(alone[1] as string) : undefined;
        if (typeof grid === 'object')
          body.appendTable([grid.header.map((w) => say(w, lang)), ...grid.rows.map((r) => [...r])]);
        else body.appendParagraph(paragraph);
        break;
      }
    }
  }
  for (const [key, value] of values) {
    if (typeof value === 'string') body.replaceText(`\\{\\{\\s*${key}\\s*\\}\\}`, value);
  }
  const made = doc.getUrl();
  doc.saveAndClose();
  return made;
}
