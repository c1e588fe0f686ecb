/**
 * Storms: `npm run bench -- storm` plays ten thousand hours of a school of design size, in parts of their own seeds.
 * STORM_SEED and STORM_HOURS replay one of them; a breach prints both.
 */
import { practiceSchool } from '../proof/school.ts';
import { storm } from '../proof/storm.ts';
import type { Row } from './row.ts';

const FULL = { seeds: [1, 2, 3, 4, 5], hours: 2000, mentees: 500 };
const SHORT = { seeds: [1], hours: 24, mentees: 20 };

const seconds = () => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6;

export async function rows(full = false): Promise<Row[]> {
  const { seeds, hours: usual, mentees } = full ? FULL : SHORT;
  const given = Number(process.env.STORM_SEED ?? 0);
  const hours = Number(process.env.STORM_HOURS ?? usual);
  const begun = seconds();
  const took = () => `${(seconds() - begun).toFixed(0)} s of one core`;
  const out: Row[] = [];
  for (const seed of given ? [given] : seeds) {
    const school = await practiceSchool(mentees, mentees / 2);
    const done = storm(school, seed, hours, (hour) => full && console.log(`seed ${seed}: hour ${hour}, ${took()}`));
    if (done.why.length)
      console.log(`STORM_SEED=${seed} STORM_HOURS=${done.hours}: ${done.why.join('; ')}\n${done.last.join('\n')}`);
    out.push({
      what: `storm, seed ${seed}, ${mentees} mentees`,
      measured: `${done.hours} hours, ${done.acts} acts, ${done.faults} faults, ${done.why.length} breaches`,
      budget: '0 breaches',
      ok: done.why.length === 0,
    });
  }
  out.push({
    what: 'storms together',
    measured: `${hours * out.length} hours, ${took()}`,
    budget: '0 breaches',
    ok: out.every((row) => row.ok),
  });
  return out;
}
