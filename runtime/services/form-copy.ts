/** What becomes of linked forms when their spreadsheet is copied. */
import type { SpreadsheetDoc } from '../store.ts';
import type { World } from '../world.ts';
import { type FormDoc, formHabits } from './form-state.ts';

/** The forms of a copied spreadsheet are copied too, at once or, by the world's habit, later. */
export function copyForms(world: World, from: SpreadsheetDoc, to: SpreadsheetDoc): void {
  const { copyDelayMs, copying } = formHabits(world);
  if (copyDelayMs === 0) makeCopies(world, from, to);
  else copying.push({ from: from.id, to: to.id, dueAt: world.now + copyDelayMs });
}

/** Makes the copies that are due; `all` does not wait for their time. */
export function settleCopies(world: World, all = false): void {
  if (!world.state.parts.forms) return;
  const habits = formHabits(world);
  if (habits.copying.length === 0) return;
  const due = habits.copying.filter((each) => all || each.dueAt <= world.now);
  habits.copying = habits.copying.filter((each) => !due.includes(each));
  for (const { from, to } of due) {
    const [source, copy] = [world.state.documents[from], world.state.documents[to]];
    if (source && copy) makeCopies(world, source as SpreadsheetDoc, copy as SpreadsheetDoc);
  }
}

/** A copy of a spreadsheet gets copies of its forms: the same questions under the same ids, no answers, not published. */
function makeCopies(world: World, from: SpreadsheetDoc, to: SpreadsheetDoc): void {
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
