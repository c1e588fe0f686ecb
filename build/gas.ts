/** npm run gas -- FILE.js [FUNCTION]: any Apps Script file in the local runtime; the result is one JSON object. */
import { fileURLToPath } from 'node:url';
import { runApart } from '../runtime/apart.ts';
import { main } from '../runtime/gas.ts';

const own = fileURLToPath(import.meta.url);
// Started by itself below, in the folder that file names are relative to.
if (process.argv[1] === own) process.exitCode = main(process.argv.slice(2), process.cwd());

export default function gas(args: string[]): number {
  // npm runs this in the repository, while file names are meant from where the person stands.
  return runApart(own, args, process.env.INIT_CWD ?? process.cwd());
}
