import * as z from 'zod/mini';
import {
  command,
  type Id,
  key,
  type Lang,
  number,
  optional,
  type Programme,
  paragraph,
  say,
  table,
  text,
  update,
  type Words,
} from '../../kit/index.ts';

/** The years for which the model sets targets (domain 4.4); later federal figures are not known. */
export const TARGET_YEARS = [2020, 2021, 2022, 2023, 2024] as const;

/** The indicators of the model with their targets of those years. */
export const indicators: readonly { words: Words; targets: readonly number[] }[] = [
  {
    words: ['Доля обучающихся в роли наставляемых, %', 'Share of learners who are mentees, %'],
    targets: [10, 20, 35, 50, 70],
  },
  {
    words: ['Доля обучающихся 15–19 лет в роли наставников, %', 'Share of learners aged 15–19 who are mentors, %'],
    targets: [2, 4, 6, 8, 10],
  },
  {
    words: ['Доля молодых специалистов в роли наставляемых, %', 'Share of young specialists who are mentees, %'],
    targets: [10, 20, 35, 50, 70],
  },
  { words: ['Предприятия, предоставившие наставников', 'Enterprises that gave mentors'], targets: [2, 10, 20, 25, 30] },
  { words: ['Удовлетворённость наставляемых, %', 'Satisfaction of mentees, %'], targets: [50, 55, 60, 70, 85] },
  { words: ['Удовлетворённость наставников, %', 'Satisfaction of mentors, %'], targets: [50, 55, 60, 70, 85] },
];

export const kpiCode = (index: number): Id<'kpis'> => `ПЭ-${String(index + 1).padStart(3, '0')}` as Id<'kpis'>;

/** Expected results in figures: the school sets its own targets. */
export const kpis = table(
  'kpis',
  ['Показатели и цели', 'Indicators and targets'],
  () => ({
    id: key('kpis', 'ПЭ'),
    words: text(['Показатель', 'Indicator'], { width: 380, samples: ['Доля обучающихся в роли наставляемых, %'] }),
    of: optional(
      number(
        ['От скольких считать', 'Counted from'],
        { from: 0, to: 100_000 },
        {
          help: [
            'Сколько таких людей в организации всего: по ОО-1 или СПО-1',
            'How many such people the organisation has in all: from its statistics',
          ],
        },
      ),
    ),
    baseline: optional(number(['Сейчас', 'Now'], { from: 0, to: 100_000, whole: false })),
    target: optional(number(['Цель', 'Target'], { from: 0, to: 100_000, whole: false })),
    note: optional(paragraph(['Заметка', 'Note'], { samples: ['по плану района'] })),
  }),
  {
    aside: true,
    nextYear: () => ({}),
    about: [
      'Ожидаемые результаты в цифрах; цели ставит школа.',
      'Expected results in figures; the school sets the targets.',
    ],
    starts: (lang: Lang) => indicators.map(({ words }, i) => ({ id: kpiCode(i), words: say(words, lang) })),
  },
);

export const withTarget = (p: Programme): number => p.rows(kpis).filter((k) => k.target !== undefined).length;

export const takeTargets = command('take-targets-2024', {
  title: ['цели 2024 года', 'targets of 2024'],
  button: ['Взять цели 2024 года', 'Take the targets of 2024'],
  input: () => z.object({}),
  reads: [kpis],
  decide: (p) => {
    const empty = indicators.flatMap(({ targets }, i) => {
      const row = p.row(kpis, kpiCode(i));
      return row && row.target === undefined ? [update(kpis, row.id, { target: targets.at(-1) })] : [];
    });
    return { changes: empty, reply: { taken: empty.length } };
  },
});
