/**
 * Charts to and from an XLSX file. What the package for such files cannot tell: a combined chart is written as columns,
 * and bars are read as columns.
 */
import type { Sheet, SheetChart } from 'hucre/xlsx';
import { columnName, quoteSheet, readA1 } from '../a1.ts';
import { type ChartSource, type ChartView, chartSources, chartView } from '../chart-view.ts';
import { type Chart, DEFAULT_COL_WIDTH, DEFAULT_ROW_HEIGHT, type SheetState, type SpreadsheetDoc } from '../store.ts';

type ReadChart = NonNullable<Sheet['charts']>[number];

const KINDS = {
  AREA: 'area',
  BAR: 'bar',
  COLUMN: 'column',
  COMBO: 'column',
  LINE: 'line',
  PIE: 'pie',
  SCATTER: 'scatter',
} as const;
const STACKS = { yes: 'stacked', percent: 'percentStacked' } as const;

const quoted = (name: string): string => (quoteSheet(name) === name ? name : `'${name.replaceAll("'", "''")}'`);

function formulaOf({ sheet, col, from, to }: ChartSource, headers: number): string {
  const name = columnName(col);
  return `${quoted(sheet.name)}!$${name}$${from + headers + 1}:$${name}$${to}`;
}

/** The cell under a chart's far corner. @param sizes pixels of the columns or rows, the usual one where nothing is said */
function reached(start: number, pixels: number, sizes: (number | undefined)[], usual: number): number {
  let at = start;
  for (let left = pixels; left > 0; at += 1) left -= sizes[at] ?? usual;
  return at;
}

function anchorOf(sheet: SheetState, view: ChartView): SheetChart['anchor'] {
  const sizes = (dims: SheetState['rowDims']) => dims.map((each) => each?.size);
  return {
    from: { row: view.row, col: view.col },
    to: {
      row: reached(view.row, view.dy + view.height, sizes(sheet.rowDims), DEFAULT_ROW_HEIGHT),
      col: reached(view.col, view.dx + view.width, sizes(sheet.colDims), DEFAULT_COL_WIDTH),
    },
  };
}

function groupingOf({ type, stacked }: ChartView): Partial<SheetChart> {
  if (stacked === 'no') return {};
  const grouping = STACKS[stacked];
  if (type === 'LINE') return { lineGrouping: grouping };
  return type === 'AREA' ? { areaGrouping: grouping } : { barGrouping: grouping };
}

function chartOut(doc: SpreadsheetDoc, sheet: SheetState, chart: Chart): SheetChart[] {
  const view = chartView(doc, sheet, chart);
  const [domain, ...drawn] = chartSources(doc, sheet, chart);
  if (!domain || drawn.length === 0) return [];
  return [
    {
      type: view.donut ? 'doughnut' : KINDS[view.type],
      ...(view.title && { title: view.title }),
      anchor: anchorOf(sheet, view),
      ...groupingOf(view),
      legend: view.legend && 'bottom',
      ...(view.labels && { dataLabels: { showValue: true } }),
      plotVisOnly: chart.spec.hiddenDimensionStrategy !== 'SHOW_ALL',
      series: drawn.map((source, at) => {
        const { name, color } = view.series[at] ?? {};
        return {
          values: formulaOf(source, view.headers),
          categories: formulaOf(domain, view.headers),
          ...(name && { name }),
          ...(color && { color: color.replace('#', '').toUpperCase() }),
        };
      }),
    },
  ];
}

export const chartsOut = (doc: SpreadsheetDoc, sheet: SheetState): SheetChart[] =>
  sheet.charts.flatMap((chart) => chartOut(doc, sheet, chart));

const TYPES: Partial<Record<string, ChartView['type']>> = {
  area: 'AREA',
  bar: 'COLUMN',
  doughnut: 'PIE',
  line: 'LINE',
  pie: 'PIE',
  scatter: 'SCATTER',
};

/** A range of the API, one row taller where the name of the series stands above its values. */
function sourceIn(sheets: readonly SheetState[], home: SheetState, formula: string | undefined, name: string) {
  const found = readA1((formula ?? '').replaceAll('$', ''));
  if (!found?.span) return undefined;
  const { r0, r1, c0, c1 } = found.span;
  const sheet = sheets.find((each) => each.name === found.sheet) ?? home;
  const above = r0 > 0 && name !== '' && String(sheet.values[r0 - 1]?.[c0] ?? '') === name;
  return {
    above,
    grid: { sheetId: sheet.id, startRowIndex: r0, endRowIndex: r1, startColumnIndex: c0, endColumnIndex: c1 },
  };
}

/** @param at from 0, unlike any other chart of the book */
function chartIn(sheets: readonly SheetState[], home: SheetState, given: ReadChart, at: number): Chart[] {
  const type = TYPES[given.kinds[0] ?? ''];
  const drawn = given.series ?? [];
  const sources = drawn.map((each) => sourceIn(sheets, home, each.valuesRef, each.name ?? ''));
  const domain = sourceIn(sheets, home, drawn[0]?.categoriesRef, '');
  const known = sources.filter((each) => each !== undefined);
  if (!type || !domain || known.length !== drawn.length || !given.anchor) return [];
  const headers = known.every((each) => each.above) ? 1 : 0;
  const data = (grid: { startRowIndex: number }) => ({
    sourceRange: { sources: [{ ...grid, startRowIndex: grid.startRowIndex - headers }] },
  });
  const stack = given.barGrouping ?? given.lineGrouping ?? given.areaGrouping;
  const { from } = given.anchor;
  return [
    {
      id: at + 1,
      spec: {
        ...(given.title && { title: given.title }),
        ...(type === 'PIE'
          ? {
              pieChart: {
                domain: data(domain.grid),
                series: data((known[0] as NonNullable<(typeof known)[0]>).grid),
                ...(given.kinds[0] === 'doughnut' && { pieHole: 0.5 }),
              },
            }
          : {
              basicChart: {
                chartType: type,
                legendPosition: given.legend === false ? 'NO_LEGEND' : 'BOTTOM_LEGEND',
                headerCount: headers,
                ...(stack === 'stacked' && { stackedType: 'STACKED' }),
                ...(stack === 'percentStacked' && { stackedType: 'PERCENT_STACKED' }),
                domains: [{ domain: data(domain.grid) }],
                series: known.map(({ grid }, i) => ({
                  series: data(grid),
                  ...colourIn(drawn[i]?.color),
                  ...(given.dataLabels && { dataLabel: { type: 'DATA' } }),
                })),
              },
            }),
      },
      position: { overlayPosition: { anchorCell: { sheetId: home.id, rowIndex: from.row, columnIndex: from.col } } },
    },
  ];
}

function colourIn(color: unknown): object {
  if (typeof color !== 'string' || !/^[0-9a-f]{6}$/i.test(color)) return {};
  const part = (at: number) => Number.parseInt(color.slice(at, at + 2), 16) / 255;
  return { colorStyle: { rgbColor: { red: part(0), green: part(2), blue: part(4) } } };
}

/** Charts that stand on ranges of this book; a chart of another kind, or of numbers kept in itself, is left out. */
export function chartsIn(sheets: readonly SheetState[], given: readonly (readonly ReadChart[] | undefined)[]): void {
  let next = 0;
  for (const [at, sheet] of sheets.entries()) {
    sheet.charts = (given[at] ?? []).flatMap((each) => chartIn(sheets, sheet, each, next++));
  }
}
