import {
  addDays,
  byScript,
  choice,
  date,
  day,
  type Id,
  key,
  type LocalDate,
  optional,
  type Programme,
  paragraph,
  type Row,
  type Rule,
  ref,
  rule,
  type StageNumber,
  say,
  sayDay,
  type Task,
  table,
  text,
  url,
  type Words,
} from '../kit/index.ts';

export const taskStatus = {
  todo: ['не начато', 'not begun'],
  doing: ['в работе', 'under way'],
  done: ['выполнено', 'done'],
  skipped: ['не требуется', 'not needed'],
} as const;

/** «З-105»: stage 1, fifth task. Rows that the curator adds go on from the last one. */
export const taskCode = (stage: StageNumber, index: number): Id<'tasks'> =>
  `З-${stage}${String(index + 1).padStart(2, '0')}` as Id<'tasks'>;

/** 'MM-DD' by which a stage is usually done (domain 10.2); the months before August belong to the second calendar year. */
const STAGE_ENDS: Readonly<Record<StageNumber, string>> = {
  1: '09-15',
  2: '10-10',
  3: '10-20',
  4: '11-10',
  5: '11-25',
  6: '05-15',
  7: '05-31',
};

/** A day of the school year. @param by 'MM-DD' */
export const dueOn = (by: string, firstYear: number): LocalDate => day(`${firstYear + (by < '08-01' ? 1 : 0)}-${by}`);

/** When a task of the model should be done in the school year that begins in `firstYear`. */
export const dueOf = (stage: StageNumber, t: Task, firstYear: number): LocalDate =>
  dueOn(t.by ?? STAGE_ENDS[stage], firstYear);

/** The tab of a stage: its tasks in the model's own words. All seven tabs together are the roadmap. */
export const roadmap = (stage: StageNumber, sheet: Words, tasks: readonly Task[]) =>
  table(
    `tasks${stage}`,
    sheet,
    () => ({
      id: key('tasks', 'З'),
      side: choice(
        ['С кем работа', 'Side'],
        { inside: ['внутри организации', 'inside'], outside: ['с внешней средой', 'outside'] },
        { width: 140, start: 'inside' },
      ),
      words: paragraph(['Задача', 'Task'], {
        width: 420,
        wrap: true,
        help: ['Слова целевой модели', 'The words of the target model'],
      }),
      responsible: optional(ref('team', ['Ответственный', 'Responsible'])),
      due: optional(date(['Срок', 'Due'])),
      status: choice(['Состояние', 'Status'], taskStatus, { start: 'todo', width: 120 }),
      proof: optional(
        url(['Подтверждение', 'Proof'], {
          help: ['Ссылка на приказ, фото, публикацию', 'A link to an order, a photo, a publication'],
        }),
      ),
      evidence: byScript(
        optional(
          text(['Что видно по данным', 'What the data show'], {
            width: 240,
            help: ['Считает программа', 'Counted by the programme'],
          }),
        ),
      ),
    }),
    {
      nextYear: () => ({ status: 'todo' as const, due: undefined, proof: undefined, evidence: undefined }),
      about: [
        'Задачи этапа словами целевой модели. Ниже можно добавить свои.',
        'The tasks of the stage in the words of the target model. Add your own below.',
      ],
      starts: (lang, firstYear) =>
        tasks.map((t, i) => ({
          id: taskCode(stage, i),
          side: t.side,
          words: say(t.words, lang),
          status: 'todo' as const,
          ...(firstYear !== undefined && { due: dueOf(stage, t, firstYear) }),
        })),
      called: () => '',
      happens: (t) =>
        t.due && t.status !== 'done' && t.status !== 'skipped'
          ? [{ on: t.due, words: [`Срок задачи: ${t.words}`, `A task is due: ${t.words}`] }]
          : [],
    },
  );

export type Roadmap = ReturnType<typeof roadmap>;

/** Rows of every stage's tab. A programme knows tables by their ids, so a stage may look at all tabs before they are made. */
export const roadOf = (p: Programme): readonly Row<Roadmap>[] =>
  ([1, 2, 3, 4, 5, 6, 7] as const).flatMap((n) => p.rows({ id: `tasks${n}` } as Roadmap));

/** How much of the roadmap is planned: dates and people. */
export const roadEvidence = (p: Programme): Words => {
  const all = roadOf(p);
  const dated = all.filter((t) => t.due).length;
  const given = all.filter((t) => t.responsible).length;
  return [
    `задач со сроком ${dated} из ${all.length}, с ответственным ${given}`,
    `tasks with a date ${dated} of ${all.length}, with somebody responsible ${given}`,
  ];
};

/** A task whose day has passed, from the day after. */
export const overdue = (roads: readonly Roadmap[]): Rule =>
  rule('task-overdue', {
    title: ['Задача просрочена', 'A task is overdue'],
    reads: roads,
    find: (p) =>
      roads.flatMap((road) =>
        p.rows(road).flatMap((t) => {
          if (!t.due || t.due >= p.today || t.status === 'done' || t.status === 'skipped') return [];
          const words: Words = [
            `${t.id}: срок был ${sayDay(t.due, 'ru')}. Отметьте на листе «${road.sheet[0]}», что сделано, или поставьте новый срок.`,
            `${t.id}: it was due on ${sayDay(t.due, 'en')}. Mark it in the tab “${road.sheet[1]}”, or set a new date.`,
          ];
          return [{ about: t.id, who: t.responsible ?? 'curator', since: addDays(t.due, 1), words }];
        }),
      ),
    remind: { weekly: true },
  });
