/** What an attacker can work out from all releases together; refuses what he could. */
import type { Release } from './cells.ts';
import { System } from './system.ts';
import { guessed, parts, type Target, targetsOf, Witnesses } from './targets.ts';

/** A number that is not hidden well enough. */
export type Leak = {
  cell: string;
  /** the day it is about; with `from`, what came to it between the two */
  day: string;
  from: string | undefined;
  /** what can be worked out: it lies between these two */
  low: number;
  high: number;
  /** the days of the releases that it takes */
  releases: readonly string[];
};

/** @returns nothing when every number under k is safe; the surest leak first */
export function audit(releases: readonly Release[], k: number): Leak[] {
  const all = parts(releases).flatMap((epochs) => {
    const days = epochs.filter((e) => Object.keys(e.told).length).map((e) => e.day);
    const guesses = epochs.map((_, day) => new System([guessed(epochs, day)]));
    return [new System(epochs), ...guesses].flatMap((system) => leaksIn(system, k, days));
  });
  return all.sort((a, b) => a.high - a.low - (b.high - b.low));
}

function leaksIn(system: System, k: number, releases: readonly string[]): Leak[] {
  const witnesses = new Witnesses(k);
  const dayOf = (e: number) => system.epochs[e].day;
  return targetsOf(system, k).flatMap((target): Leak[] => {
    const safe = system.feasible && isSafe(system, witnesses, target);
    if (safe) return [];
    const bound = (way: 'least' | 'most') =>
      system.feasible
        ? Math.round(system.bound(target.columns, way, way === 'least' ? 0 : k * 1000).value)
        : Number.NaN;
    return [
      {
        cell: target.cell,
        day: dayOf(target.to),
        from: target.from === undefined ? undefined : dayOf(target.from),
        low: bound('least'),
        high: bound('most'),
        releases,
      },
    ];
  });
}

function isSafe(system: System, witnesses: Witnesses, target: Target): boolean {
  for (const way of ['most', 'least'] as const) {
    if (witnesses.has(target, way)) continue;
    const { world } = system.bound(target.columns, way, witnesses.enough(target, way));
    if (!witnesses.shows(world, target, way)) return false;
    witnesses.add(world, system.proves(world));
  }
  if (!system.oneDay) return true;
  // the first whole world may be missing too
  for (let tries = 0; tries < 2; tries++) {
    const way = witnesses.agree(target);
    if (!way) return true;
    const proof = system.whole({ columns: target.columns, way, enough: witnesses.enough(target, way) });
    if (!proof) return false;
    witnesses.add(proof, true);
  }
  return witnesses.agree(target) === undefined;
}
