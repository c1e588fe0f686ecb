/** Hard rules of pairing: each says why it refuses, in words a curator can act on (domain 8.5). */
import { join, type Words } from '../../kit/index.ts';
import { personOf } from '../2-mentees/admission.ts';
import { kindsInWords } from '../2-mentees/consents.ts';
import type { Mentee } from '../2-mentees/register.ts';
import { mentorPersonOf } from '../3-mentors/register.ts';
import type { Theme } from '../dictionaries.ts';
import type { Two } from './criteria.ts';
import { inCommon } from './facts.ts';
import { commonForm, type Ground } from './fit.ts';
import { limitReasons } from './limits.ts';
import { CLOSED, READY } from './open.ts';

export type Gate = {
  id: string;
  /** what it guards, for counts: «12 наставников не подходят по времени» */
  title: Words;
  /** true when it looks at one of the two alone; asked once a person, not once a pair */
  of: 'mentee' | 'mentor' | 'pair';
  refuses: (g: Ground, two: Two) => Words | undefined;
};

function age(g: Ground, { mentor, a: { years }, b }: Two): Words | undefined {
  if (years !== undefined && mentor.ageFrom !== undefined && years < mentor.ageFrom) {
    return [`наставник просит от ${mentor.ageFrom} лет`, `the mentor asks for ${mentor.ageFrom} or older`];
  }
  if (years !== undefined && mentor.ageTo !== undefined && years > mentor.ageTo) {
    return [`наставник просит до ${mentor.ageTo} лет`, `the mentor asks for ${mentor.ageTo} or younger`];
  }
  const mentorAge = mentor.category === 'learner' ? b.years : undefined;
  if (mentorAge === undefined) return undefined;
  if (mentorAge < g.mentorAgeFrom) {
    return [
      `наставнику-ученику ${mentorAge}, нужно от ${g.mentorAgeFrom}`,
      `the pupil mentor is ${mentorAge}, ${g.mentorAgeFrom} is required`,
    ];
  }
  return years !== undefined && mentorAge < years
    ? ['наставник младше наставляемого', 'the mentor is younger than the mentee']
    : undefined;
}

/** Themes one would rather not bring to somebody who gives marks (domain 8.5: confidential requests). */
const PERSONAL: readonly Theme[] = ['confidence', 'adaptation'];

const isPersonal = (mentee: Mentee): boolean => mentee.themes?.some((t) => PERSONAL.includes(t)) ?? false;

/** The mentor teaches the mentee's class, or has a child in it. */
export const inOwnClass = ({ a, b }: Two): boolean => b.classes.length > 0 && inCommon(a.classes, b.classes) > 0;

export const gates: readonly Gate[] = [
  {
    id: 'mentee-consent',
    title: ['согласие наставляемого', 'the mentee’s consent'],
    of: 'mentee',
    refuses: (g, { mentee }) => {
      const lacking = g.lacks(personOf(mentee));
      return lacking.length
        ? join(['у наставляемого нет согласия: ', 'the mentee lacks a consent: '], kindsInWords(lacking))
        : undefined;
    },
  },
  {
    id: 'programme-age',
    title: ['возраст программы', 'the programme’s age'],
    of: 'mentee',
    refuses: (g, { mentee, a: { years } }) => {
      return years !== undefined && mentee.role !== 'teacher' && (years < g.ageFrom || years > g.ageTo)
        ? [
            `возраст ${years} вне программы (${g.ageFrom}–${g.ageTo})`,
            `age ${years} is outside the programme (${g.ageFrom}–${g.ageTo})`,
          ]
        : undefined;
    },
  },
  {
    id: 'mentor-consent',
    title: ['согласие наставника', 'the mentor’s consent'],
    of: 'mentor',
    refuses: (g, { mentor }) => {
      const lacking = g.lacks(mentorPersonOf(mentor));
      return lacking.length
        ? join(['у наставника нет согласия: ', 'the mentor lacks a consent: '], kindsInWords(lacking))
        : undefined;
    },
  },
  {
    id: 'mentor-open',
    title: ['участие наставника', 'the mentor’s taking part'],
    of: 'mentor',
    refuses: (_g, { mentor }) =>
      CLOSED.includes(mentor.state)
        ? ['наставник сейчас не участвует', 'the mentor is not taking part now']
        : undefined,
  },
  {
    id: 'mentor-ready',
    title: ['готовность наставника', 'the mentor’s readiness'],
    of: 'mentor',
    refuses: (_g, { mentor }) =>
      READY.includes(mentor.state)
        ? undefined
        : join(
            ['наставник ещё не готов', 'the mentor is not ready yet'],
            mentor.toDo ? [`: ${mentor.toDo}`, `: ${mentor.toDo}`] : ['', ''],
          ),
  },
  {
    id: 'places',
    title: ['свободные места', 'free places'],
    of: 'mentor',
    refuses: (g, { mentor }) =>
      (g.freePlaces.get(mentor.id) ?? 0) < 1 ? ['нет свободных мест', 'no places left'] : undefined,
  },
  {
    id: 'apart',
    title: ['решение куратора', 'the curator’s decision'],
    of: 'pair',
    refuses: (g, { mentee, mentor }) => {
      const limit = g.limitOf(mentee.id, mentor.id);
      return limit?.kind === 'apart'
        ? join(['решено не ставить вместе: ', 'decided to keep them apart: '], limitReasons[limit.reason])
        : undefined;
    },
  },
  {
    id: 'refused',
    title: ['отказ одной из сторон', 'one side would rather not'],
    of: 'pair',
    refuses: (_g, { wishes }) =>
      wishes.refused
        ? ['один из них не хотел бы работать с другим (F6)', 'one of them would rather not work with the other (F6)']
        : undefined,
  },
  {
    id: 'relatives',
    title: ['родство', 'kinship'],
    of: 'pair',
    refuses: (_g, { mentee, mentor }) =>
      mentee.relatives?.includes(mentor.id)
        ? [
            'близкий родственник: так отмечено в базе наставляемых',
            'a close relative: so it is noted in the base of mentees',
          ]
        : undefined,
  },
  {
    id: 'own-class',
    title: ['свой класс при личном запросе', 'own class with a personal request'],
    of: 'pair',
    refuses: (g, two) =>
      inOwnClass(two) && isPersonal(two.mentee) && g.limitOf(two.mentee.id, two.mentor.id)?.kind !== 'together'
        ? [
            'ученик из класса наставника, а запрос личный; решить иначе можно, закрепив пару',
            'a pupil of the mentor’s own class, and the request is personal; keep the two together to decide otherwise',
          ]
        : undefined,
  },
  {
    id: 'form',
    title: ['форма наставничества', 'form of mentoring'],
    of: 'pair',
    refuses: (g, { mentee, mentor }) =>
      commonForm(g, mentee, mentor) ? undefined : ['нет общей формы наставничества', 'no form of mentoring in common'],
  },
  { id: 'age', title: ['возраст', 'age'], of: 'pair', refuses: age },
  {
    id: 'time',
    title: ['общее время', 'time in common'],
    of: 'pair',
    refuses: (_g, { a, b }) =>
      a.hours && b.hours && !(a.hours & b.hours)
        ? ['нет общего времени для встреч', 'no time to meet in common']
        : undefined,
  },
];
