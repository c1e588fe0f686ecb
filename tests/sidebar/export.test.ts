import { expect, test } from 'vitest';
import { xlsxOf } from '../../sidebar/export/xlsx.ts';
import { readRows } from '../../sidebar/import/read-file.ts';
import { csvOf } from '../../src/kit/index.ts';

const ROWS = [
  ['ФИО', 'Запрос; с точкой', 'Чисел'],
  ['=IMPORTXML("https://example.org","//a")', 'строка\nвторая "в кавычках"', 7],
  ['+7 916 000-00-00', '@СУММ(1+1)', -3.5],
  ['Белова Анна & <b>', '', ''],
];

test('a list saved as CSV is read back whole, and nothing in it is a formula', async () => {
  const read = await readRows(new TextEncoder().encode(csvOf(ROWS)), {});
  expect(read).toMatchObject({
    kind: 'text',
    rows: [
      ['ФИО', 'Запрос; с точкой', 'Чисел'],
      [`'=IMPORTXML("https://example.org","//a")`, 'строка\nвторая "в кавычках"', '7'],
      ["'+7 916 000-00-00", "'@СУММ(1+1)", '-3.5'],
      ['Белова Анна & <b>', '', ''],
    ],
  });
});

test('a workbook for Excel is read back by another programme: texts as texts, numbers as numbers, tabs by name', async () => {
  const sheets = [
    { title: 'База наставляемых: официальная форма', rows: ROWS },
    { title: 'База наставляемых: официальная форма', rows: [['вторая']] },
  ];
  const read = await readRows(xlsxOf({ name: 'x', sheets }), {});
  expect(read).toMatchObject({
    kind: 'workbook',
    sheets: [
      { name: 'База наставляемых  официальная', rows: ROWS.map((row) => row.map(String)) },
      { name: 'База наставляемых  официаль 2', rows: [['вторая']] },
    ],
  });
  expect(new TextDecoder().decode(xlsxOf({ name: 'x', sheets }))).not.toContain('<f>');
});
