import { expect, test } from 'vitest';
import { setUpWorkbook } from '../workbook.ts';

/** A list as another programme exports it: English titles, names in two columns, a profession of its own words. */
const header = [
  'first name',
  'last name',
  'email address',
  'job title',
  'grade',
  'organisation',
  'profession',
  'identity to match',
  'biography',
];
const rows = Array.from({ length: 50 }, (_, i) => {
  const n = String(i).padStart(2, '0');
  return [
    'person',
    n,
    `person.${n}@gov.example`,
    'Some role',
    'HEO',
    'Department of Peace',
    'Security',
    'private',
    `I am person ${n}`,
  ];
});

test.each(['mentees', 'mentors'] as const)(
  'a stranger’s list of %s goes in by its guessed columns, and again adds nobody',
  (table) => {
    const book = setUpWorkbook();
    const { guess } = book.get('columnsForImport', { table, header });
    expect(guess[header.indexOf('identity to match')]).toBeNull();
    const bring = () => book.get('importRows', { table, columns: guess, rows, first: 2 });
    expect(bring()).toEqual({ added: 50, known: 0, refused: [] });
    expect(bring()).toEqual({ added: 0, known: 50, refused: [] });
    const [first] = book.rows(table === 'mentees' ? 'База наставляемых' : 'База наставников');
    expect(first).toMatchObject({ ФИО: 'person 00', 'Эл. почта': 'person.00@gov.example' });
    expect(JSON.stringify(first)).not.toContain('private');
  },
);
