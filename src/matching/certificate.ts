import { outsideCost, pairCost, pinnedOutsideCost } from './aims.ts';
import { stayPrice } from './compile.ts';
import type { Market } from './market.ts';
import type { Round } from './solve.ts';

/**
 * Prices that prove a result the best. No seeker pays more than any open pair costs with the price of its place; so what
 * all pay, less the prices of all places, is a floor under every assignment. The result is the best when it costs just that.
 */
export type Certificate = {
  /** what each seeker pays, by the market's order */
  pays: readonly number[];
  /** price of a place at each provider, never below nought */
  price: readonly number[];
};

export type Verdict = {
  proven: boolean;
  pairs: number;
  /** how much better another assignment could still be, in the measure of the aims; nought when proven */
  gap: number;
  /** the first thing found wrong */
  wrong?: string;
};

/**
 * Checks a result against the market itself, reading every pair once. Shares nothing with the solver but the weights of
 * the aims.
 */
export function checkCertificate(market: Market, round: Round): Verdict {
  const { aims, certificate, providerOf, faults } = round;
  const { pays, price } = certificate;
  const { seekers, providers } = market;
  const setAside = new Set(faults.filter((f) => f.kind.startsWith('pin-')).map((f) => `${f.seeker}|${f.provider}`));
  const pinOf = new Map(
    (market.pins ?? []).filter((p) => !setAside.has(`${p.seeker}|${p.provider}`)).map((p) => [p.seeker, p.provider]),
  );
  const bans = new Set((market.bans ?? []).map((b) => `${b.seeker}|${b.provider}`));
  const load = providers.map(() => 0);
  let pairs = 0;
  let gap = 0;
  let wrong: string | undefined;
  const expect = (good: boolean, what: string) => {
    if (!good) wrong ??= what;
  };
  seekers.forEach((seeker, i) => {
    const pin = pinOf.get(seeker.code);
    const outside = pin !== undefined ? pinnedOutsideCost(aims) : outsideCost(aims, stayPrice(seeker.stay));
    const chosen = providerOf[i] as number;
    const mine = pays[i] as number;
    let cost = chosen < 0 ? outside : Number.NaN;
    expect(outside >= mine, `${seeker.code} would rather stay out`);
    for (const arc of market.row(i)) {
      const provider = providers[arc.provider];
      const broken = arc.broken ?? 0;
      if (!provider || !Number.isFinite(arc.score) || !Number.isFinite(broken) || !(broken >= 0)) continue;
      if (bans.has(`${seeker.code}|${provider.code}`) || (pin !== undefined && pin !== provider.code)) continue;
      if (!(provider.capacity >= 1)) continue;
      pairs++;
      const costs = pairCost(aims, Math.round(arc.score), Math.round(broken));
      expect(costs + (price[arc.provider] as number) >= mine, `${seeker.code} and ${provider.code} would be better`);
      if (arc.provider === chosen && !(costs >= cost)) cost = costs;
    }
    expect(!Number.isNaN(cost), `${seeker.code} has a pair that is not open`);
    if (chosen >= 0) load[chosen] = (load[chosen] as number) + 1;
    gap += cost + (chosen < 0 ? 0 : (price[chosen] as number)) - mine;
  });
  providers.forEach(({ code, capacity, minimum = 1 }, j) => {
    const places = Number.isFinite(capacity) ? Math.max(0, Math.floor(capacity)) : 0;
    const left = places - (load[j] as number);
    expect(left >= 0, `${code} has more than its places`);
    expect(load[j] === 0 || !((load[j] as number) < minimum), `${code} has fewer than its group needs`);
    expect((price[j] as number) >= 0, `${code} has a negative price`);
    gap += Math.min(left, seekers.length) * (price[j] as number);
  });
  return { proven: wrong === undefined && gap === 0, pairs, gap, ...(wrong !== undefined && { wrong }) };
}
