import { isBanned, isShut, placesAt } from './compile.ts';
import type { Round } from './solve.ts';

/**
 * Why a seeker stays without a provider, with the proof:
 *
 * - `nobody`: no provider is open; `refusals` says which gate refuses how many
 * - `competition`: these seekers can go to these providers only, and there are fewer places than seekers (Hall's
 *   condition): whoever is chosen, someone of them stays out
 * - `price`: a pair was possible, but staying out is better by the price given
 */
export type Unpaired =
  | { kind: 'nobody'; refusals: readonly Refusal[] }
  | {
      kind: 'competition';
      seekers: readonly number[];
      providers: readonly number[];
      places: number;
      /** groups that someone of them could join, if these had their smallest size; the proof takes them as shut */
      shut: readonly number[];
    }
  | { kind: 'price' };

/** A gate, and how many providers it refuses; `alone` counts those that nothing else refuses. */
export type Refusal = { gate: string; providers: number; alone: number };

/** All gates that refuse a pair; a pair of the market is refused by none. */
export type Gates = (seeker: number, provider: number) => readonly string[];

/** What else may refuse: a decision, a provider without places, a group without its smallest size. */
export const BAN = 'ban';
export const NO_PLACES = 'no-places';
export const GROUP_TOO_SMALL = 'group-too-small';

/** @returns undefined when the seeker has a provider */
export function whyUnpaired(round: Round, seeker: number, gates: Gates = () => []): Unpaired | undefined {
  const { compiled: c, kernel: k } = round;
  const row = c.rowOf[seeker];
  if (round.providerOf[seeker] >= 0) return undefined;
  const rival = closure(round, row);
  if (rival.columns.length === 0) return { kind: 'nobody', refusals: refusalsOf(round, seeker, gates) };
  if (rival.columns.some((j) => k.load[j] < k.places[j])) return { kind: 'price' };
  return {
    kind: 'competition',
    seekers: rival.rows.map((i) => c.seekerOf[i]).sort((a, b) => a - b),
    providers: [...new Set(rival.columns.map((j) => c.providerOf[j]))].sort((a, b) => a - b),
    places: rival.columns.reduce((sum, j) => sum + k.places[j], 0),
    shut: shutFor(round, rival.rows),
  };
}

/** Why each seeker without a provider has none, by index. Who is named in a proof of competition shares it. */
export function whyLeft(round: Round, gates: Gates = () => []): ReadonlyMap<number, Unpaired> {
  const out = new Map<number, Unpaired>();
  for (const seeker of round.compiled.seekerOf) {
    const why = out.has(seeker) ? undefined : whyUnpaired(round, seeker, gates);
    if (!why) continue;
    out.set(seeker, why);
    if (why.kind !== 'competition') continue;
    for (const other of why.seekers) if (round.providerOf[other] < 0 && !out.has(other)) out.set(other, why);
  }
  return out;
}

/**
 * The columns the row could go to, everybody who sits there, the columns these could go to, and so on; then all who stay
 * out and could go nowhere else.
 */
export function closure({ compiled: c, kernel: k }: Round, row: number): { rows: number[]; columns: number[] } {
  const { start, cols } = c.arcs;
  const inside = new Uint8Array(k.columns);
  const columns: number[] = [];
  const add = (i: number) => {
    for (let a = start[i]; a < start[i + 1]; a++) {
      if (k.places[cols[a]] === 0 || inside[cols[a]]) continue;
      inside[cols[a]] = 1;
      columns.push(cols[a]);
    }
  };
  add(row);
  const rows: number[] = [];
  for (let q = 0; q < columns.length; q++) {
    for (let p = k.firstPlace[columns[q]], end = p + k.load[columns[q]]; p < end; p++) {
      rows.push(k.rowAt[p]);
      add(k.rowAt[p]);
    }
  }
  for (let i = 0; i < k.rows; i++) {
    if (k.columnOf[i] !== k.columns) continue;
    let open = 0;
    let elsewhere = false;
    for (let a = start[i]; a < start[i + 1] && !elsewhere; a++) {
      if (k.places[cols[a]] === 0) continue;
      open++;
      elsewhere = inside[cols[a]] === 0;
    }
    if (open > 0 && !elsewhere) rows.push(i);
  }
  return { rows, columns };
}

function shutFor({ compiled: c }: Round, rows: readonly number[]): number[] {
  const { start, cols } = c.all;
  if (c.minimum.every((least) => least <= 1)) return [];
  const shut = new Set<number>();
  for (const row of rows) {
    for (let a = start[row]; a < start[row + 1]; a++) if (isShut(c, cols[a])) shut.add(c.providerOf[cols[a]]);
  }
  return [...shut].sort((a, b) => a - b);
}

function refusalsOf({ compiled: c }: Round, seeker: number, gates: Gates): Refusal[] {
  const row = c.rowOf[seeker];
  const counts = new Map<string, Refusal>();
  c.market.providers.forEach((_, provider) => {
    const column = c.columnOf[provider];
    const why = [...gates(seeker, provider)];
    if (isBanned(c, row, column)) why.push(BAN);
    if (why.length === 0 && isShut(c, column)) why.push(GROUP_TOO_SMALL);
    else if (why.length === 0 && placesAt(c, column) === 0) why.push(NO_PLACES);
    for (const gate of why) {
      const had = counts.get(gate) ?? { gate, providers: 0, alone: 0 };
      counts.set(gate, { gate, providers: had.providers + 1, alone: had.alone + Number(why.length === 1) });
    }
  });
  return [...counts.values()].sort((a, b) => b.providers - a.providers || (a.gate < b.gate ? -1 : 1));
}
