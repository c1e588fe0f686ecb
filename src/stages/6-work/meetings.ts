/** The meetings of pairs: planned, held, called off; told by the mentor in F7, entered by the curator, or from paper. */
import {
  byScript,
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
  text,
} from '../../kit/index.ts';
import { modes } from '../dictionaries.ts';
import { meetingKinds } from './plans.ts';

export const meetingStates = {
  planned: ['запланирована', 'planned'],
  held: ['прошла', 'held'],
  cancelled: ['не состоялась', 'called off'],
} as const;

export const meetings = table(
  'meetings',
  ['Встречи', 'Meetings'],
  () => ({
    id: key('meetings', 'ВС'),
    pair: ref('pairs', ['Пара', 'Pair']),
    on: date(['Дата', 'Date'], { start: 'today' }),
    kind: choice(['Вид встречи', 'Kind of meeting'], meetingKinds, { start: 'working', width: 180 }),
    state: choice(['Состояние', 'State'], meetingStates, { start: 'held', width: 130 }),
    minutes: optional(number(['Минут', 'Minutes'], { from: 5, to: 600 }, { width: 80 })),
    mode: optional(choice(['Как', 'How'], modes, { width: 120 })),
    place: optional(text(['Где', 'Where'], { samples: ['кабинет 12', 'библиотека'] })),
    topics: optional(
      paragraph(['О чём говорили', 'What it was about'], { samples: ['план проекта', 'выбор профессии'] }),
    ),
    done: optional(
      choice(
        ['Сделано ли намеченное', 'Was the plan done'],
        { yes: ['да', 'yes'], partly: ['частично', 'in part'], no: ['нет', 'no'] },
        { width: 110 },
      ),
    ),
    rating: optional(
      scale(['Как прошла', 'How it went'], {
        to: 5,
        low: ['трудно', 'with difficulty'],
        high: ['отлично', 'very well'],
      }),
    ),
    next: optional(date(['Следующая встреча', 'Next meeting'])),
    help: optional(
      paragraph(['Какая помощь нужна наставнику', 'What help the mentor needs'], { samples: ['как начать разговор'] }),
    ),
    source: choice(
      ['Откуда запись', 'Where the entry comes from'],
      { form: ['форма', 'form'], hand: ['внёс куратор', 'entered by the curator'], paper: ['с бумаги', 'from paper'] },
      { start: 'hand', width: 130 },
    ),
    mentor: optional(ref('mentors', ['Кто сообщил', 'Who told of it'])),
    told: optional(byScript(date(['Когда сообщил', 'Told on'], { start: 'today' }))),
  }),
  {
    happens: (m) => (m.state === 'planned' ? [{ on: m.on, words: ['Встреча пары', 'Meeting of a pair'] }] : []),
    about: [
      'Встречи пар: запланированные, прошедшие и несостоявшиеся.',
      'Meetings of pairs: planned, held and called off.',
    ],
    practice: (x) => ({ ...x, help: undefined, next: undefined }),
  },
);
export type Meeting = Row<typeof meetings>;
