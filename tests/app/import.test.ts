import { expect, test } from 'vitest';
import { decideImport, guessColumns, importable } from '../../src/app/import.ts';
import { type AnyRow, type Change, day, programme } from '../../src/kit/index.ts';
import { defaults, settings } from '../../src/stages/1-preparation/settings.ts';
import { mentees } from '../../src/stages/2-mentees/register.ts';
import { mentors } from '../../src/stages/3-mentors/register.ts';
import { nowOn, some } from '../some.ts';

const header = [
  'first name',
  'last name',
  'email address',
  'both mentor and mentee',
  'job title',
  'grade',
  'organisation',
  'identity to match',
  'biography',
];
const full = programme(day('2026-10-12'), [settings, [{ ...defaults, mode: 'full' }]]);
const rows = (changes: readonly Change[]) => changes.map((c) => (c.kind === 'insert' ? (c.row as AnyRow) : {}));
const bring = (
  p: typeof full,
  lines: string[][],
  columns = ['fullName', 'email', 'classOrGroup'] as (string | null)[],
) => decideImport(p, mentees, columns, lines, 2, nowOn());

test('titles of a stranger’s list are guessed, first and last name go together', () => {
  expect(guessColumns(mentees, header, 'full')).toEqual([
    'fullName',
    'fullName',
    'email',
    null,
    null,
    'classOrGroup',
    null,
    null,
    null,
  ]);
  expect(guessColumns(importable.mentors, header, 'full').slice(0, 7)).toEqual([
    'fullName',
    'fullName',
    'email',
    null,
    'position',
    null,
    'organisation',
  ]);
});

test('a building and the classes of a teacher are guessed; relatives are for the curator to note', () => {
  const titles = ['Учебный корпус', 'классное руководство', 'Родственники среди наставников'];
  expect(guessColumns(importable.mentors, titles, 'full')).toEqual(['building', 'ownClasses', null]);
  expect(guessColumns(mentees, titles, 'full')).toEqual(['building', null, null]);
});

test('Russian titles are guessed whatever their case', () => {
  expect(guessColumns(mentees, ['ФИО', 'КЛАСС', 'Электронная почта', 'Темы запроса'], 'full')).toEqual([
    'fullName',
    'classOrGroup',
    'email',
    'themes',
  ]);
});

test('what a workspace must not hold is never suggested', () => {
  expect(guessColumns(mentees, ['Диагноз', 'Паспорт', 'Национальность', 'identity', 'СНИЛС'], 'full')).toEqual(
    Array(5).fill(null),
  );
});

test('where codes are used, nothing that tells who a learner is can be brought in', () => {
  expect(guessColumns(mentees, ['Код', 'ФИО', 'Почта', 'Класс'], 'codes')).toEqual(['id', null, null, 'classOrGroup']);
  const codes = programme(day('2026-10-12'), [settings, [{ ...defaults, mode: 'codes' }]]);
  const { changes } = decideImport(
    codes,
    mentees,
    ['id', 'fullName', 'classOrGroup'],
    [['НМ-077', 'Белова Анна', '7-9']],
    2,
    nowOn(),
  );
  expect(rows(changes)).toMatchObject([{ id: 'НМ-077', fullName: undefined, classOrGroup: '7-9' }]);
});

test('every bad row is refused with its number in the file and all its reasons, the good ones go in', () => {
  const { changes, result } = bring(full, [
    ['Белова Анна', 'anna@example.org', '7А'],
    ['', '', ''],
    ['Ким Алина', 'не адрес', '7А'],
    ['', 'x@example.org', '8Б'],
    ['Белова Анна', 'anna@example.org', '7А'],
  ]);
  expect(rows(changes)).toMatchObject([{ fullName: 'Белова Анна', email: 'anna@example.org', state: 'draft' }]);
  expect(result).toEqual({
    added: 1,
    known: 0,
    refused: [
      { row: 4, why: '«Эл. почта»: нужно: адрес вида name@school.ru' },
      { row: 5, why: 'нет ни имени, ни кода' },
      { row: 6, why: 'тот же человек уже есть в этом списке выше' },
    ],
  });
});

test('a list of 400 rows with 30 wrong ones: 370 go in, each wrong one is named by its number in the file', () => {
  const wrong = new Set(Array.from({ length: 30 }, (_, i) => 7 + i * 13));
  const letter = (i: number) =>
    String.fromCharCode(0x0410 + (i % 32)) + String.fromCharCode(0x0430 + Math.floor(i / 32));
  const lines = Array.from({ length: 400 }, (_, i) => {
    const name = `Ученик ${letter(i)}`;
    if (!wrong.has(i)) return [name, `u${i}@example.org`, '8А'];
    return [
      ['', `u${i}@example.org`, '8А'],
      [name, 'без собаки', '8А'],
      ['Ученик Аа', 'u0@example.org', '8А'],
    ][i % 3]!;
  });
  const { changes, result } = bring(full, lines);
  expect(changes).toHaveLength(370);
  expect(result).toMatchObject({ added: 370, known: 0 });
  // the header is row 1 of the file
  expect(result.refused.map((r) => r.row)).toEqual([...wrong].map((i) => i + 2));
  expect(result.refused.every((r) => r.why.length > 10)).toBe(true);
});

test('3.in.2: last year’s mentors come in with their history; who is here already is no second one', () => {
  const titles = [
    'ФИО',
    'Категория',
    'Эл. почта',
    'Дата вхождения в программу',
    'Был наставником',
    'Результаты программы',
    'Ссылка на кейс/отзыв',
  ];
  const columns = guessColumns(importable.mentors, titles, 'full');
  expect(columns).toEqual(['fullName', 'category', 'email', 'joinedOn', 'experience', 'resultSummary', 'caseUrl']);
  const lines = [
    [
      'Орлова Мария',
      'выпускник',
      'orlova@example.org',
      '03.10.2024',
      'да',
      'две пары, обе дошли до цели',
      'https://school.example/case/3',
    ],
    ['Гусев Пётр', 'педагог', 'gusev@example.org', '15.09.2025', 'да', '', ''],
  ];
  const here = programme(
    day('2026-10-12'),
    [settings, [{ ...defaults, mode: 'full' }]],
    [importable.mentors, [some(mentors, { email: 'gusev@example.org' })]],
  );
  const { changes, result } = decideImport(here, importable.mentors, columns, lines, 2, nowOn());
  expect(result).toMatchObject({ added: 1, known: 1, refused: [] });
  expect(rows(changes)).toMatchObject([
    {
      fullName: 'Орлова Мария',
      category: 'alumnus',
      state: 'candidate',
      joinedOn: '2024-10-03',
      experience: true,
      resultSummary: 'две пары, обе дошли до цели',
      caseUrl: 'https://school.example/case/3',
    },
  ]);
});

test('a second import of the same list doubles nobody', () => {
  const lines = [
    ['Белова Анна', 'anna@example.org', '7А'],
    ['Ким Алина', 'kim@example.org', '7Б'],
  ];
  const first = bring(full, lines);
  const filled = programme(
    day('2026-10-12'),
    [settings, [{ ...defaults, mode: 'full' }]],
    [mentees, rows(first.changes)],
  );
  expect(bring(filled, lines).result).toEqual({ added: 0, known: 2, refused: [] });
});
