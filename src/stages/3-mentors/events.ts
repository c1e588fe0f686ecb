/** Where mentors are met (3.out.1), and what came of it. */
import {
  choice,
  date,
  key,
  label,
  many,
  number,
  optional,
  type Programme,
  paragraph,
  type Row,
  ref,
  rule,
  table,
  text,
  type Words,
} from '../../kit/index.ts';
import { audiences } from '../1-preparation/informing.ts';
import { type Mentor, mentors } from './register.ts';

export const events = table(
  'events',
  ['Мероприятия', 'Events'],
  () => ({
    id: key('events', 'СБ'),
    label: label(),
    name: text(['Мероприятие', 'Event'], {
      width: 260,
      samples: ['ярмарка вакансий', 'вечер выпускников', 'день открытых дверей'],
    }),
    date: date(['Дата', 'Date'], { start: 'today' }),
    place: optional(text(['Место', 'Place'], { samples: ['центр занятости', 'актовый зал'] })),
    audiences: optional(many(['Аудитории', 'Audiences'], audiences)),
    partner: optional(ref('partners', ['Партнёр', 'Partner'])),
    ours: optional(text(['Кто был от нас', 'Who was there from us'], { samples: ['куратор, два наставника'] })),
    contacts: number(['Сколько контактов', 'Contacts'], { from: 0, to: 10_000 }, { start: 0 }),
    followUp: optional(date(['Вернуться к контактам', 'Follow up on'])),
    followed: choice(
      ['Контакты обработаны', 'Followed up'],
      { no: ['нет', 'no'], yes: ['да', 'yes'] },
      { start: 'no', width: 110 },
    ),
    note: optional(paragraph(['Заметка', 'Note'], { samples: ['раздали 20 листовок с QR-кодом'] })),
  }),
  {
    called: (e) => e.name,
    happens: (e) => [
      { on: e.date, words: [`Мероприятие: ${e.name}`, `Event: ${e.name}`] },
      ...(e.followUp && e.followed === 'no'
        ? [{ on: e.followUp, words: [`Вернуться к контактам: ${e.name}`, `Follow up: ${e.name}`] as const }]
        : []),
    ],
    aside: true,
    about: [
      'Ярмарки, вечера, встречи: где ищем наставников и что из этого вышло.',
      'Fairs, evenings, meetings: where mentors are looked for and what came of it.',
    ],
  },
);
export type Event = Row<typeof events>;

const SELECTED: readonly Mentor['state'][] = ['selected', 'training', 'ready', 'active', 'paused', 'reserve'];
const PAIRED: readonly Mentor['state'][] = ['active'];

export type Yield = { contacts: number; answered: number; selected: number; paired: number };

/** Contact → questionnaire → selected → in a pair, for one event or for all. */
export function yieldOf(p: Programme, event?: string): Yield {
  const here = p.rows(events).filter((e) => event === undefined || e.id === event);
  const from = p.rows(mentors).filter((m) => m.event && (event === undefined || m.event === event));
  return {
    contacts: here.reduce((sum, e) => sum + e.contacts, 0),
    answered: from.length,
    selected: from.filter((m) => SELECTED.includes(m.state)).length,
    paired: from.filter((m) => PAIRED.includes(m.state)).length,
  };
}

export const eventsEvidence = (p: Programme): Words => {
  const { contacts, answered, selected, paired } = yieldOf(p);
  const n = p.rows(events).length;
  return [
    `мероприятий ${n}: контактов ${contacts} → анкет ${answered} → отобрано ${selected} → в парах ${paired}`,
    `events ${n}: contacts ${contacts} → forms ${answered} → selected ${selected} → in pairs ${paired}`,
  ];
};

export const followUp = rule('event-follow-up', {
  title: ['Пора вернуться к контактам', 'Time to follow up'],
  reads: [events],
  find: (p) =>
    p
      .rows(events)
      .filter((e) => e.followUp && e.followUp <= p.today && e.followed === 'no')
      .map((e) => ({
        about: e.id,
        who: 'curator',
        since: e.followUp ?? e.date,
        words: [
          `${e.id}: вернитесь к контактам с мероприятия и отметьте это на листе «Мероприятия».`,
          `${e.id}: follow up on the contacts of the event and mark it in the tab “Events”.`,
        ],
      })),
  remind: { everyDays: 7 },
});
