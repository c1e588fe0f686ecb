/** What a typed text becomes: number, date, boolean, formula or text, by locale and by the cell's number format. */
import { DATE_FORMATS } from './format.ts';
import type { CellValue } from './store.ts';
import type { Locale } from './types.ts';
import { serialOfDay } from './zone.ts';

/** `format` is what the entry gives to a cell whose own format is automatic. */
export type Entry = { value: CellValue; format?: string };

const MONTH_STEMS: Record<Locale, string[]> = {
  en_US: 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' '),
  ru_RU: 'янв фев мар апр мая июн июл авг сен окт ноя дек'.split(' '),
};

/**
 * @param format the cell's own number format: under `@` every text stays as it is typed
 * @param year the current year, for dates written without one
 */
export function parseTyped(text: string, locale: Locale, format: string | undefined, year: number): Entry {
  if (text === '') return { value: null };
  if (text.startsWith("'")) return { value: text.slice(1) };
  if (format === '@') return { value: text };
  if (text.startsWith('=') && text.length > 1) return { value: { f: text } };
  const typed = text.trim();
  const upper = typed.toUpperCase();
  if (upper === 'TRUE' || (locale === 'ru_RU' && upper === 'ИСТИНА')) return { value: true };
  if (upper === 'FALSE' || (locale === 'ru_RU' && upper === 'ЛОЖЬ')) return { value: false };
  const entry = /\d/.test(typed) ? (parseNumber(typed, locale) ?? parseMoment(typed, locale, year)) : null;
  if (entry) return entry;
  // A leading sign that begins no number begins a formula.
  if (/^[+-]\s*[\p{L}(]/u.test(text)) return { value: { f: `=${text}` } };
  return { value: text };
}

type NumberShape = { whole: RegExp; group: RegExp };
const NUMBERS: Record<Locale, NumberShape> = { ru_RU: numberShape('[  \\u202f]', ','), en_US: numberShape(',', '\\.') };
const SHORT_DAY: Record<Locale, RegExp> = { ru_RU: shortDay('[./-]'), en_US: shortDay('[/-]') };

function numberShape(group: string, dot: string): NumberShape {
  const plain = `(?:\\d{1,3}(?:${group}\\d{3})+|\\d+)(?:${dot}\\d*)?|${dot}\\d+`;
  const whole = new RegExp(`^([+-]?)\\s?([$€£₽]?)\\s?(${plain})(E[+-]?\\d+)?\\s?(%|[$€£₽]|р\\.|руб\\.)?$`, 'i');
  return { whole, group: new RegExp(group, 'g') };
}
function shortDay(separators: string): RegExp {
  return new RegExp(`^(\\d{1,2})(${separators})(\\d{1,2})(?:\\2(\\d{4}|\\d{2}))?$`);
}

function parseNumber(text: string, locale: Locale): Entry | null {
  const { whole, group } = NUMBERS[locale];
  const match = whole.exec(text);
  if (!match) return null;
  const [, sign, before, figures, power = '', after] = match;
  const digits = figures!.replace(group, '').replace(',', '.');
  const value = Number(`${sign}${digits}${power}`);
  if (!Number.isFinite(value)) return null;
  const fraction = digits.split('.')[1] ?? '';
  const decimals = fraction.length > 0 ? '0.00' : '0';
  if (after === '%') return { value: Number((value / 100).toPrecision(15)), format: `${decimals}%` };
  if (before || after)
    return { value, format: before === '$' ? `$#,##${decimals}` : `#,##${decimals}\\ "${after ?? before}"` };
  if (power) return { value, format: '0.00E+00' };
  return { value };
}

function parseMoment(text: string, locale: Locale, year: number): Entry | null {
  const formats = DATE_FORMATS[locale];
  const time = parseTime(text);
  if (time !== null) return { value: time, format: formats.time };
  const split = /^(.*\S)[\sT]+(\d{1,2}:\d{2}.*)$/.exec(text);
  const day = parseDay(split ? split[1]!.replace(/,$/, '') : text, locale, year);
  if (day === null) return null;
  if (!split) return { value: day, format: formats.date };
  const hours = parseTime(split[2]!);
  return hours === null ? null : { value: day + hours, format: formats.dateTime };
}

function parseTime(text: string): number | null {
  const match = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?\s*(am|pm)?$/i.exec(text);
  if (!match) return null;
  let hour = Number(match[1]);
  const half = match[5]?.toLowerCase();
  if (half && (hour < 1 || hour > 12)) return null;
  if (half) hour = (hour % 12) + (half === 'pm' ? 12 : 0);
  return (hour * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0) + Number(`0.${match[4] ?? 0}`)) / 86_400;
}

function parseDay(text: string, locale: Locale, year: number): number | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const short = SHORT_DAY[locale].exec(text);
  if (short) {
    const [first, second] = [Number(short[1]), Number(short[3])];
    const [month, date] = locale === 'ru_RU' ? [second, first] : [first, second];
    return day(short[4] ? fullYear(short[4]) : year, month, date);
  }
  const named = /^(\d{1,2})[\s-](\p{L}+)\.?(?:[\s,-]+(\d{4}|\d{2}))?(?:\s*г\.?)?$/u.exec(text);
  const american = /^(\p{L}+)\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?$/u.exec(text);
  const [date, word, last] = named
    ? [named[1], named[2], named[3]]
    : american
      ? [american[2], american[1], american[3]]
      : [];
  if (!date || !word) return null;
  const month = MONTH_STEMS[locale].findIndex((stem) => word.toLowerCase().startsWith(stem)) + 1;
  return month === 0 ? null : day(last ? fullYear(last) : year, month, Number(date));
}

function fullYear(text: string): number {
  const number = Number(text);
  return text.length > 2 ? number : number + (number < 30 ? 2000 : 1900);
}
function day(year: number, month: number, date: number): number | null {
  const check = new Date(Date.UTC(year, month - 1, date));
  const exists = check.getUTCMonth() === month - 1 && check.getUTCDate() === date;
  return exists ? serialOfDay(year, month, date) : null;
}
