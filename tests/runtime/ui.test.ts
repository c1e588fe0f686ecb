import { expect, test } from 'vitest';
import { bench } from './bench.ts';

test('menus, submenus and separators are kept, and a menu replaces the one of the same name', () => {
  const { world, run } = bench();
  run(`const ui = SpreadsheetApp.getUi();
    ui.createMenu('M').addItem('old', 'old').addToUi();
    ui.createMenu('M').addItem('One', 'one').addSeparator().addSubMenu(ui.createMenu('Sub').addItem('Two', 'a.two')).addToUi();`);
  expect(world.ui.menus).toEqual([
    {
      title: 'M',
      items: [
        { label: 'One', fn: 'one' },
        { separator: true },
        { label: 'Sub', items: [{ label: 'Two', fn: 'a.two' }] },
      ],
    },
  ]);
});

test('a sidebar and a dialog are kept as pages', () => {
  const { world, run } = bench();
  run(`const ui = SpreadsheetApp.getUi();
    ui.showSidebar(HtmlService.createHtmlOutput('<p>side</p>').setTitle('Side'));
    ui.showModelessDialog(HtmlService.createHtmlOutput('<p>box</p>').setWidth(640).setHeight(480), 'Box');`);
  expect(world.ui.sidebar).toEqual({ title: 'Side', html: '<p>side</p>', width: 300 });
  expect(world.ui.dialog).toEqual({ title: 'Box', html: '<p>box</p>', width: 640, height: 480, modal: false });
});

test('14.24 alerts and prompts get the planned answers in order', () => {
  const { world, run } = bench();
  const body = `const ui = SpreadsheetApp.getUi();
    const yes = ui.alert('Delete?', 'For ever', ui.ButtonSet.YES_NO) === ui.Button.YES;
    const name = ui.prompt('Name'), no = ui.prompt('Again', ui.ButtonSet.OK_CANCEL);
    return [yes, name.getResponseText(), name.getSelectedButton() === ui.Button.OK, String(no.getSelectedButton()), no.getResponseText()];`;
  expect(run(body, { dialogAnswers: ['YES', 'Анна', 'CANCEL'] })).toEqual([true, 'Анна', true, 'CANCEL', '']);
  expect(world.ui.alerts.map((each) => [each.title, each.text, each.buttons, each.answer])).toEqual([
    ['Delete?', 'For ever', 'YES_NO', 'YES'],
    ['', 'Name', 'OK', 'Анна'],
    ['', 'Again', 'OK_CANCEL', 'CANCEL'],
  ]);
});

test('14.24 nobody answering closes a question and confirms a message', () => {
  const { run } = bench();
  const ask = (what: string) => run(`const ui = SpreadsheetApp.getUi(); return String(ui.${what});`);
  expect(ask(`alert('done')`)).toBe('OK');
  expect(ask(`alert('sure?', ui.ButtonSet.YES_NO)`)).toBe('CLOSE');
  expect(ask(`prompt('name').getSelectedButton()`)).toBe('CLOSE');
  expect(() => run(`SpreadsheetApp.getUi().alert('x');`, { dialogAnswers: ['YES'] })).toThrow('none of the dialog');
});

test('14.24 a trigger has no user interface', () => {
  expect(() => bench().run('SpreadsheetApp.getUi();', { kind: 'trigger' })).toThrow(
    'Cannot call SpreadsheetApp.getUi() from this context.',
  );
});

test('14.22 a simple trigger makes menus and opens nothing', () => {
  const { world, run } = bench();
  run(`SpreadsheetApp.getUi().createMenu('M').addItem('a', 'a').addToUi();`, { kind: 'simple' });
  expect(world.ui.menus).toHaveLength(1);
  expect(() => run(`SpreadsheetApp.getUi().alert('x');`, { kind: 'simple' })).toThrow('simple trigger');
  expect(() =>
    run(`SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(''));`, { kind: 'simple' }),
  ).toThrow('Specified permissions are not sufficient to call Ui.showSidebar.');
});

test('a page is an HtmlOutput', () => {
  expect(() => bench().run(`SpreadsheetApp.getUi().showSidebar('<p>');`)).toThrow("don't match the method signature");
});

test('the older dialogs of Browser answer with texts', () => {
  const { run } = bench();
  const body = `const b = Browser; return [b.msgBox('a', 'b', b.Buttons.YES_NO), b.inputBox('name'), b.inputBox('again'), b.msgBox('done')];`;
  expect(run(body, { dialogAnswers: ['NO', 'Анна', 'CLOSE'] })).toEqual(['no', 'Анна', 'cancel', 'ok']);
});

test('content types have their names', () => {
  expect(bench().run('return [MimeType.PDF, MimeType.GOOGLE_SHEETS];')).toEqual([
    'application/pdf',
    'application/vnd.google-apps.spreadsheet',
  ]);
});

test('a modal dialog says that it is one', () => {
  const { world, run } = bench();
  run(`SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput('x'), 'T');`);
  expect(world.ui.dialog).toEqual({ title: 'T', html: 'x', width: 500, height: 400, modal: true });
});
