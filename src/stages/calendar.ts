/** Days on which the programme writes to nobody. */
import {
  addDays,
  date,
  day,
  daysBetween,
  key,
  type LocalDate,
  optional,
  type Programme,
  table,
  text,
} from '../kit/index.ts';

/** Public holidays that come back every year: Labour Code of the Russian Federation, article 112. */
const HOLIDAYS = [
  ...['01-01', '01-02', '01-03', '01-04', '01-05', '01-06', '01-07', '01-08'],
  ...['02-23', '03-08', '05-01', '05-09', '06-12', '11-04'],
];

/** School breaks and days off of this school: the curator fills in the days. */
export const breaks = table(
  'breaks',
  ['Каникулы', 'Breaks'],
  () => ({
    id: key('breaks', 'КН'),
    what: text(['Что это', 'What it is'], { width: 220, samples: ['осенние каникулы'] }),
    from: optional(date(['С', 'From'])),
    to: optional(date(['По', 'To'])),
  }),
  {
    about: [
      'В эти дни напоминаний нет. Государственные праздники и выходные учтены сами.',
      'No reminders on these days. Public holidays and weekends are known already.',
    ],
    practice: (b) => ({ ...b, to: b.from }),
    happens: (b) => (b.from ? [{ on: b.from, words: [`Начало: ${b.what}`, `Begins: ${b.what}`] }] : []),
    starts: (lang) =>
      (
        [
          ['КН-001', 'осенние каникулы', 'autumn break'],
          ['КН-002', 'зимние каникулы', 'winter break'],
          ['КН-003', 'весенние каникулы', 'spring break'],
          ['КН-004', 'летние каникулы', 'summer break'],
        ] as const
      ).map(([id, ru, en]) => ({ id: id as never, what: lang === 'ru' ? ru : en })),
  },
);

/** 0 is Monday: 2024-01-01 was one. */
export const weekday = (d: LocalDate): number => ((daysBetween(day('2024-01-01'), d) % 7) + 7) % 7;

/** Weekends, public holidays and the school's own breaks. */
export const isDayOff = (p: Programme, d: LocalDate): boolean =>
  weekday(d) >= 5 ||
  HOLIDAYS.includes(d.slice(5)) ||
  p.rows(breaks).some((b) => b.from !== undefined && b.from <= d && d <= (b.to ?? b.from));

/** So many working days of the school after a day; weekends, holidays and breaks stop the clock. */
export function schoolDaysAfter(p: Programme, from: LocalDate, n: number): LocalDate {
  let at = from;
  for (let left = n; left > 0; ) {
    at = addDays(at, 1);
    if (!isDayOff(p, at)) left--;
  }
  return at;
}
