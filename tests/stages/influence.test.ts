import { expect, test } from 'vitest';
import {
  type Cell,
  day,
  type Kept,
  type Lang,
  type Programme,
  pageOf,
  programme,
  type Row,
} from '../../src/kit/index.ts';
import { defaults, settings } from '../../src/stages/1-preparation/settings.ts';
import { consents } from '../../src/stages/2-mentees/consents.ts';
import { type Indicator, measures } from '../../src/stages/2-mentees/measures.ts';
import { mentees } from '../../src/stages/2-mentees/register.ts';
import { pairs } from '../../src/stages/5-pairs/tables.ts';
import { feedback } from '../../src/stages/6-work/feedback.ts';
import { questionChanges } from '../../src/stages/6-work/question-changes.ts';
import { type Change, influenceOf } from '../../src/stages/monitoring/influence.ts';
import { influence, inWords } from '../../src/stages/monitoring/influence-report.ts';
import { verdictOf, verdicts, verdictWords } from '../../src/stages/monitoring/verdicts.ts';
import { bare } from '../some.ts';
import { consent, measure, measuredSchool, mentee, noEffect, pair, today } from './monitored.ts';

const stamp = { made: ['', ''] as const, until: 1 };
const nothing: Kept = new Map();
const page = (p: Programme, lang: Lang = 'ru') => pageOf(influence, p, lang, stamp, nothing);
const textOf = (cells: readonly (readonly Cell[])[]) => cells.flat().join('\n');
const changeOf = (p: Programme, indicator: Indicator): Change =>
  influenceOf(p).changes.find((c) => c.indicator === indicator) as Change;
const grown = (n: number): [number, number][] => Array.from({ length: n }, (_, i) => [4, 5 + (i % 3)]);
/** Rows of a block by the first cell. */
function block(p: Programme, id: string): Record<string, readonly Cell[]> {
  const { cells, blocks } = page(p);
  const [from, to] = blocks.find((b) => b.id === id)?.rows ?? [0, 0];
  return Object.fromEntries(cells.slice(from, to).map((line) => [String(line[0]), line.slice(1)]));
}

test('ten teachers, all more satisfied: the sentence, the medians, the test and the verdict', () => {
  const p = measuredSchool('job', grown(10));
  const c = changeOf(p, 'job');
  expect(c).toMatchObject({ enrolled: 10, baseline: 10, before: 4, after: 6, verdict: 'growth', effect: 1 });
  expect(c.p).toBe(0.001953125);
  expect(inWords(c)[0]).toBe('у 10 из 10 выросло, у 0 без изменений, у 0 снизилось — заметный рост');
  expect(block(p, 'numbers')['Удовлетворённость профессией']?.slice(0, 8)).toEqual([10, 10, 10, 4, 6, 10, 0, 0]);
});

test('where less is better, a fall is an improvement', () => {
  const c = changeOf(measuredSchool('burnout', Array(10).fill([3, 2])), 'burnout');
  expect(c).toMatchObject({ effect: 1, verdict: 'growth', tally: { improved: 10, worse: 0 } });
  expect(inWords(c)[0]).toContain('у 10 из 10 стало лучше (ниже)');
  expect(verdictWords('growth', -1)[0]).toBe('заметное улучшение');
});

test('with under six people changed no p is shown, however they changed; with six it is', () => {
  const five = changeOf(measuredSchool('job', [...grown(5), [3, 3], [3, 3], [3, 3], [3, 3], [3, 3]]), 'job');
  expect([five.p, five.corrected, five.verdict]).toEqual([undefined, undefined, 'growthFew']);
  expect(changeOf(measuredSchool('job', grown(6)), 'job').p).toBe(0.03125);
});

test.each([
  [{ n: 0, effect: undefined, p: undefined }, 'none'],
  [{ n: 8, effect: undefined, p: undefined }, 'same'],
  [{ n: 8, effect: 0, p: 1 }, 'even'],
  [{ n: 10, effect: 0.3, p: 0.049 }, 'growth'],
  [{ n: 9, effect: 0.9, p: 0.01 }, 'growthFew'],
  [{ n: 10, effect: 0.3, p: 0.05 }, 'growthFew'],
  [{ n: 10, effect: 0.29, p: 0.049 }, 'growthSmall'],
  [{ n: 30, effect: 0.3, p: 0.05 }, 'growthChance'],
  [{ n: 29, effect: 0.3, p: 0.05 }, 'growthFew'],
  [{ n: 40, effect: -0.5, p: 0.001 }, 'decline'],
  [{ n: 40, effect: 0.5, p: undefined }, 'growthFew'],
] as const)('%j is called «%s»', (facts, verdict) => {
  const up = (facts.effect ?? 0) > 0;
  expect(verdictOf({ improved: up ? facts.n : 0, worse: up ? 0 : facts.n, ...facts })).toBe(verdict);
});

test('when few moved far one way and many a little the other, no direction is named', () => {
  const c = changeOf(
    measuredSchool('burnout', [
      [3, 1],
      [3, 1],
      [1, 2],
      [1, 2],
      [1, 2],
      [2, 3],
    ]),
    'burnout',
  );
  expect(c.effect).toBeGreaterThan(0);
  expect(c.verdict).toBe('mixed');
});

test('that influence is proven cannot be said, in either language, whatever the data', () => {
  const said: string[] = [...Object.values(verdicts).flat()];
  for (let seed = 0; seed < 40; seed++) {
    const p = measuredSchool(seed % 2 ? 'job' : 'burnout', seed < 5 ? grown(seed * 3) : noEffect(seed, seed % 20));
    said.push(textOf(page(p).cells), textOf(page(p, 'en').cells));
  }
  expect(said.join('\n')).not.toMatch(/доказано|доказал|доказыва|\bproven\b|\bproved\b|\bproves\b/i);
  expect(said.join('\n')).toContain('Это изменение за период, а не доказательство');
});

test('in 2,000 schools where nothing has an effect, «заметный рост» is said in at most 5 %', () => {
  let said = 0;
  for (let seed = 0; seed < 2000; seed++) {
    const values = noEffect(seed, 10);
    const rows = values.flatMap(([job, adaptation], n) => [
      measure(n, 'before', { job, adaptation, skills: values[(n + 3) % 10]?.[0] }),
      measure(n, 'after', {
        job: adaptation,
        adaptation: values[(n + 5) % 10]?.[1],
        skills: values[(n + 7) % 10]?.[1],
      }),
    ]);
    if (influenceOf(measuredSchool('job', values, [measures, rows])).changes.some((c) => c.verdict === 'growth'))
      said++;
  }
  expect(said).toBeGreaterThan(0);
  expect(said / 2000).toBeLessThanOrEqual(0.05);
});

test('Holm reckons with every indicator that was tested, and with no other', () => {
  const rows = grown(8).flatMap(([before, after], n) => [
    measure(n, 'before', { job: before, adaptation: 5, skills: 4 }),
    measure(n, 'after', { job: after, adaptation: 5, skills: n % 2 ? 5 : 3 }),
  ]);
  const p = measuredSchool('job', grown(8), [measures, rows]);
  expect(influenceOf(p).tested).toBe(2);
  expect(changeOf(p, 'job').corrected).toBe(2 * (changeOf(p, 'job').p as number));
  expect(changeOf(p, 'adaptation')).toMatchObject({ p: undefined, verdict: 'same' });
});

test('a question that was changed between the measures is left out, counted and named', () => {
  const changed = bare(questionChanges, { question: 'job', on: day('2027-01-15') });
  const p = measuredSchool('job', grown(8), [questionChanges, [changed]]);
  expect(changeOf(p, 'job')).toMatchObject({ baseline: 8, pairs: [], broken: 8, verdict: 'none' });
  expect(textOf(page(p).cells)).toContain(
    'изменили между ответами (лист «Изменённые вопросы»): Удовлетворённость профессией — 8.',
  );
  const earlier = bare(questionChanges, { question: 'job', on: day('2026-10-01') });
  expect(changeOf(measuredSchool('job', grown(8), [questionChanges, [earlier]]), 'job').pairs).toHaveLength(8);
  const other = bare(questionChanges, { question: 'skills', on: day('2027-01-15') });
  expect(changeOf(measuredSchool('job', grown(8), [questionChanges, [other]]), 'job').pairs).toHaveLength(8);
});

test('words that were put back before the second measure break nothing; days between two looks are not known', () => {
  const compared = (given: Partial<Row<typeof questionChanges>>) =>
    changeOf(
      measuredSchool('job', grown(8), [questionChanges, [bare(questionChanges, { question: 'job', ...given })]]),
      'job',
    ).pairs.length;
  // measured on 1 October and on 10 May
  expect(compared({ on: day('2027-01-15'), until: day('2027-02-01') })).toBe(8);
  expect(compared({ on: day('2027-01-15'), until: day('2027-05-11') })).toBe(0);
  expect(compared({ on: day('2027-05-09'), noticed: day('2027-05-10') })).toBe(0);
  expect(compared({ on: day('2027-05-11'), noticed: day('2027-05-12') })).toBe(8);
  // noticed in another form
  expect(compared({ on: day('2027-01-15'), form: 'F2' })).toBe(8);
});

test('a measure without a day is not compared once the question has been changed', () => {
  const undated = [measure(0, 'before', { job: 3, measured: undefined }), measure(0, 'after', { job: 8 })];
  const changed = bare(questionChanges, { question: 'job', on: day('2027-01-15') });
  expect(changeOf(measuredSchool('job', [[3, 8]], [measures, undated]), 'job').broken).toBe(0);
  expect(
    changeOf(measuredSchool('job', [[3, 8]], [measures, undated], [questionChanges, [changed]]), 'job').broken,
  ).toBe(1);
});

test('measures by different observers are not compared with each other; the later one of an observer counts', () => {
  const rows = [
    measure(0, 'before', { skills: 3 }),
    measure(0, 'after', { skills: 9, informant: 'curator' }),
    measure(1, 'before', { skills: 3 }),
    { ...measure(1, 'after', { skills: 4, measured: day('2027-05-01') }), id: 'ПК-900' as never },
    measure(1, 'after', { skills: 6 }),
  ];
  expect(
    changeOf(
      measuredSchool(
        'job',
        [
          [1, 1],
          [1, 1],
        ],
        [measures, rows],
      ),
      'skills',
    ).pairs,
  ).toEqual([{ mentee: 'НМ-002', before: 3, after: 6 }]);
});

test('only those are counted who were in a pair that has begun, and whose consent stands; the latter are named', () => {
  const p = measuredSchool(
    'job',
    grown(5),
    [pairs, [pair(0), pair(1, { state: 'proposed' }), pair(2, { state: 'closed_early' }), pair(3), pair(4)]],
    [consents, [consent(0), consent(1), consent(2), consent(3, { state: 'withdrawn' }), consent(4)]],
  );
  expect(changeOf(p, 'job').pairs.map((x) => x.mentee)).toEqual(['НМ-001', 'НМ-003', 'НМ-005']);
  expect(textOf(page(p).cells)).toContain('нет действующего согласия: 1 человек');
});

test('who was measured once stands beside who was measured twice, unless they are few', () => {
  const many = measuredSchool('job', [...grown(6), ...Array(5).fill([2, undefined])]);
  expect(block(many, 'leavers')['Удовлетворённость профессией']?.slice(0, 4)).toEqual([6, 4, 5, 2]);
  const four = measuredSchool('job', [...grown(6), ...Array(4).fill([2, undefined])]);
  expect(block(four, 'leavers')['Удовлетворённость профессией']?.slice(2, 4)).toEqual(['меньше 5', '—']);
});

test('forms and origins are described, and a group under five is not', () => {
  const origins = [...Array(6).fill('mutual'), ...Array(4).fill('directive')] as const;
  const p = measuredSchool('job', grown(10), [pairs, origins.map((origin, n) => pair(n, { origin }))]);
  expect(block(p, 'origins')['Удовлетворённость профессией']?.slice(0, 3)).toEqual(['6: 6 / 0 / 0', '—', 'меньше 5']);
});

test.each([
  [1, 'меньше 5'],
  [5, 'меньше 5'],
  [10, 'меньше 10'],
])('with the smallest number set to %d a group of four is «%s»', (smallest, shown) => {
  const p = measuredSchool('job', grown(4), [settings, [{ ...defaults, smallest }]]);
  expect(block(p, 'origins')['Удовлетворённость профессией']?.[0]).toBe(shown);
});

test('a yes/no question is compared by person and version', () => {
  const answer = (n: number, wave: 'first' | 'final', glad: 'yes' | 'no', version = 1) =>
    bare(feedback, { id: `АН-${n}${wave}` as never, mentee: mentee(n).id, side: 'mentee', wave, glad, version });
  const rows = Array.from({ length: 8 }, (_, n) => [
    answer(n, 'first', 'no', n === 7 ? 2 : 1),
    answer(n, 'final', n === 6 ? 'no' : 'yes'),
  ]).flat();
  const p = measuredSchool('job', Array(8).fill([5, 5]), [feedback, rows]);
  expect(influenceOf(p).turned).toEqual([
    { question: 'glad', n: 7, gained: 6, lost: 0, broken: 1, p: 0.03125, corrected: 0.03125 },
  ]);
});

test.each([
  ['no data', programme(today)],
  ['one person', measuredSchool('job', [[4, 5]])],
  ['all alike', measuredSchool('job', Array(12).fill([4, 4]))],
  ['all missing', measuredSchool('job', Array(12).fill([undefined, undefined]))],
  ['nobody measured twice', measuredSchool('job', Array(12).fill([4, undefined]))],
  ['no pairs', measuredSchool('job', grown(4), [pairs, []], [mentees, [mentee(0)]])],
])('%s: the tab is there, and says so without a p or a verdict of growth', (_, p) => {
  for (const lang of ['ru', 'en'] as const) {
    const text = textOf(page(p, lang).cells);
    expect(text).not.toMatch(/заметн\S+ (рост|улучшение) *$|NaN|undefined|Infinity/m);
  }
  expect(influenceOf(p).tested).toBe(0);
});
