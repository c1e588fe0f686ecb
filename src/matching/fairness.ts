import type { Aims } from './aims.ts';
import { arcsWhere } from './arcs.ts';
import { stayPrice } from './compile.ts';
import { hasGroups } from './groups.ts';
import { kernelFrom, type Round, roundOf } from './solve.ts';

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

/**
 * Whether as many as in `round` are served by pairs of at least `level`. Who may stay out for a price is never served at
 * somebody's cost, so this is a question of numbers alone: everybody keeps a pair that is good enough, and the others find
 * theirs by chains of moves. What a failed search has seen is looked at no more.
 *
 * @param scores of the arcs
 */
function servesAll({ compiled: c, kernel: k }: Round, scores: Float64Array, level: number): boolean {
  const { start, cols } = c.arcs;
  const free = (i: number) => stayPrice(c.market.seekers[c.seekerOf[i]].stay) !== undefined;
  const isOpen = (i: number, a: number) => scores[a] >= level || c.pinned[i] >= 0;
  const columnOf = new Int32Array(k.rows).fill(-1);
  const load = new Int32Array(k.columns);
  const seated: number[][] = Array.from({ length: k.columns }, () => []);
  const waiting: number[] = [];
  const sit = (i: number, j: number) => {
    columnOf[i] = j;
    load[j]++;
    seated[j].push(i);
  };
  let wanted = 0;
  for (let i = 0; i < k.rows; i++) {
    if (free(i) && c.pinned[i] < 0) continue;
    const j = k.columnOf[i];
    const served = j !== k.columns;
    if (served && !free(i)) wanted++;
    if (served && (c.pinned[i] >= 0 || scoreOf(k.costOf[i], c.aims) >= level)) sit(i, j);
    else if (c.pinned[i] < 0) waiting.push(i);
  }
  let have = 0;
  for (let i = 0; i < k.rows; i++) if (columnOf[i] >= 0 && !free(i)) have++;

  const seen = new Uint8Array(k.columns);
  const via = new Int32Array(k.columns);
  const found = new Int32Array(k.columns);
  let count = 0;
  /** Marks the columns row `i` could go to; @returns one with a place left, or -1 */
  const look = (i: number): number => {
    for (let a = start[i]; a < start[i + 1]; a++) {
      const j = cols[a];
      if (seen[j] || k.places[j] === 0 || !isOpen(i, a)) continue;
      seen[j] = 1;
      via[j] = i;
      found[count++] = j;
      if (load[j] < k.places[j]) return j;
    }
    return -1;
  };
  const endOfChain = (from: number): number => {
    count = 0;
    let end = look(from);
    for (let n = 0; end < 0 && n < count; n++) {
      const rows = seated[found[n]];
      for (let p = 0; end < 0 && p < rows.length; p++) end = look(rows[p]);
    }
    return end;
  };
  for (const from of waiting) {
    if (have === wanted) break;
    const end = endOfChain(from);
    // the columns of a search that failed stay marked: no later chain ends well there
    if (end < 0) continue;
    for (let n = 0; n < count; n++) seen[found[n]] = 0;
    have++;
    load[end]++;
    for (let j = end, i = via[j]; ; i = via[j]) {
      const before = columnOf[i];
      columnOf[i] = j;
      seated[j].push(i);
      if (i === from) break;
      seated[before].splice(seated[before].indexOf(i), 1);
      j = before;
    }
  }
  return have === wanted;
}

/** The highest of these levels that holds; the first one does. @param near where to look first */
function highest(levels: readonly number[], holds: (level: number) => boolean, near: number): number {
  let low = 0;
  let high = levels.length - 1;
  const look = (at: number) => {
    if (holds(levels[at])) low = at;
    else high = at - 1;
  };
  for (const at of [near, near + 1]) if (at > low && at <= high) look(at);
  while (low < high) look((low + high + 1) >> 1);
  return levels[low];
}

/**
 * The assignment that lifts the worst-off: as many served, then the lowest score of a pair as high as it can be, then
 * fewest broken wishes and the best total as always. Pinned pairs stand and do not count. Groups with a smallest size
 * stay as they are.
 *
 * @param like a round lifted before, of nearly the same market: the result is the same, and found sooner
 */
export function liftWorst(round: Round, like?: Round): Lifted {
  const before = lowestScore(round);
  const c = round.compiled;
  if (before === undefined || hasGroups(c)) return { round, before, after: before };
  const scores = c.arcs.costs.map((cost) => scoreOf(cost, c.aims));
  const levels = [...new Set(scores)].filter((score) => score >= before).sort((a, b) => a - b);
  const hoped = like && lowestScore(like);
  const near = hoped === undefined ? levels.length >> 1 : levels.findIndex((level) => level >= hoped);
  const level = highest(levels, (x) => servesAll(round, scores, x), near);
  if (level === before) return { round, before, after: before };
  const keep = (a: number, row: number) => c.pinned[row] >= 0 || scores[a] >= level;
  const compiled = { ...c, arcs: arcsWhere(c.arcs, keep) };
  const lifted = { ...roundOf(compiled, kernelFrom(compiled, like ?? round)), base: round };
  return { round: lifted, before, after: lowestScore(lifted) };
}
