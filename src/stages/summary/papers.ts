/** What is handed upward on paper: the region's page, and the analytical note of the year's end. Numbers of the last release alone. */
import { document, type LocalDate, type Part, type Programme, say, sayDay, type Words } from '../../kit/index.ts';
import { serving, settings, settingsOf, team } from '../1-preparation/settings.ts';
import { experts } from '../4-selection/experts.ts';
import { levels, programmeIndex } from '../6-work/curator-survey.ts';
import { expertsSay } from '../7-completion/assessing.ts';
import { assessments } from '../7-completion/assessments.ts';
import { processReport } from '../monitoring/process-report.ts';
import { type Factor, factors, swotOf } from '../monitoring/swot.ts';
import { releases, thresholdOf } from './ledger.ts';
import type { SummaryLine } from './line.ts';
import { sectionsOf } from './page.ts';
import { ledgerOf } from './release.ts';

const noRelease: Words = [
  'выпуск сводки (панель → «Итоги» → «Сводка для наблюдателей»)',
  'a release of the summary (panel → “Results” → “Summary for observers”)',
];
const noName: Words = ['название организации (лист «Настройки»)', 'the organisation’s name (tab “Settings”)'];

const said: Readonly<Record<Factor, Words>> = {
  strength: ['Сильные стороны', 'Strengths'],
  weakness: ['Слабые стороны', 'Weaknesses'],
  opportunity: ['Возможности', 'Opportunities'],
  threat: ['Угрозы', 'Threats'],
};
const quadrants = Object.keys(factors) as Factor[];

const noQuadrant = (factor: Factor): Words => [
  `SWOT, «${said[factor][0]}» (лист «Мониторинг: процесс» → «SWOT: итог куратора»)`,
  `SWOT, “${said[factor][1]}” (tab “Monitoring: process” → “SWOT: the curator’s conclusion”)`,
];

const lacks = (p: Programme): Words[] => [
  ...(settingsOf(p).organisation ? [] : [noName]),
  ...(ledgerOf(p).length ? [] : [noRelease]),
];

const spelt = (p: Programme, cell: SummaryLine['cells'][number]): string =>
  Array.isArray(cell) ? say(cell as unknown as Words, settingsOf(p).language) : String(cell ?? '');

const wordsOf = (cell: SummaryLine['cells'][number] | undefined): Words =>
  Array.isArray(cell) ? (cell as unknown as Words) : [String(cell ?? ''), String(cell ?? '')];

/** Lines of the file as parts of a paper. */
function partsOf(p: Programme, lines: readonly SummaryLine[]): Part[] {
  const out: Part[] = [];
  for (const { kind, cells } of lines) {
    const last = out.at(-1);
    if (kind === 'title') out.push({ part: 'heading', words: wordsOf(cells[0]) });
    else if (kind === 'said') out.push({ part: 'text', words: wordsOf(cells[0]) });
    else if (kind === 'header') out.push({ part: 'table', header: cells.map(wordsOf), rows: [] });
    else if (kind === 'row' && last?.part === 'table')
      out[out.length - 1] = { ...last, rows: [...last.rows, last.header.map((_, i) => spelt(p, cells[i] ?? ''))] };
  }
  return out;
}

const text = (words: Words): Part => ({ part: 'text', words });

function opening(p: Programme, title: Words): Part[] {
  const { organisation = '', fullName, year = '' } = settingsOf(p);
  const day = ledgerOf(p).at(-1)?.day as LocalDate;
  const name = fullName ?? organisation;
  return [
    text([name, name]),
    { part: 'heading', words: title },
    text([`${year} учебный год. Данные на ${sayDay(day, 'ru')}.`, `School year ${year}. As of ${sayDay(day, 'en')}.`]),
  ];
}

const hiddenNote = (p: Programme): Part => {
  const k = thresholdOf(p);
  return text([
    `«н/д» — людей меньше ${k} или по числу можно вычислить меньшее.`,
    `“n/a”: fewer than ${k} people, or a smaller number could be worked out.`,
  ]);
};

const signed = (p: Programme): Part[] => {
  const who = serving(p, 'curator')[0]?.fullName ?? '____________________';
  return [
    text([`Куратор: ____________________ / ${who}`, `Curator: ____________________ / ${who}`]),
    text(['Дата: ____________________', 'Date: ____________________']),
  ];
};

/** One page for whoever collects from schools: by form of mentoring, as of a day. */
const regionPage = document('region-page', {
  title: [
    'Отчёт в регион: формы наставничества и показатели',
    'Report to the region: forms of mentoring and indicators',
  ],
  reads: [settings, team, releases],
  lacks,
  parts: (p) => {
    const s = sectionsOf(ledgerOf(p), []);
    if (!s) return [];
    return [
      ...opening(p, ['Внедрение целевой модели наставничества', 'The target model of mentoring in practice']),
      ...partsOf(p, [...s.forms, ...s.way, ...s.process, ...s.kpis]),
      hiddenNote(p),
      ...signed(p),
    ];
  },
});

/** How the curators themselves rate the organisation of the work, by F12. */
function curatorIndex(p: Programme): Part[] {
  const found = programmeIndex(p);
  if (!found) return [];
  const level = levels[found.level];
  return [
    text([
      `Индекс организации работы (анкета кураторов): ${found.index} из 18 — ${level[0]}.`,
      `Index of how the work is organised (curators’ questionnaire): ${found.index} of 18, ${level[1]}.`,
    ]),
  ];
}

const pen: Part = text(['________________________________________', '________________________________________']);

/** 18. What the year came to; the curator writes what follows from it. */
const analyticalNote = document('analytical-note', {
  no: 18,
  title: ['Аналитическая справка по итогам года', 'Analytical note on the year'],
  reads: [...new Set([...processReport.reads, releases, experts, assessments])],
  besides: processReport,
  lacks: (p, _about, own) => {
    const swot = swotOf(p, own);
    return [...lacks(p), ...quadrants.filter((factor) => !swot[factor].length).map(noQuadrant)];
  },
  parts: (p, _about, own) => {
    const s = sectionsOf(ledgerOf(p), []);
    if (!s) return [];
    const swot = swotOf(p, own);
    return [
      ...opening(p, [
        'Аналитическая справка о реализации программы наставничества',
        'Analytical note on the mentoring programme',
      ]),
      ...partsOf(p, [...s.way, ...s.process, ...s.coverage, ...s.kpis, ...s.satisfaction, ...s.influence, ...s.trend]),
      hiddenNote(p),
      ...curatorIndex(p),
      ...expertsSay(p),
      ...quadrants.flatMap((factor): Part[] => [
        { part: 'heading', words: said[factor] },
        { part: 'list', items: swot[factor] },
      ]),
      { part: 'heading', words: ['Выводы и предложения', 'Conclusions and proposals'] },
      pen,
      pen,
      ...signed(p),
    ];
  },
});

export const summaryPapers = [regionPage, analyticalNote] as const;
