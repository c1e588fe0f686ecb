/** The passing of time: clock triggers fire as they fall due. */
import { fireTrigger } from './fire.ts';
import { type Clock, runAfter } from './services/clock.ts';
import type { Execution, Trigger } from './types.ts';
import type { World } from './world.ts';

/** Lets time pass and fires what falls due on the way, in order; fired one-shots stay in the list, as at Google. */
export function advanceClock(world: World, ms: number): Execution[] {
  const end = world.now + ms;
  const fired: Execution[] = [];
  for (;;) {
    const due = world.triggers
      .filter((each) => (clockOf(each)?.next ?? Infinity) <= end)
      .sort((a, b) => clockOf(a)!.next! - clockOf(b)!.next!)[0];
    if (!due) break;
    const clock = clockOf(due)!;
    const moment = clock.next!;
    clock.next = runAfter(clock, moment);
    world.now = Math.max(world.now, moment);
    fired.push(fireTrigger(world, due, () => clockEvent(moment)));
  }
  world.now = Math.max(world.now, end);
  return fired;
}

function clockOf(trigger: Trigger): Clock | null {
  return trigger.clock as Clock | null;
}

function clockEvent(moment: number): Record<string, unknown> {
  const date = new Date(moment);
  const year = date.getUTCFullYear();
  const dayOfYear = Math.floor((moment - Date.UTC(year, 0, 1)) / 86_400_000);
  return {
    year,
    month: date.getUTCMonth() + 1,
    'day-of-month': date.getUTCDate(),
    'day-of-week': date.getUTCDay() || 7,
    'week-of-year': Math.floor((dayOfYear + new Date(Date.UTC(year, 0, 1)).getUTCDay()) / 7) + 1,
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    timezone: 'UTC',
  };
}
