/** Disclosure control: which counts of people may leave the workbook. Pure; knows neither Google nor mentoring. */
export { audit, type Leak } from './audit.ts';
export {
  type Cell,
  crossed,
  type Fact,
  isExact,
  joined,
  type Release,
  type Sum,
  type Tables,
  within,
} from './cells.ts';
export { type Plan, planRelease, type Reason, standing, type Wanted } from './plan.ts';
export { safeRelease } from './safe.ts';
export { boundFor, boundForWhole, percentOf, type Share } from './shares.ts';
