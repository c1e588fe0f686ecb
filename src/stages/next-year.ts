/** Who goes on into the next year's workbook. */
import type { Programme, Table } from '../kit/index.ts';

/** A programme knows tables by their ids, so an early stage may look at the base that the last one keeps. */
const kept = { id: 'reserve' } as Table<{ mentor?: string; mentee?: string; state: string }>;
const papers = { id: 'consents' } as Table<{ mentor?: string; kind: string; state: string }>;

/** Every consent that was asked of a person has come back. */
function consented(p: Programme, mentor: string): boolean {
  const mine = p.rows(papers).filter((c) => c.mentor === mentor);
  return mine.some((c) => c.state === 'given') && mine.every((c) => c.state === 'given');
}

/** A mentor in the long-term base, or one who was a mentee and has given the new consents. */
export const goesOn = (p: Programme, mentor: string): boolean =>
  p
    .rows(kept)
    .some(
      (r) =>
        r.mentor === mentor &&
        (r.state === 'kept' || (r.mentee !== undefined && r.state === 'agreed' && consented(p, mentor))),
    );

/** «2027/2028» after «2026/2027». @param firstYear the calendar year in which this school year begins */
export const yearAfter = (firstYear: number): string => `${firstYear + 1}/${firstYear + 2}`;
