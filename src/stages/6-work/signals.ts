/** Somebody asks for an adult's help. What it is about never comes into the workbook: only who asks, when, and whether it was taken. */
import { byScript, choice, key, moment, optional, type Row, table, text } from '../../kit/index.ts';

export const signals = table(
  'signals',
  ['Сигналы', 'Signals'],
  () => ({
    id: key('signals', 'СИ'),
    person: optional(byScript(text(['Кто просит (код)', 'Who asks (code)'], { samples: ['НМ-001'] }))),
    at: byScript(moment(['Когда', 'When'], { start: 'now' })),
    state: byScript(
      choice(
        ['Принят', 'Taken'],
        { new: ['нет', 'no'], taken: ['принят', 'taken'], closed: ['закрыт', 'closed'] },
        { start: 'new', width: 110 },
      ),
    ),
    taken: optional(byScript(moment(['Принят в', 'Taken at']))),
  }),
  {
    kept: 'script',
    aside: true,
    about: [
      'Кто просил помощи взрослого и принят ли сигнал. Содержание — в отдельном файле ответственного.',
      'Who asked for an adult’s help and whether it was taken. What it is about is in a separate file.',
    ],
  },
);
export type Signal = Row<typeof signals>;
