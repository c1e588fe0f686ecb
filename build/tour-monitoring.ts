/** Pictures of monitoring at the end of a year: the home tab, the two reports, and the values behind a conclusion in the panel. */
import type { Page } from 'playwright-core';
import type { Lang } from '../src/kit/index.ts';
import { choose, closeDesk, openDesk, tab } from './tour.ts';
import { plantYear, yearOf } from './year.ts';

const names = {
  ru: { home: 'Панель', process: 'Мониторинг: процесс', influence: 'Мониторинг: влияние' },
  en: { home: 'Home', process: 'Monitoring: process', influence: 'Monitoring: influence' },
} as const;

async function inLanguage(lang: Lang, shot: (name: string, what: Page) => Promise<void>): Promise<void> {
  const desk = await openDesk('empty', { viewport: { width: 1440, height: 900 } });
  const { world, page, book } = desk;
  const ask = (name: string, input: object): { finished?: boolean } => {
    const done = world.run('rpc', [JSON.stringify({ name, input })], { kind: 'rpc' });
    return (JSON.parse(String(done.value)) as { value: { finished?: boolean } }).value;
  };
  try {
    const organisation = lang === 'ru' ? 'Школа № 1 (учебная)' : 'School No. 1 (practice)';
    ask('beginSetUp', { lang, mode: 'full', decided: 'учебная школа', organisation, year: '2026/2027' });
    while (!ask('setUpStep', {}).finished);
    world.now = Date.parse('2027-05-20T06:00:00Z');
    plantYear(world, book, yearOf(1, { mentees: 60, pairs: 30, meetings: 400, feedback: 260 }), lang);
    ask('refresh', {});
    for (const report of ['home', 'process', 'influence'] as const) {
      ask('showTab', { table: report, row: null });
      await page.reload();
      await tab(page, names[lang][report]).click();
      await shot(`monitoring-${report}${lang === 'en' ? '-en' : ''}`, page);
    }
    if (lang === 'en') return;
    await choose(page, 'Открыть панель');
    const panel = page.frameLocator('iframe[title="Наставничество"]');
    await panel.getByRole('tab', { name: 'Итоги' }).click();
    await panel.getByRole('button', { name: /^Как посчитано: Гибкие навыки/ }).click();
    await panel.getByText(/с поправкой Холма/).scrollIntoViewIfNeeded();
    await shot('monitoring-worked', page);
  } finally {
    await closeDesk(desk);
  }
}

export async function monitoringPictures(shot: (name: string, what: Page) => Promise<void>): Promise<void> {
  await inLanguage('ru', shot);
  await inLanguage('en', shot);
}
