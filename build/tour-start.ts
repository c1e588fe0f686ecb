/** A picture for each task of stages 1–4: the register it fills, and the panel beside it. */
import type { FrameLocator, Page } from 'playwright-core';
import { closeDesk, openDesk, openPanel, tab as tabOf } from './tour.ts';

type Shot = (name: string, what: Page) => Promise<void>;
type Scene = { task: string; tab: string; panel?: (panel: FrameLocator) => Promise<void> };

async function texts(panel: FrameLocator): Promise<void> {
  const folded = panel.getByText('Тексты для информирования');
  await folded.click();
  await panel.getByRole('button', { name: 'Показать и скопировать' }).first().click();
  await panel.getByRole('button', { name: 'В план', exact: true }).first().waitFor();
  await panel.getByRole('button', { name: 'Закрыть сообщение' }).click();
  await folded.scrollIntoViewIfNeeded();
}

async function needs(panel: FrameLocator): Promise<void> {
  const folded = panel.getByText('Кого искать');
  await folded.click();
  await panel.locator('.told li').first().waitFor();
  await folded.evaluate((line) => line.scrollIntoView({ block: 'center' }));
}

const stages: readonly { title: RegExp; scenes: readonly Scene[] }[] = [
  {
    title: /Подготовка условий/,
    scenes: [
      { task: '1.in.1', tab: 'Документы' },
      { task: '1.in.2', tab: 'Предварительные запросы' },
      { task: '1.in.3', tab: 'Команда' },
      { task: '1.in.4', tab: 'Настройки' },
      { task: '1.in.5', tab: '1 Подготовка' },
      { task: '1.out.1', tab: 'Партнёры' },
      { task: '1.out.2', tab: 'Информирование', panel: texts },
      { task: '4.out.2', tab: 'Ресурсы' },
    ],
  },
  {
    title: /Формирование базы наставляемых/,
    scenes: [
      { task: '2.in.2', tab: 'База наставляемых' },
      { task: '2.in.3', tab: 'Показатели участников' },
      { task: '2.in.1', tab: '2 Наставляемые', panel: texts },
    ],
  },
  {
    title: /Формирование базы наставников/,
    scenes: [
      { task: '3.in.2', tab: 'База наставников: официальная форма' },
      { task: '3.out.1', tab: 'Мероприятия' },
      { task: '3.out.2', tab: 'База наставников' },
      { task: '3.in.1', tab: '3 Наставники', panel: texts },
    ],
  },
  {
    title: /^4 ?Отбор и обучение наставников/,
    scenes: [
      { task: '4.in.2', tab: 'Обучение наставников' },
      { task: '4.out.1', tab: 'Внешние эксперты' },
      { task: '4.in.1', tab: 'Карта запросов', panel: needs },
    ],
  },
];

export async function startPictures(shot: Shot): Promise<void> {
  const desk = await openDesk('practice');
  const { page } = desk;
  try {
    const panel = await openPanel(page);
    await panel.getByText('Семь этапов').waitFor();
    for (const { title, scenes } of stages) {
      const head = panel.getByRole('button', { name: title });
      await head.click();
      for (const { task, tab, panel: show } of scenes) {
        await panel.getByRole('button', { name: new RegExp(`^(Открыть лист «${tab}»|${tab}$)`) }).click();
        await tabOf(page, tab).and(page.locator('[aria-selected="true"]')).waitFor();
        await head.scrollIntoViewIfNeeded();
        await show?.(panel);
        await shot(`task-${task}`, page);
      }
    }
  } finally {
    await closeDesk(desk);
  }
}
