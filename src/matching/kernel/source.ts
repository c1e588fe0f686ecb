/** Where the kernel's arcs come from. Rows are those who seek, columns those who have places; a lower cost is better. */

export type Costs = Float64Array | Int32Array | Uint16Array | Uint8Array;

/**
 * Gives the arcs of one row at a time, so a market need never be stored. After `load(i)` arc `k` of the row stands at
 * `cols[colsFrom + k]` and `costs[costsFrom + k]`. Costs are whole numbers below 2^53.
 */
export type Source = {
  readonly rows: number;
  readonly columns: number;
  cols: Int32Array | Uint16Array;
  colsFrom: number;
  costs: Costs;
  costsFrom: number;
  /** an arc that costs this or more is forbidden */
  readonly forbidden: number;
  /** after a load: every arc that costs less was given; Infinity when all were */
  complete: number;
  /** @returns how many arcs of row `i` were loaded; those that cost `bound` or more may be left out */
  load(i: number, bound: number): number;
};

/** A full matrix, row by row; an entry of `forbidden` or more is no arc. */
export function matrixSource(rows: number, columns: number, matrix: Costs, forbidden = 2 ** 28): Source {
  const cols = columns <= 65536 ? new Uint16Array(columns) : new Int32Array(columns);
  for (let j = 0; j < columns; j++) cols[j] = j;
  return {
    rows,
    columns,
    cols,
    colsFrom: 0,
    costs: matrix,
    costsFrom: 0,
    forbidden,
    complete: Infinity,
    load(i) {
      this.costsFrom = i * columns;
      return columns;
    },
  };
}

/** Lists one after another: row `i` has the arcs `start[i]` to `start[i + 1]`. */
export function listSource(columns: number, start: Int32Array, cols: Int32Array, costs: Costs): Source {
  return {
    rows: start.length - 1,
    columns,
    cols,
    colsFrom: 0,
    costs,
    costsFrom: 0,
    forbidden: Infinity,
    complete: Infinity,
    load(i) {
      const from = start[i];
      this.colsFrom = from;
      this.costsFrom = from;
      return start[i + 1] - from;
    },
  };
}
