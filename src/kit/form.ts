import type { Change } from './change.ts';
import type { Now } from './column.ts';
import type { Programme } from './programme.ts';
import { type AnyTable, columnsOf, type Table } from './table.ts';
import type { Words } from './words.ts';

export type Mode = 'codes' | 'full';

/** How one column is asked. Type, choices, limits and «required» come from the column; the form only words it. */
export type Question = {
  ask: Words;
  /** asked so where learners appear as codes: the words alone, or whatever is different */
  inCodes?: Words | { ask?: Words; help?: Words; required?: boolean };
  help?: Words;
  only?: Mode;
  required?: boolean;
};

export type Section<R> = {
  title?: Words;
  intro?: Words;
  /** Asked only of those who chose one of these codes in an earlier question; such a section needs a title. */
  of?: { readonly [K in keyof R]?: readonly string[] };
  /** column → question; the order is the order of the form */
  questions: { readonly [K in keyof R]?: Words | Question };
};

/** What a question offers to choose from, made from the rows of the day: labels that end in a code. */
export type Offer = { reads: readonly AnyTable[]; of: (p: Programme) => readonly string[] };

export type Wording<R> = {
  /** as the model and the documents call it: F2, F4 */
  code: string;
  title: Words;
  intro: Words;
  thanks: Words;
  sections: readonly Section<R>[];
  /** question → the list it offers, renewed when the rows change; a reference without one is typed as a code */
  offers?: { readonly [K in keyof R]?: Offer };
  /** The question that a link may answer beforehand, so that it is known where an answer came from. */
  tagged?: keyof R & string;
  /** Values that follow from the answer and are not asked. */
  fill?: (row: Partial<R>, p: Programme) => Partial<R>;
  /** Why an answer cannot be taken in, new or changed. @param own the row it made when it was first taken in */
  refuse?: (row: Partial<R>, p: Programme, own: string | undefined) => Words | undefined;
  /** The row that a new answer completes instead of making another: a meeting that was planned. */
  onto?: (row: Partial<R>, p: Programme) => string | undefined;
  /** What else an accepted answer does, besides its row. @param before the row as it was, when it is not new */
  also?: (row: R, p: Programme, now: Now, before: R | undefined) => readonly Change[];
  /** Answers that only a step further on may see: taken out of the row before it is written. */
  passing?: readonly (keyof R & string)[];
  /** Tables that `fill`, `refuse`, `onto` and `also` look at; every table of the stage when it is not said. */
  reads?: readonly AnyTable[];
  /** Asked, but never brought into the workbook: the answers stay where the form keeps them. */
  apart?: readonly Question[];
  /**
   * Where the form keeps its answers: in a response sheet of the workbook, in the form alone (nobody can put an answer
   * beside another by its moment), or in a file of its own that only named people open.
   */
  keeps?: 'workbook' | 'form' | 'file';
  /** The link of a person's own, by the table of the person: question → code of a choice, or `*` for the person's code. */
  links?: { readonly [table: string]: { readonly [K in keyof R]?: string } };
};

/** Answers nobody may trace: the ledger keeps their day and no moment. */
export const isAnonymous = (f: Pick<AnyForm, 'keeps'>): boolean => f.keeps === 'form';

/** A Google Form whose answers become rows of one table. */
export type Form<R> = Wording<R> & { id: string; into: Table<R> };
// biome-ignore lint/suspicious/noExplicitAny: see AnyTable
export type AnyForm = Form<any>;

/** @example form('mentee-intake', mentees, { code: 'F2', title: ['Анкета', 'Questionnaire'], sections: [{ questions: { name: [...] } }], … }) */
export const form = <R>(id: string, into: Table<R>, wording: Wording<NoInfer<R>>): Form<R> => ({
  id,
  into,
  ...wording,
});

const isWords = (x: Words | Omit<Question, 'ask'>): x is Words => Array.isArray(x);

type Asked = Question & { key: string; section: number; of: Readonly<Record<string, readonly string[]>> };

/** The questions in their order, with the number of their section from 0. */
export const questionsOf = (f: AnyForm): Asked[] =>
  f.sections.flatMap((s, section) =>
    Object.entries<Words | Question>(s.questions as Record<string, Words | Question>).map(([key, q]) => ({
      key,
      section,
      of: (s.of ?? {}) as Asked['of'],
      ...(isWords(q) ? { ask: q } : q),
    })),
  );

/** Whether a question is put to someone who has answered so far as `row` says. */
export const isPutTo = (q: Pick<Asked, 'of'>, row: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(q.of).every(([key, codes]) => codes.includes(String(row[key])));

/** Where a page leads: to another page by its number, or to the end of the form. */
type Way = number | 'end';

/**
 * The way through the pages of a form: from each page, and from each code of the question that decides. Google's forms know
 * no conditions, only jumps.
 * @param pages the conditions of the pages that are there, in their order
 */
export function waysOf(pages: readonly Asked['of'][]): {
  after: Way[];
  by: (page: number, key: string, code: string) => Way;
} {
  const open = (of: Asked['of'], known: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(of).every(
      ([key, codes]) => !!known[key]?.length && known[key].every((code) => codes.includes(code)),
    );
  const next = (from: number, known: Readonly<Record<string, readonly string[]>>): Way => {
    const found = pages.findIndex((of, i) => i > from && open(of, known));
    return found < 0 ? 'end' : found;
  };
  return {
    after: pages.map((of, i) => next(i, of)),
    by: (page, key, code) => next(page, { ...pages[page], [key]: [code] }),
  };
}

/** The questions a form asks in an identity mode: what tells who a learner is, is not asked where codes are used. */
export const askedIn = (f: AnyForm, mode: Mode) => {
  const columns = Object.fromEntries(columnsOf(f.into));
  return questionsOf(f)
    .filter((q) => (q.only ? q.only === mode : mode === 'full' || !columns[q.key]?.personal))
    .map((q) =>
      mode === 'codes' && q.inCodes ? { ...q, ...(isWords(q.inCodes) ? { ask: q.inCodes } : q.inCodes) } : q,
    );
};

/** The questions that offer a list. */
export const offersOf = (f: AnyForm): [string, Offer][] =>
  Object.entries<Offer>((f.offers ?? {}) as Record<string, Offer>);
