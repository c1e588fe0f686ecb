import { Z95 } from './normal.ts';

export type Interval = { share: number; low: number; high: number };

/** A share with Wilson's 95 % interval; nothing for nobody. */
export function wilson(yes: number, of: number): Interval | undefined {
  if (of <= 0) return undefined;
  const share = yes / of;
  const z2 = Z95 * Z95;
  const centre = (share + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z95 / (1 + z2 / of)) * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  return { share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
