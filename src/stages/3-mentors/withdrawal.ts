/** A consent is taken back: from that moment the person takes no part, whatever the state. */
import * as z from 'zod/mini';
import {
  type Change,
  canMove,
  choice,
  command,
  type Letter,
  optional,
  type Programme,
  problem,
  ref,
  step,
  update,
} from '../../kit/index.ts';
import { settings } from '../1-preparation/settings.ts';
import { type ConsentKind, consentKinds, consents } from '../2-mentees/consents.ts';
import { mentees } from '../2-mentees/register.ts';
import { menteeMoves } from '../2-mentees/states.ts';
import { letters } from '../records.ts';
import { mentors } from './register.ts';
import { mentorMoves } from './states.ts';

const kinds = Object.keys(consentKinds) as [ConsentKind, ...ConsentKind[]];
/** Without these nothing may be done with the person's data at all. */
const VITAL: readonly ConsentKind[] = ['processing', 'guardian_processing'];

export const noConsentToWithdraw = problem('no-consent', (f: { person: string }) => [
  `У ${f.person} нет такого полученного согласия. Ничего не изменено. Проверьте лист «Согласия».`,
  `${f.person} has no such consent on record. Nothing was changed. Look into the tab “Consents”.`,
]);

const oneOfTwo = problem<void>('one-of-two', () => [
  'Выберите одного человека: наставляемого или наставника. Ничего не изменено.',
  'Choose one person: a mentee or a mentor. Nothing was changed.',
]);

export const withdrawConsent = command('withdraw-consent', {
  title: ['согласие отозвано', 'consent withdrawn'],
  button: ['Записать отзыв согласия', 'Record a consent taken back'],
  asks: () => ({
    mentee: optional(ref('mentees', ['Наставляемый', 'Mentee'])),
    mentor: optional(ref('mentors', ['Наставник', 'Mentor'])),
    kind: choice(['Какое согласие отозвано', 'Which consent is taken back'], consentKinds),
  }),
  input: () => z.object({ mentee: z.optional(z.string()), mentor: z.optional(z.string()), kind: z.enum(kinds) }),
  reads: [settings, consents, mentees, mentors, letters],
  decide: (p, { mentee: one, mentor: other, kind }) => {
    const person = one ?? other ?? '';
    if (!person || (one && other)) throw oneOfTwo();
    const given = p
      .rows(consents)
      .filter((c) => (c.mentee === person || c.mentor === person) && c.kind === kind && c.state === 'given');
    if (!given.length) throw noConsentToWithdraw({ person });
    const changes: Change[] = given.map((c) =>
      update(consents, c.id, { state: 'withdrawn' as const, withdrawn: p.today }),
    );
    if (VITAL.includes(kind)) {
      const mentee = p.row(mentees, person);
      const mentor = p.row(mentors, person);
      if (mentee && canMove(menteeMoves, mentee.state, 'withdrawn'))
        changes.push(update(mentees, mentee.id, { state: step(menteeMoves, mentee.id, mentee.state, 'withdrawn') }));
      if (mentor && canMove(mentorMoves, mentor.state, 'withdrawn'))
        changes.push(update(mentors, mentor.id, { state: step(mentorMoves, mentor.id, mentor.state, 'withdrawn') }));
      for (const l of p.rows(letters))
        if (l.to === person && l.state === 'queued')
          changes.push(update(letters, l.id, { state: 'cancelled' as const }));
    }
    return { changes, letters: [] as Letter[], reply: { person, stopped: VITAL.includes(kind) } };
  },
});

/** Where a consent stands as taken back, the person takes no part, whoever entered it and wherever. */
export function settleWithdrawn(p: Programme): Change[] {
  const out = new Set(
    p
      .rows(consents)
      .flatMap((c) => (c.state === 'withdrawn' && VITAL.includes(c.kind) ? [c.mentee ?? c.mentor ?? ''] : [])),
  );
  if (!out.size) return [];
  return [
    ...p
      .rows(mentees)
      .filter((m) => out.has(m.id) && canMove(menteeMoves, m.state, 'withdrawn'))
      .map((m) => update(mentees, m.id, { state: step(menteeMoves, m.id, m.state, 'withdrawn'), toDo: undefined })),
    ...p
      .rows(mentors)
      .filter((m) => out.has(m.id) && canMove(mentorMoves, m.state, 'withdrawn'))
      .map((m) => update(mentors, m.id, { state: step(mentorMoves, m.id, m.state, 'withdrawn') })),
  ];
}
