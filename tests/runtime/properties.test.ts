import { expect, test } from 'vitest';
import { bench } from './bench.ts';

const STORES = `
  function put(key, value) { PropertiesService.getDocumentProperties().setProperty(key, value); }
  function read(key) { return PropertiesService.getDocumentProperties().getProperty(key); }
  function all() { return PropertiesService.getScriptProperties().getProperties(); }
  function fill(values, alone) { return PropertiesService.getScriptProperties().setProperties(values, alone).getKeys(); }
  function mine(value) { const p = PropertiesService.getUserProperties(); if (value) p.setProperty('k', value); return p.getProperty('k'); }
`;

test('14.11 properties outlive the execution, by store and by person', () => {
  const { world } = bench({ code: STORES });
  world.run('put', ['a', '1']);
  expect(world.run('read', ['a']).value).toBe('1');
  expect(world.run('read', ['b']).value).toBe(null);
  expect(world.run('all').value).toEqual({});
  world.run('mine', ['hers'], { as: 'anna@example.org' });
  expect(world.run('mine', [], { as: 'boris@example.org' }).value).toBe(null);
});

test('14.11 a value that is not a text is refused', () => {
  const { world } = bench({ code: STORES });
  expect(world.run('put', ['a', 5]).error?.message).toContain("don't match the method signature");
  expect(world.run('put', ['a', null]).error?.message).toContain('this is null');
});

test('14.11 a value holds 9 KB and a store 500 KB, and a refused write changes nothing', () => {
  const { world } = bench({ code: STORES });
  expect(world.run('put', ['a', 'x'.repeat(9 * 1024)]).ok).toBe(true);
  expect(world.run('put', ['a', 'x'.repeat(9 * 1024 + 1)]).error?.message).toBe('Argument too large: value');
  const chunk = 'x'.repeat(9000);
  const many = Object.fromEntries(Array.from({ length: 57 }, (_, at) => [`k${at}`, chunk]));
  expect(world.run('fill', [many]).error?.message).toContain('exceeded the property storage quota');
  expect(world.run('all').value).toEqual({});
});

test('setProperties adds, or replaces everything', () => {
  const { world } = bench({ code: STORES });
  expect(world.run('fill', [{ a: '1', b: '2' }]).value).toEqual(['a', 'b']);
  expect(world.run('fill', [{ c: '3' }]).value).toEqual(['a', 'b', 'c']);
  expect(world.run('fill', [{ d: '4' }, true]).value).toEqual(['d']);
});
