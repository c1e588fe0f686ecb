import { augment } from './augment.ts';
import { Kernel } from './kernel.ts';
import { optimise } from './optimise.ts';
import { openPlace } from './seat.ts';
import type { Source } from './source.ts';

/** Where to begin: prices of columns, and the column of each row (`columns` for outside, -1 for unknown). */
export type Start = { v: ArrayLike<number>; columnOf: ArrayLike<number> };

/** With more rows undecided than this part, beginning from nothing is quicker. */
const TOO_MANY = 0.3;

/**
 * The same optimum as `optimise`, from the prices and places of a similar question: who still pays the least keeps the
 * place, places with a price that nobody takes are opened one by one, and the rest find their columns by augmenting.
 */
export function optimiseFrom(
  source: Source,
  places: ArrayLike<number>,
  outside: ArrayLike<number>,
  start: Start,
): Kernel {
  const k = new Kernel(source, places, outside);
  for (let j = 0; j < k.columns; j++) if (k.places[j] > 0) k.v[j] = Math.min(0, start.v[j]);
  const undecided: number[] = [];
  for (let i = 0; i < k.rows; i++) if (!settle(k, i, start.columnOf[i])) undecided.push(i);
  if (undecided.length > TOO_MANY * k.rows + 8) return optimise(source, places, outside);

  const vacant: number[] = [];
  for (let j = 0; j < k.columns; j++) {
    if (k.v[j] === 0 || k.load[j] >= k.places[j]) continue;
    vacant.push(j);
    k.places[j] = k.load[j];
  }
  for (const j of vacant) while (k.places[j] < places[j] && k.v[j] < 0) openPlace(k, j);
  for (const j of vacant) k.places[j] = places[j];
  for (const i of undecided) augment(k, i);
  return k;
}

/** Seats the row where it pays the least; its old column if that is one of them. */
function settle(k: Kernel, i: number, had: number): boolean {
  const { v, listCol, listCost, load, places, columns } = k;
  k.readList(i, Infinity);
  const at = k.listAt[i];
  const end = at + k.listLength[i];
  let least = k.outside[i];
  for (let a = at; a < end; a++) least = Math.min(least, listCost[a] - v[listCol[a]]);
  let seat = -1;
  for (let a = at; a < end; a++) {
    const j = listCol[a];
    if (listCost[a] - v[j] === least && load[j] < places[j] && (seat < 0 || j === had)) seat = a;
  }
  if (k.outside[i] === least && (seat < 0 || had === columns)) {
    k.stayOut(i);
    return true;
  }
  if (seat < 0) return false;
  k.sit(i, listCol[seat], listCost[seat]);
  return true;
}
