import { expect, test } from 'vitest';
import { practiceSchool } from '../workbook.ts';

test('a code that is in no base is set aside with a sentence', () => {
  const book = practiceSchool(20, 12);
  book.run('onTick', [], 'trigger');
  const asked = 'С кем из наставников вы бы хотели работать в рамках программы?';
  const { formId } = book.form('F6');
  const [first] = book.world
    .form(formId)
    .items.flatMap((item) => (item.title === asked && 'choices' in item ? (item.choices as { value: string }[]) : []));
  book.world
    .user('kto-to@example.org')
    .respond(formId, { 'Ваш код (на бейдже или карточке)': 'НМ-999', [asked]: first?.value ?? '' });
  expect(book.rows('Ответы').find((a) => a.Форма === 'F6')).toMatchObject({ 'Что с ним': 'отложен' });
  expect(book.rows('Выбор наставляемых').filter((r) => r.Код)).toEqual([]);
});
