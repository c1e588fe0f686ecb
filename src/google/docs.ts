/** The only file that speaks DocumentApp. */
import { type Lang, type Part, say } from '../kit/index.ts';

/** Writes a paper into a new document on the acting person's Drive. @returns its address */
export function makeDocument(title: string, parts: readonly Part[], lang: Lang): string {
  const doc = DocumentApp.create(title);
  const body = doc.getBody();
  for (const part of parts) {
    switch (part.part) {
      case 'heading':
        body
          .appendParagraph(say(part.words, lang))
          .setHeading(DocumentApp.ParagraphHeading.HEADING2)
          .setAlignment(DocumentApp.HorizontalAlignment.CENTER);
        break;
      case 'text':
        body.appendParagraph(say(part.words, lang)).setHeading(DocumentApp.ParagraphHeading.NORMAL);
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
