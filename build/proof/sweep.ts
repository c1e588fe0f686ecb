/** Every fault at every service call of an entry point, then hourly runs until all is quiet. */
import { type FaultPlan, type Snapshot, World } from '../../runtime/index.ts';
import { digest } from './digest.ts';
import type { Call, Entry } from './entries.ts';
import { breaches, unfinished } from './invariants.ts';
import { again, type School } from './school.ts';

type Fault = 'kill, writes lost' | 'kill, writes kept' | 'exception';

export type Failure = { entry: string; fault: string; call: number; name: string; why: readonly string[] };
export type Swept = {
  entry: string;
  calls: number;
  /** faults tried */
  points: number;
  /** how many of them left a world that no other had left: each of these was played on until quiet */
  worlds: number;
  failures: Failure[];
};

const HOURS = 3;

export const play = (school: School, { fn, args = [], kind = 'menu', as }: Call, fault?: FaultPlan) =>
  school.world.run(fn, args, { kind, on: school.id, ...(as && { as }), ...(fault && { fault }) });

/** What becomes of a world, by its digest: the same world has the same future. */
export type Futures = Map<string, readonly string[]>;

/** The invariants at once, and again when whoever was at work and the hourly runs had their time. */
export function check(school: School, known: Futures, entry?: Entry): readonly string[] {
  const atOnce = breaches(school);
  if (atOnce.length) return atOnce;
  const path: string[] = [];
  const seen = () => {
    const at = digest(school.world);
    const future = known.get(at);
    if (!future) path.push(at);
    return future;
  };
  if (entry?.again) {
    play(school, entry.again);
    const future = seen();
    if (future) return future;
  }
  for (let hour = 0; hour < HOURS; hour++) {
    school.hour();
    const future = seen();
    if (future) return future;
  }
  const why = [...breaches(school), ...unfinished(school)];
  for (const at of path) known.set(at, why);
  return why;
}

/** Between two calls nothing else happens: what a call that only reads leaves is what stood there before it. */
export const READS = /\.(get|batchGet|is|open)\w*$/;
/** Looking at a world at every call takes longer than the run itself. */
const PATIENCE_MS = 600_000;

/** What a kill at each call leaves behind, with the writes that were not flushed lost and kept. */
type Left = { call: number; fault: Fault; at: string };
type Undisturbed = { school: School; calls: string[]; left: Left[]; worlds: Map<string, Snapshot> };

/** The entry point as it goes undisturbed, and what a kill at any of its calls would leave. @throws when it fails by itself */
function undisturbed(entry: Entry, stride: number): Undisturbed {
  const school = again(entry.kept, entry.id);
  const { world } = school;
  const left: Left[] = [];
  const worlds = new Map<string, Snapshot>();
  let call = 0;
  const seen = (state: Snapshot['state']): string => {
    const at = digest(new World(state));
    if (!worlds.has(at)) worlds.set(at, { state });
    return at;
  };
  const tried = (n: number) => n > 0 && (n - 1) % stride === 0;
  let lost = '';
  let kept = '';
  world.watchdogMs = PATIENCE_MS;
  world.watch = (run, name) => {
    if (world.running.length > 1) return;
    call++;
    if (tried(call)) {
      lost ||= seen(run.leftBehind(false));
      left.push({ call, fault: 'kill, writes lost', at: lost });
    }
    if (tried(call - 1)) {
      kept ||= seen(run.leftBehind(true));
      left.push({ call: call - 1, fault: 'kill, writes kept', at: kept });
    }
    if (READS.test(name)) return;
    lost = '';
    kept = '';
  };
  const { calls, error } = play(school, entry);
  world.watch = null;
  if (error) throw new Error(`${entry.name} fails without any fault: ${error.message}`);
  if (tried(call)) left.push({ call, fault: 'kill, writes kept', at: seen(school.keep().state) });
  return { school, calls: calls.map((c) => c.name), left, worlds };
}

/** How many calls the entry point makes undisturbed. */
export const callsOf = (entry: Entry): number => play(again(entry.kept, entry.id), entry).calls.length;

/**
 * @param stride every so many calls are tried; 1 is all of them
 * @param known futures found so far; they hold for every entry point
 */
export function sweepEntry(entry: Entry, stride = 1, known: Futures = new Map()): Swept {
  const { school, calls, left, worlds } = undisturbed(entry, stride);
  const out: Swept = { entry: entry.name, calls: calls.length, points: 0, worlds: 0, failures: [] };
  const judge = (fault: string, call: number, at: string, of: () => School) => {
    let why = known.get(at);
    if (!why) {
      why = check(of(), known, entry);
      known.set(at, why);
      out.worlds++;
    }
    if (why.length) out.failures.push({ entry: entry.name, fault, call, name: calls[call - 1] ?? '', why });
  };
  judge('none', calls.length, digest(school.world), () => school);
  for (const { call, fault, at } of left) {
    const kept = worlds.get(at);
    if (!kept) continue;
    out.points++;
    judge(fault, call, at, () => again(kept, entry.id));
  }
  for (let call = 1; call <= calls.length; call += stride) {
    const hit = again(entry.kept, entry.id);
    play(hit, entry, { failAt: { [call]: 'Service unavailable' } });
    out.points++;
    judge('exception', call, digest(hit.world), () => hit);
  }
  return out;
}

/** The entry point hit by each kind of fault at every `stride`-th call, each time in a school of its own. */
export function* everyFault(entry: Entry, stride: number): Generator<{ fault: FaultPlan; school: School }> {
  const calls = callsOf(entry);
  for (let call = 1; call <= calls; call += stride)
    for (const fault of [
      { killAt: call },
      { killAt: call, killAfterCall: true, keepBuffer: true },
      { failAt: { [call]: 'Service unavailable' } },
    ]) {
      const school = again(entry.kept, entry.id);
      play(school, entry, fault);
      yield { fault, school };
    }
}
