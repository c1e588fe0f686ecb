/** Everything ever told, as one system of equations: what an attacker knows, who has kept every release. */
import { type Fact, isExact, type Release, type Sum } from './cells.ts';
import { type Row, Simplex } from './simplex.ts';

/** A fact of the last day that may still be left out, at this price. */
export type Offer = { cell: string; fact: Fact; price: number };

/** Where the running count of a cell lies: columns of the system that add up to it. */
type Level = readonly number[];

/** A whole-number state of affairs that fits everything told. */
export type World = Float64Array;

/** How far a sum of columns must be able to go. */
export type Question = { columns: readonly number[]; way: 'least' | 'most'; enough: number };

/** Systems solved in search of whole people, before a number counts as unsafe. */
const MOST_TRIES = 60;

const keyOf = ({ whole, parts }: Sum): string => `${whole}=${[...parts].sort().join('+')}`;

/**
 * Counts of a year only grow, and the attacker knows it. Where a number that was told falls by more than it may, somebody
 * has corrected the registers: from that day on nothing links the counts to those before.
 */
export class System {
  private readonly rows: Row[] = [];
  private readonly levels: Map<string, Level>[] = [];
  /** the first epoch to which the counts of each epoch are linked */
  private readonly since: number[] = [];
  private readonly offered: { cell: string; columns: number[]; price: number }[] = [];
  private columns = 0;
  private readonly solver: Simplex;
  readonly epochs: readonly Release[];

  constructor(epochs: readonly Release[], offers: readonly Offer[] = []) {
    this.epochs = epochs;
    const lastTold = new Map<string, { epoch: number; value: number }>();
    epochs.forEach((epoch, e) => {
      const mine = e === epochs.length - 1 ? offers : [];
      const told: [string, Fact][] = [
        ...Object.entries(epoch.told),
        ...mine.map((o): [string, Fact] => [o.cell, o.fact]),
      ];
      const fell = told.some(
        ([cell, [, high]]) => (lastTold.get(cell)?.value ?? 0) > high && !epoch.falling.includes(cell),
      );
      const linked = e > 0 && !fell;
      this.since.push(linked ? this.since[e - 1] : e);
      if (!linked) lastTold.clear();
      this.addLevels(epoch, e, linked);
      this.addSums(epoch, e, linked);
      for (const [cell, fact] of Object.entries(epoch.told)) this.addFact(e, cell, fact, lastTold, undefined);
      for (const cell of epoch.present)
        if (!epoch.told[cell]) this.addFact(e, cell, [1, Number.POSITIVE_INFINITY], lastTold, undefined);
      for (const { cell, fact, price } of mine) this.addFact(e, cell, fact, lastTold, price);
      for (const [cell, fact] of told) if (isExact(fact)) lastTold.set(cell, { epoch: e, value: fact[0] });
    });
    this.solver = new Simplex(this.rows, this.columns);
  }

  get oneDay(): boolean {
    return this.epochs.length === 1;
  }

  get feasible(): boolean {
    return this.solver.feasible;
  }

  private addLevels(epoch: Release, e: number, linked: boolean): void {
    const before = linked ? this.levels[e - 1] : undefined;
    const mine = new Map<string, Level>();
    const falling = new Set(epoch.falling);
    for (const cell of Object.keys(epoch.counts)) {
      const grown = falling.has(cell) ? [] : (before?.get(cell) ?? []);
      mine.set(cell, [...grown, this.columns++]);
    }
    this.levels.push(mine);
  }

  private addSums(epoch: Release, e: number, linked: boolean): void {
    const before = new Set(linked ? this.epochs[e - 1].sums.map(keyOf) : []);
    const falling = new Set(epoch.falling);
    for (const sum of epoch.sums) {
      const grows = [sum.whole, ...sum.parts].every((cell) => !falling.has(cell));
      // what held of the counts before holds of what has come to them since
      const only = grows && before.has(keyOf(sum)) ? -1 : 0;
      const terms = (cell: string, sign: number) =>
        (this.levels[e].get(cell) ?? []).slice(only).map((column): [number, number] => [column, sign]);
      this.rows.push({ terms: [...terms(sum.whole, -1), ...sum.parts.flatMap((p) => terms(p, 1))], value: 0 });
    }
  }

  private addFact(
    e: number,
    cell: string,
    [low, high]: Fact,
    lastTold: ReadonlyMap<string, { epoch: number; value: number }>,
    price: number | undefined,
  ): void {
    const level = this.levels[e].get(cell);
    if (!level) return;
    const last = this.epochs[e].falling.includes(cell) ? undefined : lastTold.get(cell);
    const known = last ? (this.levels[last.epoch].get(cell)?.length ?? 0) : 0;
    const base = last?.value ?? 0;
    const sum = level.slice(known).map((column): [number, number] => [column, 1]);
    const columns: number[] = [];
    const free = (sign: number): [number, number][] => {
      if (price === undefined) return [];
      columns.push(this.columns);
      return [[this.columns++, sign]];
    };
    if (low === high) this.rows.push({ terms: [...sum, ...free(1), ...free(-1)], value: low - base });
    else {
      if (low > 0) this.rows.push({ terms: [...sum, [this.columns++, -1], ...free(1)], value: low - base });
      if (high < Number.POSITIVE_INFINITY)
        this.rows.push({ terms: [...sum, [this.columns++, 1], ...free(-1)], value: high - base });
    }
    if (price !== undefined) this.offered.push({ cell, columns, price });
  }

  /** The columns whose sum a question is about: a count on a day, or what came to it between two. */
  about(cell: string, to: number, from?: number): number[] | undefined {
    const level = this.levels[to].get(cell);
    if (!level || from === undefined) return level && [...level];
    if (this.since[to] > from || this.epochs[to].falling.includes(cell)) return undefined;
    return level.slice(this.levels[from].get(cell)?.length ?? 0);
  }

  /** Whether the cell's number stood printed by that day. */
  printedBy(cell: string, e: number): boolean {
    for (let at = this.since[e]; at <= e; at++) {
      const fact = this.epochs[at].told[cell];
      if (fact && isExact(fact)) return true;
    }
    return false;
  }

  /** The least or greatest a sum of columns can be, as far as `enough`. */
  bound(columns: readonly number[], way: 'least' | 'most', enough: number): { value: number; world: World } {
    const cost = new Float64Array(this.columns);
    for (const c of columns) cost[c] = way === 'least' ? 1 : -1;
    const { value, point } = this.solver.reach(cost, way === 'least' ? enough : -enough);
    return { value: way === 'least' ? value : -value, world: point };
  }

  /**
   * Moves a sum of columns to where it must be able to stand, giving up the cheapest offers that are in the way.
   * @returns the world, and the offers that do not hold in it
   */
  free({ columns, way, enough }: Question, given: ReadonlySet<string>) {
    const cost = new Float64Array(this.columns);
    for (const { cell, columns: mine, price } of this.offered)
      if (!given.has(cell)) for (const c of mine) cost[c] = price;
    const aim = new Float64Array(this.columns);
    for (const c of columns) aim[c] = way === 'least' ? 1 : -1;
    const { point } = this.solver.move(cost, aim, way === 'least' ? enough : -enough);
    const stands = totalIn(point, columns);
    const there = way === 'least' ? stands <= enough + 1e-6 : stands >= enough - 1e-6;
    return { there, world: point, broken: this.brokenIn(point, given) };
  }

  /** The offers that do not hold in a world, besides those given up already. */
  brokenIn(world: World, given: ReadonlySet<string> = new Set()): string[] {
    return this.offered.flatMap(({ cell, columns }) =>
      !given.has(cell) && columns.some((c) => world[c] > 1e-6) ? [cell] : [],
    );
  }

  /**
   * A world of whole people.
   * @param given offers that need not hold; all others do
   */
  whole(question: Question, given?: ReadonlySet<string>): World | undefined {
    const { columns, way, enough } = question;
    const aim: Row = {
      terms: [
        ...columns.map((c): [number, number] => [c, 1]),
        ...(way === 'most' ? [[this.columns, -1] as const] : []),
      ],
      value: enough,
    };
    const kept = given ? this.offered.filter((o) => !given.has(o.cell)).flatMap((o) => o.columns) : [];
    const rows = [...this.rows, aim, ...kept.map((c): Row => ({ terms: [[c, 1]], value: 0 }))];
    const tries = { left: MOST_TRIES };
    return this.branch(rows, this.columns + 1, tries);
  }

  /** Splits on a column that holds a part of a person, until there is none. */
  private branch(rows: readonly Row[], columns: number, tries: { left: number }): World | undefined {
    if (tries.left-- <= 0) return undefined;
    const solver = new Simplex(rows, columns);
    if (!solver.feasible) return undefined;
    const { point } = solver.reach(new Float64Array(columns));
    const split = point.findIndex((x) => Math.abs(x - Math.round(x)) > 1e-6);
    if (split < 0) return this.proves(point.subarray(0, this.columns)) ? point.slice(0, this.columns) : undefined;
    const side = (sign: number, value: number): Row[] => [
      ...rows,
      {
        terms: [
          [split, 1],
          [columns, sign],
        ],
        value,
      },
    ];
    return (
      this.branch(side(1, Math.floor(point[split])), columns + 1, tries) ??
      this.branch(side(-1, Math.ceil(point[split])), columns + 1, tries)
    );
  }

  /** A world is a proof only if it is made of whole people and every row holds in it exactly. */
  proves(world: World): boolean {
    if (world.some((x) => Math.abs(x - Math.round(x)) > 1e-6 || x < -1e-6)) return false;
    return this.rows.every(
      ({ terms, value }) => terms.reduce((sum, [column, a]) => sum + a * Math.round(world[column]), 0) === value,
    );
  }
}

export const totalIn = (world: World, columns: readonly number[]): number =>
  columns.reduce((sum, c) => sum + world[c], 0);
