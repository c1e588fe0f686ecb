/** What a person may use in a day. An installer pays for everything that the triggers do. */
import type { Run } from './execute.ts';
import { fail } from './service.ts';
import type { Account, Quota } from './types.ts';
import type { World } from './world.ts';

/** developers.google.com/apps-script/guides/services/quotas: consumer accounts, then Workspace ones. */
const PER_DAY: Record<Quota, Record<Account, number>> = {
  email: { consumer: 100, workspace: 1500 },
  triggerMs: { consumer: 90 * 60_000, workspace: 6 * 3_600_000 },
  properties: { consumer: 50_000, workspace: 500_000 },
  documents: { consumer: 250, workspace: 1500 },
  spreadsheets: { consumer: 250, workspace: 3200 },
  conversions: { consumer: 2000, workspace: 4000 },
  urlFetch: { consumer: 20_000, workspace: 100_000 },
  running: { consumer: 30, workspace: 30 },
};
const NAMES: Record<Quota, string> = {
  email: 'email',
  triggerMs: 'computer time',
  properties: 'properties',
  documents: 'document create',
  spreadsheets: 'spreadsheet create',
  conversions: 'convert',
  urlFetch: 'urlfetch',
  running: 'running',
};
export const TOO_MANY_RUNNING = 'There are too many scripts running simultaneously for this Google user account.';
const DAY_MS = 86_400_000;

/** By person and quota: what is used since the first use of the current day. */
type Used = Record<string, Partial<Record<Quota, { since: number; amount: number }>>>;

function usedBy(world: World, email: string, quota: Quota): { since: number; amount: number } {
  const used = world.part<Used>('quotas', () => ({}));
  used[email] ??= {};
  const mine = used[email][quota];
  // A quota comes back 24 hours after the first use, not at midnight.
  if (mine && world.now < mine.since + DAY_MS) return mine;
  const fresh = { since: world.now, amount: 0 };
  used[email][quota] = fresh;
  return fresh;
}

export function accountOf(world: World, email: string): Account {
  return world.people.find((each) => each.email === email)?.account ?? 'consumer';
}

export function dailyLimit(world: World, email: string, quota: Quota): number {
  return PER_DAY[quota][accountOf(world, email)];
}

/** What a person has left today. */
export function quotaLeft(world: World, email: string, quota: Quota): number {
  return Math.max(0, dailyLimit(world, email, quota) - usedBy(world, email, quota).amount);
}

/** What an execution has left: its person's, or less when its fault plan says so. */
export function runQuota(run: Run, quota: Quota): number {
  const left = quotaLeft(run.world, run.as, quota);
  const planned = run.fault.quotas?.[quota];
  return planned === undefined ? left : Math.min(left, Math.max(0, planned - (run.used[quota] ?? 0)));
}

/** @throws GasError when not so much is left; nothing is used then */
export function useQuota(run: Run, quota: Quota, amount = 1): void {
  if (runQuota(run, quota) < amount) fail(`Service invoked too many times for one day: ${NAMES[quota]}.`);
  run.used[quota] = (run.used[quota] ?? 0) + amount;
  charge(run.world, run.as, quota, amount);
}

export function charge(world: World, email: string, quota: Quota, amount: number): void {
  usedBy(world, email, quota).amount += amount;
}
