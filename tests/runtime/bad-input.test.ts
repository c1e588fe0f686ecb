import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld } from '../../runtime/index.ts';
import { bench, MANIFEST } from './bench.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'bad-input-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const SHEET = 'const sheet = SpreadsheetApp.getActive().getSheets()[0];';

/** Runs a body that goes wrong in a world with a filled cell. @returns the error, and what is in the sheet afterwards */
function tried(body: string) {
  const { world, id, run } = bench({ code: `function ok() { return 1; }` });
  run(`${SHEET} sheet.getRange('A1').setValue('before');`);
  // only what never ends by itself is left to the watchdog: on a busy machine the others must not meet it first
  if (/for \(;;\)/.test(body)) world.watchdogMs = 60;
  const documents = JSON.stringify(world.state.documents[id]);
  world.push({ files: { 'Code.js': `${body}\nfunction ok() { return 1; }` }, manifest: MANIFEST }, { boundTo: id });
  const done = world.run('main');
  const kept =
    JSON.stringify({ ...world.state.documents[id], updatedAt: 0 }) ===
    JSON.stringify({ ...JSON.parse(documents), updatedAt: 0 });
  return { message: done.error?.message ?? '', kept, killed: done.killed };
}

test.each([
  ['throws while it loads', `throw new Error('no luck'); function main() {}`, 'no luck'],
  ['does not parse', 'function main( {', 'Unexpected'],
  ['never ends while it loads', 'for (;;); function main() {}', 'Exceeded maximum execution time'],
  ['never ends', 'function main() { for (;;); }', 'Exceeded maximum execution time'],
  ['never ends in promises', 'async function main() { for (;;) await null; }', 'Exceeded maximum execution time'],
  ['calls itself without end', 'function main() { return main() + 1; }', 'Maximum call stack size exceeded'],
  ['has no such function', 'function other() {}', 'Script function not found: main'],
  [
    'calls a member that is not written here',
    `function main() { SpreadsheetApp.getActive().getDataSourceTables(); }`,
    'Spreadsheet.getDataSourceTables is not emulated by the local runtime',
  ],
  [
    'calls a member that Google does not have',
    `function main() { SpreadsheetApp.getActive().fetchAll(); }`,
    'Spreadsheet.fetchAll is not a function',
  ],
  [
    'writes a cell of 51,000 characters',
    `function main() { ${SHEET} sheet.getRange('A1:A2').setValues([['new'], ['x'.repeat(51000)]]); }`,
    'more than the maximum of 50000 characters in a single cell',
  ],
  [
    'writes a cell of 51,000 characters by the API',
    `function main() { Sheets.Spreadsheets.Values.update({ values: [['new'], ['x'.repeat(51000)]] }, SpreadsheetApp.getActive().getId(), 'A1', { valueInputOption: 'RAW' }); }`,
    'more than the maximum of 50000 characters in a single cell',
  ],
  [
    'sets a property of 10 KB',
    `function main() { PropertiesService.getScriptProperties().setProperty('k', 'x'.repeat(10240)); }`,
    'Argument too large: value',
  ],
])('a script that %s is told so, and the document is as it was', (_what, code, message) => {
  const outcome = tried(code);
  expect(outcome.message).toContain(message);
  expect(outcome.kept).toBe(true);
});

test('the 21st trigger and the property of 10 KB leave the twenty and the old value', () => {
  const { world, run } = bench();
  run(
    `PropertiesService.getScriptProperties().setProperty('k', 'old'); for (let n = 0; n < 20; n++) ScriptApp.newTrigger('f').timeBased().everyDays(1).create();`,
  );
  expect(() => run(`ScriptApp.newTrigger('f').timeBased().everyDays(1).create();`)).toThrow('too many triggers');
  expect(() => run(`PropertiesService.getScriptProperties().setProperty('k', 'x'.repeat(10240));`)).toThrow(
    'Argument too large',
  );
  expect(world.triggers).toHaveLength(20);
  expect(run(`return PropertiesService.getScriptProperties().getProperty('k');`)).toBe('old');
});

test('a Date that goes through the bridge is an error with its place, and what the script wrote before stays', () => {
  const { world, run } = bench({
    code: `function f() { ${SHEET} sheet.getRange('A1').setValue('written'); return { rows: [{ at: new Date() }] }; }`,
  });
  expect(world.rpc('f')).toEqual({
    ok: false,
    error: { name: 'Exception', message: 'result of f.rows[0].at: a Date cannot cross google.script.run' },
  });
  expect(run(`${SHEET} return sheet.getRange('A1').getValue();`)).toBe('written');
});

function savedWorld(name: string) {
  const { world, id } = bench();
  const dir = path.join(folder, name);
  world.save(dir);
  return { world, id, dir, file: path.join(dir, 'world.json'), document: path.join(dir, 'documents', `${id}.json`) };
}
const filesOf = (dir: string): string[] => readdirSync(dir, { recursive: true }).map(String).sort();

test.each([
  ['is cut off', (text: string) => text.slice(0, 50), /^The saved world is damaged: .*world\.json cannot be read/],
  ['is another thing', () => '[]', /is not a saved world/],
  ['is null', () => 'null', /is not a saved world/],
  [
    'lacks its triggers',
    (text: string) => text.replace('"triggers"', '"tiggers"'),
    /damaged: .* \(“triggers” is not a list\)/,
  ],
  [
    'is from a newer version',
    (text: string) => text.replace('"version":2', '"version":3'),
    /newer version \(3\); this one reads up to 2/,
  ],
])('a state whose world.json %s is refused in one sentence', (_what, spoil, message) => {
  const { dir, file } = savedWorld('spoiled');
  const spoiled = spoil(readFileSync(file, 'utf8'));
  writeFileSync(file, spoiled);
  expect(() => openWorld(dir)).toThrow(message);
  expect(readFileSync(file, 'utf8')).toBe(spoiled);
});

test('a state that lacks a document, or has another in its place, is refused by the name of the file', () => {
  const { dir, document } = savedWorld('documents');
  writeFileSync(document, '{"id":"other","kind":"spreadsheet"}');
  expect(() => openWorld(dir)).toThrow(`${document} cannot be read (it does not hold the document of its name)`);
  rmSync(document);
  expect(() => openWorld(dir)).toThrow(`${document} cannot be read (ENOENT`);
});

test('a world that cannot be saved whole leaves what was saved as it was', () => {
  const { world, dir, file, document } = savedWorld('blocked');
  const before = [readFileSync(file, 'utf8'), readFileSync(document, 'utf8')];
  const second = world.createSpreadsheet('Second');
  world.now += 5000;
  // the second document cannot be written: a folder is in its place
  mkdirSync(path.join(dir, 'documents', `${second.id}.json.new`));
  const listed = filesOf(dir);
  expect(() => world.save(dir)).toThrow(/^The world was not saved in .*What is saved there is as it was\.$/);
  expect([readFileSync(file, 'utf8'), readFileSync(document, 'utf8')]).toEqual(before);
  expect(filesOf(dir)).toEqual(listed);
});

test.skipIf(process.getuid?.() === 0)('a folder that may only be read is told so', () => {
  const { world, dir, file } = savedWorld('read-only');
  const before = readFileSync(file, 'utf8');
  chmodSync(path.join(dir, 'documents'), 0o555);
  expect(() => world.save(dir)).toThrow('was not saved');
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('a script that allocates without end is stopped with its process, and the kept state is as it was', async () => {
  const { dir, file } = savedWorld('memory');
  const before = readFileSync(file, 'utf8');
  writeFileSync(
    path.join(folder, 'hog.js'),
    'function main() { const all = []; for (;;) all.push({ n: all.length, t: [1, 2, 3] }); }',
  );
  const entry = path.join(process.cwd(), 'node_modules', '.cache', 'build', 'apart-test.mjs');
  const source = `import { main } from './runtime/gas.ts'; import { runApart } from './runtime/apart.ts';
    const [, own, kind, ...args] = process.argv;
    process.exitCode = kind === 'apart' ? runApart(own, args, process.cwd(), 64) : main([kind, ...args], process.cwd());`;
  await build({
    stdin: { contents: source, resolveDir: process.cwd(), loader: 'ts' },
    outfile: entry,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'silent',
  });
  const done = spawnSync(process.execPath, [entry, 'apart', 'hog.js', 'main', '--state', dir], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(done).toMatchObject({
    status: 2,
    stdout: '',
    stderr: 'The script took more than 64 MB of memory and was stopped. What is saved is as it was.\n',
  });
  expect(readFileSync(file, 'utf8')).toBe(before);
}, 20_000);
