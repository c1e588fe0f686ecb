/** A form for any register, made from its columns: a row is entered or corrected in the panel as the declarations say. */
import * as z from 'zod/mini';
import {
  type AnyCommand,
  type AnyRow,
  type AnyTable,
  type Change,
  type Column,
  type Command,
  canAdd,
  columnsOf,
  command,
  complaint,
  type Input,
  idOf,
  insert,
  type Json,
  join,
  type Lang,
  type Mode,
  newRow,
  outdated,
  problem,
  say,
  update,
  type Words,
} from '../kit/index.ts';
import { settings, settingsOf } from '../stages/1-preparation/settings.ts';
import { tables } from '../stages/index.ts';
import { boardReads } from './boards.ts';
import { type Preview, preview, run } from './run.ts';
import { notOffered, offeredCommand } from './small.ts';
import { type Snapshot, snapshot } from './snapshot.ts';

export type Choice = { code: string; words: string };
export type EntryField = {
  key: string;
  title: string;
  help: string;
  required: boolean;
  type: Input['type'];
  choices: readonly Choice[];
  from: number | null;
  to: number | null;
  /** one row of the register is made for each of several chosen */
  each: boolean;
  value: Json;
};
export type EntryForm = {
  table: string;
  /** set when these are the questions of a command, not the columns of a register */
  command: string | null;
  title: string;
  about: string;
  row: string | null;
  fields: EntryField[];
};

const tableUnknown = outdated('no-register', (f: { table: string }) => [
  `Листа «${f.table}» нет или его ведёт программа.`,
  `There is no tab “${f.table}”, or the product keeps it.`,
]);

const rowGone = outdated('row-gone', (f: { row: string }) => [
  `Строки ${f.row} больше нет.`,
  `Row ${f.row} is no longer there.`,
]);

export const entryWrong = problem('entry-wrong', (f: { wrong: readonly Words[] }) => [
  `Не записано: ${f.wrong.map((w) => w[0]).join('; ')}. Исправьте и повторите.`,
  `Not recorded: ${f.wrong.map((w) => w[1]).join('; ')}. Correct this and try again.`,
]);

export const entryDouble = problem('entry-double', (f: { row: string }) => [
  `Похоже, такая запись уже есть: ${f.row}. Ничего не записано. Откройте её или измените то, что их различает.`,
  `Such a row seems to be there: ${f.row}. Nothing was recorded. Open it, or change what tells them apart.`,
]);

const tableOf = (id: string): AnyTable => {
  const t = tables.find((x) => x.id === id && x.kept === 'people');
  if (!t) throw tableUnknown({ table: id });
  return t;
};

const enterable = (t: AnyTable, mode: Mode): [string, Column<unknown>][] =>
  columnsOf(t).filter(([, c]) => c.by === 'people' && !c.hidden && !(mode === 'codes' && c.personal));

type Rows = (table: string) => readonly Choice[];

function fieldOf(key: string, c: Column<unknown>, lang: Lang, rows: Rows, each: boolean, value: unknown): EntryField {
  const { input } = c;
  const choices =
    input.type === 'choice' || input.type === 'many'
      ? input.options.map((o) => ({ code: o.code, words: say(o.words, lang) }))
      : input.type === 'ref' || input.type === 'refs'
        ? rows(input.table)
        : [];
  const bounded = input.type === 'number' || input.type === 'scale';
  return {
    key,
    title: say(c.title, lang),
    help: say(c.help, lang),
    required: c.required,
    type: input.type,
    choices,
    from: bounded ? input.from : null,
    to: bounded ? input.to : null,
    each,
    value: (value ?? null) as Json,
  };
}

/** The tables whose rows these columns let a person choose from. */
function pointedBy(columns: readonly Column<unknown>[]): AnyTable[] {
  const ids = columns.flatMap((c) => (c.input.type === 'ref' || c.input.type === 'refs' ? [c.input.table] : []));
  return tables.filter((t) => ids.includes(t.id));
}

/** Rows of a table as a list to choose from. */
const choicesIn =
  (s: Snapshot): Rows =>
  (id) => {
    const other = tables.find((x) => x.id === id);
    return other
      ? (s.rows(other) as readonly AnyRow[]).map((r) => {
          const code = idOf(other, r);
          const name = other.called(r);
          return { code, words: name ? `${name} · ${code}` : code };
        })
      : [];
  };

/** @param only these columns, in this order; all when empty @throws tableUnknown, rowGone */
export function entryForm(asked: { table: string; row: string | null; only: readonly string[] }): EntryForm {
  const t = tableOf(asked.table);
  const s = snapshot([t, ...pointedBy(columnsOf(t).map(([, c]) => c))], 'skip');
  const row = asked.row === null ? undefined : (s.row(t, asked.row) as AnyRow | undefined);
  if (asked.row !== null && !row) throw rowGone({ row: asked.row });
  const rows = choicesIn(s);
  const all = new Map(enterable(t, s.memory.mode));
  const keys = asked.only.length ? asked.only : [...all.keys()];
  return {
    table: t.id,
    command: null,
    title: say(t.sheet, s.lang),
    about: say(t.about, s.lang),
    row: asked.row,
    fields: keys.flatMap((key) => {
      const c = all.get(key);
      return c ? [fieldOf(key, c, s.lang, rows, t.each.includes(key), row ? row[key] : c.start?.(s.now))] : [];
    }),
  };
}

/** The questions of a command, as a form. @throws notOffered */
export function commandForm({ command: id }: { command: string }): EntryForm {
  const c = offeredCommand(id);
  const asks = Object.entries<Column<unknown>>(c.asks?.() ?? {});
  const s = snapshot(pointedBy(asks.map(([, column]) => column)), 'skip');
  return {
    table: '',
    command: c.id,
    title: say(c.button ?? c.title, s.lang),
    about: '',
    row: null,
    fields: asks.map(([key, column]) => fieldOf(key, column, s.lang, choicesIn(s), false, column.start?.(s.now))),
  };
}

type Pressed = { command: string; input: Json };

function pressed({ command: id, input }: Pressed): [AnyCommand, Json] {
  const c = offeredCommand(id);
  const parsed = c.input().safeParse(answersTo(c, input));
  if (!parsed.success) throw notOffered({ command: id });
  return [c, parsed.data];
}

/** Runs a declared command that a stage or a finding offers as a button. @throws notOffered, entryWrong */
export const press = (asked: Pressed): Json => run(...pressed(asked));

/** What it would do. @throws as `press` does */
export const pressPreview = (asked: Pressed): Preview => preview(...pressed(asked));

/** What was said to the questions of a command, without what was left open. @throws entryWrong naming all that is wrong */
function answersTo(c: AnyCommand, input: Json): Json {
  if (!c.asks || typeof input !== 'object' || input === null || Array.isArray(input)) return input;
  const values = input as Values;
  const wrong: Words[] = [];
  const out: Record<string, Json | undefined> = { ...values };
  for (const [key, column] of Object.entries<Column<unknown>>(c.asks())) {
    const value = said(values[key]);
    const words = complaint(column, value);
    if (words) wrong.push(join(['«', '“'], column.title, ['» ', '” '], words));
    if (value === undefined) delete out[key];
  }
  if (wrong.length) throw entryWrong({ wrong });
  return out;
}

type Values = { readonly [key: string]: Json | undefined };
type Entry = { table: string; row: string | null; values: Values };

const said = (value: Json | undefined): unknown =>
  value === null || value === '' || (Array.isArray(value) && !value.length) ? undefined : value;

/** The row as entered, checked by its columns. @throws entryWrong naming all that is wrong */
function checked(t: AnyTable, mode: Mode, values: Values, whole: boolean): AnyRow {
  const wrong: Words[] = [];
  const row: Record<string, unknown> = {};
  for (const [key, c] of enterable(t, mode)) {
    if (!whole && !Object.hasOwn(values, key)) continue;
    const value = said(values[key]);
    const empty = value === undefined && c.required && !c.start;
    const words = empty || value !== undefined ? complaint(c, value) : undefined;
    if (words) wrong.push(join(['«', '“'], c.title, ['» ', '” '], words));
    else row[key] = value;
  }
  if (wrong.length) throw entryWrong({ wrong });
  return row;
}

/** One row, or one for each of those chosen in the column that repeats. */
function eachOf(t: AnyTable, values: Values): Values[] {
  const key = t.each.find((k) => Array.isArray(values[k]) && (values[k] as readonly Json[]).length);
  const single = {
    ...values,
    ...Object.fromEntries(t.each.filter((k) => Array.isArray(values[k])).map((k) => [k, null])),
  };
  return key ? (values[key] as readonly Json[]).map((one) => ({ ...single, [key]: one })) : [single];
}

export const enterRow: Command<Entry, { rows: readonly string[] }> = command('enter-row', {
  title: ['запись внесена на панели', 'a row entered in the panel'],
  input: () =>
    z.object({
      table: z.string(),
      row: z.nullable(z.string()),
      values: z.custom<Values>((v) => typeof v === 'object' && v !== null && !Array.isArray(v)),
    }),
  reads: boardReads,
  decide: (p, { table, row, values }, now) => {
    const t = tableOf(table);
    const { mode } = settingsOf(p);
    if (row !== null) {
      if (t !== settings && !p.row(t, row)) throw rowGone({ row });
      return { changes: [update(t, row, checked(t, mode, values, false))], reply: { rows: [row] } };
    }
    if (!canAdd(t)) throw tableUnknown({ table });
    const made = eachOf(t, values).map((one) => newRow(t, checked(t, mode, one, true), now) as AnyRow);
    const doubles = new Map(
      (p.rows(t) as readonly AnyRow[]).flatMap((r) => (t.once(r) ? [[t.once(r), idOf(t, r)] as const] : [])),
    );
    const fresh = made.filter((r) => !doubles.has(t.once(r)));
    const [known] = made.flatMap((r) => doubles.get(t.once(r)) ?? []);
    if (!fresh.length && known) throw entryDouble({ row: known });
    return { changes: fresh.map((r): Change => insert(t, r)), reply: { rows: fresh.map((r) => idOf(t, r)) } };
  },
});
