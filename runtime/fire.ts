/** Firing triggers: each runs as the person who installed it. */
import { execute, type Run } from './execute.ts';
import { AUTH_MODE } from './services/script.ts';
import type { Execution, Trigger } from './types.ts';
import type { World } from './world.ts';

/** What all triggers of a person may take in a day on a consumer account: developers.google.com/apps-script/guides/services/quotas */
const TRIGGER_MS_PER_DAY = 90 * 60_000;
const DAY_MS = 86_400_000;

type Used = { since: number; ms: number };

function usedBy(world: World, email: string): Used {
  const all = world.part<Record<string, Used>>('trigger-time', () => ({}));
  const mine = all[email];
  if (mine && world.now < mine.since + DAY_MS) return mine;
  const fresh = { since: world.now, ms: 0 };
  all[email] = fresh;
  return fresh;
}

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
  const used = usedBy(world, trigger.owner);
  const execution = execute(world, trigger.fn, [], {
    as: trigger.owner,
    kind: 'trigger',
    activeDocumentId: trigger.boundTo,
    ...(used.ms >= TRIGGER_MS_PER_DAY && { refuse: 'Service using too much computer time for one day' }),
    event: (run) => ({ authMode: AUTH_MODE._of('FULL'), triggerUid: trigger.id, ...makeEvent(run) }),
  });
  used.ms += execution.virtualMs;
  return execution;
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
