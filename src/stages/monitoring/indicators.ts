/** How an indicator is read: which way is better, whom it is asked of, and what is too small to be called a change (domain 4.3). */
import { type Indicator, indicatorColumns, lowerIsBetter } from '../2-mentees/measures.ts';
import type { MenteeRole } from '../dictionaries.ts';

export const indicators = Object.keys(indicatorColumns) as readonly Indicator[];

export const betterOf = (indicator: Indicator): 1 | -1 => (lowerIsBetter.includes(indicator) ? -1 : 1);

/** The smallest change that counts as one: a point of a scale, 0.3 of the average mark. */
export const leastOf = (indicator: Indicator): number => (indicator === 'marks' ? 0.3 : 1);

const learners: readonly MenteeRole[] = ['pupil', 'student'];
const ofTeachers: readonly Indicator[] = ['job', 'burnout', 'adaptation'];

/** Who is asked; soft skills are asked of everybody. */
export const askedOf = (indicator: Indicator, role: MenteeRole): boolean =>
  indicator === 'skills' || (ofTeachers.includes(indicator) ? role === 'teacher' : learners.includes(role));
