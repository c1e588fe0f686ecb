import { expect, test } from 'vitest';
import { chosenOf, looksLikePeople, remap, samplesOf, titledRows } from '../../sidebar/import/mapping.ts';

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
  const sent = chosenOf(list, [null, 'id', 'group']);
  expect(sent).toEqual({ columns: ['id', 'group'], rows: [['НМ-014', '8А']], first: 2 });
  expect(JSON.stringify(sent)).not.toContain('Белова');
});

test('empty rows keep their place, so that the numbers are those of the file; a list without a value is no list', () => {
  const list = titledRows(
    [
      ['ФИО', 'x'],
      ['', '1'],
      ['Анна', '3'],
    ],
    true,
    column,
  );
  expect(chosenOf(list, ['fullName', null])).toEqual({ columns: ['fullName'], rows: [[''], ['Анна']], first: 2 });
  expect(chosenOf({ ...list, rows: [['', '1']] }, ['fullName', null]).rows).toEqual([]);
});
