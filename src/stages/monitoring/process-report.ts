/** «Мониторинг: процесс»: how the programme runs, with pictures, what people say of it, and the SWOT the curator writes. */
import { type Report, type ReportBlock, type ReportRow, report, sayDay, type Words } from '../../kit/index.ts';
import { partners } from '../1-preparation/partners.ts';
import { settings, team } from '../1-preparation/settings.ts';
import { consents } from '../2-mentees/consents.ts';
import { measures } from '../2-mentees/measures.ts';
import { mentees } from '../2-mentees/register.ts';
import { mentors } from '../3-mentors/register.ts';
import { earlyReasons, pairMembers, pairs } from '../5-pairs/tables.ts';
import { curatorSurveys } from '../6-work/curator-survey.ts';
import { helpRequests } from '../6-work/help.ts';
import { lightReads, lights } from '../6-work/light.ts';
import { questionChanges } from '../6-work/question-changes.ts';
import { breaks } from '../calendar.ts';
import { surveys } from '../surveys.ts';
import { DARK, PALE } from './colours.ts';
import { opinionBlocks } from './opinions-report.ts';
import { processOf, type Step } from './process.ts';
import { swotBlocks } from './swot-report.ts';
import { ofAll, rounded } from './wording.ts';

const steps: Readonly<Record<string, Words>> = {
  base: ['в базе наставляемых', 'in the base of mentees'],
  consent: ['есть все согласия', 'all consents given'],
  paired: ['есть пара', 'has a pair'],
  begun: ['пара начала работу', 'the pair began to work'],
  met: ['была хотя бы одна встреча', 'met at least once'],
  completed: ['завершили', 'completed'],
};
const mentorSteps: Readonly<Record<string, Words>> = {
  base: ['в базе наставников', 'in the base of mentors'],
  selected: ['прошли отбор', 'selected'],
  ready: ['готовы к работе', 'ready to work'],
  guiding: ['ведут или вели пару', 'lead or led a pair'],
};

const funnelRows = (all: readonly Step[], words: Readonly<Record<string, Words>>): ReportRow[] =>
  all.map(({ id, n }, i) => [words[id] ?? id, n, i ? ofAll(n, all[i - 1]?.n ?? 0) : '', ofAll(n, all[0]?.n ?? 0)]);

const funnelHeader: readonly Words[] = [
  ['Шаг', 'Step'],
  ['Людей', 'People'],
  ['От прошлого шага', 'Of the step before'],
  ['От всех', 'Of all'],
];

export const funnel: ReportBlock = {
  id: 'funnel',
  title: ['Путь наставляемых', 'The way of mentees'],
  header: funnelHeader,
  right: [1, 2, 3],
  rows: (p) => funnelRows(processOf(p).mentees, steps),
  chart: {
    kind: 'bars',
    title: ['Путь наставляемых: сколько дошло', 'The way of mentees: how many came so far'],
    names: 0,
    series: [{ column: 1, colour: DARK }],
  },
};

const mentorFunnel: ReportBlock = {
  id: 'mentors',
  title: ['Путь наставников', 'The way of mentors'],
  header: funnelHeader,
  right: [1, 2, 3],
  rows: (p) => funnelRows(processOf(p).mentors, mentorSteps),
};

const loads: readonly Words[] = [...['0', '1', '2', '3', '4'].map((n): Words => [n, n]), ['5 и больше', '5 or more']];

const load: ReportBlock = {
  id: 'load',
  title: ['Нагрузка наставников сейчас', 'Load of mentors now'],
  header: [
    ['Сколько наставляемых', 'How many mentees'],
    ['Наставников', 'Mentors'],
  ],
  right: [1],
  rows: (p) => processOf(p).load.map((n, i) => [loads[i] ?? '', n]),
  chart: {
    kind: 'columns',
    title: ['Сколько наставляемых у наставника', 'How many mentees a mentor has'],
    names: 0,
    series: [{ column: 1, colour: DARK }],
    height: 240,
  },
};

const meetingsBlock: ReportBlock = {
  id: 'meetings',
  title: ['Встречи', 'Meetings'],
  header: [
    ['Что', 'What'],
    ['Число', 'Number'],
  ],
  right: [1],
  rows: (p) => {
    const m = processOf(p).meetings;
    return [
      [['прошло', 'held'], m.held],
      [['ожидалось по графикам пар', 'expected by the pairs’ own plans'], m.due],
      [['не состоялось', 'called off'], m.cancelled],
      [['запланировано впереди', 'planned ahead'], m.ahead],
      [['пар и групп начало работу', 'pairs and groups that began'], m.pairs],
      [['из них с согласованным планом', 'of them with an agreed plan'], m.withPlan],
    ];
  },
};

const weeks: ReportBlock = {
  id: 'weeks',
  title: ['Встречи по неделям', 'Meetings by week'],
  header: [
    ['Неделя с', 'Week from'],
    ['Прошло', 'Held'],
    ['Не состоялось', 'Called off'],
  ],
  right: [1, 2],
  rows: (p) =>
    processOf(p).weeks.map((w) => [
      [sayDay(w.from, 'ru').slice(0, 5), sayDay(w.from, 'en').slice(0, -5)],
      w.held,
      w.cancelled,
    ]),
  chart: {
    kind: 'columns',
    stacked: 'values',
    title: ['Встречи за двенадцать недель', 'Meetings of twelve weeks'],
    names: 0,
    series: [
      { column: 1, colour: DARK },
      { column: 2, colour: PALE },
    ],
  },
};

const lightBlock: ReportBlock = {
  id: 'lights',
  title: ['Светофор пар', 'Lights of pairs'],
  header: [
    ['Сейчас', 'Now'],
    ['Пар', 'Pairs'],
  ],
  right: [1],
  rows: (p) => processOf(p).lights.map(({ light, n }) => [lights[light], n]),
  notes: () => [['Какая пара и почему — лист «Светофор пар».', 'Which pair and why: tab “Lights of pairs”.']],
};

const waits: ReportBlock = {
  id: 'waits',
  title: ['Дней до пары', 'Days to a pair'],
  header: [
    ['Кто', 'Who'],
    ['Людей', 'People'],
    ['Медиана, дней', 'Median, days'],
    ['Дольше всех', 'Longest'],
  ],
  right: [1, 2, 3],
  rows: (p) => {
    const w = processOf(p).wait;
    return [
      [['получили пару', 'have got a pair'], w.n, rounded(w.median, 0), rounded(w.longest, 0)],
      [['ещё ждут', 'still waiting'], w.waiting, rounded(w.waitingMedian, 0), '—'],
    ];
  },
};

const early: ReportBlock = {
  id: 'early',
  title: ['Завершились досрочно', 'Ended early'],
  header: [
    ['Причина', 'Reason'],
    ['Пар', 'Pairs'],
  ],
  right: [1],
  rows: (p) => {
    const { reasons } = processOf(p).early;
    return reasons.length
      ? reasons.map(({ reason, n }) => [reason ? earlyReasons[reason] : ['не указана', 'not given'], n])
      : [[['таких нет', 'none'], 0]];
  },
  notes: (p) => [
    [`Всего начавшихся пар: ${processOf(p).early.of}.`, `Pairs that began in all: ${processOf(p).early.of}.`],
  ],
};

const help: ReportBlock = {
  id: 'help',
  title: ['Помощь наставникам', 'Help for mentors'],
  header: [
    ['Что', 'What'],
    ['Число', 'Number'],
  ],
  right: [1],
  rows: (p) => {
    const h = processOf(p).help;
    return [
      [['просьб', 'requests'], h.asked],
      [['отвечено', 'answered'], h.answered],
      [['из них за три рабочих дня', 'of them within three working days'], h.inTime],
      [['медиана, дней до ответа', 'median, days to an answer'], rounded(h.median, 0)],
    ];
  },
};

export const processReport: Report = report('process', {
  sheet: ['Мониторинг: процесс', 'Monitoring: process'],
  colour: '#2f6f8f',
  reads: [
    ...new Set([
      settings,
      mentees,
      consents,
      mentors,
      ...lightReads,
      pairs,
      pairMembers,
      breaks,
      helpRequests,
      surveys,
      measures,
      questionChanges,
      curatorSurveys,
      team,
      partners,
    ]),
  ],
  widths: [290, 130, 120, 120, 150, 420],
  blocks: [
    funnel,
    mentorFunnel,
    load,
    meetingsBlock,
    weeks,
    lightBlock,
    waits,
    early,
    help,
    ...opinionBlocks,
    ...swotBlocks,
  ],
});
