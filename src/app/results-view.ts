/** «Итоги» in the panel: indicators against targets, what changed, and how each conclusion was counted. */
import { problem, say, sayMoment, type Words } from '../kit/index.ts';
import type { Indicator } from '../stages/2-mentees/measures.ts';
import { indicatorWords } from '../stages/2-mentees/measures.ts';
import { arithmeticOf } from '../stages/monitoring/arithmetic.ts';
import { influence, kpiReport, processReport } from '../stages/monitoring/index.ts';
import { influenceOf } from '../stages/monitoring/influence.ts';
import { inWords } from '../stages/monitoring/influence-report.ts';
import { kpisOf } from '../stages/monitoring/kpi.ts';
import { snapshot } from './snapshot.ts';
import type { ReportView } from './views.ts';

export type KpiView = { id: string; title: string; shown: string; target: string; state: string; how: string };
export type ChangeView = { indicator: string; title: string; words: string; n: number };
export type Results = { asOf: string; kpis: KpiView[]; changes: ChangeView[]; reports: ReportView[] };

const resultReads = [...new Set([...influence.reads, ...kpiReport.reads])];

export function resultsView(): Results {
  const s = snapshot(resultReads, 'skip');
  const { lang } = s;
  return {
    asOf: sayMoment(s.now.moment, lang),
    kpis: kpisOf(s).map((k) => ({
      id: k.id,
      title: say(k.words, lang),
      shown: say(k.shown, lang),
      target: k.target === undefined ? '' : String(k.target),
      state: say(k.state, lang),
      how: say(k.how, lang),
    })),
    changes: influenceOf(s)
      .changes.filter((c) => c.baseline)
      .map((c) => ({
        indicator: c.indicator,
        title: say(indicatorWords[c.indicator], lang),
        words: say(inWords(c), lang),
        n: c.pairs.length,
      })),
    reports: [processReport, influence, kpiReport].map((r) => ({ id: r.id, title: say(r.sheet, lang) })),
  };
}

export type Worked = {
  title: string;
  conclusion: string;
  steps: string[];
  values: { mentee: string; before: number; after: number; difference: number; rank: number | null }[];
};

const notMeasured = problem(
  'not-measured-twice',
  (f: { indicator: string }): Words => [
    `По показателю «${f.indicator}» никого не замерили дважды. Ничего не изменено. Обновите вкладку «Итоги».`,
    `Nobody was measured twice by “${f.indicator}”. Nothing was changed. Refresh “Results”.`,
  ],
);

/** Codes and values only: the panel shows names, if at all, from the curator's own file. @throws notMeasured */
export function workedView({ indicator }: { indicator: string }): Worked {
  const s = snapshot(influence.reads, 'skip');
  const known = indicator in indicatorWords ? (indicator as Indicator) : undefined;
  const found = known && arithmeticOf(s, known);
  if (!found || !known) throw notMeasured({ indicator });
  return {
    title: say(indicatorWords[known], s.lang),
    conclusion: say(found.conclusion, s.lang),
    steps: found.steps.map((words) => say(words, s.lang)),
    values: found.values.map((v) => ({ ...v, rank: v.rank ?? null })),
  };
}
