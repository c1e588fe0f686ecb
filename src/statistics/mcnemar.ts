/**
 * McNemar's exact test of a yes/no question asked twice, two-sided.
 * @param gained no → yes @param lost yes → no
 */
export function mcNemar(gained: number, lost: number): number {
  const n = gained + lost;
  let chance = 0.5 ** n;
  if (chance === 0) return byLogs(n, Math.min(gained, lost));
  let tail = chance;
  for (let k = 1; k <= Math.min(gained, lost); k++) {
    chance *= (n - k + 1) / k;
    tail += chance;
  }
  return Math.min(1, 2 * tail);
}

/** The same where half to the power of n is too small to be written. */
function byLogs(n: number, most: number): number {
  let log = -n * Math.LN2;
  let tail = Math.exp(log);
  for (let k = 1; k <= most; k++) {
    log += Math.log((n - k + 1) / k);
    tail += Math.exp(log);
  }
  return Math.min(1, 2 * tail);
}
