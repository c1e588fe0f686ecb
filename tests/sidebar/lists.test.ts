import { expect, test } from 'vitest';
import { sharedReason } from '../../sidebar/import/shared-reason.ts';
import { biggestFirst, grouped, matching } from '../../sidebar/lists.ts';

test('a search finds all its words in any order, whatever the case and ё', () => {
  const all = ['Алёхина Анна, 8А', 'Гусев Пётр, 8Б'];
  const found = (text: string) => matching(all, text, (x) => x);
  expect(found('петр 8б')).toEqual(['Гусев Пётр, 8Б']);
  expect(found('АЛЕХИНА')).toEqual(['Алёхина Анна, 8А']);
  expect(found('')).toEqual(all);
  expect(found('анна 8б')).toEqual([]);
});

test('what shares a key stands together, in order or the biggest group first', () => {
  const groups = grouped(['нет мест 1', 'на паузе 2', 'на паузе 3'], (x) => x.slice(0, 8));
  expect(groups).toEqual([
    { key: 'нет мест', of: ['нет мест 1'] },
    { key: 'на паузе', of: ['на паузе 2', 'на паузе 3'] },
  ]);
  expect(biggestFirst(groups).map((g) => g.key)).toEqual(['на паузе', 'нет мест']);
});

test('a reason shared by most refused rows, five at least, is the column’s fault', () => {
  const refused = (n: number, why: string) => Array.from({ length: n }, (_, i) => ({ row: i + 2, why }));
  expect(sharedReason(refused(4, 'нужно из списка'))).toBeUndefined();
  expect(sharedReason(refused(5, 'нужно из списка'))).toEqual({ why: 'нужно из списка', rows: 5 });
  expect(sharedReason([...refused(5, 'нужно из списка'), ...refused(5, 'нет имени')])).toBeUndefined();
});
