import type { Aims } from './aims.ts';
import { arcsWhere } from './arcs.ts';
import { type Compiled, stayPrice } from './compile.ts';
import { hasGroups } from './groups.ts';
import type { Kernel } from './kernel/kernel.ts';
import { optimiseFrom } from './kernel/warm.ts';
import { type Round, roundOf, sourceOf } from './solve.ts';

/** How one class, form or sex fared. `hidden`: too few people to tell without naming them. */
export type Share = { group: string; asked: number; served: number } | { group: string; hidden: true };

/** Fewer than this are hidden. */
export const SMALLEST_SHOWN = 5;

/**
 * Who is served and who left out, by group. A group is hidden when it has fewer people than `least`; when only one is, the
 * next smallest is hidden with it, for otherwise it could be told from the sum.
 *
 * @param groupOf nothing for those of whom it is not known: they are not counted
 */
export function sharesOf(
  round: Round,
  groupOf: (seeker: number) => string | undefined,
  least = SMALLEST_SHOWN,
): Share[] {
  const groups = new Map<string, { group: string; asked: number; served: number }>();
  round.providerOf.forEach((provider, seeker) => {
    const group = groupOf(seeker);
    if (group === undefined) return;
    const had = groups.get(group) ?? { group, asked: 0, served: 0 };
    groups.set(group, { group, asked: had.asked + 1, served: had.served + Number(provider >= 0) });
  });
  const bySize = [...groups.values()].sort((a, b) => a.asked - b.asked || (a.group < b.group ? -1 : 1));
  const small = bySize.filter(({ asked }) => asked < least).length;
  const hidden = new Set(bySize.slice(0, small === 1 ? 2 : small).map(({ group }) => group));
  return bySize
    .map((share): Share => (hidden.has(share.group) ? { group: share.group, hidden: true } : share))
    .sort((a, b) => (a.group < b.group ? -1 : 1));
}

export type Lifted = {
  round: Round;
  /** the lowest score of a pair that is not pinned, before and after; undefined when there is none */
  before: number | undefined;
  after: number | undefined;
};

const scoreOf = (cost: number, { brokenStep, bestScore }: Aims): number =>
  bestScore - (cost - Math.floor(cost / brokenStep) * brokenStep);

function lowestScore({ kernel: k, compiled: c }: Round): number | undefined {
  let lowest: number | undefined;
  for (let i = 0; i < k.rows; i++) {
    if (k.columnOf[i] === k.columns || c.pinned[i] >= 0) continue;
    const score = scoreOf(k.costOf[i], c.aims);
    if (lowest === undefined || score < lowest) lowest = score;
  }
  return lowest;
}

/** Of those who may not stay out for a price. */
function servedIn(c: Compiled, k: Kernel): number {
  let served = 0;
  for (let i = 0; i < k.rows; i++) {
    if (k.columnOf[i] === k.columns) continue;
    if (stayPrice(c.market.seekers[c.seekerOf[i]].stay) === undefined) served++;
  }
  return served;
}

/**
 * The assignment that lifts the worst-off: as many served, then the lowest score of a pair as high as it can be, then
 * fewest broken wishes and the best total as always. Pinned pairs stand and do not count. Groups with a smallest size
 * stay as they are.
 */
export function liftWorst(round: Round): Lifted {
  const before = lowestScore(round);
  const c = round.compiled;
  if (before === undefined || hasGroups(c)) return { round, before, after: before };
  const scores = new Set<number>();
  for (const cost of c.arcs.costs) {
    const score = scoreOf(cost, c.aims);
    if (score >= before) scores.add(score);
  }
  const levels = [...scores].sort((a, b) => a - b);
  const atLeast = (level: number) => {
    const keep = (a: number, row: number) => c.pinned[row] >= 0 || scoreOf(c.arcs.costs[a], c.aims) >= level;
    const compiled = { ...c, arcs: arcsWhere(c.arcs, keep) };
    return { compiled, kernel: optimiseFrom(sourceOf(compiled), c.places, c.outside, round.kernel) };
  };
  const served = servedIn(c, round.kernel);
  let best = { compiled: c, kernel: round.kernel };
  let low = 0;
  let high = levels.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const found = atLeast(levels[middle]);
    if (servedIn(c, found.kernel) === served) {
      low = middle;
      best = found;
    } else high = middle - 1;
  }
  const lifted = best.kernel === round.kernel ? round : roundOf(best.compiled, best.kernel);
  return { round: lifted, before, after: lowestScore(lifted) };
}
