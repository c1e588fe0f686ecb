import type { Fault, Market } from './market.ts';

/** Arcs as lists, row after row, columns ascending: row `i` has `start[i]` to `start[i + 1]`. */
export type Arcs = { start: Int32Array; cols: Int32Array; costs: Float64Array };

/** Arcs before their scores became costs. */
export type RawArcs = { start: Int32Array; cols: Int32Array; scores: Float64Array; broken: Float64Array };

function widened<T extends Int32Array | Float64Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

/** Reads every row of the market once. A pair given twice counts once, with its better half. */
export function readArcs(
  market: Market,
  seekerOf: Int32Array,
  columnOf: Int32Array,
  fault: (fault: Fault) => void,
): RawArcs {
  const columns = columnOf.length;
  const score = new Float64Array(columns);
  const broken = new Float64Array(columns);
  const seen = new Int32Array(columns).fill(-1);
  const start = new Int32Array(seekerOf.length + 1);
  const out = { cols: new Int32Array(0), scores: new Float64Array(0), broken: new Float64Array(0) };
  let length = 0;
  seekerOf.forEach((seeker, row) => {
    for (const arc of market.row(seeker)) {
      const column = columnOf[arc.provider];
      const wishes = arc.broken ?? 0;
      if (!Number.isFinite(arc.score) || !Number.isFinite(wishes) || wishes < 0 || column === undefined) {
        const code = market.providers[arc.provider]?.code;
        fault({ kind: 'score', seeker: market.seekers[seeker].code, ...(code !== undefined && { provider: code }) });
        continue;
      }
      const points = Math.round(arc.score);
      const broke = Math.round(wishes);
      if (seen[column] === row && (broken[column] - broke || points - score[column]) <= 0) continue;
      seen[column] = row;
      score[column] = points;
      broken[column] = broke;
    }
    if (length + columns > out.cols.length) {
      const room = Math.max(2 * out.cols.length, length + columns);
      out.cols = widened(out.cols, new Int32Array(room));
      out.scores = widened(out.scores, new Float64Array(room));
      out.broken = widened(out.broken, new Float64Array(room));
    }
    for (let column = 0; column < columns; column++) {
      if (seen[column] !== row) continue;
      out.cols[length] = column;
      out.scores[length] = score[column];
      out.broken[length++] = broken[column];
    }
    start[row + 1] = length;
  });
  return {
    start,
    cols: out.cols.slice(0, length),
    scores: out.scores.subarray(0, length),
    broken: out.broken.subarray(0, length),
  };
}

/** The arcs that `keep` keeps. */
export function arcsWhere({ start, cols, costs }: Arcs, keep: (arc: number, row: number) => boolean): Arcs {
  const out: Arcs = { start: new Int32Array(start.length), cols: cols.slice(), costs: costs.slice() };
  let length = 0;
  for (let row = 0; row + 1 < start.length; row++) {
    for (let k = start[row]; k < start[row + 1]; k++) {
      if (!keep(k, row)) continue;
      out.cols[length] = cols[k];
      out.costs[length++] = costs[k];
    }
    out.start[row + 1] = length;
  }
  return { start: out.start, cols: out.cols.subarray(0, length), costs: out.costs.subarray(0, length) };
}

/** The same arcs and one more. */
export function withArc({ start, cols, costs }: Arcs, row: number, column: number, cost: number): Arcs {
  let at = start[row];
  while (at < start[row + 1] && cols[at] < column) at++;
  const out = { cols: new Int32Array(cols.length + 1), costs: new Float64Array(cols.length + 1) };
  out.cols.set(cols.subarray(0, at));
  out.costs.set(costs.subarray(0, at));
  out.cols[at] = column;
  out.costs[at] = cost;
  out.cols.set(cols.subarray(at), at + 1);
  out.costs.set(costs.subarray(at), at + 1);
  return { start: start.map((x, i) => (i > row ? x + 1 : x)), ...out };
}

/** Position of an arc, or -1. */
export function findArc({ start, cols }: Arcs, row: number, column: number): number {
  let low = start[row];
  let high = start[row + 1] - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (cols[middle] === column) return middle;
    if (cols[middle] < column) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
