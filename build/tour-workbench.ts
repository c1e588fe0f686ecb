/** The pictures of the workbench in runtime/README.md: a small script of its own, and the product's register of 500 people. */
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { createWorld, type World } from '../runtime/index.ts';
import { assets } from '../runtime/workbench/assets.ts';
import { serveWorkbench, type Workbench } from '../runtime/workbench/server.ts';
import { bundle } from './bundle.ts';
import { launchOptions } from './chromium.ts';

const DEMO = `
function onOpen() { SpreadsheetApp.getUi().createMenu('Отчёты').addItem('Разослать приглашения', 'invite').addToUi(); }
function fill() {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = book.getSheets()[0].setName('Сводка');
  sheet.getRange('A1:C8').setValues([['Класс', 'ищут', 'в паре'], ['8А', 3, 5], ['8Б', 1, 3], ['9А', 0, 10], ['9Б', 4, 4], ['10А', 6, 2], ['10Б', 2, 9], ['11А', 1, 7]]);
  sheet.getRange('A1:C1').setFontWeight('bold');
  sheet.getRange('A1:C8').applyRowBanding(SpreadsheetApp.BandingTheme.TEAL);
  sheet.setFrozenRows(1);
  sheet.getRange('A1:C8').createFilter();
  const add = (chart, range, row, column, title) => sheet.insertChart(chart.addRange(sheet.getRange(range)).setNumHeaders(1).setTitle(title)
    .setOption('width', 430).setOption('height', 300).setPosition(row, column, 8, 4).build());
  add(sheet.newChart().asColumnChart(), 'A1:C8', 2, 4, 'Ищут и нашли, по классам');
  add(sheet.newChart().asBarChart().setStacked(), 'A1:C8', 2, 9, 'То же, накоплением');
  add(sheet.newChart().asLineChart(), 'A1:C8', 13, 4, 'То же, линиями');
  add(sheet.newChart().asPieChart(), 'A1:B8', 13, 9, 'Кто ещё ищет');
  const form = FormApp.create('Отчёт о встрече').setTitle('Отчёт о встрече').setDescription('Пять минут. Ответы видит куратор программы.');
  form.addTextItem().setTitle('Код пары').setRequired(true).setHelpText('Например: П-014');
  form.addDateItem().setTitle('Когда встретились?').setRequired(true);
  form.addScaleItem().setTitle('Насколько полезной была встреча?').setBounds(1, 10).setLabels('бесполезна', 'очень полезна').setRequired(true);
  form.addGridItem().setTitle('Что удалось?').setRows(['Поговорить о целях', 'Разобрать трудность']).setColumns(['да', 'частично', 'нет']);
  form.addPageBreakItem().setTitle('Что дальше');
  form.addParagraphTextItem().setTitle('Что передать куратору?');
  form.setPublished(true);
  const order = DocumentApp.create('Приказ о встречах');
  order.getBody().appendParagraph('Приказ № 1').setHeading(DocumentApp.ParagraphHeading.HEADING1);
  order.saveAndClose();
  SpreadsheetApp.create('Сводка для района');
}
function invite() {
  const rows = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].getRange('A2:C8').getValues();
  rows.filter((row) => row[1] > 2).forEach((row, n) => MailApp.sendEmail({ to: 'klass' + (n + 1) + '@school.example', name: 'Школа № 1', subject: 'Встреча класса ' + row[0],
    body: 'Ждём вас 15 октября в 18:00, кабинет 12.',
    htmlBody: '<h2>Ждём вас</h2><p>15 октября в <b>18:00</b>, кабинет 12.</p><p>Наставника ещё ищут: ' + row[1] + '.</p>' }));
}`;

async function served(world: World, id: string): Promise<Workbench> {
  const workbench = await serveWorkbench({
    world,
    spreadsheetId: id,
    assets: await assets(path.join('runtime', 'workbench', 'page')),
  });
  workbench.desk.open();
  return workbench;
}

function demo(): { world: World; id: string } {
  const world = createWorld({ now: '2026-10-12T06:00:00Z', owner: 'kurator@school.example' });
  world.addPerson({ email: 'kurator@school.example', name: 'Ольга, куратор', kind: 'owner' });
  world.addPerson({ email: 'vtoroy@school.example', name: 'Павел, второй куратор', kind: 'editor' });
  world.addPerson({ email: 'nablyudatel@region.example', name: 'Ирина, наблюдатель', kind: 'viewer' });
  const { id } = world.createSpreadsheet('Встречи классов');
  world.push({ files: { 'Code.js': DEMO }, manifest: { timeZone: 'Europe/Moscow' } }, { boundTo: id });
  const { error } = world.run('fill');
  if (error) throw new Error(error.stack);
  return { world, id };
}

type Shot = (name: string, page: Page) => Promise<void>;

async function small(browser: Browser, shot: Shot): Promise<void> {
  const { world, id } = demo();
  const workbench = await served(world, id);
  const look = { viewport: { width: 1360, height: 820 }, locale: 'ru-RU' };
  try {
    const page = await browser.newPage(look);
    await page.goto(workbench.url);
    await page.locator('.chart').first().waitFor();
    await page.getByRole('button', { name: /^Диск/ }).click();
    await shot('workbench-drive', page);
    await page.getByRole('button', { name: 'Отчёты', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Разослать приглашения' }).click();
    await page.getByRole('button', { name: /^Почта ?3/ }).click();
    await page.locator('.lines button').first().click();
    await shot('workbench-letter', page);
    await page.getByRole('button', { name: /^Выполнения/ }).click();
    await page.locator('.lines button', { hasText: 'invite' }).click();
    await shot('workbench-execution', page);
    await page.close();
    const dark = await browser.newPage({ ...look, colorScheme: 'dark' });
    await dark.goto(workbench.url);
    await dark.locator('.chart').first().waitFor();
    await shot('workbench-dark', dark);
    await dark.close();
    const phone = await browser.newPage({ ...look, viewport: { width: 390, height: 844 } });
    const form = world.documents.find(({ kind }) => kind === 'form');
    await phone.goto(new URL(`/forms/${form?.id}`, workbench.url).href);
    await phone.locator('form.questions').waitFor();
    await shot('workbench-form-phone', phone);
    await phone.close();
  } finally {
    await workbench.close();
  }
}

async function large(browser: Browser, shot: Shot): Promise<void> {
  const { files, manifest } = await bundle();
  const world = createWorld({ now: '2026-10-12T06:00:00Z', owner: 'kurator@school.example' });
  const { id } = world.createSpreadsheet('Программа наставничества');
  world.push({ files, manifest: manifest as never }, { boundTo: id });
  const { error } = world.run('practice', [{ mentees: 500, mentors: 250, lang: 'ru' }], { kind: 'menu' });
  if (error) throw new Error(error.stack);
  const workbench = await served(world, id);
  try {
    const page = await browser.newPage({ viewport: { width: 1360, height: 820 }, locale: 'ru-RU' });
    await page.goto(workbench.url);
    await page.getByRole('tab', { name: 'База наставляемых', exact: true }).click();
    const funnel = page.locator('.funnel').nth(2);
    await funnel.click();
    await page.locator('.filter-menu li').nth(4).waitFor();
    await shot('workbench-register', page);
    await page.close();
  } finally {
    await workbench.close();
  }
}

/** @param shot takes a picture of a page under a name */
export async function workbenchPictures(shot: Shot): Promise<void> {
  const browser = await chromium.launch(launchOptions());
  try {
    await small(browser, shot);
    await large(browser, shot);
  } finally {
    await browser.close();
  }
}
