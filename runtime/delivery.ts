/** How events reach their triggers: at once and exactly once, or late, twice, in another order, or never. */
import { dailyLimit, TOO_MANY_RUNNING } from './quotas.ts';
import type { EventData } from './types.ts';
import type { World } from './world.ts';

/** Whom an event goes to: an installed trigger by its id, or a simple one of a document's script. */
export type Target = { trigger: string } | { simple: 'onOpen' | 'onEdit'; documentId: string; as: string };

type Waiting = { dueAt: number; target: Target; data: EventData };

export type DeliveryHabits = {
  /** Shares of the events, drawn from the world's luck. */
  lost: number;
  doubled: number;
  /** From…to; with a delay events wait until time passes (`world.advance`), and overtake each other. */
  delayMs: [number, number];
  /** Events that wait for the same moment arrive in any order. */
  shuffled: boolean;
  waiting: Waiting[];
  /** By person: until when each of the executions lasts that run beside each other. */
  lanes: Record<string, number[]>;
};

/** "The onEdit() trigger only queues up to 2 trigger events": developers.google.com/apps-script/guides/triggers */
const EDIT_QUEUE = 2;

export function deliveryHabits(world: World): DeliveryHabits {
  return world.part<DeliveryHabits>('delivery', () => ({
    lost: 0,
    doubled: 0,
    delayMs: [0, 0],
    shuffled: false,
    waiting: [],
    lanes: {},
  }));
}

/** One entry for each time the target hears of the event now; what is to be heard later waits. */
export function deliver(world: World, target: Target, data: EventData): true[] {
  const habits = deliveryHabits(world);
  if (habits.lost > 0 && world.random() < habits.lost) return [];
  const times = habits.doubled > 0 && world.random() < habits.doubled ? 2 : 1;
  const [from, to] = habits.delayMs;
  // The menu is there when the file is: opening is not a delivery that people wait for.
  if (to === 0 || ('simple' in target && target.simple === 'onOpen')) return new Array<true>(times).fill(true);
  for (let count = times; count > 0; count--) {
    const queued = habits.waiting.filter((each) => each.data.kind === 'edit' && same(each.target, target));
    if (data.kind === 'edit' && queued.length >= EDIT_QUEUE) break;
    habits.waiting.push({ dueAt: world.now + from + world.random() * (to - from), target, data });
  }
  return [];
}

/** Takes the next event out that arrives until an instant; undefined when there is none. */
export function nextDelivery(world: World, until: number): Waiting | undefined {
  const habits = deliveryHabits(world);
  const first = Math.min(...habits.waiting.map((each) => each.dueAt));
  if (first > until) return undefined;
  const due = habits.waiting.filter((each) => each.dueAt === first);
  const next = due[habits.shuffled ? Math.floor(world.random() * due.length) : 0]!;
  habits.waiting.splice(habits.waiting.indexOf(next), 1);
  return next;
}

/** Why one more execution of a person cannot start at a moment; null when it can. */
export function laneRefusal(world: World, email: string, at: number): string | null {
  const lanes = deliveryHabits(world).lanes[email] ?? [];
  return lanes.filter((end) => end > at).length >= dailyLimit(world, email, 'running') ? TOO_MANY_RUNNING : null;
}

export function takeLane(world: World, email: string, at: number, ms: number): void {
  const { lanes } = deliveryHabits(world);
  lanes[email] = [...(lanes[email] ?? []).filter((end) => end > at), at + ms];
}

function same(a: Target, b: Target): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
