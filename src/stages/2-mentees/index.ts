import { join, type Programme, stage, task, type Words } from '../../kit/index.ts';
import { classesNotTold, publications, toldEvidence } from '../1-preparation/informing.ts';
import { settings } from '../1-preparation/settings.ts';
import { personOf, recordConsent, settleMentees } from './admission.ts';
import { consents, consentsLacking, settleConsents } from './consents.ts';
import { doubles, mergeMentees } from './doubles.ts';
import { consentMissing, intakeMissing, longUnpaired } from './findings.ts';
import { menteeIntake } from './intake.ts';
import {
  baselineChanged,
  baselineEvidence,
  explainMeasure,
  measureForm,
  measures,
  noBaseline,
  settleMeasures,
} from './measures.ts';
import { consentPapers } from './papers.ts';
import { type Mentee, mentees } from './register.ts';
import { adultForm, channelsEvidence, menteeSources } from './sources.ts';

const among = (p: Programme, counts: (m: Mentee) => boolean, ru: string, en: string): Words => {
  const all = p.rows(mentees).filter((m) => m.state !== 'withdrawn' && m.state !== 'erased');
  const n = all.filter(counts).length;
  return [`${ru} ${n} из ${all.length}`, `${en} ${n} of ${all.length}`];
};

const goalsEvidence = (p: Programme): Words => {
  const rest = classesNotTold(p, 'goals').join(', ');
  return join(
    toldEvidence(p, 'goals', ['parents', 'teachers', 'learners']),
    rest ? [`; классы без сообщения: ${rest}`, `; classes not told: ${rest}`] : ['', ''],
  );
};

export default stage(2, {
  title: ['Формирование базы наставляемых', 'Building the base of mentees'],
  sheet: ['2 Наставляемые', '2 Mentees'],
  colour: '#3f8f7f',
  tasks: [
    task(
      '2.in.1',
      'inside',
      [
        'информировать родителей, педагогов, обучающихся о возможностях и целях программы',
        'inform parents, teachers and learners of the possibilities and goals of the programme',
      ],
      { reads: [publications, settings], say: goalsEvidence },
      '09-30',
    ),
    task(
      '2.in.2',
      'inside',
      [
        'организовать сбор данных о наставляемых по доступным каналам (родители, классные руководители, педагоги-психологи, профориентационные тесты, анкетирование, собеседование), в том числе запросы наставляемых к программе',
        'organise the collection of data on mentees through the channels available (parents, class teachers, school psychologists, career guidance tests, questionnaires, interviews), including the mentees’ requests to the programme',
      ],
      {
        reads: [mentees, consents, menteeSources],
        say: (p) =>
          join(
            [`в базе ${p.rows(mentees).length}, `, `in the base ${p.rows(mentees).length}, `],
            among(p, (m) => !consentsLacking(p, personOf(m)).length, 'согласий', 'consents'),
            [', ', ', '],
            channelsEvidence(p),
          ),
      },
    ),
    task(
      '2.in.3',
      'inside',
      [
        'включить собранные данные в систему мониторинга влияния программы на наставляемых',
        'include the data collected in the system that monitors the influence of the programme on mentees',
      ],
      { reads: [mentees, measures], say: baselineEvidence },
    ),
  ],
  papers: consentPapers,
  tables: [mentees, menteeSources, consents, measures],
  forms: [menteeIntake, adultForm, measureForm],
  rules: [consentMissing, intakeMissing, longUnpaired, doubles, noBaseline, baselineChanged],
  commands: [recordConsent, mergeMentees, explainMeasure],
  settles: [
    { reads: [settings, mentees, consents], decide: settleMentees },
    { reads: [consents], decide: settleConsents },
    { reads: [mentees, measures], decide: settleMeasures },
  ],
});
