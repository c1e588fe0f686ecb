import { expect, test } from 'vitest';
import { Simplex } from '../../src/disclosure/simplex.ts';
import { dice } from '../../src/kit/index.ts';

/** Every table of whole numbers with these margins. */
function tables(rows: readonly number[], columns: readonly number[]): number[][] {
  const out: number[][] = [];
  const fill = (cells: number[]) => {
    const r = Math.floor(cells.length / columns.length);
    const c = cells.length % columns.length;
    if (r === rows.length) {
      const fits = columns.every(
        (sum, j) => sum === rows.reduce((s, _, i) => s + (cells[i * columns.length + j] ?? 0), 0),
      );
      if (fits) out.push(cells);
      return;
    }
    const left = (rows[r] ?? 0) - cells.slice(r * columns.length).reduce((s, x) => s + x, 0);
    if (c === columns.length - 1) fill([...cells, left]);
    else for (let x = 0; x <= left; x++) fill([...cells, x]);
  };
  fill([]);
  return out;
}

test('the least and the most of every cell, given the margins, are those of all tables there are', () => {
  const d = dice(7);
  for (let n = 0; n < 15; n++) {
    const secret = Array.from({ length: 9 }, () => d.int(0, 3));
    const row = (i: number) => [0, 1, 2].map((j) => 3 * i + j);
    const column = (j: number) => [0, 1, 2].map((i) => 3 * i + j);
    const sum = (of: readonly number[]) => of.reduce((s, i) => s + (secret[i] ?? 0), 0);
    const lines = [0, 1, 2].flatMap((i) => [row(i), column(i)]);
    const system = lines.map((of) => ({ terms: of.map((c): [number, number] => [c, 1]), value: sum(of) }));
    const all = tables(
      [0, 1, 2].map((i) => sum(row(i))),
      [0, 1, 2].map((j) => sum(column(j))),
    );
    const simplex = new Simplex(system, 9);
    for (let cell = 0; cell < 9; cell++) {
      const cost = new Float64Array(9);
      cost[cell] = 1;
      const least = simplex.reach(cost).value;
      cost[cell] = -1;
      const most = -simplex.reach(cost).value;
      const values = all.map((t) => t[cell] ?? 0);
      expect(least, `least of ${cell}`).toBeCloseTo(Math.min(...values), 6);
      expect(most, `most of ${cell}`).toBeCloseTo(Math.max(...values), 6);
    }
  }
});

test('what cannot hold is found out, and what nothing ends goes on as far as it is asked', () => {
  const two = (value: number) => ({ terms: [[0, 1]] as const, value });
  expect(new Simplex([two(1), two(2)], 1).feasible).toBe(false);
  const apart = new Simplex(
    [
      {
        terms: [
          [0, 1],
          [1, -1],
        ],
        value: 2,
      },
    ],
    2,
  );
  const { point } = apart.reach(Float64Array.of(-1, 0), -7);
  expect([...point]).toEqual([7, 5]);
});
