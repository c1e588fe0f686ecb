import { expect, test } from 'vitest';
import { checkCertificate, liftWorst, type Market, sharesOf, solveAssignment } from '../../src/matching/index.ts';
import { bruteForce, marketOf, outcomeOf, pair, random, randomTable, type Table } from './small.ts';

/** The table with pairs below a score left out. */
const above = (t: Table, lowest: number): Table => ({
  ...t,
  arcs: new Map([...t.arcs].filter(([, { score }]) => score >= lowest)),
});

test('the worst pair is lifted as far as it can be while as many are served; then the aims decide as always (300 markets)', () => {
  const r = random(61);
  let lifted = 0;
  for (let n = 0; n < 300; n++) {
    const table = randomTable(r, { seekers: 5, providers: 4 });
    const round = solveAssignment(marketOf(table));
    const { round: fair, before, after } = liftWorst(round);
    const scores = [...new Set([...table.arcs.values()].map(({ score }) => score))].sort((a, b) => b - a);
    const best = scores.find((score) => bruteForce(above(table, score)).served === round.served);
    expect(after, `case ${n}`).toBe(round.served === 0 ? undefined : best);
    expect(fair.served).toBe(round.served);
    if (after === undefined || before === undefined) continue;
    expect(outcomeOf(table, fair), `case ${n}`).toEqual(
      after === before ? outcomeOf(table, round) : bruteForce(above(table, after)),
    );
    for (const [i, j] of fair.providerOf.entries()) {
      const arc = table.arcs.get(pair(table.seekers[i]?.code ?? '', table.providers[j]?.code ?? ''));
      if (arc) expect(arc.score).toBeGreaterThanOrEqual(after);
    }
    lifted += Number(after > before);
  }
  expect(lifted).toBeGreaterThan(10);
});

test('a pinned pair stands while the others are lifted', () => {
  const market: Market = {
    seekers: ['a', 'b', 'c'].map((code) => ({ code })),
    providers: ['x', 'y', 'z'].map((code) => ({ code, capacity: 1 })),
    row: (i) =>
      [
        [
          { provider: 0, score: 1 },
          { provider: 1, score: 50 },
        ],
        [
          { provider: 1, score: 90 },
          { provider: 2, score: 60 },
        ],
        [
          { provider: 1, score: 70 },
          { provider: 2, score: 10 },
        ],
      ][i] ?? [],
    pins: [{ seeker: 'a', provider: 'x', reason: 'sister' }],
  };
  const round = solveAssignment(market);
  expect(round.providerOf).toEqual([0, 2, 1]);
  const worse = solveAssignment({ ...market, bans: [{ seeker: 'b', provider: 'z', reason: '' }] });
  expect(liftWorst(round)).toMatchObject({ before: 60, after: 60 });
  expect(liftWorst(worse)).toMatchObject({ before: 10, after: 10 });
  expect(checkCertificate(market, round).proven).toBe(true);
});

const classes = (sizes: Record<string, number>) => {
  const groups = Object.entries(sizes).flatMap(([group, size]) => Array<string>(size).fill(group));
  const round = solveAssignment({
    seekers: groups.map((_, i) => ({ code: `s${100 + i}` })),
    providers: [{ code: 'x', capacity: 7 }],
    row: () => [{ provider: 0, score: 1 }],
  });
  return sharesOf(round, (i) => groups[i]);
};

test('each class with how many are served; nobody can be told from a small one, nor from the sum', () => {
  expect(classes({ '7A': 5, '8B': 9 })).toEqual([
    { group: '7A', asked: 5, served: 5 },
    { group: '8B', asked: 9, served: 2 },
  ]);
  expect(classes({ '7A': 4, '8B': 9, '9C': 6 })).toEqual([
    { group: '7A', hidden: true },
    { group: '8B', asked: 9, served: 3 },
    { group: '9C', hidden: true },
  ]);
  expect(classes({ '7A': 4, '8B': 3, '9C': 6 }).filter((x) => 'hidden' in x)).toHaveLength(2);
});
