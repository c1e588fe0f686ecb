import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readmes, renewed } from '../build/readme.ts';
import { TASK_PAGE, taskPage } from '../build/task-page.ts';
import { stages } from '../src/stages/index.ts';

test.each(readmes)('%s shows the stages as they are declared', (file, lang) => {
  const text = readFileSync(file, 'utf8');
  expect(text).toBe(renewed(text, lang));
});

test.each(readmes)('every picture and file that %s points to is there', (file) => {
  const text = readFileSync(file, 'utf8');
  const targets = [...text.matchAll(/\]\((?!https?:|#)([^)\s]+)\)/g)].map((m) => m[1] as string);
  expect(targets.length).toBeGreaterThan(5);
  expect(targets.filter((target) => !existsSync(path.join('.', target)))).toEqual([]);
});

test.each(['column', 'form', 'rule'])('the example «%s» fits today’s code and touches one file', (name) => {
  const file = `docs/examples/${name}.diff`;
  expect(() => execFileSync('git', ['apply', '--check', file], { stdio: 'pipe' })).not.toThrow();
  expect(readFileSync(file, 'utf8').match(/^diff --git/gm)).toHaveLength(1);
});

test('each of the 36 tasks is walked by a test that bears its number, and the page of tasks says which', () => {
  const page = taskPage();
  expect(readFileSync(TASK_PAGE, 'utf8')).toBe(page);
  const all = stages.flatMap((s) => s.tasks);
  expect(all).toHaveLength(36);
  for (const t of all) expect(page).toMatch(new RegExp(`\\| ${t.id.replaceAll('.', '\\.')} \\|.*\\.test\\.ts`));
});
