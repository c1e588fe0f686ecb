/** npm run gas: runs any Apps Script file in the local runtime and prints what came of it. */
import process from 'node:process';
import { main } from '../runtime/gas.ts';

/** @param args see the usage line of runtime/gas.ts */
export default function gas(args: string[]): number {
  // npm runs commands in the root; file names are relative to where the person is.
  return main(args, process.env.INIT_CWD ?? process.cwd());
}
