/** Pictures of a run that Google cuts short while it sends letters, and of the next hour: nothing goes twice, a person decides. */
import type { Page } from 'playwright-core';
import { restoreWorld } from '../runtime/index.ts';
import { choose, closeDesk, openDesk } from './tour.ts';

export async function killPictures(shot: (name: string, what: Page) => Promise<void>): Promise<void> {
  const desk = await openDesk('practice');
  const { page, world } = desk;
  try {
    world.now += 23 * 3_600_000;
    // the same hour, tried in a copy of the world, tells at which call the first letter goes
    const copy = restoreWorld(world.snapshot());
    copy.advance(3_600_000);
    const ran = copy.executions.find((e) => e.calls.some((c) => c.name === 'MailApp.sendEmail'));
    if (!ran) throw new Error('no letter goes within this hour: the picture would show nothing');
    const sends = ran.calls.findIndex((c) => c.name === 'MailApp.sendEmail');
    await page.reload();
    await page.getByRole('button', { name: 'Сбои' }).click();
    await page.getByLabel('Номер вызова службы').fill(String(sends + 1));
    await page.getByLabel('успеет', { exact: true }).check();
    await page.getByRole('button', { name: 'Устроить сбой' }).click();
    await page.getByText('Сбой ждёт своего вызова.').waitFor();
    await shot('kill-armed', page);
    await page.getByRole('button', { name: '+1 час' }).click();
    await page.getByText('Сбой ждёт своего вызова.').waitFor({ state: 'detached' });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Выполнения' }).click();
    await page.getByText('ошибка', { exact: true }).first().click();
    await page
      .getByText(/Остановлено на вызове/)
      .first()
      .waitFor();
    await shot('kill-stopped', page);
    await page.getByRole('button', { name: 'Выполнения' }).click();
    await page.reload();
    await page.getByRole('button', { name: '+1 час' }).click();
    await choose(page, 'Состояние → Показать');
    const panel = page.frameLocator('iframe[title]').first();
    await panel.getByRole('heading', { name: 'Что требует решения' }).waitFor();
    await shot('kill-after', page);
  } finally {
    await closeDesk(desk);
  }
}
