import type { Acceptable } from '../../../src/matching/stable.ts';
import { random } from './people.ts';

/** Everybody ranks `length` providers at random, and is ranked at random, ties on both sides; one to thirteen places each. */
export function rankings(seekers: number, providers: number, length: number): Acceptable {
  const r = random(3);
  const below = (n: number) => Math.floor(r() * n);
  const arcs = seekers * length;
  const x: Acceptable = {
    start: new Int32Array(seekers + 1),
    provider: new Int32Array(arcs),
    wish: new Int32Array(arcs),
    rank: new Int32Array(arcs),
    order: new Int32Array(arcs),
    places: Int32Array.from({ length: providers }, () => 1 + below(13)),
  };
  const byProvider: number[][] = Array.from({ length: providers }, () => []);
  for (let i = 0, arc = 0; i < seekers; i++) {
    const chosen = new Set<number>();
    while (chosen.size < length) chosen.add(below(providers));
    let wish = 0;
    for (const j of chosen) {
      if (chosen.size > 1 && r() >= 0.2) wish++;
      x.provider[arc] = j;
      x.wish[arc] = wish;
      byProvider[j]?.push(arc++);
    }
    x.start[i + 1] = arc;
  }
  for (const mine of byProvider) {
    for (let a = mine.length - 1; a > 0; a--) {
      const b = below(a + 1);
      [mine[a], mine[b]] = [mine[b] as number, mine[a] as number];
    }
    let rank = 0;
    mine.forEach((arc, order) => {
      if (r() >= 0.2) rank++;
      x.rank[arc] = rank;
      x.order[arc] = order;
    });
  }
  return x;
}
