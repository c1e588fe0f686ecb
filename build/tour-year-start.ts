/** The start of a school's year by clicks: from an empty workbook to 20 ready mentors and 60 mentees with consents; presses are counted. */
import type { FrameLocator, Page } from 'playwright-core';
import { closeDesk, type Desk, openDesk } from './tour.ts';
import { Curator, type Steps } from './tour-curator.ts';

type Shot = (name: string, what: Page) => Promise<void>;

/** The last Monday of August: nothing of the roadmap is overdue yet. */
export const IN_AUGUST = '2026-08-31T06:00:00Z';

/** Set-up of a whole workbook. */
const PATIENCE = { timeout: 120_000 };

const CLASSES = ['8А', '8Б', '9А', '9Б', '10А'];
const THEMES = ['выбор профессии', 'уверенность и общение', 'проект или исследование', 'учебные трудности по предмету'];
const SURNAMES = ['Орлова', 'Гаврилов', 'Рябова', 'Тихонов', 'Ларина', 'Ершов'];
const WOMEN = ['Мария Андреевна', 'Анна Сергеевна', 'Елена Павловна', 'Ирина Олеговна', 'Вера Ильинична'];
const MEN = ['Пётр Андреевич', 'Игорь Сергеевич', 'Олег Павлович', 'Денис Олегович', 'Юрий Ильич'];

const code = (letters: string, n: number) => `${letters}-${String(n).padStart(3, '0')}`;
const csv = (lines: readonly (readonly string[])[]) => lines.map((line) => line.join(';')).join('\n');
const at = (all: readonly string[], i: number): string => all[i % all.length] ?? '';

/** Mentees by code, as the curator keeps them beside the list of names on the own disk. */
export const menteesList = (n: number): string =>
  csv([
    ['Код', 'Класс', 'Темы запроса', 'Интересы'],
    ...Array.from({ length: n }, (_, i) => [
      code('НМ', i + 1),
      at(CLASSES, i),
      at(THEMES, i),
      at(['шахматы', 'театр', 'биология', 'музыка', 'история'], i),
    ]),
  ]);

/** Teachers of the school come first; the last ones, from enterprises, have not brought their certificates yet. */
export const mentorsList = (n: number, teachers: number): string =>
  csv([
    ['ФИО', 'Категория', 'Место работы', 'Почта', 'Компетенции', 'Документы проверены'],
    ...Array.from({ length: n }, (_, i) => {
      const surname = at(SURNAMES, i);
      const name = at(surname.endsWith('а') ? WOMEN : MEN, Math.floor(i / SURNAMES.length));
      const who =
        i < teachers
          ? ['педагог', 'школа № 7', `mentor${i + 1}@school.example`]
          : ['представитель предприятия', 'завод «Вектор»', `mentor${i + 1}@vector.example`];
      const vetting = i < teachers ? 'сотрудник организации, проверен кадрами' : '';
      return [`${surname} ${name}`, ...who, at(THEMES, i), vetting];
    }),
  ]);

/** How many people there are, and whether weeks pass between the parts, as they do while papers are collected. */
export type Size = { mentees: number; mentors: number; ready: number; weeks: 'pass' | 'stand' };

/** The state of each person of a register. */
export const statesIn = (desk: Desk, title: string): string[] => {
  const [head = [], ...lines] = desk.workbench.desk.sheet(title).cells.map((r) => r.map((cell) => cell?.v ?? ''));
  return lines.flatMap((line) => line[head.indexOf('Состояние')] || []);
};

async function setUp(c: Curator, page: Page, shot: Shot): Promise<void> {
  c.begins('the panel is opened and the workbook set up');
  await c.menu('Открыть панель');
  const { panel } = c;
  await c.fill(panel.getByLabel('Школа, коротко'), 'Школа № 7');
  await c.fill(panel.getByLabel(/^Ответственный за персональные данные/), 'Соколова Н. И., делопроизводитель');
  await shot('year-start-1-set-up', page);
  await c.button('Настроить книгу');
  await panel.getByRole('heading', { name: 'Первые шаги' }).waitFor(PATIENCE);
}

async function firstSteps(c: Curator, page: Page, shot: Shot): Promise<void> {
  c.begins('first steps: organisation, goal, breaks, curator, targets, who answers for the tasks');
  const { panel } = c;
  await shot('year-start-2-first-steps', page);
  const of = (title: string) => panel.locator('li.step').filter({ hasText: title });
  const done = (title: string) => panel.locator('li.step.done').filter({ hasText: title }).waitFor(PATIENCE);
  await c.press(of('Организация').getByRole('button', { name: 'Заполнить' }));
  for (const [title, text] of [
    ['Полное название организации', 'МБОУ «Школа № 7»'],
    ['Адрес организации', 'ул. Школьная, 1'],
    ['Город', 'Казань'],
    ['Руководитель: фамилия и инициалы', 'Петрова А. В.'],
    ['Должность руководителя', 'директор'],
  ] as const)
    await c.fill(panel.getByLabel(title), text);
  await c.button('Записать');
  await done('Организация');
  await c.press(of('Цель, задачи, формы').getByRole('button', { name: 'Взять обычные' }));
  await done('Цель, задачи, формы');
  await c.press(of('Каникулы').getByRole('button', { name: 'Взять обычные даты' }));
  await done('Каникулы');
  await c.press(of('Куратор и команда').getByRole('button', { name: 'Заполнить' }));
  await c.fill(panel.getByLabel(/^ФИО/), 'Лебедева Ольга Игоревна');
  await c.choose(/^Роль/, 'куратор');
  await c.recorded();
  await c.press(of('Цели в цифрах').getByRole('button', { name: 'Взять значения 2024' }));
  await done('Цели в цифрах');
  await c.press(of('Ответственные').getByRole('button', { name: 'Поручить куратору' }));
  await panel.getByRole('heading', { name: 'Первые шаги' }).waitFor({ state: 'detached', ...PATIENCE });
}

async function lists(c: Curator, page: Page, size: Size, shot: Shot): Promise<void> {
  c.begins('two lists are brought in: mentees by code, mentors');
  await c.menu('Импорт списка');
  const dialog = page.frameLocator('iframe[title="Импорт списка"]');
  const button = (name: string | RegExp) => c.press(dialog.getByRole('button', { name }));
  const bring = async (name: string, text: string, rows: number) => {
    await c.file(dialog.locator('input[type=file]'), name, text);
    await button('Дальше: столбцы');
    await dialog.getByText('Столбец файла').waitFor();
    await button(/^Загрузить \d+/);
    await dialog.getByRole('heading', { name: 'Готово' }).waitFor(PATIENCE);
    await dialog
      .locator('.sums .good dd')
      .filter({ hasText: String(rows) })
      .waitFor();
    await dialog.getByText('Дальше — согласия').waitFor();
  };
  await bring('mentees.csv', menteesList(size.mentees), size.mentees);
  await button('Загрузить другой файл');
  await c.press(dialog.getByText('Наставники', { exact: true }));
  await bring('mentors.csv', mentorsList(size.mentors, size.ready + 2), size.mentors);
  await shot('year-start-3-brought-in', page);
  await button('Закрыть');
}

/** The fields of the entry form in the panel. */
const several = (panel: FrameLocator, title: string) => panel.getByRole('group', { name: title });

async function consents(c: Curator, page: Page, size: Size, shot: Shot): Promise<void> {
  c.begins('consents on paper are noted: all mentees at once, all mentors at once');
  const { panel } = c;
  await c.button(/^2 ?Формирование базы наставляемых/);
  for (const [who, kind, people] of [
    ['Наставляемый', 'обработка данных (законный представитель)', size.mentees],
    ['Наставник', 'обработка данных (сам участник)', size.mentors],
  ] as const) {
    await c.button('Внести запись: Согласия');
    await c.press(several(panel, who).getByRole('button', { name: 'Отметить все' }));
    await c.choose(/^Вид согласия/, kind);
    await c.choose(/^Состояние/, 'получено');
    if (who === 'Наставляемый') await shot('year-start-4-consents', page);
    await c.recorded(new RegExp(`^Записано: СГ-.* \\(${people}\\)`));
  }
  await front(c, page, 'База наставляемых');
  await shot('year-start-5-mentees', page);
}

async function front(c: Curator, page: Page, title: string): Promise<void> {
  await c.press(page.getByRole('tab', { name: title, exact: true }));
  await page.getByRole('tab', { name: title, exact: true }).and(page.locator('[aria-selected="true"]')).waitFor();
}

/** Time that passes while papers are collected: nobody presses anything for it. */
async function pass(page: Page, step: '+1 час' | '+1 неделя'): Promise<void> {
  const clock = page.getByRole('button', { name: step });
  const now = page.locator('.clock time');
  const before = await now.textContent();
  await clock.click();
  while ((await now.textContent()) === before || (await clock.isDisabled())) await page.waitForTimeout(100);
  await page.locator('.message .icon').first().click();
}

/** Marks all but those who are not to be taken this time. */
async function markAllBut(c: Curator, who: ReturnType<typeof several>, left: readonly string[]): Promise<void> {
  await c.press(who.getByRole('button', { name: 'Отметить все' }));
  for (const code of left) await c.press(who.getByLabel(code));
}

async function selection(c: Curator, page: Page, size: Size, shot: Shot): Promise<void> {
  c.begins('mentors are selected: criteria from the requests, a sitting on twenty of them');
  const { panel } = c;
  const codes = c
    .rows('База наставников')
    .slice(1)
    .flatMap((line) => line[0] || []);
  const left = codes.slice(size.ready);
  await front(c, page, 'База наставников');
  await c.button(/^4 ?Отбор и обучение наставников/);
  await c.button('Составить критерии из запросов');
  await c.button('Сделать');
  await panel.getByText(/^Сделано: /).waitFor();
  await c.button('Внести запись: Собеседования');
  await markAllBut(c, several(panel, 'Наставник'), left);
  await c.button(/^Ещё поля/);
  await c.choose(/^Психологическая готовность/, 'да');
  await c.choose(/^Решение/, 'отобран');
  await panel.getByText('Основание решения').scrollIntoViewIfNeeded();
  await shot('year-start-6-selection', page);
  await c.recorded();
  c.begins('their training is entered, and who was there: the gate opens');
  await c.button('Внести запись: Обучение наставников');
  await c.fill(panel.getByLabel(/^Тема занятия/), 'роль наставника и границы');
  await c.recorded();
  await c.button('Внести запись: Посещение занятий');
  await c.choose(/^Занятие/, 'роль наставника и границы · ОБ-001');
  await markAllBut(c, several(panel, 'Наставник'), left);
  await c.choose(/^Итог/, 'был');
  await c.recorded();
  await shot('year-start-7-mentors', page);
}

/** @returns presses and filled fields by part */
export async function walkYearStart(desk: Desk, size: Size, shot: Shot): Promise<Steps> {
  const { page } = desk;
  const c = new Curator(desk, page.frameLocator('iframe[title="Наставничество"]'));
  await setUp(c, page, shot);
  await firstSteps(c, page, shot);
  const week = async () => {
    if (size.weeks === 'pass') await pass(page, '+1 неделя');
  };
  await week();
  await lists(c, page, size, shot);
  await week();
  await consents(c, page, size, shot);
  await week();
  await selection(c, page, size, shot);
  c.begins('the panel is closed and the funnel looked at on the home tab');
  await c.press(page.getByRole('button', { name: 'Закрыть панель' }));
  await pass(page, '+1 час');
  await front(c, page, 'Панель');
  await shot('year-start-8-home', page);
  return c.steps;
}

export async function yearStartPictures(shot: Shot): Promise<void> {
  const desk = await openDesk('empty', {}, IN_AUGUST);
  try {
    const steps = await walkYearStart(desk, { mentees: 60, mentors: 30, ready: 20, weeks: 'pass' }, shot);
    for (const { part, presses } of steps) console.log(`${presses} presses: ${part}`);
    console.log(`${steps.reduce((sum, s) => sum + s.presses, 0)} in all`);
  } finally {
    await closeDesk(desk);
  }
}
