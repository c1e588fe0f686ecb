/** Small random markets, and their best assignment found by trying everything. */
import type { Arc, Decision, Market, Provider, Seeker } from '../../src/matching/index.ts';

export type Random = () => number;

/** mulberry32: the same numbers on every machine. */
export function random(seed: number): Random {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const below = (r: Random, n: number): number => Math.floor(r() * n);

export function shuffled<T>(r: Random, all: readonly T[]): T[] {
  const out = [...all];
  for (let a = out.length - 1; a > 0; a--) {
    const b = below(r, a + 1);
    [out[a], out[b]] = [out[b] as T, out[a] as T];
  }
  return out;
}

export type Table = {
  seekers: Seeker[];
  providers: Provider[];
  /** by codes, so that it stays true when rows change places */
  arcs: Map<string, { score: number; broken: number }>;
  pins: Decision[];
  bans: Decision[];
  /** provider's code by seeker's code */
  draft: Map<string, string>;
};

export const pair = (seeker: string, provider: string) => `${seeker}|${provider}`;

export function marketOf(t: Table): Market {
  const codes = t.providers.map(({ code }) => code);
  return {
    seekers: t.seekers,
    providers: t.providers,
    pins: t.pins,
    bans: t.bans,
    draft: t.seekers.map(({ code }) => codes.indexOf(t.draft.get(code) ?? '')),
    row: (i) =>
      t.providers.flatMap(({ code }, provider): Arc[] => {
        const arc = t.arcs.get(pair(t.seekers[i]?.code ?? '', code));
        return arc ? [{ provider, ...arc }] : [];
      }),
  };
}

export type Shape = { seekers: number; providers: number; groups?: boolean; stay?: boolean; decisions?: boolean };

export function randomTable(r: Random, shape: Shape): Table {
  const name = (letter: string, count: number) =>
    shuffled(
      r,
      Array.from({ length: count }, (_, n) => `${letter}${n}`),
    );
  const range = [1, 2, 4, 101, 1001][below(r, 5)] as number;
  const lowest = r() < 0.3 ? -below(r, range + 3) : 0;
  const density = [0.3, 0.6, 1][below(r, 3)] as number;
  const wishes = below(r, 3);
  const seekers = name('s', below(r, shape.seekers + 1)).map(
    (code): Seeker => ({
      code,
      ...(r() < 0.8 && { since: `2026-09-${10 + below(r, 3)}` }),
      ...(shape.stay && r() < 0.5 && { stay: below(r, range + 2) - 1 }),
    }),
  );
  const providers = name('p', below(r, shape.providers + 1)).map((code): Provider => {
    const capacity = below(r, 4);
    return { code, capacity, ...(shape.groups && r() < 0.6 && { minimum: 1 + below(r, 3) }) };
  });
  const t: Table = { seekers, providers, arcs: new Map(), pins: [], bans: [], draft: new Map() };
  for (const s of seekers) {
    for (const p of providers) {
      if (r() >= density) continue;
      t.arcs.set(pair(s.code, p.code), { score: lowest + below(r, range), broken: below(r, wishes + 1) });
    }
    const one = () => providers[below(r, providers.length)]?.code ?? 'p0';
    if (shape.decisions && r() < 0.25) t.bans.push({ seeker: s.code, provider: one(), reason: '' });
    if (shape.decisions && r() < 0.25) t.pins.push({ seeker: s.code, provider: one(), reason: '' });
    if (shape.decisions && r() < 0.25) t.draft.set(s.code, one());
  }
  return t;
}

export type Outcome = { served: number; broken: number; total: number; chosen: Record<string, string> };

const text = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Pins that stand, by the rule the engine states: longest waiting first, gates, bans and places stronger than a pin. */
function standing(t: Table, waiting: readonly Seeker[]): Map<string, string> {
  const left = new Map(t.providers.map((p) => [p.code, p.capacity]));
  const banned = new Set(t.bans.map((b) => pair(b.seeker, b.provider)));
  const out = new Map<string, string>();
  for (const { code } of waiting) {
    const mine = t.pins.filter((p) => p.seeker === code).sort((a, b) => text(a.provider, b.provider));
    for (const { provider } of mine) {
      const free = left.get(provider) ?? 0;
      if (out.has(code) || free === 0 || banned.has(pair(code, provider)) || !t.arcs.has(pair(code, provider)))
        continue;
      out.set(code, provider);
      left.set(provider, free - 1);
    }
  }
  return out;
}

/** Tries every assignment and keeps the best by the aims, one after another. */
export function bruteForce(t: Table): Outcome {
  const seekers = [...t.seekers].sort((a, b) => text(a.code, b.code));
  const providers = [...t.providers].sort((a, b) => text(a.code, b.code));
  const waiting = [...seekers].sort((a, b) => text(a.since ?? '~', b.since ?? '~') || text(a.code, b.code));
  const pins = standing(t, waiting);
  const banned = new Set(t.bans.map((b) => pair(b.seeker, b.provider)));
  const options = seekers.map(({ code }) => {
    const pin = pins.get(code);
    const open = providers.filter(
      (p) => t.arcs.has(pair(code, p.code)) && !banned.has(pair(code, p.code)) && (pin === undefined || pin === p.code),
    );
    const draft = t.draft.get(code);
    return [...open].sort((a, b) => Number(b.code === draft) - Number(a.code === draft));
  });
  const left = new Map(providers.map((p) => [p.code, p.capacity]));
  const load = new Map<string, number>();
  const chosen: number[] = [];
  let best: { key: number[]; outcome: Outcome } | undefined;

  const weigh = () => {
    if (providers.some((p) => (load.get(p.code) ?? 0) > 0 && (load.get(p.code) ?? 0) < (p.minimum ?? 1))) return;
    const outcome: Outcome = { served: 0, broken: 0, total: 0, chosen: {} };
    let [first, value] = [0, 0];
    seekers.forEach(({ code, stay }, i) => {
      const provider = options[i]?.[chosen[i] as number];
      if (!provider) {
        value -= stay ?? 0;
        return;
      }
      const arc = t.arcs.get(pair(code, provider.code));
      outcome.chosen[code] = provider.code;
      outcome.served++;
      outcome.broken += arc?.broken ?? 0;
      outcome.total += arc?.score ?? 0;
      value += arc?.score ?? 0;
      if (stay === undefined || pins.has(code)) first += pins.has(code) ? 100 : 1;
    });
    const served = waiting.map((s) => (outcome.chosen[s.code] === undefined ? 0 : 1));
    const byCode = seekers.map((_, i) => -(chosen[i] as number));
    const key = [first, -outcome.broken, value, ...served, ...byCode];
    const differs = best ? key.findIndex((x, n) => x !== best?.key[n]) : 0;
    if (!best || (differs >= 0 && (key[differs] as number) > (best.key[differs] as number))) best = { key, outcome };
  };

  const decide = (i: number): void => {
    if (i === seekers.length) {
      weigh();
      return;
    }
    const open = options[i] ?? [];
    for (let n = 0; n <= open.length; n++) {
      const code = open[n]?.code;
      if (code !== undefined && (left.get(code) ?? 0) === 0) continue;
      if (code !== undefined) {
        left.set(code, (left.get(code) ?? 0) - 1);
        load.set(code, (load.get(code) ?? 0) + 1);
      }
      chosen[i] = n;
      decide(i + 1);
      if (code !== undefined) {
        left.set(code, (left.get(code) ?? 0) + 1);
        load.set(code, (load.get(code) ?? 0) - 1);
      }
    }
  };
  decide(0);
  return (best as { outcome: Outcome }).outcome;
}

/** The engine's result in the same words. */
export function outcomeOf(
  t: Table,
  found: { served: number; broken: number; total: number; providerOf: ArrayLike<number> },
): Outcome {
  const chosen: Record<string, string> = {};
  t.seekers.forEach(({ code }, i) => {
    const provider = t.providers[found.providerOf[i] as number];
    if (provider) chosen[code] = provider.code;
  });
  return { served: found.served, broken: found.broken, total: found.total, chosen };
}
