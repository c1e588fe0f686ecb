import type { Refused } from '../../src/app/import.ts';
import { biggestFirst, grouped } from '../lists.ts';

const MANY_ALIKE = 5;

/** The reason that most refused rows share: then the column is to blame, not the rows. */
export function sharedReason(refused: readonly Refused[]): { why: string; rows: number } | undefined {
  const [most] = biggestFirst(grouped(refused, ({ why }) => why));
  const rows = most?.of.length ?? 0;
  return most && rows >= MANY_ALIKE && rows * 2 > refused.length ? { why: most.key, rows } : undefined;
}
