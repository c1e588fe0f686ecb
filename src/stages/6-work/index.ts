import { stage, task } from '../../kit/index.ts';
import { pairs } from '../5-pairs/tables.ts';
import { assembleBulletin, bulletinPaper, sendBulletin } from '../summary/bulletin.ts';
import { surveys } from '../surveys.ts';
import { bulletins } from './bulletins.ts';
import { checkInDue, checkInHeld, checkInReads, checkIns, settleCheckIns } from './check-ins.ts';
import { curatorForm, curatorSurveys, settleIndex } from './curator-survey.ts';
import { collected, formats, goals, helped, measured, rewarded, spread } from './evidence.ts';
import { feedback } from './feedback.ts';
import { workRules } from './findings.ts';
import { answerHelp, helpDue, helpReads, helpRequests, materials, settleHelp } from './help.ts';
import { endStandIn, reopenPair, standIn } from './life.ts';
import { lightReport } from './light.ts';
import { meetingReport } from './meeting-form.ts';
import { meetings } from './meetings.ts';
import { movingReads, settlePairs, settlePlans } from './moving.ts';
import { pairPapers } from './papers.ts';
import { plans, planTasks } from './plans.ts';
import { questionChanges } from './question-changes.ts';
import { responseReport } from './responses.ts';
import { nominations, rewards } from './rewards.ts';
import { nominate, standingReport } from './rewards-standing.ts';
import { signalForm, signalLate, signalNew, signals, takeSignal } from './signals.ts';
import { finalSurvey, firstSurvey, midSurvey, openOpinion, pulse } from './survey-forms.ts';
import { openSurvey } from './surveys-calendar.ts';

export default stage(6, {
  title: ['Организация работы наставнических пар / групп', 'Organising the work of mentoring pairs / groups'],
  sheet: ['6 Работа пар', '6 Work of pairs'],
  colour: '#4f8a4b',
  tasks: [
    task(
      '6.in.1',
      'inside',
      [
        'выбрать форматы взаимодействия для каждой пары / группы',
        'choose the formats of interaction for each pair / group',
      ],
      formats,
    ),
    task(
      '6.in.2',
      'inside',
      [
        'проанализировать сильные стороны участников для постановки цели и задач на конкретные периоды времени',
        'analyse the participants’ strengths in order to set a goal and tasks for definite periods of time',
      ],
      goals,
    ),
    task(
      '6.in.3',
      'inside',
      [
        'при необходимости предоставить наставникам методические рекомендации / материалы по взаимодействию с наставляемым(и)',
        'if needed, provide mentors with guidance / materials on working with the mentee(s)',
      ],
      helped,
    ),
    task(
      '6.in.4',
      'inside',
      [
        'организовать сбор обратной связи от наставников, наставляемых и кураторов для мониторинга эффективности реализации программы',
        'organise the collection of feedback from mentors, mentees and curators to monitor how effectively the programme is carried out',
      ],
      collected,
    ),
    task(
      '6.in.5',
      'inside',
      [
        'собрать данные от наставляемых для мониторинга влияния программы на их показатели',
        'collect data from mentees to monitor the influence of the programme on their indicators',
      ],
      measured,
    ),
    task(
      '6.in.6',
      'inside',
      ['разработать систему поощрений наставников', 'develop a system of rewards for mentors'],
      rewarded,
    ),
    task(
      '6.out.1',
      'outside',
      [
        'промежуточные результаты программы транслировать партнерам программы / медиа для актуализации и потенциального вовлечения в будущий цикл программы',
        'pass the interim results of the programme on to its partners / the media to keep it topical and to draw them into the next cycle of the programme',
      ],
      spread,
    ),
  ],
  forms: [meetingReport, pulse, firstSurvey, midSurvey, finalSurvey, openOpinion, curatorForm, signalForm],
  rules: [signalNew, signalLate, helpDue, checkInDue, ...workRules],
  reports: [lightReport, responseReport, standingReport],
  papers: [...pairPapers, bulletinPaper],
  commands: [
    assembleBulletin,
    sendBulletin,
    takeSignal,
    checkInHeld,
    answerHelp,
    openSurvey,
    standIn,
    endStandIn,
    reopenPair,
    nominate,
  ],
  settles: [
    { reads: [curatorSurveys], decide: settleIndex },
    { reads: movingReads, decide: settlePairs },
    { reads: [pairs, plans, planTasks], decide: settlePlans },
    { reads: helpReads, decide: settleHelp },
    { reads: checkInReads, decide: settleCheckIns },
  ],
  tables: [
    plans,
    planTasks,
    meetings,
    checkIns,
    materials,
    helpRequests,
    surveys,
    feedback,
    questionChanges,
    curatorSurveys,
    rewards,
    nominations,
    bulletins,
    signals,
  ],
});
