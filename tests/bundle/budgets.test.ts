import { expect, test } from 'vitest';
import type { MentorsFor, Pairs } from '../../src/app/pairs-view.ts';
import { practiceSchool, setUpWorkbook, type Workbook } from '../workbook.ts';
import { anna } from './people.ts';

const sizes = [
  [60, 30],
  [500, 250],
] as const;

const calls = (book: Workbook, act: () => void): number => {
  act();
  return book.last.calls.length;
};

/** Calls of taking answers in, without those that read the form itself. */
function own({ calls: all }: { calls: readonly { name: string }[] }): string[] {
  const reading = /^(FormApp|Form|FormResponse|ItemResponse|Item|[A-Za-z]*Item)\./;
  const names = all.filter((c) => !reading.test(c.name)).map((c) => c.name);
  // afterwards the boards are written anew: an act of its own under the lock
  return names.slice(0, names.lastIndexOf('LockService.getDocumentLock'));
}

test('opening the menu costs at most 6 service calls', () => {
  const book = practiceSchool();
  const opened = book.world.openSpreadsheet(book.id);
  expect(opened?.ok).toBe(true);
  expect(opened?.calls.length).toBeLessThanOrEqual(6);
  expect(book.world.ui.menus.map((m) => m.title)).toContain('Наставничество');
});

test.each(sizes)(
  'with %d mentees the panel’s first paint costs at most 12 calls, forming a pair or taking a report of a meeting in at most 25',
  (m, n) => {
    const book = practiceSchool(m, n);
    expect(calls(book, () => book.get('home', {}))).toBeLessThanOrEqual(12);
    const mentee = (book.get('pairs', {}) as Pairs).seekers[0]!.id;
    expect(book.last.calls.length).toBeLessThanOrEqual(12);
    const mentor = (book.get('mentorsFor', { mentee }) as MentorsFor).fits[0]!.id;
    expect(book.last.calls.length).toBeLessThanOrEqual(12);
    expect(calls(book, () => book.get('formPair', { mentee, mentor }))).toBeLessThanOrEqual(25);
    book.get('confirmPair', { pair: 'П-001' });
    book.loseAnswerTrigger();
    const told = {
      'Вы (наставник): код или фамилия, имя': mentor,
      'Когда вы встретились?': '2026-10-12',
      'Какая это была встреча?': 'встреча-знакомство',
    };
    expect(book.world.user('u@example.org').respond(book.form('F7').formId, told).refused).toBeNull();
    const run = book.run('onAnswer', [], 'trigger');
    const taken = own(run);
    // what it says: a call a question that is listed, two more for each of the three that were answered
    expect(run.calls.filter((c) => /^(FormResponse|ItemResponse|Item)\./.test(c.name))).toHaveLength(3 + 8 + 2 * 3);
    expect(book.rows('Встречи')).toHaveLength(1);
    expect(taken.length).toBeLessThanOrEqual(25);
    expect(book.rows('Журнал').at(-1)).toMatchObject({ Кто: 'F7' });
  },
);

test('the map of requests with weights of criteria and missing places costs 6 calls at 500 × 250; writing the criteria no more than a pair', () => {
  const book = practiceSchool(500, 250);
  const { lines } = book.get('lines', { lines: 'needs' }) as { lines: { words: string; short: boolean }[] };
  expect(book.last.calls.length).toBeLessThanOrEqual(6);
  expect(lines.length).toBeGreaterThan(5);
  expect(lines.some((line) => line.short && line.words.includes('найдите ещё мест'))).toBe(true);
  book.get('exported', { what: 'request-map' });
  expect(book.last.calls.length).toBeLessThanOrEqual(6);
  book.paste('Критерии отбора', 'F2', 1);
  expect(calls(book, () => book.get('press', { command: 'draw-criteria', input: {} }))).toBeLessThanOrEqual(25);
});

test('taking in 200 answers costs at most 25 calls plus what reading the form itself costs', () => {
  const book = setUpWorkbook();
  book.loseAnswerTrigger();
  const { formId } = book.form('F2');
  for (let i = 0; i < 200; i++) {
    const said = { ...anna, 'Фамилия и имя': `Ученик ${String.fromCharCode(1072 + (i % 32))}${i}` };
    expect(book.world.user(`u${i}@example.org`).respond(formId, said).refused).toBeNull();
  }
  const done = book.run('onAnswer', [], 'trigger');
  expect(book.rows('База наставляемых')).toHaveLength(200);
  expect(own(done).length).toBeLessThanOrEqual(25);
});

test('an hour without news costs at most 12 calls; a morning with letters 80 and one a letter', () => {
  const book = practiceSchool(500, 250);
  const hours = (n: number) => {
    book.world.now += n * 3_600_000;
    return book.run('onTick', [], 'trigger');
  };
  hours(0);
  hours(1);
  expect(hours(1).calls.length).toBeLessThanOrEqual(12);
  const morning = hours(21);
  const mails = morning.calls.filter((c) => c.name === 'MailApp.sendEmail').length;
  expect(mails).toBeGreaterThan(0);
  expect(morning.calls.length - mails).toBeLessThanOrEqual(80);
  expect(morning.virtualMs).toBeLessThanOrEqual(60_000);
});
