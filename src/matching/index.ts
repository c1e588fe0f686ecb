/**
 * Assignment of mentees to mentors with places: generic, pure, integer scores. Knows neither Google nor mentoring: what
 * a score is made of belongs to the caller. A forbidden pair is an absent arc, never a big cost.
 */

/** An arc of the market: mentor index and score; a higher score is a better pair. */
export type Arc = { mentor: number; score: number };

export type Market = {
  mentees: number;
  /** places of each mentor that are still free */
  capacity: readonly number[];
  /** the mentors open to a mentee, in any order */
  row(mentee: number): Arc[];
};

export type Assignment = {
  /** mentor index of each mentee, or -1 */
  mentorOf: readonly number[];
  served: number;
  total: number;
  /** true when the result is proven to be the best there is */
  exact: boolean;
};

/** A mentor open to a mentee, the best first; equal scores keep the mentors' own order. */
export const alternatives = (market: Market, mentee: number): readonly Arc[] =>
  market
    .row(mentee)
    .filter((arc) => (market.capacity[arc.mentor] ?? 0) > 0)
    .sort((a, b) => b.score - a.score || a.mentor - b.mentor);

/**
 * Takes the best arc of all, then the best of those left, until nobody can be served. Fast and easy to follow, but not
 * always the best total: `exact` is false and the caller must say so.
 */
export function solveAssignment(market: Market): Assignment {
  const free = [...market.capacity];
  const mentorOf: number[] = Array(market.mentees).fill(-1);
  const arcs: (Arc & { mentee: number })[] = [];
  for (let mentee = 0; mentee < market.mentees; mentee++) {
    for (const arc of market.row(mentee)) arcs.push({ ...arc, mentee });
  }
  arcs.sort((a, b) => b.score - a.score || a.mentee - b.mentee || a.mentor - b.mentor);
  let served = 0;
  let total = 0;
  for (const { mentee, mentor, score } of arcs) {
    if (mentorOf[mentee] !== -1 || (free[mentor] ?? 0) < 1) continue;
    mentorOf[mentee] = mentor;
    free[mentor] = (free[mentor] ?? 0) - 1;
    served++;
    total += score;
  }
  return { mentorOf, served, total, exact: false };
}
