import { expect, test } from 'vitest';
import { type AnyRow, blocksOf, insert, key, label, merged, number, table, text, update } from '../../src/kit/index.ts';
import { inRussian } from '../some.ts';

const people = table('people', ['Люди', 'People'], () => ({
  id: key('people', 'Ч'),
  name: text(['Имя', 'Name']),
  grade: number(['Класс', 'Grade'], { from: 1, to: 11 }),
}));
type Person = typeof people extends { columns: infer _ } ? { id: never; name: string; grade: number } : never;
const anna = { id: 'Ч-001' as never, name: 'Анна', grade: 5 } satisfies Person;
// the curator's own column stands at index 1
const tab = { places: { id: 0, name: 2, grade: 3 }, at: new Map([['Ч-001', 7]]), end: 9, rows: [anna] as AnyRow[] };

test('a changed row is found by its code wherever it stands, and only the changed cells are written', () => {
  expect(blocksOf(people, tab, [update(people, 'Ч-001', { grade: 6 })], inRussian)).toEqual([
    { row: 7, column: 3, values: [[6]] },
  ]);
});

test('new rows stand together below the last, and the curator’s column is left alone', () => {
  const added = [insert(people, anna), insert(people, { ...anna, id: 'Ч-002' as never })];
  expect(blocksOf(people, tab, added, inRussian)).toEqual([
    {
      row: 9,
      column: 0,
      values: [
        ['Ч-001', null, 'Анна', 5],
        ['Ч-002', null, 'Анна', 5],
      ],
    },
  ]);
});

test('a row that is not there any more is never written somewhere else', () => {
  expect(() => blocksOf(people, tab, [update(people, 'Ч-099', { grade: 6 })], inRussian)).toThrow(
    'row Ч-099 is not there',
  );
});

test('a row that is new and then updated is simply new', () => {
  expect(merged([insert(people, anna), update(people, 'Ч-001', { grade: 9 })])).toEqual([
    insert(people, { ...anna, grade: 9 }),
  ]);
});

test('updates of one row are one, the later value wins', () => {
  const all = merged([update(people, 'Ч-001', { grade: 6 }), update(people, 'Ч-001', { name: 'Аня', grade: 7 })]);
  expect(all).toEqual([update(people, 'Ч-001', { grade: 7, name: 'Аня' })]);
});

test('the label is right after every write', () => {
  const named = table(
    'named',
    ['Люди', 'People'],
    () => ({ id: key('named', 'Ч'), label: label(), name: text(['Имя', 'Name']) }),
    { called: (r) => r.name },
  );
  const now = {
    places: { id: 0, label: 1, name: 2 },
    at: new Map([['Ч-001', 1]]),
    end: 2,
    rows: [{ id: 'Ч-001', label: '', name: 'Анна' }],
  };
  const writing = { lang: 'ru' as const, label: (_t: string, id: string) => `Аня · ${id}` };
  expect(blocksOf(named, now, [update(named, 'Ч-001', { name: 'Аня' })], writing)).toEqual([
    { row: 1, column: 1, values: [['Аня · Ч-001', 'Аня']] },
  ]);
});
