import { describe, expect, test } from 'vitest';
import type { MentorsFor, Pairs } from '../../src/app/pairs-view.ts';
import type { Home } from '../../src/app/views.ts';
import { forms } from '../../src/stages/index.ts';
import { CURATOR, emptyWorkbook, practiceSchool, setUpWorkbook, type Workbook } from '../workbook.ts';

const MENTEES = 'База наставляемых';
const PAIRS = 'Пары и группы';

/** Index from 1 of a column by its title. */
const columnOf = (book: Workbook, sheet: string, title: string): number =>
  (book.tab(sheet)[0] ?? []).indexOf(title) + 1;
const letterOf = (n: number): string =>
  (n > 26 ? letterOf(Math.floor((n - 1) / 26)) : '') + String.fromCharCode(65 + ((n - 1) % 26));
const person = (book: Workbook) => book.world.user(CURATOR);
const ok = (done: { refused: string | null }) => expect(done.refused).toBeNull();

/** Forms a pair for the longest waiting mentee and its best mentor. */
function formPair(book: Workbook): { mentee: string; mentor: string; pair: string } {
  const mentee = (book.get('pairs', {}) as Pairs).seekers[0]!.id;
  const mentor = (book.get('mentorsFor', { mentee }) as MentorsFor).fits[0]!.id;
  return { mentee, mentor, ...(book.get('formPair', { mentee, mentor }) as { pair: string }) };
}
const stateOf = (book: Workbook, id: string) => book.rows(MENTEES).find((r) => r.Код === id)?.Состояние;

describe('a curator who rearranges a register', () => {
  test('renames a column: it is still found, and set-up gives it its name back', () => {
    const book = practiceSchool();
    ok(person(book).type(book.id, MENTEES, `${letterOf(columnOf(book, MENTEES, 'Состояние'))}1`, 'Где он сейчас'));
    const { mentee } = formPair(book);
    expect(book.rows(MENTEES).find((r) => r.Код === mentee)?.['Где он сейчас']).toBe('предложена пара');
    book.run('checkAndMend');
    expect(stateOf(book, mentee)).toBe('предложена пара');
  });

  test('inserts a column of his own and fills it: every write leaves it alone', () => {
    const book = practiceSchool();
    ok(person(book).insertColumns(book.id, MENTEES, 3));
    ok(person(book).type(book.id, MENTEES, 'C1:C4', [['Моя пометка'], ['первый'], ['=1+1'], ['третий']]));
    formPair(book);
    book.get('refresh', {});
    book.run('checkAndMend');
    expect(
      book
        .tab(MENTEES)
        .slice(0, 4)
        .map((r) => r[2]),
    ).toEqual(['Моя пометка', 'первый', expect.anything(), 'третий']);
  });

  test('moves a column and sorts the rows: the right row is written', () => {
    const book = practiceSchool();
    ok(person(book).moveColumns(book.id, MENTEES, columnOf(book, MENTEES, 'ФИО'), 1, 8));
    ok(person(book).sort(book.id, MENTEES, columnOf(book, MENTEES, 'ФИО'), false));
    const { mentee } = formPair(book);
    expect(stateOf(book, mentee)).toBe('предложена пара');
    expect(book.rows(MENTEES).filter((r) => r.Состояние === 'предложена пара')).toHaveLength(1);
  });

  test('deletes a column: commands refuse and say which, set-up puts it back', () => {
    const book = practiceSchool();
    ok(person(book).deleteColumns(book.id, MENTEES, columnOf(book, MENTEES, 'Темы запроса')));
    const reply = book.ask('formPair', { mentee: 'НМ-002', mentor: 'НР-001' });
    expect(reply).toMatchObject({
      ok: false,
      code: 'unreadable',
      message: `Не удалось прочитать: лист «${MENTEES}», строка 1, «Темы запроса»: столбец не найден. Ничего не изменено. Исправьте и повторите.`,
    });
    book.run('checkAndMend');
    expect(columnOf(book, MENTEES, 'Темы запроса')).toBeGreaterThan(0);
    expect((book.get('pairs', {}) as Pairs).unreadable).toEqual([]);
  });

  test('renames a tab: it is still found', () => {
    const book = practiceSchool();
    ok(person(book).renameSheet(book.id, MENTEES, 'Наши ребята'));
    const { mentee } = formPair(book);
    expect(book.rows('Наши ребята').find((r) => r.Код === mentee)?.Состояние).toBe('предложена пара');
  });

  test('deletes a tab: commands refuse and name it, set-up makes it again', () => {
    const book = practiceSchool();
    ok(person(book).deleteSheet(book.id, PAIRS));
    expect(book.ask('formPair', { mentee: 'НМ-002', mentor: 'НР-001' })).toMatchObject({
      ok: false,
      code: 'tabs-missing',
      message: expect.stringContaining(`«${PAIRS}»`),
    });
    book.run('checkAndMend');
    expect(formPair(book).pair).toMatch(/^П-\d+$/);
  });
});

describe('cells filled wrongly', () => {
  test('validation refuses what a person types', () => {
    const book = practiceSchool();
    const role = letterOf(columnOf(book, MENTEES, 'Кто он'));
    expect(person(book).type(book.id, MENTEES, `${role}2`, 'космонавт').refused).toBeTruthy();
  });

  test('a bad cell stops pairing, is named, and nothing is written', () => {
    const book = practiceSchool();
    const born = letterOf(columnOf(book, MENTEES, 'Год рождения'));
    book.paste(MENTEES, `${born}2`, 'давно');
    const before = book.tab(PAIRS);
    expect(book.ask('formPair', { mentee: 'НМ-002', mentor: 'НР-001' })).toMatchObject({
      ok: false,
      message: `Не удалось прочитать: лист «${MENTEES}», строка 2, «Год рождения»: нужно: целое число от 1940 до 2025. Ничего не изменено. Исправьте и повторите.`,
      at: [{ sheet: MENTEES, row: 2, column: 'Год рождения' }],
    });
    expect(book.tab(PAIRS)).toEqual(before);
    const view = book.get('pairs', {}) as Pairs;
    expect(view.seekers.length).toBeGreaterThan(10);
    expect(view.unreadable).toMatchObject([{ sheet: MENTEES, row: 2 }]);
    expect((book.get('home', {}) as Home).waiting).toEqual(['Ячеек, которые не удаётся прочитать: 1']);
  });

  test('a row typed by hand gets its code, its state and its journal line at the next action', () => {
    const book = practiceSchool();
    const at = book.tab(MENTEES).length + 1;
    const put = (title: string, text: string) =>
      ok(person(book).type(book.id, MENTEES, `${letterOf(columnOf(book, MENTEES, title))}${at}`, text));
    put('ФИО', 'Новичков Иван');
    put('Кто он', 'ученик школы');
    formPair(book);
    expect(book.tab(MENTEES)[at - 1]?.slice(0, 3)).toEqual(['НМ-061', 'Новичков Иван · НМ-061', 'Новичков Иван']);
    expect(stateOf(book, 'НМ-061')).toBe('ожидает согласия');
  });

  test('a code that somebody has spoilt does not spoil the next one', () => {
    const book = practiceSchool();
    const at = book.tab(MENTEES).length + 1;
    book.paste(MENTEES, 'A2', 'НМ-абв');
    for (const [title, text] of [
      ['ФИО', 'Новичков Иван'],
      ['Кто он', 'ученик школы'],
    ] as const)
      book.paste(MENTEES, `${letterOf(columnOf(book, MENTEES, title))}${at}`, text);
    book.get('refresh', {});
    expect(book.tab(MENTEES)[at - 1]?.[0]).toBe('НМ-061');
  });

  test('text that looks like a formula, a date or a number stays text', () => {
    const book = practiceSchool();
    const cell = `${letterOf(columnOf(book, MENTEES, 'Контакт'))}2`;
    for (const typed of ['+7 916 123-45-67', '007', '3.5', '01.02']) {
      ok(person(book).type(book.id, MENTEES, cell, typed));
      expect(book.tab(MENTEES)[1]?.[columnOf(book, MENTEES, 'Контакт') - 1]).toBe(typed);
    }
  });
});

describe('set-up', () => {
  test('run again, adds nothing', () => {
    const book = setUpWorkbook();
    const count = () => ({
      sheets: book.world.view(book.id).sheets.length,
      forms: book.world.documents.filter((d) => d.kind === 'form').length,
      triggers: book.world.triggers.length,
      tasks: [1, 2, 3, 4, 5, 6, 7].flatMap((n) => book.rows(book.stageTab(n))).length,
      protections: book.protections(),
    });
    const first = count();
    expect(first).toMatchObject({ forms: forms.length, triggers: 3, tasks: 36 });
    book.run('checkAndMend');
    book.run('checkAndMend');
    expect(count()).toEqual(first);
  });

  test('full data need a record of who decided', () => {
    const reply = emptyWorkbook().ask('beginSetUp', {
      lang: 'ru',
      mode: 'full',
      decided: ' ',
      organisation: '',
      year: '',
    });
    expect(reply).toMatchObject({ ok: false, code: 'mode-undecided' });
  });

  test('the zone and the data officer are asked at the beginning: days follow the zone, and no run of set-up is longer than 270 seconds', () => {
    const book = emptyWorkbook('2026-10-12T20:30:00Z');
    const choice = { lang: 'ru', mode: 'codes', decided: '', organisation: 'Школа', year: '2026/2027' } as const;
    expect(book.ask('beginSetUp', { ...choice, zone: 'Mars/Olympus' })).toMatchObject({
      ok: false,
      code: 'zone-unknown',
      message: expect.stringContaining('Mars/Olympus'),
    });
    book.get('beginSetUp', { ...choice, zone: 'Asia/Vladivostok', dataOfficer: 'Соколова Н. И., делопроизводитель' });
    while (!book.get('setUpStep', {}).finished);
    const longest = Math.max(...book.world.executions.map((x) => x.virtualMs));
    expect(longest).toBeGreaterThan(1000);
    expect(longest).toBeLessThanOrEqual(270_000);
    const card = Object.fromEntries(book.tab('Настройки').map(([name, value]) => [name, value]));
    expect(card['Кто отвечает за персональные данные']).toBe('Соколова Н. И., делопроизводитель');
    book.get('enterRow', { table: 'team', row: null, values: { fullName: 'Лебедева Ольга', role: 'curator' } });
    expect(book.rows('Команда')[0]?.['С какого дня']).toBe('13.10.2026');
  });

  test('in English every tab and column is English', () => {
    const book = setUpWorkbook({ lang: 'en', organisation: 'School', decided: 'head' });
    const words = book.world
      .view(book.id)
      .sheets.map((s) => s.name)
      .join(' ');
    expect(words).toContain('Mentees');
    expect(words).not.toMatch(/[А-Яа-я]/);
    expect(book.tab('1 Preparation')[1]?.join(' ')).not.toMatch(/[А-Яа-я]{2}/);
  });

  test('an empty workbook says that it is not set up, and the panel offers to do it', () => {
    const book = emptyWorkbook();
    expect((book.get('home', {}) as Home).state).toBe('new');
    expect(book.ask('pairs', {})).toMatchObject({ ok: false, code: 'not-set-up' });
  });
});

test('a copied workbook keeps silent and says that it is a copy', () => {
  const book = practiceSchool();
  const copied = person(book).copySpreadsheet(book.id, 'Копия');
  if (copied.refused !== null) throw new Error(copied.refused);
  const copy = book.bound(copied.id);
  expect((copy.get('home', {}) as Home).state).toBe('copy');
  expect(copy.ask('formPair', { mentee: 'НМ-002', mentor: 'НР-001' })).toMatchObject({ ok: false, code: 'copy' });
  copy.run('onTick', [], 'trigger');
  expect(copy.world.outbox).toEqual([]);
});
