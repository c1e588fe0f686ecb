/** Stages 6 and 7 at the design size: their rules, and what follows by itself after an answer. */
import { type LocalDate, momentOf, type Now, type Programme, type Stage } from '../../src/kit/index.ts';
import work from '../../src/stages/6-work/index.ts';
import completion from '../../src/stages/7-completion/index.ts';
import { median, type Row } from './row.ts';
import { atDesignSize } from './work/programme.ts';

const RULES_BUDGET_MS = 400;
const SETTLES_BUDGET_MS = 200;
const TIMES = 7;

const MARCH = '2027-03-15' as LocalDate;
const MAY = '2027-05-24' as LocalDate;

const now: Now = {
  today: MARCH,
  moment: momentOf(`${MARCH} 09:00:00`),
  who: '',
  nextId: (_table, prefix) => `${prefix}-900`,
};

export async function rows(): Promise<Row[]> {
  const fresh = atDesignSize();
  const timed = (today: LocalDate, act: (p: Programme) => void): number =>
    median(
      Array.from({ length: TIMES }, () => {
        const p = fresh(today);
        const begun = performance.now();
        act(p);
        return performance.now() - begun;
      }),
    );
  const findings = (stages: readonly Pick<Stage, 'rules'>[], p: Programme): number =>
    stages.flatMap((s) => s.rules).reduce((sum, rule) => sum + rule.find(p).length, 0);
  const row = (what: string, ms: number, budget: number): Row => ({
    what: `stage ${what}`,
    measured: `${ms.toFixed(1)} ms`,
    budget: `${budget} ms`,
    ok: ms <= budget,
  });
  const rules = (what: string, today: LocalDate, stages: readonly Pick<Stage, 'rules'>[]): Row => {
    let found = 0;
    const ms = timed(today, (p) => {
      found = findings(stages, p);
    });
    return row(`${what} (${found} findings)`, ms, RULES_BUDGET_MS);
  };
  const evidence = timed(MARCH, (p) => work.tasks.map((task) => task.evidence?.say(p)));
  const reports = timed(MARCH, (p) => work.reports.flatMap((r) => r.blocks).map((block) => block.rows(p)));
  const settles = timed(MARCH, (p) => work.settles.map((settle) => settle.decide(p, now)));
  return [
    rules('6, 250 pairs, 4,000 meetings, 12,000 answers: all rules', MARCH, [work]),
    row('6: evidence of the seven tasks', evidence, RULES_BUDGET_MS),
    row('6: reports', reports, RULES_BUDGET_MS),
    row('6: what follows by itself', settles, SETTLES_BUDGET_MS),
    rules('7 in May, with 250 outcomes, awards, cases, guests: all rules', MAY, [completion]),
    rules('6 and 7 in May: all rules over one reading', MAY, [work, completion]),
  ];
}
