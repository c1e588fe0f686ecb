/** Whom the indicators of the model count: defined once, for the tab and for the summary. */
import { derived, type Programme, sameWords, type Words } from '../../kit/index.ts';
import { firstYearOf, settingsOf } from '../1-preparation/settings.ts';
import type { Mentee } from '../2-mentees/register.ts';
import { type Mentor, mentors } from '../3-mentors/register.ts';
import { pairs } from '../5-pairs/tables.ts';
import { hasBegun, participantsOf } from './participants.ts';

/** Ages as of the year in which the school year begins: nobody grows out of a count on New Year's Day. */
export type Ages = { year: number; from: number; to: number };

export const agesOf = (p: Programme): Ages => {
  const { year, ageFrom, ageTo } = settingsOf(p);
  return { year: firstYearOf(year, p.today), from: ageFrom, to: ageTo };
};

const YOUNG_SPECIALIST_YEARS = 3;
const YOUNG_MENTOR = { from: 15, to: 19 } as const;

/** Who has given no year of birth is counted. */
const isOfAge = (born: number | undefined, year: number, { from, to }: Omit<Ages, 'year'>): boolean =>
  born === undefined || (year - born >= from && year - born <= to);

export type KpiPeople = {
  learners: readonly Mentee[];
  youngMentors: readonly Mentor[];
  youngTeachers: readonly Mentee[];
  /** different organisations of mentors from enterprises */
  enterprises: ReadonlySet<string>;
};

/** Categories whose mentors come from an enterprise, and those whose mentors learn. */
export const fromEnterprises: readonly Mentor['category'][] = ['employer', 'entrepreneur'];
export const learning: readonly Mentor['category'][] = ['learner', 'student'];

export const kpiPeople = derived((p: Programme): KpiPeople => {
  const ages = agesOf(p);
  const { enrolled } = participantsOf(p);
  const begun = new Set(p.rows(pairs).flatMap((x) => (hasBegun(x) ? [x.mentor as string] : [])));
  const guides = p.rows(mentors).filter((m) => begun.has(m.id));
  return {
    learners: enrolled.filter((m) => m.role !== 'teacher' && isOfAge(m.birthYear, ages.year, ages)),
    youngMentors: guides.filter((m) => learning.includes(m.category) && isOfAge(m.birthYear, ages.year, YOUNG_MENTOR)),
    youngTeachers: enrolled.filter((m) => m.role === 'teacher' && (m.teachingYears ?? 0) <= YOUNG_SPECIALIST_YEARS),
    enterprises: new Set(
      guides.filter((m) => fromEnterprises.includes(m.category)).map((m) => sameWords(m.organisation ?? m.id)),
    ),
  };
});

/** In the order of the model; printed beside the numbers. */
export const kpiDefinitions = ({ year, from, to }: Ages): readonly Words[] => [
  [
    `обучающиеся, которым в ${year} году исполняется ${from}–${to} лет и которые были хотя бы в одной начавшейся паре; каждый один раз; без года рождения — тоже`,
    `learners who turn ${from}–${to} in ${year} and were in at least one pair that began; each once; also without a year of birth`,
  ],
  [
    `обучающиеся, которым в ${year} году исполняется ${YOUNG_MENTOR.from}–${YOUNG_MENTOR.to} лет, — наставники хотя бы одной начавшейся пары; каждый один раз; без года рождения — тоже`,
    `learners who turn ${YOUNG_MENTOR.from}–${YOUNG_MENTOR.to} in ${year} and were mentors of at least one pair that began; each once; also without a year of birth`,
  ],
  [
    `педагоги со стажем до ${YOUNG_SPECIALIST_YEARS} лет, которые были наставляемыми в начавшейся паре; каждый один раз; без стажа — тоже`,
    `teachers with up to ${YOUNG_SPECIALIST_YEARS} years of work who were mentees in a pair that began; each once; also without years of work`,
  ],
  [
    'разные организации наставников-работодателей в начавшихся парах; школа считает число, доля — дело региона',
    'different organisations of mentors from enterprises in pairs that began; a school counts them, the share is the region’s',
  ],
];
