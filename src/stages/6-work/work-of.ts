/** What is known of the work of each pair: gathered once for a reading of the tables, asked by every rule and report. */
import { addDays, daysBetween, derived, type LocalDate, type Programme } from '../../kit/index.ts';
import { type Pair, pairs } from '../5-pairs/tables.ts';
import { breaks } from '../calendar.ts';
import { type CheckIn, checkIns } from './check-ins.ts';
import { type Feedback, feedback } from './feedback.ts';
import { type Meeting, meetings } from './meetings.ts';
import { type Plan, type PlanTask, plans, planTasks } from './plans.ts';

export type Work = {
  pair: Pair;
  /** in the order of their days */
  held: Meeting[];
  cancelled: Meeting[];
  plan: Plan | undefined;
  tasks: PlanTask[];
  /** the last talk that was held */
  talk: CheckIn | undefined;
  /** mentees' answers after meetings, in the order they came */
  pulses: Feedback[];
};

const byDay = (a: Meeting, b: Meeting) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0);

/** Every pair's work by its code. */
export const workOf = derived((p): ReadonlyMap<string, Work> => {
  const all = new Map<string, Work>();
  for (const pair of p.rows(pairs)) {
    all.set(pair.id, { pair, held: [], cancelled: [], plan: undefined, tasks: [], talk: undefined, pulses: [] });
  }
  for (const m of p.rows(meetings)) {
    const work = all.get(m.pair);
    if (m.state === 'held') work?.held.push(m);
    else if (m.state === 'cancelled') work?.cancelled.push(m);
  }
  for (const x of p.rows(plans)) {
    const work = all.get(x.pair);
    if (work) work.plan = x;
  }
  for (const t of p.rows(planTasks)) all.get(t.pair)?.tasks.push(t);
  for (const c of p.rows(checkIns)) {
    const work = c.done ? all.get(c.pair) : undefined;
    if (work && (c.done as string) >= (work.talk?.done ?? '')) work.talk = c;
  }
  for (const f of p.rows(feedback)) if (f.wave === 'pulse' && f.pair) all.get(f.pair)?.pulses.push(f);
  for (const work of all.values()) work.held.sort(byDay);
  return all;
});

/** The usual rule where a plan says nothing: not rarer than once in two weeks. */
export const CADENCE_DAYS = 14;
export const cadenceOf = (w: Work): number => w.plan?.cadenceDays ?? CADENCE_DAYS;

/** Days from one to another without the school's breaks, which stop every clock. */
export function countedDays(p: Programme, from: LocalDate, to: LocalDate): number {
  const off = p.rows(breaks).reduce((sum, b) => {
    const begins = b.from && b.from > from ? b.from : addDays(from, 1);
    const last = b.to ?? b.from;
    const ends = last && last < to ? last : to;
    return b.from && begins <= ends ? sum + daysBetween(begins, ends) + 1 : sum;
  }, 0);
  return daysBetween(from, to) - off;
}

/** The day so many counted days after another. */
export function dayAfter(p: Programme, from: LocalDate, days: number): LocalDate {
  let at = addDays(from, days);
  for (let left = days - countedDays(p, from, at); left > 0; left = days - countedDays(p, from, at)) {
    at = addDays(at, left);
  }
  return at;
}
