import type { Kernel } from './kernel.ts';
import type { Source } from './source.ts';

export type Proof = {
  proven: boolean;
  /** cost of the assignment, and the floor under every assignment that the prices give */
  cost: number;
  floor: number;
  pairs: number;
};

/**
 * Checks an assignment against its source by the prices alone, in one pass over all arcs: no arc costs less than its row
 * pays and its place is priced, and what is spent equals what is paid. Shares no code with the search.
 */
export function certify(
  source: Source,
  places: ArrayLike<number>,
  outside: ArrayLike<number>,
  { columnOf, v, columns, rows }: Pick<Kernel, 'columnOf' | 'v' | 'columns' | 'rows'>,
): Proof {
  const load = new Int32Array(columns + 1);
  let cost = 0;
  let floor = 0;
  let pairs = 0;
  let valid = true;
  for (let i = 0; i < rows; i++) {
    const own = columnOf[i];
    const count = source.load(i, Infinity);
    const { cols, costs, colsFrom, costsFrom, forbidden } = source;
    let spent = own === columns ? outside[i] : Number.NaN;
    // the most the row can pay without any arc being cheaper
    let pays = outside[i];
    for (let a = 0; a < count; a++) {
      const c = costs[costsFrom + a];
      const j = cols[colsFrom + a];
      const x = c - v[j];
      if (x < pays && c < forbidden) pays = x;
      if (j === own) spent = c;
    }
    pairs += count;
    if (!(spent < forbidden)) valid = false;
    load[own]++;
    cost += spent;
    floor += pays;
  }
  for (let j = 0; j < columns; j++) {
    if (load[j] > places[j] || v[j] > 0) valid = false;
    if (places[j] > 0) floor += places[j] * v[j];
  }
  return { proven: valid && cost === floor, cost, floor, pairs };
}
