/** Wall clocks: an instant in a zone, and the serial number a spreadsheet keeps for it. */

const DAY_MS = 86_400_000;
/** Serial 0 is 30 December 1899. */
const EPOCH = Date.UTC(1899, 11, 30);
const QUARTER_MS = 900_000;

const formatters = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/** Milliseconds that the wall clock of a zone is ahead of UTC at an instant. */
export function offsetAt(zone: string, instant: number): number {
  let known = offsets.get(zone);
  if (!known) {
    known = new Map();
    offsets.set(zone, known);
  }
  // No zone changes its offset within a quarter of an hour.
  const quarter = Math.floor(instant / QUARTER_MS);
  let offset = known.get(quarter);
  if (offset === undefined) {
    const start = quarter * QUARTER_MS;
    offset = wallParts(zone, start) - start;
    if (known.size > 20_000) known.clear();
    known.set(quarter, offset);
  }
  return offset;
}

function wallParts(zone: string, instant: number): number {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(zone, formatter);
  }
  const part: Record<string, string> = {};
  for (const { type, value } of formatter.formatToParts(instant)) part[type] = value;
  const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
  const wall = new Date(0);
  wall.setUTCFullYear(year, Number(part.month) - 1, Number(part.day));
  wall.setUTCHours(Number(part.hour), Number(part.minute), Number(part.second));
  return wall.getTime();
}

/** The wall time as if it were UTC: read it with getUTC… */
export function wallTime(zone: string, instant: number): Date {
  return new Date(instant + offsetAt(zone, instant));
}

/** The instant at which the wall clock of a zone shows this; the earlier one when it shows it twice. */
export function instantOf(zone: string, wall: number): number {
  const guess = wall - offsetAt(zone, wall);
  const instant = wall - offsetAt(zone, guess);
  return instant + offsetAt(zone, instant) === wall ? instant : guess;
}

export function serialOfInstant(zone: string, instant: number): number {
  return serialOfWall(instant + offsetAt(zone, instant));
}
export function instantOfSerial(zone: string, serial: number): number {
  return instantOf(zone, wallOfSerial(serial));
}
export function serialOfWall(wall: number): number {
  return (wall - EPOCH) / DAY_MS;
}
/** Rounded to the millisecond: serials are fractions of a day. */
export function wallOfSerial(serial: number): number {
  return Math.round(serial * DAY_MS) + EPOCH;
}
export function serialOfDay(year: number, month: number, day: number): number {
  return serialOfWall(Date.UTC(year, month - 1, day));
}
