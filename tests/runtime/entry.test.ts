import { expect, test } from 'vitest';
import type { Locale } from '../../runtime/types.ts';
import { bench } from './bench.ts';

/** What a text becomes that is written with setValue: the value, a date as its ISO day or time, and what is shown. */
function entered(locale: Locale, text: string): [unknown, string] {
  return bench({ locale }).run(`
    const cell = SpreadsheetApp.getActiveSheet().getRange('A1').setValue(${JSON.stringify(text)});
    const value = cell.getValue();
    const shown = value instanceof Date ? Utilities.formatDate(value, 'Europe/Moscow', value.getFullYear() < 1900 ? 'HH:mm' : 'yyyy-MM-dd') : value;
    return [shown, cell.getDisplayValue()];`) as [unknown, string];
}

// Where it is not known what Google shows, only the value is compared.
test.each<[Locale, string, unknown, string | null]>([
  ['ru_RU', '3,5', 3.5, '3,5'],
  ['en_US', '3.5', 3.5, '3.5'],
  ['ru_RU', '3.5', '2026-05-03', '03.05.2026'],
  ['en_US', '1,234', 1234, null],
  ['ru_RU', '12%', 0.12, '12%'],
  ['en_US', '12%', 0.12, '12%'],
  ['ru_RU', '2026-09-01', '2026-09-01', null],
  ['en_US', '2026-09-01', '2026-09-01', null],
  ['ru_RU', '01.09.2026', '2026-09-01', '01.09.2026'],
  ['en_US', '9/1/2026', '2026-09-01', '9/1/2026'],
  ['ru_RU', '+79161234567', 79161234567, '79161234567'],
  ['en_US', '007', 7, '7'],
  ['ru_RU', 'ИСТИНА', true, 'ИСТИНА'],
  ['en_US', 'false', false, 'FALSE'],
  ['en_US', "'=1+1", '=1+1', '=1+1'],
  ['ru_RU', "'007", '007', '007'],
  ['en_US', 'НМ-014', 'НМ-014', 'НМ-014'],
  ['en_US', '', '', ''],
])('14.13 in %s the text %j is %j', (locale, text, value, shown) => {
  const [got, display] = entered(locale, text);
  expect([got, shown === null ? null : display]).toEqual([value, shown]);
});

test('14.13 in a cell of the format @ every text stays as it was written', () => {
  const texts = ['3.5', '007', '12%', '2026-09-01', '=1+1', '+7', 'TRUE', '1/2'];
  const { run } = bench();
  expect(
    run(`const range = SpreadsheetApp.getActiveSheet().getRange(1, 1, 1, ${texts.length}).setNumberFormat('@').setValues([${JSON.stringify(texts)}]);
      return [range.getValues()[0], range.getFormulas()[0].filter(String)];`),
  ).toEqual([texts, []]);
});

test('14.14 numbers, texts, booleans and dates come back as they were written, errors as texts', () => {
  const { run } = bench();
  expect(
    run(`const range = SpreadsheetApp.getActiveSheet().getRange('A1:F1').setValues([[0.1, 'x', false, new Date(2026, 8, 1), null, '=1/0']]);
      const [n, t, b, d, empty, error] = range.getValues()[0];
      return [n, t, b, d instanceof Date && d.getTime() === new Date(2026, 8, 1).getTime(), empty, error, range.getDisplayValues()[0][0]];`),
  ).toEqual([0.1, 'x', false, true, '', '#N/A', '0,1']);
});
