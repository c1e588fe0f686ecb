/** When clock triggers fire: pure arithmetic on a described schedule. */
import { instantOf, wallTime } from '../zone.ts';

export type Schedule =
  | { kind: 'once'; at: number }
  | { kind: 'minutes'; every: number }
  | { kind: 'hours'; every: number }
  | { kind: 'days'; every: number }
  | { kind: 'weeks'; every: number; weekday: number }
  | { kind: 'month'; day: number };

/** What a trigger keeps. `hour` and `minute` are the moment that Google picked within the window the script asked for. */
export type Clock = { schedule: Schedule; zone: string; hour: number; minute: number; next: number | null };

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** @param chance in [0, 1): where in the first interval a repeating trigger starts, and how late a single one is */
export function firstRun(clock: Omit<Clock, 'next'>, now: number, chance: number): number {
  const { schedule } = clock;
  switch (schedule.kind) {
    case 'once':
      // Never before the time asked for, often a little after it.
      return Math.max(now, schedule.at) + Math.floor(chance * MINUTE_MS);
    case 'minutes':
      return now + Math.ceil(chance * schedule.every * MINUTE_MS);
    case 'hours':
      return now + Math.ceil(chance * schedule.every * HOUR_MS);
    default:
      return nextDay(clock, now, (wall) => fits(schedule, wall));
  }
}

/** The run after one that was due at `due`; null when there is none. */
export function runAfter(clock: Clock, due: number): number | null {
  const { schedule } = clock;
  switch (schedule.kind) {
    case 'once':
      return null;
    case 'minutes':
      return due + schedule.every * MINUTE_MS;
    case 'hours':
      return due + schedule.every * HOUR_MS;
    case 'days':
      return sameMoment(clock, due, schedule.every);
    case 'weeks':
      return sameMoment(clock, due, schedule.every * 7);
    case 'month':
      return nextDay(clock, due, (wall) => fits(schedule, wall));
  }
}

function fits(schedule: Schedule, wall: Date): boolean {
  if (schedule.kind === 'weeks') return wall.getUTCDay() === schedule.weekday;
  return schedule.kind !== 'month' || wall.getUTCDate() === schedule.day;
}

/** The clock's time of day on the day that is `days` later, by the wall clock of its zone. */
function sameMoment({ zone, hour, minute }: Omit<Clock, 'next'>, from: number, days: number): number {
  const wall = wallTime(zone, from);
  return instantOf(zone, Math.floor(wall.getTime() / DAY_MS + days) * DAY_MS + hour * HOUR_MS + minute * MINUTE_MS);
}

function nextDay(clock: Omit<Clock, 'next'>, from: number, fitting: (wall: Date) => boolean): number {
  for (let days = 0; ; days++) {
    const moment = sameMoment(clock, from, days);
    if (moment > from && fitting(wallTime(clock.zone, moment))) return moment;
  }
}
