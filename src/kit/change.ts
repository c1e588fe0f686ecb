import type { Cell, Writing } from './column.ts';
import { type AnyRow, type AnyTable, columnsOf, idOf, type Places, type Table, writeCells } from './table.ts';

/** What a command wants of the tables: whole new rows, or new values in a row found by its code. */
export type Change =
  | { kind: 'insert'; table: AnyTable; row: AnyRow }
  | { kind: 'update'; table: AnyTable; id: string; patch: AnyRow }
  | { kind: 'adopt'; table: AnyTable; index: number; row: AnyRow }
  | { kind: 'remove'; table: AnyTable; id: string };

/** The code of the row a change is about. */
export const aboutOf = (c: Change): string => ('row' in c ? idOf(c.table, c.row) : c.id);

export const insert = <R>(t: Table<R>, row: NoInfer<R>): Change => ({ kind: 'insert', table: t, row: row as AnyRow });

export const update = <R>(t: Table<R>, id: string, patch: Partial<NoInfer<R>>): Change => ({
  kind: 'update',
  table: t,
  id,
  patch: patch as AnyRow,
});

/** Gives code and start values to a row that a person typed by hand. */
export const adopt = <R>(t: Table<R>, index: number, row: NoInfer<R>): Change => ({
  kind: 'adopt',
  table: t,
  index,
  row: row as AnyRow,
});

/** Empties our cells of a row; the row itself and what the curator wrote beside it stay. */
export const remove = (t: AnyTable, id: string): Change => ({ kind: 'remove', table: t, id });

/** Changes of one row made one after another, as one: a row that is new and then updated is simply new. */
export function merged(changes: readonly Change[]): Change[] {
  const out: Change[] = [];
  const made = new Map<string, number>();
  const place = (t: AnyTable, id: string) => `${t.id}|${id}`;
  for (const change of changes) {
    if (change.kind !== 'update') {
      made.set(place(change.table, aboutOf(change)), out.push(change) - 1);
      continue;
    }
    const at = made.get(place(change.table, change.id));
    const before = at === undefined ? undefined : out[at];
    if (at === undefined || before === undefined) {
      made.set(place(change.table, change.id), out.push(change) - 1);
    } else if (before.kind === 'remove') continue;
    else if (before.kind === 'update') out[at] = { ...before, patch: { ...before.patch, ...change.patch } };
    else out[at] = { ...before, row: { ...before.row, ...change.patch } };
  }
  return out;
}

/** A rectangle of cells; null leaves a cell as it is: the curator's own columns are never written. */
export type Block = { row: number; column: number; values: (Cell | null)[][] };

/** What the writer must know of a tab as it was read in this run. */
export type TabNow = {
  places: Places;
  at: ReadonlyMap<string, number>;
  end: number;
  rows: readonly AnyRow[];
};

/** The one row of a card, or the row with that code. */
const find = (t: AnyTable, tab: TabNow, id: string) => tab.rows.find((r) => idOf(t, r) === id);

/**
 * The cells that a set of changes of one table writes; rows are found by code, never by number.
 * @returns blocks with `row` and `column` from 0; new rows stand together below the last one
 * @throws RangeError when a row to update is not there any more
 */
export function blocksOf(t: AnyTable, tab: TabNow, changes: readonly Change[], book: Writing): Block[] {
  const keys = columnsOf(t)
    .map(([key]) => key)
    .filter((key) => tab.places[key] !== undefined);
  const line = (cells: Record<string, Cell>, only: readonly string[]): { from: number; values: (Cell | null)[] } => {
    const spots = only.map((key) => tab.places[key] as number);
    const from = Math.min(...spots);
    const values: (Cell | null)[] = Array(Math.max(...spots) - from + 1).fill(null);
    for (const key of only) values[(tab.places[key] as number) - from] = cells[key] as Cell;
    return { from, values };
  };
  const blocks: Block[] = [];
  const fresh: (Cell | null)[][] = [];
  let freshFrom = 0;
  const patches = new Map<string, AnyRow>();
  const blank = Object.fromEntries(keys.map((key) => [key, '' as Cell]));
  for (const change of changes) {
    if (change.kind === 'remove') {
      const at = tab.at.get(change.id);
      const { from, values } = line(blank, keys);
      if (at !== undefined) blocks.push({ row: at, column: from, values: [values] });
      continue;
    }
    if (change.kind === 'update') {
      patches.set(change.id, { ...patches.get(change.id), ...change.patch });
      continue;
    }
    const { from, values } = line(writeCells(t, change.row, book), keys);
    if (change.kind === 'adopt') blocks.push({ row: change.index, column: from, values: [values] });
    else {
      freshFrom = from;
      fresh.push(values);
    }
  }
  for (const [id, patch] of patches) {
    const at = tab.at.get(id);
    const row = find(t, tab, id);
    if (at === undefined || !row) throw new RangeError(`table ${t.id}: row ${id} is not there`);
    const relabel = keys.includes('label') ? ['label'] : [];
    const cells = writeCells(t, { ...row, ...patch }, book);
    const touched = [...new Set([...Object.keys(patch).filter((key) => keys.includes(key)), ...relabel])];
    if (!touched.length) continue;
    const { from, values } = line(cells, touched);
    blocks.push(
      t.drawn === 'across'
        ? { row: at, column: from, values: [values] }
        : { row: from, column: 1, values: values.map((v) => [v]) },
    );
  }
  if (fresh.length) {
    blocks.push(
      t.drawn === 'across'
        ? { row: tab.end, column: freshFrom, values: fresh }
        : { row: freshFrom, column: 1, values: (fresh[0] as (Cell | null)[]).map((v) => [v]) },
    );
  }
  return blocks;
}
