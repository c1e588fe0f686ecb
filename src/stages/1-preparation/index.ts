import { join, type Programme, rule, stage, task, type Words } from '../../kit/index.ts';
import { roadEvidence } from '../roadmap.ts';
import { documents, documentsEvidence, documentsLack, recordPaper } from './documents.ts';
import { takeBreaks, takeDefaults } from './first-steps.ts';
import { held, planPassed, publications, toldEvidence } from './informing.ts';
import { indicators, kpis, takeTargets, withTarget } from './kpis.ts';
import { preparationPapers } from './papers.ts';
import { formWithoutPartner, partnerForm, partners, partnersEvidence, partnerWaits } from './partners.ts';
import { requestForm, requests, requestsEvidence } from './requests.ts';
import { applyBy, resources, resourcesEvidence } from './resources.ts';
import { serving, settings, settingsOf, team } from './settings.ts';
import { planTelling, tellings } from './tellings.ts';
import { dictionaries } from './words.ts';

const noCurator = rule('no-curator', {
  title: ['Нет куратора', 'There is no curator'],
  reads: [settings, team],
  find: (p) =>
    p.rows(settings).length && !serving(p, 'curator').length
      ? [
          {
            about: settings.id,
            who: 'curator',
            since: p.today,
            words: [
              'В команде нет действующего куратора. Добавьте его на лист «Команда».',
              'The team has no curator in office. Add one to the tab “Team”.',
            ],
          },
        ]
      : [],
  remind: 'never',
});

const teamEvidence = (p: Programme): Words => {
  const curators = serving(p, 'curator').length;
  return [
    `в команде ${p.rows(team).length}, кураторов ${curators}`,
    `team of ${p.rows(team).length}, curators ${curators}`,
  ];
};

const passportEvidence = (p: Programme): Words => {
  const { forms, tasks, results } = settingsOf(p);
  const tick = (there: unknown, ru: string, en: string): Words =>
    there ? [`, ${ru} есть`, `, ${en} set`] : [`, ${ru} не заданы`, `, ${en} missing`];
  return join(
    [`форм наставничества ${forms.length}`, `forms of mentoring ${forms.length}`],
    tick(tasks, 'задачи', 'tasks'),
    tick(results, 'ожидаемые результаты', 'expected results'),
    [
      `, целей в цифрах ${withTarget(p)} из ${indicators.length}`,
      `, targets in figures ${withTarget(p)} of ${indicators.length}`,
    ],
  );
};

export default stage(1, {
  title: [
    'Подготовка условий для запуска программы наставничества',
    'Preparing the conditions for launching the mentoring programme',
  ],
  sheet: ['1 Подготовка', '1 Preparation'],
  colour: '#5b7fa6',
  tasks: [
    task(
      '1.in.1',
      'inside',
      [
        'обеспечить нормативно-правовое оформление наставнической программы',
        'put the mentoring programme on a legal footing',
      ],
      { reads: [documents], say: documentsEvidence, lacks: documentsLack },
    ),
    task(
      '1.in.2',
      'inside',
      [
        'информировать коллектив и обучающихся о подготовке программы, собрать предварительные запросы обучающихся и педагогов',
        'inform staff and learners that a programme is being prepared; collect the preliminary requests of learners and teachers',
      ],
      {
        reads: [requests, publications],
        say: (p) =>
          join(requestsEvidence(p), [
            `; сообщений о подготовке ${held(p, 'preparing').length}`,
            `; told of it ${held(p, 'preparing').length} times`,
          ]),
      },
      '09-10',
    ),
    task(
      '1.in.3',
      'inside',
      [
        'сформировать команду и выбрать куратора, отвечающих за реализацию программы',
        'form the team and choose the curator who answer for carrying out the programme',
      ],
      {
        reads: [team],
        say: teamEvidence,
        lacks: (p) =>
          serving(p, 'curator').length ? [] : [['действующий куратор в команде', 'a curator in office in the team']],
      },
      '09-01',
    ),
    task(
      '1.in.4',
      'inside',
      [
        'определить задачи, формы наставничества, ожидаемые результаты',
        'determine the tasks, the forms of mentoring, the expected results',
      ],
      { reads: [settings, kpis], say: passportEvidence },
      '09-05',
    ),
    task(
      '1.in.5',
      'inside',
      [
        'создать дорожную карту реализации наставничества, определить необходимые ресурсы, внутренние и внешние',
        'create a roadmap for carrying out mentoring; determine the resources needed, internal and external',
      ],
      { reads: [resources], say: (p) => join(roadEvidence(p), ['; ', '; '], resourcesEvidence(p)) },
    ),
    task(
      '1.out.1',
      'outside',
      [
        'определить заинтересованные в наставничестве аудитории в зависимости от выбранной формы наставничества',
        'determine the audiences interested in mentoring, depending on the chosen form of mentoring',
      ],
      { reads: [partners, settings], say: partnersEvidence },
    ),
    task(
      '1.out.2',
      'outside',
      [
        'информировать аудитории через целевые медиа о возможностях программы наставничества, планируемых результатах и вариантах участия',
        'inform the audiences through targeted media of what the mentoring programme offers, its planned results and the ways to take part',
      ],
      {
        reads: [publications],
        say: (p) => toldEvidence(p, 'opportunities', ['enterprises', 'universities', 'alumni', 'parents']),
      },
      '09-25',
    ),
  ],
  papers: preparationPapers,
  commands: [recordPaper, takeTargets, takeDefaults, takeBreaks, planTelling],
  tables: [settings, dictionaries, team, requests, resources, partners, publications, tellings, documents, kpis],
  forms: [requestForm, partnerForm],
  rules: [noCurator, formWithoutPartner, partnerWaits, applyBy, planPassed],
});
