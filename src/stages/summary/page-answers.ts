/** Lines about what people answered, and what changed for them. */
import type { Words } from '../../kit/index.ts';
import { wilson } from '../../statistics/index.ts';
import { satisfiedRules } from '../1-preparation/settings.ts';
import { indicatorWords } from '../2-mentees/measures.ts';
import { closedColumns, surveyWaves } from '../6-work/feedback.ts';
import { HIGH, OUTWARD, scales, scaleWords } from '../monitoring/opinions.ts';
import { interval } from '../monitoring/wording.ts';
import { type Released, standingMeasures } from './ledger.ts';
import {
  block,
  count,
  exact,
  HIDDEN,
  type SummaryCell,
  type SummaryLine,
  shareWords,
  shown,
  type Told,
} from './line.ts';

const sides = [
  { who: ['Наставляемые', 'Mentees'] as Words, side: 'mentee', whole: 'paired' },
  { who: ['Наставники', 'Mentors'] as Words, side: 'mentor', whole: 'guides' },
];
const bothSides = sides.map(({ who }) => who);
const bothShares: Words[] = bothSides.map((w) => [`${w[0]}, доля`, `${w[1]}, share`]);

/** A line of both sides: each with its number and its share of a whole, where such a line is counted. */
const both = (
  words: Words,
  idOf: (side: string) => string,
  last: Released,
  told: Told,
  wholeOf: (i: number) => string,
) =>
  sides.some(({ side }) => idOf(side) in last.counts)
    ? [
        [
          words,
          ...sides.flatMap(({ side }, i): SummaryCell[] =>
            idOf(side) in last.counts
              ? [count(told, idOf(side)), shareWords(told, idOf(side), wholeOf(i))]
              : ['—', '—'],
          ),
        ],
      ]
    : [];

const header = (first: Words): Words[] => [first, ...bothSides.flatMap((w, i) => [w, bothShares[i] as Words])];

export function surveyLines(last: Released, told: Told): SummaryLine[] {
  const of = (i: number) => sides[i]?.whole ?? '';
  return block(
    ['Ответы на опросы', 'Answers to surveys'],
    header(['Опрос', 'Survey']),
    [
      ...(['first', 'mid'] as const).flatMap((w) => both(surveyWaves[w], (side) => `${side}|w=${w}`, last, told, of)),
      ...both(surveyWaves.final, (side) => `${side}Said`, last, told, of),
    ],
    ['Доли: от бывших в паре и от ведших пары.', 'Shares: of mentees in pairs, and of mentors who guided pairs.'],
  );
}

export function satisfactionLines(last: Released, told: Told): SummaryLine[] {
  const rows = sides.flatMap(({ who, side }): SummaryCell[][] => {
    const said = `${side}Said`;
    if (!(said in last.counts)) return [];
    const [n, glad] = [exact(told, said), exact(told, `${side}Glad`)];
    const sure = n === undefined || glad === undefined || glad > n ? HIDDEN : interval(wilson(glad, n));
    return [[who, n ?? HIDDEN, shareWords(told, `${side}Glad`, said), sure]];
  });
  const rule = satisfiedRules[last.plain.rule];
  return block(
    ['Удовлетворённость', 'Satisfaction'],
    [
      ['Кто', 'Who'],
      ['Ответили', 'Answered'],
      ['Довольны', 'Satisfied'],
      ['С интервалом 95 %', 'With a 95% interval'],
    ],
    rows,
    [`Доволен — это: ${rule[0]}.`, `Satisfied means: ${rule[1]}.`],
  );
}

/** What stands behind the drafts of the SWOT, as counts: the curator's words stay in the workbook. */
export function opinionLines(last: Released, told: Told): SummaryLine[] {
  const of = (i: number) => `${sides[i]?.side}Said`;
  return [
    ...block(
      [`Оценили на ${HIGH} и выше`, `Gave ${HIGH} or more`],
      header(['Что', 'What']),
      scales.flatMap((s) => both(scaleWords(s), (side) => `${side}|h=${s}`, last, told, of)),
      ['Итоговый опрос; доли от ответивших.', 'The final survey; shares of those who answered.'],
    ),
    ...block(
      ['Сказали «да»', 'Said yes'],
      [['Вопрос', 'Question'], ...bothSides],
      OUTWARD.flatMap((q) =>
        sides.some(({ side }) => `${side}|q=${q}` in last.counts)
          ? [
              [
                closedColumns[q].title,
                ...sides.map(({ side }) => (`${side}|q=${q}` in last.counts ? count(told, `${side}|q=${q}`) : '—')),
              ],
            ]
          : [],
      ),
      ['Итоговый опрос; не каждый вопрос задают всем.', 'The final survey; not every question is asked of all.'],
    ),
  ];
}

export function influenceLines(last: Released, told: Told, all: readonly Released[]): SummaryLine[] {
  const values = standingMeasures(all);
  const rows = Object.entries<Words>(indicatorWords).flatMap(([code, words]): SummaryCell[][] => {
    const id = `i.${code}`;
    if (!(id in last.counts)) return [];
    const n = exact(told, id);
    const median = (which: string) => (n === undefined ? HIDDEN : shown(values.get(`${id}.${which}`)?.value));
    return [
      [
        words,
        n ?? HIDDEN,
        median('before'),
        median('after'),
        ...['up', 'same', 'down'].map((part) => count(told, `${id}.${part}`)),
      ],
    ];
  });
  return block(
    ['Изменение за период', 'Change over the period'],
    [
      ['Показатель', 'Indicator'],
      ['Замерены дважды', 'Measured twice'],
      ['До, медиана', 'Before, median'],
      ['После, медиана', 'After, median'],
      ['Лучше', 'Better'],
      ['Без изменений', 'No change'],
      ['Хуже', 'Worse'],
    ],
    rows,
    [
      'Это изменение за период, а не доказательство действия программы: сравнить не с кем.',
      'A change over the period, and no proof of the programme’s effect: there is nobody to compare with.',
    ],
  );
}
