/** Arcs worked out from people's features when they are asked for: nothing as large as all pairs is ever stored. */
import type { Source } from '../../../src/matching/kernel/source.ts';
import type { Crowd } from './families.ts';
import { bits, type People, SLOTS } from './people.ts';

/** Providers as bits of words, by every value a gate may ask for. */
class Gates {
  private readonly slots: Uint32Array[];
  private readonly languages: Uint32Array[];
  private readonly forms: Uint32Array[];
  private readonly sexes: Uint32Array[];
  private readonly competences: Uint32Array[];
  private readonly words: number;
  private readonly nobody: Uint32Array;

  constructor(people: People) {
    this.words = (people.count + 31) >>> 5;
    this.nobody = new Uint32Array(this.words);
    const having = (mask: ArrayLike<number>, values: number) =>
      Array.from({ length: values }, (_, value) => {
        const who = new Uint32Array(this.words);
        for (let j = 0; j < people.count; j++) {
          if (((mask[j] as number) >>> value) & 1) who[j >>> 5] = (who[j >>> 5] as number) | (1 << (j & 31));
        }
        return who;
      });
    this.slots = having(people.slots, SLOTS);
    this.languages = having(people.languages, 2);
    this.forms = having(people.forms, 2);
    this.sexes = having(people.sex, 2);
    this.competences = [...having(people.competences, 32), ...having(people.moreCompetences, 16)];
  }

  /** Takes away those who have fewer than `least` of the seeker's competences; adds up in bits, 32 people at a time. */
  keepSkilled(a: People, i: number, least: number, out: Uint32Array): void {
    const wanted: Uint32Array[] = [];
    for (let mask = a.competences[i] as number; mask !== 0; mask &= mask - 1) {
      wanted.push(this.competences[31 - Math.clz32(mask & -mask)] as Uint32Array);
    }
    for (let mask = a.moreCompetences[i] as number; mask !== 0; mask &= mask - 1) {
      wanted.push(this.competences[63 - Math.clz32(mask & -mask)] as Uint32Array);
    }
    const [p = this.nobody, q = this.nobody, r = this.nobody, s = this.nobody] = wanted;
    for (let w = 0; w < out.length; w++) {
      const x = p[w] as number;
      const y = q[w] as number;
      const z = r[w] as number;
      const t = s[w] as number;
      let enough = x | y | z | t;
      if (least === 2) enough = (x & y) | (z & t) | ((x | y) & (z | t));
      else if (least === 3) enough = (x & y & (z | t)) | (z & t & (x | y));
      else if (least === 4) enough = x & y & z & t;
      out[w] = (out[w] as number) & enough;
    }
  }

  /** Providers who pass all gates of seeker `i`. */
  write(a: People, i: number, out: Uint32Array): void {
    out.fill(0);
    for (let mask = a.slots[i] as number; mask !== 0; mask &= mask - 1) {
      const who = this.slots[31 - Math.clz32(mask & -mask)] as Uint32Array;
      for (let w = 0; w < out.length; w++) out[w] = (out[w] as number) | (who[w] as number);
    }
    for (const [gate, mask] of [
      [this.languages, a.languages[i]],
      [this.forms, a.forms[i]],
      [this.sexes, a.wantedSex[i]],
    ] as const) {
      if (mask === 3) continue;
      const who = gate[(mask as number) - 1] as Uint32Array;
      for (let w = 0; w < out.length; w++) out[w] = (out[w] as number) & (who[w] as number);
    }
  }
}

export function featureSource({ seekers: a, providers: b, gated }: Crowd): Source {
  const gates = new Gates(b);
  const open = new Uint32Array((b.count + 31) >>> 5);
  const cols = new Int32Array(b.count);
  const costs = new Uint8Array(b.count);
  /** of 50 points, for so many competences in common */
  const points = new Uint8Array(5);
  const count16 = Uint8Array.from({ length: 65536 }, (_, x) => bits(x));

  /** @returns how many providers are open and have so many of the competences, their indices in `cols` */
  function openTo(i: number, least: number): number {
    if (gated) gates.write(a, i, open);
    else for (let w = 0; w < open.length; w++) open[w] = w === b.count >>> 5 ? 2 ** (b.count & 31) - 1 : -1;
    if (least > 0) gates.keepSkilled(a, i, least, open);
    let length = 0;
    for (let w = 0; w < open.length; w++) {
      for (let word = open[w] as number; word !== 0; word &= word - 1) {
        cols[length++] = (w << 5) + 31 - Math.clz32(word & -word);
      }
    }
    return length;
  }

  return {
    rows: a.count,
    columns: b.count,
    cols,
    colsFrom: 0,
    costs,
    costsFrom: 0,
    forbidden: Infinity,
    complete: Infinity,
    load(i, bound) {
      const { place, slots, interests, competences, moreCompetences, languages } = b;
      const wantedCompetences = a.competences[i] as number;
      const wantedMore = a.moreCompetences[i] as number;
      const wantedInterests = a.interests[i] as number;
      const wantedSlots = a.slots[i] as number;
      const ownPlace = a.place[i] as number;
      const ownLanguages = a.languages[i] as number;
      this.complete = bound;
      const wanted = bits(wantedCompetences) + bits(wantedMore);
      // without competences in common a score is 50 at most: mostly too little to matter
      let least = 0;
      while (least <= wanted && Math.floor((50 * least) / wanted) + 50 <= 100 - bound) least++;
      for (let hits = 0; hits <= wanted; hits++) points[hits] = (50 * hits) / wanted;
      const candidates = least > wanted ? 0 : openTo(i, least);
      let length = 0;
      for (let k = 0; k < candidates; k++) {
        const j = cols[k] as number;
        const x = (competences[j] as number) & wantedCompetences;
        const y = (moreCompetences[j] as number) & wantedMore;
        const z = (interests[j] as number) & wantedInterests;
        const s = (slots[j] as number) & wantedSlots;
        const hits = (count16[x & 65535] as number) + (count16[x >>> 16] as number) + (count16[y & 65535] as number);
        let common = (count16[z & 65535] as number) + (count16[z >>> 16] as number);
        if (common > 4) common = 4;
        let hours = (count16[s & 65535] as number) + (count16[s >>> 16] as number);
        if (hours > 3) hours = 3;
        const cost =
          100 -
          ((points[hits] as number) +
            5 * common +
            4 * hours +
            (place[j] === ownPlace ? 10 : 0) +
            (((languages[j] as number) & ownLanguages) !== 0 ? 8 : 0));
        if (cost >= bound) continue;
        cols[length] = j;
        costs[length++] = cost;
      }
      return length;
    },
  };
}
