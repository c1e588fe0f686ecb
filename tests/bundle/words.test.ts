import { expect, test } from 'vitest';
import { setUpWorkbook, type Workbook } from '../workbook.ts';
import { anna } from './people.ts';

const enter = (book: Workbook, table: string, values: object, row: string | null = null) =>
  (book.get('enterRow', { table, row, values: values as never }) as { rows: readonly string[] }).rows[0] as string;
const options = (book: Workbook, code: string, question: string) =>
  book.world
    .form(book.form(code).formId)
    .items.find((i) => i.title === question)
    ?.choices?.map((c: { value: string }) => c.value);
const THEMES = 'С чем вам помог бы наставник?';
const codeOf = (book: Workbook, words: string) =>
  book.rows('Справочники').find((d) => d['Как называется'] === words)!.Код as string;

test('a theme is reworded, another switched off, a third added: forms offer them, old rows keep theirs', () => {
  const book = setUpWorkbook();
  const respond = (theme: string, name: string) =>
    book.world
      .user('u@example.org')
      .respond(book.form('F2').formId, { ...anna, 'Фамилия и имя': name, [THEMES]: [theme] });
  expect(respond('творчество и спорт', 'Ким Алина').refused).toBeNull();
  book.run('onAnswer', [], 'trigger');
  enter(book, 'dictionaries', { words: 'кем стать' }, codeOf(book, 'выбор профессии'));
  enter(book, 'dictionaries', { inUse: false }, codeOf(book, 'творчество и спорт'));
  const own = enter(book, 'dictionaries', { list: 'themes', words: 'жизнь в общежитии', inUse: true });
  book.get('refresh', {});
  expect(options(book, 'F2', THEMES)).toEqual(expect.arrayContaining(['кем стать', 'жизнь в общежитии']));
  expect(options(book, 'F2', THEMES)).not.toContain('творчество и спорт');
  expect(respond('жизнь в общежитии', 'Белова Анна').refused).toBeNull();
  book.run('onAnswer', [], 'trigger');
  expect(book.rows('База наставляемых').map((m) => m['Темы запроса'])).toEqual([
    'творчество и спорт',
    'жизнь в общежитии',
  ]);
  expect(book.get('entryForm', { table: 'mentees', row: 'НМ-002', only: ['themes'] }).fields[0]?.value).toEqual([own]);
  expect(book.get('home', {}).unreadable).toEqual([]);
});

test('1.in.4: only the forms of mentoring chosen for the year are offered, and a form of the school’s own takes its mentors', () => {
  const book = setUpWorkbook();
  const asked = 'Какая форма вам ближе?';
  expect(options(book, 'F2', asked)).toEqual(['ученик – ученик', 'студент – ученик', 'работодатель – ученик']);
  const own = enter(book, 'dictionaries', {
    list: 'forms',
    words: 'педагог – обучающийся',
    inUse: true,
    mentors: ['teacher'],
    mentees: ['pupil'],
  });
  enter(book, 'settings', { forms: ['student_student', own] }, 'settings');
  book.get('refresh', {});
  expect(options(book, 'F2', asked)).toEqual(['ученик – ученик', 'педагог – обучающийся']);
  book.get('refresh', {});
  expect(book.last.calls.map((c) => c.name).filter((name) => name.endsWith('setChoiceValues'))).toEqual([]);
});
