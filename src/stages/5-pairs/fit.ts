/** What makes a mentor fit a mentee: gates that refuse, criteria that count, cautions for the curator's eye. Pure. */
import { type Programme, programme, type Row, type Words } from '../../kit/index.ts';
import { settingsOf } from '../1-preparation/settings.ts';
import { type ConsentKind, consents, consentsLacking, type Person } from '../2-mentees/consents.ts';
import type { Mentee } from '../2-mentees/register.ts';
import type { Mentor } from '../3-mentors/register.ts';
import { type MentoringForm, menteesOf, mentorsOf } from '../dictionaries.ts';
import { type Wishes, wishesOf } from './choices.ts';
import { criteria, type Two } from './criteria.ts';
import { type Facts, menteeFacts, mentorFacts } from './facts.ts';
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
  /** the criteria that count, and all points there are */
  counted: readonly { weight: number; share: (two: Two) => number }[];
  points: number;
  /** forms of mentoring this year that are open to a mentee of this role and this mentor */
  formsOf: (role: Mentee['role'], mentor: Mentor) => readonly MentoringForm[];
  wishes: (mentee: string, mentor: string) => Wishes;
  limitOf: (mentee: string, mentor: string) => Limit | undefined;
  /** what consents a person lacks, by code */
  lacks: (person: Person) => readonly ConsentKind[];
  facts: { mentee: (m: Mentee) => Facts; mentor: (m: Mentor) => Facts };
};

/** Worked out once for each person, however many pairs ask. */
function once<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const had = known.get(key);
    if (had !== undefined) return had;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}

/** Consents by the person who gave them: to look through all of them for everybody would be a long walk. */
function lacksOf(p: Programme): Ground['lacks'] {
  const byPerson = new Map<string, Row<typeof consents>[]>();
  for (const c of p.rows(consents)) {
    const who = c.mentee ?? c.mentor ?? '';
    byPerson.set(who, [...(byPerson.get(who) ?? []), c]);
  }
  const known = new Map<string, readonly ConsentKind[]>();
  return (person) => {
    const had = known.get(person.id);
    if (had) return had;
    const lacking = consentsLacking(programme(p.today, [consents, byPerson.get(person.id) ?? []]), person);
    known.set(person.id, lacking);
    return lacking;
  };
}

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
  const weights = weightsOf(p);
  const counted = criteria.flatMap(({ id, share }) => {
    const weight = weights.get(id) ?? 0;
    return weight ? [{ weight, share }] : [];
  });
  const byMentor = once((_mentor: Mentor) => new Map<Mentee['role'], readonly MentoringForm[]>());
  return {
    p,
    forms,
    ageFrom,
    ageTo,
    mentorAgeFrom,
    freePlaces: freePlacesOf(p, all),
    weights,
    counted,
    points: counted.reduce((sum, c) => sum + c.weight, 0),
    formsOf: (role, mentor) => {
      const known = byMentor(mentor);
      let open = known.get(role);
      if (!open) {
        open = formsFor(forms, role, mentor);
        known.set(role, open);
      }
      return open;
    },
    wishes: wishesOf(p),
    limitOf: standing.size ? (mentee, mentor) => standing.get(`${mentee}|${mentor}`) : () => undefined,
    lacks: lacksOf(p),
    facts: { mentee: once((m) => menteeFacts(m, p.today)), mentor: once((m) => mentorFacts(m, p.today)) },
  };
}

const formsFor = (forms: readonly MentoringForm[], role: Mentee['role'], mentor: Mentor): MentoringForm[] =>
  forms.filter(
    (f) =>
      menteesOf[f]?.includes(role) &&
      mentorsOf[f]?.includes(mentor.category) &&
      (!mentor.forms?.length || mentor.forms.includes(f)),
  );

/** A form of mentoring both may take part in this year; the mentee's wish first. */
export function commonForm(g: Ground, mentee: Mentee, mentor: Mentor): MentoringForm | undefined {
  const possible = g.formsOf(mentee.role, mentor);
  const wished = mentee.preferredForm;
  return wished && possible.includes(wished) ? wished : possible[0];
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

export const twoOf = (g: Ground, mentee: Mentee, mentor: Mentor): Two => ({
  mentee,
  mentor,
  a: g.facts.mentee(mentee),
  b: g.facts.mentor(mentor),
  wishes: g.wishes(mentee.id, mentor.id),
});

const pointsOf = (two: Two, weight: number, share: (two: Two) => number) => Math.round(weight * share(two));

export function scoreBreakdown(g: Ground, mentee: Mentee, mentor: Mentor): readonly ScorePart[] {
  const two = twoOf(g, mentee, mentor);
  return criteria.flatMap(({ id, title, share, words }): ScorePart[] => {
    const of = g.weights.get(id) ?? 0;
    return of === 0 ? [] : [{ id, title, points: pointsOf(two, of, share), of, words: words(two) }];
  });
}

/** From 0 to 100, whatever the weights add up to. */
export function scoreOf(g: Ground, two: Two): number {
  let points = 0;
  for (const { weight, share } of g.counted) points += pointsOf(two, weight, share);
  return g.points === 0 ? 0 : Math.round((100 * points) / g.points);
}

/** The first gate that refuses this pair, or nothing. */
export function whyNot(g: Ground, mentee: Mentee, mentor: Mentor): Misfit | undefined {
  const two = twoOf(g, mentee, mentor);
  for (const gate of gates) {
    const words = gate.refuses(g, two);
    if (words) return { mentor, gate: gate.id, words };
  }
  return undefined;
}
