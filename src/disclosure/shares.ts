/** Percentages near 0 and 100 are told as bounds: «не меньше 90 %». */
import { type Fact, isExact } from './cells.ts';

/** A part of a whole that is shown as a percentage; the whole is told as a number. */
export type Share = { part: string; whole: string };

const STEP = 5;
/** A bound farther from its end than this says nothing worth reading. */
const FARTHEST = 50;

/** What may be said of a part whose number is hidden: wide enough that every number under k remains possible. */
export function boundFor(part: number, whole: number, k: number): Fact | undefined {
  if (whole < k) return undefined;
  const room = Math.max(STEP, Math.ceil((100 * (k - 1)) / whole / STEP) * STEP);
  if (room > FARTHEST) return undefined;
  if (whole - part < k) return [Math.ceil(((100 - room) * whole) / 100), whole];
  return part < k ? [0, Math.floor((room * whole) / 100)] : undefined;
}

/** The same of a whole whose number is hidden while its part's is told: «не меньше 95 %» says how large it may be at most. */
export function boundForWhole(part: number, whole: number, k: number): Fact | undefined {
  if (part < k || whole - part >= k) return undefined;
  for (let room = STEP; room <= FARTHEST; room += STEP) {
    const high = Math.floor((100 * part) / (100 - room));
    if (high - part >= k - 1) return [part, high];
  }
  return undefined;
}

/** The percentage a bound stands for. */
export const percentOf = (count: number, whole: number): number => Math.round((100 * count) / whole);

/** Bounds for the shares of which one number is told anew and the other is not. */
export function boundsOf(
  shares: readonly Share[],
  counts: Readonly<Record<string, number>>,
  toldNow: ReadonlyMap<string, Fact>,
  standing: ReadonlyMap<string, Fact>,
  k: number,
): { cell: string; fact: Fact }[] {
  const printed = (cell: string): boolean => {
    const known = standing.get(cell);
    return toldNow.has(cell) || (known !== undefined && isExact(known));
  };
  return shares.flatMap(({ part, whole }) => {
    const of = toldNow.get(whole);
    const inner = toldNow.get(part);
    const [partNow = 0, wholeNow = 0] = [counts[part], counts[whole]];
    if (of && !printed(part)) {
      const fact = boundFor(partNow, of[0], k);
      return fact ? [{ cell: part, fact }] : [];
    }
    const fact = inner && !printed(whole) ? boundForWhole(inner[0], wholeNow, k) : undefined;
    return fact ? [{ cell: whole, fact }] : [];
  });
}
