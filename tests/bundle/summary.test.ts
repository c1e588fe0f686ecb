import { expect, test } from 'vitest';
import { describeDocument, restoreWorld } from '../../runtime/index.ts';
import type { LineView } from '../../src/app/state.ts';
import { CURATOR, practiceSchool, setUpWorkbook, Workbook } from '../workbook.ts';

const OBSERVER = 'nablyudatel@example.org';
const HOUR = 3_600_000;
const CODES = { mode: 'codes', decided: '' } as const;

const enter = (book: Workbook, table: string, row: string | null, values: Record<string, string | number | null>) =>
  (book.get('enterRow', { table, row, values }) as { rows: readonly string[] }).rows[0] as string;

function withObserver(): { book: Workbook; observer: string } {
  const book = practiceSchool(12, 8);
  const values = { fullName: 'Наблюдателева Нина', role: 'observer', email: OBSERVER };
  return { book, observer: enter(book, 'team', null, values) };
}

const files = (book: Workbook) =>
  book.world.documents.filter((d) => d.kind === 'spreadsheet' && d.title.startsWith('Сводка'));
const fileOf = (book: Workbook) => files(book)[0]!;
const seen = (book: Workbook, as: string) => {
  const { id } = fileOf(book);
  book.world.openSpreadsheet(id, as);
  return book.world.viewSheet(id, 'Сводка').cells.map((row) => row.map((c) => c?.v ?? ''));
};
const lines = (book: Workbook): LineView[] => book.get('state', {}).lines.filter((l) => l.id.startsWith('summary'));
const ticks = (book: Workbook, hours: number) => {
  for (let n = 0; n < hours; n++) {
    book.world.now += HOUR;
    book.run('onTick', [], 'trigger');
  }
};

const released = () => {
  const made = withObserver();
  made.book.get('releaseSummary', {});
  return made;
};

test('a release makes the file, tells what was said it would, and lets the observer look', () => {
  const { book } = withObserver();
  const preview = book.get('summaryPreview', {});
  expect(files(book)).toEqual([]);
  expect(book.get('releaseSummary', {})).toEqual({ day: '2026-10-12', told: preview.told.length });
  expect(book.last.calls.length).toBeLessThanOrEqual(40);
  expect(fileOf(book)).toMatchObject({ owner: CURATOR, editors: [], viewers: [OBSERVER] });
  expect(seen(book, OBSERVER)).toContainEqual(expect.arrayContaining(['Наставляемых записано', '12']));
  expect(seen(book, OBSERVER)).toContainEqual(expect.arrayContaining(['Были в паре или группе', 'н/д']));
  for (const { words } of preview.withheld) expect(words).not.toMatch(/undefined|\|/);
  expect(
    book.world
      .viewSheet(fileOf(book).id, 'По выпускам')
      .cells.flat()
      .map((c) => c?.v),
  ).toContain('12.10.2026');
});

test('releases come by the calendar: one more by hand is refused with the next day, the hourly run makes that one', () => {
  const { book } = released();
  expect(book.ask('releaseSummary', {})).toMatchObject({
    ok: false,
    code: 'not-a-release-day',
    message: expect.stringContaining('05.11.2026'),
  });
  book.world.now = Date.parse('2026-11-05T09:00:00+03:00');
  ticks(book, 2);
  expect(book.get('summary', {}).releases.map((r) => r.day)).toEqual(['05.11.2026', '12.10.2026']);
  expect(files(book)).toHaveLength(1);
  expect(seen(book, OBSERVER).flat().join()).toContain('Выпуск от 05.11.2026');
});

test('an observer who has left loses access within the hour, a new one gets it', () => {
  const { book, observer } = released();
  enter(book, 'team', observer, { to: '2026-10-01' });
  enter(book, 'team', null, { fullName: 'Новиков Н. Н.', role: 'observer', email: 'novyi@example.org' });
  ticks(book, 1);
  expect(fileOf(book).viewers).toEqual(['novyi@example.org']);
  expect(lines(book).map((l) => l.id)).toEqual(['summary ok']);
});

test('a file edited by hand is noticed, and put right by its button', () => {
  const { book } = released();
  const before = seen(book, CURATOR);
  const harm = `function harm(id) { var b = SpreadsheetApp.openById(id); b.getSheets()[0].getRange('B17').setValue(7); b.insertSheet('Фамилии'); }`;
  book.script(harm, 'harm', [fileOf(book).id]);
  expect(lines(book)).toMatchObject([{ id: 'summary edited', level: 'bad', cure: 'summary' }]);
  book.get('mendSummary', {});
  expect(seen(book, CURATOR)).toEqual(before);
  expect(book.world.view(fileOf(book).id).sheets.map((s) => s.name)).toEqual(['Сводка', 'По выпускам']);
  expect(lines(book)[0]?.level).toBe('ok');
});

test('a deleted file is noticed, not made again unasked, and made once when asked', () => {
  const { book } = released();
  delete book.world.state.documents[fileOf(book).id];
  ticks(book, 7);
  expect(files(book)).toEqual([]);
  expect(lines(book)).toMatchObject([{ id: 'summary gone', level: 'bad', cure: 'summary' }]);
  book.get('mendSummary', {});
  expect(fileOf(book)).toMatchObject({ viewers: [OBSERVER] });
  expect(files(book)).toHaveLength(1);
  expect(seen(book, OBSERVER).flat().join()).toContain('Выпуск от 12.10.2026');
});

test('a second file, be it a copy of the summary or that of a copied workbook, is neither written nor missed', () => {
  const { book } = released();
  const me = book.world.user(CURATOR);
  const twin = me.copySpreadsheet(fileOf(book).id, `${fileOf(book).title} (копия)`);
  const copied = me.copySpreadsheet(book.id, 'Копия школы');
  if (twin.refused !== null || copied.refused !== null) throw new Error('not copied');
  const own = fileOf(book).id;
  const before = JSON.stringify(book.world.viewSheet(twin.id, 'Сводка').cells);
  book.world.now = Date.parse('2026-11-05T09:00:00+03:00');
  ticks(book, 1);
  const after = seen(book, OBSERVER);
  expect(after.flat().join()).toContain('Выпуск от 05.11.2026');
  expect(JSON.stringify(book.world.viewSheet(twin.id, 'Сводка').cells)).toBe(before);
  book.world.now = Date.parse('2027-01-15T09:00:00+03:00');
  book.bound(copied.id).run('onTick', [], 'trigger');
  expect(files(book).map((f) => f.id)).toEqual([own, twin.id]);
  expect(seen(book, OBSERVER)).toEqual(after);
  expect(files(book).find((f) => f.id === twin.id)?.viewers).toEqual([]);
});

test('an observer whose row is deleted loses access too', () => {
  const { book } = released();
  const at = book.tab('Команда').findIndex((row) => row.includes('Наблюдателева Нина'));
  book.script(
    `function drop(row) { SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Команда').deleteRow(row); }`,
    'drop',
    [at + 1],
  );
  ticks(book, 1);
  expect(fileOf(book).viewers).toEqual([]);
});

test('a threshold of 1 is refused in words', () => {
  const { book } = withObserver();
  enter(book, 'settings', 'settings', { smallest: 1 });
  expect(book.ask('releaseSummary', {})).toMatchObject({
    ok: false,
    code: 'threshold-too-low',
    message: expect.stringContaining('не меньше 5'),
  });
  expect(files(book)).toEqual([]);
});

test('a release that would give a number away is refused with the number and the releases; observers keep the former one', () => {
  const { book } = released();
  const before = seen(book, OBSERVER);
  // what was told under 5 cannot be kept from whoever now asks for 20
  enter(book, 'settings', 'settings', { smallest: 20 });
  book.world.now = Date.parse('2026-11-05T09:00:00+03:00');
  ticks(book, 1);
  const rows = book.rows('Выпуски сводки');
  expect(rows.at(-1)).toMatchObject({ 'Что стало': 'не выпущен' });
  expect(rows.at(-1)?.['Почему не выпущен']).toMatch(/«.+».* можно вычислить .*12\.10\.2026/);
  expect(lines(book)[0]).toMatchObject({ id: 'summary refused', level: 'bad' });
  // what stands was told, and held back, under five
  expect(book.get('summary', {}).hidden.map((x) => x.why)).toContain('людей меньше 5');
  book.get('mendSummary', {});
  expect(seen(book, OBSERVER)).toEqual(before);
  ticks(book, 8);
  expect(book.rows('Выпуски сводки')).toHaveLength(rows.length);
});

test('a school without people, and one without observers, are told apart from a fault', () => {
  const book = setUpWorkbook(CODES);
  book.get('releaseSummary', {});
  expect(seen(book, CURATOR)).toContainEqual(expect.arrayContaining(['Наставляемых записано', 'н/д']));
  expect(fileOf(book).viewers).toEqual([]);
  const other = setUpWorkbook(CODES);
  other.world.now = Date.parse('2026-11-05T09:00:00+03:00');
  ticks(other, 2);
  expect(files(other)).toEqual([]);
  expect(lines(other)).toEqual([]);
});

test('killed at any call, a release is finished by the hourly run: once, in one file that observers see', () => {
  const { book: start } = withObserver();
  const kept = start.world.snapshot();
  const again = () => new Workbook(restoreWorld(kept), start.id);
  const act = ['rpc', [JSON.stringify({ name: 'releaseSummary', input: {} })]] as const;
  const total = again().world.run(act[0], [...act[1]], { kind: 'rpc' }).calls.length;
  // before the ledger is written nothing has happened
  for (let killAt = total - 16; killAt <= total; killAt += 4) {
    const book = again();
    const after = killAt % 2 > 0;
    const killed = book.world.run(act[0], [...act[1]], { kind: 'rpc', fault: { killAt, killAfterCall: after } });
    const at = `killed at ${killAt}, ${killed.calls.at(-1)?.name}`;
    const { id } = book;
    book.world.run('onTick', [], { kind: 'trigger', on: id });
    if (!book.rows('Выпуски сводки').length) continue;
    expect(book.rows('Выпуски сводки'), at).toHaveLength(1);
    expect(
      files(book)
        .filter((f) => f.viewers.length)
        .map((f) => f.viewers),
      at,
    ).toEqual([[OBSERVER]]);
    const spare = files(book).filter((f) => !f.viewers.length);
    const said = lines(book).map((l) => l.id);
    expect(said, at).toContain('summary ok');
    if (!spare.length) continue;
    // nobody knows its id any more: it holds nothing, nobody may look at it, and the curator is told
    expect(said, at).toContain('summary orphan');
    const cells = book.world.viewSheet(spare[0]?.id ?? '', 'Сводка').cells.flat();
    expect(
      cells.filter((c) => c?.v),
      at,
    ).toEqual([]);
    book.get('forgetOrphan', {});
    expect(
      lines(book).map((l) => l.id),
      at,
    ).toEqual(['summary ok']);
  }
}, 60_000);

test('where codes are used, no name reaches the file, its releases, the journal or a log', () => {
  const book = setUpWorkbook(CODES);
  const surnames = ['Аистов', 'Бобров', 'Воронов', 'Глухарев', 'Дятлов', 'Ежов', 'Журавлёв'];
  for (const name of surnames) enter(book, 'mentors', null, { fullName: `${name} Пётр`, category: 'teacher' });
  enter(book, 'team', null, { fullName: 'Наблюдателева Нина', role: 'observer', email: OBSERVER });
  book.get('releaseSummary', {});
  ticks(book, 2);
  const told = [
    ...book.world.view(fileOf(book).id).sheets.flatMap((s) =>
      book.world
        .viewSheet(fileOf(book).id, s.name)
        .cells.flat()
        .map((c) => c?.v ?? ''),
    ),
    ...book.tab('Выпуски сводки').flat(),
    ...book
      .rows('Журнал')
      .filter((r) => r.Лист === 'Выпуски сводки')
      .flatMap((r) => Object.values(r)),
    ...book.world.executions.flatMap((e) => e.logs),
  ].join('\n');
  expect(told).toContain('12.10.2026');
  for (const name of [...surnames, 'Наблюдателева']) expect(told).not.toContain(name);
});

test('the region’s page and the analytical note hold the numbers of the last release, and are refused before the first', () => {
  const { book } = withObserver();
  for (const paper of ['region-page', 'analytical-note']) {
    expect(book.ask('makePaper', { paper, about: '' })).toMatchObject({
      code: 'paper-lacks',
      message: expect.stringContaining('выпуск сводки'),
    });
  }
  book.get('releaseSummary', {});
  const tab = 'Мониторинг: процесс';
  book.get('refresh', {});
  const from = book.tab(tab).findIndex((row) => row[0] === 'SWOT: итог куратора');
  expect(book.ask('makePaper', { paper: 'analytical-note', about: '' })).toMatchObject({
    code: 'paper-lacks',
    message: expect.stringMatching(/SWOT, «Сильные стороны».*SWOT, «Слабые стороны»/),
  });
  const written = ['дружные пары', 'мало времени', 'колледж рядом', 'переезды'];
  for (const [i, text] of written.entries()) book.paste(tab, `F${from + 3 + i}`, text);
  for (const paper of ['region-page', 'analytical-note']) {
    const { url } = book.get('makePaper', { paper, about: '' });
    const doc = book.world.documents.find((d) => url.includes(d.id));
    const text = JSON.stringify(describeDocument(book.world, doc?.id ?? '').body);
    expect(text).toContain('Данные на 12.10.2026');
    expect(text).toContain('По формам наставничества');
    expect(text).toContain('Наставляемых записано');
    expect(text).not.toMatch(/undefined|NaN/);
    for (const line of paper === 'analytical-note' ? written : []) expect(text).toContain(line);
  }
});

test('the registers and the summary are carried away as lists; what is not offered is refused', () => {
  const { book } = released();
  const { sheets } = book.get('exported', { what: 'official-mentees' });
  expect(sheets[0]?.rows[0]).toHaveLength(13);
  expect(sheets[0]?.rows).toHaveLength(13);
  const summary = book.get('exported', { what: 'summary' });
  expect(summary.sheets.map((s) => s.title)).toEqual(['Сводка', 'По выпускам']);
  expect(JSON.stringify(summary)).toContain('Наставляемых записано');
  expect(book.ask('exported', { what: 'journal' })).toMatchObject({ ok: false, code: 'export-unknown' });
});
