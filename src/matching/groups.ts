import type { Arcs } from './arcs.ts';
import { type Compiled, placesAt } from './compile.ts';
import type { Kernel } from './kernel/kernel.ts';
import { optimise } from './kernel/optimise.ts';
import { listSource } from './kernel/source.ts';
import { optimiseFrom } from './kernel/warm.ts';

/**
 * Groups with a smallest size: a provider takes nobody, or at least so many. In general that is hard (no quick method is
 * known for any size), so this searches: each step is an exact assignment in which some groups must run, some must not,
 * and the rest may be of any size. It stops when nothing better can be left (`exact`) or after so many steps; then
 * `bound` says how good anything could still be.
 */
export type Grouped = {
  compiled: Compiled;
  kernel: Kernel;
  exact: boolean;
  cost: number;
  bound: number;
  steps: number;
};

/** Assignments to try before the best so far is taken. */
export const GROUP_STEPS = 2000;

const SHUT = -1;
const ANY = 0;
const RUNS = 1;

export const hasGroups = (c: Compiled): boolean =>
  c.places.length > c.market.providers.length || c.minimum.some((least, j) => least > 1 && c.places[j] > 0);

/** Codes of the providers whose groups run. */
export const runningIn = (c: Compiled): Set<string> =>
  new Set(c.market.providers.filter((_, index) => placesAt(c, c.columnOf[index]) > 0).map(({ code }) => code));

/** The places, with those groups shut that could never be filled. */
export function shutHopeless(c: Compiled): Compiled {
  const could = new Int32Array(c.places.length);
  for (const j of c.arcs.cols) could[j]++;
  const places = c.places.slice();
  c.minimum.forEach((least, j) => {
    if (least <= 1 || places[j] === 0 || (could[j] >= least && places[j] >= least)) return;
    places[j] = 0;
    c.faults.push({ kind: 'minimum-unreachable', provider: c.market.providers[c.providerOf[j]].code });
  });
  return { ...c, places };
}

/**
 * A column that must run becomes two: `j` for the places above the minimum, and `j + columns` for the places that must
 * be filled, each worth more than anything else.
 */
function split(c: Compiled, state: Int8Array): { arcs: Arcs; places: Int32Array } {
  const columns = c.places.length;
  const { start, cols, costs } = c.arcs;
  const out: Arcs = {
    start: new Int32Array(start.length),
    cols: new Int32Array(2 * cols.length),
    costs: new Float64Array(2 * cols.length),
  };
  let length = 0;
  const add = (column: number, cost: number) => {
    out.cols[length] = column;
    out.costs[length++] = cost;
  };
  for (let row = 0; row + 1 < start.length; row++) {
    for (let a = start[row]; a < start[row + 1]; a++) if (state[cols[a]] !== SHUT) add(cols[a], costs[a]);
    for (let a = start[row]; a < start[row + 1]; a++) {
      if (state[cols[a]] === RUNS) add(cols[a] + columns, costs[a] - c.aims.groupStep);
    }
    out.start[row + 1] = length;
  }
  const places = new Int32Array(2 * columns);
  state.forEach((s, j) => {
    if (s === ANY) places[j] = c.places[j];
    if (s !== RUNS) return;
    places[j] = c.places[j] - c.minimum[j];
    places[j + columns] = c.minimum[j];
  });
  return {
    arcs: { start: out.start, cols: out.cols.subarray(0, length), costs: out.costs.subarray(0, length) },
    places,
  };
}

/** One step of the search. */
type Step = { kernel: Kernel; cost: number; size: Int32Array; short: boolean };

class Search {
  readonly c: Compiled;
  readonly state: Int8Array;
  best: { cost: number; size: Int32Array };
  steps = 0;
  /** what an assignment that was not looked into costs at least */
  bound = Infinity;
  private readonly most: number;

  constructor(c: Compiled, most: number) {
    this.c = c;
    this.most = most;
    this.state = new Int8Array(c.places.length);
    // nobody anywhere is always possible
    this.best = { cost: c.outside.reduce((sum, x) => sum + x, 0), size: new Int32Array(c.places.length) };
  }

  solve(from?: Step): Step {
    this.steps++;
    const { c, state } = this;
    const columns = state.length;
    const { arcs, places } = split(c, state);
    const source = listSource(2 * columns, arcs.start, arcs.cols, arcs.costs);
    const kernel = from
      ? optimiseFrom(source, places, c.outside, startOf(from.kernel, c.aims.groupStep))
      : optimise(source, places, c.outside);
    const size = new Int32Array(columns);
    let cost = 0;
    for (let i = 0; i < kernel.rows; i++) {
      const j = kernel.columnOf[i];
      cost += kernel.costOf[i];
      if (j === kernel.columns) continue;
      size[j % columns]++;
      if (j >= columns) cost += c.aims.groupStep;
    }
    const short = state.some((s, j) => s === RUNS && size[j] < c.minimum[j]);
    return { kernel, cost, size, short };
  }

  /** The group furthest from being nothing or enough; -1 when all are either. */
  private undecided({ size }: Step, nearest: boolean): number {
    let found = -1;
    let far = nearest ? Infinity : -Infinity;
    for (let j = 0; j < size.length; j++) {
      if (this.state[j] !== ANY || size[j] === 0 || size[j] >= this.c.minimum[j]) continue;
      const away = Math.min(size[j], this.c.minimum[j] - size[j]);
      if (nearest ? away >= far : away <= far) continue;
      far = away;
      found = j;
    }
    return found;
  }

  private hopeless = (s: Step) => s.short || s.cost >= this.best.cost;

  private both(j: number, from: Step): [Step, number][] {
    this.state[j] = SHUT;
    const shut = this.solve(from);
    this.state[j] = RUNS;
    const runs = this.solve(from);
    this.state[j] = ANY;
    const pair: [Step, number][] = [
      [shut, SHUT],
      [runs, RUNS],
    ];
    return runs.short || shut.cost <= runs.cost ? pair : [pair[1], pair[0]];
  }

  /** Decides one group after another, never looking back: a good answer soon. */
  private dive(from: Step): void {
    const before = this.state.slice();
    let step = from;
    while (!this.hopeless(step)) {
      const j = this.undecided(step, true);
      if (j < 0) {
        this.best = step;
        break;
      }
      const [next, as] = this.both(j, step)[0];
      this.state[j] = as;
      step = next;
    }
    this.state.set(before);
  }

  explore(step: Step, depth: number): void {
    if (this.hopeless(step)) return;
    if (this.steps >= this.most) {
      this.bound = Math.min(this.bound, step.cost);
      return;
    }
    if (depth % 4 === 0) this.dive(step);
    if (this.hopeless(step)) return;
    const j = this.undecided(step, false);
    if (j < 0) {
      this.best = step;
      return;
    }
    for (const [next, as] of this.both(j, step)) {
      this.state[j] = as;
      this.explore(next, depth + 1);
    }
    this.state[j] = ANY;
  }
}

/** Prices for the next step: a place that must be filled is dearer by what it is worth. */
function startOf({ v, columnOf, columns, places }: Kernel, groupStep: number) {
  const half = columns / 2;
  const price = Array.from(v.subarray(0, columns));
  for (let j = 0; j < half; j++) {
    const known = places[j] > 0 ? v[j] : places[j + half] > 0 ? v[j + half] + groupStep : 0;
    price[j] = Math.min(0, known);
    if (places[j + half] === 0) price[j + half] = Math.min(0, known) - groupStep;
  }
  return { v: price, columnOf };
}

/** @param running codes of the groups that ran before: tried first, which saves most of the search */
export function solveGroups(given: Compiled, most = GROUP_STEPS, running?: ReadonlySet<string>): Grouped {
  const c = shutHopeless(given);
  const search = new Search(c, most);
  if (running) {
    const code = (j: number) => c.market.providers[c.providerOf[j]].code;
    search.state.forEach((_, j) => {
      if (c.minimum[j] > 1) search.state[j] = c.places[j] > 0 && running.has(code(j)) ? RUNS : SHUT;
    });
    const same = search.solve();
    if (!same.short) search.best = same;
    search.state.fill(ANY);
  }
  const root = search.solve();
  search.explore(root, 0);
  const { size, cost } = search.best;
  search.state.set(size.map((n, j) => (c.minimum[j] <= 1 ? ANY : n > 0 ? RUNS : SHUT)));
  const { kernel } = search.solve();
  const compiled = { ...c, ...split(c, search.state), providerOf: twice(c.providerOf) };
  const bound = Math.min(cost, search.bound);
  return { compiled, kernel, exact: bound === cost, cost, bound, steps: search.steps };
}

function twice(a: Int32Array): Int32Array {
  const out = new Int32Array(2 * a.length);
  out.set(a);
  out.set(a, a.length);
  return out;
}
