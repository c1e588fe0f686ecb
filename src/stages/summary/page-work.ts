/** Lines about the work: stages, meetings, lights, help, and how it went over the year. */
import { standing } from '../../disclosure/index.ts';
import { type LocalDate, sayDay, type Words } from '../../kit/index.ts';
import { levels } from '../6-work/curator-survey.ts';
import { ANSWER_WITHIN } from '../6-work/help.ts';
import { lights } from '../6-work/light.ts';
import { type Released, standingMeasures } from './ledger.ts';
import { block, count, counted, HIDDEN, type SummaryLine, shown, type Told } from './line.ts';
import { wholeWords } from './words.ts';

const TASKS = 10;
const bar = (done: number, of: number): string => {
  const full = of ? Math.round((TASKS * done) / of) : 0;
  return '█'.repeat(full) + '░'.repeat(TASKS - full);
};

export const stageLines = (last: Released, stages: readonly Words[]): SummaryLine[] =>
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

export function processLines(last: Released, all: readonly Released[]): SummaryLine[] {
  const values = standingMeasures(all);
  const { level } = last.plain;
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
    [
      ...rows.map(([id, words]) => [words, shown(values.get(id)?.value)]),
      [
        ['Уровень организации (анкета кураторов)', 'Level of organisation (curators’ questionnaire)'],
        level ? levels[level] : ['ещё не оценён', 'not rated yet'],
      ],
    ],
  );
}

export const lightLines = (last: Released, told: Told): SummaryLine[] =>
  'pairsNow' in last.counts
    ? block(
        ['Светофор пар', 'Lights of pairs'],
        [
          ['Сейчас', 'Now'],
          ['Пар и групп', 'Pairs and groups'],
          ['Доля', 'Share'],
        ],
        [
          counted(told, ['всего работают', 'at work in all'], 'pairsNow'),
          ...Object.entries(lights).map(([light, words]) => counted(told, words, `pairsNow|l=${light}`, 'pairsNow')),
        ],
        [
          'Зелёный — встречи идут; жёлтый — стоит посмотреть; красный — встреч давно нет или пара под угрозой.',
          'Green: meetings go on; yellow: worth a look; red: no meetings for long, or the pair is in danger.',
        ],
      )
    : [];

export const helpLines = (last: Released, told: Told): SummaryLine[] =>
  'helpAsked' in last.counts
    ? block(
        ['Помощь наставникам', 'Help for mentors'],
        [
          ['Показатель', 'Figure'],
          ['Наставников', 'Mentors'],
          ['Доля', 'Share'],
        ],
        [
          counted(told, wholeWords('helpAsked'), 'helpAsked', 'guides'),
          counted(told, wholeWords('helpAnswered'), 'helpAnswered', 'helpAsked'),
          counted(told, wholeWords('helpInTime'), 'helpInTime', 'helpAsked'),
        ],
        [
          `Срок — ${ANSWER_WITHIN} рабочих дня. Доли: от ведших пары и от просивших о помощи.`,
          `The term is ${ANSWER_WITHIN} working days. Shares: of mentors who guided pairs, and of those who asked.`,
        ],
      )
    : [];

/** People by release; meetings by month, each told once it is over. */
export function trend(all: readonly Released[]): SummaryLine[] {
  const ids = ['all', 'paired', 'met', 'completed', 'guides', 'pairs'];
  const values = standingMeasures(all);
  const months = [...values.keys()].filter((id) => id.startsWith('meetings.')).sort();
  return [
    ...block(
      ['По выпускам', 'By release'],
      [['Выпуск', 'Release'], ...ids.map(wholeWords), ['Встреч прошло, около', 'Meetings held, about']],
      all.map((r, i) => {
        const until = all.slice(0, i + 1);
        const told = standing(until);
        return [
          [sayDay(r.day as LocalDate, 'ru'), sayDay(r.day as LocalDate, 'en')] as Words,
          ...ids.map((id) => count(told, id)),
          standingMeasures(until).get('meetings')?.value ?? HIDDEN,
        ];
      }),
    ),
    ...block(
      ['По месяцам', 'By month'],
      [
        ['Месяц', 'Month'],
        ['Встреч прошло, около', 'Meetings held, about'],
      ],
      months.map((id) => {
        const day = `${id.slice('meetings.'.length)}-01` as LocalDate;
        return [
          [sayDay(day, 'ru').slice(3), sayDay(day, 'en').replace(/^\D*\d+\s/, '')],
          values.get(id)?.value ?? HIDDEN,
        ];
      }),
      [
        'Только законченные месяцы, в которых встречалось достаточно пар. Люди по месяцам — при выпуске раз в месяц (лист «Настройки»).',
        'Months that are over, with enough pairs that met. People by month: with monthly releases (tab “Settings”).',
      ],
    ),
  ];
}
