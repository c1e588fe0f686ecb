import { collect, Heap, Pick, pickSmallest } from './order.ts';
import type { Source } from './source.ts';

/** Arcs a row's list begins with, and the most it grows to. */
const SHORT_LIST = 20;
const LONG_LIST = 192;
/** Arcs for which lists may grow before all of them are moved to a larger place. */
const SPARE = 2 ** 18;
/** A sample of a row says what is cheap: so many times a list's arcs are looked for. */
const ENOUGH = 1.5;

/**
 * State of one exact assignment: every row gets one column or stays outside at the price `outside[i]`; column `j` takes
 * at most `places[j]` rows. Prices are duals: `v[j] <= 0`, and `-v[j]` is what a place at `j` costs.
 *
 * A row looks at a short list of its best arcs, and keeps a floor under everything that is not on the list. Prices of
 * places only rise, so `cost - v` of an arc never falls and the floor stays true; a row is read in full only when
 * its floor bites. That is what makes the result exact without a matrix.
 *
 * Fields are only declared, and set once by the constructor: an object that keeps its shape is what makes this quick.
 */
export class Kernel {
  declare readonly rows: number;
  declare readonly columns: number;
  declare readonly source: Source;
  declare readonly places: Int32Array;
  declare readonly outside: Float64Array;

  declare readonly v: Float64Array;
  /** column of each row; `columns` when it stays outside, -1 before it is decided */
  declare readonly columnOf: Int32Array;
  declare readonly costOf: Float64Array;
  declare readonly load: Int32Array;
  /** rows by place: column `j` has the places `firstPlace[j]` to `firstPlace[j + 1]`, the first `load[j]` of them taken */
  declare readonly firstPlace: Int32Array;
  declare readonly rowAt: Int32Array;
  declare readonly placeOf: Int32Array;

  declare listAt: Int32Array;
  declare readonly listRoom: Int32Array;
  /** -1 until the list is made */
  declare readonly listLength: Int32Array;
  declare readonly floor: Float64Array;
  declare listCol: Int32Array;
  declare listCost: Float64Array;
  declare private listEnd: number;
  declare private readonly longest: number;
  declare private readonly pick: Pick;

  /** marks of one search, see augment.ts */
  declare readonly distance: Float64Array;
  declare readonly via: Int32Array;
  declare readonly viaCost: Float64Array;
  declare readonly reached: Int32Array;
  declare readonly settled: Int32Array;
  /** distance of a row less what it pays: with what an arc costs, the distance of its column */
  declare readonly rowOffset: Float64Array;
  declare readonly heap: Heap;
  declare readonly level: Int32Array;
  declare reachedCount: number;
  declare settledCount: number;
  declare levelCount: number;
  declare levelDistance: number;
  declare best: number;
  declare bestColumn: number;
  declare bestRow: number;
  declare bestCost: number;

  constructor(source: Source, places: ArrayLike<number>, outside: ArrayLike<number>, listLength = SHORT_LIST) {
    this.reachedCount = 0;
    this.settledCount = 0;
    this.levelCount = 0;
    this.levelDistance = -Infinity;
    this.best = Infinity;
    this.bestColumn = 0;
    this.bestRow = 0;
    this.bestCost = Infinity;
    const rows = source.rows;
    const columns = source.columns;
    this.rows = rows;
    this.columns = columns;
    this.source = source;
    this.places = Int32Array.from(places);
    this.outside = Float64Array.from(outside);
    this.v = new Float64Array(columns + 1);
    this.load = new Int32Array(columns + 1);
    this.columnOf = new Int32Array(rows).fill(-1);
    this.costOf = new Float64Array(rows);
    this.placeOf = new Int32Array(rows);
    this.firstPlace = new Int32Array(columns + 1);
    for (let j = 0; j < columns; j++) {
      this.firstPlace[j + 1] = this.firstPlace[j] + this.places[j];
      if (this.places[j] === 0) this.v[j] = -Infinity;
    }
    this.rowAt = new Int32Array(this.firstPlace[columns]);

    const room = Math.max(1, Math.min(listLength, columns));
    this.longest = Math.max(room, Math.min(LONG_LIST, columns));
    this.listAt = new Int32Array(rows);
    for (let i = 0; i < rows; i++) this.listAt[i] = i * room;
    this.listRoom = new Int32Array(rows).fill(room);
    this.listLength = new Int32Array(rows).fill(-1);
    this.floor = new Float64Array(rows);
    const reserve = rows * room + Math.min(3 * rows * room, SPARE);
    this.listCol = new Int32Array(reserve);
    this.listCost = new Float64Array(reserve);
    this.listEnd = rows * room;
    this.pick = new Pick(2 * this.longest);

    this.distance = new Float64Array(columns).fill(Infinity);
    this.via = new Int32Array(columns);
    this.viaCost = new Float64Array(columns);
    this.reached = new Int32Array(columns);
    this.settled = new Int32Array(columns);
    this.rowOffset = new Float64Array(rows);
    this.heap = new Heap(4 * columns + 64);
    this.level = new Int32Array(columns);
  }

  /**
   * Reads the row and keeps the arcs with the smallest `cost - v`.
   * @param reach all arcs with a smaller `cost - v` must be read
   */
  readList(i: number, reach: number): void {
    const { source, pick } = this;
    const room = this.listRoom[i];
    // prices are never negative, so an arc that costs too much needs no looking at
    const count = source.load(i, Math.min(reach, this.outside[i]));
    // equal arcs would all pile up on the first columns, so each row begins elsewhere
    const start = count > 0 ? (Math.imul(i, 0x9e3779b1) >>> 0) % count : 0;
    pick.length = 0;
    pick.full = 2 * room;
    let floor = source.forbidden;
    const seen = collect(pick, floor, source, this.v, start, count) - start;
    const sampled = Math.ceil((ENOUGH * room * seen) / count);
    if (pick.length === pick.full && sampled < room) floor = pickSmallest(pick, sampled) + 1;
    pick.length = 0;
    floor = this.keepBest(start, count, floor, room);
    floor = this.keepBest(0, start, floor, room);
    if (pick.length > room) floor = pickSmallest(pick, room);
    this.floor[i] = source.complete < this.outside[i] && source.complete < floor ? source.complete : floor;
    this.keepList(i);
  }

  /** Looks through a part of the loaded row. @returns the floor under what was left out */
  private keepBest(from: number, end: number, under: number, room: number): number {
    const { pick, source, v } = this;
    let floor = under;
    for (let k = from; k < end; ) {
      k = collect(pick, floor, source, v, k, end);
      if (pick.length === pick.full) floor = pickSmallest(pick, room);
    }
    return floor;
  }

  /** The shortest chain so far ends here. */
  endAt(column: number, distance: number, row: number, cost: number): void {
    this.best = distance;
    this.bestColumn = column;
    this.bestRow = row;
    this.bestCost = cost;
  }

  /** A shorter way to column `j` was found, through row `i`; it ends there when a place is free. */
  reach(j: number, distance: number, i: number, cost: number): void {
    if (this.load[j] < this.places[j]) {
      this.endAt(j, distance, i, cost);
      return;
    }
    if (this.distance[j] === Infinity) this.reached[this.reachedCount++] = j;
    this.distance[j] = distance;
    this.via[j] = i;
    this.viaCost[j] = cost;
    // a step of length nought: no need to sort, the column is next on this level (scores tie often)
    if (distance <= this.levelDistance) this.level[this.levelCount++] = j;
    else this.heap.push(distance, j);
  }

  private keepList(i: number): void {
    const { pick, listCol, listCost } = this;
    const at = this.listAt[i];
    for (let k = 0; k < pick.length; k++) {
      listCol[at + k] = pick.cols[k];
      listCost[at + k] = pick.costs[k];
    }
    this.listLength[i] = pick.length;
  }

  /** Makes room for a list twice as long; the list must be read again. @returns whether there may be a longer one */
  lengthenList(i: number): boolean {
    if (this.listRoom[i] >= this.longest) return false;
    const room = Math.min(2 * this.listRoom[i], this.longest);
    if (this.listEnd + room > this.listCol.length) {
      const size = Math.max(this.listEnd + room, (this.listCol.length * 3) >> 1);
      const cols = new Int32Array(size);
      const costs = new Float64Array(size);
      cols.set(this.listCol);
      costs.set(this.listCost);
      this.listCol = cols;
      this.listCost = costs;
    }
    this.listAt[i] = this.listEnd;
    this.listEnd += room;
    this.listRoom[i] = room;
    return true;
  }

  /** Cost of an arc; Infinity when there is none. */
  arcCost(i: number, j: number): number {
    if (j === this.columns) return this.outside[i];
    const { listCol, listCost, source } = this;
    const at = this.listAt[i];
    for (let k = at, end = at + this.listLength[i]; k < end; k++) if (listCol[k] === j) return listCost[k];
    const count = source.load(i, Infinity);
    for (let k = 0; k < count; k++) {
      if (source.cols[source.colsFrom + k] !== j) continue;
      const cost = source.costs[source.costsFrom + k];
      return cost < source.forbidden ? cost : Infinity;
    }
    return Infinity;
  }

  /** The row's dual: what it pays at its own column, price of the place included. */
  u(i: number): number {
    const j = this.columnOf[i];
    return j === this.columns ? this.outside[i] : this.costOf[i] - this.v[j];
  }

  /** Takes a free place at column `j`. */
  sit(i: number, j: number, cost: number): void {
    this.seat(i, j, cost, this.firstPlace[j] + this.load[j]++);
  }

  seat(i: number, j: number, cost: number, place: number): void {
    this.rowAt[place] = i;
    this.placeOf[i] = place;
    this.columnOf[i] = j;
    this.costOf[i] = cost;
  }

  /** Gives its place up; whoever sat last moves up. */
  leave(i: number): void {
    const j = this.columnOf[i];
    this.columnOf[i] = -1;
    if (j === this.columns || j < 0) return;
    const last = this.firstPlace[j] + --this.load[j];
    const moved = this.rowAt[last];
    this.rowAt[this.placeOf[i]] = moved;
    this.placeOf[moved] = this.placeOf[i];
  }

  stayOut(i: number): void {
    this.columnOf[i] = this.columns;
    this.costOf[i] = this.outside[i];
  }
}
