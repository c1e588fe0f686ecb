/** A release that has been planned, and has stood the audit. */
import { audit, type Leak } from './audit.ts';
import type { Release } from './cells.ts';
import { type Plan, planRelease, type Reason, type Wanted } from './plan.ts';

/**
 * What the plan tells, if the audit finds nothing in it; otherwise nothing new, so that what was told before stands on.
 * @returns leaks only when the releases before are to blame: then there can be no release
 */
export function safeRelease(
  past: readonly Release[],
  wanted: Wanted,
  day: string,
  k: number,
): { plan: Plan; leaks: readonly Leak[] } {
  const plan = planRelease(past, wanted, day, k);
  const [leak] = audit([...past, plan.release], k);
  if (!leak) return { plan, leaks: [] };
  const silent: Release = { ...plan.release, told: {} };
  const withheld = new Map(plan.withheld);
  const reason: Reason = { why: 'cover', of: leak.cell };
  for (const { id, printed } of wanted.cells) if (printed && !withheld.has(id)) withheld.set(id, reason);
  return { plan: { release: silent, withheld }, leaks: audit([...past, silent], k) };
}
