/** What Google's classes have, as far as the runtime must know it to refuse well. */
import type { ServiceObject } from './service.ts';

/** @throws GasError when no signature takes these arguments */
export function checkArguments(_object: ServiceObject, _member: string, _args: unknown[]): void {}

/** The sentence for a member that an object does not have. */
export function unknownMember(object: ServiceObject, member: string): { name: string; message: string } {
  return { name: 'TypeError', message: `${object._class}.${member} is not emulated by the local runtime` };
}
