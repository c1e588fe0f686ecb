import { describe, expect, test } from 'vitest';
import {
  type AnyCommand,
  type AnyTable,
  day,
  type Id,
  type LocalDate,
  after as once,
  type Programme,
  programme,
} from '../../src/kit/index.ts';
import { defaults, settings, team } from '../../src/stages/1-preparation/settings.ts';
import { consents } from '../../src/stages/2-mentees/consents.ts';
import { type Mentee, mentees } from '../../src/stages/2-mentees/register.ts';
import { type Mentor, mentors } from '../../src/stages/3-mentors/register.ts';
import { menteeChoices, mentorChoices } from '../../src/stages/5-pairs/choices.ts';
import { directiveReview, exitTalkDue, opinionWaits, queueIdle } from '../../src/stages/5-pairs/findings.ts';
import { addMember, closeEarly, orderPairs, removeMember, replaceMentor } from '../../src/stages/5-pairs/life.ts';
import { limitPair, limits } from '../../src/stages/5-pairs/limits.ts';
import { attendance, generalMeetings, inviteAll, recordAttendance } from '../../src/stages/5-pairs/meeting.ts';
import { decideOnOpinion, giveOpinion, opinions } from '../../src/stages/5-pairs/opinions.ts';
import { confirmPair, suggestMentors } from '../../src/stages/5-pairs/pairing.ts';
import {
  directives,
  directPair,
  enqueue,
  logAttempt,
  offerSupport,
  searchAttempts,
  settleQueue,
  unpairedQueue,
} from '../../src/stages/5-pairs/queue.ts';
import { pairMembers, pairs } from '../../src/stages/5-pairs/tables.ts';
import { weights } from '../../src/stages/5-pairs/weights.ts';
import { letters } from '../../src/stages/records.ts';
import { bare, nowOn } from '../some.ts';

const id = <T extends string>(code: string) => code as Id<T>;
const today = day('2026-10-12');

const mentee = (n: number, given: Partial<Mentee> = {}): Mentee =>
  bare(mentees, {
    id: id(`НМ-00${n}`),
    fullName: `Ученик ${n}`,
    classOrGroup: '9А',
    role: 'pupil',
    birthYear: 2011,
    state: 'searching',
    themes: ['exams'],
    email: `m${n}@example.org`,
    contact: 'через классного руководителя',
    ...given,
  });
const mentor = (n: number, given: Partial<Mentor> = {}): Mentor =>
  bare(mentors, {
    id: id(`НР-00${n}`),
    fullName: `Наставник ${n}`,
    category: 'alumnus',
    state: 'ready',
    email: `n${n}@example.org`,
    competences: ['exams'],
    capacity: 2,
    ...given,
  });
const papers = (people: readonly { id: string }[]) =>
  people.flatMap(({ id: person }, i) =>
    (['guardian_processing', 'processing'] as const).map((kind, k) =>
      bare(consents, {
        id: id(`СГ-${i}${k}0`),
        ...(person.startsWith('НМ') ? { mentee: id<'mentees'>(person) } : { mentor: id<'mentors'>(person) }),
        kind,
        state: 'given',
      }),
    ),
  );
const pair = bare(pairs, {
  id: id('П-001'),
  mentor: id('НР-001'),
  mentees: [id<'mentees'>('НМ-001')],
  form: 'college_student_pupil',
  state: 'confirmed',
});
const member = bare(pairMembers, { id: id('СП-001'), pair: id('П-001'), mentee: id('НМ-001'), to: undefined });

type Rows = readonly (readonly [AnyTable, readonly unknown[]])[];

/** One agreed pair, one mentee who looks, two mentors; anything may be put in its place. */
const school = (more: Rows = [], on: LocalDate = today): Programme => {
  const known = new Map<AnyTable, readonly unknown[]>([
    [settings, [{ ...defaults, mode: 'full' }]],
    [team, [bare(team, { id: id('К-001') })]],
    [mentees, [mentee(1, { state: 'matched' }), mentee(2)]],
    [mentors, [mentor(1, { state: 'active' }), mentor(2)]],
    [consents, papers([mentee(1), mentee(2), mentor(1), mentor(2)])],
    [pairs, [pair]],
    [pairMembers, [member]],
    ...more,
  ]);
  return programme(on, ...known);
};
/** The programme once a row holds something else. */
const changed = (p: Programme, table: AnyTable, id: string, patch: object): Programme =>
  once(p, [{ kind: 'update', table, id, patch: { ...patch } }]);
/** One clock for all, so that no code is given twice. */
const clock = nowOn(today);
const does = (p: Programme, c: AnyCommand, input: unknown): Programme =>
  once(p, c.decide(p, input as never, { ...clock, today: p.today }).changes);

describe('an order', () => {
  const order = { pairs: ['П-001'], orderNo: '12-од', orderDate: '01.11.2026' };
  test('sets the pair and lets the two have each other’s contact, never the request', () => {
    const { letters: mail = [] } = orderPairs.decide(school(), order, nowOn(today));
    expect(does(school(), orderPairs, order).row(pairs, 'П-001')).toMatchObject({
      state: 'ordered',
      orderNo: '12-од',
      orderDate: '2026-11-01',
    });
    expect(mail.map((l) => l.to)).toEqual(['НР-001', 'НМ-001']);
    expect(mail[0]?.body[0]).toContain('Ученик 1, НМ-001, 9А. Связь: через классного руководителя');
    expect(mail[1]?.body[0]).toContain('Наставник 1. Связь: n1@example.org');
  });
  test('where codes are used, the letters hold a code and no contact', () => {
    const p = school([[settings, [{ ...defaults, mode: 'codes' }]]]);
    const said = orderPairs.decide(p, order, nowOn(today)).letters?.map((l) => l.body[0]) ?? [];
    expect(said.join()).not.toMatch(/Ученик 1|n1@example|классного/);
    expect(said[0]).toContain('контакт передаст куратор на листке');
  });
  test('without a number or a date is refused', () => {
    expect(() => does(school(), orderPairs, { ...order, orderNo: ' ' })).toThrow(/нужны номер и дата/);
    expect(() => does(school(), orderPairs, { ...order, orderDate: 'завтра' })).toThrow(/нужны номер и дата/);
  });
});

describe('an early end', () => {
  const ending = { pair: 'П-001', reason: 'incompatible', askedBy: 'mentee', next: 'rematch' };
  const closed = does(school(), closeEarly, ending);
  test('frees both, ends the membership and asks for a talk within three working days', () => {
    expect(closed.row(pairs, 'П-001')).toMatchObject({ state: 'closed_early', endedOn: today, noFault: false });
    expect(closed.row(pairMembers, 'СП-001')?.to).toBe(today);
    expect(closed.row(mentees, 'НМ-001')?.state).toBe('searching');
    expect(closed.row(mentors, 'НР-001')?.state).toBe('ready');
    expect(exitTalkDue.find(closed)).toMatchObject([
      { about: 'П-001', words: [expect.stringContaining('15.10.2026'), expect.anything()] },
    ]);
  });
  test('on a Friday the three working days end on Wednesday', () => {
    const [finding] = exitTalkDue.find(does(school([], day('2026-10-16')), closeEarly, ending));
    expect(finding?.words[1]).toContain('21 Oct 2026');
  });
  test('at the trial meeting is nobody’s fault', () => {
    const p = school([[pairs, [{ ...pair, state: 'trial' }]]]);
    expect(does(p, closeEarly, ending).row(pairs, 'П-001')?.noFault).toBe(true);
  });
  test('a mentee who leaves the programme is not looked for a pair', () => {
    expect(does(school(), closeEarly, { ...ending, next: 'leave' }).row(mentees, 'НМ-001')?.state).toBe('withdrawn');
  });
});

test('another mentor: the old pair ends, the new one continues it with the same mentee', () => {
  const p = does(school(), replaceMentor, { pair: 'П-001', mentor: 'НР-002', reason: 'mentor_time' });
  expect(p.row(pairs, 'П-001')?.state).toBe('closed_early');
  const next = p.rows(pairs).find((x) => x.continues === 'П-001');
  expect(next).toMatchObject({ mentor: 'НР-002', mentees: ['НМ-001'], state: 'proposed' });
  expect(p.rows(pairMembers).filter((m) => !m.to)).toMatchObject([{ pair: next?.id, mentee: 'НМ-001' }]);
  expect(p.row(mentees, 'НМ-001')?.state).toBe('proposed');
});

describe('a group', () => {
  const joined = does(school(), addMember, { pair: 'П-001', mentee: 'НМ-002' });
  test('takes one more mentee while there is a place', () => {
    expect(joined.row(pairs, 'П-001')?.mentees).toEqual(['НМ-001', 'НМ-002']);
    expect(joined.row(mentees, 'НМ-002')?.state).toBe('matched');
    const full = school([[mentors, [mentor(1, { capacity: 1, state: 'active' }), mentor(2)]]]);
    expect(() => does(full, addMember, { pair: 'П-001', mentee: 'НМ-002' })).toThrow(/нет свободных мест/);
  });
  test('lets one go, and ends with the last', () => {
    const left = does(joined, removeMember, { pair: 'П-001', mentee: 'НМ-001', reason: 'left_school' });
    expect(left.row(pairs, 'П-001')).toMatchObject({ state: 'confirmed', mentees: ['НМ-002'] });
    expect(left.row(mentees, 'НМ-001')?.state).toBe('searching');
    const over = does(left, removeMember, { pair: 'П-001', mentee: 'НМ-002', reason: 'left_school' });
    expect(over.row(pairs, 'П-001')?.state).toBe('closed_early');
  });
});

describe('opinions', () => {
  const proposed = school([
    [pairs, [{ ...pair, state: 'proposed' }]],
    [mentees, [mentee(1, { state: 'proposed' })]],
  ]);
  const asked = { pair: 'П-001', expert: 'psychologist', name: '', verdict: 'against', comment: '' };
  const warned = does(proposed, giveOpinion, asked);
  test('«не рекомендую» stops the agreement until the curator has decided', () => {
    expect(opinionWaits.find(warned)).toHaveLength(1);
    expect(() => does(warned, confirmPair, { pair: 'П-001' })).toThrow(/«не рекомендую»/);
    const opinion = warned.rows(opinions)[0]?.id ?? '';
    expect(() => does(warned, decideOnOpinion, { opinion, decision: ' ' })).toThrow(/Решение не записано/);
    const decided = does(warned, decideOnOpinion, { opinion, decision: 'встречи в присутствии куратора' });
    expect(opinionWaits.find(decided)).toEqual([]);
    expect(does(decided, confirmPair, { pair: 'П-001' }).row(pairs, 'П-001')?.state).toBe('confirmed');
  });
  test('a recommendation stops nothing', () => {
    const p = does(proposed, giveOpinion, { ...asked, verdict: 'recommend' });
    expect(does(p, confirmPair, { pair: 'П-001' }).row(pairs, 'П-001')?.state).toBe('confirmed');
  });
});

describe('what people chose and what the curator decided', () => {
  const chose = (first: string, notWith?: string) =>
    bare(menteeChoices, {
      id: id('ВН-001'),
      mentee: id('НМ-002'),
      first: id(first),
      ...(notWith && { notWith: id<'mentors'>(notWith) }),
    });
  const back = bare(mentorChoices, { id: id('ВР-001'), mentor: id('НР-002'), first: id('НМ-002') });
  const seek = (more: Rows) => suggestMentors(school(more), mentee(2));
  test('a mutual choice comes first and says so', () => {
    const { fits } = seek([
      [menteeChoices, [chose('НР-002')]],
      [mentorChoices, [back]],
    ]);
    expect(fits[0]?.mentor.id).toBe('НР-002');
    expect(fits[0]?.parts.find((x) => x.id === 'choice')).toMatchObject({
      points: 30,
      words: ['выбрали друг друга', expect.anything()],
    });
  });
  test('«не хотел бы» refuses, and does not say which of the two', () => {
    const { misfits } = seek([[menteeChoices, [chose('НР-001', 'НР-002')]]]);
    expect(misfits.map((m) => [m.mentor.id, m.gate])).toEqual([['НР-002', 'refused']]);
    expect(misfits[0]?.words[0]).toContain('один из них');
  });
  test('the school’s own points count', () => {
    const p: Rows = [[weights, [bare(weights, { id: id('ВП-001'), weight: 0 })]]];
    expect(seek(p).fits[0]?.parts.map((x) => x.id)).toEqual(['choice', 'time', 'interests', 'form', 'mode']);
  });
  test('two people decided to be kept apart are not proposed to each other, with the reason', () => {
    const p = does(school(), limitPair, { mentee: 'НМ-002', mentor: 'НР-002', kind: 'apart', reason: 'relatives' });
    expect(suggestMentors(p, mentee(2)).misfits[0]).toMatchObject({
      gate: 'apart',
      words: [expect.stringContaining('близкие родственники'), expect.anything()],
    });
    expect(
      does(p, limitPair, { mentee: 'НМ-002', mentor: 'НР-002', kind: 'together', reason: 'agreed' }).rows(limits),
    ).toHaveLength(1);
  });
  test('one family name is a caution, not a gate', () => {
    const p = school([[mentors, [mentor(2, { fullName: 'Зимин Олег' })]]]);
    expect(suggestMentors(p, mentee(2, { fullName: 'Зимина Ирина' })).fits[0]?.cautions).toHaveLength(1);
  });
});

describe('a general meeting', () => {
  const planned = school([
    [generalMeetings, [bare(generalMeetings, { id: id('ОВ-001'), on: day('2026-10-20'), state: 'planned' })]],
  ]);
  const { letters: mail = [] } = inviteAll.decide(planned, { meeting: 'ОВ-001' }, nowOn(today));
  const invited = does(planned, inviteAll, { meeting: 'ОВ-001' });
  test('invites those who look and every open mentor, once', () => {
    expect(invited.rows(attendance).map((a) => a.mentee ?? a.mentor)).toEqual(['НМ-002', 'НР-001', 'НР-002']);
    expect(does(invited, inviteAll, { meeting: 'ОВ-001' }).rows(attendance)).toHaveLength(3);
    expect(mail.map((l) => l.to)).toEqual(['НМ-002', 'НР-001', 'НР-002']);
    expect(mail.map((l) => l.body.join()).join()).not.toMatch(/Ученик|Наставник 1/);
  });
  test('keeps who came, and is held', () => {
    const held = does(invited, recordAttendance, { meeting: 'ОВ-001', mentees: ['НМ-002'] });
    expect(held.rows(attendance).map((a) => a.state)).toEqual(['came', 'absent', 'absent']);
    expect(held.row(generalMeetings, 'ОВ-001')?.state).toBe('held');
  });
});

describe('without a pair', () => {
  const waiting = once(school(), enqueue(school(), ['НМ-002'], nowOn(today)));
  const directive = {
    mentee: 'НМ-002',
    mentor: 'НР-002',
    basis: 'две попытки без результата',
    approver: 'директор',
    opinions: 'психолог не возражает',
    agreed: '10.10.2026',
    orderNo: '15-од',
    orderDate: '21.10.2026',
    reviewOn: '05.11.2026',
  };
  const tried = (p: Programme) => does(p, logAttempt, { mentee: 'НМ-002', what: 'partners', result: 'отказ' });
  const twice = tried(tried(waiting));

  test('everybody stands in the queue once, and leaves it with a pair', () => {
    expect(enqueue(waiting, ['НМ-002'], nowOn(today))).toEqual([]);
    const paired = changed(waiting, mentees, 'НМ-002', { state: 'proposed' });
    expect(settleQueue(paired, nowOn(today))).toMatchObject([{ patch: { closedOn: today, outcome: 'pair' } }]);
    expect(settleQueue(waiting, nowOn(today))).toEqual([]);
  });
  test('after 14 days with no action it is a finding; an action stops it', () => {
    const later = school([[unpairedQueue, waiting.rows(unpairedQueue)]], day('2026-10-26'));
    expect(queueIdle.find(later)).toMatchObject([{ about: 'НМ-002' }]);
    const helped = does(later, offerSupport, { mentee: 'НМ-002', psychologist: 'К-001', support: 'offered' });
    expect(queueIdle.find(helped)).toEqual([]);
  });
  test('a directive comes after two attempts or three weeks', () => {
    expect(() => does(waiting, directPair, directive)).toThrow(/назначать рано — попыток поиска 0/);
    expect(() => does(tried(waiting), directPair, directive)).toThrow(/попыток поиска 1/);
    const named = does(twice, directPair, directive);
    const { letters: mail = [] } = directPair.decide(twice, directive, nowOn(today));
    expect(mail.map((l) => [l.to, l.kind])).toEqual([
      ['НР-002', 'pair-contacts'],
      ['НМ-002', 'pair-contacts'],
    ]);
    expect(named.rows(searchAttempts)).toHaveLength(2);
    expect(named.rows(pairs).at(-1)).toMatchObject({ origin: 'directive', state: 'ordered', orderNo: '15-од' });
    expect(named.row(mentees, 'НМ-002')?.state).toBe('matched');
    expect(named.rows(directives)).toMatchObject([{ attempts: 2, by: 'kurator@example.org', reviewOn: '2026-11-05' }]);
    expect(settleQueue(named, nowOn(today))).toEqual([]);
    const due = school(
      [
        [pairs, named.rows(pairs)],
        [directives, named.rows(directives)],
      ],
      day('2026-11-05'),
    );
    expect(directiveReview.find(due)).toHaveLength(1);
  });
  test.each(['basis', 'approver', 'opinions', 'agreed', 'orderNo', 'orderDate', 'reviewOn'] as const)(
    'a directive cannot be saved without «%s»',
    (field) => {
      expect(() => does(twice, directPair, { ...directive, [field]: ' ' })).toThrow(/Не заполнено/);
    },
  );
  test('the mentor has agreed by then', () => {
    expect(() => does(twice, directPair, { ...directive, agreed: '20.10.2026' })).toThrow(/будущим днём/);
    expect(() => does(twice, directPair, { ...directive, agreed: '12.10.2026' })).not.toThrow();
  });
  test('its review is within 30 days', () => {
    expect(() => does(twice, directPair, { ...directive, reviewOn: '12.11.2026' })).toThrow(/30 дней/);
    expect(() => does(twice, directPair, { ...directive, reviewOn: '12.10.2026' })).toThrow(/завтрашнего/);
  });
  test('the hard rules hold for a directive too', () => {
    const full = changed(twice, mentors, 'НР-002', { capacity: 0 });
    expect(() => does(full, directPair, directive)).toThrow(/нет свободных мест/);
  });
});

test('letters of a pair that ended are not sent', () => {
  const waiting = bare(letters, { id: id('ПС-001'), about: 'П-001', state: 'queued' });
  const p = does(school([[letters, [waiting]]]), closeEarly, {
    pair: 'П-001',
    reason: 'other',
    askedBy: 'curator',
    next: 'rematch',
  });
  expect(p.row(letters, 'ПС-001')?.state).toBe('cancelled');
});
