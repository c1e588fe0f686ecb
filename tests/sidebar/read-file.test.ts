import { writeXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { cellText, guessDelimiter, guessEncoding, readRows } from '../../sidebar/import/read-file.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

/** Windows-1251 of Russian letters: «А» is 0xC0, «ё» stands apart. */
function cp1251(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => {
    const code = letter.codePointAt(0) ?? 0;
    if (letter === 'Ё') return 0xa8;
    if (letter === 'ё') return 0xb8;
    return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
  });
}

const utf16 = (text: string) =>
  Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(text, (c) => c.charCodeAt(0)).buffer)]);

const rows = async (bytes: Uint8Array) => {
  const read = await readRows(bytes, {});
  return read.kind === 'text' ? read.rows : read.sheets.map((s) => s.rows);
};

const people = [
  ['ФИО', 'Класс'],
  ['Ёлкина Анна', '8А'],
];

test.each([
  ['UTF-8', utf8('ФИО;Класс\nЁлкина Анна;8А\n'), 'utf-8'],
  ['UTF-8 with a mark at its start', utf8('\ufeffФИО;Класс\r\nЁлкина Анна;8А\r\n'), 'utf-8'],
  ['Windows-1251', cp1251('ФИО;Класс\r\nЁлкина Анна;8А\r\n'), 'windows-1251'],
  ['UTF-16 as Excel saves «Текст Юникод»', utf16('ФИО\tКласс\r\nЁлкина Анна\t8А\r\n'), 'utf-16le'],
] as const)('a list in %s reads the same', async (_, bytes, encoding) => {
  expect(guessEncoding(bytes)).toBe(encoding);
  expect(await rows(bytes)).toEqual(people);
});

test('an encoding chosen by hand is obeyed', async () => {
  const read = await readRows(cp1251('ФИО;Класс'), { encoding: 'utf-8' });
  expect(read).toMatchObject({ kind: 'text', encoding: 'utf-8' });
  expect(JSON.stringify(read)).toContain('\ufffd');
});

test('the delimiter is the one that splits every line alike', () => {
  expect(guessDelimiter('a,b\nc,d')).toBe(',');
  expect(guessDelimiter('ФИО;Темы\nИванов;школа, спорт, музыка\nПетров;игры, кино')).toBe(';');
  expect(guessDelimiter('ФИО\tТемы\nИванов\tшкола, спорт')).toBe('\t');
  expect(guessDelimiter('"Иванов; Пётр",8А\n"Гусев; Иван",9Б')).toBe(',');
});

test('quotes hold delimiters, line ends and quotes', async () => {
  expect(await rows(utf8('a,b\n"x, ""y""\nz",1'))).toEqual([
    ['a', 'b'],
    ['x, "y"\nz', '1'],
  ]);
});

test('empty lines between people keep their place, those at the end are dropped', async () => {
  expect(await rows(utf8('a,b\n1,2\n\n3,4\n\n,\n'))).toEqual([['a', 'b'], ['1', '2'], [''], ['3', '4']]);
});

test('a workbook gives its visible tabs; dates and ticks read as a person would type them', async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: 'Люди',
        rows: [
          ['ФИО', 'Год', 'С какого дня', 'Согласен'],
          ['Белова Анна', 2011, new Date(Date.UTC(2026, 8, 1)), true],
        ],
      },
      { name: 'Пустой', rows: [] },
      { name: 'Скрытый', rows: [['тайна']], hidden: true },
    ],
  });
  const read = await readRows(bytes, {});
  expect(read).toEqual({
    kind: 'workbook',
    sheets: [
      {
        name: 'Люди',
        rows: [
          ['ФИО', 'Год', 'С какого дня', 'Согласен'],
          ['Белова Анна', '2011', '01.09.2026', 'да'],
        ],
      },
    ],
  });
});

test('a moment keeps its minutes, an empty cell is an empty text', () => {
  expect(cellText(new Date(Date.UTC(2026, 8, 1, 9, 5)))).toBe('01.09.2026 09:05');
  expect(cellText(null)).toBe('');
});

test.each([
  ['an empty file', utf8(''), 'file-empty'],
  ['a file of blank lines', utf8('\n ,\n\n'), 'file-empty'],
  ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'file-old'],
  ['a damaged workbook', utf8('PK\u0003\u0004 and nothing more'), 'file-unreadable'],
] as const)('%s is answered with a sentence', async (_, bytes, code) => {
  await expect(readRows(bytes, {})).rejects.toMatchObject({ code, message: expect.stringMatching(/[а-я]\.$/) });
});
