/** Firing triggers: each runs as the person who installed it. */
import { execute, type Run } from './execute.ts';
import { AUTH_MODE } from './services/script.ts';
import type { Execution, Trigger } from './types.ts';
import type { World } from './world.ts';

/**
 * Runs every installed trigger of an event on a document, in the order of installation.
 * @param event makes the event object for one execution; `authMode` and `triggerUid` are added here
 */
export function fireInstalled(
  world: World,
  documentId: string,
  event: Trigger['event'],
  makeEvent: (run: Run) => Record<string, unknown>,
): Execution[] {
  return world.triggers
    .filter((each) => each.documentId === documentId && each.event === event)
    .map((each) => fireTrigger(world, each, makeEvent));
}

export function fireTrigger(
  world: World,
  trigger: Trigger,
  makeEvent: (run: Run) => Record<string, unknown>,
): Execution {
  return execute(world, trigger.fn, [], {
    as: trigger.owner,
    kind: 'trigger',
    activeDocumentId: trigger.boundTo,
    event: (run) => ({ authMode: AUTH_MODE._of('FULL'), triggerUid: trigger.id, ...makeEvent(run) }),
  });
}

/** Runs `onOpen` or `onEdit` of the bound script when it has one, as the person who caused it. */
export function fireSimple(
  world: World,
  documentId: string,
  fn: 'onOpen' | 'onEdit',
  as: string,
  makeEvent: (run: Run) => Record<string, unknown>,
): Execution | null {
  if (!world.scriptAt(documentId) || !world.declares(fn)) return null;
  return execute(world, fn, [], {
    as,
    kind: 'simple',
    activeDocumentId: documentId,
    event: (run) => ({ authMode: AUTH_MODE._of('LIMITED'), ...makeEvent(run) }),
  });
}
