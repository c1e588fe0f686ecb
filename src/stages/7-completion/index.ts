import { type Programme, stage, task, type Words } from '../../kit/index.ts';
import { measures } from '../2-mentees/measures.ts';
import { mentees } from '../2-mentees/register.ts';
import { experts } from '../4-selection/experts.ts';
import { over, pairs } from '../5-pairs/tables.ts';
import { curatorSurveys } from '../6-work/curator-survey.ts';
import { feedback } from '../6-work/feedback.ts';
import { nominations } from '../6-work/rewards.ts';
import { summaryPapers } from '../summary/papers.ts';
import { assessmentEvidence, handPack, packWaits } from './assessing.ts';
import { assessments } from './assessments.ts';
import { awards } from './awards.ts';
import { cases } from './cases.ts';
import {
  awardStops,
  awardsEvidence,
  awardWaits,
  decideAward,
  issueAwards,
  sendAward,
  settleAwards,
} from './deciding.ts';
import {
  completeFinished,
  completePair,
  finalDue,
  outcomeMissing,
  outcomesEvidence,
  pairFinished,
  prepareOutcomes,
} from './ending.ts';
import { eventItems, finalEvents, guestAnswers, guestForm, guests } from './event.ts';
import {
  closeEvent,
  drawProgramme,
  eventEvidence,
  eventSoon,
  eventToDo,
  guestsEvidence,
  inviteGuests,
  itemStops,
  settleItems,
  settleReplies,
  showReads,
} from './hosting.ts';
import { outcomes } from './outcomes.ts';
import { completionPapers } from './papers.ts';
import { reflectionForm, reflections, reflectionsBy } from './reflections.ts';
import { reserve } from './reserve.ts';
import {
  becomeMentor,
  graduatesUnasked,
  keepMentor,
  offerReserve,
  reserveEvidence,
  reserveTerm,
  reserveToDo,
} from './staying.ts';
import { noteTakenDown, settleCases, takeDown, tellCase, tellingEvidence, tellingReads } from './telling.ts';
import { destroyDue, destructions, noteDestroyed } from './year-end.ts';

/** Reflection and the measures after the year (7.in.1), beside the outcomes of pairs. */
function lookingBack(p: Programme): Words {
  const [ru, en] = outcomesEvidence(p);
  const both = new Set(p.rows(measures).flatMap((m) => (m.wave === 'after' ? [m.mentee as string] : []))).size;
  const all = p.rows(mentees).filter((m) => m.state === 'completed').length;
  const own = reflectionsBy(p, 'personal').length;
  const group = reflectionsBy(p, 'group').length;
  return [
    `${ru}; рефлексий личных ${own}, групповых ${group}; замер «после» у ${both} из ${all} завершивших`,
    `${en}; reflections: own ${own}, of groups ${group}; measured after: ${both} of ${all} who completed`,
  ];
}

/** Final answers of the three sides (7.in.2). */
function finalAnswers(p: Programme): Words {
  const final = p.rows(feedback).filter((f) => f.wave === 'final');
  const n = (side: 'mentor' | 'mentee') => final.filter((f) => f.side === side).length;
  const curators = p.rows(curatorSurveys).filter((x) => x.wave === 'final').length;
  const running = p.rows(pairs).filter((x) => x.state === 'closed_completed' || !over.includes(x.state)).length;
  return [
    `заключительных ответов: наставляемых ${n('mentee')}, наставников ${n('mentor')}, кураторов ${curators}; пар ${running}`,
    `final answers: mentees ${n('mentee')}, mentors ${n('mentor')}, curators ${curators}; pairs ${running}`,
  ];
}

export default stage(7, {
  title: ['Завершение наставничества', 'Completing mentoring'],
  sheet: ['7 Завершение', '7 Completion'],
  colour: '#a8566b',
  tasks: [
    task(
      '7.in.1',
      'inside',
      [
        'организовать сбор обратной связи наставляемых, провести рефлексию, подвести итоги мониторинга влияния программы на наставляемых',
        'organise the collection of mentees’ feedback, hold a reflection, sum up the monitoring of the programme’s influence on mentees',
      ],
      { reads: [pairs, mentees, outcomes, reflections, measures], say: lookingBack },
    ),
    task(
      '7.in.2',
      'inside',
      [
        'организовать сбор обратной связи от наставников, наставляемых и кураторов для мониторинга эффективности реализации программы',
        'organise the collection of feedback from mentors, mentees and curators to monitor how effectively the programme is carried out',
      ],
      { reads: [pairs, feedback, curatorSurveys], say: finalAnswers },
    ),
    task(
      '7.in.3',
      'inside',
      ['реализовать систему поощрений наставников', 'carry out the system of rewards for mentors'],
      { reads: [awards, nominations], say: awardsEvidence },
    ),
    task(
      '7.in.4',
      'inside',
      [
        'организовать праздничное событие для представления результатов наставничества, чествования лучших наставников и популяризации лучших кейсов',
        'organise a festive event to present the results of mentoring, honour the best mentors and make the best cases known',
      ],
      { reads: [finalEvents, eventItems], say: eventEvidence },
    ),
    task(
      '7.in.5',
      'inside',
      [
        'сформировать долгосрочную базу наставников, в том числе включая завершивших программу наставляемых, желающих попробовать себя в новой роли',
        'build a long-term base of mentors, including mentees who have completed the programme and wish to try themselves in the new role',
      ],
      { reads: [reserve], say: reserveEvidence },
      '05-15',
    ),
    task(
      '7.out.1',
      'outside',
      [
        'привлечь сотрудников педагогических институтов, психологов, сотрудников НКО к оценке результатов наставничества',
        'involve the staff of pedagogical institutes, psychologists and NGO staff in assessing the results of mentoring',
      ],
      { reads: [experts, assessments], say: assessmentEvidence },
    ),
    task(
      '7.out.2',
      'outside',
      [
        'пригласить представителей бизнес-сообщества, образовательных организаций, НКО, местного самоуправления, выпускников на итоговое мероприятие',
        'invite representatives of the business community, educational organisations, NGOs, local government and alumni to the final event',
      ],
      { reads: [finalEvents, guests], say: guestsEvidence },
    ),
    task(
      '7.out.3',
      'outside',
      [
        'популяризировать лучшие практики и примеры наставничества через медиа, участников, партнеров',
        'make the best practices and examples of mentoring known through the media, participants and partners',
      ],
      { reads: [...tellingReads], say: tellingEvidence },
    ),
  ],
  tables: [
    outcomes,
    reflections,
    awards,
    cases,
    finalEvents,
    guests,
    guestAnswers,
    eventItems,
    assessments,
    reserve,
    destructions,
  ],
  forms: [reflectionForm, guestForm],
  papers: [...completionPapers, ...summaryPapers],
  rules: [
    finalDue,
    outcomeMissing,
    pairFinished,
    awardStops,
    awardWaits,
    takeDown,
    eventToDo,
    itemStops,
    eventSoon,
    packWaits,
    reserveToDo,
    graduatesUnasked,
    reserveTerm,
    destroyDue,
  ],
  commands: [
    prepareOutcomes,
    completeFinished,
    completePair,
    issueAwards,
    decideAward,
    sendAward,
    tellCase,
    noteTakenDown,
    inviteGuests,
    closeEvent,
    drawProgramme,
    handPack,
    offerReserve,
    becomeMentor,
    keepMentor,
    noteDestroyed,
  ],
  settles: [
    { reads: [awards], decide: settleAwards },
    { reads: tellingReads, decide: settleCases },
    { reads: showReads, decide: settleItems },
    { reads: [guests, guestAnswers], decide: settleReplies },
  ],
});
