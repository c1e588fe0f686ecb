import { type Change, changeOf } from './aims.ts';
import { findArc } from './arcs.ts';
import { isBanned, isShut, placesAt } from './compile.ts';
import { Heap } from './kernel/order.ts';
import { type NearArcs, nearArcs } from './kernel/tight.ts';
import type { Move } from './price.ts';
import type { Round } from './solve.ts';

/** Another provider for a seeker, what the whole round would lose by it, and everybody who would move. */
export type Alternative = { provider: number; change: Change; moves: readonly Move[] };

/** What is worked out once and serves every seeker of a round. */
export type Outlook = { round: Round; near: NearArcs; heap: Heap };

/** @param within look no further than so many points from the best, at as many served and as few broken wishes */
export const outlookOf = (round: Round, within = Infinity): Outlook => ({
  round,
  near: nearArcs(round.kernel, within),
  heap: new Heap(1024),
});

/** Chains of moves that lead to one column (or to staying outside, which is column `columns`). */
type Ways = { distance: Float64Array; row: Int32Array; next: Int32Array };

const NOBODY = -1;

/**
 * Dijkstra backwards to the seat of `row`: what it costs to bring everybody to rest after someone is pushed in. Goes no
 * further than the `most` cheapest columns of the row need.
 */
function waysTo(outlook: Outlook, row: number, most: number): Ways {
  const { near, round } = outlook;
  const k = round.kernel;
  const { columns, columnOf, v, load, places, outside, firstPlace, rowAt } = k;
  const { into, rows, rowExcess, u, within } = near;
  const distance = new Float64Array(columns + 1).fill(Infinity);
  const mover = new Int32Array(columns + 1).fill(NOBODY);
  const next = new Int32Array(columns + 1).fill(-1);
  const { heap } = outlook;
  heap.size = 0;
  const wanted = new Float64Array(columns + 1).fill(Infinity);
  let least = Infinity;
  for (let a = near.start[row]; a < near.start[row + 1]; a++) {
    if (near.cols[a] === columnOf[row]) continue;
    wanted[near.cols[a]] = near.excess[a];
    least = Math.min(least, near.excess[a]);
  }
  // chains longer than this lead to nothing that is asked for
  let limit = within;
  const cheapest: number[] = [];
  const reach = (x: number, d: number, i: number, to: number): void => {
    if (d > limit || d >= distance[x]) return;
    distance[x] = d;
    mover[x] = i;
    next[x] = to;
    heap.push(d, x);
    if (most === 1) limit = Math.min(limit, d + wanted[x] - least);
  };
  reach(columnOf[row], 0, NOBODY, -1);
  while (heap.size > 0 && heap.keys[0] <= limit) {
    const d = heap.keys[0];
    const x = heap.pop();
    if (distance[x] < d) continue;
    if (most < Infinity && wanted[x] < Infinity) {
      cheapest.push(wanted[x] + d);
      cheapest.sort((a, b) => a - b);
      if (cheapest.length >= most) limit = Math.min(limit, cheapest[most - 1] - least);
    }
    if (x === columns) {
      for (let j = 0; j < columns; j++) {
        if (load[j] < places[j]) {
          reach(j, d, NOBODY, columns);
          continue;
        }
        for (let p = firstPlace[j], end = p + load[j]; p < end; p++) {
          const i = rowAt[p];
          if (i !== row) reach(j, d + outside[i] - u[i], i, columns);
        }
      }
      continue;
    }
    for (let b = into[x]; b < into[x + 1] && d + rowExcess[b] <= limit; b++) {
      const i = rows[b];
      if (i !== row && columnOf[i] !== x) reach(columnOf[i], d + rowExcess[b], i, x);
    }
    if (load[x] > 0) reach(columns, d - v[x], NOBODY, x);
  }
  return { distance, row: mover, next };
}

function movesFrom(round: Round, ways: Ways, row: number, column: number): Move[] {
  const { columns, columnOf } = round.kernel;
  const { seekerOf, providerOf } = round.compiled;
  const who = (j: number) => (j === columns ? -1 : providerOf[j]);
  const moves: Move[] = [{ seeker: seekerOf[row], from: who(columnOf[row]), to: who(column) }];
  for (let x = column; ways.next[x] >= 0; x = ways.next[x]) {
    if (ways.row[x] !== NOBODY) moves.push({ seeker: seekerOf[ways.row[x]], from: who(x), to: who(ways.next[x]) });
  }
  return moves;
}

/**
 * Every provider the seeker could have instead, the least loss first. The losses are exact.
 *
 * @param most only so many of them, sooner: with 1, the second best and what it would cost
 */
export function alternatives(outlook: Outlook, seeker: number, most = Infinity): Alternative[] {
  const { round, near } = outlook;
  const { aims, rowOf, providerOf, places } = round.compiled;
  const row = rowOf[seeker];
  const ways = waysTo(outlook, row, most);
  const found: { column: number; costs: number }[] = [];
  for (let a = near.start[row]; a < near.start[row + 1]; a++) {
    const column = near.cols[a];
    const costs = near.excess[a] + ways.distance[column];
    const reachable = places[column] > 0 && costs <= near.within && costs < Infinity;
    if (!reachable || providerOf[column] === round.providerOf[seeker]) continue;
    // it would leave a group with fewer than it needs
    if (costs > aims.groupStep / 2) continue;
    found.push({ column, costs });
  }
  const seen = new Set<number>();
  return found
    .sort((a, b) => a.costs - b.costs || a.column - b.column)
    .filter(({ column }) => !seen.has(providerOf[column]) && seen.add(providerOf[column]))
    .slice(0, most)
    .map(({ column, costs }) => ({
      provider: providerOf[column],
      change: changeOf(aims, costs),
      moves: movesFrom(round, ways, row, column),
    }));
}

/**
 * Why a seeker has not this provider: `chosen` – it has; `refused` – a gate forbids the pair; `banned`, `pinned` (to
 * another); `no-places`; `group-too-small` – with it, the group would still not have its smallest size, or another would
 * lose it; `far` – further from the best than the outlook reaches; `worse` – possible, but the round would lose by it, and
 * these people would move.
 */
export type WhyNot =
  | { kind: 'chosen' | 'refused' | 'banned' | 'pinned' | 'no-places' | 'group-too-small' | 'far' }
  | ({ kind: 'worse' } & Alternative);

export function whyNot(outlook: Outlook, seeker: number, provider: number): WhyNot {
  const c = outlook.round.compiled;
  const row = c.rowOf[seeker];
  const column = c.columnOf[provider];
  if (outlook.round.providerOf[seeker] === provider) return { kind: 'chosen' };
  if (findArc(c.all, row, column) < 0) return { kind: 'refused' };
  if (isBanned(c, row, column)) return { kind: 'banned' };
  if (c.pinned[row] >= 0) return { kind: 'pinned' };
  if (isShut(c, column)) return { kind: 'group-too-small' };
  if (placesAt(c, column) === 0) return { kind: 'no-places' };
  const found = alternatives(outlook, seeker).find((x) => x.provider === provider);
  if (found) return { kind: 'worse', ...found };
  return { kind: outlook.near.within === Infinity ? 'group-too-small' : 'far' };
}
