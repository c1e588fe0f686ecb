/** What makes a mentor a good fit for a mentee: criteria that count. Pure; their weights are the school's, not the model's. */
import type { Words } from '../../kit/index.ts';
import type { Mentee } from '../2-mentees/register.ts';
import type { Mentor } from '../3-mentors/register.ts';
import { mentoringForms, mentorsOf, modes, slots, themes } from '../dictionaries.ts';
import type { Wishes } from './choices.ts';

/** What was found, as a share from 0 to 1, and in words. */
export type Found = { share: number; words: Words };

export type Criterion = {
  id: string;
  title: Words;
  /** points, when the school has not chosen its own; after domain 8.5 */
  weight: number;
  /** how it is counted, for the tab of rules */
  about: Words;
  look: (mentee: Mentee, mentor: Mentor, wishes: Wishes) => Found;
};

const tokens = (text: string | undefined) =>
  (text ?? '')
    .toLowerCase()
    .split(/[,;]/)
    .map((x) => x.trim())
    .filter(Boolean);

export const inBoth = <T extends string>(a: readonly T[] | undefined, b: readonly T[] | undefined): T[] =>
  (a ?? []).filter((x) => b?.includes(x));

const named = <C extends string>(dictionary: Readonly<Record<C, Words>>, codes: readonly C[]): Words => [
  codes.map((c) => dictionary[c][0]).join(', '),
  codes.map((c) => dictionary[c][1]).join(', '),
];

/** Full for the first place, a little less for the next ones. */
const PLACES: readonly number[] = [0, 1, 0.8, 0.6];

const chosen = ({ menteeChose, mentorChose }: Wishes): Found => {
  const mutual = menteeChose > 0 && mentorChose > 0;
  const share = ((PLACES[menteeChose] ?? 0) + (PLACES[mentorChose] ?? 0)) / 2;
  if (mutual) return { share, words: ['выбрали друг друга', 'chose each other'] };
  if (menteeChose) return { share, words: ['наставляемый выбрал наставника', 'the mentee chose the mentor'] };
  if (mentorChose) return { share, words: ['наставник выбрал наставляемого', 'the mentor chose the mentee'] };
  return { share: 0, words: ['друг друга не выбирали', 'did not choose each other'] };
};

export const criteria: readonly Criterion[] = [
  {
    id: 'themes',
    title: ['темы запроса', 'themes'],
    weight: 40,
    about: [
      'Какая часть тем наставляемого есть среди того, с чем может помочь наставник.',
      'What part of the mentee’s themes the mentor can help with.',
    ],
    look: (mentee, mentor) => {
      const asked = mentee.themes ?? [];
      const common = inBoth(asked, mentor.competences);
      return {
        share: asked.length ? common.length / asked.length : 0,
        words: common.length ? named(themes, common) : ['общих тем нет', 'no themes in common'],
      };
    },
  },
  {
    id: 'choice',
    title: ['выбор после встречи', 'choice after the meeting'],
    weight: 30,
    about: [
      'Выбрали друг друга после общей встречи — все баллы, выбрал один — половина; второе место в списке чуть меньше первого.',
      'All points when they chose each other after the general meeting, half when one did; the second place counts a little less than the first.',
    ],
    look: (_mentee, _mentor, wishes) => chosen(wishes),
  },
  {
    id: 'time',
    title: ['время', 'time'],
    weight: 10,
    about: [
      'Два общих дня или больше — все баллы, один — половина.',
      'Two days in common or more give all points, one gives half.',
    ],
    look: (mentee, mentor) => {
      const common = inBoth(mentee.availability, mentor.availability);
      return {
        share: Math.min(common.length, 2) / 2,
        words: common.length ? named(slots, common) : ['общее время неизвестно', 'no time in common is known'],
      };
    },
  },
  {
    id: 'interests',
    title: ['интересы', 'interests'],
    weight: 10,
    about: ['Есть хотя бы одно общее увлечение.', 'At least one interest in common.'],
    look: (mentee, mentor) => {
      const words = inBoth(tokens(mentee.interests), tokens(mentor.interests)).join(', ');
      return {
        share: words ? 1 : 0,
        words: words ? [words, words] : ['общих интересов нет', 'no interests in common'],
      };
    },
  },
  {
    id: 'form',
    title: ['желаемая форма', 'preferred form'],
    weight: 5,
    about: [
      'Форма наставничества та, которую хотел наставляемый.',
      'The form of mentoring is the one the mentee wished.',
    ],
    look: (mentee, mentor) => {
      const wish = mentee.preferredForm;
      if (!wish) return { share: 1, words: ['форма не важна', 'any form'] };
      const fits = mentorsOf[wish].includes(mentor.category);
      return {
        share: fits ? 1 : 0,
        words: fits ? mentoringForms[wish] : ['форма другая, чем хотелось', 'another form than wished'],
      };
    },
  },
  {
    id: 'mode',
    title: ['как встречаться', 'way to meet'],
    weight: 5,
    about: [
      'Обоим удобно встречаться одинаково: очно или дистанционно.',
      'Both would rather meet the same way: in person or remotely.',
    ],
    look: (mentee, mentor) => {
      const [a, b] = [mentee.meetingMode, mentor.meetingMode];
      if (!a || !b || a === 'mixed' || b === 'mixed' || a === b) {
        return { share: 1, words: a && a === b ? modes[a] : ['можно договориться', 'can be agreed'] };
      }
      return { share: 0, words: ['одному удобно очно, другому дистанционно', 'one in person, the other remotely'] };
    },
  },
];
