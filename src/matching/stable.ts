/**
 * Mutual choice after people have met: both sides rank one another, ties allowed, and a matching is stable when no two
 * people would both rather have each other than what they got (a free place, or staying alone, counts as what they got).
 */

/** Whom one would take: tiers, the best first; people of one tier are equally welcome; nobody else is taken. */
export type Ranking = readonly (readonly number[])[];

export type Choices = {
  /** by seeker: providers · by provider: seekers */
  seekers: readonly Ranking[];
  providers: readonly Ranking[];
  places: readonly number[];
  /** settles ties of the providers, e.g. score or waiting time: the higher goes first; then the smaller index */
  preference?(seeker: number, provider: number): number;
};

/**
 * The arcs both sides accept. Arcs of seeker `i`: `start[i]` to `start[i + 1]`, in the order they are asked. `wish` is the
 * tier the provider has for the seeker, `rank` the tier the seeker has for the provider, `order` the same without ties.
 */
export type Acceptable = {
  start: Int32Array;
  provider: Int32Array;
  wish: Int32Array;
  rank: Int32Array;
  order: Int32Array;
  places: Int32Array;
};

/** The provider of each seeker, or -1. */
export type Stable = { providerOf: Int32Array; served: number };

export function acceptable(choices: Choices): Acceptable {
  const { seekers, providers, preference = () => 0 } = choices;
  const rankOf = providers.map((tiers, provider) => {
    const order = tiers.flatMap((tier, rank) =>
      [...tier]
        .sort((a, b) => preference(b, provider) - preference(a, provider) || a - b)
        .map((seeker) => ({ seeker, rank })),
    );
    return new Map(order.map(({ seeker, rank }, n) => [seeker, { rank, order: n }]));
  });
  const start = new Int32Array(seekers.length + 1);
  const arcs: [number, number, number, number][] = [];
  seekers.forEach((tiers, seeker) => {
    const seen = new Set<number>();
    tiers.forEach((tier, wish) => {
      for (const provider of [...tier].sort((a, b) => preference(seeker, b) - preference(seeker, a) || a - b)) {
        const mine = rankOf[provider]?.get(seeker);
        if (!mine || seen.has(provider)) continue;
        seen.add(provider);
        arcs.push([provider, wish, mine.rank, mine.order]);
      }
    });
    start[seeker + 1] = arcs.length;
  });
  const column = (n: 0 | 1 | 2 | 3) => Int32Array.from(arcs, (arc) => arc[n]);
  return {
    start,
    provider: column(0),
    wish: column(1),
    rank: column(2),
    order: column(3),
    places: Int32Array.from(choices.places, (n) => (Number.isFinite(n) && n > 0 ? Math.floor(n) : 0)),
  };
}

/**
 * Deferred acceptance: seekers ask in their order, providers hold the best they have been asked by. Of all stable
 * matchings (with ties settled as they stand in `x.order`) it gives every seeker the best provider there is for them.
 *
 * A seeker whom everybody refused asks once more, and then wins ties (Király's promotion): more are served, and nobody
 * has a reason to break away.
 *
 * @param open arcs that may be used; all of them by default
 */
export function deferredAcceptance(x: Acceptable, options: { promote?: boolean; open?: Uint8Array } = {}): Stable {
  const { start, provider, rank, order, places } = x;
  const { promote = true, open } = options;
  const seekers = start.length - 1;
  const held = new Int32Array(seekers).fill(-1);
  const next = start.slice(0, seekers);
  const promoted = new Uint8Array(seekers);
  const first = new Int32Array(places.length + 1);
  for (let j = 0; j < places.length; j++) first[j + 1] = first[j] + places[j];
  // a heap of seekers at each provider, the least welcome at its root
  const heap = new Int32Array(first[places.length]);
  const size = new Int32Array(places.length);

  // the order of the arc a seeker is held by: without promotion it says all, ties included
  const standing = new Int32Array(seekers);
  const lessWelcome = (a: number, b: number): boolean => {
    if (promoted[a] === promoted[b]) return standing[a] > standing[b];
    const worse = rank[held[a]] - rank[held[b]];
    return worse === 0 ? promoted[a] < promoted[b] : worse > 0;
  };
  const up = (at: number, base: number, i: number): void => {
    let n = at;
    while (n > 0) {
      const parent = (n - 1) >> 1;
      if (!lessWelcome(i, heap[base + parent])) break;
      heap[base + n] = heap[base + parent];
      n = parent;
    }
    heap[base + n] = i;
  };
  const down = (length: number, base: number, i: number): void => {
    let n = 0;
    for (;;) {
      let child = 2 * n + 1;
      if (child >= length) break;
      if (child + 1 < length && lessWelcome(heap[base + child + 1], heap[base + child])) child++;
      if (!lessWelcome(heap[base + child], i)) break;
      heap[base + n] = heap[base + child];
      n = child;
    }
    heap[base + n] = i;
  };

  const asking = new Int32Array(seekers);
  let waiting = 0;
  for (let i = seekers - 1; i >= 0; i--) asking[waiting++] = i;
  while (waiting > 0) {
    const i = asking[--waiting];
    for (;;) {
      if (next[i] === start[i + 1]) {
        if (!promote || promoted[i] === 1 || start[i] === start[i + 1]) break;
        promoted[i] = 1;
        next[i] = start[i];
      }
      const arc = next[i]++;
      const j = provider[arc];
      if (places[j] === 0 || (open !== undefined && open[arc] === 0)) continue;
      held[i] = arc;
      standing[i] = order[arc];
      const base = first[j];
      if (size[j] < places[j]) {
        up(size[j]++, base, i);
        break;
      }
      const worst = heap[base];
      if (!lessWelcome(worst, i)) {
        held[i] = -1;
        continue;
      }
      down(size[j], base, i);
      held[worst] = -1;
      asking[waiting++] = worst;
      break;
    }
  }
  let served = 0;
  const providerOf = held.map((arc) => {
    if (arc < 0) return -1;
    served++;
    return provider[arc];
  });
  return { providerOf, served };
}

export type BlockingPair = { seeker: number; provider: number };

/** Pairs who would both rather have each other; strictly, so a tie is no reason. */
export function blockingPairs(x: Acceptable, providerOf: ArrayLike<number>): BlockingPair[] {
  const { start, provider, wish, rank, places } = x;
  const load = new Int32Array(places.length);
  const worst = new Int32Array(places.length).fill(-1);
  const mine = new Int32Array(start.length - 1).fill(2 ** 30);
  for (let i = 0; i + 1 < start.length; i++) {
    for (let a = start[i]; a < start[i + 1]; a++) {
      const j = provider[a];
      if (j !== providerOf[i]) continue;
      mine[i] = wish[a];
      load[j]++;
      worst[j] = Math.max(worst[j], rank[a]);
    }
  }
  const out: BlockingPair[] = [];
  for (let i = 0; i + 1 < start.length; i++) {
    for (let a = start[i]; a < start[i + 1]; a++) {
      const j = provider[a];
      if (wish[a] < mine[i] && (load[j] < places[j] || rank[a] < worst[j])) out.push({ seeker: i, provider: j });
    }
  }
  return out;
}
