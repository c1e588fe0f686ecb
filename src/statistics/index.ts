/**
 * Statistics of small samples measured twice: pure and generic. What is measured, what counts as growth and what may be
 * said of it belongs to the caller.
 */
export { type Estimate, hodgesLehmann } from './hodges-lehmann.ts';
export { holm } from './holm.ts';
export { mcNemar } from './mcnemar.ts';
export { ranksOf, type SignedRank, signedRank } from './signed-rank.ts';
export { differences, median, type Standardised, standardised, type Tally, tally } from './summary.ts';
export { type Interval, wilson } from './wilson.ts';
