/** Who takes part: people, not rows. */
import { derived, type Programme } from '../../kit/index.ts';
import { personOf } from '../2-mentees/admission.ts';
import { consentsLacking } from '../2-mentees/consents.ts';
import { type Mentee, mentees } from '../2-mentees/register.ts';
import { type Pair, type PairState, pairMembers, pairs } from '../5-pairs/tables.ts';

const NOT_BEGUN: readonly PairState[] = ['proposed', 'confirmed', 'ordered', 'declined', 'cancelled'];

/** A pair that has come together, whatever became of it. */
export const hasBegun = (x: Pair): boolean => !NOT_BEGUN.includes(x.state);

export type Participants = {
  /** those who are or were in a pair that has begun */
  enrolled: readonly Mentee[];
  /** of them, those whose data may be counted today */
  counted: readonly Mentee[];
  /** the latest pair of each that has begun */
  pairOf: ReadonlyMap<string, Pair>;
};

/** Mentees who were in a pair that has begun; whoever left it belongs to it too. */
export const participantsOf = derived((p: Programme): Participants => {
  const begun = new Map(
    p
      .rows(pairs)
      .filter(hasBegun)
      .map((x) => [x.id as string, x]),
  );
  const pairOf = new Map<string, Pair>();
  const join = (mentee: string, x: Pair | undefined) => {
    const known = pairOf.get(mentee);
    if (x && (!known || known.formed < x.formed)) pairOf.set(mentee, x);
  };
  for (const x of begun.values()) for (const mentee of x.mentees) join(mentee, x);
  for (const m of p.rows(pairMembers)) join(m.mentee, begun.get(m.pair));
  const enrolled = p.rows(mentees).filter((m) => pairOf.has(m.id));
  const counted = enrolled.filter((m) => m.state !== 'erased' && !consentsLacking(p, personOf(m)).length);
  return { enrolled, counted, pairOf };
});
