/** The summary for observers: what it tells, when, and what it keeps back. */
export { isDue, lastReleaseDay, nextReleaseDay } from './calendar.ts';
export { packed, type Released, type ReleaseRow, releases, thresholdOf } from './ledger.ts';
export { HIDDEN, type SummaryLine } from './line.ts';
export { summaryReads } from './numbers.ts';
export { type About, type SummarySheet, summarySheets } from './page.ts';
export { summaryPapers } from './papers.ts';
export { publicNumbers } from './public.ts';
export { type Decided, decideRelease, demandDue, ledgerOf, reasonWords } from './release.ts';
export { cellWords } from './words.ts';
