/** What is compared of a person, made ready once: a round compares every mentee with every mentor. */
import { type LocalDate, sameWords } from '../../kit/index.ts';
import { ageIn } from '../2-mentees/consents.ts';
import type { Mentee } from '../2-mentees/register.ts';
import type { Mentor } from '../3-mentors/register.ts';
import { slots } from '../dictionaries.ts';

export type Facts = {
  /** what a mentee asks for, or a mentor can do */
  themes: readonly string[];
  slots: readonly string[];
  /** the same as bits */
  hours: number;
  interests: readonly string[];
  /** a mentee's class, or the classes a mentor teaches or has a child in */
  classes: readonly string[];
  /** as it is compared; '' when any will do */
  building: string;
  /** this year; undefined when the year of birth is not known */
  years: number | undefined;
};

const yearsOf = ({ birthYear }: { birthYear?: number | undefined }, today: LocalDate) =>
  birthYear === undefined ? undefined : ageIn(today, birthYear);

const allSlots = Object.keys(slots);
const hoursOf = (chosen: readonly string[] | undefined): number =>
  (chosen ?? []).reduce((bits, slot) => bits | (1 << allSlots.indexOf(slot)), 0);

/** «7 „А“» and «7-а» are one class. */
const classKeys = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[,;]/)
    .map((x) => sameWords(x).replace(/[^\p{L}\p{N}]/gu, ''))
    .filter(Boolean);

const tokens = (text: string | undefined): string[] =>
  (text ?? '')
    .toLowerCase()
    .split(/[,;]/)
    .map((x) => x.trim())
    .filter(Boolean);

export const menteeFacts = (m: Mentee, today: LocalDate): Facts => ({
  themes: m.themes ?? [],
  slots: m.availability ?? [],
  hours: hoursOf(m.availability),
  interests: tokens(m.interests),
  classes: classKeys(m.classOrGroup),
  building: sameWords(m.building ?? ''),
  years: yearsOf(m, today),
});

export const mentorFacts = (m: Mentor, today: LocalDate): Facts => ({
  themes: m.competences ?? [],
  slots: m.availability ?? [],
  hours: hoursOf(m.availability),
  interests: tokens(m.interests),
  classes: classKeys(m.ownClasses),
  building: sameWords(m.building ?? ''),
  years: yearsOf(m, today),
});

/** How many of `a` are in `b`; both are short. */
export function inCommon(a: readonly string[], b: readonly string[]): number {
  let n = 0;
  for (const x of a) if (b.includes(x)) n++;
  return n;
}

export const common = (a: readonly string[], b: readonly string[]): string[] => a.filter((x) => b.includes(x));
