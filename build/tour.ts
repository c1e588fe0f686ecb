/** npm run tour: a curator's day in a real browser, for the pictures of the README. The chain test walks with the same steps. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type FrameLocator, type Page } from 'playwright-core';
import { createWorld, type World } from '../runtime/index.ts';
import { assets } from '../runtime/workbench/assets.ts';
import { serveWorkbench, type Workbench } from '../runtime/workbench/server.ts';
import { bundle } from './bundle.ts';
import { launchOptions } from './chromium.ts';
import { completionPictures } from './tour-completion.ts';
import { killPictures } from './tour-kill.ts';
import { monitoringPictures } from './tour-monitoring.ts';
import { pairingPictures } from './tour-pairing.ts';
import { startPictures } from './tour-start.ts';
import { statePictures } from './tour-state.ts';
import { summaryPictures } from './tour-summary.ts';
import { workPictures } from './tour-work.ts';
import { workbenchPictures } from './tour-workbench.ts';
import { yearEndPictures } from './tour-year-end.ts';
import { yearStartPictures } from './tour-year-start.ts';

export type Desk = { browser: Browser; page: Page; workbench: Workbench; world: World; book: string };

/** The product in the workbench, in a browser: an empty workbook, or the practice school. */
export async function openDesk(
  school: 'empty' | 'practice',
  look: BrowserContextOptions = {},
  now = '2026-10-12T06:00:00Z',
  size: { mentees?: number; mentors?: number } = {},
): Promise<Desk> {
  const [{ files, manifest }, pages] = await Promise.all([bundle(), assets(path.join('runtime', 'workbench', 'page'))]);
  const world = createWorld({ now, owner: 'kurator@school.example' });
  world.addPerson({ email: 'kurator@school.example', name: 'Ольга, куратор', kind: 'owner' });
  const { id } = world.createSpreadsheet('Программа наставничества');
  world.push({ files, manifest: manifest as never }, { boundTo: id });
  if (school === 'practice') {
    const { ok, error } = world.run('practice', [{ lang: 'ru', ...size }], { kind: 'menu' });
    if (!ok) throw new Error(error?.stack);
    world.advance(3_600_000);
  }
  const workbench = await serveWorkbench({ world, spreadsheetId: id, assets: pages });
  workbench.desk.open();
  const browser = await chromium.launch(launchOptions());
  const context = await browser.newContext({ viewport: { width: 1360, height: 820 }, locale: 'ru-RU', ...look });
  const page = await context.newPage();
  await page.goto(workbench.url);
  return { browser, page, workbench, world, book: id };
}

export async function closeDesk({ browser, workbench }: Desk): Promise<void> {
  await browser.close();
  await workbench.close();
}

/** The product's menu, as a curator opens it. */
export async function choose(page: Page, item: string): Promise<void> {
  await page.getByRole('button', { name: 'Наставничество', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

export async function openPanel(page: Page): Promise<FrameLocator> {
  await choose(page, 'Открыть панель');
  return page.frameLocator('iframe[title="Наставничество"]');
}

/** Opens a register or report from its chip in the panel. */
export async function open(panel: FrameLocator, page: Page, title: string): Promise<void> {
  await panel
    .getByRole('button', { name: new RegExp(`^(Открыть лист «)?${title}`) })
    .first()
    .click();
  await page.getByRole('tab', { name: title, exact: true }).waitFor();
  await panel
    .getByRole('button', { name: 'Закрыть сообщение' })
    .click({ timeout: 5000 })
    .catch(() => undefined);
}

export const tab = (page: Page, name: string) => page.getByRole('tab', { name, exact: true });

/** Answers a form page by page. @param said question → text, an option, or several options */
export async function answerForm(page: Page, url: string, said: Record<string, string | string[]>): Promise<void> {
  await page.goto(url);
  const left = new Map(Object.entries(said));
  for (;;) {
    await page.locator('form.questions').waitFor();
    for (const [question, answer] of [...left]) {
      const card = page.locator('fieldset').filter({ has: page.locator('legend', { hasText: question }) });
      if (!(await card.count())) continue;
      left.delete(question);
      const field = card.locator('input[type=text], input:not([type]), input[type=email], textarea').first();
      if (typeof answer === 'string' && (await field.count())) await field.fill(answer);
      else for (const option of [answer].flat()) await card.getByText(option, { exact: true }).click();
    }
    const next = page.getByRole('button', { name: 'Далее' });
    if (!(await next.count())) break;
    const shown = page.locator('form.questions');
    const before = await shown.innerText();
    await next.click();
    // the page before may still be drawn: its button would be taken for the next one's
    while ((await shown.innerText()) === before) await page.waitForTimeout(50);
  }
  await page.getByRole('button', { name: 'Отправить' }).click();
  await page.getByText('Ответ записан').waitFor();
}

const LIST = [
  'Фамилия,Имя,Класс,Почта,Темы запроса,Диагноз',
  'Кузнецов,Олег,8А,oleg@example.org,выбор профессии,—',
  'Летова,Марина,8А,marina@example.org,уверенность и общение; творчество и спорт,—',
  'Осипов,Денис,8Б,нет почты,выбор профессии,—',
  'Чернова,Яна,9А,yana@example.org,проект или исследование,—',
].join('\n');

const OUT = path.join('docs', 'pictures');

type Shot = (name: string, what: Page) => Promise<void>;

const shot: Shot = async (name, what) => {
  await what.waitForTimeout(700);
  await what.screenshot({ path: path.join(OUT, `${name}.png`) });
  console.log(`docs/pictures/${name}.png`);
};

const parts: Readonly<Record<string, (shot: Shot) => Promise<void>>> = {
  day: dayPictures,
  start: startPictures,
  yearStart: yearStartPictures,
  pairing: pairingPictures,
  work: workPictures,
  completion: completionPictures,
  yearEnd: yearEndPictures,
  state: statePictures,
  monitoring: monitoringPictures,
  summary: summaryPictures,
  kill: killPictures,
  workbench: workbenchPictures,
};

/** @param names some of the parts; all of them when none is named */
export default async function main(names: string[]): Promise<number> {
  mkdirSync(OUT, { recursive: true });
  for (const name of names.length ? names : Object.keys(parts)) await parts[name]?.(shot);
  return 0;
}

async function dayPictures(shot: Shot): Promise<void> {
  const desk = await openDesk('practice');
  const { page, workbench, world } = desk;
  const snap = (name: string, what = page) => shot(name, what);
  try {
    const panel = await openPanel(page);
    await panel.getByText('Семь этапов').waitFor();
    await snap('where');

    await panel.getByRole('tab', { name: 'Пары', exact: true }).click();
    await panel
      .getByRole('button', { name: /ждёт|дн/ })
      .first()
      .click();
    await panel
      .getByRole('button', { name: /^Образовать пару/ })
      .first()
      .waitFor();
    await tab(page, 'База наставляемых').click();
    await snap('pairs');

    await tab(page, 'База наставников').click();
    await snap('register');

    await choose(page, 'Доска подбора');
    const board = page.frameLocator('iframe[title="Доска подбора"]');
    await board.getByRole('button', { name: 'Сделать подбор' }).click();
    await board.getByText('Черновик готов').waitFor();
    await board.getByRole('button', { name: 'Закрыть сообщение' }).click();
    await board.getByRole('button', { name: 'Не вместе' }).nth(1).click();
    await board.getByText('Цена решения:').waitFor();
    await snap('board');
    await page.getByRole('button', { name: 'Закрыть окно' }).click();

    await choose(page, 'Импорт списка');
    const dialog = page.frameLocator('iframe[title="Импорт списка"]');
    await dialog.locator('input[type=file]').setInputFiles({
      name: 'spisok.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(LIST),
    });
    await dialog.getByText('Диагноз').first().waitFor();
    await snap('import');

    const form = world.documents.find((d) => d.kind === 'form' && d.title.startsWith('F2'));
    const respondent = await desk.browser.newPage({ viewport: { width: 760, height: 900 }, locale: 'ru-RU' });
    await respondent.goto(new URL(`/forms/${form?.id}`, workbench.url).href);
    await respondent.locator('form.questions').waitFor();
    await snap('form', respondent);
  } finally {
    await closeDesk(desk);
  }
}
