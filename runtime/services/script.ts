/** ScriptApp: triggers and the project itself. */
import type { Service } from '../service.ts';
import type { Execution } from '../types.ts';
import type { World } from '../world.ts';

export const scriptService: Service = { name: 'script' };

export function advanceClock(world: World, ms: number): Execution[] {
  world.now += ms;
  return [];
}
