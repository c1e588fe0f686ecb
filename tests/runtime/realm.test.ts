import { expect, test } from 'vitest';
import { createWorld, type Manifest } from '../../runtime/index.ts';

/** A world with one script file in it. */
function worldWith(code: string, manifest: Manifest = { timeZone: 'Europe/Moscow' }) {
  const world = createWorld();
  const { id } = world.createSpreadsheet('Book');
  world.push({ files: { 'Code.js': code }, manifest }, { boundTo: id });
  return world;
}

test('14.01 every execution starts from the files, nothing stays between two of them', () => {
  const world = worldWith('var n = 0; function up() { n += 1; return n; }');
  expect(world.run('up').value).toBe(1);
  expect(world.run('up').value).toBe(1);
});

test('14.01 the realm has no host globals and nothing newer than ES2022', () => {
  const world = worldWith(`function probe() {
    return ['setTimeout', 'URL', 'process', 'structuredClone', 'SharedArrayBuffer', 'Atomics', 'Buffer', 'atob'].filter(
      (name) => typeof globalThis[name] !== 'undefined').concat([].toSorted || [], [].findLast || [], Object.groupBy || []); }`);
  expect(world.run('probe').value).toEqual([]);
});

test('functions are found as declarations, as constants and inside objects', () => {
  const world = worldWith(
    `function a() { return 'a'; } const b = () => 'b'; const menu = { c() { return this === menu ? 'c' : '?'; } };`,
  );
  expect([world.run('a').value, world.run('b').value, world.run('menu.c').value]).toEqual(['a', 'b', 'c']);
  expect(world.run('nobody').error?.message).toBe('Script function not found: nobody');
});

test('the clock of the realm is the clock of the world', () => {
  const world = worldWith(
    'function when() { return [new Date().toISOString(), Date.now(), new Date(2026, 0, 2).getHours(), typeof Date()]; }',
  );
  expect(world.run('when').value).toEqual([
    '2026-09-01T06:00:00.000Z',
    Date.parse('2026-09-01T06:00:00Z'),
    0,
    'string',
  ]);
});

test('an async function is followed to its end', () => {
  const world = worldWith(
    `async function ok() { await null; return 5; } async function bad() { await null; throw new Error('no'); }`,
  );
  expect(world.run('ok').value).toBe(5);
  expect(world.run('bad').error?.message).toBe('no');
});

test('an error keeps its name, message and place', () => {
  const world = worldWith(`function f() { throw new RangeError('too far'); }`);
  expect(world.run('f')).toMatchObject({ ok: false, killed: false, error: { name: 'RangeError', message: 'too far' } });
  expect(world.run('f').error?.stack).toContain('Code.js:1');
});

test('a stack tells the frames of the script alone, whoever threw', () => {
  const world = worldWith(
    `function f() { inner(); }\nfunction inner() { CacheService.getScriptCache().put('k', 'v', 'x'); }`,
  );
  const stack = world.run('f').error?.stack ?? '';
  expect(stack).toMatch(/^\w+: /);
  expect(stack.split('\n').slice(1)).toEqual([
    expect.stringContaining('at inner (Code.js:2'),
    expect.stringContaining('at f (Code.js:1'),
  ]);
});

test('a snapshot is a world of its own', () => {
  const world = worldWith('function f() { return 1; }');
  const before = world.snapshot();
  world.now += 1000;
  expect(world.run('f').ok).toBe(true);
  expect(before.state).not.toEqual(world.snapshot().state);
});
