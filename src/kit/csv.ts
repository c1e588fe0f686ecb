/** Lists for other programmes: text stays text there too, whatever it begins with. */
import type { Cell } from './column.ts';

/** A text that Excel would run as a formula is shown with an apostrophe before it: owasp.org/www-community/attacks/CSV_Injection */
export const harmless = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

const field = (cell: Cell): string => {
  const text = typeof cell === 'number' ? String(cell) : harmless(String(cell ?? ''));
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** With the mark by which Excel knows UTF-8, and semicolons as it wants them where commas stand in numbers. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `\ufeff${rows.map((row) => row.map(field).join(';')).join('\r\n')}\r\n`;
