import { type Programme, stage, task, type Words } from '../../kit/index.ts';
import { publications, toldEvidence } from '../1-preparation/informing.ts';
import { consents } from '../2-mentees/consents.ts';
import { mentees } from '../2-mentees/register.ts';
import { mentorCategories } from '../dictionaries.ts';
import { events, eventsEvidence, followUp } from './events.ts';
import { vettingEnds } from './findings.ts';
import { mentorConsent, mentorForgotten, motivesEvidence, noIncentive } from './motives.ts';
import { mentorIntake, mentors } from './register.ts';
import { settleWithdrawn, withdrawConsent } from './withdrawal.ts';

/** «наставников 30 (педагог 6, выпускник 4), мест 55» */
const categoriesEvidence = (p: Programme): Words => {
  const all = p.rows(mentors);
  const places = all.reduce((sum, m) => sum + m.capacity, 0);
  const by = Object.entries(mentorCategories).flatMap(([code, words]) => {
    const n = all.filter((m) => m.category === code).length;
    return n ? [[`${words[0]} ${n}`, `${words[1]} ${n}`] as const] : [];
  });
  const listed = (at: 0 | 1) => (by.length ? ` (${by.map((w) => w[at]).join(', ')})` : '');
  return [
    `наставников ${all.length}${listed(0)}, мест ${places}`,
    `mentors ${all.length}${listed(1)}, places ${places}`,
  ];
};

export default stage(3, {
  title: ['Формирование базы наставников', 'Building the base of mentors'],
  sheet: ['3 Наставники', '3 Mentors'],
  colour: '#8a6fb0',
  tasks: [
    task(
      '3.in.1',
      'inside',
      [
        'информировать коллектив, обучающихся и их родителей о запуске',
        'inform staff, learners and their parents of the launch',
      ],
      { reads: [publications], say: (p) => toldEvidence(p, 'launch', ['teachers', 'learners', 'parents']) },
      '10-05',
    ),
    task(
      '3.in.2',
      'inside',
      [
        'собрать данные о потенциальных наставниках из числа педагогов, обучающихся и выпускников',
        'collect data on potential mentors among teachers, learners and alumni',
      ],
      {
        reads: [mentors],
        say: categoriesEvidence,
      },
    ),
    task(
      '3.out.1',
      'outside',
      [
        'взаимодействовать с целевыми аудиториями на профильных мероприятиях с целью найти потенциальных наставников',
        'work with the target audiences at their events in order to find potential mentors',
      ],
      { reads: [events, mentors], say: eventsEvidence },
    ),
    task('3.out.2', 'outside', ['мотивировать наставников', 'motivate mentors'], {
      reads: [mentors],
      say: motivesEvidence,
    }),
  ],
  tables: [mentors, events],
  rules: [vettingEnds, mentorConsent, mentorForgotten, noIncentive, followUp],
  forms: [mentorIntake],
  commands: [withdrawConsent],
  settles: [{ reads: [consents, mentees, mentors], decide: settleWithdrawn }],
});
