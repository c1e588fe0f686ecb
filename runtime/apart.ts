/** Running the command in a process of its own: a script that takes all memory ends that process and no other. */
import { spawnSync } from 'node:child_process';

const MEMORY_MB = 1024;
const OUT_OF_MEMORY = /heap out of memory|Allocation failed/;

/**
 * @param entry a file that runs the command with the arguments it gets
 * @returns the exit code: the command's own, or 2 when the process ended otherwise
 */
export function runApart(entry: string, args: string[], base: string, memoryMb = MEMORY_MB): number {
  const child = spawnSync(process.execPath, [`--max-old-space-size=${memoryMb}`, entry, ...args], {
    cwd: base,
    stdio: ['ignore', 'inherit', 'pipe'],
    encoding: 'utf8',
  });
  if (child.status !== null && !OUT_OF_MEMORY.test(child.stderr)) {
    process.stderr.write(child.stderr);
    return child.status;
  }
  const why = OUT_OF_MEMORY.test(child.stderr)
    ? `The script took more than ${memoryMb} MB of memory and was stopped.`
    : `The script's process ended (${child.signal ?? child.status}).`;
  console.error(`${why} What is saved is as it was.`);
  return 2;
}
