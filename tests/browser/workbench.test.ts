import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { at, type Bench, cell, goTo, OWNER, open, start, stop, typeInto } from './bench.ts';

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
    for (const dialog of document.querySelectorAll<HTMLDialogElement>('dialog[open]')) dialog.close();
  });
});

const choose = async (menu: string, item: string): Promise<void> => {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

type Grid = { getSelectedRange(): Promise<{ y: number; y1: number } | null> };

/** Waits until the selection reaches so many rows below its first. */
const selectedTo = (rows: number): Promise<void> =>
  expect
    .poll(() =>
      page.locator('revo-grid').evaluate(async (grid) => {
        const range = await (grid as unknown as Grid).getSelectedRange();
        return range && range.y1 - range.y;
      }),
    )
    .toBe(rows);

const said = (text: string | RegExp): Promise<void> =>
  page.locator('.message').filter({ hasText: text }).first().waitFor();

test('the cells, the tabs and the script’s own menu are on the page; a hidden sheet is behind ≡', async () => {
  await cell(page, 1, 0).waitFor();
  expect(await cell(page, 1, 0).innerText()).toBe('Белова Анна');
  expect(await page.getByRole('tab').allInnerTexts()).toEqual(['Список', 'Числа']);
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

test('a sheet that is taken away while its cells are asked for is no complaint: another one is in front', async () => {
  const before = await page.getByRole('tab').count();
  await page.getByRole('button', { name: 'Добавить лист' }).click();
  await expect.poll(() => page.getByRole('tab').count()).toBe(before + 1);
  const name = bench.workbench.desk.state().tabs.at(-1)?.name ?? '';
  const failed = page.waitForResponse((reply) => reply.url().includes('/sheet') && !reply.ok());
  const takeAway = async (route: Route): Promise<void> => {
    const gone = { data: { act: 'deleteSheet', sheet: name } };
    await page.request.post(new URL('/act', bench.workbench.url).href, gone);
    await route.continue();
  };
  await page.route((url) => url.searchParams.get('name') === name, takeAway, { times: 1 });
  await page.getByRole('tab', { name, exact: true }).click();
  await failed;
  await page.getByRole('tab', { name: 'Список', selected: true }).waitFor();
  expect(await page.locator('.message').count()).toBe(0);
});

test('what a person types is in the workbook, and Ctrl+Z takes it back', async () => {
  await typeInto(page, 1, 0, 'New name');
  await expect.poll(() => cell(page, 1, 0).innerText()).toBe('New name');
  const read = () => bench.workbench.desk.sheet('Список').cells[1]?.[0]?.v;
  expect(read()).toBe('New name');
  await page.keyboard.press('Control+z');
  await expect.poll(read).toBe('Белова Анна');
});

test('a value the validation refuses is answered with its help text, and the cell keeps what it had', async () => {
  await typeInto(page, 1, 1, '15');
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
  await selectedTo(1);
  await page.keyboard.press('Control+c');
  await goTo(page, 6, 0);
  await page.keyboard.press('Control+v');
  await expect.poll(() => cell(page, 7, 0).innerText()).toBe('Гусев Пётр');
});

test('Ctrl+D fills down, Delete clears, Ctrl+Y does it again', async () => {
  const read = () => [6, 7].map((row) => bench.workbench.desk.sheet('Список').cells[row]?.[0]?.v ?? '');
  await goTo(page, 6, 0);
  await page.keyboard.press('Shift+ArrowDown');
  await selectedTo(1);
  await page.keyboard.press('Control+d');
  await expect.poll(read).toEqual(['Белова Анна', 'Белова Анна']);
  await page.keyboard.press('Delete');
  await expect.poll(read).toEqual(['', '']);
  await page.keyboard.press('Control+z');
  await expect.poll(read).toEqual(['Белова Анна', 'Белова Анна']);
  await page.keyboard.press('Control+y');
  await expect.poll(read).toEqual(['', '']);
});

test('a column is dragged wider, and stays so', async () => {
  const edge = await page.locator('.rgHeaderCell', { hasText: /^A$/ }).boundingBox();
  const [x, y] = [(edge?.x ?? 0) + (edge?.width ?? 0) - 2, (edge?.y ?? 0) + 10];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y, { steps: 3 });
  await page.mouse.up();
  await expect.poll(() => bench.workbench.desk.sheet('Список').columns[0]?.width).toBe(160);
});

test('a filter is opened with the keyboard, hides what is unticked, and is told from one that hides nothing', async () => {
  await page.getByRole('tab', { name: 'Числа' }).click();
  await goTo(page, 0, 0);
  await page.keyboard.press('Alt+ArrowDown');
  const menu = page.getByRole('form', { name: 'Фильтр столбца A' });
  await menu.getByLabel('8Б').uncheck();
  await menu.getByRole('button', { name: 'Применить' }).click();
  await cell(page, 2, 0).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Фильтр столбца A: часть строк скрыта' }).click();
  await menu.getByRole('button', { name: 'Сортировать Я → А' }).click();
  await expect.poll(() => cell(page, 1, 0).innerText()).toBe('9А');
});

test('a chart stands where the script put it, follows the cells, and is shown large with its numbers', async () => {
  const drawing = page.getByRole('img', { name: /^Пары по классам/ });
  expect(await drawing.getAttribute('aria-label')).not.toContain('8Б');
  await page.locator('.chart').click();
  const dialog = page.getByRole('dialog', { name: 'Пары по классам' });
  await expect.poll(() => dialog.locator('tbody tr').allInnerTexts()).toEqual(['9А\t0\t10', '8А\t3\t5']);
  await page.keyboard.press('Escape');
  await typeInto(page, 1, 1, '6');
  await expect.poll(() => drawing.getAttribute('aria-label')).toContain('ищут. 9А: 6');
  await page.getByRole('tab', { name: 'Список' }).click();
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
  const asked = async (answer: string): Promise<void> => {
    await typeInto(page, 1, 4, 'x');
    await page.locator('.question').getByRole('button', { name: answer, exact: true }).click();
  };
  await asked('Отмена');
  expect(await cell(page, 1, 4).innerText()).toBe('');
  await asked('ОК');
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

test('an arranged fault stops the next execution at its call, and the page leads to it', async () => {
  await page.getByRole('button', { name: 'Сбои' }).click();
  await page.getByLabel('Номер вызова службы').fill('2');
  await page.getByRole('button', { name: 'Устроить сбой' }).click();
  await page.getByRole('button', { name: 'Сбой: вызов 2' }).waitFor();
  await choose('Проба', 'Письмо');
  await expect.poll(() => bench.world.outbox).toHaveLength(1);
  await choose('Проба', 'Перейти');
  await said('Выполнение остановлено, как было задано.');
  await page.getByRole('button', { name: 'Подробнее' }).click();
  await page.locator('.run', { hasText: 'Остановлено на вызове 2.' }).waitFor();
  await page.getByRole('button', { name: 'Сбои' }).waitFor();
});

test('whoever is chosen sees what they may: a reader edits nothing, a stranger finds the form alone', async () => {
  await page.getByRole('button', { name: 'Люди' }).click();
  await page.getByLabel('Доступ: Наблюдатель').selectOption('читатель');
  await page.getByLabel('Кто я:').selectOption('nablyudatel@region.example');
  await page.locator('.chip', { hasText: 'только просмотр' }).waitFor();
  await page.getByRole('button', { name: 'Правка' }).click();
  expect(await page.locator('.popup [role=menuitem]:enabled').allInnerTexts()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByLabel('Доступ: Наблюдатель').selectOption('без доступа');
  await page.getByText('У этого человека нет доступа к таблице.').waitFor();
  await page.getByRole('button', { name: /^Диск/ }).click();
  expect(await page.locator('.file strong').allInnerTexts()).toEqual(['Анкета участника']);
  await page.getByRole('button', { name: /^Диск/ }).click();
  await page.getByLabel('Кто я:').selectOption({ index: 0 });
  await cell(page, 1, 0).waitFor();
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
  await page.getByLabel('Как вас зовут?').fill('Ан');
  await page.getByRole('button', { name: 'Далее' }).click();
  await page.getByText('Не меньше трёх букв').waitFor();
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

test('a link into the workbook leads to its row on this page, also on a sheet that was hidden', async () => {
  bench.world.user(OWNER).hideSheet(bench.world.documents.find((d) => d.kind === 'spreadsheet')!.id, 'Служебный');
  await page.getByRole('tab', { name: 'Список', exact: true }).click();
  await cell(page, 1, 5).getByRole('link', { name: 'к строке' }).click();
  await page.getByRole('tab', { name: 'Служебный', selected: true }).waitFor();
  await expect.poll(() => page.locator('.line .name').innerText()).toBe('A40');
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
