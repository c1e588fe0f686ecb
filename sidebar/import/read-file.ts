/** A file of rows as text: CSV of any usual encoding and delimiter, or an XLSX workbook. Nothing leaves the computer here. */
import { readXlsx } from 'hucre/xlsx';
import Papa from 'papaparse';
import { ServerProblem } from '../server.ts';
import { t } from '../words.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'windows-1251';
export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

export type Sheet = { name: string; rows: string[][] };
/** What a file turned out to be; the two guesses of a text file may be changed by a person. */
export type FileRows =
  | { kind: 'text'; encoding: Encoding; delimiter: Delimiter; rows: string[][] }
  | { kind: 'workbook'; sheets: Sheet[] };

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, i) => bytes[i] === byte);

/** UTF-8 is recognised by being valid; what is not is taken for windows-1251, in which Excel in Russia saves CSV. */
export function guessEncoding(bytes: Uint8Array): Encoding {
  if (startsWith(bytes, 0xff, 0xfe)) return 'utf-16le';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1251';
  }
}

/** The delimiter that splits the first lines into the most columns; quotes are respected. */
export function guessDelimiter(text: string): Delimiter {
  const LINES = 20;
  const widths = delimiters.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, { delimiter, preview: LINES });
    const sizes = data.filter((row) => row.some(Boolean)).map((row) => row.length);
    const same = sizes.filter((size) => size === sizes[0]).length;
    // «Иванов, Пётр; 8А»: commas inside the text split unevenly, the real delimiter splits every line alike
    return sizes[0] === undefined || sizes[0] < 2 ? 0 : (same / sizes.length) * 1000 + sizes[0];
  });
  return delimiters[widths.indexOf(Math.max(...widths))] ?? ',';
}

const blank = (row: readonly string[]) => row.every((cell) => cell.trim() === '');

function withoutTail(rows: string[][]): string[][] {
  let end = rows.length;
  while (end > 0 && blank(rows[end - 1] ?? [])) end--;
  return rows.slice(0, end);
}

export function readText(bytes: Uint8Array, chosen: { encoding?: Encoding; delimiter?: Delimiter }): FileRows {
  const encoding = chosen.encoding ?? guessEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  const delimiter = chosen.delimiter ?? guessDelimiter(text);
  // empty lines are kept: a row must have the number it has in the file
  const { data } = Papa.parse<string[]>(text, { delimiter, skipEmptyLines: false });
  return { kind: 'text', encoding, delimiter, rows: withoutTail(data) };
}

const two = (n: number) => String(n).padStart(2, '0');

/** A cell as a person would type it. Dates of a workbook have no zone: their UTC parts are what was typed. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) {
    const day = `${two(value.getUTCDate())}.${two(value.getUTCMonth() + 1)}.${value.getUTCFullYear()}`;
    const [hours, minutes] = [value.getUTCHours(), value.getUTCMinutes()];
    return hours + minutes === 0 ? day : `${day} ${two(hours)}:${two(minutes)}`;
  }
  if (typeof value === 'boolean') return t(value ? ['да', 'yes'] : ['нет', 'no']);
  return String(value);
}

const unreadable = () =>
  new ServerProblem(
    'file-unreadable',
    t([
      'Файл не читается: он повреждён или закрыт паролем. Откройте его в своей программе таблиц, сохраните как CSV или XLSX без пароля и выберите снова.',
      'The file cannot be read: it is damaged or locked with a password. Open it in your spreadsheet program, save it as CSV or XLSX without a password, and choose it again.',
    ]),
  );

const oldWorkbook = () =>
  new ServerProblem(
    'file-old',
    t([
      'Это книга старого вида (.xls). Откройте её в своей программе таблиц, сохраните как .xlsx или .csv и выберите снова.',
      'This is a workbook of the old kind (.xls). Open it in your spreadsheet program, save it as .xlsx or .csv, and choose it again.',
    ]),
  );

const empty = () =>
  new ServerProblem(
    'file-empty',
    t([
      'Файл пуст: в нём нет ни одной строки. Выберите другой файл.',
      'The file is empty: it has no rows. Choose another file.',
    ]),
  );

/** @throws ServerProblem with a sentence about this file */
export async function readRows(
  bytes: Uint8Array,
  chosen: { encoding?: Encoding; delimiter?: Delimiter },
): Promise<FileRows> {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw oldWorkbook();
  if (!startsWith(bytes, 0x50, 0x4b)) {
    const read = readText(bytes, chosen);
    if (read.kind === 'text' && read.rows.length === 0) throw empty();
    return read;
  }
  let sheets: Sheet[];
  try {
    const book = await readXlsx(bytes, { sheets: (sheet) => !sheet.hidden && !sheet.veryHidden });
    sheets = book.sheets.map((s) => ({ name: s.name, rows: withoutTail(s.rows.map((row) => row.map(cellText))) }));
  } catch {
    throw unreadable();
  }
  sheets = sheets.filter((s) => s.rows.length > 0);
  if (!sheets.length) throw empty();
  return { kind: 'workbook', sheets };
}
