/** «Мониторинг: влияние»: what changed between two measures, how sure that is, and what it does not say. */
import {
  join,
  type Programme,
  type Report,
  type ReportBlock,
  type ReportCell,
  type ReportRow,
  report,
  type Words,
} from '../../kit/index.ts';
import { settings } from '../1-preparation/settings.ts';
import { consents } from '../2-mentees/consents.ts';
import { indicatorWords, measures } from '../2-mentees/measures.ts';
import { mentees } from '../2-mentees/register.ts';
import { origins, pairMembers, pairs } from '../5-pairs/tables.ts';
import { closedColumns, feedback } from '../6-work/feedback.ts';
import { questionChanges } from '../6-work/question-changes.ts';
import { mentoringForms } from '../dictionaries.ts';
import { DARK, MIDDLE, PALE } from './colours.ts';
import { leastOf } from './indicators.ts';
import { type Change, influenceOf, within } from './influence.ts';
import { participantsOf } from './participants.ts';
import { smallestOf } from './smallest.ts';
import { verdictWords } from './verdicts.ts';
import { brokenNote, chance, few, figure, people, rounded } from './wording.ts';

const measured = (p: Programme): readonly Change[] => influenceOf(p).changes.filter((c) => c.baseline > 0);

/** «у 7 из 10 выросло, у 2 без изменений, у 1 снизилось». */
export function inWords(c: Change): Words {
  const { improved, unchanged, worse } = c.tally;
  const n = c.pairs.length;
  if (!n) return verdictWords('none', c.better);
  const ru = c.better === 1 ? ['выросло', 'снизилось'] : ['стало лучше (ниже)', 'стало хуже (выше)'];
  const en = c.better === 1 ? ['grew', 'fell'] : ['better (lower)', 'worse (higher)'];
  return join(
    [
      `у ${improved} из ${n} ${ru[0]}, у ${unchanged} без изменений, у ${worse} ${ru[1]} — `,
      `${en[0]} for ${improved} of ${n}, no change for ${unchanged}, ${en[1]} for ${worse} — `,
    ],
    verdictWords(c.verdict, c.better),
  );
}

const change = (c: Change): Words => {
  if (!c.estimate) return ['—', '—'];
  const { value, interval } = c.estimate;
  const middle = figure(value);
  if (!interval) return middle;
  const [low, high] = [figure(interval[0]), figure(interval[1])];
  return [`${middle[0]} (${low[0]} … ${high[0]})`, `${middle[1]} (${low[1]} … ${high[1]})`];
};

const short: ReportBlock = {
  id: 'short',
  title: ['Коротко: изменение за период', 'In short: change over the period'],
  header: [
    ['Показатель', 'Indicator'],
    ['Что видно у тех, кого замерили дважды', 'What is seen among those measured twice'],
  ],
  spills: true,
  rows: (p) => {
    const rows = measured(p).map((c): ReportRow => [indicatorWords[c.indicator], inWords(c)]);
    return rows.length
      ? rows
      : [
          [
            ['Замеров пока нет', 'No measures yet'],
            [
              'Соберите F11 до начала работы пар и ещё раз в конце: сравнивается только то, что замерено дважды.',
              'Collect F11 before pairs begin to work and again at the end: only what was measured twice is compared.',
            ],
          ],
        ];
  },
  notes: () => [
    [
      'Это изменение за период, а не доказательство: сравнить не с кем, дети взрослеют, а те, у кого было плохо, часто и сами возвращаются к обычному.',
      'This is a change over the period and no proof: there is nobody to compare with, children grow up, and those who were low often come back by themselves.',
    ],
  ],
};

const numbers: ReportBlock = {
  id: 'numbers',
  title: ['Показатели в цифрах', 'Indicators in figures'],
  header: [
    ['Показатель', 'Indicator'],
    ['Всего', 'Enrolled'],
    ['Замер «до»', 'Before'],
    ['Оба замера', 'Both'],
    ['До, медиана', 'Before, median'],
    ['После, медиана', 'After, median'],
    ['Лучше', 'Better'],
    ['Без перемен', 'No change'],
    ['Хуже', 'Worse'],
    ['Сдвиг (95 %)', 'Shift (95%)'],
    ['Сила r', 'Effect r'],
    ['p', 'p'],
    ['p Холма', 'Holm’s p'],
    ['Вывод', 'Conclusion'],
  ],
  right: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  rows: (p) =>
    measured(p).map((c) => [
      indicatorWords[c.indicator],
      c.enrolled,
      c.baseline,
      c.pairs.length,
      rounded(c.before),
      rounded(c.after),
      c.tally.improved,
      c.tally.unchanged,
      c.tally.worse,
      change(c),
      rounded(c.effect),
      chance(c.p),
      chance(c.corrected),
      verdictWords(c.verdict, c.better),
    ]),
  notes: (p) => {
    const { tested, withoutConsent, changes } = influenceOf(p);
    const marks = figure(leastOf('marks'), 1);
    return [
      [
        `Изменением считается сдвиг не меньше 1 деления шкалы, среднего балла — не меньше ${marks[0]}. Там, где меньше — лучше (тревожность, выгорание), «лучше» значит «снизилось».`,
        `A change is at least one point of the scale, ${marks[1]} of the average mark. Where less is better (anxiety, burnout), “better” means lower.`,
      ],
      [
        'Сдвиг — медиана попарных средних (Ходжес — Леман) с точным 95 % интервалом; r — от −1 до 1, больше нуля — к лучшему; p — точный критерий Уилкоксона, двусторонний.',
        'Shift: the median of pairwise averages (Hodges–Lehmann) with its exact 95% interval; r from −1 to 1, above zero for the better; p: exact Wilcoxon signed-rank, two-sided.',
      ],
      [
        `«Всего» — участники начавшихся пар, которых об этом спрашивают. Проверено показателей и вопросов: ${tested}; поправка Холма — на все. Если изменились меньше шести человек, p не показывается: сказать по нему нечего.`,
        `“Enrolled”: participants of pairs that began who are asked this. Indicators and questions tested: ${tested}; Holm’s correction is over all of them. With under six people changed no p is shown: it could say nothing.`,
      ],
      [
        '«Заметный» — только если r не меньше 0,3, людей не меньше десяти и p Холма меньше 0,05. Значения, из которых это посчитано: панель, вкладка «Итоги», «Как посчитано».',
        '“Marked” only if r is at least 0.3, there are at least ten people, and Holm’s p is under 0.05. The values behind it: panel, “Results”, “How it was counted”.',
      ],
      ...brokenNote(changes.map((c) => ({ words: indicatorWords[c.indicator], broken: c.broken }))),
      ...(withoutConsent
        ? [
            join(
              ['Не учтены, потому что нет действующего согласия: ', 'Not counted, since a valid consent is lacking: '],
              people(withoutConsent),
            ),
          ]
        : []),
    ];
  },
  chart: {
    kind: 'bars',
    stacked: 'values',
    place: 'below',
    height: 420,
    title: ['Сколько человек изменилось и куда', 'How many people changed, and which way'],
    subtitle: ['Только те, кого замерили дважды', 'Only those measured twice'],
    names: 0,
    series: [
      { column: 6, colour: DARK },
      { column: 7, colour: PALE },
      { column: 8, colour: MIDDLE },
    ],
  },
};

const answers: ReportBlock = {
  id: 'answers',
  title: ['Вопросы «да/нет»: первый и заключительный опрос', 'Yes/no questions: first and final survey'],
  header: [
    ['Вопрос', 'Question'],
    ['Ответили дважды', 'Answered twice'],
    ['Нет → да', 'No → yes'],
    ['Да → нет', 'Yes → no'],
    ['p', 'p'],
    ['p Холма', 'Holm’s p'],
  ],
  right: [1, 2, 3, 4, 5],
  rows: (p) =>
    influenceOf(p).turned.map((t) => [
      closedColumns[t.question].title,
      t.n,
      t.gained,
      t.lost,
      chance(t.p),
      chance(t.corrected),
    ]),
  notes: (p) => {
    const { turned } = influenceOf(p);
    return [
      turned.length
        ? [
            'Только ответы с кодом: анонимные связать нельзя. p — точный критерий Мак-Немара.',
            'Only answers with a code: anonymous ones cannot be paired. p: McNemar’s exact test.',
          ]
        : ['Никто не ответил с кодом в обоих опросах.', 'Nobody answered both surveys with a code.'],
      ...brokenNote(turned.map((t) => ({ words: closedColumns[t.question].title, broken: t.broken }))),
    ];
  },
};

const leavers: ReportBlock = {
  id: 'leavers',
  title: ['Кого замерили один раз: те ли это люди?', 'Those measured once: are they the same kind of people?'],
  header: [
    ['Показатель', 'Indicator'],
    ['Дважды: людей', 'Twice: people'],
    ['Медиана «до»', 'Median before'],
    ['Один раз: людей', 'Once: people'],
    ['Медиана «до»', 'Median before'],
  ],
  right: [1, 2, 3, 4],
  rows: (p) =>
    measured(p).map((c) => {
      const shown = (x: Change['stayed']): [ReportCell, ReportCell] =>
        x.n === 0 || x.n >= smallestOf(p) ? [x.n, rounded(x.median)] : [few(smallestOf(p)), '—'];
      return [indicatorWords[c.indicator], ...shown(c.stayed), ...shown(c.left)];
    }),
  notes: () => [
    [
      'Если у тех, кого не замерили второй раз, было заметно хуже, итог выглядит лучше, чем есть.',
      'If those who were not measured again were clearly worse off, the result looks better than it is.',
    ],
  ],
};

/** «n: лучше / без изменений / хуже», or nothing where the group is small. */
function grouped(
  id: string,
  title: Words,
  groups: () => readonly { code: string; words: Words }[],
  of: 'form' | 'origin',
): ReportBlock {
  return {
    id,
    title,
    about: () => [
      'Только описание, без выводов: группы малы и собраны не случайно. В ячейке — людей: лучше / без изменений / хуже.',
      'A description and no conclusion: groups are small and not drawn at random. In a cell: people: better / no change / worse.',
    ],
    header: () => [['Показатель', 'Indicator'], ...groups().map((g) => g.words)],
    rows: (p) => {
      const { pairOf } = participantsOf(p);
      return measured(p).map(
        (c): ReportRow => [
          indicatorWords[c.indicator],
          ...groups().map((g): ReportCell => {
            const { n, tally: t } = within(c, (mentee) => pairOf.get(mentee)?.[of] === g.code);
            if (!n) return '—';
            return n < smallestOf(p) ? few(smallestOf(p)) : `${n}: ${t.improved} / ${t.unchanged} / ${t.worse}`;
          }),
        ],
      );
    },
  };
}

/** A tab has room for so many groups beside each other. */
const MOST_GROUPS = 13;
const entries = (dictionary: Readonly<Record<string, Words>>) => () =>
  Object.entries(dictionary)
    .slice(0, MOST_GROUPS)
    .map(([code, words]) => ({ code, words }));

export const influence: Report = report('influence', {
  sheet: ['Мониторинг: влияние', 'Monitoring: influence'],
  colour: '#1f6f54',
  reads: [settings, mentees, consents, measures, pairs, pairMembers, feedback, questionChanges],
  widths: [290, 92, 84, 84, 84, 84, 74, 84, 74, 130, 66, 74, 92, 230],
  blocks: [
    short,
    numbers,
    answers,
    leavers,
    grouped('forms', ['По формам наставничества', 'By form of mentoring'], entries(mentoringForms), 'form'),
    grouped('origins', ['По тому, как образована пара', 'By how the pair came about'], entries(origins), 'origin'),
  ],
});
