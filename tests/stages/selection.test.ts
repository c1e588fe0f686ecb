import { describe, expect, test } from 'vitest';
import { type AnyTable, day, type Id, type Programme, programme, after as written } from '../../src/kit/index.ts';
import { publications } from '../../src/stages/1-preparation/informing.ts';
import { requests } from '../../src/stages/1-preparation/requests.ts';
import { defaults, settings } from '../../src/stages/1-preparation/settings.ts';
import { consents } from '../../src/stages/2-mentees/consents.ts';
import { mentees } from '../../src/stages/2-mentees/register.ts';
import { events, followUp, yieldOf } from '../../src/stages/3-mentors/events.ts';
import { vettingEnds } from '../../src/stages/3-mentors/findings.ts';
import { mentorForgotten, noIncentive } from '../../src/stages/3-mentors/motives.ts';
import { type Mentor, mentors } from '../../src/stages/3-mentors/register.ts';
import { settleWithdrawn, withdrawConsent } from '../../src/stages/3-mentors/withdrawal.ts';
import { criteria, drawCriteria, needsOf } from '../../src/stages/4-selection/criteria.ts';
import { experts, notBound } from '../../src/stages/4-selection/experts.ts';
import { checkDocuments, gateLacks, settleMentors } from '../../src/stages/4-selection/gate.ts';
import { moveMentor } from '../../src/stages/4-selection/moving.ts';
import { type Screening, scoreOf, screenings } from '../../src/stages/4-selection/screening.ts';
import { attendance, hoursOf, markAttendance, sessionSoon, trainings } from '../../src/stages/4-selection/training.ts';
import { stages } from '../../src/stages/index.ts';
import { letters } from '../../src/stages/records.ts';
import { bare, nowOn } from '../some.ts';

const id = <T extends string>(code: string) => code as Id<T>;
type Known = [AnyTable, readonly unknown[]];
const on = (today: string, ...known: Known[]): Programme => programme(day(today), [settings, [defaults]], ...known);

const evidence = (task: string, p: Programme) =>
  stages
    .flatMap((s) => s.tasks)
    .find((t) => t.id === task)!
    .evidence!.say(p)[0];

const orlova: Mentor = bare(mentors, {
  id: id('НР-001'),
  fullName: 'Орлова Мария',
  category: 'employer',
  state: 'candidate',
  capacity: 2,
  joinedOn: day('2026-10-01'),
  competences: ['career'],
  vetting: 'certificate',
  vettingUntil: day('2027-06-30'),
});
const consent = bare(consents, { id: id('СГ-001'), mentor: id('НР-001'), kind: 'processing', state: 'given' });
const card = (more: Partial<Screening> = {}): Screening =>
  bare(screenings, {
    id: id('ОС-001'),
    mentor: id('НР-001'),
    date: day('2026-10-05'),
    psych: 'yes',
    decision: 'selected',
    ...more,
  });
const lesson = bare(trainings, { id: id('ОБ-001'), date: day('2026-10-08'), hours: 2 });
const been = bare(attendance, { id: id('ПО-001'), training: id('ОБ-001'), mentor: id('НР-001'), result: 'present' });

const whole: Known[] = [
  [consents, [consent]],
  [screenings, [card()]],
  [trainings, [lesson]],
  [attendance, [been]],
];
const without = (t: AnyTable): Known[] => whole.filter(([x]) => x !== t);
const lacks = (known: Known[], m = orlova, today = '2026-10-12') =>
  gateLacks(on(today, [mentors, [m]], ...known), m).map((w) => w[0]);
const settled = (known: Known[], m = orlova, today = '2026-10-12') => {
  const p = on(today, [mentors, [m]], ...known);
  return written(p, settleMentors(p)).row(mentors, m.id)!;
};

describe('4.in.2: the gate «готов»', () => {
  test('opens when selected, trained, checked and consented; each thing missing is named', () => {
    expect(lacks(whole)).toEqual([]);
    expect(lacks(without(consents))[0]).toContain('согласие');
    expect(lacks(without(screenings))).toEqual(['решение об отборе', 'психологическая готовность']);
    expect(lacks(without(attendance))).toEqual(['обучение: 0 из 2 ч']);
    expect(lacks(whole, { ...orlova, vetting: undefined })).toEqual(['документы: справка об отсутствии судимости']);
    expect(lacks([])).toHaveLength(4);
  });

  test('a certificate that ends today holds today and not tomorrow', () => {
    const ends = { ...orlova, vettingUntil: day('2026-10-12') };
    expect(lacks(whole, ends)).toEqual([]);
    expect(lacks(whole, ends, '2026-10-13')).toEqual(['срок справки истёк']);
  });

  test('moves a mentor on by legal steps as the data come in, and says what to do', () => {
    expect(settled([]).state).toBe('candidate');
    expect(
      settled([
        [consents, [consent]],
        [screenings, [card({ decision: undefined })]],
      ]).state,
    ).toBe('screening');
    expect(
      settled([
        [consents, [consent]],
        [screenings, [card({ decision: 'rejected' })]],
      ]).state,
    ).toBe('rejected');
    expect(
      settled([
        [consents, [consent]],
        [screenings, [card()]],
      ]),
    ).toMatchObject({ state: 'selected', toDo: 'обучение: 0 из 2 ч' });
    const invited = [{ ...been, result: 'invited' as const }];
    expect(settled([...without(attendance), [attendance, invited]]).state).toBe('training');
    expect(settled(whole)).toMatchObject({ state: 'ready', toDo: undefined });
  });

  test('without the consent nobody is even interviewed, and an adult from outside is not selected before the certificate is seen', () => {
    expect(settled([[screenings, [card()]]]).state).toBe('candidate');
    expect(settled(whole, { ...orlova, vetting: undefined }).state).toBe('screening');
  });

  test('a mentor under age needs the guardian’s consent, and no certificate', () => {
    const pupil = {
      ...orlova,
      category: 'learner' as const,
      birthYear: 2011,
      vetting: undefined,
      vettingUntil: undefined,
    };
    expect(lacks(whole, pupil)).toEqual(['согласие: обработка данных (законный представитель)']);
    const guardian = { ...consent, id: id<'consents'>('СГ-002'), kind: 'guardian_processing' as const };
    expect(lacks([...without(consents), [consents, [consent, guardian]]], pupil)).toEqual([]);
  });

  test('closes behind a working mentor whose certificate has run out, and opens again when a new one is seen', () => {
    const working = { ...orlova, state: 'active' as const, vettingUntil: day('2026-10-11') };
    const blocked = settled(whole, working);
    expect(blocked).toMatchObject({ state: 'blocked', toDo: 'получить новую справку' });
    const p = on('2026-10-12', [mentors, [blocked]], ...whole);
    const seen = { mentor: 'НР-001', kind: 'certificate' as const, until: '2027-10-12', by: 'куратор' };
    const back = written(p, checkDocuments.decide(p, seen, nowOn()).changes).row(mentors, 'НР-001')!;
    expect(back).toMatchObject({ state: 'paused', vettingChecked: '2026-10-12', vettingUntil: '2027-10-12' });
  });

  test('its end is announced 60 days ahead', () => {
    const since = (today: string) => vettingEnds.find(on(today, [mentors, [orlova]])).map((f) => f.since);
    expect([since('2027-04-30'), since('2027-05-01')]).toEqual([[], ['2027-05-01']]);
  });
});

test('a curator passes the gate by decision only where the school allows it, and with a reason', () => {
  const training = { ...orlova, state: 'training' as const };
  const move = (override: boolean, reason?: string, known: Known[] = without(attendance)) => {
    const p = programme(day('2026-10-12'), [settings, [{ ...defaults, override }]], [mentors, [training]], ...known);
    return moveMentor.decide(p, { mentor: 'НР-001', to: 'ready', ...(reason && { reason }) }, nowOn());
  };
  expect(() => move(false, 'срочно')).toThrow('обучение: 0 из 2 ч');
  expect(() => move(true)).toThrow('ещё не готов');
  expect(move(true, 'ведёт школу наставников').changes).toHaveLength(2);
  expect(move(false, undefined, whole).changes).toHaveLength(1);
});

describe('training', () => {
  test('a session counts once, only if the mentor was there, and not before its day', () => {
    const twice = [been, { ...been, id: id<'trainingAttendance'>('ПО-002') }];
    const hours = (rows: unknown[], today = '2026-10-12') =>
      hoursOf(on(today, [trainings, [lesson]], [attendance, rows]), 'НР-001');
    expect([hours(twice), hours([{ ...been, result: 'failed' }]), hours([been], '2026-10-07')]).toEqual([2, 0, 0]);
  });
  test('several mentors are marked at once, nobody twice, and a session of 0 hours is not taken', () => {
    const p = on('2026-10-12', [mentors, [orlova]], ...whole);
    const mark = (who: string[]) =>
      markAttendance.decide(p, { training: 'ОБ-001', mentors: who, result: 'passed' }, nowOn());
    expect(mark(['НР-001', 'НР-001', 'НР-777']).changes).toHaveLength(1);
    expect(() => markAttendance.decide(p, { training: 'ОБ-9', mentors: [], result: 'passed' }, nowOn())).toThrow(
      'ОБ-9',
    );
    expect(trainings.columns.hours.fits(0)).toBe(false);
  });
  test('those invited are reminded three days ahead', () => {
    const soon = (today: string) =>
      sessionSoon
        .find(on(today, [trainings, [lesson]], [attendance, [{ ...been, result: 'invited' }]]))
        .map((f) => f.who);
    expect([soon('2026-10-04'), soon('2026-10-05'), soon('2026-10-09')]).toEqual([[], ['НР-001'], []]);
  });
});

describe('4.in.1: criteria from the requests', () => {
  const seeker = (code: string, theme: 'career' | 'exams') =>
    bare(mentees, { id: id(code), state: 'searching', themes: [theme] });
  const known: Known[] = [
    [
      mentees,
      [seeker('НМ-001', 'career'), seeker('НМ-002', 'career'), seeker('НМ-003', 'career'), seeker('НМ-004', 'exams')],
    ],
    [mentors, [orlova]],
    [requests, []],
  ];
  const p = on('2026-10-12', ...known);

  test('places are counted against requests, and the widest gap comes first', () => {
    expect(
      needsOf(p)
        .slice(0, 2)
        .map((n) => [n.theme, n.waiting, n.places, n.gap]),
    ).toEqual([
      ['career', 3, 2, -1],
      ['exams', 1, 0, -1],
    ]);
  });
  test('every open theme gets one, weighed by frequency; a weight that was changed stays', () => {
    const first = written(p, drawCriteria.decide(p, {}, nowOn()).changes);
    expect(first.rows(criteria).map((c) => [c.theme, c.weight])).toEqual([
      ['career', 75],
      ['exams', 25],
    ]);
    expect(drawCriteria.decide(first, {}, nowOn()).changes).toEqual([]);
    const mine = first.rows(criteria).map((c) => (c.theme === 'exams' ? { ...c, weight: 60 } : c));
    const later = on(
      '2026-10-12',
      [criteria, mine],
      [mentees, [seeker('НМ-001', 'career'), seeker('НМ-002', 'exams')]],
      [mentors, []],
    );
    const again = written(later, drawCriteria.decide(later, {}, nowOn()).changes);
    expect(again.rows(criteria).map((c) => [c.theme, c.weight, c.drawn])).toEqual([
      ['career', 50, 50],
      ['exams', 60, 50],
    ]);
  });
  test('scores of several assessors are one, and an obligatory criterion nobody has seen met is named', () => {
    const must = bare(criteria, { id: id('КР-001'), words: 'умеет слушать', kind: 'must', weight: 30, inUse: 'yes' });
    const wish = bare(criteria, { id: id('КР-002'), words: 'выбор профессии', kind: 'wish', weight: 10, inUse: 'yes' });
    const cards = [
      card({ met: [id('КР-002')], motivation: 4, safety: 2, decision: undefined }),
      card({ id: id('ОС-002'), motivation: 5, safety: 5 }),
    ];
    const score = scoreOf(on('2026-10-12', [criteria, [must, wish]], [screenings, cards]), 'НР-001');
    expect(score).toMatchObject({ criteria: 25, interview: 80, assessors: 2 });
    expect(score.unmet.map((c) => c.id)).toEqual(['КР-001']);
    expect(lacks([...whole.filter(([t]) => t !== screenings), [screenings, cards], [criteria, [must, wish]]])).toEqual([
      'обязательные критерии: умеет слушать',
    ]);
  });
});

test('3.out.1: a mentor counts in the yield of the event that brought them, and the follow-up comes on its day', () => {
  const fair = bare(events, { id: id('СБ-001'), contacts: 12, followUp: day('2026-10-12'), followed: 'no' });
  const p = on(
    '2026-10-12',
    [events, [fair]],
    [
      mentors,
      [
        { ...orlova, event: id('СБ-001'), state: 'ready' },
        { ...orlova, id: id('НР-002') },
      ],
    ],
  );
  expect(yieldOf(p, 'СБ-001')).toEqual({ contacts: 12, answered: 1, selected: 1, paired: 0 });
  expect(followUp.find(p)).toHaveLength(1);
  expect(followUp.find(on('2026-10-11', [events, [fair]]))).toEqual([]);
});

test('3.out.2: a mentor without a word for 30 days is brought up, and one without an incentive', () => {
  const silent = (today: string, m = orlova) => mentorForgotten.find(on(today, [mentors, [m]])).length;
  expect([
    silent('2026-10-30'),
    silent('2026-10-31'),
    silent('2026-10-31', { ...orlova, contacted: day('2026-10-20') }),
  ]).toEqual([0, 1, 0]);
  const ready = { ...orlova, state: 'ready' as const, motives: ['help' as const] };
  expect(noIncentive.find(on('2026-10-12', [mentors, [ready]]))).toHaveLength(1);
  expect(noIncentive.find(on('2026-10-12', [mentors, [{ ...ready, incentives: ['thanks'] }]]))).toEqual([]);
});

test('4.out.1: an expert involved without the non-disclosure is named', () => {
  const expert = bare(experts, { id: id('ЭК-001'), tasks: ['selection'], confidentiality: undefined });
  expect(notBound.find(on('2026-10-12', [experts, [expert]]))).toHaveLength(1);
  expect(notBound.find(on('2026-10-12', [experts, [{ ...expert, confidentiality: day('2026-10-01') }]]))).toEqual([]);
});

test('a vital consent taken back stops everything at once: the person, and letters on their way', () => {
  const mail = bare(letters, { id: id('ПС-001'), to: 'НР-001', state: 'queued' });
  const p = on(
    '2026-10-12',
    [consents, [consent]],
    [mentors, [{ ...orlova, state: 'ready' }]],
    [mentees, []],
    [letters, [mail]],
  );
  const next = written(p, withdrawConsent.decide(p, { mentor: 'НР-001', kind: 'processing' }, nowOn()).changes);
  expect(next.row(mentors, 'НР-001')?.state).toBe('withdrawn');
  expect(next.rows(consents)[0]).toMatchObject({ state: 'withdrawn', withdrawn: '2026-10-12' });
  expect(next.rows(letters)[0]?.state).toBe('cancelled');
  expect(() => withdrawConsent.decide(p, { mentor: 'НР-001', kind: 'photo' }, nowOn())).toThrow('нет такого');
});

test('3.in.1: who has not yet been told of the launch is named', () => {
  const told = bare(publications, {
    id: id('ИН-001'),
    way: 'staff_meeting',
    occasion: 'launch',
    done: 'held',
    audiences: ['teachers'],
  });
  const say = (rows: unknown[]) => evidence('3.in.1', on('2026-10-12', [publications, rows]));
  expect(say([told])).toBe('состоялось 1; ещё не рассказали: обучающиеся, родители');
  expect(say([{ ...told, audiences: ['teachers', 'learners', 'parents'] }])).toContain('рассказали всем');
});

test('3.in.2: mentors are counted by category', () => {
  const rows = [orlova, { ...orlova, id: id<'mentors'>('НР-002'), category: 'alumnus' as const, capacity: 1 }];
  expect(evidence('3.in.2', on('2026-10-12', [mentors, rows]))).toBe(
    'наставников 2 (выпускник 1, представитель предприятия 1), мест 3',
  );
});

test('each of the 18 tasks of stages 1–4 says what the data show, in both languages', () => {
  const first = stages.slice(0, 4).flatMap((s) => s.tasks);
  expect(first).toHaveLength(18);
  for (const t of first) {
    const [ru, en] = t.evidence!.say(on('2026-10-12'));
    expect(`${t.id} ${ru}`).toMatch(/[а-я]/);
    expect(en).not.toMatch(/[А-Яа-я]/);
  }
});

test('a consent marked as taken back in the tab stops the person at the next look', () => {
  const taken = { ...consent, state: 'withdrawn' as const };
  const p = on('2026-10-12', [consents, [taken]], [mentees, []], [mentors, [{ ...orlova, state: 'active' }]]);
  expect(written(p, settleWithdrawn(p)).row(mentors, 'НР-001')?.state).toBe('withdrawn');
  expect(settleWithdrawn(on('2026-10-12', [consents, [consent]], [mentees, []], [mentors, [orlova]]))).toEqual([]);
});
