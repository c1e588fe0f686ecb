import { describe, expect, test } from 'vitest';
import { type AnyTable, day, type Id, type Programme, programme } from '../../src/kit/index.ts';
import { defaults, settings } from '../../src/stages/1-preparation/settings.ts';
import { consents } from '../../src/stages/2-mentees/consents.ts';
import { type Mentee, mentees } from '../../src/stages/2-mentees/register.ts';
import { type Mentor, mentors } from '../../src/stages/3-mentors/register.ts';
import { limits } from '../../src/stages/5-pairs/limits.ts';
import { confirmPair, formPair, suggestMentors, undoPair } from '../../src/stages/5-pairs/pairing.ts';
import { pairMembers, pairs } from '../../src/stages/5-pairs/tables.ts';
import { weights } from '../../src/stages/5-pairs/weights.ts';
import { letters } from '../../src/stages/records.ts';
import { bare, nowOn } from '../some.ts';

const id = <T extends string>(code: string) => code as Id<T>;
const today = day('2026-10-12');

const anna: Mentee = bare(mentees, {
  id: id('НМ-001'),
  fullName: 'Белова Анна',
  classOrGroup: '9А',
  role: 'pupil',
  birthYear: 2011,
  state: 'searching',
  themes: ['exams', 'career'],
  availability: ['mon', 'wed'],
});
const orlova: Mentor = bare(mentors, {
  id: id('НР-001'),
  fullName: 'Орлова Мария',
  category: 'alumnus',
  state: 'ready',
  email: 'orlova@example.org',
  competences: ['exams'],
  availability: ['mon', 'wed'],
  capacity: 1,
});
const given = (code: string, who: { mentee?: string; mentor?: string }, kind: 'processing' | 'guardian_processing') =>
  bare(consents, { id: id(code), ...(who as object), kind, state: 'given' });
const papers = [
  given('СГ-001', { mentee: 'НМ-001' }, 'guardian_processing'),
  given('СГ-002', { mentee: 'НМ-001' }, 'processing'),
  given('СГ-003', { mentor: 'НР-001' }, 'processing'),
];

type Known = { mentees?: Mentee[]; mentors?: Mentor[]; consents?: unknown[]; more?: [AnyTable, unknown[]][] };
const school = (k: Known = {}): Programme =>
  programme(
    today,
    [settings, [{ ...defaults, language: 'ru' }]],
    [mentees, k.mentees ?? [anna]],
    [mentors, k.mentors ?? [orlova]],
    [consents, k.consents ?? papers],
    ...(k.more ?? []),
  );
const why = (k: Known, mentee = anna) => suggestMentors(school(k), mentee).misfits.map((m) => [m.gate, m.words[0]]);

test('a fitting mentor comes with a score that its parts add up to', () => {
  const [fit] = suggestMentors(school(), anna).fits;
  expect(fit?.parts.map((p) => p.points)).toEqual([20, 0, 10, 0, 5, 5]);
  expect(fit?.parts.reduce((sum, p) => sum + p.points, 0)).toBe(fit?.score);
  expect(fit?.parts[0]).toMatchObject({
    points: 20,
    of: 40,
    words: ['подготовка к экзамену или олимпиаде', expect.anything()],
  });
});

test('the better fit comes first, and equal fits stand by code', () => {
  const weak = { ...orlova, id: id<'mentors'>('НР-000'), competences: ['arts' as const] };
  const twin = { ...orlova, id: id<'mentors'>('НР-003') };
  const all = [
    given('СГ-004', { mentor: 'НР-000' }, 'processing'),
    given('СГ-005', { mentor: 'НР-003' }, 'processing'),
  ];
  const order = (mentorsInSheet: Mentor[]) =>
    suggestMentors(school({ mentors: mentorsInSheet, consents: [...papers, ...all] }), anna).fits.map(
      (f) => f.mentor.id,
    );
  expect(order([twin, weak, orlova])).toEqual(['НР-001', 'НР-003', 'НР-000']);
  expect(order([orlova, twin, weak])).toEqual(['НР-001', 'НР-003', 'НР-000']);
});

describe('hard gates', () => {
  test('without the guardian’s consent nobody is proposed, and the paper lacking is named', () => {
    expect(why({ consents: papers.slice(1) })).toEqual([
      ['mentee-consent', 'у наставляемого нет согласия: обработка данных (законный представитель)'],
    ]);
  });
  test('a consent that was withdrawn counts no more, whatever else is on file', () => {
    const withdrawn = bare(consents, {
      id: id('СГ-009'),
      mentee: id('НМ-001'),
      kind: 'processing',
      state: 'withdrawn',
    });
    expect(why({ consents: [...papers, withdrawn] })[0]?.[0]).toBe('mentee-consent');
  });
  test('a consent that has run out counts no more from the day after', () => {
    const until = (iso: string) => papers.map((c, i) => (i === 0 ? { ...c, until: day(iso) } : c));
    expect(why({ consents: until('2026-10-12') })).toEqual([]);
    expect(why({ consents: until('2026-10-11') })[0]?.[0]).toBe('mentee-consent');
  });
  test('a 13-year-old needs only the guardian’s paper, a 14-year-old signs too', () => {
    const born = (birthYear: number) => why({ consents: [papers[0], papers[2]] }, { ...anna, birthYear });
    expect(born(2013)).toEqual([]);
    expect(born(2012)[0]?.[0]).toBe('mentee-consent');
  });
  test('a mentor without free places is not proposed; a pair that is over frees the place', () => {
    const pair = bare(pairs, {
      id: id('П-001'),
      mentor: id('НР-001'),
      mentees: [id<'mentees'>('НМ-002')],
      state: 'working',
    });
    const member = bare(pairMembers, { id: id('СП-001'), pair: id('П-001'), mentee: id('НМ-002'), to: undefined });
    const k = (state: 'working' | 'closed_early'): Known => ({
      more: [
        [pairs, [{ ...pair, state }]],
        [pairMembers, [member]],
      ],
    });
    expect(why(k('working'))).toEqual([['places', 'нет свободных мест']]);
    expect(why(k('closed_early'))).toEqual([]);
  });
  test('a form of mentoring that the school does not run this year makes no pair', () => {
    expect(why({ mentors: [{ ...orlova, category: 'teacher' }] })).toEqual([
      ['form', 'нет общей формы наставничества'],
    ]);
  });
  test('the age window is the programme’s, both ends included', () => {
    const at = (birthYear: number) => why({}, { ...anna, birthYear }).map(([gate]) => gate);
    expect([at(2008), at(2007)]).toEqual([[], ['programme-age']]);
  });
  test('a pupil does not guide an older pupil', () => {
    const boy: Mentor = { ...orlova, category: 'learner', birthYear: 2012, forms: ['student_student'] };
    const k = { mentors: [boy], consents: [...papers, given('СГ-006', { mentor: 'НР-001' }, 'guardian_processing')] };
    expect(why(k)).toEqual([['age', 'наставник младше наставляемого']]);
    expect(why(k, { ...anna, birthYear: 2012 })).toEqual([]);
  });
  test('a mentor on pause is not proposed', () => {
    expect(why({ mentors: [{ ...orlova, state: 'paused' }] })[0]?.[0]).toBe('mentor-open');
  });
});

describe('relatives and one’s own class', () => {
  const fits = (mentee: Mentee, mentor: Partial<Mentor> = {}, more: Known['more'] = []) =>
    suggestMentors(school({ mentors: [{ ...orlova, ...mentor }], more }), mentee);
  test('a close relative whom the curator has noted is not proposed', () => {
    expect(why({}, { ...anna, relatives: [id('НР-001')] })).toEqual([
      ['relatives', 'близкий родственник: так отмечено в базе наставляемых'],
    ]);
    expect(why({}, { ...anna, relatives: [id('НР-002')] })).toEqual([]);
  });
  test.each([['8Б, 9 «А»'], ['9-а; 10В']])('«%s» has the pupil of 9А: the curator is cautioned', (ownClasses) => {
    expect(fits(anna, { ownClasses }).fits[0]?.cautions.map((c) => c[0])).toEqual([
      expect.stringContaining('в классе этого ученика'),
    ]);
    expect(fits(anna, { ownClasses: '9Б, 19А' }).fits[0]?.cautions).toEqual([]);
  });
  test('with a personal request the own class refuses, until the curator keeps the two together', () => {
    const shy: Mentee = { ...anna, themes: ['confidence', 'career'] };
    const own = { ownClasses: '9А' };
    expect(fits(shy, own).misfits[0]?.gate).toBe('own-class');
    const together = bare(limits, { id: id('ЗЗ-001'), mentee: id('НМ-001'), mentor: id('НР-001'), kind: 'together' });
    const decided = fits(shy, own, [[limits, [together]]]);
    expect([decided.misfits, decided.fits[0]?.cautions.length]).toEqual([[], 1]);
    expect(fits(shy, own, [[limits, [{ ...together, lifted: today }]]]).misfits).toHaveLength(1);
  });
  test.each([
    [{ guardian: 'Ольга Петровна, 8 (900) 123-45-67' }, 1],
    [{ contact: 'ORLOVA@example.org' }, 1],
    [{ guardian: 'Ольга Петровна, +7 900 123-45-68' }, 0],
  ])('a mentor noted as the guardian is a caution: %o', (said, cautions) => {
    expect(fits({ ...anna, ...said }, { phone: '+7 900 123-45-67' }).fits[0]?.cautions).toHaveLength(cautions);
  });
});

describe('several buildings', () => {
  const points = (mentee: string | undefined, mentor: string | undefined) => {
    const more: Known['more'] = [[weights, [bare(weights, { id: id('ВП-007'), weight: 20 })]]];
    const p = school({ mentors: [{ ...orlova, building: mentor }], more });
    return suggestMentors(p, { ...anna, building: mentee }).fits[0]?.parts.at(-1);
  };
  test('count once the school gives them points; whoever has none noted may meet anywhere', () => {
    expect(suggestMentors(school(), anna).fits[0]?.parts.map((x) => x.id)).not.toContain('building');
    expect(points('Корпус 1', 'корпус 1')).toMatchObject({ id: 'building', points: 20, of: 20 });
    expect(points('корпус 1', 'корпус 2')).toMatchObject({ points: 0, words: ['разные корпуса', expect.anything()] });
    expect(points('корпус 1', undefined)).toMatchObject({ points: 20 });
  });
});

describe('forming a pair', () => {
  const form = (p: Programme) => formPair.decide(p, { mentee: 'НМ-001', mentor: 'НР-001' }, nowOn(today));
  test('makes the pair, its member, moves the mentee and queues one letter', () => {
    const { changes, letters: queued, reply } = form(school());
    expect(reply).toEqual({ pair: 'П-901', letter: true });
    expect(changes.map((c) => [c.kind, c.table.id])).toEqual([
      ['insert', 'pairs'],
      ['insert', 'pairMembers'],
      ['update', 'mentees'],
    ]);
    expect(changes[2]).toMatchObject({ id: 'НМ-001', patch: { state: 'proposed' } });
    expect(queued).toHaveLength(1);
  });
  test('the letter names a code and a class, never a name or a request', () => {
    const body = form(school({ mentees: [{ ...anna, mainRequest: 'секрет' }] })).letters?.[0]?.body.join(' ') ?? '';
    expect(body).toContain('НМ-001, 9А');
    expect(body).not.toMatch(/Белова|секрет/);
  });
  test('is refused for a mentee who is in a pair already, with the pair named', () => {
    const pair = bare(pairs, {
      id: id('П-007'),
      mentor: id('НР-002'),
      mentees: [id<'mentees'>('НМ-001')],
      state: 'confirmed',
    });
    const member = bare(pairMembers, { id: id('СП-001'), pair: id('П-007'), mentee: id('НМ-001'), to: undefined });
    expect(() =>
      form(
        school({
          more: [
            [pairs, [pair]],
            [pairMembers, [member]],
          ],
        }),
      ),
    ).toThrow(/НМ-001 уже в паре П-007/);
  });
  test('is refused through a gate, with the gate’s words', () => {
    expect(() => form(school({ mentors: [{ ...orlova, capacity: 0 }] }))).toThrow(
      /НР-001 не подходит: нет свободных мест/,
    );
  });
});

describe('a proposed pair', () => {
  const pair = bare(pairs, {
    id: id('П-001'),
    mentor: id('НР-001'),
    mentees: [id<'mentees'>('НМ-001')],
    state: 'proposed',
  });
  const member = bare(pairMembers, { id: id('СП-001'), pair: id('П-001'), mentee: id('НМ-001'), to: undefined });
  const queued = bare(letters, { id: id('ПС-001'), about: 'П-001', state: 'queued' });
  const p = (state: 'queued' | 'sent') =>
    school({
      mentees: [{ ...anna, state: 'proposed' }],
      more: [
        [pairs, [pair]],
        [pairMembers, [member]],
        [letters, [{ ...queued, state }]],
      ],
    });
  test('taken back, frees the mentee and stops the letter that has not gone', () => {
    const of = (state: 'queued' | 'sent') =>
      undoPair
        .decide(p(state), { pair: 'П-001' }, nowOn(today))
        .changes.map((c) => (c.kind === 'update' ? [c.id, c.patch.state] : []));
    expect(of('queued')).toEqual([
      ['П-001', 'cancelled'],
      ['СП-001', undefined],
      ['НМ-001', 'searching'],
      ['ПС-001', 'cancelled'],
    ]);
    expect(of('sent')).not.toContainEqual(['ПС-001', 'cancelled']);
  });
  test('agreed, puts the mentee in a pair and the mentor to work', () => {
    const changes = confirmPair.decide(p('sent'), { pair: 'П-001' }, nowOn(today)).changes;
    expect(changes.map((c) => (c.kind === 'update' ? [c.id, c.patch.state] : []))).toEqual([
      ['П-001', 'confirmed'],
      ['НМ-001', 'matched'],
      ['НР-001', 'active'],
    ]);
  });
});
