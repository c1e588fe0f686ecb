import { expect, test } from 'vitest';
import {
  choice,
  complaint,
  date,
  day,
  email,
  many,
  momentFromSerial,
  momentOf,
  momentToSerial,
  paragraph,
  phone,
  ref,
  toSerial,
  url,
  yesNo,
} from '../../src/kit/index.ts';
import { inRussian, nobodyNamed } from '../some.ts';

const fruit = { apple: ['яблоко', 'apple'], plum: ['слива', 'plum'] } as const;

test('a choice is understood in either language, whatever its case, and kept as a code', () => {
  const c = choice(['Плод', 'Fruit'], fruit);
  expect(['яблоко', ' Яблоко ', 'APPLE', 'apple'].map((x) => c.read(x, nobodyNamed))).toEqual(Array(4).fill('apple'));
  expect(c.write('plum', inRussian)).toBe('слива');
  expect(complaint(c, c.read('груша', nobodyNamed))).toEqual([
    'нужно: одно из: яблоко, слива',
    'wanted: one of: apple, plum',
  ]);
});

test('several choices stand in one cell, and an unknown one spoils the cell, not the others’ spelling', () => {
  const c = many(['Плоды', 'Fruit'], fruit);
  expect(c.read('слива; яблоко;', nobodyNamed)).toEqual(['plum', 'apple']);
  expect(complaint(c, c.read('слива; груша', nobodyNamed))?.[0]).toContain('через «;» из списка');
});

test('a day is read from Sheets’ number and from what people type', () => {
  const c = date(['Дата', 'Date']);
  expect(toSerial(day('2026-09-01'))).toBe(46266);
  expect([46266, '2026-09-01', '01.09.2026'].map((x) => c.read(x, nobodyNamed))).toEqual(Array(3).fill('2026-09-01'));
  for (const no of ['31.02.2026', '2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '99.99.2026'])
    expect([no, complaint(c, c.read(no, nobodyNamed))?.[0]]).toEqual([no, expect.stringContaining('дата')]);
  expect(c.read('2028-02-29', nobodyNamed)).toBe('2028-02-29');
});

test('a moment survives the way into a cell and back to the second', () => {
  const at = momentOf('2026-10-25 02:59:59');
  expect(momentFromSerial(momentToSerial(at))).toBe(at);
  // half a second before midnight belongs to the next day
  expect(momentFromSerial(toSerial(day('2026-10-26')) - 0.4 / 86_400)).toBe('2026-10-26 00:00:00');
  expect(momentFromSerial(46266.5)).toBe('2026-09-01 12:00:00');
});

test('a reference is stored as a code; a name alone is understood when only one person has it', () => {
  const c = ref('mentees', ['Кто', 'Who']);
  const book = {
    named: (_t: string, name: string) =>
      name === 'Ким Алина' ? ['НМ-003'] : name === 'Ан' ? ['НМ-001', 'НМ-002'] : [],
  };
  expect(['Белова Анна · НМ-014', 'НМ-014', 'Ким Алина'].map((x) => c.read(x, book))).toEqual([
    'НМ-014',
    'НМ-014',
    'НМ-003',
  ]);
  expect(complaint(c, c.read('Ан', book))).toEqual(['нужно: выберите из списка', 'wanted: choose from the list']);
});

test.each([
  [email(['П', 'M']), 'name@school.ru', 'name@'],
  [phone(['Т', 'P']), '+7 916 123-45-67', 'позвоните мне'],
  [url(['С', 'L']), 'https://школа.рф/о нас'.replace(' ', '%20'), 'javascript:alert(1)'],
] as const)('%# good and bad spellings are told apart', (c, good, bad) => {
  expect(complaint(c, c.read(good, nobodyNamed))).toBeUndefined();
  expect(complaint(c, c.read(bad, nobodyNamed))).toBeDefined();
});

test('text from people keeps its signs and loses only control characters', () => {
  const c = paragraph(['Т', 'T']);
  const typed = '=IMPORTXML("x")\u0000 <b>жирно</b> 👩‍🏫 שלום\r\nвторая строка ';
  expect(c.read(typed, nobodyNamed)).toBe('=IMPORTXML("x") <b>жирно</b> 👩‍🏫 שלום\nвторая строка');
  expect(complaint(c, 'я'.repeat(20_000))).toBeUndefined();
  expect(complaint(c, 'я'.repeat(20_001))?.[0]).toContain('20000');
});

test('yes and no are understood as people say them', () => {
  const c = yesNo(['Да?', 'Yes?']);
  expect([true, 'да', 'Yes', 'ИСТИНА'].map((x) => c.read(x, nobodyNamed))).toEqual([true, true, true, true]);
  expect(['', 'нет', false].map((x) => c.read(x, nobodyNamed))).toEqual([false, false, false]);
});
