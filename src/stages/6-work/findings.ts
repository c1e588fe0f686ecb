/** What the work of pairs asks of somebody today (domain 7, rows 7, 8, 10, 11, 14). */
import {
  addDays,
  counted,
  daysBetween,
  type Finding,
  join,
  type LocalDate,
  rule,
  sayDay,
  type Words,
} from '../../kit/index.ts';
import { pairs } from '../5-pairs/tables.ts';
import { surveyNames } from '../surveys.ts';
import { meets } from './about-pair.ts';
import { startOf } from './check-ins.ts';
import { GRACE_DAYS, lightReads, quietDays } from './light.ts';
import { meetingWrong } from './meeting-form.ts';
import { meetings } from './meetings.ts';
import { type Lack, planLacks } from './moving.ts';
import { askedOf, responseReads } from './responses.ts';
import { openNow } from './surveys-calendar.ts';
import { cadenceOf, dayAfter, type Work, workOf } from './work-of.ts';

const days = (n: number): Words => counted(n, ['день', 'дня', 'дней'], ['day', 'days']);

const working = (w: Work): boolean => meets(w.pair) && w.pair.state !== 'on_hold';

const silence = (words: Words, todo: Words) => join(words, todo);

/** Row 8: a mentor tells of no meeting for the cadence and five days more; once, and a week later. */
export const silentPair = rule('silent-pair', {
  title: ['Встреча не отмечена', 'No meeting recorded'],
  reads: lightReads,
  find: (p) =>
    [...workOf(p).values()].flatMap((w): Finding[] => {
      const begun = w.held.length > 0;
      const quiet = quietDays(p, w);
      if (!working(w) || !begun || quiet <= cadenceOf(w) + GRACE_DAYS || quiet >= 2 * cadenceOf(w)) return [];
      const last = w.held.at(-1)?.on ?? startOf(w.pair);
      return [
        {
          about: w.pair.id,
          who: w.pair.mentor,
          since: dayAfter(p, last, cadenceOf(w) + GRACE_DAYS + 1),
          words: silence(join([`${w.pair.id}: встреч не было `, `${w.pair.id}: no meeting for `], days(quiet)), [
            '. Если встреча была, расскажите о ней в F7; если нет, договоритесь о следующей.',
            '. If there was one, tell of it in F7; if not, arrange the next.',
          ]),
        },
      ];
    }),
  remind: {
    onDays: [0, 7],
    subject: ['Как прошла встреча?', 'How did the meeting go?'],
    words: () => [
      'Здравствуйте!\n\nМы давно не слышали о встречах вашей пары. Если встреча была, расскажите о ней, это одна минута: {{F7}}\nЕсли встретиться не получается, напишите куратору: он поможет.',
      'Hello!\n\nWe have not heard of the meetings of your pair for a while. If there was one, tell of it, it takes a minute: {{F7}}\nIf meeting is difficult, write to the curator, who will help.',
    ],
  },
});

/** At twice the cadence the pair is in danger: the curator steps in. */
export const pairInDanger = rule('pair-in-danger', {
  title: ['Пара под угрозой', 'A pair in danger'],
  reads: lightReads,
  find: (p) =>
    [...workOf(p).values()].flatMap((w): Finding[] => {
      const quiet = quietDays(p, w);
      if (!working(w) || !w.held.length || quiet < 2 * cadenceOf(w)) return [];
      const last = w.held.at(-1)?.on ?? startOf(w.pair);
      return [
        {
          about: w.pair.id,
          who: w.pair.curator ?? 'curator',
          since: dayAfter(p, last, 2 * cadenceOf(w)),
          words: silence(join([`${w.pair.id}: встреч не было `, `${w.pair.id}: no meeting for `], days(quiet)), [
            '. Позвоните обоим: помогите договориться, поставьте паузу или найдите замену.',
            '. Call both: help them to arrange a meeting, put the pair on hold or find a stand-in.',
          ]),
        },
      ];
    }),
  remind: { onDays: [0], everyDays: 14 },
});

/** Row 7: days after the meeting before, and two more before somebody is written to. */
const NEXT_WITHIN = { trial: 14, planning: 21 } as const;
const LATE_DAYS = 2;

export const stepLate = rule('step-late', {
  title: ['Следующая встреча по порядку не отмечена', 'The next kind of meeting is not recorded'],
  reads: lightReads,
  find: (p) =>
    [...workOf(p).values()].flatMap((w): Finding[] => {
      const next = w.pair.state === 'acquaintance' ? 'trial' : w.pair.state === 'trial' ? 'planning' : undefined;
      const last = w.held.at(-1)?.on;
      if (!next || !last) return [];
      const since = dayAfter(p, last, NEXT_WITHIN[next] + LATE_DAYS);
      if (since > p.today) return [];
      const [ru, en] = {
        trial: ['пробной встречи', 'trial meeting'],
        planning: ['встречи-планирования', 'planning meeting'],
      }[next];
      return [
        {
          about: w.pair.id,
          who: w.pair.mentor,
          since,
          words: [
            `${w.pair.id}: ${ru} ещё не было. Договоритесь о ней и расскажите в F7.`,
            `${w.pair.id}: there has been no ${en} yet. Arrange it and tell of it in F7.`,
          ],
        },
      ];
    }),
  // the mentor at once; a week later the curator too
  remind: { onDays: [0, 7], to: (f, p) => (daysBetween(f.since, p.today) < 7 ? [f.who] : [f.who, 'curator']) },
});

const lackWords: Readonly<Record<Lack, Words>> = {
  format: ['формат (как, где, как часто, какая связь)', 'the format (how, where, how often, which contact)'],
  rules: ['правила безопасности с датой', 'the safety rules with a day'],
  goal: ['цель', 'the goal'],
  task: ['хотя бы одна задача со сроком', 'at least one task with a period'],
};

export const planMissing = rule('plan-missing', {
  title: ['Плану пары чего-то не хватает', 'A pair’s plan lacks something'],
  reads: lightReads,
  find: (p) =>
    [...workOf(p).values()].flatMap((w): Finding[] => {
      const planning = w.held.find((m) => m.kind === 'planning' || m.kind === 'working');
      const lacks = planLacks(w.plan, w.tasks.length);
      if (!working(w) || !planning || !lacks.length || w.pair.state === 'final') return [];
      const words = (at: 0 | 1) => lacks.map((l) => lackWords[l][at]).join('; ');
      return [
        {
          about: w.pair.id,
          who: w.pair.curator ?? 'curator',
          since: planning.on,
          words: [
            `${w.pair.id}: встреча-планирование прошла, а в плане не хватает: ${words(0)}. Заполните лист «Планы пар».`,
            `${w.pair.id}: the planning meeting is over, but the plan lacks: ${words(1)}. Fill in the tab “Plans of pairs”.`,
          ],
        },
      ];
    }),
  remind: { onDays: [3], everyDays: 14 },
});

/** Row 10: three days ahead the pair is reminded; a period that is over with open tasks comes to the curator. */
const PERIOD_WARNING_DAYS = 3;

export const periodEnds = rule('period-ends', {
  title: ['Заканчивается период плана', 'A period of a plan ends'],
  reads: lightReads,
  find: (p) =>
    [...workOf(p).values()].flatMap((w): Finding[] => {
      if (!working(w)) return [];
      const open = w.tasks.filter((t) => t.progress === 'todo' || t.progress === 'doing');
      const ends = [...new Set(open.map((t) => t.to))].filter((to) => addDays(to, -PERIOD_WARNING_DAYS) <= p.today);
      return ends.map((to): Finding => {
        const n = open.filter((t) => t.to === to).length;
        const [ru, en] = counted(
          n,
          ['задача открыта', 'задачи открыты', 'задач открыто'],
          ['task is open', 'tasks are open'],
        );
        const over = to < p.today;
        return {
          about: `${w.pair.id}`,
          who: over ? (w.pair.curator ?? 'curator') : w.pair.mentor,
          since: over ? addDays(to, 1) : addDays(to, -PERIOD_WARNING_DAYS),
          words: over
            ? [
                `${w.pair.id}: период плана закончился ${sayDay(to, 'ru')}, ${ru}. Отметьте, что сделано, или перенесите срок.`,
                `${w.pair.id}: a period of the plan ended on ${sayDay(to, 'en')}, ${en}. Mark what was done, or move the date.`,
              ]
            : [
                `${w.pair.id}: период плана заканчивается ${sayDay(to, 'ru')}, ${ru}.`,
                `${w.pair.id}: a period of the plan ends on ${sayDay(to, 'en')}, ${en}.`,
              ],
        };
      });
    }),
  remind: { onDays: [0], to: (f) => [f.who] },
});

/** Row 11: asked on the first day, and on the third and seventh those who have not answered; never after the close. */
export const surveyWaits = rule('survey-waits', {
  title: ['Опрос ждёт ответа', 'A survey waits for an answer'],
  reads: responseReads,
  lettersOnly: true,
  find: (p) =>
    askedOf(p).flatMap(({ survey, waiting }) => {
      const [ru, en] = surveyNames[survey.name];
      const since = survey.opens as LocalDate;
      return waiting.map(
        (person): Finding => ({
          about: person,
          who: person,
          since,
          words: [`${person}: нет ответа на опрос «${ru}».`, `${person}: no answer to the survey “${en}”.`],
        }),
      );
    }),
  remind: {
    onDays: [0, 3, 7],
    subject: ['Короткий опрос программы наставничества', 'A short survey of the mentoring programme'],
    words: (f, p) => {
      const mine = askedOf(p).filter(({ waiting }) => waiting.includes(f.who));
      const lines = mine.map(({ survey }): Words => {
        const code = survey.name.split('_')[0] as string;
        const [ru, en] = surveyNames[survey.name];
        return [
          `• ${ru} (${survey.minutes} мин.): {{${code}}}`,
          `• ${en} (${survey.minutes} min.): {{${code}}}`,
        ] as const;
      });
      if (openNow(p).some((x) => x.name === 'open')) {
        lines.push(['• мнение без подписи (2 мин.): {{F10-2}}', '• an unsigned opinion (2 min.): {{F10-2}}']);
      }
      return [
        `Здравствуйте!\n\nОтветьте, пожалуйста, на короткий опрос:\n${lines.map((l) => l[0]).join('\n')}\n\nЕсли вы уже ответили, ничего делать не нужно.`,
        `Hello!\n\nPlease answer a short survey:\n${lines.map((l) => l[1]).join('\n')}\n\nIf you have answered already, there is nothing to do.`,
      ];
    },
  },
});

/** A week before the close fewer than half have answered: the curator asks in person. */
const CLOSING_DAYS = 7;

export const surveySlow = rule('survey-slow', {
  title: ['На опрос отвечают мало', 'Few answer a survey'],
  reads: responseReads,
  find: (p) =>
    askedOf(p).flatMap(({ survey, waiting, of }): Finding[] => {
      const all = of.mentee + of.mentor + of.curator;
      const since = survey.closes && addDays(survey.closes, -CLOSING_DAYS);
      if (!since || since > p.today || 2 * waiting.length <= all) return [];
      const [ru, en] = surveyNames[survey.name];
      const close = survey.closes as LocalDate;
      return [
        {
          about: survey.id,
          who: 'curator',
          since,
          words: [
            `«${ru}»: ответили ${all - waiting.length} из ${all}, опрос закроется ${sayDay(close, 'ru')}. Напомните лично или продлите: «Открыть опрос».`,
            `“${en}”: ${all - waiting.length} of ${all} have answered, it closes on ${sayDay(close, 'en')}. Ask in person or prolong it: “Open a survey”.`,
          ],
        },
      ];
    }),
  remind: { onDays: [0] },
});

/** Meetings typed into the tab are held to what a report in F7 is held to. */
export const meetingOdd = rule('meeting-odd', {
  title: ['Встреча записана неверно', 'A meeting is recorded wrongly'],
  reads: [meetings, pairs],
  find: (p) => {
    const byDay = new Map<string, string>();
    return p.rows(meetings).flatMap((m): Finding[] => {
      if (m.source === 'form') {
        byDay.set(`${m.pair}|${m.on}`, m.id);
        return [];
      }
      const day = `${m.pair}|${m.on}`;
      const twice = m.state === 'held' && byDay.has(day);
      if (m.state === 'held') byDay.set(day, m.id);
      const wrong: Words | undefined = twice
        ? ['в этот день уже записана встреча', 'a meeting of that day is recorded already']
        : meetingWrong(p, m, m.id, 'alone');
      return wrong
        ? [
            {
              about: m.id,
              who: 'curator',
              since: m.on < p.today ? m.on : p.today,
              words: join(`${m.id}: `, wrong, '.'),
            },
          ]
        : [];
    });
  },
  remind: 'never',
});

/** A pause that has lasted beyond its day. */
export const pauseOver = rule('pause-over', {
  title: ['Пауза закончилась', 'A pause is over'],
  reads: [pairs],
  find: (p) =>
    p.rows(pairs).flatMap((x): Finding[] =>
      x.state === 'on_hold' && x.pausedUntil && x.pausedUntil < p.today
        ? [
            {
              about: x.id,
              who: x.curator ?? 'curator',
              since: addDays(x.pausedUntil, 1),
              words: [
                `${x.id}: пауза была до ${sayDay(x.pausedUntil, 'ru')}. Продолжите работу пары, продлите паузу или завершите пару.`,
                `${x.id}: the pause was until ${sayDay(x.pausedUntil, 'en')}. Resume the pair, prolong the pause or close the pair.`,
              ],
              fix: { command: 'resume-pair', input: { pair: x.id }, words: ['Продолжить', 'Resume'] },
            },
          ]
        : [],
    ),
  remind: { onDays: [0], everyDays: 7 },
});

export const workRules = [
  silentPair,
  pairInDanger,
  stepLate,
  planMissing,
  periodEnds,
  surveyWaits,
  surveySlow,
  meetingOdd,
  pauseOver,
] as const;
