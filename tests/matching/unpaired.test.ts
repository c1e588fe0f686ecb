import { expect, test } from 'vitest';
import { type Market, remedied, remediesFor, solveAssignment, whyUnpaired } from '../../src/matching/index.ts';
import { marketOf, pair, random, randomTable, type Table } from './small.ts';

/** Gates of a random table: what is not listed is refused by one gate or by two. */
const gatesOf = (t: Table) => (i: number, j: number) => {
  const [s, p] = [t.seekers[i]?.code ?? '', t.providers[j]?.code ?? ''];
  if (t.arcs.has(pair(s, p))) return [];
  return (s.length + Number(s.slice(1)) + Number(p.slice(1))) % 2 === 0 ? ['time'] : ['time', 'age'];
};

test('everyone left out has a proof that can be checked, and every remedy, applied and solved, adds a pair (250 markets)', () => {
  const r = random(41);
  let [proofs, remedies] = [0, 0];
  for (let n = 0; n < 250; n++) {
    const table = randomTable(r, { seekers: 9, providers: 5, decisions: n % 2 === 0 });
    const market = marketOf(table);
    const round = solveAssignment(market);
    const gates = gatesOf(table);
    const arc = () => ({ score: 1 });
    const open = (i: number): number[] =>
      Array.from(
        round.compiled.arcs.cols.subarray(
          round.compiled.arcs.start[round.compiled.rowOf[i] as number],
          round.compiled.arcs.start[(round.compiled.rowOf[i] as number) + 1],
        ),
      ).map((column) => round.compiled.providerOf[column] as number);
    table.seekers.forEach((_, i) => {
      const why = whyUnpaired(round, i, gates);
      expect(why === undefined).toBe((round.providerOf[i] as number) >= 0);
      if (!why) return;
      proofs++;
      const free = (j: number) => (market.providers[j]?.capacity ?? 0) > 0;
      if (why.kind === 'competition') {
        expect(why.seekers).toContain(i);
        expect(why.seekers.length).toBeGreaterThan(why.places);
        expect(why.places).toBe(why.providers.reduce((sum, j) => sum + (market.providers[j]?.capacity ?? 0), 0));
        for (const seeker of why.seekers)
          expect(why.providers).toEqual(expect.arrayContaining(open(seeker).filter(free)));
      } else {
        expect(why.kind).toBe('nobody');
        expect(open(i).filter(free)).toEqual([]);
      }
      for (const remedy of remediesFor(round, i, { gates, arc })) {
        const after = solveAssignment(remedied(market, remedy, arc));
        expect(after.served, `${n}: ${remedy.kind}`).toBe(round.served + remedy.change.served);
        expect(after.served).toBeGreaterThan(round.served);
        remedies++;
      }
      if (why.kind === 'competition') expect(remediesFor(round, i, { gates, arc }).length).toBeGreaterThan(0);
    });
  }
  expect(proofs).toBeGreaterThan(300);
  expect(remedies).toBeGreaterThan(600);
});

const three: Market = {
  seekers: ['a', 'b', 'c', 'd'].map((code, i) => ({ code, since: `2026-09-0${4 - i}` })),
  providers: [
    { code: 'x', capacity: 1 },
    { code: 'y', capacity: 1 },
    { code: 'z', capacity: 3 },
  ],
  row: (i) =>
    i < 3
      ? [
          { provider: 0, score: 10 },
          { provider: 1, score: 10 },
        ]
      : [{ provider: 2, score: 1 }],
};

test('three who can go to two places only: the proof names them, and the one who came last is left out', () => {
  const round = solveAssignment(three);
  expect(round.providerOf).toEqual([-1, 0, 1, 2]);
  expect(whyUnpaired(round, 0)).toEqual({
    kind: 'competition',
    seekers: [0, 1, 2],
    providers: [0, 1],
    places: 2,
    shut: [],
  });
});

test('nobody is open: each gate with how many providers it refuses, and how many it alone', () => {
  const market = { ...three, row: (i: number) => (i === 0 ? [] : three.row(i)), bans: [] };
  const gates = (i: number, j: number) => (i > 0 ? [] : j === 0 ? ['time'] : j === 1 ? ['time', 'age'] : ['age']);
  expect(whyUnpaired(solveAssignment(market), 0, gates)).toEqual({
    kind: 'nobody',
    refusals: [
      { gate: 'age', providers: 2, alone: 1 },
      { gate: 'time', providers: 2, alone: 1 },
    ],
  });
});

test('a remedy that serves the very seeker stands before one that serves another with a longer wait', () => {
  const gates = (i: number, j: number) => (i === 0 && j === 2 ? ['time'] : []);
  const found = remediesFor(solveAssignment(three), 0, { gates, arc: () => ({ score: 3 }) });
  expect(found.map(({ kind, provider, serves }) => [kind, provider, serves])).toEqual([
    ['place', 0, true],
    ['place', 1, true],
    ['gate', 2, true],
  ]);
});
