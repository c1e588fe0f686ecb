import { expect, test } from 'vitest';
import { checkCertificate, type Decision, type Market, solveAssignment } from '../../src/matching/index.ts';

const pin = (seeker: string, provider: string): Decision => ({ seeker, provider, reason: 'asked by the parents' });

/** Two seekers, two providers, every pair open with 10 points. */
const market = (changed: Partial<Market> = {}): Market => ({
  seekers: [{ code: 'a' }, { code: 'b' }],
  providers: [
    { code: 'x', capacity: 1 },
    { code: 'y', capacity: 1 },
  ],
  row: () => [
    { provider: 0, score: 10 },
    { provider: 1, score: 10 },
  ],
  ...changed,
});

const found = (m: Market) => {
  const round = solveAssignment(m);
  expect(checkCertificate(m, round)).toMatchObject({ proven: true });
  return { faults: round.faults, providerOf: round.providerOf };
};

test.each<[string, Partial<Market>, object]>([
  ['no seekers', { seekers: [] }, { faults: [{ kind: 'no-seekers' }], providerOf: [] }],
  ['no providers', { providers: [], row: () => [] }, { faults: [{ kind: 'no-providers' }], providerOf: [-1, -1] }],
  ['all pairs forbidden', { row: () => [] }, { faults: [{ kind: 'no-pairs' }], providerOf: [-1, -1] }],
  [
    'no places at all',
    {
      providers: [
        { code: 'x', capacity: 0 },
        { code: 'y', capacity: 0 },
      ],
    },
    { faults: [], providerOf: [-1, -1] },
  ],
  [
    'a blank number of places',
    {
      providers: [
        { code: 'x', capacity: Number.NaN },
        { code: 'y', capacity: 2 },
      ],
    },
    { faults: [{ kind: 'capacity', provider: 'x' }], providerOf: [1, 1] },
  ],
  [
    'a negative number of places',
    {
      providers: [
        { code: 'x', capacity: -3 },
        { code: 'y', capacity: 1 },
      ],
    },
    { faults: [{ kind: 'capacity', provider: 'x' }], providerOf: [1, -1] },
  ],
  [
    'a score that is no number',
    {
      row: (i) => [
        { provider: i, score: Number.NaN },
        { provider: 1 - i, score: 3 },
      ],
    },
    {
      faults: [
        { kind: 'score', seeker: 'a', provider: 'x' },
        { kind: 'score', seeker: 'b', provider: 'y' },
      ],
      providerOf: [1, 0],
    },
  ],
  [
    'negative scores',
    {
      row: (i) => [
        { provider: 0, score: -5 - 10 * i },
        { provider: 1, score: -7 },
      ],
    },
    { faults: [], providerOf: [0, 1] },
  ],
  [
    'a pair listed twice',
    {
      row: (i) => [
        { provider: 0, score: i },
        { provider: 0, score: 9 - i },
        { provider: 1, score: 0 },
      ],
    },
    { faults: [], providerOf: [0, 1] },
  ],
  [
    'a provider that is not there',
    {
      row: () => [
        { provider: 7, score: 1 },
        { provider: 0, score: 1 },
      ],
    },
    {
      faults: [
        { kind: 'score', seeker: 'a' },
        { kind: 'score', seeker: 'b' },
      ],
      providerOf: [0, -1],
    },
  ],
  [
    'a pin that breaks a gate',
    { row: (i) => [{ provider: i, score: 1 }], pins: [pin('a', 'y')] },
    { faults: [{ kind: 'pin-refused', seeker: 'a', provider: 'y' }], providerOf: [0, 1] },
  ],
  [
    'a seeker pinned twice',
    { pins: [pin('a', 'y'), pin('a', 'x')] },
    { faults: [{ kind: 'pin-clash', seeker: 'a', provider: 'y' }], providerOf: [0, 1] },
  ],
  [
    'more pins than places: the longest wait stands',
    {
      seekers: [
        { code: 'a', since: '2026-09-02' },
        { code: 'b', since: '2026-09-01' },
      ],
      pins: [pin('a', 'x'), pin('b', 'x')],
    },
    { faults: [{ kind: 'pin-full', seeker: 'a', provider: 'x' }], providerOf: [1, 0] },
  ],
  [
    'a pin to a provider who left',
    { pins: [pin('a', 'gone')] },
    { faults: [{ kind: 'pin-unknown', seeker: 'a', provider: 'gone' }], providerOf: [0, 1] },
  ],
  [
    'a pin of a seeker who left',
    { pins: [pin('gone', 'x')] },
    { faults: [{ kind: 'pin-unknown', seeker: 'gone', provider: 'x' }], providerOf: [0, 1] },
  ],
  [
    'a pair both pinned and banned',
    { pins: [pin('a', 'x')], bans: [pin('a', 'x')] },
    { faults: [{ kind: 'pin-banned', seeker: 'a', provider: 'x' }], providerOf: [1, 0] },
  ],
  [
    'a ban of someone who left',
    { bans: [pin('gone', 'x')] },
    { faults: [{ kind: 'ban-unknown', seeker: 'gone', provider: 'x' }], providerOf: [0, 1] },
  ],
  [
    'two people under one code',
    { seekers: [{ code: 'a' }, { code: 'a' }] },
    { faults: [{ kind: 'same-code', seeker: 'a' }], providerOf: [0, 1] },
  ],
])('%s: named, and the rest is solved', (_, changed, expected) => {
  expect(found(market(changed))).toEqual(expected);
});

test('a group larger than everybody is named, and nobody is lost to it', () => {
  const m = market({
    providers: [
      { code: 'x', capacity: 9, minimum: 3 },
      { code: 'y', capacity: 2 },
    ],
  });
  const round = solveAssignment(m);
  expect(round).toMatchObject({ faults: [{ kind: 'minimum-unreachable', provider: 'x' }], providerOf: [1, 1] });
});

test('a smallest size that is no number is named, and counts as none', () => {
  const m = market({
    providers: [
      { code: 'x', capacity: 1, minimum: Number.NaN },
      { code: 'y', capacity: 1 },
    ],
  });
  expect(found(m)).toEqual({ faults: [{ kind: 'minimum', provider: 'x' }], providerOf: [0, 1] });
});

test('scores too far apart to be weighed exactly are refused, not rounded away', () => {
  const m = market({ row: (i) => [{ provider: 0, score: i * 1e15 }] });
  expect(() => solveAssignment(m)).toThrow(RangeError);
});
