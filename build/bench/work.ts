/** Stage 6 at the design size: its rules, and what follows by itself after an answer. */
import { type LocalDate, momentOf, type Now } from '../../src/kit/index.ts';
import work from '../../src/stages/6-work/index.ts';
import { median, type Row } from './row.ts';
import { atDesignSize } from './work/programme.ts';

const RULES_BUDGET_MS = 400;
const SETTLES_BUDGET_MS = 200;
const TIMES = 7;

const now: Now = {
  today: '2027-03-15' as LocalDate,
  moment: momentOf('2027-03-15 09:00:00'),
  who: '',
  nextId: (_table, prefix) => `${prefix}-900`,
};

export async function rows(): Promise<Row[]> {
  const fresh = atDesignSize();
  const timed = (act: (p: ReturnType<typeof fresh>) => void): number =>
    median(
      Array.from({ length: TIMES }, () => {
        const p = fresh();
        const begun = performance.now();
        act(p);
        return performance.now() - begun;
      }),
    );
  let found = 0;
  const rules = timed((p) => {
    found = work.rules.reduce((sum, rule) => sum + rule.find(p).length, 0);
  });
  const evidence = timed((p) => work.tasks.map((task) => task.evidence?.say(p)));
  const reports = timed((p) => work.reports.flatMap((r) => r.blocks).map((block) => block.rows(p)));
  const settles = timed((p) => work.settles.map((settle) => settle.decide(p, now)));
  const row = (what: string, ms: number, budget: number): Row => ({
    what: `stage 6, 250 pairs, 4,000 meetings, 12,000 answers: ${what}`,
    measured: `${ms.toFixed(1)} ms`,
    budget: `${budget} ms`,
    ok: ms <= budget,
  });
  return [
    row(`all rules (${found} findings)`, rules, RULES_BUDGET_MS),
    row('evidence of the seven tasks', evidence, RULES_BUDGET_MS),
    row('reports', reports, RULES_BUDGET_MS),
    row('what follows by itself', settles, SETTLES_BUDGET_MS),
  ];
}
