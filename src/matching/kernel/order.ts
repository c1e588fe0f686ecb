/** What the kernel's speed stands on: small loops over parallel arrays, each a function of its own, so that it is compiled at once. */
import type { Source } from './source.ts';

/** The arcs of a row that are the best so far; `full` of them at most. */
export class Pick {
  declare readonly keys: Float64Array;
  declare readonly cols: Int32Array;
  declare readonly costs: Float64Array;
  declare length: number;
  declare full: number;

  constructor(room: number) {
    this.keys = new Float64Array(room);
    this.cols = new Int32Array(room);
    this.costs = new Float64Array(room);
    this.length = 0;
    this.full = room;
  }
}

/** Adds arcs whose cost with the price is under `bound`, until the pick is full. @returns the arc to go on from */
export function collect(
  pick: Pick,
  bound: number,
  { costs, costsFrom, cols, colsFrom }: Source,
  v: Float64Array,
  from: number,
  end: number,
): number {
  const { keys, cols: pickedCols, costs: pickedCosts, full } = pick;
  let length = pick.length;
  let k = from;
  for (; k < end && length < full; k++) {
    const cost = costs[costsFrom + k];
    // prices are never negative: most arcs are dear enough without one
    if (cost >= bound) continue;
    const col = cols[colsFrom + k];
    const key = cost - v[col];
    if (key < bound) {
      keys[length] = key;
      pickedCols[length] = col;
      pickedCosts[length++] = cost;
    }
  }
  pick.length = length;
  return k;
}

/** Keeps the `count` arcs of the pick with the smallest keys, in no order. @returns the largest of these keys */
export function pickSmallest(pick: Pick, count: number): number {
  const { keys, cols, costs } = pick;
  const last = count - 1;
  let low = 0;
  let high = pick.length - 1;
  pick.length = count;
  while (low < high) {
    const pivot = keys[(low + high) >> 1];
    let a = low;
    let b = high;
    while (a <= b) {
      while (keys[a] < pivot) a++;
      while (keys[b] > pivot) b--;
      if (a > b) break;
      const key = keys[a];
      keys[a] = keys[b];
      keys[b] = key;
      const col = cols[a];
      cols[a] = cols[b];
      cols[b] = col;
      const cost = costs[a];
      costs[a] = costs[b];
      costs[b] = cost;
      a++;
      b--;
    }
    if (last <= b) high = b;
    else if (last >= a) low = a;
    else break;
  }
  return keys[last];
}

/** The smallest key first. An item may stand in it several times; the reader skips what is out of date. */
export class Heap {
  declare keys: Float64Array;
  declare items: Int32Array;
  declare size: number;

  constructor(room: number) {
    this.size = 0;
    this.keys = new Float64Array(room);
    this.items = new Int32Array(room);
  }

  push(key: number, item: number): void {
    if (this.size === this.keys.length) this.widen();
    const { keys, items } = this;
    let at = this.size++;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (keys[up] <= key) break;
      keys[at] = keys[up];
      items[at] = items[up];
      at = up;
    }
    keys[at] = key;
    items[at] = item;
  }

  /** Takes the first away; its key was `keys[0]`. */
  pop(): number {
    const { keys, items } = this;
    const first = items[0];
    const size = --this.size;
    const key = keys[size];
    const item = items[size];
    const half = size >> 1;
    let at = 0;
    while (at < half) {
      let down = 2 * at + 1;
      if (down + 1 < size && keys[down + 1] < keys[down]) down++;
      if (keys[down] >= key) break;
      keys[at] = keys[down];
      items[at] = items[down];
      at = down;
    }
    keys[at] = key;
    items[at] = item;
    return first;
  }

  private widen(): void {
    const keys = new Float64Array(2 * this.keys.length + 16);
    const items = new Int32Array(keys.length);
    keys.set(this.keys);
    items.set(this.items);
    this.keys = keys;
    this.items = items;
  }
}
