import { expect, test } from 'vitest';
import { found, reminders } from '../../src/app/reminders.ts';
import { day, momentOf, programme, type Rule } from '../../src/kit/index.ts';
import { defaults, settings, team } from '../../src/stages/1-preparation/settings.ts';
import { consents } from '../../src/stages/2-mentees/consents.ts';
import { consentMissing, intakeMissing } from '../../src/stages/2-mentees/findings.ts';
import { mentees } from '../../src/stages/2-mentees/register.ts';
import { vettingEnds } from '../../src/stages/3-mentors/findings.ts';
import { mentors } from '../../src/stages/3-mentors/register.ts';
import { menteeChoices, mentorChoices } from '../../src/stages/5-pairs/choices.ts';
import { attendance, generalMeetings } from '../../src/stages/5-pairs/meeting.ts';
import { choiceMissing, meetingSoon, pairNotBegun } from '../../src/stages/5-pairs/reminders.ts';
import { pairs } from '../../src/stages/5-pairs/tables.ts';
import { letters } from '../../src/stages/records.ts';
import { bare } from '../some.ts';

const HELD = { mentee: 'НМ-001', mentor: 'НР-001' } as const;
const world = (on: string, how: { held?: boolean; chosen?: boolean } = {}) =>
  programme(
    day(on),
    [settings, [defaults]],
    [
      team,
      [bare(team, { id: 'К-001' as never, role: 'curator', email: 'k@example.org', from: undefined, to: undefined })],
    ],
    [
      mentees,
      [
        bare(mentees, {
          id: HELD.mentee as never,
          state: 'awaiting_consent',
          email: 'm@example.org',
          joinedOn: day('2026-10-01'),
          themes: undefined,
        }),
      ],
    ],
    [consents, []],
    [
      mentors,
      [
        bare(mentors, {
          id: HELD.mentor as never,
          state: 'ready',
          email: 'r@example.org',
          vettingUntil: day('2026-12-31'),
        }),
      ],
    ],
    [
      generalMeetings,
      [bare(generalMeetings, { id: 'ОВ-001' as never, on: day('2026-11-10'), state: how.held ? 'held' : 'planned' })],
    ],
    [
      attendance,
      (['mentee', 'mentor'] as const).map((side, i) =>
        bare(attendance, {
          id: `ЯВ-00${i + 1}` as never,
          meeting: 'ОВ-001' as never,
          [side]: HELD[side],
          state: how.held ? ('came' as const) : ('invited' as const),
        }),
      ),
    ],
    [
      menteeChoices,
      how.chosen ? [bare(menteeChoices, { mentee: HELD.mentee as never, at: momentOf('2026-11-10 16:00:00') })] : [],
    ],
    [mentorChoices, []],
    [
      pairs,
      [
        bare(pairs, {
          id: 'П-001' as never,
          mentor: HELD.mentor as never,
          state: 'confirmed',
          formed: day('2026-10-20'),
          orderDate: undefined,
        }),
      ],
    ],
    [letters, []],
  );
const readers = (rule: Rule, on: string, how: object = {}) => {
  const p = world(on, how);
  return reminders(p, found(p, [rule])).map((l) => `${l.to} ${l.key.split('|').at(-1)}`);
};

test.each<[string, Rule, string, object, string[]]>([
  ['consent: two days wait', consentMissing, '2026-10-03', {}, []],
  ['consent: the third day', consentMissing, '2026-10-04', {}, ['НМ-001 1']],
  ['consent: the seventh day', consentMissing, '2026-10-08', {}, ['НМ-001 2']],
  ['consent: the fourteenth day', consentMissing, '2026-10-15', {}, ['НМ-001 3']],
  ['questionnaire: the third day', intakeMissing, '2026-10-04', {}, ['НМ-001 1']],
  ['questionnaire: the seventh day, and no more', intakeMissing, '2026-11-08', {}, ['НМ-001 2']],
  ['certificate: 61 days before', vettingEnds, '2026-10-31', {}, []],
  ['certificate: 60 days before', vettingEnds, '2026-11-01', {}, ['К-001 1']],
  ['certificate: 7 days before', vettingEnds, '2026-12-24', {}, ['К-001 3']],
  ['certificate: on the day', vettingEnds, '2026-12-31', {}, ['К-001 4']],
  ['meeting: four days before', meetingSoon, '2026-11-06', {}, []],
  ['meeting: three days before', meetingSoon, '2026-11-07', {}, ['НМ-001 1', 'НР-001 1']],
  ['meeting: on the day', meetingSoon, '2026-11-10', {}, ['НМ-001 2', 'НР-001 2']],
  ['meeting: over', meetingSoon, '2026-11-11', {}, []],
  ['choice: the day after', choiceMissing, '2026-11-11', { held: true }, ['НМ-001 1', 'НР-001 1']],
  ['choice: made', choiceMissing, '2026-11-11', { held: true, chosen: true }, ['НР-001 1']],
  ['pair: eight days', pairNotBegun, '2026-10-28', {}, []],
  ['pair: nine days', pairNotBegun, '2026-10-29', {}, ['НР-001 1']],
  ['pair: a week later the curator too', pairNotBegun, '2026-11-05', {}, ['НР-001 2', 'К-001 2']],
])('%s', (_name, rule, on, how, expected) => expect(readers(rule, on, how)).toEqual(expected));

test('no letter names a person or repeats a request', () => {
  const rules = [consentMissing, intakeMissing, meetingSoon, choiceMissing, pairNotBegun];
  const p = world('2026-11-11', { held: true });
  const [mentee] = p.rows(mentees);
  for (const l of reminders(p, found(p, rules))) {
    expect(`${l.body[0]} ${l.subject[0]}`).not.toContain(p.rows(mentors)[0]?.fullName);
    if (mentee?.mainRequest) expect(l.body[0]).not.toContain(mentee.mainRequest);
  }
});
