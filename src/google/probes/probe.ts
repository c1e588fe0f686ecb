/** A probe asks the platform one thing we rely on. What Google is expected to say stands beside it as text. */

export type Bench = {
  /** an empty tab of the probes' own; taken away afterwards */
  sheet: GoogleAppsScript.Spreadsheet.Sheet;
  book: GoogleAppsScript.Spreadsheet.Spreadsheet;
  /** a form of the product, only looked at; undefined while there is none */
  form: GoogleAppsScript.Forms.Form | undefined;
};

export type Probe = {
  what: string;
  /** as `shown` writes it; a function where it depends on the workbook's locale */
  want: string | ((bench: Bench) => string);
  see: (bench: Bench) => unknown;
};

export type Seen = { area: string; what: string; want: string; got: string; same: boolean };

export const probe = (what: string, want: Probe['want'], see: Probe['see']): Probe => ({ what, want, see });

/** Messages of Google's errors are in the reader's language, so an error is told by its name alone. */
function shownError(e: unknown): string {
  return e instanceof Error ? `throws ${e.name}` : `throws ${typeof e}`;
}

/** A value as a probe's text: strings quoted, dates as ISO, errors by name. */
export function shown(x: unknown): string {
  if (x === undefined) return 'undefined';
  if (x instanceof Date) return `Date ${x.toISOString()}`;
  if (Array.isArray(x)) return `[${x.map(shown).join(', ')}]`;
  return typeof x === 'string' || (typeof x === 'object' && x !== null) ? JSON.stringify(x) : String(x);
}

/** Nothing a probe throws stops the others. */
export function look(area: string, { what, want, see }: Probe, bench: Bench): Seen {
  let got: string;
  try {
    got = shown(see(bench));
  } catch (e) {
    got = shownError(e);
  }
  const wanted = typeof want === 'string' ? want : want(bench);
  return { area, what, want: wanted, got, same: got === wanted };
}

export const isRussian = ({ book }: Bench): boolean => book.getSpreadsheetLocale().startsWith('ru');
