/** Who reaches the thresholds of a reward today, and by which figures. The programme proposes; a person decides. */
import * as z from 'zod/mini';
import {
  choice,
  command,
  derived,
  insert,
  newRow,
  type Programme,
  paragraph,
  problem,
  type Report,
  ref,
  report,
  say,
  type Words,
} from '../../kit/index.ts';
import { settings, settingsOf } from '../1-preparation/settings.ts';
import { type Mentor, mentors } from '../3-mentors/register.ts';
import { attendance, trainings } from '../4-selection/training.ts';
import { pairs } from '../5-pairs/tables.ts';
import { type Feedback, feedback } from './feedback.ts';
import { cadenceKept, lightReads } from './light.ts';
import { decisions, type Metric, metrics, nominations, type Reward, rewards } from './rewards.ts';
import { type Work, workOf } from './work-of.ts';

/** A report counts as on time so many days after the meeting. */
const ON_TIME_DAYS = 5;

type Ground = {
  works: ReadonlyMap<string, readonly Work[]>;
  hours: ReadonlyMap<string, number>;
  satisfied: ReadonlyMap<string, readonly Feedback[]>;
};

const gather = <V>(into: Map<string, V[]>, key: string, value: V) => {
  const here = into.get(key);
  if (here) here.push(value);
  else into.set(key, [value]);
};

const groundOf = derived((p): Ground => {
  const works = new Map<string, Work[]>();
  for (const w of workOf(p).values()) gather(works, w.pair.mentor, w);
  const hours = new Map<string, number>();
  for (const a of p.rows(attendance)) {
    const training = a.result === 'present' ? p.row(trainings, a.training) : undefined;
    if (training) hours.set(a.mentor, (hours.get(a.mentor) ?? 0) + training.hours);
  }
  const satisfied = new Map<string, Feedback[]>();
  for (const f of p.rows(feedback)) {
    const mentor = f.side === 'mentee' && f.joint !== undefined && f.pair ? p.row(pairs, f.pair)?.mentor : undefined;
    if (mentor) gather(satisfied, mentor, f);
  }
  return { works, hours, satisfied };
});

const percent = (n: number, of: number): number | undefined => (of ? Math.round((100 * n) / of) : undefined);
const DAY_MS = 86_400_000;
const onTime = (on: string, told: string): boolean => Date.parse(told) - Date.parse(on) <= ON_TIME_DAYS * DAY_MS;

/** One figure of one mentor; undefined when there is nothing to count it from. */
export function figure(p: Programme, mentor: string, metric: Metric): number | undefined {
  const { works, hours, satisfied } = groundOf(p);
  const mine = works.get(mentor) ?? [];
  const held = mine.flatMap((w) => w.held);
  const by: Readonly<Record<Metric, () => number | undefined>> = {
    meetings: () => held.length,
    meetingsShare: () => {
      const due = mine.reduce((sum, w) => sum + cadenceKept(p, w).due, 0);
      return percent(Math.min(held.length, due), due);
    },
    onTime: () => {
      const told = held.filter((m) => m.source === 'form' && m.told);
      return percent(told.filter((m) => onTime(m.on, m.told as string)).length, told.length);
    },
    completed: () => mine.filter((w) => w.pair.state === 'closed_completed').length,
    tasksDone: () => {
      const tasks = mine.flatMap((w) => w.tasks).filter((t) => t.progress !== 'dropped');
      return percent(tasks.filter((t) => t.progress === 'done').length, tasks.length);
    },
    satisfaction: () => {
      const said = satisfied.get(mentor) ?? [];
      return said.length
        ? Math.round((10 * said.reduce((sum, f) => sum + (f.joint ?? 0), 0)) / said.length) / 10
        : undefined;
    },
    trainingHours: () => hours.get(mentor) ?? 0,
    mentees: () => new Set(mine.flatMap((w) => w.pair.mentees)).size,
  };
  return by[metric]();
}

export type Criterion = { metric: Metric; least: number };

export const criteriaOf = (r: Reward): Criterion[] =>
  (
    [
      [r.metric1, r.least1],
      [r.metric2, r.least2],
      [r.metric3, r.least3],
    ] as const
  ).flatMap(([metric, least]) => (metric && least !== undefined ? [{ metric, least }] : []));

/** What keeps a reward from being given at all; empty when it may be used. */
export function rewardFaults(r: Reward): Words[] {
  const half = ([1, 2, 3] as const).some((n) => (r[`metric${n}`] === undefined) !== (r[`least${n}`] === undefined));
  return [
    ...(criteriaOf(r).length ? [] : [['критериев нет', 'there are no criteria'] as const]),
    ...(half
      ? [
          [
            'у показателя нет порога или у порога показателя',
            'a figure lacks its threshold, or a threshold its figure',
          ] as const,
        ]
      : []),
    ...(r.kind === 'material' && r.categories?.includes('learner')
      ? [['обучающимся материальное не вручают', 'learners are given nothing material'] as const]
      : []),
    ...(r.approvedOn ? [] : [['критерии не утверждены', 'the criteria are not approved'] as const]),
  ];
}

export type Standing = {
  mentor: string;
  figures: readonly (Criterion & { value: number | undefined })[];
  met: boolean;
  /** shared by those whose figures are the same; only of those who reach every threshold */
  place: number | undefined;
  /** more share this place than may be rewarded: the curator chooses */
  tie: boolean;
};

const inQuestion = (r: Reward, m: Mentor): boolean =>
  m.state !== 'erased' &&
  m.state !== 'withdrawn' &&
  (!r.categories?.length || r.categories.includes(m.category)) &&
  !(r.kind === 'material' && m.category === 'learner');

const compare = (a: Standing, b: Standing): number => {
  for (let i = 0; i < a.figures.length; i++) {
    const difference = (b.figures[i]?.value ?? -1) - (a.figures[i]?.value ?? -1);
    if (difference) return difference;
  }
  return 0;
};

/** Every mentor the reward is for: those who reach it first, in the order of their figures. */
export function standings(p: Programme, r: Reward): Standing[] {
  const criteria = criteriaOf(r);
  const all = p
    .rows(mentors)
    .filter((m) => inQuestion(r, m) && groundOf(p).works.has(m.id))
    .map((m): Standing => {
      const figures = criteria.map((c) => ({ ...c, value: figure(p, m.id, c.metric) }));
      const met = criteria.length > 0 && figures.every((f) => f.value !== undefined && f.value >= f.least);
      return { mentor: m.id, figures, met, place: undefined, tie: false };
    })
    .sort((a, b) => Number(b.met) - Number(a.met) || compare(a, b) || a.mentor.localeCompare(b.mentor));
  const winners = all.filter((s) => s.met);
  return all.map((s, i) => {
    if (!s.met) return s;
    const first = winners.findIndex((w) => compare(w, s) === 0);
    const alike = winners.filter((w) => compare(w, s) === 0).length;
    const cut = r.places !== undefined && first < r.places && first + alike > r.places;
    return { ...s, place: first + 1, tie: cut && i >= first };
  });
}

export const figuresInWords = (s: Standing): Words => {
  const told = (at: 0 | 1) =>
    s.figures
      .map(
        (f) =>
          `${metrics[f.metric][at]}: ${f.value ?? ['нет данных', 'no data'][at]} (${['нужно', 'wanted'][at]} ${f.least})`,
      )
      .join('; ');
  return [told(0), told(1)];
};

export const standingReads = [rewards, mentors, trainings, attendance, ...lightReads] as const;

type Line = readonly (string | number | Words)[];

export const standingReport: Report = report('rewardStandings', {
  sheet: ['Кого можно поощрить', 'Who may be rewarded'],
  reads: standingReads,
  widths: [210, 110, 130, 80, 430, 240],
  header: [
    ['Поощрение', 'Reward'],
    ['Наставник', 'Mentor'],
    ['Пороги', 'Thresholds'],
    ['Место', 'Place'],
    ['Показатели', 'Figures'],
    ['Замечание', 'Note'],
  ],
  rows: (p) =>
    p.rows(rewards).flatMap((r): Line[] => {
      const faults = rewardFaults(r);
      const note = (at: 0 | 1) => faults.map((f) => f[at]).join('; ');
      const rows = criteriaOf(r).length ? standings(p, r).filter((s) => s.met || s.figures.some((f) => f.value)) : [];
      if (!rows.length) return [[r.name, '', '', '', '', [note(0), note(1)] as const]];
      return rows.map((s) => [
        r.name,
        s.mentor,
        s.met ? (['достигнуты', 'met'] as const) : (['не достигнуты', 'not met'] as const),
        s.place ?? '',
        figuresInWords(s),
        s.tie ? (['поровну: решает куратор', 'a tie: the curator decides'] as const) : ([note(0), note(1)] as const),
      ]);
    }),
});

const rewardUnready = problem('reward-unready', (f: { reward: string; faults: readonly Words[] }) => [
  `По поощрению ${f.reward} решать нельзя: ${f.faults.map((w) => w[0]).join('; ')}. Ничего не изменено. Исправьте строку на листе «Поощрения наставников».`,
  `Nothing can be decided about reward ${f.reward}: ${f.faults.map((w) => w[1]).join('; ')}. Nothing was changed. Correct the row in “Rewards of mentors”.`,
]);

const notForHim = problem('reward-not-for', (f: { reward: string; mentor: string }) => [
  `Поощрение ${f.reward} не для наставника ${f.mentor}: другая категория, нет пар или его нет в программе. Ничего не изменено.`,
  `Reward ${f.reward} is not for mentor ${f.mentor}: another category, no pairs, or not in the programme. Nothing was changed.`,
]);

const whyNeeded = problem<void>('reward-why', () => [
  'Решение не записано: напишите, почему так решено. Ничего не изменено.',
  'The decision was not recorded: write why it is so. Nothing was changed.',
]);

/** The curator decides, with a reason; the figures of the day stand beside it. @throws rewardUnready, notForHim, whyNeeded */
export const nominate = command('nominate', {
  title: ['решение о поощрении', 'a decision on a reward'],
  button: ['Решить о поощрении', 'Decide on a reward'],
  asks: () => ({
    reward: ref('rewards', ['Поощрение', 'Reward']),
    mentor: ref('mentors', ['Наставник', 'Mentor'], {
      help: [
        'Кто достиг порогов — в отчёте «Кого можно поощрить»',
        'Who reaches the thresholds: “Who may be rewarded”',
      ],
    }),
    decision: choice(['Решение', 'Decision'], decisions),
    reason: paragraph(['Почему', 'Why']),
  }),
  input: () =>
    z.object({ reward: z.string(), mentor: z.string(), decision: z.enum(['yes', 'no']), reason: z.string() }),
  reads: [settings, nominations, ...standingReads],
  decide: (p, { reward: id, mentor, decision, reason }, now) => {
    const reward = p.row(rewards, id);
    const faults = reward ? rewardFaults(reward) : [['такого поощрения нет', 'there is no such reward'] as const];
    if (!reward || faults.length) throw rewardUnready({ reward: id, faults });
    const standing = standings(p, reward).find((s) => s.mentor === mentor);
    if (!standing) throw notForHim({ reward: id, mentor });
    if (reason.trim().length < 3) throw whyNeeded();
    const { language } = settingsOf(p);
    const row = newRow(
      nominations,
      {
        reward: reward.id,
        mentor: standing.mentor as Mentor['id'],
        decision,
        met: standing.met ? 'yes' : 'no',
        figures: say(figuresInWords(standing), language).slice(0, 1000),
        reason: reason.trim(),
      },
      now,
    );
    return { changes: [insert(nominations, row)], reply: { nomination: row.id, met: standing.met } };
  },
});
