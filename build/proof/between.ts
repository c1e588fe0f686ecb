/** Somebody else comes in between two service calls of an entry point, at every call at which he is not kept waiting. */
import { digest } from './digest.ts';
import type { Call, Entry } from './entries.ts';
import { again, type School } from './school.ts';
import { check, type Futures, play, READS, type Swept } from './sweep.ts';

/** Calls between which somebody else may act, and the first of those where he finds the lock taken. */
function open(calls: readonly string[]): number[] {
  const out: number[] = [];
  let held = false;
  for (const i of calls.keys()) {
    const before = calls[i - 1];
    if (before === 'Lock.tryLock') held = true;
    if (before === 'Lock.releaseLock') held = false;
    if (!held || before === 'Lock.tryLock') out.push(i + 1);
  }
  return out;
}

/** Handles that are the same whoever else has been at work; any other object may be a picture of its moment. */
const HANDLES = /\.(getDocumentLock|get\w*Properties|getActive\w*|getEffectiveUser|openById|getItem)$/;

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && '_class' in value;

/** What a call that only reads gave back, as far as it can be compared with what it gives back at another time. */
function toldBy(name: string, value: unknown): string | undefined {
  if (!READS.test(name)) return undefined;
  if (isObject(value)) return HANDLES.test(name) ? name : undefined;
  let objects = false;
  const told = JSON.stringify(value, (_key, part: unknown) => {
    if (!isObject(part)) return part;
    objects = true;
    return null;
  });
  return objects ? undefined : told;
}

/** The calls of an entry point, and by their numbers what each of them was told. */
export type Alone = { names: readonly string[]; told: readonly (string | undefined)[] };

/** The entry point when nobody comes in. */
export function alone(entry: Entry): Alone {
  const school = again(entry.kept, entry.id);
  const told: (string | undefined)[] = [];
  school.world.watchAnswer = (run, value) => {
    if (school.world.running.length === 1) told[run.calls.length] = toldBy(run.calls.at(-1)?.name ?? '', value);
  };
  const { calls } = play(school, entry);
  return { names: calls.map((c) => c.name), told };
}

/** The school after somebody has come in before a call; had he come in at any call up to `until`, it would be the same. */
type Coming = { call: number; until: number; school: School; error: string | undefined };

export function comeIn(first: Entry, second: Call, { told }: Alone, call: number): Coming {
  const school = again(first.kept, first.id);
  const { world } = school;
  let until = call;
  // while the calls that follow only read, and are told what they are told alone, he might as well have come after them
  world.watchAnswer = (run, value) => {
    if (world.running.length > 1 || run.calls.length < call) return;
    const now = toldBy(run.calls.at(-1)?.name ?? '', value);
    if (run.calls.length === until && now !== undefined && now === told[until]) until++;
    else world.watchAnswer = null;
  };
  const { fn, args = [], as = first.as } = second;
  const { error } = play(school, first, { preemptAt: { call, fn, args, ...(as && { as }) } });
  world.watchAnswer = null;
  return { call, until, school, error: error?.message };
}

/**
 * @param stride every so many of the calls are looked at; 1 is all of them
 * @param known what was found out about worlds so far @param judge what is wrong with a school
 */
export function interleave(
  first: Entry,
  second: Call & { name: string },
  stride = 1,
  known: Futures = new Map(),
  judge = (school: School): readonly string[] => check(school, known),
): Swept {
  const entry = `${first.name} × ${second.name}`;
  const undisturbed = alone(first);
  const { names } = undisturbed;
  const out: Swept = { entry, calls: names.length, points: 0, worlds: 0, failures: [] };
  let alike = 0;
  for (const call of open(names).filter((_, i) => i % stride === 0)) {
    out.points++;
    if (call <= alike) continue;
    const { until, school, error } = comeIn(first, second, undisturbed, call);
    alike = until;
    const at = digest(school.world);
    let why = known.get(at);
    if (!why) {
      why = judge(school);
      known.set(at, why);
      out.worlds++;
    }
    const all = error === undefined ? why : [error, ...why];
    if (all.length) out.failures.push({ entry, fault: 'in between', call, name: names[call - 1] ?? '', why: all });
  }
  return out;
}
