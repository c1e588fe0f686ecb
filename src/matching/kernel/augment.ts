import type { Kernel } from './kernel.ts';

/** Follows the listed arcs of row `i`. @param offset distance of the row less what it pays */
export function follow(k: Kernel, i: number, offset: number): void {
  const { listCol, listCost, v, distance } = k;
  const at = k.listAt[i];
  for (let a = at, end = at + k.listLength[i]; a < end; a++) {
    const j = listCol[a];
    const cost = listCost[a];
    const d = offset + (cost - v[j]);
    if (d < k.best && d < distance[j]) k.reach(j, d, i, cost);
  }
  const hidden = offset + k.floor[i];
  if (hidden < k.best) k.heap.push(hidden, -1 - i);
}

/** The list of row `i` was too short: reads as far again, and follows the new list if it shows all that matters; otherwise all arcs. */
function followHidden(k: Kernel, i: number): void {
  const offset = k.rowOffset[i];
  const floor = k.floor[i];
  const reach = floor + Math.max(1, floor - leastOf(k, i));
  k.lengthenList(i);
  k.readList(i, reach);
  if (offset + k.floor[i] >= k.best) follow(k, i, offset);
  else followAll(k, i, offset);
}

/** What row `i` would pay at the best column of its list, or outside. */
export function leastOf({ listAt, listLength, listCost, listCol, v, outside }: Kernel, i: number): number {
  let least = outside[i];
  for (let a = listAt[i], end = a + listLength[i]; a < end; a++) {
    const pays = listCost[a] - v[listCol[a]];
    if (pays < least) least = pays;
  }
  return least;
}

function followAll(k: Kernel, i: number, offset: number): void {
  const { source, distance, v } = k;
  const count = source.load(i, k.best - offset);
  const { cols, costs, colsFrom, costsFrom, forbidden } = source;
  for (let a = 0; a < count; a++) {
    const cost = costs[costsFrom + a];
    const j = cols[colsFrom + a];
    const d = offset + (cost - v[j]);
    if (d < k.best && d < distance[j] && cost < forbidden) k.reach(j, d, i, cost);
  }
}

/** Everything reached before the end becomes dearer by what it was nearer; the marks of the search go. */
export function endSearch(k: Kernel): void {
  const { v, settled, reached, distance, best } = k;
  for (let s = 0; s < k.settledCount; s++) {
    const j = settled[s];
    if (distance[j] < best) v[j] += distance[j] - best;
  }
  for (let r = 0; r < k.reachedCount; r++) distance[reached[r]] = Infinity;
}

/** Moves every row of the cheapest chain one column on, so that the undecided row at its beginning gets one. */
export function shift(k: Kernel): void {
  let i = k.bestRow;
  let j = k.bestColumn;
  let cost = k.bestCost;
  let place = j === k.columns ? -1 : k.firstPlace[j] + k.load[j]++;
  for (;;) {
    const column = k.columnOf[i];
    const left = k.placeOf[i];
    if (j === k.columns) k.stayOut(i);
    else k.seat(i, j, cost, place);
    if (column < 0) return;
    j = column;
    place = left;
    cost = k.viaCost[j];
    i = k.via[j];
  }
}

export function startSearch(k: Kernel): void {
  k.heap.size = 0;
  k.reachedCount = 0;
  k.settledCount = 0;
  k.levelCount = 0;
  k.levelDistance = -Infinity;
  k.best = Infinity;
}

/** The next column of the search, the nearest first; -1 when the cheapest chain is known. */
export function nextColumn(k: Kernel): number {
  const { heap, level, distance } = k;
  for (;;) {
    if (k.levelCount > 0) {
      if (k.levelDistance >= k.best) return -1;
      const j = level[--k.levelCount];
      if (distance[j] === k.levelDistance) return j;
      continue;
    }
    if (heap.size === 0 || heap.keys[0] >= k.best) return -1;
    k.levelDistance = heap.keys[0];
    const item = heap.pop();
    if (item < 0) followHidden(k, -1 - item);
    else if (distance[item] === k.levelDistance) return item;
  }
}

/** Follows the rows that sit at column `j`: any of them may move on, or out. */
export function settle(k: Kernel, j: number): void {
  const { rowAt, rowOffset, costOf, outside, firstPlace } = k;
  const d = k.distance[j];
  const price = k.v[j];
  k.settled[k.settledCount++] = j;
  for (let p = firstPlace[j], end = p + k.load[j]; p < end && d < k.best; p++) {
    const i = rowAt[p];
    const offset = d - (costOf[i] - price);
    rowOffset[i] = offset;
    const out = offset + outside[i];
    if (out < k.best) k.endAt(k.columns, out, i, 0);
    follow(k, i, offset);
  }
}

/**
 * Gives the undecided row `from` its column by the cheapest chain of moves (Dijkstra over columns, prices as potentials),
 * which may end at a free place or with somebody staying outside. Optimal before, optimal after.
 */
export function augment(k: Kernel, from: number): void {
  if (k.listLength[from] < 0) k.readList(from, 0);
  startSearch(k);
  k.endAt(k.columns, k.outside[from], from, 0);
  k.rowOffset[from] = 0;
  follow(k, from, 0);
  for (let j = nextColumn(k); j >= 0; j = nextColumn(k)) settle(k, j);
  endSearch(k);
  shift(k);
}
