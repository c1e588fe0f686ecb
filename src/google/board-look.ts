/** How a board looks: formats, lists, protection and charts, as requests that follow from its page alone. */
import {
  columnKeys,
  hash,
  type Lang,
  type Linked,
  type Page,
  type Placed,
  type Report,
  type Rows,
  say,
  TOP,
  UNTIL,
} from '../kit/index.ts';
import { chartOf } from './board-chart.ts';
import { COLUMN_MARK, TAB_MARK, type Tab } from './book.ts';
import type { GridRange, Request } from './sheets-api.ts';
import { colour, guardName, headerFormat, mark } from './tabs.ts';

type Format = GoogleAppsScript.Sheets.Schema.CellFormat;

/** What stands in the workbook already. */
export type Standing = { charts: ReadonlySet<number>; guards: ReadonlyMap<string, number> };

type ApiChart = GoogleAppsScript.Sheets.Schema.EmbeddedChart;

/** Plain data, so that two looks can be compared by their text. */
export type Look = { formats: readonly Request[]; open: readonly GridRange[]; charts: readonly ApiChart[] };

/** Columns to the right of a new board, for charts to stand over. */
const SPARE_COLUMNS = 8;

const HEADING: Format = {
  textFormat: { bold: true, fontSize: 14 },
  verticalAlignment: 'MIDDLE',
  wrapStrategy: 'OVERFLOW_CELL',
};
const quiet = { foregroundColorStyle: { rgbColor: colour('#5f6368') } };
const STAMP: Format = { textFormat: quiet, verticalAlignment: 'MIDDLE', wrapStrategy: 'OVERFLOW_CELL' };
/** A number too wide for its column would be shown as ###: the words are few, and the name of a month would be in the language of the file. They are part of the format: the cell holds the day alone, which a rule without a formula can compare with today. */
const untilDay = (lang: Lang): Format => ({
  numberFormat: {
    type: 'DATE',
    pattern: lang === 'ru' ? '"верно до "dd.mm.yyyy' : '"good until "yyyy-mm-dd',
  },
  horizontalAlignment: 'LEFT',
  textFormat: { ...quiet, bold: true },
});
const TITLE: Format = { textFormat: { bold: true, fontSize: 12 }, wrapStrategy: 'OVERFLOW_CELL' };
const SAID: Format = { textFormat: { ...quiet, fontSize: 9 }, wrapStrategy: 'OVERFLOW_CELL', verticalAlignment: 'TOP' };
const BODY: Format = { wrapStrategy: 'WRAP', verticalAlignment: 'TOP' };
const OWN = colour('#fff6d6');
const LINE = { style: 'SOLID', width: 1, colorStyle: { rgbColor: colour('#d4d8dc') } };

/** The first day that is past turns red by itself: no run of the script is needed to see that none has run. */
const lateRule = (sheetId: number): Request => {
  const { row, column } = UNTIL;
  return {
    addConditionalFormatRule: {
      index: 0,
      rule: {
        ranges: [
          {
            sheetId,
            startRowIndex: row,
            endRowIndex: row + 1,
            startColumnIndex: column,
            endColumnIndex: column + 1,
          },
        ],
        booleanRule: {
          condition: { type: 'DATE_BEFORE', values: [{ relativeDate: 'TODAY' }] },
          format: {
            backgroundColorStyle: { rgbColor: colour('#b3261e') },
            textFormat: { bold: true, foregroundColorStyle: { rgbColor: colour('#ffffff') } },
          },
        },
      },
    },
  };
};

/** A board that is not there yet, empty. */
export function newBoardRequests(r: Report<never>, sheetId: number, title: string, index: number): Request[] {
  const keys = columnKeys(r);
  const width = (startIndex: number, endIndex: number, pixelSize: number, hiddenByUser?: boolean): Request => ({
    updateDimensionProperties: {
      range: { sheetId, dimension: 'COLUMNS', startIndex, endIndex },
      properties: { pixelSize, ...(hiddenByUser && { hiddenByUser }) },
      fields: hiddenByUser ? 'pixelSize,hiddenByUser' : 'pixelSize',
    },
  });
  return [
    {
      addSheet: {
        properties: {
          sheetId,
          title,
          ...(r.front ? { index } : { hidden: true }),
          tabColorStyle: { rgbColor: colour(r.colour) },
          gridProperties: {
            rowCount: 200,
            columnCount: keys.length + SPARE_COLUMNS,
            frozenRowCount: 1,
            hideGridlines: true,
          },
        },
      },
    },
    mark(TAB_MARK, r.id, { sheetId }),
    ...keys.map((key, startIndex) =>
      mark(COLUMN_MARK, `${r.id}.${key}`, {
        dimensionRange: { sheetId, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 },
      }),
    ),
    ...r.widths.map((pixels, i) => width(i, i + 1, pixels)),
    width(r.widths.length, keys.length, 60, true),
    {
      addProtectedRange: {
        protectedRange: { range: { sheetId }, description: guardName(r.id, '*'), warningOnly: true },
      },
    },
    lateRule(sheetId),
  ];
}

/** Our columns of one tab as ranges; columns that the curator has put between them are left alone. */
type Area = { spot: (row: number, column: number) => GridRange; across: (rows: Rows, columns?: number) => GridRange[] };

function areaOf(r: Report<never>, { sheetId, layout }: Tab): Area {
  const at = columnKeys(r)
    .slice(0, r.widths.length)
    .map((key) => layout.places[key]);
  return {
    spot: (row, column) => {
      const startColumnIndex = at[column] ?? 0;
      const endColumnIndex = startColumnIndex + 1;
      return { sheetId, startRowIndex: row, endRowIndex: row + 1, startColumnIndex, endColumnIndex };
    },
    across: ([startRowIndex, endRowIndex], columns) => {
      const runs: [number, number][] = [];
      for (const i of at.slice(0, columns)) {
        const last = runs.at(-1);
        if (i === undefined) continue;
        if (last?.[1] === i) last[1] = i + 1;
        else runs.push([i, i + 1]);
      }
      return endRowIndex <= startRowIndex
        ? []
        : runs.map(([startColumnIndex, endColumnIndex]) => ({
            sheetId,
            startRowIndex,
            endRowIndex,
            startColumnIndex,
            endColumnIndex,
          }));
    },
  };
}

const paint = (ranges: readonly GridRange[], format: Format): Request[] =>
  ranges.map((range) => ({ repeatCell: { range, cell: { userEnteredFormat: format }, fields: 'userEnteredFormat' } }));

const line = (row: number): Rows => [row, row + 1];

function topLook(r: Report<never>, area: Area, lang: Lang): Request[] {
  return [
    ...paint(area.across(line(0)), { ...headerFormat(r.colour), ...HEADING }),
    ...paint(area.across([1, TOP]), STAMP),
    ...paint([area.spot(UNTIL.row, UNTIL.column)], untilDay(lang)),
  ];
}

function blockLook(r: Report<never>, area: Area, placed: Placed): Request[] {
  const { id, title, header, rows, columns, said } = placed;
  const block = r.blocks.find((b) => b.id === id);
  return [
    ...(block?.spills ? paint(area.across(rows), { ...BODY, wrapStrategy: 'OVERFLOW_CELL' }) : []),
    ...(rows[0] < rows[1] ? (block?.right ?? []) : []).flatMap((column) =>
      paint([{ ...area.spot(rows[0], column), endRowIndex: rows[1] }], { ...BODY, horizontalAlignment: 'RIGHT' }),
    ),
    ...(title === undefined ? [] : paint(area.across(line(title)), TITLE)),
    ...said.flatMap((row) => paint(area.across(line(row)), SAID)),
    ...(header === undefined
      ? []
      : paint(area.across(line(header), block?.spills ? undefined : columns), {
          ...headerFormat(r.colour),
          ...(block?.spills && { wrapStrategy: 'OVERFLOW_CELL' }),
        })),
    ...(header === undefined ? [] : (block?.right ?? [])).map((column) => ({
      repeatCell: {
        range: area.spot(header as number, column),
        cell: { userEnteredFormat: { horizontalAlignment: 'RIGHT' } },
        fields: 'userEnteredFormat.horizontalAlignment',
      },
    })),
    ...area.across(rows, columns).map((range) => ({ updateBorders: { range, bottom: LINE, innerHorizontal: LINE } })),
  ];
}

type OwnArea = { range: GridRange; offers: readonly string[] };

const ownAreas = (r: Report<never>, area: Area, page: Page, lang: Lang): OwnArea[] =>
  page.blocks.flatMap(({ id, rows: [from, to] }) =>
    (r.blocks.find((b) => b.id === id)?.own ?? []).flatMap(({ column, offers = [] }) =>
      from < to
        ? [{ range: { ...area.spot(from, column), endRowIndex: to }, offers: offers.map((o) => say(o, lang)) }]
        : [],
    ),
  );

function ownLook({ range, offers }: OwnArea): Request[] {
  const values = offers.map((userEnteredValue) => ({ userEnteredValue }));
  return [
    ...paint([range], { ...BODY, backgroundColorStyle: { rgbColor: OWN } }),
    ...(values.length
      ? [{ setDataValidation: { range, rule: { condition: { type: 'ONE_OF_LIST', values }, showCustomUi: true } } }]
      : []),
  ];
}

/** @param linkOf the address that a cell of the page leads to; nothing where there is no such place */
export function lookOf(
  r: Report<never>,
  page: Page,
  tab: Tab,
  linkOf: (to: Linked['to']) => string | undefined,
  lang: Lang,
): Look {
  const area = areaOf(r, tab);
  const body = area.across([TOP, Math.max(page.height, tab.grid.length)]);
  const own = ownAreas(r, area, page, lang);
  const links = page.links.flatMap(({ row, column, to }): Request[] => {
    const uri = linkOf(to);
    const cell = { userEnteredFormat: { textFormat: { link: { uri }, underline: true } } };
    const fields = 'userEnteredFormat.textFormat(link,underline)';
    return uri ? [{ repeatCell: { range: area.spot(row, column), cell, fields } }] : [];
  });
  return {
    formats: [
      ...paint(body, BODY),
      ...body.map((range) => ({ setDataValidation: { range } })),
      ...topLook(r, area, lang),
      ...page.blocks.flatMap((placed) => blockLook(r, area, placed)),
      ...own.flatMap(ownLook),
      ...links,
    ],
    open: own.map((o) => o.range),
    charts: page.blocks.flatMap((placed) => chartOf(r, placed, tab, lang) ?? []),
  };
}

/** The charts a board had when it was last dressed. */
const chartsOf = (look: string): number[] => (look.split(':')[1] ?? '').split(',').filter(Boolean).map(Number);

/** What is remembered of a look: another text means that the board has to be dressed anew. */
export const printOf = (look: Look): string =>
  `${hash(JSON.stringify(look))}:${look.charts.map((chart) => chart.chartId).join(',')}`;

/** @param before how the board looked: a chart it had that is gone was deleted by a person and stays so */
export function dressing(board: string, { formats, open, charts }: Look, there: Standing, before: string): Request[] {
  const protectedRangeId = there.guards.get(board);
  const had = chartsOf(before);
  const wanted = charts.map((chart) => chart.chartId as number);
  return [
    ...formats,
    ...(protectedRangeId === undefined
      ? []
      : [
          {
            updateProtectedRange: {
              protectedRange: { protectedRangeId, unprotectedRanges: [...open] },
              fields: 'unprotectedRanges',
            },
          },
        ]),
    ...had
      .filter((id) => there.charts.has(id) && !wanted.includes(id))
      .map((objectId) => ({ deleteEmbeddedObject: { objectId } })),
    ...charts.flatMap((chart): Request[] => {
      const { spec, position } = chart;
      const chartId = chart.chartId as number;
      if (!there.charts.has(chartId)) return had.includes(chartId) ? [] : [{ addChart: { chart } }];
      return [
        { updateChartSpec: { chartId, spec } },
        { updateEmbeddedObjectPosition: { objectId: chartId, newPosition: position, fields: '*' } },
      ];
    }),
  ];
}
