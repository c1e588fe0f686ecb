/** «Панель»: the tab a curator opens each morning. */
import {
  type AnyTable,
  addDays,
  idOf,
  join,
  type LocalDate,
  type Report,
  type ReportRow,
  type Rule,
  report,
  sayDay,
  type Words,
} from '../kit/index.ts';
import { settings, settingsOf } from '../stages/1-preparation/settings.ts';
import { weekday } from '../stages/calendar.ts';
import { forms, roadmaps } from '../stages/index.ts';
import { funnel } from '../stages/monitoring/index.ts';
import { answers } from '../stages/records.ts';
import { attention, findingsOf, type Noticed, progressOf, rowLink, waiting } from './attention.ts';
import type { Snapshot } from './snapshot.ts';

/** The home tab shows the first of a long list; «Внимание» has them all. */
const MOST_SHOWN = 6;
const MOST_AHEAD = 7;

function heading(s: Snapshot): Words {
  const { organisation, year, practice } = settingsOf(s);
  const dot: Words = [' · ', ' · '];
  return join(
    ['Наставничество', 'Mentoring'],
    organisation ? join(dot, organisation) : ['', ''],
    year ? join(dot, year) : ['', ''],
    practice ? [' · люди вымышлены', ' · invented people'] : ['', ''],
  );
}

/** Each reason once, with what has waited longest; «Внимание» lists them all. */
function attentionRows(s: Snapshot): ReportRow[] {
  const own = waiting(s).map(
    ({ words, table }): ReportRow => [['Ждёт решения', 'Waits for you'], table ? { words, to: { table } } : words],
  );
  const reasons = new Map<Rule, Noticed[]>();
  for (const f of findingsOf(s)) reasons.set(f.rule, [...(reasons.get(f.rule) ?? []), f]);
  const lines = [...reasons.values()].map((all): ReportRow => {
    const [first] = all as [Noticed];
    const where = all.length > 1 ? { words: `× ${all.length}`, to: { table: attention.id } } : rowLink(s, first.about);
    return [first.rule.title, first.words, where, sayDay(first.since, s.lang)];
  });
  const shown = lines.slice(0, MOST_SHOWN);
  const more = lines.length - shown.length;
  const rest: Words = [
    `и ещё причин: ${more} — на листе «Внимание»`,
    `and ${more} more reasons in the tab “Attention”`,
  ];
  return [
    ...own,
    ...shown,
    ...(more > 0 ? [['', { words: rest, to: { table: attention.id } }]] : []),
    ...(own.length + shown.length ? [] : [[['Сейчас ничего', 'Nothing now'] as Words]]),
  ];
}

const AHEAD_DAYS = 7;
const weekdays: readonly Words[] = [
  ['пн', 'Mon'],
  ['вт', 'Tue'],
  ['ср', 'Wed'],
  ['чт', 'Thu'],
  ['пт', 'Fri'],
  ['сб', 'Sat'],
  ['вс', 'Sun'],
];

type Ahead = { on: LocalDate; words: Words; table: AnyTable; rows: string[] };

/** What lies in the days ahead, the nearest first; the same on one day is one line. */
export function aheadOf(s: Snapshot): Ahead[] {
  const until = addDays(s.today, AHEAD_DAYS);
  const found = new Map<string, Ahead>();
  for (const table of s.loaded) {
    for (const row of s.read(table)?.rows ?? []) {
      for (const { on, words } of table.happens(row)) {
        if (on < s.today || on > until) continue;
        const key = `${on}|${words[0]}`;
        const known = found.get(key) ?? { on, words, table, rows: [] };
        known.rows.push(idOf(table, row));
        found.set(key, known);
      }
    }
  }
  return [...found.values()].sort((a, b) => a.on.localeCompare(b.on) || a.words[0].localeCompare(b.words[0]));
}

function weekRows(s: Snapshot): ReportRow[] {
  const all = aheadOf(s);
  const shown = all.slice(0, MOST_AHEAD).map(({ on, words, table, rows }): ReportRow => {
    const to = { table: table.id, ...(rows.length === 1 && { row: rows[0] as string }) };
    return [
      join(weekdays[weekday(on)] ?? ['', ''], [
        ` ${sayDay(on, 'ru').slice(0, 5)}`,
        ` ${sayDay(on, 'en').slice(0, -5)}`,
      ]),
      words,
      { words: rows.length === 1 ? (rows[0] as string) : `× ${rows.length}`, to },
    ];
  });
  const more = all.length - shown.length;
  if (more > 0) shown.push(['', [`и ещё ${more}`, `and ${more} more`]]);
  return shown.length
    ? shown
    : [
        [
          ['Ничего', 'Nothing'],
          ['на ближайшую неделю ничего не назначено', 'nothing is set for the week ahead'],
        ],
      ];
}

/** Signs of a bar of progress. */
const BAR = 7;

const stageRows = (s: Snapshot): ReportRow[] =>
  roadmaps.map(({ stage, table }) => {
    const { done, of } = progressOf(s, stage.number);
    const bar = '█'.repeat(of ? Math.round((done / of) * BAR) : 0).padEnd(BAR, '░');
    const late = s
      .rows(table)
      .filter((t) => t.due && t.due < s.today && t.status !== 'done' && t.status !== 'skipped').length;
    return [
      { words: stage.sheet, to: { table: table.id } },
      stage.title,
      [`${bar} ${done} из ${of}`, `${bar} ${done} of ${of}`],
      late ? [`просрочено: ${late}`, `overdue: ${late}`] : '',
    ];
  });

const formRows = (s: Snapshot): ReportRow[] =>
  forms.map((f) => {
    const made = s.memory.forms[f.id];
    const count = s.rows(answers).filter((a) => a.form === f.code && a.state !== 'aside').length;
    return [
      f.code,
      made?.url ? { words: f.title, to: { url: made.url } } : f.title,
      [`ответов: ${count}`, `answers: ${count}`],
      made?.url ? '' : ['ещё не создана', 'not made yet'],
    ];
  });

export const home: Report<Snapshot> = report('home', {
  sheet: ['Панель', 'Home'],
  front: true,
  heading,
  widths: [180, 430, 150, 105],
  reads: [settings],
  blocks: [
    {
      id: 'attention',
      title: ['Требует внимания', 'Needs attention'],
      header: [
        ['Что', 'What'],
        ['Самое давнее: подробно и что сделать', 'What has waited longest, and what to do'],
        ['Где', 'Where'],
        ['С какого дня', 'Since'],
      ],
      rows: attentionRows,
    },
    {
      id: 'week',
      title: ['Неделя впереди', 'The week ahead'],
      header: [
        ['День', 'Day'],
        ['Что будет', 'What'],
        ['Строка', 'Row'],
      ],
      rows: weekRows,
    },
    {
      id: 'stages',
      title: ['Где мы: семь этапов', 'Where we are: seven stages'],
      header: [
        ['Лист', 'Tab'],
        ['Этап', 'Stage'],
        ['Задачи', 'Tasks'],
        ['Сроки', 'Dates'],
      ],
      rows: stageRows,
    },
    { ...funnel, ...(funnel.chart && { chart: { ...funnel.chart, place: 'top', width: 440, height: 320 } }) },
    {
      id: 'forms',
      title: ['Анкеты', 'Forms'],
      header: [
        ['Код', 'Code'],
        ['Анкета', 'Form'],
        ['Ответы', 'Answers'],
        ['', ''],
      ],
      rows: formRows,
    },
  ],
});
