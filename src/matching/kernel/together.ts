import { endSearch, follow, leastOf, nextColumn, settle, shift, startSearch } from './augment.ts';
import type { Kernel } from './kernel.ts';

/** With fewer rows than this undecided, each one's own search is quicker. */
const MANY = 32;
/** What one row's own search looks at, about: this part of all columns. */
const ALONE = 1 / 8;
/** Common searches that were not worth their cost, one after another, before the rest is left to single ones. */
const PATIENCE = 3;

/**
 * Undecided rows looked after together: prices rise for all of them at once until somebody finds a way, and then everybody
 * who has one at these prices takes it. Many short chains for the cost of few searches.
 *
 * @returns the rows still undecided
 */
export function augmentTogether(k: Kernel, undecided: Int32Array): Int32Array {
  const climb = new Climb(k);
  let left = undecided;
  for (let vain = 0; left.length >= MANY && vain < PATIENCE; ) {
    raiseFor(k, left);
    climb.search++;
    const now = left.filter((i) => k.columnOf[i] < 0 && !climb.from(i));
    vain = k.settledCount > ALONE * k.columns * (left.length - now.length) ? vain + 1 : 0;
    left = now;
  }
  return left;
}

/** One search from all rows at once, as far as the first of them must go; that one's chain is moved along. */
function raiseFor(k: Kernel, rows: Int32Array): void {
  startSearch(k);
  for (let r = 0; r < rows.length; r++) {
    const i = rows[r];
    if (k.listLength[i] < 0) k.readList(i, 0);
    const offset = -Math.min(leastOf(k, i), k.floor[i]);
    k.rowOffset[i] = offset;
    if (offset + k.outside[i] < k.best) k.endAt(k.columns, offset + k.outside[i], i, 0);
    follow(k, i, offset);
  }
  for (let j = nextColumn(k); j >= 0; j = nextColumn(k)) settle(k, j);
  endSearch(k);
  shift(k);
}

/** Chains of arcs that cost a row exactly what it pays now, searched in depth; no column is looked at twice in one search. */
class Climb {
  declare private readonly k: Kernel;
  /** the search that has looked at a column */
  declare private readonly seen: Int32Array;
  declare search: number;
  /** rows of the chain, the arc each would take, and the place at its end whose row would have to move on */
  declare private readonly rowOn: Int32Array;
  declare private readonly arcOn: Int32Array;
  declare private readonly placeOn: Int32Array;

  constructor(k: Kernel) {
    const room = k.columns + 1;
    this.k = k;
    this.search = 0;
    this.seen = new Int32Array(room);
    this.rowOn = new Int32Array(room);
    this.arcOn = new Int32Array(room);
    this.placeOn = new Int32Array(room);
  }

  /** @returns whether the row has got a column, or stays outside */
  from(root: number): boolean {
    const { k, rowOn, arcOn } = this;
    // what a list hides might be cheaper than all it shows
    if (k.floor[root] < leastOf(k, root)) return false;
    let depth = 0;
    rowOn[0] = root;
    arcOn[0] = -1;
    while (depth >= 0) {
      const i = rowOn[depth];
      const pays = k.columnOf[i] < 0 ? leastOf(k, i) : k.u(i);
      if (pays === k.outside[i]) {
        const left = k.placeOf[i];
        k.stayOut(i);
        this.move(depth - 1, left);
        return true;
      }
      const found = this.step(depth, pays);
      if (found < 0) {
        depth--;
        continue;
      }
      const j = k.listCol[arcOn[depth]];
      if (k.load[j] < k.places[j]) {
        this.move(depth, k.firstPlace[j] + k.load[j]++);
        return true;
      }
      rowOn[++depth] = k.rowAt[found];
      arcOn[depth] = -1;
    }
    return false;
  }

  /** The next place the row at `depth` might take: the rest of the column at hand, or a new one; -1 when there is none. */
  private step(depth: number, pays: number): number {
    const { k, seen, arcOn, placeOn } = this;
    const { v, places, firstPlace } = k;
    const i = this.rowOn[depth];
    let a = arcOn[depth];
    const column = k.listCol[a];
    if (a >= 0 && ++placeOn[depth] < firstPlace[column] + places[column]) return placeOn[depth];
    do {
      const { listCol, listCost } = k;
      const end = k.listAt[i] + k.listLength[i];
      for (a = Math.max(a + 1, k.listAt[i]); a < end; a++) {
        const j = listCol[a];
        if (seen[j] === this.search || listCost[a] - v[j] !== pays) continue;
        seen[j] = this.search;
        arcOn[depth] = a;
        placeOn[depth] = firstPlace[j];
        return firstPlace[j];
      }
    } while (this.showMore(i, pays));
    return -1;
  }

  /** Equal arcs may be hidden: they are often what is looked for. @returns whether the list has become longer */
  private showMore(i: number, pays: number): boolean {
    const { k } = this;
    if (k.floor[i] > pays || !k.lengthenList(i)) return false;
    k.readList(i, pays + 1);
    return true;
  }

  /** Moves every row of the chain one column on, the last one to `place`. */
  private move(depth: number, place: number): void {
    const { k, rowOn, arcOn } = this;
    let to = place;
    for (let n = depth; n >= 0; n--) {
      const i = rowOn[n];
      const left = k.placeOf[i];
      k.seat(i, k.listCol[arcOn[n]], k.listCost[arcOn[n]], to);
      to = left;
    }
  }
}
