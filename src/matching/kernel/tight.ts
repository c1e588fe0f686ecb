import type { Kernel } from './kernel.ts';

/** Arcs that are nearly as good as what their row has: by row, and the same by column. */
export type NearArcs = {
  /** arcs of row `i`: `start[i]` to `start[i + 1]`, columns ascending */
  start: Int32Array;
  cols: Int32Array;
  /** what the arc costs beyond `u + v`; nought on an arc some optimum may use */
  excess: Float64Array;
  /** arcs into column `j`: `into[j]` to `into[j + 1]`, the least excess first */
  into: Int32Array;
  rows: Int32Array;
  rowExcess: Float64Array;
  u: Float64Array;
  /** arcs up to this excess are here */
  within: number;
};

/** All arcs with an excess up to `within`. A row whose floor lies above is known from its list alone. */
export function nearArcs(k: Kernel, within: number): NearArcs {
  const { rows, columns, v, listCol, listCost, source } = k;
  const start = new Int32Array(rows + 1);
  const u = new Float64Array(rows);
  let cols = new Int32Array(8 * rows + 16);
  let excess = new Float64Array(cols.length);
  let length = 0;
  for (let i = 0; i < rows; i++) {
    const mine = k.u(i);
    u[i] = mine;
    const listed = k.listLength[i] >= 0 && k.floor[i] > mine + within;
    const count = listed ? k.listLength[i] : source.load(i, mine + within + 1);
    const [from, fromCol, fromCost] = listed
      ? [k.listAt[i], listCol, listCost]
      : [0, source.cols.subarray(source.colsFrom), source.costs.subarray(source.costsFrom)];
    if (length + count > cols.length) {
      const size = Math.max(2 * cols.length, length + count);
      const wideCols = new Int32Array(size);
      const wideExcess = new Float64Array(size);
      wideCols.set(cols);
      wideExcess.set(excess);
      cols = wideCols;
      excess = wideExcess;
    }
    const begin = length;
    for (let a = from; a < from + count; a++) {
      const j = fromCol[a];
      const cost = fromCost[a];
      const over = cost - v[j] - mine;
      if (!(over <= within) || cost >= source.forbidden) continue;
      cols[length] = j;
      excess[length++] = over;
    }
    if (listed) sortByColumn(cols, excess, begin, length);
    start[i + 1] = length;
  }
  return { start, cols, excess, u, within, ...byColumn(columns, start, cols, excess) };
}

/** Lists are short, and in no order. */
function sortByColumn(cols: Int32Array, excess: Float64Array, begin: number, end: number): void {
  for (let a = begin + 1; a < end; a++) {
    const col = cols[a];
    const over = excess[a];
    let b = a - 1;
    for (; b >= begin && cols[b] > col; b--) {
      cols[b + 1] = cols[b];
      excess[b + 1] = excess[b];
    }
    cols[b + 1] = col;
    excess[b + 1] = over;
  }
}

function byColumn(columns: number, start: Int32Array, cols: Int32Array, excess: Float64Array) {
  const length = start[start.length - 1];
  const into = new Int32Array(columns + 1);
  for (let a = 0; a < length; a++) into[cols[a] + 1]++;
  for (let j = 0; j < columns; j++) into[j + 1] += into[j];
  const next = into.slice();
  const rows = new Int32Array(length);
  const rowExcess = new Float64Array(length);
  for (let i = 0; i + 1 < start.length; i++) {
    for (let a = start[i]; a < start[i + 1]; a++) {
      const at = next[cols[a]]++;
      rows[at] = i;
      rowExcess[at] = excess[a];
    }
  }
  for (let j = 0; j < columns; j++) sortByExcess(rowExcess, rows, into[j], into[j + 1] - 1);
  return { into, rows, rowExcess };
}

function sortByExcess(excess: Float64Array, rows: Int32Array, from: number, to: number): void {
  let low = from;
  let high = to;
  while (high - low > 12) {
    const pivot = excess[(low + high) >> 1];
    let a = low;
    let b = high;
    while (a <= b) {
      while (excess[a] < pivot) a++;
      while (excess[b] > pivot) b--;
      if (a > b) break;
      [excess[a], excess[b]] = [excess[b], excess[a]];
      [rows[a], rows[b]] = [rows[b], rows[a]];
      a++;
      b--;
    }
    // the shorter half by recursion, the longer by the loop
    if (b - low < high - a) {
      sortByExcess(excess, rows, low, b);
      low = a;
    } else {
      sortByExcess(excess, rows, a, high);
      high = b;
    }
  }
  for (let a = low + 1; a <= high; a++) {
    const over = excess[a];
    const row = rows[a];
    let b = a - 1;
    for (; b >= low && excess[b] > over; b--) {
      excess[b + 1] = excess[b];
      rows[b + 1] = rows[b];
    }
    excess[b + 1] = over;
    rows[b + 1] = row;
  }
}
