import { type Programme, stage, task, type Words } from '../../kit/index.ts';
import { requests } from '../1-preparation/requests.ts';
import { lacking, resources } from '../1-preparation/resources.ts';
import { mentees } from '../2-mentees/register.ts';
import { mentors } from '../3-mentors/register.ts';
import { criteria, criteriaEvidence, drawCriteria, needLines, requestMap } from './criteria.ts';
import { experts, expertsEvidence, notBound } from './experts.ts';
import { checkDocuments, documentsUnchecked, gateEvidence, gateReads, settleMentors } from './gate.ts';
import { moveMentor } from './moving.ts';
import { mentorPapers } from './papers.ts';
import { screenings } from './screening.ts';
import {
  attendance,
  markAttendance,
  selfCheckForm,
  selfChecks,
  sessionSoon,
  sessionUnmarked,
  trainingShort,
  trainings,
} from './training.ts';

/** What was found outside for the training, of all that was looked for. */
const fundsEvidence = (p: Programme): Words => {
  const wanted = p
    .rows(resources)
    .filter((r) => r.training || (r.scope === 'external' && r.source && r.source !== 'own'));
  const found = wanted.filter((r) => !lacking(r)).length;
  const sessions = p.rows(trainings).length;
  return [
    `занятий ${sessions}; ресурсов для обучения найдено ${found} из ${wanted.length}`,
    `sessions ${sessions}; resources found for the training ${found} of ${wanted.length}`,
  ];
};

export default stage(4, {
  title: ['Отбор и обучение наставников', 'Selecting and training mentors'],
  sheet: ['4 Отбор и обучение', '4 Selection and training'],
  colour: '#b3763c',
  tasks: [
    task(
      '4.in.1',
      'inside',
      [
        'разработать критерии отбора наставников под эти запросы',
        'develop the criteria for selecting mentors for these requests',
      ],
      { reads: [criteria, mentees, mentors, requests], say: criteriaEvidence },
      '10-15',
    ),
    task(
      '4.in.2',
      'inside',
      ['организовать отбор и обучение наставников', 'organise the selection and training of mentors'],
      { reads: [...gateReads], say: gateEvidence },
    ),
    task(
      '4.out.1',
      'outside',
      [
        'привлечь психологов, волонтеров, сотрудников НКО и педагогических вузов, менторов к отбору и обучению наставников',
        'involve psychologists, volunteers, staff of NGOs and pedagogical universities, mentors in selecting and training mentors',
      ],
      { reads: [experts], say: expertsEvidence },
    ),
    task(
      '4.out.2',
      'outside',
      [
        'найти ресурсы для организации обучения (через НКО, предприятия, гранты, конкурсы)',
        'find resources for organising the training (through NGOs, enterprises, grants, contests)',
      ],
      { reads: [resources, trainings], say: fundsEvidence },
    ),
  ],
  papers: mentorPapers,
  tables: [criteria, screenings, trainings, attendance, selfChecks, experts],
  forms: [selfCheckForm],
  rules: [documentsUnchecked, sessionSoon, sessionUnmarked, trainingShort, notBound],
  reports: [requestMap],
  lines: [needLines],
  commands: [moveMentor, drawCriteria, markAttendance, checkDocuments],
  settles: [{ reads: gateReads, decide: settleMentors }],
});
