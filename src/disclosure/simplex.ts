/** A dense simplex that goes on from where it stands: one system, many questions. Coefficients are small whole numbers. */

/** Σ coefficient · column = value; every column is at least 0. */
export type Row = { terms: readonly (readonly [column: number, coefficient: number])[]; value: number };

export type Reached = {
  /** the least the objective could be made, or the goal when it was reached on the way */
  value: number;
  point: Float64Array;
};

const EPS = 1e-9;

/** Above this many pivots without progress the smallest index is taken, which cannot go in circles. */
const PATIENCE = 40;
/** More than any system of a school takes; rounding must not keep it going for ever. */
const MOST_PIVOTS = 5000;

export class Simplex {
  private readonly width: number;
  private readonly columns: number;
  /** each row with its value at the end */
  private rows: Float64Array[] = [];
  private basis: number[] = [];
  /** whether anything fits the rows at all */
  readonly feasible: boolean;

  constructor(rows: readonly Row[], columns: number) {
    this.columns = columns;
    this.width = columns + rows.length;
    rows.forEach(({ terms, value }, i) => {
      const sign = value < 0 ? -1 : 1;
      const row = new Float64Array(this.width + 1);
      for (const [column, coefficient] of terms) row[column] += sign * coefficient;
      row[columns + i] = 1;
      row[this.width] = sign * value;
      this.rows.push(row);
      this.basis.push(columns + i);
    });
    const cost = new Float64Array(this.width);
    cost.fill(1, columns);
    this.feasible = this.descend(cost, this.width, 0).value < 1e-7;
    if (this.feasible) this.dropArtificials();
  }

  /** Makes the objective small, and stops as soon as it is at the goal, even where nothing else would end it. */
  reach(cost: Float64Array, goal = Number.NEGATIVE_INFINITY): Reached {
    const { value, open, price } = this.descend(cost, this.columns, goal);
    if (open < 0) return { value: value + 0, point: this.point() };
    const step = Math.max(0, Math.ceil((value - goal) / -price[open] - EPS));
    return { value: goal, point: Number.isFinite(step) ? this.point(open, step) : this.point() };
  }

  /**
   * Moves towards the goal along what costs least for each step of the way, and stops there.
   * @param cost what must be kept small; no column of it is below 0
   */
  move(cost: Float64Array, aim: Float64Array, goal: number): Reached {
    // at no cost, yet the prices are those of a way that costs least only when nothing enters any more
    const { price } = this.descend(cost, this.columns, Number.NEGATIVE_INFINITY);
    const way = this.priced(aim);
    for (let pivots = 0; ; pivots++) {
      const value = -way[this.width];
      if (value <= goal + EPS || pivots > MOST_PIVOTS) return { value, point: this.point() };
      let best = -1;
      let least = Number.POSITIVE_INFINITY;
      for (let j = 0; j < this.columns; j++) {
        if (way[j] > -EPS) continue;
        const ratio = Math.max(0, price[j]) / -way[j];
        if (ratio < least - EPS) [best, least] = [j, ratio];
      }
      if (best < 0) return { value, point: this.point() };
      const leaving = this.leaving(best);
      if (leaving < 0) return { value: goal, point: this.point(best, Math.ceil((value - goal) / -way[best] - EPS)) };
      this.pivot(leaving, best, [price, way]);
    }
  }

  /** Where it stands, or stands after going some steps along a column that nothing ends. */
  private point(along = -1, step = 0): Float64Array {
    const out = new Float64Array(this.columns);
    this.basis.forEach((column, i) => {
      out[column] = this.rows[i][this.width] - (along < 0 ? 0 : step * this.rows[i][along]);
    });
    if (along >= 0) out[along] = step;
    return out;
  }

  /** What did not leave the basis stands in rows that say nothing new. */
  private dropArtificials(): void {
    for (let i = 0; i < this.rows.length; i++) {
      if (this.basis[i] < this.columns) continue;
      const row = this.rows[i];
      let column = 0;
      while (column < this.columns && Math.abs(row[column]) < EPS) column++;
      if (column < this.columns) this.pivot(i, column, []);
    }
    const kept = this.rows.flatMap((_, i) => (this.basis[i] < this.columns ? [i] : []));
    this.rows = kept.map((i) => this.rows[i]);
    this.basis = kept.map((i) => this.basis[i] as number);
  }

  /** What each column would change in an objective, given what the basis costs; its value, negative, at the end. */
  private priced(cost: Float64Array): Float64Array {
    const price = new Float64Array(this.width + 1);
    price.set(cost.subarray(0, this.width));
    this.basis.forEach((column, i) => {
      const c = cost[column] ?? 0;
      if (c === 0) return;
      const row = this.rows[i];
      for (let j = 0; j <= this.width; j++) price[j] -= c * row[j];
    });
    return price;
  }

  /** @returns the value, and the column along which nothing ends it, or -1 */
  private descend(
    cost: Float64Array,
    columns: number,
    goal: number,
  ): { value: number; open: number; price: Float64Array } {
    const { width } = this;
    const price = this.priced(cost);
    let stuck = 0;
    for (;;) {
      const value = -price[width];
      if (value <= goal + EPS) return { value, open: -1, price };
      const column = this.entering(price, columns, stuck > PATIENCE);
      if (column < 0) return { value, open: -1, price };
      const leaving = this.leaving(column);
      if (leaving < 0) return { value, open: column, price };
      this.pivot(leaving, column, [price]);
      stuck = -price[width] < value - EPS ? 0 : stuck + 1;
    }
  }

  private entering(price: Float64Array, columns: number, smallestIndex: boolean): number {
    let best = -1;
    let least = -EPS;
    for (let j = 0; j < columns; j++) {
      if (price[j] >= least) continue;
      best = j;
      if (smallestIndex) break;
      least = price[j] as number;
    }
    return best;
  }

  private leaving(column: number): number {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < this.rows.length; i++) {
      const row = this.rows[i];
      const a = row[column] as number;
      if (a <= EPS) continue;
      const ratio = row[this.width] / a;
      const tie = Math.abs(ratio - least) <= EPS;
      if (ratio < least - EPS || (tie && this.basis[i] < this.basis[best])) {
        best = i;
        least = Math.min(ratio, least);
      }
    }
    return best;
  }

  private pivot(at: number, column: number, prices: readonly Float64Array[]): void {
    const row = this.rows[at];
    const by = row[column] as number;
    const filled: number[] = [];
    for (let j = 0; j <= this.width; j++) {
      if (row[j] === 0) continue;
      row[j] = Math.abs(row[j]) < 1e-12 ? 0 : row[j] / by;
      if (row[j] !== 0) filled.push(j);
    }
    const clear = (other: Float64Array) => {
      const times = other[column] as number;
      if (times === 0) return;
      for (const j of filled) other[j] -= times * row[j];
      other[column] = 0;
    };
    for (let i = 0; i < this.rows.length; i++) if (i !== at) clear(this.rows[i]);
    for (const price of prices) clear(price);
    this.basis[at] = column;
  }
}
