import type { AnyTable, Report, Stage } from '../kit/index.ts';
import preparation from './1-preparation/index.ts';
import mentees from './2-mentees/index.ts';
import mentors from './3-mentors/index.ts';
import selection from './4-selection/index.ts';
import pairs from './5-pairs/index.ts';
import work from './6-work/index.ts';
import completion from './7-completion/index.ts';
import { breaks } from './calendar.ts';
import { influence, kpiReport, processReport } from './monitoring/index.ts';
import { acts, answers, journal, letters, optOuts } from './records.ts';
import { officialMentees, officialMentors } from './registers.ts';
import { overdue, type Roadmap, roadmap } from './roadmap.ts';
import { releases } from './summary/ledger.ts';

/** The programme. Tabs, forms, menu, letters, reports and the practice school are all derived from this list. */
export const stages: readonly Stage[] = [preparation, mentees, mentors, selection, pairs, work, completion];

/** The tab of each stage with its tasks; all seven together are the roadmap. */
export const roadmaps: readonly { stage: Stage; table: Roadmap }[] = stages.map((stage) => ({
  stage,
  table: roadmap(stage.number, stage.sheet, stage.tasks),
}));

export const records = [answers, letters, optOuts, breaks, releases, acts, journal] as const;

/** Every tab that holds rows, in the order of the workbook. */
export const tables: readonly AnyTable[] = [
  ...roadmaps.map((r) => r.table),
  ...stages.flatMap((s) => s.tables),
  ...records,
];
export const forms = stages.flatMap((s) => s.forms);
export const rules = [overdue(roadmaps.map((r) => r.table)), ...stages.flatMap((s) => s.rules)];
/** Reports that look at later stages too; they are offered with the stage whose task they serve. */
export const across: Readonly<Partial<Record<number, readonly Report[]>>> = {
  2: [officialMentees],
  3: [officialMentors],
  6: [processReport, influence, kpiReport],
};
export const reports: readonly Report[] = [
  ...stages.flatMap((s) => s.reports),
  ...Object.values(across).flatMap((all) => all ?? []),
];
/** A roadmap is merged from the tabs of all stages, which no stage can name. */
export const papers = stages
  .flatMap((s) => s.papers)
  .map((paper) => (paper.no === 3 ? { ...paper, reads: [...paper.reads, ...roadmaps.map((r) => r.table)] } : paper));
export const commands = stages.flatMap((s) => s.commands);
