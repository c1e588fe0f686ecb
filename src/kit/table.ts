import type { Cell, Column, Now, Reading, Writing } from './column.ts';
import type { LocalDate } from './date.ts';
import type { Dice } from './dice.ts';
import { hash } from './hash.ts';
import { once } from './once.ts';
import type { Address } from './problem.ts';
import type { Programme } from './programme.ts';
import { join, type Lang, type Words } from './words.ts';

/** Something that is to happen on a day. */
export type Happening = { on: LocalDate; words: Words };

/** One tab. `R` is the shape of its rows in code, inferred from the columns. */
export type Table<R> = {
  id: string;
  sheet: Words;
  columns: { readonly [K in keyof R]: Column<R[K]> };
} & Traits<R>;

type Traits<R> = {
  /** What a row is called where other tables refer to it: a person's name, a pair's two names. */
  called: (row: R) => string;
  /** `down`: a card of one row, drawn with a title in each line (settings). */
  drawn: 'across' | 'down';
  /**
   * Rows that are there from the start; found again by `id`, so set-up may be repeated.
   * @param firstYear the calendar year in which the school year begins
   */
  starts: (lang: Lang, firstYear?: number) => readonly Partial<R>[];
  /** Why a form's answer may not change this row any more; nothing while it may. */
  locked: (row: R) => Words | undefined;
  /** What two rows of one person have in common; '' when that cannot be told. Forms and imports look for doubles by it. */
  once: (row: Partial<R>) => string;
  /** Its tab is kept out of sight until it is opened from the panel: a workbook of forty tabs is no help. */
  aside: boolean;
  /** References of which a person may choose several at once when entering: each makes a row of its own. */
  each: readonly string[];
  /** Makes a practice row hang together: a birth year that fits the class. */
  practice: (row: R, dice: Dice) => R;
  /** What of a row lies ahead or lay behind on which day, for the week on the home tab. */
  happens: (row: R) => readonly Happening[];
  /** What the tab is for, in a sentence; the note of its first header cell. */
  about: Words;
  /** Kept by the script alone: shown, but with nothing for a person to fill in. */
  kept: 'people' | 'script';
  /** What changes in a row that goes into the next year's workbook; nothing when the row stays behind. */
  nextYear: (row: R, p: Programme) => Partial<R> | undefined;
  /** Only ever added to, and long: a run reads its codes, not its rows. */
  grows: boolean;
};

export type Row<T> = T extends Table<infer R> ? R : never;
/** Any table at all, for code that treats tables alike (set-up, reading, practice). */
// biome-ignore lint/suspicious/noExplicitAny: rows of different tables have nothing in common
export type AnyTable = Table<any>;
export type AnyRow = Readonly<Record<string, unknown>>;

/** A cell that could not be read, addressed the way the curator sees it. */
export type CellProblem = Address & { words: Words };

/**
 * Declares a tab. Columns are found by their mark (developer metadata), then by title, so curators may reorder them,
 * rename them and add their own.
 * @param columns made when they are first asked for: every run loads every table, and most runs look at few
 * @example table('mentees', ['База наставляемых', 'Mentees'], () => ({ id: key('mentees', 'НМ'), name: text(['ФИО', 'Name']) }))
 */
export function table<R>(
  id: string,
  sheet: Words,
  columns: () => { readonly [K in keyof R]: Column<R[K]> },
  traits: Partial<Traits<NoInfer<R>>> = {},
): Table<R> {
  const made = once(columns);
  return {
    id,
    sheet,
    get columns() {
      return made();
    },
    called: () => '',
    drawn: 'across',
    starts: () => [],
    locked: () => undefined,
    once: () => '',
    each: [],
    practice: (row) => row,
    happens: () => [],
    about: ['', ''],
    kept: 'people',
    nextYear: () => undefined,
    grows: false,
    aside: false,
    ...traits,
  };
}

/** Columns in the order they were declared. */
export const columnsOf = (t: AnyTable): [string, Column<unknown>][] => Object.entries(t.columns as object);

/** The code of a row; a card has one row, called like its table. */
export const idOf = (t: AnyTable, row: AnyRow): string => (t.drawn === 'down' ? t.id : String(row.id));

const EMPTY: Words = ['не заполнено', 'is empty'];
const MADE_BY_SCRIPT: Words = [
  'строки этого листа делает программа: сотрите эту и внесите то же на панели',
  'rows of this tab are made by the programme: empty this one and enter the same in the panel',
];

/** Whether a person may add a row: in the tab, in the panel or by import. */
export const canAdd = (t: AnyTable): boolean =>
  t.kept === 'people' &&
  t.drawn === 'across' &&
  !columnsOf(t).some(([, c]) => c.by === 'script' && c.required && !c.start);

/** What is wrong with one cell, or nothing. `read` is what the column made of it. */
export function complaint(c: Column<unknown>, read: unknown): Words | undefined {
  if (read === undefined) return c.required ? EMPTY : undefined;
  return c.fits(read) ? undefined : join(['нужно: ', 'wanted: '], c.wants());
}

/** Where each of our columns stands in a tab: column key → index from 0. */
export type Places = Readonly<Record<string, number>>;

export type ReadTab<R> = {
  rows: R[];
  /** row code → index in the grid, also for rows that could not be read */
  at: Map<string, number>;
  problems: CellProblem[];
  /** rows a person typed by hand: no code yet, the start values are still to be given */
  newcomers: { index: number; given: Partial<R> }[];
  /** the first index below all of our cells */
  end: number;
};

/** A card is a table turned on its side. */
export const upright = (t: AnyTable, grid: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] =>
  t.drawn === 'across' ? grid : [grid.map((line) => line[0] ?? ''), grid.map((line) => line[1] ?? '')];

type ReadCell = { value: unknown; wrong: Words | undefined };
type Field = { key: string; c: Column<unknown>; at: number; read: (cell: Cell) => ReadCell };

/** Reads the cells of one column. What people choose repeats, and what a cell spells does not change within a reading. */
function reader(c: Column<unknown>, book: Reading): (cell: Cell) => ReadCell {
  const spelt = (cell: Cell): ReadCell => {
    const value = c.read(cell, book);
    return { value, wrong: complaint(c, value) };
  };
  const blank = once(() => spelt(''));
  if (c.input.type === 'line' || c.input.type === 'paragraph') return (cell) => (cell === '' ? blank() : spelt(cell));
  const known = new Map<Cell, ReadCell>();
  return (cell) => {
    if (cell === '') return blank();
    let found = known.get(cell);
    if (!found) {
      found = spelt(cell);
      known.set(cell, found);
    }
    return found;
  };
}

// Loops over cells are plain: a run's code is never warm, and a call for each cell is most of what reading costs.
function isEmpty(fields: readonly Field[], cells: readonly Cell[]): boolean {
  for (const { c, at } of fields) {
    const cell = cells[at] ?? '';
    if (cell !== '' && !(cell === false && c.format === 'tick')) return false;
  }
  return true;
}

/**
 * Reads a grid whose first row is the header. Bad cells are reported, never thrown: one typo must not stop the programme.
 * @param grid rows × columns, already upright; rows without any of our values are skipped
 * @param sheet the tab's title as it is now, for addresses
 */
export function readGrid<R>(
  t: Table<R>,
  grid: readonly (readonly Cell[])[],
  places: Places,
  book: Reading,
  sheet: string,
): ReadTab<R> {
  const out: ReadTab<R> = { rows: [], at: new Map(), problems: [], newcomers: [], end: Math.min(1, grid.length) };
  const fields = columnsOf(t).map(([key, c]): Field => ({ key, c, at: places[key] ?? -1, read: reader(c, book) }));
  const first = fields[0];
  const codes = fields.find(({ key }) => key === 'id');
  const complain = (i: number, { at, c }: Field, words: Words) =>
    out.problems.push({
      sheet,
      row: t.drawn === 'down' ? at + 1 : i + 1,
      column: String(grid[0]?.[at] ?? '') || c.title[0],
      words,
    });
  for (let i = 1; i < grid.length; i++) {
    const cells = grid[i] as readonly Cell[];
    if (isEmpty(fields, cells)) continue;
    out.end = i + 1;
    const code = t.drawn === 'down' ? t.id : codes?.read(cells[codes.at] ?? '').value;
    const isNew = code === undefined;
    const before = out.problems.length;
    const row: Record<string, unknown> = {};
    for (const field of fields) {
      const { value, wrong } = field.read(cells[field.at] ?? '');
      row[field.key] = value;
      if (isNew && value === undefined && field.c.required && !field.c.start) {
        complain(i, field, field.c.by === 'script' ? MADE_BY_SCRIPT : EMPTY);
      } else if (wrong && field.at >= 0 && !(isNew && field.c.by === 'script' && value === undefined)) {
        complain(i, field, wrong);
      }
    }
    if (typeof code === 'string') {
      if (!out.at.has(code)) out.at.set(code, i);
      else if (first) complain(i, first, [`код ${code} стоит в двух строках`, `code ${code} stands in two rows`]);
    }
    if (out.problems.length > before) continue;
    if (isNew) out.newcomers.push({ index: i, given: row as Partial<R> });
    else out.rows.push(row as R);
  }
  return out;
}

/** A new row: what people gave, plus what the columns start with. @throws RangeError naming the columns left without a value */
export function newRow<R>(t: Table<R>, given: Partial<R>, now: Now): R {
  const row: AnyRow = Object.fromEntries(
    columnsOf(t).map(([key, c]) => [key, (given as AnyRow)[key] ?? c.start?.(now)]),
  );
  const empty = columnsOf(t).filter(([key, c]) => c.required && row[key] === undefined);
  if (empty.length) throw new RangeError(`table ${t.id}: no value for ${empty.map(([key]) => key).join(', ')}`);
  return row as R;
}

/** The cells of a row by column key; the label is made here, so that it is right after every write. */
export function writeCells<R>(t: Table<R>, row: R, book: Writing): Record<string, Cell> {
  return Object.fromEntries(
    columnsOf(t).map(([key, c]) => [
      key,
      key === 'label' ? book.label(t.id, idOf(t, row as AnyRow)) : c.write((row as AnyRow)[key], book),
    ]),
  );
}

/** Valid invented rows. @param dice knows the rows that references may point to */
export const sampleRows = <R>(t: Table<R>, dice: Dice, n: number): R[] =>
  Array.from({ length: n }, () =>
    t.practice(Object.fromEntries(columnsOf(t).map(([key, c]) => [key, c.sample(dice)])) as R, dice),
  );

/** Columns whose change matters to whoever looked at a row: what people fill in, and states, dates and numbers. */
const weighty = (t: AnyTable): string[] =>
  columnsOf(t).flatMap(([key, c]) => (c.by === 'people' || c.journalled ? [key] : []));

/** A fingerprint of a row as it stands: another one means that somebody changed it. */
export const revisionOf = (t: AnyTable, row: AnyRow): string =>
  hash(JSON.stringify(weighty(t).map((key) => row[key] ?? null)));
