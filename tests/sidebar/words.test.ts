import { afterEach, expect, test } from 'vitest';
import { sharedReason } from '../../sidebar/import/run-step.tsx';
import { byReason } from '../../sidebar/pairs/mentors.tsx';
import { matching } from '../../sidebar/ui.tsx';
import { byRule } from '../../sidebar/where/attention.tsx';
import { counted, speak } from '../../sidebar/words.ts';

afterEach(() => speak('ru'));

test.each([
  [1, '1 ответ'],
  [2, '2 ответа'],
  [5, '5 ответов'],
  [11, '11 ответов'],
  [21, '21 ответ'],
] as const)('%i is said «%s»', (n, words) => {
  expect(counted(n, ['ответ', 'ответа', 'ответов'], ['answer', 'answers'])).toBe(words);
});

test('in English a count has its own forms', () => {
  speak('en');
  expect(counted(1, ['ответ', 'ответа', 'ответов'], ['answer', 'answers'])).toBe('1 answer');
  expect(counted(21, ['ответ', 'ответа', 'ответов'], ['answer', 'answers'])).toBe('21 answers');
});

test('a search finds all its words in any order, whatever the case and ё', () => {
  const all = ['Алёхина Анна, 8А', 'Гусев Пётр, 8Б'];
  const found = (text: string) => matching(all, text, (x) => x);
  expect(found('петр 8б')).toEqual(['Гусев Пётр, 8Б']);
  expect(found('АЛЕХИНА')).toEqual(['Алёхина Анна, 8А']);
  expect(found('')).toEqual(all);
  expect(found('анна 8б')).toEqual([]);
});

test('mentors who do not fit stand under their reason, the most frequent first', () => {
  const misfit = (name: string, why: string) => ({ id: name, name, gate: 'x', why });
  expect(byReason([misfit('А', 'нет мест'), misfit('Б', 'на паузе'), misfit('В', 'на паузе')])).toEqual([
    { why: 'на паузе', names: ['Б', 'В'] },
    { why: 'нет мест', names: ['А'] },
  ]);
});

test('findings stand under their rule', () => {
  const finding = (title: string, about: string) => ({ title, about, words: about, since: '' });
  expect(byRule([finding('Молчит', 'П-1'), finding('Ждёт', 'НМ-1'), finding('Молчит', 'П-2')])).toMatchObject([
    { title: 'Молчит', found: [{ about: 'П-1' }, { about: 'П-2' }] },
    { title: 'Ждёт', found: [{ about: 'НМ-1' }] },
  ]);
});

test('a reason shared by most refused rows, five at least, is the column’s fault', () => {
  const refused = (n: number, why: string) => Array.from({ length: n }, (_, i) => ({ row: i + 2, why }));
  expect(sharedReason(refused(4, 'нужно из списка'))).toBeUndefined();
  expect(sharedReason(refused(5, 'нужно из списка'))).toEqual({ why: 'нужно из списка', rows: 5 });
  expect(sharedReason([...refused(5, 'нужно из списка'), ...refused(5, 'нет имени')])).toBeUndefined();
});
