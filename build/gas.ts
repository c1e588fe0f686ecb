/** npm run gas -- FILE.js [FUNCTION]: any Apps Script file in the local runtime; the result is one JSON object. */
import { main } from '../runtime/gas.ts';

export default function gas(args: string[]): number {
  // npm runs this in the repository, while file names are meant from where the person stands.
  return main(args, process.env.INIT_CWD ?? process.cwd());
}
