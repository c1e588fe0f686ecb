import { stage, task } from '../../kit/index.ts';
import { assessments } from './assessments.ts';
import { awards } from './awards.ts';
import { cases } from './cases.ts';
import { eventItems, finalEvents, guestAnswers, guestForm, guests } from './event.ts';
import { outcomes } from './outcomes.ts';
import { reflectionForm, reflections } from './reflections.ts';
import { reserve } from './reserve.ts';

export default stage(7, {
  title: ['Завершение наставничества', 'Completing mentoring'],
  sheet: ['7 Завершение', '7 Completion'],
  colour: '#a8566b',
  tasks: [
    task('7.in.1', 'inside', [
      'организовать сбор обратной связи наставляемых, провести рефлексию, подвести итоги мониторинга влияния программы на наставляемых',
      'organise the collection of mentees’ feedback, hold a reflection, sum up the monitoring of the programme’s influence on mentees',
    ]),
    task('7.in.2', 'inside', [
      'организовать сбор обратной связи от наставников, наставляемых и кураторов для мониторинга эффективности реализации программы',
      'organise the collection of feedback from mentors, mentees and curators to monitor how effectively the programme is carried out',
    ]),
    task('7.in.3', 'inside', [
      'реализовать систему поощрений наставников',
      'carry out the system of rewards for mentors',
    ]),
    task('7.in.4', 'inside', [
      'организовать праздничное событие для представления результатов наставничества, чествования лучших наставников и популяризации лучших кейсов',
      'organise a festive event to present the results of mentoring, honour the best mentors and make the best cases known',
    ]),
    task('7.in.5', 'inside', [
      'сформировать долгосрочную базу наставников, в том числе включая завершивших программу наставляемых, желающих попробовать себя в новой роли',
      'build a long-term base of mentors, including mentees who have completed the programme and wish to try themselves in the new role',
    ]),
    task('7.out.1', 'outside', [
      'привлечь сотрудников педагогических институтов, психологов, сотрудников НКО к оценке результатов наставничества',
      'involve the staff of pedagogical institutes, psychologists and NGO staff in assessing the results of mentoring',
    ]),
    task('7.out.2', 'outside', [
      'пригласить представителей бизнес-сообщества, образовательных организаций, НКО, местного самоуправления, выпускников на итоговое мероприятие',
      'invite representatives of the business community, educational organisations, NGOs, local government and alumni to the final event',
    ]),
    task('7.out.3', 'outside', [
      'популяризировать лучшие практики и примеры наставничества через медиа, участников, партнеров',
      'make the best practices and examples of mentoring known through the media, participants and partners',
    ]),
  ],
  tables: [outcomes, reflections, awards, cases, finalEvents, guests, guestAnswers, eventItems, assessments, reserve],
  forms: [reflectionForm, guestForm],
});
