import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, restoreWorld } from '../../runtime/index.ts';
import { sweep } from '../../runtime/testing.ts';
import { bench } from './bench.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'world-test-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const CODE = `
  function fill() { const s = SpreadsheetApp.getActive().getSheets()[0]; s.getRange('A1:B1').setValues([['Анна', new Date(2026, 8, 1)]]).setNote('n'); ScriptApp.newTrigger('fill').timeBased().everyHours(1).create(); }
  function read() { const r = SpreadsheetApp.getActive().getSheets()[0].getRange('A1:B1'); return [r.getDisplayValues()[0], r.getNote(), ScriptApp.getProjectTriggers().length]; }`;

test('a saved world opens as it was, one file per document', () => {
  const { world, id } = bench({ code: CODE });
  world.run('fill');
  const dir = path.join(folder, 'a');
  world.save(dir);
  expect(readdirSync(path.join(dir, 'documents'))).toEqual([`${id}.json`]);
  const opened = openWorld(dir);
  expect(opened.run('read').value).toEqual([['Анна', '01.09.2026'], 'n', 1]);
  expect(opened.now).toBeGreaterThanOrEqual(world.now);
});

test('saving again leaves no file of a document that is gone, and no half-written one', () => {
  const { world } = bench({ code: CODE });
  const extra = world.createSpreadsheet('Extra');
  const dir = path.join(folder, 'b');
  world.save(dir);
  delete world.state.documents[extra.id];
  world.save(dir);
  expect(existsSync(path.join(dir, 'documents', `${extra.id}.json`))).toBe(false);
  expect(readdirSync(dir).filter((name) => name.endsWith('.new'))).toEqual([]);
});

test('the script is written once, and anew when another is pushed', () => {
  const { world } = bench({ code: CODE });
  const dir = path.join(folder, 'd');
  const scripts = () => readdirSync(dir).filter((name) => name.startsWith('scripts-'));
  world.save(dir);
  const first = scripts();
  expect(first).toHaveLength(1);
  writeFileSync(path.join(dir, first[0]!), readFileSync(path.join(dir, first[0]!), 'utf8').replaceAll('Анна', 'Вера'));
  world.save(dir);
  expect(readFileSync(path.join(dir, first[0]!), 'utf8')).toContain('Вера');
  const again = openWorld(dir);
  again.run('fill');
  expect((again.run('read').value as unknown[][])[0]).toContain('Вера');
  world.push({ ...world.project!, files: { 'Code.js': 'function one() { return 1; }' } });
  world.save(dir);
  expect(scripts()).toHaveLength(1);
  expect(scripts()).not.toEqual(first);
  expect(openWorld(dir).run('one').value).toBe(1);
  writeFileSync(path.join(dir, scripts()[0]!), 'null');
  expect(() => openWorld(dir)).toThrow('it does not hold the files of the script');
});

test('a damaged, a missing and a newer state are each refused with a sentence', () => {
  const { world, id } = bench();
  const dir = path.join(folder, 'c');
  expect(() => openWorld(path.join(folder, 'nowhere'))).toThrow('There is no saved world in');
  world.save(dir);
  const file = path.join(dir, 'world.json');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(text), version: 99 }));
  expect(() => openWorld(dir)).toThrow('was saved by a newer version (99)');
  writeFileSync(file, text.slice(0, 40));
  expect(() => openWorld(dir)).toThrow('The saved world is damaged');
  writeFileSync(file, text);
  writeFileSync(path.join(dir, 'documents', `${id}.json`), '{');
  expect(() => openWorld(dir)).toThrow(`${id}.json cannot be read`);
});

test('a restored snapshot is a world of its own, with the same luck', () => {
  const { world, run } = bench({ code: CODE });
  run('return 1');
  const snapshot = world.snapshot();
  const [a, b] = [restoreWorld(snapshot), restoreWorld(snapshot)];
  a.run('fill');
  expect(b.run('read').value).toEqual([['', ''], '', 0]);
  expect(restoreWorld(snapshot).random()).toBe(b.random());
});

test('a sweep runs a function into every fault, each in a fresh world', () => {
  const code = `
    function once() {
      const sheet = SpreadsheetApp.getActive().getSheets()[0];
      const done = sheet.getRange('A1').getValue();
      if (!done) { sheet.getRange('A1').setValue('done'); SpreadsheetApp.flush(); }
      return sheet.getRange('A1').getValue();
    }
    function twice() { SpreadsheetApp.getActive().getSheets()[0].appendRow(['x']); SpreadsheetApp.getActive().getName(); }`;
  const { world } = bench({ code });
  const names: string[] = [];
  const points = sweep(world.snapshot(), 'once', ({ world: left, kind, name }) => {
    names.push(`${kind} ${name}`);
    expect(left.run('once').value).toBe('done');
  });
  expect(points).toBe(names.length);
  expect(names).toContain('kill Range.setValue');
  expect(() =>
    sweep(world.snapshot(), 'twice', ({ world: left }) => {
      left.run('twice');
      expect(left.run('twice').ok).toBe(true);
      expect(
        (left.state.documents[left.project!.boundTo!] as unknown as { sheets: { values: unknown[] }[] }).sheets[0]!
          .values,
      ).toHaveLength(2);
    }),
  ).toThrow(/at call \d+, /);
});

test('a function of 120 calls is swept in about a second', () => {
  const { world } = bench({
    code: `function many() { const s = SpreadsheetApp.getActive().getSheets()[0]; for (let i = 1; i < 60; i++) s.getRange(i, 1).setValue(i); }`,
  });
  const started = performance.now();
  expect(sweep(world.snapshot(), 'many', () => {}, { kinds: ['kill'] })).toBe(120);
  expect(performance.now() - started).toBeLessThan(3000);
});
