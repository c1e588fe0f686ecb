/** A workbench over a small script of its own, in a real browser: what the page can do, whatever the product is. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { launchOptions } from '../../build/chromium.ts';
import { createWorld, type World } from '../../runtime/index.ts';
import { assets } from '../../runtime/workbench/assets.ts';
import { serveWorkbench, type Workbench } from '../../runtime/workbench/server.ts';

const CODE = `
function onOpen() {
  const ui = SpreadsheetApp.getUi();
  ui.createMenu('Проба').addItem('Открыть панель', 'showPanel').addItem('Окно', 'showWindow').addItem('Спросить', 'ask')
    .addItem('Сломаться', 'broken').addItem('Перейти', 'goThere').addSeparator()
    .addSubMenu(ui.createMenu('Ещё').addItem('Письмо', 'letter')).addToUi();
}
function setUp() {
  const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].setName('Список');
  sheet.getRange('A1:D1').setValues([['Имя', 'Класс', 'Статус', 'Готово']]).setFontWeight('bold').setBackground('#dff0ea');
  sheet.getRange('A2:D3').setValues([['Белова Анна', 7, 'ищет', false], ['Гусев Пётр', 8, 'в паре', true]]);
  sheet.getRange('A2').setNote('Заметка о человеке');
  sheet.getRange('B2:B10').setDataValidation(SpreadsheetApp.newDataValidation().requireNumberBetween(1, 11)
    .setAllowInvalid(false).setHelpText('Класс от 1 до 11').build());
  sheet.getRange('C2:C10').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['ищет', 'в паре', 'завершил'])
    .setAllowInvalid(false).build());
  sheet.getRange('D2:D10').insertCheckboxes();
  sheet.setFrozenRows(1);
  sheet.setTabColor('#3367d6');
  const header = sheet.getRange('A1:D1').protect();
  header.removeEditors(header.getEditors());
  sheet.getRange('E1:E10').protect().setWarningOnly(true);
  const hidden = SpreadsheetApp.getActiveSpreadsheet().insertSheet('Служебный');
  hidden.hideSheet();
  sheet.getRange('F2').setValue('к строке');
  const range = { sheetId: sheet.getSheetId(), startRowIndex: 1, endRowIndex: 2, startColumnIndex: 5, endColumnIndex: 6 };
  const link = { uri: '#gid=' + hidden.getSheetId() + '&range=A40' };
  Sheets.Spreadsheets.batchUpdate({ requests: [{ repeatCell: { range, cell: { userEnteredFormat: { textFormat: { link } } }, fields: 'userEnteredFormat.textFormat.link' } }] },
    SpreadsheetApp.getActiveSpreadsheet().getId());
  ScriptApp.newTrigger('tick').timeBased().everyHours(1).create();
}
function makeForm() {
  const form = FormApp.create('Анкета').setTitle('Анкета участника').setDescription('Пять минут').setConfirmationMessage('Спасибо за ответ!');
  form.setAllowResponseEdits(true);
  form.addTextItem().setTitle('Как вас зовут?').setRequired(true).setValidation(
    FormApp.createTextValidation().requireTextLengthGreaterThanOrEqualTo(3).setHelpText('Не меньше трёх букв').build());
  form.addMultipleChoiceItem().setTitle('Кто вы?').setChoiceValues(['Ученик', 'Учитель']);
  form.addPageBreakItem().setTitle('О встречах');
  form.addScaleItem().setTitle('Насколько удобно?').setBounds(1, 5);
  form.addGridItem().setTitle('Когда?').setRows(['Среда', 'Четверг']).setColumns(['Утро', 'Вечер']);
  form.setPublished(true);
  form.setAcceptingResponses(true);
}
function showPanel() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('panel').setTitle('Панель')); }
function showWindow() {
  SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput('<button onclick="google.script.host.close()">Готово</button>').setWidth(320).setHeight(120), 'Окно');
}
function ask() {
  const ui = SpreadsheetApp.getUi();
  if (ui.alert('Вопрос', 'Продолжить?', ui.ButtonSet.YES_NO) !== ui.Button.YES) return;
  const name = ui.prompt('Имя', 'Как вас зовут?', ui.ButtonSet.OK_CANCEL).getResponseText();
  SpreadsheetApp.getActiveSpreadsheet().getSheets()[0].getRange('A5').setValue(name);
}
function makeChart() {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = book.insertSheet('Числа', book.getSheets().length);
  sheet.getRange('A1:C4').setValues([['Класс', 'ищут', 'в паре'], ['8А', 3, 5], ['8Б', 1, 3], ['9А', 0, 10]]);
  sheet.setFrozenRows(1);
  sheet.getRange('A1:C4').createFilter();
  sheet.insertChart(sheet.newChart().asColumnChart().addRange(sheet.getRange('A1:C4')).setNumHeaders(1).setTitle('Пары по классам').setPosition(2, 5, 0, 0).build());
}
function goThere() { SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Служебный').showSheet().getRange('B40').activate(); }
function broken() { throw new Error('Всё сломалось'); }
function letter() { MailApp.sendEmail({ to: 'mama@example.org', subject: 'Приглашение', body: 'Ждём', htmlBody: '<h2>Ждём вас</h2><script>parent.document.title = 1</scr' + 'ipt>' }); }
function hello(name) { return 'Привет, ' + name; }
function tick() { console.log('тик'); }
`;

const PANEL = `<!doctype html><html lang="ru"><head></head><body><button id="b">Позвать</button><p id="out"></p><script>
document.getElementById('b').onclick = function () {
  google.script.run.withSuccessHandler(function (text) { document.getElementById('out').textContent = text; }).hello('мир');
};</script></body></html>`;

export const OWNER = 'hozyain@school.example';

export type Bench = { world: World; workbench: Workbench; browser: Browser };

export async function start(): Promise<Bench> {
  const world = createWorld({ owner: OWNER });
  world.addPerson({ email: 'pomoshnik@school.example', name: 'Помощник', kind: 'editor' });
  world.addPerson({ email: 'nablyudatel@region.example', name: 'Наблюдатель', kind: 'outsider' });
  const { id } = world.createSpreadsheet('Пробная таблица');
  const enabledAdvancedServices = [{ userSymbol: 'Sheets', serviceId: 'sheets', version: 'v4' }];
  const manifest = { timeZone: 'Europe/Moscow', runtimeVersion: 'V8', dependencies: { enabledAdvancedServices } };
  world.push({ files: { 'Code.js': CODE, 'panel.html': PANEL }, manifest }, { boundTo: id });
  for (const fn of ['setUp', 'makeForm', 'makeChart']) {
    const { error } = world.run(fn);
    if (error) throw new Error(`${fn}: ${error.message}\n${error.stack}`);
  }
  const pages = await assets('runtime/workbench/page');
  const workbench = await serveWorkbench({ world, spreadsheetId: id, assets: pages, port: 8900 });
  workbench.desk.open();
  return { world, workbench, browser: await chromium.launch(launchOptions()) };
}

export async function stop({ workbench, browser }: Bench): Promise<void> {
  await browser.close();
  await workbench.close();
}

/** A page that fails the test when anything in it throws. */
export async function open(
  { workbench, browser }: Bench,
  path = '',
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    throw error;
  });
  await page.goto(workbench.url + path);
  return page;
}

/** Rows and columns from 0. */
export const cell = (page: Page, row: number, col: number) =>
  page.locator(`.rgCell[data-row="${row}"][data-col="${col}"]`);

/** Waits until the page says that it is at a cell. The grid moves its focus in its own time, and a key pressed meanwhile is lost. */
export async function at(page: Page, row: number, col: number): Promise<void> {
  const name = `${String.fromCharCode(65 + col)}${row + 1}`;
  await page.locator('.line .name', { hasText: new RegExp(`^${name}$`) }).waitFor();
}

export async function goTo(page: Page, row: number, col: number): Promise<void> {
  await cell(page, row, col).click();
  await at(page, row, col);
}

/** Types into a cell as a person does: the line opens at the first letter, and Enter ends it. */
export async function typeInto(page: Page, row: number, col: number, text: string): Promise<void> {
  await goTo(page, row, col);
  await page.keyboard.type(text, { delay: 20 });
  const line = page.locator('.cell-input');
  await expect.poll(() => line.inputValue()).toBe(text);
  await expect.poll(() => line.evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
}
