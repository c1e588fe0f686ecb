/** google.script.run: what may cross between a page and the script, and what may be called. */
import { types } from 'node:util';
import { execute } from './execute.ts';
import { GasError } from './service.ts';
import type { RpcOutcome } from './types.ts';
import type { World } from './world.ts';

/**
 * Calls a function of the script as the page of a sidebar does. What Google drops in silence (a Date in a
 * result makes the whole result null) is an error here that names the place.
 */
export function callThroughBridge(world: World, fn: string, args: unknown[], as: string, on?: string): RpcOutcome {
  try {
    checkCallable(world, fn, as, on);
    const sent = args.map((each, at) => crossing(each, `argument ${at + 1} of ${fn}`));
    const { silent, latencyMs } = bridgeHabits(world);
    let dropped = false;
    world.now += latencyMs;
    const execution = execute(world, fn, sent, {
      as,
      kind: 'rpc',
      ...(on && { activeDocumentId: on }),
      inspectResult: (value) => {
        try {
          crossing(value, `result of ${fn}`);
        } catch (error) {
          if (!silent) throw error;
          dropped = true;
        }
      },
    });
    if (execution.ok) return { ok: true, value: dropped ? null : execution.value };
    const { name, message } = execution.error!;
    return { ok: false, error: { name, message } };
  } catch (error) {
    if (!(error instanceof GasError)) throw error;
    return { ok: false, error: { name: error.name, message: error.message } };
  }
}

export type BridgeHabits = {
  /** A browser with several Google accounts: a page's calls arrive as the wrong person and fail. */
  mixed: boolean;
  /** What cannot cross back becomes null without a word, as at Google; by default it is an error that names its place. */
  silent: boolean;
  /** How long a call is under way besides what it does: an estimate. */
  latencyMs: number;
};

export function bridgeHabits(world: World): BridgeHabits {
  return world.part<BridgeHabits>('bridge', () => ({ mixed: false, silent: false, latencyMs: 0 }));
}
/** Plays a browser with several Google accounts, in which a page's calls arrive as the wrong person and fail. */
export function mixAccounts(world: World, mixed: boolean): void {
  bridgeHabits(world).mixed = mixed;
}

function checkCallable(world: World, fn: string, as: string, on: string | undefined): void {
  if (bridgeHabits(world).mixed) {
    throw new GasError(
      "We're sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.",
    );
  }
  const home = on ?? world.project?.boundTo;
  const bound = home ? world.state.documents[home] : undefined;
  if (!bound || !world.canEdit(bound, as)) {
    throw new GasError('PERMISSION_DENIED: only an editor of the document sees its sidebar and dialogs.');
  }
  if (!/^[\p{L}$_][\p{L}\p{N}$_]*$/u.test(fn) || fn.endsWith('_') || !world.declares(fn)) {
    throw new GasError(`google.script.run.${fn} is not a function`, 'TypeError');
  }
}

/**
 * A copy as the other side gets it. Both realms' values come here, so nothing is judged by its constructor.
 * @param place where the value stands, for the message
 * @throws GasError naming the first thing that cannot cross
 */
function crossing(value: unknown, place: string, around: unknown[] = []): unknown {
  const refuse = (what: string): never => {
    throw new GasError(`${place}: ${what} cannot cross google.script.run`);
  };
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : refuse(String(value));
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value !== 'object') return refuse(`a ${typeof value}`);
  if (around.includes(value)) return refuse('an object inside itself');
  if (types.isProxy(value)) return refuse('a service object');
  if (types.isDate(value)) return refuse('a Date');
  const inside = [...around, value];
  if (Array.isArray(value)) return Array.from(value, (each, at) => crossing(each, `${place}[${at}]`, inside));
  const parent: unknown = Object.getPrototypeOf(value);
  if (parent !== null && Object.getPrototypeOf(parent) !== null) {
    return refuse(`a ${String((value as object).constructor?.name || 'class instance')}`);
  }
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.map(([key, each]) => [key, crossing(each, `${place}.${key}`, inside)]));
}
