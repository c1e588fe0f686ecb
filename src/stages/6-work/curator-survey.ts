/** F12, the curator's own questionnaire: nine indicators of 0–2, their sum of 0–18 and its level (domain 3.6). */
import {
  byScript,
  type Column,
  choice,
  date,
  key,
  number,
  optional,
  paragraph,
  type Row,
  ref,
  scale,
  table,
  type Words,
} from '../../kit/index.ts';

const two = (title: Words): Column<number> =>
  scale(
    title,
    { from: 0, to: 2, low: ['не проявляется', 'not seen'], high: ['в полной мере', 'fully'] },
    { width: 90 },
  );

export const indexColumns = {
  goal: two(['Соответствие цели и задачам', 'Fits its goal and tasks']),
  principles: two(['Соответствие принципам модели', 'Fits the principles of the model']),
  approaches: two(['Современные подходы и технологии', 'Modern approaches and technologies']),
  climate: two(['Комфортный психологический климат', 'A comfortable psychological climate']),
  logic: two(['Логичность деятельности наставника', 'The mentor’s activity is logical']),
  participants: two(['Удовлетворённость участников', 'Satisfaction of the participants']),
  partners: two(['Удовлетворённость партнёров', 'Satisfaction of the partners']),
  interest: two(['Активность и интерес наставляемых', 'Activity and interest of the mentees']),
  application: two(['Применение знаний и опыта', 'Application of knowledge and experience']),
} as const;
export type IndexPart = keyof typeof indexColumns;

export const levels = {
  optimal: ['оптимальный', 'optimal'],
  acceptable: ['допустимый', 'acceptable'],
  unacceptable: ['недопустимый', 'unacceptable'],
} as const;
export type Level = keyof typeof levels;

export const levelOf = (sum: number): Level => (sum >= 15 ? 'optimal' : sum >= 9 ? 'acceptable' : 'unacceptable');

export const curatorSurveys = table(
  'curatorSurveys',
  ['Анкеты кураторов', 'Curators’ questionnaires'],
  () => ({
    id: key('curatorSurveys', 'АК'),
    curator: ref('team', ['Куратор', 'Curator']),
    wave: choice(
      ['Опрос', 'Survey'],
      { mid: ['промежуточный', 'mid'], final: ['заключительный', 'final'] },
      { start: 'mid', width: 130 },
    ),
    on: date(['Когда', 'When'], { start: 'today' }),
    ...indexColumns,
    index: optional(byScript(number(['Индекс', 'Index'], { from: 0, to: 18 }, { width: 80 }))),
    level: optional(byScript(choice(['Уровень', 'Level'], levels, { width: 130 }))),
    comment: optional(paragraph(['Пояснение', 'Comment'], { samples: ['нужно больше партнёров'] })),
  }),
  {
    once: (x) => (x.curator ? `${x.curator}|${x.wave ?? 'mid'}` : ''),
    about: [
      'Девять показателей по 0–2 балла; сумма 0–18 и её уровень считаются сами.',
      'Nine indicators of 0–2; the sum of 0–18 and its level are counted by the programme.',
    ],
  },
);
export type CuratorSurvey = Row<typeof curatorSurveys>;

export const indexOf = (x: Pick<CuratorSurvey, IndexPart>): number =>
  (Object.keys(indexColumns) as IndexPart[]).reduce((sum, part) => sum + x[part], 0);
