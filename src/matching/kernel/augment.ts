import type { Kernel } from './kernel.ts';

/** Follows the listed arcs of row `i`. @param offset distance of the row less what it pays */
function follow(k: Kernel, i: number, offset: number): void {
  const { listCol, listCost, v, distance } = k;
  const at = k.listAt[i];
  for (let a = at, end = at + k.listLength[i]; a < end; a++) {
    const j = listCol[a];
    const d = offset + (listCost[a] - v[j]);
    if (d < k.best && d < distance[j]) k.reach(j, d, i);
  }
  const hidden = offset + k.floor[i];
  if (hidden < k.best) k.heap.push(hidden, -1 - i);
}

/** The list of row `i` was too short: reads as far again, keeps a longer one, and follows all it has read. */
function followHidden(k: Kernel, i: number, offset: number): void {
  const { listCol, listCost, v } = k;
  let least = k.outside[i];
  const at = k.listAt[i];
  for (let a = at, end = at + k.listLength[i]; a < end; a++) least = Math.min(least, listCost[a] - v[listCol[a]]);
  const reach = k.floor[i] + Math.max(1, k.floor[i] - least);
  k.lengthenList(i);
  k.readList(i, offset, reach);
  const hidden = offset + k.source.complete;
  if (hidden < k.best) k.heap.push(hidden, -1 - i);
}

/** Everything reached before the end becomes dearer by what it was nearer. */
function raisePrices(k: Kernel): void {
  const { v, settled, distance, best } = k;
  for (let s = 0; s < k.settledCount; s++) {
    const j = settled[s];
    if (distance[j] < best) v[j] += distance[j] - best;
  }
}

/** Moves every row of the path one column on, so that `from` gets one. */
function shift(k: Kernel, from: number): void {
  let i = k.bestRow;
  let j = k.bestColumn;
  let place = j === k.columns ? -1 : k.firstPlace[j] + k.load[j]++;
  for (;;) {
    const column = k.columnOf[i];
    const left = k.placeOf[i];
    if (j === k.columns) k.stayOut(i);
    else k.seat(i, j, k.arcCost(i, j), place);
    if (i === from) return;
    j = column;
    place = left;
    i = k.via[j];
  }
}

/**
 * Gives the undecided row `from` its column by the cheapest chain of moves (Dijkstra over columns, prices as potentials),
 * which may end at a free place or with somebody staying outside. Optimal before, optimal after.
 */
export function augment(k: Kernel, from: number): void {
  const {
    v,
    heap,
    level,
    distance,
    settled,
    firstPlace,
    load,
    rowAt,
    rowDistance,
    columnOf,
    costOf,
    outside,
    columns,
  } = k;
  if (k.listLength[from] < 0) k.readList(from, Infinity, 0);
  heap.size = 0;
  k.reachedCount = 0;
  k.settledCount = 0;
  k.levelCount = 0;
  k.levelDistance = -Infinity;
  k.best = outside[from];
  k.bestColumn = columns;
  k.bestRow = from;
  rowDistance[from] = 0;
  follow(k, from, 0);
  for (;;) {
    let j = -1;
    if (k.levelCount > 0) {
      j = level[--k.levelCount];
      if (k.levelDistance >= k.best) break;
      if (distance[j] < k.levelDistance) continue;
    } else {
      if (heap.size === 0) break;
      const d = heap.keys[0];
      if (d >= k.best) break;
      const item = heap.pop();
      k.levelDistance = d;
      if (item < 0) {
        const i = -1 - item;
        followHidden(k, i, i === from ? 0 : rowDistance[i] - (costOf[i] - v[columnOf[i]]));
        continue;
      }
      if (distance[item] < d) continue;
      j = item;
    }
    const d = distance[j];
    settled[k.settledCount++] = j;
    for (let p = firstPlace[j], end = p + load[j]; p < end && d < k.best; p++) {
      const i = rowAt[p];
      const offset = d - (costOf[i] - v[j]);
      rowDistance[i] = d;
      if (offset + outside[i] < k.best) {
        k.best = offset + outside[i];
        k.bestColumn = columns;
        k.bestRow = i;
      }
      follow(k, i, offset);
    }
  }
  raisePrices(k);
  for (let r = 0; r < k.reachedCount; r++) distance[k.reached[r]] = Infinity;
  shift(k, from);
}
