import { expect, test } from 'vitest';
import { bench, MANIFEST } from './bench.ts';

const list = (count: number) => Array.from({ length: count }, (_, at) => `a${at}@example.org`).join(',');

test('a letter goes to the outbox as it was written', () => {
  const { world, run } = bench();
  run(`MailApp.sendEmail({ to: 'anna@example.org, Boris <boris@example.org>', cc: 'c@example.org', subject: 'Пара', htmlBody: '<p>Вы в паре.</p><p>Да</p>',
    name: 'Школа', replyTo: 'r@example.org', attachments: [Utilities.newBlob('x', 'text/plain', 'a.txt')] });`);
  expect(world.outbox).toMatchObject([
    {
      from: 'owner@example.org',
      to: 'anna@example.org,Boris <boris@example.org>',
      cc: 'c@example.org',
      subject: 'Пара',
      body: 'Вы в паре.\nДа',
      htmlBody: '<p>Вы в паре.</p><p>Да</p>',
      name: 'Школа',
      replyTo: 'r@example.org',
      attachments: [{ name: 'a.txt', contentType: 'text/plain', base64: 'eA==' }],
    },
  ]);
});

test('the other three ways to call sendEmail', () => {
  const { world, run } = bench();
  run(`MailApp.sendEmail('a@example.org', 'S', 'B'); MailApp.sendEmail('a@example.org', 'S', 'B', { bcc: 'b@example.org' });
    MailApp.sendEmail('a@example.org', 'r@example.org', 'S', 'B');`);
  expect(world.outbox.map(({ to, subject, body, bcc, replyTo }) => [to, subject, body, bcc, replyTo])).toEqual([
    ['a@example.org', 'S', 'B', '', ''],
    ['a@example.org', 'S', 'B', 'b@example.org', ''],
    ['a@example.org', 'S', 'B', '', 'r@example.org'],
  ]);
});

test('14.25 the quota counts recipients, for each sender, and comes back a day after the first letter', () => {
  const { world, run } = bench();
  const left = (as?: string) => run('return MailApp.getRemainingDailyQuota();', as ? { as } : {});
  run(`MailApp.sendEmail({ to: '${list(40)}', cc: 'c@example.org', bcc: 'd@example.org', subject: 's', body: 'b' });`);
  expect(left()).toBe(58);
  expect(left('anna@example.org')).toBe(100);
  run(`MailApp.sendEmail('${list(50)}', 's', 'b');`);
  world.advance(3_600_000);
  expect(() => run(`MailApp.sendEmail('${list(9)}', 's', 'b');`)).toThrow(
    'Service invoked too many times for one day: email.',
  );
  expect([left(), world.outbox.length]).toEqual([8, 2]);
  world.advance(23 * 3_600_000);
  expect(left()).toBe(100);
});

test.each([
  ['an address that is none', `MailApp.sendEmail('anna@', 's', 'b')`, 'Invalid email: anna@'],
  ['nobody', `MailApp.sendEmail('', 's', 'b')`, 'no recipient'],
  ['51 people', `MailApp.sendEmail('${list(51)}', 's', 'b')`, 'Recipients Per Message'],
  ['a body of more than 200 KB', `MailApp.sendEmail('a@example.org', 's', 'x'.repeat(204801))`, 'Body Size'],
  ['an option nobody knows', `MailApp.sendEmail({ to: 'a@example.org', sujbect: 's' })`, 'A message has no sujbect'],
  [
    'an attachment that is no blob',
    `MailApp.sendEmail({ to: 'a@example.org', attachments: ['x'] })`,
    'a blob was expected',
  ],
])('14.25 a letter to %s is refused and costs nothing', (_, call, message) => {
  const { world, run } = bench();
  expect(() => run(call)).toThrow(message);
  expect(world.outbox).toEqual([]);
  expect(run('return MailApp.getRemainingDailyQuota();')).toBe(100);
});

test('14.21 mail needs its scope, and a simple trigger has none', () => {
  const manifest = { ...MANIFEST, oauthScopes: ['https://www.googleapis.com/auth/spreadsheets'] };
  expect(() => bench({ manifest }).run('MailApp.getRemainingDailyQuota();')).toThrow('auth/script.send_mail');
  expect(() => bench().run('MailApp.getRemainingDailyQuota();', { kind: 'simple' })).toThrow('auth/script.send_mail');
});

test('14.25 attachments of more than 25 MB are refused', () => {
  const { world, run } = bench();
  const send = (bytes: number) =>
    run(
      `MailApp.sendEmail({ to: 'a@example.org', subject: 's', attachments: [Utilities.newBlob('x'.repeat(${bytes})), Utilities.newBlob('y')] });`,
    );
  expect(() => send(25 * 1024 * 1024)).toThrow('Limit Exceeded: Email Total Attachments Size.');
  expect(world.outbox).toEqual([]);
});
