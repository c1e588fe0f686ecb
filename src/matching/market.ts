/** What the engine is asked, in words of any programme: seekers, providers with places, scores, decisions. */

/** One open pair as its seeker sees it. A pair that is not listed is forbidden. */
export type Arc = {
  provider: number;
  /** a whole number, higher is better */
  score: number;
  /** wishes of either side that this pair would break */
  broken?: number;
};

export type Seeker = {
  /** settles ties, so it must not depend on the order of rows */
  code: string;
  /** since when the seeker waits; compared as text, the smaller has waited longer */
  since?: string;
  /** the seeker may stay out for this many points; without it, being served comes before every score */
  stay?: number;
};

export type Provider = {
  code: string;
  /** free places; a group's largest size */
  capacity: number;
  /** a group's smallest size: the provider takes nobody, or at least so many */
  minimum?: number;
};

/** A curator's decision about a pair, by codes: it outlives any order of rows. */
export type Decision = { seeker: string; provider: string; reason: string };

export type Market = {
  seekers: readonly Seeker[];
  providers: readonly Provider[];
  /** the providers open to a seeker, in any order */
  row(seeker: number): readonly Arc[];
  pins?: readonly Decision[];
  bans?: readonly Decision[];
  /** a draft to keep to where nothing is lost by it: provider of each seeker, or -1 */
  draft?: ArrayLike<number>;
};

/**
 * What was wrong with the question. Nothing is lost by it: the rest is solved, and the fault says what was set aside.
 *
 * - `score`, `capacity`, `minimum`: not a number that means something; the pair is left out, the place not counted
 * - `same-code`: two people under one code, so ties between them depend on the order of rows
 * - `pin-unknown`, `ban-unknown`: someone named is not there (any more)
 * - `pin-refused`: a gate forbids the pair · `pin-banned`: a ban does
 * - `pin-clash`: the seeker is pinned twice · `pin-full`: more pins than places
 * - `minimum-unreachable`: fewer seekers could come than the group needs
 */
export type Fault = {
  kind:
    | 'no-seekers'
    | 'no-providers'
    | 'no-pairs'
    | 'score'
    | 'capacity'
    | 'minimum'
    | 'minimum-unreachable'
    | 'same-code'
    | 'pin-unknown'
    | 'pin-refused'
    | 'pin-banned'
    | 'pin-clash'
    | 'pin-full'
    | 'ban-unknown';
  seeker?: string;
  provider?: string;
};

/** The providers open to a seeker who have a place, the best first; equal ones by code. */
export const ranked = (market: Market, seeker: number): readonly Arc[] =>
  market
    .row(seeker)
    .filter((arc) => (market.providers[arc.provider]?.capacity ?? 0) > 0)
    .sort(
      (a, b) =>
        (a.broken ?? 0) - (b.broken ?? 0) ||
        b.score - a.score ||
        byCode(market.providers[a.provider] as Provider, market.providers[b.provider] as Provider),
    );

/** By code units, never by a locale: the same on any machine. */
export const byCode = (a: { code: string }, b: { code: string }): number =>
  a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
