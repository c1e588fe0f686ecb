import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import { afterEach, expect, test } from 'vitest';
import { bundle } from '../../build/bundle.ts';
import { CLASP } from '../../build/deploy.ts';
import { inlineScript } from '../../build/pages.ts';
import { tree } from './tree.ts';

const APP = {
  'src/kit/index.ts': "export const greet = (name: string): string => 'Привет, ' + name;\n",
  'src/app/index.ts': "export const secret = 'server only';\n",
  'src/main.ts': [
    "import * as z from 'zod/mini';",
    "import { greet } from './kit/index.ts';",
    'z.config({ jitless: true });',
    'const shape = z.object({ name: z.string() });',
    "export function onOpen(): void { SpreadsheetApp.getUi().createMenu('Наставничество').addToUi(); }",
    'export function rpc(text: string): string { return greet(shape.parse(JSON.parse(text)).name); }',
  ].join('\n'),
  'sidebar/index.html':
    '<!doctype html><html lang="ru"><head><link rel="stylesheet" href="./style.css"></head><body><p id="app"></p><script src="./main.tsx"></script></body></html>',
  'sidebar/style.css': 'p { color: green }',
  'sidebar/main.tsx':
    "import { render } from 'preact';\nrender(<b title={'</script><!-- <?='}>Да</b>, document.getElementById('app')!);\n",
  'sidebar/import.html': '<!doctype html><html lang="ru"><body><script src="./import.ts"></script></body></html>',
  'sidebar/import.ts': "import { greet } from '../src/kit/index.ts';\ndocument.title = greet('лист');\n",
};

let root = '';
function start(files: Record<string, string> = {}): string {
  root = tree({ ...APP, ...files });
  return root;
}
afterEach(() => rmSync(root, { recursive: true, force: true }));

const dist = (name: string): string => readFileSync(path.join(root, 'dist', name), 'utf8');

test('an entry point of the built Code.js runs the application', async () => {
  const { names } = await bundle(start());
  const realm = vm.createContext({});
  vm.runInContext(dist('Code.js'), realm);
  expect(names).toEqual(['onOpen', 'rpc']);
  expect(vm.runInContext('rpc(\'{"name":"Анна"}\')', realm)).toBe('Привет, Анна');
});

test('each page is one file, with its script and styles inside and nothing that ends the script early', async () => {
  await bundle(start());
  const html = dist('sidebar.html');
  expect(html).toContain('<style>p{color:green}</style>');
  expect(html.match(/<\/script/g)).toHaveLength(1);
  expect(html).not.toMatch(/<!--|<\?|src=|href=/);
  expect(dist('import.html')).toContain('Привет, ');
});

test('clasp would push exactly what is in dist', async () => {
  await bundle(start());
  // A home without credentials: the listing needs neither login nor network.
  const env = { ...process.env, HOME: tmpdir(), USERPROFILE: tmpdir() };
  const { stdout } = spawnSync(process.execPath, [path.join(root, CLASP), 'show-file-status', '--json'], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  expect((JSON.parse(stdout) as { filesToPush: string[] }).filesToPush.sort()).toEqual(
    ['dist/Code.js', 'dist/appsscript.json', 'dist/import.html', 'dist/sidebar.html'].sort(),
  );
  expect(readdirSync(path.join(root, 'dist')).sort()).toEqual([
    'Code.js',
    'appsscript.json',
    'import.html',
    'sidebar.html',
  ]);
});

test('nothing is built while nothing has changed; a change of a source or of dist builds again', async () => {
  expect((await bundle(start())).fresh).toBe(true);
  expect((await bundle(root)).fresh).toBe(false);
  writeFileSync(path.join(root, 'dist', 'Code.js'), 'edited');
  expect((await bundle(root)).fresh).toBe(true);
  writeFileSync(
    path.join(root, 'src', 'kit', 'index.ts'),
    "export const greet = (name: string): string => 'Здравствуйте, ' + name;\n",
  );
  const again = await bundle(root);
  expect(again.fresh).toBe(true);
  expect(again.files['Code.js']).toContain('Здравствуйте');
});

test('a file left in dist by an older build is removed', async () => {
  start();
  mkdirSync(path.join(root, 'dist'));
  writeFileSync(path.join(root, 'dist', 'Old.js'), '');
  expect(Object.keys((await bundle(root)).files).sort()).toEqual(['Code.js', 'import.html', 'sidebar.html']);
});

test('a page that carries server code is refused by name, and dist is left as it was', async () => {
  await bundle(start());
  const before = dist('sidebar.html');
  writeFileSync(
    path.join(root, 'sidebar', 'main.tsx'),
    "import { secret } from '../src/app/index.ts';\ndocument.title = secret;\n",
  );
  await expect(bundle(root)).rejects.toThrow('sidebar/index.html carries src/app/index.ts: import its types only.');
  expect(dist('sidebar.html')).toBe(before);
});

test('types of the server leave no trace in a page', async () => {
  await bundle(
    start({
      'sidebar/import.ts': "import type { secret } from '../src/app/index.ts';\nexport type T = typeof secret;\n",
    }),
  );
  expect(dist('import.html')).not.toContain('server only');
});

test('a bundle the gate refuses is not written', async () => {
  start({ 'src/main.ts': 'export function onOpen(): void {}\n' });
  await expect(bundle(root)).rejects.toThrow('onOpen does nothing: its body is empty');
  expect(readdirSync(root)).not.toContain('dist');
});

test('a zod format that Apps Script cannot check is refused with its file', async () => {
  start({ 'src/kit/link.ts': "import * as z from 'zod/mini';\nexport const link = z.url();\n" });
  await expect(bundle(root)).rejects.toThrow('src/kit/link.ts: z.url');
});

test('an optional < in a regular expression keeps its meaning when inlined', () => {
  expect(inlineScript('var a = /<?b/;')).toBe('var a = /\\x3c?b/;');
});
