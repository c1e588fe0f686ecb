import type { Arc, Market } from './market.ts';

/** A market as plain data: it may travel as JSON, so that server and browser solve the same one. */
export type PackedMarket = Omit<Market, 'row' | 'draft'> & {
  /** by seeker: provider, score and broken wishes of each open pair, one after another */
  arcs: readonly (readonly number[])[];
  draft?: readonly number[];
};

export function packed({ row, draft, ...rest }: Market): PackedMarket {
  const arcs = rest.seekers.map((_, i) =>
    row(i).flatMap(({ provider, score, broken = 0 }) => [provider, score, broken]),
  );
  return { ...rest, arcs, ...(draft && { draft: Array.from(draft) }) };
}

export function unpacked({ arcs, ...rest }: PackedMarket): Market {
  const row = (i: number): Arc[] => {
    const flat = arcs[i] ?? [];
    const out: Arc[] = [];
    for (let k = 0; k + 2 < flat.length; k += 3) {
      out.push({ provider: flat[k], score: flat[k + 1], broken: flat[k + 2] });
    }
    return out;
  };
  return { ...rest, row };
}
