import { expect, test } from 'vitest';
import { hash } from '../../src/kit/index.ts';
import {
  type Market,
  packed,
  protocolOf,
  resolveAssignment,
  scarcityOf,
  solveAssignment,
  unpacked,
  valuesOf,
} from '../../src/matching/index.ts';
import { marketOf, random, randomTable, shuffled } from './small.ts';

const rules = { themes: 60, time: 20, relatives: 'forbidden' };

test('the record of a round is the same for any order of rows, and from old prices (120 markets)', () => {
  const r = random(71);
  for (let n = 0; n < 120; n++) {
    const table = randomTable(r, { seekers: 12, providers: 7, decisions: true, groups: n % 4 === 0 });
    const market = marketOf(table);
    const before = protocolOf(solveAssignment(market), rules, hash);
    const mixed = {
      ...table,
      seekers: shuffled(r, table.seekers),
      providers: shuffled(r, table.providers),
      pins: shuffled(r, table.pins),
      bans: shuffled(r, table.bans),
    };
    const other = solveAssignment({ ...marketOf(mixed), pins: [] });
    const after = protocolOf(
      resolveAssignment(marketOf(mixed), other),
      { relatives: 'forbidden', time: 20, themes: 60 },
      hash,
    );
    expect({ ...after, faults: [] }).toEqual({ ...before, faults: [] });
    expect(JSON.parse(JSON.stringify(before))).toEqual(before);
  }
});

test('a market that travelled as JSON gives the same record (100 markets)', () => {
  const r = random(72);
  for (let n = 0; n < 100; n++) {
    const here = marketOf(
      randomTable(r, { seekers: 12, providers: 7, decisions: true, stay: true, groups: n % 4 === 0 }),
    );
    const there = unpacked(JSON.parse(JSON.stringify(packed(here))));
    expect(protocolOf(solveAssignment(there), rules, hash)).toEqual(protocolOf(solveAssignment(here), rules, hash));
  }
});

const market: Market = {
  seekers: [
    { code: 'НМ-002', since: '2026-09-01' },
    { code: 'НМ-001', since: '2026-09-02' },
    { code: 'НМ-003', since: '2026-09-01' },
  ],
  providers: [{ code: 'НР-001', capacity: 1 }],
  row: (i) => (i < 2 ? [{ provider: 0, score: 40, broken: i }] : []),
  pins: [{ seeker: 'НМ-001', provider: 'НР-001', reason: 'просьба родителей' }],
};

test('the record names everybody by code, pins with their reasons, and why each of the others stays out', () => {
  const record = protocolOf(solveAssignment(market), rules, hash, () => ['time']);
  expect(record).toMatchObject({
    version: 2,
    rules,
    seekers: 3,
    providers: 1,
    places: 1,
    pins: market.pins,
    served: 1,
    broken: 1,
    total: 40,
    exact: true,
    pairs: [{ seeker: 'НМ-001', provider: 'НР-001', score: 40, broken: 1, pinned: true }],
    unpaired: [
      { seeker: 'НМ-002', kind: 'competition', seekers: ['НМ-001', 'НМ-002'], providers: ['НР-001'], places: 1 },
      { seeker: 'НМ-003', kind: 'nobody', gates: ['time'] },
    ],
  });
});

test.each<[string, Partial<Market>, typeof rules]>([
  ['a weight', {}, { ...rules, time: 25 }],
  ['a score', { row: (i) => (i < 2 ? [{ provider: 0, score: 41 }] : []) }, rules],
  ['a place', { providers: [{ code: 'НР-001', capacity: 2 }] }, rules],
  ['the reason of a pin', { pins: [{ seeker: 'НМ-001', provider: 'НР-001', reason: 'другая' }] }, rules],
  ['a date of joining', { seekers: market.seekers.map((s) => ({ ...s, since: '2026-09-05' })) }, rules],
])('the fingerprint of the inputs is another when %s is', (_, changed, newRules) => {
  const before = protocolOf(solveAssignment(market), rules, hash);
  expect(protocolOf(solveAssignment({ ...market, ...changed }), newRules, hash).inputs).not.toBe(before.inputs);
});

test('what is asked for and not offered stands first', () => {
  const values = valuesOf(solveAssignment({ ...market, pins: [] }));
  const found = scarcityOf(
    values,
    (i) => (i === 2 ? ['physics'] : ['exams', 'exams']),
    () => ['exams', 'music'],
  );
  expect(found.map(({ tag, asked, unserved, places, left }) => [tag, asked, unserved, places, left])).toEqual([
    ['exams', 2, 1, 1, 0],
    ['physics', 1, 1, 0, 0],
    ['music', 0, 0, 1, 0],
  ]);
  expect(found[0]?.best).toEqual({ served: 1, broken: 1, score: 40 });
});
