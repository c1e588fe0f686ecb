/** docs/tasks.md: each task of the model, the registers its evidence is counted from, and the tests that walk it. Made from the declarations. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { stages } from '../src/stages/index.ts';

const filesIn = (dir: string): string[] =>
  readdirSync(dir).flatMap((name) => {
    const file = path.join(dir, name);
    return statSync(file).isDirectory() ? filesIn(file) : name.endsWith('.test.ts') ? [file] : [];
  });

/** Tests by the task that their name begins with. */
function testsByTask(): Map<string, string[]> {
  const out = new Map<string, string[]>();
  for (const file of filesIn('tests').sort()) {
    for (const [, id = '', name = ''] of readFileSync(file, 'utf8').matchAll(
      /(?:test|describe)\(\s*['"](\d\.(?:in|out)\.\d): ([^'"]+)['"]/g,
    )) {
      out.set(id, [...(out.get(id) ?? []), `${name} (\`${file.split(path.sep).join('/')}\`)`]);
    }
  }
  return out;
}

/** What a task looks like, where `npm run tour` has made a picture of it. */
const pictures = (tasks: readonly { id: string; words: readonly [string, string] }[]): string[] =>
  tasks
    .filter((t) => existsSync(path.join('docs', 'pictures', `task-${t.id}.png`)))
    .flatMap((t) => ['', `**${t.id}** ${t.words[0]}`, '', `![${t.id}](pictures/task-${t.id}.png)`]);

export const TASK_PAGE = 'docs/tasks.md';

export function taskPage(): string {
  const tests = testsByTask();
  const parts = stages.map((stage) => {
    const rows = stage.tasks.map((t) => {
      const from = [...new Set((t.evidence?.reads ?? []).map((x) => x.sheet[0]))].join(', ') || '—';
      return `| ${t.id} | ${t.words[0]} | ${from} | ${(tests.get(t.id) ?? ['—']).join('<br>')} |`;
    });
    const forms = stage.forms.map((f) => `${f.code} ${f.title[0]}`).join(', ') || '—';
    const papers = stage.papers.map((x) => x.title[0]).join('; ') || '—';
    return [
      `## ${stage.number}. ${stage.title[0]}`,
      '',
      `Forms: ${forms}.`,
      '',
      `Papers: ${papers}.`,
      '',
      '| task | in the words of the model | evidence is counted from | tests |',
      '| --- | --- | --- | --- |',
      ...rows,
      ...pictures(stage.tasks),
    ].join('\n');
  });
  return [
    '# The tasks of the model, and where each is walked',
    '',
    'Made by `npm run readme` from `src/stages` and from the names of the tests.',
    '',
    parts.join('\n\n'),
    '',
  ].join('\n');
}
