/** The end of a school's year, played by clicks from a school at work to the workbook of the next year; presses are counted. */
import type { Page } from 'playwright-core';
import type { World } from '../runtime/index.ts';
import { closeDesk, type Desk, openDesk, openPanel } from './tour.ts';
import { Curator, type Steps } from './tour-curator.ts';

type Shot = (name: string, what: Page) => Promise<void>;

/** A Monday in May: the practice school is at work, and its year ends. */
export const IN_MAY = '2027-05-24T06:00:00Z';

/** Long work: nearly a thousand service calls, and set-up of a whole workbook. */
const PATIENCE = { timeout: 90_000 };

/** In spring a mentor has said that he stays, and has given his consent. @returns his name */
export function staysOn(world: World): string {
  const ask = <T>(name: string, input: object): T => {
    const reply = world.rpc('rpc', [JSON.stringify({ name, input })]) as { value: string };
    const { ok, value, message } = JSON.parse(reply.value) as { ok: boolean; value: T; message: string };
    if (!ok) throw new Error(`${name}: ${message}`);
    return value;
  };
  const enter = (table: string, values: object): string =>
    ask<{ rows: string[] }>('enterRow', { table, row: null, values }).rows[0] ?? '';
  const book = world.documents.find((d) => d.kind === 'spreadsheet')?.id ?? '';
  const [head = [], ...lines] = world
    .viewSheet(book, 'База наставников')
    .cells.map((row) => row.map((c) => c?.v ?? ''));
  const of = (line: string[] | undefined, title: string) => line?.[head.indexOf(title)] ?? '';
  const one = lines.find((line) => of(line, 'Состояние') === 'готов');
  const mentor = of(one, 'Код');
  enter('consents', { mentor, kind: 'reserve', state: 'given', until: '2029-06-30' });
  ask('press', { command: 'keep-mentor', input: { row: enter('reserve', { mentor, state: 'agreed' }) } });
  return of(one, 'ФИО');
}

const OUTCOMES = 'Итоги пар';

/** What is open is finished: outcomes are typed in and their pairs completed, the others end early. */
async function finish(c: Curator, page: Page): Promise<void> {
  c.begins('the outcomes are written down, their pairs completed with one press');
  const { panel } = c;
  await c.button('Завести строки итогов');
  await c.button('Сделать');
  await panel.getByText('Сделано: Завести строки итогов.').waitFor();
  await c.button(`Открыть лист «${OUTCOMES}»`);
  await page.getByRole('tab', { name: OUTCOMES, exact: true }).waitFor();
  for (const [row, line] of c.rows(OUTCOMES).entries()) {
    if (!row || !line[0]) continue;
    await c.type(OUTCOMES, row, 'Итоговая встреча', '24.05.2027');
    await c.pick(OUTCOMES, row, 'Цель достигнута', 'полностью');
  }
  await c.button('Завершить пары с внесёнными итогами');
  await c.button('Сделать');
  await panel.getByText('Сделано: Завершить пары с внесёнными итогами.').waitFor();
  c.begins('pairs that have not worked end early, with a reason');
  await c.press(panel.getByRole('tab', { name: 'Пары', exact: true }));
  const early = panel.getByRole('button', { name: 'Завершить досрочно' });
  await panel
    .getByRole('heading', { name: /Кто ищет|Ищут|Без пары|Пары/ })
    .first()
    .waitFor();
  while (await early.count()) {
    const left = await early.count();
    await c.press(early.first());
    await c.choose('Причина', 'другое');
    await c.choose('Кто попросил', 'куратор');
    await c.choose('Что дальше', 'выход из программы');
    await c.button('Завершить пару');
    while ((await early.count()) >= left) await page.waitForTimeout(50);
  }
  await c.press(panel.getByRole('tab', { name: 'Где мы' }));
}

/** @param erase whether people are taken out at once or from the archive @returns presses by part */
export async function walkYearEnd(desk: Desk, stays: string, erase: 'now' | 'later', shot: Shot): Promise<Steps> {
  const { page } = desk;
  const c = new Curator(desk, await openPanel(page));
  const { panel } = c;
  await panel.getByText('Семь этапов').waitFor();
  c.begins('what is left is looked at');
  await c.button(/Завершение наставничества/);
  await c.button('Завершить год: что осталось?');
  await panel.getByText('Пока это открыто').scrollIntoViewIfNeeded();
  await shot('year-end-1-open', page);
  await finish(c, page);
  c.begins('what would happen is looked at, and the year is closed');
  await c.button(/Завершить год: что осталось\?|Проверить ещё раз/);
  await panel.getByText('Вот что произойдёт:').scrollIntoViewIfNeeded();
  await shot('year-end-2-plan', page);
  if (erase === 'later') await c.choose(/^Имена и контакты в этой книге/, 'убрать позже, в течение 30 дней');
  await c.button(/^Завершить 20/);
  await c.button('Завершить');
  await panel.getByRole('heading', { name: 'Год завершается' }).waitFor();
  await panel.getByText(/Сделано шагов: ([4-9]|\d\d) из/).waitFor(PATIENCE);
  await shot('year-end-3-progress', page);
  await panel.getByRole('heading', { name: 'Учебный год завершён' }).waitFor(PATIENCE);
  await shot('year-end-4-archive', page);
  if (erase === 'later') await eraseLater(c);
  await archive(c, page, shot);
  await nextYear(c, page, stays, shot);
  return c.steps;
}

async function eraseLater(c: Curator): Promise<void> {
  c.begins('people are taken out of the archive');
  await c.button('Обезличить архив');
  await c.button('Обезличить');
  await c.panel.getByRole('button', { name: 'Обезличить архив' }).waitFor({ state: 'detached', ...PATIENCE });
}

/** The act is opened; the archive is asked for work and refuses. */
async function archive(c: Curator, page: Page, shot: Shot): Promise<void> {
  c.begins('the act is opened, and the archive refuses to work');
  const opened = page.waitForEvent('popup');
  await c.press(c.panel.getByRole('link', { name: 'Акт об уничтожении данных' }));
  const act = await opened;
  await act.getByText('АКТ об уничтожении персональных данных').waitFor();
  await shot('year-end-5-act', act);
  await act.close();
  await c.menu('Проверить и починить');
  await page.locator('.message').filter({ hasText: 'Учебный год в этой книге завершён' }).first().waitFor();
  await shot('year-end-6-refuses', page);
  await page.locator('.message .icon').first().click();
}

/** The workbook of the next year is opened from the Drive and set up. */
async function nextYear(c: Curator, page: Page, stays: string, shot: Shot): Promise<void> {
  c.begins('the workbook of the next year is opened and begun');
  await c.press(page.getByRole('button', { name: /^Диск/ }));
  await c.press(page.locator('li.file button').filter({ hasText: '2027/2028' }).first());
  await page.getByRole('button', { name: /^Диск/ }).click();
  await page
    .getByText(/2027\/2028/)
    .first()
    .waitFor();
  await c.menu('Открыть панель');
  await c.button('Начать новый учебный год');
  await c.button('Начать новый год');
  await c.button('Продолжить настройку');
  await c.panel.getByText('Семь этапов').waitFor(PATIENCE);
  await c.press(page.getByRole('tab', { name: 'База наставников', exact: true }));
  await page.getByText(stays).first().waitFor();
  await shot('year-end-7-next', page);
}

export async function yearEndPictures(shot: Shot): Promise<void> {
  const desk = await openDesk('practice', {}, IN_MAY);
  try {
    const steps = await walkYearEnd(desk, staysOn(desk.world), 'now', shot);
    for (const { part, presses } of steps) console.log(`${presses} presses: ${part}`);
  } finally {
    await closeDesk(desk);
  }
}
