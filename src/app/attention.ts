/** What needs a person's attention, and the tab that lists all of it. */
import {
  type Finding,
  join,
  type Linked,
  type Programme,
  type Report,
  type ReportRow,
  type Rule,
  report,
  sayDay,
  type Words,
} from '../kit/index.ts';
import { roadmaps, rules } from '../stages/index.ts';
import { answers, letters } from '../stages/records.ts';
import type { Snapshot } from './snapshot.ts';

export type Noticed = Finding & { rule: Rule };

/** What needs a person's attention, the oldest first. */
export const findingsOf = (p: Programme): readonly Noticed[] =>
  rules
    .filter((rule) => !rule.lettersOnly)
    .flatMap((rule) => rule.find(p).map((f) => ({ ...f, rule })))
    .sort((a, b) => a.since.localeCompare(b.since) || a.about.localeCompare(b.about));

export type Progress = { done: number; of: number };

/** Tasks done or not needed, of all the tasks in a stage's tab. */
export const progressOf = (p: Programme, stage: number): Progress => {
  const rows = p.rows(roadmaps[stage - 1]?.table as (typeof roadmaps)[number]['table']);
  return { done: rows.filter((t) => t.status === 'done' || t.status === 'skipped').length, of: rows.length };
};

/** Something that waits, and the tab that lists it where there is one. */
type Waiting = { words: Words; table?: string };

/** What waits for the curator apart from the rules: cells that cannot be read, answers set aside, letters not sent. */
export function waiting(s: Snapshot): Waiting[] {
  const aside = s.rows(answers).filter((a) => a.state === 'aside').length;
  const unclear = s.rows(letters).filter((l) => l.state === 'unclear' || l.state === 'failed').length;
  const out: Waiting[] = [];
  const tell = (ru: string, en: string, table?: string) => out.push({ words: [ru, en], ...(table && { table }) });
  const unread = s.problems.length;
  if (unread)
    tell(`Ячеек, которые не удаётся прочитать: ${unread}`, `Cells that cannot be read: ${unread}`, 'attention');
  if (s.memory.ills.length) {
    const named = (n: 0 | 1) => s.memory.ills.map((w) => w[n]).join(', ');
    tell(`Решите в «Наставничество → Состояние»: ${named(0)}`, `Decide in “Mentoring → State”: ${named(1)}`);
  }
  if (aside) tell(`Отложенных ответов: ${aside}`, `Answers set aside: ${aside}`, 'attention');
  if (unclear) tell(`Писем, о которых надо решить: ${unclear}`, `Letters to decide about: ${unclear}`, letters.id);
  return out;
}

/** The code of a row as a link to it, a table by its name; as it is where there is neither. */
export function rowLink(s: Snapshot, code: string): Linked | string {
  const whole = s.loaded.find((t) => t.id === code);
  if (whole) return { words: whole.sheet, to: { table: whole.id } };
  const table = s.loaded.find((t) => s.read(t)?.at.has(code));
  return table ? { words: code, to: { table: table.id, row: code } } : code;
}

const lines = (s: Snapshot): ReportRow[] => [
  ...findingsOf(s).map((f): ReportRow => [f.rule.title, f.words, rowLink(s, f.about), sayDay(f.since, s.lang)]),
  ...s.problems.map(
    (p): ReportRow => [
      ['Не удаётся прочитать', 'Cannot be read'],
      join(
        [`Лист «${p.sheet}», строка ${p.row}, «${p.column}»: `, `Tab “${p.sheet}”, row ${p.row}, “${p.column}”: `],
        p.words,
      ),
      '',
      '',
    ],
  ),
  ...s
    .rows(answers)
    .filter((a) => a.state === 'aside')
    .map((a): ReportRow => [['Отложенный ответ', 'Answer set aside'], a.reason ?? '', rowLink(s, a.id), '']),
];

export const attention: Report<Snapshot> = report('attention', {
  sheet: ['Внимание', 'Attention'],
  colour: '#b3403a',
  front: true,
  widths: [240, 520, 120, 120],
  reads: [...new Set([...rules.flatMap((r) => r.reads), answers])],
  header: [
    ['Что', 'What'],
    ['Подробно и что сделать', 'Details and what to do'],
    ['Строка', 'Row'],
    ['С какого дня', 'Since'],
  ],
  rows: lines,
});
