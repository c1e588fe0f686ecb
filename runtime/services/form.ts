/** A form as its author's script holds it. */
import { types } from 'node:util';
import { type EnumValue, enumName, enumOf, fail, ServiceObject } from '../service.ts';
import type { SpreadsheetDoc } from '../store.ts';
import { ITEM_TYPE } from './form-item-base.ts';
import { addItem, Item } from './form-items.ts';
import { FormResponse } from './form-responses.ts';
import { FormSettings } from './form-settings.ts';
import { settleLinks } from './form-sheet.ts';
import { formHabits } from './form-state.ts';

export const DESTINATION_TYPE = enumOf('DestinationType', ['SPREADSHEET']);

/** The items of a form. */
abstract class FormItems extends FormSettings {
  addCheckboxGridItem() {
    return addItem(this._run, this._form, 'CHECKBOX_GRID');
  }
  addCheckboxItem() {
    return addItem(this._run, this._form, 'CHECKBOX');
  }
  addDateItem() {
    return addItem(this._run, this._form, 'DATE');
  }
  addDateTimeItem() {
    return addItem(this._run, this._form, 'DATETIME');
  }
  addDurationItem() {
    return addItem(this._run, this._form, 'DURATION');
  }
  addGridItem() {
    return addItem(this._run, this._form, 'GRID');
  }
  addImageItem() {
    return addItem(this._run, this._form, 'IMAGE');
  }
  addListItem() {
    return addItem(this._run, this._form, 'LIST');
  }
  addMultipleChoiceItem() {
    return addItem(this._run, this._form, 'MULTIPLE_CHOICE');
  }
  addPageBreakItem() {
    return addItem(this._run, this._form, 'PAGE_BREAK');
  }
  addParagraphTextItem() {
    return addItem(this._run, this._form, 'PARAGRAPH_TEXT');
  }
  addRatingItem() {
    return addItem(this._run, this._form, 'RATING');
  }
  addScaleItem() {
    return addItem(this._run, this._form, 'SCALE');
  }
  addSectionHeaderItem() {
    return addItem(this._run, this._form, 'SECTION_HEADER');
  }
  addTextItem() {
    return addItem(this._run, this._form, 'TEXT');
  }
  addTimeItem() {
    return addItem(this._run, this._form, 'TIME');
  }
  addVideoItem() {
    return addItem(this._run, this._form, 'VIDEO');
  }

  getItems(type: unknown = null): Item[] {
    const wanted = type === null ? null : enumName(ITEM_TYPE, type);
    return this._form.items
      .filter((each) => wanted === null || each.type === wanted)
      .map((each) => new Item(this._run, this._form, each.id));
  }
  getItemById(id: number): Item | null {
    return this._form.items.some((each) => each.id === id) ? new Item(this._run, this._form, id) : null;
  }
  moveItem(from: unknown, toIndex: number): Item {
    const at = this._indexOf(from);
    const { items } = this._form;
    if (!items[toIndex]) fail(`Index out of bounds: ${toIndex}`);
    const [item] = items.splice(at, 1);
    items.splice(toIndex, 0, item!);
    this._set({});
    return new Item(this._run, this._form, item!.id);
  }
  /** Ways that led to a deleted page lead on to the next one. */
  deleteItem(which: unknown): void {
    const [gone] = this._form.items.splice(this._indexOf(which), 1);
    for (const item of this._form.items) {
      if (item.goTo?.type === 'GO_TO_PAGE' && item.goTo.page === gone!.id) item.goTo = null;
      for (const choice of item.choices)
        if (choice.goTo?.type === 'GO_TO_PAGE' && choice.goTo.page === gone!.id) choice.goTo = { type: 'CONTINUE' };
    }
    this._set({});
  }
  _indexOf(which: unknown): number {
    const id = which instanceof ServiceObject ? (which as unknown as { _id: unknown })._id : null;
    const at = typeof which === 'number' ? which : this._form.items.findIndex((each) => each.id === id);
    return this._form.items[at] ? at : fail('The item is not in this form.');
  }
}

export class Form extends FormItems {
  createResponse(): FormResponse {
    return new FormResponse(this._run, this._form, null);
  }
  /** Oldest first. `since` is included: an answer of that very moment comes again. */
  getResponses(since: unknown = null): FormResponse[] {
    const from = types.isDate(since) ? since.getTime() : Number.NEGATIVE_INFINITY;
    return this._form.responses
      .filter((each) => each.at >= from)
      .sort((a, b) => a.at - b.at)
      .map((each) => new FormResponse(this._run, this._form, each));
  }
  getResponse(id: string): FormResponse | null {
    const found = this._form.responses.find((each) => each.id === id);
    return found ? new FormResponse(this._run, this._form, found) : null;
  }
  /** The row of the response sheet stays. */
  deleteResponse(id: string): this {
    if (!this._form.responses.some((each) => each.id === id)) fail('The response is not in this form.');
    return this._set({ responses: this._form.responses.filter((each) => each.id !== id) });
  }
  deleteAllResponses(): this {
    return this._set({ responses: [] });
  }

  getDestinationId(): string {
    return this._form.destination?.spreadsheetId ?? fail('The form currently has no response destination.');
  }
  getDestinationType(): EnumValue {
    if (!this._form.destination) fail('The form currently has no response destination.');
    return DESTINATION_TYPE._of('SPREADSHEET');
  }
  /** The sheet appears a little later; linking again makes another one. */
  setDestination(type: unknown, spreadsheetId: string): this {
    enumName(DESTINATION_TYPE, type);
    const { world, as } = this._run;
    const doc = world.document<SpreadsheetDoc>(spreadsheetId, 'spreadsheet');
    if (!world.canEdit(doc, as)) fail('You do not have permission to access the requested document.');
    this.removeDestination();
    const habits = formHabits(world);
    const dueAt = world.now + habits.linkDelayMs;
    this._set({ destination: { spreadsheetId, sheetId: null, dueAt, columns: [] } });
    habits.pending.push(this._form.id);
    settleLinks(world, this._run);
    return this;
  }
  removeDestination(): this {
    const { destination } = this._form;
    const doc =
      destination && (this._run.world.state.documents[destination.spreadsheetId] as SpreadsheetDoc | undefined);
    const sheet = doc?.sheets.find((each) => each.id === destination?.sheetId);
    if (sheet) sheet.formId = null;
    return this._set({ destination: null });
  }
}
