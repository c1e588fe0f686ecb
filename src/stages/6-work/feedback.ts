/** What mentors and mentees say of the programme: one row an answer, the core's scales as columns. */
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
import { mentoringForms, roleModels } from '../dictionaries.ts';

export const surveyWaves = {
  first: ['первый опрос', 'first survey'],
  mid: ['промежуточный опрос', 'mid survey'],
  final: ['заключительный опрос', 'final survey'],
  pulse: ['после встречи', 'after a meeting'],
} as const;
export type SurveyWave = keyof typeof surveyWaves;

export const feedbackSides = {
  mentee: ['наставляемый', 'mentee'],
  mentor: ['наставник', 'mentor'],
} as const;
export type Side = keyof typeof feedbackSides;

/** Another number when a question's words or scale change: answers of different versions are not compared. */
export const QUESTIONS_VERSION = 1;

const ten = (title: Words): Column<number | undefined> =>
  optional(
    scale(title, { to: 10, low: ['совсем нет', 'not at all'], high: ['в полной мере', 'fully'] }, { width: 90 }),
  );

const yesOrNo = { yes: ['да', 'yes'], no: ['нет', 'no'] } as const;
const yesNoAsked = (title: Words): Column<'yes' | 'no' | undefined> => optional(choice(title, yesOrNo, { width: 90 }));

/**
 * The core (domain 3.5): asked before the work as what is expected, after it as what came true. The same column in both
 * waves is the pair of questions, so the gap is after − before.
 */
export const coreColumns = {
  effectiveness: ten(['Эффективность программы', 'Effectiveness of the programme']),
  comfort: ten(['Комфорт общения', 'Comfort of communication']),
  personal: ten(['Польза личных встреч', 'Use of personal meetings']),
  group: ten(['Польза групповых встреч', 'Use of group meetings']),
  support: ten(['Поддержка', 'Support']),
  help: ten(['Помощь', 'Help']),
  safety: ten(['Безопасность', 'Safety']),
  clarity: ten(['Ясность ожиданий', 'Clarity of expectations']),
  changes: ten(['Перемены', 'Changes']),
} as const;
export type CoreScale = keyof typeof coreColumns;

/** Asked only when there is something to look back at. */
export const afterColumns = {
  joint: ten(['Совместная работа', 'Joint work']),
  result: ten(['Удовлетворённость результатом', 'Satisfaction with the result']),
  quality: ten(['Качество программы', 'Quality of the programme']),
  engagement: ten(['Вовлечённость наставляемого', 'Engagement of the mentee']),
  organisation: ten(['Организация', 'Organisation']),
  curatorSupport: ten(['Поддержка куратора', 'Support by the curator']),
  progress: ten(['Продвижение к цели', 'Progress to the goal']),
} as const;

export const closedColumns = {
  before: yesNoAsked(['Участвовал раньше', 'Took part before']),
  glad: yesNoAsked(['Рад, что участвует', 'Glad to take part']),
  goOn: yesNoAsked(['Хочет продолжать', 'Wants to go on']),
  toMentor: yesNoAsked(['Планирует стать наставником', 'Plans to be a mentor']),
  future: yesNoAsked(['Лучше понимает профессиональное будущее', 'Sees the professional future better']),
  clubs: yesNoAsked(['Интерес к кружкам и событиям', 'Interest in clubs and events']),
  confidence: yesNoAsked(['Больше уверенности', 'More confidence']),
  fewerConflicts: yesNoAsked(['Меньше конфликтов', 'Fewer conflicts']),
  stay: yesNoAsked(['Хочет остаться в коллективе', 'Wishes to stay on the staff']),
  publications: yesNoAsked(['Свои разработки и публикации', 'Own works and publications']),
  enterprise: yesNoAsked(['Хочет работать на предприятии', 'Wishes to work at the enterprise']),
} as const;
export type Closed = keyof typeof closedColumns;

export const feedback = table(
  'feedback',
  ['Обратная связь', 'Feedback'],
  () => ({
    id: key('feedback', 'АН'),
    wave: choice(['Опрос', 'Survey'], surveyWaves, { width: 150 }),
    side: choice(['Кто отвечает', 'Who answers'], feedbackSides, { width: 120 }),
    on: date(['Когда', 'When'], { start: 'today' }),
    mentee: optional(ref('mentees', ['Наставляемый', 'Mentee'])),
    mentor: optional(ref('mentors', ['Наставник', 'Mentor'])),
    pair: optional(byScript(ref('pairs', ['Пара', 'Pair']))),
    form: optional(choice(['Форма наставничества', 'Form of mentoring'], mentoringForms, { width: 170 })),
    roleModel: optional(byScript(choice(['Ролевая модель', 'Role model'], roleModels, { width: 200 }))),
    version: byScript(
      number(
        ['Версия вопросов', 'Version of the questions'],
        { from: 1, to: 999 },
        { start: QUESTIONS_VERSION, width: 80 },
      ),
    ),
    ...coreColumns,
    ...afterColumns,
    ...closedColumns,
    events: optional(
      choice(['Как часто бывает на мероприятиях', 'How often at events'], {
        very_often: ['очень часто', 'very often'],
        often: ['часто', 'often'],
        seldom: ['редко', 'seldom'],
        once: ['1–2 раза', 'once or twice'],
        never: ['никогда', 'never'],
      }),
    ),
    expects: optional(paragraph(['Ожидания', 'Expectations'], { samples: ['помощь с проектом'] })),
    valuable: optional(paragraph(['Что ценно', 'What is valuable'], { samples: ['живое общение'] })),
    missing: optional(paragraph(['Чего не хватает', 'What is missing'], { samples: ['больше встреч'] })),
    adult: optional(
      choice(['Нужна помощь взрослого', 'An adult’s help is needed'], yesOrNo, {
        hidden: true,
        help: ['Хранится на листе «Сигналы»; здесь всегда пусто', 'Kept in “Signals”; always empty here'],
      }),
    ),
  }),
  {
    about: [
      'Ответы на опросы: первый, промежуточный, заключительный и после встреч. Анонимные строки — без кода.',
      'Answers to the surveys: first, mid, final and after meetings. Anonymous rows carry no code.',
    ],
    practice: (x) => ({
      ...x,
      adult: undefined,
      ...(x.side === 'mentor' ? { mentee: undefined } : { mentor: undefined }),
    }),
  },
);
export type Feedback = Row<typeof feedback>;
