/** Rewards of mentors: kinds, levels, criteria with thresholds over figures the programme counts itself. */
import {
  byScript,
  choice,
  date,
  key,
  label,
  many,
  moment,
  number,
  optional,
  paragraph,
  type Row,
  ref,
  table,
  text,
} from '../../kit/index.ts';
import { mentorCategories } from '../dictionaries.ts';

/** What a criterion may look at (domain 6.5). Marks of mentees are not among them and never will be. */
export const metrics = {
  meetings: ['проведено встреч', 'meetings held'],
  meetingsShare: ['встреч проведено от плана, %', 'meetings held of those due, %'],
  onTime: ['отчётов вовремя, %', 'reports on time, %'],
  completed: ['пар дошли до конца', 'pairs completed'],
  tasksDone: ['задач плана выполнено, %', 'tasks of the plan done, %'],
  satisfaction: ['удовлетворённость своей пары (1–10)', 'satisfaction of the own pair (1–10)'],
  trainingHours: ['часов обучения', 'hours of training'],
  mentees: ['наставляемых', 'mentees'],
} as const;
export type Metric = keyof typeof metrics;

export const rewardKinds = {
  moral: ['моральное', 'moral'],
  material: ['материальное', 'material'],
  status: ['статусное', 'status'],
} as const;

export const rewardLevels = {
  school: ['школа или колледж', 'school or college'],
  municipality: ['муниципалитет', 'municipality'],
  region: ['регион', 'region'],
  country: ['страна', 'country'],
} as const;

const threshold = (n: 1 | 2 | 3) =>
  optional(number([`Не меньше (${n})`, `At least (${n})`], { from: 0, to: 10_000, whole: false }));
const metric = (n: 1 | 2 | 3) => optional(choice([`Показатель ${n}`, `Figure ${n}`], metrics, { width: 220 }));

export const rewards = table(
  'rewards',
  ['Поощрения наставников', 'Rewards of mentors'],
  () => ({
    id: key('rewards', 'ПН'),
    label: label(),
    name: text(['Название', 'Name'], { width: 260, samples: ['Благодарность директора', 'Сертификат наставника'] }),
    kind: choice(['Вид', 'Kind'], rewardKinds, { start: 'moral', width: 130 }),
    level: choice(['Уровень', 'Level'], rewardLevels, { start: 'school', width: 150 }),
    categories: optional(
      many(['Для каких наставников', 'For which mentors'], mentorCategories, {
        help: [
          'Пусто — для всех; материальное — не для обучающихся',
          'Empty means all; material ones never go to learners',
        ],
      }),
    ),
    metric1: metric(1),
    least1: threshold(1),
    metric2: metric(2),
    least2: threshold(2),
    metric3: metric(3),
    least3: threshold(3),
    places: optional(number(['Сколько можно вручить', 'How many may be given'], { from: 1, to: 1000 })),
    budget: optional(text(['Бюджет', 'Budget'], { samples: ['без затрат'] })),
    approvedOn: optional(date(['Критерии утверждены', 'Criteria approved on'])),
    approvedBy: optional(text(['Кем', 'By'], { samples: ['педсовет, протокол 3'] })),
  }),
  {
    called: (x) => x.name,
    nextYear: () => ({ approvedOn: undefined }),
    about: [
      'Виды поощрений и пороги. Пока критерии не утверждены с датой, награждать по ним нельзя.',
      'Kinds of rewards and thresholds. Until the criteria are approved with a date, none may be given by them.',
    ],
    practice: (x) => ({
      ...x,
      kind: 'moral' as const,
      metric1: 'meetings' as const,
      least1: 3,
      metric2: undefined,
      least2: undefined,
      metric3: undefined,
      least3: undefined,
    }),
  },
);
export type Reward = Row<typeof rewards>;

export const decisions = { yes: ['поощрить', 'to reward'], no: ['не в этот раз', 'not this time'] } as const;

/** What the curator decided about a mentor and a reward, with the figures as they were then. */
export const nominations = table(
  'nominations',
  ['Решения о поощрении', 'Decisions on rewards'],
  () => ({
    id: key('nominations', 'РП'),
    label: label(),
    reward: byScript(ref('rewards', ['Поощрение', 'Reward'])),
    mentor: byScript(ref('mentors', ['Наставник', 'Mentor'])),
    decision: byScript(choice(['Решение', 'Decision'], decisions)),
    met: byScript(choice(['Пороги', 'Thresholds'], { yes: ['достигнуты', 'met'], no: ['не достигнуты', 'not met'] })),
    figures: byScript(text(['Показатели на день решения', 'Figures on that day'], { width: 320 })),
    reason: byScript(paragraph(['Почему', 'Why'], { samples: ['достиг всех порогов'] })),
    at: byScript(moment(['Когда решено', 'Decided at'], { start: 'now' })),
  }),
  {
    kept: 'script',
    about: ['Кого и почему решено поощрить.', 'Who is to be rewarded, and why.'],
  },
);
