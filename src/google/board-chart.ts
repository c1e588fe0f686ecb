/** A chart of a report as the Sheets API wants it. */
import {
  CHART_HEIGHT,
  type Chart,
  columnKeys,
  type Lang,
  type Placed,
  type Report,
  type Series,
  say,
  TOP,
} from '../kit/index.ts';
import type { Tab } from './book.ts';
import type { GridRange } from './sheets-api.ts';
import { colour, newSheetId } from './tabs.ts';

type ApiChart = GoogleAppsScript.Sheets.Schema.EmbeddedChart;

const CHART_WIDTH = 560;
const GAP = 24;

const kinds = { bars: 'BAR', columns: 'COLUMN', line: 'LINE' } as const;
const stackings = { values: 'STACKED', shares: 'PERCENT_STACKED' } as const;

/** Values along bars are read across, along columns upwards. */
const valueAxis = (chart: Chart<never>) => (chart.kind === 'bars' ? 'BOTTOM_AXIS' : 'LEFT_AXIS');
const nameAxis = (chart: Chart<never>) => (chart.kind === 'bars' ? 'LEFT_AXIS' : 'BOTTOM_AXIS');

/** The chart of a block beside its table; nothing where the block has none, or no rows to draw. */
export function chartOf(r: Report<never>, placed: Placed, tab: Tab, lang: Lang): ApiChart | undefined {
  const chart = r.blocks.find((b) => b.id === placed.id)?.chart;
  const { header, rows } = placed;
  if (!chart || header === undefined || rows[0] >= rows[1]) return undefined;
  const keys = columnKeys(r);
  const { sheetId } = tab;
  const place = (column: Series['column']) =>
    tab.layout.places[typeof column === 'number' ? `c${column}` : `f${column.figure}`] ?? 0;
  const source = (column: Series['column']): { sourceRange: { sources: GridRange[] } } => {
    const startColumnIndex = place(column);
    const range = {
      startRowIndex: header,
      endRowIndex: rows[1],
      startColumnIndex,
      endColumnIndex: startColumnIndex + 1,
    };
    return { sourceRange: { sources: [{ sheetId, ...range }] } };
  };
  const after = Math.max(...keys.map((key) => (tab.layout.places[key] ?? -1) + 1));
  // over the report's columns that this block does not use
  const beside = placed.columns < r.widths.length ? place(placed.columns) : after;
  const targetAxis = valueAxis(chart);
  return {
    chartId: newSheetId(`${r.id}.${placed.id}`, new Set()),
    spec: {
      title: say(chart.title, lang),
      ...(chart.subtitle && { subtitle: say(chart.subtitle, lang) }),
      // what is only drawn stands in hidden columns
      hiddenDimensionStrategy: 'SHOW_ALL',
      basicChart: {
        chartType: kinds[chart.kind],
        ...(chart.stacked && { stackedType: stackings[chart.stacked] }),
        legendPosition: chart.legend === 'none' || chart.series.length < 2 ? 'NO_LEGEND' : 'BOTTOM_LEGEND',
        headerCount: 1,
        axis: [{ position: nameAxis(chart) }, { position: targetAxis }],
        domains: [{ domain: source(chart.names) }],
        series: chart.series.map((s) => ({
          series: source(s.column),
          targetAxis,
          colorStyle: { rgbColor: colour(s.colour) },
          ...(chart.legend !== 'none' && { dataLabel: { type: 'DATA' } }),
        })),
      },
    },
    position: {
      overlayPosition: {
        anchorCell: {
          sheetId,
          rowIndex: chart.place === 'top' ? TOP : placed.chart,
          columnIndex: { below: place(0), top: after, beside }[chart.place ?? 'beside'],
        },
        offsetXPixels: GAP,
        widthPixels: chart.width ?? CHART_WIDTH,
        heightPixels: chart.height ?? CHART_HEIGHT,
      },
    },
  };
}
