import { expect, test } from 'vitest';
import { type AnyTable, day, type Id, programme } from '../../src/kit/index.ts';
import { kpiCode, kpis } from '../../src/stages/1-preparation/kpis.ts';
import { defaults, settings } from '../../src/stages/1-preparation/settings.ts';
import { consents } from '../../src/stages/2-mentees/consents.ts';
import { mentees } from '../../src/stages/2-mentees/register.ts';
import { mentors } from '../../src/stages/3-mentors/register.ts';
import { pairs } from '../../src/stages/5-pairs/tables.ts';
import { type Feedback, feedback } from '../../src/stages/6-work/feedback.ts';
import { type Kpi, kpisOf } from '../../src/stages/monitoring/kpi.ts';
import { bare } from '../some.ts';
import { consent, mentee, pair, today } from './monitored.ts';

const target = (i: number, given: object) => bare(kpis, { id: kpiCode(i), words: 'x', ...given });
const pupils = Array.from({ length: 20 }, (_, n) => mentee(n, { role: 'pupil', birthYear: 2012 }));
const said = (n: number, given: Partial<Feedback>) =>
  bare(feedback, { id: `АН-${n}` as never, side: 'mentee', wave: 'final', mentee: pupils[n]?.id, ...given });
const quality = (good: number, all: number) =>
  Array.from({ length: all }, (_, n) => said(n, { quality: n < good ? 7 : 6 }));

function found(i: number, ...more: readonly (readonly [AnyTable, readonly unknown[]])[]): Kpi {
  const given = new Set(more.map(([t]) => t.id));
  const base: (readonly [AnyTable, readonly unknown[]])[] = [
    [mentees, pupils],
    [pairs, pupils.map((_, n) => pair(n, { form: 'student_student' }))],
    [
      consents,
      pupils
        .map((_, n) => consent(n, { kind: 'guardian_processing' }))
        .concat(pupils.map((_, n) => consent(n + 50, { mentee: pupils[n]?.id, kind: 'processing' }))),
    ],
  ];
  return kpisOf(programme(today, ...base.filter(([t]) => !given.has(t.id)), ...more))[i] as Kpi;
}

test('a learner in two pairs counts once, one whose pair never began does not, one whose pair ended early does', () => {
  const own = [
    pair(0),
    { ...pair(1), mentees: [pupils[0]?.id as Id<'mentees'>] },
    pair(2, { state: 'proposed' }),
    pair(3, { state: 'closed_early' }),
  ];
  expect(found(0, [pairs, own], [kpis, [target(0, { of: 40, target: 5 })]])).toMatchObject({
    count: 2,
    of: 40,
    value: 5,
    shown: ['5 % (2 из 40)', '5% (2 of 40)'],
    state: ['цель достигнута', 'target reached'],
  });
});

test('who is outside the age window is not counted; without a year of birth he is', () => {
  const people = [mentee(0, { role: 'pupil', birthYear: 2019 }), mentee(1, { role: 'pupil', birthYear: undefined })];
  expect(found(0, [mentees, people]).count).toBe(1);
});

test('without the number it is counted from, people are counted and the curator is asked for it', () => {
  expect(found(0)).toMatchObject({ count: 20, value: undefined, shown: ['человек: 20', 'people: 20'], lacksOf: true });
  expect(found(0, [kpis, [target(0, { of: 0 })]])).toMatchObject({ value: undefined, lacksOf: true });
});

test('young specialists are teachers of up to three years of work', () => {
  const people = [0, 3, 4].map((teachingYears, n) => mentee(n, { role: 'teacher', teachingYears }));
  expect(found(2, [mentees, people], [kpis, [target(2, { of: 4 })]])).toMatchObject({ count: 2, value: 50 });
});

test('two mentors of one enterprise make one enterprise', () => {
  const guide = (n: number, organisation: string) =>
    bare(mentors, { id: pair(n).mentor, category: 'employer', organisation });
  const guides = [guide(0, 'Завод «Вектор»'), guide(1, 'завод "Вектор"'), guide(2, 'Пекарня')];
  expect(found(3, [mentors, guides]).count).toBe(2);
});

test('satisfaction stands with its interval, its answers and the rule it was counted by', () => {
  const k = found(4, [feedback, quality(17, 20)], [kpis, [target(4, { target: 60 })]]);
  expect(k.shown).toEqual(['85 % (64–95); ответов 20, это 100 %', '85% (64–95); 20 answers, 100%']);
  expect(k.state[0]).toBe('цель достигнута');
  expect(k.how[0]).toContain('программа в целом — 7 из 10 и выше');
});

test('above the target by few answers is not called reached', () => {
  const k = found(4, [feedback, quality(17, 20)], [kpis, [target(4, { target: 80 })]]);
  expect(k.state[0]).toBe('выше цели, но ответов мало: может быть и ниже');
});

test('the rule of satisfaction is the school’s choice', () => {
  const rows = [
    said(0, { quality: 9, glad: 'no' }),
    said(1, { quality: 3, glad: 'yes' }),
    said(2, { quality: 3, glad: 'no' }),
  ];
  const by = (satisfied: 'scale' | 'glad' | 'either') =>
    found(4, [feedback, rows], [settings, [{ ...defaults, satisfied }]]).count;
  expect([by('scale'), by('glad'), by('either')]).toEqual([1, 1, 2]);
});

test('an answer without a code, of another survey, or of somebody without consent does not count', () => {
  const rows = [
    said(0, { quality: 9, mentee: undefined }),
    said(1, { quality: 9, wave: 'mid' }),
    said(2, { quality: 9 }),
    said(2, { quality: 2, on: day('2027-05-19') }),
  ];
  expect(found(4, [feedback, rows])).toMatchObject({ count: 0, of: 1 });
  expect(found(4, [feedback, rows], [consents, []])).toMatchObject({
    of: 0,
    shown: ['ответов пока нет', 'no answers yet'],
  });
});
