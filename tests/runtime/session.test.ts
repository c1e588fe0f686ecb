import { expect, test } from 'vitest';
import { bench, MANIFEST } from './bench.ts';

test('14.02 the session knows the acting person, the script zone and the language', () => {
  const body = `return [Session.getActiveUser().getEmail(), String(Session.getEffectiveUser()), Session.getScriptTimeZone(), Session.getActiveUserLocale()];`;
  expect(bench().run(body, { as: 'anna@example.org' })).toEqual([
    'anna@example.org',
    'anna@example.org',
    'Europe/Moscow',
    'ru',
  ]);
});

test('14.21 an e-mail address needs its scope', () => {
  const manifest = { ...MANIFEST, oauthScopes: [] };
  expect(() => bench({ manifest }).run('Session.getActiveUser();')).toThrow(
    'Specified permissions are not sufficient to call Session.getActiveUser. Required permissions: https://www.googleapis.com/auth/userinfo.email',
  );
});

test('Logger formats, keeps its text, and writes to the log of the execution', () => {
  const { world, run } = bench();
  expect(run(`Logger.log('%s has %s', 'Анна', 3).log({ a: [1] }); return Logger.getLog();`)).toBe(
    'Анна has 3\n{ a: [ 1 ] }\n',
  );
  expect(world.executions.at(-1)?.logs).toEqual(['Анна has 3', '{ a: [ 1 ] }']);
});

test('a request to another machine is refused', () => {
  expect(() => bench().run(`UrlFetchApp.fetch('https://example.org');`)).toThrow('https://example.org was not fetched');
});
