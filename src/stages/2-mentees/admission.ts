/** From a questionnaire to the search for a pair: consents decide. */
import * as z from 'zod/mini';
import {
  type Change,
  command,
  type Id,
  insert,
  join,
  newRow,
  none,
  type Programme,
  problem,
  say,
  step,
  update,
  type Words,
} from '../../kit/index.ts';
import { settings, settingsOf } from '../1-preparation/settings.ts';
import { type ConsentKind, consentKinds, consents, consentsLacking, kindsInWords } from './consents.ts';
import { type Mentee, mentees } from './register.ts';
import { menteeMoves } from './states.ts';

const kinds = Object.keys(consentKinds) as [ConsentKind, ...ConsentKind[]];

export const personOf = (m: Mentee) => ({ id: m.id, birthYear: m.birthYear, grown: m.role === 'teacher' });

const toDoIn = (at: Mentee['state'], lacking: Words): Words => {
  if (at === 'awaiting_consent') return join(['получить согласие: ', 'get the consent: '], lacking);
  if (at === 'in_base') return ['уточнить темы запроса', 'ask for the themes of the request'];
  if (at === 'searching') return ['подобрать наставника', 'find a mentor'];
  return at === 'proposed' ? ['согласовать пару', 'agree on the pair'] : none;
};

/**
 * The moves that follow from the data themselves: a draft waits for consent; with all consents it enters the base; with a
 * request it looks for a pair; a consent that was withdrawn takes it back.
 */
export function settleMentees(p: Programme): Change[] {
  const { language } = settingsOf(p);
  return p.rows(mentees).flatMap((m) => {
    const lacking = consentsLacking(p, personOf(m));
    let next = m.state;
    if (next === 'draft') next = step(menteeMoves, m.id, next, 'awaiting_consent');
    if (next === 'awaiting_consent' && !lacking.length) next = step(menteeMoves, m.id, next, 'in_base');
    if (next === 'in_base' && m.themes?.length) next = step(menteeMoves, m.id, next, 'searching');
    if ((next === 'in_base' || next === 'searching') && lacking.length) {
      next = step(menteeMoves, m.id, next, 'awaiting_consent');
    }
    const toDo = say(toDoIn(next, kindsInWords(lacking)), language) || undefined;
    return next === m.state && m.toDo === toDo ? [] : [update(mentees, m.id, { state: next, toDo })];
  });
}

export const personMissing = problem('person-missing', (f: { person: string }) => [
  `Строки ${f.person} нет в базе. Ничего не изменено. Обновите панель и выберите человека снова.`,
  `There is no row ${f.person} in the base. Nothing was changed. Refresh the panel and choose the person again.`,
]);

/** A consent came back signed: one row a kind; what was only requested becomes given. */
export const recordConsent = command('record-consent', {
  title: ['согласие получено', 'consent received'],
  input: () => z.object({ person: z.string(), kinds: z.array(z.enum(kinds)), keptAt: z.string() }),
  reads: [settings, mentees, consents],
  decide: (p, { person, kinds, keptAt }, now) => {
    const mentee = p.row(mentees, person);
    if (!mentee && person.startsWith('НМ')) throw personMissing({ person });
    const given = { state: 'given' as const, given: now.today, keptAt: keptAt || undefined };
    const changes = kinds.map((kind): Change => {
      const asked = p
        .rows(consents)
        .find((c) => (c.mentee === person || c.mentor === person) && c.kind === kind && c.state !== 'given');
      if (asked) return update(consents, asked.id, given);
      const whose = mentee ? { mentee: mentee.id } : { mentor: person as Id<'mentors'> };
      return insert(consents, newRow(consents, { ...whose, kind, ...given }, now));
    });
    return { changes, reply: { recorded: changes.length } };
  },
});
