import { expect, test } from 'vitest';
import type { MentorsFor, Pairs } from '../../src/app/pairs-view.ts';
import { practiceSchool, type Workbook } from '../workbook.ts';

const HOUR = 3_600_000;
function states(book: Workbook): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const { Состояние: state = '' } of book.rows('Письма')) sum[state] = (sum[state] ?? 0) + 1;
  return sum;
}
/** A day later, after one run: the others of that day would find nothing more to do. */
function morning(book: Workbook): void {
  book.world.now += 24 * HOUR;
  book.run('onTick', [], 'trigger');
}
/** A school whose reminders wait; the world stands at noon of a working day. */
const school = () => practiceSchool(40, 10);
const queuedAtFirst = (book: Workbook) => states(book)['в очереди'] ?? 0;

test('the hourly run sends what is due, each letter once, and then nothing', () => {
  const book = school();
  const waiting = queuedAtFirst(book);
  expect(waiting).toBeGreaterThan(3);
  book.run('onTick', [], 'trigger');
  const sent = book.world.outbox.length;
  expect(states(book)).toEqual({ отправлено: waiting });
  expect(new Set(book.world.outbox.map((m) => m.to)).size).toBe(sent);
  expect(book.world.outbox[0]?.htmlBody).toContain('<p');
  book.run('onTick', [], 'trigger');
  expect(book.world.outbox).toHaveLength(sent);
});

test('a person may read letters in another language than the workbook’s', () => {
  const book = school();
  const mentee = (book.get('pairs', {}) as Pairs).seekers[0]?.id ?? '';
  const mentor = (book.get('mentorsFor', { mentee }) as MentorsFor).fits[0]?.id ?? '';
  book.get('enterRow', { table: 'mentors', row: mentor, values: { language: 'en' } });
  book.get('formPair', { mentee, mentor });
  const letter = book.rows('Письма').findLast((l) => l.Кому === mentor);
  expect(letter?.Тема).toMatch(/^[\x20-\x7e’“”–]+$/);
  const shown = book.get('letters', {}).mails.find((m) => m.to === mentor);
  expect(shown?.text ?? '').not.toContain('Программа наставничества');
});

test('a run killed while it sends leaves its letters unclear: nothing goes twice, a person decides', () => {
  const book = school();
  const waiting = queuedAtFirst(book);
  const clean = school();
  const calls = clean.run('onTick', [], 'trigger').calls.map((c) => c.name);
  const second = calls.indexOf('MailApp.sendEmail') + 2;
  book.world.run('onTick', [], { kind: 'trigger', fault: { killAt: second, killAfterCall: true } });
  expect(book.world.outbox).toHaveLength(2);
  morning(book);
  const unclear = states(book)['неясно, ушло ли'] ?? 0;
  expect(unclear).toBe(waiting);

  const { toDecide } = book.get('letters', {});
  expect(toDecide).toHaveLength(unclear);
  book.get('settleLetter', { letter: toDecide[0]!.id, what: 'went' });
  book.get('settleLetter', { letter: toDecide[1]!.id, what: 'again' });
  expect(book.ask('settleLetter', { letter: toDecide[0]!.id, what: 'again' })).toMatchObject({
    ok: false,
    code: 'letter-settled',
  });
  const before = book.world.outbox.length;
  morning(book);
  expect(book.world.outbox.slice(before).filter((m) => m.subject === toDecide[1]!.subject).length).toBeGreaterThan(0);
  expect(states(book)['неясно, ушло ли']).toBe(unclear - 2);
});

test('an address Google refuses fails with its reason; an error that says nothing leaves the letter unclear', () => {
  const refused = school();
  refused.world.run('onTick', [], {
    kind: 'trigger',
    fault: { failOn: { 'MailApp.sendEmail': 'Invalid email: x@' } },
  });
  expect(Object.keys(states(refused))).toEqual(['не отправлено']);
  expect(refused.rows('Письма')[0]?.Причина).toContain('Invalid email');
  const doubtful = school();
  doubtful.world.run('onTick', [], {
    kind: 'trigger',
    fault: { failOn: { 'MailApp.sendEmail': 'Service unavailable: Mail' } },
  });
  expect(Object.keys(states(doubtful))).toEqual(['неясно, ушло ли']);
});

test('when the quota of the day is used up, the rest waits and goes when it is back', () => {
  const book = school();
  book.world.run('onTick', [], { kind: 'trigger', fault: { quotas: { email: 22 } } });
  expect(book.world.outbox).toHaveLength(2);
  expect(states(book)).toMatchObject({ отправлено: expect.any(Number), 'в очереди': expect.any(Number) });
  morning(book);
  expect(states(book)['в очереди'] ?? 0).toBe(0);
});

test('paused letters wait, and go when the pause is lifted; the panel shows beforehand what would go', () => {
  const book = school();
  const waiting = queuedAtFirst(book);
  const view = book.get('letters', {});
  expect(view.mails.flatMap((m) => m.letters)).toHaveLength(waiting);
  book.get('pauseLetters', { paused: true });
  expect(book.get('letters', {})).toMatchObject({ mails: [], held: [{ why: 'письма остановлены', letters: waiting }] });
  morning(book);
  expect(book.world.outbox).toEqual([]);
  book.get('pauseLetters', { paused: false });
  // a day has passed: a reminder of that day may have joined those that waited
  const { mails } = book.get('letters', {});
  expect(mails.length).toBeGreaterThanOrEqual(view.mails.length);
  book.run('onTick', [], 'trigger');
  expect(book.world.outbox).toHaveLength(mails.length);
  expect(book.world.outbox[0]).toMatchObject({ subject: mails[0]!.subject, body: mails[0]!.text });
});

test('a trial goes to the curator alone and leaves the ledger as it was', () => {
  const book = school();
  const [mail] = book.get('letters', {}).mails;
  const before = book.tab('Письма');
  book.get('sendToMe', { letter: mail!.letters[0]! });
  expect(book.world.outbox).toMatchObject([{ to: 'kurator@example.org', subject: `Проба: ${mail!.subject}` }]);
  expect(book.tab('Письма')).toEqual(before);
});
