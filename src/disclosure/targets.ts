/** What must stay in the dark: small numbers themselves, and small changes between two days. */

import type { Fact, Release } from './cells.ts';
import type { World } from './system.ts';
import { type System, totalIn } from './system.ts';

/** A number under k that was never told: a count on a day, or what came to it since an earlier one. */
export type Target = { cell: string; to: number; from: number | undefined; columns: readonly number[]; floor: number };

export type Way = 'least' | 'most';

const isSmall = (n: number | undefined, k: number): boolean => n !== undefined && Math.abs(n) < k;

/**
 * Counts under k on every day on which they were not printed; changes under k from each release to the next.
 */
export function targetsOf(system: System, k: number): Target[] {
  const { epochs } = system;
  const out: Target[] = [];
  epochs.forEach(({ counts, ...epoch }, to) => {
    const present = new Set(epoch.present);
    const open = new Set(epoch.open);
    for (const cell of Object.keys(counts)) {
      if (open.has(cell)) continue;
      const add = (from: number | undefined) => {
        const columns = system.about(cell, to, from);
        const floor = from === undefined && present.has(cell) ? 1 : 0;
        if (columns) out.push({ cell, to, from, columns, floor });
      };
      if (isSmall(counts[cell], k) && !system.printedBy(cell, to)) add(undefined);
      const before = epochs[to - 1]?.counts[cell];
      if (before !== undefined && isSmall(counts[cell] - before, k)) add(to - 1);
    }
  });
  return out;
}

/**
 * Keeps the worlds found so far, each of which fits all that was told. A number is safe when no arithmetic can put it
 * closer than between 0 and k − 1 (1, where everybody knows that there is somebody), and when two worlds of whole people differ in it.
 */
export class Witnesses {
  readonly worlds: { world: World; whole: boolean }[] = [];
  private readonly k: number;
  constructor(k: number) {
    this.k = k;
  }

  add(world: World, whole: boolean): void {
    this.worlds.push({ world, whole });
  }

  enough({ floor }: Target, way: Way): number {
    return way === 'least' ? floor : this.k - 1;
  }

  /** Whether a world stands where the question needs one. */
  shows(world: World, target: Target, way: Way): boolean {
    const value = totalIn(world, target.columns);
    return way === 'least' ? value < target.floor + 1e-6 : value > this.k - 1 - 1e-6;
  }

  has(target: Target, way: Way): boolean {
    return this.worlds.some((w) => this.shows(w.world, target, way));
  }

  /** Which end is still without a world of whole people, when all such worlds agree on the number; nothing when they differ. */
  agree({ columns, floor }: Target): Way | undefined {
    let first: number | undefined;
    for (const { world, whole } of this.worlds) {
      if (!whole) continue;
      const value = Math.round(totalIn(world, columns));
      first ??= value;
      if (value !== first) return undefined;
    }
    return first === floor ? 'most' : 'least';
  }
}

/**
 * What is known of a day to whoever guesses right that a number told on another day was the same on this one. Numbers of
 * different days cannot be subtracted then either.
 */
export function guessed(epochs: readonly Release[], day: number): Release {
  const { counts, ...rest } = epochs[day];
  const told: Record<string, Fact> = {};
  for (const epoch of epochs) {
    for (const [cell, fact] of Object.entries(epoch.told)) {
      const [low, high] = fact;
      const right = counts[cell] !== undefined && low <= counts[cell] && counts[cell] <= high;
      const [least, most] = told[cell] ?? fact;
      if (right) told[cell] = [Math.max(low, least), Math.min(high, most)];
    }
  }
  return { ...rest, counts, told };
}

/** Cells that hang together by sums, and so must be looked at together. */
export function parts(epochs: readonly Release[]): Release[][] {
  const root = new Map<string, string>();
  const find = (cell: string): string => {
    let at = cell;
    while (root.get(at) !== at) {
      const next = root.get(at);
      if (next === undefined) {
        root.set(at, at);
        break;
      }
      at = next;
    }
    root.set(cell, at);
    return at;
  };
  for (const { counts, sums } of epochs) {
    for (const cell of Object.keys(counts)) find(cell);
    for (const { whole, parts: mine } of sums) for (const part of mine) root.set(find(part), find(whole));
  }
  const groups = new Set([...root.keys()].map(find));
  return [...groups].map((group) => {
    const mine = <T>(all: Readonly<Record<string, T>>) =>
      Object.fromEntries(Object.entries(all).filter(([cell]) => find(cell) === group));
    const cut = epochs.map((e) => ({
      day: e.day,
      counts: mine(e.counts),
      sums: e.sums.filter((s) => find(s.whole) === group),
      falling: e.falling,
      present: e.present.filter((cell) => cell in e.counts && find(cell) === group),
      open: e.open,
      told: mine(e.told),
    }));
    // a day on which nothing was told of them says nothing
    return cut.filter((e, i) => i === cut.length - 1 || Object.keys(e.told).length > 0);
  });
}
