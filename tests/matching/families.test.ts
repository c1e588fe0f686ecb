import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { crowd, type Family, instance } from '../../build/bench/matching/families.ts';
import { featureSource } from '../../build/bench/matching/features.ts';
import { cached } from '../../src/matching/kernel/cache.ts';
import { certify } from '../../src/matching/kernel/certify.ts';
import { optimise } from '../../src/matching/kernel/optimise.ts';
import { matrixSource } from '../../src/matching/kernel/source.ts';
import { random } from './small.ts';

function optimum(rows: number, columns: number, matrix: Int32Array, places: Int32Array, outside: Int32Array): number {
  const source = matrixSource(rows, columns, matrix);
  const { proven, cost } = certify(source, places, outside, optimise(source, places, outside));
  expect(proven).toBe(true);
  return cost;
}

const square = (n: number, matrix: Int32Array) =>
  optimum(n, n, matrix, new Int32Array(n).fill(1), new Int32Array(n).fill(2 ** 28));

/** Optima that SciPy confirmed when they were written down. */
const known: [Family, number, number][] = [
  ['mentor', 100, 3959],
  ['mentor', 300, 10247],
  ['mentor', 1000, 28518],
  ['rect', 1000, 25518],
  ['cap', 100, 4375],
  ['cap', 300, 11370],
  ['cap', 1000, 31723],
  ['sparse', 100, 5544],
  ['sparse', 300, 14208],
  ['sparse', 1000, 39933],
  ['sparsecap', 100, 14846],
  ['sparsecap', 300, 43321],
  ['sparsecap', 1000, 139016],
];

test.each(known)('%s-%i: the known optimum, proven, from a matrix and from features', (family, n, best) => {
  const { rows, columns, matrix, places, outside } = instance(family, n);
  expect(optimum(rows, columns, matrix, places, outside)).toBe(best);
  const people = crowd(family, n);
  const source = featureSource(people);
  const kernel = optimise(source, people.places, people.outside);
  expect(certify(source, people.places, people.outside, kernel)).toMatchObject({ proven: true, cost: best });
  if (n > 300) return;
  // arcs kept from row to row, so few that they must often be read again
  const kept = cached(featureSource(people), 24);
  expect(certify(source, people.places, people.outside, optimise(kept, people.places, people.outside)).cost).toBe(best);
});

test('OR-Library, assign100: 305', () => {
  const numbers = readFileSync(new URL('./assign100.txt', import.meta.url), 'utf8')
    .trim()
    .split(/\s+/)
    .map(Number);
  expect(square(100, Int32Array.from(numbers.slice(1)))).toBe(305);
});

test('Machol and Wien, cost i × j: n (n + 1) (n + 2) / 6', () => {
  expect(square(150, instance('machol', 150).matrix)).toBe((150 * 151 * 152) / 6);
});

test('random costs: the mean optimum of 400 squares of 30 lies where Parisi’s sum of 1 / i² says', () => {
  const r = random(81);
  const n = 30;
  const found = Array.from({ length: 400 }, () => {
    const matrix = Int32Array.from({ length: n * n }, () => Math.round(-1e6 * Math.log(1 - r())));
    return square(n, matrix) / 1e6;
  });
  const expected = Array.from({ length: n }, (_, k) => 1 / (k + 1) ** 2).reduce((sum, x) => sum + x, 0);
  const mean = found.reduce((sum, x) => sum + x, 0) / found.length;
  const spread = Math.sqrt(found.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (found.length - 1) / found.length);
  expect(Math.abs(mean - expected) / spread).toBeLessThan(3);
});

test('an assignment that is not the best is not proven', () => {
  const source = matrixSource(2, 2, Int32Array.from([1, 2, 2, 5]));
  const kernel = optimise(source, [1, 1], [99, 99]);
  expect(certify(source, [1, 1], [99, 99], kernel)).toMatchObject({ proven: true, cost: 4 });
  expect(
    certify(source, [1, 1], [99, 99], { ...kernel, rows: 2, columns: 2, columnOf: Int32Array.of(0, 1) }),
  ).toMatchObject({
    proven: false,
    cost: 6,
  });
});
