/** Taking people out of rows: every word somebody wrote goes, codes, choices, days and numbers stay, so that counts stay true. */
import { type AnyRow, type AnyTable, columnsOf } from './table.ts';

/** Stands where a text must stand. */
const NOTHING = '—';

/**
 * What is to be written over a row so that nobody is told of in it; nothing when that is so already.
 * @param people tables of people: a cell that names one of them is written again, as it shows the name too
 */
export function withoutWords(t: AnyTable, row: AnyRow, people: readonly string[]): AnyRow | undefined {
  const patch = Object.fromEntries(
    columnsOf(t).flatMap(([key, c]): [string, unknown][] => {
      const names = (c.input.type === 'ref' || c.input.type === 'refs') && people.includes(c.input.table);
      if (names && row[key] !== undefined) return [[key, row[key]]];
      const words = c.input.type === 'line' || c.input.type === 'paragraph';
      if (key === 'id' || key === 'label' || c.hidden || !(words || c.personal) || row[key] === undefined) return [];
      const blank = c.required ? NOTHING : undefined;
      return row[key] === blank ? [] : [[key, blank]];
    }),
  );
  return Object.keys(patch).length ? patch : undefined;
}

/** Whether rows of a table speak of rows of those: by a column that names one. */
export const speaksOf = (t: AnyTable, tables: readonly string[]): boolean =>
  columnsOf(t).some(([, c]) => (c.input.type === 'ref' || c.input.type === 'refs') && tables.includes(c.input.table));
