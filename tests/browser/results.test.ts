import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { plantYear, yearOf } from '../../build/year.ts';
import type { World } from '../../runtime/index.ts';
import { type Stage, show, start, tidy } from './panel.ts';

let stage: Stage;
let school: World;
beforeAll(async () => {
  stage = await start();
  school = stage.school();
  const ask = (name: string, input: object): { value: { finished: boolean } } => {
    const done = school.rpc('rpc', [JSON.stringify({ name, input })]) as { value: string };
    return JSON.parse(done.value) as { value: { finished: boolean } };
  };
  const choice = { lang: 'ru', mode: 'full', decided: 'директор', organisation: 'Школа № 7', year: '2026/2027' };
  ask('beginSetUp', choice);
  while (!ask('setUpStep', {}).value.finished);
  school.now = Date.parse('2027-05-20T06:00:00Z');
  const { id } = school.documents.find((d) => d.kind === 'spreadsheet')!;
  plantYear(school, id, yearOf(1, { mentees: 24, pairs: 12, meetings: 60, feedback: 80 }));
});
afterAll(() => stage.browser.close());
afterEach(() => tidy(stage));

test('one click opens the arithmetic of a conclusion: steps and values by code, no names', async () => {
  const { page } = await show(stage, 'sidebar.html', school);
  await page.getByRole('tab', { name: 'Итоги' }).click();
  const card = page.locator('li.card').filter({ hasText: 'Желание посещать школу' });
  const [, n] = /из (\d+) выросло/.exec((await card.textContent()) ?? '') ?? [];
  await card.getByRole('button', { name: 'Как посчитано' }).click();
  await card.getByText(/^p [=<] .*с поправкой Холма/).waitFor();
  const rows = card.locator('tbody tr');
  expect(await rows.count()).toBe(Number(n));
  expect(await rows.first().textContent()).toMatch(/^НМ-\d{3}\d+/);
  expect(await card.textContent()).not.toMatch(/[А-ЯЁ][а-яё]+(ов|ова|ин|ина|ий|ая) [А-ЯЁ][а-яё]+/);
  const kpi = page.locator('li.card').filter({ hasText: 'Удовлетворённость наставляемых' });
  await kpi.getByText('Как считается').click();
  await kpi.getByText('95 % интервал Уилсона').waitFor();
});

test('the summary shows beforehand what would go out and what is kept back; released, it offers no second release today', async () => {
  const { page, asked } = await show(stage, 'sidebar.html', school);
  await page.getByRole('tab', { name: 'Итоги' }).click();
  const card = page.getByRole('region', { name: 'Сводка для наблюдателей' });
  await card.getByText('Ещё не выпускалась').waitFor();
  await card.getByText('в «Команде» нет наблюдателей с почтой').waitFor();
  await card.getByRole('button', { name: 'Что вышло бы сегодня' }).click();
  await card.getByText('Если выпустить сегодня').waitFor();
  await card.getByText(/^Скрыто: \d+/).click();
  await card.getByText('людей меньше 5').first().waitFor();
  expect(asked.map((a) => a.name)).not.toContain('releaseSummary');
  await card.getByRole('button', { name: 'Выпустить сейчас' }).click();
  await card.getByRole('button', { name: 'Выпустить', exact: true }).click();
  await card.getByText('Последний выпуск: 20.05.2027').waitFor();
  expect(await card.getByRole('link', { name: 'Открыть' }).getAttribute('href')).toContain('/spreadsheets/d/');
  expect(await card.getByRole('button', { name: 'Выпустить сейчас' }).count()).toBe(0);
});
