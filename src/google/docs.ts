/** The only file that speaks to Google's documents. The advanced Docs service writes a whole paper in one call: all of it, or nothing. */
import { type Lang, loneHole, type Part, problem, type Value } from '../kit/index.ts';
import { type Block, blocksOf, type DocRequest, requestsFor, rowsOf } from './document-blocks.ts';
import { blocksOfTemplate, type GoogleDocument, isPlain, pageOf, textOfTemplate } from './document-template.ts';
import { patiently, serviceOff } from './sheets-api.ts';

/** @throws serviceOff when the manifest's advanced service was taken out */
function documents(): GoogleAppsScript.Docs.Collection.DocumentsCollection {
  const service = typeof Docs === 'undefined' ? undefined : Docs;
  if (!service?.Documents) throw serviceOff({ api: 'Google Docs API' });
  return service.Documents as GoogleAppsScript.Docs.Collection.DocumentsCollection;
}

export const addressOfDocument = (id: string): string => `https://docs.google.com/document/d/${id}/edit`;

/** An empty document on the acting person's Drive; its id is to be remembered before anything is written. */
export const createDocument = (title: string): string =>
  patiently(() => documents().create({ title }), 'once').documentId as string;

function write(id: string, requests: DocRequest[]): string {
  if (requests.length) patiently(() => documents().batchUpdate({ requests }, id), 'once');
  return addressOfDocument(id);
}

/** Takes out what a run that was killed, or a person, left in a document. */
function cleared(id: string): DocRequest[] {
  const { body } = documents().get(id, { fields: 'body(content(endIndex))' });
  const endIndex = (body?.content?.at(-1)?.endIndex ?? 2) - 1;
  if (endIndex < 2) return [];
  const range = { startIndex: 1, endIndex: 2 };
  return [
    { deleteContentRange: { range: { startIndex: 1, endIndex } } },
    { deleteParagraphBullets: { range } },
    { updateParagraphStyle: { range, paragraphStyle: { namedStyleType: 'NORMAL_TEXT' }, fields: 'namedStyleType' } },
  ];
}

/** Writes a paper over whatever stands in its document. @returns its address */
export const writeDocument = (id: string, parts: readonly Part[], lang: Lang): string =>
  write(id, [...cleared(id), ...requestsFor(blocksOf(parts, lang), 1)]);

/** Writes a paper into a new document on the acting person's Drive. @returns its address */
export const makeDocument = (title: string, parts: readonly Part[], lang: Lang): string =>
  write(createDocument(title), requestsFor(blocksOf(parts, lang), 1));

const templateGone = problem('template-gone', (f: { url: string }) => [
  `Свой шаблон не открывается: ${f.url}. Документ не создан. Проверьте ссылку на листе «Документы» и доступ к файлу или уберите её.`,
  `The template of your own cannot be opened: ${f.url}. No document was made. Check the link in the tab “Documents” and the access to the file, or take it away.`,
]);

/** The school's own template. */
export type Template = { text: string; from: GoogleDocument };

/** @throws templateGone */
export function openTemplate(url: string): Template {
  const id = /\/document\/(?:u\/\d+\/)?d\/([\w-]+)/.exec(url)?.[1];
  if (!id) throw templateGone({ url });
  try {
    const from = documents().get(id);
    return { text: textOfTemplate(from), from };
  } catch {
    throw templateGone({ url });
  }
}

/** A new document from the school's own template, its fields filled. @returns its address */
export function fillTemplate(
  { from }: Template,
  title: string,
  values: ReadonlyMap<string, Value>,
  lang: Lang,
): string {
  if (!isPlain(from)) return copied(from.documentId as string, title, values, lang);
  const blocks = blocksOfTemplate(from, values).map(
    (block): Block => ('header' in block ? rowsOf(block, lang) : block),
  );
  return write(createDocument(title), [...pageOf(from), ...requestsFor(blocks, 1)]);
}

/** Tables, pictures and rules cannot be written anew as they were: the template's elements are copied, one after the other. */
function copied(id: string, title: string, values: ReadonlyMap<string, Value>, lang: Lang): string {
  const from = DocumentApp.openById(id).getBody();
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
        const grid = values.get(loneHole(paragraph.getText()) ?? '');
        if (typeof grid === 'object') body.appendTable(rowsOf(grid, lang).rows.map((row) => [...row]));
        else body.appendParagraph(paragraph);
        break;
      }
    }
  }
  for (const [key, value] of values) {
    if (typeof value === 'string') body.replaceText(`\\{\\{\\s*${key}\\s*\\}\\}`, value);
  }
  doc.saveAndClose();
  return addressOfDocument(doc.getId());
}
