import { type Change, changeOf, pairCost } from './aims.ts';
import { placesAt } from './compile.ts';
import { slackOf } from './kernel/seat.ts';
import type { Round } from './solve.ts';

/** What the round would gain by one more place, and by one more provider; exact, from the prices. */
export type Values = {
  round: Round;
  /** by provider: gain of one more place */
  place: readonly Change[];
  /** by seeker: what the whole round costs more because this seeker is in it, in the measure of the aims */
  weight: Float64Array;
};

/**
 * The lowest prices that still prove the round. (The solver's own prices prove it as well, but may overstate what one more
 * place is worth.)
 */
export function valuesOf(round: Round): Values {
  const { kernel: k, compiled: c } = round;
  const { distance } = slackOf(k);
  const worth = new Float64Array(k.columns);
  for (let j = 0; j < k.columns; j++) if (k.places[j] > 0 && k.v[j] < 0) worth[j] = -k.v[j] - distance[j];
  const weight = new Float64Array(k.rows);
  for (let i = 0; i < k.rows; i++) {
    const j = k.columnOf[i];
    weight[c.seekerOf[i]] = j === k.columns ? k.outside[i] : k.costOf[i] + worth[j];
  }
  const { start, cols, costs } = c.arcs;
  for (let i = 0; i < k.rows; i++) {
    for (let a = start[i]; a < start[i + 1]; a++) {
      const j = cols[a];
      if (k.places[j] === 0) worth[j] = Math.max(worth[j], weight[c.seekerOf[i]] - costs[a]);
    }
  }
  const place: Change[] = [];
  for (let j = k.columns - 1; j >= 0; j--) {
    const known = place[c.providerOf[j]];
    const change = changeOf(c.aims, -worth[j]);
    if (!known || isBetter(change, known)) place[c.providerOf[j]] = change;
  }
  return { round, place, weight };
}

/** A provider who is not there yet: what a pair with each seeker would be. */
export type Profile = { id: string; arc(seeker: number): { score: number; broken?: number } | undefined };

export type Gain = { id: string; change: Change; first: number };

/** Whom to look for next: what one place of each profile would add. Exact; the greatest gain first. */
export function recruit({ round, weight }: Values, profiles: readonly Profile[]): Gain[] {
  const { aims, pinned, rowOf } = round.compiled;
  return profiles
    .map(({ id, arc }) => {
      let gain = 0;
      let first = -1;
      for (let seeker = 0; seeker < weight.length; seeker++) {
        const pair = arc(seeker);
        if (!pair || !Number.isFinite(pair.score) || pinned[rowOf[seeker]] >= 0) continue;
        const gained = weight[seeker] - pairCost(aims, Math.round(pair.score), pair.broken ?? 0);
        if (gained <= gain) continue;
        gain = gained;
        first = seeker;
      }
      return { id, gain, first };
    })
    .sort((a, b) => b.gain - a.gain || (a.id < b.id ? -1 : 1))
    .map(({ id, gain, first }) => ({ id, change: changeOf(aims, -gain), first }));
}

/** Demand and supply of one theme, day, or whatever people are marked with. */
export type Scarcity = {
  tag: string;
  /** seekers who ask for it, and how many of them are without a provider */
  asked: number;
  unserved: number;
  /** places of the providers who offer it, and how many of them are left */
  places: number;
  left: number;
  /** what one more place at one of them would add, at best */
  best: Change;
};

/** By tag, the scarcest first: where most are left unserved, then where a place is worth most. */
export function scarcityOf(
  { round, place }: Values,
  asked: (seeker: number) => readonly string[],
  offered: (provider: number) => readonly string[],
): Scarcity[] {
  const { compiled, kernel, providerOf } = round;
  const byTag = new Map<string, Scarcity>();
  const of = (tag: string): Scarcity => {
    const had = byTag.get(tag);
    if (had) return had;
    const made: Scarcity = { tag, asked: 0, unserved: 0, places: 0, left: 0, best: { served: 0, broken: 0, score: 0 } };
    byTag.set(tag, made);
    return made;
  };
  providerOf.forEach((provider, seeker) => {
    for (const tag of new Set(asked(seeker))) {
      of(tag).asked++;
      if (provider < 0) of(tag).unserved++;
    }
  });
  place.forEach((change, provider) => {
    const column = compiled.columnOf[provider];
    for (const tag of new Set(offered(provider))) {
      const about = of(tag);
      const second = column + compiled.market.providers.length;
      const taken = kernel.load[column] + (kernel.load[second] ?? 0);
      about.places += placesAt(compiled, column);
      about.left += placesAt(compiled, column) - taken;
      if (isBetter(change, about.best)) about.best = change;
    }
  });
  return [...byTag.values()].sort(
    (a, b) =>
      b.unserved - a.unserved ||
      (isBetter(a.best, b.best) ? -1 : isBetter(b.best, a.best) ? 1 : 0) ||
      (a.tag < b.tag ? -1 : 1),
  );
}

/** By the aims, one after another. */
export const isBetter = (a: Change, b: Change): boolean =>
  (a.served - b.served || b.broken - a.broken || a.score - b.score) > 0;
