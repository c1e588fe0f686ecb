/** Two months of a small school, played twice: the invariants hold each week, and the same seed gives the same figures. */
import { day, type Mode } from '../../src/kit/index.ts';
import { season } from '../season/year.ts';
import type { Row } from './row.ts';

/** Google stops a run after six minutes; ours end before four and a half. */
const LONGEST_SECONDS = 270;

export async function rows(): Promise<Row[]> {
  const play = (mode?: Mode) =>
    season({ learners: 60, seed: 1, runs: 1, until: day('2026-10-23'), ...(mode && { mode }) });
  const first = await play();
  const again = await play();
  const coded = await play('codes');
  const same = JSON.stringify(first) === JSON.stringify(again);
  return [
    {
      what: 'two months of a school of 60 learners',
      measured: `${first.days} days, ${first.calls} calls, ${first.breaches.length} breaches, longest run ${first.longestRun.toFixed(0)} virtual s`,
      budget: `no breach; a run below ${LONGEST_SECONDS} virtual s`,
      ok: !first.breaches.length && first.longestRun < LONGEST_SECONDS,
    },
    {
      what: 'the same where codes are used',
      measured: `${coded.days} days, ${coded.calls} calls, ${coded.breaches.length} breaches`,
      budget: 'no breach; no learner’s name or contact in a file, a letter, a property or a log',
      ok: !coded.breaches.length,
    },
    {
      what: 'the same seed again',
      measured: same ? 'the same figures' : 'other figures',
      budget: 'the same',
      ok: same,
    },
  ];
}
