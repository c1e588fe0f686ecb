/** Our statistics and SciPy's, asked the same. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { hodgesLehmann, holm, mcNemar, signedRank, standardised, wilson } from '../../../src/statistics/index.ts';
import { pythonWith } from '../matching/peers.ts';
import { type Answer, type Question, questions } from './questions.ts';

/** What SciPy said to the first questions of another seed, kept for the tests; written anew with FREEZE=yes. */
export const FROZEN = path.join('tests', 'statistics', 'scipy.json');
export const frozenQuestions = (): Question[] => questions(2, 80);

export function ours(q: Question): Answer {
  if (q.kind === 'share') {
    const { low = Number.NaN, high = Number.NaN } = wilson(q.yes, q.of) ?? {};
    return { low, high };
  }
  if (q.kind === 'changed') return { p: mcNemar(q.gained, q.lost) };
  if (q.kind === 'many') return { ps: holm(q.ps) };
  const { p, effect } = signedRank(q.diffs);
  const found = hodgesLehmann(q.diffs);
  const spread = standardised(q.diffs);
  return {
    p,
    effect: effect ?? null,
    ...(found && { estimate: { value: found.value, interval: found.interval ? [...found.interval] : null } }),
    spread: spread?.dz === undefined ? null : { dz: spread.dz, g: spread.g as number },
  };
}

/** The largest difference between two answers; what the other side leaves out (null) has to be left out here too, except p. */
export function apart(mine: unknown, theirs: unknown): number {
  if (typeof theirs === 'number') return typeof mine === 'number' ? Math.abs(mine - theirs) : Number.POSITIVE_INFINITY;
  if (theirs === null) return mine === null || mine === undefined ? 0 : Number.POSITIVE_INFINITY;
  const keys = Object.keys(theirs as object);
  return Math.max(
    0,
    ...keys
      .filter((key) => key !== 'p' || (theirs as Answer).p !== null)
      .map((key) => apart((mine as Record<string, unknown>)[key], (theirs as Record<string, unknown>)[key])),
  );
}

/** @returns nothing where there is no SciPy */
export function scipyAnswers(asked: readonly Question[], fetching: boolean): Answer[] | undefined {
  const python = pythonWith('scipy', fetching);
  if (!python) return undefined;
  const done = spawnSync(python, [path.join('build', 'bench', 'monitoring', 'peer.py')], {
    input: JSON.stringify(asked),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout) as Answer[];
}
