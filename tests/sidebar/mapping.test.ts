import { expect, test } from 'vitest';
import { chunksOf, looksLikePeople, remap, samplesOf, titledRows } from '../../sidebar/import/mapping.ts';

const column = (n: number) => `Столбец ${n}`;

test('rows are numbered as in the file: the header is row 1', () => {
  const list = titledRows([['ФИО', 'Класс'], ['Анна', '8А'], ['Пётр']], true, column);
  expect(list).toEqual({ header: ['ФИО', 'Класс'], rows: [['Анна', '8А'], ['Пётр']], first: 2 });
});

test('blank lines above the titles are passed over and counted', () => {
  expect(titledRows([[''], ['', ''], ['ФИО'], ['Анна']], true, column)).toEqual({
    header: ['ФИО', 'Столбец 2'],
    rows: [['Анна']],
    first: 4,
  });
});

test('a list without titles begins with its first row', () => {
  expect(titledRows([['Анна', '8А']], false, column)).toEqual({
    header: ['Столбец 1', 'Столбец 2'],
    rows: [['Анна', '8А']],
    first: 1,
  });
});

test('nothing at all is a list of nobody', () => {
  expect(titledRows([['']], true, column)).toEqual({ header: [], rows: [], first: 1 });
});

test.each([
  [['ФИО', 'Эл. почта', 'Класс'], false],
  [['Белова Анна', 'anna@example.org'], true],
  [['Белова Анна', '+7 900 000-00-00'], true],
  [['Белова Анна', '01.09.2011'], true],
  [['НМ-014', 'спорт'], true],
] as const)('%j looks like people: %s', (row, expected) => {
  expect(looksLikePeople(row)).toBe(expected);
});

test('samples are the first values that are there', () => {
  expect(samplesOf([['', 'x'], ['а', 'y'], [' '], ['б'], ['в'], ['г']], 0, 3)).toEqual(['а', 'б', 'в']);
});

test('one column takes a place from another; a name is joined of several', () => {
  expect(remap(['group', null, 'id'], 1, 'group')).toEqual([null, 'group', 'id']);
  expect(remap(['fullName', null], 1, 'fullName')).toEqual(['fullName', 'fullName']);
  expect(remap(['fullName', 'group'], 0, null)).toEqual([null, 'group']);
});

test('columns that become nothing never leave the computer', () => {
  const list = titledRows(
    [
      ['ФИО', 'Код', 'Класс'],
      ['Белова Анна', 'НМ-014', '8А'],
    ],
    true,
    column,
  );
  const sent = chunksOf(list, [null, 'id', 'group'], 200);
  expect(sent).toEqual({ columns: ['id', 'group'], chunks: [{ first: 2, rows: [['НМ-014', '8А']] }] });
  expect(JSON.stringify(sent)).not.toContain('Белова');
});

test('the 200th row ends a piece, the 201st begins the next', () => {
  const rows = (n: number) => [['ФИО'], ...Array.from({ length: n }, (_, i) => [`Человек ${i}`])];
  const pieces = (n: number) => chunksOf(titledRows(rows(n), true, column), ['fullName'], 200).chunks;
  expect(pieces(200).map((c) => [c.first, c.rows.length])).toEqual([[2, 200]]);
  expect(pieces(201).map((c) => [c.first, c.rows.length])).toEqual([
    [2, 200],
    [202, 1],
  ]);
  expect(pieces(10_000)).toHaveLength(50);
});

test('a piece without a single value is not sent, and the numbers go on', () => {
  const list = titledRows(
    [
      ['ФИО', 'x'],
      ['', '1'],
      ['', '2'],
      ['Анна', '3'],
    ],
    true,
    column,
  );
  expect(chunksOf(list, ['fullName', null], 2).chunks).toEqual([{ first: 4, rows: [['Анна']] }]);
});
