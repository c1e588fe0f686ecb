import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { gas, main } from '../../runtime/gas.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'gas-test-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const CODE = `function helper_() { return 2; }
function main() {
  const sheet = SpreadsheetApp.getActiveSheet();
  sheet.appendRow(['row', sheet.getLastRow() + 1]);
  Logger.log('rows: %s', sheet.getLastRow());
  return { rows: sheet.getLastRow(), day: new Date().getDate(), two: helper_() };
}
function fails() { throw new Error('no'); }`;

function command(...args: string[]) {
  const out = vi.spyOn(console, 'log').mockImplementation(() => {});
  const problems = vi.spyOn(console, 'error').mockImplementation(() => {});
  const code = main(args, folder);
  const printed = out.mock.calls.map(([text]) => String(text)).join('\n');
  const told = problems.mock.calls.map(([text]) => String(text)).join('\n');
  out.mockRestore();
  problems.mockRestore();
  return { code, printed, told };
}

test('a script file runs unchanged, and its value, log, calls and virtual time are given', () => {
  expect(gas({ 'Code.js': CODE }, 'main', { today: '2026-10-05' })).toMatchObject({
    value: { rows: 1, day: 5, two: 2 },
    error: null,
    calls: { 'Sheet.appendRow': 1, 'Sheet.getLastRow': 3 },
  });
});

test('the command prints one JSON object and its exit code says whether the function returned', () => {
  writeFileSync(path.join(folder, 'a.js'), CODE);
  expect(JSON.parse(command('a.js').printed)).toMatchObject({ value: { rows: 1 }, logs: ['rows: 1'] });
  expect(command('a.js').code).toBe(0);
  expect(command('a.js', 'fails').code).toBe(1);
  expect(JSON.parse(command('a.js', 'main', '--kill', '3').printed)).toMatchObject({
    error: { message: 'The execution was stopped' },
  });
});

test('several files are one script', () => {
  writeFileSync(path.join(folder, 'x.js'), 'const seven = 7;');
  writeFileSync(path.join(folder, 'y.js'), 'function go() { return seven; }\nfunction stay() {}');
  expect(JSON.parse(command('x.js', 'y.js', 'go').printed).value).toBe(7);
  expect(command('x.js', 'y.js').told).toContain('Which function? There are go, stay');
});

test('a kept world goes on where it stopped', () => {
  writeFileSync(path.join(folder, 'b.js'), CODE);
  command('b.js', 'main', '--state', 'kept');
  expect(JSON.parse(command('b.js', 'main', '--state', 'kept').printed).value.rows).toBe(2);
});

test('what cannot be done is said in one sentence', () => {
  expect(command('nothing.js')).toMatchObject({ code: 2, told: expect.stringContaining('There is no file or folder') });
  expect(command('a.js', '--locale', 'fr_FR').told).toContain('ru_RU or en_US');
  expect(command('a.js', '--today', 'soon').told).toContain('is not a day');
  writeFileSync(path.join(folder, 'c.js'), 'function a() {}\nfunction b() {}');
  expect(command('c.js').told).toContain('Which function? There are a, b');
});
