import { expect, test } from 'vitest';
import { bench } from './bench.ts';

const CODE = `
  function lock(scope) { return LockService['get' + scope + 'Lock'](); }
  function take(scope, ms) { return lock(scope).tryLock(ms); }
  function wait(scope, ms) { lock(scope).waitLock(ms); }
  function twice() { const l = lock('Script'); const a = l.tryLock(0); const b = l.tryLock(0); const had = l.hasLock(); l.releaseLock(); return [a, b, had, l.hasLock()]; }
  function hold(scope) { const l = lock(scope); l.waitLock(10); Utilities.sleep(1); l.releaseLock(); }
  function note() { PropertiesService.getScriptProperties().setProperty('seen', String(take('Script', 500))); }
  function noteUser() { PropertiesService.getScriptProperties().setProperty('seen', String(take('User', 0))); }
  function seen() { return PropertiesService.getScriptProperties().getProperty('seen'); }
`;

test('14.09 a lock is re-entrant within its execution, and one release frees it', () => {
  expect(bench({ code: CODE }).world.run('twice').value).toEqual([true, true, true, false]);
});

test('14.09 another execution waits in vain while the holder stands still, and time passes', () => {
  const { world } = bench({ code: CODE });
  const before = world.now;
  // The calls of hold are: getScriptLock, waitLock, sleep.
  world.run('hold', ['Script'], { fault: { preemptAt: { call: 3, fn: 'note' } } });
  expect(world.run('seen').value).toBe('false');
  expect(world.now - before).toBeGreaterThan(500);
});

test('14.09 the three scopes are three locks, and the user lock is one for each person', () => {
  const { world } = bench({ code: CODE });
  world.run('hold', ['Document'], { fault: { preemptAt: { call: 3, fn: 'note' } } });
  expect(world.run('seen').value).toBe('true');
  world.run('hold', ['User'], { fault: { preemptAt: { call: 3, fn: 'noteUser' } } });
  expect(world.run('seen').value).toBe('false');
  world.run('hold', ['User'], { fault: { preemptAt: { call: 3, fn: 'noteUser', as: 'anna@example.org' } } });
  expect(world.run('seen').value).toBe('true');
});

test('14.09 a lock ends with its execution, also when that is killed', () => {
  const { world } = bench({ code: CODE });
  expect(world.run('take', ['Script', 0]).value).toBe(true);
  expect(world.run('take', ['Script', 0]).value).toBe(true);
  expect(world.run('hold', ['Script'], { fault: { killAt: 3 } }).killed).toBe(true);
  expect(world.run('take', ['Script', 0]).value).toBe(true);
});

test('a wait that cannot be is refused', () => {
  const { world } = bench({ code: CODE });
  expect(world.run('take', ['Script', -100]).value).toBe(false);
  expect(world.run('wait', ['Script', -100]).error?.message).toBe(
    'Lock timeout: another process was holding the lock for too long.',
  );
});
