/** Which column of a list becomes what, and the rows as they are sent. Pure. */

export type Titled = {
  header: string[];
  rows: string[][] /** number of the first row in the file, from 1 */;
  first: number;
};

const blank = (row: readonly string[]) => row.every((cell) => cell.trim() === '');

/**
 * Parts the titles from the people. Lines above the titles that hold nothing are passed over.
 * @param titled whether the first row that holds anything names the columns
 */
export function titledRows(
  rows: readonly (readonly string[])[],
  titled: boolean,
  column: (n: number) => string,
): Titled {
  const start = rows.findIndex((row) => !blank(row));
  if (start < 0) return { header: [], rows: [], first: 1 };
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const at = titled ? start + 1 : start;
  const titles = titled ? (rows[start] ?? []) : [];
  return {
    header: Array.from({ length: width }, (_, i) => titles[i]?.trim() || column(i + 1)),
    rows: rows.slice(at).map((row) => [...row]),
    first: at + 1,
  };
}

/** Whether a first row looks like people rather than titles: addresses, telephones, dates and numbers name no column. */
export const looksLikePeople = (row: readonly string[]): boolean =>
  row.some((cell) => /@|^\+?[\d\s()./-]{2,}$|^[А-ЯA-Z]{1,4}-\d{3,}$/.test(cell.trim()));

/** The first values of a column that are not empty. */
export function samplesOf(rows: readonly (readonly string[])[], column: number, howMany: number): string[] {
  const found: string[] = [];
  for (const row of rows) {
    const cell = row[column]?.trim();
    if (cell) found.push(cell);
    if (found.length === howMany) break;
  }
  return found;
}

/** Targets that several columns may fill, joined in the order of the file. */
const JOINED = ['fullName'];

/** Sets a column's target; another column that had the same one loses it, unless that target is joined of several. */
export const remap = (columns: readonly (string | null)[], at: number, target: string | null): (string | null)[] =>
  columns.map((now, i) => {
    if (i === at) return target;
    return target !== null && now === target && !JOINED.includes(target) ? null : now;
  });

/** @param first number of the first row in the file */
export type Chosen = { columns: string[]; rows: string[][]; first: number };

/**
 * What is sent: only the columns that become something, because the others must not leave the computer (names in codes
 * mode). Nothing when they hold nothing.
 */
export function chosenOf(list: Titled, columns: readonly (string | null)[]): Chosen {
  const kept = columns.flatMap((target, i) => (target === null ? [] : [{ target, i }]));
  const rows = list.rows.map((row) => kept.map(({ i }) => row[i] ?? ''));
  return {
    columns: kept.map(({ target }) => target),
    rows: rows.every(blank) ? [] : rows,
    first: list.first,
  };
}
