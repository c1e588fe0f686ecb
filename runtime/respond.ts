/** A person fills in a form. */
import { fireInstalled } from './fire.ts';
import { checkAnswers, isBlank, type Problems } from './services/form-check.ts';
import { newResponseId } from './services/form-responses.ts';
import { type WrittenRow, writeResponse } from './services/form-sheet.ts';
import {
  type Answer,
  type FormDoc,
  findForm,
  type ItemState,
  isOpen,
  isQuestion,
  type ResponseState,
} from './services/form-state.ts';
import type { EventData, Execution } from './types.ts';
import type { World } from './world.ts';

export type RespondOptions = {
  /** The instant of the answer, ISO; now by default. The clock goes on to it when it is later. */
  at?: string;
  /** What is typed as the e-mail address; the person's own by default. */
  email?: string;
  /** The id of an earlier response that is changed. */
  edit?: string;
  /** How often each trigger hears of it: 0 plays a lost delivery, 2 a doubled one. */
  deliver?: number;
};

/** `problems` are by item id; `refused` is one sentence about all of them. */
export type Responded =
  | { responseId: string; refused: null; fired: Execution[] }
  | { refused: string; problems: Problems };

/**
 * @param given answers by item id or by title: texts, lists for checkboxes and grids (by row), or a table `{row: column}`
 * @throws Error when a question is not in the form, or its title stands there twice
 */
export function respond(
  world: World,
  email: string,
  formId: string,
  given: Record<string, unknown>,
  options: RespondOptions = {},
): Responded {
  const form = findForm(world, formId);
  const answers = answersOf(form, given);
  const refused = closedTo(world, form, email, options);
  if (refused) return { refused, problems: {} };
  const problems = checkAnswers(form, answers, world.state.locale);
  const first = Object.entries(problems)[0];
  if (first) {
    const title = form.items.find((each) => String(each.id) === first[0])?.title ?? '';
    return { refused: `«${title}»: ${first[1]}`, problems };
  }
  const at = options.at ? Date.parse(options.at) : world.now;
  world.now = Math.max(world.now, at);
  const { response, changed, before } = keep(world, form, email, answers, at, options);
  const row = writeResponse(world, form, response, before);
  const fired: Execution[] = [];
  for (let count = options.deliver ?? 1; count > 0; count--) fired.push(...fire(world, form, response, row, changed));
  return { responseId: response.id, refused: null, fired };
}

function closedTo(world: World, form: FormDoc, email: string, options: RespondOptions): string | null {
  const say = (ru: string, en: string) => (world.state.locale === 'ru_RU' ? ru : en);
  if (!isOpen(form))
    return form.closedMessage || say('Форма больше не принимает ответы.', 'The form is no longer accepting responses.');
  if (options.edit !== undefined) {
    if (!form.allowEdits) return say('Ответ нельзя изменить.', 'The response cannot be edited.');
    if (!form.responses.some((each) => each.id === options.edit))
      return say('Такого ответа нет.', 'There is no such response.');
    return null;
  }
  if (form.limitOne && form.responses.some((each) => each.by === email)) {
    return say('Вы уже ответили на эту форму.', 'You have already responded.');
  }
  const typed = options.email ?? email;
  if (form.collectEmail && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed)) {
    return say('Нужен адрес электронной почты.', 'Must be a valid email address');
  }
  return null;
}

function answersOf(form: FormDoc, given: Record<string, unknown>): Record<string, Answer> {
  const questions = form.items.filter(isQuestion);
  const out: Record<string, Answer> = {};
  for (const [key, value] of Object.entries(given)) {
    const byId = questions.filter((each) => String(each.id) === key);
    const found = byId.length > 0 ? byId : questions.filter((each) => each.title === key);
    if (found.length === 0) throw new Error(`The form has no question “${key}”`);
    if (found.length > 1) throw new Error(`The form has more than one question “${key}”: name it by its id`);
    const answer = answerOf(found[0]!, value);
    if (!isBlank(answer)) out[found[0]!.id] = answer;
  }
  return out;
}

function answerOf(item: ItemState, value: unknown): Answer {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value as Answer;
  if (typeof value === 'object') {
    const byRow = value as Record<string, string>;
    const strange = Object.keys(byRow).find((each) => !item.rows.includes(each));
    if (strange !== undefined) throw new Error(`The question “${item.title}” has no row “${strange}”`);
    return item.rows.map((row) => byRow[row] ?? null);
  }
  return item.type === 'CHECKBOX' ? [String(value)] : String(value);
}

type Kept = { response: ResponseState; changed: Set<string> | null; before: number | null };

/** @returns with the ids of the answers that an edit changed; null for a new response */
function keep(
  world: World,
  form: FormDoc,
  email: string,
  answers: Record<string, Answer>,
  at: number,
  options: RespondOptions,
): Kept {
  const earlier = form.responses.find((each) => each.id === options.edit);
  form.updatedAt = world.now;
  if (earlier) {
    const before = earlier.at;
    const ids = new Set([...Object.keys(earlier.answers), ...Object.keys(answers)]);
    const changed = new Set(
      [...ids].filter((id) => JSON.stringify(earlier.answers[id]) !== JSON.stringify(answers[id])),
    );
    Object.assign(earlier, { answers, at });
    return { response: earlier, changed, before };
  }
  const response: ResponseState = {
    id: newResponseId(world),
    at,
    email: form.collectEmail ? (options.email ?? email) : '',
    by: email,
    answers,
    row: null,
  };
  form.responses.push(response);
  return { response, changed: null, before: null };
}

function fire(
  world: World,
  form: FormDoc,
  response: ResponseState,
  row: WrittenRow | null,
  changed: Set<string> | null,
): Execution[] {
  const fired = fireInstalled(world, form.id, 'ON_FORM_SUBMIT', {
    kind: 'response',
    formId: form.id,
    responseId: response.id,
  });
  if (!row) return fired;
  const { doc, sheet, columns } = row;
  // After an edit the event tells the changed answers only; everything else in it is an empty text.
  const shown = row.shown.map((text, at) => {
    const key = columns[at]!.key.split('/')[0]!;
    return changed === null || key === 'timestamp' || changed.has(key) ? text : '';
  });
  const namedValues: Record<string, string[]> = {};
  for (const [at, { title }] of columns.entries()) namedValues[title] = [...(namedValues[title] ?? []), shown[at]!];
  const span = { r0: row.row, c0: columns[0]!.at, r1: row.row + 1, c1: columns.at(-1)!.at + 1 };
  const data: EventData = { kind: 'row', docId: doc.id, sheetId: sheet.id, span, values: shown, namedValues };
  return [...fired, ...fireInstalled(world, doc.id, 'ON_FORM_SUBMIT', data)];
}
