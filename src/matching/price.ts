import type { Change } from './aims.ts';
import type { Fault, Market } from './market.ts';
import { type Round, resolveSoon } from './solve.ts';

/** A seeker whose provider is another after a decision; -1 is nobody. */
export type Move = { seeker: number; from: number; to: number };

export type Price = {
  change: Change;
  moves: readonly Move[];
  /** what is newly wrong with the question, e.g. a pin that cannot stand */
  faults: readonly Fault[];
  /** the round as it would be */
  after: Round;
};

/**
 * What a decision costs before it is saved. Others move only where the aims ask for it: the round so far is the draft.
 * With groups of a smallest size, the same groups run where they can; a whole new round may find better ones.
 *
 * @param market the market of `round` with the decision in it: another pin, a ban, a place more
 */
export function priceOf(round: Round, market: Market): Price {
  const after = resolveSoon({ ...market, draft: round.providerOf }, round);
  const known = new Set(round.faults.map(faultKey));
  return {
    change: {
      served: after.served - round.served,
      broken: after.broken - round.broken,
      score: after.total - round.total,
    },
    moves: round.providerOf.flatMap((from, seeker) => {
      const to = after.providerOf[seeker];
      return from === to ? [] : [{ seeker, from, to }];
    }),
    faults: after.faults.filter((f) => !known.has(faultKey(f))),
    after,
  };
}

const faultKey = ({ kind, seeker, provider }: Fault) => `${kind}|${seeker}|${provider}`;
