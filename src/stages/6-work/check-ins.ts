/** The curator's own look at each pair: on day 7, on day 21, then once a month. */
import * as z from 'zod/mini';
import {
  addDays,
  type Change,
  choice,
  command,
  date,
  daysBetween,
  insert,
  key,
  type LocalDate,
  type Now,
  newRow,
  optional,
  outdated,
  type Programme,
  paragraph,
  type Row,
  ref,
  rule,
  sayDay,
  table,
  update,
} from '../../kit/index.ts';
import { type Pair, pairs } from '../5-pairs/tables.ts';
import { breaks, isDayOff } from '../calendar.ts';
import { meets } from './about-pair.ts';

export const checkIns = table(
  'checkIns',
  ['Беседы куратора с парами', 'Curator’s talks with pairs'],
  () => ({
    id: key('checkIns', 'КК'),
    pair: ref('pairs', ['Пара', 'Pair']),
    due: date(['Когда поговорить', 'Due'], { start: 'today' }),
    done: optional(date(['Поговорили', 'Talked on'])),
    how: optional(
      choice(['Как дела у пары', 'How the pair is doing'], {
        well: ['хорошо', 'well'],
        care: ['нужно внимание', 'needs attention'],
        danger: ['под угрозой', 'in danger'],
      }),
    ),
    note: optional(
      paragraph(['Заметка', 'Note'], {
        help: ['Без личных подробностей', 'No personal details'],
        samples: ['договорились о времени встреч'],
      }),
    ),
  }),
  {
    about: [
      'Напоминание куратору поговорить с парой: на 7-й и 21-й день, потом раз в месяц.',
      'Reminds the curator to talk with the pair: on days 7 and 21, then monthly.',
    ],
    practice: (x) => ({ ...x, done: undefined, how: undefined }),
  },
);
export type CheckIn = Row<typeof checkIns>;

/** Days after the agreement; afterwards every so many more (domain 7, from the EEPM benchmarks). */
const FIRST_DAYS = [7, 21] as const;
const EVERY_DAYS = 30;

export const startOf = (x: Pair): LocalDate => x.orderDate ?? x.formed;

/** The first day of the schedule after `since`, moved on to a day of school. */
export function nextCheckIn(p: Programme, start: LocalDate, since: LocalDate): LocalDate {
  const past = daysBetween(start, since);
  const last = FIRST_DAYS[1];
  const first = FIRST_DAYS.find((d) => d > past);
  let due = addDays(start, first ?? last + EVERY_DAYS * (Math.floor((past - last) / EVERY_DAYS) + 1));
  while (isDayOff(p, due)) due = addDays(due, 1);
  return due;
}

/** Each pair that meets has one talk ahead. */
export function settleCheckIns(p: Programme, now: Now): Change[] {
  const waits = new Set<string>();
  const last = new Map<string, LocalDate>();
  for (const c of p.rows(checkIns)) {
    if (!c.done) waits.add(c.pair);
    else if (c.done > (last.get(c.pair) ?? '')) last.set(c.pair, c.done > c.due ? c.done : c.due);
  }
  return p.rows(pairs).flatMap((x) => {
    if (!meets(x) || x.state === 'on_hold' || waits.has(x.id)) return [];
    // a pair that has worked for long is not asked about days long past
    const since = last.get(x.id) ?? addDays(p.today, -FIRST_DAYS[0]);
    const due = nextCheckIn(p, startOf(x), since > startOf(x) ? since : startOf(x));
    return [insert(checkIns, newRow(checkIns, { pair: x.id, due }, now))];
  });
}

export const checkInReads = [pairs, checkIns, breaks] as const;

/** The curator has talked with the pair today; how it is doing may be added in the tab. */
export const checkInHeld = command('check-in-held', {
  title: ['беседа с парой', 'a talk with a pair'],
  input: () => z.object({ checkIn: z.string() }),
  reads: [checkIns],
  decide: (p, { checkIn }) => {
    if (!p.row(checkIns, checkIn) || p.row(checkIns, checkIn)?.done) throw checkInGone({ checkIn });
    return { changes: [update(checkIns, checkIn, { done: p.today })], reply: { checkIn } };
  },
});

const checkInGone = outdated('check-in-gone', (f: { checkIn: string }) => [
  `Беседы ${f.checkIn} нет на листе или она уже отмечена.`,
  `The talk ${f.checkIn} is not in the tab, or it is marked already.`,
]);

export const checkInDue = rule('check-in-due', {
  title: ['Пора поговорить с парой', 'A talk with a pair is due'],
  reads: [checkIns, pairs],
  find: (p) =>
    p.rows(checkIns).flatMap((c) => {
      const pair = p.row(pairs, c.pair);
      if (c.done || c.due > p.today || !pair || !meets(pair) || pair.state === 'on_hold') return [];
      return [
        {
          about: c.id,
          who: pair.curator ?? 'curator',
          since: c.due,
          words: [
            `${pair.id}: на ${sayDay(c.due, 'ru')} намечена беседа с наставником и наставляемым. Поговорите и отметьте дату (${c.id}).`,
            `${pair.id}: a talk with the mentor and the mentee was due on ${sayDay(c.due, 'en')}. Hold it and write down the day (${c.id}).`,
          ] as const,
          fix: {
            command: 'check-in-held',
            input: { checkIn: c.id },
            words: ['Поговорили сегодня', 'Talked today'] as const,
          },
        },
      ];
    }),
  remind: { onDays: [0], everyDays: 7 },
});
