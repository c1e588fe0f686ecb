import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { World } from '../../runtime/index.ts';
import type { Pairs } from '../../src/app/pairs-view.ts';
import type { Home } from '../../src/app/views.ts';
import { fine, refused, type Shown, type Stage, show, start, tidy } from './panel.ts';

let stage: Stage;
let school: World;
beforeAll(async () => {
  stage = await start();
  school = stage.school({ mentees: 24, mentors: 12, seed: 1 });
});
afterAll(() => stage.browser.close());
afterEach(() => tidy(stage));

function ask<T>(world: World, name: string, input: unknown = {}): T {
  const outcome = world.rpc('rpc', [JSON.stringify({ name, input })]);
  const reply = JSON.parse(String(outcome.ok && outcome.value)) as { ok: boolean; value: T };
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.value;
}

const sidebar = (world: World, instead: Shown['instead'] = {}) => show(stage, 'sidebar.html', world, instead);
const button = (within: Page | Locator, name: string | RegExp) =>
  within.getByRole('button', { name, exact: typeof name === 'string' });
const inputsOf = (shown: Shown, name: string) => shown.asked.filter((a) => a.name === name).map((a) => a.input);

async function pairsTab(shown: Shown): Promise<void> {
  await shown.page.getByRole('tab', { name: 'Пары' }).click();
  await shown.page.getByRole('heading', { name: 'Ищут пару' }).waitFor();
}

/** Nothing is wider than the sidebar, and every text stands out from what is behind it (WCAG 2.1, 1.4.3: 4.5 : 1). */
async function fits(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const parse = (colour: string) => {
      const [r = 0, g = 0, b = 0, a = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
      return { r, g, b, a };
    };
    const light = ({ r, g, b }: { r: number; g: number; b: number }) => {
      const [x = 0, y = 0, z = 0] = [r, g, b].map((v) => {
        const s = v / 255;
        return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * x + 0.7152 * y + 0.0722 * z;
    };
    const behind = (start: Element) => {
      for (let e: Element | null = start; e; e = e.parentElement) {
        const colour = parse(getComputedStyle(e).backgroundColor);
        if (colour.a === 1) return colour;
      }
      return parse('rgb(255,255,255)');
    };
    const faint = [...document.querySelectorAll<HTMLElement>('body *')].flatMap((e) => {
      const own = [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.textContent?.trim());
      if (!own || !e.checkVisibility() || e.closest('[aria-disabled]')) return [];
      const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))];
      const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      return ratio < 4.5 ? [`${e.textContent?.trim().slice(0, 40)}: ${ratio.toFixed(2)}`] : [];
    });
    const wide = [...document.querySelectorAll<HTMLElement>('body *')].flatMap((e) =>
      e.checkVisibility() && e.getBoundingClientRect().right > window.innerWidth + 1 ? [e.outerHTML.slice(0, 80)] : [],
    );
    return { faint, wide, scrolls: document.documentElement.scrollWidth > window.innerWidth };
  });
  expect(found).toEqual({ faint: [], wide: [], scrolls: false });
}

test('a new workbook is set up from the panel with codes, step by step, and is ready', async () => {
  const world = stage.school();
  const shown = await sidebar(world);
  const { page } = shown;
  await page.getByRole('heading', { name: 'Настроим книгу' }).waitFor();
  await fits(page);
  expect(await page.getByRole('radio', { name: /^Коды/ }).isChecked()).toBe(true);
  await page.getByLabel('Школа, коротко').fill('Школа № 12');
  await page.getByLabel('Учебный год').fill('2026/2027');
  await page.getByLabel('Часовой пояс').selectOption({ label: 'Омск (МСК+3)' });
  await page.getByLabel('Ответственный за персональные данные').fill('Соколова Н. И.');
  await button(page, 'Настроить книгу').click();
  await page.getByRole('tab', { name: 'Где мы' }).waitFor();
  expect(inputsOf(shown, 'beginSetUp')).toEqual([
    {
      lang: 'ru',
      mode: 'codes',
      decided: '',
      organisation: 'Школа № 12',
      year: '2026/2027',
      zone: 'Asia/Omsk',
      dataOfficer: 'Соколова Н. И.',
    },
  ]);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Школа № 12');
  expect(ask<Home>(world, 'home')).toMatchObject({ state: 'ready', mode: 'codes', organisation: 'Школа № 12' });
  await fits(page);
});

test('full data are begun only after the law is shown and the decision is recorded', async () => {
  const shown = await sidebar(stage.school(), { beginSetUp: () => 'never' });
  const { page } = shown;
  await page.getByRole('radio', { name: /Полные данные/ }).check();
  await page.getByLabel('Школа, коротко').fill('Школа № 12');
  await button(page, 'Дальше: что говорит закон').click();
  await page.getByText('Согласие — отдельный документ').waitFor();
  await fits(page);
  await button(page, 'Настроить книгу').click();
  await page.getByText('Заполните это поле').waitFor();
  expect(inputsOf(shown, 'beginSetUp')).toEqual([]);
  await page.getByLabel('Кто и на каком основании решил').fill('Директор, приказ № 1');
  await button(page, 'Настроить книгу').click();
  await expect
    .poll(() => inputsOf(shown, 'beginSetUp'))
    .toMatchObject([{ mode: 'full', decided: 'Директор, приказ № 1' }]);
});

test('the language chosen at set-up is the language of the panel at once', async () => {
  const { page } = await sidebar(stage.school());
  await page.getByRole('radio', { name: 'English' }).check();
  await page.getByRole('heading', { name: 'Let us set the workbook up' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

test('a set-up that stops says why and goes on from the same step; later the panel offers to continue', async () => {
  const world = stage.school();
  let steps = 0;
  const shown = await sidebar(world, {
    setUpStep: () => (++steps > 3 ? refused('Google сейчас не создаёт листы. Подождите минуту.') : undefined),
  });
  const { page } = shown;
  await page.getByLabel('Школа, коротко').fill('Школа № 12');
  await button(page, 'Настроить книгу').click();
  await page.getByRole('heading', { name: 'Настройка остановилась' }).waitFor();
  await page.getByText('Google сейчас не создаёт листы').waitFor();
  await page.getByText(/^Шаг 4 из \d+: 2 Наставляемые$/).waitFor();
  await fits(page);

  const again = await sidebar(world);
  await again.page.getByText(/^Сделано шагов: 3 из/).waitFor();
  await fits(again.page);
  await again.page.close();

  delete shown.instead.setUpStep;
  await button(page, 'Продолжить').click();
  await page.getByRole('tab', { name: 'Где мы' }).waitFor();
  expect(inputsOf(shown, 'beginSetUp')).toHaveLength(1);
});

test('a copy of a workbook says that it keeps silent, and offers only to say what it is to be', async () => {
  const home = ask<Home>(school, 'home');
  const { page } = await sidebar(school, { home: () => fine({ ...home, state: 'copy', stages: [] }) });
  await page.getByRole('heading', { name: 'Это копия рабочей книги' }).waitFor();
  expect(await page.getByRole('button').allInnerTexts()).toEqual([
    'Начать новый учебный год',
    'Оставить как архив',
    'Исходной больше нет: работать здесь',
  ]);
});

test('while the panel loads there are shapes; a lost connection is a sentence with another try', async () => {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((go) => {
    letGo = go;
  });
  const shown = await sidebar(school, { home: () => held.then(() => 'lost' as const) });
  const { page } = shown;
  await page.getByRole('status', { name: 'Загружается…' }).waitFor();
  letGo();
  await page.getByText('Нет связи с Google').waitFor();
  delete shown.instead.home;
  await button(page, 'Повторить').click();
  await page.getByRole('heading', { name: 'Семь этапов' }).waitFor();
});

test('an account Google does not let in is told what to do', async () => {
  const { page } = await sidebar(school, { home: () => 'denied' });
  await page.getByText('Откройте книгу в приватном окне').waitFor();
});

test('a task is marked in its stage and the workbook has it', async () => {
  const shown = await sidebar(school);
  const { page } = shown;
  const head = button(page, /Формирование наставнических пар/);
  await head.click();
  expect(await head.getAttribute('aria-expanded')).toBe('true');
  const task = ask<Home>(school, 'home').stages[4]!.tasks[0]!;
  expect(task.status).not.toBe('done');
  await page.getByRole('combobox', { name: task.words }).selectOption('done');
  await page.getByText(`Задача ${task.id}: выполнено.`).waitFor();
  expect(ask<Home>(school, 'home').stages[4]!.tasks[0]!.status).toBe('done');
  await page.getByText('1 из 3').waitFor();
  await fits(page);
});

test('a refused change of a task leaves the menu as the workbook has it', async () => {
  const { page } = await sidebar(school, { setTask: () => refused('Задачи З-601 нет. Обновите панель.') });
  await button(page, /Организация работы/).click();
  const menu = page.getByRole('combobox').first();
  const before = await menu.inputValue();
  await menu.selectOption('skipped');
  await page.getByRole('alert').filter({ hasText: 'Обновите панель' }).waitFor();
  expect(await menu.inputValue()).toBe(before);
});

test('a stage without outside tasks says so; a register is opened by its button', async () => {
  const shown = await sidebar(school, { showTab: () => fine({ shown: true }) });
  await button(shown.page, /Формирование базы наставляемых/).click();
  await shown.page.getByText('Не предусмотрено моделью.').waitFor();
  await button(shown.page, /Открыть лист «База наставляемых»/).click();
  await expect.poll(() => inputsOf(shown, 'showTab')).toEqual([{ table: 'mentees', row: null }]);
});

test('an act is rehearsed before it is done: what it asks for, what would change, and then the change itself', async () => {
  const shown = await sidebar(school);
  await button(shown.page, /Формирование базы наставников/).click();
  await button(shown.page, 'Записать отзыв согласия…').click();
  await shown.page.getByRole('heading', { name: 'Записать отзыв согласия' }).waitFor();
  await button(shown.page, 'Что изменится?').click();
  await shown.page.getByRole('alert').getByText('Какое согласие отозвано').waitFor();
  const before = school.executions.length;
  await shown.page.getByLabel(/^Наставник/).selectOption('НР-003');
  await shown.page.getByLabel(/^Какое согласие/).selectOption('processing');
  await button(shown.page, 'Что изменится?').click();
  await shown.page.getByText(/Изменится: \d+ строк/).waitFor();
  expect(await shown.page.getByText('База наставников, НР-003').count()).toBe(1);
  await fits(shown.page);
  expect(school.executions.slice(before).flatMap((e) => e.calls.map((c) => c.name))).not.toContain(
    'Sheets.Spreadsheets.Values.batchUpdate',
  );
  await button(shown.page, 'Выполнить').click();
  await shown.page.getByRole('status').getByText('Сделано: Записать отзыв согласия.').waitFor();
  const [last] = ask<{ acts: { id: string; title: string }[] }>(school, 'acts').acts;
  expect(last?.title).toBe('согласие отозвано');
  ask(school, 'undoAct', { act: last?.id });
});

test('a paper is made for everybody by one press, with progress, and who lacks something is named', async () => {
  const world = stage.school({ mentees: 10, mentors: 8, pairs: true });
  const { page } = await sidebar(world);
  await button(page, /Организация работы наставнических пар/).click();
  const more = button(page, /Показать документы/);
  if (await more.count()) await more.click();
  const paper = page.locator('li.card', { hasText: 'Соглашение наставника' });
  await button(paper, 'Для кого…').click();
  await button(paper, 'Для всех, у кого его нет').click();
  await page.getByText('Готово документов: 1, ссылки — на листе «Документы».').waitFor();
  await page.getByText('Не хватает сведений: П-002, П-003.').waitFor();
});

test('in codes mode papers and slips are printed with names from a file, and no byte of the file leaves the page', async () => {
  const world = stage.school({ mentees: 6, mentors: 3, seed: 1, mode: 'codes' });
  const mentee = ask<Pairs>(world, 'pairs').seekers[0]?.id ?? '';
  const mentor = ask<{ fits: { id: string }[] }>(world, 'mentorsFor', { mentee }).fits[0]?.id;
  ask(world, 'confirmPair', { pair: ask<{ pair: string }>(world, 'formPair', { mentee, mentor }).pair });
  const shown = await sidebar(world);
  await button(shown.page, /Формирование наставнических пар/).click();
  const left: string[] = [];
  shown.page.context().on('request', (r) => left.push(`${r.url()} ${r.postData() ?? ''}`));
  await shown.page.locator('input[type=file]').setInputFiles({
    name: 'key.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${mentee};Тайная Ольга\nНМ-999;Скрытый Пётр\n`),
  });
  await shown.page.getByText('Имена из файла: 2.').waitFor();
  const paper = shown.page.locator('li.card', { hasText: 'Приказ о закреплении' });
  const [opened] = await Promise.all([
    shown.page.context().waitForEvent('page'),
    button(paper, 'Печать с именами').click(),
  ]);
  await opened.getByText('Тайная Ольга').first().waitFor();
  expect(await opened.getByText(mentee).count()).toBe(0);
  await opened.close();
  await button(shown.page, /Организация работы наставнических пар/).click();
  const form = shown.page.locator('li.card', { hasText: 'F7-2.' });
  await form.getByText('Особые ссылки и правка').click();
  const [slips] = await Promise.all([
    shown.page.context().waitForEvent('page'),
    button(form, 'Листки с QR для всех').click(),
  ]);
  await slips.getByRole('heading', { name: `Тайная Ольга · ${mentee}` }).waitFor();
  expect(await slips.locator('section svg').count()).toBe(1);
  await slips.close();
  const sent = [...left, ...shown.asked.map((a) => JSON.stringify(a))].join('\n');
  expect(shown.asked.map((a) => a.name)).toContain('paperText');
  expect(sent).not.toMatch(/Тайная|Скрытый|%D0%A2%D0%B0%D0%B9/i);
  expect(JSON.stringify(world.snapshot())).not.toMatch(/Тайная|Скрытый/);
});

test('a form is opened, its link copied, its code shown large and ready to print', async () => {
  const { page } = await sidebar(school);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(page, /Формирование базы наставляемых/).click();
  const { url } = ask<Home>(school, 'home').stages[1]!.forms[0]!;
  expect(await page.getByRole('link', { name: 'Открыть' }).first().getAttribute('href')).toBe(url);
  await button(page, 'Скопировать ссылку').first().click();
  await page.getByText('Ссылка на анкету F2 скопирована.').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(url);
  await button(page, 'QR-код анкеты F2').click();
  await page.getByRole('img', { name: `QR-код со ссылкой ${url}` }).waitFor();
  await fits(page);
  const opened = page.waitForEvent('popup');
  await button(page, 'На весь экран').click();
  const large = await opened;
  await large.setViewportSize({ width: 1280, height: 720 });
  await large.getByText(url).waitFor();
  expect(await large.getByRole('button', { name: 'Распечатать' }).count()).toBe(1);
  const side = await large.locator('svg').evaluate((svg) => svg.getBoundingClientRect().width);
  expect(side).toBeGreaterThan(500);
});

test('a text for an audience is shown, copied and planned from its stage; a stage tells whom to look for', async () => {
  const shown = await sidebar(school);
  const { page } = shown;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await button(page, /Формирование базы наставников/).click();
  await page.getByText(/^Тексты для информирования/).click();
  const card = page.locator('li.card', { hasText: 'родители: чат' });
  await button(card, 'Показать и скопировать').click();
  await page.getByText('Текст скопирован: родители: чат.').waitFor();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(await card.locator('.told-text').innerText()).toBe(text);
  expect(text).toMatch(/заполните анкету: https:\/\//);
  await fits(page);
  const before = ask<Home>(school, 'home').stages[0]!.tables.find((t) => t.id === 'publications')!.rows;
  await button(card, 'В план').click();
  await page.getByText(/^В плане информирования: ИН-/).waitFor();
  expect(ask<Home>(school, 'home').stages[0]!.tables.find((t) => t.id === 'publications')!.rows).toBe(before + 1);
  const [last] = ask<{ acts: { id: string }[] }>(school, 'acts').acts;
  ask(school, 'undoAct', { act: last?.id });

  await button(page, /Отбор и обучение наставников/).click();
  await page.getByText('Кого искать: запросы и места').click();
  await page.locator('.told li').first().waitFor();
  expect(inputsOf(shown, 'lines')).toEqual([{ lines: 'needs' }]);
  await fits(page);
});

test('what needs attention: answers set aside, cells that lead to their place, findings under their rule', async () => {
  const home: Home = {
    ...ask<Home>(school, 'home'),
    waiting: ['3 письма ждут отправки'],
    aside: [
      { id: 'ОТ-004', form: 'F2', reason: 'похожий человек уже есть: НМ-014', double: true },
      { id: 'ОТ-007', form: 'F4', reason: 'нет имени', double: false },
    ],
    personal: [{ sheet: 'Источники сведений', row: 4, column: 'Кратко', words: 'похоже на имя' }],
    unreadable: [{ sheet: 'База наставляемых', row: 7, column: 'Год рождения', words: 'нужно целое число' }],
    findings: [
      ...Array.from({ length: 9 }, (_, i) => ({
        title: 'Долго без пары',
        words: `НМ-00${i} без пары 20 дней.`,
        about: `НМ-00${i}`,
        at: { table: 'mentees', row: `НМ-00${i}` },
        since: '01.11.2026',
      })),
      {
        title: 'Форма без партнёров',
        words: 'Нет ни одного партнёра.',
        about: 'employer_pupil',
        at: null,
        since: '02.11.2026',
      },
    ],
  };
  const shown = await sidebar(school, {
    home: () => fine(home),
    retryAnswer: () => fine({ taken: 1, updated: 0, aside: 0, known: 0 }),
    dismissAnswer: () => fine({ answer: 'ОТ-007' }),
    showTab: () => refused('Листа нет. Ничего не изменено.', [{ sheet: 'Пары', row: 3, column: 'Код' }], 'tab-gone'),
  });
  const { page } = shown;
  await page.getByText('3 письма ждут отправки').waitFor();
  await page.getByText('Похоже на личные данные: замените кодом').waitFor();
  await fits(page);
  await button(page, /«Источники сведений», строка 4/).click();
  await expect.poll(() => inputsOf(shown, 'showTab')).toEqual([{ table: 'Источники сведений', row: '4' }]);
  await button(page, 'Закрыть сообщение').click();

  await button(page, 'Это другой человек').click();
  await page.getByText('Ответ ОТ-004 принят.').waitFor();
  expect(inputsOf(shown, 'retryAnswer')).toEqual([{ answer: 'ОТ-004', double: 'another' }]);

  const second = page.getByRole('listitem').filter({ hasText: 'ОТ-007' });
  expect(await button(second, 'Это другой человек').count()).toBe(0);
  await button(second, 'Закрыть').click();
  await second.getByText('Закрыть ответ ОТ-007?').waitFor();
  await button(second, 'Не надо').click();
  expect(inputsOf(shown, 'dismissAnswer')).toEqual([]);
  await button(second, 'Закрыть').click();
  await button(second, 'Закрыть ответ').click();
  await expect.poll(() => inputsOf(shown, 'dismissAnswer')).toEqual([{ answer: 'ОТ-007' }]);

  await button(page, /База наставляемых», строка 7/).click();
  await expect.poll(() => inputsOf(shown, 'showTab').at(-1)).toEqual({ table: 'База наставляемых', row: '7' });
  await page.getByRole('alert').filter({ hasText: 'Листа нет' }).waitFor();
  await button(page, '«Пары», строка 3, «Код»').click();
  await expect.poll(() => inputsOf(shown, 'showTab').at(-1)).toEqual({ table: 'Пары', row: '3' });

  // nine of one rule and one of another: two of the first are shown
  expect(await page.locator('.finding').count()).toBe(3);
  expect(await page.getByText('employer_pupil').count()).toBe(0);
  await button(page, 'НМ-001').click();
  await expect.poll(() => inputsOf(shown, 'showTab').at(-1)).toEqual({ table: 'mentees', row: 'НМ-001' });
  await button(page, 'Показать ещё 7').click();
  expect(await page.locator('.finding').count()).toBe(10);
});

test('by keyboard alone: to the pairs, to a mentee, to a pair, and back by undo', async () => {
  const shown = await sidebar(school);
  const { page } = shown;
  await page.getByRole('tab', { name: 'Где мы' }).focus();
  await page.keyboard.press('ArrowRight');
  expect(await page.getByRole('tab', { name: 'Пары' }).getAttribute('aria-selected')).toBe('true');
  await page.getByRole('heading', { name: 'Ищут пару' }).waitFor();
  const before = ask<Pairs>(school, 'pairs');
  const seeker = before.seekers[0]!;
  await page.getByLabel('Имя, код, класс или тема').focus();
  const nearest = page.locator('.choose').first();
  for (let i = 0; i < 4 && !(await nearest.evaluate((e) => e === document.activeElement)); i++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /Подходящие наставники/ }).waitFor();
  expect(inputsOf(shown, 'mentorsFor')).toEqual([{ mentee: seeker.id }]);
  await fits(page);
  const first = page.getByRole('button', { name: /^Образовать пару: / }).first();
  for (let i = 0; i < 10; i++) {
    await page.keyboard.press('Tab');
    if (await first.evaluate((e) => e === document.activeElement)) break;
  }
  await page.keyboard.press('Enter');
  await page
    .getByRole('status')
    .filter({ hasText: /Пара П-\d+ образована/ })
    .waitFor();
  const formed = ask<Pairs>(school, 'pairs');
  expect(formed.pairs).toHaveLength(1);
  expect(formed.seekers).toHaveLength(before.seekers.length - 1);
  await fits(page);
  const undo = page.locator('.notice').getByRole('button', { name: 'Отменить' });
  await undo.focus();
  await page.keyboard.press('Enter');
  await page.getByText(/отменена, наставляемый снова ищет пару/).waitFor();
  expect(ask<Pairs>(school, 'pairs').pairs).toEqual([]);
  await expect.poll(() => page.locator(`#seeker-${seeker.id}`).count()).toBe(1);
});

test('a mentor’s score is told in parts, gaps in words; those who do not fit stand under their reason', async () => {
  const fit = {
    id: 'НР-001',
    name: 'Юдина Полина',
    about: 'инженер, завод',
    form: 'работодатель – ученик',
    score: 60,
    free: 1,
    parts: [
      { title: 'темы', points: 60, of: 60, words: 'подготовка к экзамену' },
      { title: 'время', points: 0, of: 20, words: 'общего времени нет' },
    ],
    cautions: [],
  };
  const seeker = ask<Pairs>(school, 'pairs').seekers[0]!;
  const { page } = await sidebar(school, {
    mentorsFor: () =>
      fine({
        mentee: seeker,
        request: 'Хочу понять физику',
        fits: [fit],
        misfits: ['А', 'Б'].map((name) => ({ id: name, name, gate: 'places', why: 'нет свободных мест' })),
      }),
  });
  await page.getByRole('tab', { name: 'Пары' }).click();
  await page.locator('.choose').first().click();
  const card = page.getByRole('listitem').filter({ hasText: 'Юдина Полина' }).first();
  await card.getByText('темы: подготовка к экзамену').waitFor();
  expect(await card.locator('.parts').innerText()).toMatch(/60 из 60[\s\S]*общего времени нет\s+0 из 20/);
  await page.getByText('1 свободное место').waitFor();
  await page.getByText('Не подходят сейчас: 2').click();
  await page.getByText('нет свободных мест 2').waitFor();
  await fits(page);
});

test('a pair that cannot be formed is a sentence, and the mentee still looks for one', async () => {
  const { page } = await sidebar(school, {
    formPair: () => refused('Наставник НР-001 не подходит: нет свободных мест.'),
  });
  await pairsTab({ page } as Shown);
  await page.locator('.choose').first().click();
  await page
    .getByRole('button', { name: /^Образовать пару: / })
    .first()
    .click();
  await page.getByRole('alert').filter({ hasText: 'нет свободных мест' }).waitFor();
  await page.getByRole('heading', { name: /Подходящие наставники/ }).waitFor();
});

test('a working button is marked so and a second press does nothing', async () => {
  const shown = await sidebar(school, { formPair: () => 'never' });
  const { page } = shown;
  await pairsTab(shown);
  await page.locator('.choose').first().click();
  const form = page.getByRole('button', { name: /^Образовать пару: / }).first();
  await form.click();
  await expect.poll(() => form.getAttribute('aria-disabled')).toBe('true');
  expect(await form.getAttribute('aria-busy')).toBe('true');
  await form.click({ force: true });
  expect(inputsOf(shown, 'formPair')).toHaveLength(1);
});

test('a consent that came is recorded with its place, and the mentee joins those who look for a pair', async () => {
  const world = stage.school({ mentees: 24, mentors: 12, seed: 1 });
  const before = ask<Pairs>(world, 'pairs');
  const one = before.awaiting[0]!;
  const shown = await sidebar(world);
  const { page } = shown;
  await pairsTab(shown);
  const card = page.getByRole('listitem').filter({ hasText: one.name }).filter({ hasText: 'Не хватает согласий' });
  await button(card, 'Согласие получено').click();
  await card.getByLabel('Где лежит оригинал').fill('папка 7');
  await button(card, 'Записать').click();
  await page.getByText(`Согласие записано: ${one.name}.`).waitFor();
  expect(inputsOf(shown, 'recordConsent')).toEqual([
    { person: one.id, kinds: one.lacking.map((l) => l.kind), keptAt: 'папка 7' },
  ]);
  const after = ask<Pairs>(world, 'pairs');
  expect(after.awaiting.map((w) => w.id)).not.toContain(one.id);
  expect(after.seekers.map((s) => s.id)).toContain(one.id);
});

test('a proposed pair is agreed, or declined after a question that names it', async () => {
  const world = stage.school({ mentees: 24, mentors: 12, seed: 1 });
  for (const seeker of ask<Pairs>(world, 'pairs').seekers.slice(0, 2)) {
    const { fits: found } = ask<{ fits: { id: string }[] }>(world, 'mentorsFor', { mentee: seeker.id });
    ask(world, 'formPair', { mentee: seeker.id, mentor: found[0]!.id });
  }
  const [second, first] = ask<Pairs>(world, 'pairs').pairs;
  const shown = await sidebar(world);
  const { page } = shown;
  await pairsTab(shown);
  const card = (id: string) => page.getByRole('listitem').filter({ hasText: id });
  await button(card(first!.id), 'Согласовано').click();
  await page.getByText(`Пара ${first!.id} согласована.`).waitFor();
  await button(card(second!.id), 'Отклонена').click();
  await card(second!.id).getByText(`Пара ${second!.id} отклонена (${second!.mentor}`).waitFor();
  await fits(page);
  await button(card(second!.id), 'Да, отклонена').click();
  await page.getByText(`Пара ${second!.id} отклонена.`).waitFor();
  expect(ask<Pairs>(world, 'pairs').pairs).toMatchObject([{ id: first!.id, state: 'confirmed' }]);
});

test('nobody at all is an invitation to begin', async () => {
  const empty = { seekers: [], awaiting: [], pairs: [], queue: [], psychologists: [], mentors: [], meetings: [] };
  const { choices } = ask<Pairs>(school, 'pairs');
  const none: Pairs = { lang: 'ru', mode: 'full', choices, ...empty, draft: null, freePlaces: 0, unreadable: [] };
  const { page } = await sidebar(school, { pairs: () => fine(none) });
  await page.getByRole('tab', { name: 'Пары' }).click();
  await page.getByText('Здесь появятся наставляемые').waitFor();
  await fits(page);
});

test('five hundred mentees are drawn by twenties and found by a search', async () => {
  const many = ask<Pairs>(school, 'pairs');
  const seekers = Array.from({ length: 500 }, (_, i) => ({
    ...many.seekers[0]!,
    id: `НМ-${1000 + i}`,
    name: `Человек ${i}`,
  }));
  const { page } = await sidebar(school, { pairs: () => fine({ ...many, seekers }) });
  await page.getByRole('tab', { name: 'Пары' }).click();
  await expect.poll(() => page.locator('.choose').count()).toBe(20);
  await button(page, 'Показать ещё 20 из 480').click();
  expect(await page.locator('.choose').count()).toBe(40);
  await page.getByLabel('Имя, код, класс или тема').fill('человек 499');
  await page.getByText('Нашлось: 1').waitFor();
  expect(await page.locator('.choose').count()).toBe(1);
});

test('in English every word of the ready panel is English', async () => {
  const world = stage.school({ mentees: 6, mentors: 4, seed: 1, lang: 'en', mode: 'codes' });
  const { page } = await sidebar(world);
  await page.getByRole('heading', { name: 'Seven stages' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  const chrome = await page.locator('h2, h4, [role=tab], .badge').allInnerTexts();
  expect(chrome.filter((text) => /[а-яё]/i.test(text))).toEqual([]);
});
