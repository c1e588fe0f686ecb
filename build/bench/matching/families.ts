/** Families of assignment problems. Costs are whole numbers, so optima of different solvers compare exactly. */
import { open, type People, people, random, score } from './people.ts';

export const FORBIDDEN = 2 ** 28;
/** Dearer than any pair: everybody is served who can be. */
const DEAR = 2 ** 24;

export type Family = 'uniform' | 'machol' | 'mentor' | 'rect' | 'cap' | 'sparse' | 'sparsecap';

/** Who meets whom, before any cost is worked out. */
export type Crowd = { seekers: People; providers: People; places: Int32Array; outside: Int32Array; gated: boolean };

export type Instance = {
  rows: number;
  columns: number;
  matrix: Int32Array;
  places: Int32Array;
  outside: Int32Array;
};

const filled = (count: number, value: number) => new Int32Array(count).fill(value);

/** One to five places each, until there are enough. */
function placesFor(r: () => number, enough: number): Int32Array {
  const places: number[] = [];
  for (let sum = 0; sum < enough; sum += places.at(-1) as number) places.push(1 + Math.floor(r() * 5));
  return Int32Array.from(places);
}

/**
 * `mentor`: all pairs open · `rect`: half as many providers again · `cap`: one to five places, just enough · `sparse`: hours,
 * language, form and sex leave some 18 of 100 pairs · `sparsecap`: likewise with places, too few of them.
 */
export function crowd(family: Family, n: number, seed = 1): Crowd {
  const gated = family === 'sparse' || family === 'sparsecap';
  const r = random(seed * 7919 + n);
  const places =
    family === 'cap'
      ? placesFor(r, 1.05 * n)
      : family === 'sparsecap'
        ? placesFor(r, 0.9 * n)
        : filled(family === 'rect' ? (n * 3) >> 1 : n, 1);
  const seekers = people(n, seed + 11, true, gated ? 0.1 : 0.25);
  const providers = people(places.length, seed + 12, false, gated ? 0.12 : 0.25);
  const outside = gated ? Int32Array.from(seekers.priority, (p) => 1000 * p) : filled(n, DEAR);
  return { seekers, providers, places, outside, gated };
}

export function instance(family: Family, n: number, seed = 1): Instance {
  if (family === 'uniform' || family === 'machol') {
    const r = random(seed * 7919 + n);
    const matrix = new Int32Array(n * n);
    for (let k = 0; k < matrix.length; k++) {
      matrix[k] = family === 'uniform' ? Math.floor(r() * 1e6) : (Math.floor(k / n) + 1) * ((k % n) + 1);
    }
    return { rows: n, columns: n, matrix, places: filled(n, 1), outside: filled(n, FORBIDDEN) };
  }
  const { seekers, providers, places, outside, gated } = crowd(family, n, seed);
  const columns = places.length;
  const matrix = new Int32Array(n * columns);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < columns; j++) {
      const possible = !gated || open(seekers, i, providers, j);
      matrix[i * columns + j] = possible ? 100 - score(seekers, i, providers, j) : FORBIDDEN;
    }
  }
  return { rows: n, columns, matrix, places, outside };
}
