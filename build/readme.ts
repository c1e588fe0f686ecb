/** Writes what is derived from the code into the READMEs, between its marks. */
import { readFileSync, writeFileSync } from 'node:fs';
import { coveragePage, currentCoverage, withCoverage } from '../runtime/coverage.ts';
import { askedIn, type Lang, say } from '../src/kit/index.ts';
import { stages } from '../src/stages/index.ts';
import { TASK_PAGE, taskPage } from './task-page.ts';

const START = '<!-- stages: made by npm run readme -->';
const END = '<!-- /stages -->';

/** The seven stages as a table, in the words of the declarations. */
export function stageTable(lang: Lang): string {
  const head = {
    ru: '| этап | задачи модели: внутри + вовне | реестры | формы | файл |',
    en: '| stage | tasks of the model: inside + outside | registers | forms | file |',
  }[lang];
  const rows = stages.map((s) => {
    const side = (which: 'inside' | 'outside') => s.tasks.filter((t) => t.side === which).length;
    const tables = s.tables.map((t) => say(t.sheet, lang)).join(', ') || '—';
    const forms =
      s.forms.map((f) => `${f.code} ${say(f.title, lang)} (${askedIn(f, 'full').length})`).join(', ') || '—';
    return `| **${s.number}** ${say(s.title, lang)} | ${side('inside')} + ${side('outside')} | ${tables} | ${forms} | \`${fileOf(s.number)}\` |`;
  });
  return [head, '| --- | --- | --- | --- | --- |', ...rows].join('\n');
}

const files = ['1-preparation/', '2-mentees/', '3-mentors/', '4-selection/', '5-pairs/', '6-work/', '7-completion/'];
const fileOf = (n: number) => `src/stages/${files[n - 1]}`;

/** The text with the part between the marks made anew. */
export function renewed(text: string, lang: Lang): string {
  const from = text.indexOf(START);
  const to = text.indexOf(END);
  if (from < 0 || to < from) throw new Error('the marks of the stage table are missing');
  return `${text.slice(0, from + START.length)}\n\n${stageTable(lang)}\n\n${text.slice(to)}`;
}

export const readmes: readonly [file: string, lang: Lang][] = [
  ['README.md', 'en'],
  ['README.ru.md', 'ru'],
];

export default async function main(): Promise<number> {
  for (const [file, lang] of readmes) writeFileSync(file, renewed(readFileSync(file, 'utf8'), lang));
  const coverage = currentCoverage();
  const runtime = 'runtime/README.md';
  writeFileSync(runtime, withCoverage(readFileSync(runtime, 'utf8'), coverage));
  writeFileSync('runtime/COVERAGE.md', coveragePage(coverage));
  writeFileSync(TASK_PAGE, taskPage());
  console.log(`${TASK_PAGE}: every task with its tests is up to date.`);
  console.log('README.md and README.ru.md: the table of stages is up to date.');
  console.log('runtime/README.md and runtime/COVERAGE.md: what is written, and what is not, is up to date.');
  return 0;
}
