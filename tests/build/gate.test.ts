import { expect, test } from 'vitest';
import { bannedFormats, gate } from '../../build/gate.ts';

const stub = 'function onOpen() {\n}\n';
const joined = `${stub}(() => { function onOpen() { SpreadsheetApp.getUi(); } globalThis.onOpen = onOpen; })();`;

test('a bundle whose entry points reach the application passes', () => {
  expect(gate(joined, ['onOpen']).problems).toEqual([]);
});

test.each([
  [
    'an entry point that is still its stub',
    `${stub}(() => {})();`,
    'onOpen is still the empty stub: it reaches no code',
  ],
  [
    'an entry point replaced by an empty function',
    `${stub}globalThis.onOpen = () => {};`,
    'onOpen does nothing: its body is empty',
  ],
  [
    'an entry point that became undefined',
    `${stub}globalThis.onOpen = undefined;`,
    'onOpen is not a function once Code.js is loaded',
  ],
  ['no top-level function', 'globalThis.onOpen = () => 1;', 'onOpen is not a top-level function: nothing can call it'],
  [
    'a function nobody declared',
    `${joined}\nfunction wipe() { return 1; }`,
    'wipe is a top-level function but no export of src/main.ts',
  ],
  ['a service touched at load', `${joined}\nconst id = SpreadsheetApp;`, 'SpreadsheetApp is used while Code.js loads'],
  [
    'a service touched and the error swallowed',
    `${joined}\ntry { MailApp } catch (e) {}`,
    'MailApp is used while Code.js loads',
  ],
  ['a throw at load', `${joined}\nnew URL('https://x')`, 'Code.js throws while loading: URL is not defined'],
  ['a log at load', `${joined}\nconsole.log(1)`, 'Code.js throws while loading: console is not defined'],
  ['a load that never ends', `${joined}\nfor (;;);`, 'Code.js throws while loading: Script execution timed out'],
  ['syntax newer than the target', `${joined}\nclass A { static x = 1 }`, 'Code.js is not an ES2020 script'],
  ['a module', `${joined}\nexport const a = 1;`, 'Code.js is not an ES2020 script'],
  ['escaped Cyrillic', `${joined}\nvar word = '\\u041f\\u0430\\u0440\\u0430';`, 'Cyrillic is escaped'],
  ['too much code', `${joined}\n// ${'x'.repeat(1001 * 1024)}`, 'at most 1000 KB may be pushed'],
])('the gate refuses %s', (_, code, problem) => {
  expect(gate(code, ['onOpen']).problems.join('\n')).toContain(problem);
});

test('a range of Cyrillic letters in a regular expression is no escaped text', () => {
  expect(gate(`${joined}\nvar letters = /[\\u0410-\\u044f]/;`, ['onOpen']).problems).toEqual([]);
});

test('a name google.script.run cannot see is refused as an entry point', () => {
  expect(gate('function hidden_() { return 1; }', ['hidden_']).problems.join()).toContain('hidden_ ends with _');
});

test('zod formats that need URL, atob or File are found in a source, and only in one that uses zod', () => {
  const source =
    "import * as z from 'zod/mini';\nconst a = z.url(); const b = z.optional(z.base64url()); const c = z.email(); fz.url();";
  expect(bannedFormats(source)).toEqual(['z.url', 'z.base64url']);
  expect(bannedFormats('const a = z.url();')).toEqual([]);
});
