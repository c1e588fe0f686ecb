/** From a form's state to what its respondents' page shows. */
import { checkAnswers } from '../services/form-check.ts';
import {
  findForm,
  type ItemState,
  type ItemType,
  isOpen,
  type Navigation,
  type ResponseState,
} from '../services/form-state.ts';
import type { World } from '../world.ts';
import { type Answer, type Answers, type FormQuestion, type FormView, isEmpty, type Jump } from './form-view.ts';

const KINDS: Record<ItemType, FormQuestion['kind']> = {
  CHECKBOX: 'checkboxes',
  CHECKBOX_GRID: 'checkboxGrid',
  DATE: 'date',
  DATETIME: 'dateTime',
  DURATION: 'duration',
  GRID: 'grid',
  IMAGE: 'picture',
  LIST: 'list',
  MULTIPLE_CHOICE: 'choice',
  PAGE_BREAK: 'page',
  PARAGRAPH_TEXT: 'paragraph',
  RATING: 'rating',
  SCALE: 'scale',
  SECTION_HEADER: 'heading',
  TEXT: 'text',
  TIME: 'time',
  VIDEO: 'picture',
};

function target(goTo: Navigation | null): number | Jump | undefined {
  if (!goTo) return undefined;
  return goTo.type === 'GO_TO_PAGE' ? goTo.page : (goTo.type.toLowerCase() as Jump);
}

function question(item: ItemState): FormQuestion {
  const goTo = target(item.goTo);
  return {
    id: item.id,
    kind: KINDS[item.type],
    title: item.title,
    help: item.help,
    required: item.required,
    choices: item.choices.map(({ value, goTo }) => {
      const to = target(goTo);
      return { value, ...(to !== undefined && { goTo: to }) };
    }),
    other: item.other,
    rows: item.rows,
    columns: item.columns,
    ...(item.type === 'SCALE' && {
      scale: { from: item.lower, to: item.upper, left: item.lowerLabel, right: item.upperLabel },
    }),
    ...(item.type === 'RATING' && { scale: { from: 1, to: item.upper, left: '', right: '' } }),
    ...(item.image && { picture: `data:${item.image.contentType};base64,${item.image.base64}` }),
    ...(goTo !== undefined && { goTo }),
  };
}

function earlier(response: ResponseState | undefined): Answers | null {
  if (!response) return null;
  const known = Object.entries(response.answers).map(([id, answer]) => {
    const whole = Array.isArray(answer) ? answer.map((part) => part ?? null) : answer;
    return [Number(id), whole as Answer] as const;
  });
  return Object.fromEntries(known);
}

/** What a form would say to these answers, by question, before they are sent. */
export function formProblems(world: World, id: string, answers: Record<string, Answer>): Record<number, string> {
  const given = Object.fromEntries(Object.entries(answers).filter(([, answer]) => !isEmpty(answer)));
  return checkAnswers(findForm(world, id), given as Parameters<typeof checkAnswers>[1], world.state.locale);
}

/**
 * @param id of the file, or of the form's public address
 * @param edit id of an answer that is opened to be changed
 * @param me who answers
 */
export function formView(world: World, id: string, edit: string | null, me: string): FormView {
  const form = findForm(world, id);
  return {
    id: form.id,
    title: form.formTitle || form.title,
    description: form.description,
    confirmation: form.confirmation,
    open: isOpen(form),
    closedMessage: form.published ? form.closedMessage : '',
    asksEmail: form.collectEmail,
    mayEdit: form.allowEdits,
    who: world.people.find(({ email }) => email === me)?.name ?? me,
    mayAnswerAgain: form.respondAgain && !form.limitOne,
    progress: form.progressBar,
    questions: form.items.map(question),
    earlier: form.allowEdits ? earlier(form.responses.find((response) => response.id === edit)) : null,
  };
}
