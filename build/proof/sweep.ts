/** Every fault at every service call of an entry point, then hourly runs until all is quiet. */
import type { FaultPlan, World } from '../../runtime/index.ts';
import type { Entry } from './entries.ts';
import { breaches, unfinished } from './invariants.ts';
import { again, type School } from './school.ts';

export type Fault = 'kill, writes lost' | 'kill, writes kept' | 'exception';

const plans: Readonly<Record<Fault, (call: number) => FaultPlan>> = {
  'kill, writes lost': (call) => ({ killAt: call }),
  'kill, writes kept': (call) => ({ killAt: call, killAfterCall: true, keepBuffer: true }),
  exception: (call) => ({ failAt: { [call]: 'Service unavailable' } }),
};
export const FAULTS = Object.keys(plans) as Fault[];

export type Failure = { entry: string; fault: string; call: number; name: string; why: readonly string[] };
export type Swept = { entry: string; calls: number; points: number; failures: Failure[] };

/** What a fault can have touched: documents, letters, triggers, properties. */
const substance = (world: World): string => {
  const { documents, outbox, triggers, parts } = world.state;
  return JSON.stringify([documents, outbox, triggers, parts.properties]);
};

const HOURS = 3;

/** The invariants at once, and again when the hourly runs had their time. */
function check(school: School): string[] {
  const atOnce = breaches(school);
  if (atOnce.length) return atOnce;
  for (let hour = 0; hour < HOURS; hour++) school.hour();
  return [...breaches(school), ...unfinished(school)];
}

/**
 * @param stride every so many calls are tried; 1 is all of them
 * A point that left the world exactly as it was needs no check: nothing has happened.
 */
export function sweepEntry(entry: Entry, stride = 1, faults: readonly Fault[] = FAULTS): Swept {
  const run = (school: School, fault?: FaultPlan) =>
    school.world.run(entry.fn, entry.args, { kind: entry.kind, as: entry.as, on: entry.id, ...(fault && { fault }) });
  const clean = again(entry.kept, entry.id);
  const untouched = substance(clean.world);
  const { calls, error } = run(clean);
  if (error) throw new Error(`${entry.name} fails without any fault: ${error.message}`);
  const out: Swept = { entry: entry.name, calls: calls.length, points: 0, failures: [] };
  const known = new Map<string, string[]>();
  const fail = (fault: string, call: number, why: readonly string[]) => {
    if (why.length) out.failures.push({ entry: entry.name, fault, call, name: calls[call - 1]?.name ?? '', why });
  };
  fail('none', calls.length, check(clean));
  for (let call = 1; call <= calls.length; call += stride) {
    for (const fault of faults) {
      const school = again(entry.kept, entry.id);
      run(school, plans[fault](call));
      out.points++;
      const left = substance(school.world);
      if (left === untouched) continue;
      // many points leave the same world behind; the same world has the same future
      const why = known.get(left) ?? check(school);
      known.set(left, why);
      fail(fault, call, why);
    }
  }
  return out;
}

/** Another entry point comes in between, at every call of the first. */
export function interleave(first: Entry, second: Entry, stride = 1): Swept {
  const clean = again(first.kept, first.id);
  const { calls } = clean.world.run(first.fn, first.args, { kind: first.kind, as: first.as, on: first.id });
  const entry = `${first.name} × ${second.name}`;
  const out: Swept = { entry, calls: calls.length, points: 0, failures: [] };
  for (let call = 1; call <= calls.length; call += stride) {
    const school = again(first.kept, first.id);
    school.world.run(first.fn, first.args, {
      kind: first.kind,
      as: first.as,
      on: first.id,
      fault: { preemptAt: { call, fn: second.fn, args: second.args, as: second.as } },
    });
    out.points++;
    const why = check(school);
    if (why.length) out.failures.push({ entry, fault: 'in between', call, name: calls[call - 1]?.name ?? '', why });
  }
  return out;
}
