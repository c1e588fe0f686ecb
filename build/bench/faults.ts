/** The proof: every fault at every call, and entry points in between each other. `npm run bench -- faults` runs all of it. */
import { answerEntry, everyForm } from '../proof/answers.ts';
import { interleave } from '../proof/between.ts';
import { commandEntry, everyCommand } from '../proof/commands.ts';
import { chains, type Entry, entries, entryOf } from '../proof/entries.ts';
import { callsOf, type Futures, type Swept, sweepEntry } from '../proof/sweep.ts';
import type { Row } from './row.ts';

/** Calls between two points of a short run; the full one tries every call. */
const SHORT_STRIDE = { few: 5, many: 60 };
const MANY_CALLS = 100;
/** Long work run as a whole: its steps are tried at every call, one by one. */
const WHOLE_STRIDE = 211;
/** Calls between two points of a full run of what comes in between. */
const BETWEEN_STRIDE = Number(process.env.BETWEEN_STRIDE ?? 1);
/** BETWEEN names the one that is come in between of: several may be tried in processes of their own. */
const isBetween = (name: string): boolean => (process.env.BETWEEN ?? name) === name;

const cpu = () => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6;

/** What was found, as it is found. */
class Tally {
  readonly out: Row[] = [];
  private readonly begun = cpu();
  private readonly full: boolean;
  constructor(full: boolean) {
    this.full = full;
  }

  add(what: string, all: readonly Swept[]): void {
    const sum = (of: (s: Swept) => number) => all.reduce((n, s) => n + of(s), 0);
    const failures = all.flatMap((s) => s.failures);
    for (const f of failures.slice(0, 20))
      console.log(`${f.entry}: ${f.fault} at call ${f.call}, ${f.name}: ${f.why.join('; ')}`);
    const row: Row = {
      what,
      measured: `${sum((s) => s.points)} points at ${sum((s) => s.calls)} calls, ${sum((s) => s.worlds)} worlds played on, ${failures.length} failures`,
      budget: '0 failures',
      ok: failures.length === 0,
    };
    this.out.push(row);
    if (this.full) console.log(`${this.seconds()} ${what}: ${row.measured}`);
  }

  total(what: string, points: number): void {
    const ok = this.out.every((r) => r.ok);
    this.out.push({ what, measured: `${points} points, ${this.seconds()} of one core`, budget: '0 failures', ok });
  }

  private seconds = () => `${(cpu() - this.begun).toFixed(0)} s`;
}

/** FAULTS names a part of the proof: points, steps, answers, commands, between. */
const wanted = (part: string): boolean => (process.env.FAULTS ?? part) === part;

async function faults(full: boolean): Promise<Row[]> {
  const known: Futures = new Map();
  const tally = new Tally(full);
  let points = 0;
  const sweep = (entry: Entry, stride = 1): Swept => {
    const calls = full ? 0 : callsOf(entry);
    const swept = sweepEntry(entry, full ? stride : calls > MANY_CALLS ? SHORT_STRIDE.many : SHORT_STRIDE.few, known);
    points += swept.points;
    return swept;
  };
  if (wanted('points'))
    for (const name of Object.keys(entries)) {
      if (!full && name in chains) continue;
      tally.add(`faults: ${name}`, [sweep(await entryOf(name), name in chains ? WHOLE_STRIDE : 1)]);
    }
  if (full && wanted('steps'))
    for (const [name, steps] of Object.entries(chains)) {
      const all: Swept[] = [];
      // the last step first: where a step ends, the next begins, and what becomes of that is known by then
      for (const entry of (await steps()).reverse()) all.push(sweep(entry));
      tally.add(`faults: ${name}, step by step`, all);
    }
  if (full && wanted('answers'))
    for (const code of everyForm) tally.add(`faults: an answer to ${code}`, [sweep(await answerEntry(code))]);
  if (full && wanted('commands')) {
    const refused: string[] = [];
    const all: Swept[] = [];
    for (const name of everyCommand()) {
      const entry = await commandEntry(name);
      if (!entry.does) refused.push(name);
      all.push(sweep(entry));
    }
    tally.add(`faults: ${all.length} commands, ${refused.length} of them refused`, all);
    if (refused.length) console.log(`refused, and tried as such: ${refused.join(', ')}`);
  }
  tally.total('faults: all entry points', points);
  return tally.out;
}

const SHORT_TOGETHER: readonly (readonly [string, string])[] = [
  ['form a pair', 'form a pair'],
  ['answers by the trigger', 'answers by the hourly run'],
  ['hourly run with letters due', 'hourly run with letters due'],
];

async function together(full: boolean): Promise<Row[]> {
  const known: Futures = new Map();
  const tally = new Tally(full);
  const made = new Map<string, Entry>();
  const entry = async (name: string): Promise<Entry> => {
    const one = made.get(name) ?? (await entryOf(name));
    made.set(name, one);
    return one;
  };
  let points = 0;
  // the second one's request is made for its own school: where the people differ it is refused, and must do no harm
  const sweep = async (a: string, b: string, stride: number): Promise<Swept> => {
    const swept = interleave(await entry(a), await entry(b), stride, known);
    points += swept.points;
    return swept;
  };
  if (!full) for (const [a, b] of SHORT_TOGETHER) tally.add(`in between: ${a} × ${b}`, [await sweep(a, b, 61)]);
  else if (wanted('between')) {
    const every = Object.keys(entries);
    for (const a of every.filter(isBetween)) {
      const all: Swept[] = [];
      for (const b of every) all.push(await sweep(a, b, BETWEEN_STRIDE));
      tally.add(`in between: ${a}, by each of ${every.length}`, all);
    }
  }
  tally.total('in between: all', points);
  return tally.out;
}

export async function rows(full = false): Promise<Row[]> {
  return [...(await faults(full)), ...(await together(full))];
}
