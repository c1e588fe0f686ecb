import { above } from './normal.ts';

export type SignedRank = {
  /** differences, and those of them that are not zero */
  n: number;
  nonZero: number;
  /** sums of the ranks of positive and of negative differences */
  wPlus: number;
  wMinus: number;
  /** two-sided; 1 where nothing differs */
  p: number;
  exact: boolean;
  /** rank-biserial, −1…1: how far the ranks lie on the side of growth; nothing where nothing differs */
  effect: number | undefined;
};

/** Up to so many non-zero differences the distribution is computed in full; beyond, a normal one with corrections stands for it. */
export const EXACT_UNTIL = 60;

/** Ranks of the sizes of the differences, doubled so that the middle rank of ties is whole. */
function doubledRanks(diffs: readonly number[]): { ranks: number[]; ties: number[] } {
  const order = diffs.map((_, i) => i).sort((a, b) => Math.abs(diffs[a] as number) - Math.abs(diffs[b] as number));
  const ranks: number[] = Array(diffs.length).fill(0);
  const ties: number[] = [];
  for (let from = 0; from < order.length; ) {
    const size = Math.abs(diffs[order[from] as number] as number);
    let to = from;
    while (to < order.length && Math.abs(diffs[order[to] as number] as number) === size) to++;
    for (let i = from; i < to; i++) ranks[order[i] as number] = from + 1 + to;
    ties.push(to - from);
    from = to;
  }
  return { ranks, ties };
}

/** The rank of each difference by its size; zeros have none, ties share their middle rank. */
export function ranksOf(diffs: readonly number[]): (number | undefined)[] {
  const { ranks } = doubledRanks(diffs.filter((d) => d !== 0));
  let next = 0;
  return diffs.map((d) => (d === 0 ? undefined : (ranks[next++] as number) / 2));
}

/**
 * Chances of every sum of ranks when each sign is a toss of a coin.
 * @param ranks whole numbers @returns index: the sum; value: its probability
 */
export function sumsOf(ranks: readonly number[]): Float64Array {
  const chances = new Float64Array(ranks.reduce((a, b) => a + b, 0) + 1);
  chances[0] = 1;
  let highest = 0;
  for (const rank of ranks) {
    highest += rank;
    for (let sum = highest; sum >= 0; sum--) {
      const without = chances[sum] as number;
      const having = sum >= rank ? (chances[sum - rank] as number) : 0;
      chances[sum] = (without + having) / 2;
    }
  }
  return chances;
}

function exactP(ranks: readonly number[], smaller: number): number {
  const chances = sumsOf(ranks);
  let tail = 0;
  for (let sum = 0; sum <= smaller; sum++) tail += chances[sum] as number;
  return Math.min(1, 2 * tail);
}

function normalP(n: number, ties: readonly number[], wPlus: number): number {
  const middle = (n * (n + 1)) / 4;
  const tied = ties.reduce((sum, t) => sum + t ** 3 - t, 0);
  const deviation = Math.sqrt((n * (n + 1) * (2 * n + 1) - tied / 2) / 24);
  const off = Math.abs(wPlus - middle);
  return off === 0 ? 1 : Math.min(1, 2 * above(Math.max(0, off - 0.5) / deviation));
}

/** Wilcoxon's signed-rank test: zeros are dropped, ties share their middle rank. @param diffs after minus before */
export function signedRank(diffs: readonly number[]): SignedRank {
  const moved = diffs.filter((d) => d !== 0);
  const n = moved.length;
  if (!n) return { n: diffs.length, nonZero: 0, wPlus: 0, wMinus: 0, p: 1, exact: true, effect: undefined };
  const { ranks, ties } = doubledRanks(moved);
  const sumWhere = (positive: boolean) =>
    ranks.reduce((sum, rank, i) => ((moved[i] as number) > 0 === positive ? sum + rank : sum), 0);
  const plus = sumWhere(true);
  const minus = sumWhere(false);
  const exact = n <= EXACT_UNTIL;
  return {
    n: diffs.length,
    nonZero: n,
    wPlus: plus / 2,
    wMinus: minus / 2,
    p: exact ? exactP(ranks, Math.min(plus, minus)) : normalP(n, ties, plus / 2),
    exact,
    effect: (plus - minus) / (plus + minus),
  };
}
