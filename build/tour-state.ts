/** Pictures of «Состояние»: a workbook after a bad month, and the same after its buttons. */
import type { FrameLocator, Page } from 'playwright-core';
import { choose, closeDesk, type Desk, openDesk } from './tour.ts';

/** Ten things wrong at once, as a school year brings them. */
function harm({ world, book }: Desk): void {
  const curator = world.user(world.owner);
  world.run('onTick', [], { kind: 'trigger', fault: { failOn: { 'MailApp.sendEmail': 'Internal error' } } });
  curator.deleteSheet(book, 'Без напоминаний');
  const titles = world.viewSheet(book, 'База наставляемых').cells[0] ?? [];
  curator.deleteColumns(book, 'База наставляемых', titles.findIndex((cell) => cell?.v === 'Интересы') + 1);
  const form = world.documents.find((d) => d.kind === 'form' && d.title.startsWith('F2'));
  if (form) Object.assign(form, { accepting: false });
  const lost = world.documents.find((d) => d.kind === 'form' && d.title.startsWith('F4'));
  if (lost) delete world.state.documents[lost.id];
  world.share(book, 'gost@school.example', 'viewer');
  const pause = JSON.stringify({ name: 'pauseLetters', input: { paused: true } });
  world.run('rpc', [pause], { kind: 'rpc' });
  world.state.triggers = world.triggers.filter((t) => t.fn !== 'onTick');
  world.now += 5 * 3_600_000;
}

const press = async (panel: FrameLocator, name: string, then: string) => {
  await panel.getByRole('button', { name, exact: true }).first().click();
  await panel.getByText(then).waitFor({ timeout: 60_000 });
};

export async function statePictures(shot: (name: string, what: Page) => Promise<void>): Promise<void> {
  const desk = await openDesk('practice', { viewport: { width: 1360, height: 1000 } });
  try {
    harm(desk);
    const { page } = desk;
    await page.reload();
    await choose(page, 'Состояние → Показать');
    const panel = page.frameLocator('iframe[title]').first();
    await panel.getByRole('heading', { name: 'Что требует решения' }).waitFor();
    await shot('state-before', page);
    await panel.getByRole('button', { name: 'Принять программу' }).click();
    await press(panel, 'Принять', 'Ежечасная работа включена');
    await press(panel, 'Возобновить письма', 'Письма снова идут');
    await press(panel, 'Проверить и починить', 'Книга проверена');
    await press(panel, 'Починить форму', 'Форма проверена и открыта');
    await panel.getByRole('button', { name: 'Закрыть сообщение' }).click();
    await shot('state-after', page);
  } finally {
    await closeDesk(desk);
  }
}
