import { expect, test } from 'vitest';
import { yearOf } from '../../build/year.ts';
import {
  type AnyTable,
  type Cell,
  day,
  type Id,
  type Kept,
  type Lang,
  type Programme,
  pageOf,
  programme,
} from '../../src/kit/index.ts';
import { consents } from '../../src/stages/2-mentees/consents.ts';
import { mentees } from '../../src/stages/2-mentees/register.ts';
import { mentors } from '../../src/stages/3-mentors/register.ts';
import { pairs } from '../../src/stages/5-pairs/tables.ts';
import { type Feedback, feedback } from '../../src/stages/6-work/feedback.ts';
import { helpRequests } from '../../src/stages/6-work/help.ts';
import { meetings } from '../../src/stages/6-work/meetings.ts';
import { questionChanges } from '../../src/stages/6-work/question-changes.ts';
import { gapsOf, opinionsOf } from '../../src/stages/monitoring/opinions.ts';
import { processOf } from '../../src/stages/monitoring/process.ts';
import { processReport } from '../../src/stages/monitoring/process-report.ts';
import { draftsOf, openAnswers, swotOf } from '../../src/stages/monitoring/swot.ts';
import { bare } from '../some.ts';
import { consent, mentee, pair, today } from './monitored.ts';

const nothing: Kept = new Map();
const page = (p: Programme, lang: Lang = 'ru') => pageOf(processReport, p, lang, { made: ['', ''], until: 1 }, nothing);
const textOf = (cells: readonly (readonly Cell[])[]) => cells.flat().join('\n');

const school = (...more: readonly (readonly [AnyTable, readonly unknown[]])[]) => {
  const given = new Set(more.map(([t]) => t.id));
  const base: (readonly [AnyTable, readonly unknown[]])[] = [
    [mentees, [0, 1, 2, 3, 4].map((n) => mentee(n, { state: n === 0 ? 'completed' : 'active' }))],
    [consents, [0, 1, 2, 3].map((n) => consent(n))],
    [mentors, [0, 1, 2].map((n) => bare(mentors, { id: pair(n).mentor, state: n ? 'active' : 'candidate' }))],
    [pairs, [pair(0, { state: 'closed_completed' }), pair(1), pair(2, { state: 'ordered' })]],
    [meetings, [held(0, '2027-05-17')]],
  ];
  return programme(today, ...base.filter(([t]) => !given.has(t.id)), ...more);
};
const held = (n: number, on: string, state: 'held' | 'planned' | 'cancelled' = 'held') =>
  bare(meetings, { id: `ВС-${n}${on}` as never, pair: pair(n).id, on: day(on), state });

test('each step of the way is a part of the one before', () => {
  const steps = Object.fromEntries(processOf(school()).mentees.map((s) => [s.id, s.n]));
  expect(steps).toEqual({ base: 5, consent: 4, paired: 3, begun: 2, met: 1, completed: 1 });
  const year = processOf(yearOf(3, { mentees: 40, pairs: 20, meetings: 200, feedback: 100 }).programme);
  for (const all of [year.mentees, year.mentors])
    all.forEach((step, i) => {
      if (i) expect(step.n).toBeLessThanOrEqual(all[i - 1]?.n ?? 0);
    });
});

test('weeks run from Monday to Sunday and end with this one; what is planned is no activity', () => {
  const p = school([
    meetings,
    [
      held(1, '2027-05-17'),
      held(1, '2027-05-16'),
      held(1, '2027-05-10', 'cancelled'),
      held(1, '2027-05-19', 'planned'),
      held(1, '2026-12-01'),
    ],
  ]);
  const weeks = processOf(p).weeks;
  expect(weeks).toHaveLength(12);
  expect(weeks.slice(-2)).toEqual([
    { from: '2027-05-10', held: 1, cancelled: 1 },
    { from: '2027-05-17', held: 1, cancelled: 0 },
  ]);
});

test('days to a pair are counted to the first one; who still waits is counted apart', () => {
  const p = school(
    [mentees, [mentee(0), mentee(1), mentee(2, { state: 'searching', joinedOn: day('2027-05-10') })]],
    [
      pairs,
      [
        pair(0, { formed: day('2026-09-20') }),
        { ...pair(1, { formed: day('2026-12-01') }), mentees: [mentee(0).id] },
        pair(1, { formed: day('2026-09-30') }),
      ],
    ],
  );
  expect(processOf(p).wait).toEqual({ n: 2, median: 15, longest: 20, waiting: 1, waitingMedian: 10 });
});

test('early endings stand by reason, also the one without a reason', () => {
  const p = school([
    pairs,
    [0, 1, 2].map((n) => pair(n, { state: 'closed_early', endReason: n < 2 ? 'mentor_time' : undefined })),
  ]);
  expect(processOf(p).early).toEqual({
    of: 3,
    reasons: [
      { reason: 'mentor_time', n: 2 },
      { reason: undefined, n: 1 },
    ],
  });
});

test('help is in time when it comes within three working days: a weekend does not count', () => {
  const asked = (n: number, on: string, answered?: string) =>
    bare(helpRequests, {
      id: `ПМ-${n}` as never,
      mentor: pair(1).mentor,
      asked: day(on),
      answered: answered ? day(answered) : undefined,
    });
  const p = school([
    helpRequests,
    [asked(1, '2027-04-16', '2027-04-21'), asked(2, '2027-04-16', '2027-04-22'), asked(3, '2027-04-16')],
  ]);
  expect(processOf(p).help).toEqual({ asked: 3, answered: 2, inTime: 1, median: 5.5 });
});

test('a mentor’s load is the mentees of his running pairs; ready ones without any are shown too', () => {
  const p = school([pairs, [pair(1), { ...pair(2), mentees: [mentee(2).id, mentee(3).id] as Id<'mentees'>[] }]]);
  expect(processOf(p).load).toEqual([0, 1, 1, 0, 0, 0]);
});

const said = (n: number, given: Partial<Feedback>) =>
  bare(feedback, {
    id: `АН-${n}${given.wave ?? ''}` as never,
    side: 'mentee',
    wave: 'final',
    mentee: mentee(n).id,
    version: 1,
    ...given,
  });

test('four good answers of five make a strength, one fewer does not; under five answers make no line', () => {
  const lines = (good: number, all: number) =>
    draftsOf(school([feedback, Array.from({ length: all }, (_, n) => said(n, { comfort: n < good ? 8 : 7 }))])).filter(
      (d) => d.key === 'comfort-mentee',
    );
  expect(lines(4, 5)).toEqual([
    {
      key: 'comfort-mentee',
      factor: 'strength',
      words: [
        'Комфорт общения (наставляемый): 8 и выше поставили 80 % из 5',
        'Comfort of communication (mentee): 8 or more from 80% of 5',
      ],
      onPaper: ['Комфорт общения (наставляемый): высокая оценка', 'Comfort of communication (mentee): rated high'],
    },
  ]);
  expect(lines(3, 5)).toEqual([]);
  expect(lines(2, 5)[0]?.factor).toBe('weakness');
  expect(lines(4, 4)).toEqual([]);
});

test('a SWOT has the curator’s conclusion; else his words beside the lines; else drafts, marked and without figures', () => {
  const answers = Array.from({ length: 5 }, (_, n) => said(n, { comfort: 9, safety: 2, toMentor: 'yes' }));
  const p = school([feedback, answers]);
  const own = new Map([
    ['conclusions|strength', ['Тёплые отношения \n в парах']],
    ['swot|comfort-mentee', ['не войдёт: есть итог']],
    ['swot|safety-mentee', ['нужен отдельный кабинет']],
    ['open|АН-1-missing', ['слабая сторона', 'мало встреч весной']],
    ['open|АН-2-missing', ['не использовать', 'лишнее']],
  ]);
  expect(swotOf(p, own)).toEqual({
    strength: [
      ['Тёплые отношения', 'Тёплые отношения'],
      ['в парах', 'в парах'],
    ],
    weakness: ['нужен отдельный кабинет', 'мало встреч весной'].map((text) => [text, text]),
    opportunity: [
      [
        'Планирует стать наставником (наставляемый): чаще «да» (черновик программы)',
        'Plans to be a mentor (mentee): more often yes (the programme’s draft)',
      ],
    ],
    threat: [],
  });
  for (const [ru] of Object.values(swotOf(p)).flat()) expect(ru).not.toMatch(/\d/);
});

test('opinions come from the latest survey, anonymous answers too', () => {
  const p = school([feedback, [said(0, { wave: 'mid', comfort: 3 }), said(1, { comfort: 9, mentee: undefined })]]);
  expect(opinionsOf(p)).toEqual([{ scale: 'comfort', side: 'mentee', n: 1, high: 1 }]);
});

test('expected and real are compared person by person, and only within one version of the questions', () => {
  const rows = [0, 1].flatMap((n) => [
    said(n, { wave: 'first', comfort: 5 }),
    said(n, { comfort: 7, version: n ? 2 : 1 }),
  ]);
  const gap = gapsOf(school([feedback, rows])).find((g) => g.scale === 'comfort');
  expect(gap).toMatchObject({ n: 1, expected: 5, real: 7, tally: { improved: 1 }, broken: 1 });
});

test('a scale that one of the two surveys asks otherwise is compared no more, the others are', () => {
  const answers = Array.from({ length: 5 }, (_, n) =>
    ['first', 'final'].map((wave) =>
      said(n, {
        wave: wave as 'first',
        on: day(wave === 'first' ? '2026-11-20' : '2027-05-10'),
        comfort: 5,
        safety: 6,
      }),
    ),
  ).flat();
  const changed = bare(questionChanges, { question: 'survey.comfort', on: day('2027-03-01'), form: 'F10' });
  const p = school([feedback, answers], [questionChanges, [changed]]);
  expect(gapsOf(p).filter((g) => g.n || g.broken)).toMatchObject([
    { scale: 'comfort', n: 0, broken: 5 },
    { scale: 'safety', n: 5, broken: 0 },
  ]);
});

test('open answers come newest first, each by a key of its own', () => {
  const rows = [
    said(0, { valuable: 'общение', on: day('2027-05-01') }),
    said(1, { valuable: ' ', missing: 'больше встреч', on: day('2027-05-02') }),
  ];
  const { shown, all } = openAnswers(school([feedback, rows]));
  expect(shown.map((a) => [a.key, a.text])).toEqual([
    ['АН-1-missing', 'больше встреч'],
    ['АН-0-valuable', 'общение'],
  ]);
  expect(all).toBe(2);
});

test.each([
  ['no data', programme(today)],
  ['one person without a pair', programme(today, [mentees, [mentee(0)]])],
  ['a school without surveys', school()],
])('%s: every block is there and no figure is broken', (_, p) => {
  for (const lang of ['ru', 'en'] as const)
    expect(textOf(page(p, lang).cells)).not.toMatch(/NaN|undefined|Infinity|\[object/);
  expect(page(p).blocks.map((b) => b.id)).toEqual(processReport.blocks.map((b) => b.id));
});
