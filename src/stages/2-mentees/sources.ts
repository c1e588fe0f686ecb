/** What is known of a mentee and from whom: the six channels, and what adults answer about a learner (F3). */
import {
  choice,
  date,
  form,
  key,
  many,
  optional,
  type Programme,
  paragraph,
  type Row,
  ref,
  table,
  text,
  type Words,
  yesNo,
} from '../../kit/index.ts';
import { mentoringForms, themes } from '../dictionaries.ts';

/** The six channels, exactly as the model lists them (2.in.2). */
export const channels = {
  parents: ['родители', 'parents'],
  class_teachers: ['классные руководители', 'class teachers'],
  psychologists: ['педагоги-психологи', 'school psychologists'],
  career_tests: ['профориентационные тесты', 'career guidance tests'],
  questionnaire: ['анкетирование', 'questionnaires'],
  interview: ['собеседование', 'interviews'],
} as const;
export type Channel = keyof typeof channels;

export const menteeSources = table(
  'menteeSources',
  ['Источники сведений', 'Sources'],
  () => ({
    id: key('menteeSources', 'ИС'),
    mentee: ref('mentees', ['Наставляемый', 'Mentee']),
    channel: choice(['Канал', 'Channel'], channels, { start: 'interview' }),
    collected: optional(date(['Когда получено', 'Collected'], { start: 'today' })),
    by: optional(
      text(['Кем', 'By whom'], {
        help: ['Роль, не имя', 'A role, not a name'],
        samples: ['классный руководитель', 'психолог', 'форма F2'],
      }),
    ),
    relation: optional(
      choice(['Кто сообщил', 'Who told'], {
        parent: ['родитель, законный представитель', 'a parent or guardian'],
        class_teacher: ['классный руководитель', 'the class teacher'],
        teacher: ['учитель-предметник', 'a subject teacher'],
        psychologist: ['педагог-психолог', 'the school psychologist'],
      }),
    ),
    themes: optional(many(['Какая помощь нужна', 'What help is needed'], themes)),
    strengths: optional(paragraph(['Сильные стороны', 'Strengths'], { samples: ['упорство', 'умеет объяснять'] })),
    advised: optional(choice(['Какую форму советует', 'Form advised'], mentoringForms)),
    urgency: optional(
      choice(['Срочность', 'Urgency'], {
        low: ['низкая', 'low'],
        middle: ['средняя', 'middle'],
        high: ['высокая', 'high'],
      }),
    ),
    summary: optional(
      paragraph(['Кратко', 'In short'], { samples: ['просит помощи с предметом', 'тянется к проектам'] }),
    ),
    confidential: yesNo(['Только куратору', 'Curator only']),
  }),
  {
    aside: true,
    about: [
      'Откуда что известно: один наставляемый — несколько источников.',
      'Where things are known from: one mentee, several sources.',
    ],
  },
);
export type Source = Row<typeof menteeSources>;

const channelOf: Readonly<Record<NonNullable<Source['relation']>, Channel>> = {
  parent: 'parents',
  class_teacher: 'class_teachers',
  teacher: 'class_teachers',
  psychologist: 'psychologists',
};

export const adultForm = form('adult', menteeSources, {
  code: 'F3',
  title: ['Сведения об обучающемся', 'What adults know of a learner'],
  intro: [
    'Для родителей, учителей и психолога: какая помощь наставника была бы полезна обучающемуся. Ответы увидит только куратор программы и школьный психолог. Не пишите о диагнозах, заключениях комиссий, учёте и семейных обстоятельствах.',
    'For parents, teachers and the psychologist: what help of a mentor would be useful to the learner. Only the curator and the school psychologist will see the answers. Please do not write of diagnoses, conclusions of commissions, police records or family matters.',
  ],
  thanks: [
    'Спасибо! Ответ записан и учтётся при подборе наставника.',
    'Thank you! Your answer is recorded and will count when a mentor is chosen.',
  ],
  sections: [
    {
      questions: {
        mentee: {
          ask: ['О ком вы пишете: фамилия и имя обучающегося', 'Whom do you write about: name of the learner'],
          inCodes: ['Код обучающегося (его сообщит куратор)', 'Code of the learner (the curator tells it)'],
        },
        relation: { ask: ['Кто вы для обучающегося?', 'Who are you to the learner?'], required: true },
        themes: { ask: ['С чем ему помог бы наставник?', 'What would a mentor help with?'], required: true },
        strengths: ['Что у него хорошо получается?', 'What is he or she good at?'],
        advised: ['Какая форма наставничества подошла бы?', 'Which form of mentoring would fit?'],
        urgency: ['Насколько это срочно?', 'How urgent is it?'],
        summary: {
          ask: ['Что ещё важно знать куратору?', 'What else should the curator know?'],
          help: ['Без диагнозов и сведений о здоровье', 'No diagnoses, nothing about health'],
        },
      },
    },
  ],
  fill: ({ relation }) =>
    relation ? { channel: channelOf[relation], by: 'F3', confidential: relation === 'psychologist' } : {},
});

export const channelsEvidence = (p: Programme): Words => {
  const used = new Set(p.rows(menteeSources).map((s) => s.channel)).size;
  return [`каналов ${used} из 6`, `channels ${used} of 6`];
};
