import type { Compiled } from './compile.ts';
import type { Kernel } from './kernel/kernel.ts';
import { type NearArcs, nearArcs } from './kernel/tight.ts';

/**
 * Of all optimal assignments, the one that the market itself names: those who have waited longest are served first; then,
 * in the order of codes, each seeker keeps the provider of the draft, or gets the one with the smallest code. However the
 * optimum was found – from nothing, from old prices, on another machine – the result is the same.
 *
 * All optima use only arcs without excess, so it is a matter of chains of moves along these.
 */
export function settleTies(c: Compiled, k: Kernel): void {
  const ties = nearArcs(k, 0);
  serveLongestWaiting(c, k, ties);
  chooseByCode(c, k, ties);
}

/** A search over columns along arcs without excess. */
class Search {
  /** the row that moves when the column is passed, or -1 */
  declare readonly row: Int32Array;
  /** the column it goes to */
  declare readonly next: Int32Array;
  declare readonly queue: Int32Array;
  declare length: number;
  declare private readonly stamp: Int32Array;
  declare private round: number;

  constructor(columns: number) {
    this.length = 0;
    this.round = 0;
    this.row = new Int32Array(columns);
    this.next = new Int32Array(columns);
    this.queue = new Int32Array(columns);
    this.stamp = new Int32Array(columns);
  }

  begin(): void {
    this.round++;
    this.length = 0;
  }

  has(j: number): boolean {
    return this.stamp[j] === this.round;
  }

  add(j: number, row: number, next: number): void {
    if (this.has(j)) return;
    this.stamp[j] = this.round;
    this.row[j] = row;
    this.next[j] = next;
    this.queue[this.length++] = j;
  }
}

type Move = { row: number; column: number };

/** Everybody stands up, then everybody sits down: no place is taken twice on the way. */
function moveAll(k: Kernel, moves: readonly Move[]): void {
  for (const { row } of moves) k.leave(row);
  for (const { row, column } of moves) k.sit(row, column, k.arcCost(row, column));
}

/** The sets of rows that an optimum may serve form a matroid, so taking them greedily, longest wait first, is best. */
function serveLongestWaiting(c: Compiled, k: Kernel, ties: NearArcs): void {
  const { columns, columnOf, outside, v, load, places, firstPlace, rowAt } = k;
  const { start, cols, u } = ties;
  const search = new Search(columns);
  const settled = new Uint8Array(k.rows);

  /** The moves that bring `row` in at the end of a chain of columns, `end` being the last. */
  const chain = (row: number, end: number): Move[] => {
    const moves: Move[] = [];
    for (let j = end; ; j = columnOf[search.row[j]]) {
      moves.push({ row: search.row[j], column: j });
      if (search.row[j] === row) return moves;
    }
  };

  const bringIn = (row: number): void => {
    search.begin();
    for (let a = start[row]; a < start[row + 1]; a++) search.add(cols[a], row, -1);
    for (let q = 0; q < search.length; q++) {
      const j = search.queue[q];
      if (v[j] === 0 && load[j] < places[j]) {
        moveAll(k, chain(row, j));
        return;
      }
      for (let p = firstPlace[j], end = p + load[j]; p < end; p++) {
        const i = rowAt[p];
        if (settled[i] === 0 && outside[i] === u[i]) {
          const moves = chain(row, j);
          k.leave(i);
          k.stayOut(i);
          moveAll(k, moves);
          return;
        }
        for (let a = start[i]; a < start[i + 1]; a++) search.add(cols[a], i, -1);
      }
    }
  };

  for (const row of c.waiting) {
    if (columnOf[row] === columns) bringIn(row);
    settled[row] = 1;
  }
}

function chooseByCode(c: Compiled, k: Kernel, ties: NearArcs): void {
  const { columns, columnOf, v, load, places } = k;
  const { start, cols, into, rows } = ties;
  const search = new Search(columns);
  const fixed = new Uint8Array(k.rows);
  // columns that may stand partly empty: who leaves one need not be replaced
  const slack = Int32Array.from(places.keys()).filter((j) => v[j] === 0 && places[j] > 0);

  /** Finds the columns from which a chain of moves leads to `own`; no further than `wanted`. */
  const searchFrom = (own: number, wanted: number): void => {
    search.begin();
    search.add(own, -1, -1);
    let slackSeen = false;
    for (let q = 0; q < search.length && !search.has(wanted); q++) {
      const j = search.queue[q];
      if (v[j] === 0 && !slackSeen) {
        slackSeen = true;
        for (const x of slack) if (load[x] < places[x]) search.add(x, -1, j);
      }
      for (let b = into[j]; b < into[j + 1]; b++) {
        const i = rows[b];
        if (fixed[i] === 0 && columnOf[i] !== columns) search.add(columnOf[i], i, j);
      }
    }
  };

  for (let row = 0; row < k.rows; row++) {
    const own = columnOf[row];
    fixed[row] = 1;
    if (own === columns || own === c.draft[row]) continue;
    const open = cols.subarray(start[row], start[row + 1]);
    const drafted = open.includes(c.draft[row]) ? c.draft[row] : -1;
    if (drafted < 0 && open[0] === own) continue;
    searchFrom(own, drafted >= 0 ? drafted : open[0]);
    const to = drafted >= 0 && search.has(drafted) ? drafted : (open.find((j) => search.has(j)) ?? own);
    if (to === own) continue;
    const moves: Move[] = [{ row, column: to }];
    for (let j = to; j !== own; j = search.next[j]) {
      if (search.row[j] >= 0) moves.push({ row: search.row[j], column: search.next[j] });
    }
    moveAll(k, moves);
  }
}
