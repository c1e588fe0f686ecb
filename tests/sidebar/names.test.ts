import { expect, test } from 'vitest';
import { readKey, renamed, withNames } from '../../sidebar/key-file.ts';

test('a key file is read whatever stands between its cells; other lines are left out', () => {
  const text = 'Код;Имя\r\nНМ-001;Белова Анна\nНМ-002,"Зуев Глеб"\nНР-010\tОрлова\tМария\nпросто строка\n';
  expect([...readKey(text)]).toEqual([
    ['НМ-001', 'Белова Анна'],
    ['НМ-002', 'Зуев Глеб'],
    ['НР-010', 'Орлова Мария'],
  ]);
});

test('a view is renamed where it calls people, and nowhere else', () => {
  const names = readKey('НМ-001;Белова Анна');
  const view = { id: 'НМ-001', name: 'НМ-001', pairs: [{ mentees: ['НМ-001', 'НМ-002'], why: 'НМ-001 просил' }] };
  expect(renamed(view, names)).toEqual({
    id: 'НМ-001',
    name: 'Белова Анна',
    pairs: [{ mentees: ['Белова Анна', 'НМ-002'], why: 'НМ-001 просил' }],
  });
});

test('a paper gets names in the place of codes; codes of people without a name are told, other codes are not', () => {
  const unknown = new Set<string>();
  const names = readKey('НМ-001;Белова Анна\nНР-002;Орлова Мария');
  const text = 'Закрепить: НР-002 – НМ-001, НМ-014 (пара П-003)';
  expect(withNames(text, names, unknown)).toBe('Закрепить: Орлова Мария – Белова Анна, НМ-014 (пара П-003)');
  expect([...unknown]).toEqual(['НМ-014']);
  expect(withNames('Код НМ-001', names, unknown, true)).toBe('Код Белова Анна (НМ-001)');
});
