/** A form as plain JSON, and where to find its parts. */
import { GasError } from '../service.ts';
import type { DocumentBase } from '../types.ts';
import type { World } from '../world.ts';

export const ITEM_TYPES = [
  'CHECKBOX',
  'CHECKBOX_GRID',
  'DATE',
  'DATETIME',
  'DURATION',
  'GRID',
  'IMAGE',
  'LIST',
  'MULTIPLE_CHOICE',
  'PAGE_BREAK',
  'PARAGRAPH_TEXT',
  'RATING',
  'SCALE',
  'SECTION_HEADER',
  'TEXT',
  'TIME',
  'VIDEO',
] as const;
export type ItemType = (typeof ITEM_TYPES)[number];

/** Where a respondent goes next. `page` is the id of a page break. */
export type Navigation = { type: 'CONTINUE' | 'RESTART' | 'SUBMIT' } | { type: 'GO_TO_PAGE'; page: number };

export type ChoiceState = { value: string; goTo: Navigation | null; correct: boolean };

/** `rule` is the name of the builder's method that made it, as `requireNumberBetween`. */
export type AnswerRule = { rule: string; args: (string | number)[]; help: string };

export type ItemState = {
  id: number;
  type: ItemType;
  title: string;
  help: string;
  required: boolean;
  points: number;
  /** MULTIPLE_CHOICE, CHECKBOX, LIST */
  choices: ChoiceState[];
  other: boolean;
  /** GRID, CHECKBOX_GRID */
  rows: string[];
  columns: string[];
  onePerColumn: boolean;
  /** SCALE; for RATING `upper` is the number of levels */
  lower: number;
  upper: number;
  lowerLabel: string;
  upperLabel: string;
  icon: 'STAR' | 'HEART' | 'THUMB_UP';
  /** DATE, DATETIME */
  includesYear: boolean;
  /** TEXT, PARAGRAPH_TEXT, CHECKBOX */
  rule: AnswerRule | null;
  /** PAGE_BREAK: where a respondent goes after the page *before* this break. */
  goTo: Navigation | null;
  /** IMAGE, VIDEO */
  alignment: 'LEFT' | 'CENTER' | 'RIGHT';
  width: number;
  image: { contentType: string; base64: string } | null;
  video: string;
};

/**
 * By type of the question: text, choice, list, scale, rating and all dates and times are texts; checkboxes are texts;
 * a grid has a text or null for each row; a checkbox grid has texts or null for each row.
 */
export type Answer = string | string[] | (string | null)[] | (string[] | null)[];

export type ResponseState = {
  id: string;
  /** ms since 1970 */
  at: number;
  /** Empty when the form does not collect addresses. */
  email: string;
  /** The account that answered; scripts do not see it. */
  by: string;
  /** By item id. */
  answers: Record<string, Answer>;
  /** The row it was last written to in the linked sheet, from 0. */
  row: number | null;
};

/**
 * A column of the response sheet. `key` is `timestamp`, `email`, an item's id, or `id/row` of a grid; `title` is the header
 * as it was last seen, `asked` the question's title at that time.
 */
export type ResponseColumn = { key: string; title: string; asked: string; at: number };

export type Destination = {
  spreadsheetId: string;
  /** null until the sheet has appeared. */
  sheetId: number | null;
  /** The instant at which it appears. */
  dueAt: number;
  columns: ResponseColumn[];
};

export type FormDoc = DocumentBase & {
  kind: 'form';
  publishedId: string;
  /** What respondents see; `title` of the document is the name of the file. */
  formTitle: string;
  description: string;
  confirmation: string;
  closedMessage: string;
  published: boolean;
  accepting: boolean;
  collectEmail: boolean;
  allowEdits: boolean;
  limitOne: boolean;
  requireLogin: boolean;
  progressBar: boolean;
  summary: boolean;
  respondAgain: boolean;
  shuffle: boolean;
  quiz: boolean;
  /** People added one by one; they do not keep out others who have the link. */
  readers: string[];
  items: ItemState[];
  responses: ResponseState[];
  destination: Destination | null;
};

/** How forms behave where Google's behaviour varies between accounts and years. */
export type FormHabits = {
  /** Whether `FormApp.create(title)` makes a published form. */
  createPublished: boolean;
  /** Milliseconds from `setDestination` until the sheet is there. */
  linkDelayMs: number;
  /** Milliseconds from the copying of a spreadsheet until the copies of its forms are there. */
  copyDelayMs: number;
  /** Forms whose response sheet has not appeared yet. */
  pending: string[];
  /** Copies of forms that are being made, by the ids of both spreadsheets. */
  copying: { from: string; to: string; dueAt: number }[];
};

export function formHabits(world: World): FormHabits {
  return world.part<FormHabits>('forms', () => ({
    createPublished: false,
    linkDelayMs: 3000,
    copyDelayMs: 0,
    pending: [],
    copying: [],
  }));
}

export function newForm(world: World, title: string, owner: string, published: boolean): FormDoc {
  const form: FormDoc = {
    ...world.newDocument('form', title, owner),
    kind: 'form',
    // Whatever a script creates belongs to the person it runs for, and to nobody else.
    editors: [],
    viewers: [],
    publishedId: `1FAIpQLS${world.randomText(49)}`,
    formTitle: '',
    description: '',
    confirmation: '',
    closedMessage: '',
    published,
    accepting: published,
    collectEmail: false,
    allowEdits: false,
    limitOne: false,
    requireLogin: false,
    progressBar: false,
    summary: false,
    respondAgain: true,
    shuffle: false,
    quiz: false,
    readers: [],
    items: [],
    responses: [],
    destination: null,
  };
  world.state.documents[form.id] = form;
  return form;
}

export function newItem(world: World, form: FormDoc, type: ItemType): ItemState {
  let id: number;
  do id = Math.floor(world.random() * 2_000_000_000) + 1;
  while (form.items.some((each) => each.id === id));
  const choosing = type === 'MULTIPLE_CHOICE' || type === 'CHECKBOX' || type === 'LIST';
  const grid = type === 'GRID' || type === 'CHECKBOX_GRID';
  return {
    id,
    type,
    title: '',
    help: '',
    required: false,
    points: 0,
    choices: choosing ? [{ value: '', goTo: null, correct: false }] : [],
    other: false,
    rows: grid ? [''] : [],
    columns: grid ? [''] : [],
    onePerColumn: false,
    lower: 1,
    upper: type === 'RATING' ? 3 : 5,
    lowerLabel: '',
    upperLabel: '',
    icon: 'STAR',
    includesYear: true,
    rule: null,
    goTo: null,
    alignment: 'LEFT',
    width: 600,
    image: null,
    video: '',
  };
}

/** Items that nobody answers. */
const SILENT: readonly ItemType[] = ['IMAGE', 'PAGE_BREAK', 'SECTION_HEADER', 'VIDEO'];
export function isQuestion(item: ItemState): boolean {
  return !SILENT.includes(item.type);
}

/** A form by its own id or by the one in its public address. @throws GasError */
export function findForm(world: World, id: string): FormDoc {
  const form =
    world.state.documents[id] ??
    world.documents.find((each) => each.kind === 'form' && (each as FormDoc).publishedId === id);
  if (form?.kind !== 'form') throw new GasError(`There is no form ${id}`);
  return form as FormDoc;
}

export function publishedUrl(form: FormDoc): string {
  return `https://docs.google.com/forms/d/e/${form.publishedId}/viewform`;
}
export function isOpen(form: FormDoc): boolean {
  return form.published && form.accepting;
}
