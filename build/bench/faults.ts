/** The proof: every fault at every call, and entry points in between each other. `npm run bench -- faults` runs all of it. */
import { type Entry, entries, entryOf } from '../proof/entries.ts';
import { interleave, type Swept, sweepEntry } from '../proof/sweep.ts';
import type { Row } from './row.ts';

/** Calls between two points of a short run; the full one tries every call. */
const SHORT_STRIDE = { few: 5, many: 60 };
const MANY_CALLS = 100;

const rowOf = (swept: Swept, what: string): Row => {
  for (const f of swept.failures) console.log(`${what}: ${f.fault} at call ${f.call}, ${f.name}: ${f.why.join('; ')}`);
  return {
    what,
    measured: `${swept.points} points at ${swept.calls} calls, ${swept.failures.length} failures`,
    budget: '0 failures',
    ok: swept.failures.length === 0,
  };
};

/** FAULT_STRIDE thins a full run: set-up alone has over a thousand calls. */
const strideOf = (calls: number, full: boolean): number =>
  full ? Number(process.env.FAULT_STRIDE ?? 1) : calls > MANY_CALLS ? SHORT_STRIDE.many : SHORT_STRIDE.few;

async function faults(full: boolean): Promise<Row[]> {
  const out: Row[] = [];
  let points = 0;
  for (const name of Object.keys(entries)) {
    const entry = await entryOf(name);
    const calls = callsOf(entry);
    const swept = sweepEntry(entry, strideOf(calls, full));
    points += swept.points;
    out.push(rowOf(swept, `faults: ${name}`));
    if (full) console.log(out.at(-1)?.what, out.at(-1)?.measured);
  }
  const failed = out.filter((r) => !r.ok).length;
  out.push({ what: 'faults: all entry points', measured: `${points} points`, budget: '0 failures', ok: failed === 0 });
  return out;
}

const callsOf = (entry: Entry): number => sweepEntry(entry, Number.POSITIVE_INFINITY, []).calls;

/** Pairs that touch the same rows; the full run takes them in both orders. */
const TOGETHER: readonly (readonly [string, string])[] = [
  ['form a pair', 'form a pair'],
  ['form a pair', 'answers by the trigger'],
  ['answers by the trigger', 'answers by the hourly run'],
  ['hourly run with letters due', 'hourly run with letters due'],
  ['hourly run with letters due', 'form a pair'],
  ['undo the last action', 'confirm a pair'],
  ['import a list', 'import a list'],
  ['pause letters', 'hourly run with letters due'],
  ['set-up', 'set-up'],
];

async function together(full: boolean): Promise<Row[]> {
  const out: Row[] = [];
  for (const [a, b] of TOGETHER) {
    for (const [first, second] of full && a !== b ? [[a, b] as const, [b, a] as const] : [[a, b] as const]) {
      const entry = await entryOf(first);
      // the second one's request is made for its own school: where the people differ it is refused, and must do no harm
      const swept = interleave(entry, await entryOf(second), strideOf(callsOf(entry), full));
      out.push(rowOf(swept, `in between: ${swept.entry}`));
    }
  }
  return out;
}

export async function rows(full = false): Promise<Row[]> {
  return [...(await faults(full)), ...(await together(full))];
}
