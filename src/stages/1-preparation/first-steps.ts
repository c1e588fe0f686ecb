/** The conversation after set-up: what a school fills in first, each step with a default, in any order, at any time. */
import * as z from 'zod/mini';
import { command, day, type Programme, say, update, type Words } from '../../kit/index.ts';
import { breaks } from '../calendar.ts';
import { roadOf } from '../roadmap.ts';
import { kpis, takeTargets, withTarget } from './kpis.ts';
import { firstYearOf, type Settings, serving, settings, settingsOf, team } from './settings.ts';

type Button = { id: string; words: Words };
export type Step = {
  id: string;
  title: Words;
  words: Words;
  done: boolean;
  /** what to fill in: columns of one row, or a new row */
  table: string;
  row: string | null;
  only: readonly string[];
  button?: Button;
};

const usual: { goal: Words; tasks: Words; results: Words } = {
  goal: [
    'раскрыть потенциал каждого наставляемого, нужный для успешной личной и профессиональной самореализации',
    'to bring out the potential each mentee needs for a successful personal and professional life',
  ],
  tasks: [
    'помочь обучающимся с учёбой, выбором профессии и проектами; развить гибкие навыки; поддержать молодых специалистов; создать сообщество наставников',
    'to help learners with learning, the choice of a profession and projects; to develop soft skills; to support young specialists; to build a community of mentors',
  ],
  results: [
    'рост вовлечённости и успеваемости наставляемых; осознанный выбор профессии; удовлетворённость участников; база наставников на следующий год',
    'more involvement and better marks of mentees; a conscious choice of profession; satisfied participants; a base of mentors for the next year',
  ],
};

export const takeDefaults = command('take-defaults', {
  title: ['обычные цель, задачи и результаты', 'the usual goal, tasks and results'],
  input: () => z.object({}),
  reads: [settings],
  decide: (p) => {
    const now = settingsOf(p);
    const patch = Object.fromEntries(
      (['goal', 'tasks', 'results'] as const).flatMap((key) =>
        now[key] ? [] : [[key, say(usual[key], now.language)]],
      ),
    );
    const changes = Object.keys(patch).length ? [update(settings, settings.id, patch as Partial<Settings>)] : [];
    return { changes, reply: { filled: Object.keys(patch).length } };
  },
});

/** When schools usually rest: the breaks of the workbook in their order, the year counted from its September. */
const usualBreaks = [
  [0, '10-26', 0, '11-03'],
  [0, '12-31', 1, '01-10'],
  [1, '03-27', 1, '04-04'],
  [1, '06-01', 1, '08-31'],
] as const;

export const takeBreaks = command('take-breaks', {
  title: ['обычные даты каникул', 'usual dates of the breaks'],
  input: () => z.object({}),
  reads: [settings, breaks],
  decide: (p) => {
    const year = firstYearOf(settingsOf(p).year, p.today);
    const changes = usualBreaks.flatMap(([a, from, b, to], i) => {
      const row = p.row(breaks, `КН-00${i + 1}`);
      const dates = { from: day(`${year + a}-${from}`), to: day(`${year + b}-${to}`) };
      return row && !row.from ? [update(breaks, row.id, dates)] : [];
    });
    return { changes, reply: { filled: changes.length } };
  },
});

export function firstSteps(p: Programme): readonly Step[] {
  const s = settingsOf(p);
  const road = roadOf(p);
  const card = { table: settings.id, row: settings.id };
  return [
    {
      id: 'organisation',
      title: ['Организация', 'The organisation'],
      words: ['Для приказов, согласий и писем', 'For orders, consents and letters'],
      done: !!(s.fullName && s.address && s.city && s.headName && s.headPosition && s.dataOfficer),
      ...card,
      only: [
        'organisation',
        'fullName',
        'address',
        'city',
        'headName',
        'headPosition',
        'dataOfficer',
        'site',
        'replyTo',
      ],
    },
    {
      id: 'programme',
      title: ['Цель, задачи, формы', 'Goal, tasks, forms'],
      words: [
        'Только выбранные формы появятся в анкетах и подборе',
        'Only the forms chosen appear in forms and pairing',
      ],
      done: !!(s.goal && s.tasks && s.results),
      ...card,
      only: ['forms', 'roleModels', 'goal', 'tasks', 'results', 'ageFrom', 'ageTo', 'trainingHours', 'classes'],
      button: { id: takeDefaults.id, words: ['Взять обычные', 'Take the usual ones'] },
    },
    {
      id: 'calendar',
      title: ['Каникулы', 'Breaks'],
      words: [
        'В эти дни писем нет и сроки не идут. Сверьте обычные даты со своим календарём на листе «Каникулы»',
        'No letters on these days, and the clocks stand still. Compare the usual dates with your calendar in the tab “Breaks”',
      ],
      done: p.rows(breaks).some((b) => b.from),
      table: breaks.id,
      row: null,
      only: ['what', 'from', 'to'],
      button: { id: takeBreaks.id, words: ['Взять обычные даты', 'Take the usual dates'] },
    },
    {
      id: 'team',
      title: ['Куратор и команда', 'Curator and team'],
      words: ['Хотя бы один действующий куратор', 'At least one curator in office'],
      done: serving(p, 'curator').length > 0,
      table: team.id,
      row: null,
      only: ['fullName', 'position', 'role', 'email', 'forms', 'orderNo'],
    },
    {
      id: 'targets',
      title: ['Цели в цифрах', 'Targets in figures'],
      words: [
        'Их можно изменить на листе «Показатели и цели»',
        'They can be changed in the tab “Indicators and targets”',
      ],
      done: withTarget(p) > 0,
      table: kpis.id,
      row: null,
      only: [],
      button: { id: takeTargets.id, words: ['Взять значения 2024', 'Take the values of 2024'] },
    },
    {
      id: 'responsible',
      title: ['Ответственные за 36 задач', 'Who answers for the 36 tasks'],
      words: ['Сроки уже стоят по учебному году', 'The dates follow the school year already'],
      done: road.length > 0 && road.every((t) => t.responsible),
      table: '',
      row: null,
      only: [],
      button: { id: 'give-tasks', words: ['Поручить куратору', 'Give them to the curator'] },
    },
  ];
}
