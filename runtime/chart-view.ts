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

/** The columns of the ranges a chart names, each from top to bottom; rows out of sight are out of the chart. */
function columnsOf(doc: SpreadsheetDoc, home: SheetState, data: unknown): Column[] {
  return list(record(record(data).sourceRange).sources).flatMap((source) => {
    const grid = record(source);
    const sheet = sheetById(doc, number(grid.sheetId, home.id)) ?? home;
    const rows: number[] = [];
    const end = Math.min(number(grid.endRowIndex, sheet.rows), sheet.values.length);
    for (let row = number(grid.startRowIndex, 0); row < end; row += 1) {
      const dim = sheet.rowDims[row];
      if (!dim?.hidden && !dim?.filtered) rows.push(row);
    }
    const out: Column[] = [];
    const lastCol = number(grid.endColumnIndex, sheet.cols);
    for (let col = number(grid.startColumnIndex, 0); col < lastCol; col += 1) {
      const values = rows.map((row) => sheet.values[row]?.[col] ?? null);
      const texts = values.map((value, at) =>
        displayText(value, layerAt(sheet.formats, rows[at] ?? 0, col)?.numberFormat, doc.locale),
      );
      out.push({ values, texts });
    }
    return out;
  });
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
export function chartView(doc: SpreadsheetDoc, sheet: SheetState, { id, spec, position }: Chart): ChartView {
  const options = record(spec.options);
  const pie = spec.pieChart ? record(spec.pieChart) : null;
  const basic = record(spec.basicChart);
  const domains = pie ? [pie.domain] : list(basic.domains).map((each) => record(each).domain);
  const drawn = pie ? [pie.series] : list(basic.series).map((each) => record(each).series);
  const all = [...domains, ...drawn].flatMap((each) => columnsOf(doc, sheet, each));
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
