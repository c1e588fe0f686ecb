/** What makes a mentor a good fit for a mentee: criteria that count. Pure; their weights are the school's, not the model's. */
import type { Words } from '../../kit/index.ts';
import type { Mentee } from '../2-mentees/register.ts';
import type { Mentor } from '../3-mentors/register.ts';
import { mentoringForms, mentorsOf, modes, slots, themes } from '../dictionaries.ts';
import type { Wishes } from './choices.ts';
import { common, type Facts, inCommon } from './facts.ts';

/** Two people as the criteria see them. */
export type Two = { mentee: Mentee; mentor: Mentor; a: Facts; b: Facts; wishes: Wishes };

export type Criterion = {
  id: string;
  title: Words;
  /** points, when the school has not chosen its own; after domain 8.5 */
  weight: number;
  /** how it is counted, for the tab of rules */
  about: Words;
  /** from 0 to 1 */
  share: (two: Two) => number;
  /** what was found, for the curator */
  words: (two: Two) => Words;
};

/** @param dictionary words by code; a code that is no longer in it stands for itself */
const named = (dictionary: Readonly<Record<string, Words>>, codes: readonly string[]): Words => [
  codes.map((c) => dictionary[c]?.[0] ?? c).join(', '),
  codes.map((c) => dictionary[c]?.[1] ?? c).join(', '),
];

/** Full for the first place, a little less for the next ones. */
const PLACES: readonly number[] = [0, 1, 0.8, 0.6];

const chosenWords = ({ menteeChose, mentorChose }: Wishes): Words => {
  if (menteeChose && mentorChose) return ['выбрали друг друга', 'chose each other'];
  if (menteeChose) return ['наставляемый выбрал наставника', 'the mentee chose the mentor'];
  if (mentorChose) return ['наставник выбрал наставляемого', 'the mentor chose the mentee'];
  return ['друг друга не выбирали', 'did not choose each other'];
};

const sameWay = ({ mentee: { meetingMode: a }, mentor: { meetingMode: b } }: Two): boolean =>
  !a || !b || a === 'mixed' || b === 'mixed' || a === b;

const inSameBuilding = ({ a, b }: Two): boolean => !a.building || !b.building || a.building === b.building;

/** A mentee who named a form gets it from a mentor of the right category. */
export const wishedForm = ({ mentee, mentor }: Pick<Two, 'mentee' | 'mentor'>): boolean =>
  !mentee.preferredForm || mentorsOf[mentee.preferredForm]?.includes(mentor.category);

export const criteria: readonly Criterion[] = [
  {
    id: 'themes',
    title: ['темы запроса', 'themes'],
    weight: 40,
    about: [
      'Какая часть тем наставляемого есть среди того, с чем может помочь наставник.',
      'What part of the mentee’s themes the mentor can help with.',
    ],
    share: ({ a, b }) => (a.themes.length ? inCommon(a.themes, b.themes) / a.themes.length : 0),
    words: ({ a, b }) =>
      inCommon(a.themes, b.themes)
        ? named(themes, common(a.themes, b.themes))
        : ['общих тем нет', 'no themes in common'],
  },
  {
    id: 'choice',
    title: ['выбор после встречи', 'choice after the meeting'],
    weight: 30,
    about: [
      'Выбрали друг друга после общей встречи — все баллы, выбрал один — половина; второе место в списке чуть меньше первого.',
      'All points when they chose each other after the general meeting, half when one did; the second place counts a little less than the first.',
    ],
    share: ({ wishes }) => ((PLACES[wishes.menteeChose] ?? 0) + (PLACES[wishes.mentorChose] ?? 0)) / 2,
    words: ({ wishes }) => chosenWords(wishes),
  },
  {
    id: 'time',
    title: ['время', 'time'],
    weight: 10,
    about: [
      'Два общих дня или больше — все баллы, один — половина.',
      'Two days in common or more give all points, one gives half.',
    ],
    share: ({ a, b }) => {
      const both = a.hours & b.hours;
      // a second bit is left when the lowest is taken away
      return both & (both - 1) ? 1 : both ? 0.5 : 0;
    },
    words: ({ a, b }) =>
      inCommon(a.slots, b.slots)
        ? named(slots, common(a.slots, b.slots))
        : ['общее время неизвестно', 'no time in common is known'],
  },
  {
    id: 'interests',
    title: ['интересы', 'interests'],
    weight: 10,
    about: ['Есть хотя бы одно общее увлечение.', 'At least one interest in common.'],
    share: ({ a, b }) => (inCommon(a.interests, b.interests) ? 1 : 0),
    words: ({ a, b }) => {
      const words = common(a.interests, b.interests).join(', ');
      return words ? [words, words] : ['общих интересов нет', 'no interests in common'];
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
    share: (two) => (wishedForm(two) ? 1 : 0),
    words: (two) => {
      if (!two.mentee.preferredForm) return ['форма не важна', 'any form'];
      return wishedForm(two)
        ? mentoringForms[two.mentee.preferredForm]
        : ['форма другая, чем хотелось', 'another form than wished'];
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
    share: (two) => (sameWay(two) ? 1 : 0),
    words: (two) => {
      const { meetingMode } = two.mentee;
      if (!sameWay(two)) return ['одному удобно очно, другому дистанционно', 'one in person, the other remotely'];
      return meetingMode && meetingMode === two.mentor.meetingMode
        ? modes[meetingMode]
        : ['можно договориться', 'can be agreed'];
    },
  },
  {
    id: 'building',
    title: ['корпус', 'building'],
    weight: 0,
    about: [
      'Оба в одном корпусе; у кого корпус не указан, тому подходит любой. Для школ с несколькими зданиями.',
      'Both are in the same building; any will do for whoever has none noted. For schools with several buildings.',
    ],
    share: (two) => (inSameBuilding(two) ? 1 : 0),
    words: (two) => {
      const { building } = two.mentee;
      if (!inSameBuilding(two)) return ['разные корпуса', 'different buildings'];
      return building && two.mentor.building ? [building, building] : ['корпус не важен', 'any building'];
    },
  },
];
