import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

/** Stands for npm: writes down that it was called and, if all is well, leaves what `npm ci` leaves. */
const FAKE_NPM = `
const fs = require('node:fs'), path = require('node:path');
fs.appendFileSync('calls.txt', process.argv.slice(2).join(' ') + '\\n');
if (fs.existsSync('broken')) { console.error('npm error 404 no such package'); process.exit(7); }
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
fs.rmSync('node_modules', { recursive: true, force: true });
fs.mkdirSync('node_modules');
for (const name of ['esbuild', '@esbuild']) fs.symlinkSync(path.join(process.env.REAL_MODULES, name), path.join('node_modules', name));
fs.copyFileSync('package-lock.json', path.join('node_modules', '.package-lock.json'));
`;

let root = '';

beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'run-')));
  mkdirSync(path.join(root, 'build'));
  cpSync('build/run.mjs', path.join(root, 'build', 'run.mjs'));
  writeFileSync(
    path.join(root, 'build', 'hello.ts'),
    'export default (args: string[]): number => { console.log("hello " + args); return args.length; };\n',
  );
  writeFileSync(path.join(root, 'package-lock.json'), lock('1.0.0'));
  writeFileSync(path.join(root, 'npm.cjs'), FAKE_NPM);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function lock(version: string): string {
  return JSON.stringify({
    packages: { '': {}, 'node_modules/a': { version }, 'node_modules/other-system': { version, optional: true } },
  });
}

function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, npm_execpath: path.join(root, 'npm.cjs'), REAL_MODULES: path.resolve('node_modules') };
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, 'build', 'run.mjs'), ...args], { cwd: root, env });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.on('close', (code) => resolve({ code: code ?? 1, out, err }));
  });
}

const calls = (): string[] =>
  existsSync(path.join(root, 'calls.txt')) ? readFileSync(path.join(root, 'calls.txt'), 'utf8').trim().split('\n') : [];

test('the first command installs what the lockfile names, says so, and runs', async () => {
  const { code, out } = await run('hello', 'a', 'b');
  expect(out).toMatch(
    /^Installing the packages the lockfile names… \(first run only\)\nInstalled in \d+ s\.\nhello a,b\n$/,
  );
  expect(code).toBe(2);
  expect(calls()).toEqual(['ci --include=dev --no-audit --no-fund']);
});

test('the second command installs nothing, and a changed lockfile installs again', async () => {
  await run('hello');
  expect((await run('hello')).out).toBe('hello \n');
  expect(calls()).toHaveLength(1);
  writeFileSync(path.join(root, 'package-lock.json'), lock('1.0.1'));
  expect((await run('hello')).out).toContain('The lockfile has changed');
  expect(calls()).toHaveLength(2);
});

test('what a person installed by hand is not installed over', async () => {
  await run('hello');
  rmSync(path.join(root, 'node_modules', '.cache'), { recursive: true });
  expect((await run('hello')).out).toBe('hello \n');
  expect(calls()).toHaveLength(1);
});

test('two commands at once install once', async () => {
  const both = await Promise.all([run('hello'), run('hello')]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  expect(both.map(({ out }) => out).join()).toContain('Another command is installing the packages: waiting for it…');
  expect(calls()).toHaveLength(1);
});

test("a failed installation shows npm's own words and is tried again next time", async () => {
  writeFileSync(path.join(root, 'broken'), '');
  const { code, err } = await run('hello');
  expect(code).toBe(1);
  expect(err).toMatch(/npm error 404 no such package[\s\S]*npm ci failed \(code 7\)/);
  rmSync(path.join(root, 'broken'));
  expect((await run('hello')).out).toContain('hello');
});

test('an unknown command is refused in one line, before anything is installed', async () => {
  const { code, err } = await run('nothing');
  expect({ code, err }).toEqual({ code: 1, err: 'There is no command "nothing". See "scripts" in package.json.\n' });
  expect(calls()).toEqual([]);
});

test('an expected failure of a command is a sentence, an unexpected one keeps its stack', async () => {
  writeFileSync(
    path.join(root, 'build', 'stop.ts'),
    "export default () => { throw Object.assign(new Error('put the id in'), { name: 'Stop' }); };",
  );
  writeFileSync(path.join(root, 'build', 'bug.ts'), "export default () => { throw new Error('a bug'); };");
  expect((await run('stop')).err).toBe('put the id in\n');
  writeFileSync(path.join(root, 'build', 'typo.ts'), 'export default () => {');
  expect((await run('typo')).err).toMatch(/^Build failed with 1 error:\nbuild\/typo\.ts:1:22: ERROR: .*\n$/);
  expect((await run('bug')).err).toMatch(/Error: a bug\n\s+at .*bug\.ts/);
});
