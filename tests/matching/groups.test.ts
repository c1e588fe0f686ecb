import { expect, test } from 'vitest';
import { compile } from '../../src/matching/compile.ts';
import { solveGroups } from '../../src/matching/groups.ts';
import { checkCertificate, type Market, priceOf, solveAssignment } from '../../src/matching/index.ts';
import { bruteForce, marketOf, random, randomTable } from './small.ts';

test('groups with a smallest size: trying everything is never better than the engine (400)', () => {
  const r = random(21);
  for (let n = 0; n < 400; n++) {
    const table = randomTable(r, { seekers: 6, providers: 4, groups: true, decisions: n % 3 === 0 });
    // a pin into a group that cannot be filled has no order of aims to agree on
    table.pins = [];
    const market = marketOf(table);
    const round = solveAssignment(market);
    const { served, broken, total } = bruteForce(table);
    expect({ served: round.served, broken: round.broken, total: round.total }, `case ${n}`).toEqual({
      served,
      broken,
      total,
    });
    expect(round.exact).toBe(true);
    const { gap, wrong } = checkCertificate(market, round);
    expect(wrong, `case ${n}`).toBe(undefined);
    expect(gap).toBeGreaterThanOrEqual(0);
    table.providers.forEach((p, j) => {
      const size = round.providerOf.filter((x) => x === j).length;
      expect(size === 0 || size >= (p.minimum ?? 1), `case ${n}`).toBe(true);
    });
  }
});

/** Mentors of the `least` and `most` seekers; any pair is open. */
const classes = (sizes: [number, number][], seekers: number): Market => ({
  seekers: Array.from({ length: seekers }, (_, i) => ({ code: `s${100 + i}` })),
  providers: sizes.map(([minimum, capacity], j) => ({ code: `p${j}`, minimum, capacity })),
  row: (i) => sizes.map((_, provider) => ({ provider, score: (i * 7 + provider * 5) % 11 })),
});

test('a group that nobody can fill stays empty, is named, and takes nobody away from the others', () => {
  const round = solveAssignment(
    classes(
      [
        [9, 12],
        [2, 3],
      ],
      5,
    ),
  );
  expect(round.faults).toEqual([{ kind: 'minimum-unreachable', provider: 'p0' }]);
  expect(round.providerOf.filter((j) => j === 1)).toHaveLength(3);
  expect(round.served).toBe(3);
});

test('two groups that cannot both be filled: the one that serves more runs', () => {
  const round = solveAssignment(
    classes(
      [
        [4, 4],
        [3, 5],
      ],
      6,
    ),
  );
  expect(round.served).toBe(5);
  expect(round.exact).toBe(true);
});

test('the price of a decision keeps the groups that run, and names who moves', () => {
  const market = classes(
    [
      [3, 3],
      [3, 4],
      [2, 2],
    ],
    6,
  );
  const round = solveAssignment(market);
  expect([round.served, round.exact]).toEqual([6, true]);
  const size = (j: number) => round.providerOf.filter((x) => x === j).length;
  const running = [0, 1, 2].filter((j) => size(j) > 0);
  const ban = { seeker: 's100', provider: market.providers[round.providerOf[0] as number]?.code ?? '', reason: '' };
  const { change, moves, after } = priceOf(round, { ...market, bans: [ban] });
  expect(change.served).toBe(after.served - round.served);
  expect(moves.map((m) => m.seeker)).toContain(0);
  expect(running.length).toBeGreaterThan(0);
  [0, 1, 2].forEach((j) => {
    const now = after.providerOf.filter((x) => x === j).length;
    expect(now === 0 || now >= (market.providers[j]?.minimum ?? 1)).toBe(true);
  });
});

test('a search that stops early never promises more than there is, nor less than its own answer (600)', () => {
  const r = random(22);
  let open = 0;
  for (let n = 0; n < 200; n++) {
    const table = randomTable(r, { seekers: 8, providers: 5, groups: true, decisions: false });
    const market = compile(marketOf(table));
    const { cost: best } = solveGroups(market);
    for (const most of [1, 3, 6]) {
      const { cost, bound, exact } = solveGroups(market, most);
      expect(bound, `case ${n}, ${most} steps`).toBeLessThanOrEqual(best);
      expect(cost).toBeGreaterThanOrEqual(best);
      expect(exact).toBe(bound === cost);
      open += Number(!exact);
    }
  }
  expect(open).toBeGreaterThan(50);
});
