import { describe, expect, test } from 'vitest';
import {
  type AnyTable,
  day,
  type Id,
  Problem,
  type Programme,
  programme,
  after as written,
} from '../../src/kit/index.ts';
import { defaults, settings } from '../../src/stages/1-preparation/settings.ts';
import { consents, consentsLacking, hasConsent, settleConsents } from '../../src/stages/2-mentees/consents.ts';
import { doublesOf, mergeMentees } from '../../src/stages/2-mentees/doubles.ts';
import { consentMissing } from '../../src/stages/2-mentees/findings.ts';
import {
  baselineChanged,
  explainMeasure,
  measureForm,
  measures,
  noBaseline,
  settleMeasures,
  valuesOf,
  waveNow,
} from '../../src/stages/2-mentees/measures.ts';
import { type Mentee, mentees } from '../../src/stages/2-mentees/register.ts';
import { adultForm, channels, menteeSources } from '../../src/stages/2-mentees/sources.ts';
import { bare, nowOn } from '../some.ts';

const id = <T extends string>(code: string) => code as Id<T>;
const school = (...known: [AnyTable, readonly unknown[]][]): Programme =>
  programme(day('2026-10-12'), [settings, [{ ...defaults, language: 'ru' }]], ...known);
const anna = bare(mentees, {
  id: id('НМ-001'),
  fullName: 'Белова Алёна',
  classOrGroup: '9А',
  state: 'in_base',
  joinedOn: day('2026-09-12'),
  themes: ['career'],
});
const twin = {
  ...anna,
  id: id<'mentees'>('НМ-002'),
  fullName: 'алена БЕЛОВА',
  themes: ['exams' as const],
  contact: 'через классного',
  strengths: 'упорство',
};

test('2.in.2: the model’s six channels can each be chosen, and adults’ answers fall into theirs', () => {
  expect(Object.values(channels).map((w) => w[0])).toEqual([
    'родители',
    'классные руководители',
    'педагоги-психологи',
    'профориентационные тесты',
    'анкетирование',
    'собеседование',
  ]);
  const fill = (relation: 'parent' | 'teacher' | 'psychologist') => adultForm.fill!({ relation }, school());
  expect(fill('parent')).toMatchObject({ channel: 'parents', confidential: false });
  expect(fill('teacher')).toMatchObject({ channel: 'class_teachers' });
  expect(fill('psychologist')).toMatchObject({ channel: 'psychologists', confidential: true });
});

test('a consent typed as received or withdrawn gets its day; a day that somebody wrote stays', () => {
  const one = (n: number, more: object) =>
    bare(consents, { id: id(`СГ-00${n}`), mentee: id('НМ-001'), kind: 'guardian_processing', ...more });
  const p = school([
    consents,
    [
      one(1, { state: 'given' }),
      one(2, { state: 'given', given: day('2026-09-01') }),
      one(3, { state: 'withdrawn', given: day('2026-09-01') }),
      one(4, { state: 'requested' }),
    ],
  ]);
  const then = written(p, settleConsents(p));
  expect(then.rows(consents).map((c) => [c.given, c.withdrawn])).toEqual([
    ['2026-10-12', undefined],
    ['2026-09-01', undefined],
    ['2026-09-01', '2026-10-12'],
    [undefined, undefined],
  ]);
  expect(settleConsents(then)).toEqual([]);
});

describe('one person entered twice', () => {
  const known = school(
    [mentees, [anna, twin]],
    [menteeSources, [bare(menteeSources, { id: id('ИС-001'), mentee: id('НМ-002') })]],
    [
      consents,
      [bare(consents, { id: id('СГ-001'), mentee: id('НМ-002'), kind: 'guardian_processing', state: 'given' })],
    ],
    [measures, [bare(measures, { id: id('ПК-001'), mentee: id('НМ-002') })]],
  );
  const merge = (p = known) => mergeMentees.decide(p, { keep: 'НМ-001', double: 'НМ-002' }, nowOn());

  test('is found whatever the case, ё and the order of the name', () => {
    expect(doublesOf(known).map((pair) => pair.map((m) => m.id))).toEqual([['НМ-001', 'НМ-002']]);
    expect(doublesOf(school([mentees, [anna, { ...twin, classOrGroup: '7Б' }]]))).toEqual([]);
    const mail = { email: 'A@example.org' };
    expect(
      doublesOf(
        school([
          mentees,
          [
            { ...anna, ...mail },
            { ...twin, classOrGroup: '7Б', email: 'a@example.org' },
          ],
        ]),
      ),
    ).toHaveLength(1);
  });

  test('the relatives that either row has noted stay noted', () => {
    const related = (m: Mentee, mentor: string) => ({ ...m, relatives: [id<'mentors'>(mentor)] });
    const p = school([mentees, [related(anna, 'НР-001'), related(twin, 'НР-002')]]);
    expect(written(p, merge(p).changes).row(mentees, 'НМ-001')?.relatives).toEqual(['НР-001', 'НР-002']);
  });

  test('becomes one, and nothing of either is lost', () => {
    const p = written(known, merge().changes);
    expect(p.row(mentees, 'НМ-001')).toMatchObject({
      themes: ['career', 'exams'],
      contact: 'через классного',
      strengths: 'упорство',
      fullName: 'Белова Алёна',
    });
    expect(p.row(mentees, 'НМ-002')).toMatchObject({ state: 'withdrawn', resultSummary: 'объединён с НМ-001' });
    expect(p.rows(menteeSources).map((s) => s.mentee)).toEqual(['НМ-001', 'НМ-001']);
    expect(p.rows(menteeSources)[1]?.summary).toContain('алена БЕЛОВА');
    expect([p.rows(consents)[0]?.mentee, p.rows(measures)[0]?.mentee]).toEqual(['НМ-001', 'НМ-001']);
  });

  test('is merged once: the second curator is told', () => {
    expect(() => merge(written(known, merge().changes))).toThrow('его могли объединить раньше');
    const paired = school([mentees, [anna, { ...twin, state: 'active' }]]);
    expect(() => merge(paired)).toThrow('уже участвует в паре');
    expect(() => mergeMentees.decide(known, { keep: 'НМ-001', double: 'НМ-001' }, nowOn())).toThrow(Problem);
  });
});

describe('consents', () => {
  const person = { id: 'НМ-001', birthYear: 2014, grown: false };
  const given = (more: object) =>
    bare(consents, { id: id('СГ-001'), mentee: id('НМ-001'), kind: 'guardian_processing', state: 'given', ...more });
  test('one that ends today is valid today, one that ended yesterday is not', () => {
    expect(consentsLacking(school([consents, [given({ until: day('2026-10-12') })]]), person)).toEqual([]);
    expect(consentsLacking(school([consents, [given({ until: day('2026-10-11') })]]), person)).toEqual([
      'guardian_processing',
    ]);
  });
  test('one taken back counts at once, beside another that is still there', () => {
    const p = school([consents, [given({}), given({ id: id('СГ-002'), state: 'withdrawn' })]]);
    expect(hasConsent(p, 'НМ-001', 'guardian_processing')).toBe(false);
  });
  test('are reminded of on day 3, and erasure is offered on day 30', () => {
    const waiting = (joined: string): Mentee => ({ ...anna, state: 'awaiting_consent', joinedOn: day(joined) });
    const on = (joined: string) => consentMissing.find(school([mentees, [waiting(joined)]])).map((f) => f.words[0]);
    expect(on('2026-10-10')).toEqual([]);
    expect(on('2026-10-09')[0]).toContain('Напомните');
    expect(on('2026-09-13')[0]).toContain('Напомните');
    expect(on('2026-09-12')[0]).toContain('обезличьте');
  });
});

describe('2.in.3: measures', () => {
  const first = bare(measures, { id: id('ПК-001'), mentee: id('НМ-001'), wave: 'before', school: 4, mood: 6 });
  const at = (state: Mentee['state'], rows = [first]) => school([mentees, [{ ...anna, state }]], [measures, rows]);

  test('an answer belongs to the wave the person is in', () => {
    expect((['searching', 'matched', 'active', 'completed'] as const).map((s) => waveNow(at(s), 'НМ-001'))).toEqual([
      'before',
      'before',
      'middle',
      'after',
    ]);
    expect(measureForm.fill!({ mentee: id('НМ-001') }, at('active'))).toEqual({ wave: 'middle' });
  });

  test('the first is fixed when the pair begins to work, and a later change needs a reason', () => {
    expect(settleMeasures(at('matched'))).toEqual([]);
    const working = written(at('active'), settleMeasures(at('active')));
    const fixed = working.rows(measures)[0]!;
    expect(fixed.frozen).toBe('2026-10-12');
    expect(measures.locked(fixed)?.[0]).toContain('закреплён');
    expect(settleMeasures(working)).toEqual([]);
    expect(baselineChanged.find(working)).toEqual([]);
    const changed = at('active', [{ ...fixed, school: 9 }]);
    expect(baselineChanged.find(changed).map((f) => f.about)).toEqual(['ПК-001']);
    const explained = written(
      changed,
      explainMeasure.decide(changed, { measure: 'ПК-001', reason: 'описка' }, nowOn()).changes,
    );
    expect(baselineChanged.find(explained)).toEqual([]);
    expect(explained.rows(measures)[0]?.reason).toBe('описка');
  });

  test('whoever is about to begin without one is named, and values are told one by one', () => {
    expect(noBaseline.find(at('matched', []))).toHaveLength(1);
    expect(noBaseline.find(at('matched'))).toEqual([]);
    expect(noBaseline.find(at('searching', []))).toEqual([]);
    expect(valuesOf([first])).toEqual([
      { mentee: 'НМ-001', indicator: 'school', wave: 'before', value: 4 },
      { mentee: 'НМ-001', indicator: 'mood', wave: 'before', value: 6 },
    ]);
  });
});
