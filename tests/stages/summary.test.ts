import { describe, expect, test } from 'vitest';
import { type LocalDate, programme } from '../../src/kit/index.ts';
import { defaults, settings } from '../../src/stages/1-preparation/settings.ts';
import { mentees } from '../../src/stages/2-mentees/register.ts';
import { mentors } from '../../src/stages/3-mentors/register.ts';
import { pairs } from '../../src/stages/5-pairs/tables.ts';
import { isDue, lastReleaseDay, nextReleaseDay } from '../../src/stages/summary/calendar.ts';
import { decideRelease, packed, releases, summarySheets } from '../../src/stages/summary/index.ts';
import { publicNumbers } from '../../src/stages/summary/public.ts';
import { cellWords } from '../../src/stages/summary/words.ts';
import { some } from '../some.ts';

const on = (text: string) => text as LocalDate;

describe('the calendar', () => {
  test('a release day is the last one past, also over the turn of the year', () => {
    expect(lastReleaseDay('quarter', on('2026-11-04'))).toBe('2026-06-01');
    expect(lastReleaseDay('quarter', on('2026-11-05'))).toBe('2026-11-05');
    expect(nextReleaseDay('quarter', on('2026-11-05'))).toBe('2027-01-15');
    expect(nextReleaseDay('month', on('2026-12-31'))).toBe('2027-01-01');
  });
  test('the first release may be made by hand on any day; later ones wait for their day, and a day missed is made up', () => {
    expect(isDue('quarter', on('2026-10-12'), undefined, 'by hand')).toBe(true);
    expect(isDue('quarter', on('2026-10-12'), undefined, 'by the calendar')).toBe(false);
    expect(isDue('quarter', on('2026-11-04'), on('2026-10-12'), 'by hand')).toBe(false);
    expect(isDue('quarter', on('2026-11-20'), on('2026-10-12'), 'by the calendar')).toBe(true);
    expect(isDue('quarter', on('2026-11-20'), on('2026-11-05'), 'by the calendar')).toBe(false);
  });
});

/** So many pairs at work in two forms, and as many mentees without one. */
function school(forms: { student_student: number; employer_pupil: number }, alone: number) {
  const begun = Object.entries(forms).flatMap(([form, n]) => Array.from({ length: n }, () => form));
  const code = (prefix: string, i: number) => `${prefix}-${String(i + 1).padStart(3, '0')}`;
  const all = Array.from({ length: begun.length + alone }, (_, i) =>
    some(mentees, { id: code('НМ', i) as never, role: 'pupil', classOrGroup: i % 2 ? '7А' : '10Б', state: 'active' }),
  );
  const guides = begun.map((_, i) =>
    some(mentors, { id: code('НР', i) as never, category: 'learner', state: 'active' }),
  );
  const made = begun.map((form, i) =>
    some(pairs, {
      id: code('П', i) as never,
      form: form as 'student_student',
      state: 'working',
      mentor: code('НР', i) as never,
      mentees: [code('НМ', i)] as never,
    }),
  );
  return (rows: readonly unknown[] = [], smallest = 5) =>
    programme(
      on('2026-11-05'),
      [settings, [{ ...defaults, forms: ['student_student', 'employer_pupil'], smallest }]],
      [mentees, all],
      [mentors, guides],
      [pairs, made],
      [releases, rows as never],
    );
}

const STAGES = [[1, 2]] as const;
const rowOf = (p: ReturnType<ReturnType<typeof school>>) => {
  const { released } = decideRelease(p, STAGES);
  return some(releases, { day: p.today, state: 'released', content: packed(released) });
};

test('pairs, mentees and mentors of a form are told together or not at all: one would tell the other', () => {
  const p = school({ student_student: 20, employer_pupil: 8 }, 10)();
  const { released } = decideRelease(p, STAGES);
  const told = (whole: string) =>
    Object.keys(released.told).filter((id) => new RegExp(`^${whole}\\|f=[^|]*$`).test(id));
  expect(told('pairs').map((id) => id.slice(8))).toEqual(told('paired').map((id) => id.slice(9)));
  expect(told('guides').map((id) => id.slice(9))).toEqual(told('paired').map((id) => id.slice(9)));
  const few = decideRelease(school({ student_student: 20, employer_pupil: 3 }, 10)(), STAGES).released;
  expect(Object.keys(few.told).filter((id) => id.includes('f='))).toEqual([]);
});

test('what a release holds is kept in its row and read back; the file is made from the row alone', () => {
  const fresh = school({ student_student: 20, employer_pupil: 15 }, 10);
  const p = fresh([rowOf(fresh())]);
  const about = { organisation: 'Школа', year: '', practice: false, smallest: 5, next: p.today, stages: [] };
  const { released } = decideRelease(fresh(), STAGES);
  const lines = summarySheets([released], about)[0]?.lines.map((l) => l.cells) ?? [];
  expect(lines).toContainEqual([['Были в паре или группе', 'Were in a pair or group'], 35, ['78 %', '78%']]);
  expect(lines).toContainEqual([['ученик – ученик', 'pupil – pupil'], 20, 20, 20]);
  expect(publicNumbers(p).get('paired')).toBe(35);
});

test('to be published takes ten people, and nothing that observers do not see', () => {
  const fresh = school({ student_student: 20, employer_pupil: 8 }, 10);
  const p = fresh([rowOf(fresh())]);
  const published = publicNumbers(p);
  expect(publicNumbers(fresh()).size).toBe(0);
  expect(published.get('paired')).toBe(28);
  expect(Math.min(...published.values())).toBeGreaterThanOrEqual(10);
  // eight could be had from twenty-eight and twenty
  expect(published.has('paired|f=student_student')).toBe(false);
});

test('every cell has a name in both languages', () => {
  const { released } = decideRelease(school({ student_student: 20, employer_pupil: 15 }, 10)(), STAGES);
  for (const id of Object.keys(released.counts)) {
    for (const words of cellWords(id)) expect(words, id).not.toMatch(/[|=]|undefined|^$/);
  }
});
