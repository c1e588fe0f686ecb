/** Questions answered by choosing: one option, several, from a list, or in a grid. */

import type { Run } from '../execute.ts';
import { type EnumValue, enumName, enumOf, fail, ServiceObject } from '../service.ts';
import { GradedItem, ItemBase, QuestionItem } from './form-item-base.ts';
import type { ItemResponse } from './form-responses.ts';
import type { ChoiceState, FormDoc, Navigation } from './form-state.ts';
import { Validation } from './form-validation.ts';

export const PAGE_NAVIGATION = enumOf('PageNavigationType', ['CONTINUE', 'GO_TO_PAGE', 'RESTART', 'SUBMIT']);

export class PageBreakItem extends ItemBase {
  readonly _class = 'PageBreakItem';
  override readonly _types = 'Forms.PageBreakItem';
  getGoToPage(): PageBreakItem | null {
    return pageOf(this._run, this._form, this._item.goTo);
  }
  getPageNavigationType(): EnumValue {
    return PAGE_NAVIGATION._of(this._item.goTo?.type ?? 'CONTINUE');
  }
  setGoToPage(target: unknown): this {
    return this._set({ goTo: navigationOf(target) });
  }
}

function pageOf(run: Run, form: FormDoc, goTo: Navigation | null): PageBreakItem | null {
  return goTo?.type === 'GO_TO_PAGE' ? new PageBreakItem(run, form, goTo.page) : null;
}
function navigationOf(target: unknown): Navigation {
  if (target instanceof PageBreakItem) return { type: 'GO_TO_PAGE', page: target._id };
  const type = enumName(PAGE_NAVIGATION, target);
  return type === 'GO_TO_PAGE' ? fail('GO_TO_PAGE is meant by giving the page itself.') : { type: type as 'CONTINUE' };
}

export class Choice extends ServiceObject {
  readonly _class = 'Choice';
  override readonly _types = 'Forms.Choice';
  readonly _run: Run;
  readonly _form: FormDoc;
  readonly _choice: ChoiceState;
  constructor(run: Run, form: FormDoc, choice: ChoiceState) {
    super();
    this._run = run;
    this._form = form;
    this._choice = choice;
  }
  getValue(): string {
    return this._choice.value;
  }
  isCorrectAnswer(): boolean {
    return this._choice.correct;
  }
  getGotoPage(): PageBreakItem | null {
    return pageOf(this._run, this._form, this._choice.goTo);
  }
  getPageNavigationType(): EnumValue | null {
    return this._choice.goTo && PAGE_NAVIGATION._of(this._choice.goTo.type);
  }
}

abstract class ChoosingItem extends GradedItem {
  getChoices(): Choice[] {
    return this._item.choices.map((each) => new Choice(this._run, this._form, { ...each }));
  }
  setChoices(choices: unknown[]): this {
    const states = choices.map((each) =>
      each instanceof Choice ? each._choice : fail('A choice is made by createChoice.'),
    );
    return this._choose(states, 'choices');
  }
  /** Navigation of the earlier choices is lost. */
  setChoiceValues(values: unknown[]): this {
    return this._choose(
      values.map((each) => ({ value: String(each), goTo: null, correct: false })),
      'values',
    );
  }
  _choose(choices: ChoiceState[], argument: string): this {
    if (choices.length === 0) fail(`Array is empty: ${argument}`);
    if (new Set(choices.map((each) => each.value)).size < choices.length) {
      fail('Questions cannot have duplicate choice values.');
    }
    return this._set({ choices: structuredClone(choices) });
  }
}

abstract class NavigatingItem extends ChoosingItem {
  createChoice(value: string, extra: unknown = null): Choice {
    const correct = extra === true;
    const goTo = extra === null || typeof extra === 'boolean' ? null : navigationOf(extra);
    return new Choice(this._run, this._form, { value, goTo, correct });
  }
  createResponse(value: string): ItemResponse {
    return this._answer(value);
  }
}

export class ListItem extends NavigatingItem {
  readonly _class = 'ListItem';
  override readonly _types = 'Forms.ListItem';
}
export class MultipleChoiceItem extends NavigatingItem {
  readonly _class = 'MultipleChoiceItem';
  override readonly _types = 'Forms.MultipleChoiceItem';
  hasOtherOption(): boolean {
    return this._item.other;
  }
  showOtherOption(other: boolean): this {
    return this._set({ other });
  }
}
export class CheckboxItem extends ChoosingItem {
  readonly _class = 'CheckboxItem';
  override readonly _types = 'Forms.CheckboxItem';
  createChoice(value: string, correct: boolean | null = false): Choice {
    return new Choice(this._run, this._form, { value, goTo: null, correct: correct === true });
  }
  createResponse(values: string[]): ItemResponse {
    return this._answer(values);
  }
  hasOtherOption(): boolean {
    return this._item.other;
  }
  showOtherOption(other: boolean): this {
    return this._set({ other });
  }
  setValidation(validation: unknown): this {
    return this._set({ rule: validation instanceof Validation ? validation._rule : null });
  }
  clearValidation(): this {
    return this._set({ rule: null });
  }
}

abstract class TableItem extends QuestionItem {
  getRows(): string[] {
    return [...this._item.rows];
  }
  setRows(rows: unknown[]): this {
    return this._set({ rows: labels(rows, 'rows') });
  }
  getColumns(): string[] {
    return [...this._item.columns];
  }
  setColumns(columns: unknown[]): this {
    return this._set({ columns: labels(columns, 'columns') });
  }
  setValidation(validation: unknown): this {
    return this._set({ onePerColumn: validation instanceof Validation && validation._rule !== null });
  }
  clearValidation(): this {
    return this._set({ onePerColumn: false });
  }
}
export class GridItem extends TableItem {
  readonly _class = 'GridItem';
  override readonly _types = 'Forms.GridItem';
  createResponse(rows: (string | null)[]): ItemResponse {
    return this._answer(rows);
  }
}
export class CheckboxGridItem extends TableItem {
  readonly _class = 'CheckboxGridItem';
  override readonly _types = 'Forms.CheckboxGridItem';
  createResponse(rows: (string[] | null)[]): ItemResponse {
    return this._answer(rows);
  }
}

function labels(texts: unknown[], argument: string): string[] {
  if (texts.length === 0) fail(`Array is empty: ${argument}`);
  if (new Set(texts).size < texts.length) fail(`A grid cannot have duplicate ${argument}.`);
  return texts.map(String);
}
