import { describe, expect, test } from 'vitest';
import type { Home } from '../../src/app/views.ts';
import { setUpWorkbook, type Workbook } from '../workbook.ts';
import { anna } from './people.ts';

const give = (book: Workbook, said: Record<string, string | string[]>, more: object = {}) =>
  book.world.user('uchenik@example.org').respond(book.form('F2').formId, { ...anna, ...said }, more);
const ledger = (book: Workbook) => book.rows('Ответы').map((a) => [a['Что с ним'], a.Строка]);
const people = (book: Workbook) => book.rows('База наставляемых').map((m) => m.ФИО);
const aside = (book: Workbook) => (book.get('home', {}) as Home).aside;

test('what people write is stored as they wrote it, whatever it looks like', () => {
  const book = setUpWorkbook();
  const typed = {
    'Фамилия и имя': '@Белова',
    'Чем вы увлекаетесь?': '+7, -1, <script>alert(1)</script> 🎸',
    'Что у вас хорошо получается?': 'שלום',
  };
  give(book, typed);
  expect(book.rows('База наставляемых')[0]).toMatchObject({
    ФИО: '@Белова',
    Интересы: '+7, -1, <script>alert(1)</script> 🎸',
    'Сильные стороны': 'שלום',
    'Основной запрос': '=IMPORTXML("https://example.org","//a")',
  });
});

test('an answer too long for a cell is set aside with its reason, and can be closed', () => {
  const book = setUpWorkbook();
  give(book, { 'Расскажите об этом своими словами': 'я'.repeat(50_001) });
  expect(ledger(book)).toEqual([['отложен', '']]);
  expect(aside(book)).toMatchObject([{ form: 'F2', reason: expect.stringContaining('текст не длиннее 20000 знаков') }]);
  book.get('dismissAnswer', { answer: aside(book)[0]!.id });
  expect(aside(book)).toEqual([]);
  expect(ledger(book)).toEqual([['закрыт куратором', '']]);
});

test('the same person twice is one row; the second answer waits until the curator says who it is', () => {
  const book = setUpWorkbook();
  give(book, {});
  give(book, { 'Класс или группа': '9А' });
  expect(people(book)).toEqual(['Белова Анна']);
  const [waiting] = aside(book);
  expect(waiting).toMatchObject({ double: true, reason: expect.stringContaining('уже есть: НМ-001') });
  expect(book.get('retryAnswer', { answer: waiting!.id })).toMatchObject({ taken: 0, aside: 1 });
  expect(book.get('retryAnswer', { answer: waiting!.id, double: 'another' })).toMatchObject({ taken: 1 });
  expect(people(book)).toEqual(['Белова Анна', 'Белова Анна']);
});

test('an answer asks its own form alone, however long ago the others were asked; the hourly run asks them all', () => {
  const book = setUpWorkbook();
  const opened = () => book.last.counts['FormApp.openById'] ?? 0;
  book.run('onTick', [], 'trigger');
  book.world.now += 8 * 86_400_000;
  give(book, {});
  expect(people(book)).toEqual(['Белова Анна']);
  expect(opened()).toBe(1);
  book.run('onTick', [], 'trigger');
  expect(opened()).toBeGreaterThan(5);
});

test('an edited answer changes the row it made', () => {
  const book = setUpWorkbook();
  const first = give(book, {});
  if (first.refused !== null) throw new Error(first.refused);
  book.world.advance(60_000);
  give(book, { 'Класс или группа': '10Б' }, { edit: first.responseId });
  book.get('refresh', {});
  expect(book.rows('База наставляемых').map((m) => [m.ФИО, m['Класс или группа']])).toEqual([['Белова Анна', '10Б']]);
  expect(ledger(book)).toEqual([['изменён и принят', 'НМ-001']]);
});

test('two answers in one second are both taken', () => {
  const book = setUpWorkbook();
  give(book, {});
  give(book, { 'Фамилия и имя': 'Ким Алина' });
  expect(people(book).sort()).toEqual(['Белова Анна', 'Ким Алина']);
});

test('an answer that is in is not read again while others come; an edited one is', () => {
  const book = setUpWorkbook();
  const read = () => book.last.counts['ItemResponse.getResponse'] ?? 0;
  const first = give(book, {});
  if (first.refused !== null) throw new Error(first.refused);
  const one = read();
  expect(one).toBeGreaterThan(5);
  book.world.now += 10_000;
  give(book, { 'Фамилия и имя': 'Ким Алина' });
  // the answer of ten seconds ago was too young to be marked when it came
  book.world.now += 10_000;
  give(book, { 'Фамилия и имя': 'Зотов Глеб' });
  expect(read()).toBe(2 * one);
  book.world.now += 10_000;
  give(book, { 'Класс или группа': '10Б' }, { edit: first.responseId });
  expect(book.rows('База наставляемых').map((m) => m['Класс или группа'])).toEqual(['10Б', '9А', '9А']);
});

test('once a week all answers are looked through, and none that is in is read; one that was missed is', () => {
  const book = setUpWorkbook();
  for (const name of ['Белова Анна', 'Ким Алина', 'Зуев Пётр']) give(book, { 'Фамилия и имя': name });
  book.get('refresh', {});
  const week = () => {
    book.world.now += 8 * 24 * 3_600_000;
    book.run('onTick', [], 'trigger');
    return book.last.counts['ItemResponse.getResponse'] ?? 0;
  };
  // the youngest answer was too young to be marked when it came
  week();
  expect(week()).toBe(0);
  book.loseAnswerTrigger();
  give(book, { 'Фамилия и имя': 'Орлов Лев' });
  const one = week();
  expect(one).toBeGreaterThan(5);
  expect(people(book)).toHaveLength(4);
  expect(week()).toBe(0);
});

test('a deleted question is named, and the answer is taken in once it is put right', () => {
  const book = setUpWorkbook();
  const { formId } = book.form('F2');
  book.script(
    `function drop(id) { var f = FormApp.openById(id); f.deleteItem(f.getItems().filter(function (i) { return i.getTitle().indexOf('С чем вам') === 0; })[0]); }`,
    'drop',
    [formId],
  );
  const { 'С чем вам помог бы наставник?': _gone, ...rest } = anna;
  book.world.user('uchenik@example.org').respond(formId, rest);
  expect(aside(book)).toMatchObject([
    { reason: '«С чем вам помог бы наставник?»: вопрос удалён из формы; верните его или внесите ответ сами' },
  ]);
});

test('a retitled and moved question still fills its column', () => {
  const book = setUpWorkbook();
  const { formId } = book.form('F2');
  book.script(
    `function stir(id) { var f = FormApp.openById(id); var i = f.getItems().filter(function (x) { return x.getTitle() === 'Класс или группа'; })[0]; i.setTitle('Твой класс'); f.moveItem(i.getIndex(), 0); }`,
    'stir',
    [formId],
  );
  const { 'Класс или группа': grade, ...rest } = anna;
  book.world.user('uchenik@example.org').respond(formId, { ...rest, 'Твой класс': grade });
  expect(book.rows('База наставляемых')[0]).toMatchObject({ 'Класс или группа': '9А' });
});

test('an answer whose trigger never fired is found by the hourly run', () => {
  const book = setUpWorkbook();
  book.loseAnswerTrigger();
  give(book, {});
  expect(people(book)).toEqual([]);
  book.world.advance(2 * 3_600_000);
  expect(people(book)).toEqual(['Белова Анна']);
});

describe('where codes are used', () => {
  const codes = () => setUpWorkbook({ mode: 'codes', decided: '' });
  test('the form asks for the code and for nothing that tells who it is', () => {
    const book = codes();
    const asked = book.world.form(book.form('F2').formId).items.map((i) => i.title);
    expect(asked).toContain('Ваш код (на карточке от куратора)');
    expect(asked.join(' ')).not.toMatch(/Фамилия|рождения|почта/);
  });
  test('a pupil who would be a mentor is asked for a code, and need give no address', () => {
    const items = codes().world.form(codes().form('F4').formId).items;
    const [name, mail] = ['Фамилия, имя, отчество', 'Ваша электронная почта'].map((t) =>
      items.find((i) => i.title === t),
    );
    expect(name?.help).toContain('код, который дал куратор');
    expect(mail?.required).toBe(false);
    const full = setUpWorkbook();
    const asked = full.world.form(full.form('F4').formId).items.find((i) => i.title === 'Ваша электронная почта');
    expect(asked?.required).toBe(true);
  });
  test('the answer fills the row of the code, and no name is anywhere in the workbook', () => {
    const book = codes();
    book.get('importRows', { table: 'mentees', columns: ['id', 'classOrGroup'], rows: [['НМ-014', '7–9']], first: 2 });
    const { 'Фамилия и имя': _name, 'Год рождения': _year, 'Класс или группа': _class, ...rest } = anna;
    const band = { 'Класс или группа: 5–6, 7–9, 10–11 или курс': '7–9' };
    book.world
      .user('x@example.org')
      .respond(book.form('F2').formId, { ...rest, ...band, 'Ваш код (на карточке от куратора)': 'НМ-014' });
    expect(book.rows('База наставляемых')).toMatchObject([
      { Код: 'НМ-014', ФИО: '', 'Темы запроса': 'выбор профессии' },
    ]);
  });
});
