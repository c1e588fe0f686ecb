/** Responses: those a form has, and those a script is making. */
import type { Run } from '../execute.ts';
import { fail, ServiceObject } from '../service.ts';
import { writeResponse } from './form-sheet.ts';
import { type Answer, type FormDoc, isOpen, isQuestion, publishedUrl, type ResponseState } from './form-state.ts';

/** Question types that a response lists even when they were left empty. */
const ALWAYS_LISTED = ['TEXT', 'PARAGRAPH_TEXT', 'DATE', 'TIME'];

type MakeItem = (run: Run, form: FormDoc, id: number) => ServiceObject;
let makeItem: MakeItem;
/** Items make responses and responses give items: the file of the items hands its class over here, so that no import runs in a circle. */
export function giveItems(make: MakeItem): void {
  makeItem = make;
}

export class ItemResponse extends ServiceObject {
  readonly _class = 'ItemResponse';
  override readonly _types = 'Forms.ItemResponse';
  readonly _run: Run;
  readonly _form: FormDoc;
  readonly _itemId: number;
  readonly _answer: Answer;
  constructor(run: Run, form: FormDoc, itemId: number, answer: Answer) {
    super();
    this._run = run;
    this._form = form;
    this._itemId = itemId;
    this._answer = answer;
  }
  getItem(): ServiceObject {
    return makeItem(this._run, this._form, this._itemId);
  }
  getResponse(): Answer {
    return structuredClone(this._answer);
  }
}

export class FormResponse extends ServiceObject {
  readonly _class = 'FormResponse';
  override readonly _types = 'Forms.FormResponse';
  readonly _run: Run;
  readonly _form: FormDoc;
  /** null while the response is being made. */
  _sent: ResponseState | null;
  readonly _answers: Record<string, Answer>;
  constructor(run: Run, form: FormDoc, sent: ResponseState | null) {
    super();
    this._run = run;
    this._form = form;
    this._sent = sent;
    this._answers = sent ? sent.answers : {};
  }
  getId(): string | null {
    return this._sent?.id ?? null;
  }
  getTimestamp(): Date | null {
    return this._sent && new Date(this._sent.at);
  }
  getRespondentEmail(): string {
    return this._sent?.email ?? '';
  }
  getEditResponseUrl(): string {
    if (!this._sent) fail('The response has not been submitted yet.');
    return `${publishedUrl(this._form)}?edit2=${this._sent.id}`;
  }
  getItemResponses(): ItemResponse[] {
    return this._form.items.filter(isQuestion).flatMap((item) => {
      const answer = this._answers[item.id] ?? (ALWAYS_LISTED.includes(item.type) ? '' : undefined);
      return answer === undefined ? [] : [new ItemResponse(this._run, this._form, item.id, answer)];
    });
  }
  getResponseForItem(item: { getId(): number }): ItemResponse | null {
    const id = item.getId();
    const answer = this._answers[id];
    return answer === undefined ? null : new ItemResponse(this._run, this._form, id, answer);
  }
  withItemResponse(response: unknown): this {
    if (this._sent) fail('The response has been submitted already.');
    if (!(response instanceof ItemResponse)) fail('withItemResponse takes an ItemResponse.');
    this._answers[response._itemId] = response._answer;
    return this;
  }
  /** Fires no triggers: they are for people's answers. */
  submit(): this {
    if (this._sent) fail('The response has been submitted already.');
    if (!isOpen(this._form)) fail('The form is not accepting responses.');
    const { world, as } = this._run;
    const sent: ResponseState = {
      id: newResponseId(this._run.world),
      at: world.now,
      email: this._form.collectEmail ? as : '',
      by: as,
      answers: structuredClone(this._answers),
      row: null,
    };
    this._form.responses.push(sent);
    this._sent = sent;
    writeResponse(world, this._form, sent, null);
    return this;
  }
  toPrefilledUrl(): string {
    const entries = Object.entries(this._answers).flatMap(([id, answer]) =>
      [answer].flat().flatMap((each) => (typeof each === 'string' ? [`entry.${id}=${encodeURIComponent(each)}`] : [])),
    );
    return `${publishedUrl(this._form)}?usp=pp_url${entries.map((each) => `&${each}`).join('')}`;
  }
}

export function newResponseId(world: Run['world']): string {
  return `2_ABaOnu${world.randomText(70)}`;
}
