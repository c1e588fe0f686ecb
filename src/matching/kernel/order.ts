/** Two pieces of ordering that everything in the kernel stands on; parallel arrays instead of objects. */

/** Moves the `count` smallest keys of the first `length` to the front, in no order. @returns the largest of them */
export function pickSmallest(
  keys: Float64Array,
  cols: Int32Array,
  costs: Float64Array,
  length: number,
  count: number,
): number {
  const last = count - 1;
  let low = 0;
  let high = length - 1;
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
