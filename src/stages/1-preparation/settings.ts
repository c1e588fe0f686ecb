import {
  addDays,
  byScript,
  choice,
  date,
  email,
  key,
  type LocalDate,
  label,
  many,
  number,
  optional,
  type Programme,
  paragraph,
  type Row,
  table,
  text,
  url,
  yesNo,
} from '../../kit/index.ts';
import { mentoringForms, roleModels } from '../dictionaries.ts';
import { languages, lettersIn } from '../languages.ts';

/** Who counts as satisfied: the model gives no rule, a school chooses one. */
export const satisfiedRules = {
  scale: ['программа в целом — 7 из 10 и выше', 'the programme as a whole: 7 of 10 or more'],
  glad: ['рад, что участвовал', 'glad to have taken part'],
  either: ['то или другое', 'either of them'],
} as const;

/** The passport of the programme: a card, one line a setting. */
export const settings = table(
  'settings',
  ['Настройки', 'Settings'],
  () => ({
    organisation: optional(
      text(['Организация', 'Organisation'], {
        width: 300,
        help: ['Краткое название, как в письмах', 'Its short name, as in letters'],
      }),
    ),
    fullName: optional(
      text(['Полное название организации', 'Full name of the organisation'], {
        width: 300,
        help: ['Как в уставе: для приказов и согласий', 'As in the charter: for orders and consents'],
      }),
    ),
    address: optional(text(['Адрес организации', 'Address of the organisation'], { width: 300 })),
    city: optional(text(['Город', 'City'], { samples: ['Казань'] })),
    headName: optional(
      text(['Руководитель: фамилия и инициалы', 'Head: family name and initials'], {
        samples: ['Петрова А. В.'],
        help: ['В именительном падеже', 'As in a signature'],
      }),
    ),
    headPosition: optional(text(['Должность руководителя', 'Position of the head'], { samples: ['директор'] })),
    dataOfficer: optional(
      text(['Кто отвечает за персональные данные', 'Who answers for personal data'], {
        samples: ['Соколова Н. И., делопроизводитель'],
      }),
    ),
    site: optional(url(['Сайт, раздел «Наставничество»', 'Site, section on mentoring'])),
    year: optional(text(['Учебный год', 'School year'], { help: ['Например, 2026/2027', 'For example, 2026/2027'] })),
    goal: optional(paragraph(['Цель программы', 'Goal of the programme'], { wrap: true })),
    forms: many(['Формы наставничества этого года', 'Forms of mentoring this year'], mentoringForms, {
      every: true,
      help: ['Только они предлагаются в анкетах и при подборе', 'Only these are offered in forms and in pairing'],
    }),
    roleModels: optional(
      many(['Ролевые модели этого года', 'Role models this year'], roleModels, {
        help: ['Варианты внутри форм', 'Variants within the forms'],
      }),
    ),
    tasks: optional(paragraph(['Задачи программы', 'Tasks of the programme'], { wrap: true })),
    results: optional(paragraph(['Ожидаемые результаты', 'Expected results'], { wrap: true })),
    classes: optional(
      text(['Классы и группы программы', 'Classes and groups of the programme'], {
        width: 300,
        help: ['Через запятую: по ним видно, кому уже рассказали', 'With commas between: shows who has been told'],
        samples: ['7А, 7Б, 8А'],
      }),
    ),
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
    trainingHours: number(
      ['Часов обучения наставника, не меньше', 'Hours of a mentor’s training, at least'],
      { from: 0, to: 100, whole: false },
      { start: 2 },
    ),
    override: yesNo(['Допуск наставника решением куратора', 'Admitting a mentor by the curator’s decision'], {
      help: [
        'Если «да», наставника можно допустить без обучения или справки, с записью причины',
        'If yes, a mentor may be admitted without training or certificate, with a recorded reason',
      ],
    }),
    satisfied: choice(['Кто считается довольным', 'Who counts as satisfied'], satisfiedRules, {
      start: 'scale',
      width: 300,
      help: [
        'Единого правила в модели нет; выбранное печатается рядом с числом',
        'The model has no rule for it; the one chosen is printed beside the figure',
      ],
    }),
    replyTo: optional(email(['Почта куратора для ответов', 'Curator’s address for replies'])),
    quietFrom: number(
      ['Тихие часы писем: с', 'Quiet hours of letters: from'],
      { from: 12, to: 24 },
      { start: 20, help: ['С этого часа писем нет', 'No letters from this hour on'] },
    ),
    quietTo: number(['Тихие часы писем: до', 'Quiet hours of letters: until'], { from: 0, to: 12 }, { start: 8 }),
    lettersAWeek: number(
      ['Напоминаний одному человеку в неделю', 'Reminders to one person a week'],
      { from: 1, to: 7 },
      {
        start: 3,
        help: ['Не больше; обязательные письма идут сверх этого', 'At most; obligatory letters go beyond it'],
      },
    ),
    minutesAMonth: number(
      ['Минут опросов на человека в месяц', 'Minutes of surveys for a person a month'],
      { from: 1, to: 240 },
      {
        start: 15,
        help: [
          'Опрос сверх этого открывается только с записью причины',
          'A survey beyond it is opened only with a recorded reason',
        ],
      },
    ),
    signalHours: number(
      ['Часов на то, чтобы принять сигнал', 'Hours to take a signal'],
      { from: 1, to: 72 },
      { start: 4, help: ['Потом письмо идёт руководителю', 'After that the head is written to'] },
    ),
    lettersPaused: byScript(
      optional(
        text(['Письма остановлены', 'Letters are paused'], {
          help: ['Кто и когда; пусто — письма идут', 'Who and when; empty when letters go'],
        }),
      ),
    ),
    releaseEvery: choice(
      ['Сводка для наблюдателей выходит', 'The summary for observers is released'],
      { quarter: ['раз в четверть', 'once a quarter'], month: ['раз в месяц', 'once a month'] },
      {
        start: 'quarter',
        help: [
          'По календарю: 5 ноября, 15 января, 1 апреля, 1 июня — или 1-го числа каждого месяца',
          'By the calendar: 5 November, 15 January, 1 April, 1 June – or the 1st of every month',
        ],
      },
    ),
    smallest: number(
      ['Наименьшее число людей в сводке', 'Smallest number of people in the summary'],
      { from: 1, to: 1000 },
      {
        start: 5,
        help: [
          'Числа меньше этого наблюдателям не показываются; меньше 5 поставить нельзя, для публикации — 10',
          'Smaller numbers are not shown to observers; under 5 is refused, use 10 for publication',
        ],
      },
    ),
    language: choice(['Язык', 'Language'], languages, { start: 'ru' }),
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
  }),
  {
    drawn: 'down',
    nextYear: () => ({ lettersPaused: undefined }),
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
  fullName: undefined,
  address: undefined,
  city: undefined,
  headName: undefined,
  headPosition: undefined,
  dataOfficer: undefined,
  site: undefined,
  year: undefined,
  goal: undefined,
  forms: ['student_student', 'college_student_pupil', 'employer_pupil'],
  roleModels: undefined,
  tasks: undefined,
  results: undefined,
  classes: undefined,
  ageFrom: 11,
  ageTo: 18,
  mentorAgeFrom: 14,
  trainingHours: 2,
  override: false,
  satisfied: 'scale',
  replyTo: undefined,
  quietFrom: 20,
  quietTo: 8,
  lettersAWeek: 3,
  minutesAMonth: 15,
  signalHours: 4,
  lettersPaused: undefined,
  releaseEvery: 'quarter',
  smallest: 5,
  language: 'ru',
  mode: 'codes',
  modeDecided: undefined,
  practice: undefined,
};

export const settingsOf = (p: Programme): Settings => p.rows(settings)[0] ?? defaults;

/** The calendar year in which the school year begins: from «2026/2027», or from the day it is. */
export function firstYearOf(year: string | undefined, today: LocalDate): number {
  const written = /20\d\d/.exec(year ?? '');
  if (written) return Number(written[0]);
  const [y, m] = today.split('-').map(Number) as [number, number];
  return m >= 7 ? y : y - 1;
}

export const team = table(
  'team',
  ['Команда', 'Team'],
  () => ({
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
        observer: ['наблюдатель сводки', 'observer of the summary'],
      },
      { start: 'curator' },
    ),
    email: optional(email(['Эл. почта', 'E-mail'])),
    language: lettersIn(),
    forms: optional(many(['За какие формы отвечает', 'Forms in charge'], mentoringForms)),
    signals: {
      ...yesNo(['Принимает сигналы', 'Takes signals'], {
        help: [
          'Видит файл сигналов «Нужна помощь взрослого» вместе с психологом',
          'Sees the file of signals “An adult’s help is needed”, as the psychologist does',
        ],
      }),
      // practice people are told apart by the dice: one more throw would make another school of them
      sample: () => false,
    },
    from: optional(date(['С какого дня', 'From'], { start: 'today' })),
    to: optional(date(['По какой день', 'To'])),
    orderNo: optional(text(['Приказ №', 'Order no.'])),
  }),
  {
    called: (m) => m.fullName,
    nextYear: (m, p) => (m.to && m.to < p.today ? undefined : {}),
    about: ['Команда программы: кураторы, психолог, методист.', 'The team: curators, psychologist, methodist.'],
    practice: (m) => ({ ...m, forms: undefined, from: m.from, to: m.from && addDays(m.from, 300) }),
  },
);
export type Member = Row<typeof team>;

/** Who is in the team on a day. */
export const serving = (p: Programme, role: Member['role']): readonly Member[] =>
  p.rows(team).filter((m) => m.role === role && (!m.from || m.from <= p.today) && (!m.to || m.to >= p.today));
