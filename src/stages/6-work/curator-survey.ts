/** F12, the curator's own questionnaire: nine indicators of 0–2, their sum of 0–18 and its level (domain 3.6). */
import {
  byScript,
  type Change,
  type Column,
  choice,
  date,
  form,
  key,
  number,
  optional,
  type Programme,
  paragraph,
  type Question,
  type Row,
  ref,
  scale,
  table,
  update,
  type Words,
} from '../../kit/index.ts';
import { surveyOf, surveys } from '../surveys.ts';

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

const asked = (ask: Words): Question => ({ ask, required: true });

export const curatorForm = form('curator-survey', curatorSurveys, {
  code: 'F12',
  title: ['Анкета куратора', 'Curator’s questionnaire'],
  intro: [
    'Девять показателей: 0 — не проявляется, 1 — частично, 2 — в полной мере. Ответы увидят кураторы и руководитель программы, наблюдатели — только общий уровень. Восемь минут.',
    'Nine indicators: 0 not seen, 1 in part, 2 fully. The curators and the head of the programme will see the answers, observers only the level of all together. Eight minutes.',
  ],
  thanks: [
    'Спасибо! Индекс посчитан на листе «Анкеты кураторов».',
    'Thank you! The index stands in the tab “Curators’ questionnaires”.',
  ],
  sections: [
    {
      title: ['Оценка программы', 'The programme'],
      questions: {
        curator: { ask: ['Вы (куратор): код или фамилия, имя', 'You (the curator): code or name'], required: true },
        goal: asked([
          'Деятельность соответствует цели и задачам программы',
          'The work fits the goal and tasks of the programme',
        ]),
        principles: asked([
          'Организация соответствует принципам целевой модели',
          'The organisation fits the principles of the target model',
        ]),
        approaches: asked([
          'Соответствует современным подходам и технологиям',
          'It fits modern approaches and technologies',
        ]),
        climate: asked(['Психологический климат комфортный', 'The psychological climate is comfortable']),
        logic: asked([
          'Наставник действует логично: понимает ситуацию наставляемого и верно выбирает направление',
          'The mentor acts logically: understands the mentee’s situation and picks the right direction',
        ]),
      },
    },
    {
      title: ['Эффективность для участников', 'Effect on the participants'],
      questions: {
        participants: asked(['Участники удовлетворены программой', 'The participants are satisfied']),
        partners: asked(['Партнёры удовлетворены программой', 'The partners are satisfied']),
      },
    },
    {
      title: ['Изменения в личности наставляемого', 'Changes in the mentee'],
      questions: {
        interest: asked([
          'Наставляемые активны и заинтересованы в мероприятиях',
          'Mentees are active and interested in the events',
        ]),
        application: asked([
          'Наставляемые применяют полученные знания и опыт, занимают активную гражданскую позицию',
          'Mentees apply the knowledge and experience gained and take an active civic position',
        ]),
        comment: ['Пояснение', 'Comment'],
      },
    },
  ],
  links: { team: { curator: '*' } },
  fill: (_x, p) => ({
    wave: (surveyOf(p, 'F12_final')?.opens ?? '9') <= p.today ? ('final' as const) : ('mid' as const),
  }),
  refuse: (x, p, own) => {
    const same = p.rows(curatorSurveys).find((f) => f.curator === x.curator && f.wave === x.wave && f.id !== own);
    return same
      ? [
          `${x.curator} уже ответил(а) на эту анкету (${same.id}). Закройте этот ответ, если он лишний`,
          `${x.curator} has answered this questionnaire already (${same.id}). Close this answer if it is superfluous`,
        ]
      : undefined;
  },
  reads: [surveys],
});

/** How the curators rate the organisation of the work, the average of their latest answers; nothing before the first. */
export function programmeIndex(p: Programme): { index: number; level: Level } | undefined {
  const last = new Map<string, number>();
  for (const wave of ['mid', 'final'])
    for (const x of p.rows(curatorSurveys)) if (x.wave === wave) last.set(x.curator, indexOf(x));
  if (!last.size) return undefined;
  const index = Math.round([...last.values()].reduce((a, b) => a + b) / last.size);
  return { index, level: levelOf(index) };
}

/** The sum and its level, also for rows entered by hand. */
export const settleIndex = (p: Programme): Change[] =>
  p.rows(curatorSurveys).flatMap((x) => {
    const index = indexOf(x);
    const level = levelOf(index);
    return x.index === index && x.level === level ? [] : [update(curatorSurveys, x.id, { index, level })];
  });

export const indexOf = (x: Pick<CuratorSurvey, IndexPart>): number =>
  (Object.keys(indexColumns) as IndexPart[]).reduce((sum, part) => sum + x[part], 0);
