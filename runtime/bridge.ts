/** google.script.run: what may cross between a page and the script, and what may be called. */
import type { RpcOutcome } from './types.ts';
import type { World } from './world.ts';

export function callThroughBridge(_world: World, _fn: string, _args: unknown[], _as: string): RpcOutcome {
  return { ok: false, error: { name: 'Error', message: 'google.script.run is not emulated yet' } };
}
