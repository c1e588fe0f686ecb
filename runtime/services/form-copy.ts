/** What becomes of linked forms when their spreadsheet is copied. */
import type { SpreadsheetDoc } from '../store.ts';
import type { World } from '../world.ts';
import type { FormDoc } from './form-state.ts';

/** A copy of a spreadsheet gets copies of its forms: the same questions under the same ids, no answers, not published. */
export function copyForms(world: World, from: SpreadsheetDoc, to: SpreadsheetDoc): void {
  const prefix = to.locale === 'ru_RU' ? 'Копия ' : 'Copy of ';
  for (const sheet of from.sheets) {
    const form = sheet.formId === null ? undefined : (world.state.documents[sheet.formId] as FormDoc | undefined);
    const target = to.sheets.find((each) => each.id === sheet.id);
    if (!form?.destination || !target) continue;
    const copy: FormDoc = {
      ...structuredClone(form),
      ...world.newDocument('form', prefix + form.title, to.owner),
      kind: 'form',
      editors: [],
      viewers: [],
      publishedId: `1FAIpQLS${world.randomText(49)}`,
      published: false,
      accepting: false,
      readers: [],
      responses: [],
      destination: { ...structuredClone(form.destination), spreadsheetId: to.id },
    };
    world.state.documents[copy.id] = copy;
    target.formId = copy.id;
  }
}
