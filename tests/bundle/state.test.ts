import { describe, expect, test } from 'vitest';
import type { LineView } from '../../src/app/state.ts';
import { CURATOR, choice, emptyWorkbook, practiceSchool, setUpWorkbook, type Workbook } from '../workbook.ts';
import { anna } from './people.ts';

const HOUR = 3_600_000;
const SECOND = 'vtoroy@example.org';

const lines = (book: Workbook) => book.get('state', {}).lines;
const line = (book: Workbook, id: string): LineView | undefined => lines(book).find((l) => l.id === id);
const wrong = (book: Workbook) => lines(book).flatMap((l) => (l.level === 'bad' ? [l.id] : []));
/** The panel of another person. */
function by(book: Workbook, as: string, name: string, input: object = {}): unknown {
  const done = book.world.run('rpc', [JSON.stringify({ name, input })], { kind: 'rpc', as });
  const reply = JSON.parse(String(done.value)) as { ok: boolean; value: unknown; message: string };
  if (!reply.ok) throw new Error(reply.message);
  return reply.value;
}
const withSecond = () => {
  const book = practiceSchool(12, 8);
  book.world.addPerson({ email: SECOND, name: 'Второй', kind: 'editor' });
  book.world.share(book.id, SECOND, 'editor');
  return book;
};
const triggersOf = (book: Workbook, email: string) => book.world.triggers.filter((t) => t.owner === email).length;

test('after set-up and a run nothing is wrong, and every line says what it is', () => {
  const book = setUpWorkbook();
  book.run('onTick', [], 'trigger');
  expect(wrong(book)).toEqual([]);
  expect(line(book, 'tick')?.what).toMatch(/последний раз/);
  expect(line(book, 'owner')?.what).toBe(CURATOR);
});

test('a question retitled in the Forms editor is written down within a day, and so is its return', () => {
  const book = setUpWorkbook();
  const day = () => {
    book.world.now += 25 * HOUR;
    book.run('onTick', [], 'trigger');
  };
  const { formId } = book.form('F11');
  const say = (from: string, to: string) =>
    book.script(
      `function say(id, from, to) { FormApp.openById(id).getItems().filter(function (i) { return i.getTitle() === from; })[0].setTitle(to); }`,
      'say',
      [formId, from, to],
    );
  const [mine, theirs] = ['Насколько вам хочется идти в школу (колледж)?', 'Любите школу?'];
  day();
  expect(book.rows('Изменённые вопросы')).toEqual([]);
  say(mine, theirs);
  day();
  day();
  expect(book.rows('Изменённые вопросы')).toMatchObject([
    { Вопрос: 'Желание посещать школу', 'В какой форме': 'F11', Замечено: '14.10.2026', 'До какого дня': '' },
  ]);
  expect(book.rows('Изменённые вопросы')[0]?.['Что изменилось']).toBe(`«${mine} (1–10)» → «${theirs} (1–10)»`);
  expect(line(book, 'form F11')).toMatchObject({ level: 'note', what: `изменены вопросы: «${theirs} (1–10)»` });
  say(theirs, mine);
  book.script(
    `function bounds(id) { FormApp.openById(id).getItems().filter(function (i) { return i.getTitle() === 'Насколько вам хочется хорошо учиться?'; })[0].asScaleItem().setBounds(1, 5); }`,
    'bounds',
    [formId],
  );
  day();
  expect(book.rows('Изменённые вопросы')).toMatchObject([
    { 'До какого дня': '16.10.2026' },
    { Вопрос: 'Желание высокой успеваемости', 'Что изменилось': expect.stringMatching(/\(1–10\)» → .*\(1–5\)»/) },
  ]);
});

test('ten things wrong at once are ten lines, each with what to do; its button puts it right', () => {
  const book = practiceSchool(12, 8);
  const person = book.world.user(CURATOR);
  const { formId } = book.form('F2');
  for (const _twice of [1, 2]) book.world.user('x@example.org').respond(formId, anna);
  book.world.run('onTick', [], { kind: 'trigger', fault: { failOn: { 'MailApp.sendEmail': 'Internal error' } } });
  book.world.share(book.id, 'gost@example.org', 'viewer');
  // what happens to a workbook in a bad month
  book.world.state.triggers = book.world.triggers.filter((t) => t.fn !== 'onTick');
  person.deleteSheet(book.id, 'Без напоминаний');
  const mentees = book.tab('База наставляемых')[0]!;
  person.deleteColumns(book.id, 'База наставляемых', mentees.indexOf('Интересы') + 1);
  book.paste('База наставников', 'D2', 'космонавт');
  book.script(
    `function harm(id) { var f = FormApp.openById(id); f.setAcceptingResponses(false); f.deleteItem(f.getItems().filter(function (i) { return i.getTitle().indexOf('С чем вам') === 0; })[0]); }`,
    'harm',
    [formId],
  );
  const f4 = book.world.documents.find((d) => d.kind === 'form' && d.title.startsWith('F4'))!;
  delete book.world.state.documents[f4.id];
  book.get('pauseLetters', { paused: true });
  book.world.now += 5 * HOUR;
  expect(wrong(book)).toEqual(
    expect.arrayContaining([
      ...['tick', 'tabs', 'columns missing', 'cells', 'form F2', 'form F4', 'paused', 'aside', 'unclear'],
    ]),
  );
  expect(line(book, 'sharing')).toMatchObject({ level: 'note', todo: expect.stringContaining('по ссылке') });
  for (const l of lines(book).filter((x) => x.level === 'bad')) expect(l.todo, l.id).not.toBe('');

  book.get('takeOver', {});
  book.get('pauseLetters', { paused: false });
  book.get('beginMending', {});
  while (!book.get('setUpStep', {}).finished);
  book.get('reopenForm', { form: 'F2' });
  book.run('onTick', [], 'trigger');
  // what only a person can decide stays
  expect(wrong(book).sort()).toEqual(['aside', 'cells', 'form F4', 'unclear']);
  expect(line(book, 'form F2')?.what).toBe('принимает ответы');
});

describe('two curators', () => {
  test('the second is told who owns the triggers, and makes none of his own', () => {
    const book = withSecond();
    expect((by(book, SECOND, 'state') as { lines: LineView[] }).lines.find((l) => l.id === 'owner')).toMatchObject({
      what: `программа работает от имени ${CURATOR}`,
      cure: 'take-over',
    });
    book.world.run('checkAndMend', [], { kind: 'menu', as: SECOND });
    expect([triggersOf(book, CURATOR), triggersOf(book, SECOND)]).toEqual([3, 0]);
  });

  test('the programme is handed over: the former owner’s run gives the forms away and withdraws', () => {
    const book = withSecond();
    expect(by(book, SECOND, 'takeOver')).toEqual({ owner: SECOND, before: CURATOR });
    book.world.advance(2 * HOUR);
    expect([triggersOf(book, CURATOR), triggersOf(book, SECOND)]).toEqual([0, 3]);
    const forms = book.world.documents.filter((d) => d.kind === 'form');
    expect(forms.every((f) => f.editors.includes(SECOND) || f.owner === SECOND)).toBe(true);
    expect((by(book, SECOND, 'state') as { lines: LineView[] }).lines.filter((l) => l.level === 'bad')).toEqual([]);
  });

  test('a lost owner’s programme stands still, says so, and works again for who takes it over', () => {
    const book = withSecond();
    book.world.closeAccount(CURATOR, 'kept');
    book.world.advance(5 * HOUR);
    const seen = (by(book, SECOND, 'state') as { lines: LineView[] }).lines.find((l) => l.id === 'tick');
    book.world.openSpreadsheet(book.id, SECOND);
    expect(JSON.stringify(book.world.ui.menus)).toContain('Ежечасная работа стоит!');
    expect(seen).toMatchObject({ level: 'bad', cure: 'take-over', what: expect.stringContaining('стоит') });
    by(book, SECOND, 'takeOver');
    book.world.advance(2 * HOUR);
    expect(triggersOf(book, SECOND)).toBe(3);
    expect((by(book, SECOND, 'state') as { lines: LineView[] }).lines.find((l) => l.id === 'tick')?.level).toBe('ok');
  });
});

describe('a copied workbook', () => {
  const copied = () => {
    const book = practiceSchool(12, 8);
    const copy = book.world.user(CURATOR).copySpreadsheet(book.id, 'Копия');
    if (copy.refused !== null) throw new Error(copy.refused);
    return { book, copy: book.bound(copy.id) };
  };
  const rpc = (copy: Workbook, name: string) => {
    const done = copy.world.run('rpc', [JSON.stringify({ name, input: {} })], { kind: 'rpc', on: copy.id });
    return JSON.parse(String(done.value)) as {
      ok: boolean;
      value: { state?: string; finished?: boolean };
      code: string;
    };
  };
  test('is kept as an archive: it stays silent and says so', () => {
    const { copy } = copied();
    expect(rpc(copy, 'home').value.state).toBe('copy');
    rpc(copy, 'keepAsArchive');
    expect(rpc(copy, 'home').value.state).toBe('archive');
    expect(rpc(copy, 'pairs')).toMatchObject({ ok: false, code: 'copy' });
  });
  test('takes the place of a lost original: no code is given twice, no letter that waited there goes from here', () => {
    const { copy } = copied();
    rpc(copy, 'becomeOriginal');
    expect(rpc(copy, 'home').value.state).toBe('partial');
    while (!rpc(copy, 'setUpStep').value.finished);
    expect(rpc(copy, 'home').value.state).toBe('ready');
    expect(rpc(copy, 'becomeOriginal')).toMatchObject({ ok: false, code: 'no-copy' });
    const waiting = copy.rows('Письма').filter((l) => l.Состояние === 'в очереди');
    expect(waiting).toEqual([]);
    const done = copy.world.run(
      'rpc',
      [
        JSON.stringify({
          name: 'importRows',
          input: { table: 'mentees', columns: ['fullName', 'classOrGroup'], rows: [['Зотов Глеб', '8А']], first: 2 },
        }),
      ],
      { kind: 'rpc', on: copy.id },
    );
    expect(String(done.value)).toContain('"ok":true');
    expect(copy.rows('База наставляемых').at(-1)?.Код).toBe('НМ-013');
  });
});

test('the hourly run looks once a day: what is bad stands on the home tab until it is mended', () => {
  const book = practiceSchool();
  book.world.user(CURATOR).deleteSheet(book.id, 'Без напоминаний');
  book.world.now += 25 * 3_600_000;
  book.run('onTick', [], 'trigger');
  const onHome = () =>
    book
      .tab('Панель')
      .flat()
      .find((cell) => cell.includes('Состояние»:'));
  expect(onHome()).toMatch(/Листы/);
  book.run('checkAndMend');
  book.get('state', {});
  book.world.now += 7 * 3_600_000;
  book.run('onTick', [], 'trigger');
  expect(onHome()).toBeUndefined();
});

test('set-up that has no time left goes on by itself in a minute, and leaves no trigger behind', () => {
  const fresh = () => {
    const book = emptyWorkbook();
    book.get('beginSetUp', choice);
    return book;
  };
  const read =
    fresh()
      .run('checkAndMend')
      .calls.findIndex((c) => c.name === 'Sheets.Spreadsheets.get') + 1;
  const busy = "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user'";
  const book = fresh();
  // four refusals and the pauses between them take half a minute
  const failAt = Object.fromEntries([0, 2, 4, 6].map((n) => [read + n, busy]));
  const first = book.world.run('checkAndMend', [], { kind: 'menu', fault: { failAt } });
  expect(first.ok).toBe(true);
  expect(book.world.triggers.filter((t) => t.fn === 'onContinue')).toHaveLength(1);
  book.world.advance(2 * 60_000);
  expect(book.get('home', {}).state).toBe('ready');
  expect(book.world.triggers.map((t) => t.fn).sort()).toEqual(['onAnswer', 'onChangeByHand', 'onTick']);
  expect(line(book, 'steps')).toBeUndefined();
});

test('a second curator’s check goes on in his name, and the owner stays the owner', () => {
  const book = setUpWorkbook();
  const second = 'vtoroy@school.example';
  book.world.addPerson({ email: second, name: 'Второй', kind: 'editor' });
  book.world.share(book.id, second, 'editor');
  book.get('beginMending', {});
  const { ok, calls } = book.world.run('onContinue', [], { kind: 'trigger', as: second });
  expect(ok).toBe(true);
  expect(calls.map((c) => c.name)).not.toContain('Form.addEditor');
  expect(line(book, 'steps')).toBeUndefined();
  expect(line(book, 'owner')?.what).toContain(CURATOR);
});

test('a check that was cut short is finished by the hourly run; the curator may stop it', () => {
  const book = setUpWorkbook();
  book.get('beginMending', {});
  book.get('setUpStep', {});
  expect(line(book, 'steps')?.what).toMatch(/^идёт: сделано 1 из/);
  book.get('haltMending', { halted: true });
  book.run('onTick', [], 'trigger');
  expect(line(book, 'steps')?.what).toMatch(/^остановлена/);
  book.world.run('rpc', [JSON.stringify({ name: 'haltMending', input: { halted: false } })], { kind: 'rpc' });
  expect(line(book, 'steps')).toBeUndefined();
});
