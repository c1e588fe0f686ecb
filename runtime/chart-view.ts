/** A chart with the values it shows read from the cells, so that a page can draw it. */
import { displayText } from './format.ts';
import { layerAt } from './layers.ts';
import { colorFromApi, list, number, record } from './services/sheets-shapes.ts';
import { type CellValue, type Chart, type SheetState, type SpreadsheetDoc, sheetById } from './store.ts';

const TYPES = ['AREA', 'BAR', 'COLUMN', 'COMBO', 'LINE', 'PIE', 'SCATTER'] as const;

export type ChartSeries = { name: string; values: (number | null)[]; texts: string[]; color?: string };

export type ChartView = {
  id: number;
  type: (typeof TYPES)[number];
  title: string;
  subtitle: string;
  stacked: 'no' | 'yes' | 'percent';
  donut: boolean;
  /** how many cells at the top of each column are its name */
  headers: number;
  legend: boolean;
  /** whether values stand beside their marks; Sheets decides so for each series, here any of them is enough */
  labels: boolean;
  categories: string[];
  series: ChartSeries[];
  xTitle: string;
  yTitle: string;
  /** The cell it hangs on, and pixels from that cell's corner. */
  row: number;
  col: number;
  dx: number;
  dy: number;
  width: number;
  height: number;
};

/** Sheets' own. */
const SIZE = { width: 600, height: 371 };

type Column = { values: CellValue[]; texts: string[] };

/** A column of cells that a chart names; `to` is the row after its last. */
export type ChartSource = { sheet: SheetState; col: number; from: number; to: number };

function sourcesIn(doc: SpreadsheetDoc, home: SheetState, data: unknown): ChartSource[] {
  return list(record(record(data).sourceRange).sources).flatMap((source) => {
    const grid = record(source);
    const sheet = sheetById(doc, number(grid.sheetId, home.id)) ?? home;
    const from = number(grid.startRowIndex, 0);
    const to = number(grid.endRowIndex, sheet.rows);
    const first = number(grid.startColumnIndex, 0);
    const count = Math.max(0, number(grid.endColumnIndex, sheet.cols) - first);
    return Array.from({ length: count }, (_, at) => ({ sheet, col: first + at, from, to }));
  });
}

/** The columns of cells a chart is drawn from: what is along its axis, then its series. */
export function chartSources(doc: SpreadsheetDoc, home: SheetState, { spec }: Chart): ChartSource[] {
  const pie = spec.pieChart ? record(spec.pieChart) : null;
  const basic = record(spec.basicChart);
  const domains = pie ? [pie.domain] : list(basic.domains).map((each) => record(each).domain);
  const drawn = pie ? [pie.series] : list(basic.series).map((each) => record(each).series);
  return [...domains, ...drawn].flatMap((each) => sourcesIn(doc, home, each));
}

/** Their cells from top to bottom; rows out of sight are out of the chart. */
function columnOf(doc: SpreadsheetDoc, { sheet, col, from, to }: ChartSource): Column {
  const rows: number[] = [];
  for (let row = from; row < Math.min(to, sheet.values.length); row += 1) {
    const dim = sheet.rowDims[row];
    if (!dim?.hidden && !dim?.filtered) rows.push(row);
  }
  const values = rows.map((row) => sheet.values[row]?.[col] ?? null);
  const texts = values.map((value, at) =>
    displayText(value, layerAt(sheet.formats, rows[at] ?? 0, col)?.numberFormat, doc.locale),
  );
  return { values, texts };
}

/** Without a count of header rows Sheets looks: a text above numbers is a name. */
function headersOf(given: unknown, columns: Column[]): number {
  if (typeof given === 'number' && given > 0) return given;
  const named = columns.some(({ values }) => typeof values[0] === 'string' && typeof values[1] === 'number');
  return named ? 1 : 0;
}

function seriesOf({ values, texts }: Column, headers: number, color: unknown): ChartSeries {
  return {
    name: texts.slice(0, headers).join(' '),
    values: values.slice(headers).map((value) => (typeof value === 'number' ? value : null)),
    texts: texts.slice(headers),
    ...(typeof color === 'string' && { color }),
  };
}

function axisTitle(basic: Record<string, unknown>, position: string): unknown {
  return list(basic.axis)
    .map(record)
    .find((each) => each.position === position)?.title;
}

/** Reads what EmbeddedChartBuilder wrote and what the Sheets API was sent: the second names its axes and domains. */
export function chartView(doc: SpreadsheetDoc, sheet: SheetState, chart: Chart): ChartView {
  const { id, spec, position } = chart;
  const options = record(spec.options);
  const pie = spec.pieChart ? record(spec.pieChart) : null;
  const basic = record(spec.basicChart);
  const all = chartSources(doc, sheet, chart).map((each) => columnOf(doc, each));
  const [domain, ...rest] = all;
  const headers = headersOf(basic.headerCount, rest);
  const own = list(basic.series).map((each) => colorFromApi(record(each).color, record(each).colorStyle));
  const colors = own.some(Boolean) ? own : list(options.colors);
  const overlay = record(record(position).overlayPosition);
  const anchor = record(overlay.anchorCell);
  const text = (...values: unknown[]): string => String(values.find((each) => typeof each === 'string') ?? '');
  const type = pie ? 'PIE' : text(basic.chartType);
  const stack = options.isStacked ?? basic.stackedType;
  return {
    id,
    type: TYPES.find((each) => each === type) ?? 'COLUMN',
    title: text(spec.title, options.title),
    subtitle: text(spec.subtitle, options.subtitle),
    stacked: /percent/i.test(String(stack)) ? 'percent' : stack === true || stack === 'STACKED' ? 'yes' : 'no',
    legend: basic.legendPosition !== 'NO_LEGEND',
    labels: !basic.axis || list(basic.series).some((each) => record(each).dataLabel !== undefined),
    headers,
    donut: number(options.pieHole ?? pie?.pieHole, 0) > 0,
    categories: domain?.texts.slice(headers) ?? [],
    series: rest.map((each, at) => seriesOf(each, headers, colors[at])),
    xTitle: text(options['hAxis.title'], axisTitle(basic, 'BOTTOM_AXIS')),
    yTitle: text(options['vAxis.title'], axisTitle(basic, 'LEFT_AXIS')),
    row: number(anchor.rowIndex, 0),
    col: number(anchor.columnIndex, 0),
    dx: number(overlay.offsetXPixels, 0),
    dy: number(overlay.offsetYPixels, 0),
    width: number(overlay.widthPixels ?? options.width, SIZE.width),
    height: number(overlay.heightPixels ?? options.height, SIZE.height),
  };
}
