/** Awards: who, for what, by which decision; numbered once, sent only by an explicit act (7.in.3). */
import {
  byScript,
  choice,
  date,
  key,
  label,
  optional,
  paragraph,
  type Row,
  ref,
  table,
  text,
} from '../../kit/index.ts';
import { rewardLevels } from '../6-work/rewards.ts';

export const awardKinds = {
  thanks: ['благодарность', 'letter of thanks'],
  diploma: ['грамота', 'diploma'],
  certificate: ['сертификат', 'certificate'],
  letter: ['письмо работодателю или семье', 'letter to the employer or family'],
  site: ['рассказ на сайте, доска почёта', 'story on the site, board of honour'],
  contest: ['выдвижение на конкурс', 'nomination for a contest'],
  training: ['обучение, стажировка', 'training'],
  material: ['материальное поощрение', 'material reward'],
} as const;
export type AwardKind = keyof typeof awardKinds;

/** Kinds that cost money: never for learners. */
export const MONEY: readonly AwardKind[] = ['material'];

export const awardStates = {
  nominated: ['предложено', 'nominated'],
  decided: ['решено наградить', 'to be awarded'],
  declined: ['решено не награждать', 'not to be awarded'],
  handed: ['вручено', 'handed over'],
} as const;

export const awards = table(
  'awards',
  ['Награды и грамоты', 'Awards issued'],
  () => ({
    id: key('awards', 'НГ'),
    label: label(),
    mentor: optional(ref('mentors', ['Наставник', 'Mentor'])),
    mentee: optional(ref('mentees', ['Наставляемый', 'Mentee'])),
    kind: choice(['Вид', 'Kind'], awardKinds, { start: 'thanks', width: 200 }),
    level: choice(['Уровень', 'Level'], rewardLevels, { start: 'school', width: 130 }),
    basis: optional(
      paragraph(['Основание', 'Basis'], {
        help: ['Критерии и чем они подтверждены', 'Criteria, and what confirms them'],
        samples: ['завершил год с двумя наставляемыми, цель достигнута'],
      }),
    ),
    state: byScript(choice(['Состояние', 'State'], awardStates, { start: 'nominated', width: 160 })),
    decidedOn: optional(byScript(date(['Решено', 'Decided on']))),
    reason: optional(
      byScript(paragraph(['Почему так решено', 'Why it was decided so'], { samples: ['по всем критериям'] })),
    ),
    number: optional(
      byScript(
        text(['Номер', 'Number'], {
          width: 110,
          help: ['Свой номер программы; даётся один раз', 'The programme’s own number; given once'],
          samples: ['2026-001'],
        }),
      ),
    ),
    nomination: optional(
      byScript(
        ref('nominations', ['Решение по критериям', 'Decision by criteria'], {
          help: ['С листа «Решения о поощрении»', 'From the tab “Decisions on rewards”'],
        }),
      ),
    ),
    sentOn: optional(byScript(date(['Отправлено', 'Sent on']))),
    handedOn: optional(date(['Вручено', 'Handed over on'])),
  }),
  {
    each: ['mentor', 'mentee'],
    called: (a) => (a.number ? `№ ${a.number}` : ''),
    once: (a) => ((a.mentor || a.mentee) && a.kind ? `${a.mentor ?? a.mentee}|${a.kind}|${a.level ?? ''}` : ''),
    about: [
      'Кого и за что наградить: предложение, решение с причиной, номер, вручение.',
      'Whom to award and for what: nomination, decision with its reason, number, handing over.',
    ],
    practice: (a) => ({
      ...a,
      mentee: undefined,
      state: 'nominated' as const,
      decidedOn: undefined,
      reason: undefined,
      number: undefined,
      nomination: undefined,
      sentOn: undefined,
      handedOn: undefined,
    }),
  },
);
export type Award = Row<typeof awards>;
