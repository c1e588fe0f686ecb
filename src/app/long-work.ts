/** Long work: a list of small steps, each safe to repeat. Killed anywhere, it is finished by running it again or by the hourly run. */
import { logBug, remember, timeLeft, underLock } from '../google/host.ts';
import { callSoon } from '../google/triggers.ts';
import { none, type Words } from '../kit/index.ts';
import { type Memory, readMemory } from './memory.ts';

export type Step = {
  id: string;
  title: Words;
  /** @returns AGAIN when its time was up: it is not done yet */
  act: (memory: Memory) => unknown;
  /** takes the lock itself, for as long as it needs it */
  locks?: 'itself';
};

export const AGAIN = 'again';

export type Work = {
  /** under this name the steps that are done are remembered */
  key: 'steps' | 'closing' | 'printed' | 'brought';
  steps: readonly Step[];
  /** throws when the acting person is not the one to do the steps */
  allow?: (memory: Memory) => void;
};

export type Progress = { done: number; of: number; title: Words; finished: boolean };

const nextOf = ({ key, steps }: Work, m: Memory): Step | undefined => steps.find((s) => !m[key].includes(s.id));

/** Steps are left: the work was cut short, or a new version brought more of them. */
export const isLeft = (work: Work, m: Memory): boolean => !m.halted && nextOf(work, m) !== undefined;

/** The next step, when it takes the lock itself: it is done now, and noted under the lock later. @returns nothing when its time was up */
function doneAlone(work: Work): Step | undefined {
  if (!work.steps.some((s) => s.locks)) return undefined;
  const memory = readMemory();
  const next = nextOf(work, memory);
  if (!next?.locks) return undefined;
  work.allow?.(memory);
  return next.act(memory) === AGAIN ? undefined : next;
}

/** Does the next step that is not done. */
export function oneStep(work: Work): Progress {
  const alone = doneAlone(work);
  return underLock(() => {
    const memory = readMemory();
    const next = nextOf(work, memory);
    if (next) work.allow?.(memory);
    const now = next && (next.locks ? next === alone : next.act(memory) !== AGAIN) ? [next.id] : [];
    const done = [...memory[work.key], ...now];
    if (now.length) remember({ [work.key]: done.join(',') });
    const left = work.steps.filter((s) => !done.includes(s.id));
    const of = work.steps.length;
    return {
      done: of - left.length,
      of,
      title: (left[0] ?? work.steps[of - 1])?.title ?? none,
      finished: !left.length,
    };
  });
}

/** A step may take this long. */
const STEP_TAKES_MS = 45_000;

/** What goes on with work that a run had no time for. */
export const CARRY_ON = 'onContinue';

/** Where no trigger may be made, the hourly run goes on. */
function carryOnSoon(): void {
  try {
    callSoon(CARRY_ON);
  } catch (e) {
    logBug('continue', e);
  }
}

/**
 * The steps that are still to be done, as far as this run has time; a run of its own goes on with the rest in a minute.
 * @param shown tells how far it is @returns whether all is done
 */
export function goOn(work: Work, shown: (p: Progress) => void = () => undefined): boolean {
  while (timeLeft() > STEP_TAKES_MS) {
    if (readMemory().halted) return false;
    const p = oneStep(work);
    shown(p);
    if (p.finished) return true;
  }
  carryOnSoon();
  return false;
}
