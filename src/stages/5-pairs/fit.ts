/** What makes a mentor fit a mentee: gates that refuse and criteria that count. Pure; weights are the school's, not the model's. */
import { join, type Programme, type Words } from '../../kit/index.ts';
import { settingsOf } from '../1-preparation/settings.ts';
import { personOf } from '../2-mentees/admission.ts';
import { ageIn, consentsLacking, kindsInWords } from '../2-mentees/consents.ts';
import type { Mentee } from '../2-mentees/register.ts';
import { type Mentor, mentorPersonOf } from '../3-mentors/register.ts';
import { type MentoringForm, menteesOf, mentoringForms, mentorsOf, slots, themes } from '../dictionaries.ts';
import { over, pairMembers, pairs } from './tables.ts';

/** What is the same for every pair of one run, worked out once. */
export type Ground = {
  p: Programme;
  forms: readonly MentoringForm[];
  ageFrom: number;
  ageTo: number;
  mentorAgeFrom: number;
  freePlaces: ReadonlyMap<string, number>;
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
  return { p, forms, ageFrom, ageTo, mentorAgeFrom, freePlaces: freePlacesOf(p, all) };
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

/** States in which a mentor takes no part. */
export const CLOSED: readonly Mentor['state'][] = ['rejected', 'paused', 'blocked', 'withdrawn', 'erased', 'reserve'];

export type Gate = { id: string; refuses: (g: Ground, mentee: Mentee, mentor: Mentor) => Words | undefined };

/** Hard rules: each says why it refuses, in words a curator can act on. */
export const gates: readonly Gate[] = [
  {
    id: 'mentee-consent',
    refuses: (g, mentee) => {
      const lacking = consentsLacking(g.p, personOf(mentee));
      return lacking.length
        ? join(['у наставляемого нет согласия: ', 'the mentee lacks a consent: '], kindsInWords(lacking))
        : undefined;
    },
  },
  {
    id: 'mentor-consent',
    refuses: (g, _mentee, mentor) => {
      const lacking = consentsLacking(g.p, mentorPersonOf(mentor));
      return lacking.length
        ? join(['у наставника нет согласия: ', 'the mentor lacks a consent: '], kindsInWords(lacking))
        : undefined;
    },
  },
  {
    id: 'mentor-open',
    refuses: (_g, _mentee, mentor) =>
      CLOSED.includes(mentor.state)
        ? ['наставник сейчас не участвует', 'the mentor is not taking part now']
        : undefined,
  },
  {
    id: 'places',
    refuses: (g, _mentee, mentor) =>
      (g.freePlaces.get(mentor.id) ?? 0) < 1 ? ['нет свободных мест', 'no places left'] : undefined,
  },
  {
    id: 'form',
    refuses: (g, mentee, mentor) =>
      commonForm(g, mentee, mentor) ? undefined : ['нет общей формы наставничества', 'no form of mentoring in common'],
  },
  {
    id: 'age',
    refuses: (g, mentee, mentor) => {
      const { today } = g.p;
      const age = mentee.birthYear === undefined ? undefined : ageIn(today, mentee.birthYear);
      if (age !== undefined && mentee.role !== 'teacher' && (age < g.ageFrom || age > g.ageTo)) {
        return [
          `возраст ${age} вне программы (${g.ageFrom}–${g.ageTo})`,
          `age ${age} is outside the programme (${g.ageFrom}–${g.ageTo})`,
        ];
      }
      if (age !== undefined && mentor.ageFrom !== undefined && age < mentor.ageFrom) {
        return [`наставник просит от ${mentor.ageFrom} лет`, `the mentor asks for ${mentor.ageFrom} or older`];
      }
      if (age !== undefined && mentor.ageTo !== undefined && age > mentor.ageTo) {
        return [`наставник просит до ${mentor.ageTo} лет`, `the mentor asks for ${mentor.ageTo} or younger`];
      }
      if (mentor.category !== 'learner' || mentor.birthYear === undefined) return undefined;
      const mentorAge = ageIn(today, mentor.birthYear);
      if (mentorAge < g.mentorAgeFrom) {
        return [
          `наставнику-ученику ${mentorAge}, нужно от ${g.mentorAgeFrom}`,
          `the pupil mentor is ${mentorAge}, ${g.mentorAgeFrom} is required`,
        ];
      }
      return age !== undefined && mentorAge < age
        ? ['наставник младше наставляемого', 'the mentor is younger than the mentee']
        : undefined;
    },
  },
];

/** Part of a score: what was found, out of how much. */
export type ScorePart = { id: string; title: Words; points: number; of: number; words: Words };

type Criterion = {
  id: string;
  title: Words;
  weight: number;
  share: (mentee: Mentee, mentor: Mentor) => { share: number; words: Words };
};

const tokens = (text: string | undefined) =>
  (text ?? '')
    .toLowerCase()
    .split(/[,;]/)
    .map((x) => x.trim())
    .filter(Boolean);

const inBoth = <T extends string>(a: readonly T[] | undefined, b: readonly T[] | undefined) =>
  (a ?? []).filter((x) => b?.includes(x));

const named = <C extends string>(dictionary: Readonly<Record<C, Words>>, codes: readonly C[]): Words => [
  codes.map((c) => dictionary[c][0]).join(', '),
  codes.map((c) => dictionary[c][1]).join(', '),
];

/**
 * Soft rules, 100 points together. Chosen by the school, not by the model; after domain 8.5, with the weight of mutual
 * choice shared out until preference forms are there.
 */
export const criteria: readonly Criterion[] = [
  {
    id: 'themes',
    title: ['темы запроса', 'themes'],
    weight: 60,
    share: (mentee, mentor) => {
      const asked = mentee.themes ?? [];
      const common = inBoth(asked, mentor.competences);
      return {
        share: asked.length ? common.length / asked.length : 0,
        words: common.length ? named(themes, common) : ['общих тем нет', 'no themes in common'],
      };
    },
  },
  {
    id: 'time',
    title: ['время', 'time'],
    weight: 20,
    share: (mentee, mentor) => {
      const common = inBoth(mentee.availability, mentor.availability);
      return {
        share: Math.min(common.length, 2) / 2,
        words: common.length ? named(slots, common) : ['общего времени нет', 'no time in common'],
      };
    },
  },
  {
    id: 'interests',
    title: ['интересы', 'interests'],
    weight: 10,
    share: (mentee, mentor) => {
      const common = inBoth(tokens(mentee.interests), tokens(mentor.interests));
      const words = common.join(', ');
      return {
        share: common.length ? 1 : 0,
        words: words ? [words, words] : ['общих интересов нет', 'no interests in common'],
      };
    },
  },
  {
    id: 'form',
    title: ['желаемая форма', 'preferred form'],
    weight: 10,
    share: (mentee, mentor) => {
      const wish = mentee.preferredForm;
      if (!wish) return { share: 1, words: ['форма не важна', 'any form'] };
      const fits = mentorsOf[wish].includes(mentor.category);
      return {
        share: fits ? 1 : 0,
        words: fits ? mentoringForms[wish] : ['форма другая, чем хотелось', 'another form than wished'],
      };
    },
  },
];

export type Fit = { mentor: Mentor; score: number; parts: readonly ScorePart[]; form: MentoringForm };
export type Misfit = { mentor: Mentor; gate: string; words: Words };

export function scoreBreakdown(mentee: Mentee, mentor: Mentor): readonly ScorePart[] {
  return criteria.map(({ id, title, weight, share }) => {
    const found = share(mentee, mentor);
    return { id, title, points: Math.round(weight * found.share), of: weight, words: found.words };
  });
}

/** The first gate that refuses this pair, or nothing. */
export function whyNot(g: Ground, mentee: Mentee, mentor: Mentor): Misfit | undefined {
  for (const gate of gates) {
    const words = gate.refuses(g, mentee, mentor);
    if (words) return { mentor, gate: gate.id, words };
  }
  return undefined;
}
