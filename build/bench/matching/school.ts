/** A school of 500 seekers and 250 providers through the engine's own interface. */
import {
  type Arc,
  alternatives,
  type Market,
  outlookOf,
  priceOf,
  remediesFor,
  resolveAssignment,
  solveAssignment,
  valuesOf,
  whyUnpaired,
} from '../../../src/matching/index.ts';
import type { Measured } from './child.ts';
import type { Crowd } from './families.ts';
import { crowd } from './families.ts';
import { open, people, score } from './people.ts';

const code = (letter: string, n: number) => `${letter}-${String(n).padStart(5, '0')}`;

export function marketOf({ seekers, providers, places, gated }: Crowd): Market {
  return {
    seekers: Array.from({ length: seekers.count }, (_, i) => ({
      code: code('S', i),
      since: `2026-09-${10 + (i % 20)}`,
    })),
    providers: Array.from(places, (capacity, j) => ({ code: code('P', j), capacity })),
    row: (i) => {
      const arcs: Arc[] = [];
      for (let j = 0; j < providers.count; j++) {
        if (!gated || open(seekers, i, providers, j))
          arcs.push({ provider: j, score: score(seekers, i, providers, j) });
      }
      return arcs;
    },
  };
}

/** Two places each, hours and languages and forms as gates; nine in ten can be served. */
function small(): Crowd {
  const [seekers, providers] = [people(500, 12, true, 0.1), people(250, 13, false, 0.12)];
  const places = Int32Array.from({ length: 250 }, (_, j) => (j % 5 === 0 ? 1 : 2));
  return { ...crowd('mentor', 1), seekers, providers, places, gated: true };
}

export function school(runs: number): Measured {
  const market = marketOf(small());
  const took: Record<string, number[]> = {};
  const timed = <T>(what: string, work: () => T): T => {
    const start = performance.now();
    const value = work();
    took[what] ??= [];
    took[what].push(performance.now() - start);
    return value;
  };
  const ms: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    const round = timed('solve', () => solveAssignment(market));
    const outlook = timed('outlook', () => outlookOf(round));
    timed('second best of everyone', () => market.seekers.map((_, i) => alternatives(outlook, i, 1)));
    timed('values', () => valuesOf(round));
    const out = [...round.providerOf.entries()].flatMap(([i, j]) => (j < 0 ? [i] : []));
    timed('reasons of everyone left out', () => out.map((i) => whyUnpaired(round, i)));
    ms.push(performance.now() - start);
    const pin = {
      seeker: code('S', run),
      provider: code('P', alternatives(outlook, run)[3]?.provider ?? 0),
      reason: '',
    };
    timed('price', () => priceOf(round, { ...market, pins: [pin] }));
    timed('again', () => resolveAssignment({ ...market, bans: [pin] }, round));
    const first = out[run % Math.max(1, out.length)];
    const gates = () => ['time'];
    if (first !== undefined) {
      timed('remedies', () => remediesFor(round, first, { gates, arc: () => ({ score: 50 }) }));
    }
  }
  const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] as number;
  const parts = Object.fromEntries(
    Object.entries(took).flatMap(([what, all]) => [
      [`${what}, first`, all[0] as number],
      [what, median(all)],
    ]),
  );
  return { ms, parts };
}
