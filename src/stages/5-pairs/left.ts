/** Who has left the programme has left the pair too: nobody goes on meeting somebody whose consent is gone. */
import { type Change, type Programme, step, update } from '../../kit/index.ts';
import { settings } from '../1-preparation/settings.ts';
import { consents } from '../2-mentees/consents.ts';
import { mentees } from '../2-mentees/register.ts';
import { mentors } from '../3-mentors/register.ts';
import { letters } from '../records.ts';
import { closed, mentorFreed, released } from './life.ts';
import { over, type Pair, pairMembers, pairMoves, pairs } from './tables.ts';

export const leftReads = [settings, mentees, mentors, consents, pairs, pairMembers, letters] as const;

const GONE: readonly string[] = ['withdrawn', 'erased'];
/** States in which the two meet; a pair in any of them can be put on hold. */
const MEETING: readonly Pair['state'][] = ['acquaintance', 'trial', 'planning', 'working'];

/** The reason is written where the consents tell it; otherwise the curator finds it out in the talk that is due. */
function reasonOf(p: Programme, person: string): 'consent_withdrawn' | 'other' {
  const taken = p
    .rows(consents)
    .some((c) => c.state === 'withdrawn' && ((c.mentee as string) === person || (c.mentor as string) === person));
  return taken ? 'consent_withdrawn' : 'other';
}

/** A proposal that nobody may answer any more. */
const withdrawnProposal = (p: Programme, pair: Pair, members: readonly { id: string; mentee: string }[]): Change[] => [
  update(pairs, pair.id, { state: step(pairMoves, pair.id, pair.state, 'cancelled'), endedOn: p.today }),
  ...members.map((m) => update(pairMembers, m.id, { to: p.today })),
  ...released(
    p,
    members.map((m) => m.mentee),
    'rematch',
  ),
  ...p
    .rows(letters)
    .filter((l) => l.about === pair.id && l.state === 'queued')
    .map((l) => update(letters, l.id, { state: 'cancelled' as const })),
];

function leftPair(p: Programme, pair: Pair): Change[] {
  const mentor = p.row(mentors, pair.mentor);
  const members = p.rows(pairMembers).filter((m) => m.pair === pair.id && !m.to);
  const gone = members.filter((m) => GONE.includes(p.row(mentees, m.mentee)?.state ?? ''));
  const mentorGone = GONE.includes(mentor?.state ?? '');
  if (mentorGone || (gone.length > 0 && gone.length === members.length)) {
    if (pair.state === 'proposed') return [...withdrawnProposal(p, pair, members), ...mentorFreed(p, pair)];
    const who = mentorGone ? pair.mentor : (gone[0]?.mentee ?? '');
    return closed(p, pair, {
      reason: reasonOf(p, who),
      askedBy: mentorGone ? 'mentor' : 'mentee',
      next: mentorGone ? 'rematch' : 'leave',
    });
  }
  const left = new Set<string>(gone.map((m) => m.mentee));
  const hold = mentor?.state === 'blocked' && MEETING.includes(pair.state);
  if (!left.size && !hold) return [];
  return [
    ...gone.map((m) => update(pairMembers, m.id, { to: p.today })),
    update(pairs, pair.id, {
      ...(left.size && { mentees: pair.mentees.filter((m) => !left.has(m)) }),
      ...(hold && { state: step(pairMoves, pair.id, pair.state, 'on_hold') }),
    }),
  ];
}

/** Pairs whose mentor or mentees are out of the programme end; those of a blocked mentor stand still. */
export const settleLeft = (p: Programme): Change[] =>
  p
    .rows(pairs)
    .filter((pair) => !over.includes(pair.state))
    .flatMap((pair) => leftPair(p, pair));
