/** Who is written to about the general meeting, the choice after it, and a pair that does not begin (domain 7, rows 5 and 7). */
import { addDays, daysBetween, type Finding, type LocalDate, type Programme, rule } from '../../kit/index.ts';
import { menteeChoices, mentorChoices } from './choices.ts';
import { attendance, type GeneralMeeting, generalMeetings, whenAndWhere } from './meeting.ts';
import { pairs } from './tables.ts';

/** Days before the meeting on which those invited are reminded. */
const MEETING_WARNING_DAYS = 3;

export const meetingSoon = rule('meeting-soon', {
  title: ['Общая встреча', 'The general meeting'],
  reads: [generalMeetings, attendance],
  find: (p) =>
    p.rows(attendance).flatMap((a): Finding[] => {
      const meeting = a.state === 'invited' ? p.row(generalMeetings, a.meeting) : undefined;
      const who = a.mentee ?? a.mentor;
      const left = meeting?.state === 'planned' ? daysBetween(p.today, meeting.on) : -1;
      if (!meeting || !who || left < 0 || left > MEETING_WARNING_DAYS) return [];
      const [ru, en] = whenAndWhere(meeting);
      return [
        {
          about: a.id,
          who,
          since: addDays(meeting.on, -MEETING_WARNING_DAYS),
          words: [
            `Общая встреча наставников и наставляемых: ${ru}.`,
            `The general meeting of mentors and mentees: ${en}.`,
          ],
        },
      ];
    }),
  // three days ahead, and on the day
  remind: { onDays: [0, MEETING_WARNING_DAYS], obligatory: true },
});

/** Days after the meeting in which a choice is asked for; then the pairs are made without it. */
const CHOICE_OPEN_DAYS = 14;

const chosen = (p: Programme, meeting: GeneralMeeting): ReadonlySet<string> =>
  new Set(
    [
      ...p.rows(menteeChoices).map((c) => ({ who: c.mentee as string, at: c.at })),
      ...p.rows(mentorChoices).map((c) => ({ who: c.mentor as string, at: c.at })),
    ]
      .filter((c) => c.at.slice(0, 10) >= meeting.on)
      .map((c) => c.who),
  );

export const choiceMissing = rule('choice-missing', {
  title: ['Выбор после встречи не сделан', 'No choice after the meeting'],
  reads: [generalMeetings, attendance, menteeChoices, mentorChoices],
  find: (p) =>
    p
      .rows(generalMeetings)
      .filter(
        (m) => m.state === 'held' && daysBetween(m.on, p.today) >= 1 && daysBetween(m.on, p.today) <= CHOICE_OPEN_DAYS,
      )
      .flatMap((meeting) => {
        const done = chosen(p, meeting);
        return p.rows(attendance).flatMap((a): Finding[] => {
          const who = a.mentee ?? a.mentor;
          if (a.meeting !== meeting.id || a.state !== 'came' || !who || done.has(who)) return [];
          return [
            {
              about: who,
              who,
              since: addDays(meeting.on, 1),
              words: [`${who}: выбор после встречи не сделан (F6).`, `${who}: no choice after the meeting yet (F6).`],
            },
          ];
        });
      }),
  remind: {
    onDays: [0],
    subject: ['Кого вы выбираете?', 'Whom do you choose?'],
    words: () => [
      'Здравствуйте!\n\nВы были на общей встрече. Ответьте, пожалуйста, с кем вам хотелось бы работать: ссылку на короткую анкету даст куратор. Если вы уже ответили, ничего делать не нужно.',
      'Hello!\n\nYou were at the general meeting. Please answer with whom you would like to work: the curator has the link to the short form. If you have answered already, there is nothing to do.',
    ],
  },
});

/** The first meeting is due within a week of the agreement; two days later it is late. */
const BEGINS_WITHIN_DAYS = 9;

const lateSince = (agreed: LocalDate): LocalDate => addDays(agreed, BEGINS_WITHIN_DAYS);

export const pairNotBegun = rule('pair-not-begun', {
  title: ['Пара не начала работу', 'A pair has not begun'],
  reads: [pairs],
  find: (p) =>
    p.rows(pairs).flatMap((x): Finding[] => {
      const since = lateSince(x.orderDate ?? x.formed);
      if ((x.state !== 'confirmed' && x.state !== 'ordered') || since > p.today) return [];
      return [
        {
          about: x.id,
          who: x.mentor,
          since,
          words: [
            `${x.id}: встреча-знакомство ещё не отмечена. Договоритесь о встрече или расскажите куратору, что мешает.`,
            `${x.id}: the first meeting is not recorded yet. Arrange it, or tell the curator what stands in the way.`,
          ],
        },
      ];
    }),
  // the mentor at once; a week later the curator too
  remind: { onDays: [0, 7], to: (f, p) => (daysBetween(f.since, p.today) < 7 ? [f.who] : [f.who, 'curator']) },
});
