/** Reflection, one's own and together (F13): three open prompts, nobody named (7.in.1). */
import {
  choice,
  date,
  form,
  key,
  number,
  optional,
  type Programme,
  paragraph,
  type Row,
  table,
} from '../../kit/index.ts';

export const reflectionKinds = {
  personal: ['личная', 'personal'],
  group: ['групповая', 'group'],
} as const;

export const reflectionSides = {
  mentee: ['наставляемый', 'mentee'],
  mentor: ['наставник', 'mentor'],
  together: ['все вместе', 'all together'],
} as const;

export const reflections = table(
  'reflections',
  ['Рефлексия', 'Reflection'],
  () => ({
    id: key('reflections', 'РФ'),
    kind: choice(['Вид', 'Kind'], reflectionKinds, { start: 'personal', width: 120 }),
    side: choice(['Чей взгляд', 'Whose view'], reflectionSides, { start: 'together', width: 150 }),
    on: optional(date(['Когда', 'When'], { start: 'today' })),
    people: optional(
      number(
        ['Сколько участников', 'How many people'],
        { from: 1, to: 500 },
        { help: ['Для групповой рефлексии', 'For a reflection of a group'] },
      ),
    ),
    gained: paragraph(['Что получилось, что нового в себе', 'What worked, what is new in oneself'], {
      help: ['Без имён', 'No names'],
      samples: ['научились планировать и не бояться спрашивать'],
    }),
    hard: optional(paragraph(['Что было трудно', 'What was hard'], { samples: ['находить время перед контрольными'] })),
    next: optional(
      paragraph(['Что взять дальше, что изменить', 'What to keep, what to change'], {
        samples: ['встречаться чаще в начале года'],
      }),
    ),
  }),
  {
    aside: true,
    about: [
      'Ответы на три открытых вопроса: без имён и кодов.',
      'Answers to three open prompts: without names and codes.',
    ],
    practice: (r) => ({ ...r, people: r.kind === 'group' ? 12 : undefined }),
  },
);
export type Reflection = Row<typeof reflections>;

export const reflectionForm = form('reflection', reflections, {
  code: 'F13',
  title: ['Рефлексия', 'Reflection'],
  intro: [
    'Три вопроса о прошедшем годе наставничества. Имя и код указывать не нужно: кто ответил, не узнает никто. Не называйте, пожалуйста, других людей. Ответы увидит куратор; обобщённые выводы войдут в итоги программы.',
    'Three questions about the past year of mentoring. No name or code is needed: nobody learns who answered. Please name no other people. The curator will see the answers; what they have in common goes into the results of the programme.',
  ],
  thanks: ['Спасибо! Ответ записан без имени.', 'Thank you! Your answer is recorded without a name.'],
  sections: [
    {
      questions: {
        side: ['Вы отвечаете как…', 'You answer as…'],
        gained: [
          'Что у вас получилось за этот год? Что нового вы узнали о себе?',
          'What did you achieve this year? What did you learn about yourself?',
        ],
        hard: ['Что было трудно и что помогло?', 'What was hard, and what helped?'],
        next: [
          'Что вы возьмёте с собой дальше? Что стоит изменить в программе?',
          'What will you take along? What should change in the programme?',
        ],
      },
    },
  ],
});

export const reflectionsBy = (p: Programme, kind: Reflection['kind']): readonly Reflection[] =>
  p.rows(reflections).filter((r) => r.kind === kind);
