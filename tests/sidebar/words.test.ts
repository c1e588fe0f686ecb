import { afterEach, expect, test } from 'vitest';
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
