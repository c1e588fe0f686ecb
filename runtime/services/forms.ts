/** FormApp, and forms as their respondents see them. */
import type { Run } from '../execute.ts';
import { enumOf, fail, type Service, ServiceObject } from '../service.ts';
import type { World } from '../world.ts';
import { DESTINATION_TYPE, Form } from './form.ts';
import { PAGE_NAVIGATION } from './form-choices.ts';
import { settleCopies } from './form-copy.ts';
import { ITEM_TYPE } from './form-item-base.ts';
import { ALIGNMENT } from './form-items.ts';
import { RATING_ICON } from './form-questions.ts';
import { settleLinks } from './form-sheet.ts';
import { type Answer, type FormDoc, findForm, formHabits, type ItemState, newForm } from './form-state.ts';
import {
  CheckboxValidationBuilder,
  GridValidationBuilder,
  ParagraphTextValidationBuilder,
  TextValidationBuilder,
} from './form-validation.ts';

const FEEDBACK_TYPE = enumOf('FeedbackType', ['CORRECT', 'INCORRECT', 'GENERAL']);
const NOT_THERE =
  'No item with the given ID could be found. Possibly because you have not edited this item or you do not have permission to access it.';

class FormApp extends ServiceObject {
  readonly _class = 'FormApp';
  override readonly _types = 'Forms.FormApp';
  readonly Alignment = ALIGNMENT;
  readonly DestinationType = DESTINATION_TYPE;
  readonly FeedbackType = FEEDBACK_TYPE;
  readonly ItemType = ITEM_TYPE;
  readonly PageNavigationType = PAGE_NAVIGATION;
  readonly RatingIconType = RATING_ICON;
  readonly _run: Run;
  constructor(run: Run) {
    super();
    this._run = run;
  }
  /** The title names the file only; what respondents see is set by `setTitle`. */
  create(title: unknown, isPublished: unknown = null): Form {
    if (typeof title !== 'string' || (isPublished !== null && typeof isPublished !== 'boolean'))
      fail("The parameters don't match the method signature for FormApp.create.");
    const { world, as } = this._run;
    return new Form(this._run, newForm(world, title, as, isPublished ?? formHabits(world).createPublished));
  }
  openById(id: string): Form {
    const form = this._run.world.state.documents[id];
    if (form?.kind !== 'form' || !this._run.world.canEdit(form, this._run.as)) fail(NOT_THERE);
    return new Form(this._run, form as FormDoc);
  }
  openByUrl(url: string): Form {
    const id = /^https:\/\/docs\.google\.com\/forms\/(?:u\/\d+\/)?d\/([\w-]+)\/?/.exec(url)?.[1];
    return id && id !== 'e'
      ? this.openById(id)
      : fail(`Invalid argument: url. It must be the edit address of a form: ${url}`);
  }
  /** The form a script is bound to. */
  getActiveForm(): Form | null {
    const { world, activeDocumentId } = this._run;
    const form = activeDocumentId === null ? undefined : world.state.documents[activeDocumentId];
    return form?.kind === 'form' ? new Form(this._run, form as FormDoc) : null;
  }
  getUi(): never {
    return fail('Cannot call FormApp.getUi() from this context.');
  }
  createTextValidation(): TextValidationBuilder {
    return new TextValidationBuilder();
  }
  createParagraphTextValidation(): ParagraphTextValidationBuilder {
    return new ParagraphTextValidationBuilder();
  }
  createCheckboxValidation(): CheckboxValidationBuilder {
    return new CheckboxValidationBuilder();
  }
  createGridValidation(): GridValidationBuilder {
    return new GridValidationBuilder('GridValidation');
  }
  createCheckboxGridValidation(): GridValidationBuilder {
    return new GridValidationBuilder('CheckboxGridValidation');
  }
}

export const formsService: Service = {
  name: 'forms',
  globals: (run) => ({ FormApp: new FormApp(run) }),
  scopes: {
    'FormApp.create': ['forms'],
    'FormApp.openById': ['forms'],
    'FormApp.openByUrl': ['forms'],
    'FormApp.getActiveForm': ['forms', 'forms.currentonly'],
    'Form.*': ['forms', 'forms.currentonly'],
    'FormResponse.*': ['forms', 'forms.currentonly'],
  },
  // Executions are apart in real time by more than a sheet needs to appear.
  endRun: (run) => {
    settleLinks(run.world, null, true);
    settleCopies(run.world);
  },
};

/** A form as a page shows it: everything but where its answers go. */
export type FormModel = {
  id: string;
  publishedId: string;
  title: string;
  description: string;
  confirmation: string;
  closedMessage: string;
  published: boolean;
  accepting: boolean;
  collectEmail: boolean;
  allowEdits: boolean;
  respondAgain: boolean;
  progressBar: boolean;
  /** `choices[n].goTo` and, for page breaks, `goTo` say where a respondent goes next; null is the next page. */
  items: ItemState[];
  responses: { id: string; at: number; email: string; answers: Record<string, Answer> }[];
};

/** @param id the form's own id, or the one in its public address */
export function describeForm(world: World, id: string): FormModel {
  const form = findForm(world, id);
  return structuredClone({
    id: form.id,
    publishedId: form.publishedId,
    title: form.formTitle,
    description: form.description,
    confirmation: form.confirmation,
    closedMessage: form.closedMessage,
    published: form.published,
    accepting: form.accepting,
    collectEmail: form.collectEmail,
    allowEdits: form.allowEdits,
    respondAgain: form.respondAgain,
    progressBar: form.progressBar,
    items: form.items,
    responses: form.responses.map(({ id: responseId, at, email, answers }) => ({ id: responseId, at, email, answers })),
  });
}
