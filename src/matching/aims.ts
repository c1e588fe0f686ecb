/**
 * The aims, one above another: most seekers served → fewest broken wishes → best total score. They become one whole
 * number per pair, wide enough apart that no sum of a lower aim ever outweighs one step of a higher one. (What still
 * ties – who waited longer, then codes – is settled in ties.ts.)
 */
export type Aims = {
  /** cost of a pair is `brokenStep × broken + bestScore − score` */
  bestScore: number;
  brokenStep: number;
  servedStep: number;
  /** what a place that a running group must fill is worth; see groups.ts */
  groupStep: number;
};

/** A change, or a distance from the best, by aim. Positive is better, except for `broken`. */
export type Change = { served: number; broken: number; score: number };

/** Sums of duals stay whole numbers below 2^53 when a step stays below this. */
const WIDEST = 2 ** 45;

/**
 * @param pairs the most pairs there can be
 * @param range the widest difference of two scores (or prices of staying out)
 * @throws RangeError when the steps do not fit into whole numbers: some 50,000 seekers with scores to 1,000 do
 */
export function aimsOf(pairs: number, bestScore: number, range: number, mostBroken: number): Aims {
  const brokenStep = 2 * pairs * range + 1;
  const servedStep = 2 * pairs * (mostBroken * brokenStep + range) + 1;
  const groupStep = 16 * servedStep;
  if (servedStep > WIDEST)
    throw new RangeError(`${pairs} pairs with scores ${range} apart are too many to weigh exactly`);
  return { bestScore, brokenStep, servedStep, groupStep };
}

export const pairCost = (aims: Aims, score: number, broken: number): number =>
  aims.brokenStep * broken + aims.bestScore - score;

/** @param stay price of staying out in points of score; none: being served comes before everything else */
export const outsideCost = (aims: Aims, stay: number | undefined): number => aims.bestScore + (stay ?? aims.servedStep);

/** More than any chain of others can cost: a pinned pair always stands. */
export const pinnedOutsideCost = (aims: Aims): number => 4 * aims.servedStep + aims.bestScore;

/** Reads a difference of costs back as aims. */
export function changeOf(aims: Aims, costs: number): Change {
  const unserved = Math.round(costs / aims.servedStep);
  const rest = costs - unserved * aims.servedStep;
  const broken = Math.round(rest / aims.brokenStep);
  // no negative nought: it would print, and compare, as another number
  return { served: 0 - unserved, broken: broken + 0, score: 0 - (rest - broken * aims.brokenStep) };
}
