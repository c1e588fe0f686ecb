/** A picture for each task of stage 6: what the curator, a mentor and a mentee see of it. */
import type { Page } from 'playwright-core';
import { choose, closeDesk, open, openDesk } from './tour.ts';

type Shot = (name: string, what: Page) => Promise<void>;

export async function workPictures(shot: Shot): Promise<void> {
  const desk = await openDesk('practice');
  const { page, world, workbench } = desk;
  try {
    await choose(page, 'Открыть панель');
    const panel = page.frameLocator('iframe[title="Наставничество"]');
    await panel.getByText('Семь этапов').waitFor();
    await panel.getByRole('button', { name: /Организация работы/ }).click();
    await open(panel, page, 'Планы пар');
    await shot('task-6.in.1', page);
    await open(panel, page, 'Задачи планов');
    await shot('task-6.in.2', page);
    await open(panel, page, 'Светофор пар');
    await shot('task-6.in.4', page);
    await open(panel, page, 'Кого можно поощрить');
    await shot('task-6.in.6', page);

    await panel.getByRole('button', { name: 'Ответить наставнику' }).click();
    await panel.getByLabel('Просьба').waitFor();
    await shot('task-6.in.3', page);
    await panel
      .getByRole('button', { name: /Отмен|Назад|Закрыть/ })
      .first()
      .click();

    await panel.getByRole('button', { name: 'Собрать бюллетень' }).click();
    await panel.getByLabel('За период с').fill('2026-09-01');
    await panel
      .getByRole('button', { name: /Записать|Сделать|Выполнить/ })
      .first()
      .click();
    await panel
      .getByText(/выпуск сводки, по которому/)
      .first()
      .waitFor();
    await shot('task-6.out.1', page);

    const form = world.documents.find((d) => d.kind === 'form' && d.title.startsWith('F11 '));
    const phone = await desk.browser.newPage({ viewport: { width: 420, height: 820 }, locale: 'ru-RU' });
    await phone.goto(new URL(`/forms/${form?.id}`, workbench.url).href);
    await phone.locator('form.questions').waitFor();
    await shot('task-6.in.5', phone);
  } finally {
    await closeDesk(desk);
  }
}
