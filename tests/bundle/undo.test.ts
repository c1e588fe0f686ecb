import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { VERSION } from '../../src/app/version.ts';
import { CURATOR, practiceSchool, type Workbook } from '../workbook.ts';

const school = () => practiceSchool(12, 8);
const PAIRS = 'Пары и группы';

function pair(book: Workbook): { mentee: string; mentor: string } {
  const mentee = book.get('pairs', {}).seekers[0]!.id;
  return { mentee, mentor: book.get('mentorsFor', { mentee }).fits[0]!.id };
}
/** Tabs of people and pairs as they stand. */
const registers = (book: Workbook) =>
  ['База наставляемых', 'База наставников', PAIRS, 'Состав пар'].map((t) => book.tab(t));
const newest = (book: Workbook) => book.get('acts', {}).acts[0]!;

test('an action is taken back from the journal: every register is as it was, a waiting letter does not go', () => {
  const book = school();
  const before = registers(book);
  book.get('formPair', pair(book));
  const act = newest(book);
  expect(act).toMatchObject({ title: 'пара образована', who: CURATOR, state: 'open' });
  expect(book.get('undoAct', { act: act.id })).toMatchObject({ title: 'пара образована', rows: 4, lettersGone: 0 });
  expect(registers(book)).toEqual(before);
  expect(book.rows('Письма').find((l) => l.Вид === 'pair-proposed')?.Состояние).toBe('отменено');
  expect(book.ask('undoAct', { act: act.id })).toMatchObject({ ok: false, code: 'act-gone' });
  expect(book.rows('Журнал').at(-1)).toMatchObject({ Действие: 'отмена: пара образована' });
  // and the next pair gets a code of its own
  expect(book.get('formPair', pair(book))).toMatchObject({ pair: 'П-002' });
});

test('what came later is not lost: undoing is refused and says what stands in the way', () => {
  const book = school();
  const chosen = pair(book);
  book.get('formPair', chosen);
  const act = newest(book);
  book.get('confirmPair', { pair: 'П-001' });
  const before = registers(book);
  const reply = book.ask('undoAct', { act: act.id });
  expect(reply).toMatchObject({ ok: false, code: 'later-edits' });
  expect(reply.ok ? '' : reply.message).toContain('строка П-001 изменена');
  expect(reply.ok ? '' : reply.message).toContain(`${chosen.mentee}, «Состояние»`);
  expect(registers(book)).toEqual(before);
  // one after the other they can be undone
  book.get('undoAct', { act: newest(book).id });
  book.get('undoAct', { act: act.id });
  expect(book.rows(PAIRS)).toEqual([]);
});

test('a row that others point to is not taken out', () => {
  const book = school();
  book.get('importRows', {
    table: 'mentees',
    columns: ['fullName', 'classOrGroup'],
    rows: [['Зотов Глеб', '8А']],
    first: 2,
  });
  const act = newest(book);
  const { Код: id = '' } = book.rows('База наставляемых').at(-1) ?? {};
  book.get('recordConsent', { person: id, kinds: ['photo'], keptAt: '' });
  const reply = book.ask('undoAct', { act: act.id });
  expect(reply.ok ? '' : reply.message).toContain(`на ${id} ссылается`);
});

test('only the last twenty actions are kept, and the tab does not grow', () => {
  const book = school();
  const tasks = book.get('home', {}).stages.flatMap((s) => s.tasks.map((t) => ({ stage: s.number, task: t.id })));
  for (const t of tasks.slice(14, 36)) book.get('setTask', { ...t, status: 'doing' });
  expect(book.get('acts', {}).acts).toHaveLength(20);
  expect(book.rows('Последние действия')).toHaveLength(20);
});

test('a panel that looked at old rows is told so, with what they are now', () => {
  const book = school();
  const chosen = pair(book);
  const looked = book.asked('mentorsFor', { mentee: chosen.mentee });
  const seen = looked.ok ? (looked.seen ?? {}) : {};
  expect(Object.keys(seen)).toEqual(expect.arrayContaining([chosen.mentee, chosen.mentor]));
  const only = { [chosen.mentor]: seen[chosen.mentor]! };
  book.get('moveMentor', { mentor: chosen.mentor, to: 'paused' });
  const reply = book.asked('formPair', chosen, { seen: only });
  expect(reply).toMatchObject({ ok: false, code: 'row-changed' });
  expect(reply.ok ? '' : reply.message).toContain(`${chosen.mentor} (База наставников): Код`.replace(': Код', ''));
  expect(reply.ok ? '' : reply.message).toContain('Состояние — пауза');
  expect(book.rows(PAIRS)).toEqual([]);
});

test('a command tells beforehand what it would do, and does none of it', () => {
  const book = school();
  const before = book.world.view(book.id);
  const rows = [
    ['Зотов Глеб', '8А'],
    ['Зуева Инга', '8Б'],
  ];
  const input = { table: 'mentees' as const, columns: ['fullName', 'classOrGroup'], rows, first: 2 };
  const reply = book.asked('importRows', input, { dry: true });
  if (!reply.ok) throw new Error(reply.message);
  expect(reply.value).toMatchObject({
    lines: expect.arrayContaining([expect.objectContaining({ table: 'База наставляемых', row: 'НМ-013' })]),
    letters: [],
  });
  expect(book.world.view(book.id)).toEqual(before);
  expect(book.asked('home', {}, { dry: true })).toMatchObject({ ok: false, code: 'bad-input' });
});

test('the journal names the version that made a change', () => {
  expect(VERSION).toBe((JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version);
});

test('the journal says days and ticks as people do, not as cells hold them', () => {
  const book = school();
  book.get('enterRow', { table: 'trainings', row: null, values: { topic: 'роль', date: '2026-11-05', hours: 2 } });
  const line = book.rows('Журнал').at(-1) as Record<string, string>;
  expect(Object.values(line).join(' ')).toContain('Дата: 05.11.2026');
  expect(Object.values(line).join(' ')).not.toMatch(/: (4\d{4}|true|false)/);
});

test('a journal of 50,000 rows is set aside whole; the next line goes on with the next code', () => {
  const book = school();
  const code =
    'function fill() { var s = SpreadsheetApp.getActiveSpreadsheet().getSheetByName("Журнал"); var r = []; for (var i = 1; i <= 50000; i++) r.push(["Ж-" + ("00" + i).slice(-Math.max(3, String(i).length)), 46000]); s.insertRowsAfter(s.getMaxRows(), 50100); s.getRange(2, 1, r.length, 2).setValues(r); }';
  book.script(code, 'fill', []);
  book.world.now += 8 * 24 * 3_600_000;
  book.run('onTick', [], 'trigger');
  const names = book.world.view(book.id).sheets.map((s) => s.name);
  const old = names.find((name) => name.startsWith('Журнал до'));
  expect(old).toBeDefined();
  expect(book.tab(old ?? '')).toHaveLength(50_001);
  book.get('setTask', { stage: 6, task: 'З-602', status: 'doing' });
  expect(book.rows('Журнал').at(-1)).toMatchObject({ Действие: 'состояние задачи' });
  expect(Number(book.rows('Журнал')[0]?.Код?.split('-')[1])).toBeGreaterThan(50_000);
});
