import { type Id, key, number, type Programme, paragraph, say, table, text } from '../../kit/index.ts';
import { criteria } from './criteria.ts';

const codeOf = (i: number) => `ВП-${String(i + 1).padStart(3, '0')}` as Id<'weights'>;

/** How much each criterion counts: the school's own choice, editable in its tab. */
export const weights = table(
  'weights',
  ['Правила подбора', 'Pairing rules'],
  () => ({
    id: key('weights', 'ВП'),
    criterion: text(['Правило', 'Rule'], { width: 200 }),
    weight: number(['Баллов', 'Points'], { from: 0, to: 100 }, { width: 90 }),
    about: paragraph(['Как считается', 'How it is counted'], { width: 520, wrap: true }),
  }),
  {
    nextYear: () => ({}),
    aside: true,
    about: [
      'Сколько баллов даёт каждое правило подбора. Ноль выключает правило; сумма может быть любой.',
      'How many points each rule of pairing gives. Zero switches a rule off; the sum may be anything.',
    ],
    starts: (lang) =>
      criteria.map((c, i) => ({
        id: codeOf(i),
        criterion: say(c.title, lang),
        weight: c.weight,
        about: say(c.about, lang),
      })),
  },
);

/** Points of each criterion by its id. A rule that is not in the tab counts as declared. */
export function weightsOf(p: Programme): ReadonlyMap<string, number> {
  const rows = p.rows(weights);
  return new Map(criteria.map((c, i) => [c.id, rows.find((r) => r.id === codeOf(i))?.weight ?? c.weight]));
}
