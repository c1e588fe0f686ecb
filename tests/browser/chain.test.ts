import { afterAll, beforeAll, expect, test } from 'vitest';
import { answerForm, closeDesk, type Desk, openDesk, openPanel } from '../../build/tour.ts';
import { anna, orlova } from '../bundle/people.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('empty');
});
afterAll(() => closeDesk(desk));

const rows = (title: string): string[][] =>
  desk.workbench.desk.sheet(title).cells.map((row) => row.map((cell) => cell?.v ?? ''));

/** Documents seen, an interview, a session and who came to it: the gate of stage 4 opens. */
async function makeReady(panel: Awaited<ReturnType<typeof openPanel>>): Promise<void> {
  await panel.getByRole('tab', { name: 'Где мы' }).click();
  await panel.getByRole('button', { name: 'Проверены, на год' }).click();
  await panel.getByText('Сделано: Проверены, на год.').waitFor();
  await panel.getByRole('button', { name: /Отбор и обучение наставников/ }).click();
  const enter = async (register: string, fill: () => Promise<void>) => {
    await panel.getByRole('button', { name: `Внести запись: ${register}` }).click();
    await fill();
    await panel.getByRole('button', { name: 'Записать' }).click();
    await panel.getByText(/^Записано: /).waitFor();
    await panel.getByRole('button', { name: 'Закрыть', exact: true }).click();
  };
  await enter('Собеседования', async () => {
    await panel.getByRole('button', { name: /Ещё поля/ }).click();
    await panel.getByText('Орлова Мария · НР-001').click();
    await panel.getByLabel('Психологическая готовность').selectOption('да');
    await panel.getByLabel('Решение', { exact: true }).selectOption('отобран');
  });
  await enter('Обучение наставников', () => panel.getByLabel('Тема занятия').fill('роль наставника'));
  await enter('Посещение занятий', async () => {
    await panel.getByLabel('Занятие').selectOption('ОБ-001');
    await panel.getByText('Орлова Мария · НР-001').click();
    await panel.getByLabel('Итог', { exact: true }).selectOption('был');
  });
  await expect.poll(() => rows('База наставников')[1]?.join('|')).toContain('готов');
}

test('an empty workbook becomes a pair in a register, with a journal and a letter, by clicks alone', async () => {
  const { page, world, workbench } = desk;
  const panel = await openPanel(page);

  await panel.getByText('Полные данные').click();
  await panel.getByLabel('Школа, коротко').fill('Школа № 7');
  await panel.getByRole('button', { name: 'Дальше: что говорит закон' }).click();
  await panel.locator('textarea').fill('директор, приказ № 45 от 01.09.2026');
  await panel.locator('form button[type=submit]').click();
  await panel.getByRole('tab', { name: 'Где мы' }).waitFor({ timeout: 50_000 });

  const formUrl = (code: string) => {
    const form = world.documents.find((d) => d.kind === 'form' && d.title.startsWith(code));
    return new URL(`/forms/${form?.id}`, workbench.url).href;
  };
  const respondent = await page.context().newPage();
  await answerForm(respondent, formUrl('F2'), anna);
  await answerForm(respondent, formUrl('F4'), orlova);
  // A page behind another is drawn once a second, and every click waits for it.
  await respondent.close();
  expect(rows('База наставляемых')[1]?.slice(0, 3)).toEqual(['НМ-001', 'Белова Анна · НМ-001', 'Белова Анна']);

  await panel.getByRole('button', { name: 'Обновить' }).click();
  await panel.getByRole('tab', { name: 'Пары', exact: true }).click();
  for (const who of ['Белова Анна', 'Орлова Мария']) {
    const card = panel.locator('li.card').filter({ hasText: who }).filter({ hasText: 'Не хватает согласий' });
    await card.getByRole('button', { name: 'Согласие получено' }).click();
    await card.getByLabel('Где лежит оригинал').fill('папка 1');
    await card.getByRole('button', { name: 'Записать' }).click();
    await card.waitFor({ state: 'detached' });
  }
  await makeReady(panel);
  await panel.getByRole('tab', { name: 'Пары', exact: true }).click();
  await panel.locator('button.card').filter({ hasText: 'Белова Анна' }).click();
  await panel.getByRole('button', { name: /^Образовать пару/ }).click();
  await panel
    .getByText(/Пара П-001 образована/)
    .first()
    .waitFor();

  expect(rows('Пары и группы')[1]?.join('|')).toContain('Орлова Мария · НР-001');
  expect(
    rows('Журнал')
      .map((r) => r.join('|'))
      .join('\n'),
  ).toContain('пара образована');
  expect(rows('Письма')[1]?.join('|')).toContain('в очереди');
  await page.getByRole('button', { name: '+1 час' }).click();
  await expect.poll(() => world.outbox.map((m) => m.to)).toEqual(['orlova@example.org']);
}, 60_000);
