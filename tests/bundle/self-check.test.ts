import { expect, test } from 'vitest';
import { emptyWorkbook, setUpWorkbook, type Workbook } from '../workbook.ts';

const tabs = (book: Workbook) => book.world.view(book.id).sheets.map((s) => s.name);

test('every probe of the platform sees what Google is expected to show, and leaves nothing but its page', () => {
  const book = setUpWorkbook();
  const before = tabs(book);
  const triggers = book.world.triggers.length;
  expect(book.run('checkPlatform').value).toMatchObject({ differ: 0 });
  const page = book.tab('Проверка платформы');
  expect(page.slice(1).filter((row) => row[4] !== 'да')).toEqual([]);
  expect(page.length).toBeGreaterThan(100);
  expect(tabs(book)).toEqual([...before, 'Проверка платформы']);
  expect(book.world.triggers).toHaveLength(triggers);
  book.run('checkPlatform');
  expect(tabs(book)).toHaveLength(before.length + 1);
});

test('the probes work in an English workbook that is not set up yet: what concerns forms is left out', () => {
  const book = emptyWorkbook(undefined, 'en_US');
  const { value } = book.run('checkPlatform');
  expect(value).toMatchObject({ differ: 0 });
  expect(tabs(book).at(-1)).toBe('Проверка платформы');
});

test('a difference stands on top of the page, and is counted', () => {
  const book = setUpWorkbook();
  book.script('var structuredClone = () => 1; function checkHere() { checkPlatform(); }', 'checkHere', []);
  expect(book.tab('Проверка платформы')[1]?.slice(0, 5)).toEqual([
    'Язык',
    'typeof structuredClone',
    '"undefined"',
    '"function"',
    'НЕТ',
  ]);
});
