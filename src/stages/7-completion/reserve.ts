/** The long-term base of mentors (7.in.5): who stays, and which mentees try the new role. */
import { byScript, choice, date, key, optional, paragraph, type Row, ref, table } from '../../kit/index.ts';
import { goesOn } from '../next-year.ts';

export const offerStates = {
  offered: ['предложено', 'offered'],
  agreed: ['согласен', 'agreed'],
  declined: ['отказался', 'declined'],
  kept: ['в базе', 'in the base'],
  left: ['выбыл', 'left'],
} as const;

export const reserve = table(
  'reserve',
  ['Долгосрочная база', 'Long-term base'],
  () => ({
    id: key('reserve', 'ДБ'),
    mentee: optional(
      ref('mentees', ['Был наставляемым', 'Was a mentee'], {
        help: ['Если наставником хочет стать наставляемый', 'If a mentee wants to become a mentor'],
      }),
    ),
    mentor: optional(
      ref('mentors', ['Наставник', 'Mentor'], { help: ['Запись в базе наставников', 'The record among the mentors'] }),
    ),
    state: choice(['Состояние', 'State'], offerStates, { start: 'offered', width: 120 }),
    askedOn: optional(date(['Спросили', 'Asked on'], { start: 'today' })),
    answeredOn: optional(date(['Ответил', 'Answered on'])),
    since: optional(byScript(date(['В базе с', 'In the base since']))),
    availableFrom: optional(date(['Готов начать с', 'Available from'])),
    keepUntil: optional(
      date(['Хранить до', 'Keep until'], {
        help: ['Срок согласия на долгосрочную базу', 'The term of the consent to the long-term base'],
      }),
    ),
    note: optional(paragraph(['Заметка', 'Note'], { samples: ['хочет вести пятиклассников'] })),
  }),
  {
    once: (r) => ((r.mentee ?? r.mentor) ? `${r.mentee ?? r.mentor}` : ''),
    each: ['mentee', 'mentor'],
    nextYear: (r, p) => (r.mentor && goesOn(p, r.mentor) ? { mentee: undefined, state: 'kept' as const } : undefined),
    about: [
      'Кто остаётся в программе на следующий год: наставники и наставляемые, которые хотят стать наставниками.',
      'Who stays for the next year: mentors, and mentees who want to become mentors.',
    ],
    practice: (r) => ({ ...r, mentee: undefined, since: undefined, state: 'offered' as const }),
  },
);
export type Reserved = Row<typeof reserve>;
