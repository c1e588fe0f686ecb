import { expect, test } from 'vitest';
import { checkCertificate, solveAssignment } from '../../src/matching/index.ts';
import { bruteForce, marketOf, outcomeOf, random, randomTable, type Shape, shuffled } from './small.ts';

const CASES = 700;

const kinds: [string, Shape][] = [
  ['places, gates and ties', { seekers: 5, providers: 4 }],
  ['prices of staying out', { seekers: 5, providers: 4, stay: true }],
  ['pins, bans and a draft', { seekers: 5, providers: 4, stay: true, decisions: true }],
];

test.each(kinds)(
  `trying everything finds the same pairs as the engine, and every result is proven: %s (${CASES})`,
  (_, shape) => {
    const r = random(shape.decisions ? 3 : shape.stay ? 2 : 1);
    for (let n = 0; n < CASES; n++) {
      const table = randomTable(r, shape);
      const market = marketOf(table);
      const round = solveAssignment(market);
      expect(outcomeOf(table, round), `case ${n}`).toEqual(bruteForce(table));
      expect(checkCertificate(market, round), `case ${n}`).toMatchObject({ proven: true, gap: 0 });
    }
  },
);

test('the order of rows changes nothing (100 markets of 30 × 15, shuffled)', () => {
  const r = random(4);
  for (let n = 0; n < 100; n++) {
    const table = randomTable(r, { seekers: 30, providers: 15, decisions: true });
    const before = outcomeOf(table, solveAssignment(marketOf(table)));
    const mixed = { ...table, seekers: shuffled(r, table.seekers), providers: shuffled(r, table.providers) };
    const market = marketOf(mixed);
    const backwards = { ...market, row: (i: number) => [...market.row(i)].reverse() };
    expect(outcomeOf(mixed, solveAssignment(backwards))).toEqual(before);
  }
});
