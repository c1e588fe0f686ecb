/** Pictures of the summary: the curator's card, the file as an observer opens it, and a release that was refused. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { assets } from '../runtime/workbench/assets.ts';
import { serveWorkbench } from '../runtime/workbench/server.ts';
import type { Lang } from '../src/kit/index.ts';
import { closeDesk, type Desk, openDesk, openPanel } from './tour.ts';
import { plantYear, yearOf } from './year.ts';

type Shot = (name: string, what: Page) => Promise<void>;

const OBSERVER = 'rayon@school.example';

const asker =
  ({ world }: Desk) =>
  (name: string, input: object): { finished?: boolean } => {
    const done = world.run('rpc', [JSON.stringify({ name, input })], { kind: 'rpc' });
    return (JSON.parse(String(done.value)) as { value: { finished?: boolean } }).value;
  };

/** A school at the end of its year, whose observer has just been named. */
function plant(desk: Desk, lang: Lang): void {
  const ask = asker(desk);
  const organisation = lang === 'ru' ? 'Школа № 1 (учебная)' : 'School No. 1 (practice)';
  ask('beginSetUp', { lang, mode: 'full', decided: 'учебная школа', organisation, year: '2026/2027' });
  while (!ask('setUpStep', {}).finished);
  desk.world.now = Date.parse('2027-05-20T06:00:00Z');
  plantYear(desk.world, desk.book, yearOf(1, { mentees: 120, pairs: 70, meetings: 900, feedback: 400 }), lang);
  const done = [6, 3, 4, 3, 3, 4];
  done.forEach((n, i) => {
    for (let task = 1; task <= n; task++)
      ask('enterRow', { table: `tasks${i + 1}`, row: `З-${i + 1}0${task}`, values: { status: 'done' } });
  });
  const values = { fullName: 'Наблюдателева Нина', role: 'observer', email: OBSERVER };
  ask('enterRow', { table: 'team', row: null, values });
  desk.world.addPerson({
    email: OBSERVER,
    name: lang === 'ru' ? 'Нина, наблюдатель' : 'Nina, observer',
    kind: 'viewer',
  });
}

/** The file in a workbench of its own: nothing of the workbook is in it. */
async function fileSeen({ world, browser }: Desk, lang: Lang, shot: Shot): Promise<void> {
  const file = world.documents.find((d) => d.kind === 'spreadsheet' && d.viewers.includes(OBSERVER));
  const pages = await assets(path.join('runtime', 'workbench', 'page'));
  const workbench = await serveWorkbench({ world, spreadsheetId: file?.id ?? '', assets: pages });
  try {
    workbench.desk.open();
    const locale = lang === 'ru' ? 'ru-RU' : 'en-US';
    const page = await browser.newPage({ viewport: { width: 1180, height: 1900 }, locale });
    await page.goto(workbench.url);
    await page.getByRole('combobox').first().selectOption(OBSERVER);
    await page.waitForTimeout(1000);
    const name = (part: string) => [part, ...(lang === 'ru' ? [] : ['en'])].join('-');
    await shot(name('summary'), page);
    for (const part of ['summary-middle', 'summary-end']) {
      await page.mouse.move(500, 900);
      await page.mouse.wheel(0, 1650);
      await shot(name(part), page);
    }
    if (lang === 'ru') {
      await page.setViewportSize({ width: 1180, height: 640 });
      await page.getByRole('button', { name: 'Люди' }).click();
      await shot('summary-shared', page);
    }
    await page.close();
  } finally {
    await workbench.close();
  }
}

export async function summaryPictures(shot: Shot): Promise<void> {
  for (const lang of ['ru', 'en'] as const) {
    const desk = await openDesk('empty', { viewport: { width: 1360, height: 900 } });
    try {
      plant(desk, lang);
      asker(desk)('releaseSummary', {});
      await fileSeen(desk, lang, shot);
      if (lang === 'en') continue;
      // what was told of five people cannot be kept from whoever now asks for forty
      asker(desk)('enterRow', { table: 'settings', row: 'settings', values: { smallest: 40 } });
      desk.world.now = Date.parse('2027-06-01T06:00:00Z');
      desk.world.run('onTick', [], { kind: 'trigger' });
      const { page } = desk;
      // the file has no menu of ours: the workbook is opened again
      desk.workbench.desk.open();
      await page.reload();
      const panel = await openPanel(page);
      await panel.getByRole('tab', { name: 'Итоги' }).click();
      const card = panel.getByRole('region', { name: 'Сводка для наблюдателей' });
      await card.getByText('Последний выпуск').waitFor();
      await card.getByText(/^Скрыто/).click();
      await card.scrollIntoViewIfNeeded();
      await shot('summary-refused', page);
    } finally {
      await closeDesk(desk);
    }
  }
}
