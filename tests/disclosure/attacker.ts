/**
 * Somebody who has kept every release, and who knows how the tables are made: sums, and that counts of a year only grow.
 * He shares no code with the product: he narrows intervals until nothing moves, and eliminates unknowns exactly.
 */
import type { Release } from '../../src/disclosure/index.ts';

type Known = { day: number; cell: string };
const name = ({ day, cell }: Known): string => `${day}|${cell}`;

type Equation = Map<string, number>;

/** Σ coefficient · unknown = 0; the numbers told stand under the name 1. */
function equations(releases: readonly Release[], facts: (day: number) => Map<string, number>): Equation[] {
  return releases.flatMap(({ sums }, day) => {
    const told = facts(day);
    return sums.map(({ whole, parts }) => {
      const out: Equation = new Map();
      for (const [cell, sign] of [[whole, -1] as const, ...parts.map((p) => [p, 1] as const)]) {
        const known = told.get(cell);
        const key = known === undefined ? name({ day, cell }) : '1';
        out.set(key, (out.get(key) ?? 0) + sign * (known ?? 1));
      }
      return out;
    });
  });
}

/** Unknowns that elimination alone determines. */
function eliminated(all: readonly Equation[]): Map<string, number> {
  const rows = all.map((row) => new Map(row));
  const pivots = new Map<string, Equation>();
  for (const row of rows) {
    for (const [unknown, pivot] of pivots) subtract(row, pivot, unknown);
    const lead = [...row].find(([key, a]) => key !== '1' && a !== 0)?.[0];
    if (lead === undefined) continue;
    const by = row.get(lead) as number;
    for (const [key, a] of row) row.set(key, a / by);
    for (const pivot of pivots.values()) subtract(pivot, row, lead);
    pivots.set(lead, row);
  }
  const out = new Map<string, number>();
  for (const [unknown, row] of pivots) {
    const others = [...row].filter(([key, a]) => key !== '1' && key !== unknown && Math.abs(a) > 1e-9);
    if (!others.length) out.set(unknown, -(row.get('1') ?? 0));
  }
  return out;
}

function subtract(row: Equation, pivot: Equation, unknown: string): void {
  const times = row.get(unknown) ?? 0;
  if (Math.abs(times) < 1e-12) return;
  for (const [key, a] of pivot) row.set(key, (row.get(key) ?? 0) - times * a);
  row.delete(unknown);
}

/** Intervals of every unknown, narrowed by sums and by growth until nothing moves. */
function narrowed(releases: readonly Release[]): Map<string, [number, number]> {
  const out = new Map<string, [number, number]>();
  const at = (day: number, cell: string): [number, number] => {
    const key = name({ day, cell });
    const known = out.get(key) ?? [0, Number.POSITIVE_INFINITY];
    out.set(key, known);
    return known;
  };
  let moved = true;
  const raise = (i: [number, number], low: number, high: number) => {
    if (low > i[0]) [i[0], moved] = [low, true];
    if (high < i[1]) [i[1], moved] = [high, true];
  };
  releases.forEach(({ told }, day) => {
    for (const [cell, [low, high]] of Object.entries(told)) raise(at(day, cell), low, high);
  });
  for (let round = 0; moved && round < 200; round++) {
    moved = false;
    releases.forEach(({ sums, counts, falling }, day) => {
      for (const cell of Object.keys(counts)) {
        if (day === 0 || falling.includes(cell) || !(cell in (releases[day - 1] as Release).counts)) continue;
        const [before, now] = [at(day - 1, cell), at(day, cell)];
        raise(now, before[0], Number.POSITIVE_INFINITY);
        raise(before, 0, now[1]);
      }
      for (const { whole, parts } of sums) {
        const mine = parts.map((p) => at(day, p));
        const total = at(day, whole);
        const sum = (end: 0 | 1, but?: [number, number]) => mine.reduce((s, i) => s + (i === but ? 0 : i[end]), 0);
        raise(total, sum(0), sum(1));
        for (const i of mine) raise(i, total[0] - sum(1, i), total[1] - sum(0, i));
      }
    });
  }
  return out;
}

export type Recovered = { day: string; cell: string; value: number };

/** Numbers under k that he gets right, told by nobody: from what is sure, and from guessing that little has changed. */
export function recovered(releases: readonly Release[], k: number): Recovered[] {
  const found = new Map<string, Recovered>();
  const printed = (day: number, cell: string) =>
    releases.slice(0, day + 1).some(({ told }) => told[cell] && told[cell]?.[0] === told[cell]?.[1]);
  const note = (key: string, value: number) => {
    const day = Number(key.slice(0, key.indexOf('|')));
    const cell = key.slice(key.indexOf('|') + 1);
    const truth = releases[day]?.counts[cell];
    if (releases[day]?.open.includes(cell)) return;
    if (truth === undefined || truth >= k || truth < 0 || Math.abs(truth - value) > 1e-6) return;
    if (printed(day, cell)) return;
    found.set(key, { day: releases[day]?.day ?? '', cell, value: truth });
  };
  // a number of another day that no longer held says nothing, even where two such errors happen to cancel out
  const exact = (day: number, from: number, until: number) => {
    const told = new Map<string, number>();
    for (const r of releases.slice(from, until + 1))
      for (const [cell, [low, high]] of Object.entries(r.told))
        if (low === high && releases[day]?.counts[cell] === low) told.set(cell, low);
    return told;
  };
  // what was told on the day; what was told until then and still holds; what was told in the whole year and held that day
  const guesses = [
    (day: number) => exact(day, day, day),
    (day: number) => exact(day, 0, day),
    (day: number) => exact(day, 0, releases.length),
  ];
  for (const guess of guesses) {
    for (let day = 0; day < releases.length; day++) {
      const only = releases.map((r, i) => (i === day ? r : { ...r, sums: [] }));
      for (const [key, value] of eliminated(equations(only, guess))) note(key, value);
    }
  }
  for (const [key, [low, high]] of narrowed(releases)) if (low === high) note(key, low);
  return [...found.values()];
}
