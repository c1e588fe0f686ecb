import { auction } from './auction.ts';
import { augment } from './augment.ts';
import { Kernel } from './kernel.ts';
import type { Source } from './source.ts';
import { augmentTogether } from './together.ts';

/**
 * The cheapest assignment: each row one column or outside, each column at most its places. Exact.
 *
 * @param outside what it costs to leave a row without a column
 */
export function optimise(source: Source, places: ArrayLike<number>, outside: ArrayLike<number>): Kernel {
  const k = new Kernel(source, places, outside);
  const limit = new Float64Array(k.rows);
  const everyone = new Int32Array(k.rows);
  for (let i = 0; i < k.rows; i++) everyone[i] = i;
  const late = augmentTogether(k, auction(k, auction(k, everyone, limit), limit));
  for (let r = 0; r < late.length; r++) augment(k, late[r]);
  return k;
}
