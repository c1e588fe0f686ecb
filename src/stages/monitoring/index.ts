/** Monitoring (domain 4): reports over all stages, offered in the panel with the stage whose task they serve. */
export { influence } from './influence-report.ts';
export { kpiReport } from './kpi-report.ts';
export { funnel, processReport } from './process-report.ts';
