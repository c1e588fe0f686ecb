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
  private readonly words: number;

  constructor(people: People) {
    this.words = (people.count + 31) >>> 5;
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
  const cols = new Int32Array(b.count + 32);
  const costs = new Float64Array(b.count + 32);
  const count16 = Uint8Array.from({ length: 65536 }, (_, x) => bits(x));
  for (let j = 0; j < b.count; j++) cols[j] = j;

  /** @returns how many providers are open, their indices in `cols` */
  function openTo(i: number): number {
    if (!gated) return b.count;
    gates.write(a, i, open);
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
    load(i) {
      const length = openTo(i);
      const competences = a.competences[i] as number;
      const more = a.moreCompetences[i] as number;
      const interests = a.interests[i] as number;
      const slots = a.slots[i] as number;
      const place = a.place[i] as number;
      const languages = a.languages[i] as number;
      const wanted = bits(competences) + bits(more);
      for (let k = 0; k < length; k++) {
        const j = cols[k] as number;
        const x = (b.competences[j] as number) & competences;
        const y = (b.moreCompetences[j] as number) & more;
        const z = (b.interests[j] as number) & interests;
        const s = (b.slots[j] as number) & slots;
        const hits = (count16[x & 65535] as number) + (count16[x >>> 16] as number) + (count16[y & 65535] as number);
        let common = (count16[z & 65535] as number) + (count16[z >>> 16] as number);
        if (common > 4) common = 4;
        let hours = (count16[s & 65535] as number) + (count16[s >>> 16] as number);
        if (hours > 3) hours = 3;
        costs[k] =
          100 -
          ((((50 * hits) / wanted) | 0) +
            5 * common +
            4 * hours +
            (b.place[j] === place ? 10 : 0) +
            (((b.languages[j] as number) & languages) !== 0 ? 8 : 0));
      }
      return length;
    },
  };
}
