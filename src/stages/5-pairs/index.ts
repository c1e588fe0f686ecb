import { document, join, type Part, sayDay, stage, task } from '../../kit/index.ts';
import { settings, settingsOf } from '../1-preparation/settings.ts';
import { consents } from '../2-mentees/consents.ts';
import { mentees } from '../2-mentees/register.ts';
import { mentors } from '../3-mentors/register.ts';
import { mentoringForms } from '../dictionaries.ts';
import { menteeChoices, menteePreference, mentorChoices, mentorPreference } from './choices.ts';
import { directiveReview, exitTalkDue, opinionWaits, queueIdle } from './findings.ts';
import { leftReads, settleLeft } from './left.ts';
import {
  addMember,
  closeEarly,
  exitTalkHeld,
  holdPair,
  orderPairs,
  removeMember,
  replaceMentor,
  resumePair,
} from './life.ts';
import { liftLimit, limitPair, limits } from './limits.ts';
import { attendance, choiceSlips, generalMeetings, inviteAll, meetingEvidence, recordAttendance } from './meeting.ts';
import { decideOnOpinion, giveOpinion, opinions } from './opinions.ts';
import { confirmPair, declinePair, formPair, undoPair } from './pairing.ts';
import {
  directives,
  directPair,
  logAttempt,
  offerSupport,
  queueReads,
  searchAttempts,
  settleQueue,
  unpairedQueue,
  waitingNow,
} from './queue.ts';
import { choiceMissing, meetingSoon, pairNotBegun } from './reminders.ts';
import { approveRound, discardRound, makeRound, roundPairs, rounds } from './round.ts';
import { over, pairMembers, pairs } from './tables.ts';
import { weights } from './weights.ts';

/** The director's order that assigns the pairs (domain 5, no. 13); names stand in the nominative. */
export const pairOrder = document('pair-order', {
  title: ['Приказ о закреплении наставнических пар', 'Order assigning the mentoring pairs'],
  reads: [settings, mentees, mentors, pairs],
  lacks: (p) => {
    const { organisation, year } = settingsOf(p);
    return [
      ...(organisation ? [] : [['организация (лист «Настройки»)', 'the organisation (tab “Settings”)'] as const]),
      ...(year ? [] : [['учебный год (лист «Настройки»)', 'the school year (tab “Settings”)'] as const]),
      ...(p.rows(pairs).some((x) => x.state === 'confirmed') ? [] : [['согласованные пары', 'agreed pairs'] as const]),
    ];
  },
  parts: (p) => {
    const { organisation, year } = settingsOf(p);
    const agreed = p.rows(pairs).filter((x) => x.state === 'confirmed');
    const called = (m: { id: string; fullName: string | undefined } | undefined, id: string) => m?.fullName ?? id;
    const parts: Part[] = [
      { part: 'text', words: [organisation ?? '', organisation ?? ''] },
      { part: 'heading', words: ['ПРИКАЗ', 'ORDER'] },
      { part: 'text', words: ['«___» __________ 20__ г.    № ______', '“___” __________ 20__    No. ______'] },
      {
        part: 'heading',
        words: ['О закреплении наставнических пар (групп)', 'On assigning the mentoring pairs (groups)'],
      },
      {
        part: 'text',
        words: [
          `В целях реализации программы наставничества на ${year} учебный год ПРИКАЗЫВАЮ закрепить наставнические пары (группы):`,
          `In order to carry out the mentoring programme of the school year ${year} I ORDER that the following mentoring pairs (groups) be assigned:`,
        ],
      },
      {
        part: 'table',
        header: [
          ['№', 'No.'],
          ['Наставник', 'Mentor'],
          ['Наставляемый', 'Mentee'],
          ['Форма', 'Form'],
          ['С', 'From'],
        ],
        rows: agreed.map((x, i) => [
          String(i + 1),
          called(p.row(mentors, x.mentor), x.mentor),
          x.mentees.map((id) => called(p.row(mentees, id), id)).join(', '),
          mentoringForms[x.form][0],
          sayDay(x.formed, 'ru'),
        ]),
      },
      {
        part: 'text',
        words: ['Директор  ______________ / ______________', 'Director  ______________ / ______________'],
      },
    ];
    return parts;
  },
});

export default stage(5, {
  title: ['Формирование наставнических пар / групп', 'Forming mentoring pairs / groups'],
  sheet: ['5 Пары и группы', '5 Pairs and groups'],
  colour: '#c2953a',
  tasks: [
    task(
      '5.in.1',
      'inside',
      [
        'разработать инструменты и организовать встречи для формирования пар / групп',
        'develop the instruments and organise the meetings for forming pairs / groups',
      ],
      {
        reads: [pairs, mentees, menteeChoices, mentorChoices, generalMeetings, attendance],
        say: (p) => {
          const n = p.rows(pairs).filter((x) => !over.includes(x.state)).length;
          const left = p.rows(mentees).filter((m) => m.state === 'searching').length;
          const chose = p.rows(menteeChoices).length + p.rows(mentorChoices).length;
          const met = meetingEvidence(p);
          return join(
            met ? join(met, ['; ', '; ']) : ['', ''],
            [`ответов F6 ${chose}; `, `answers to F6 ${chose}; `],
            [`пар и групп ${n}, ищут пару ${left}`, `pairs and groups ${n}, looking for a pair ${left}`],
          );
        },
      },
    ),
    task(
      '5.in.2',
      'inside',
      [
        'обеспечить психологические сопровождение наставляемым, не сформировавшим пару / группу, продолжить поиск наставника либо назначить его директивно',
        'provide psychological support to mentees who have not formed a pair / group, go on looking for a mentor or assign one by directive',
      ],
      {
        reads: [unpairedQueue, searchAttempts, directives],
        say: (p) => {
          const now = waitingNow(p);
          const helped = now.filter((w) => w.support && w.support !== 'declined').length;
          const tried = p.rows(searchAttempts).length;
          const named = p.rows(directives).length;
          return [
            `в очереди ${now.length}, у психолога ${helped}, попыток поиска ${tried}, назначено директивно ${named}`,
            `${now.length} in the queue, ${helped} with the psychologist, ${tried} attempts, ${named} by directive`,
          ];
        },
      },
    ),
    task(
      '5.out.1',
      'outside',
      [
        'привлечь психологов, волонтеров, сотрудников НКО и педагогических вузов к формированию пар / групп',
        'involve psychologists, volunteers, staff of NGOs and pedagogical universities in forming pairs / groups',
      ],
      {
        reads: [opinions],
        say: (p) => {
          const all = p.rows(opinions);
          const kinds = new Set(all.map((o) => o.expert)).size;
          return [
            `мнений о парах ${all.length}, специалистов разного рода ${kinds}`,
            `${all.length} opinions on pairs, experts of ${kinds} kinds`,
          ];
        },
      },
    ),
  ],
  tables: [
    pairs,
    pairMembers,
    generalMeetings,
    attendance,
    menteeChoices,
    mentorChoices,
    limits,
    weights,
    rounds,
    roundPairs,
    opinions,
    unpairedQueue,
    searchAttempts,
    directives,
  ],
  forms: [menteePreference, mentorPreference],
  rules: [queueIdle, directiveReview, exitTalkDue, opinionWaits, meetingSoon, choiceMissing, pairNotBegun],
  papers: [pairOrder, choiceSlips],
  commands: [
    makeRound,
    approveRound,
    discardRound,
    formPair,
    confirmPair,
    declinePair,
    undoPair,
    orderPairs,
    holdPair,
    resumePair,
    closeEarly,
    exitTalkHeld,
    replaceMentor,
    addMember,
    removeMember,
    limitPair,
    liftLimit,
    inviteAll,
    recordAttendance,
    giveOpinion,
    decideOnOpinion,
    offerSupport,
    logAttempt,
    directPair,
  ],
  settles: [
    { reads: leftReads, decide: settleLeft, on: [consents] },
    { reads: queueReads, decide: settleQueue, on: [pairMembers] },
  ],
});
