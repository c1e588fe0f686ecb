import { type Aims, type Change, changeOf } from './aims.ts';
import type { Certificate } from './certificate.ts';
import { type Compiled, compile } from './compile.ts';
import { hasGroups, runningIn, solveGroups } from './groups.ts';
import type { Kernel } from './kernel/kernel.ts';
import { optimise } from './kernel/optimise.ts';
import { listSource } from './kernel/source.ts';
import { optimiseFrom, type Start } from './kernel/warm.ts';
import type { Fault, Market } from './market.ts';
import { settleTies } from './ties.ts';

/** An assignment as the caller sees it: everything by the market's own order of seekers and providers. */
export type Assignment = {
  /** provider of each seeker, or -1 */
  providerOf: readonly number[];
  served: number;
  /** wishes broken by the chosen pairs */
  broken: number;
  /** scores of the chosen pairs together */
  total: number;
};

/** Assignments to try when a draft with groups changes. */
const FEW_GROUP_STEPS = 20;

/** A solved market, ready for questions about it. */
export type Round = Assignment & {
  /** true when the result is proven to be the best there is: by its prices, or with groups by a finished search */
  exact: boolean;
  /** how much better another assignment could still be; nothing when exact */
  gap: Change;
  /** proves the round; with groups of a smallest size, only how good a round without these sizes could be */
  certificate: Certificate;
  faults: readonly Fault[];
  aims: Aims;
  compiled: Compiled;
  kernel: Kernel;
  /** the best round, where this one was lifted from it for the worst-off */
  base?: Round;
};

/** The best assignment: most served → fewest broken wishes → best total → longest waiting → codes. */
export function solveAssignment(market: Market): Round {
  const compiled = compile(market);
  if (hasGroups(compiled)) return groupedRound(compiled);
  return roundOf(compiled, optimise(sourceOf(compiled), compiled.places, compiled.outside));
}

/**
 * The same result as `solveAssignment`, found from the prices of an earlier round: quick after one change. A market that
 * keeps the `row`, the `seekers` and the providers' codes of the earlier one is not even read again.
 */
export function resolveAssignment(market: Market, before: Round): Round {
  const compiled = compile(market, before.compiled);
  if (hasGroups(compiled)) return groupedRound(compiled);
  return roundOf(compiled, kernelFrom(compiled, before));
}

/** Groups that ran in `before` are tried first, and few others: the change of a draft, not a draft. */
export function resolveSoon(market: Market, before: Round): Round {
  const compiled = compile(market, before.compiled);
  if (hasGroups(compiled)) return groupedRound(compiled, FEW_GROUP_STEPS, runningIn(before.compiled));
  return roundOf(compiled, kernelFrom(compiled, before));
}

function groupedRound(compiled: Compiled, steps?: number, running?: ReadonlySet<string>): Round {
  const plain = optimise(sourceOf(compiled), compiled.places, compiled.outside);
  const found = solveGroups(compiled, steps, running);
  return {
    ...roundOf(found.compiled, found.kernel),
    exact: found.exact,
    gap: changeOf(compiled.aims, found.bound - found.cost),
    certificate: certificateOf(compiled, plain),
  };
}

/** An optimal kernel for `compiled`, from the prices of an earlier round where they are in the same measure. */
export function kernelFrom(compiled: Compiled, before: Round): Kernel {
  const { places, outside } = compiled;
  const old = before.compiled;
  const { bestScore: _, ...steps } = compiled.aims;
  const split = old.providerOf.length > old.market.providers.length;
  if (split || Object.entries(steps).some(([step, size]) => old.aims[step as keyof Aims] !== size)) {
    return optimise(sourceOf(compiled), places, outside);
  }
  return optimiseFrom(sourceOf(compiled), places, outside, startFrom(compiled, before));
}

function startFrom(c: Compiled, { compiled: old, kernel }: Round): Start {
  const columnOfCode = new Map(Array.from(old.providerOf, (index, j) => [old.market.providers[index].code, j]));
  const rowOfCode = new Map(Array.from(old.seekerOf, (index, i) => [old.market.seekers[index].code, i]));
  const columnNow = new Int32Array(kernel.columns + 1).fill(-1);
  columnNow[kernel.columns] = c.places.length;
  const v = Array.from(c.providerOf, (index, j) => {
    const was = columnOfCode.get(c.market.providers[index].code);
    if (was === undefined) return 0;
    columnNow[was] = j;
    // a column that was closed has no price yet
    return kernel.v[was] > -Infinity ? kernel.v[was] : 0;
  });
  const columnOf = Array.from(c.seekerOf, (index) => {
    const was = rowOfCode.get(c.market.seekers[index].code);
    return was === undefined ? -1 : columnNow[kernel.columnOf[was]];
  });
  return { v, columnOf };
}

export const sourceOf = (c: Compiled) => listSource(c.places.length, c.arcs.start, c.arcs.cols, c.arcs.costs);

/** Settles the ties of an optimal kernel and reads the result. */
export function roundOf(compiled: Compiled, kernel: Kernel): Round {
  settleTies(compiled, kernel);
  return {
    ...assignmentOf(compiled, kernel),
    exact: true,
    gap: { served: 0, broken: 0, score: 0 },
    certificate: certificateOf(compiled, kernel),
    faults: compiled.faults,
    aims: compiled.aims,
    compiled,
    kernel,
  };
}

/** Arcs of places that must be filled cost less by what these are worth. */
const plainCost = (cost: number, { groupStep }: Aims) => (cost < -groupStep / 2 ? cost + groupStep : cost);

function assignmentOf({ aims, seekerOf, providerOf }: Compiled, k: Kernel): Assignment {
  const chosen: number[] = Array(k.rows).fill(-1);
  let served = 0;
  let broken = 0;
  let total = 0;
  for (let row = 0; row < k.rows; row++) {
    const column = k.columnOf[row];
    if (column === k.columns) continue;
    chosen[seekerOf[row]] = providerOf[column];
    const cost = plainCost(k.costOf[row], aims);
    const wishes = Math.floor(cost / aims.brokenStep);
    served++;
    broken += wishes;
    total += aims.bestScore - (cost - wishes * aims.brokenStep);
  }
  return { providerOf: chosen, served, broken, total };
}

function certificateOf({ seekerOf, providerOf }: Compiled, k: Kernel): Certificate {
  const pays: number[] = Array(k.rows).fill(0);
  const price: number[] = Array(k.columns).fill(0);
  for (let row = 0; row < k.rows; row++) pays[seekerOf[row]] = k.u(row);
  for (let column = 0; column < k.columns; column++) {
    if (k.places[column] > 0) price[providerOf[column]] = 0 - k.v[column];
  }
  return { pays, price };
}
