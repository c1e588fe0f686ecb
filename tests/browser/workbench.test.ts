import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { at, type Bench, cell, goTo, open, start, stop } from './bench.ts';

let bench: Bench;
let page: Page;
beforeAll(async () => {
  bench = await start();
  shared = await open(bench, '', { permissions: ['clipboard-read', 'clipboard-write'] });
});
afterAll(() => stop(bench));

/** Most tests share a page, as a person would; the first of them leaves it on «Список». */
let shared: Page;
beforeEach(async () => {
  for (const context of bench.browser.contexts()) if (context !== shared.context()) await context.close();
  page = shared;
  await page.evaluate(() => {
    for (const button of document.querySelectorAll<HTMLElement>('.message .icon')) button.click();
  });
});

const choose = async (menu: string, item: string): Promise<void> => {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

const said = (text: string | RegExp): Promise<void> =>
  page.locator('.message').filter({ hasText: text }).first().waitFor();

test('the cells, the tabs and the script’s own menu are on the page; a hidden sheet is behind ≡', async () => {
  await cell(page, 1, 0).waitFor();
  expect(await cell(page, 1, 0).innerText()).toBe('Белова Анна');
  expect(await page.getByRole('tab').allInnerTexts()).toEqual(['Список']);
  await page.getByRole('button', { name: 'Проба', exact: true }).click();
  expect(await page.getByRole('menuitem').allInnerTexts()).toEqual([
    'Открыть панель',
    'Окно',
    'Спросить',
    'Сломаться',
    'Перейти',
    'Письмо',
  ]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Все листы' }).click();
  await page.getByRole('menuitem', { name: 'Служебный — скрыт' }).click();
  await page.getByRole('tab', { name: 'Служебный' }).waitFor();
  await page.getByRole('tab', { name: 'Список' }).click();
});

test('what a person types is in the workbook, and Ctrl+Z takes it back', async () => {
  await goTo(page, 1, 0);
  await page.keyboard.type('New name', { delay: 20 });
  await page.keyboard.press('Enter');
  await expect.poll(() => cell(page, 1, 0).innerText()).toBe('New name');
  const read = () => bench.workbench.desk.sheet('Список').cells[1]?.[0]?.v;
  expect(read()).toBe('New name');
  await page.keyboard.press('Control+z');
  await expect.poll(read).toBe('Белова Анна');
});

test('a value the validation refuses is answered with its help text, and the cell keeps what it had', async () => {
  await goTo(page, 1, 1);
  await page.keyboard.type('15', { delay: 20 });
  await page.keyboard.press('Enter');
  await said('Класс от 1 до 11');
  await at(page, 2, 1);
  expect(await cell(page, 1, 1).innerText()).toBe('7');
});

test('a list is offered below the cell and chosen with the keyboard; a checkbox is ticked', async () => {
  await goTo(page, 1, 2);
  await cell(page, 1, 2).dblclick();
  await page.locator('.options .option').first().waitFor();
  expect(await page.locator('.options .option').allInnerTexts()).toEqual(['ищет', 'в паре', 'завершил']);
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await expect.poll(() => cell(page, 1, 2).innerText()).toBe('в паре');
  await cell(page, 1, 3).locator('.box').click();
  await expect.poll(() => cell(page, 1, 3).locator('.box').getAttribute('aria-checked')).toBe('true');
});

test('a block is copied and pasted as a block', async () => {
  await goTo(page, 1, 0);
  await page.keyboard.press('Shift+ArrowDown');
  type Grid = { getSelectedRange(): Promise<{ y1: number } | null> };
  const lastRow = () =>
    page.locator('revo-grid').evaluate(async (grid) => (await (grid as unknown as Grid).getSelectedRange())?.y1);
  await expect.poll(lastRow).toBe(1);
  await page.keyboard.press('Control+c');
  await goTo(page, 6, 0);
  await page.keyboard.press('Control+v');
  await expect.poll(() => cell(page, 7, 0).innerText()).toBe('Гусев Пётр');
});

test('a note is marked, shown beside the cell, and read in the line above', async () => {
  await cell(page, 1, 0).hover();
  await page.locator('.tip', { hasText: 'Заметка о человеке' }).waitFor();
  await goTo(page, 1, 0);
  await page.locator('.remark', { hasText: 'Заметка о человеке' }).waitFor();
});

test('another person may not edit a protected cell, and is told so', async () => {
  await page.getByLabel('Кто я:').selectOption('pomoshnik@school.example');
  await goTo(page, 0, 0);
  await page.keyboard.type('x', { delay: 20 });
  await said('Ячейка защищена. Править могут: hozyain.');
  expect(await cell(page, 0, 0).innerText()).toBe('Имя');
  await page.getByLabel('Кто я:').selectOption({ index: 0 });
});

test('an edit of cells that only warn is asked about first', async () => {
  const typeInto = async (answer: string): Promise<void> => {
    await goTo(page, 1, 4);
    await page.keyboard.type('x', { delay: 20 });
    await page.waitForTimeout(50);
    await page.keyboard.press('Enter');
    await page.locator('.question').getByRole('button', { name: answer, exact: true }).click();
  };
  await typeInto('Отмена');
  expect(await cell(page, 1, 4).innerText()).toBe('');
  await typeInto('ОК');
  await expect.poll(() => cell(page, 1, 4).innerText()).toBe('x');
});

test('the sidebar is 300 px wide and its page calls the script', async () => {
  await choose('Проба', 'Открыть панель');
  const frame = page.frameLocator('.sidebar iframe');
  await frame.getByRole('button', { name: 'Позвать' }).click();
  await frame.getByText('Привет, мир').waitFor();
  expect((await page.locator('.sidebar iframe').boundingBox())?.width).toBe(300);
  await page.getByRole('button', { name: 'Закрыть панель' }).click();
  await page.locator('.sidebar').waitFor({ state: 'detached' });
});

test('a dialog opens at the size it asked for and closes itself', async () => {
  await choose('Проба', 'Окно');
  const size = await page.locator('.script-dialog iframe').boundingBox();
  expect([size?.width, size?.height]).toEqual([320, 120]);
  await page.frameLocator('.script-dialog iframe').getByRole('button', { name: 'Готово' }).click();
  await page.locator('.script-dialog').waitFor({ state: 'detached' });
});

test('the script’s questions are asked one after another, and its run happens once', async () => {
  const before = bench.world.executions.length;
  await choose('Проба', 'Спросить');
  await page.getByRole('button', { name: 'Да', exact: true }).click();
  await page.locator('.question input').fill('Ольга');
  await page.getByRole('button', { name: 'ОК', exact: true }).click();
  await expect.poll(() => cell(page, 4, 0).innerText()).toBe('Ольга');
  expect(bench.world.executions.length).toBe(before + 1);
});

test('a failure is a sentence with a way to the execution, which shows its calls in order', async () => {
  await choose('Проба', 'Сломаться');
  await said('Всё сломалось');
  await page.getByRole('button', { name: 'Подробнее' }).click();
  await page.locator('.run', { hasText: 'broken' }).waitFor();
  await page.getByRole('button', { name: 'Назад к списку' }).click();
  await page.locator('.lines button', { hasText: 'ask' }).first().click();
  await page.locator('.calls code').first().waitFor();
  const calls = await page.locator('.calls code').allInnerTexts();
  expect(calls.indexOf('Ui.alert')).toBeLessThan(calls.indexOf('Ui.prompt'));
});

test('a letter is read as its reader sees it, and its scripts do not run', async () => {
  await choose('Проба', 'Письмо');
  await page.getByRole('button', { name: /^Почта/ }).click();
  await page.locator('.lines button', { hasText: 'Приглашение' }).first().click();
  await page.frameLocator('.letter iframe').getByRole('heading', { name: 'Ждём вас' }).waitFor();
  expect(await page.title()).toContain('Пробная таблица');
});

test('time passes at a press, and what is due fires', async () => {
  const before = await page.locator('.clock time').innerText();
  const ticks = () => bench.world.executions.filter(({ fn }) => fn === 'tick').length;
  const fired = ticks();
  await page.getByRole('button', { name: '+1 день' }).click();
  await said(/Сработало: \d+ выполнени/);
  expect(await page.locator('.clock time').innerText()).not.toBe(before);
  expect(ticks()).toBeGreaterThan(fired + 20);
});

test('a change made elsewhere appears by itself', async () => {
  await cell(page, 8, 0)
    .waitFor({ state: 'attached' })
    .catch(() => {});
  const other = await open(bench);
  await other.evaluate(() =>
    fetch('/act', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ act: 'type', sheet: 'Список', blocks: [{ a1: 'A9', values: [['издалека']] }] }),
    }),
  );
  await expect.poll(() => cell(page, 8, 0).innerText()).toBe('издалека');
});

test('a form is answered on its page: required questions, sections, confirmation, editing', async () => {
  const form = bench.world.documents.find(({ kind }) => kind === 'form');
  page = await open(bench, `forms/${form?.id}`);
  await page.getByRole('heading', { name: 'Анкета участника' }).waitFor();
  await page.getByRole('button', { name: 'Далее' }).click();
  await page.getByText('Это обязательный вопрос').waitFor();
  await page.getByLabel('Как вас зовут?').fill('Анна');
  await page.getByLabel('Ученик').check();
  await page.getByRole('button', { name: 'Далее' }).click();
  await page.getByRole('heading', { name: 'О встречах' }).waitFor();
  await page.getByRole('radio', { name: '4' }).check();
  await page.getByLabel('Среда: Вечер').check();
  await page.getByLabel('Четверг: Утро').check();
  await page.getByRole('button', { name: 'Отправить' }).click();
  await page.getByText('Спасибо за ответ!').waitFor();
  await page.getByRole('link', { name: 'Изменить ответ' }).click();
  await expect.poll(() => page.getByLabel('Как вас зовут?').inputValue()).toBe('Анна');
  const files = await open(bench);
  await files.getByRole('button', { name: /^Диск/ }).click();
  await files.getByText('1 ответ').waitFor();
});

test('where the script takes the person, the page goes too', async () => {
  await choose('Проба', 'Перейти');
  await page.getByRole('tab', { name: 'Служебный', selected: true }).waitFor();
  await expect.poll(() => page.locator('.line .name').innerText()).toBe('B40');
  await page.locator('.rgCell[data-row="39"][data-col="1"]').waitFor();
});

test.each([
  ['a phone', { viewport: { width: 390, height: 780 } }],
  ['a dark screen', { colorScheme: 'dark' as const }],
  ['English', {}],
])('nothing sticks out on %s', async (name, options) => {
  page = await open(bench, '', options);
  await cell(page, 1, 0).waitFor();
  if (name === 'English') {
    await page.getByRole('button', { name: 'EN' }).click();
    await page.getByRole('button', { name: '+1 day' }).waitFor();
  }
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(wide).toBe(0);
});
