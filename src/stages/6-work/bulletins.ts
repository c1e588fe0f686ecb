/** What was told outward in the middle of the year (6.out.1), and where it went. */
import { byScript, date, key, many, optional, paragraph, type Row, refs, table, text, url } from '../../kit/index.ts';
import { audiences } from '../1-preparation/informing.ts';

export const bulletins = table(
  'bulletins',
  ['Бюллетени', 'Bulletins'],
  () => ({
    id: key('bulletins', 'БЛ'),
    from: date(['За период с', 'Period from']),
    to: date(['По', 'To'], { start: 'today' }),
    audiences: optional(many(['Для кого', 'For whom'], audiences)),
    partners: optional(refs('partners', ['Каким партнёрам ушёл', 'Partners it went to'])),
    sent: optional(date(['Отправлен', 'Sent on'])),
    url: optional(url(['Документ', 'Document'])),
    published: optional(text(['Где опубликован', 'Where it was published'], { width: 240, samples: ['сайт школы'] })),
    figures: optional(byScript(paragraph(['Показатели', 'Figures'], { samples: ['пар и групп: 24'] }))),
    cases: optional(refs('cases', ['Кейсы', 'Cases'])),
    note: optional(paragraph(['Примечание', 'Note'], { samples: ['к Дню наставника'] })),
  }),
  {
    about: [
      'Промежуточные результаты для партнёров и медиа: что собрано и куда ушло. Только сводные числа.',
      'Interim results for partners and media: what was assembled and where it went. Aggregates only.',
    ],
    practice: (x) => ({ ...x, cases: undefined }),
  },
);
export type Bulletin = Row<typeof bulletins>;
