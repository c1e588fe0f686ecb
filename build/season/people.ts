/** Who takes part in the season and how: prompt, late, twice, never, leaving. All by dice. */
import { addDays, type Dice, day, type LocalDate, sampleRows } from '../../src/kit/index.ts';
import { type Mentee, mentees } from '../../src/stages/2-mentees/register.ts';
import { type Mentor, mentors } from '../../src/stages/3-mentors/register.ts';

/** Of a school's learners those in the age window, and of these the share that joins in a good first year (domain 10.1). */
const IN_WINDOW = 7 / 11;
const COVERAGE = 0.35;

export type Person<R> = {
  row: R;
  /** what a learner says of himself where codes are used: the code on his card from the curator */
  unnamed?: { id?: string; fullName?: string; email?: undefined; phone?: undefined };
  /** the day of the questionnaire; nobody answers before it */
  answers: LocalDate;
  /** answers the same form again some days later */
  twice: boolean;
  /** changes the answer */
  edits: boolean;
  /** leaves the programme on this day */
  leaves: LocalDate | undefined;
  /** how likely a form is answered when it is due: some hardly ever do */
  diligence: number;
};

export type Crowd = { mentees: Person<Mentee>[]; mentors: Person<Mentor>[] };

const named = <R extends { fullName: string | undefined }>(rows: readonly R[]): R[] =>
  rows.map((row, i) => ({ ...row, fullName: `${row.fullName} ${String.fromCharCode(1040 + (i % 32))}${i}` }));

const habits = <R>(row: R, d: Dice, from: string, span: number, year: number): Person<R> => ({
  row,
  answers: addDays(day(`${year}${from}`), d.int(0, span)),
  twice: d.int(1, 20) === 1,
  edits: d.int(1, 12) === 1,
  leaves: d.int(1, 14) === 1 ? addDays(day(`${year}-11-20`), d.int(0, 160)) : undefined,
  diligence: d.pick([0.95, 0.9, 0.9, 0.8, 0.6, 0.2]),
});

export function crowdOf(learners: number, d: Dice, year: number): Crowd {
  const n = Math.max(4, Math.round(learners * IN_WINDOW * COVERAGE));
  const young = named(sampleRows(mentees, d, n)).map((m) => ({ ...m, email: undefined }));
  const guides = named(sampleRows(mentors, d, Math.max(3, Math.round(n / 2)))).map((m, i) => ({
    ...m,
    email: `nastavnik${i}@mail.example`,
  }));
  return {
    mentees: young.map((m) => habits(m, d, '-09-01', 38, year)),
    mentors: guides.map((m) => habits(m, d, '-09-15', 30, year)),
  };
}
