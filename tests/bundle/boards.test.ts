import { expect, test } from 'vitest';
import { plantYear, yearOf } from '../../build/year.ts';
import { practiceSchool, setUpWorkbook, type Workbook } from '../workbook.ts';

const book = practiceSchool();
const seen = (name: string) => book.world.viewSheet(book.id, name);
const tick = (b: Workbook, hours = 1) => {
  b.world.now += hours * 3_600_000;
  return b.run('onTick', [], 'trigger');
};

test('each board says when it was computed, and until when it should have been computed anew', () => {
  for (const name of ['Панель', 'Внимание', 'Карта запросов']) {
    expect(book.tab(name)[1]?.[0]).toMatch(/^Данные на 12\.10\.2026, \d\d:\d\d/);
    expect(book.tab(name)[2]?.[0]).toBe('верно до 12.10.2026');
  }
  expect(book.tab('Карта запросов')[1]?.[0]).toContain('База наставляемых — 60');
});

test('when nothing has run, the date turns red by itself, and a run makes it plain again', () => {
  const red = () => seen('Панель').cells[2]?.[0]?.style?.background;
  const plain = red();
  book.world.now += 24 * 3_600_000;
  expect(red()).toBe('#b3261e');
  tick(book);
  expect(red()).toBe(plain);
});

test('the home tab names each reason once, with how many wait, and what the week ahead holds', () => {
  const home = book.tab('Панель');
  const part = (title: string) => {
    const from = home.findIndex((line) => line[0] === title);
    return home.slice(from + 2, from + 2 + home.slice(from + 2).findIndex((line) => !line[0] && !line[1]));
  };
  const reasons = part('Требует внимания').map((line) => line[0]);
  expect(new Set(reasons).size).toBe(reasons.length);
  expect(part('Требует внимания').some((line) => /^× \d+$/.test(line[2] ?? ''))).toBe(true);
  const days = part('Неделя впереди').map((line) => line[0]);
  expect(days.length).toBeGreaterThan(0);
  expect(part('Где мы: семь этапов')).toHaveLength(7);
});

test('what happens on a day stands in the week ahead from seven days before until that day', () => {
  const own = setUpWorkbook();
  own.get('enterRow', {
    table: 'trainings',
    row: null,
    values: { topic: 'роль наставника', date: '2026-10-19', hours: 2 },
  });
  const told = () => own.tab('Панель').filter((line) => line[1] === 'Обучение наставников: роль наставника');
  const on = (day: string) => {
    own.world.now = Date.parse(`${day}T06:00:00Z`);
    own.get('refresh', {});
    return told().map((line) => [line[0], line[2]]);
  };
  expect(on('2026-10-11')).toEqual([]);
  expect(on('2026-10-12')).toEqual([['пн 19.10', 'ОБ-001']]);
  expect(on('2026-10-19')).toEqual([['пн 19.10', 'ОБ-001']]);
  expect(on('2026-10-20')).toEqual([]);
});

test('a finding on the home tab leads to its row', () => {
  const linked = seen('Панель').cells.flatMap((line) => line.flatMap((cell) => (cell?.link ? [cell] : [])));
  const row = linked.find((cell) => /range=A\d+$/.test(cell.link ?? ''));
  expect(row?.v).toMatch(/^[А-Я]+-\d+$/);
  expect(linked.filter((cell) => cell.link?.startsWith('#gid=')).length).toBeGreaterThanOrEqual(7);
});

test('a board whose look has not changed is written without being dressed again', () => {
  book.get('refresh', {});
  book.world.now += 60_000;
  book.get('refresh', {});
  expect(book.last.calls.filter((c) => c.name.endsWith('Spreadsheets.batchUpdate'))).toEqual([]);
  const minute = new Date(book.world.now + 3 * 3_600_000).toISOString().slice(14, 16);
  expect(book.tab('Панель')[1]?.[0]).toMatch(new RegExp(`Данные на .*:${minute}`));
});

test('what a run has just written stands on the boards as it would if everything were read again', () => {
  const school = practiceSchool(14, 10);
  const end = school.tab('База наставляемых').length + 1;
  for (const [title, text] of [
    ['ФИО', 'Новичков Иван'],
    ['Кто он', 'ученик школы'],
  ] as const) {
    const column = school.tab('База наставляемых')[0]?.indexOf(title) ?? -1;
    school.paste('База наставляемых', `${String.fromCharCode(65 + column)}${end}`, text);
  }
  school.world.now += 9 * 24 * 3_600_000;
  const boards = () =>
    ['Панель', 'Внимание', 'Карта запросов'].map((name) => school.world.viewSheet(school.id, name).cells);
  const letters = () => school.tab('Письма').length;
  const before = letters();
  school.get('refresh', {});
  const first = boards();
  expect(letters()).toBeGreaterThan(before);
  expect(school.tab('База наставляемых')[end - 1]?.[0]).toBe('НМ-015');
  school.get('refresh', {});
  expect(boards()).toEqual(first);
});

const own = setUpWorkbook();
const charts = () => own.world.viewSheet(own.id, 'Мониторинг: влияние').charts;
const lines = () => own.tab('Мониторинг: процесс');

test('a chart comes with the first rows it has to draw, and follows them', () => {
  own.get('refresh', {});
  expect(charts()).toEqual([]);
  own.world.now = Date.parse('2027-05-20T06:00:00Z');
  plantYear(own.world, own.id, yearOf(1, { mentees: 24, pairs: 12, meetings: 60, feedback: 80 }));
  own.get('refresh', {});
  const [chart] = charts();
  expect(chart?.categories).toContain('Желание посещать школу');
  expect(chart?.series.map((s) => s.values.length)).toEqual(Array(3).fill(chart?.categories.length));
});

test('what the curator writes in the yellow cells stays with its line, and what has not moved is not touched', () => {
  const at = lines().findIndex((line) => line[0] === 'слабая сторона');
  const draft = lines()[at]?.[1];
  const cell = own.world.viewSheet(own.id, 'Мониторинг: процесс').cells[at];
  expect([cell?.[1]?.protected, cell?.[5]?.protected]).toEqual(['warn', undefined]);
  own.paste('Мониторинг: процесс', `F${at + 1}`, 'обсудить на педсовете');
  own.script(
    'function above(name, row) { const s = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name); s.insertRowBefore(row); }',
    'above',
    ['Мониторинг: процесс', at - 2],
  );
  own.get('refresh', {});
  expect(
    lines()
      .filter((line) => line[1] === draft)
      .map((line) => line[5]),
  ).toEqual(['обсудить на педсовете']);
  own.paste('Мониторинг: процесс', `F${at + 1}`, '=1+1');
  own.get('refresh', {});
  const formula =
    'function formula(name, a1) { return SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name).getRange(a1).getFormula(); }';
  own.script(formula, 'formula', ['Мониторинг: процесс', `F${at + 1}`]);
  expect(own.last.value).toBe('=1+1');
});

test('a chart that a person has deleted stays deleted until the workbook is mended', () => {
  own.script(
    'function drop(name) { const s = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name); s.removeChart(s.getCharts()[0]); }',
    'drop',
    ['Мониторинг: влияние'],
  );
  own.paste('База наставляемых', 'C2', '9А');
  own.get('refresh', {});
  expect(charts()).toEqual([]);
  own.get('beginMending', {});
  while (own.get('setUpStep', {}).title[0] !== '1 Подготовка');
  own.get('refresh', {});
  expect(charts()).toHaveLength(1);
});

test('a column that the curator put in between keeps what it holds, and the board stands around it', () => {
  book.script(
    'function insert(name) { const s = SpreadsheetApp.getActiveSpreadsheet().getSheetByName(name); s.insertColumnBefore(2); s.getRange("B7").setValue("моё"); }',
    'insert',
    ['Карта запросов'],
  );
  book.get('refresh', {});
  const lines = book.tab('Карта запросов');
  expect(lines[6]?.[1]).toBe('моё');
  expect(lines[4]?.slice(0, 3)).toEqual(['Тема', '', 'Предварительных запросов']);
});

test('what an act has touched is counted at once, and nothing else is written', () => {
  own.get('refresh', {});
  own.world.now += 5 * 60_000;
  expect(own.get('recount', {})).toEqual({ written: 0 });
  const made = (name: string) => /\d\d:\d\d/.exec(own.tab(name)[1]?.[0] ?? '')?.[0];
  const before = made('Мониторинг: влияние');
  own.get('setTask', { stage: 6, task: 'З-601', status: 'doing' });
  own.world.now += 60_000;
  own.get('recount', {});
  expect(made('Панель')).not.toBe(before);
  expect(made('Мониторинг: влияние')).toBe(before);
  expect(own.last.calls.length).toBeLessThanOrEqual(40);
  expect(own.last.virtualMs).toBeLessThanOrEqual(60_000);
});

test('the values behind a conclusion are told by code, and who was never measured twice is said to be so', () => {
  const worked = own.get('worked', { indicator: 'school' });
  expect(worked.values.length).toBeGreaterThan(5);
  expect(JSON.stringify(worked.values)).not.toMatch(/[а-яё]{3}/);
  expect(own.ask('worked', { indicator: 'adaptation' })).toMatchObject({ ok: false, code: 'not-measured-twice' });
  expect(own.ask('worked', { indicator: 'constructor' })).toMatchObject({ ok: false, code: 'not-measured-twice' });
});
