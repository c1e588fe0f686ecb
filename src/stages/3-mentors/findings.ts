import { addDays, daysBetween, join, rule, sayDay } from '../../kit/index.ts';
import { mentors } from './register.ts';

/** Days before its end on which a certificate becomes a finding (domain 7, row 4). */
const VETTING_ENDS_DAYS = 60;

const GONE = ['rejected', 'withdrawn', 'erased'];

export const vettingEnds = rule('vetting-ends', {
  title: ['Справка заканчивается', 'A certificate ends'],
  reads: [mentors],
  find: (p) =>
    p.rows(mentors).flatMap((m) => {
      const until = m.vettingUntil;
      if (!until || GONE.includes(m.state) || daysBetween(p.today, until) > VETTING_ENDS_DAYS) return [];
      return [
        {
          about: m.id,
          who: 'curator',
          since: addDays(until, -VETTING_ENDS_DAYS),
          words: join(
            [`${m.id}: справка действует до `, `${m.id}: the certificate is valid until `],
            [sayDay(until, 'ru'), sayDay(until, 'en')],
            ['. Запросите новую и впишите срок.', '. Ask for a new one and enter its date.'],
          ),
        },
      ];
    }),
  // 60, 30 and 7 days before the end, and on the day itself
  remind: { onDays: [0, 30, 53, 60], obligatory: true },
});
