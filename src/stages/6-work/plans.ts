/** A pair's plan: the five meetings of the model with their days, the format, strengths → goal → tasks by period. */
import { choice, date, key, number, optional, paragraph, type Row, ref, table, text, url } from '../../kit/index.ts';
import { modes } from '../dictionaries.ts';

/** The five meetings of the methodology, in their order. */
export const meetingKinds = {
  acquaintance: ['встреча-знакомство', 'getting acquainted'],
  trial: ['пробная рабочая встреча', 'trial working meeting'],
  planning: ['встреча-планирование', 'planning meeting'],
  working: ['рабочая встреча', 'working meeting'],
  final: ['итоговая встреча', 'final meeting'],
} as const;
export type MeetingKind = keyof typeof meetingKinds;

export const places = {
  school: ['в школе или колледже', 'at school or college'],
  enterprise: ['на предприятии', 'at the enterprise'],
  public: ['в общественном месте', 'in a public place'],
  online: ['онлайн', 'online'],
} as const;

/** Only channels that a school can answer for (domain 8.3, no. 9); private messengers are not among them. */
export const channels = {
  meeting: ['только на встречах', 'at meetings only'],
  platform: ['школьная платформа или дневник', 'the school’s platform or diary'],
  school_mail: ['школьная почта', 'school mail'],
  guardian: ['через родителя', 'through the parent'],
  agreed: ['мессенджер, письменно согласованный с родителем', 'a messenger agreed with the parent in writing'],
} as const;

export const plans = table(
  'plans',
  ['Планы пар', 'Plans of pairs'],
  () => ({
    id: key('plans', 'ПЛ'),
    pair: ref('pairs', ['Пара', 'Pair']),
    state: choice(
      ['Состояние', 'State'],
      { draft: ['черновик', 'draft'], agreed: ['согласован', 'agreed'], closed: ['закрыт', 'closed'] },
      { start: 'draft', width: 110 },
    ),
    mode: optional(choice(['Как встречаются', 'How they meet'], modes)),
    cadenceDays: optional(
      number(['Раз в сколько дней', 'Every how many days'], { from: 3, to: 60 }, { help: ['Обычно 14', 'Usually 14'] }),
    ),
    minutes: optional(number(['Минут на встречу', 'Minutes a meeting'], { from: 10, to: 240 })),
    place: optional(choice(['Где', 'Where'], places)),
    channel: optional(choice(['Связь между встречами', 'Contact between meetings'], channels, { width: 220 })),
    rulesOn: optional(
      date(['Правила безопасности объяснены', 'Safety rules explained on'], {
        help: ['Когда оба узнали правила', 'When both were told the rules'],
      }),
    ),
    acquaintanceOn: optional(date(['Знакомство', 'Getting acquainted'])),
    trialOn: optional(date(['Пробная', 'Trial'])),
    planningOn: optional(date(['Планирование', 'Planning'])),
    workingFrom: optional(date(['Рабочие с', 'Working from'])),
    finalOn: optional(date(['Итоговая', 'Final'])),
    strengthsMentee: optional(
      paragraph(['Сильные стороны наставляемого', 'Strengths of the mentee'], {
        samples: ['доводит начатое до конца'],
      }),
    ),
    strengthsMentor: optional(
      paragraph(['Сильные стороны наставника', 'Strengths of the mentor'], { samples: ['умеет объяснять'] }),
    ),
    goal: optional(paragraph(['Цель', 'Goal'], { samples: ['подготовить проект к городской конференции'] })),
    indicator: optional(
      text(['По чему видно, что цель достигнута', 'How it is seen that the goal is reached'], {
        width: 240,
        samples: ['проект представлен на конференции'],
      }),
    ),
    from: optional(date(['План с', 'Plan from'])),
    to: optional(date(['План по', 'Plan to'])),
    url: optional(url(['Подписанный план', 'The signed plan'])),
  }),
  {
    once: (x) => x.pair ?? '',
    about: [
      'По строке на пару: формат встреч, пять видов встреч с датами, сильные стороны, цель.',
      'A row a pair: the format, the five kinds of meetings with days, strengths, the goal.',
    ],
  },
);
export type Plan = Row<typeof plans>;

export const progress = {
  todo: ['не начато', 'not begun'],
  doing: ['в работе', 'under way'],
  done: ['сделано', 'done'],
  partly: ['сделано частично', 'done in part'],
  dropped: ['снято', 'dropped'],
} as const;

export const planTasks = table(
  'planTasks',
  ['Задачи планов', 'Tasks of plans'],
  () => ({
    id: key('planTasks', 'ЗД'),
    pair: ref('pairs', ['Пара', 'Pair']),
    from: date(['С', 'From'], { start: 'today' }),
    to: date(['По', 'To']),
    task: text(['Задача', 'Task'], { width: 300, samples: ['выбрать тему проекта', 'составить план ответов'] }),
    result: optional(
      text(['Ожидаемый результат', 'Expected result'], { width: 240, samples: ['тема записана', 'план готов'] }),
    ),
    progress: choice(['Ход', 'Progress'], progress, { start: 'todo', width: 130 }),
    note: optional(text(['Что получилось', 'What came of it'], { width: 240 })),
  }),
  {
    about: ['Задачи пары на месяц, четверть или семестр.', 'A pair’s tasks for a month, a quarter or a term.'],
    practice: (x) => ({ ...x, to: x.from }),
  },
);
export type PlanTask = Row<typeof planTasks>;
