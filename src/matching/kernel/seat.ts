import type { Kernel } from './kernel.ts';
import { Heap } from './order.ts';

/** How far the price of a place at each column could fall, and the row that would then come in. */
export type Slack = { distance: Float64Array; row: Int32Array };

/**
 * Cheapest chains of moves into each column, by Dijkstra from everything that may be given up for its price: rows that
 * stay outside, and the places of all columns. `-v[j] - distance[j]` is exactly what one more place at `j` is worth.
 *
 * @param target stop when this column is reached; -1 for all of them
 */
export function slackOf(k: Kernel, target = -1): Slack {
  const { rows, columns, v, load, places, rowAt, firstPlace, columnOf, source, floor } = k;
  const distance = new Float64Array(columns).fill(Infinity);
  const row = new Int32Array(columns).fill(-1);
  const rowDistance = new Float64Array(rows);
  const heap = new Heap(2 * columns + 64);

  const reach = (j: number, d: number, i: number): void => {
    if (d >= distance[j]) return;
    distance[j] = d;
    row[j] = i;
    heap.push(d, j);
  };
  const followList = (i: number, d: number): void => {
    const { listCol, listCost } = k;
    rowDistance[i] = d;
    const offset = d - k.u(i);
    const at = k.listAt[i];
    for (let a = at, end = at + k.listLength[i]; a < end; a++)
      reach(listCol[a], offset + listCost[a] - v[listCol[a]], i);
    if (floor[i] < Infinity) heap.push(offset + floor[i], -1 - i);
  };
  const followAll = (i: number): void => {
    const offset = rowDistance[i] - k.u(i);
    const count = source.load(i, k.outside[i]);
    const { cols, costs, colsFrom, costsFrom, forbidden } = source;
    for (let a = 0; a < count; a++) {
      const j = cols[colsFrom + a];
      const cost = costs[costsFrom + a];
      if (cost < forbidden) reach(j, offset + cost - v[j], i);
    }
  };

  for (let j = 0; j < columns; j++) if (places[j] > 0 && (load[j] > 0 || v[j] === 0)) reach(j, 0 - v[j], -1);
  for (let i = 0; i < rows; i++) if (columnOf[i] === columns) followList(i, 0);
  // what lies beyond these is not worth reading rows for
  const enough = target < 0 ? Infinity : 0 - v[target];
  let open = distance.reduce((count, d) => count + Number(d < Infinity), 0);
  while (heap.size > 0 && open > 0 && heap.keys[0] < enough) {
    const d = heap.keys[0];
    const item = heap.pop();
    if (item < 0) {
      followAll(-1 - item);
      continue;
    }
    if (distance[item] < d) continue;
    if (item === target) break;
    if (places[item] > 0) open--;
    for (let p = firstPlace[item], end = p + load[item]; p < end; p++) followList(rowAt[p], d);
  }
  return { distance, row };
}

/**
 * Opens one more place at column `j` of an optimal state, and brings in whoever gains most by it, with all the moves that
 * follow. Prices fall, so every floor falls by as much.
 */
export function openPlace(k: Kernel, j: number): void {
  const { columns, v, places, floor, columnOf } = k;
  const { distance, row } = slackOf(k, j);
  // a column nobody sits at has no price to give up, but staying empty costs nothing either
  const fall = Math.min(distance[j], 0 - v[j]);
  const stays = fall === 0 - v[j];
  for (let x = 0; x < columns; x++) if (v[x] > -Infinity) v[x] += Math.min(distance[x], fall, 0 - v[x]);
  for (let i = 0; i < k.rows; i++) floor[i] -= fall;
  places[j]++;
  if (stays) return;
  const moves: { i: number; to: number }[] = [];
  for (let to = j; row[to] >= 0; ) {
    const i = row[to];
    moves.push({ i, to });
    if (columnOf[i] === columns) break;
    to = columnOf[i];
  }
  for (const { i } of moves) k.leave(i);
  for (const { i, to } of moves) k.sit(i, to, k.arcCost(i, to));
}
