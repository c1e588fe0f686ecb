/** What is compared of a person, made ready once: a round compares every mentee with every mentor. */
import type { Mentee } from '../2-mentees/register.ts';
import type { Mentor } from '../3-mentors/register.ts';

export type Facts = {
  /** what a mentee asks for, or a mentor can do */
  themes: readonly string[];
  slots: readonly string[];
  interests: readonly string[];
};

const tokens = (text: string | undefined): string[] =>
  (text ?? '')
    .toLowerCase()
    .split(/[,;]/)
    .map((x) => x.trim())
    .filter(Boolean);

export const menteeFacts = (m: Mentee): Facts => ({
  themes: m.themes ?? [],
  slots: m.availability ?? [],
  interests: tokens(m.interests),
});

export const mentorFacts = (m: Mentor): Facts => ({
  themes: m.competences ?? [],
  slots: m.availability ?? [],
  interests: tokens(m.interests),
});

/** How many of `a` are in `b`; both are short. */
export function inCommon(a: readonly string[], b: readonly string[]): number {
  let n = 0;
  for (const x of a) if (b.includes(x)) n++;
  return n;
}

export const common = (a: readonly string[], b: readonly string[]): string[] => a.filter((x) => b.includes(x));
