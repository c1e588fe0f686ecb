/** «Мониторинг: процесс»: how the programme runs, with pictures, and the SWOT the curator writes. */
import {
  type Programme,
  type Report,
  type ReportBlock,
  type ReportRow,
  report,
  sayDay,
  type Words,
} from '../../kit/index.ts';
import { wilson } from '../../statistics/index.ts';
import { partners } from '../1-preparation/partners.ts';
import { settings, team } from '../1-preparation/settings.ts';
import { consents } from '../2-mentees/consents.ts';
import { measures } from '../2-mentees/measures.ts';
import { mentees } from '../2-mentees/register.ts';
import { mentors } from '../3-mentors/register.ts';
import { earlyReasons, pairMembers, pairs } from '../5-pairs/tables.ts';
import { curatorSurveys, indexOf, levelOf, levels } from '../6-work/curator-survey.ts';
import { closedColumns, feedbackSides, surveyWaves } from '../6-work/feedback.ts';
import { helpRequests } from '../6-work/help.ts';
import { lightReads, lights } from '../6-work/light.ts';
import { everAsked } from '../6-work/responses.ts';
import { breaks } from '../calendar.ts';
import { surveyNames, surveys } from '../surveys.ts';
import { gapsOf, latestWave, saidOf, scaleWords } from './opinions.ts';
import { processOf, type Step } from './process.ts';
import { ruleWords, satisfactionOf } from './satisfaction.ts';
import { smallestOf } from './smallest.ts';
import { draftsOf, factors, openAnswers } from './swot.ts';
import { few, interval, percent, rounded } from './wording.ts';

const GREEN = '#1f6f54';
const GREY = '#cfd6d3';
const WHITE = '#ffffff';

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

const ofAll = (n: number, of: number): Words => percent(of ? n / of : undefined);

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
    series: [{ column: 1, colour: GREEN }],
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
    series: [{ column: 1, colour: GREEN }],
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
      { column: 1, colour: GREEN },
      { column: 2, colour: GREY },
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

const of = (n: number, all: number): Words => (all ? [`${n} из ${all}`, `${n} of ${all}`] : ['—', '—']);

const responses: ReportBlock = {
  id: 'responses',
  title: ['Ответы на опросы', 'Answers to surveys'],
  header: [
    ['Опрос', 'Survey'],
    ['Наставляемые', 'Mentees'],
    ['Наставники', 'Mentors'],
    ['Кураторы', 'Curators'],
    ['Всего', 'In all'],
  ],
  right: [1, 2, 3, 4],
  rows: (p) => {
    const all = everAsked(p).map(
      ({ survey, answered: a, of: n }): ReportRow => [
        surveyNames[survey.name],
        of(a.mentee, n.mentee),
        of(a.mentor, n.mentor),
        of(a.curator, n.curator),
        ofAll(a.mentee + a.mentor + a.curator, n.mentee + n.mentor + n.curator),
      ],
    );
    return all.length ? all : [[['опросы ещё не начались', 'no survey has opened yet']]];
  },
};

/** Per cent with one decimal. */
const hundred = (x: number): number => Math.round(x * 1000) / 10;

const satisfaction: ReportBlock = {
  id: 'satisfaction',
  title: ['Удовлетворённость', 'Satisfaction'],
  about: (p) => {
    const [ru, en] = ruleWords(p);
    return [
      `Довольные: «${ru}», по заключительному опросу с кодом. В скобках 95 % интервал Уилсона.`,
      `Satisfied: “${en}”, by the final survey with a code. In brackets Wilson’s 95% interval.`,
    ];
  },
  header: [
    ['Кто', 'Who'],
    ['Довольны', 'Satisfied'],
    ['Ответили', 'Answered'],
    ['Могли ответить', 'Could answer'],
    ['Доля (95 %)', 'Share (95%)'],
  ],
  right: [1, 2, 3, 4],
  rows: (p) =>
    (['mentee', 'mentor'] as const).map((side) => {
      const s = satisfactionOf(p)[side];
      return [feedbackSides[side], s.satisfied, s.answered, s.asked, interval(s.share)];
    }),
  chart: {
    kind: 'bars',
    stacked: 'values',
    legend: 'none',
    place: 'below',
    height: 200,
    title: ['Удовлетворённость с интервалом, %', 'Satisfaction with its interval, %'],
    subtitle: [
      'Полоса — где доля может быть на самом деле; граница цветов — сама доля',
      'The bar: where the share may really be; the border of the colours: the share itself',
    ],
    names: 0,
    series: [
      { column: { figure: 0 }, colour: WHITE },
      { column: { figure: 1 }, colour: GREEN },
      { column: { figure: 2 }, colour: GREY },
    ],
    figures: {
      names: [
        ['до интервала', 'below the interval'],
        ['ниже доли', 'below the share'],
        ['выше доли', 'above the share'],
      ],
      rows: (p) =>
        (['mentee', 'mentor'] as const).map((side) => {
          const w = satisfactionOf(p)[side].share;
          return w ? [hundred(w.low), hundred(w.share - w.low), hundred(w.high - w.share)] : ['', '', ''];
        }),
    },
  },
};

const gaps: ReportBlock = {
  id: 'gaps',
  title: ['Ожидания и то, что вышло', 'Expected and real'],
  header: [
    ['Шкала', 'Scale'],
    ['Ответили дважды', 'Answered twice'],
    ['Ждали, медиана', 'Expected, median'],
    ['Вышло, медиана', 'Real, median'],
    ['Лучше / так же / хуже', 'Better / same / worse'],
  ],
  right: [1, 2, 3, 4],
  rows: (p) =>
    gapsOf(p).map((g) =>
      g.n && g.n < smallestOf(p)
        ? [scaleWords(g.scale), few(smallestOf(p))]
        : [
            scaleWords(g.scale),
            g.n,
            rounded(g.expected, 1),
            rounded(g.real, 1),
            g.n ? `${g.tally.improved} / ${g.tally.unchanged} / ${g.tally.worse}` : '—',
          ],
    ),
  notes: (p) => {
    const broken = gapsOf(p)[0]?.broken ?? 0;
    return [
      [
        'Первый и заключительный опрос одного человека; в первом спрашивают, чего он ждёт, в последнем — что вышло.',
        'The first and the final survey of one person: what is expected, and what came true.',
      ],
      ...(broken
        ? [
            [
              `Не сравнивались ответы на разные версии вопросов: ${broken}.`,
              `Answers to different versions of the questions were not compared: ${broken}.`,
            ] as Words,
          ]
        : []),
    ];
  },
};

const results: ReportBlock = {
  id: 'results',
  title: ['Что говорят участники', 'What participants say'],
  header: [
    ['Вопрос', 'Question'],
    ['Кто', 'Who'],
    ['Ответили', 'Answered'],
    ['Да', 'Yes'],
    ['Доля (95 %)', 'Share (95%)'],
  ],
  right: [2, 3, 4],
  rows: (p) => {
    const all = saidOf(p).map(
      (s): ReportRow => [
        closedColumns[s.question].title,
        feedbackSides[s.side],
        s.n,
        s.yes,
        interval(wilson(s.yes, s.n)),
      ],
    );
    return all.length ? all : [[['ответов пока нет', 'no answers yet']]];
  },
  notes: (p) => {
    const wave = latestWave(p);
    return wave
      ? [[`По последнему опросу: ${surveyWaves[wave][0]}.`, `By the latest survey: ${surveyWaves[wave][1]}.`]]
      : [];
  },
};

const curators: ReportBlock = {
  id: 'curators',
  title: ['Индекс куратора', 'The curator’s index'],
  about: () => [
    'Девять показателей по 0–2 балла: 15–18 — оптимальный уровень, 9–14 — допустимый, 0–8 — недопустимый.',
    'Nine indicators of 0–2: 15–18 optimal, 9–14 acceptable, 0–8 unacceptable.',
  ],
  header: [
    ['Куратор', 'Curator'],
    ['Опрос', 'Survey'],
    ['Индекс из 18', 'Index of 18'],
    ['Уровень', 'Level'],
  ],
  rows: (p) => {
    const all = p
      .rows(curatorSurveys)
      .map(
        (c): ReportRow => [
          p.row(team, c.curator)?.fullName ?? c.curator,
          c.wave === 'mid' ? surveyWaves.mid : surveyWaves.final,
          indexOf(c),
          levels[levelOf(indexOf(c))],
        ],
      );
    return all.length ? all : [[['анкет пока нет', 'no questionnaire yet']]];
  },
};

const swotOf = (p: Programme): ReportRow[] => {
  const all = draftsOf(p).map((d): ReportRow => ({ key: d.key, cells: [factors[d.factor], d.words] }));
  return all.length ? all : [{ key: 'none', cells: [['данных для черновика мало', 'too few data for a draft']] }];
};

const swot: ReportBlock = {
  id: 'swot',
  title: ['SWOT: черновик из данных', 'SWOT: a draft from the data'],
  about: () => [
    'Строки составляет программа по правилам; рядом, в жёлтой ячейке, — ваши слова. Они сохраняются при пересчёте.',
    'The lines are drawn up by rules; the yellow cell beside is for your words. They are kept when counting anew.',
  ],
  header: [
    ['Фактор', 'Factor'],
    ['Черновик', 'Draft'],
    ['', ''],
    ['', ''],
    ['', ''],
    ['Ваши слова', 'Your words'],
  ],
  spills: true,
  rows: swotOf,
  own: [{ column: 5 }],
};

const open: ReportBlock = {
  id: 'open',
  title: ['Открытые ответы: разложите по факторам', 'Open answers: sort them'],
  header: [
    ['Кто и когда', 'Who and when'],
    ['Ответ', 'Answer'],
    ['', ''],
    ['', ''],
    ['Куда отнести', 'Where it belongs'],
    ['Ваши слова', 'Your words'],
  ],
  spills: true,
  rows: (p) => {
    const { shown } = openAnswers(p);
    return shown.length
      ? shown.map((a): ReportRow => ({ key: a.key, cells: [a.from, a.text] }))
      : [{ key: 'none', cells: [['ответов пока нет', 'no answers yet']] }];
  },
  own: [{ column: 4, offers: [...Object.values(factors), ['не использовать', 'do not use']] }, { column: 5 }],
  notes: (p) => {
    const { shown, all } = openAnswers(p);
    return all > shown.length
      ? [
          [
            `Показаны последние ${shown.length} из ${all}; все — на листе «Обратная связь».`,
            `The last ${shown.length} of ${all}; all are in the tab “Feedback”.`,
          ],
        ]
      : [];
  },
};

const NOTES = 6;

/** The widest column is the one to write in. */
const WIDE = 5;
const blank: Words = ['', ''];
const upToWide = (first: Words, last: Words): Words[] => [first, ...Array<Words>(WIDE - 1).fill(blank), last];

const conclusions: ReportBlock = {
  id: 'conclusions',
  title: ['SWOT: итог куратора', 'SWOT: the curator’s conclusion'],
  header: upToWide(['Фактор', 'Factor'], ['Ваш итоговый текст', 'Your final text']),
  rows: () => Object.entries(factors).map(([key, words]): ReportRow => ({ key, cells: [words] })),
  own: [{ column: WIDE }],
};

const notes: ReportBlock = {
  id: 'notes',
  title: ['Заметки куратора', 'The curator’s notes'],
  header: upToWide(['№', 'No.'], ['Заметка', 'Note']),
  rows: () => Array.from({ length: NOTES }, (_, i): ReportRow => ({ key: String(i + 1), cells: [String(i + 1)] })),
  own: [{ column: WIDE }],
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
    responses,
    satisfaction,
    gaps,
    results,
    curators,
    swot,
    open,
    conclusions,
    notes,
  ],
});
