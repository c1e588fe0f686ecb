/** A programme's year, day by day. */
import v8 from 'node:v8';
import { day } from '../../src/kit/index.ts';
import { weekday } from '../../src/stages/calendar.ts';
import { emptySchool } from '../proof/school.ts';
import { FIRST, Play, type Season, type Summary } from './play.ts';

/** So many realms may be dead but not collected: each holds the tables it has read. */
const REALMS = 120;

/** V8 lets a dead realm go only at its second collection, and counts it as alive until then: left alone, it waits too long. */
function collect(): void {
  if (!globalThis.gc || v8.getHeapStatistics().number_of_native_contexts < REALMS) return;
  globalThis.gc();
  globalThis.gc();
}

/** What is done on which day of the year, 'MM-DD'. */
const DAYS: Readonly<Record<string, (p: Play) => void>> = {
  '11-09': (p) => p.round(),
  '11-12': (p) => p.round(),
  '12-01': (p) => p.survey('F8'),
  '01-25': (p) => p.survey('F9'),
  '02-01': (p) => p.round(),
  '02-08': (p) => p.measures(),
  '04-28': (p) => p.survey('F10'),
  '05-05': (p) => p.stay(),
  '05-17': (p) => p.meetings('final'),
  '05-20': (p) => p.complete(),
  '05-24': (p) => p.measures(),
  '05-26': (p) => p.awards(),
  '05-27': (p) => p.event(),
  '05-31': (p) => p.rsvp(),
  '06-05': (p) => p.complete(),
  '06-08': (p) => p.keep(),
  '06-15': (p) => p.close(),
};
const CLOSED_ON = day(`${FIRST + 1}-06-15`);

/** @param shown hears of every week that has passed */
export async function season(
  given: Season,
  shown: (on: string, p: Summary) => void = () => undefined,
): Promise<Summary> {
  const school = await emptySchool(given.seed);
  school.world.now = Date.parse(`${FIRST}-08-24T06:00:00Z`);
  const play = new Play(school, given);
  play.setUp();
  for (; play.today <= given.until; ) {
    const at = play.today;
    if (at < day(`${FIRST}-11-08`)) play.base();
    else {
      play.leaving();
      if (weekday(at) === 2 && at < day(`${FIRST + 1}-05-12`) && !at.endsWith('-01-05')) play.meetings();
    }
    DAYS[at.slice(5)]?.(play);
    if (at === CLOSED_ON) break;
    play.night();
    collect();
    if (weekday(at) === 6) {
      play.check();
      shown(at, play.out);
    }
  }
  if (play.today < CLOSED_ON) play.tallies();
  play.out.minutesADay /= Math.max(1, play.out.days);
  return play.out;
}
