/** The papers that a programme begins with (domain 5, nos. 1–6, 11, 25). A school may put its own templates in their place. */
import {
  type Field,
  type Grid,
  type Lang,
  type Paper,
  type Programme,
  say,
  sayDay,
  type TemplateLine,
  template,
  type Words,
} from '../../kit/index.ts';
import { mentoringForms } from '../dictionaries.ts';
import { roadOf, taskStatus } from '../roadmap.ts';
import { documents } from './documents.ts';
import { facts, numbered } from './facts.ts';
import { kpis } from './kpis.ts';
import { partners, partnerTypes } from './partners.ts';
import { resources } from './resources.ts';
import { settings, team } from './settings.ts';

const reads = [settings, team, documents] as const;
const { organisation, fullName, address, city, head, headPosition, year, curator, curatorPosition, forms } = facts;
const letterhead = { fullName, city, head, headPosition, year };

export const signature: TemplateLine = [
  '{{headPosition}}  ____________  {{head}}',
  '{{headPosition}}  ____________  {{head}}',
];
const orderTop = (about: Words): TemplateLine[] => [
  ['{{fullName}}', '{{fullName}}'],
  ['# ПРИКАЗ', '# ORDER'],
  ['от {{dated}} № {{number}}, {{city}}', '{{dated}}, no. {{number}}, {{city}}'],
  [`# ${about[0]}`, `# ${about[1]}`],
];

const teamGrid: Field = {
  title: ['состав команды (лист «Команда»)', 'the team (tab “Team”)'],
  of: (p, _about, lang): Grid | undefined => {
    const all = p.rows(team).filter((m) => !m.to || m.to >= p.today);
    const role = (m: (typeof all)[number]) => {
      const column = team.columns.role;
      return column.write(m.role, { lang, label: (_t, id) => id }) as string;
    };
    return all.length
      ? {
          header: [
            ['ФИО', 'Name'],
            ['Должность', 'Position'],
            ['Роль в программе', 'Role'],
          ],
          rows: all.map((m) => [m.fullName, m.position ?? '', role(m)]),
        }
      : undefined;
  },
};

const kpiGrid: Field = {
  title: ['цели в цифрах (лист «Показатели и цели»)', 'targets in figures (tab “Indicators and targets”)'],
  of: (p): Grid | undefined => {
    const set = p.rows(kpis).filter((k) => k.target !== undefined);
    return set.length
      ? {
          header: [
            ['Показатель', 'Indicator'],
            ['Сейчас', 'Now'],
            ['Цель', 'Target'],
          ],
          rows: set.map((k) => [k.words, String(k.baseline ?? '—'), String(k.target)]),
        }
      : undefined;
  },
};

export const order = template('order', {
  no: 1,
  title: ['Приказ о внедрении целевой модели', 'Order introducing the target model'],
  reads,
  fields: { ...letterhead, ...numbered('order'), curator, forms, supplies: facts.supplies, results: facts.results },
  blocks: () => [
    ...orderTop(['О внедрении целевой модели наставничества', 'On introducing the target model of mentoring']),
    [
      'На основании распоряжения Минпросвещения России от 25.12.2019 № Р-145 «Об утверждении методологии (целевой модели) наставничества обучающихся» ПРИКАЗЫВАЮ:',
      'On the basis of order R-145 of the Ministry of Education of 25.12.2019 approving the methodology (target model) of mentoring, I ORDER:',
    ],
    [
      '- Внедрить целевую модель наставничества в {{year}} учебном году; формы наставничества: {{forms}}.',
      '- That the target model of mentoring be introduced in the school year {{year}}; forms of mentoring: {{forms}}.',
    ],
    [
      '- Утвердить положение о программе наставничества и дорожную карту (приложения 1 и 2).',
      '- That the regulation on the programme and the roadmap be approved (annexes 1 and 2).',
    ],
    ['- Куратор программы: {{curator}}.', '- Curator of the programme: {{curator}}.'],
    ['- Ответственный за материально-техническое обеспечение: {{supplies}}.', '- In charge of supplies: {{supplies}}.'],
    [
      '- Сроки мониторинга: до начала работы пар, в середине и по завершении программы.',
      '- Dates of monitoring: before pairs begin, in the middle, and on completion.',
    ],
    ['- Планируемые результаты: {{results}}.', '- Planned results: {{results}}.'],
    ['- Контроль за исполнением приказа оставляю за собой.', '- I keep the control of this order to myself.'],
    signature,
  ],
});

export const regulation = template('regulation', {
  no: 2,
  title: ['Положение о программе наставничества', 'Regulation on the mentoring programme'],
  reads,
  fields: {
    ...letterhead,
    ...numbered('order'),
    forms,
    goal: facts.goal,
    tasks: facts.tasks,
    ages: facts.ages,
    trainingHours: facts.trainingHours,
    site: facts.site,
  },
  blocks: () => [
    ['УТВЕРЖДЕНО приказом от {{dated}} № {{number}}', 'APPROVED by the order of {{dated}}, no. {{number}}'],
    ['{{fullName}}', '{{fullName}}'],
    ['# Положение о программе наставничества', '# Regulation on the mentoring programme'],
    ['# 1. Общие положения', '# 1. General'],
    [
      'Положение определяет порядок программы наставничества по целевой модели (Р-145). Цель: {{goal}}. Задачи: {{tasks}}.',
      'The regulation sets the order of the mentoring programme by the target model (R-145). Goal: {{goal}}. Tasks: {{tasks}}.',
    ],
    ['# 2. Участники и формы', '# 2. Participants and forms'],
    [
      'Наставляемые: обучающиеся {{ages}} лет, студенты и педагоги, которым нужна поддержка. Наставники: обучающиеся, педагоги, студенты, выпускники, родители, сотрудники предприятий и НКО. Формы: {{forms}}. Участие добровольное.',
      'Mentees: learners aged {{ages}}, students and teachers who need support. Mentors: learners, teachers, students, alumni, parents, staff of enterprises and NGOs. Forms: {{forms}}. Taking part is voluntary.',
    ],
    ['# 3. Семь этапов', '# 3. Seven stages'],
    [
      'Подготовка условий; база наставляемых; база наставников; отбор и обучение; формирование пар и групп; работа пар и групп; завершение. Сроки — в дорожной карте.',
      'Preparation; base of mentees; base of mentors; selection and training; forming pairs and groups; their work; completion. Dates are in the roadmap.',
    ],
    ['# 4. Права и обязанности', '# 4. Rights and duties'],
    [
      '- Куратор ведёт базы, организует обучение, подбор, сопровождение пар и мониторинг.',
      '- The curator keeps the registers, organises training, pairing, support of pairs and monitoring.',
    ],
    [
      '- Наставник встречается с наставляемым по согласованному плану, сообщает о встречах, соблюдает правила безопасного общения.',
      '- The mentor meets the mentee by the plan agreed, reports meetings, keeps the rules of safe contact.',
    ],
    [
      '- Наставляемый участвует в постановке цели и встречах и вправе попросить о замене наставника без объяснения причин.',
      '- The mentee takes part in setting the goal and in meetings and may ask for another mentor without giving reasons.',
    ],
    ['# 5. Отбор и обучение наставников', '# 5. Selecting and training mentors'],
    [
      'Критерии отбора составляются под запросы наставляемых. К работе допускается наставник, который отобран, прошёл обучение не менее {{trainingHours}} ч, проверен по документам и дал согласие на обработку данных; за несовершеннолетнего согласие даёт представитель.',
      'The criteria are drawn from the mentees’ requests. A mentor is admitted who is selected, has had at least {{trainingHours}} h of training, whose documents are checked and who consented to the processing of data; a guardian consents for a minor.',
    ],
    ['# 6. Мониторинг и поощрение', '# 6. Monitoring and rewards'],
    [
      'Мониторинг проводится в два этапа: качество процесса и изменения участников до и после. Наставники поощряются по критериям, утверждённым до завершения программы.',
      'Monitoring has two stages: the quality of the process, and changes of the participants before and after. Mentors are rewarded by criteria approved before completion.',
    ],
    ['# 7. Персональные данные', '# 7. Personal data'],
    [
      'Данные обрабатываются только при отдельном согласии на каждую цель. О диагнозах, учёте и семейных обстоятельствах сведения не собираются. Раздел программы на сайте: {{site}}.',
      'Data are processed only with a separate consent for each purpose. Nothing is collected on diagnoses, police records or family matters. The programme on the site: {{site}}.',
    ],
    signature,
  ],
});

type Road = ReturnType<typeof roadOf>[number];

const who = (p: Programme, t: Road) => (t.responsible ? (p.row(team, t.responsible)?.fullName ?? t.responsible) : '');
const until = (t: Road, lang: Lang) => (t.due ? sayDay(t.due, lang) : '');
const stageOf = (t: Road) => t.id.slice(2, 3);

/** The three ways schools lay a roadmap out (domain 1.in.5). */
const layouts: readonly {
  id: string;
  title: Words;
  header: readonly Words[];
  row: (p: Programme, t: Road, lang: Lang) => string[];
}[] = [
  {
    id: 'roadmap',
    title: ['Дорожная карта: мероприятие, срок, результат', 'Roadmap: event, date, result'],
    header: [
      ['№', 'No.'],
      ['Мероприятие', 'Event'],
      ['Срок', 'By'],
      ['Ответственный', 'Responsible'],
      ['Результат, вид документа', 'Result, paper'],
    ],
    row: (p, t, lang) => [t.words, until(t, lang), who(p, t), t.proof ?? t.evidence ?? ''],
  },
  {
    id: 'roadmap-stages',
    title: ['Дорожная карта: по этапам', 'Roadmap: by stages'],
    header: [
      ['№', 'No.'],
      ['Этап', 'Stage'],
      ['Мероприятие', 'Event'],
      ['Содержание деятельности', 'Activity'],
      ['Срок', 'By'],
    ],
    row: (_p, t, lang) => [stageOf(t), t.words, t.evidence ?? '', until(t, lang)],
  },
  {
    id: 'roadmap-results',
    title: ['Дорожная карта: с ожидаемыми результатами', 'Roadmap: with expected results'],
    header: [
      ['№', 'No.'],
      ['Этап', 'Stage'],
      ['Содержание', 'Content'],
      ['Сроки', 'Dates'],
      ['Ответственный', 'Responsible'],
      ['Ожидаемый результат', 'Expected result'],
    ],
    row: (p, t, lang) => [
      stageOf(t),
      t.words,
      until(t, lang),
      who(p, t),
      t.evidence ?? say(taskStatus[t.status], lang),
    ],
  },
];

export const roadmapPapers: readonly Paper[] = layouts.map(({ id, title, header, row }) =>
  template(id, {
    no: 3,
    title,
    reads: [...reads, resources],
    fields: {
      ...letterhead,
      ...numbered('roadmap'),
      roadmap: {
        title: ['задачи этапов', 'tasks of the stages'],
        of: (p, _about, lang): Grid | undefined => {
          const all = roadOf(p);
          return all.length ? { header, rows: all.map((t, i) => [String(i + 1), ...row(p, t, lang)]) } : undefined;
        },
      },
    },
    blocks: () => [
      [
        'УТВЕРЖДАЮ: {{headPosition}} ____________ {{head}}, {{dated}}',
        'APPROVED: {{headPosition}} ____________ {{head}}, {{dated}}',
      ],
      [
        '# Дорожная карта внедрения целевой модели наставничества',
        '# Roadmap of introducing the target model of mentoring',
      ],
      ['{{fullName}}, {{year}} учебный год', '{{fullName}}, school year {{year}}'],
      ['{{roadmap}}', '{{roadmap}}'],
    ],
  }),
);

export const curatorOrder = template('curator-order', {
  no: 4,
  title: ['Приказ о назначении куратора', 'Order appointing the curator'],
  reads,
  fields: { ...letterhead, ...numbered('curator-order'), curator, curatorPosition, team: teamGrid },
  blocks: () => [
    ...orderTop([
      'О назначении куратора и рабочей группы программы наставничества',
      'On appointing the curator and the team of the mentoring programme',
    ]),
    [
      'В целях реализации программы наставничества в {{year}} учебном году ПРИКАЗЫВАЮ:',
      'In order to carry out the mentoring programme in the school year {{year}}, I ORDER:',
    ],
    [
      '- Назначить куратором программы: {{curator}}, {{curatorPosition}}.',
      '- That the curator of the programme be: {{curator}}, {{curatorPosition}}.',
    ],
    ['- Утвердить рабочую группу:', '- That the team be approved:'],
    ['{{team}}', '{{team}}'],
    [
      '- Куратору: вести базы участников, организовать обучение наставников, подбор и сопровождение пар, мониторинг и отчёт.',
      '- The curator keeps the registers, organises the training of mentors, pairing and support of pairs, monitoring and the report.',
    ],
    signature,
  ],
});

export const yearProgramme = template('year-programme', {
  no: 5,
  title: ['Программа наставничества на год', 'Programme of the year'],
  reads: [...reads, kpis],
  fields: {
    ...letterhead,
    curator,
    forms,
    goal: facts.goal,
    tasks: facts.tasks,
    results: facts.results,
    roleModels: facts.roleModels,
    kpis: kpiGrid,
  },
  blocks: () => [
    ['УТВЕРЖДАЮ: {{headPosition}} ____________ {{head}}', 'APPROVED: {{headPosition}} ____________ {{head}}'],
    ['# Программа наставничества на {{year}} учебный год', '# Mentoring programme of the school year {{year}}'],
    ['{{fullName}}. Куратор: {{curator}}.', '{{fullName}}. Curator: {{curator}}.'],
    ['Цель: {{goal}}.', 'Goal: {{goal}}.'],
    ['Задачи: {{tasks}}.', 'Tasks: {{tasks}}.'],
    [
      'Формы наставничества: {{forms}}. Ролевые модели: {{roleModels}}.',
      'Forms of mentoring: {{forms}}. Role models: {{roleModels}}.',
    ],
    ['Ожидаемые результаты: {{results}}.', 'Expected results: {{results}}.'],
    ['{{kpis}}', '{{kpis}}'],
    [
      'Календарь: сентябрь — подготовка и база наставляемых; октябрь — база наставников, отбор; ноябрь — обучение, пары; декабрь–апрель — работа пар; май — завершение.',
      'Calendar: September, preparation and mentees; October, mentors and selection; November, training and pairs; December to April, work; May, completion.',
    ],
  ],
});

const letter = (id: string, to: Words, why: Words, how: Words): Paper =>
  template(id, {
    no: 6,
    title: [`Информационное письмо: ${to[0]}`, `Letter: ${to[1]}`],
    reads,
    fields: { organisation, year, curator, goal: facts.goal, replyTo: facts.replyTo, today: facts.today },
    blocks: () => [
      ['{{organisation}}, {{today}}', '{{organisation}}, {{today}}'],
      [`# Программа наставничества: ${to[0]}`, `# Mentoring programme: ${to[1]}`],
      [
        'Здравствуйте! В {{year}} учебном году у нас работает программа наставничества. Её цель: {{goal}}.',
        'Hello! In the school year {{year}} we run a mentoring programme. Its goal: {{goal}}.',
      ],
      why,
      how,
      ['Куратор программы: {{curator}}, {{replyTo}}.', 'Curator of the programme: {{curator}}, {{replyTo}}.'],
    ],
  });

export const letters: readonly Paper[] = [
  letter(
    'letter-parents',
    ['родителям', 'parents'],
    [
      'Наставник помогает ребёнку с учёбой, выбором профессии, проектом или уверенностью в себе. Участие добровольное и бесплатное, прекратить его можно в любой момент. Встречи проходят в школе или на согласованной площадке.',
      'A mentor helps a child with learning, the choice of a profession, a project or confidence. Taking part is voluntary and free, and may be ended at any time. Meetings are held at school or in an agreed place.',
    ],
    [
      'Чтобы ребёнок мог участвовать, прочитайте и подпишите приложенное согласие на обработку данных: это отдельный документ, его можно отозвать. Сведений о здоровье и семье мы не собираем.',
      'For your child to take part, please read and sign the consent to the processing of data attached: it is a paper of its own and may be withdrawn. We collect nothing on health or family.',
    ],
  ),
  letter(
    'letter-teachers',
    ['педагогам', 'teachers'],
    [
      'Нужны наставники и те, кто подскажет, кому из обучающихся нужна поддержка. Молодые специалисты сами могут попросить о наставнике.',
      'We need mentors, and people who tell which learners need support. Young specialists may ask for a mentor themselves.',
    ],
    [
      'Заполните короткую анкету по ссылке от куратора. О диагнозах, учёте и семейных обстоятельствах, пожалуйста, не пишите.',
      'Please fill in the short form by the curator’s link. Please do not write of diagnoses, police records or family matters.',
    ],
  ),
  letter(
    'letter-partners',
    ['партнёрам', 'partners'],
    [
      'Мы ищем организации, которые дадут наставников, проведут экскурсию или занятие, помогут с обучением и наградами. Для вас это ранняя встреча с будущими сотрудниками и вклад в сообщество.',
      'We look for organisations that give mentors, hold an excursion or a session, help with training and awards. For you it is an early meeting with future staff and a gift to the community.',
    ],
    [
      'Ответьте на анкету партнёра по ссылке от куратора или на это письмо.',
      'Please answer the partner form by the curator’s link, or this letter.',
    ],
  ),
];

const partnerFact = (
  title: Words,
  of: (x: NonNullable<ReturnType<typeof partnerOf>>, lang: Lang) => string | undefined,
): Field => ({
  title: [`${title[0]} (лист «Партнёры»)`, `${title[1]} (tab “Partners”)`],
  of: (p, about, lang) => {
    const x = partnerOf(p, about);
    return x && of(x, lang);
  },
});
const partnerOf = (p: Programme, about: string) => p.row(partners, about);

export const agreement = template('agreement', {
  no: 11,
  title: ['Соглашение с партнёром', 'Agreement with a partner'],
  of: partners,
  reads: [...reads, partners],
  fields: {
    ...letterhead,
    ...numbered('agreement'),
    address,
    partner: partnerFact(['название партнёра', 'name of the partner'], (x) => x.name),
    partnerType: partnerFact(['вид партнёра', 'kind of the partner'], (x, lang) => say(partnerTypes[x.type], lang)),
    signatory: partnerFact(
      ['кто подписывает и на каком основании', 'who signs, and on what basis'],
      (x) => x.signatory,
    ),
    inn: { ...partnerFact(['ИНН', 'taxpayer number'], (x) => x.inn), byHand: true },
    partnerForms: {
      ...partnerFact(['формы', 'forms'], (x, lang) => x.forms?.map((f) => say(mentoringForms[f], lang)).join('; ')),
      byHand: true,
    },
  },
  blocks: () => [
    ['# Соглашение о сотрудничестве № {{number}}', '# Agreement of cooperation no. {{number}}'],
    ['{{city}}, {{dated}}', '{{city}}, {{dated}}'],
    [
      '{{fullName}} ({{headPosition}}: {{head}}, устав) и {{partner}} ({{partnerType}}; подписывает: {{signatory}}) договорились о совместной программе наставничества в {{year}} учебном году.',
      '{{fullName}} ({{headPosition}}: {{head}}, by its charter) and {{partner}} ({{partnerType}}; signed by: {{signatory}}) agree on a joint mentoring programme in the school year {{year}}.',
    ],
    ['- Формы наставничества: {{partnerForms}}.', '- Forms of mentoring: {{partnerForms}}.'],
    [
      '- Партнёр предлагает наставников; школа отбирает и обучает их и назначает куратора.',
      '- The partner proposes mentors; the school selects and trains them and names a curator.',
    ],
    [
      '- До встреч с несовершеннолетними наставник показывает справку об отсутствии судимости; копии не хранятся.',
      '- Before meeting minors a mentor shows the certificate of no criminal record; no copies are kept.',
    ],
    [
      '- Стороны не разглашают персональные данные и получают только то, на что есть согласие.',
      '- The parties disclose no personal data and receive only what has been consented to.',
    ],
    [
      '- Соглашение безвозмездно, действует до конца учебного года и прекращается по письму любой стороны.',
      '- The agreement is free of charge, holds until the end of the school year, and ends by a letter of either party.',
    ],
    [
      'Школа: {{address}}. {{headPosition}} ____________ {{head}}',
      'School: {{address}}. {{headPosition}} ____________ {{head}}',
    ],
    ['Партнёр: {{partner}}, ИНН {{inn}}. ____________', 'Partner: {{partner}}, taxpayer number {{inn}}. ____________'],
  ],
});

export const nonDisclosure = template('non-disclosure', {
  no: 25,
  title: ['Обязательство о неразглашении', 'Non-disclosure'],
  reads,
  fields: { fullName, year, head, headPosition },
  blocks: () => [
    ['# Обязательство о неразглашении', '# Non-disclosure'],
    [
      'Я, ________________________________________, участвую в программе наставничества {{year}} учебного года ({{fullName}}) как ____________________ (куратор, эксперт, наставник).',
      'I, ________________________________________, take part in the mentoring programme of the school year {{year}} ({{fullName}}) as ____________________ (curator, expert, mentor).',
    ],
    [
      '- Я не передаю третьим лицам сведения об участниках и не храню их после окончания программы.',
      '- I pass nothing about the participants on to others, and keep nothing after the programme.',
    ],
    [
      '- Об угрозе жизни или здоровью ребёнка я сразу сообщаю куратору: это не разглашение.',
      '- A danger to a child’s life or health I report to the curator at once: that is no disclosure.',
    ],
    ['- Обязательство действует и после окончания программы.', '- This holds after the programme as well.'],
    ['Дата ____________   Подпись ____________', 'Date ____________   Signature ____________'],
  ],
});

export const preparationPapers: readonly Paper[] = [
  order,
  regulation,
  ...roadmapPapers,
  curatorOrder,
  yearProgramme,
  ...letters,
  agreement,
  nonDisclosure,
];
