import { stage, task } from '../../kit/index.ts';
import { pairs } from '../5-pairs/tables.ts';
import { surveys } from '../surveys.ts';
import { bulletins } from './bulletins.ts';
import { checkIns } from './check-ins.ts';
import { curatorSurveys } from './curator-survey.ts';
import { feedback } from './feedback.ts';
import { helpRequests, materials } from './help.ts';
import { meetings } from './meetings.ts';
import { plans, planTasks } from './plans.ts';
import { nominations, rewards } from './rewards.ts';
import { signals } from './signals.ts';

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
      {
        reads: [pairs],
        say: (p) => {
          const n = p.rows(pairs).filter((x) => !x.endedOn).length;
          return [`пар и групп в работе: ${n}`, `pairs and groups at work: ${n}`];
        },
      },
    ),
    task('6.in.2', 'inside', [
      'проанализировать сильные стороны участников для постановки цели и задач на конкретные периоды времени',
      'analyse the participants’ strengths in order to set a goal and tasks for definite periods of time',
    ]),
    task('6.in.3', 'inside', [
      'при необходимости предоставить наставникам методические рекомендации / материалы по взаимодействию с наставляемым(и)',
      'if needed, provide mentors with guidance / materials on working with the mentee(s)',
    ]),
    task('6.in.4', 'inside', [
      'организовать сбор обратной связи от наставников, наставляемых и кураторов для мониторинга эффективности реализации программы',
      'organise the collection of feedback from mentors, mentees and curators to monitor how effectively the programme is carried out',
    ]),
    task('6.in.5', 'inside', [
      'собрать данные от наставляемых для мониторинга влияния программы на их показатели',
      'collect data from mentees to monitor the influence of the programme on their indicators',
    ]),
    task('6.in.6', 'inside', ['разработать систему поощрений наставников', 'develop a system of rewards for mentors']),
    task('6.out.1', 'outside', [
      'промежуточные результаты программы транслировать партнерам программы / медиа для актуализации и потенциального вовлечения в будущий цикл программы',
      'pass the interim results of the programme on to its partners / the media to keep it topical and to draw them into the next cycle of the programme',
    ]),
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
    curatorSurveys,
    rewards,
    nominations,
    bulletins,
    signals,
  ],
});
