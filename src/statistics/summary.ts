/** Marks have two decimals, and their differences must tie where people see the same number. */
const PLACES = 1e9;

/** After minus before, free of the noise of binary fractions: 3.75 − 3.45 is 0.3. */
export const differences = (pairs: readonly (readonly [before: number, after: number])[]): number[] =>
  pairs.map(([before, after]) => Math.round((after - before) * PLACES) / PLACES);

/** @returns nothing for no values */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.floor(sorted.length / 2)];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

export type Tally = { improved: number; unchanged: number; worse: number };

/**
 * How many changed for the better and for the worse.
 * @param better 1 where more is better, −1 where less is
 * @param least a smaller difference is no change
 */
export function tally(diffs: readonly number[], better: 1 | -1, least: number): Tally {
  const of = (sign: 1 | -1) => diffs.filter((d) => d * sign >= least && d !== 0).length;
  const improved = of(better);
  const worse = of(better === 1 ? -1 : 1);
  return { improved, unchanged: diffs.length - improved - worse, worse };
}

export type Standardised = { mean: number; dz: number | undefined; g: number | undefined };

/** The mean difference in units of its own spread, and the same without the bias of few people; neither is there when all differences are alike. */
export function standardised(diffs: readonly number[]): Standardised | undefined {
  const n = diffs.length;
  if (!n) return undefined;
  const mean = diffs.reduce((sum, d) => sum + d, 0) / n;
  const spread = Math.sqrt(diffs.reduce((sum, d) => sum + (d - mean) ** 2, 0) / (n - 1));
  if (n < 2 || spread < 1 / PLACES) return { mean, dz: undefined, g: undefined };
  const dz = mean / spread;
  return { mean, dz, g: dz * (1 - 3 / (4 * (n - 1) - 1)) };
}
