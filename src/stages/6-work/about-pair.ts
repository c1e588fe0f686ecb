/** Finding the pair somebody speaks of, and whether that person may still be asked. */
import type { Id, Programme, Words } from '../../kit/index.ts';
import { personOf } from '../2-mentees/admission.ts';
import { consentsLacking } from '../2-mentees/consents.ts';
import { mentees } from '../2-mentees/register.ts';
import { mentorPersonOf, mentors } from '../3-mentors/register.ts';
import { over, type Pair, type PairState, pairs } from '../5-pairs/tables.ts';

/** Agreed and not over: such a pair meets. */
export const meets = (x: Pair): boolean => x.state !== 'proposed' && !over.includes(x.state);

const LEFT: readonly PairState[] = ['declined', 'cancelled'];

const standsIn = (p: Programme, x: Pair, mentor: string): boolean =>
  x.standIn === mentor && (!x.standInUntil || p.today <= x.standInUntil);

/** Pairs of a mentor, a stand-in's too, that meet or have met; the running ones first. */
export const pairsOfMentor = (p: Programme, mentor: string): Pair[] =>
  p
    .rows(pairs)
    .filter((x) => (x.mentor === mentor || standsIn(p, x, mentor)) && !LEFT.includes(x.state))
    .sort((a, b) => Number(meets(b)) - Number(meets(a)));

export const pairsOfMentee = (p: Programme, mentee: string): Pair[] =>
  p
    .rows(pairs)
    .filter((x) => x.mentees.includes(mentee as Id<'mentees'>) && !LEFT.includes(x.state))
    .sort((a, b) => Number(meets(b)) - Number(meets(a)));

/** The only pair it can be: the one that meets, or the only one there was. */
export const onlyPair = (all: readonly Pair[]): Pair | undefined => {
  const now = all.filter(meets);
  return now.length === 1 ? now[0] : now.length === 0 && all.length === 1 ? all[0] : undefined;
};

const gone: Words = [
  'этого участника больше нет в программе; ответ не записан',
  'this person is no longer in the programme; the answer was not recorded',
];

const noConsent: Words = [
  'согласия на обработку данных нет или оно отозвано; получите согласие и нажмите «Повторить» или закройте ответ',
  'there is no consent to the processing of data, or it was withdrawn; get it and press “Try again”, or close the answer',
];

/** Why nothing of this person may be written down today. */
export function mayNotAnswer(p: Programme, who: { mentee?: string | undefined; mentor?: string | undefined }) {
  const mentee = who.mentee === undefined ? undefined : p.row(mentees, who.mentee);
  const mentor = who.mentor === undefined ? undefined : p.row(mentors, who.mentor);
  const state = mentee?.state ?? mentor?.state;
  if (state === 'erased' || state === 'withdrawn') return gone;
  const lacking = mentee
    ? consentsLacking(p, personOf(mentee))
    : mentor
      ? consentsLacking(p, mentorPersonOf(mentor))
      : [];
  return lacking.length ? noConsent : undefined;
}
