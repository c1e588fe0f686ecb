/** What makes a mentor fit a mentee: gates that refuse, criteria that count, cautions for the curator's eye. Pure. */
import type { Programme, Words } from '../../kit/index.ts';
import { settingsOf } from '../1-preparation/settings.ts';
import type { Mentee } from '../2-mentees/register.ts';
import type { Mentor } from '../3-mentors/register.ts';
import { type MentoringForm, menteesOf, mentorsOf } from '../dictionaries.ts';
import { type Wishes, wishesOf } from './choices.ts';
import { criteria } from './criteria.ts';
import { gates } from './gates.ts';
import { type Limit, limits } from './limits.ts';
import { over, pairMembers, pairs } from './tables.ts';
import { weightsOf } from './weights.ts';

/** What is the same for every pair of one run, worked out once. */
export type Ground = {
  p: Programme;
  forms: readonly MentoringForm[];
  ageFrom: number;
  ageTo: number;
  mentorAgeFrom: number;
  freePlaces: ReadonlyMap<string, number>;
  /** points of each criterion */
  weights: ReadonlyMap<string, number>;
  wishes: (mentee: string, mentor: string) => Wishes;
  limitOf: (mentee: string, mentor: string) => Limit | undefined;
};

/** Places of each mentor that no running pair takes. */
export function freePlacesOf(p: Programme, all: readonly Mentor[]): Map<string, number> {
  const free = new Map<string, number>(all.map((m) => [m.id, m.capacity]));
  const mentorOf = new Map(
    p
      .rows(pairs)
      .filter((x) => !over.includes(x.state))
      .map((x) => [x.id as string, x.mentor as string]),
  );
  for (const member of p.rows(pairMembers)) {
    const mentor = mentorOf.get(member.pair);
    if (mentor !== undefined && !member.to) free.set(mentor, (free.get(mentor) ?? 0) - 1);
  }
  return free;
}

export function groundOf(p: Programme, all: readonly Mentor[]): Ground {
  const { forms, ageFrom, ageTo, mentorAgeFrom } = settingsOf(p);
  const standing = new Map(
    p
      .rows(limits)
      .filter((x) => !x.lifted)
      .map((x) => [`${x.mentee}|${x.mentor}`, x]),
  );
  return {
    p,
    forms,
    ageFrom,
    ageTo,
    mentorAgeFrom,
    freePlaces: freePlacesOf(p, all),
    weights: weightsOf(p),
    wishes: wishesOf(p),
    limitOf: (mentee, mentor) => standing.get(`${mentee}|${mentor}`),
  };
}

/** A form of mentoring both may take part in this year; the mentee's wish first. */
export function commonForm(g: Ground, mentee: Mentee, mentor: Mentor): MentoringForm | undefined {
  const possible = g.forms.filter(
    (f) =>
      menteesOf[f].includes(mentee.role) &&
      mentorsOf[f].includes(mentor.category) &&
      (!mentor.forms?.length || mentor.forms.includes(f)),
  );
  return possible.find((f) => f === mentee.preferredForm) ?? possible[0];
}

/** Part of a score: what was found, out of how much. */
export type ScorePart = { id: string; title: Words; points: number; of: number; words: Words };

export type Fit = {
  mentor: Mentor;
  score: number;
  parts: readonly ScorePart[];
  cautions: readonly Words[];
  form: MentoringForm;
};
export type Misfit = { mentor: Mentor; gate: string; words: Words };

export function scoreBreakdown(g: Ground, mentee: Mentee, mentor: Mentor): readonly ScorePart[] {
  const wishes = g.wishes(mentee.id, mentor.id);
  return criteria.flatMap(({ id, title, look }): ScorePart[] => {
    const of = g.weights.get(id) ?? 0;
    if (of === 0) return [];
    const { share, words } = look(mentee, mentor, wishes);
    return [{ id, title, points: Math.round(of * share), of, words }];
  });
}

/** From 0 to 100, whatever the weights add up to. */
export function scoreOf(parts: readonly ScorePart[]): number {
  const of = parts.reduce((sum, part) => sum + part.of, 0);
  const points = parts.reduce((sum, part) => sum + part.points, 0);
  return of === 0 ? 0 : Math.round((100 * points) / of);
}

const surname = (name: string | undefined): string => (name ?? '').split(' ')[0]?.toLowerCase().replace(/а$/, '') ?? '';

/** Nothing that forbids, but something the curator should look at before agreeing. */
export function cautionsOf(mentee: Mentee, mentor: Mentor): Words[] {
  const family = surname(mentee.fullName);
  return family && family === surname(mentor.fullName)
    ? [['одна фамилия: не родственники ли?', 'the same family name: are they relatives?']]
    : [];
}

/** The first gate that refuses this pair, or nothing. */
export function whyNot(g: Ground, mentee: Mentee, mentor: Mentor): Misfit | undefined {
  for (const gate of gates) {
    const words = gate.refuses(g, mentee, mentor);
    if (words) return { mentor, gate: gate.id, words };
  }
  return undefined;
}
