/** Interviews with mentors: scorecards of several assessors, and the decision with its reason. */
import {
  choice,
  date,
  key,
  optional,
  type Programme,
  paragraph,
  type Row,
  ref,
  refs,
  scale,
  table,
  type Words,
} from '../../kit/index.ts';
import { type Criterion, criteria } from './criteria.ts';

const five = (title: Words) =>
  optional(scale(title, { to: 5, low: ['слабо', 'weak'], high: ['отлично', 'excellent'] }, { width: 120 }));

export const screenings = table(
  'screenings',
  ['Собеседования', 'Interviews'],
  () => ({
    id: key('screenings', 'ОС'),
    mentor: ref('mentors', ['Наставник', 'Mentor']),
    date: date(['Дата', 'Date'], { start: 'today' }),
    assessor: optional(ref('team', ['Кто проводил', 'Assessor'])),
    expert: optional(ref('experts', ['Внешний эксперт', 'Outside expert'])),
    met: optional(refs('criteria', ['Каким критериям отвечает', 'Criteria met'])),
    motivation: five(['Мотивация', 'Motivation']),
    communication: five(['Умение слушать и объяснять', 'Listening and explaining']),
    responsibility: five(['Ответственность, время', 'Responsibility, time']),
    safety: five(['Понимание границ и правил', 'Sense of limits and rules']),
    psych: optional(
      choice(
        ['Психологическая готовность', 'Psychological readiness'],
        { yes: ['да', 'yes'], reserved: ['с оговоркой', 'with a reservation'], no: ['нет', 'no'] },
        { width: 150 },
      ),
    ),
    decision: optional(
      choice(
        ['Решение', 'Decision'],
        { selected: ['отобран', 'selected'], rejected: ['не подошёл', 'not selected'] },
        { width: 120 },
      ),
    ),
    reason: optional(
      paragraph(['Основание решения', 'Reason of the decision'], {
        samples: ['опыт и желание помогать', 'нет времени в этом году'],
      }),
    ),
  }),
  {
    aside: true,
    // a sitting may decide on several mentors alike
    each: ['mentor'],
    about: [
      'Собеседования: одна строка — один эксперт об одном наставнике. Решение переводит наставника дальше.',
      'Interviews: one row is one assessor on one mentor. The decision moves the mentor on.',
    ],
  },
);
export type Screening = Row<typeof screenings>;

const marks = ['motivation', 'communication', 'responsibility', 'safety'] as const;

export const screeningsOf = (p: Programme, mentor: string): readonly Screening[] =>
  p.rows(screenings).filter((s) => s.mentor === mentor);

export type Score = {
  /** per cent of the weight of the criteria met, and of the marks of the interview; undefined when nothing was marked */
  criteria: number | undefined;
  interview: number | undefined;
  /** obligatory criteria that no assessor has found met */
  unmet: readonly Criterion[];
  assessors: number;
};

const share = (part: number, whole: number) => (whole > 0 ? Math.round((100 * part) / whole) : undefined);

/** What all assessors together say of a mentor. */
export function scoreOf(p: Programme, mentor: string): Score {
  const cards = screeningsOf(p, mentor);
  const inUse = p.rows(criteria).filter((c) => c.inUse === 'yes');
  const met = new Set(cards.flatMap((c) => c.met ?? []) as string[]);
  const given = cards.flatMap((c) => marks.flatMap((k) => c[k] ?? []));
  const weight = (all: readonly Criterion[]) => all.reduce((sum, c) => sum + c.weight, 0);
  return {
    criteria: met.size ? share(weight(inUse.filter((c) => met.has(c.id))), weight(inUse)) : undefined,
    interview: share(
      given.reduce((sum, n) => sum + n, 0),
      given.length * 5,
    ),
    unmet: inUse.filter((c) => c.kind === 'must' && !met.has(c.id)),
    assessors: cards.length,
  };
}

/** The latest of all, by day and then by code. */
const latest = <K extends 'decision' | 'psych'>(p: Programme, mentor: string, key: K): Screening | undefined =>
  screeningsOf(p, mentor)
    .filter((s) => s[key] !== undefined)
    .sort((a, b) => a.date.localeCompare(b.date) || a.id.localeCompare(b.id))
    .at(-1);

export const decisionOf = (p: Programme, mentor: string): Screening['decision'] =>
  latest(p, mentor, 'decision')?.decision;
export const psychOf = (p: Programme, mentor: string): Screening['psych'] => latest(p, mentor, 'psych')?.psych;
