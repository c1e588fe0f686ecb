/** A chart as SVG: told apart by hatching, dashes and marks as well as by colour, so that it can be printed in grey. Pure. */
import type { ChartView } from '../chart-view.ts';
import { drawBars, drawColumns, drawLines, drawPie } from './chart-marks.ts';
import { clipped, dashOf, fillOf, lineOf, markAt, patterns, text, wideOf } from './chart-paint.ts';
import type { Box } from './chart-scale.ts';
import { escaped } from './html.ts';

const PADDING = 14;
const LINE = 18;
const SIGN = 9;

/** What each line of the legend stands for. */
function legendNames(chart: ChartView): string[] {
  if (chart.type === 'PIE' || !chart.legend) return [];
  return chart.series.length > 1 ? chart.series.map(({ name }) => name) : [];
}

function isLine({ type, series }: ChartView, at: number): boolean {
  return type === 'LINE' || type === 'SCATTER' || (type === 'COMBO' && at === series.length - 1);
}

/** @returns the drawing, and how much height it took */
function legend(chart: ChartView, names: string[], top: number): [string, number] {
  let x = PADDING;
  let y = top;
  const parts = names.map((name, at) => {
    const shown = clipped(name || `${at + 1}`, chart.width / 2);
    const wide = SIGN * 2 + 20 + wideOf(shown);
    if (x > PADDING && x + wide > chart.width - PADDING) {
      x = PADDING;
      y += LINE;
    }
    const sign = isLine(chart, at)
      ? `<line x1="${x}" x2="${x + SIGN * 2}" y1="${y - 4}" y2="${y - 4}" stroke="${lineOf(chart, at)}" stroke-width="2"${dashOf(at)}/>${markAt(chart, at, x + SIGN, y - 4)}`
      : `<rect x="${x}" y="${y - 10}" width="${SIGN * 2}" height="12" rx="2" fill="${fillOf(chart, at)}" stroke="${lineOf(chart, at)}"/>`;
    const label = text(x + SIGN * 2 + 5, y, shown, { size: 12 });
    x += wide;
    return sign + label;
  });
  return [parts.join(''), names.length > 0 ? y - top + LINE : 0];
}

function marks(chart: ChartView, box: Box): string {
  switch (chart.type) {
    case 'PIE':
      return drawPie(chart, box);
    case 'BAR':
      return drawBars(chart, box);
    case 'COLUMN':
      return drawColumns(chart, box);
    case 'COMBO':
      return drawColumns(chart, box, chart.series.length > 1 ? chart.series.length - 1 : 0);
    case 'LINE':
    case 'AREA':
    case 'SCATTER':
      return drawLines(chart, box);
  }
}

/** The chart in words, for those who do not see it. */
export function spokenChart({ title, series, categories }: ChartView): string {
  const lines = series.map(({ name, texts }) => {
    const pairs = categories.map((category, at) => `${category}: ${texts[at] ?? ''}`).join(', ');
    return name ? `${name}. ${pairs}` : pairs;
  });
  return [title, ...lines].filter(Boolean).join('. ');
}

export function chartSvg(chart: ChartView, empty = ''): string {
  const { width, height, title, subtitle } = chart;
  let top = PADDING;
  let head = '';
  for (const [line, size, weight] of [
    [title, 15, 600],
    [subtitle, 12, 400],
  ] as const) {
    if (!line) continue;
    top += size;
    head += text(PADDING, top, clipped(line, width - 2 * PADDING, size), { size, weight });
    top += 6;
  }
  const [signs, signsHeight] = legend(chart, legendNames(chart), top + 14);
  top += signsHeight + 8;
  const box = { x: PADDING, y: top, width: width - 2 * PADDING, height: height - top - PADDING };
  const some = chart.series.some(({ values }) => values.some((value) => value !== null));
  const inside = some
    ? signs + marks(chart, box)
    : text(width / 2, height / 2, empty, { size: 13, anchor: 'middle', quiet: true });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(spokenChart(chart))}" font-family="system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif" fill="currentColor">${patterns(chart)}${head}${inside}</svg>`;
}
