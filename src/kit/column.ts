/**
 * Column kinds. A kind answers every consumer's question itself: what the value is in code, how the sheet spells it,
 * how a person enters it, what a practice value looks like. No other file asks "which kind is this?"; only the two
 * interpreters in `google/` switch on the closed union `Input`.
 */

import * as z from 'zod/mini';
import {
  dayFromText,
  dayOf,
  fromSerial,
  isLocalDate,
  isMoment,
  type LocalDate,
  type Moment,
  momentFromSerial,
  momentToSerial,
  sayDay,
  toSerial,
} from './date.ts';
import type { Dice } from './dice.ts';
import { allOf, baseOf, codeOf, type Dictionary, offeredOf } from './dictionary.ts';
import { once } from './once.ts';
import { join, type Lang, none, sameWords, say, type Words } from './words.ts';

/** What a tab holds: '' is an empty cell, a date is Sheets' serial number. */
export type Cell = string | number | boolean;

export type Option = { code: string; words: Words };

/** How a person enters the value. Validation in the tab and the item of a form are both derived from this. */
export type Input =
  | { type: 'line'; pattern?: 'email' | 'phone' | 'url' }
  | { type: 'paragraph' }
  | { type: 'choice'; options: readonly Option[] }
  | { type: 'many'; options: readonly Option[] }
  | { type: 'number'; from: number; to: number; whole: boolean }
  | { type: 'scale'; from: number; to: number; low: Words; high: Words }
  | { type: 'date' }
  | { type: 'moment' }
  | { type: 'yes-no' }
  | { type: 'ref'; table: string }
  | { type: 'refs'; table: string };

/** What a reader of cells may ask about the rest of the workbook. */
export type Reading = {
  /** codes of the rows of `table` called so; several when people share a name */
  named(table: string, name: string): readonly string[];
};

/** What a writer of cells may ask. */
export type Writing = {
  lang: Lang;
  /** «Белова Анна · НМ-014», or the code alone when names are not kept */
  label(table: string, id: string): string;
};

/** What a new row may depend on. Time and chance come in as values. */
export type Now = {
  today: LocalDate;
  moment: Moment;
  /** the acting person's address, or '' when Google does not tell */
  who: string;
  nextId(table: string, prefix: string): string;
};

export type Column<V> = {
  title: Words;
  /** Former titles, in any language; set-up renames such a header instead of adding a second column. */
  was: readonly string[];
  help: Words;
  /** Other titles under which strangers' files bring it; import guesses by them. */
  aka: readonly string[];
  required: boolean;
  /** Who writes the cells: `script` columns are protected in the tab and never asked in a form. */
  by: 'people' | 'script';
  /** Tells who a learner is: not asked, imported or kept where codes are used. */
  personal: boolean;
  /** Kept for the script alone: the column is hidden in the tab. */
  hidden: boolean;
  /** Pixels in the tab. */
  width: number;
  /** Long text is shown whole, making its row taller. */
  wrap: boolean;
  /** How cells are kept: `text` never turns «007» or «+7…» into a number when a person types it. */
  format: 'text' | 'number' | 'date' | 'moment' | 'tick';
  /** Its old and new values may stand in the journal: states, dates and numbers, never free text about a person. */
  journalled: boolean;
  /** Whether what was read is a value of this column; an empty cell is never asked. */
  fits(value: unknown): boolean;
  /** What a good value is, completing «Нужно: …». */
  wants: () => Words;
  /** The value in the cell, not yet checked; undefined when the cell is empty. */
  read(cell: Cell, book: Reading): unknown;
  write(value: V, book: Writing): Cell;
  /** The value in a sentence, where the cell holds a number that says nothing to people. */
  tell?(value: V, lang: Lang): string;
  input: Input;
  start?: (now: Now) => V;
  sample(dice: Dice): V;
};

export type Extras = {
  help?: Words;
  was?: readonly string[];
  aka?: readonly string[];
  width?: number;
  wrap?: boolean;
  hidden?: boolean;
  personal?: boolean;
  /** offers also what the school has switched off */
  every?: boolean;
};

type Kind<V> = Pick<Column<V>, 'fits' | 'wants' | 'read' | 'write' | 'input' | 'sample'> &
  Partial<Pick<Column<V>, 'start' | 'format' | 'journalled' | 'width' | 'tell'>>;

const column = <V>(title: Words, extras: Extras, kind: Kind<V>): Column<V> => ({
  title,
  was: extras.was ?? [],
  help: extras.help ?? none,
  aka: extras.aka ?? [],
  required: true,
  by: 'people',
  wrap: extras.wrap ?? false,
  hidden: extras.hidden ?? false,
  personal: extras.personal ?? false,
  format: 'text',
  journalled: false,
  ...kind,
  width: extras.width ?? kind.width ?? 160,
});

/** Control characters have no business in a cell; line breaks stay. */
const clean = (text: string) => text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, '');

const asText = (cell: Cell): string | undefined => {
  const spelt = String(cell);
  return (/\p{Cc}/u.test(spelt) ? clean(spelt) : spelt).trim() || undefined;
};

const line = (
  title: Words,
  extras: Extras,
  longest: number,
  input: Input,
  samples: readonly string[],
): Column<string> =>
  column<string>(title, extras, {
    fits: (v) => typeof v === 'string' && v.length <= longest,
    wants: () => [`текст не длиннее ${longest} знаков`, `a text of at most ${longest} characters`],
    read: asText,
    write: (v) => v,
    input,
    sample: (dice) => dice.pick(samples),
  });

/** One line of text. */
export const text = (title: Words, extras: Extras & { samples?: readonly string[] } = {}): Column<string> =>
  line(title, extras, 1000, { type: 'line' }, extras.samples ?? [title[0]]);

/** Several lines of text. */
export const paragraph = (title: Words, extras: Extras & { samples?: readonly string[] } = {}): Column<string> =>
  line(title, { width: 280, ...extras }, 20_000, { type: 'paragraph' }, extras.samples ?? [title[0]]);

// pure, so that a page which takes a word from the kit takes no zod
const EMAIL = /* @__PURE__ */ once(() => z.email());
const PHONE = /^\+?[\d\s().-]{5,25}$/;
/** zod's own url check needs `URL`, which Apps Script lacks: it would refuse every address. */
const LINK = /^https?:\/\/[^\s<>"]{3,2000}$/;
const matches = (form: RegExp) => (v: unknown) => typeof v === 'string' && form.test(v);

export const email = (title: Words, extras: Extras = {}): Column<string> => ({
  ...text(title, { width: 200, ...extras }),
  fits: (v) => EMAIL().safeParse(v).success,
  wants: () => ['адрес вида name@school.ru', 'an address like name@school.org'],
  input: { type: 'line', pattern: 'email' },
  sample: (dice) => `uchastnik${dice.int(100, 999)}@example.org`,
});

export const phone = (title: Words, extras: Extras = {}): Column<string> => ({
  ...text(title, extras),
  fits: matches(PHONE),
  wants: () => ['номер телефона, например +7 916 123-45-67', 'a phone number, for example +7 916 123-45-67'],
  input: { type: 'line', pattern: 'phone' },
  sample: (dice) => `+7 900 ${dice.int(100, 999)}-${dice.int(10, 99)}-${dice.int(10, 99)}`,
});

export const url = (title: Words, extras: Extras = {}): Column<string> => ({
  ...text(title, extras),
  fits: matches(LINK),
  wants: () => ['ссылка, начинается с https://', 'a link that begins with https://'],
  input: { type: 'line', pattern: 'url' },
  sample: (dice) => `https://school.example/page/${dice.int(1, 99)}`,
});

const wordsOf = (dictionary: object, code: string, lang: Lang) => {
  const found = (dictionary as Dictionary<string>)[code];
  return found ? say(found, lang) : code;
};

const isIn = (dictionary: object) => (v: unknown) => typeof v === 'string' && Object.hasOwn(dictionary, v);

/** Options as they are offered when somebody asks; `every` of them where the choice is which to offer. */
const optionsIn = (dictionary: object, extras: Extras) => (extras.every ? allOf(dictionary) : offeredOf(dictionary));

const listed = (options: readonly Option[]): Words => [
  options.map((o) => o.words[0]).join(', '),
  options.map((o) => o.words[1]).join(', '),
];

/** One of a dictionary: code → words. The code is kept in code, the words stand in the cell. */
export function choice<const C extends string>(
  title: Words,
  dictionary: Dictionary<C>,
  extras: Extras & { start?: NoInfer<C> } = {},
): Column<C> {
  return column<C>(title, extras, {
    ...(extras.start !== undefined && { start: () => extras.start as C }),
    fits: isIn(dictionary),
    wants: () => join(['одно из: ', 'one of: '], listed(offeredOf(dictionary))),
    read: (cell) => {
      const spelt = asText(cell);
      return spelt === undefined ? undefined : codeOf(dictionary, spelt);
    },
    write: (v, book) => wordsOf(dictionary, v, book.lang),
    input: {
      type: 'choice',
      get options() {
        return optionsIn(dictionary, extras);
      },
    },
    journalled: true,
    sample: (dice) => dice.pick(baseOf(dictionary)).code as C,
  });
}

/** Several of a dictionary; the cell holds the words with «; » between them. */
export function many<const C extends string>(
  title: Words,
  dictionary: Dictionary<C>,
  extras: Extras = {},
): Column<readonly C[]> {
  return column<readonly C[]>(
    title,
    { width: 240, ...extras },
    {
      fits: (v) => Array.isArray(v) && v.every(isIn(dictionary)),
      wants: () => join(['через «;» из списка: ', 'with “;” between, from: '], listed(offeredOf(dictionary))),
      read: (cell) =>
        asText(cell)
          ?.split(';')
          .map((x) => x.trim())
          .filter(Boolean)
          .map((x) => codeOf(dictionary, x)),
      write: (v, book) => v.map((code) => wordsOf(dictionary, code, book.lang)).join('; '),
      input: {
        type: 'many',
        get options() {
          return optionsIn(dictionary, extras);
        },
      },
      sample: (dice) => dice.some(baseOf(dictionary), 1, 3).map((e) => e.code as C),
    },
  );
}

export const number = (
  title: Words,
  range: { from: number; to: number; whole?: boolean },
  extras: Extras & { start?: number } = {},
): Column<number> => {
  const whole = range.whole ?? true;
  return column<number>(
    title,
    { width: 110, ...extras },
    {
      ...(extras.start !== undefined && { start: () => extras.start as number }),
      fits: (v) => typeof v === 'number' && v >= range.from && v <= range.to && (!whole || Number.isInteger(v)),
      wants: () => [
        `${whole ? 'целое число' : 'число'} от ${range.from} до ${range.to}`,
        `a ${whole ? 'whole number' : 'number'} from ${range.from} to ${range.to}`,
      ],
      read: (cell) => {
        const spelt = asText(cell);
        if (spelt === undefined || typeof cell === 'number') return spelt === undefined ? undefined : cell;
        return /^-?\d+([.,]\d+)?$/.test(spelt) ? Number(spelt.replace(',', '.')) : spelt;
      },
      write: (v) => v,
      input: { type: 'number', from: range.from, to: range.to, whole },
      format: 'number',
      journalled: true,
      sample: (dice) => dice.int(range.from, range.to),
    },
  );
};

export const scale = (
  title: Words,
  ends: { from?: 0 | 1; to: number; low: Words; high: Words },
  extras: Extras = {},
): Column<number> => {
  const from = ends.from ?? 1;
  return {
    ...number(title, { from, to: ends.to }, extras),
    input: { type: 'scale', from, to: ends.to, low: ends.low, high: ends.high },
  };
};

export const date = (title: Words, extras: Extras & { start?: 'today' } = {}): Column<LocalDate> =>
  column<LocalDate>(
    title,
    { width: 110, ...extras },
    {
      ...(extras.start && { start: (now: Now) => now.today }),
      fits: isLocalDate,
      wants: () => ['дата, например 01.09.2026', 'a date, for example 2026-09-01'],
      read: (cell) =>
        typeof cell === 'number' ? (fromSerial(cell) ?? cell) : (dayFromText(asText(cell) ?? '') ?? asText(cell)),
      write: toSerial,
      tell: sayDay,
      input: { type: 'date' },
      format: 'date',
      journalled: true,
      sample: (dice) => dice.day(),
    },
  );

/** A moment on the wall clock; written by the script. */
export const moment = (title: Words, extras: Extras & { start?: 'now' } = {}): Column<Moment> =>
  column<Moment>(
    title,
    { width: 140, ...extras },
    {
      ...(extras.start && { start: (now: Now) => now.moment }),
      fits: isMoment,
      wants: () => ['дата и время, например 01.09.2026 10:30', 'a date and time, for example 2026-09-01 10:30'],
      read: (cell) => (typeof cell === 'number' ? (momentFromSerial(cell) ?? cell) : asText(cell)),
      write: momentToSerial,
      tell: (m, lang) => `${sayDay(dayOf(m), lang)} ${m.slice(11, 16)}`,
      input: { type: 'moment' },
      format: 'moment',
      journalled: true,
      sample: (dice) => `${dice.day()} 10:00:00` as Moment,
    },
  );

const YES: readonly unknown[] = [true, 'true', 'да', 'yes', 'истина', '1', 1, '+', 'v'];
const NO: readonly unknown[] = [false, 'false', 'нет', 'no', 'ложь', '0', 0, '-', ''];

/** A tick box; an empty cell is «no». */
export const yesNo = (title: Words, extras: Extras & { start?: boolean } = {}): Column<boolean> =>
  column<boolean>(
    title,
    { width: 90, ...extras },
    {
      start: () => extras.start ?? false,
      fits: (v) => typeof v === 'boolean',
      wants: () => ['да или нет', 'yes or no'],
      read: (cell) => {
        const said = typeof cell === 'string' ? sameWords(cell) : cell;
        return YES.includes(said) ? true : NO.includes(said) ? false : said;
      },
      write: (v) => v,
      tell: (v, lang) => say(v ? ['да', 'yes'] : ['нет', 'no'], lang),
      input: { type: 'yes-no' },
      format: 'tick',
      journalled: true,
      sample: (dice) => dice.int(0, 1) === 1,
    },
  );

/** The identity of a row of table `T`. */
export type Id<T extends string> = string & { readonly table: T };

const CODE = /^\p{Lu}{1,4}-\d{3,}$/u;
/** Stands between a name and a code in a cell that names a row: «Белова Анна · НМ-014». */
export const LABEL_DOT = ' · ';
export const isCode = (x: unknown): x is string => typeof x === 'string' && CODE.test(x);

/** A row's identity, e.g. «НМ-014». Written once by the script, never reused. */
export const key = <const T extends string>(table: T, prefix: string): Column<Id<T>> =>
  byScript(
    column<Id<T>>(
      ['Код', 'Code'],
      { width: 80 },
      {
        start: (now) => now.nextId(table, prefix) as Id<T>,
        fits: isCode,
        wants: () => [`код вида ${prefix}-014`, `a code like ${prefix}-014`],
        read: asText,
        write: (v) => v,
        input: { type: 'line' },
        journalled: true,
        sample: (dice) => `${prefix}-${String(dice.next(table)).padStart(3, '0')}` as Id<T>,
      },
    ),
  );

/** A row of another table: the cell shows «name · code» chosen from a list, the value is the code. */
export const ref = <const T extends string>(table: T, title: Words, extras: Extras = {}): Column<Id<T>> =>
  column<Id<T>>(
    title,
    { width: 250, ...extras },
    {
      fits: isCode,
      wants: () => ['выберите из списка', 'choose from the list'],
      read: (cell, book) => {
        const shown = asText(cell);
        const code = shown?.split(LABEL_DOT).at(-1)?.trim();
        if (shown === undefined || isCode(code)) return code;
        const [only, ...more] = book.named(table, shown);
        return only && !more.length ? only : shown;
      },
      write: (id, book) => book.label(table, id),
      input: { type: 'ref', table },
      journalled: true,
      sample: (dice) => dice.idOf(table) as Id<T>,
    },
  );

/** Several rows of another table, with «; » between their labels. */
export const refs = <const T extends string>(table: T, title: Words, extras: Extras = {}): Column<readonly Id<T>[]> => {
  const one = ref(table, title, extras);
  return column<readonly Id<T>[]>(
    title,
    { width: 260, ...extras },
    {
      fits: (v) => Array.isArray(v) && v.every(isCode),
      wants: () => ['коды через «;»', 'codes with “;” between'],
      read: (cell, book) =>
        asText(cell)
          ?.split(';')
          .map((x) => one.read(x, book))
          .filter((x) => x !== undefined),
      write: (ids, book) => ids.map((id) => one.write(id, book)).join('; '),
      input: { type: 'refs', table },
      journalled: true,
      sample: (dice) => [one.sample(dice)],
    },
  );
};

/** How this row is called elsewhere: filled by the script so that lists can offer it. */
export const label = (): Column<string> => ({
  ...byScript(text(['Обозначение', 'Label'], { hidden: true, width: 220 })),
  required: false,
  start: () => '',
  sample: () => '',
});

/** A value as a sentence says it. */
export const told = (c: Column<unknown>, value: unknown, book: Writing): string =>
  c.tell && value !== undefined ? c.tell(value, book.lang) : String(c.write(value, book));

/** The cell may stay empty; the value is then `undefined`. */
export const optional = <V>(c: Column<V>): Column<V | undefined> => ({
  ...c,
  required: false,
  start: c.start ?? (() => undefined),
  write: (v, book) => (v === undefined ? '' : c.write(v, book)),
  sample: (dice) => (dice.int(1, 4) === 1 ? undefined : c.sample(dice)),
});

/** Written by the script only: protected in the tab, never asked in a form. */
export function byScript<V>(c: Column<V>): Column<V> {
  return { ...c, by: 'script' };
}
