/** What both implementations are asked: seeded, so that the same questions come again. */
import { dice } from '../../../src/kit/index.ts';

export type Question =
  | { kind: 'paired'; diffs: number[] }
  | { kind: 'share'; yes: number; of: number }
  | { kind: 'changed'; gained: number; lost: number }
  | { kind: 'many'; ps: number[] };

export type Answer = {
  p?: number | null;
  effect?: number | null;
  estimate?: { value: number; interval: [number, number] | null };
  spread?: { dz: number; g: number } | null;
  low?: number;
  high?: number;
  ps?: number[];
};

/** Differences of whole answers (many ties and zeros), of marks (few), and of samples too long for the exact test. */
export function questions(seed: number, many: number): Question[] {
  const d = dice(seed);
  const list = <T>(n: number, make: () => T) => Array.from({ length: n }, make);
  return list(many, () => d.int(1, 8)).map((kind): Question => {
    if (kind <= 3) return { kind: 'paired', diffs: list(d.int(1, 14), () => d.int(-4, 6)) };
    if (kind <= 5) return { kind: 'paired', diffs: list(d.int(1, 60), () => d.int(-4000, 5000) / 64) };
    if (kind === 6) return { kind: 'paired', diffs: list(d.int(90, 250), () => d.int(-3, 4)) };
    if (kind === 7) {
      const of = d.int(1, 300);
      return d.int(0, 1)
        ? { kind: 'share', yes: d.int(0, of), of }
        : { kind: 'changed', gained: d.int(1, 2000), lost: d.int(0, 40) };
    }
    return { kind: 'many', ps: list(d.int(1, 12), () => d.int(0, 1000) / 1000) };
  });
}
