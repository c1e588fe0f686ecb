/** Firing triggers: each runs as the person who installed it, at once or when its delivery arrives. */
import { type AuthModeName, addOnState } from './authorization.ts';
import { deliver, laneRefusal, type Target, takeLane } from './delivery.ts';
import { eventObject } from './events.ts';
import { execute } from './execute.ts';
import { charge, quotaLeft } from './quotas.ts';
import { AUTH_MODE } from './services/script.ts';
import type { EventData, Execution, Trigger } from './types.ts';
import type { World } from './world.ts';

/** Tells every installed trigger of an event on a document, in the order of installation unless the world delivers otherwise. */
export function fireInstalled(world: World, documentId: string, event: Trigger['event'], data: EventData): Execution[] {
  return world.triggers
    .filter((each) => each.documentId === documentId && each.event === event)
    .flatMap((each) => fire(world, { trigger: each.id }, data));
}

/** Runs `onOpen` or `onEdit` of the bound script when it has one, as the person who caused it. */
export function fireSimple(
  world: World,
  documentId: string,
  fn: 'onOpen' | 'onEdit',
  as: string,
  data: EventData,
): Execution | null {
  if (!world.scriptAt(documentId) || !world.declares(fn)) return null;
  // An add-on that is not used in this document yet hears of its opening, and of nothing else.
  if (fn === 'onEdit' && addOnState(world, documentId) === 'installed') return null;
  return fire(world, { simple: fn, documentId, as }, data)[0] ?? null;
}

/** Tells one trigger, as the world's habits of delivery will have it. */
export function fire(world: World, target: Target, data: EventData): Execution[] {
  return deliver(world, target, data).flatMap(() => arrive(world, target, data, world.now) ?? []);
}

/** @param at when the delivery arrived: executions that are slow run beside each other from their own moments on */
export function arrive(world: World, target: Target, data: EventData, at: number): Execution | null {
  if ('simple' in target) {
    const authMode: AuthModeName = addOnState(world, target.documentId) === 'installed' ? 'NONE' : 'LIMITED';
    return execute(world, target.simple, [], {
      as: target.as,
      kind: 'simple',
      authMode,
      activeDocumentId: target.documentId,
      event: (run) => ({ authMode: AUTH_MODE._of(authMode), ...eventObject(run, data) }),
    });
  }
  const trigger = world.triggers.find((each) => each.id === target.trigger);
  if (!trigger) return null;
  const spent = quotaLeft(world, trigger.owner, 'triggerMs') === 0;
  const refuse = spent ? 'Service using too much computer time for one day' : laneRefusal(world, trigger.owner, at);
  const execution = execute(world, trigger.fn, [], {
    as: trigger.owner,
    kind: 'trigger',
    activeDocumentId: trigger.boundTo || null,
    ...(refuse && { refuse }),
    event: (run) => ({ authMode: AUTH_MODE._of('FULL'), triggerUid: trigger.id, ...eventObject(run, data) }),
  });
  charge(world, trigger.owner, 'triggerMs', execution.virtualMs);
  if (!refuse) takeLane(world, trigger.owner, at, execution.virtualMs);
  return execution;
}
