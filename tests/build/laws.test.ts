import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { tree } from './tree.ts';

/** One lawful file a folder; a law breaks one of them. */
const LAWFUL = {
  'src/kit/index.ts': 'export const kit = 1;\n',
  'src/matching/index.ts': 'export const matching = 1;\n',
  'src/statistics/index.ts': 'export const statistics = 1;\n',
  'src/disclosure/index.ts': 'export const disclosure = 1;\n',
  'src/stages/index.ts': "import { kit } from '../kit/index.ts';\nexport const stages = kit;\n",
  'src/google/index.ts':
    "import { kit } from '../kit/index.ts';\nexport const google = (): string => SpreadsheetApp.getActive().getId() + kit;\n",
  'src/app/index.ts':
    "import { google } from '../google/index.ts';\nimport { stages } from '../stages/index.ts';\nexport const app = [google, stages];\n",
  'src/main.ts': "import { app } from './app/index.ts';\nexport function onOpen(): unknown {\n  return app;\n}\n",
};

function compiler(project: string, files: Record<string, string>): string {
  const root = tree({ ...LAWFUL, ...files });
  try {
    const tsc = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    return spawnSync(process.execPath, [tsc, '-b', project, '--pretty', 'false'], { cwd: root, encoding: 'utf8' })
      .stdout;
  } finally {
    rmSync(root, { recursive: true });
  }
}

test('the tree that keeps every law compiles', () => {
  expect(compiler('src', {})).toBe('');
});

test.each([
  [
    'a stage may not know a Google service',
    'src/stages',
    'export const id = SpreadsheetApp.getActive().getId();',
    'TS2304',
  ],
  ['a stage may not know the page', 'src/stages', 'export const page = document.title;', 'TS2584'],
  ['a stage may not log', 'src/stages', "export const log = () => console.log('');", 'TS2584'],
  ['a stage may not import the Google folder', 'src/stages', "export { google } from '../google/index.ts';", 'TS6307'],
  ['a stage may not import the application', 'src/stages', "export { app } from '../app/index.ts';", 'TS6307'],
  ['the kit may not import a stage', 'src/kit', "export { stages } from '../stages/index.ts';", 'TS6307'],
  ['the Google folder may not import a stage', 'src/google', "export { stages } from '../stages/index.ts';", 'TS6307'],
  [
    'the application may not call a Google service',
    'src/app',
    'export const left = MailApp.getRemainingDailyQuota();',
    'TS2304',
  ],
  ['statistics may not import the kit', 'src/statistics', "export { kit } from '../kit/index.ts';", 'TS6307'],
  ['the pairing engine may not import the kit', 'src/matching', "export { kit } from '../kit/index.ts';", 'TS6307'],
  ['disclosure control may not import the kit', 'src/disclosure', "export { kit } from '../kit/index.ts';", 'TS6307'],
  [
    'disclosure control may not know a Google service',
    'src/disclosure',
    'export const id = SpreadsheetApp.getActive().getId();',
    'TS2304',
  ],
])('%s', (_, project, line, code) => {
  const said = compiler(project, { [`${project}/broken.ts`]: `${line}\n` });
  expect(said).toContain(`${project}/broken.ts`);
  expect(said).toContain(code);
});
