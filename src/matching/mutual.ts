import {
  type Acceptable,
  acceptable,
  type BlockingPair,
  blockingPairs,
  type Choices,
  deferredAcceptance,
} from './stable.ts';

/** One way to honour the choices, with what it costs by every other measure: nothing is hidden. */
export type Honoured = {
  providerOf: Int32Array;
  served: number;
  /** seekers who got someone of their first tier */
  first: number;
  /** the worst tier anybody got, on either side; the first is 0, -1 when nobody is served */
  worst: number;
  /** sum of the scores of the pairs */
  total: number;
  blocking: readonly BlockingPair[];
};

/**
 * Pairs who named each other first. Where more named a provider first than it has places, the preference decides. They
 * belong to a stable matching: neither side could do better.
 */
export function mutualFirst(choices: Choices): { seeker: number; provider: number }[] {
  const x = acceptable(choices);
  const { providerOf } = deferredAcceptance(x, {
    promote: false,
    open: arcsWhere(x, (a) => x.wish[a] + x.rank[a] === 0),
  });
  return Array.from(providerOf).flatMap((provider, seeker) => (provider < 0 ? [] : [{ seeker, provider }]));
}

const arcsWhere = (x: Acceptable, keep: (arc: number) => boolean): Uint8Array =>
  Uint8Array.from(x.provider, (_, arc) => Number(keep(arc)));

/** What a matching is like by every measure; also for one that was made without regard to choices. */
export function honoured(choices: Choices, x: Acceptable, providerOf: ArrayLike<number>): Honoured {
  const { preference = () => 0 } = choices;
  const out = { served: 0, first: 0, worst: -1, total: 0 };
  for (let i = 0; i + 1 < x.start.length; i++) {
    const provider = providerOf[i] as number;
    if (provider < 0) continue;
    out.served++;
    out.total += preference(i, provider);
    for (let a = x.start[i]; a < x.start[i + 1]; a++) {
      if (x.provider[a] !== provider) continue;
      if (x.wish[a] === 0) out.first++;
      out.worst = Math.max(out.worst, x.wish[a], x.rank[a]);
    }
  }
  return { ...out, providerOf: Int32Array.from(providerOf), blocking: blockingPairs(x, providerOf) };
}

/** The stable matching that is best for the seekers. */
export function seekersBest(choices: Choices): Honoured {
  const x = acceptable(choices);
  return honoured(choices, x, deferredAcceptance(x).providerOf);
}

/**
 * The fair one: of the stable matchings, one where the worst tier that anybody got, seeker or provider, is as good as it
 * can be. With ties settled as the preference says (and nobody promoted), it is exact: a stable matching within a tier
 * exists if and only if leaving out all worse arcs leaves nobody out (all stable matchings serve the same people).
 */
export function fairStable(choices: Choices): Honoured {
  const x = acceptable(choices);
  const within = (tier: number) =>
    deferredAcceptance(x, { promote: false, open: arcsWhere(x, (a) => x.wish[a] <= tier && x.rank[a] <= tier) });
  const any = deferredAcceptance(x, { promote: false });
  let low = 0;
  let high = x.provider.reduce((worst, _, a) => Math.max(worst, x.wish[a], x.rank[a]), 0);
  let best = any;
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = within(middle);
    if (found.served === any.served && blockingPairs(x, found.providerOf).length === 0) {
      best = found;
      high = middle;
    } else low = middle + 1;
  }
  return honoured(choices, x, best.providerOf);
}
