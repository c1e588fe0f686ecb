import { expect, test } from 'vitest';
import { blocksOf, filledOn, fromTsv, pasted, toTsv } from '../../runtime/workbench/blocks.ts';

const SEEN = { rows: [0, 1, 4, 5], cols: [0, 1, 2] };

test.each([
  [
    'plain cells',
    [
      ['a', 'b'],
      ['c', ''],
    ],
  ],
  [
    'tabs, quotes and line ends inside',
    [
      ['a\tb', 'say "yes"'],
      ['two\nlines', 'c'],
    ],
  ],
  ['one cell', [['x']]],
  ['an empty line among others', [['a'], [''], ['b']]],
])('a block goes to the clipboard and comes back: %s', (_, texts) => {
  expect(fromTsv(toTsv(texts))).toEqual(texts);
});

test('what other programs put on the clipboard is read: line ends of Windows, one at the end, rows of different length', () => {
  expect(fromTsv('a\tb\r\nc\r\n')).toEqual([
    ['a', 'b'],
    ['c', ''],
  ]);
  expect(fromTsv('"a ""b"""\tc')).toEqual([['a "b"', 'c']]);
  expect(fromTsv('5" pipe')).toEqual([['5" pipe']]);
});

test('a block is cut where rows or columns out of sight lie between', () => {
  const area = { rows: [1, 4, 5], cols: [0, 2] };
  expect(
    blocksOf(area, [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ]),
  ).toEqual([
    { a1: 'A2', values: [['a']] },
    { a1: 'C2', values: [['b']] },
    { a1: 'A5', values: [['c'], ['e']] },
    { a1: 'C5', values: [['d'], ['f']] },
  ]);
});

test('one copied cell fills the whole selection, and a block that fits in it several times is repeated', () => {
  const chosen = { rows: [0, 1], cols: [0, 1] };
  expect(pasted([['x']], chosen, SEEN)).toEqual({
    area: chosen,
    texts: [
      ['x', 'x'],
      ['x', 'x'],
    ],
  });
  expect(pasted([['x', 'y']], chosen, SEEN).texts).toEqual([
    ['x', 'y'],
    ['x', 'y'],
  ]);
});

test('a larger block lies from the corner on, over the rows in sight and then below the last one', () => {
  const { area } = pasted([['a'], ['b'], ['c'], ['d']], { rows: [1], cols: [2] }, SEEN);
  expect(area).toEqual({ rows: [1, 4, 5, 6], cols: [2] });
});

test('filling on repeats, and goes on counting when whole numbers have an even step', () => {
  expect(
    filledOn(
      [
        ['а', '1'],
        ['б', '3'],
      ],
      3,
      'down',
    ),
  ).toEqual([
    ['а', '5'],
    ['б', '7'],
    ['а', '9'],
  ]);
  expect(filledOn([['5'], ['4']], 2, 'down')).toEqual([['3'], ['2']]);
  expect(filledOn([['7']], 2, 'down')).toEqual([['7'], ['7']]);
  expect(filledOn([['1', '2', '4']], 1, 'right')).toEqual([['1']]);
  expect(filledOn([['10'], ['20']], 2, 'down', true)).toEqual([['-10'], ['0']]);
});
