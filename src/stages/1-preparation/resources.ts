import {
  addDays,
  choice,
  counted,
  date,
  daysBetween,
  join,
  key,
  number,
  optional,
  type Programme,
  paragraph,
  type Row,
  ref,
  rule,
  sayDay,
  table,
  text,
  type Words,
} from '../../kit/index.ts';

/** What the programme needs, inside and outside (1.in.5), and what the training of mentors needs (4.out.2). */
export const resources = table(
  'resources',
  ['Ресурсы', 'Resources'],
  () => ({
    id: key('resources', 'РС'),
    name: text(['Что нужно', 'What is needed'], {
      width: 260,
      samples: ['кабинет для встреч', 'ведущий обучения', 'методичка наставника', 'средства на награды'],
    }),
    kind: choice(
      ['Вид', 'Kind'],
      {
        people: ['кадровые', 'people'],
        methods: ['методические', 'methods'],
        material: ['материальные', 'material'],
        money: ['финансовые', 'money'],
        information: ['информационные', 'information'],
      },
      { start: 'material', width: 130 },
    ),
    scope: choice(
      ['Внутренний или внешний', 'Internal or external'],
      { internal: ['внутренний', 'internal'], external: ['внешний', 'external'] },
      { start: 'internal', width: 130 },
    ),
    source: optional(
      choice(['Источник', 'Source'], {
        own: ['своя организация', 'own organisation'],
        ngo: ['НКО', 'NGO'],
        enterprise: ['предприятие', 'enterprise'],
        grant: ['грант', 'grant'],
        contest: ['конкурс', 'contest'],
      }),
    ),
    need: number(['Сколько нужно', 'Needed'], { from: 0, to: 10_000_000, whole: false }, { start: 1 }),
    have: number(['Сколько есть', 'In hand'], { from: 0, to: 10_000_000, whole: false }, { start: 0 }),
    status: choice(
      ['Состояние', 'Status'],
      {
        looking: ['ищем', 'looking'],
        applied: ['заявка', 'applied'],
        received: ['получено', 'received'],
        refused: ['отказ', 'refused'],
      },
      { start: 'looking', width: 120 },
    ),
    applyBy: optional(date(['Подать заявку до', 'Apply by'])),
    training: optional(ref('trainings', ['Для какого обучения', 'For which training'])),
    responsible: optional(ref('team', ['Ответственный', 'Responsible'])),
    note: optional(paragraph(['Заметка', 'Note'], { samples: ['уточнить в библиотеке'] })),
  }),
  {
    called: (x) => x.name,
    aside: true,
    about: [
      'Люди, материалы, средства: что нужно, что есть, где искать.',
      'People, materials, money: what is needed, what is in hand, where to look.',
    ],
  },
);
export type Resource = Row<typeof resources>;

/** Not all of it is there yet, and nobody has refused for good. */
export const lacking = (x: Resource): boolean => x.status !== 'received' && x.have < x.need;

export const resourcesEvidence = (p: Programme): Words => {
  const all = p.rows(resources);
  const short = all.filter(lacking).length;
  const external = all.filter((x) => x.scope === 'external').length;
  return [
    `ресурсов ${all.length} (внешних ${external}), не хватает ${short}`,
    `resources ${all.length} (external ${external}), lacking ${short}`,
  ];
};

/** Days before the last day of an application on which it is brought up (domain 4.out.2). */
const APPLY_WARNING_DAYS = 14;

export const applyBy = rule('apply-by', {
  title: ['Подходит срок заявки', 'An application is due soon'],
  reads: [resources],
  find: (p) =>
    p.rows(resources).flatMap((x) => {
      if (!x.applyBy || x.status !== 'looking') return [];
      const left = daysBetween(p.today, x.applyBy);
      if (left > APPLY_WARNING_DAYS) return [];
      const words: Words =
        left < 0
          ? [
              `${x.id}: срок заявки прошёл ${sayDay(x.applyBy, 'ru')}. Отметьте итог на листе «Ресурсы».`,
              `${x.id}: the time to apply ended on ${sayDay(x.applyBy, 'en')}. Note the outcome in the tab “Resources”.`,
            ]
          : join(
              [
                `${x.id}: заявку надо подать до ${sayDay(x.applyBy, 'ru')}, осталось `,
                `${x.id}: apply by ${sayDay(x.applyBy, 'en')}, `,
              ],
              counted(left, ['день', 'дня', 'дней'], ['day left', 'days left']),
              ['.', '.'],
            );
      return [{ about: x.id, who: x.responsible ?? 'curator', since: addDays(x.applyBy, -APPLY_WARNING_DAYS), words }];
    }),
  // 14 and 3 days ahead
  remind: { onDays: [0, 11] },
});
