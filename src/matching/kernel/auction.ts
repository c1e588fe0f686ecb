import type { Kernel } from './kernel.ts';

/** Bids before the rest is left to exact search, for each row that enters. */
const BIDS_PER_ROW = 6;

/** What a row would choose now. One object for all bids: the loop below makes no garbage. */
const bid = { column: 0, cost: Infinity, first: Infinity, second: Infinity, free: -1, freeCost: Infinity };

function look(k: Kernel, i: number): void {
  const { v, load, places, listCol, listCost } = k;
  let column = k.columns;
  let cost = k.outside[i];
  let first = cost;
  let second = Infinity;
  let free = -1;
  let freeCost = 0;
  const at = k.listAt[i];
  for (let a = at, end = at + k.listLength[i]; a < end; a++) {
    const j = listCol[a];
    const pays = listCost[a] - v[j];
    if (pays > second) continue;
    if (pays < first) {
      second = first;
      first = pays;
      column = j;
      cost = listCost[a];
      free = load[j] < places[j] ? j : -1;
      freeCost = cost;
    } else {
      second = pays;
      if (pays === first && free < 0 && load[j] < places[j]) {
        free = j;
        freeCost = listCost[a];
      }
    }
  }
  bid.column = column;
  bid.cost = cost;
  bid.first = first;
  bid.second = second;
  bid.free = free;
  bid.freeCost = freeCost;
}

/** Looks again with a fresh list when the floor hides what the choice depends on: everything up to the second best. */
function choose(k: Kernel, i: number): void {
  if (k.listLength[i] < 0) k.readList(i, 0);
  look(k, i);
  const floor = k.floor[i];
  if (bid.free >= 0 ? bid.first <= floor : bid.second <= floor) return;
  k.readList(i, bid.second);
  look(k, i);
}

/**
 * A zero-increment auction (augmenting row reduction, with places): each row takes its best column, pays up to its
 * second best, and the weakest bidder of a full column leaves. Quick, and leaves valid prices and few rows undecided.
 *
 * @param limit the price at which a row would leave its column, by row
 * @returns the rows left over
 */
export function auction(k: Kernel, entering: Int32Array, limit: Float64Array): Int32Array {
  const { v, firstPlace, places, rowAt, floor, columns } = k;
  const queue = new Int32Array(entering.length + 1);
  let waiting = 0;
  for (let q = entering.length - 1; q >= 0; q--) queue[waiting++] = entering[q];
  const late = new Int32Array(entering.length);
  let lateCount = 0;
  let bidsLeft = BIDS_PER_ROW * entering.length;
  while (waiting > 0) {
    const i = queue[--waiting];
    if (bidsLeft-- <= 0) {
      late[lateCount++] = i;
      continue;
    }
    choose(k, i);
    const next = bid.second < floor[i] ? bid.second : floor[i];
    if (bid.free >= 0) {
      const price = bid.freeCost - next;
      limit[i] = price < v[bid.free] ? price : v[bid.free];
      k.sit(i, bid.free, bid.freeCost);
      continue;
    }
    const j = bid.column;
    if (j === columns) {
      k.stayOut(i);
      continue;
    }
    const mine = bid.cost - next;
    let weakest = -1;
    let most = -Infinity;
    let then = -Infinity;
    for (let p = firstPlace[j], end = p + places[j]; p < end; p++) {
      const x = limit[rowAt[p]];
      if (x > most) {
        then = most;
        most = x;
        weakest = p;
      } else if (x > then) then = x;
    }
    if (mine >= most) {
      if (most < v[j]) {
        v[j] = most;
        queue[waiting++] = i;
      } else late[lateCount++] = i;
      continue;
    }
    const leaving = rowAt[weakest];
    k.columnOf[leaving] = -1;
    k.seat(i, j, bid.cost, weakest);
    limit[i] = mine;
    const price = then > mine ? then : mine;
    if (price < v[j]) v[j] = price;
    queue[waiting++] = leaving;
  }
  return late.slice(0, lateCount);
}
