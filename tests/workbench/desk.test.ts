import { beforeEach, expect, test } from 'vitest';
import { createWorld, type World } from '../../runtime/index.ts';
import { Desk } from '../../runtime/workbench/desk.ts';
import type { Act, TypedBlock } from '../../runtime/workbench/protocol.ts';

const CODE = `
  const sheet = () => SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
  function onOpen() { SpreadsheetApp.getUi().createMenu(SpreadsheetApp.getActiveSpreadsheet().getName()).addItem('x', 'mark').addToUi(); }
  function fill() {
    sheet().getRange('A1:B5').setValues([['Имя', 'Класс'], ['Анна', 7], ['Борис', 8], ['Вера', 7], ['Глеб', 9]]);
    sheet().setFrozenRows(1);
  }
  function mark() { sheet().getRange('D1').setValue('mine'); return SpreadsheetApp.getActiveSpreadsheet().getName(); }
  function twice() { sheet().getRange('E1').setValue('first'); SpreadsheetApp.flush(); sheet().getRange('E2').setValue('second'); sheet().getRange('E3').setValue('third'); }
  function ask() { const ui = SpreadsheetApp.getUi(); const said = ui.alert('?', ui.ButtonSet.YES_NO); sheet().getRange('F1').setValue(String(said)); }`;

const OWNER = 'owner@example.org';
const SECOND = 'second@example.org';
const READER = 'reader@example.org';
const STRANGER = 'stranger@example.org';

let world: World;
let desk: Desk;
let book: string;

beforeEach(() => {
  world = createWorld({ owner: OWNER, locale: 'ru_RU' });
  world.addPerson({ email: SECOND, name: 'Вторая', kind: 'editor' });
  world.addPerson({ email: READER, name: 'Наблюдатель', kind: 'viewer' });
  world.addPerson({ email: STRANGER, name: 'Участник', kind: 'outsider' });
  book = world.createSpreadsheet('Книга').id;
  world.push({ files: { 'Code.js': CODE }, manifest: {} }, { boundTo: book });
  world.run('fill');
  desk = new Desk(world, book);
  desk.open();
});

const SHEET = 'Лист1';
const shown = (a1: [number, number]): string => desk.sheet(SHEET).cells[a1[0]]?.[a1[1]]?.v ?? '';
const column = (col: number): string[] => [1, 2, 3, 4].map((row) => shown([row, col]));
const type = (...blocks: TypedBlock[]) => desk.do({ act: 'type', sheet: SHEET, blocks }).refused;
const acted = (act: Act) => desk.do(act).refused;

test('typing is taken back and done again, block by block, and a new entry ends the way forward', () => {
  type({ a1: 'A2', values: [['Яна']] }, { a1: 'B4', values: [['10'], ['11']] });
  expect([shown([1, 0]), shown([3, 1]), shown([4, 1])]).toEqual(['Яна', '10', '11']);
  expect(desk.state()).toMatchObject({ canUndo: true, canRedo: false });
  expect(acted({ act: 'undo' })).toBeNull();
  expect([shown([1, 0]), shown([3, 1]), shown([4, 1])]).toEqual(['Анна', '7', '9']);
  expect(acted({ act: 'redo' })).toBeNull();
  expect(shown([1, 0])).toBe('Яна');
  acted({ act: 'undo' });
  type({ a1: 'C1', values: [['z']] });
  expect(desk.state().canRedo).toBe(false);
});

test('a step is not taken back over cells that somebody changed since', () => {
  type({ a1: 'A2', values: [['Яна']] });
  world.user(SECOND).type(book, SHEET, 'A2', 'Ольга');
  expect(acted({ act: 'undo' })).toBe('Этот шаг уже не отменить и не повторить: ячейки с тех пор изменились.');
  expect(shown([1, 0])).toBe('Ольга');
  expect(desk.state().canUndo).toBe(false);
});

test('nobody takes back what another person typed', () => {
  type({ a1: 'A2', values: [['Яна']] });
  acted({ act: 'me', email: SECOND });
  expect(desk.state().canUndo).toBe(false);
  acted({ act: 'undo' });
  expect(shown([1, 0])).toBe('Яна');
});

test('a text that looks like a number comes back as the text it was', () => {
  const doc = world.state.documents[book] as unknown as { sheets: { values: unknown[][] }[] };
  (doc.sheets[0]?.values[1] as unknown[])[0] = '007';
  type({ a1: 'A2', values: [['x']] });
  acted({ act: 'undo' });
  expect(doc.sheets[0]?.values[1]?.[0]).toBe('007');
});

test('a block pasted over the last row gets the rows it needs', () => {
  const { rows } = desk.sheet(SHEET);
  expect(type({ a1: `A${rows}`, values: [['a'], ['b'], ['c']] })).toBeNull();
  expect(desk.sheet(SHEET).rows).toBe(rows + 2);
  expect(shown([rows + 1, 0])).toBe('c');
});

test('a filter hides the rows of the values that were unticked, and sorting keeps its header', () => {
  expect(acted({ act: 'createFilter', sheet: SHEET })).toBeNull();
  expect(desk.sheet(SHEET).filter).toEqual({ row: 0, col: 0, rows: 5, cols: 2, narrowed: [] });
  expect(desk.filterValues(SHEET, 2)).toEqual([
    { text: '7', count: 2, hidden: false },
    { text: '8', count: 1, hidden: false },
    { text: '9', count: 1, hidden: false },
  ]);
  acted({ act: 'filterBy', sheet: SHEET, column: 2, hiddenValues: ['7'] });
  expect(desk.sheet(SHEET)).toMatchObject({ hiddenRows: [1, 3], filter: { narrowed: [1] } });
  acted({ act: 'sort', sheet: SHEET, column: 1, ascending: false });
  expect([shown([0, 0]), ...column(0)]).toEqual(['Имя', 'Глеб', 'Вера', 'Борис', 'Анна']);
  expect(desk.sheet(SHEET).hiddenRows).toEqual([2, 4]);
  acted({ act: 'removeFilter', sheet: SHEET });
  expect(desk.sheet(SHEET)).toMatchObject({ hiddenRows: [], filter: null });
  expect(acted({ act: 'filterBy', sheet: SHEET, column: 2, hiddenValues: ['7'] })).toBe('На этом столбце нет фильтра.');
});

test('ticks of a person stay beside the condition a script set', () => {
  acted({ act: 'createFilter', sheet: SHEET });
  world.push(
    {
      files: {
        'Code.js': `function narrow() { SpreadsheetApp.getActiveSheet().getFilter()
          .setColumnFilterCriteria(2, SpreadsheetApp.newFilterCriteria().whenNumberGreaterThan(7).build()); }`,
      },
      manifest: {},
    },
    { boundTo: book },
  );
  expect(world.run('narrow').error).toBeNull();
  expect(desk.sheet(SHEET).hiddenRows).toEqual([1, 3]);
  acted({ act: 'filterBy', sheet: SHEET, column: 2, hiddenValues: ['9'] });
  expect(desk.sheet(SHEET).hiddenRows).toEqual([1, 3, 4]);
  expect(desk.filterValues(SHEET, 2).filter(({ hidden }) => hidden)).toEqual([{ text: '9', count: 1, hidden: true }]);
  acted({ act: 'filterBy', sheet: SHEET, column: 2, hiddenValues: [] });
  expect(desk.sheet(SHEET).hiddenRows).toEqual([1, 3]);
});

test('a column keeps the width it was dragged to, and takes none that cannot be', () => {
  acted({ act: 'resizeColumns', sheet: SHEET, at: 2, count: 1, pixels: 180 });
  expect(desk.sheet(SHEET).columns[1]).toEqual({ width: 180 });
  expect(acted({ act: 'resizeColumns', sheet: SHEET, at: 2, count: 1, pixels: 1 })).toBe('Такого места на листе нет.');
  expect(desk.sheet(SHEET).columns[1]).toEqual({ width: 180 });
});

test('in a copy of the spreadsheet its own script acts, from the menu and from the sidebar', () => {
  expect(acted({ act: 'copyFile', spreadsheetId: book })).toBeNull();
  const copy = desk.spreadsheetId;
  expect(copy).not.toBe(book);
  expect(desk.state().menus[0]?.title).toBe('Копия Книга');
  acted({ act: 'menu', fn: 'mark' });
  expect(desk.rpc('mark', [])).toEqual({ ok: true, value: 'Копия Книга' });
  expect(world.viewSheet(copy, SHEET).cells[0]?.[3]?.v).toBe('mine');
  expect(world.viewSheet(book, SHEET).cells[0]?.[3]?.v).toBeUndefined();
});

test.each([
  ['what was flushed stays', { call: 13, how: 'kill', after: false, keep: false }, ['first', '', '']],
  ['and what was not is lost', { call: 13, how: 'kill', after: true, keep: false }, ['first', '', '']],
  ['unless it is kept', { call: 13, how: 'kill', after: false, keep: true }, ['first', 'second', '']],
  ['with the call itself', { call: 13, how: 'kill', after: true, keep: true }, ['first', 'second', 'third']],
] as const)('an execution stops at the arranged call: %s', (_, fault, left) => {
  acted({ act: 'fault', fault });
  expect(desk.state().fault).toEqual(fault);
  expect(acted({ act: 'menu', fn: 'twice' })).toBe('The execution was stopped');
  expect([0, 1, 2].map((row) => shown([row, 4]))).toEqual(left);
  expect(world.executions.at(-1)?.calls).toHaveLength(13);
  expect(desk.state().fault).toBeNull();
  expect(acted({ act: 'menu', fn: 'twice' })).toBeNull();
  expect([0, 1, 2].map((row) => shown([row, 4]))).toEqual(['first', 'second', 'third']);
});

test('a fault waits for an execution that comes to its call, and strikes the sidebar as well', () => {
  acted({ act: 'fault', fault: { call: 9, how: 'error', after: false, keep: false } });
  expect(desk.rpc('mark', [])).toMatchObject({ ok: true });
  expect(desk.state().fault).not.toBeNull();
  expect(desk.rpc('twice', [])).toEqual({ ok: false, error: { name: 'Exception', message: 'Service unavailable' } });
  expect(desk.state().fault).toBeNull();
  acted({ act: 'fault', fault: { call: 1, how: 'kill', after: false, keep: false } });
  acted({ act: 'fault', fault: null });
  expect(acted({ act: 'menu', fn: 'twice' })).toBeNull();
});

test('a run that is taken back for a question leaves the fault waiting', () => {
  acted({ act: 'fault', fault: { call: 3, how: 'kill', after: false, keep: false } });
  expect(desk.do({ act: 'menu', fn: 'ask' }).question).toMatchObject({ text: '?' });
  expect(desk.state().fault).not.toBeNull();
  expect(desk.do({ act: 'menu', fn: 'ask', answers: ['YES'] }).refused).toBe('The execution was stopped');
  expect(shown([0, 5])).toBe('');
});

test('a person sees the files they may open, and nothing of the others', () => {
  const secret = world.createSpreadsheet('Тайная', { owner: OWNER });
  Object.assign(secret, { editors: [], viewers: [] });
  const seen = (email: string) => {
    acted({ act: 'me', email });
    return desk.state().files.map(({ title, access }) => `${title}: ${access}`);
  };
  expect(seen(OWNER)).toEqual(expect.arrayContaining(['Книга: own', 'Тайная: own']));
  expect(seen(SECOND)).toEqual(['Книга: edit']);
  expect(seen(READER)).toEqual(['Книга: view']);
  expect(seen(STRANGER)).toEqual([]);
  expect(desk.state()).toMatchObject({ access: 'none', tabs: [] });
  expect(() => desk.sheet(SHEET)).toThrow('You do not have permission');
  expect(() => desk.mustRead(secret.id)).toThrow('You do not have permission');
});

test('people come, are let in and out, and an account may be closed', () => {
  const access = () =>
    desk.state().people.map(({ email, access: may, closed }) => [email.split('@')[0], closed ? 'closed' : may]);
  expect(acted({ act: 'addPerson', name: 'Новая', email: 'New@Example.org' })).toBeNull();
  expect(acted({ act: 'addPerson', name: '', email: 'new@example.org' })).toBe('Человек с таким адресом уже есть.');
  expect(acted({ act: 'addPerson', name: '', email: 'new' })).toBe('Это не адрес почты.');
  acted({ act: 'share', email: 'new@example.org', role: 'editor' });
  acted({ act: 'share', email: SECOND, role: 'none' });
  expect(acted({ act: 'share', email: OWNER, role: 'none' })).toBe('Владельцу таблицы доступ не меняют.');
  acted({ act: 'me', email: READER });
  acted({ act: 'closeAccount', email: READER });
  expect(access()).toEqual([
    ['owner', 'own'],
    ['second', 'none'],
    ['reader', 'closed'],
    ['stranger', 'none'],
    ['new', 'edit'],
  ]);
  expect(desk.me).toBe(OWNER);
  expect(acted({ act: 'me', email: READER })).toBe('Этот аккаунт удалён.');
});

test('a reader may look and change nothing', () => {
  acted({ act: 'me', email: READER });
  expect(desk.state()).toMatchObject({ access: 'view', menus: [] });
  expect(shown([1, 0])).toBe('Анна');
  const refused = 'У вас нет прав на изменение этого файла.';
  expect(type({ a1: 'A2', values: [['x']] })).toBe(refused);
  expect(acted({ act: 'createFilter', sheet: SHEET })).toBe(refused);
  expect(acted({ act: 'resizeColumns', sheet: SHEET, at: 1, count: 1, pixels: 90 })).toBe(refused);
  expect(desk.state().canUndo).toBe(false);
});

test('who works in the spreadsheet reads all letters, the others those that came to them', () => {
  const mail = { from: OWNER, cc: '', bcc: '', body: 'b', htmlBody: '', name: '', replyTo: '', at: 0, attachments: [] };
  world.outbox.push({ ...mail, to: STRANGER, subject: 'one' }, { ...mail, to: READER, bcc: STRANGER, subject: 'two' });
  const read = (email: string) => {
    acted({ act: 'me', email });
    return desk.letters().map(({ subject }) => subject);
  };
  expect([read(SECOND), read(STRANGER), read(READER)]).toEqual([['two', 'one'], ['two', 'one'], ['two']]);
  expect(desk.letter(0)).toBeNull();
});
