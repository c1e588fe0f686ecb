/** What a pair came to: the final meeting, the result of each mentee, and what is decided about what comes next (7.in.1). */
import { choice, date, key, optional, paragraph, type Row, ref, table } from '../../kit/index.ts';

export const goalReached = {
  fully: ['полностью', 'fully'],
  partly: ['частично', 'partly'],
  not: ['не достигнута', 'not reached'],
} as const;

/** What the pair itself wishes after the year. */
export const decisions = {
  finish: ['завершить', 'finish'],
  go_on: ['продолжить в новом году', 'go on next year'],
  new_mentor: ['другой наставник в новом году', 'another mentor next year'],
  to_mentor: ['стать наставником', 'become a mentor'],
} as const;

export const outcomes = table(
  'outcomes',
  ['Итоги пар', 'Outcomes of pairs'],
  () => ({
    id: key('outcomes', 'ИТ'),
    pair: ref('pairs', ['Пара', 'Pair']),
    mentee: ref('mentees', ['Наставляемый', 'Mentee']),
    finalOn: optional(
      date(['Итоговая встреча', 'Final meeting'], {
        help: ['Без неё пару не завершить', 'A pair cannot be completed without it'],
      }),
    ),
    goal: optional(choice(['Цель достигнута', 'Goal reached'], goalReached, { width: 130 })),
    result: optional(
      paragraph(['Результат', 'Result'], {
        help: ['Что получилось, без сведений о здоровье', 'What was achieved; nothing about health'],
        samples: ['защитил проект на районной конференции', 'выбрал профиль и написал план поступления'],
      }),
    ),
    decision: choice(['Что дальше', 'What comes next'], decisions, { start: 'finish', width: 200 }),
    decidedOn: optional(date(['Решено', 'Decided on'], { start: 'today' })),
  }),
  {
    once: (o) => (o.pair && o.mentee ? `${o.pair}|${o.mentee}` : ''),
    about: [
      'Итог каждого наставляемого: итоговая встреча, цель, что дальше.',
      'The outcome of each mentee: the final meeting, the goal, what comes next.',
    ],
  },
);
export type Outcome = Row<typeof outcomes>;
