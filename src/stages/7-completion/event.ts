/** The festive event (7.in.4, 7.out.2): its plan, guests of five kinds with their answers (F15), and its programme. */
import {
  byScript,
  choice,
  date,
  email,
  form,
  key,
  label,
  number,
  optional,
  paragraph,
  type Row,
  ref,
  sameWords,
  sayDay,
  table,
  text,
  url,
} from '../../kit/index.ts';

export const finalEvents = table(
  'finalEvents',
  ['Итоговое событие', 'Final event'],
  () => ({
    id: key('finalEvents', 'ПЗ'),
    label: label(),
    on: date(['Дата', 'Date'], { start: 'today' }),
    time: optional(text(['Время', 'Time'], { width: 80, samples: ['15:00'] })),
    place: optional(text(['Где', 'Place'], { width: 200, samples: ['актовый зал'] })),
    host: optional(ref('team', ['Ведущий', 'Host'])),
    plan: optional(
      paragraph(['План подготовки', 'Plan of the preparation'], {
        width: 320,
        samples: ['сценарий, приглашения, грамоты, ролик, выставка проектов'],
      }),
    ),
    scenario: optional(url(['Сценарий', 'Scenario'])),
    state: choice(
      ['Состояние', 'State'],
      { planned: ['готовится', 'planned'], held: ['прошло', 'held'], cancelled: ['отменено', 'cancelled'] },
      { start: 'planned', width: 110 },
    ),
  }),
  {
    called: (e) => sayDay(e.on, 'ru'),
    happens: (e) => (e.state === 'planned' ? [{ on: e.on, words: ['Итоговое событие', 'Final event'] }] : []),
    about: [
      'Праздник итогов: когда, где, кто ведёт. Гости и программа — на своих листах.',
      'The festive event: when, where, who hosts it. Guests and programme have tabs of their own.',
    ],
  },
);
export type FinalEvent = Row<typeof finalEvents>;

/** The five kinds exactly as the model lists them (7.out.2). */
export const guestTypes = {
  business: ['бизнес-сообщество', 'business community'],
  education: ['образовательная организация', 'educational organisation'],
  ngo: ['НКО', 'NGO'],
  local_government: ['местное самоуправление', 'local government'],
  alumnus: ['выпускник', 'alumnus'],
} as const;

export const guestReplies = {
  yes: ['придёт', 'is coming'],
  maybe: ['ещё не знает', 'does not know yet'],
  no: ['не придёт', 'is not coming'],
} as const;

export const guests = table(
  'guests',
  ['Гости события', 'Guests of the event'],
  () => ({
    id: key('guests', 'ГС'),
    label: label(),
    event: ref('finalEvents', ['Событие', 'Event']),
    name: text(['Гость', 'Guest'], { width: 220, samples: ['Кузнецов Андрей Петрович', 'Ильина Вера Олеговна'] }),
    type: choice(['Кто это', 'Kind'], guestTypes, { start: 'business', width: 190 }),
    organisation: optional(text(['Организация', 'Organisation'], { samples: ['завод «Вектор»', 'фонд «Берег»'] })),
    partner: optional(ref('partners', ['Партнёр', 'Partner'])),
    email: optional(email(['Эл. почта', 'E-mail'])),
    invited: optional(date(['Приглашён', 'Invited on'])),
    reply: optional(choice(['Ответ', 'Reply'], guestReplies, { width: 130 })),
    repliedOn: optional(date(['Ответил', 'Replied on'])),
    people: optional(number(['Сколько человек', 'How many people'], { from: 1, to: 50 })),
    attended: optional(choice(['Был', 'Attended'], { yes: ['да', 'yes'], no: ['нет', 'no'] }, { width: 90 })),
  }),
  {
    called: (g) => g.name,
    once: (g) => (g.event && g.name ? `${g.event}|${sameWords(`${g.name}|${g.organisation ?? ''}`)}` : ''),
    about: [
      'Кого пригласить на праздник: пять видов гостей, как в целевой модели.',
      'Whom to invite to the event: the five kinds of guests of the target model.',
    ],
  },
);
export type Guest = Row<typeof guests>;

export const guestAnswers = table(
  'guestAnswers',
  ['Ответы гостей', 'Answers of guests'],
  () => ({
    id: key('guestAnswers', 'ОГ'),
    guest: ref('guests', ['Гость', 'Guest']),
    coming: choice(
      ['Придёт', 'Coming'],
      { yes: ['да', 'yes'], maybe: ['пока не знаю', 'I do not know yet'], no: ['нет', 'no'] },
      { width: 120 },
    ),
    people: optional(number(['Сколько человек', 'How many people'], { from: 1, to: 50 })),
    note: optional(paragraph(['Пожелания', 'Wishes'], { samples: ['готов вручить награды'] })),
    answered: optional(date(['Когда', 'When'], { start: 'today' })),
  }),
  {
    aside: true,
    about: ['Ответы на приглашение (F15).', 'Answers to the invitation (F15).'],
  },
);

export const guestForm = form('guest-answer', guestAnswers, {
  code: 'F15',
  links: { guests: { guest: '*' } },
  title: ['Ответ на приглашение', 'Answer to the invitation'],
  intro: [
    'Вы приглашены на праздник итогов программы наставничества. Ответ займёт полминуты; его увидит куратор.',
    'You are invited to the festive event of the mentoring programme. The answer takes half a minute; the curator will see it.',
  ],
  thanks: ['Спасибо! Ответ записан. Его можно изменить.', 'Thank you! Your answer is recorded. You may change it.'],
  sections: [
    {
      questions: {
        guest: {
          ask: ['Код из приглашения', 'The code in the invitation'],
          help: ['Например, ГС-007; или ваши фамилия, имя, отчество', 'For example ГС-007; or your full name'],
        },
        coming: ['Вы придёте?', 'Will you come?'],
        people: ['Сколько вас будет?', 'How many will you be?'],
        note: ['Хотите ли вы что-нибудь сказать или вручить?', 'Would you like to say or hand over something?'],
      },
    },
  ],
});

export const itemKinds = {
  case: ['кейс', 'a case'],
  award: ['награждение', 'an award'],
  speech: ['слово', 'a speech'],
  break: ['номер, перерыв', 'a performance, a break'],
} as const;

/** The running order of the event. */
export const eventItems = table(
  'eventItems',
  ['Программа события', 'Programme of the event'],
  () => ({
    id: key('eventItems', 'ПЦ'),
    event: ref('finalEvents', ['Событие', 'Event']),
    order: number(['Порядок', 'Order'], { from: 1, to: 200 }, { start: 1, width: 110 }),
    kind: choice(['Что это', 'Kind'], itemKinds, { start: 'speech', width: 130 }),
    title: optional(text(['Название', 'Title'], { width: 260, samples: ['слово директора'] })),
    case: optional(ref('cases', ['Кейс', 'Case'])),
    award: optional(ref('awards', ['Поощрение', 'Award'])),
    guest: optional(ref('guests', ['Гость', 'Guest'])),
    minutes: optional(number(['Минут', 'Minutes'], { from: 1, to: 240 }, { start: 5, width: 80 })),
    stop: optional(
      byScript(
        text(['Чего не хватает', 'What is missing'], {
          width: 240,
          help: ['Пункт нельзя показывать, пока это не исправлено', 'The item may not be shown until this is settled'],
        }),
      ),
    ),
  }),
  {
    about: [
      'Что за чем идёт на празднике. Кейс и награда — только с согласием на публикацию.',
      'What follows what at the event. A case or an award only with the consent to publication.',
    ],
    practice: (i) => ({
      ...i,
      case: undefined,
      award: undefined,
      guest: undefined,
      kind: 'speech' as const,
      stop: undefined,
    }),
  },
);
export type EventItem = Row<typeof eventItems>;
