import { byCode, type Decision, type Fault, type Market } from './market.ts';
import type { Round } from './solve.ts';
import { type Gates, type Unpaired, whyLeft } from './unpaired.ts';

/** Raised when the same market may give another result. */
export const ENGINE_VERSION = 2;

/** A round for the record: plain data, people by code, the same on any machine. */
export type Protocol = {
  version: number;
  /** fingerprint of everything the result follows from, rules included */
  inputs: string;
  /** the rules and weights in force, as the caller states them */
  rules: Readonly<Record<string, string | number | boolean>>;
  seekers: number;
  providers: number;
  places: number;
  pins: readonly Decision[];
  bans: readonly Decision[];
  faults: readonly Fault[];
  served: number;
  broken: number;
  total: number;
  exact: boolean;
  pairs: readonly { seeker: string; provider: string; score: number; broken: number; pinned: boolean }[];
  unpaired: readonly UnpairedEntry[];
  /** fingerprint of the result */
  result: string;
};

type UnpairedReason =
  | { kind: 'nobody'; gates: readonly string[] }
  | { kind: 'competition'; seekers: readonly string[]; providers: readonly string[]; places: number }
  | { kind: 'price' };

export type UnpairedEntry = { seeker: string } & UnpairedReason;

function reasonOf(why: Unpaired, { seekers, providers }: Market): UnpairedReason {
  if (why.kind === 'price') return { kind: 'price' };
  if (why.kind === 'nobody') return { kind: 'nobody', gates: why.refusals.map(({ gate }) => gate) };
  const codes = (people: readonly { code: string }[], who: readonly number[]) => who.map((x) => people[x].code).sort();
  return {
    kind: 'competition',
    seekers: codes(seekers, why.seekers),
    providers: codes(providers, why.providers),
    places: why.places,
  };
}

const HALF = 2 ** 32;

/** A fingerprint of many whole numbers below 2^53, by FNV-1a over 32 bits at a time, twice from different beginnings. */
function digest(numbers: Int32Array | Float64Array): string {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (const x of numbers) {
    const high = Math.floor(x / HALF);
    a = Math.imul(Math.imul(a ^ (x - high * HALF), 0x01000193) ^ high, 0x01000193);
    b = Math.imul(Math.imul(b ^ (x - high * HALF), 0x01000193) ^ (high + 1), 0x01000193);
  }
  return `${numbers.length}:${(a >>> 0).toString(16)}${(b >>> 0).toString(16)}`;
}

/**
 * @param rules what decides about gates and scores, as plain values
 * @param hash a fingerprint of a text, the same on every machine
 */
export function protocolOf(
  round: Round,
  rules: Protocol['rules'],
  hash: (text: string) => string,
  gates: Gates = () => [],
): Protocol {
  const { market, places, all, seekerOf, providerOf, pinned, rowOf, aims } = round.compiled;
  const { seekers, providers } = market;
  const sorted = (decisions: readonly Decision[] = []) =>
    [...decisions].sort(
      (a, b) => byCode({ code: a.seeker }, { code: b.seeker }) || byCode({ code: a.provider }, { code: b.provider }),
    );
  const orderedRules = Object.fromEntries(Object.entries(rules).sort(([a], [b]) => byCode({ code: a }, { code: b })));
  const pins = sorted(market.pins);
  const bans = sorted(market.bans);
  const pairs = Array.from(seekerOf).flatMap((seeker) => {
    const provider = round.providerOf[seeker];
    if (provider < 0) return [];
    const arc = market.row(seeker).find((x) => x.provider === provider);
    return [
      {
        seeker: seekers[seeker].code,
        provider: providers[provider].code,
        score: arc?.score ?? 0,
        broken: arc?.broken ?? 0,
        pinned: pinned[rowOf[seeker]] >= 0,
      },
    ];
  });
  const reasons = whyLeft(round, gates);
  const told = new Map<Unpaired, UnpairedReason>();
  const unpaired = Array.from(seekerOf).flatMap((seeker): UnpairedEntry[] => {
    const why = reasons.get(seeker);
    if (!why) return [];
    const reason = told.get(why) ?? reasonOf(why, market);
    told.set(why, reason);
    return [{ seeker: seekers[seeker].code, ...reason }];
  });
  const who = {
    seekers: Array.from(seekerOf, (i) => [seekers[i].code, seekers[i].since ?? '', seekers[i].stay ?? null]),
    providers: providersInOrder(market, providerOf),
    draft: Array.from(round.compiled.draft, (j) => (j < 0 ? '' : providers[providerOf[j]].code)),
  };
  const inputs = hash(
    JSON.stringify([
      ENGINE_VERSION,
      orderedRules,
      who,
      pins,
      bans,
      aims,
      ...[all.start, all.cols, all.costs].map(digest),
    ]),
  );
  const { served, broken, total, exact, faults } = round;
  return {
    version: ENGINE_VERSION,
    inputs,
    rules: orderedRules,
    seekers: seekers.length,
    providers: providers.length,
    places: places.reduce((sum, n) => sum + n, 0),
    pins,
    bans,
    faults,
    served,
    broken,
    total,
    exact,
    pairs,
    unpaired,
    result: hash(JSON.stringify([inputs, pairs, unpaired])),
  };
}

/** Each once, also where the engine has split one in two for a group. */
const providersInOrder = ({ providers }: Market, providerOf: Int32Array) =>
  Array.from(providerOf.subarray(0, providers.length), (j) => {
    const { code, capacity, minimum } = providers[j];
    return [code, Number.isFinite(capacity) ? capacity : null, minimum ?? null];
  });
