import { describe, expect, test } from 'vitest';
import { yearOf } from '../../build/year.ts';
import { type LocalDate, programme, type Words } from '../../src/kit/index.ts';
import { defaults, settings } from '../../src/stages/1-preparation/settings.ts';
import { mentees } from '../../src/stages/2-mentees/register.ts';
import { mentors } from '../../src/stages/3-mentors/register.ts';
import { pairs } from '../../src/stages/5-pairs/tables.ts';
import { feedback } from '../../src/stages/6-work/feedback.ts';
import { kpisOf } from '../../src/stages/monitoring/kpi.ts';
import { isDue, lastReleaseDay, nextReleaseDay } from '../../src/stages/summary/calendar.ts';
import { decideRelease, HIDDEN, packed, releases, summarySheets } from '../../src/stages/summary/index.ts';
import { sectionsOf } from '../../src/stages/summary/page.ts';
import { publicNumbers } from '../../src/stages/summary/public.ts';
import { cellWords } from '../../src/stages/summary/words.ts';
import { some } from '../some.ts';
import { measuredSchool } from './monitored.ts';

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
  return (rows: readonly unknown[] = [], smallest = 5, born: (i: number) => number | undefined = () => undefined) =>
    programme(
      on('2026-11-05'),
      [settings, [{ ...defaults, forms: ['student_student', 'employer_pupil'], smallest }]],
      [mentees, all.map((m, i) => ({ ...m, birthYear: born(i) }))],
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

describe('a school at the end of its year', () => {
  const { programme: p } = yearOf(1, { mentees: 120, pairs: 70, meetings: 1050, feedback: 480 });
  const { released } = decideRelease(p, STAGES);
  const about = { organisation: '', year: '', practice: false, smallest: 5, next: p.today, stages: [] };
  const [summary, trend] = summarySheets([released], about).map((s) => s.lines.map((l) => l.cells));
  const titleOf = (cells: readonly unknown[]) => String((cells[0] as Words | undefined)?.[0]);
  const row = (title: string) => summary?.find((cells) => titleOf(cells) === title)?.slice(1);
  const hidden = (id: string) => expect(released.told[id], id).toBeUndefined();

  test('lights of pairs at work add up, with those that are over, to the pairs that began', () => {
    const of = (id: string) => released.counts[id] ?? Number.NaN;
    const seen = Object.keys(released.counts).filter((id) => id.startsWith('pairsNow|l=') && !id.includes('−'));
    expect(seen.reduce((sum, id) => sum + of(id), 0)).toBe(of('pairsNow'));
    expect(of('pairsNow') + of('pairsDone') + of('pairsEarly')).toBe(of('pairs'));
    expect(row('жёлтый')).toEqual([44, ['90 %', '90%']]);
    // none is green: that is not told either
    expect(row('зелёный')).toEqual([HIDDEN, HIDDEN]);
  });

  test('help is told by mentors, and surveys with their response rates', () => {
    expect(row('Наставников просили о помощи')).toEqual([18, ['26 %', '26%']]);
    expect(row('Из них всегда в срок')).toEqual([10, ['56 %', '56%']]);
    expect(row('первый опрос')).toEqual([80, ['67 %', '67%'], 40, ['57 %', '57%']]);
    const said = p.rows(feedback).filter((f) => f.wave === 'final' && f.side === 'mentee');
    const people = (met: (f: (typeof said)[number]) => boolean) => new Set(said.filter(met).map((f) => f.mentee)).size;
    const [pleased, all] = [people((f) => (f.comfort ?? 0) >= 8), people(() => true)];
    const percent = Math.round((100 * pleased) / all);
    expect(row('Комфорт общения')?.slice(0, 2)).toEqual([pleased, [`${percent} %`, `${percent}%`]]);
    expect(row('Планирует стать наставником')?.[0]).toBe(people((f) => f.toMentor === 'yes'));
  });

  test('how the curators rate the work is told as a level, and meetings by months that are over', () => {
    expect(row('Уровень организации (анкета кураторов)')).toEqual([['оптимальный', 'optimal']]);
    const months = trend?.filter((cells) => /^\d\d\.20\d\d$/.test(titleOf(cells)));
    expect(months?.map(titleOf)).toContain('04.2027');
    expect(months?.map(titleOf)).not.toContain('05.2027');
    for (const [, n] of months ?? []) expect(Number(n) % 10).toBe(0);
  });

  test('what a few teachers were not asked twice about cannot be had by subtraction', () => {
    expect(released.counts['paired|b=t−i.job']).toBe(1);
    hidden('i.job');
  });

  test('nothing of it is free text', () => {
    const texts = p.rows(feedback).flatMap((f) => [f.valuable, f.missing].flatMap((t) => t ?? []));
    expect(texts.length).toBeGreaterThan(5);
    for (const text of texts) expect(packed(released)).not.toContain(text);
  });
});

test('learners of the indicator are those of the age that the tab counts, and the definition is printed', () => {
  const p = school({ student_student: 30, employer_pupil: 20 }, 10)([], 5, (i) => (i % 5 ? 2012 : 2019));
  const [learners] = kpisOf(p);
  const { released } = decideRelease(p, STAGES);
  expect(released.counts.learners).toBe(learners?.count);
  expect(learners?.count).toBe(40);
  const said = sectionsOf([released], [])?.kpis.flatMap((l) => l.cells) ?? [];
  expect(JSON.stringify(said)).toContain(learners?.how[0]);
});

test.each([
  ['all alike', Array(12).fill([4, 4]), ['i.job', 'i.job.same']],
  ['all better', Array(12).fill([3, 8]), ['i.job', 'i.job.up']],
  ['all missing', Array(12).fill([undefined, undefined]), []],
  ['one measured twice', [[3, 8], ...Array(11).fill([3, undefined])], []],
  ['no people', [], []],
])('%s: a release goes out, and tells at most one of two numbers that would tell the same', (_, values, counted) => {
  const { released } = decideRelease(measuredSchool('job', values as [number, number][]), STAGES);
  const of = (ids: Record<string, unknown>) =>
    Object.keys(ids).filter((id) => id.startsWith('i.') && !id.includes('−'));
  expect(of(released.counts).filter((id) => released.counts[id])).toEqual(counted);
  expect(of(released.told).length).toBeLessThanOrEqual(1);
  const lines = sectionsOf([released], [])?.influence.flatMap((l) => l.cells) ?? [];
  expect(JSON.stringify(lines)).not.toMatch(/NaN|undefined|null/);
});

describe('few people', () => {
  test.each([0, 1, 2])('%i in pairs: a release goes out and tells no number of people', (n) => {
    const { released } = decideRelease(school({ student_student: n, employer_pupil: 0 }, 0)(), STAGES);
    expect(released.told).toEqual({});
    expect(Object.keys(released.counts).filter((id) => /\|[bc]=/.test(id))).toEqual([]);
  });

  test('a class that has just got its first people is not listed where its line would say that somebody came', () => {
    const grades = (n: number) => ['3А', '5А', '7А', '10А', ''].slice(0, n);
    const of = (on: string, n: number, rows: readonly unknown[]) => {
      const all = grades(n).flatMap((classOrGroup, g) =>
        (g ? [1] : [1, 2, 3, 4, 5, 6]).map((i) =>
          some(mentees, { id: `НМ-${g}0${i}` as never, role: 'pupil', state: 'in_base', classOrGroup }),
        ),
      );
      return programme(on as LocalDate, [mentees, all], [releases, rows as never]);
    };
    const first = of('2026-11-05', 3, []);
    const before = decideRelease(first, STAGES).released;
    expect(before.told.all).toEqual([8, 8]);
    expect(before.counts).toHaveProperty('all|b=b9');
    const row = some(releases, { day: first.today, state: 'released', content: packed(before) });
    const after = decideRelease(of('2027-01-15', 5, [row]), STAGES).released;
    expect(Object.keys(after.counts).filter((id) => id.startsWith('all|b='))).toEqual([]);
  });
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
