import { expect, test } from 'vitest';
import { type FormQuestion, isMissing, nextPage, pagesOf } from '../../runtime/workbench/form-view.ts';

function question(id: number, rest: Partial<FormQuestion> = {}): FormQuestion {
  return {
    id,
    kind: 'text',
    title: `Q${id}`,
    help: '',
    required: false,
    choices: [],
    other: false,
    rows: [],
    columns: [],
    ...rest,
  };
}

const branching = [
  question(1, {
    kind: 'choice',
    choices: [
      { value: 'да', goTo: 30 },
      { value: 'нет', goTo: 'submit' },
      { value: 'сначала', goTo: 'restart' },
      { value: 'дальше' },
    ],
  }),
  question(20, { kind: 'page', title: 'Вторая' }),
  question(2),
  question(30, { kind: 'page', title: 'Третья' }),
  question(3),
];

test('a page break begins a page, and the first page has no title of its own', () => {
  const pages = pagesOf(branching);
  expect(pages.map(({ title }) => title)).toEqual(['', 'Вторая', 'Третья']);
  expect(pages.map(({ questions }) => questions.map(({ id }) => id))).toEqual([[1], [2], [3]]);
});

test.each([
  ['да', 2],
  ['нет', 'submit'],
  ['сначала', 0],
  ['дальше', 1],
  [undefined, 1],
] as const)('the option «%s» leads to %s', (value, next) => {
  expect(nextPage(pagesOf(branching), 0, value === undefined ? {} : { 1: value })).toBe(next);
});

test('a person who comes to a break by going on is sent where the break says; the last page is followed by sending', () => {
  const pages = pagesOf([question(1), question(20, { kind: 'page', goTo: 'submit' }), question(2)]);
  expect(nextPage(pages, 0, {})).toBe('submit');
  expect(nextPage(pages, 1, {})).toBe('submit');
});

test('spaces are no answer, and a required grid wants every row', () => {
  expect(isMissing(question(1, { required: true }), '  ')).toBe(true);
  expect(isMissing(question(1, { required: true }), 'да')).toBe(false);
  expect(isMissing(question(1), undefined)).toBe(false);
  const grid = question(1, { kind: 'grid', required: true, rows: ['а', 'б'], columns: ['x'] });
  expect(isMissing(grid, ['x', null])).toBe(true);
  expect(isMissing(grid, ['x', 'x'])).toBe(false);
  expect(isMissing({ ...grid, kind: 'checkboxGrid' }, [['x'], []])).toBe(true);
});
