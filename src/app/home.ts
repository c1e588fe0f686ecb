/** «Панель»: the tab a curator opens each morning. */
import { join, type Report, type ReportRow, report, sayDay, type Words } from '../kit/index.ts';
import { settings, settingsOf } from '../stages/1-preparation/settings.ts';
import { forms, roadmaps } from '../stages/index.ts';
import { answers } from '../stages/records.ts';
import { findingsOf, progressOf, rowLink, waiting } from './attention.ts';
import type { Snapshot } from './snapshot.ts';

/** The home tab shows the first of a long list; «Внимание» has them all. */
const MOST_SHOWN = 8;

function heading(s: Snapshot): Words {
  const { organisation, year, practice } = settingsOf(s);
  const dot: Words = [' · ', ' · '];
  return join(
    ['Программа наставничества', 'Mentoring programme'],
    organisation ? join(dot, organisation) : ['', ''],
    year ? join(dot, year) : ['', ''],
    practice ? [' · учебная школа: люди вымышлены', ' · a practice school: the people are invented'] : ['', ''],
  );
}

function attentionRows(s: Snapshot): ReportRow[] {
  const found = findingsOf(s);
  const own = waiting(s).map((w): ReportRow => [{ words: w, to: { table: 'attention' } }]);
  const shown = found
    .slice(0, MOST_SHOWN)
    .map((f): ReportRow => [f.rule.title, f.words, rowLink(s, f.about), sayDay(f.since, s.lang)]);
  const more = found.length - shown.length;
  return [
    ...own,
    ...shown,
    ...(more > 0
      ? [
          [
            {
              words: [`и ещё ${more} — на листе «Внимание»`, `and ${more} more in the tab “Attention”`] as Words,
              to: { table: 'attention' },
            },
          ],
        ]
      : []),
    ...(own.length + shown.length ? [] : [[['Сейчас ничего', 'Nothing now'] as Words]]),
  ];
}

const stageRows = (s: Snapshot): ReportRow[] =>
  roadmaps.map(({ stage, table }) => {
    const { done, of } = progressOf(s, stage.number);
    const bar = '█'.repeat(of ? Math.round((done / of) * 10) : 0).padEnd(10, '░');
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
  widths: [210, 430, 190, 120],
  reads: [settings],
  blocks: [
    {
      id: 'attention',
      title: ['Требует внимания', 'Needs attention'],
      header: [
        ['Что', 'What'],
        ['Подробно и что сделать', 'Details and what to do'],
        ['Строка', 'Row'],
        ['С какого дня', 'Since'],
      ],
      rows: attentionRows,
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
