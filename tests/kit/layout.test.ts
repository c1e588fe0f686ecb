import { expect, test } from 'vitest';
import { key, layoutOf, number, table, text } from '../../src/kit/index.ts';

const people = table('people', ['Люди', 'People'], () => ({
  id: key('people', 'Ч'),
  name: text(['ФИО', 'Full name'], { was: ['Фамилия'] }),
  grade: number(['Класс', 'Grade'], { from: 1, to: 11 }),
}));
const marks = [
  { key: 'id', index: 0 },
  { key: 'name', index: 1 },
  { key: 'grade', index: 2 },
];

test('a renamed column is found by its mark', () => {
  const found = layoutOf(people, ['Код', 'Как зовут', 'Класс'], marks, 'ru');
  expect(found.places).toEqual({ id: 0, name: 1, grade: 2 });
  expect(found.retitled).toEqual([{ key: 'name', title: 'Как зовут' }]);
});

test('a column of the curator’s with our title does not take the place of ours', () => {
  const moved = [
    { key: 'id', index: 0 },
    { key: 'name', index: 2 },
    { key: 'grade', index: 3 },
  ];
  expect(layoutOf(people, ['Код', 'ФИО', 'Имя ученика', 'Класс'], moved, 'ru').places).toEqual({
    id: 0,
    name: 2,
    grade: 3,
  });
});

test('without marks a column is found by title in either language, or by a former title', () => {
  expect(layoutOf(people, ['Grade', 'Код', 'Фамилия'], [], 'ru')).toMatchObject({
    places: { id: 1, name: 2, grade: 0 },
    unmarked: ['id', 'name', 'grade'],
    missing: [],
  });
});

test('a deleted column is missing, a copied one is told', () => {
  const doubled = [...marks.slice(0, 2), { key: 'name', index: 2 }];
  const found = layoutOf(people, ['Код', 'ФИО', 'ФИО (копия)'], doubled, 'ru');
  expect(found.missing).toEqual(['grade']);
  expect(found.doubled).toEqual(['name']);
  expect(found.places.name).toBe(1);
});
