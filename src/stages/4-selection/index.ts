import { stage, task } from '../../kit/index.ts';
import { mentors } from '../3-mentors/register.ts';

export default stage(4, {
  title: ['Отбор и обучение наставников', 'Selecting and training mentors'],
  sheet: ['4 Отбор и обучение', '4 Selection and training'],
  colour: '#b3763c',
  tasks: [
    task('4.in.1', 'inside', [
      'разработать критерии отбора наставников под эти запросы',
      'develop the criteria for selecting mentors for these requests',
    ]),
    task(
      '4.in.2',
      'inside',
      ['организовать отбор и обучение наставников', 'organise the selection and training of mentors'],
      {
        reads: [mentors],
        say: (p) => {
          const done = p.rows(mentors).filter((m) => m.state === 'ready' || m.state === 'active').length;
          return [`готовы ${done} из ${p.rows(mentors).length}`, `ready ${done} of ${p.rows(mentors).length}`];
        },
      },
    ),
    task('4.out.1', 'outside', [
      'привлечь психологов, волонтеров, сотрудников НКО и педагогических вузов, менторов к отбору и обучению наставников',
      'involve psychologists, volunteers, staff of NGOs and pedagogical universities, mentors in selecting and training mentors',
    ]),
    task('4.out.2', 'outside', [
      'найти ресурсы для организации обучения (через НКО, предприятия, гранты, конкурсы)',
      'find resources for organising the training (through NGOs, enterprises, grants, contests)',
    ]),
  ],
});
