import { expect, test } from 'vitest';
import {
  acceptable,
  blockingPairs,
  type Choices,
  deferredAcceptance,
  fairStable,
  honoured,
  mutualFirst,
  seekersBest,
  solveAssignment,
} from '../../src/matching/index.ts';
import { below, type Random, random, shuffled } from './small.ts';

/** A ranking of some of `count` people, with ties when `tie` is above nought. */
function ranking(r: Random, count: number, tie: number): number[][] {
  const tiers: number[][] = [];
  for (const who of shuffled(
    r,
    Array.from({ length: count }, (_, n) => n),
  ).slice(0, 1 + below(r, count))) {
    const last = tiers.at(-1);
    if (last && r() < tie) last.push(who);
    else tiers.push([who]);
  }
  return tiers;
}

function randomChoices(r: Random, seekers: number, providers: number, tie: number): Choices {
  const weight = Array.from({ length: seekers * providers }, () => below(r, 10));
  return {
    seekers: Array.from({ length: seekers }, () => ranking(r, providers, tie)),
    providers: Array.from({ length: providers }, () => ranking(r, seekers, tie)),
    places: Array.from({ length: providers }, () => below(r, 4)),
    preference: (i, j) => weight[i * providers + j] ?? 0,
  };
}

const tierOf = (tiers: readonly (readonly number[])[] | undefined, who: number) =>
  tiers?.findIndex((tier) => tier.includes(who)) ?? -1;

/** Straight from the definition, sharing nothing with the engine. */
function isStable({ seekers, providers, places }: Choices, providerOf: ArrayLike<number>): boolean {
  const seated = places.map((_, j) => seekers.flatMap((_, i) => (providerOf[i] === j ? [i] : [])));
  return seekers.every((mine, i) =>
    providers.every((theirs, j) => {
      const wish = tierOf(mine, j);
      const rank = tierOf(theirs, i);
      if (wish < 0 || rank < 0) return providerOf[i] !== j;
      const now = providerOf[i] as number;
      if (now >= 0 && tierOf(mine, now) <= wish) return true;
      const here = seated[j] ?? [];
      return here.length >= (places[j] ?? 0) && here.every((other) => tierOf(theirs, other) <= rank);
    }),
  );
}

function* allMatchings({ seekers, places }: Choices): Generator<number[]> {
  const left = [...places];
  const chosen: number[] = [];
  function* next(i: number): Generator<number[]> {
    if (i === seekers.length) {
      yield [...chosen];
      return;
    }
    for (const j of [-1, ...(seekers[i]?.flat() ?? [])]) {
      if (j >= 0 && (left[j] ?? 0) === 0) continue;
      if (j >= 0) left[j] = (left[j] ?? 0) - 1;
      chosen[i] = j;
      yield* next(i + 1);
      if (j >= 0) left[j] = (left[j] ?? 0) + 1;
    }
  }
  yield* next(0);
}

test('where stability is promised no pair has a reason to break away, ties and places included (2,000 matchings)', () => {
  const r = random(51);
  for (let n = 0; n < 1000; n++) {
    const choices = randomChoices(r, 1 + below(r, 8), 1 + below(r, 5), n % 2 === 0 ? 0.4 : 0);
    for (const result of [seekersBest(choices), fairStable(choices)]) {
      expect(result.blocking).toEqual([]);
      expect(isStable(choices, result.providerOf), `case ${n}`).toBe(true);
    }
  }
});

test('the list of blocking pairs is empty exactly for the stable matchings (every matching of 300 choices)', () => {
  const r = random(52);
  for (let n = 0; n < 300; n++) {
    const choices = randomChoices(r, 3, 3, 0.3);
    const x = acceptable(choices);
    for (const matching of allMatchings(choices)) {
      const mutual = matching.every((j, i) => j < 0 || tierOf(choices.providers[j], i) >= 0);
      if (mutual) expect(blockingPairs(x, matching).length === 0).toBe(isStable(choices, matching));
    }
  }
});

test('without ties, every seeker has the best provider that any stable matching gives, and the worst tier of the fair one cannot be bettered (300 choices)', () => {
  const r = random(53);
  for (let n = 0; n < 300; n++) {
    const choices = randomChoices(r, 4, 3, 0);
    const x = acceptable(choices);
    const best = seekersBest(choices);
    const fair = fairStable(choices);
    for (const matching of allMatchings(choices)) {
      const mutual = matching.every((j, i) => j < 0 || tierOf(choices.providers[j], i) >= 0);
      if (!mutual || !isStable(choices, matching)) continue;
      matching.forEach((j, i) => {
        const mine = best.providerOf[i] as number;
        expect(mine >= 0 || j < 0).toBe(true);
        if (j >= 0) expect(tierOf(choices.seekers[i], mine)).toBeLessThanOrEqual(tierOf(choices.seekers[i], j));
      });
      expect(fair.worst).toBeLessThanOrEqual(honoured(choices, x, matching).worst);
    }
  }
});

test('all 46,656 preferences of three and three: 34,080 have one stable matching, 11,484 two, 1,092 three', () => {
  const orders = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [1, 2, 0],
    [2, 0, 1],
    [2, 1, 0],
  ] as const;
  const counts = new Map<number, number>();
  // by symmetry the first seeker's order may stay the same: 6 × 7,776
  for (let code = 0; code < 7776; code++) {
    const digits = Array.from({ length: 5 }, (_, n) => orders[Math.floor(code / 6 ** n) % 6] ?? orders[0]);
    const tiers = (order: readonly number[] = orders[0]) => order.map((who) => [who]);
    const choices: Choices = {
      seekers: [tiers(), tiers(digits[0]), tiers(digits[1])],
      providers: [tiers(digits[2]), tiers(digits[3]), tiers(digits[4])],
      places: [1, 1, 1],
    };
    const x = acceptable(choices);
    const stable = orders.filter((matching) => blockingPairs(x, matching).length === 0).length;
    counts.set(stable, (counts.get(stable) ?? 0) + 6);
  }
  expect(Object.fromEntries(counts)).toEqual({ 1: 34080, 2: 11484, 3: 1092 });
});

test('those who named each other first are together; where they are too many, the preference decides', () => {
  const choices: Choices = {
    seekers: [
      [[0], [1]],
      [[0], [1]],
      [[1], [0]],
    ],
    providers: [
      [[0, 1], [2]],
      [[0], [2]],
    ],
    places: [1, 1],
    preference: (seeker) => seeker,
  };
  expect(mutualFirst(choices)).toEqual([{ seeker: 1, provider: 0 }]);
});

test('a seeker whom everybody refused asks once more and wins a tie: three served instead of two, still stable', () => {
  const choices: Choices = {
    seekers: [[[0], [1]], [[0]]],
    providers: [[[0, 1]], [[0]]],
    places: [1, 1],
  };
  const x = acceptable(choices);
  expect(deferredAcceptance(x, { promote: false }).served).toBe(1);
  expect(deferredAcceptance(x).served).toBe(2);
  expect(isStable(choices, deferredAcceptance(x).providerOf)).toBe(true);
});

test('what stability costs is shown: the best total serves one more and has a blocking pair', () => {
  const choices: Choices = {
    seekers: [[[0]], [[0], [1]]],
    providers: [[[1], [0]], [[1]]],
    places: [1, 1],
    preference: () => 10,
  };
  const stable = seekersBest(choices);
  const { providerOf } = solveAssignment({
    seekers: [{ code: 'a' }, { code: 'b' }],
    providers: [
      { code: 'x', capacity: 1 },
      { code: 'y', capacity: 1 },
    ],
    row: (i) => (choices.seekers[i] ?? []).flat().map((provider) => ({ provider, score: 10 })),
  });
  const best = honoured(choices, acceptable(choices), providerOf);
  expect([stable.served, stable.total, stable.blocking]).toEqual([1, 10, []]);
  expect([best.served, best.total, best.blocking]).toEqual([2, 20, [{ seeker: 1, provider: 0 }]]);
});
