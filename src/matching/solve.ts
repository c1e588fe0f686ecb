import type { Aims } from './aims.ts';
import type { Certificate } from './certificate.ts';
import { type Compiled, compile } from './compile.ts';
import type { Kernel } from './kernel/kernel.ts';
import { optimise } from './kernel/optimise.ts';
import { listSource } from './kernel/source.ts';
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

/** A solved market, ready for questions about it. */
export type Round = Assignment & {
  /** true when the result is proven to be the best there is */
  exact: boolean;
  certificate: Certificate;
  faults: readonly Fault[];
  aims: Aims;
  compiled: Compiled;
  kernel: Kernel;
};

/** The best assignment: most served → fewest broken wishes → best total → longest waiting → codes. */
export function solveAssignment(market: Market): Round {
  const compiled = compile(market);
  const kernel = optimise(sourceOf(compiled), compiled.places, compiled.outside);
  return roundOf(compiled, kernel);
}

export const sourceOf = (c: Compiled) => listSource(c.places.length, c.start, c.cols, c.costs);

/** Settles the ties of an optimal kernel and reads the result. */
export function roundOf(compiled: Compiled, kernel: Kernel): Round {
  settleTies(compiled, kernel);
  return {
    ...assignmentOf(compiled, kernel),
    exact: true,
    certificate: certificateOf(compiled, kernel),
    faults: compiled.faults,
    aims: compiled.aims,
    compiled,
    kernel,
  };
}

function assignmentOf({ aims, seekerOf, providerOf }: Compiled, k: Kernel): Assignment {
  const chosen: number[] = Array(k.rows).fill(-1);
  let served = 0;
  let broken = 0;
  let total = 0;
  for (let row = 0; row < k.rows; row++) {
    const column = k.columnOf[row];
    if (column === k.columns) continue;
    chosen[seekerOf[row]] = providerOf[column];
    const wishes = Math.floor(k.costOf[row] / aims.brokenStep);
    served++;
    broken += wishes;
    total += aims.bestScore - (k.costOf[row] - wishes * aims.brokenStep);
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
