import { type Aims, aimsOf, outsideCost, pairCost, pinnedOutsideCost } from './aims.ts';
import { byCode, type Decision, type Fault, type Market } from './market.ts';

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
  /** arcs of row `i`: `start[i]` to `start[i + 1]`, columns ascending */
  start: Int32Array;
  cols: Int32Array;
  costs: Float64Array;
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

/** Decisions as row and column; the others are faults. */
function known(
  decisions: readonly Decision[] | undefined,
  rows: Ordered,
  columns: Ordered,
  unknown: (d: Decision) => void,
): { row: number; column: number; decision: Decision }[] {
  return (decisions ?? [])
    .flatMap((decision) => {
      const row = rows.byName.get(decision.seeker);
      const column = columns.byName.get(decision.provider);
      if (row !== undefined && column !== undefined) return [{ row, column, decision }];
      unknown(decision);
      return [];
    })
    .sort((a, b) => a.row - b.row || a.column - b.column);
}

function wholeNumber(value: number | undefined): number | undefined {
  return value !== undefined && Number.isFinite(value) && value >= 0 ? Math.floor(value) : undefined;
}

/** Arcs as lists; a pair given twice counts once, with its better half. */
function arcsOf(market: Market, rows: Ordered, columns: Ordered, bans: Set<number>, faults: Fault[]) {
  const count = columns.order.length;
  const score = new Float64Array(count);
  const broken = new Float64Array(count);
  const seen = new Int32Array(count).fill(-1);
  const start = new Int32Array(rows.order.length + 1);
  let room = 16 * (rows.order.length + 1);
  let cols = new Int32Array(room);
  let scores = new Float64Array(room);
  let brokens = new Float64Array(room);
  let length = 0;
  rows.order.forEach((seeker, row) => {
    const arcs = market.row(seeker);
    for (const arc of arcs) {
      const column = columns.placeOf[arc.provider];
      const wishes = arc.broken ?? 0;
      if (!Number.isFinite(arc.score) || !(wishes >= 0) || !Number.isFinite(wishes) || column === undefined) {
        const code = market.providers[arc.provider]?.code;
        faults.push({
          kind: 'score',
          seeker: market.seekers[seeker].code,
          ...(code !== undefined && { provider: code }),
        });
        continue;
      }
      if (bans.has(row * count + column)) continue;
      const points = Math.round(arc.score);
      const worse = seen[column] === row && (broken[column] - wishes || points - score[column]) <= 0;
      if (worse) continue;
      seen[column] = row;
      score[column] = points;
      broken[column] = Math.round(wishes);
    }
    if (length + count > room) {
      room = Math.max(2 * room, length + count);
      cols = widened(cols, new Int32Array(room));
      scores = widened(scores, new Float64Array(room));
      brokens = widened(brokens, new Float64Array(room));
    }
    for (let column = 0; column < count; column++) {
      if (seen[column] !== row) continue;
      cols[length] = column;
      scores[length] = score[column];
      brokens[length++] = broken[column];
    }
    start[row + 1] = length;
  });
  return {
    start,
    cols: cols.slice(0, length),
    scores: scores.subarray(0, length),
    brokens: brokens.subarray(0, length),
  };
}

function widened<T extends Int32Array | Float64Array>(from: T, into: T): T {
  into.set(from);
  return into;
}

function largest(values: Iterable<number>): number {
  let most = -Infinity;
  for (const x of values) if (x > most) most = x;
  return most;
}

function smallest(values: Iterable<number>): number {
  let least = Infinity;
  for (const x of values) if (x < least) least = x;
  return least;
}

/** Pins that can stand together: gates, bans and places are stronger than a pin. */
function standingPins(
  pins: ReturnType<typeof known>,
  c: Pick<Compiled, 'start' | 'cols' | 'places' | 'waiting'>,
  bans: Set<number>,
  faults: Fault[],
): Int32Array {
  const pinned = new Int32Array(c.start.length - 1).fill(-1);
  const left = c.places.slice();
  const rankOf = new Int32Array(c.waiting.length);
  c.waiting.forEach((row, rank) => {
    rankOf[row] = rank;
  });
  const refuse = (kind: Fault['kind'], { decision }: (typeof pins)[number]) =>
    faults.push({ kind, seeker: decision.seeker, provider: decision.provider });
  for (const pin of [...pins].sort((a, b) => rankOf[a.row] - rankOf[b.row] || a.column - b.column)) {
    const { row, column } = pin;
    if (pinned[row] === column) continue;
    if (pinned[row] >= 0) refuse('pin-clash', pin);
    else if (bans.has(row * c.places.length + column)) refuse('pin-banned', pin);
    else if (!c.cols.subarray(c.start[row], c.start[row + 1]).includes(column)) refuse('pin-refused', pin);
    else if (left[column] === 0) refuse('pin-full', pin);
    else {
      pinned[row] = column;
      left[column]--;
    }
  }
  return pinned;
}

/** Keeps only the pinned arc of a pinned row. */
function onlyPinned(start: Int32Array, cols: Int32Array, costs: Float64Array, pinned: Int32Array) {
  let length = 0;
  const from = start.slice();
  for (let row = 0; row < pinned.length; row++) {
    start[row] = length;
    for (let k = from[row]; k < from[row + 1]; k++) {
      if (pinned[row] >= 0 && cols[k] !== pinned[row]) continue;
      cols[length] = cols[k];
      costs[length++] = costs[k];
    }
  }
  start[pinned.length] = length;
  return { start, cols: cols.subarray(0, length), costs: costs.subarray(0, length) };
}

export function compile(market: Market): Compiled {
  const faults: Fault[] = [];
  const { seekers, providers } = market;
  if (seekers.length === 0) faults.push({ kind: 'no-seekers' });
  if (providers.length === 0) faults.push({ kind: 'no-providers' });
  const rows = ordered(seekers, faults, 'seeker');
  const columns = ordered(providers, faults, 'provider');
  const places = new Int32Array(providers.length);
  const minimum = new Int32Array(providers.length).fill(1);
  columns.order.forEach((index, column) => {
    const { code, capacity, minimum: least } = providers[index];
    const free = wholeNumber(capacity);
    if (free === undefined) faults.push({ kind: 'capacity', provider: code });
    // more places than seekers are never taken
    places[column] = Math.min(free ?? 0, seekers.length);
    if (least === undefined) return;
    const size = wholeNumber(least);
    if (size === undefined) faults.push({ kind: 'minimum', provider: code });
    else minimum[column] = Math.max(1, Math.min(size, seekers.length + 1));
  });
  const banned = known(market.bans, rows, columns, (d) =>
    faults.push({ kind: 'ban-unknown', seeker: d.seeker, provider: d.provider }),
  );
  const bans = new Set(banned.map(({ row, column }) => row * providers.length + column));
  const pins = known(market.pins, rows, columns, (d) =>
    faults.push({ kind: 'pin-unknown', seeker: d.seeker, provider: d.provider }),
  );
  const arcs = arcsOf(market, rows, columns, bans, faults);
  if (seekers.length > 0 && providers.length > 0 && arcs.cols.length === 0) faults.push({ kind: 'no-pairs' });

  const stays = seekers.flatMap(({ stay }) => (stay !== undefined && Number.isFinite(stay) ? [Math.round(stay)] : []));
  const bestScore = arcs.cols.length > 0 ? largest(arcs.scores) : 0;
  // staying out counts as nought points, or as minus its price
  const values = [bestScore, arcs.cols.length > 0 ? smallest(arcs.scores) : 0, 0, ...stays.map((stay) => -stay)];
  const range = largest(values) - smallest(values);
  const seats = places.reduce((sum, n) => sum + n, 0);
  const pairs = stays.length > 0 ? seekers.length : Math.min(seekers.length, seats);
  const aims = aimsOf(pairs, bestScore, range, arcs.cols.length > 0 ? largest(arcs.brokens) : 0);

  const waiting = Int32Array.from(rows.order.keys()).sort((a, b) => {
    const x = seekers[rows.order[a]].since ?? '';
    const y = seekers[rows.order[b]].since ?? '';
    // someone without a date has just come
    if (x !== y) return x === '' ? 1 : y === '' ? -1 : x < y ? -1 : 1;
    return a - b;
  });
  const pinned = standingPins(pins, { ...arcs, places, waiting }, bans, faults);
  const costs = arcs.scores.map((score, k) => pairCost(aims, score, arcs.brokens[k]));
  const outside = new Float64Array(seekers.length);
  const draft = new Int32Array(seekers.length).fill(-1);
  rows.order.forEach((index, row) => {
    const { stay } = seekers[index];
    outside[row] =
      pinned[row] >= 0
        ? pinnedOutsideCost(aims)
        : outsideCost(aims, stay !== undefined && Number.isFinite(stay) ? Math.round(stay) : undefined);
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
    ...onlyPinned(arcs.start, arcs.cols, costs, pinned),
    places,
    minimum,
    outside,
    waiting,
    pinned,
    draft,
  };
}
