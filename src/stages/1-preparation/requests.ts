import {
  choice,
  counted,
  date,
  form,
  join,
  key,
  many,
  optional,
  type Programme,
  paragraph,
  type Row,
  table,
  text,
  type Words,
} from '../../kit/index.ts';
import { themes } from '../dictionaries.ts';

/** What learners and teachers would like before anything is decided (1.in.2). Whoever only asked is not in any base yet. */
export const requests = table(
  'requests',
  ['Предварительные запросы', 'Preliminary requests'],
  () => ({
    id: key('requests', 'ЗП'),
    role: choice(
      ['Кто спрашивает', 'Who asks'],
      { learner: ['обучающийся', 'learner'], teacher: ['педагог', 'teacher'] },
      { start: 'learner', width: 130 },
    ),
    classOrGroup: optional(text(['Класс или группа', 'Class or group'], { width: 120, samples: ['7А', '9Б', '10А'] })),
    department: optional(
      text(['Предмет или должность', 'Subject or position'], { samples: ['математика', 'начальные классы'] }),
    ),
    themes: optional(many(['Темы', 'Themes'], themes)),
    wants: choice(
      ['Кем хотел бы стать', 'Would like to be'],
      {
        mentee: ['наставляемым', 'a mentee'],
        mentor: ['наставником', 'a mentor'],
        thinking: ['пока думаю', 'still thinking'],
      },
      { start: 'thinking', width: 140 },
    ),
    note: optional(
      paragraph(['Своими словами', 'In own words'], { samples: ['Хочу подтянуть физику', 'Готов помочь с проектом'] }),
    ),
    fullName: optional(
      text(['Фамилия и имя', 'Name'], {
        personal: true,
        samples: ['Белова Анна'],
        help: ['Не обязательно', 'Optional'],
      }),
    ),
    submitted: optional(date(['Получен', 'Received'], { start: 'today' })),
  }),
  {
    called: (r) => r.fullName ?? '',
    aside: true,
    about: [
      'Кто и о чём спросил до начала программы. Отсюда — карта запросов.',
      'Who asked for what before the programme began. The map of requests is made from this.',
    ],
    practice: (r) => (r.role === 'learner' ? { ...r, department: undefined } : { ...r, classOrGroup: undefined }),
  },
);
export type Request = Row<typeof requests>;

export const requestForm = form('preliminary-request', requests, {
  code: 'F1',
  title: ['Предварительный запрос', 'Preliminary request'],
  intro: [
    'В школе готовится программа наставничества: опытный человек помогает тому, кому нужна поддержка. Ответьте на 4 вопроса, это займёт две минуты и ни к чему не обязывает. Ответы увидит куратор программы.',
    'The school is preparing a mentoring programme: an experienced person helps someone who needs support. Four questions, two minutes, no obligation. The curator of the programme will see the answers.',
  ],
  thanks: [
    'Спасибо! По этим ответам мы решим, какой будет программа. Когда начнётся набор, вы получите приглашение.',
    'Thank you! Your answers help us decide what the programme will be. You will be invited when it begins.',
  ],
  sections: [
    { questions: { role: ['Вы…', 'You are a…'] } },
    {
      title: ['Для обучающихся', 'For learners'],
      of: { role: ['learner'] },
      questions: {
        classOrGroup: { ask: ['Класс или группа', 'Class or group'], required: true },
        fullName: {
          ask: ['Фамилия и имя', 'Family name and first name'],
          help: [
            'Не обязательно: напишите, если хотите, чтобы вас пригласили лично',
            'Optional: write it if you wish to be invited in person',
          ],
        },
      },
    },
    {
      title: ['Для педагогов', 'For teachers'],
      of: { role: ['teacher'] },
      questions: { department: { ask: ['Предмет или должность', 'Subject or position'], required: true } },
    },
    {
      title: ['Ваш запрос', 'Your request'],
      questions: {
        themes: {
          ask: ['Что вам интересно или в чём нужна помощь?', 'What interests you, or where is help needed?'],
          required: true,
        },
        wants: ['Кем вы хотели бы стать в программе?', 'Who would you like to be in the programme?'],
        note: {
          ask: ['Что ещё нам важно знать?', 'What else should we know?'],
          help: ['Без диагнозов и сведений о здоровье', 'No diagnoses, nothing about health'],
        },
      },
    },
  ],
});

export const requestsEvidence = (p: Programme): Words => {
  const all = p.rows(requests);
  const from = (role: Request['role']) => all.filter((r) => r.role === role).length;
  return join(counted(all.length, ['запрос', 'запроса', 'запросов'], ['request', 'requests']), [
    `: от обучающихся ${from('learner')}, от педагогов ${from('teacher')}`,
    `: from learners ${from('learner')}, from teachers ${from('teacher')}`,
  ]);
};
