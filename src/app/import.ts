/** Lists from elsewhere: which column becomes what, which rows can be taken, and who is there already. Pure but for `run`. */

import * as z from 'zod/mini';
import {
  type AnyRow,
  type AnyTable,
  type Change,
  type Column,
  columnsOf,
  command,
  complaint,
  insert,
  isCode,
  type Json,
  join,
  type Mode,
  type Now,
  newRow,
  type Programme,
  type Reading,
  sameWords,
  say,
  type Words,
} from '../kit/index.ts';
import { settings, settingsOf } from '../stages/1-preparation/settings.ts';
import { consents } from '../stages/2-mentees/consents.ts';
import { mentees } from '../stages/2-mentees/register.ts';
import { mentors } from '../stages/3-mentors/register.ts';

export const importable: Readonly<Record<'mentees' | 'mentors', AnyTable>> = { mentees, mentors };
export type Importable = keyof typeof importable;

/** Columns a list may fill: what people write and since when they are here, without what codes mode must not hold. */
export const targets = (t: AnyTable, mode: Mode): [string, Column<unknown>][] =>
  columnsOf(t).filter(
    ([key, c]) =>
      (key === 'id' || key === 'joinedOn' || c.by === 'people') &&
      c.input.type !== 'ref' &&
      c.input.type !== 'refs' &&
      !(mode === 'codes' && t === mentees && c.personal),
  );

/** Titles under which lists bring what a workspace must not hold (domain 3.1): never suggested. */
const SENSITIVE =
  /identit|characterist|religio|ethnic|disab|health|diagnos|паспорт|диагноз|здоров|религ|национальн|инвалид|снилс/i;

/** Which column of a list becomes which of ours; several may fill one text («first name», «last name»). */
export function guessColumns(t: AnyTable, header: readonly string[], mode: Mode): (string | null)[] {
  const exact = new Map<string, string>();
  for (const [key, c] of targets(t, mode)) {
    for (const spelt of [...c.title, ...c.was, ...c.aka, key])
      if (!exact.has(sameWords(spelt))) exact.set(sameWords(spelt), key);
  }
  const taken = new Set<string>();
  const mayRepeat = (key: string) => key === 'fullName';
  return header.map((title) => {
    if (SENSITIVE.test(title)) return null;
    const key = exact.get(sameWords(title));
    if (key === undefined || (taken.has(key) && !mayRepeat(key))) return null;
    taken.add(key);
    return key;
  });
}

const noReading: Reading = { named: () => [] };
const nobody: Words = ['нет ни имени, ни кода', 'neither a name nor a code'];
const twice: Words = ['тот же человек уже есть в этом списке выше', 'the same person stands further up in this list'];

export type Refused = { row: number; why: string };
export type ImportResult = { added: number; known: number; refused: readonly Refused[] };

/** The values of one line of a list; nothing when it is empty. */
function readLine(
  cells: readonly string[],
  columns: readonly (string | null)[],
  allowed: ReadonlyMap<string, Column<unknown>>,
): { row: Record<string, unknown>; wrong: Words[] } | undefined {
  const texts = new Map<string, string[]>();
  for (const [at, key] of columns.entries()) {
    const text = (cells[at] ?? '').trim();
    if (key && allowed.has(key) && text) texts.set(key, [...(texts.get(key) ?? []), text]);
  }
  if (!texts.size) return undefined;
  const row: Record<string, unknown> = {};
  const wrong: Words[] = [];
  for (const [key, parts] of texts) {
    const c = allowed.get(key) as Column<unknown>;
    const value = c.read(parts.join(' '), noReading);
    const words = complaint({ ...c, required: false }, value);
    if (words) wrong.push(join(['«', '“'], c.title, ['»: ', '”: '], words));
    else row[key] = value;
  }
  return { row, wrong };
}

/**
 * @param rows cells as text, without the header @param first number of the first row in the file, from 1
 * @returns `taken`: which rows make a person, from 0
 */
export function decideImport(
  p: Programme,
  t: AnyTable,
  columns: readonly (string | null)[],
  rows: readonly (readonly string[])[],
  first: number,
  now: Now,
): { changes: Change[]; result: ImportResult; taken: number[] } {
  const { mode, language } = settingsOf(p);
  const allowed = new Map(targets(t, mode));
  const known = new Set((p.rows(t) as readonly AnyRow[]).map((r) => t.once(r)).filter(Boolean));
  const here = new Set<string>();
  const changes: Change[] = [];
  const taken: number[] = [];
  const refused: Refused[] = [];
  let already = 0;
  for (const [i, cells] of rows.entries()) {
    const line = readLine(cells, columns, allowed);
    if (!line) continue;
    const { row, wrong } = line;
    const code = isCode(row.id) ? row.id : '';
    const key = t.once(row) || code;
    if (!wrong.length && !key) wrong.push(nobody);
    if (!wrong.length && here.has(key)) wrong.push(twice);
    if (wrong.length) {
      refused.push({ row: first + i, why: wrong.map((w) => say(w, language)).join('; ') });
      continue;
    }
    here.add(key);
    if (known.has(key) || (code && p.row(t, code))) already++;
    else {
      changes.push(insert(t, newRow(t, row, now)));
      taken.push(i);
    }
  }
  return { changes, taken, result: { added: changes.length, known: already, refused } };
}

export const importRows = command('import-rows', {
  title: ['импорт списка', 'import of a list'],
  input: () =>
    z.object({
      table: z.enum(['mentees', 'mentors']),
      columns: z.array(z.nullable(z.string())),
      rows: z.array(z.array(z.string())),
      first: z.number(),
    }),
  reads: [settings, mentees, mentors, consents],
  decide: (p, { table, columns, rows, first }, now) => {
    const { changes, result } = decideImport(p, importable[table], columns, rows, first, now);
    return { changes, reply: result as unknown as Json & ImportResult };
  },
});
