import { expect, test } from 'vitest';
import { parseAnswer } from '../../src/app/intake.ts';
import { choice, form, formFaults, isPutTo, key, questionsOf, table, text, waysOf } from '../../src/kit/index.ts';

const people = table('people', ['Люди', 'People'], () => ({
  id: key('people', 'Ч'),
  who: choice(['Кто', 'Who'], { a: ['а', 'a'], b: ['б', 'b'], c: ['в', 'c'] }),
  school: text(['Школа', 'School']),
  work: text(['Работа', 'Work']),
  note: text(['Заметка', 'Note']),
}));
const words = { code: 'F0', title: ['Ф', 'F'], intro: ['', ''], thanks: ['', ''] } as const;
const branching = form('branching', people, {
  ...words,
  sections: [
    { questions: { who: ['Кто?', 'Who?'] } },
    { title: ['Школа', 'School'], of: { who: ['a'] }, questions: { school: ['Какая?', 'Which?'] } },
    { title: ['Работа', 'Work'], of: { who: ['b'] }, questions: { work: ['Где?', 'Where?'] } },
    { title: ['Всем', 'All'], questions: { note: ['Ещё?', 'More?'] } },
  ],
});
const items = { who: 1, school: 2, work: 3, note: 4 };
const parsed = (given: Record<number, string>) => parseAnswer(branching, given, items, new Set([1, 2, 3, 4]), 'full');

test('each answer leads to its own page and past the pages of the others', () => {
  const { after, by } = waysOf([{}, { who: ['a'] }, { who: ['b'] }, {}]);
  expect(['a', 'b', 'c'].map((code) => by(0, 'who', code))).toEqual([1, 2, 3]);
  expect(after).toEqual([3, 3, 3, 'end']);
});

test('when nothing is left for an answer, the form ends', () => {
  const { after, by } = waysOf([{}, { who: ['a'] }, { who: ['b'] }]);
  expect([by(0, 'who', 'c'), after[1], after[2]]).toEqual(['end', 'end', 'end']);
});

test('an answer need not hold what its page never asked, and must hold what it did', () => {
  expect(parsed({ 1: 'а', 2: 'первая', 4: 'нет' })).toEqual({
    row: { who: 'a', school: 'первая', note: 'нет' },
    wrong: [],
  });
  expect(parsed({ 1: 'б', 4: 'нет' }).wrong[0]?.[0]).toContain('Где?');
  expect(questionsOf(branching).map((q) => isPutTo(q, { who: 'c' }))).toEqual([true, false, false, true]);
});

test('a section that depends on a later question is told so', () => {
  const wrong = form('wrong', people, {
    ...words,
    sections: [
      { title: ['Школа', 'School'], of: { who: ['a'] }, questions: { school: ['Какая?', 'Which?'] } },
      { questions: { who: ['Кто?', 'Who?'] } },
    ],
  });
  expect(formFaults(wrong)).toEqual(['form wrong: section 0 depends on one earlier question, and has a title']);
});
