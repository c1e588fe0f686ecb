/** On which days the summary is released: a fixed calendar, so that nobody can ask for one more release and subtract. */
import type { LocalDate } from '../../kit/index.ts';
import type { Settings } from '../1-preparation/settings.ts';

/** After each quarter of the school year; November is also when regions collect. */
const QUARTERS = ['01-15', '04-01', '06-01', '11-05'] as const;
const MONTHS = Array.from({ length: 12 }, (_, i) => `${String(i + 1).padStart(2, '0')}-01`);

const daysOf = (every: Settings['releaseEvery']): readonly string[] => (every === 'month' ? MONTHS : QUARTERS);

function around(every: Settings['releaseEvery'], today: LocalDate): LocalDate[] {
  const year = Number(today.slice(0, 4));
  return [year - 1, year, year + 1].flatMap((y) => daysOf(every).map((md) => `${y}-${md}` as LocalDate)).sort();
}

/** The last release day up to today. */
export const lastReleaseDay = (every: Settings['releaseEvery'], today: LocalDate): LocalDate =>
  around(every, today)
    .filter((d) => d <= today)
    .at(-1) as LocalDate;

/** The first release day after a day. */
export const nextReleaseDay = (every: Settings['releaseEvery'], after: LocalDate): LocalDate =>
  around(every, after).find((d) => d > after) as LocalDate;

/** Whether a release is due. Before the first one there is nothing that it could be subtracted from: it may come any day. */
export const isDue = (
  every: Settings['releaseEvery'],
  today: LocalDate,
  last: LocalDate | undefined,
  asked: 'by the calendar' | 'by hand',
): boolean =>
  last === undefined
    ? asked === 'by hand' || lastReleaseDay(every, today) === today
    : last < lastReleaseDay(every, today);
