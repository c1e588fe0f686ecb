import { describe, expect, test } from 'vitest';
import {
  byScript,
  type Cell,
  canAdd,
  columnsOf,
  dice,
  key,
  many,
  newRow,
  number,
  readGrid,
  sampleRows,
  say,
  table,
  tableFaults,
  text,
  upright,
  type Writing,
  writeCells,
  yesNo,
} from '../../src/kit/index.ts';
import { tables } from '../../src/stages/index.ts';
import { ids, inRussian, nobodyNamed, nowOn } from '../some.ts';

const places = (t: (typeof tables)[number]) => Object.fromEntries(columnsOf(t).map(([key], i) => [key, i]));

describe.each(['ru', 'en'] as const)('in %s', (lang) => {
  const writing: Writing = { ...inRussian, lang };
  test.each(tables.map((t) => [t.id, t] as const))('%s: what is written is read back', (_, t) => {
    const rows = sampleRows(t, dice(1, ids), t.drawn === 'down' ? 1 : 20);
    const header = columnsOf(t).map(([, c]) => say(c.title, lang));
    const lines = rows.map((row) => {
      const cells = writeCells(t, row, writing);
      return columnsOf(t).map(([key]) => cells[key] as Cell);
    });
    const read = readGrid(t, [header, ...lines], places(t), nobodyNamed, 'Лист');
    expect(read.problems).toEqual([]);
    const blank = (row: object) =>
      Object.fromEntries(Object.entries(row).filter(([key, v]) => key !== 'label' && v !== undefined));
    expect(read.rows.map(blank)).toEqual(rows.map(blank));
  });
});

test.each(tables.map((t) => [t.id, t] as const))('%s is worded in both languages', (_, t) => {
  const words = [t.sheet, t.about, ...columnsOf(t).map(([, c]) => c.title)];
  for (const [ru, en] of words) expect(`${ru} | ${en}`).toMatch(/^[^|]*[А-Яа-яЁё№][^|]* \| [^А-Яа-яЁё]+$/);
});

const people = table('people', ['Люди', 'People'], () => ({
  id: key('people', 'Ч'),
  name: text(['Имя', 'Name']),
  grade: number(['Класс', 'Grade'], { from: 1, to: 11 }),
  here: yesNo(['Здесь', 'Here']),
}));
const header = ['Код', 'Имя', 'Класс', 'Здесь'];
const at = { id: 0, name: 1, grade: 2, here: 3 };
const read = (...lines: Cell[][]) => readGrid(people, [header, ...lines], at, nobodyNamed, 'Люди');

test('every bad cell of a tab is reported with its address', () => {
  expect(read(['Ч-001', '', 12, true], ['Ч-002', 'Анна', 'десять', true]).problems).toEqual([
    { sheet: 'Люди', row: 2, column: 'Имя', words: ['не заполнено', 'is empty'] },
    {
      sheet: 'Люди',
      row: 2,
      column: 'Класс',
      words: ['нужно: целое число от 1 до 11', 'wanted: a whole number from 1 to 11'],
    },
    {
      sheet: 'Люди',
      row: 3,
      column: 'Класс',
      words: ['нужно: целое число от 1 до 11', 'wanted: a whole number from 1 to 11'],
    },
  ]);
});

test('a row of empty cells and unticked boxes is no row', () => {
  const found = read(['', '', '', false], ['Ч-001', 'Анна', 5, false], ['', '', '', '']);
  expect(found.rows).toHaveLength(1);
  expect(found.end).toBe(3);
});

test('a row typed by hand has no code yet and is a newcomer, not a mistake', () => {
  const found = read(['', 'Анна', 5, true]);
  expect(found.problems).toEqual([]);
  expect(found.newcomers).toEqual([{ index: 1, given: { id: undefined, name: 'Анна', grade: 5, here: true } }]);
  expect(newRow(people, found.newcomers[0]!.given, nowOn()).id).toBe('Ч-901');
});

test('two rows with one code are reported, for a copied row would be written twice', () => {
  const found = read(['Ч-001', 'Анна', 5, true], ['Ч-001', 'Анна', 6, true]);
  expect(found.rows).toHaveLength(1);
  expect(found.problems).toMatchObject([
    { row: 3, column: 'Код', words: ['код Ч-001 стоит в двух строках', expect.anything()] },
  ]);
});

test('numbers are taken from text as people write them', () => {
  const half = table('half', ['Доли', 'Halves'], () => ({
    id: key('half', 'Д'),
    n: number(['Часы', 'Hours'], { from: 0, to: 9, whole: false }),
  }));
  const values = (cell: Cell) =>
    readGrid(
      half,
      [
        ['Код', 'Часы'],
        ['Д-001', cell],
      ],
      { id: 0, n: 1 },
      nobodyNamed,
      'Д',
    ).rows.map((r) => r.n);
  expect([values('3,5'), values('3.5'), values(3.5), values('3 мая')]).toEqual([[3.5], [3.5], [3.5], []]);
});

test.each(tables.map((t) => [t.id, t] as const))('%s: its declaration holds together', (_, t) => {
  expect(tableFaults(t)).toEqual([]);
});

test('a declaration that contradicts itself is told with its address', () => {
  const days = many(['Дни', 'Days'], { a: ['утро; вечер', 'day'] });
  const x = table('x', ['Х', 'X'], () => ({ a: text(['Имя', 'Name']), b: text(['Имя', 'Nickname']), days }));
  expect(tableFaults(x)).toEqual([
    'table x: two columns are titled «Имя»',
    'table x: the first column must be id: key(…)',
    'table x: an option of days holds «;», which stands between options',
  ]);
});

test('a card is read from the side', () => {
  const card = table(
    'card',
    ['Карта', 'Card'],
    () => ({ a: text(['А', 'A']), b: number(['Б', 'B'], { from: 0, to: 9 }) }),
    { drawn: 'down' },
  );
  const grid = upright(card, [
    ['А', 'да', 'зачем'],
    ['Б', 10],
  ]);
  const found = readGrid(card, grid, { a: 0, b: 1 }, nobodyNamed, 'Карта');
  expect(found.problems).toMatchObject([{ row: 2, column: 'Б' }]);
});

test('a row typed by hand where only the script can make one is a named problem, never a crash', () => {
  const made = table('made', ['Лист', 'Tab'], () => ({
    id: key('made', 'Л'),
    whose: byScript(text(['Чей', 'Whose'])),
    note: text(['Заметка', 'Note']),
  }));
  const typed = readGrid(
    made,
    [
      ['Код', 'Чей', 'Заметка'],
      ['', '', 'от руки'],
      ['Л-001', 'НМ-001', 'своя'],
    ],
    { id: 0, whose: 1, note: 2 },
    nobodyNamed,
    'Лист',
  );
  expect(typed.newcomers).toEqual([]);
  expect(typed.rows.map((r) => r.id)).toEqual(['Л-001']);
  expect(typed.problems).toMatchObject([
    { row: 2, column: 'Чей', words: [expect.stringContaining('делает программа'), expect.anything()] },
  ]);
  expect([canAdd(made), canAdd(people)]).toEqual([false, true]);
});

test('a row typed where a required column has been deleted is a named problem too', () => {
  const typed = readGrid(
    people,
    [
      ['Код', 'Класс', 'Здесь'],
      ['', 9, true],
    ],
    { id: 0, grade: 1, here: 2 },
    nobodyNamed,
    'Люди',
  );
  expect(typed.newcomers).toEqual([]);
  expect(typed.problems).toMatchObject([{ row: 2, column: 'Имя', words: ['не заполнено', 'is empty'] }]);
});

test('no two tabs are titled alike in either language: a tab that has lost its mark is found by its title', () => {
  for (const at of [0, 1] as const) {
    const titles = tables.map((t) => t.sheet[at]);
    expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
  }
});
