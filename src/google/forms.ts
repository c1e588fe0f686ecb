/** The only file that speaks FormApp. A question is remembered by the id of its item: titles and order are people's. */
import {
  type AnyForm,
  type Question as Asking,
  askedIn,
  type Column,
  columnsOf,
  hash,
  type Input,
  isAnonymous,
  type Lang,
  type Mode,
  offersOf,
  say,
  type Words,
  waysOf,
} from '../kit/index.ts';

/** What the workbook remembers of a form of its own. */
export type FormMemory = {
  formId: string;
  mode: Mode;
  lang: Lang;
  /** column key → item id */
  items: Record<string, number>;
  /** what respondents open; '' until published */
  url: string;
  editUrl: string;
  /** publishing and linking were done and checked */
  ready: boolean;
  /** the spreadsheet that takes the answers when it is not this one; '' when they stay in the form */
  to?: string;
  /** how the questions that are put twice read when they were made, by column */
  asked?: Record<string, string>;
  /** a person's own link with a gap for the code, by the table of the person */
  links?: Record<string, string>;
};

type GoogleForm = GoogleAppsScript.Forms.Form;
/** Publishing came to forms in 2025; the published types do not have it yet: developers.google.com/apps-script/reference/forms/form */
type Publishable = GoogleForm & {
  supportsAdvancedResponderPermissions?: () => boolean;
  setPublished?: (published: boolean) => GoogleForm;
  isPublished?: () => boolean;
};

const known = new Map<string, Publishable>();

/** A form is opened once a run: opening takes Google half a second. @throws when it was deleted or may not be opened */
function opened(id: string): Publishable {
  const form = known.get(id) ?? (FormApp.openById(id) as Publishable);
  known.set(id, form);
  return form;
}

type Question = {
  setTitle(t: string): unknown;
  setHelpText(t: string): unknown;
  setRequired(r: boolean): unknown;
  getId(): number;
};

/** Step one of making a form; its id must be remembered before anything else is done. */
export function createForm(def: AnyForm, lang: Lang, mode: Mode): FormMemory {
  const form = FormApp.create(`${def.code} ${say(def.title, lang)}`);
  return { formId: form.getId(), mode, lang, items: {}, url: '', editUrl: form.getEditUrl(), ready: false };
}

function addQuestion(form: GoogleForm, input: Input, lang: Lang): Question {
  switch (input.type) {
    case 'line':
      return withPattern(form.addTextItem(), input.pattern, lang);
    case 'paragraph':
      return form.addParagraphTextItem();
    case 'number':
      return form.addTextItem().setValidation(
        FormApp.createTextValidation()
          .setHelpText(
            lang === 'ru' ? `Число от ${input.from} до ${input.to}` : `A number from ${input.from} to ${input.to}`,
          )
          .requireNumberBetween(input.from, input.to)
          .build(),
      );
    case 'choice':
      return form.addMultipleChoiceItem().setChoiceValues(input.options.map((o) => say(o.words, lang)));
    case 'many':
      return form.addCheckboxItem().setChoiceValues(input.options.map((o) => say(o.words, lang)));
    case 'scale':
      // a scale of Google's ends at 3 or later
      if (input.to < 3)
        return form.addMultipleChoiceItem().setChoiceValues(['0', '1', '2'].slice(input.from, input.to + 1));
      return form.addScaleItem().setBounds(input.from, input.to).setLabels(say(input.low, lang), say(input.high, lang));
    case 'date':
      return form.addDateItem();
    case 'moment':
      return form.addDateTimeItem();
    case 'yes-no':
      return form.addMultipleChoiceItem().setChoiceValues(lang === 'ru' ? ['да', 'нет'] : ['yes', 'no']);
    case 'ref':
    case 'refs':
      return form.addTextItem();
  }
}

function withPattern(
  item: GoogleAppsScript.Forms.TextItem,
  pattern: 'email' | 'phone' | 'url' | undefined,
  lang: Lang,
): GoogleAppsScript.Forms.TextItem {
  const validation = FormApp.createTextValidation();
  if (pattern === 'email') {
    return item.setValidation(
      validation
        .setHelpText(lang === 'ru' ? 'Нужен адрес вида name@school.ru' : 'An address like name@school.org')
        .requireTextIsEmail()
        .build(),
    );
  }
  return pattern === 'url' ? item.setValidation(validation.requireTextIsUrl().build()) : item;
}

/** What stands in a list before there is anything to choose: Google refuses a list without choices. */
const nothingYet: Words = ['(список появится перед встречей)', '(the list appears before the meeting)'];

const addList = (form: GoogleForm, lang: Lang): Question => form.addListItem().setChoiceValues([say(nothingYet, lang)]);

/** Renews what questions offer. @param lists question → labels; an empty list says that it is to come */
export function offer(memory: FormMemory, lists: Readonly<Record<string, readonly string[]>>): void {
  const form = opened(memory.formId);
  for (const [key, labels] of Object.entries(lists)) {
    const item = form.getItemById(memory.items[key] ?? 0);
    if (item?.getType() !== FormApp.ItemType.LIST) continue;
    item.asListItem().setChoiceValues(labels.length ? [...labels] : [say(nothingYet, memory.lang)]);
  }
}

/** How a question reads: its words, and its scale where it has one. */
const reading = (words: string, [from, to]: readonly [number, number] | []): string =>
  from === undefined ? words : `${words} (${from}–${to})`;

/** How questions read in the form now, by column; without those that are gone. Nothing of a form that may not be opened. */
export function readings(memory: FormMemory, columns: readonly string[]): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  try {
    const form = opened(memory.formId);
    for (const key of columns) {
      const item = memory.items[key] === undefined ? null : form.getItemById(memory.items[key]);
      if (!item) continue;
      const scale = item.getType() === FormApp.ItemType.SCALE ? item.asScaleItem() : undefined;
      out.set(key, reading(item.getTitle(), scale ? [scale.getLowerBound(), scale.getUpperBound()] : []));
    }
  } catch {
    return new Map();
  }
  return out;
}

/**
 * Words, settings and questions of the form, those that are not there yet. Safe to repeat after a run was killed in it.
 * @param noted questions whose wording is to be remembered
 */
export function fillForm(def: AnyForm, memory: FormMemory, noted: readonly string[] = []): FormMemory {
  const { lang, mode } = memory;
  const form = opened(memory.formId);
  form
    .setTitle(say(def.title, lang))
    .setDescription(say(def.intro, lang))
    .setConfirmationMessage(say(def.thanks, lang))
    .setAllowResponseEdits(!isAnonymous(def))
    .setPublishingSummary(false)
    .setShowLinkToRespondAgain(false)
    .setProgressBar(true)
    .setCollectEmail(false);
  const columns: Record<string, Column<unknown>> = Object.fromEntries(columnsOf(def.into));
  const known = new Map(form.getItems().map((item) => [item.getTitle(), item.getId()]));
  const standing = new Set(known.values());
  const items: Record<string, number> = {};
  const readAs: Record<string, string> = {};
  const asked = askedIn(def, mode);
  const offered = new Set(offersOf(def).map(([key]) => key));
  def.sections.forEach((section, n) => {
    const here = asked.filter((q) => q.section === n);
    if (!here.length) return;
    const title = section.title ? say(section.title, lang) : '';
    if (title && !known.has(title)) {
      const header = n === 0 ? form.addSectionHeaderItem() : form.addPageBreakItem();
      header.setTitle(title);
      if (section.intro) header.setHelpText(say(section.intro, lang));
    }
    for (const q of here) {
      const ask = say(q.ask, lang);
      // a question that people have retitled is still the same question
      const mine = memory.items[q.key];
      const before = mine !== undefined && standing.has(mine) ? mine : known.get(ask);
      const column = columns[q.key] as Column<unknown>;
      const { input } = column;
      const made = reading(ask, input.type === 'scale' && input.to >= 3 ? [input.from, input.to] : []);
      if (noted.includes(q.key)) readAs[q.key] = (before === mine && memory.asked?.[q.key]) || made;
      if (before !== undefined) {
        items[q.key] = before;
        continue;
      }
      const item = offered.has(q.key) ? addList(form, lang) : addQuestion(form, column.input, lang);
      dress(item, q, q.required ?? column.required, lang);
      items[q.key] = item.getId();
    }
  });
  addApart(form, def, memory, items);
  leadThrough(form, def, memory, items);
  return { ...memory, items, ...(noted.length && { asked: readAs }) };
}

/** A new question has no help and is not obligatory: every call saved counts, a form has dozens of questions. */
function dress(item: Question, q: Asking, required: boolean, lang: Lang): void {
  item.setTitle(say(q.ask, lang));
  if (q.help) item.setHelpText(say(q.help, lang));
  if (required) item.setRequired(true);
}

/** Questions whose answers never come into the workbook. */
function addApart(form: GoogleForm, def: AnyForm, { items: before, lang }: FormMemory, items: Record<string, number>) {
  def.apart?.forEach((q, i) => {
    const key = `apart${i}`;
    const known = before[key];
    if (known !== undefined && form.getItemById(known)) {
      items[key] = known;
      return;
    }
    const item = form.addParagraphTextItem();
    dress(item, q, q.required ?? false, lang);
    items[key] = item.getId();
  });
}

/**
 * A link by which the form opens with these questions already answered.
 * @param given question → what is answered, in the words of the form @returns nothing when one of them was deleted
 */
export function prefilled(memory: FormMemory, given: Readonly<Record<string, string>>): string | undefined {
  const form = opened(memory.formId);
  const response = form.createResponse();
  for (const [key, text] of Object.entries(given)) {
    const item = memory.items[key] === undefined ? null : form.getItemById(memory.items[key]);
    if (!item) return undefined;
    const chosen = item.getType() === FormApp.ItemType.MULTIPLE_CHOICE;
    response.withItemResponse(
      chosen ? item.asMultipleChoiceItem().createResponse(text) : item.asTextItem().createResponse(text),
    );
  }
  return response.toPrefilledUrl();
}

/** Gives questions other options to choose from; an answer already given keeps its own words. */
export function rechoose(memory: FormMemory, lists: Readonly<Record<string, readonly string[]>>): void {
  const form = opened(memory.formId);
  for (const [key, labels] of Object.entries(lists)) {
    const item = memory.items[key] === undefined ? null : form.getItemById(memory.items[key]);
    if (!item || !labels.length) continue;
    if (item.getType() === FormApp.ItemType.CHECKBOX) item.asCheckboxItem().setChoiceValues([...labels]);
    else if (item.getType() === FormApp.ItemType.MULTIPLE_CHOICE)
      item.asMultipleChoiceItem().setChoiceValues([...labels]);
  }
}

/** Sets the jumps of a form whose later pages depend on an answer. Pages are found by their titles, questions by their ids. */
function leadThrough(form: GoogleForm, def: AnyForm, { lang, mode }: FormMemory, items: Record<string, number>): void {
  const deciding = new Set(def.sections.flatMap((s) => Object.keys(s.of ?? {})));
  if (!deciding.size) return;
  const asked = askedIn(def, mode);
  // a section without a title goes on on the page before it
  const pages = def.sections.flatMap((s, n) =>
    asked.some((q) => q.section === n) && (n === 0 || s.title)
      ? [{ n, of: asked.find((q) => q.section === n)?.of ?? {}, s }]
      : [],
  );
  const breaks = new Map(
    form.getItems(FormApp.ItemType.PAGE_BREAK).map((item) => [item.getTitle(), item.asPageBreakItem()]),
  );
  const pageAt = (i: number) => breaks.get(say(pages[i]?.s.title ?? ['', ''], lang));
  const end = FormApp.PageNavigationType.SUBMIT;
  const { after, by } = waysOf(pages.map((p) => p.of));
  after.forEach((way, i) => {
    const next = pageAt(i + 1);
    const to = way === 'end' ? undefined : pageAt(way);
    if (next && way !== i + 1) to ? next.setGoToPage(to) : next.setGoToPage(end);
  });
  const columns: Record<string, Column<unknown>> = Object.fromEntries(columnsOf(def.into));
  for (const q of asked) {
    const input = columns[q.key]?.input;
    if (!deciding.has(q.key) || input?.type !== 'choice') continue;
    const here = pages.filter((p) => p.n <= q.section).length - 1;
    const item = form.getItemById(items[q.key] as number).asMultipleChoiceItem();
    item.setChoices(
      input.options.map((o) => {
        const way = by(here, q.key, o.code);
        const to = way === 'end' ? undefined : pageAt(way);
        return to ? item.createChoice(say(o.words, lang), to) : item.createChoice(say(o.words, lang), end);
      }),
    );
  }
}

/** Links answers to this workbook or to the file they belong in, publishes the form and checks that it really takes answers. */
export function openForm(memory: FormMemory, bookId: string): FormMemory {
  const form = opened(memory.formId);
  const to = memory.to ?? bookId;
  if (to && !isLinked(form, to)) form.setDestination(FormApp.DestinationType.SPREADSHEET, to);
  const canPublish = form.supportsAdvancedResponderPermissions?.() ?? false;
  if (canPublish) form.setPublished?.(true);
  form.setAcceptingResponses(true);
  const open = form.isAcceptingResponses() && (!canPublish || (form.isPublished?.() ?? false));
  return { ...memory, url: form.getPublishedUrl(), editUrl: form.getEditUrl(), ready: open };
}

/** The form takes no more answers. */
export const closeForm = (memory: FormMemory): void => {
  FormApp.openById(memory.formId).setAcceptingResponses(false);
};

/** Nothing that was answered stays in the form. */
export const emptyForm = (memory: FormMemory): void => {
  FormApp.openById(memory.formId).deleteAllResponses();
};

/** `getDestinationId` throws while a form has no destination. */
function isLinked(form: GoogleForm, bookId: string): boolean {
  try {
    return form.getDestinationId() === bookId;
  } catch {
    return false;
  }
}

/** One answer as it stands in the form's own store: the truth, whatever the response sheet shows. */
export type RawAnswer = {
  id: string;
  /** milliseconds */
  at: number;
  /** item id → what was answered */
  given: Readonly<Record<number, string | readonly string[]>>;
};

type Response = GoogleAppsScript.Forms.FormResponse;

/** Texts and dates that were left empty are listed too: which question they belong to need not be asked. */
const rawOf = (r: Response, id = r.getId(), at = r.getTimestamp().getTime()): RawAnswer => ({
  id,
  at,
  given: Object.fromEntries(
    r.getItemResponses().flatMap((x) => {
      const said = x.getResponse() as unknown as string | readonly string[];
      return said === '' ? [] : [[x.getItem().getId(), said]];
    }),
  ),
});

/** An answer as it was at a moment: edited, it has another mark. */
const markOf = (id: string, at: number): string => hash(`${id}|${at}`);

/** An answer before it is read. */
export type Met = { id: string; at: number; mark: string };

export type FormNow = {
  /** every answer that was met, also those that are known already and were not read */
  met: readonly { at: number; mark: string }[];
  answers: RawAnswer[];
  /** ids of the questions that are in the form now; asked only when there is something to read with them */
  standing: () => ReadonlySet<number>;
};

/**
 * Answers given or changed since then. To read what an answer says costs several calls a question.
 * @param since milliseconds; answers of exactly that moment are included @param known tells of an answer that it need not be read
 */
export function readAnswers(memory: FormMemory, since: number, known: (met: Met) => boolean): FormNow {
  const form = opened(memory.formId);
  const responses = since > 0 ? form.getResponses(new Date(since)) : form.getResponses();
  let standing: ReadonlySet<number> | undefined;
  const met = responses
    .map((r) => ({ r, id: r.getId(), at: r.getTimestamp().getTime() }))
    .map((x) => ({ ...x, mark: markOf(x.id, x.at) }));
  return {
    met: met.map(({ at, mark }) => ({ at, mark })),
    answers: met.filter((x) => !known(x)).map(({ r, id, at }) => rawOf(r, id, at)),
    standing: () => {
      standing ??= new Set(form.getItems().map((item) => item.getId()));
      return standing;
    },
  };
}

/** One answer again, or nothing when it was deleted from the form. */
export function readAnswer(memory: FormMemory, responseId: string): RawAnswer | undefined {
  const response = opened(memory.formId).getResponse(responseId);
  return response ? rawOf(response) : undefined;
}

/** Lets a person edit a form of ours: the new owner of the programme must read its answers. */
export const letEdit = (memory: FormMemory, email: string): void => {
  opened(memory.formId).addEditor(email);
};

export type FormState = { there: boolean; open: boolean; linked: boolean; missing: readonly string[] };

/** How a form stands at Google. @returns `there: false` when it was deleted or may not be opened */
export function formState(memory: FormMemory, bookId: string): FormState {
  let form: Publishable;
  try {
    form = opened(memory.formId);
  } catch {
    return { there: false, open: false, linked: false, missing: [] };
  }
  const canPublish = form.supportsAdvancedResponderPermissions?.() ?? false;
  const standing = new Set(form.getItems().map((item) => item.getId()));
  return {
    there: true,
    open: form.isAcceptingResponses() && (!canPublish || (form.isPublished?.() ?? false)),
    linked: memory.to === '' || isLinked(form, memory.to ?? bookId),
    missing: Object.entries(memory.items).flatMap(([key, id]) => (standing.has(id) ? [] : [key])),
  };
}
