/** The passing of time: clock triggers fire as they fall due, and events that were on their way arrive. */
import { deliveryHabits, nextDelivery } from './delivery.ts';
import { arrive, fire } from './fire.ts';
import { type Clock, runAfter } from './services/clock.ts';
import { settleCopies } from './services/form-copy.ts';
import type { Execution, Trigger } from './types.ts';
import type { World } from './world.ts';

/** Lets time pass and fires what falls due on the way, in order; fired one-shots stay in the list, as at Google. */
export function advanceClock(world: World, ms: number): Execution[] {
  const end = world.now + ms;
  const fired: Execution[] = [];
  for (;;) {
    const clock = nextClock(world, end);
    const delivery = nextDelivery(world, Math.min(end, clock?.at ?? end));
    if (delivery) {
      world.now = Math.max(world.now, delivery.dueAt);
      const execution = arrive(world, delivery.target, delivery.data, delivery.dueAt);
      if (execution) fired.push(execution);
      continue;
    }
    if (!clock) break;
    const kept = clock.trigger.clock as Clock;
    kept.next = runAfter(kept, clock.at);
    world.now = Math.max(world.now, clock.at);
    fired.push(...fire(world, { trigger: clock.trigger.id }, { kind: 'clock', at: clock.at }));
  }
  world.now = Math.max(world.now, end);
  settleCopies(world);
  return fired;
}

/** Lets time pass until nothing that was on its way is left. */
export function settleDeliveries(world: World): Execution[] {
  const last = Math.max(world.now, ...deliveryHabits(world).waiting.map((each) => each.dueAt));
  return advanceClock(world, last - world.now);
}

function nextClock(world: World, end: number): { trigger: Trigger; at: number } | undefined {
  return world.triggers
    .map((trigger) => ({ trigger, at: (trigger.clock as Clock | null)?.next ?? Infinity }))
    .filter(({ at }) => at <= end)
    .sort((a, b) => a.at - b.at)[0];
}
