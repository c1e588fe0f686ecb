/** A year of releases of an invented school: people join, give consent, are paired and finish. */
import {
  crossed,
  joined,
  planRelease,
  type Release,
  safeRelease,
  type Wanted,
  within,
} from '../../../src/disclosure/index.ts';
import { dice } from '../../../src/kit/index.ts';

const FORMS = ['ученик', 'учитель', 'студент', 'работодатель'];
const BANDS = ['1–4', '5–6', '7–9', '10–11'];

type Person = { joins: number; pairs: number; ends: number; consents: boolean; form: string; band: string };

/** Most come in the first months; a school has its favourite forms and classes. */
function peopleOf(seed: number, size: number, months: number): Person[] {
  const d = dice(seed);
  const favourite = { form: d.int(0, FORMS.length - 1), band: d.int(0, BANDS.length - 1) };
  const liked = <T>(all: readonly T[], at: number): T => (d.int(1, 3) === 1 ? (all[at] as T) : d.pick(all));
  return Array.from({ length: size }, () => {
    const joins = Math.min(d.int(0, months - 1), d.int(0, months - 1));
    return {
      joins,
      pairs: joins + d.int(0, 4),
      ends: months - d.int(0, 3),
      consents: d.int(1, 12) > 1,
      form: liked(FORMS, favourite.form),
      band: liked(BANDS, favourite.band),
    };
  });
}

/** What the school would tell in a month: the way through the programme, and who is in pairs by form and classes. */
function tablesOf(people: readonly Person[], month: number): Wanted {
  const all = people.filter((p) => p.joins <= month);
  const consented = all.filter((p) => p.consents);
  const paired = consented.filter((p) => p.pairs <= month);
  const done = paired.filter((p) => p.ends <= month);
  const headline = (id: string, of: readonly unknown[]) => ({
    id,
    count: of.length,
    printed: true,
    weight: 10 * of.length,
  });
  const bands = BANDS.map((band) => {
    const cell = (whole: string, of: readonly Person[]) => ({
      id: `${whole}|band=${band}`,
      count: of.filter((p) => p.band === band).length,
      printed: true,
    });
    return within(cell('all', all), cell('paired', paired));
  });
  const tables = joined(
    within(headline('all', all), headline('consented', consented)),
    within(headline('consented', consented), headline('paired', paired)),
    within(headline('paired', paired), headline('done', done)),
    crossed('all', all, { band: BANDS }, (p) => [p.band]),
    crossed('paired', paired, { form: FORMS, band: BANDS }, (p) => [p.form, p.band]),
    ...bands,
  );
  return { ...tables, shares: [{ part: 'consented', whole: 'all' }] };
}

export type Year = { seed: number; size: number; months: number; k?: number; cover?: 'on' | 'off' };

/** Every release of the year. */
export function yearOf({ seed, size, months, k = 5, cover = 'on' }: Year): Release[] {
  const people = peopleOf(seed, size, months);
  const releases: Release[] = [];
  for (let month = 0; month < months; month++) {
    const asked = [releases, tablesOf(people, month), `month ${month}`, k] as const;
    const plan = cover === 'on' ? safeRelease(...asked).plan : planRelease(...asked, { cover });
    releases.push(plan.release);
  }
  return releases;
}
