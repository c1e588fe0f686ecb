import type { Costs, Source } from './source.ts';

/** Arcs kept in one piece of memory. */
const CHUNK = 2 ** 20;

/**
 * Keeps the cheapest arcs of each row of a source that is slow to load, so that a row is worked out again only when dearer
 * arcs are asked for than those kept.
 *
 * @param keep arcs to keep of a row, about
 * @param most arcs to keep of all rows together; later rows are then not kept
 */
export function cached(inner: Source, keep = 400, most = 2 ** 25): Source {
  const { rows, columns } = inner;
  const Cols = columns <= 65536 ? Uint16Array : Int32Array;
  const Kept = inner.costs.constructor as new (size: number) => Costs;
  const chunks: { cols: Int32Array | Uint16Array; costs: Costs }[] = [];
  const chunkOf = new Int16Array(rows).fill(-1);
  const at = new Int32Array(rows);
  const counts = new Int32Array(rows);
  const upTo = new Float64Array(rows);
  const seen = new Uint8Array(rows);
  let used = CHUNK;
  // how dear the arcs are that are worth keeping: learnt from row to row
  let usual = Infinity;
  let step = 0;

  function learn(count: number): void {
    if (usual < Infinity) {
      usual += count < keep ? step : -step;
      return;
    }
    if (count <= keep) return;
    const sorted = Float64Array.from(inner.costs.subarray(inner.costsFrom, inner.costsFrom + count)).sort();
    usual = sorted[keep];
    step = Math.max(1, usual - sorted[0]) / 64;
  }

  function store(i: number, count: number): void {
    if (count > CHUNK) return;
    if (used + count > CHUNK) {
      if (chunks.length * CHUNK >= most) return;
      chunks.push({ cols: new Cols(CHUNK), costs: new Kept(CHUNK) });
      used = 0;
    }
    const chunk = chunks[chunks.length - 1];
    chunk.cols.set(inner.cols.subarray(inner.colsFrom, inner.colsFrom + count), used);
    chunk.costs.set(inner.costs.subarray(inner.costsFrom, inner.costsFrom + count), used);
    chunkOf[i] = chunks.length - 1;
    at[i] = used;
    counts[i] = count;
    upTo[i] = inner.complete;
    used += count;
  }

  const given: Source = {
    rows,
    columns,
    cols: inner.cols,
    colsFrom: 0,
    costs: inner.costs,
    costsFrom: 0,
    forbidden: inner.forbidden,
    complete: Infinity,
    load(i, bound) {
      if (chunkOf[i] >= 0 && bound <= upTo[i]) {
        const { cols, costs } = chunks[chunkOf[i]];
        given.cols = cols;
        given.costs = costs;
        given.colsFrom = at[i];
        given.costsFrom = at[i];
        given.complete = upTo[i];
        return counts[i];
      }
      // who comes again has asked for more than was kept: all of it, or it would have to come once more
      const first = seen[i] === 0;
      seen[i] = 1;
      const count = inner.load(i, first ? Math.max(bound, usual) : Infinity);
      given.cols = inner.cols;
      given.costs = inner.costs;
      given.colsFrom = inner.colsFrom;
      given.costsFrom = inner.costsFrom;
      given.complete = inner.complete;
      if (first && bound < usual) learn(count);
      // a row read without a bound would fill the place of many
      if (first && (inner.complete < Infinity || count <= keep)) store(i, count);
      return count;
    },
  };
  return given;
}
