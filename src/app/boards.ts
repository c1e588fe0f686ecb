/** The home tab and «Внимание»: values the script writes, computed from the tables. Facts are never sheet formulas. */
import { type Board, readBoards, writeBoard } from '../google/boards.ts';
import { type Cell, type Finding, join, type Programme, type Rule, say, sayDay, type Words } from '../kit/index.ts';
import { settingsOf } from '../stages/1-preparation/settings.ts';
import { forms, reports, roadmaps, rules, stages, tables } from '../stages/index.ts';
import { answers, letters } from '../stages/records.ts';
import type { Snapshot } from './snapshot.ts';

const FORMS_HEADING = stages.length + 2;
const ATTENTION_HEADING = FORMS_HEADING + forms.length + 2;

export const home: Board = {
  id: 'home',
  sheet: ['Панель', 'Home'],
  colour: '#3c4a5c',
  widths: [200, 460, 190, 460],
  headings: [FORMS_HEADING, ATTENTION_HEADING],
};
export const attention: Board = {
  id: 'attention',
  sheet: ['Внимание', 'Attention'],
  colour: '#b3403a',
  widths: [240, 520, 120, 120],
};
export const boards: readonly Board[] = [
  home,
  attention,
  ...reports.map((r) => ({
    id: r.id,
    sheet: r.sheet,
    colour: '#3c4a5c',
    widths: r.header.map(() => 180),
    hidden: true,
  })),
];

/** Every table that a board looks at. */
export const boardReads = tables.filter((t) => !t.grows);

export type Noticed = Finding & { rule: Rule };

/** What needs a person's attention, the oldest first. */
export const findingsOf = (p: Programme): readonly Noticed[] =>
  rules
    .flatMap((rule) => rule.find(p).map((f) => ({ ...f, rule })))
    .sort((a, b) => a.since.localeCompare(b.since) || a.about.localeCompare(b.about));

export type Progress = { done: number; of: number };

/** Tasks done or not needed, of all the tasks in a stage's tab. */
export const progressOf = (p: Programme, stage: number): Progress => {
  const rows = p.rows(roadmaps[stage - 1]?.table as (typeof roadmaps)[number]['table']);
  return { done: rows.filter((t) => t.status === 'done' || t.status === 'skipped').length, of: rows.length };
};

/** What waits for the curator apart from the rules: cells that cannot be read, answers set aside, letters not sent. */
export function waiting(s: Snapshot): Words[] {
  const aside = s.rows(answers).filter((a) => a.state === 'aside').length;
  const unclear = s.rows(letters).filter((l) => l.state === 'unclear' || l.state === 'failed').length;
  const out: Words[] = [];
  if (s.problems.length) {
    out.push([
      `Ячеек, которые не удаётся прочитать: ${s.problems.length}`,
      `Cells that cannot be read: ${s.problems.length}`,
    ]);
  }
  if (aside) out.push([`Отложенных ответов: ${aside}`, `Answers set aside: ${aside}`]);
  if (unclear) out.push([`Писем, о которых надо решить: ${unclear}`, `Letters to decide about: ${unclear}`]);
  return out;
}

type Line = readonly (Cell | Words)[];

function homeLines(s: Snapshot): Line[] {
  const { organisation, year, practice } = settingsOf(s);
  const dot: Words = [' · ', ' · '];
  const head: Words = join(
    ['Программа наставничества', 'Mentoring programme'],
    organisation ? join(dot, organisation) : ['', ''],
    year ? join(dot, year) : ['', ''],
  );
  const stamp = `${sayDay(s.today, s.lang)}, ${s.now.moment.slice(11, 16)}`;
  return [
    [
      head,
      practice ? ['Учебная школа: люди вымышлены', 'A practice school: the people are invented'] : '',
      ['Состояние', 'State'],
      [`Данные на ${stamp}`, `As of ${stamp}`],
    ],
    ...stages.map((stage): Line => {
      const { done, of } = progressOf(s, stage.number);
      const bar = '█'.repeat(of ? Math.round((done / of) * 10) : 0).padEnd(10, '░');
      return [stage.sheet, stage.title, [`${bar} ${done} из ${of}`, `${bar} ${done} of ${of}`], ''];
    }),
    ['', '', '', ''],
    [['Формы', 'Forms'], '', '', ''],
    ...forms.map((f): Line => {
      const made = s.memory.forms[f.id];
      const count = s.rows(answers).filter((a) => a.form === f.code && a.state !== 'aside').length;
      return [
        `${f.code}`,
        f.title,
        [`ответов: ${count}`, `answers: ${count}`],
        made?.url ?? ['форма ещё не создана', 'not made yet'],
      ];
    }),
    ['', '', '', ''],
    [['Требует внимания', 'Needs attention'], '', '', ''],
    ...waiting(s).map((w): Line => ['', w, '', '']),
    ...(findingsOf(s).length
      ? [
          [
            '',
            [`${findingsOf(s).length} — на листе «Внимание»`, `${findingsOf(s).length} in the tab “Attention”`],
            '',
            '',
          ] as Line,
        ]
      : []),
    ...(findingsOf(s).length || waiting(s).length ? [] : [['', ['Сейчас ничего', 'Nothing now'], '', ''] as Line]),
  ];
}

const attentionLines = (s: Snapshot): Line[] => [
  [
    ['Что', 'What'],
    ['Подробно и что сделать', 'Details and what to do'],
    ['Строка', 'Row'],
    ['С какого дня', 'Since'],
  ],
  ...findingsOf(s).map((f): Line => [f.rule.title, f.words, f.about, sayDay(f.since, s.lang)]),
  ...s.problems.map(
    (p): Line => [
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
    .map((a): Line => [['Отложенный ответ', 'Answer set aside'], a.reason ?? '', a.id, '']),
];

/** Rewrites the boards from a fresh snapshot. */
export function refreshBoards(s: Snapshot): void {
  const spelt = (lines: readonly Line[]): Cell[][] =>
    lines.map((line) =>
      line.map((cell) => (Array.isArray(cell) ? say(cell as unknown as Words, s.lang) : (cell as Cell))),
    );
  const content = new Map<string, Cell[][]>([
    [home.id, spelt(homeLines(s))],
    [attention.id, spelt(attentionLines(s))],
    ...reports.map((r) => [r.id, spelt([r.header, ...r.rows(s)])] as [string, Cell[][]]),
  ]);
  writeBoard(readBoards(boards), content);
}
