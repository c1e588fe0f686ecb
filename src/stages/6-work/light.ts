/** The traffic light of a pair: one look that says whether somebody should step in, and why. */
import {
  counted,
  daysBetween,
  join,
  none,
  type Programme,
  type Report,
  report,
  sayDay,
  type Words,
} from '../../kit/index.ts';
import { type Pair, pairMoves, pairs } from '../5-pairs/tables.ts';
import { breaks } from '../calendar.ts';
import { meets } from './about-pair.ts';
import { checkIns, startOf } from './check-ins.ts';
import { feedback } from './feedback.ts';
import { meetings } from './meetings.ts';
import { plans, planTasks } from './plans.ts';
import { cadenceOf, countedDays, type Work, workOf } from './work-of.ts';

export const lights = {
  green: ['зелёный', 'green'],
  yellow: ['жёлтый', 'yellow'],
  red: ['красный', 'red'],
  early: ['рано судить', 'too early to tell'],
  paused: ['пауза', 'paused'],
} as const;
export type Light = keyof typeof lights;
export type Seen = { light: Light; why: Words };

/** Nothing is said of a pair for so long after it was agreed, unless something is clearly wrong. */
const EARLY_DAYS = 14;
/** A meeting may be told of this late. */
export const GRACE_DAYS = 5;
const PLAN_WITHIN_DAYS = 45;
const TALK_COUNTS_DAYS = 45;
/** Of 10: an answer not above this asks for a talk. */
const LOW = 3;

const days = (n: number): Words => counted(n, ['день', 'дня', 'дней'], ['day', 'days']);

/** Counted days since the last meeting, or since the pair was agreed. */
export const quietDays = (p: Programme, w: Work): number =>
  Math.max(0, countedDays(p, w.held.at(-1)?.on ?? startOf(w.pair), p.today));

const missedTwice = (w: Work): boolean => {
  const last = w.held.at(-1)?.on ?? '';
  return w.cancelled.filter((m) => m.on > last).length >= 2;
};

export function lightOf(p: Programme, w: Work): Seen {
  if (w.pair.state === 'on_hold') return { light: 'paused', why: ['пара на паузе', 'the pair is on hold'] };
  const quiet = quietDays(p, w);
  const cadence = cadenceOf(w);
  const talk = w.talk?.done && daysBetween(w.talk.done, p.today) <= TALK_COUNTS_DAYS ? w.talk.how : undefined;
  const silent = join(['встреч не было ', 'no meeting for '], days(quiet));
  if (talk === 'danger') {
    return { light: 'red', why: ['по беседе куратора: под угрозой', 'by the curator’s talk: in danger'] };
  }
  if (quiet >= 2 * cadence) return { light: 'red', why: silent };
  const pulse = w.pulses.at(-1);
  if (pulse && ((pulse.comfort ?? LOW + 1) <= LOW || (pulse.safety ?? LOW + 1) <= LOW)) {
    return { light: 'yellow', why: ['стоит поговорить с наставляемым', 'talk to the mentee'] };
  }
  if (talk === 'care') {
    return { light: 'yellow', why: ['по беседе куратора: нужно внимание', 'by the curator’s talk: needs attention'] };
  }
  if (missedTwice(w)) {
    return { light: 'yellow', why: ['две встречи подряд не состоялись', 'two meetings in a row were called off'] };
  }
  const age = countedDays(p, startOf(w.pair), p.today);
  if (age < EARLY_DAYS && w.held.length < 2) {
    return { light: 'early', why: join(['с начала прошло ', 'since the beginning: '], days(Math.max(0, age))) };
  }
  if (quiet > cadence + GRACE_DAYS) return { light: 'yellow', why: silent };
  if (age > PLAN_WITHIN_DAYS && !w.plan?.goal) {
    return { light: 'yellow', why: ['плана с целью всё нет', 'there is still no plan with a goal'] };
  }
  const last = w.held.at(-1);
  return {
    light: 'green',
    why: last
      ? [`последняя встреча ${sayDay(last.on, 'ru')}`, `last meeting on ${sayDay(last.on, 'en')}`]
      : ['первая встреча ещё в срок', 'the first meeting is still in time'],
  };
}

/** Meetings that should have been held by today, and those that were. */
export function cadenceKept(p: Programme, w: Work): { due: number; held: number } {
  const until = w.pair.endedOn ?? p.today;
  const due = Math.max(0, Math.floor(countedDays(p, startOf(w.pair), until) / cadenceOf(w)));
  return { due, held: w.held.length };
}

export const lightReads = [pairs, plans, planTasks, meetings, feedback, checkIns, breaks] as const;

/** Every pair that meets, with its light. */
export const pairLights = (p: Programme): (Work & Seen)[] =>
  [...workOf(p).values()].filter((w) => meets(w.pair)).map((w) => ({ ...w, ...lightOf(p, w) }));

/** Seen from afar; the word beside it says the same. */
const MARKS: Readonly<Record<Light, string>> = { green: '🟢', yellow: '🟡', red: '🔴', early: '⚪', paused: '⏸' };

const marked = (light: Light, words: Words): Words => join(`${MARKS[light]} `, words);

/** «🔴 встреч не было 31 день»; nothing of a pair that does not meet. */
export function lightLine(p: Programme, pair: Pair): Words {
  const work = meets(pair) ? workOf(p).get(pair.id) : undefined;
  if (!work) return none;
  const { light, why } = lightOf(p, work);
  return marked(light, why);
}

const ORDER: readonly Light[] = ['red', 'yellow', 'early', 'paused', 'green'];

export const lightReport: Report = report('pairLights', {
  sheet: ['Светофор пар', 'Lights of pairs'],
  reads: lightReads,
  widths: [180, 170, 140, 300, 90, 100, 110],
  header: [
    ['Пара', 'Pair'],
    ['Состояние', 'State'],
    ['Светофор', 'Light'],
    ['Почему', 'Why'],
    ['Встреч прошло', 'Meetings held'],
    ['Ожидалось', 'Expected'],
    ['Последняя', 'Last'],
  ],
  rows: (p) =>
    pairLights(p)
      .sort((a, b) => ORDER.indexOf(a.light) - ORDER.indexOf(b.light) || a.pair.id.localeCompare(b.pair.id))
      .map((w) => {
        const { due, held } = cadenceKept(p, w);
        const last = w.held.at(-1)?.on;
        return [
          { words: w.pair.id, to: { table: 'pairs', row: w.pair.id } },
          pairMoves.states[w.pair.state],
          marked(w.light, lights[w.light]),
          w.why,
          held,
          due,
          last ? [sayDay(last, 'ru'), sayDay(last, 'en')] : '',
        ];
      }),
});
