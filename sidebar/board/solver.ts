/** Who counts the price of a decision. The engine is the same; where it runs is decided by size. */
import type { RoundView } from '../../src/app/round-view.ts';
import { unpacked } from '../../src/matching/index.ts';
import { pricer } from '../../src/stages/5-pairs/price-words.ts';
import type { Pricing } from '../decision.tsx';

/** Nothing while the server should count. A large round is sent along with its market: a call to the server for each question would be slower than the question. */
export function pricingOf({ market, policy, lang, couples, left, mentors }: RoundView): Pricing | undefined {
  if (!market) return undefined;
  const mentees = new Map([
    ...couples.map((c) => [c.mentee, c.menteeName] as const),
    ...left.map((one) => [one.mentee, one.name] as const),
  ]);
  const named = new Map(mentors.map((m) => [m.id, m.name]));
  const names = { mentee: (id: string) => mentees.get(id) ?? id, mentor: (id: string) => named.get(id) ?? id };
  const price = pricer(unpacked(market), policy, names, lang);
  return async (wanted) => price(wanted);
}
