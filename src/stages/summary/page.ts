/** What an observer reads: the file's tabs as lines, from releases alone. Pure. */
import { type Fact, isExact, percentOf, standing } from '../../disclosure/index.ts';
import { type Cell, type LocalDate, sayDay, type Words } from '../../kit/index.ts';
import { wilson } from '../../statistics/index.ts';
import { indicators } from '../1-preparation/kpis.ts';
import { satisfiedRules } from '../1-preparation/settings.ts';
import { indicatorWords } from '../2-mentees/question-changes.ts';
import { mentorCategories, mentoringForms } from '../dictionaries.ts';
import { figure, interval } from '../monitoring/wording.ts';
import { type Released, standingMeasures } from './ledger.ts';
import { bands } from './numbers.ts';
import { wholeWords } from './words.ts';

export type SummaryCell = Cell | Words;
export type SummaryLine = {
  kind: 'heading' | 'said' | 'title' | 'header' | 'row' | 'blank';
  cells: readonly SummaryCell[];
};
export type SummarySheet = { id: string; title: Words; widths: readonly number[]; lines: readonly SummaryLine[] };

/** What stands on the file besides the releases. */
export type About = {
  organisation: string;
  year: string;
  practice: boolean;
  smallest: number;
  next: LocalDate;
  stages: readonly Words[];
};

/** Shown where a number is kept back. */
export const HIDDEN: Words = ['н/д', 'n/a'];

const line = (kind: SummaryLine['kind'], ...cells: SummaryCell[]): SummaryLine => ({ kind, cells });
const blank = line('blank');

/** A table with its title; nothing where it has no rows. */
const block = (title: Words, header: readonly Words[], rows: readonly (readonly SummaryCell[])[], said?: Words) =>
  rows.length
    ? [
        line('title', title),
        line('header', ...header),
        ...rows.map((cells) => line('row', ...cells)),
        ...(said ? [line('said', said)] : []),
        blank,
      ]
    : [];

type Told = ReadonlyMap<string, Fact>;

const exact = (told: Told, id: string): number | undefined => {
  const fact = told.get(id);
  return fact && isExact(fact) ? fact[0] : undefined;
};
const count = (told: Told, id: string): SummaryCell => exact(told, id) ?? HIDDEN;

const STEP = 5;

/** The share of a part, as a number or as a bound. */
export function shareWords(told: Told, part: string, whole: string): Words {
  const of = exact(told, whole);
  const fact = told.get(part);
  const most = told.get(whole)?.[1];
  if (of === undefined && most !== undefined && fact && isExact(fact)) {
    const least = Math.floor((100 * fact[0]) / most / STEP) * STEP;
    return [`не меньше ${least} %`, `at least ${least}%`];
  }
  if (!of || !fact) return HIDDEN;
  const [low, high] = fact;
  if (low === high) return low <= of ? [`${percentOf(low, of)} %`, `${percentOf(low, of)}%`] : HIDDEN;
  const floor = Math.floor((100 * low) / of / STEP) * STEP;
  const ceiling = Math.ceil((100 * high) / of / STEP) * STEP;
  return low > 0 ? [`не меньше ${floor} %`, `at least ${floor}%`] : [`не больше ${ceiling} %`, `at most ${ceiling}%`];
}

/** Codes that have a cell under this prefix, in the order of their dictionary. */
const codesOf = (last: Released, prefix: string, dictionary: Readonly<Record<string, Words>>): string[] =>
  Object.keys(dictionary).filter((code) => `${prefix}${code}` in last.counts);

function coverage(last: Released, told: Told): SummaryLine[] {
  const used = codesOf(last, 'all|b=', bands);
  const forms = codesOf(last, 'paired|f=', mentoringForms);
  return [
    ...block(
      ['Охват по классам', 'Coverage by class'],
      [
        ['Классы', 'Classes'],
        ['Записано', 'Enrolled'],
        ['Были в паре', 'Were in a pair'],
        ['Доля', 'Share'],
      ],
      used.map((b) => [
        bands[b as keyof typeof bands],
        count(told, `all|b=${b}`),
        count(told, `paired|b=${b}`),
        shareWords(told, `paired|b=${b}`, `all|b=${b}`),
      ]),
    ),
    ...block(
      ['По формам наставничества', 'By form of mentoring'],
      [
        ['Форма', 'Form'],
        ['Пар и групп', 'Pairs and groups'],
        ['Наставляемых', 'Mentees'],
        ['Наставников', 'Mentors'],
      ],
      forms.map((f) => [
        mentoringForms[f as keyof typeof mentoringForms],
        ...['pairs', 'paired', 'guides'].map((whole) => count(told, `${whole}|f=${f}`)),
      ]),
      [
        'Человек в двух формах посчитан один раз — по первой начавшейся паре.',
        'Who is in two forms counts once, by the first pair that began.',
      ],
    ),
    ...block(
      ['Наставляемые в парах: форма и класс', 'Mentees in pairs: form and class'],
      [['Форма', 'Form'], ...used.map((b) => bands[b as keyof typeof bands])],
      forms.map((f) => [
        mentoringForms[f as keyof typeof mentoringForms],
        ...used.map((b) => count(told, `paired|f=${f}|b=${b}`)),
      ]),
    ),
    ...block(
      ['Наставники', 'Mentors'],
      [
        ['Кто', 'Who'],
        ['В базе', 'In the base'],
        ['Вели пары', 'Guided pairs'],
      ],
      codesOf(last, 'mentors|c=', mentorCategories).map((c) => [
        mentorCategories[c as keyof typeof mentorCategories],
        count(told, `mentors|c=${c}`),
        count(told, `guides|c=${c}`),
      ]),
    ),
  ];
}

function way(told: Told): SummaryLine[] {
  const row = (id: string, whole?: string): SummaryCell[] => [
    wholeWords(id),
    count(told, id),
    whole ? shareWords(told, id, whole) : '',
  ];
  return block(
    ['Путь по программе', 'The way through the programme'],
    [
      ['Показатель', 'Figure'],
      ['Человек', 'People'],
      ['Доля', 'Share'],
    ],
    [
      row('all'),
      row('consented', 'all'),
      row('paired', 'all'),
      row('completed', 'paired'),
      row('mentors'),
      row('guides', 'mentors'),
      row('pairs'),
      row('pairsPlanned', 'pairs'),
      row('pairsDone', 'pairs'),
      row('pairsEarly', 'pairs'),
    ],
    [
      'За учебный год, нарастающим итогом. Доли: от записанных, от бывших в паре, от наставников в базе, от начавших пар.',
      'Over the school year. Shares: of those enrolled, of those in pairs, of mentors in the base, of pairs that began.',
    ],
  );
}

function kpiLines(last: Released, told: Told): SummaryLine[] {
  const cells = ['learners', 'pupilGuides', 'young'];
  const rows = cells.flatMap((id, i): SummaryCell[][] => {
    const [of = null, target = null] = last.plain.kpis[i] ?? [];
    const n = exact(told, id);
    if (!(id in last.counts)) return [];
    const share = n === undefined || !of ? HIDDEN : ([`${percentOf(n, of)} %`, `${percentOf(n, of)}%`] as const);
    return [[indicators[i]?.words ?? '', n ?? HIDDEN, of ?? '—', share, target ?? '—']];
  });
  const [, target = null] = last.plain.kpis[3] ?? [];
  const enterprises: SummaryCell[] = [indicators[3]?.words ?? '', last.plain.enterprises, '—', '', target ?? '—'];
  return block(
    ['Показатели модели', 'Indicators of the model'],
    [
      ['Показатель', 'Indicator'],
      ['Сейчас', 'Now'],
      ['Из скольких', 'Of how many'],
      ['Доля', 'Share'],
      ['Цель', 'Target'],
    ],
    [...rows, enterprises],
    [
      'Каждый человек — один раз, если был хотя бы в одной начавшейся паре. «Из скольких» и цели назвала школа.',
      'Each person once, if in at least one pair that began. Denominators and targets are the school’s.',
    ],
  );
}

function satisfactionLines(last: Released, told: Told): SummaryLine[] {
  const rows = [
    { who: ['Наставляемые', 'Mentees'] as Words, side: 'mentee', whole: 'paired' },
    { who: ['Наставники', 'Mentors'] as Words, side: 'mentor', whole: 'guides' },
  ].flatMap(({ who, side, whole }): SummaryCell[][] => {
    const said = `${side}Said`;
    if (!(said in last.counts)) return [];
    const [n, glad] = [exact(told, said), exact(told, `${side}Glad`)];
    const sure = n === undefined || glad === undefined || glad > n ? HIDDEN : interval(wilson(glad, n));
    return [[who, n ?? HIDDEN, shareWords(told, said, whole), shareWords(told, `${side}Glad`, said), sure]];
  });
  const rule = satisfiedRules[last.plain.rule];
  return block(
    ['Удовлетворённость', 'Satisfaction'],
    [
      ['Кто', 'Who'],
      ['Ответили', 'Answered'],
      ['Доля ответивших', 'Response rate'],
      ['Довольны', 'Satisfied'],
      ['С интервалом 95 %', 'With a 95% interval'],
    ],
    rows,
    [`Доволен — это: ${rule[0]}.`, `Satisfied means: ${rule[1]}.`],
  );
}

function influenceLines(last: Released, told: Told, all: readonly Released[]): SummaryLine[] {
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

const shown = (value: number | undefined): Words => (value === undefined ? HIDDEN : figure(value));

const TASKS = 10;
const bar = (done: number, of: number): string => {
  const full = of ? Math.round((TASKS * done) / of) : 0;
  return '█'.repeat(full) + '░'.repeat(TASKS - full);
};

function head(about: About, last: Released): SummaryLine[] {
  const day = last.day as LocalDate;
  const k = about.smallest;
  return [
    line('heading', [
      ['Программа наставничества: сводка', about.organisation, about.year].filter(Boolean).join(' · '),
      ['Mentoring programme: summary', about.organisation, about.year].filter(Boolean).join(' · '),
    ]),
    line('said', [
      `Выпуск от ${sayDay(day, 'ru')}, данные на этот день. Следующий выпуск — ${sayDay(about.next, 'ru')}.${about.practice ? ' Учебная школа: люди вымышлены.' : ''}`,
      `Released on ${sayDay(day, 'en')}, data of that day. Next release: ${sayDay(about.next, 'en')}.${about.practice ? ' A practice school: the people are invented.' : ''}`,
    ]),
    line('said', [
      `«н/д» — людей меньше ${k} или по этому числу можно было бы вычислить меньшее. Число меняется, когда изменилось не меньше чем на ${k}; до этого стоит прежнее.`,
      `“n/a”: fewer than ${k} people, or a smaller number could be worked out. A number changes once it has changed by ${k} or more; until then the former one stands.`,
    ]),
    blank,
  ];
}

function trend(all: readonly Released[]): SummaryLine[] {
  const ids = ['all', 'paired', 'completed', 'guides', 'pairs'];
  return block(
    ['По выпускам', 'By release'],
    [['Выпуск', 'Release'], ...ids.map(wholeWords), ['Встреч прошло, около', 'Meetings held, about']],
    all.map((r, i) => {
      const told = standing(all.slice(0, i + 1));
      const meetings = standingMeasures(all.slice(0, i + 1)).get('meetings')?.value;
      return [
        [sayDay(r.day as LocalDate, 'ru'), sayDay(r.day as LocalDate, 'en')] as Words,
        ...ids.map((id) => count(told, id)),
        meetings ?? HIDDEN,
      ];
    }),
  );
}

const stageLines = (last: Released, stages: readonly Words[]): SummaryLine[] =>
  block(
    ['Этапы', 'Stages'],
    [
      ['Этап', 'Stage'],
      ['Сделано', 'Done'],
      ['Задач', 'Tasks'],
    ],
    stages.map((words, i) => {
      const [done, of] = last.plain.stages[i] ?? [0, 0];
      return [words, `${bar(done, of)} ${done}`, of];
    }),
  );

function processLines(all: readonly Released[]): SummaryLine[] {
  const values = standingMeasures(all);
  const rows = [
    ['meetings', ['Встреч прошло, около', 'Meetings held, about']],
    ['meetingsDue', ['Встреч ожидалось по графику, около', 'Meetings expected by plan, about']],
    ['wait', ['Дней от записи до пары, медиана', 'Days from joining to a pair, median']],
  ] as const;
  return block(
    ['Как идёт работа', 'How the work goes'],
    [
      ['Показатель', 'Figure'],
      ['Сейчас', 'Now'],
    ],
    rows.map(([id, words]) => [words, shown(values.get(id)?.value)]),
  );
}

/** The parts of a summary, as of the last release; nothing before the first. */
export function sectionsOf(all: readonly Released[], stages: readonly Words[]) {
  const last = all.at(-1);
  if (!last) return undefined;
  const told = standing(all);
  return {
    stages: stageLines(last, stages),
    way: way(told),
    process: processLines(all),
    coverage: coverage(last, told),
    kpis: kpiLines(last, told),
    satisfaction: satisfactionLines(last, told),
    influence: influenceLines(last, told, all),
    trend: trend(all),
  };
}

/** The tabs of the file. */
export function summarySheets(all: readonly Released[], about: About): SummarySheet[] {
  const last = all.at(-1);
  const s = sectionsOf(all, about.stages);
  if (!last || !s) return [];
  return [
    {
      id: 'summary',
      title: ['Сводка', 'Summary'],
      widths: [330, 130, 130, 130, 110, 110, 110, 130],
      lines: [
        ...head(about, last),
        ...s.stages,
        ...s.way,
        ...s.process,
        ...s.coverage,
        ...s.kpis,
        ...s.satisfaction,
        ...s.influence,
      ],
    },
    {
      id: 'trend',
      title: ['По выпускам', 'By release'],
      widths: [130, 150, 150, 150, 150, 150, 150],
      lines: [...head(about, last), ...s.trend],
    },
  ];
}
