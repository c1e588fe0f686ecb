import { beforeAll, describe, expect, test } from 'vitest';
import { restoreWorld, type Snapshot } from '../../runtime/index.ts';
import type { Home } from '../../src/app/views.ts';
import { CURATOR, practiceSchool, Workbook } from '../workbook.ts';
import { anna } from './people.ts';

type Reply = { ok: boolean; code?: string; value: Record<string, unknown> };

const rpc = (book: Workbook, name: string, input: object = {}): Reply => {
  const done = book.world.run('rpc', [JSON.stringify({ name, input })], { kind: 'rpc', on: book.id });
  if (!done.ok) throw new Error(`${name}: ${done.error?.message}\n${done.error?.stack}`);
  return JSON.parse(String(done.value)) as Reply;
};
/** The hourly run goes on with what a person has begun, all in one run here. */
const goOn = (book: Workbook, fault?: object) => {
  book.world.run('onTick', [], { kind: 'trigger', on: book.id, ...(fault && { fault }) });
};

const textIn = (book: Workbook): string =>
  book.world
    .view(book.id)
    .sheets.map((s) => JSON.stringify(book.world.viewSheet(book.id, s.name).cells.map((row) => row.map((c) => c?.v))))
    .join('\n');

/** A year at its end: a mentor who stays with a consent, a letter that waits, an answer in a form. */
function yearOver(): Workbook {
  const book = practiceSchool(8, 6);
  for (const { id } of (book.get('pairs', {}) as { pairs: { id: string }[] }).pairs)
    book.get('closeEarly', { pair: id, reason: 'goal_reached', askedBy: 'curator', next: 'leave' });
  const enter = (table: string, values: object) =>
    (book.get('enterRow', { table, row: null, values: values as never }) as { rows: string[] }).rows[0] as string;
  const mentor = book.rows('База наставников').find((m) => m.Состояние === 'готов')!.Код!;
  enter('consents', { mentor, kind: 'reserve', state: 'given', until: '2029-06-30' });
  const row = enter('reserve', { mentor, state: 'agreed' });
  book.get('press', { command: 'keep-mentor', input: { row } });
  return book;
}

const kept = (() => {
  let made: { snapshot: Snapshot; id: string } | undefined;
  return (): Workbook => {
    made ??= (() => {
      const book = yearOver();
      return { snapshot: book.world.snapshot(), id: book.id };
    })();
    return new Workbook(restoreWorld(made.snapshot), made.id);
  };
})();

const isClosed = (book: Workbook) => (rpc(book, 'home').value as unknown as Home).state;

describe('a year that is closed', () => {
  let book: Workbook;
  let names: string[];
  beforeAll(() => {
    book = kept();
    names = [...book.rows('База наставляемых'), ...book.rows('База наставников')].map((r) => r.ФИО!);
    rpc(book, 'beginYearEnd', { erase: 'now' });
    goOn(book);
  });

  test('is an archive: no command runs, no trigger is left, no letter waits, every form is shut', () => {
    expect(isClosed(book)).toBe('closed');
    expect(rpc(book, 'pauseLetters', { paused: true })).toMatchObject({ ok: false, code: 'year-closed' });
    expect(rpc(book, 'takeOver')).toMatchObject({ ok: false, code: 'year-closed' });
    expect(book.world.triggers).toEqual([]);
    book.run('checkAndMend');
    expect(book.world.ui.toasts.at(-1)?.text).toMatch(/^Учебный год в этой книге завершён/);
    const sent = book.world.outbox.length;
    book.run('onTick', [], 'trigger');
    expect(book.world.outbox).toHaveLength(sent);
    expect(book.rows('Письма').filter((l) => l.Состояние === 'в очереди')).toEqual([]);
    const forms = book.world.documents.filter((d) => d.kind === 'form');
    expect(forms.every((f) => !(f as unknown as { accepting: boolean }).accepting)).toBe(true);
  });

  test('tells of nobody: words are gone, codes and states are there, the act lists everybody', () => {
    const said = textIn(book);
    expect(names.filter((name) => said.includes(name))).toEqual([]);
    expect(said).not.toMatch(/nastavnik\d+@example/);
    expect(book.rows('База наставляемых').map((m) => m.Состояние)).toEqual(Array(8).fill('обезличен'));
    const list = book.rows('Уничтожение данных');
    expect(list).toHaveLength(14);
    expect(list.every((d) => d.Уничтожено !== '')).toBe(true);
    const acts = book.world.documents.filter((d) => d.kind === 'document' && d.title.startsWith('Акт об уничтожении'));
    expect(acts).toHaveLength(1);
    expect(book.rows('Документы').find((d) => d.Документ?.startsWith('Акт'))?.Файл).toMatch(/^https:/);
  });

  test('opens the next one: settings, team and the mentor who stays are there, nobody else', () => {
    const home = rpc(book, 'home').value as unknown as Home;
    const id = /\/d\/([^/]+)\//.exec(home.next)?.[1] as string;
    const next = book.bound(id);
    expect(isClosed(next)).toBe('copy');
    expect(rpc(next, 'becomeNewYear').value).toEqual({ year: '2027/2028' });
    goOn(next);
    expect(isClosed(next)).toBe('ready');
    expect((rpc(next, 'home').value as unknown as Home).year).toBe('2027/2028');
    const [stays, ...others] = next.rows('База наставников');
    expect(others).toEqual([]);
    expect(stays?.Состояние).toBe('долгосрочная база');
    expect(names.filter((name) => name !== stays?.ФИО && textIn(next).includes(name))).toEqual([]);
    expect(next.rows('База наставляемых')).toEqual([]);
    expect(next.rows('Команда')).toHaveLength(3);
    expect(next.rows('Согласия').every((c) => c.Наставник === `${stays?.ФИО} · ${stays?.Код}`)).toBe(true);
    const tasks = [1, 2, 3, 4, 5, 6, 7].flatMap((n) => next.rows(next.stageTab(n)));
    expect(tasks).toHaveLength(36);
    expect(tasks.every((t) => t.Состояние === 'не начато')).toBe(true);
    expect(tasks.filter((t) => /2027|2028/.test(t.Срок ?? ''))).toHaveLength(36);
    expect(next.world.triggers).toHaveLength(3);
    rpc(next, 'enterRow', { table: 'mentees', row: null, values: { fullName: 'Новый Участник', role: 'pupil' } });
    const [fresh] = next.rows('База наставляемых');
    expect(fresh?.['Дата вхождения в программу']).toMatch(/^\d\d\.\d\d\.\d{4}$/);
    // codes are never given twice, not even in another year
    expect(Number(fresh?.Код?.split('-')[1])).toBeGreaterThan(8);
    expect(rpc(next, 'becomeNewYear')).toMatchObject({ ok: false, code: 'no-copy' });
  });
});

test('a year with open pairs is not closed: they are named, and nothing is changed', () => {
  const book = kept();
  const mentee = (book.get('pairs', {}) as { seekers: { id: string }[] }).seekers[0]!.id;
  const mentor = (book.get('mentorsFor', { mentee }) as { fits: { id: string }[] }).fits[0]!.id;
  const { pair } = book.get('formPair', { mentee, mentor }) as { pair: string };
  const seen = rpc(book, 'yearEnd').value as { open: { id: string; about: string[]; stops: boolean }[] };
  expect(seen.open.find((o) => o.id === 'pairs')).toMatchObject({ about: [pair], stops: true });
  expect(rpc(book, 'beginYearEnd', { erase: 'later' })).toMatchObject({ ok: false, code: 'year-open' });
  expect(isClosed(book)).toBe('ready');
});

test('two curators closing at once close it once; a command in between is refused', () => {
  const book = kept();
  rpc(book, 'beginYearEnd', { erase: 'later' });
  expect(rpc(book, 'beginYearEnd', { erase: 'now' }).ok).toBe(true);
  expect(rpc(book, 'pauseLetters', { paused: true })).toMatchObject({ ok: false, code: 'year-ending' });
  const before = book.world.documents.filter((d) => d.kind === 'spreadsheet').length;
  goOn(book);
  expect(rpc(book, 'yearEndStep').value.finished).toBe(true);
  expect(book.world.documents.filter((d) => d.kind === 'spreadsheet')).toHaveLength(before + 1);
  // what the first one chose holds: nobody was taken out yet, and that can be made up for in the archive
  expect(book.rows('База наставляемых')[0]?.ФИО).not.toBe('');
  rpc(book, 'eraseArchive');
  goOn(book);
  expect(book.rows('База наставляемых')[0]?.ФИО ?? '').toBe('');
  expect(isClosed(book)).toBe('closed');
});

test('while the year is being closed nobody brings in anything new: every way of writing says why', () => {
  const book = kept();
  const { acts } = book.get('acts', {}) as { acts: { id: string; state: string }[] };
  const list = { table: 'mentees', columns: ['fullName'], rows: [['Новиков Пётр']], first: 2 };
  const ways: [string, object][] = [
    ['beginImport', list],
    ['importRows', list],
    ['beginPapers', { paper: 'meeting-journal' }],
    ['makePaper', { paper: 'regulation', about: '' }],
    ['undoAct', { act: acts.find((a) => a.state === 'open')!.id }],
    ['reopenForm', { form: 'F2' }],
    ['setUpStep', {}],
  ];
  rpc(book, 'beginYearEnd', { erase: 'now' });
  rpc(book, 'beginMending');
  for (let step = 0; !rpc(book, 'yearEndStep').value.finished; step++)
    if (step % 9 === 0)
      expect(ways.map(([name, input]) => [step, name, rpc(book, name, input).code])).toEqual(
        ways.map(([name]) => [step, name, 'year-ending']),
      );
  expect(textIn(book)).not.toMatch(/Новиков/);
  expect(book.world.documents.filter((d) => d.kind === 'form').some((f) => book.world.form(f.id).accepting)).toBe(
    false,
  );
});

test('killed at points all over it, the end of the year is finished by the next hourly run', () => {
  const begun = kept();
  rpc(begun, 'beginYearEnd', { erase: 'now' });
  const start = begun.world.snapshot();
  goOn(begun);
  const total = begun.last.calls.length;
  const names = /Белов|nastavnik\d/;
  for (let point = 1; point <= 3; point++) {
    const book = new Workbook(restoreWorld(start), begun.id);
    const killAt = Math.floor((total * point) / 4);
    goOn(book, { killAt, killAfterCall: point % 2 === 0 });
    goOn(book);
    expect([isClosed(book), book.rows('Уничтожение данных').length], `killed at ${killAt} of ${total}`).toEqual([
      'closed',
      14,
    ]);
    expect(textIn(book)).not.toMatch(names);
    expect((rpc(book, 'home').value as unknown as Home).next).toMatch(/spreadsheets/);
  }
});

describe('the last answers', () => {
  const late = 'Зотов Глеб';
  /** The year is being closed, and somebody has answered of whom nobody has heard yet. */
  function answeredLast(): Workbook {
    const book = kept();
    book.loseAnswerTrigger();
    const done = book.world.user('u@mail.example').respond(book.form('F2').formId, { ...anna, 'Фамилия и имя': late });
    if (done.refused !== null) throw new Error(done.refused);
    rpc(book, 'beginYearEnd', { erase: 'later' });
    return book;
  }
  const isIn = (book: Workbook) => book.rows('База наставляемых').some((m) => m.ФИО === late);

  test('are waited for when their form does not open; after a day the year is closed without it', () => {
    const book = answeredLast();
    const shut = { failOn: { 'FormApp.openById': 'You do not have permission' } };
    goOn(book, shut);
    expect([isClosed(book), isIn(book)]).toEqual(['ending', false]);
    const alone = new Workbook(restoreWorld(book.world.snapshot()), book.id);
    goOn(book);
    expect([isClosed(book), isIn(book)]).toEqual(['closed', true]);
    alone.world.now += 25 * 3_600_000;
    goOn(alone, shut);
    expect([isClosed(alone), isIn(alone)]).toEqual(['closed', false]);
  });

  test('are read once more when the forms are shut: whoever answered meanwhile is in, and on the list', () => {
    const book = answeredLast();
    rpc(book, 'yearEndStep');
    const said = { ...anna, 'Фамилия и имя': 'Зуева Инга' };
    expect(book.world.user('i@mail.example').respond(book.form('F2').formId, said).refused).toBeNull();
    goOn(book);
    expect(book.rows('База наставляемых').map((m) => m.ФИО)).toEqual(expect.arrayContaining([late, 'Зуева Инга']));
    expect(book.rows('Уничтожение данных')).toHaveLength(16);
    expect(book.world.user('p@mail.example').respond(book.form('F2').formId, said).refused).not.toBeNull();
  });

  test('are not left behind by a run that has no time for them', () => {
    const book = answeredLast();
    // forty seconds of its four and a half minutes are left: enough for a step, not for a form
    book.script('function tired() { Utilities.sleep(220000); onTick(); }', 'tired', []);
    expect([isClosed(book), isIn(book)]).toEqual(['ending', false]);
    goOn(book);
    expect([isClosed(book), isIn(book)]).toEqual(['closed', true]);
  });

  test('are read by their owner alone: another curator is told who closes the year, and may take it over', () => {
    const book = answeredLast();
    const second = 'vtoroy@school.example';
    book.world.addPerson({ email: second, name: 'Второй', kind: 'editor' });
    book.world.share(book.id, second, 'editor');
    const step = (name: string) => {
      const done = book.world.run('rpc', [JSON.stringify({ name, input: {} })], { kind: 'rpc', as: second });
      return JSON.parse(String(done.value)) as Reply & { message: string };
    };
    const told = step('yearEndStep');
    expect([told.code, told.message.includes(CURATOR)]).toEqual(['another-closes', true]);
    expect(step('takeOver').ok).toBe(true);
    for (let hour = 0; hour < 2; hour++) book.world.advance(3_600_000);
    expect([isClosed(book), isIn(book)]).toEqual(['closed', true]);
    expect(step('eraseArchive').ok).toBe(true);
    expect(rpc(book, 'eraseArchive').code).toBe('another-erases');
  });
});
