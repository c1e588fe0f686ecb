import { type Change, pairCost } from './aims.ts';
import { findArc, withArc } from './arcs.ts';
import { placesAt } from './compile.ts';
import type { Market } from './market.ts';
import { priceOf } from './price.ts';
import { isBetter, valuesOf } from './scarcity.ts';
import type { Round } from './solve.ts';
import { closure, type Gates } from './unpaired.ts';

/** A change that would serve one more: a ban or a pin lifted, a place more, a gate opened for one pair. */
export type Remedy = {
  kind: 'unban' | 'place' | 'gate' | 'unpin';
  /** whose pair it is about; for a place, who stays out now */
  seeker: number;
  provider: number;
  gate?: string;
  /** what the whole round gains, found by solving again */
  change: Change;
  /** whether it is this seeker who is then served, and not somebody with a longer wait */
  serves: boolean;
};

type Idea = Pick<Remedy, 'kind' | 'seeker' | 'provider' | 'gate'>;

export type Hopes = {
  gates?: Gates;
  /** what a pair would be if its gate were opened */
  arc?(seeker: number, provider: number): { score: number; broken?: number };
};

/** Ideas of one kind that are tried. */
const TRIES = 4;
const GENTLEST: readonly Remedy['kind'][] = ['unban', 'place', 'gate', 'unpin'];

/** The market with the remedy applied. */
export function remedied(market: Market, { kind, seeker, provider }: Idea, arc: Hopes['arc']): Market {
  const { seekers, providers } = market;
  const about = (d: { seeker: string; provider: string }) =>
    d.seeker === seekers[seeker].code && d.provider === providers[provider].code;
  switch (kind) {
    case 'unban':
      return { ...market, bans: market.bans?.filter((d) => !about(d)) ?? [] };
    case 'unpin':
      return { ...market, pins: market.pins?.filter((d) => !about(d)) ?? [] };
    case 'place': {
      const more = (capacity: number) => (capacity >= 1 ? Math.floor(capacity) : 0) + 1;
      return {
        ...market,
        providers: providers.map((p, j) => (j === provider ? { ...p, capacity: more(p.capacity) } : p)),
      };
    }
    case 'gate': {
      const opened = { provider, ...(arc?.(seeker, provider) ?? { score: 0 }) };
      return { ...market, row: (i) => (i === seeker ? [...market.row(i), opened] : market.row(i)) };
    }
  }
}

/** Reads nothing anew: an opened gate is one more arc. */
function roundWith(round: Round, market: Market, { kind, seeker, provider }: Idea, arc: Hopes['arc']): Round {
  if (kind !== 'gate') return round;
  const c = round.compiled;
  const { score, broken = 0 } = arc?.(seeker, provider) ?? { score: 0 };
  const cost = pairCost(c.aims, Math.round(score), Math.round(broken));
  const all = withArc(c.all, c.rowOf[seeker], c.columnOf[provider], cost);
  return { ...round, compiled: { ...c, market: { ...c.market, row: market.row }, all } };
}

function ideas(round: Round, seeker: number, { gates, arc }: Hopes): Idea[] {
  const { compiled: c, kernel: k } = round;
  const { market } = c;
  const width = market.providers.length;
  const { rows, columns } = closure(round, c.rowOf[seeker]);
  const rivals = new Set([c.rowOf[seeker], ...rows]);
  const out: Idea[] = [];
  for (const row of rivals) {
    for (const key of c.banned) {
      const column = key % width;
      if (Math.floor(key / width) !== row || findArc(c.all, row, column) < 0) continue;
      out.push({ kind: 'unban', seeker: c.seekerOf[row], provider: c.providerOf[column] });
    }
    if (c.pinned[row] >= 0) out.push({ kind: 'unpin', seeker: c.seekerOf[row], provider: c.providerOf[c.pinned[row]] });
  }
  const value = valuesOf(round).place;
  const wanted = new Set(columns);
  for (let a = c.arcs.start[c.rowOf[seeker]]; a < c.arcs.start[c.rowOf[seeker] + 1]; a++) wanted.add(c.arcs.cols[a]);
  const byValue = [...new Set([...wanted].map((j) => c.providerOf[j]))]
    .filter((j) => value[j].served > 0)
    .sort((a, b) => (isBetter(value[a], value[b]) ? -1 : isBetter(value[b], value[a]) ? 1 : a - b));
  out.push(...byValue.map((provider): Idea => ({ kind: 'place', seeker, provider })));
  if (!gates || !arc) return out;
  const open = market.providers.flatMap((_, provider) => {
    const why = gates(seeker, provider);
    const column = c.columnOf[provider];
    const [gate] = why;
    if (gate === undefined || why.length > 1 || placesAt(c, column) === 0) return [];
    return [{ provider, gate, free: k.load[column] < k.places[column], score: arc(seeker, provider).score }];
  });
  open.sort((a, b) => Number(b.free) - Number(a.free) || b.score - a.score || a.provider - b.provider);
  out.push(...open.map(({ provider, gate }): Idea => ({ kind: 'gate', seeker, provider, gate })));
  return out;
}

/**
 * What would serve one more, when `seeker` stays out: each remedy has been tried by solving the whole round again, so
 * each of them does add a pair. Those that serve this very seeker come first, then the greater gain, then the gentler kind.
 */
export function remediesFor(round: Round, seeker: number, hopes: Hopes = {}): Remedy[] {
  if (round.providerOf[seeker] >= 0) return [];
  const tried = new Map<string, number>();
  const found: Remedy[] = [];
  // prices of the lifted round are those of a narrower market: what a change brings is asked of the round it came from
  const base = round.base ?? round;
  for (const idea of ideas(round, seeker, hopes)) {
    const count = tried.get(idea.kind) ?? 0;
    if (count >= TRIES) continue;
    tried.set(idea.kind, count + 1);
    const market = remedied(base.compiled.market, idea, hopes.arc);
    const { change, after } = priceOf(roundWith(base, market, idea, hopes.arc), market);
    if (change.served > 0) found.push({ ...idea, change, serves: after.providerOf[seeker] >= 0 });
  }
  return found.sort(
    (a, b) =>
      Number(b.serves) - Number(a.serves) ||
      (isBetter(a.change, b.change) ? -1 : isBetter(b.change, a.change) ? 1 : 0) ||
      GENTLEST.indexOf(a.kind) - GENTLEST.indexOf(b.kind) ||
      a.provider - b.provider,
  );
}
