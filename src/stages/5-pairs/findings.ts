/** What about pairs needs somebody's attention today. */
import { addDays, counted, daysBetween, join, rule, sayDay } from '../../kit/index.ts';
import { breaks, schoolDaysAfter } from '../calendar.ts';
import { against, opinions } from './opinions.ts';
import { directives, unpairedQueue, waitingNow } from './queue.ts';
import { pairs } from './tables.ts';

const days = (n: number) => counted(n, ['день', 'дня', 'дней'], ['day', 'days']);

/** A mentee in the queue with no action for this long is a finding (domain, 5.in.2). */
const IDLE_DAYS = 14;

export const queueIdle = rule('queue-idle', {
  title: ['Без пары и без действий', 'Without a pair and without action'],
  reads: [unpairedQueue],
  find: (p) =>
    waitingNow(p)
      .filter((w) => daysBetween(w.lastAction, p.today) >= IDLE_DAYS)
      .map((w) => ({
        about: w.mentee,
        who: 'curator',
        since: addDays(w.lastAction, IDLE_DAYS),
        words: join(
          [`${w.mentee}: ничего не сделано `, `${w.mentee}: nothing was done for `],
          days(daysBetween(w.lastAction, p.today)),
          [
            '. Передайте психологу, запишите попытку поиска или назначьте наставника.',
            '. Hand over to the psychologist, record an attempt, or name a mentor.',
          ],
        ),
      })),
  remind: 'never',
});

export const directiveReview = rule('directive-review', {
  title: ['Пересмотреть назначение', 'Review a directive'],
  reads: [directives, pairs],
  find: (p) =>
    p
      .rows(directives)
      .filter((d) => d.reviewOn <= p.today && p.row(pairs, d.pair)?.endedOn === undefined)
      .map((d) => ({
        about: d.pair,
        who: 'curator',
        since: d.reviewOn,
        words: [
          `${d.pair}: подошёл срок пересмотра директивного назначения ${d.id}. Поговорите с обоими и запишите решение.`,
          `${d.pair}: the directive ${d.id} is due for review. Talk to both and record a decision.`,
        ],
      })),
  remind: 'never',
});

/** Early endings can leave mentees worse off: somebody talks to them within three working days (domain 6.3). */
const TALK_WITHIN = 3;

export const exitTalkDue = rule('exit-talk', {
  title: ['Беседа после досрочного завершения', 'Talk after an early end'],
  reads: [pairs, breaks],
  find: (p) =>
    p
      .rows(pairs)
      .filter((x) => x.state === 'closed_early' && !x.exitTalk && x.endedOn)
      .map((x) => {
        const due = schoolDaysAfter(p, x.endedOn ?? p.today, TALK_WITHIN);
        return {
          about: x.id,
          who: 'curator',
          since: x.endedOn ?? p.today,
          words: [
            `${x.id}: пара завершена досрочно. До ${sayDay(due, 'ru')} поговорите с наставляемым и наставником и запишите дату беседы.`,
            `${x.id}: the pair ended early. Talk to the mentee and the mentor by ${sayDay(due, 'en')} and write down the date.`,
          ] as const,
          fix: {
            command: 'exit-talk-held',
            input: { pair: x.id },
            words: ['Поговорили сегодня', 'Talked today'] as const,
          },
        };
      }),
  remind: { onDays: [0, TALK_WITHIN] },
});

export const opinionWaits = rule('opinion-waits', {
  title: ['Мнение «не рекомендую» без решения', 'An opinion against a pair without a decision'],
  reads: [opinions, pairs],
  find: (p) =>
    p
      .rows(pairs)
      .filter((x) => x.state === 'proposed')
      .flatMap((x) =>
        against(p, x.id).map((o) => ({
          about: x.id,
          who: 'curator',
          since: o.on,
          words: [
            `${x.id}: мнение «не рекомендую» (${o.id}). Запишите решение, без него пару не согласовать.`,
            `${x.id}: an opinion against the pair (${o.id}). Record a decision; the pair cannot be agreed without one.`,
          ] as const,
        })),
      ),
  remind: 'never',
});
