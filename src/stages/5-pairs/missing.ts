import { type Programme, problem } from '../../kit/index.ts';
import { type Pair, pairs } from './tables.ts';

export const pairMissing = problem('pair-missing', (f: { pair: string }) => [
  `Пары ${f.pair} нет на листе «Пары и группы». Ничего не изменено. Обновите панель.`,
  `There is no pair ${f.pair} in the tab “Pairs and groups”. Nothing was changed. Refresh the panel.`,
]);

/** @throws pairMissing */
export function pairOf(p: Programme, id: string): Pair {
  const pair = p.row(pairs, id);
  if (!pair) throw pairMissing({ pair: id });
  return pair;
}
