import { writeXlsx } from 'hucre/xlsx';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { World } from '../../runtime/index.ts';
import { fine, refused, type Shown, type Stage, show, start, tidy } from './panel.ts';

let stage: Stage;
let school: World;
let codes: World;
beforeAll(async () => {
  stage = await start();
  school = stage.school({ mentees: 6, mentors: 4, seed: 1 });
  codes = stage.school({ mentees: 6, mentors: 4, seed: 1, mode: 'codes' });
});
afterAll(() => stage.browser.close());
afterEach(() => tidy(stage));

const dialog = (world: World, instead: Shown['instead'] = {}) => show(stage, 'import.html', world, instead);
const inputsOf = (shown: Shown, name: string) => shown.asked.filter((a) => a.name === name).map((a) => a.input);
const give = (page: Page, name: string, buffer: Buffer) =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
const csv = (page: Page, text: string) => give(page, 'список.csv', Buffer.from(text));
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

const people = (n: number) => Array.from({ length: n }, (_, i) => `Новиков Номер${i};8А`).join('\n');

test('a list goes in: its columns are guessed, its rows counted, a bad one named; the same again adds nobody', async () => {
  const text = 'ФИО;Класс;Год рождения\nПервый Пётр;8А;2012\nВторая Анна;8Б;давно\nТретий Иван;9А;2011\n';
  const bringIn = async () => {
    const { page } = await dialog(school);
    await csv(page, text);
    await page.getByText('3 строки, 3 столбца').waitFor();
    await press(page, 'Дальше: столбцы');
    const guessed = await page
      .getByRole('combobox')
      .evaluateAll((all) => all.map((s) => (s as HTMLSelectElement).value));
    expect(guessed).toEqual(['fullName', 'classOrGroup', 'birthYear']);
    await press(page, 'Загрузить 3 строки');
    await page.getByRole('heading', { name: 'Готово' }).waitFor();
    return page;
  };
  const page = await bringIn();
  expect(await page.locator('.sums dd').allInnerTexts()).toEqual(['2', '0', '1']);
  const row = page.getByRole('row').filter({ hasText: 'Год рождения' });
  expect(await row.getByRole('cell').first().innerText()).toBe('3');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await press(page, 'Скопировать список');
  await page.getByText('Список скопирован.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^3\t«Год рождения»/);

  const again = await bringIn();
  expect(await again.locator('.sums dd').allInnerTexts()).toEqual(['0', '2', '1']);
  await press(again, 'Закрыть');
  expect(await again.evaluate(() => Reflect.get(window, 'closedByHost'))).toBe(true);
});

test('in codes mode names stay on the computer: only the chosen columns are sent', async () => {
  const shown = await dialog(codes);
  const { page } = shown;
  await csv(page, 'ФИО,Код,Класс\nТайная Анна,НМ-901,8А\n');
  await press(page, 'Дальше: столбцы');
  await page.getByText('останутся на этом компьютере').waitFor();
  const names = page.getByRole('combobox', { name: 'ФИО' });
  expect(await names.inputValue()).toBe('');
  expect(await names.locator('option').allInnerTexts()).not.toContain('ФИО');
  await press(page, 'Загрузить 1 строку');
  await page.getByRole('heading', { name: 'Готово' }).waitFor();
  expect(await page.locator('.sums dd').allInnerTexts()).toEqual(['1', '0', '0']);
  // the titles alone go to the server, to be guessed
  expect(JSON.stringify(shown.asked)).not.toContain('Тайная');
});

test('a long list waits in the workbook and goes in part by part; a lost step is asked for again, the rest may be left out', async () => {
  let steps = 0;
  const shown = await dialog(school, {
    beginImport: () => fine({ added: 449, known: 0, refused: [{ row: 6, why: '«Класс»: слишком длинно' }] }),
    importStep: () =>
      ++steps % 2 === 0 ? 'lost' : fine({ done: steps === 1 ? 1 : 2, of: 3, title: ['', ''], finished: false }),
    stopImport: () => fine({ stopped: true }),
  });
  const { page } = shown;
  await csv(page, `ФИО;Класс\n${people(450)}`);
  await press(page, 'Дальше: столбцы');
  await press(page, 'Загрузить 450 строк');
  await page.getByRole('heading', { name: 'Загрузка остановилась' }).waitFor();
  await page.getByText('Загружено частей: 1 из 3; всего новых людей — 449. Окно можно закрыть').waitFor();
  expect(await page.getByRole('row').filter({ hasText: 'слишком длинно' }).count()).toBe(1);
  const [sent] = inputsOf(shown, 'beginImport') as { first: number; rows: unknown[] }[];
  expect([sent?.first, sent?.rows.length, inputsOf(shown, 'beginImport').length]).toEqual([2, 450, 1]);
  await press(page, 'Продолжить');
  await page.getByText('Загружено частей: 2 из 3').waitFor();
  await press(page, 'Не загружать остальное');
  await page.getByRole('heading', { name: 'Готово' }).waitFor();
  expect(await page.locator('.sums dd').allInnerTexts()).toEqual(['400', '0', '1']);
  await page.getByText('Остальные новые люди — 49').waitFor();
});

test('a file of Excel in Windows-1251 is read; another delimiter or encoding may be chosen', async () => {
  const { page } = await dialog(school);
  // «ФИО;Класс» and «Анна;8А» in windows-1251
  await give(page, 'Люди.CSV', Buffer.from('d4c8ce3bcaebe0f1f10dc0ededE03b38c0'.replace('0dc0', '0d0ac0'), 'hex'));
  await page.getByRole('cell', { name: 'Анна' }).waitFor();
  expect(await page.getByLabel('Кодировка').inputValue()).toBe('windows-1251');
  await page.getByLabel('Разделитель').selectOption(',');
  await page.getByText('В файле один столбец').waitFor();
  await page.getByLabel('Разделитель').selectOption(';');
  await page.getByLabel('Кодировка').selectOption('utf-8');
  await expect.poll(() => page.getByRole('cell', { name: 'Анна' }).count()).toBe(0);
});

test('a workbook of Excel is read in the browser, and its tab may be chosen', async () => {
  const { page } = await dialog(school);
  const bytes = await writeXlsx({
    sheets: [
      { name: 'Пояснения', rows: [['Как заполнять']] },
      {
        name: 'Люди',
        rows: [
          ['ФИО', 'Класс'],
          ['Белова Анна', '8А'],
        ],
      },
    ],
  });
  await give(page, 'люди.xlsx', Buffer.from(bytes));
  await page.getByText('Под названиями столбцов нет ни одной строки').waitFor();
  await page.getByLabel('Лист').selectOption('Люди');
  await page.getByRole('cell', { name: 'Белова Анна' }).waitFor();
  expect(await page.getByRole('button', { name: 'Дальше: столбцы' }).count()).toBe(1);
});

test('a list without titles is noticed, and the tick takes its first row as a person', async () => {
  const shown = await dialog(school);
  const { page } = shown;
  await csv(page, 'Белова Анна,anna@example.org\nГусев Пётр,petr@example.org\n');
  await page.getByText('Первая строка похожа на данные').waitFor();
  await page.getByLabel('В первой строке — названия столбцов').uncheck();
  await page.getByText('2 строки, 2 столбца').waitFor();
  await press(page, 'Дальше: столбцы');
  await page.getByText('Выберите хотя бы один столбец.').waitFor();
  expect(await page.getByRole('button', { name: 'Загрузить 2 строки' }).getAttribute('aria-disabled')).toBe('true');
  await page.getByRole('combobox', { name: 'Столбец 2' }).selectOption({ label: 'Эл. почта' });
  await page.getByText(/Не выбран столбец «.*ФИО/).waitFor();
  await page.getByRole('combobox', { name: 'Столбец 1' }).selectOption({ label: 'ФИО' });
  await page.getByText('Столбцов перенесём: 2 из 2.').waitFor();
});

test.each([
  ['empty.csv', Buffer.from(''), 'Файл пуст'],
  ['titles.csv', Buffer.from('ФИО;Класс\n'), 'загружать нечего'],
  ['old.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'сохраните как .xlsx'],
] as const)('%s is answered with a sentence, and another file may be chosen', async (name, buffer, words) => {
  const { page } = await dialog(school);
  await give(page, name, buffer);
  await page.getByText(words).waitFor();
  expect(await page.getByRole('button', { name: 'Дальше: столбцы' }).count()).toBe(0);
  await csv(page, 'ФИО\nБелова Анна\n');
  await page.getByRole('cell', { name: 'Белова Анна' }).waitFor();
});

test('ten thousand rows are warned about, and the file is still quick to open', async () => {
  const { page } = await dialog(school);
  await csv(page, `ФИО;Класс\n${people(10_000)}`);
  await page.getByText('Список большой').waitFor();
  await page.getByText(/10.000 строк, 2 столбца/).waitFor();
});

test('one reason for most rows points at a column, and leads back to the columns as they were chosen', async () => {
  const why = '«Темы запроса»: нужно из списка';
  const shown = await dialog(school, {
    importRows: () => fine({ added: 0, known: 0, refused: Array.from({ length: 6 }, (_, i) => ({ row: i + 2, why })) }),
  });
  const { page } = shown;
  await csv(page, `ФИО;Класс\n${people(6)}`);
  await press(page, 'Дальше: столбцы');
  await page.getByRole('combobox', { name: 'Класс' }).selectOption('');
  await press(page, 'Загрузить 6 строк');
  await page.getByText('Скорее всего, столбец попал не туда').waitFor();
  await press(page, 'Изменить столбцы');
  expect(await page.getByRole('combobox', { name: 'Класс' }).inputValue()).toBe('');
  expect(await page.getByRole('combobox', { name: 'ФИО' }).inputValue()).toBe('fullName');
});

test('a refusal of the server is a sentence in the dialog', async () => {
  const { page } = await dialog(school, { columnsForImport: () => refused('Книга занята. Повторите через минуту.') });
  await csv(page, 'ФИО\nБелова Анна\n');
  await press(page, 'Дальше: столбцы');
  await page.getByRole('alert').filter({ hasText: 'Книга занята' }).waitFor();
});

test('before set-up the dialog says what to do first', async () => {
  const { page } = await dialog(stage.school());
  await page.getByRole('heading', { name: 'Сначала настройте книгу' }).waitFor();
});
