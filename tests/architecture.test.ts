import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { bundle } from '../build/bundle.ts';

const filesIn = (dir: string): string[] =>
  readdirSync(dir).flatMap((name) => {
    const file = path.join(dir, name);
    return statSync(file).isDirectory() ? filesIn(file) : file.endsWith('.ts') || file.endsWith('.tsx') ? [file] : [];
  });

/** The stage a file belongs to, by the number in its own or its folder's name. */
const stageOf = (file: string): number | undefined => {
  const found = /src\/stages\/(\d)-/.exec(file);
  return found ? Number(found[1]) : undefined;
};

const imports = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)].map((m) =>
    path.join(path.dirname(file), m[1] as string),
  );

// Who may import whom is enforced by tsc (each folder's tsconfig.json); the order of the stages needs a test.
test.each(filesIn('src/stages').filter((f) => stageOf(f)))('%s uses its own and earlier stages only', (file) => {
  expect(imports(file).filter((f) => (stageOf(f) ?? 0) > (stageOf(file) as number))).toEqual([]);
});

test('the sidebar imports types of the server, never its code; only the pairing engine may run on either side', () => {
  const bad = filesIn('sidebar').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^import (?!type)[^;]*from '\.\.\/src\/(?!matching\/)[^']*'/gm)].map(
      (m) => `${file}: ${m[0]}`,
    ),
  );
  expect(bad).toEqual([]);
});

test('no service of Google is named in what the sidebar carries, and no zod', async () => {
  const { files } = await bundle();
  for (const [name, text] of Object.entries(files)) {
    if (name.endsWith('.html')) expect(text).not.toMatch(/SpreadsheetApp|MailApp|FormApp|ZodMini/);
  }
});

test('only src/google speaks to Google', () => {
  const named =
    /\b(SpreadsheetApp|FormApp|MailApp|ScriptApp|LockService|PropertiesService|HtmlService|DocumentApp|Utilities|Session|Sheets)\./;
  const speaking = filesIn('src').filter((file) => named.test(readFileSync(file, 'utf8')));
  expect(speaking.filter((file) => !file.startsWith('src/google/'))).toEqual([]);
});

test('time and chance come in as values: only src/google/host.ts asks the clock', () => {
  const asks = filesIn('src').filter((file) =>
    /new Date\(\)|Date\.now\(\)|Math\.random\(/.test(readFileSync(file, 'utf8')),
  );
  expect(asks).toEqual(['src/google/host.ts']);
});
