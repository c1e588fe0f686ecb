import {
  addDays,
  byScript,
  choice,
  date,
  email,
  key,
  label,
  many,
  number,
  optional,
  type Programme,
  paragraph,
  type Row,
  table,
  text,
} from '../../kit/index.ts';
import { mentoringForms } from '../dictionaries.ts';

/** The passport of the programme: a card, one line a setting. */
export const settings = table(
  'settings',
  ['Настройки', 'Settings'],
  {
    organisation: optional(
      text(['Организация', 'Organisation'], {
        width: 300,
        help: ['Краткое название, как в письмах', 'Its short name, as in letters'],
      }),
    ),
    year: optional(text(['Учебный год', 'School year'], { help: ['Например, 2026/2027', 'For example, 2026/2027'] })),
    goal: optional(paragraph(['Цель программы', 'Goal of the programme'], { wrap: true })),
    forms: many(['Формы наставничества этого года', 'Forms of mentoring this year'], mentoringForms, {
      help: ['Только они предлагаются в анкетах и при подборе', 'Only these are offered in forms and in pairing'],
    }),
    ageFrom: number(
      ['Возраст наставляемых: от', 'Age of mentees: from'],
      { from: 5, to: 30 },
      {
        start: 11,
        help: ['По целевой модели 11–18 лет', 'By the target model 11 to 18'],
      },
    ),
    ageTo: number(['Возраст наставляемых: до', 'Age of mentees: to'], { from: 5, to: 30 }, { start: 18 }),
    mentorAgeFrom: number(
      ['Возраст наставника-ученика: от', 'Age of a pupil as mentor: from'],
      { from: 10, to: 20 },
      { start: 14 },
    ),
    replyTo: optional(email(['Почта куратора для ответов', 'Curator’s address for replies'])),
    language: choice(
      ['Язык', 'Language'],
      { ru: ['русский', 'Russian'], en: ['английский', 'English'] },
      { start: 'ru' },
    ),
    mode: byScript(
      choice(
        ['Персональные данные', 'Personal data'],
        { codes: ['коды', 'codes'], full: ['полные данные', 'full data'] },
        {
          start: 'codes',
          help: ['Меняется на панели, с указанием, кто решил', 'Changed in the panel, saying who decided'],
        },
      ),
    ),
    modeDecided: byScript(optional(text(['Кто решил и почему', 'Who decided and why'], { width: 300 }))),
    practice: byScript(
      optional(text(['Учебная школа', 'Practice school'], { help: ['Люди вымышлены', 'The people are invented'] })),
    ),
  },
  {
    drawn: 'down',
    about: [
      'Паспорт программы. Меняйте значения справа.',
      'The passport of the programme. Change the values on the right.',
    ],
    starts: (_lang) => [{ forms: ['student_student', 'college_student_pupil', 'employer_pupil'] as const }],
  },
);
export type Settings = Row<typeof settings>;

/** What holds until the card has been filled in. */
export const defaults: Settings = {
  organisation: undefined,
  year: undefined,
  goal: undefined,
  forms: ['student_student', 'college_student_pupil', 'employer_pupil'],
  ageFrom: 11,
  ageTo: 18,
  mentorAgeFrom: 14,
  replyTo: undefined,
  language: 'ru',
  mode: 'codes',
  modeDecided: undefined,
  practice: undefined,
};

export const settingsOf = (p: Programme): Settings => p.rows(settings)[0] ?? defaults;

export const team = table(
  'team',
  ['Команда', 'Team'],
  {
    id: key('team', 'К'),
    label: label(),
    fullName: text(['ФИО', 'Full name'], {
      width: 240,
      samples: ['Лебедева Ольга Игоревна', 'Гончаров Павел Сергеевич', 'Шарипова Алия Маратовна'],
    }),
    position: optional(
      text(['Должность', 'Position'], { samples: ['заместитель директора', 'педагог-психолог', 'учитель истории'] }),
    ),
    role: choice(
      ['Роль в программе', 'Role in the programme'],
      {
        head: ['руководитель', 'head'],
        curator: ['куратор', 'curator'],
        psychologist: ['педагог-психолог', 'psychologist'],
        methodist: ['методист', 'methodist'],
        supplies: ['ответственный за обеспечение', 'supplies'],
        technical: ['технический помощник', 'technical help'],
      },
      { start: 'curator' },
    ),
    email: optional(email(['Эл. почта', 'E-mail'])),
    forms: optional(many(['За какие формы отвечает', 'Forms in charge'], mentoringForms)),
    from: optional(date(['С какого дня', 'From'], { start: 'today' })),
    to: optional(date(['По какой день', 'To'])),
    orderNo: optional(text(['Приказ №', 'Order no.'])),
  },
  {
    called: (m) => m.fullName,
    about: ['Команда программы: кураторы, психолог, методист.', 'The team: curators, psychologist, methodist.'],
    practice: (m) => ({ ...m, forms: undefined, from: m.from, to: m.from && addDays(m.from, 300) }),
  },
);
