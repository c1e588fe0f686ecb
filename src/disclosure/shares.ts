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

/** The percentage a bound stands for. */
export const percentOf = (count: number, whole: number): number => Math.round((100 * count) / whole);

/** Bounds for the shares whose whole is told anew and whose part is not. */
export function boundsOf(
  shares: readonly Share[],
  counts: Readonly<Record<string, number>>,
  toldNow: ReadonlyMap<string, Fact>,
  standing: ReadonlyMap<string, Fact>,
  k: number,
): { cell: string; fact: Fact }[] {
  return shares.flatMap(({ part, whole }) => {
    const told = toldNow.get(whole);
    const known = standing.get(part);
    if (!told || toldNow.has(part) || (known && isExact(known))) return [];
    const fact = boundFor(counts[part] ?? 0, told[0], k);
    return fact ? [{ cell: part, fact }] : [];
  });
}
