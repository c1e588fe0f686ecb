/** A calendar day 'YYYY-MM-DD'. Plain text, so it survives google.script.run, sorts as text and has no time zone. */
export type LocalDate = string & { readonly localDate: true };

/** A moment on the spreadsheet's wall clock, 'YYYY-MM-DD HH:mm:ss'. */
export type Moment = string & { readonly moment: true };

const SECONDS_PER_DAY = 86_400;
const MS_PER_DAY = SECONDS_PER_DAY * 1000;
/** Sheets counts days from here: developers.google.com/workspace/sheets/api/guides/formats */
const EPOCH = Date.UTC(1899, 11, 30);

/** A year has few days, its tables have many cells. */
function kept<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    let made = known.get(key);
    if (made === undefined) {
      made = make(key);
      known.set(key, made);
    }
    return made;
  };
}

const daysTo = kept((d: string) => (Date.parse(`${d}T00:00:00Z`) - EPOCH) / MS_PER_DAY);
const dayAt = kept((days: number) => new Date(EPOCH + days * MS_PER_DAY).toISOString().slice(0, 10));

export function isLocalDate(x: unknown): x is LocalDate {
  if (typeof x !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(x)) return false;
  const days = daysTo(x);
  return Number.isFinite(days) && dayAt(days) === x;
}

export const isMoment = (x: unknown): x is Moment =>
  typeof x === 'string' && /^\d{4}-\d{2}-\d{2} ([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(x) && isLocalDate(x.slice(0, 10));

export function day(text: string): LocalDate {
  if (!isLocalDate(text)) throw new RangeError(`not a calendar day: ${text}`);
  return text;
}

export function momentOf(text: string): Moment {
  if (!isMoment(text)) throw new RangeError(`not a moment: ${text}`);
  return text;
}

export const dayOf = (m: Moment): LocalDate => m.slice(0, 10) as LocalDate;

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => daysTo(to) - daysTo(from);
export const addDays = (d: LocalDate, days: number): LocalDate => dayAt(daysTo(d) + days) as LocalDate;

const isSerial = (n: number) => n >= 1 && n < 2_958_466;
/** The number a date cell holds. */
export const toSerial = (d: LocalDate): number => daysTo(d);
export const fromSerial = (serial: number): LocalDate | undefined =>
  isSerial(serial) ? (dayAt(Math.floor(serial)) as LocalDate) : undefined;

export const momentToSerial = (m: Moment): number => (Date.parse(`${m.replace(' ', 'T')}Z`) - EPOCH) / MS_PER_DAY;

const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

export function momentFromSerial(serial: number): Moment | undefined {
  if (!isSerial(serial)) return undefined;
  const seconds = Math.round(serial * SECONDS_PER_DAY);
  const days = Math.floor(seconds / SECONDS_PER_DAY);
  const of = seconds - days * SECONDS_PER_DAY;
  return `${dayAt(days)} ${two(Math.floor(of / 3600))}:${two(Math.floor(of / 60) % 60)}:${two(of % 60)}` as Moment;
}

/** A day as people write it: «05.09.2026» or “5 Sep 2026”. */
export function sayDay(d: LocalDate, lang: 'ru' | 'en'): string {
  const [y, m, dd] = d.split('-') as [string, string, string];
  if (lang === 'ru') return `${dd}.${m}.${y}`;
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
  return `${Number(dd)} ${months[Number(m) - 1]} ${y}`;
}

/** «12.10.2026, 10:03»: without the seconds. */
export const sayMoment = (m: Moment, lang: 'ru' | 'en'): string => `${sayDay(dayOf(m), lang)}, ${m.slice(11, 16)}`;

/** A day from what a person or a foreign file wrote: 2026-09-01, 01.09.2026, 1/9/2026 is not guessed. */
export function dayFromText(text: string): LocalDate | undefined {
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const candidate = dotted ? `${dotted[3]}-${dotted[2]?.padStart(2, '0')}-${dotted[1]?.padStart(2, '0')}` : text;
  return isLocalDate(candidate) ? candidate : undefined;
}
