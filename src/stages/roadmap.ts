import {
  byScript,
  choice,
  date,
  type Id,
  key,
  optional,
  paragraph,
  ref,
  type StageNumber,
  say,
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

/** The tab of a stage: its tasks in the model's own words. All seven tabs together are the roadmap. */
export const roadmap = (stage: StageNumber, sheet: Words, tasks: readonly Task[]) =>
  table(
    `tasks${stage}`,
    sheet,
    {
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
    },
    {
      about: [
        'Задачи этапа словами целевой модели. Ниже можно добавить свои.',
        'The tasks of the stage in the words of the target model. Add your own below.',
      ],
      starts: (lang) =>
        tasks.map((t, i) => ({
          id: taskCode(stage, i),
          side: t.side,
          words: say(t.words, lang),
          status: 'todo' as const,
        })),
      called: () => '',
    },
  );

export type Roadmap = ReturnType<typeof roadmap>;
