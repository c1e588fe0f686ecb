/** Dates by the patterns of Java's SimpleDateFormat, whose words are always English in Apps Script. */
import { fail } from '../service.ts';
import { instantOf, offsetAt } from '../zone.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const DAY_MS = 86_400_000;

type Piece = { literal: string } | { letter: string; length: number };

function pieces(pattern: string): Piece[] {
  const out: Piece[] = [];
  for (const [text, quoted] of pattern.matchAll(/'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/g)) {
    if (text.startsWith("'")) out.push({ literal: quoted === '' ? "'" : quoted!.replaceAll("''", "'") });
    else if (/[A-Za-z]/.test(text[0]!)) out.push({ letter: text[0]!, length: text.length });
    else out.push({ literal: text });
  }
  return out;
}

/** @throws GasError on a zone or a letter that Java does not know */
export function formatJavaDate(instant: number, zone: string, pattern: string): string {
  const offset = offsetIn(zone, instant);
  const wall = new Date(instant + offset);
  return pieces(pattern)
    .map((piece) => ('literal' in piece ? piece.literal : field(wall, offset, zone, piece)))
    .join('');
}

function offsetIn(zone: string, instant: number): number {
  const fixed = /^(?:GMT|UTC)(?:([+-])(\d{1,2}):?(\d{2})?)?$/.exec(zone);
  if (fixed) {
    const minutes = Number(fixed[2] ?? 0) * 60 + Number(fixed[3] ?? 0);
    return (fixed[1] === '-' ? -minutes : minutes) * 60_000;
  }
  try {
    return offsetAt(zone, instant);
  } catch {
    return fail(`Invalid argument: timeZone. Should be of type: String, a known zone; got ${zone}`);
  }
}

function field(
  wall: Date,
  offset: number,
  zone: string,
  { letter, length }: { letter: string; length: number },
): string {
  const number = (value: number) => String(value).padStart(length, '0');
  const word = (words: string[], at: number) => (length > 3 ? words[at]! : words[at]!.slice(0, 3));
  const hour = wall.getUTCHours();
  switch (letter) {
    case 'G':
      return 'AD';
    case 'y':
      return length === 2 ? String(wall.getUTCFullYear() % 100).padStart(2, '0') : number(wall.getUTCFullYear());
    case 'Y':
      return String(weekYear(wall));
    case 'M':
    case 'L':
      return length > 2 ? word(MONTHS, wall.getUTCMonth()) : number(wall.getUTCMonth() + 1);
    case 'd':
      return number(wall.getUTCDate());
    case 'D':
      return number(dayOfYear(wall));
    case 'E':
      return word(DAYS, wall.getUTCDay());
    case 'u':
      return number(wall.getUTCDay() || 7);
    case 'w':
      return number(weekOfYear(wall));
    case 'W':
      return number(
        Math.ceil((wall.getUTCDate() + new Date(Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth())).getUTCDay()) / 7),
      );
    case 'F':
      return number(Math.ceil(wall.getUTCDate() / 7));
    case 'a':
      return hour < 12 ? 'AM' : 'PM';
    case 'H':
      return number(hour);
    case 'k':
      return number(hour || 24);
    case 'K':
      return number(hour % 12);
    case 'h':
      return number(hour % 12 || 12);
    case 'm':
      return number(wall.getUTCMinutes());
    case 's':
      return number(wall.getUTCSeconds());
    case 'S':
      return number(wall.getUTCMilliseconds());
    case 'z':
      return zoneName(offset, zone);
    case 'Z':
      return shift(offset, '', 4);
    case 'X':
      return offset === 0 ? 'Z' : shift(offset, length > 2 ? ':' : '', length === 1 ? 2 : 4);
    default:
      return fail(`Illegal pattern character '${letter}'`);
  }
}

function shift(offset: number, separator: string, digits: 2 | 4): string {
  const minutes = Math.abs(offset) / 60_000;
  const hours = String(Math.floor(minutes / 60)).padStart(2, '0');
  const rest = digits === 4 ? separator + String(minutes % 60).padStart(2, '0') : '';
  return `${offset < 0 ? '-' : '+'}${hours}${rest}`;
}
function zoneName(offset: number, zone: string): string {
  if (zone === 'Europe/Moscow') return 'MSK';
  return offset === 0 ? (zone === 'UTC' ? 'UTC' : 'GMT') : `GMT${shift(offset, ':', 4)}`;
}

function dayOfYear(wall: Date): number {
  return Math.floor((wall.getTime() - Date.UTC(wall.getUTCFullYear(), 0, 1)) / DAY_MS) + 1;
}
/** Java's default weeks are American: they begin on Sunday, and the week of 1 January is the first. */
function weekOfYear(wall: Date): number {
  if (weekYear(wall) !== wall.getUTCFullYear()) return 1;
  const firstDay = new Date(Date.UTC(wall.getUTCFullYear(), 0, 1)).getUTCDay();
  return Math.floor((dayOfYear(wall) - 1 + firstDay) / 7) + 1;
}
function weekYear(wall: Date): number {
  const saturday = new Date(wall.getTime() + (6 - wall.getUTCDay()) * DAY_MS);
  return saturday.getUTCFullYear();
}

/** @throws GasError when the text does not follow the pattern */
export function parseJavaDate(text: string, zone: string, pattern: string): number {
  const part: Record<string, number> = { y: 1970, M: 1, d: 1, H: 0, m: 0, s: 0, S: 0, a: 0 };
  const list = pieces(pattern);
  let at = 0;
  for (const [place, piece] of list.entries()) {
    const following = list[place + 1];
    const length =
      'literal' in piece
        ? literalLength(piece.literal, text.slice(at))
        : readField(piece, following, text.slice(at), part);
    if (length === null) fail(`Invalid argument: date. Should be in the format ${pattern}; got ${text}`);
    at += length;
  }
  const wall = Date.UTC(part.y!, part.M! - 1, part.d, part.H! + 12 * part.a!, part.m, part.s, part.S);
  return /^(GMT|UTC)/.test(zone) ? wall - offsetIn(zone, wall) : instantOf(zone, wall);
}

function literalLength(literal: string, rest: string): number | null {
  return rest.startsWith(literal) ? literal.length : null;
}

/** Reads one field into `part`. @returns how many letters it took, null when it is not there */
function readField(
  { letter, length }: { letter: string; length: number },
  following: Piece | undefined,
  rest: string,
  part: Record<string, number>,
): number | null {
  const words = letter === 'a' ? ['AM', 'PM'] : letter === 'E' ? DAYS : letter === 'M' && length > 2 ? MONTHS : null;
  if (words) {
    const shown = words.map((each) => (length > 3 || letter === 'a' ? each : each.slice(0, 3)).toLowerCase());
    const found = shown.findIndex((each) => rest.toLowerCase().startsWith(each));
    if (found < 0) return null;
    if (letter !== 'E') part[letter] = letter === 'M' ? found + 1 : found;
    return shown[found]!.length;
  }
  // Two number fields side by side: the first one has just its own length.
  const glued = following !== undefined && 'letter' in following;
  const digits = new RegExp(glued ? `^\\d{1,${length}}` : '^\\d+').exec(rest)?.[0];
  if (!digits) return null;
  const value = Number(digits);
  if (letter === 'h') part.H = value % 12;
  else if (letter in part) part[letter] = letter === 'y' && digits.length === 2 ? 2000 + value : value;
  else fail(`Illegal pattern character '${letter}'`);
  return digits.length;
}
