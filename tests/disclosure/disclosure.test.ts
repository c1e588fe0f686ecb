import { describe, expect, test } from 'vitest';
import { yearOf } from '../../build/bench/summary/year.ts';
import {
  audit,
  boundFor,
  boundForWhole,
  crossed,
  joined,
  planRelease,
  type Release,
  safeRelease,
  standing,
  within,
} from '../../src/disclosure/index.ts';
import { recovered } from './attacker.ts';

const K = 5;
const cell = (id: string, count: number, printed = true) => ({ id, count, printed });

/** A table of one line: the whole and its parts. */
function line(whole: string, parts: Readonly<Record<string, number>>) {
  const count = Object.values(parts).reduce((s, n) => s + n, 0);
  return {
    cells: [cell(whole, count), ...Object.entries(parts).map(([id, n]) => cell(id, n))],
    sums: [{ whole, parts: Object.keys(parts) }],
  };
}

/** A release that tells these cells as they are, whatever that gives away. */
function careless(day: string, tables: ReturnType<typeof line>, tells: readonly string[]): Release {
  const counts = Object.fromEntries(tables.cells.map((c) => [c.id, c.count]));
  const told = Object.fromEntries(tells.map((id) => [id, [counts[id] ?? 0, counts[id] ?? 0] as const]));
  return { day, counts, sums: tables.sums, falling: [], present: [], open: [], told };
}

const toldIn = (release: Release): string[] => Object.keys(release.told).sort();

describe('one release', () => {
  test('a small number takes the smallest of the others with it, so that the total does not tell it', () => {
    const { release, withheld } = planRelease([], line('all', { a: 3, b: 7, c: 20, d: 30 }), 'd1', K);
    expect(toldIn(release)).toEqual(['all', 'c', 'd']);
    expect(withheld.get('a')).toEqual({ why: 'small' });
    expect(withheld.get('b')).toEqual({ why: 'cover', of: 'a' });
    expect(audit([release], K)).toEqual([]);
  });

  test('what is given up is what costs least, also where the whole is a part of something larger', () => {
    const parts = line('measured', { up: 24, same: 72, down: 0 });
    const tables = joined(within({ ...cell('learners', 108), weight: 1000 }, cell('measured', 96)), parts);
    expect(toldIn(planRelease([], tables, 'd1', K).release)).toEqual(['learners', 'measured', 'same']);
  });

  test('two small numbers whose sum is small too are not cover enough', () => {
    const { release } = planRelease([], line('all', { a: 1, b: 1, c: 20, d: 30 }), 'd1', K);
    expect(toldIn(release)).toEqual(['all', 'd']);
  });

  test('five people are told, four are not', () => {
    expect(toldIn(planRelease([], line('all', { a: 5, b: 20 }), 'd1', K).release)).toEqual(['a', 'all', 'b']);
    expect(toldIn(planRelease([], line('all', { a: 4, b: 20 }), 'd1', K).release)).toEqual(['all']);
  });

  test('nobody and one person give a table without numbers', () => {
    expect(toldIn(planRelease([], line('all', { a: 0, b: 0 }), 'd1', K).release)).toEqual([]);
    expect(toldIn(planRelease([], line('all', { a: 1, b: 0 }), 'd1', K).release)).toEqual([]);
  });

  test('a hidden cell of a table with both margins is covered in its row and in its column', () => {
    const people = [
      [9, 8, 2],
      [7, 9, 9],
      [8, 7, 9],
    ].flatMap((row, r) => row.flatMap((n, c) => Array.from({ length: n }, () => [`r${r}`, `c${c}`])));
    const cube = crossed('all', people, { row: ['r0', 'r1', 'r2'], column: ['c0', 'c1', 'c2'] }, (p) => p);
    const { release, withheld } = planRelease([], cube, 'd1', K);
    expect([...withheld.keys()].sort()).toEqual(expect.arrayContaining(['all|row=r0|column=c2']));
    expect(withheld.size).toBe(4);
    expect(audit([release], K)).toEqual([]);
  });

  test('of two cuts of the same people, what is left between them is not small', () => {
    const tables = joined(
      within(cell('base', 60), cell('consented', 58)),
      within(cell('consented', 58), cell('paired', 40)),
    );
    const { release, withheld } = planRelease([], tables, 'd1', K);
    expect(withheld.get('consented') ?? withheld.get('base')).toMatchObject({ why: 'cover', of: 'base−consented' });
    expect(audit([release], K)).toEqual([]);
  });

  test('a line that stands only because somebody is in it leaves every number from 1 possible', () => {
    const present = (id: string, count: number) => ({ ...cell(id, count), present: true });
    const cells = [cell('all', 34), present('a', 1), present('b', 3), present('c', 10), present('d', 20)];
    const tables = { cells, sums: [{ whole: 'all', parts: ['a', 'b', 'c', 'd'] }] };
    // 1 + 3 leave 4 to share, and 4 of one would leave nobody for the other
    expect(toldIn(planRelease([], tables, 'd1', K).release)).toEqual(['all', 'd']);
    const known = cells.map((c) => ({ ...c, present: false }));
    expect(toldIn(planRelease([], { ...tables, cells: known }, 'd1', K).release)).toEqual(['all', 'c', 'd']);
  });

  test('what counts no people may be small, unless it says how many people there are at least', () => {
    const firms = (id: string, count: number) => ({ ...cell(id, count), open: true as const, falls: true });
    const tables = (few: number, of: number) =>
      joined(line('guides', { a: few, b: 8, c: 20, d: 30 }), within(cell('a', few), firms('firms', of)));
    expect(toldIn(planRelease([], tables(9, 2), 'd1', K).release)).toEqual(['a', 'b', 'c', 'd', 'firms', 'guides']);
    // three enterprises have at least three mentors
    const { release } = planRelease([], tables(4, 3), 'd1', K);
    expect(toldIn(release)).toEqual(['c', 'd', 'guides']);
    expect(audit([release], K)).toEqual([]);
  });

  test('what goes together is told together or not at all', () => {
    const twin = (id: string, count: number) => ({ ...cell(id, count), together: id.slice(1) });
    const tables = joined(
      { cells: [cell('all', 33), twin('xa', 13), twin('xb', 20)], sums: [{ whole: 'all', parts: ['xa', 'xb'] }] },
      { cells: [cell('pairs', 24), twin('ya', 4), twin('yb', 20)], sums: [{ whole: 'pairs', parts: ['ya', 'yb'] }] },
    );
    expect(toldIn(planRelease([], tables, 'd1', K).release)).toEqual(['all', 'pairs']);
  });
});

describe('a percentage', () => {
  test('near its end it is a bound that leaves every number under k possible', () => {
    expect(boundFor(58, 60, K)).toEqual([54, 60]);
    expect(boundFor(200, 200, K)).toEqual([190, 200]);
    expect(boundFor(1, 60, K)).toEqual([0, 6]);
  });
  test('a whole may be bounded by its part: everybody, and four more', () => {
    expect(boundForWhole(120, 120, K)).toEqual([120, 126]);
    expect(boundForWhole(20, 21, K)).toEqual([20, 25]);
    expect(boundForWhole(20, 26, K)).toBeUndefined();
    const tables = within(cell('base', 120), { ...cell('paired', 120), weight: 9999 });
    const { release } = planRelease([], { ...tables, shares: [{ part: 'paired', whole: 'base' }] }, 'd1', K);
    expect(release.told).toEqual({ paired: [120, 120], base: [120, 126] });
    expect(audit([release], K)).toEqual([]);
  });
  test('elsewhere, and among too few, there is none', () => {
    expect(boundFor(30, 60, K)).toBeUndefined();
    expect(boundFor(7, 7, K)).toBeUndefined();
    expect(boundFor(3, 4, K)).toBeUndefined();
  });
});

describe('releases one after another', () => {
  const first = () => planRelease([], line('all', { a: 12, b: 20 }), 'd1', K).release;

  test('a number that has changed by fewer than k stays as it was', () => {
    const { release, withheld } = planRelease([first()], line('all', { a: 16, b: 20 }), 'd2', K);
    expect(toldIn(release)).toEqual([]);
    expect(withheld.get('a')).toEqual({ why: 'change' });
    expect(standing([first(), release]).get('a')).toEqual([12, 12]);
  });

  test('a change of k is told, unless the others would tell that nobody came to them', () => {
    const { release } = planRelease([first()], line('all', { a: 17, b: 20 }), 'd2', K);
    expect(toldIn(release)).toHaveLength(1);
    expect(audit([first(), release], K)).toEqual([]);
  });

  test('a careless second release is refused, with the number it gives away and the days it takes', () => {
    const early = careless('d1', line('all', { a: 12, b: 20 }), ['all', 'a', 'b']);
    const late = careless('d2', line('all', { a: 19, b: 21 }), ['all', 'a']);
    expect(audit([early], K)).toEqual([]);
    expect(audit([early, late], K)).toEqual([
      expect.objectContaining({ cell: 'b', from: 'd1', day: 'd2', low: 1, high: 1, releases: ['d1', 'd2'] }),
    ]);
  });

  test('when the releases before are to blame, nothing new is told and the leak is named', () => {
    const early = careless('d1', line('all', { a: 3, b: 20 }), ['all', 'b']);
    const { plan, leaks } = safeRelease([early], line('all', { a: 12, b: 40 }), 'd2', K);
    expect(plan.release.told).toEqual({});
    expect(leaks[0]).toMatchObject({ cell: 'a', day: 'd1', low: 3, high: 3 });
  });

  test('another pattern on another day gives nothing away to whoever guesses that nothing has changed', () => {
    const tables = line('all', { a: 3, b: 7, c: 9, d: 30 });
    const one = careless('d1', tables, ['all', 'c', 'd']);
    const other = careless('d2', tables, ['b']);
    expect(audit([one], K)).toEqual([]);
    expect(audit([one, other], K)[0]).toMatchObject({ cell: 'a', low: 3, high: 3 });
    expect(toldIn(planRelease([one], tables, 'd2', K).release)).not.toContain('b');
  });

  test('registers that were corrected may fall, and what is told then is safe too', () => {
    const { release } = planRelease([first()], line('all', { a: 6, b: 11 }), 'd2', K);
    expect(toldIn(release)).toContain('all');
    expect(audit([first(), release], K)).toEqual([]);
  });
});

describe('an attacker who has kept a year of releases', () => {
  const years = [1, 2, 3].map((seed) => ({ seed, size: 50 * seed, months: 4 }));
  test('recovers no number under k', () => {
    for (const year of years) {
      const releases = yearOf(year);
      expect(Object.keys(releases.flatMap((r) => Object.keys(r.told))).length).toBeGreaterThan(5);
      expect(recovered(releases, K)).toEqual([]);
    }
  });

  test('guesses a number within what was told as a bound on another day, and is reckoned with before the audit', () => {
    const releases = yearOf({ seed: 188, size: 40, months: 5 });
    expect(Object.keys(releases.at(-1)?.told ?? {}).length).toBeGreaterThan(0);
    expect(audit(releases, K)).toEqual([]);
  });

  test('breaks every school in which only small numbers themselves are hidden', () => {
    for (const year of years) {
      const releases = yearOf({ ...year, cover: 'off' });
      expect(recovered(releases, K).length).toBeGreaterThan(0);
      expect(audit(releases, K).length).toBeGreaterThan(0);
    }
  });
});
