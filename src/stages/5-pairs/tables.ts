import {
  byScript,
  choice,
  date,
  key,
  label,
  moves,
  number,
  optional,
  paragraph,
  type Row,
  ref,
  refs,
  state,
  table,
  text,
  yesNo,
} from '../../kit/index.ts';
import { mentoringForms, roleModels } from '../dictionaries.ts';

/** The life of a pair or a group (domain 6.3). `cancelled` is ours: a proposal the curator took back before anyone answered. */
export const pairMoves = moves('pair', {
  start: 'proposed',
  states: {
    proposed: ['предложена', 'proposed'],
    confirmed: ['согласована', 'agreed'],
    ordered: ['закреплена приказом', 'set by order'],
    acquaintance: ['знакомство', 'getting acquainted'],
    trial: ['пробная встреча', 'trial meeting'],
    planning: ['планирование', 'planning'],
    working: ['работа', 'working'],
    final: ['итоговая встреча', 'final meeting'],
    closed_completed: ['завершена', 'completed'],
    declined: ['отклонена', 'declined'],
    cancelled: ['отменена', 'cancelled'],
    on_hold: ['приостановлена', 'on hold'],
    closed_early: ['завершена досрочно', 'closed early'],
  },
  moves: [
    { from: ['proposed'], to: 'confirmed', by: ['curator'] },
    { from: ['proposed'], to: 'declined', by: ['curator', 'form'] },
    { from: ['proposed'], to: 'cancelled', by: ['curator'] },
    { from: ['confirmed'], to: 'ordered', by: ['order'] },
    { from: ['ordered', 'confirmed'], to: 'acquaintance', by: ['form', 'curator'] },
    { from: ['acquaintance'], to: 'trial', by: ['form', 'curator'] },
    { from: ['trial'], to: 'planning', by: ['form', 'curator'] },
    { from: ['planning'], to: 'working', by: ['curator', 'form'] },
    { from: ['working'], to: 'final', by: ['curator', 'clock'] },
    { from: ['final'], to: 'closed_completed', by: ['curator'] },
    { from: ['acquaintance', 'trial', 'planning', 'working'], to: 'on_hold', by: ['curator', 'system'] },
    { from: ['on_hold'], to: 'working', by: ['curator'] },
    { from: ['on_hold'], to: 'acquaintance', by: ['curator'] },
    { from: ['on_hold'], to: 'trial', by: ['curator'] },
    { from: ['on_hold'], to: 'planning', by: ['curator'] },
    {
      from: ['confirmed', 'ordered', 'acquaintance', 'trial', 'planning', 'working', 'final', 'on_hold'],
      to: 'closed_early',
      by: ['curator'],
    },
  ],
});
export type PairState = keyof typeof pairMoves.states;

/** States in which a pair is over and takes no place. */
export const over: readonly PairState[] = ['closed_completed', 'closed_early', 'declined', 'cancelled'];

export const origins = {
  mutual: ['взаимный выбор', 'mutual choice'],
  curator: ['подбор куратора', 'the curator’s match'],
  directive: ['директивно', 'by directive'],
} as const;

/** Why a pair ended before its plan (domain 6.3); nothing about health or family in detail. */
export const earlyReasons = {
  incompatible: ['несовместимость', 'incompatible'],
  mentor_time: ['нет времени у наставника', 'the mentor has no time'],
  mentee_time: ['нет времени или желания у наставляемого', 'the mentee has no time or wish'],
  left_school: ['переезд, отчисление или увольнение', 'moved, left or dismissed'],
  goal_reached: ['цель достигнута раньше', 'the goal was reached early'],
  rules_broken: ['нарушение правил', 'rules were broken'],
  personal: ['медицинские или семейные обстоятельства (без подробностей)', 'medical or family reasons (no details)'],
  consent_withdrawn: ['отзыв согласия', 'consent withdrawn'],
  administration: ['решение администрации', 'a decision of the administration'],
  other: ['другое', 'something else'],
} as const;

export const sides = {
  mentor: ['наставник', 'mentor'],
  mentee: ['наставляемый', 'mentee'],
  guardian: ['законный представитель', 'guardian'],
  curator: ['куратор', 'curator'],
  administration: ['администрация', 'administration'],
} as const;

export const nextSteps = {
  rematch: ['новая пара', 'a new pair'],
  psychologist: ['психолог', 'psychologist'],
  leave: ['выход из программы', 'leaving the programme'],
} as const;

/** A pair, or a group when it has several members. */
export const pairs = table(
  'pairs',
  ['Пары и группы', 'Pairs and groups'],
  () => ({
    id: key('pairs', 'П'),
    label: label(),
    mentor: ref('mentors', ['Наставник', 'Mentor']),
    mentees: byScript(refs('mentees', ['Наставляемые', 'Mentees'])),
    form: choice(['Форма наставничества', 'Form of mentoring'], mentoringForms, { width: 170 }),
    state: state(['Состояние', 'State'], pairMoves, { width: 140 }),
    origin: byScript(choice(['Как образована', 'How formed'], origins, { start: 'curator', width: 140 })),
    score: byScript(optional(number(['Оценка', 'Score'], { from: 0, to: 100 }, { width: 80 }))),
    why: byScript(optional(paragraph(['Почему', 'Why'], { width: 320 }))),
    curator: optional(ref('team', ['Куратор', 'Curator'])),
    formed: byScript(date(['Образована', 'Formed'], { start: 'today' })),
    plannedEnd: optional(date(['Планируемое завершение', 'Planned end'])),
    orderNo: optional(text(['Приказ №', 'Order no.'], { width: 100, samples: ['12-од', '15-од'] })),
    orderDate: optional(date(['Дата приказа', 'Order date'])),
    endedOn: optional(byScript(date(['Завершена', 'Ended']))),
    endReason: optional(byScript(choice(['Причина досрочного завершения', 'Why it ended early'], earlyReasons))),
    askedBy: optional(byScript(choice(['Кто попросил', 'Who asked'], sides))),
    nextStep: optional(byScript(choice(['Что дальше', 'Next step'], nextSteps))),
    exitTalk: optional(date(['Беседа после завершения', 'Talk after the end'])),
    noFault: byScript(yesNo(['Разошлись на пробной встрече', 'Parted at the trial meeting'])),
    continues: optional(byScript(ref('pairs', ['Продолжает пару', 'Continues pair']))),
    standIn: optional(byScript(ref('mentors', ['Замещает наставника', 'Stands in for the mentor']))),
    standInUntil: optional(byScript(date(['Замещает до', 'Stands in until']))),
    pausedUntil: optional(byScript(date(['Пауза до', 'Paused until']))),
    roleModel: optional(choice(['Ролевая модель', 'Role model'], roleModels, { width: 240 })),
    resumes: optional(
      byScript(choice(['Состояние до паузы', 'State before the pause'], pairMoves.states, { hidden: true })),
    ),
  }),
  {
    about: [
      'Пары и группы; состав — на листе «Состав пар».',
      'Pairs and groups; who belongs to them is in “Members of pairs”.',
    ],
    happens: (x) =>
      x.plannedEnd && !over.includes(x.state)
        ? [{ on: x.plannedEnd, words: ['Планируемое завершение пары', 'A pair is planned to end'] }]
        : [],
    practice: (x) => ({
      ...x,
      endedOn: undefined,
      endReason: undefined,
      askedBy: undefined,
      nextStep: undefined,
      exitTalk: undefined,
      noFault: false,
      continues: undefined,
      standIn: undefined,
      standInUntil: undefined,
      pausedUntil: undefined,
      resumes: undefined,
    }),
  },
);
export type Pair = Row<typeof pairs>;

/** Dated membership: a group is a pair with several rows here. */
export const pairMembers = table(
  'pairMembers',
  ['Состав пар', 'Members of pairs'],
  () => ({
    id: key('pairMembers', 'СП'),
    pair: byScript(ref('pairs', ['Пара', 'Pair'])),
    mentee: byScript(ref('mentees', ['Наставляемый', 'Mentee'])),
    from: byScript(date(['С', 'From'], { start: 'today' })),
    to: optional(byScript(date(['По', 'To']))),
  }),
  {
    kept: 'script',
    about: ['Кто и когда состоит в паре или группе.', 'Who belongs to a pair or group, and since when.'],
  },
);
export type Member = Row<typeof pairMembers>;
