/**
 * npm run season -- --learners 600 --seed 1: a whole programme year, August to June, in the local runtime.
 * --runs: hourly runs played a day · --mode: full or codes · --lost: percent of answers whose trigger never comes
 */
import { day } from '../src/kit/index.ts';
import type { Summary } from './season/play.ts';
import { season } from './season/year.ts';
import { columns } from './table.ts';

const number = (args: readonly string[], name: string, usual: number, from = 1): number => {
  const at = args.indexOf(`--${name}`);
  const n = at < 0 ? usual : Number(args[at + 1]);
  if (!Number.isInteger(n) || n < from) throw new Error(`--${name} wants a whole number from ${from}`);
  return n;
};

const by = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .sort()
    .map(([key, n]) => `${key} ${n}`)
    .join(', ') || 'none';

/** The same seed gives the same lines. */
export const linesOf = (s: Summary): [string, string][] => [
  ['days', String(s.days)],
  ['answers', by(s.answered)],
  ['answers set aside', String(s.aside)],
  ['mails sent', String(s.letters)],
  ['pairs and groups', `${s.pairs}: completed ${s.completed}, closed early ${s.closedEarly}`],
  ['awards', String(s.awards)],
  ['acts refused', by(s.refused)],
  ['service calls', String(s.calls)],
  ['longest run', `${s.longestRun.toFixed(0)} virtual seconds`],
  [
    'triggers a day',
    `${s.minutesADay.toFixed(1)} virtual minutes; ${s.busiestDay.minutes.toFixed(1)} on ${s.busiestDay.on}`,
  ],
  ['the end', s.end || 'not reached'],
  ['invariants', s.breaches.length ? s.breaches.join('; ') : 'held every week'],
];

export default async function main(args: string[]): Promise<number> {
  const learners = number(args, 'learners', 600);
  const seed = number(args, 'seed', 1);
  const runs = number(args, 'runs', 3);
  if (24 % runs) throw new Error('--runs wants a divisor of 24');
  const lost = number(args, 'lost', 0, 0);
  if (lost > 100) throw new Error('--lost wants a percentage');
  const at = args.indexOf('--mode');
  const mode = at < 0 ? 'full' : args[at + 1];
  if (mode !== 'full' && mode !== 'codes') throw new Error('--mode wants full or codes');
  const started = performance.now();
  const summary = await season({ learners, seed, runs, mode, lost: lost / 100, until: day('2027-06-30') }, (on, s) =>
    console.log(
      `${on}: ${Object.values(s.answered).reduce((a, b) => a + b, 0)} answers, ${s.calls} calls, ${s.breaches.length} breaches ${s.breaches.at(-1) ?? ''}`,
    ),
  );
  console.log(
    `\n${learners} learners, seed ${seed}, mode ${mode}, hourly runs a day ${runs}, answers Google does not tell of ${lost} %`,
  );
  console.log(columns(linesOf(summary)));
  console.log(`${((performance.now() - started) / 1000).toFixed(0)} s`);
  return summary.breaches.length ? 1 : 0;
}
