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
