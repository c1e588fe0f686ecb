import { outdated, type Programme } from '../../kit/index.ts';
import { type Pair, pairs } from './tables.ts';

export const pairMissing = outdated('pair-missing', (f: { pair: string }) => [
  `Пары ${f.pair} нет на листе «Пары и группы».`,
  `There is no pair ${f.pair} in the tab “Pairs and groups”.`,
]);

/** @throws pairMissing */
export function pairOf(p: Programme, id: string): Pair {
  const pair = p.row(pairs, id);
  if (!pair) throw pairMissing({ pair: id });
  return pair;
}
