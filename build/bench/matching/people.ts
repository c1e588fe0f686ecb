/** Invented people of the pairing families: the same on every machine, so that optima may be written down. */

export function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const SLOTS = 28;

/** What people want or offer, as bits. */
export type People = {
  count: number;
  /** 48 competences in two halves, 32 interests, 28 hours of a week */
  competences: Uint32Array;
  moreCompetences: Uint32Array;
  interests: Uint32Array;
  slots: Uint32Array;
  /** two languages, two forms, two sexes: masks */
  languages: Uint8Array;
  forms: Uint8Array;
  sex: Uint8Array;
  wantedSex: Uint8Array;
  place: Uint8Array;
  priority: Uint8Array;
};

/** Few are popular: the n-th is picked in proportion to 1 / n^s. */
function zipf(r: () => number, count: number, s: number): () => number {
  const sums = new Float64Array(count);
  let total = 0;
  for (let n = 0; n < count; n++) {
    total += 1 / (n + 1) ** s;
    sums[n] = total;
  }
  return () => {
    const x = r() * total;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] as number) < x) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** @param density the part of the hours of a week that suit a person */
export function people(count: number, seed: number, seekers: boolean, density: number): People {
  const r = random(seed);
  const below = (n: number) => Math.floor(r() * n);
  const competence = zipf(r, 48, 0.9);
  const interest = zipf(r, 32, 0.5);
  const place = zipf(r, 12, 0.8);
  const p: People = {
    count,
    competences: new Uint32Array(count),
    moreCompetences: new Uint32Array(count),
    interests: new Uint32Array(count),
    slots: new Uint32Array(count),
    languages: new Uint8Array(count),
    forms: new Uint8Array(count),
    sex: new Uint8Array(count),
    wantedSex: new Uint8Array(count),
    place: new Uint8Array(count),
    priority: new Uint8Array(count),
  };
  const mark = (bits: Uint32Array, i: number, bit: number) => {
    bits[i] = ((bits[i] as number) | (1 << bit)) >>> 0;
  };
  for (let i = 0; i < count; i++) {
    for (let n = seekers ? 1 + below(4) : 2 + below(5); n > 0; n--) {
      const bit = competence();
      if (bit < 32) mark(p.competences, i, bit);
      else mark(p.moreCompetences, i, bit - 32);
    }
    for (let n = 2 + below(4); n > 0; n--) mark(p.interests, i, interest());
    for (let slot = 0; slot < SLOTS; slot++) if (r() < density) mark(p.slots, i, slot);
    if (p.slots[i] === 0) mark(p.slots, i, below(SLOTS));
    p.languages[i] = r() < 0.85 ? 1 : 2;
    if (r() < 0.25) p.languages[i] = 3;
    p.forms[i] = 1 + below(3);
    p.place[i] = place();
    // an age is drawn too: the written optima come from a stream of numbers that had one
    below(seekers ? 10 : 45);
    p.sex[i] = r() < 0.5 ? 1 : 2;
    p.wantedSex[i] = seekers && r() < 0.12 ? (p.sex[i] as number) : 3;
    p.priority[i] = r() < 0.1 ? 2 : 1;
  }
  return p;
}

export function bits(x: number): number {
  const a = x - ((x >>> 1) & 0x55555555);
  const b = (a & 0x33333333) + ((a >>> 2) & 0x33333333);
  return Math.imul((b + (b >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** 0 to 100, few different values: competences 50, interests 20, hours 12, place 10, language 8. */
export function score(a: People, i: number, b: People, j: number): number {
  const [wanted, wantedMore] = [a.competences[i] as number, a.moreCompetences[i] as number];
  const hits = bits(wanted & (b.competences[j] as number)) + bits(wantedMore & (b.moreCompetences[j] as number));
  const interests = Math.min(4, bits((a.interests[i] as number) & (b.interests[j] as number)));
  const slots = Math.min(3, bits((a.slots[i] as number) & (b.slots[j] as number)));
  return (
    Math.floor((50 * hits) / (bits(wanted) + bits(wantedMore))) +
    5 * interests +
    4 * slots +
    (a.place[i] === b.place[j] ? 10 : 0) +
    (((a.languages[i] as number) & (b.languages[j] as number)) !== 0 ? 8 : 0)
  );
}

export const open = (a: People, i: number, b: People, j: number): boolean =>
  ((a.slots[i] as number) & (b.slots[j] as number)) !== 0 &&
  ((a.languages[i] as number) & (b.languages[j] as number)) !== 0 &&
  ((a.forms[i] as number) & (b.forms[j] as number)) !== 0 &&
  ((a.wantedSex[i] as number) & (b.sex[j] as number)) !== 0;
