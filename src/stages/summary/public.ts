/** Of what observers see, what may also be published: with a threshold of its own, and nothing that they do not see. */
import { isExact, planRelease, standing } from '../../disclosure/index.ts';
import type { Programme } from '../../kit/index.ts';
import { HEADLINE } from './cells.ts';
import { ledgerOf } from './release.ts';

/** What a bulletin tells of people: given up last. */
export const WHOLES = ['paired', 'pairs', 'guides', 'mentors', 'completed'] as const;

/** Nothing about fewer people than this is published (domain 8.3, no. 5). */
export const PUBLISHED_FROM = 10;

/**
 * Numbers for a bulletin or a page of the school's site, by cell (`paired`, `pairs|f=student_student`); `cellWords` names
 * them. They are those of the last release, so that a bulletin and the summary cannot be subtracted; empty before the first.
 */
export function publicNumbers(p: Programme): ReadonlyMap<string, number> {
  const all = ledgerOf(p);
  const last = all.at(-1);
  if (!last) return new Map();
  const told = standing(all);
  // a number that has waited for its change is not that of this day, and does not fit the others
  const isToday = (id: string) => {
    const fact = told.get(id);
    return fact !== undefined && isExact(fact) && fact[0] === last.counts[id];
  };
  const cells = Object.entries(last.counts).map(([id, count]) => ({
    id,
    count,
    printed: isToday(id),
    ...(WHOLES.some((whole) => whole === id) && { weight: HEADLINE * count }),
    falls: last.falling.includes(id),
    present: last.present.includes(id),
    ...(last.open.includes(id) && { open: true as const }),
  }));
  const { release } = planRelease([], { cells, sums: last.sums }, last.day, PUBLISHED_FROM);
  return new Map(Object.entries(release.told).map(([id, [n]]) => [id, n]));
}
