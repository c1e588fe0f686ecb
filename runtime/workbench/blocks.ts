/** Blocks of texts: to and from the clipboard, filled on, and cut up where rows or columns out of sight lie between. Pure. */
import { cellName } from '../a1.ts';
import type { TypedBlock } from './protocol.ts';

/** Rows and columns of the sheet, from 0; those out of sight are not among them. */
export type Area = { rows: number[]; cols: number[] };

export type Texts = string[][];

/** Tab-separated, as spreadsheets exchange it: a text with a tab, a quote or a line end is quoted. */
export function toTsv(texts: Texts): string {
  const cell = (text: string): string => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return texts.map((line) => line.map(cell).join('\t')).join('\n');
}

export function fromTsv(text: string): Texts {
  const rows: Texts = [[]];
  let cell = '';
  let quoted = false;
  const end = (): void => {
    rows.at(-1)?.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text.charAt(at + 1) === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === '\t') end();
    else if (sign === '\n') {
      end();
      rows.push([]);
    } else if (sign !== '\r') cell += sign;
  }
  end();
  // A line end after the last row begins no row.
  if (rows.length > 1 && rows.at(-1)?.every((each) => each === '')) rows.pop();
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...new Array<string>(width - row.length).fill('')]);
}

/** Stretches of numbers that follow each other. */
function stretches(numbers: number[]): number[][] {
  const out: number[][] = [];
  for (const each of numbers) {
    const last = out.at(-1);
    if (last && last.at(-1) === each - 1) last.push(each);
    else out.push([each]);
  }
  return out;
}

/** One block for each stretch of rows and columns; texts and area are of one size. */
export function blocksOf({ rows, cols }: Area, texts: Texts): TypedBlock[] {
  return stretches(rows).flatMap((down) =>
    stretches(cols).map((across) => ({
      a1: cellName(down[0] ?? 0, across[0] ?? 0),
      values: down.map((row) => across.map((col) => texts[rows.indexOf(row)]?.[cols.indexOf(col)] ?? '')),
    })),
  );
}

/** `count` numbers from a place on: those in sight, then the ones behind the last. */
function onFrom(seen: number[], first: number, count: number): number[] {
  const out = seen.slice(seen.indexOf(first), seen.indexOf(first) + count);
  for (let next = (seen.at(-1) ?? 0) + 1; out.length < count; next += 1) out.push(next);
  return out;
}

/**
 * Where a pasted block goes: a chosen area it fits into several times is filled with it, otherwise it lies from the corner on.
 * @param seen all rows and columns in sight
 */
export function pasted(texts: Texts, chosen: Area, seen: Area): { area: Area; texts: Texts } {
  const [height, width] = [texts.length, texts[0]?.length ?? 0];
  const tiled = chosen.rows.length % height === 0 && chosen.cols.length % width === 0;
  const area = tiled
    ? chosen
    : {
        rows: onFrom(seen.rows, chosen.rows[0] ?? 0, height),
        cols: onFrom(seen.cols, chosen.cols[0] ?? 0, width),
      };
  return { area, texts: area.rows.map((_, r) => area.cols.map((__, c) => texts[r % height]?.[c % width] ?? '')) };
}

/** What follows a list when it is filled on: whole numbers with an even step go on counting, anything else is repeated. */
function continued(given: string[], count: number): string[] {
  const numbers = given.map(Number);
  const step = (numbers[1] ?? 0) - (numbers[0] ?? 0);
  const counting =
    given.length > 1 &&
    given.every((text) => /^-?\d{1,12}$/.test(text)) &&
    numbers.every((each, at) => at === 0 || each - (numbers[at - 1] ?? 0) === step);
  return Array.from({ length: count }, (_, at) =>
    counting ? String((numbers.at(-1) ?? 0) + step * (at + 1)) : (given[at % given.length] ?? ''),
  );
}

const turned = (texts: Texts): Texts => (texts[0] ?? []).map((_, col) => texts.map((row) => row[col] ?? ''));

/** The texts of `count` further rows (or columns) below (or to the right of) a block; before it, when `back`. */
export function filledOn(texts: Texts, count: number, way: 'down' | 'right', back = false): Texts {
  const lists = way === 'down' ? turned(texts) : texts;
  const filled = lists.map((list) => {
    const more = continued(back ? [...list].reverse() : list, count);
    return back ? more.reverse() : more;
  });
  return way === 'down' ? turned(filled) : filled;
}
