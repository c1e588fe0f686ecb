/** F6: what people chose after the general meeting. Names of learners are in no form: they wear their codes on badges. */
import { byScript, form, key, moment, optional, type Programme, paragraph, ref, table } from '../../kit/index.ts';
import { mentees } from '../2-mentees/register.ts';
import { type Mentor, mentors } from '../3-mentors/register.ts';
import { CLOSED } from './open.ts';

export const menteeChoices = table(
  'menteeChoices',
  ['Выбор наставляемых', 'Choices of mentees'],
  () => ({
    id: key('menteeChoices', 'ВН'),
    mentee: ref('mentees', ['Наставляемый', 'Mentee']),
    first: ref('mentors', ['Первый выбор', 'First choice']),
    second: optional(ref('mentors', ['Второй выбор', 'Second choice'])),
    third: optional(ref('mentors', ['Третий выбор', 'Third choice'])),
    helper: optional(ref('mentors', ['Кто поможет достичь цели', 'Who can help to reach the goal'])),
    notWith: optional(
      ref('mentors', ['С кем не хотел бы', 'Would rather not'], {
        help: ['Видит только куратор; никуда не выгружается', 'Only the curator sees it; it is exported nowhere'],
      }),
    ),
    at: byScript(moment(['Записано', 'Written down'], { start: 'now' })),
  }),
  {
    aside: true,
    about: [
      'Кого из наставников выбрали наставляемые после общей встречи (F6).',
      'Which mentors the mentees chose after the general meeting (F6).',
    ],
  },
);

export const mentorChoices = table(
  'mentorChoices',
  ['Выбор наставников', 'Choices of mentors'],
  () => ({
    id: key('mentorChoices', 'ВР'),
    mentor: ref('mentors', ['Наставник', 'Mentor']),
    first: ref('mentees', ['Первый выбор', 'First choice']),
    second: optional(ref('mentees', ['Второй выбор', 'Second choice'])),
    third: optional(ref('mentees', ['Третий выбор', 'Third choice'])),
    helps: optional(paragraph(['Кому и чем сможет помочь', 'Whom and how the mentor can help'], { width: 280 })),
    notWith: optional(
      ref('mentees', ['С кем не хотел бы', 'Would rather not'], {
        help: ['Видит только куратор; никуда не выгружается', 'Only the curator sees it; it is exported nowhere'],
      }),
    ),
    at: byScript(moment(['Записано', 'Written down'], { start: 'now' })),
  }),
  {
    aside: true,
    about: [
      'Кого из наставляемых выбрали наставники после общей встречи (F6).',
      'Which mentees the mentors chose after the general meeting (F6).',
    ],
  },
);

/** An adult mentor by name; a pupil by code, as on the badge. */
const badge = (m: Mentor): string => (m.category === 'learner' ? m.id : `${m.fullName} · ${m.id}`);

const offeredMentors = {
  reads: [mentors],
  of: (p: Programme) =>
    p
      .rows(mentors)
      .filter((m) => !CLOSED.includes(m.state))
      .map(badge)
      .sort((a, b) => a.localeCompare(b, 'ru')),
};

const offeredMentees = {
  reads: [mentees],
  of: (p: Programme) =>
    p
      .rows(mentees)
      .filter((m) => m.state === 'searching')
      .map((m) => m.id)
      .sort((a, b) => a.localeCompare(b)),
};

const code = {
  ask: ['Ваш код (на бейдже или карточке)', 'Your code (on your badge or card)'],
  help: ['Например, НМ-014 или НР-003', 'For example НМ-014 or НР-003'],
} as const;

const confidential = {
  title: ['Только для куратора', 'For the curator alone'],
  intro: [
    'Ответ на этот вопрос увидит только куратор. Его можно пропустить.',
    'Only the curator will see this answer. You may skip it.',
  ],
} as const;

const thanks = [
  'Спасибо! Куратор сопоставит ответы и сообщит результат.',
  'Thank you! The curator will compare the answers and tell you the result.',
] as const;

export const menteePreference = form('mentee-preference', menteeChoices, {
  code: 'F6',
  title: ['После общей встречи: выбор наставляемого', 'After the general meeting: the mentee’s choice'],
  intro: [
    'Назовите до трёх наставников, с которыми вам было бы интересно работать. Ответы увидит только куратор. Это займёт две минуты.',
    'Name up to three mentors you would like to work with. Only the curator will see the answers. It takes two minutes.',
  ],
  thanks,
  sections: [
    {
      questions: {
        mentee: code,
        first: [
          'С кем из наставников вы бы хотели работать в рамках программы?',
          'Which of the mentors would you like to work with in the programme?',
        ],
        second: ['Кого вы назвали бы вторым?', 'Whom would you name second?'],
        third: ['Кого вы назвали бы третьим?', 'Whom would you name third?'],
        helper: ['Кто может помочь вам достичь желаемых целей?', 'Who can help you to reach the goals you want?'],
      },
    },
    {
      ...confidential,
      questions: { notWith: ['С кем вы не хотели бы работать?', 'With whom would you rather not work?'] },
    },
  ],
  offers: {
    first: offeredMentors,
    second: offeredMentors,
    third: offeredMentors,
    helper: offeredMentors,
    notWith: offeredMentors,
  },
});

export const mentorPreference = form('mentor-preference', mentorChoices, {
  code: 'F6-2',
  title: ['После общей встречи: выбор наставника', 'After the general meeting: the mentor’s choice'],
  intro: [
    'Назовите до трёх наставляемых, которым вы могли бы помочь: их коды были на бейджах. Ответы увидит только куратор. Это займёт две минуты.',
    'Name up to three mentees whom you could help: their codes were on the badges. Only the curator will see the answers. It takes two minutes.',
  ],
  thanks,
  sections: [
    {
      questions: {
        mentor: code,
        first: ['С кем из наставляемых вы бы хотели работать?', 'Which of the mentees would you like to work with?'],
        second: ['Кого вы назвали бы вторым?', 'Whom would you name second?'],
        third: ['Кого вы назвали бы третьим?', 'Whom would you name third?'],
        helps: [
          'Кому вы сможете помочь в рамках выбранных целей, если они были озвучены?',
          'Whom will you be able to help with the goals, if they were named?',
        ],
      },
    },
    {
      ...confidential,
      questions: { notWith: ['С кем вы не хотели бы работать?', 'With whom would you rather not work?'] },
    },
  ],
  offers: { first: offeredMentees, second: offeredMentees, third: offeredMentees, notWith: offeredMentees },
});

/** What two people said of each other. */
export type Wishes = {
  /** place of the mentor in the mentee's list: 1 to 3, or 0 */
  menteeChose: number;
  mentorChose: number;
  refused: boolean;
};

const none: Wishes = { menteeChose: 0, mentorChose: 0, refused: false };

const placeOf = (x: { first: string; second?: string | undefined; third?: string | undefined }, id: string): number =>
  [x.first, x.second, x.third].indexOf(id) + 1;

/** The newest answer of each person counts. @returns what a mentee and a mentor said of each other, by their codes */
export function wishesOf(p: Programme): (mentee: string, mentor: string) => Wishes {
  const byMentee = new Map(p.rows(menteeChoices).map((c) => [c.mentee as string, c]));
  const byMentor = new Map(p.rows(mentorChoices).map((c) => [c.mentor as string, c]));
  if (!byMentee.size && !byMentor.size) return () => none;
  return (mentee, mentor) => {
    const a = byMentee.get(mentee);
    const b = byMentor.get(mentor);
    if (!a && !b) return none;
    return {
      menteeChose: a ? placeOf(a, mentor) : 0,
      mentorChose: b ? placeOf(b, mentee) : 0,
      refused: a?.notWith === mentor || b?.notWith === mentee,
    };
  };
}
