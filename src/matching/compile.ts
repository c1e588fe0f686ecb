import { type Aims, aimsOf, outsideCost, pairCost, pinnedOutsideCost } from './aims.ts';
import { type Arcs, arcsWhere, findArc, type RawArcs, readArcs } from './arcs.ts';
import { byCode, type Decision, type Fault, type Market, type Provider } from './market.ts';

/**
 * A market as arrays, with everybody in the order of codes: what follows from it cannot depend on the order of rows.
 * Rows are seekers, columns providers; `seekerOf[row]` and `providerOf[column]` are the market's own indices.
 */
export type Compiled = {
  market: Market;
  aims: Aims;
  faults: Fault[];
  seekerOf: Int32Array;
  providerOf: Int32Array;
  rowOf: Int32Array;
  columnOf: Int32Array;
  /** every arc the market has */
  all: Arcs;
  readFaults: readonly Fault[];
  /** the arcs that pins and bans leave */
  arcs: Arcs;
  places: Int32Array;
  /** smallest size of a group, at least 1 */
  minimum: Int32Array;
  outside: Float64Array;
  /** rows, who has waited longest first */
  waiting: Int32Array;
  /** column a row is pinned to, or -1 */
  pinned: Int32Array;
  /** column the row had in the draft, or -1 */
  draft: Int32Array;
  banned: ReadonlySet<number>;
};

type Ordered = { order: Int32Array; placeOf: Int32Array; byName: Map<string, number> };

function ordered(people: readonly { code: string }[], faults: Fault[], who: 'seeker' | 'provider'): Ordered {
  const order = Int32Array.from(people.keys()).sort((a, b) => byCode(people[a], people[b]) || a - b);
  const placeOf = new Int32Array(people.length);
  const byName = new Map<string, number>();
  order.forEach((index, at) => {
    placeOf[index] = at;
    const { code } = people[index];
    if (byName.has(code)) faults.push({ kind: 'same-code', [who]: code });
    else byName.set(code, at);
  });
  return { order, placeOf, byName };
}

type Known = { row: number; column: number; decision: Decision };

/** Decisions as row and column, in the order of codes; the others are faults. */
function known(all: readonly Decision[] = [], rows: Ordered, columns: Ordered, fault: (d: Decision) => void): Known[] {
  return all
    .flatMap((decision) => {
      const row = rows.byName.get(decision.seeker);
      const column = columns.byName.get(decision.provider);
      if (row !== undefined && column !== undefined) return [{ row, column, decision }];
      fault(decision);
      return [];
    })
    .sort((a, b) => a.row - b.row || a.column - b.column);
}

const wholeNumber = (value: number): number | undefined =>
  Number.isFinite(value) && value >= 0 ? Math.floor(value) : undefined;

/** A price of staying out that means something. */
export const stayPrice = (stay: number | undefined): number | undefined =>
  stay !== undefined && Number.isFinite(stay) ? Math.round(stay) : undefined;

function sizes(providers: readonly Provider[], order: Int32Array, most: number, faults: Fault[]) {
  const places = new Int32Array(order.length);
  const minimum = new Int32Array(order.length).fill(1);
  order.forEach((index, column) => {
    const { code, capacity, minimum: least } = providers[index];
    const free = wholeNumber(capacity);
    if (free === undefined) faults.push({ kind: 'capacity', provider: code });
    // more places than seekers are never taken
    places[column] = Math.min(free ?? 0, most);
    if (least === undefined) return;
    const size = wholeNumber(least);
    if (size === undefined) faults.push({ kind: 'minimum', provider: code });
    else minimum[column] = Math.max(1, Math.min(size, most + 1));
  });
  return { places, minimum };
}

/** Rounded up, so that one more person or point does not make old prices worthless. */
const powerOfTwo = (x: number): number => 2 ** Math.ceil(Math.log2(Math.max(1, x)));

function weigh(market: Market, raw: RawArcs): { aims: Aims; all: Arcs } {
  let best = raw.cols.length > 0 ? -Infinity : 0;
  let worst = raw.cols.length > 0 ? Infinity : 0;
  let mostBroken = 0;
  for (let k = 0; k < raw.cols.length; k++) {
    best = Math.max(best, raw.scores[k]);
    worst = Math.min(worst, raw.scores[k]);
    mostBroken = Math.max(mostBroken, raw.broken[k]);
  }
  // staying out counts as nought points, or as minus its price
  let high = Math.max(0, best);
  let low = Math.min(0, worst);
  for (const seeker of market.seekers) {
    const stay = stayPrice(seeker.stay) ?? 0;
    high = Math.max(high, -stay);
    low = Math.min(low, -stay);
  }
  const aims = aimsOf(powerOfTwo(market.seekers.length), best, powerOfTwo(high - low), powerOfTwo(mostBroken));
  const costs = raw.scores.map((score, k) => pairCost(aims, score, raw.broken[k]));
  return { aims, all: { start: raw.start, cols: raw.cols, costs } };
}

/** Rows, who has waited longest first; someone without a date has just come. */
function byWaiting({ seekers }: Market, seekerOf: Int32Array): Int32Array {
  return Int32Array.from(seekerOf.keys()).sort((a, b) => {
    const x = seekers[seekerOf[a]].since ?? '';
    const y = seekers[seekerOf[b]].since ?? '';
    if (x !== y) return x === '' ? 1 : y === '' ? -1 : x < y ? -1 : 1;
    return a - b;
  });
}

/** Pins that can stand together: gates, bans and places are stronger than a pin, a longer wait than a shorter. */
function standing(
  pins: readonly Known[],
  { all, places, waiting, banned }: Pick<Compiled, 'all' | 'places' | 'waiting' | 'banned'>,
  faults: Fault[],
): Int32Array {
  const pinned = new Int32Array(waiting.length).fill(-1);
  const left = places.slice();
  const rank = new Int32Array(waiting.length);
  waiting.forEach((row, n) => {
    rank[row] = n;
  });
  const wrong = ({ row, column }: Known): Fault['kind'] | undefined => {
    if (banned.has(row * places.length + column)) return 'pin-banned';
    if (findArc(all, row, column) < 0) return 'pin-refused';
    if (pinned[row] >= 0) return 'pin-clash';
    return left[column] === 0 ? 'pin-full' : undefined;
  };
  for (const pin of [...pins].sort((a, b) => rank[a.row] - rank[b.row] || a.column - b.column)) {
    if (pinned[pin.row] === pin.column) continue;
    const kind = wrong(pin);
    if (kind) faults.push({ kind, seeker: pin.decision.seeker, provider: pin.decision.provider });
    else {
      pinned[pin.row] = pin.column;
      left[pin.column]--;
    }
  }
  return pinned;
}

const sameCodes = (a: readonly Provider[], b: readonly Provider[]): boolean =>
  a === b || (a.length === b.length && a.every(({ code }, n) => code === b[n].code));

/** Reads the market; what was read before is taken over when only decisions, places or the draft have changed. */
export function compile(market: Market, before?: Compiled): Compiled {
  const faults: Fault[] = [];
  const { seekers, providers } = market;
  if (seekers.length === 0) faults.push({ kind: 'no-seekers' });
  if (providers.length === 0) faults.push({ kind: 'no-providers' });
  const rows = ordered(seekers, faults, 'seeker');
  const columns = ordered(providers, faults, 'provider');
  const same =
    before &&
    before.market.row === market.row &&
    before.market.seekers === seekers &&
    sameCodes(before.market.providers, providers)
      ? before
      : undefined;
  const readFaults: Fault[] = [];
  const { aims, all } =
    same ??
    weigh(
      market,
      readArcs(market, rows.order, columns.placeOf, (fault) => readFaults.push(fault)),
    );
  faults.push(...(same?.readFaults ?? readFaults));
  if (seekers.length > 0 && providers.length > 0 && all.cols.length === 0) faults.push({ kind: 'no-pairs' });
  const { places, minimum } = sizes(providers, columns.order, seekers.length, faults);
  const waiting = same?.waiting ?? byWaiting(market, rows.order);

  const bans = known(market.bans, rows, columns, (d) =>
    faults.push({ kind: 'ban-unknown', seeker: d.seeker, provider: d.provider }),
  );
  const pins = known(market.pins, rows, columns, (d) =>
    faults.push({ kind: 'pin-unknown', seeker: d.seeker, provider: d.provider }),
  );
  const banned = new Set(bans.map(({ row, column }) => row * providers.length + column));
  const pinned = standing(pins, { all, places, waiting, banned }, faults);
  const decided = banned.size > 0 || pins.length > 0;
  const open = (arc: number, row: number) =>
    pinned[row] >= 0 ? pinned[row] === all.cols[arc] : !banned.has(row * providers.length + all.cols[arc]);
  const outside = new Float64Array(seekers.length);
  const draft = new Int32Array(seekers.length).fill(-1);
  rows.order.forEach((index, row) => {
    outside[row] = pinned[row] >= 0 ? pinnedOutsideCost(aims) : outsideCost(aims, stayPrice(seekers[index].stay));
    const had = market.draft?.[index] ?? -1;
    if (had >= 0) draft[row] = columns.placeOf[had] ?? -1;
  });
  return {
    market,
    aims,
    faults,
    seekerOf: rows.order,
    providerOf: columns.order,
    rowOf: rows.placeOf,
    columnOf: columns.placeOf,
    all,
    readFaults: same?.readFaults ?? readFaults,
    arcs: decided ? arcsWhere(all, open) : all,
    places,
    minimum,
    outside,
    waiting,
    pinned,
    draft,
    banned,
  };
}

/** Places of a provider; a group that runs has them in two columns. */
export const placesAt = (c: Compiled, column: number): number =>
  c.places[column] + (c.places[column + c.market.providers.length] ?? 0);

export const isBanned = (c: Compiled, row: number, column: number): boolean =>
  c.banned.has(row * c.market.providers.length + column);

/** A group that has places, and too few who would fill them. */
export const isShut = (c: Compiled, column: number): boolean =>
  c.minimum[column] > 1 && placesAt(c, column) === 0 && c.market.providers[c.providerOf[column]].capacity >= 1;
