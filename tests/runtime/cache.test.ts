import { expect, test } from 'vitest';
import { loseCache } from '../../runtime/index.ts';
import { bench } from './bench.ts';

const CODE = `
  function put(key, value, seconds) { return CacheService.getScriptCache().put(key, value, seconds); }
  function get(key) { return CacheService.getScriptCache().get(key); }
  function three() { const c = CacheService.getDocumentCache(); c.putAll({ a: '1', b: '2' }); c.remove('a'); return c.getAll(['a', 'b', 'c']); }
  function fill() { const c = CacheService.getScriptCache(); for (let i = 0; i < 1001; i++) c.put('k' + i, 'v', 600 + i); return [c.get('k0'), c.get('k1000')]; }
`;

test('14.06 a void method gives null', () => {
  expect(bench({ code: CODE }).world.run('put', ['k', 'v', 60]).value).toBe(null);
});

test('a cached text is there until it expires', () => {
  const { world } = bench({ code: CODE });
  world.run('put', ['k', 'v', 60]);
  world.advance(59_000);
  expect(world.run('get', ['k']).value).toBe('v');
  world.advance(1000);
  expect(world.run('get', ['k']).value).toBe(null);
});

test('without a time a text stays for ten minutes, and never longer than six hours', () => {
  const { world } = bench({ code: CODE });
  world.run('put', ['k', 'v', null]);
  world.run('put', ['long', 'v', 1_000_000]);
  world.advance(601_000);
  expect(world.run('get', ['k']).value).toBe(null);
  world.advance(21_600_000 - 610_000);
  expect(world.run('get', ['long']).value).toBe('v');
  world.advance(20_000);
  expect(world.run('get', ['long']).value).toBe(null);
});

test('keys and values have their limits', () => {
  const { world } = bench({ code: CODE });
  expect(world.run('put', ['k'.repeat(251), 'v', 60]).error?.message).toBe('Argument too large: key');
  expect(world.run('put', ['k', 'v'.repeat(100 * 1024 + 1), 60]).error?.message).toBe('Argument too large: value');
  expect(world.run('put', ['k', 5, 60]).error?.message).toContain("don't match the method signature");
});

test('many at once, and removal', () => {
  expect(bench({ code: CODE }).world.run('three').value).toEqual({ b: '2' });
});

test('the thousand and first entry drives out the one that would expire first', () => {
  expect(bench({ code: CODE }).world.run('fill').value).toEqual([null, 'v']);
});

test('14.12 entries may be lost early, at a rate', () => {
  const { world } = bench({ code: CODE });
  loseCache(world, 1);
  world.run('put', ['k', 'v', 60]);
  expect(world.run('get', ['k']).value).toBe(null);
});
