/** Decides what a release tells: as much as can be told without giving a small number away. */
import { type Cell, type Fact, isExact, type Release, type Tables } from './cells.ts';
import { boundsOf, type Share } from './shares.ts';
import { type Offer, System, type World } from './system.ts';
import { guessed, parts, type Target, targetsOf, Witnesses } from './targets.ts';

/** Why a printed cell's number is not told today: too few people, too few since it was told, or it would give away another. */
export type Reason = { why: 'small' } | { why: 'change' } | { why: 'cover'; of: string };

export type Plan = {
  release: Release;
  /** printed cells that are not told anew */
  withheld: ReadonlyMap<string, Reason>;
};

export type Wanted = Tables & { shares?: readonly Share[] };

/** What stands in the file of each cell: the last that was told. */
export function standing(releases: readonly Release[]): Map<string, Fact> {
  const out = new Map<string, Fact>();
  for (const { told } of releases) for (const [cell, fact] of Object.entries(told)) out.set(cell, fact);
  return out;
}

const exactOf = (fact: Fact | undefined): number | undefined => (fact && isExact(fact) ? fact[0] : undefined);

/** Bounds of a percentage are worth little beside a number. */
const BOUND_PRICE = 0.5;

type Choice = { cover: 'on' | 'off' };

/**
 * @param past every release so far
 * @param how tests switch the covering off to see the attacker win
 */
export function planRelease(
  past: readonly Release[],
  wanted: Wanted,
  day: string,
  k: number,
  how: Choice = { cover: 'on' },
): Plan {
  const stand = standing(past);
  const withheld = new Map<string, Reason>();
  const cells = wanted.cells.filter((c) => c.printed);
  const ripe = new Map<string, Reason | undefined>(cells.map((c) => [c.id, reasonOf(c, exactOf(stand.get(c.id)), k)]));
  // what goes together waits for the last of it
  const groups = new Map<string, Cell[]>();
  for (const c of cells) groups.set(c.together ?? c.id, [...(groups.get(c.together ?? c.id) ?? []), c]);
  const exact: Offer[] = [];
  for (const group of groups.values()) {
    const unripe = group.flatMap((c) => ripe.get(c.id) ?? [])[0];
    for (const c of group) {
      if (unripe) withheld.set(c.id, ripe.get(c.id) ?? unripe);
      else exact.push({ cell: c.id, fact: [c.count, c.count], price: Math.max(1, c.weight ?? c.count) });
    }
  }
  const counts = Object.fromEntries(wanted.cells.map((c) => [c.id, c.count]));
  const today: Release = {
    day,
    counts,
    sums: wanted.sums,
    falling: wanted.cells.flatMap((c) => (c.falls ? [c.id] : [])),
    present: wanted.cells.flatMap((c) => (c.present && c.count > 0 ? [c.id] : [])),
    open: wanted.cells.flatMap((c) => (c.open ? [c.id] : [])),
    told: {},
  };
  const epochs: Release[] = [...past, today];
  const twins = (cell: string) => {
    const of = cells.find((c) => c.id === cell);
    return of?.together ? (groups.get(of.together) ?? []).map((c) => c.id) : [cell];
  };
  const settle = (offers: readonly Offer[]): Map<string, string> => {
    const covered = new Map<string, string>();
    let before = -1;
    // what is given up for its twin may uncover nothing, but must be looked at again
    while (how.cover === 'on' && covered.size !== before) {
      before = covered.size;
      cover(epochs, offers, k, covered, twins);
    }
    return covered;
  };
  const covered = settle(exact);
  const toldNow = new Map(exact.filter((o) => !covered.has(o.cell)).map((o): [string, Fact] => [o.cell, o.fact]));
  const bounds = boundsOf(wanted.shares ?? [], counts, toldNow, stand, k).map(
    ({ cell, fact }): Offer => ({ cell, fact, price: BOUND_PRICE }),
  );
  if (bounds.length) {
    epochs[epochs.length - 1] = { ...today, told: Object.fromEntries(toldNow) };
    const dropped = settle(bounds);
    for (const { cell, fact } of bounds) if (!dropped.has(cell)) toldNow.set(cell, fact);
  }
  for (const [cell, of] of covered) if (!withheld.has(cell)) withheld.set(cell, { why: 'cover', of });
  return { release: { ...today, told: Object.fromEntries(toldNow) }, withheld };
}

function reasonOf(c: Cell, told: number | undefined, k: number): Reason | undefined {
  if (c.open) return undefined;
  if (c.count < k) return { why: 'small' };
  return told !== undefined && Math.abs(c.count - told) < k ? { why: 'change' } : undefined;
}

type Seen = { world: World; whole: boolean; broken: ReadonlySet<string> };

/** Gives up offers until every small number is safe; `covered` says for whose sake each was given up. */
function cover(
  epochs: readonly Release[],
  offers: readonly Offer[],
  k: number,
  covered: Map<string, string>,
  twins: (cell: string) => readonly string[],
): void {
  for (const part of parts(epochs)) {
    const now = part[part.length - 1];
    const mine = () => offers.filter((o) => o.cell in now.counts && !covered.has(o.cell));
    for (let day = 0; day < part.length && mine().length; day++) {
      const guess = guessed(part, day);
      const right = mine().filter(({ cell, fact: [low, high] }) => {
        const then = guess.counts[cell];
        const [least, most] = guess.told[cell] ?? [0, Number.POSITIVE_INFINITY];
        return then !== undefined && low <= then && then <= high && (low > least || high < most);
      });
      if (right.length) coverIn(new System([guess], right), right, k, covered, twins);
    }
    if (mine().length) coverIn(new System(part, mine()), mine(), k, covered, twins);
  }
}

function coverIn(
  system: System,
  offers: readonly Offer[],
  k: number,
  covered: Map<string, string>,
  twins: (cell: string) => readonly string[],
): void {
  const witnesses = new Witnesses(k);
  const seen: Seen[] = [];
  const given = new Map<string, string>();
  const targets = targetsOf(system, k);
  const giveUp = (cells: readonly string[], of: string) => {
    for (const cell of cells.flatMap(twins)) if (!given.has(cell)) given.set(cell, of);
  };
  if (!system.feasible)
    giveUp(
      offers.map((o) => o.cell),
      targets[0]?.cell ?? '',
    );
  const note = (world: World, whole: boolean) => {
    witnesses.add(world, whole);
    seen.push({ world, whole, broken: new Set(system.brokenIn(world)) });
  };
  for (const target of system.feasible ? targets : []) {
    for (const way of ['most', 'least'] as const) {
      if (witnesses.has(target, way)) continue;
      const question = { columns: target.columns, way, enough: witnesses.enough(target, way) };
      const { there, world, broken } = system.free(question, new Set(given.keys()));
      giveUp(there ? broken : offers.map((o) => o.cell), target.cell);
      if (there) note(world, system.proves(world));
    }
    for (let tries = 0; system.oneDay && tries < 2; tries++) {
      const way = witnesses.agree(target);
      if (!way) break;
      const question = { columns: target.columns, way, enough: witnesses.enough(target, way) };
      const proof = system.whole(question, new Set(given.keys()));
      if (proof) note(proof, true);
      else
        giveUp(
          offers.map((o) => o.cell),
          target.cell,
        );
    }
  }
  if (system.feasible) for (const cell of spared(targets, seen, k, given, twins, system.oneDay)) given.delete(cell);
  for (const [cell, of] of given) covered.set(cell, of);
}

/** What was given up and turns out to be needed by nobody: the dearest first. */
function spared(
  targets: readonly Target[],
  seen: readonly Seen[],
  k: number,
  given: ReadonlyMap<string, string>,
  twins: (cell: string) => readonly string[],
  oneDay: boolean,
): string[] {
  let worlds = seen;
  const out: string[] = [];
  for (const cell of given.keys()) {
    const both = twins(cell);
    const left = worlds.filter((w) => !both.some((c) => w.broken.has(c)));
    const witnesses = new Witnesses(k);
    for (const { world, whole } of left) witnesses.add(world, whole);
    const safe = (t: Target) =>
      witnesses.has(t, 'most') && witnesses.has(t, 'least') && !(oneDay && witnesses.agree(t));
    if (!targets.every(safe)) continue;
    worlds = left;
    out.push(cell);
  }
  return out;
}
