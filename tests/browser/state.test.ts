import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { World } from '../../runtime/index.ts';
import { type Shown, type Stage, show, start, tidy } from './panel.ts';

let stage: Stage;
let school: World;
beforeAll(async () => {
  stage = await start();
  school = stage.school({ mentees: 12, mentors: 8, seed: 1 });
  const { id } = school.documents.find((d) => d.kind === 'spreadsheet')!;
  school.user(school.owner).deleteSheet(id, 'Без напоминаний');
  school.run('onTick', [], { kind: 'trigger', fault: { failOn: { 'MailApp.sendEmail': 'Internal error' } } });
  school.state.triggers = school.triggers.filter((t) => t.fn !== 'onTick');
  school.now += 6 * 3_600_000;
});
afterAll(() => stage.browser.close());
afterEach(() => tidy(stage));

async function stateTab(): Promise<Shown> {
  const shown = await show(stage, 'sidebar.html', school);
  await shown.page.getByRole('tab', { name: 'Состояние' }).click();
  await shown.page
    .getByRole('heading', { name: 'Последние действия' })
    .or(shown.page.getByRole('heading', { name: 'Письма' }))
    .first()
    .waitFor();
  return shown;
}
const line = ({ page }: Shown, title: string) => page.locator('.state').filter({ hasText: title });

test('what is wrong stands first, and its buttons put it right', async () => {
  const shown = await stateTab();
  const { page } = shown;
  await page.getByRole('heading', { name: 'Что требует решения' }).waitFor();
  expect(await line(shown, 'Ежечасная работа').textContent()).toContain('стоит');
  await line(shown, 'Ежечасная работа').getByRole('button', { name: 'Принять программу' }).click();
  await page.getByRole('button', { name: 'Принять', exact: true }).click();
  await page.getByText('Ежечасная работа включена.').waitFor();
  await line(shown, 'нет листов: Без напоминаний').getByRole('button', { name: 'Проверить и починить' }).click();
  await page.getByText('Книга проверена.').waitFor();
  expect(await line(shown, 'нет листов').count()).toBe(0);
  expect(await line(shown, 'Ежечасная работа').count()).toBe(0);
});

test('about a letter that is unclear a person decides', async () => {
  const shown = await stateTab();
  const { page } = shown;
  const card = page.locator('#panel-state li.card').filter({ hasText: 'Неясно, ушло ли: запуск оборвался' });
  const before = await card.count();
  expect(before).toBeGreaterThan(0);
  await card.first().getByRole('button', { name: 'Ушло', exact: true }).click();
  await page.getByText(/: ушло\.$/).waitFor();
  expect(shown.asked.find((a) => a.name === 'settleLetter')?.input).toMatchObject({ what: 'went' });
});

test('an action is taken back, after a question', async () => {
  const reply = school.rpc('rpc', [
    JSON.stringify({ name: 'setTask', input: { stage: 6, task: 'З-602', status: 'doing' } }),
  ]);
  expect(JSON.stringify(reply)).toContain('\\"ok\\":true');
  const { page } = await stateTab();
  await page.locator('#panel-state').getByRole('button', { name: 'Отменить', exact: true }).first().click();
  await page.getByRole('button', { name: 'Отменить действие' }).click();
  await page.getByText('Отменено: состояние задачи.').waitFor();
});
