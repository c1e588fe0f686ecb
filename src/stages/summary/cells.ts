/** People as the summary counts them, and the cells they are counted in. */
import type { Cell } from '../../disclosure/index.ts';
import { derived, type Programme, type Words } from '../../kit/index.ts';
import { settingsOf } from '../1-preparation/settings.ts';
import { type Mentee, mentees } from '../2-mentees/register.ts';
import { type Mentor, mentors } from '../3-mentors/register.ts';
import { type Pair, pairMembers, pairs } from '../5-pairs/tables.ts';
import { mentoringForms } from '../dictionaries.ts';
import { hasBegun } from '../monitoring/participants.ts';

/** Class bands, as the codes mode keeps them. */
export const bands = {
  b4: ['1–4 классы', 'classes 1–4'],
  b6: ['5–6 классы', 'classes 5–6'],
  b9: ['7–9 классы', 'classes 7–9'],
  b11: ['10–11 классы', 'classes 10–11'],
  s: ['студенты', 'students'],
  t: ['педагоги', 'teachers'],
  x: ['класс не указан', 'no class given'],
} as const satisfies Readonly<Record<string, Words>>;
export type Band = keyof typeof bands;

export function bandOf(m: Mentee): Band {
  if (m.role === 'teacher') return 't';
  if (m.role === 'student') return 's';
  const grade = Number(/\d+/.exec(m.classOrGroup ?? '')?.[0] ?? 0);
  if (grade < 1 || grade > 11) return 'x';
  return grade <= 4 ? 'b4' : grade <= 6 ? 'b6' : grade <= 9 ? 'b9' : 'b11';
}

/** The earliest pair of each person that has begun: it never changes again, so nobody moves between forms. */
function firstPairs(p: Programme, of: (x: Pair) => readonly string[]): Map<string, Pair> {
  const out = new Map<string, Pair>();
  const begun = p.rows(pairs).filter(hasBegun);
  for (const x of [...begun].sort((a, b) => a.formed.localeCompare(b.formed) || a.id.localeCompare(b.id))) {
    for (const person of of(x)) if (!out.has(person)) out.set(person, x);
  }
  return out;
}

/** Classes and categories are listed as they occur: their lines say that there is somebody. */
export const PRESENT = { present: true } as const;

/** Lines that stand at the top of the file are given up last, the indicators of the model just before. */
export const HEADLINE = 10;
const INDICATOR = 5;

export const cell = (id: string, people: readonly unknown[] | number, also: Partial<Cell> = {}): Cell => {
  const count = typeof people === 'number' ? people : people.length;
  return { id, count, printed: true, ...also };
};
export const headline = (id: string, people: readonly unknown[]): Cell =>
  cell(id, people, { weight: HEADLINE * people.length });

export const indicator = (id: string, people: readonly unknown[]): Cell =>
  cell(id, people, { weight: INDICATOR * people.length });

/** The forms of this year, used or not. */
export const formCodes = (p: Programme): string[] => {
  const used = new Set<string>([...settingsOf(p).forms, ...p.rows(pairs).map((x) => x.form)]);
  return Object.keys(mentoringForms).filter((form) => used.has(form));
};

export type People = {
  all: readonly Mentee[];
  /** mentees of pairs that have begun, and which pair was the first of each */
  paired: readonly Mentee[];
  formOf: ReadonlyMap<string, Pair>;
  mentors: readonly Mentor[];
  guides: readonly Mentor[];
  guideFormOf: ReadonlyMap<string, Pair>;
  begun: readonly Pair[];
};

export const peopleOf = derived((p: Programme): People => {
  const members = new Map<string, string[]>();
  for (const m of p.rows(pairMembers)) members.set(m.pair, [...(members.get(m.pair) ?? []), m.mentee]);
  const formOf = firstPairs(p, (x) => [...x.mentees, ...(members.get(x.id) ?? [])]);
  const guideFormOf = firstPairs(p, (x) => [x.mentor]);
  const all = p.rows(mentees).filter((m) => m.state !== 'draft' || formOf.has(m.id));
  return {
    all,
    paired: all.filter((m) => formOf.has(m.id)),
    formOf,
    mentors: p.rows(mentors),
    guides: p.rows(mentors).filter((m) => guideFormOf.has(m.id)),
    guideFormOf,
    begun: p.rows(pairs).filter(hasBegun),
  };
});

/** Cells by form stand or are hidden together: pairs, mentees and mentors of a form are nearly the same number. */
export const byForm = (form: string): Partial<Cell> => ({ together: `f=${form}` });
