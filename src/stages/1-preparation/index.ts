import { stage, task } from '../../kit/index.ts';
import { settings, settingsOf, team } from './settings.ts';

export default stage(1, {
  title: [
    'Подготовка условий для запуска программы наставничества',
    'Preparing the conditions for launching the mentoring programme',
  ],
  sheet: ['1 Подготовка', '1 Preparation'],
  colour: '#5b7fa6',
  tasks: [
    task('1.in.1', 'inside', [
      'обеспечить нормативно-правовое оформление наставнической программы',
      'put the mentoring programme on a legal footing',
    ]),
    task('1.in.2', 'inside', [
      'информировать коллектив и обучающихся о подготовке программы, собрать предварительные запросы обучающихся и педагогов',
      'inform staff and learners that a programme is being prepared; collect the preliminary requests of learners and teachers',
    ]),
    task(
      '1.in.3',
      'inside',
      [
        'сформировать команду и выбрать куратора, отвечающих за реализацию программы',
        'form the team and choose the curator who answer for carrying out the programme',
      ],
      {
        reads: [team],
        say: (p) => {
          const curators = p.rows(team).filter((m) => m.role === 'curator' && (!m.to || m.to >= p.today)).length;
          return [
            `в команде ${p.rows(team).length}, кураторов ${curators}`,
            `team of ${p.rows(team).length}, curators ${curators}`,
          ];
        },
      },
    ),
    task(
      '1.in.4',
      'inside',
      [
        'определить задачи, формы наставничества, ожидаемые результаты',
        'determine the tasks, the forms of mentoring, the expected results',
      ],
      {
        reads: [settings],
        say: (p) => {
          const n = settingsOf(p).forms.length;
          return [`форм наставничества: ${n}`, `forms of mentoring: ${n}`];
        },
      },
    ),
    task('1.in.5', 'inside', [
      'создать дорожную карту реализации наставничества, определить необходимые ресурсы, внутренние и внешние',
      'create a roadmap for carrying out mentoring; determine the resources needed, internal and external',
    ]),
    task('1.out.1', 'outside', [
      'определить заинтересованные в наставничестве аудитории в зависимости от выбранной формы наставничества',
      'determine the audiences interested in mentoring, depending on the chosen form of mentoring',
    ]),
    task('1.out.2', 'outside', [
      'информировать аудитории через целевые медиа о возможностях программы наставничества, планируемых результатах и вариантах участия',
      'inform the audiences through targeted media of what the mentoring programme offers, its planned results and the ways to take part',
    ]),
  ],
  tables: [settings, team],
});
