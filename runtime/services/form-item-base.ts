/** What all items of a form have, and what all questions have. */
import type { Run } from '../execute.ts';
import { type EnumValue, enumOf, fail, ServiceObject } from '../service.ts';
import { wrongAnswer } from './form-check.ts';
import { ItemResponse } from './form-responses.ts';
import { type Answer, type FormDoc, ITEM_TYPES, type ItemState, newItem } from './form-state.ts';

export const ITEM_TYPE = enumOf('ItemType', [...ITEM_TYPES, 'FILE_UPLOAD', 'UNSUPPORTED']);

export abstract class ItemBase extends ServiceObject {
  readonly _run: Run;
  readonly _form: FormDoc;
  readonly _id: number;
  constructor(run: Run, form: FormDoc, id: number) {
    super();
    this._run = run;
    this._form = form;
    this._id = id;
  }
  get _item(): ItemState {
    return this._form.items.find((each) => each.id === this._id) ?? fail('The item was deleted from the form.');
  }
  _set(change: Partial<ItemState>): this {
    Object.assign(this._item, change);
    this._form.updatedAt = this._run.now();
    return this;
  }

  getId(): number {
    return this._item.id;
  }
  getIndex(): number {
    return this._form.items.indexOf(this._item);
  }
  getType(): EnumValue {
    return ITEM_TYPE._of(this._item.type);
  }
  getTitle(): string {
    return this._item.title;
  }
  setTitle(title: string | null): this {
    return this._set({ title: title ?? '' });
  }
  getHelpText(): string {
    return this._item.help;
  }
  setHelpText(text: string | null): this {
    return this._set({ help: text ?? '' });
  }
  /** The copy stands at the end of the form. */
  duplicate(): this {
    const copy = { ...structuredClone(this._item), id: newItem(this._run.world, this._form, 'TEXT').id };
    this._form.items.push(copy);
    const Same = this.constructor as new (run: Run, form: FormDoc, id: number) => this;
    return new Same(this._run, this._form, copy.id);
  }
}

export abstract class QuestionItem extends ItemBase {
  isRequired(): boolean {
    return this._item.required;
  }
  setRequired(required: boolean): this {
    return this._set({ required });
  }
  /** @throws GasError when the question cannot have this answer; the author's own rules are not asked */
  _answer(answer: Answer): ItemResponse {
    const item = this._item;
    const wrong = wrongAnswer({ ...item, rule: null }, answer);
    if (wrong) fail(`Invalid response submitted to the question “${item.title}”. ${wrong[1]}`);
    return new ItemResponse(this._run, this._form, this._id, answer);
  }
}

/** A question that may count in a quiz. */
export abstract class GradedItem extends QuestionItem {
  getPoints(): number {
    return this._item.points;
  }
  setPoints(points: number): this {
    return this._set({ points });
  }
}
