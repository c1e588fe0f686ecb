/** Mentors are motivated (3.out.2): what matters to each, what is offered, and that nobody is forgotten. */
import { addDays, counted, daysBetween, join, type Programme, rule, type Words } from '../../kit/index.ts';
import { consents, consentsLacking, kindsInWords } from '../2-mentees/consents.ts';
import { type Mentor, mentorPersonOf, mentors } from './register.ts';

/** Days without a word from the curator after which a mentor is brought up (domain 3.out.2). */
const SILENT_DAYS = 30;

const TAKING_PART: readonly Mentor['state'][] = ['candidate', 'screening', 'selected', 'training', 'ready', 'active'];
const READY: readonly Mentor['state'][] = ['ready', 'active'];

export const takesPart = (m: Mentor): boolean => TAKING_PART.includes(m.state);

const lastWord = (m: Mentor) => (m.contacted && m.contacted > m.joinedOn ? m.contacted : m.joinedOn);

export const mentorForgotten = rule('mentor-forgotten', {
  title: ['Наставнику давно не писали', 'A mentor has not been contacted'],
  reads: [mentors],
  find: (p) =>
    p.rows(mentors).flatMap((m) => {
      const days = daysBetween(lastWord(m), p.today);
      if (!takesPart(m) || days < SILENT_DAYS) return [];
      return [
        {
          about: m.id,
          who: 'curator',
          since: addDays(lastWord(m), SILENT_DAYS),
          words: join(
            [`${m.id}: связи не было `, `${m.id}: no contact for `],
            counted(days, ['день', 'дня', 'дней'], ['day', 'days']),
            [
              '. Поблагодарите, расскажите новости и отметьте дату в столбце «Последняя связь».',
              '. Thank them, tell the news and put the date into “Last contact”.',
            ],
          ),
        },
      ];
    }),
  remind: 'never',
});

export const noIncentive = rule('mentor-no-incentive', {
  title: ['Не выбрано, чем поддержать наставника', 'No incentive is planned for a mentor'],
  reads: [mentors],
  find: (p) =>
    p
      .rows(mentors)
      .filter((m) => READY.includes(m.state) && (!m.motives?.length || !m.incentives?.length))
      .map((m) => ({
        about: m.id,
        who: 'curator',
        since: m.joinedOn,
        words: m.motives?.length
          ? [
              `${m.id}: известно, что важно, но не выбрано, чем поддержать. Заполните «Чем поддержим».`,
              `${m.id}: it is known what matters, but no incentive is chosen. Fill in “Incentives”.`,
            ]
          : [
              `${m.id}: неизвестно, что для наставника важно. Спросите и заполните «Что важно для наставника».`,
              `${m.id}: it is not known what matters to the mentor. Ask, and fill in “What matters to the mentor”.`,
            ],
      })),
  remind: 'never',
});

/** A learner under age needs the guardian's consent, everybody else their own. */
export const mentorConsent = rule('mentor-consent', {
  title: ['У наставника нет согласия', 'A mentor lacks a consent'],
  reads: [mentors, consents],
  find: (p) =>
    p.rows(mentors).flatMap((m) => {
      const lacking = takesPart(m) ? consentsLacking(p, mentorPersonOf(m)) : [];
      if (!lacking.length) return [];
      return [
        {
          about: m.id,
          who: 'curator',
          since: m.joinedOn,
          words: join([`${m.id}: нет согласия — `, `${m.id}: no consent — `], kindsInWords(lacking), [
            '. Отметьте получение на панели «Пары».',
            '. Mark it in the panel “Pairs”.',
          ]),
        },
      ];
    }),
  remind: { everyDays: 7 },
});

export const motivesEvidence = (p: Programme): Words => {
  const all = p.rows(mentors).filter(takesPart);
  const supported = all.filter((m) => m.motives?.length && m.incentives?.length).length;
  const forgotten = all.filter((m) => daysBetween(lastWord(m), p.today) >= SILENT_DAYS).length;
  return [
    `мотив и поддержка известны у ${supported} из ${all.length}, давно без связи ${forgotten}`,
    `motive and incentive are known for ${supported} of ${all.length}, long without contact ${forgotten}`,
  ];
};
