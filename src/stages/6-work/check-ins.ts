/** The curator's own look at each pair: on day 7, on day 21, then once a month. */
import { byScript, choice, date, key, optional, paragraph, type Row, ref, table } from '../../kit/index.ts';

export const checkIns = table(
  'checkIns',
  ['Беседы куратора с парами', 'Curator’s talks with pairs'],
  () => ({
    id: key('checkIns', 'КК'),
    pair: byScript(ref('pairs', ['Пара', 'Pair'])),
    due: byScript(date(['Когда поговорить', 'Due'])),
    done: optional(date(['Поговорили', 'Talked on'])),
    how: optional(
      choice(['Как дела у пары', 'How the pair is doing'], {
        well: ['хорошо', 'well'],
        care: ['нужно внимание', 'needs attention'],
        danger: ['под угрозой', 'in danger'],
      }),
    ),
    note: optional(
      paragraph(['Заметка', 'Note'], {
        help: ['Без личных подробностей', 'No personal details'],
        samples: ['договорились о времени встреч'],
      }),
    ),
  }),
  {
    about: [
      'Напоминание куратору поговорить с парой: на 7-й и 21-й день, потом раз в месяц.',
      'Reminds the curator to talk with the pair: on days 7 and 21, then monthly.',
    ],
    practice: (x) => ({ ...x, done: undefined, how: undefined }),
  },
);
export type CheckIn = Row<typeof checkIns>;
