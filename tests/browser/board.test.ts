import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { World } from '../../runtime/index.ts';
import { type Stage, show, start, tidy } from './panel.ts';

let stage: Stage;
let school: World;
beforeAll(async () => {
  stage = await start();
  school = stage.school({ mentees: 50, mentors: 18, seed: 3 });
});
afterAll(() => stage.browser.close());
afterEach(() => tidy(stage));

test('a round on the board: its numbers, a price before a decision is saved, proofs with remedies, the record', async () => {
  const { page, asked } = await show(stage, 'board.html', school);
  await page.getByText('Черновика нет').waitFor();
  await page.getByRole('button', { name: 'Сделать подбор' }).click();
  await page.getByText('Черновик готов').waitFor();
  await page.getByText('Доказано: лучше для всех вместе нельзя.').waitFor();
  const first = page.locator('.couple').first();
  await first.getByRole('button', { name: 'Не вместе' }).click();
  await first.getByText('Цена решения:').waitFor();
  expect(asked.some((a) => a.name === 'limitPair')).toBe(false);
  await first.getByRole('combobox', { name: 'Причина' }).selectOption('relatives');
  await first.getByRole('button', { name: 'Не ставить вместе' }).click();
  await page.getByText('данные изменились').waitFor();
  expect(await page.getByRole('button', { name: 'Утвердить' }).count()).toBe(0);

  await page.getByRole('tab', { name: /Без пары/ }).click();
  await page
    .getByText(/Мест меньше, чем желающих|Ни один наставник не подходит/)
    .first()
    .waitFor();
  await page
    .getByRole('button', { name: /^Что поможет/ })
    .first()
    .click();
  await page.locator('.remedies li, .card .secondary').first().waitFor();
  await page.getByRole('tab', { name: 'Кого не хватает' }).click();
  expect(await page.getByRole('row').count()).toBeGreaterThan(3);
  await page.getByRole('tab', { name: 'Справедливость' }).click();
  await page.getByText('Группы меньше пяти человек скрыты.').waitFor();
  await page.getByRole('tab', { name: 'Протокол' }).click();
  await page.getByRole('row').filter({ hasText: 'Отпечаток результата' }).waitFor();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide).toBe(false);
});

test('pairs and those without one are narrowed by building and form; what nobody answers narrows nothing', async () => {
  const { page } = await show(stage, 'board.html', school);
  const couples = page.locator('.couple');
  await couples.first().waitFor();
  const all = await couples.count();
  const found = async () => Number((await page.getByText(/^Нашлось: /).innerText()).replace(/\D/g, ''));
  const building = page.getByRole('combobox', { name: 'Все корпуса' });
  await building.selectOption('корпус 2');
  const young = await found();
  const groups = await couples.locator('.who .secondary').allInnerTexts();
  expect(groups.filter((x) => x.startsWith('НМ-')).every((x) => /, [78][А-Я]$/.test(x))).toBe(true);
  await building.selectOption('корпус 1');
  expect(young + (await found())).toBe(all);
  await page.getByRole('combobox', { name: 'Любая форма' }).selectOption('ученик – ученик');
  const narrowed = await found();
  expect(narrowed).toBeGreaterThan(0);
  await page.getByRole('tab', { name: /Без пары/ }).click();
  expect(await building.inputValue()).toBe('корпус 1');
  await page.getByRole('tab', { name: 'Справедливость' }).click();
  await page.getByText('Корпус', { exact: true }).first().waitFor();
});

test('in the sidebar a draft is approved; a directive with an empty field is refused and what was typed stays', async () => {
  const { page } = await show(stage, 'sidebar.html', stage.school({ mentees: 50, mentors: 14, seed: 3 }));
  await page.getByRole('tab', { name: 'Пары' }).click();
  await page.getByRole('button', { name: 'Сделать черновик' }).click();
  await page.getByRole('button', { name: 'Утвердить' }).click();
  await page.getByRole('button', { name: 'Утвердить подбор' }).click();
  await page.getByText('Подбор утверждён').first().waitFor();
  const card = page
    .locator('li.card')
    .filter({ has: page.getByRole('button', { name: 'Назначить' }) })
    .first();
  await card.waitFor();
  const name = (await card.locator('.title').innerText()).trim();
  await card.getByRole('button', { name: 'Назначить' }).click();
  const opened = page
    .locator('li.card')
    .filter({ hasText: name })
    .filter({ has: page.locator('.small-form') });
  await opened.getByLabel('Основание').fill('две попытки без результата');
  await opened.getByRole('button', { name: 'Назначить наставника' }).click();
  await page.getByText('Не заполнено: кто утвердил').waitFor();
  expect(await opened.getByLabel('Основание').inputValue()).toBe('две попытки без результата');
});

test('in codes mode names come from a file that stays in the page', async () => {
  const codes = stage.school({ mentees: 8, mentors: 4, seed: 1, mode: 'codes' });
  const { page, asked } = await show(stage, 'sidebar.html', codes);
  await page.getByRole('tab', { name: 'Пары' }).click();
  const first = page.locator('[id^="seeker-"]').first();
  await first.waitFor();
  const code = ((await first.getAttribute('id')) ?? '').replace('seeker-', '');
  const give = (text: string) =>
    page.locator('.key-file input').setInputFiles({ name: 'key.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await give('ничего нет');
  await page.getByText('В файле нет строк').waitFor();
  await give(`код;имя\n${code};"Белова Анна"\n`);
  await page.getByText('Имена из файла: 1.').waitFor();
  expect(await first.innerText()).toContain('Белова Анна');
  await page.getByRole('button', { name: 'Обновить' }).click();
  await page.getByText(/Обновлено/).waitFor();
  expect(JSON.stringify(asked)).not.toContain('Белова');
  await page.getByRole('button', { name: 'Скрыть' }).click();
  expect(await first.innerText()).not.toContain('Белова Анна');
});
