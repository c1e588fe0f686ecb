import { expect, test } from 'vitest';
import {
  type Cell,
  columnKeys,
  day,
  type Kept,
  keptOf,
  type Page,
  pageOf,
  programme,
  RESCUED,
  type Report,
  report,
  TOP,
  UNTIL,
} from '../../src/kit/index.ts';

const p = programme(day('2026-12-01'));
const stamp = { made: ['Данные на 01.12.2026', 'As of 1 Dec 2026'] as const, until: 46_357 };

const swot = (keys: readonly string[], extra: Partial<Report['blocks'][number]> = {}): Report =>
  report('swot', {
    sheet: ['Лист', 'Tab'],
    reads: [],
    widths: [100, 100, 100],
    blocks: [
      {
        id: 'lines',
        title: ['Строки', 'Lines'],
        header: [
          ['Что', 'What'],
          ['Сколько', 'How many'],
          ['Ваш вывод', 'Your conclusion'],
        ],
        rows: () => keys.map((key, i) => ({ key, cells: [key, i] })),
        own: [{ column: 2 }],
        ...extra,
      },
      { id: 'sum', header: [['Всего', 'Total']], rows: () => [[keys.length]] },
    ],
  });
const drawn = (r: Report, kept: Kept = new Map()): Page => pageOf(r, p, 'ru', stamp, kept);
const typed = (page: Page, row: number, column: number, text: string): Cell[][] =>
  page.cells.map((line, i) => line.map((cell, c) => (i === row && c === column ? text : cell)));
const rowsOf = (page: Page, id: string) => page.blocks.find((b) => b.id === id)?.rows ?? [0, 0];

test('on top stand what it is, when it was computed and until when it should have been computed anew', () => {
  const { cells } = drawn(swot(['a']));
  expect(cells[0]?.[0]).toBe('Лист');
  expect(cells[1]?.[0]).toBe('Данные на 01.12.2026');
  expect(cells[UNTIL.row]?.[UNTIL.column]).toBe(46_357);
});

test('blocks stand under each other: title, header, rows, and the next one moves with their number', () => {
  const one = drawn(swot(['a']));
  const three = drawn(swot(['a', 'b', 'c']));
  expect(one.blocks[0]).toMatchObject({ id: 'lines', title: TOP, header: TOP + 1, rows: [TOP + 2, TOP + 3] });
  expect(rowsOf(three, 'sum')[0] - rowsOf(one, 'sum')[0]).toBe(2);
});

test('what the curator wrote beside a line follows the line, wherever it comes to stand', () => {
  const before = swot(['a', 'b']);
  const page = drawn(before);
  const kept = keptOf(before as never, typed(page, rowsOf(page, 'lines')[0] + 1, 2, 'обсудить'));
  const after = drawn(swot(['x', 'b', 'a']), kept);
  const [from] = rowsOf(after, 'lines');
  expect(after.cells.slice(from, from + 3).map((line) => line.slice(0, 3))).toEqual([
    ['x', 0, ''],
    ['b', 1, 'обсудить'],
    ['a', 2, ''],
  ]);
});

test('what the curator wrote beside a line that is gone is kept at the end, and stays there', () => {
  const before = swot(['a', 'b']);
  const page = drawn(before);
  const kept = keptOf(before as never, typed(page, rowsOf(page, 'lines')[0] + 1, 2, 'обсудить'));
  const once = drawn(swot(['a']), kept);
  const [from, to] = rowsOf(once, RESCUED);
  expect(once.cells.slice(from, to).map((line) => line[0])).toEqual(['обсудить']);
  const twice = drawn(swot(['a']), keptOf(before as never, once.cells));
  expect(twice.cells).toEqual(once.cells);
});

test('a line that the curator put in between, and one below the end, are kept; values of the script are not', () => {
  const r = swot(['a', 'b']);
  const page = drawn(r);
  const [from] = rowsOf(page, 'lines');
  const inserted = [...page.cells.slice(0, from), ['моя', 'строка', ''], ...page.cells.slice(from), ['заметка внизу']];
  const again = drawn(r, keptOf(r as never, inserted));
  const [first, last] = rowsOf(again, RESCUED);
  expect(again.cells.slice(first, last).map((line) => line[0])).toEqual(['моя · строка', 'заметка внизу']);
  expect(again.cells.slice(0, page.height)).toEqual(page.cells);
});

test('a tab that was never written in this way gives nothing to keep', () => {
  expect(keptOf(swot(['a']) as never, [['чужой', 'старый', 'лист', '']])).toEqual(new Map());
});

test('what is only drawn stands in columns of its own, after the key, and a chart gets its room', () => {
  const chart = {
    kind: 'bars' as const,
    title: ['Сколько', 'How many'] as const,
    names: 0,
    series: [{ column: { figure: 0 }, colour: '#000000' }],
    figures: { names: [['доля', 'share'] as const], rows: () => [[64], [21]] },
    height: 420,
  };
  const r = swot(['a', 'b'], { chart });
  expect(columnKeys(r as never)).toEqual(['c0', 'c1', 'c2', 'key', 'f0']);
  const page = drawn(r);
  const [from, to] = rowsOf(page, 'lines');
  expect(page.cells.slice(from - 1, to).map((line) => line[4])).toEqual(['доля', 64, 21]);
  expect(rowsOf(page, 'sum')[0] - TOP).toBeGreaterThanOrEqual(420 / 21);
});

test('a note that is wider than the columns goes on in the next line, nothing of it lost', () => {
  const words = Array.from({ length: 60 }, (_, i) => `слово${i}`);
  const page = drawn(swot(['a'], { notes: () => [[words.join(' '), '']] }));
  const said = page.blocks[0]?.said.map((row) => String(page.cells[row]?.[0])) ?? [];
  expect(said.length).toBeGreaterThan(3);
  expect(Math.max(...said.map((line) => line.length))).toBeLessThanOrEqual(100);
  expect(said.join(' ').split(' ')).toEqual(words);
});
