/** Blocks of «Мониторинг: процесс» about what people answered: rates, satisfaction, expectations, the curator's index. */
import type { ReportBlock, ReportRow, Words } from '../../kit/index.ts';
import { wilson } from '../../statistics/index.ts';
import { team } from '../1-preparation/settings.ts';
import { curatorSurveys, indexOf, levelOf, levels } from '../6-work/curator-survey.ts';
import { closedColumns, feedbackSides, surveyWaves } from '../6-work/feedback.ts';
import { everAsked } from '../6-work/responses.ts';
import { surveyNames } from '../surveys.ts';
import { DARK, PALE, WHITE } from './colours.ts';
import { gapsOf, latestWave, saidOf, scaleWords } from './opinions.ts';
import { ruleWords, satisfactionOf } from './satisfaction.ts';
import { smallestOf } from './smallest.ts';
import { brokenNote, few, interval, ofAll, rounded } from './wording.ts';

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
      { column: { figure: 1 }, colour: DARK },
      { column: { figure: 2 }, colour: PALE },
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
  notes: (p) => [
    [
      'Первый и заключительный опрос одного человека; в первом спрашивают, чего он ждёт, в последнем — что вышло.',
      'The first and the final survey of one person: what is expected, and what came true.',
    ],
    ...brokenNote(gapsOf(p).map((g) => ({ words: scaleWords(g.scale), broken: g.broken }))),
  ],
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

export const opinionBlocks = [responses, satisfaction, gaps, results, curators];
