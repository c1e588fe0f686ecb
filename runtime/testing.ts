/** Helpers for tests of scripts: running one function into every fault there is. */
import type { Snapshot } from './state.ts';
import type { Execution, FaultPlan, RunOptions } from './types.ts';
import { restoreWorld, World } from './world.ts';

/** `kill` loses unflushed writes and the call itself; `kill after` keeps both; `exception` is thrown by the call. */
export type FaultKind = 'kill' | 'kill after' | 'exception';

export type SweepPoint = {
  kind: FaultKind;
  /** The number of the service call that was hit, from 1, and its name. */
  call: number;
  name: string;
  /** A world of its own, as the fault left it. */
  world: World;
  execution: Execution;
};

export type SweepOptions = Omit<RunOptions, 'fault'> & { args?: unknown[]; kinds?: FaultKind[] };

const PLANS: Record<FaultKind, (call: number) => FaultPlan> = {
  kill: (call) => ({ killAt: call }),
  'kill after': (call) => ({ killAt: call, killAfterCall: true, keepBuffer: true }),
  exception: (call) => ({ failAt: { [call]: 'Service unavailable' } }),
};

/**
 * Runs a function once without a fault, to learn its calls, and then once for each call and each kind of
 * fault, always from the same snapshot. `check` sees every outcome; typically it runs the function again and
 * asserts that the world is as if nothing had happened.
 * @returns how many points were visited
 */
export function sweep(
  start: World | Snapshot,
  fn: string,
  check: (point: SweepPoint) => void,
  options: SweepOptions = {},
): number {
  const { args = [], kinds = ['kill', 'kill after', 'exception'], ...run } = options;
  const snapshot = start instanceof World ? start.snapshot() : start;
  const clean = restoreWorld(snapshot).run(fn, args, run);
  if (clean.error) throw new Error(`${fn} fails without any fault: ${clean.error.message}`);
  let points = 0;
  for (const [at, { name }] of clean.calls.entries()) {
    for (const kind of kinds) {
      const world = restoreWorld(snapshot);
      const execution = world.run(fn, args, { ...run, fault: PLANS[kind](at + 1) });
      points++;
      try {
        check({ kind, call: at + 1, name, world, execution });
      } catch (error) {
        throw new Error(`${kind} at call ${at + 1}, ${name}: ${(error as Error).message}`, { cause: error });
      }
    }
  }
  return points;
}
