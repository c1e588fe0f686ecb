/** What a cell shows: values by number format and locale. */
import { type CellValue, isFormula } from './store.ts';
import type { Locale } from './types.ts';
import { wallOfSerial } from './zone.ts';

type Words = {
  months: string[];
  shortMonths: string[];
  days: string[];
  shortDays: string[];
  dot: string;
  group: string;
};

const WORDS: Record<Locale, Words> = {
  en_US: {
    months: 'January February March April May June July August September October November December'.split(' '),
    shortMonths: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
    days: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
    shortDays: 'Sun Mon Tue Wed Thu Fri Sat'.split(' '),
    dot: '.',
    group: ',',
  },
  ru_RU: {
    months: 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(' '),
    shortMonths: 'янв. февр. мар. апр. мая июн. июл. авг. сент. окт. нояб. дек.'.split(' '),
    days: 'воскресенье понедельник вторник среда четверг пятница суббота'.split(' '),
    shortDays: 'вс пн вт ср чт пт сб'.split(' '),
    dot: ',',
    group: ' ',
  },
};

export const DATE_FORMATS: Record<Locale, { date: string; time: string; dateTime: string }> = {
  en_US: { date: 'M/d/yyyy', time: 'h:mm:ss am/pm', dateTime: 'M/d/yyyy H:mm:ss' },
  ru_RU: { date: 'dd.MM.yyyy', time: 'H:mm:ss', dateTime: 'dd.MM.yyyy H:mm:ss' },
};

type Token = { kind: 'text' | 'date' | 'number' | 'percent'; text: string };
type Section = { tokens: Token[]; isDate: boolean; isText: boolean };

const sectionsOf = new Map<string, Section[]>();

/** Whether numbers under this format are dates or times. */
export function isDateFormat(pattern: string | undefined): boolean {
  return pattern !== undefined && pattern !== '@' && (parsePattern(pattern)[0]?.isDate ?? false);
}

/** What kind of number format a pattern is, in the words of the Sheets API. */
export function formatType(
  pattern: string,
): 'TEXT' | 'NUMBER' | 'PERCENT' | 'CURRENCY' | 'DATE' | 'TIME' | 'DATE_TIME' | 'SCIENTIFIC' {
  if (pattern === '@') return 'TEXT';
  const section = parsePattern(pattern)[0];
  if (section?.isDate) {
    const letters = section.tokens.filter((each) => each.kind === 'date').map((each) => each.text[0]!.toLowerCase());
    const day =
      letters.some((each) => 'ydw'.includes(each)) ||
      (letters.includes('m') && !letters.some((each) => 'hs'.includes(each)));
    const time = letters.some((each) => 'hsa'.includes(each));
    return day && time ? 'DATE_TIME' : time ? 'TIME' : 'DATE';
  }
  if (/[$€£₽]|\[\$/.test(pattern)) return 'CURRENCY';
  if (pattern.includes('%')) return 'PERCENT';
  return /E[+-]/.test(pattern) ? 'SCIENTIFIC' : 'NUMBER';
}

export function displayText(value: CellValue, pattern: string | undefined, locale: Locale): string {
  if (value === null) return '';
  if (isFormula(value)) return '#N/A';
  if (typeof value === 'boolean') return locale === 'ru_RU' ? (value ? 'ИСТИНА' : 'ЛОЖЬ') : value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return textBySection(value, pattern);
  if (!pattern || pattern === '@' || pattern === 'General') return plainNumber(value, locale);
  const sections = parsePattern(pattern).filter((each) => !each.isText);
  if (sections.length === 0) return plainNumber(value, locale);
  const at = sections.length > 2 && value === 0 ? 2 : sections.length > 1 && value < 0 ? 1 : 0;
  const section = sections[at]!;
  if (section.isDate) return dateText(value, section.tokens, locale);
  const minus = value < 0 && at === 0 ? '-' : '';
  return minus + numberText(Math.abs(value), section.tokens, locale);
}

function textBySection(value: string, pattern: string | undefined): string {
  const section = pattern && pattern !== '@' ? parsePattern(pattern).find((each) => each.isText) : undefined;
  if (!section) return value;
  return section.tokens.map((each) => (each.text === '@' && each.kind !== 'text' ? value : each.text)).join('');
}

/** A number under no format: at most ten significant digits, no grouping. */
function plainNumber(value: number, locale: Locale): string {
  const rounded = Number(value.toPrecision(10));
  const size = Math.abs(rounded);
  const text =
    size !== 0 && (size >= 1e15 || size < 1e-5)
      ? rounded
          .toExponential()
          .replace(/e([+-])(\d)$/, 'E$10$2')
          .replace('e', 'E')
      : String(Number.isInteger(value) ? value : rounded);
  return text.replace('.', WORDS[locale].dot);
}

const DATE_TOKEN = /^(y+|m+|d+|h+|H+|s+|M+|E+|a\/p|am\/pm|AM\/PM|A\/P|\.0+|\[h+\]|\[m+\]|\[s+\])/i;

function parsePattern(pattern: string): Section[] {
  const known = sectionsOf.get(pattern);
  if (known) return known;
  const sections = splitSections(pattern).map(parseSection);
  sectionsOf.set(pattern, sections);
  return sections;
}

function splitSections(pattern: string): string[] {
  const out = [''];
  let quoted = false;
  for (let at = 0; at < pattern.length; at++) {
    const letter = pattern[at]!;
    if (letter === '"') quoted = !quoted;
    if (letter === ';' && !quoted) out.push('');
    else out[out.length - 1] += letter;
  }
  return out;
}

function parseSection(source: string): Section {
  const literals: Token[] = [];
  const bare = source.replace(/"[^"]*"|\\.|\[\$[^\]]*\]/g, '');
  const isDate =
    /[ymdhs]/i.test(bare.replace(/\[[^\]]*\]/g, (text) => (/^\[[hms]+\]$/i.test(text) ? text : ''))) &&
    !/[0#?]/.test(bare.replace(/\.0+/g, ''));
  const isText = bare.includes('@');
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at);
    const quoted = /^"([^"]*)"/.exec(rest);
    const escaped = /^\\(.)/.exec(rest);
    const money = /^\[\$([^\]-]*)[^\]]*\]/.exec(rest);
    const date = isDate ? DATE_TOKEN.exec(rest) : null;
    const bracket = /^\[[^\]]*\]/.exec(rest);
    const number = isDate ? null : /^[0#?][0#?,.\s]*(E[+-]0+)?|^\.[0#?]+/.exec(rest);
    if (quoted) literals.push({ kind: 'text', text: quoted[1]! });
    else if (escaped) literals.push({ kind: 'text', text: escaped[1]! });
    else if (money) literals.push({ kind: 'text', text: money[1]! });
    else if (date) literals.push({ kind: 'date', text: date[0] });
    else if (bracket) literals.push({ kind: 'text', text: '' });
    else if (number) {
      const text = number[0].trimEnd();
      literals.push({ kind: 'number', text });
      at += text.length;
      continue;
    } else if (rest[0] === '%') literals.push({ kind: 'percent', text: '%' });
    else if (rest[0] === '_') {
      literals.push({ kind: 'text', text: ' ' });
      at += 2;
      continue;
    } else literals.push({ kind: rest[0] === '@' ? 'number' : 'text', text: rest[0]! });
    at += (quoted ?? escaped ?? money ?? date ?? bracket)?.[0].length ?? 1;
  }
  return { tokens: literals, isDate, isText };
}

function numberText(value: number, tokens: Token[], locale: Locale): string {
  const scaled = tokens.some((each) => each.kind === 'percent') ? value * 100 : value;
  let used = false;
  return tokens
    .map((token) => {
      if (token.kind !== 'number') return token.text;
      if (used) return '';
      used = true;
      return digits(scaled, token.text, locale);
    })
    .join('');
}

function digits(value: number, mask: string, locale: Locale): string {
  const { dot, group } = WORDS[locale];
  const power = /E[+-](0+)/.exec(mask);
  if (power) {
    const places = (/\.([0#?]+)/.exec(mask)?.[1] ?? '').length;
    const [mantissa, exponent] = value.toExponential(places).split('e') as [string, string];
    const size = exponent.slice(1).padStart(power[1]!.length, '0');
    return `${mantissa.replace('.', dot)}E${exponent[0]}${size}`;
  }
  const [whole = '', fraction = ''] = mask.split('.');
  const least = fraction.replace(/[^0]/g, '').length;
  let [head = '0', tail = ''] = roundTo(value, fraction.replace(/[^0#?]/g, '').length).split('.');
  while (tail.length > least && tail.endsWith('0')) tail = tail.slice(0, -1);
  const wanted = whole.replace(/[^0]/g, '').length;
  head = head === '0' && wanted === 0 ? '' : head.padStart(wanted, '0');
  if (whole.includes(',')) head = head.replace(/\B(?=(\d{3})+(?!\d))/g, group);
  return tail ? `${head}${dot}${tail}` : head;
}

/** Half away from zero, which toFixed does not do for 1.005 and its kin. */
function roundTo(value: number, places: number): string {
  if (value >= 1e21) return String(BigInt(Math.round(value)));
  return Number(`${Math.round(Number(`${value}e${places}`))}e-${places}`).toFixed(places);
}

function dateText(serial: number, tokens: Token[], locale: Locale): string {
  const wall = new Date(wallOfSerial(serial));
  const words = WORDS[locale];
  const halfDay = tokens.some((each) => each.kind === 'date' && /^a/i.test(each.text));
  const two = (value: number, length: number) => String(value).padStart(Math.min(length, 2), '0');
  let afterHours = false;
  return tokens
    .map((token, at) => {
      if (token.kind !== 'date') return token.text;
      const length = token.text.length;
      const letter = token.text[0]!;
      const lower = letter.toLowerCase();
      if (letter === '[') {
        const unit = token.text[1]!.toLowerCase();
        afterHours = true;
        return String(Math.floor(serial * { h: 24, m: 1440, s: 86_400 }[unit as 'h' | 'm' | 's'] + 1e-9));
      }
      if (letter === '.')
        return `.${String(wall.getUTCMilliseconds())
          .padStart(3, '0')
          .slice(0, length - 1)}`;
      if (lower === 'h') {
        afterHours = true;
        const hour = wall.getUTCHours();
        return two(halfDay ? hour % 12 || 12 : hour, length);
      }
      if (lower === 's') return two(wall.getUTCSeconds(), length);
      if (lower === 'a') return `${wall.getUTCHours() < 12 ? 'AM' : 'PM'}`;
      if (lower === 'y')
        return length > 2 ? String(wall.getUTCFullYear()).padStart(4, '0') : two(wall.getUTCFullYear() % 100, 2);
      if (lower === 'e') return words.shortDays[wall.getUTCDay()]!;
      if (lower === 'd') {
        if (length > 3) return words.days[wall.getUTCDay()]!;
        return length === 3 ? words.shortDays[wall.getUTCDay()]! : two(wall.getUTCDate(), length);
      }
      // The letter m is a minute beside hours or seconds, else a month; a capital M is always a month.
      const nextIsSeconds =
        tokens
          .slice(at + 1)
          .find((each) => each.kind === 'date')
          ?.text[0]?.toLowerCase() === 's';
      if (letter === 'm' && (afterHours || nextIsSeconds) && length < 3) {
        afterHours = false;
        return two(wall.getUTCMinutes(), length);
      }
      if (length > 3) return words.months[wall.getUTCMonth()]!;
      return length === 3 ? words.shortMonths[wall.getUTCMonth()]! : two(wall.getUTCMonth() + 1, length);
    })
    .join('');
}
