/** Questions whose wording or scale was changed in mid-year: an answer from before the change and one from after it are not compared. */
import { choice, date, key, optional, paragraph, table, type Words } from '../../kit/index.ts';
import { type Indicator, indicatorColumns } from './measures.ts';

/** The indicators by their titles. */
export const indicatorWords = Object.fromEntries(
  Object.entries(indicatorColumns).map(([indicator, column]) => [indicator, column.title]),
) as Readonly<Record<Indicator, Words>>;

export const questionChanges = table(
  'questionChanges',
  ['Изменённые вопросы', 'Changed questions'],
  () => ({
    id: key('questionChanges', 'ИВ'),
    indicator: choice(['Показатель', 'Indicator'], indicatorWords, { width: 280 }),
    on: date(['С какого дня спрашивают иначе', 'Asked otherwise since'], { start: 'today' }),
    what: optional(
      paragraph(['Что изменилось', 'What changed'], {
        help: ['Было и стало: слова вопроса или шкала', 'Before and now: the words or the scale'],
        samples: ['шкала была 1–5, стала 1–10'],
      }),
    ),
  }),
  {
    aside: true,
    about: [
      'Если слова вопроса или его шкалу изменили, запишите здесь: замеры до и после этого дня не сравниваются.',
      'If a question’s words or scale were changed, say so here: measures from before and after that day are not compared.',
    ],
  },
);
