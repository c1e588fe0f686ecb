import { stage, task } from '../../kit/index.ts';
import { vettingEnds } from './findings.ts';
import { moveMentor } from './moving.ts';
import { mentorIntake, mentors } from './register.ts';

export default stage(3, {
  title: ['Формирование базы наставников', 'Building the base of mentors'],
  sheet: ['3 Наставники', '3 Mentors'],
  colour: '#8a6fb0',
  tasks: [
    task('3.in.1', 'inside', [
      'информировать коллектив, обучающихся и их родителей о запуске',
      'inform staff, learners and their parents of the launch',
    ]),
    task(
      '3.in.2',
      'inside',
      [
        'собрать данные о потенциальных наставниках из числа педагогов, обучающихся и выпускников',
        'collect data on potential mentors among teachers, learners and alumni',
      ],
      {
        reads: [mentors],
        say: (p) => {
          const all = p.rows(mentors);
          const places = all.reduce((sum, m) => sum + m.capacity, 0);
          return [`наставников ${all.length}, мест ${places}`, `mentors ${all.length}, places ${places}`];
        },
      },
    ),
    task('3.out.1', 'outside', [
      'взаимодействовать с целевыми аудиториями на профильных мероприятиях с целью найти потенциальных наставников',
      'work with the target audiences at their events in order to find potential mentors',
    ]),
    task('3.out.2', 'outside', ['мотивировать наставников', 'motivate mentors']),
  ],
  tables: [mentors],
  forms: [mentorIntake],
  rules: [vettingEnds],
  commands: [moveMentor],
});
