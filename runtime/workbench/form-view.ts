/** A form as its respondents' page shows it; JSON, and the pure rules of moving through it. */

export type FormQuestion = {
  id: number;
  kind:
    | 'text'
    | 'paragraph'
    | 'choice'
    | 'checkboxes'
    | 'list'
    | 'scale'
    | 'rating'
    | 'grid'
    | 'checkboxGrid'
    | 'date'
    | 'time'
    | 'dateTime'
    | 'duration'
    | 'heading'
    | 'picture'
    | 'page';
  title: string;
  help: string;
  required: boolean;
  /** `goTo`: a page's id, or what happens instead of the next page. */
  choices: { value: string; goTo?: number | Jump }[];
  other: boolean;
  rows: string[];
  columns: string[];
  scale?: { from: number; to: number; left: string; right: string };
  /** Pictures only: an address of the image itself. */
  picture?: string;
  /** Pages only: where a person who comes here by going on is sent instead. */
  goTo?: number | Jump;
};

export type Jump = 'continue' | 'restart' | 'submit';

export type FormView = {
  id: string;
  title: string;
  description: string;
  confirmation: string;
  open: boolean;
  closedMessage: string;
  /** A line for the e-mail address stands above the questions. */
  asksEmail: boolean;
  mayEdit: boolean;
  /** The person who answers. */
  who: string;
  mayAnswerAgain: boolean;
  progress: boolean;
  questions: FormQuestion[];
  /** An answer opened for editing, by question. */
  earlier: Answers | null;
};

/** By question id. A grid's answer is a list by row, a checkbox grid's a list of lists. */
export type Answers = Record<number, Answer>;
export type Answer = string | string[] | (string | null)[] | string[][];

export type Page = { id: number | null; title: string; help: string; questions: FormQuestion[]; goTo?: number | Jump };

/** The questions between page breaks; the first page has no break of its own. */
export function pagesOf(questions: readonly FormQuestion[]): Page[] {
  const pages: Page[] = [{ id: null, title: '', help: '', questions: [] }];
  for (const question of questions) {
    if (question.kind === 'page') {
      const { id, title, help, goTo } = question;
      pages.push({ id, title, help, questions: [], ...(goTo !== undefined && { goTo }) });
    } else pages.at(-1)?.questions.push(question);
  }
  return pages;
}

/**
 * The page after this one. The last question whose chosen option leads somewhere decides; then the break the person comes to.
 * @returns the index of a page, or 'submit'
 */
export function nextPage(pages: readonly Page[], at: number, answers: Answers): number | 'submit' {
  const chosen = pages[at]?.questions
    .map(({ id, choices }) => choices.find(({ value }) => value === answers[id])?.goTo)
    .filter((goTo) => goTo !== undefined)
    .at(-1);
  const following = at + 1 < pages.length ? at + 1 : 'submit';
  const leap = chosen === undefined || chosen === 'continue' ? pages[at + 1]?.goTo : chosen;
  if (leap === undefined || leap === 'continue') return following;
  if (leap === 'submit') return 'submit';
  if (leap === 'restart') return 0;
  const index = pages.findIndex(({ id }) => id === leap);
  return index < 0 ? following : index;
}

export function isEmpty(answer: Answer | undefined): boolean {
  if (answer === undefined) return true;
  if (typeof answer === 'string') return answer.trim() === '';
  return answer.every((part) => part === null || part.length === 0);
}

/** A required grid wants an answer in every row. */
export function isMissing({ kind, required, rows }: FormQuestion, answer: Answer | undefined): boolean {
  if (!required) return false;
  if ((kind === 'grid' || kind === 'checkboxGrid') && Array.isArray(answer)) {
    return rows.some((_, n) => !answer[n]?.length);
  }
  return isEmpty(answer);
}
