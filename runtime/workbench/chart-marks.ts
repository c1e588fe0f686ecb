/** Columns, bars, lines and slices of a chart. */
import type { ChartView } from '../chart-view.ts';
import { clipped, dashOf, fillOf, lineOf, markAt, round, text, twoLines, wideOf } from './chart-paint.ts';
import { along, type Box, type Piece, piecesOf, type Scale, scaleOf } from './chart-scale.ts';

const SMALL = 11;
const LABEL_HEIGHT = 15;
/** With more marks than this the numbers beside them would lie over each other. */
const MOST_LABELS = 40;
const MOST_PER_SLOT = 14;

const tickText = (value: number, { stacked }: ChartView): string =>
  `${String(value).replace('.', ',').replace('-', '−')}${stacked === 'percent' ? ' %' : ''}`;

function valuesOf(chart: ChartView, pieces: Piece[]): Scale {
  if (chart.stacked === 'percent') return scaleOf([0, 100]);
  return scaleOf(pieces.flatMap(({ from, to }) => [from, to]));
}

/** Room left of the plot for the numbers, below it for the names. */
type Plot = Box & { scale: Scale; slot: number; turned: boolean };

function plotOf(chart: ChartView, box: Box, scale: Scale): Plot {
  const left =
    Math.max(...scale.ticks.map((tick) => wideOf(tickText(tick, chart), SMALL))) + 8 + (chart.yTitle ? 16 : 0);
  const width = box.width - left;
  const slot = width / Math.max(1, chart.categories.length);
  const longest = Math.max(0, ...chart.categories.map((name) => wideOf(name, SMALL)));
  const turned = longest > slot * 2 - 6 || (longest > slot - 6 && chart.categories.some((name) => !name.includes(' ')));
  const below =
    (turned ? Math.min(longest * 0.6, box.height * 0.3) + 10 : longest > slot - 6 ? 32 : 18) + (chart.xTitle ? 16 : 0);
  return { x: box.x + left, y: box.y + 6, width, height: Math.max(20, box.height - below - 6), scale, slot, turned };
}

/** Horizontal lines with their numbers, names of the categories below, titles of the axes. */
function axes(chart: ChartView, plot: Plot, box: Box): string {
  const { x, y, width, height, scale, slot, turned } = plot;
  const lines = scale.ticks.map((tick) => {
    const at = round(y + height - along(scale, tick, height));
    const strong = tick === 0 ? 0.7 : 0.18;
    return `<line x1="${round(x)}" x2="${round(x + width)}" y1="${at}" y2="${at}" stroke="currentColor" stroke-opacity="${strong}"/>${text(x - 6, at + 4, tickText(tick, chart), { size: SMALL, anchor: 'end', quiet: true })}`;
  });
  // Names that would lie over each other even when turned are left out evenly.
  const every = Math.ceil(14 / Math.max(slot, 1));
  const names = chart.categories.map((name, at) => {
    if (at % every !== 0) return '';
    const middle = x + slot * (at + 0.5);
    if (turned) {
      const shown = clipped(name, (box.height * 0.3) / 0.6, SMALL);
      return text(middle + 4, y + height + 14, shown, { size: SMALL, anchor: 'end', turn: -35 });
    }
    return twoLines(name, slot - 4, SMALL)
      .map((line, n) => text(middle, y + height + 15 + n * 13, line, { size: SMALL, anchor: 'middle' }))
      .join('');
  });
  const titles = [
    chart.xTitle && text(x + width / 2, box.y + box.height, chart.xTitle, { size: 12, anchor: 'middle', quiet: true }),
    chart.yTitle &&
      text(box.x + 10, y + height / 2, chart.yTitle, { size: 12, anchor: 'middle', quiet: true, turn: -90 }),
  ];
  return [...lines, ...names, ...titles].filter(Boolean).join('');
}

function bar(chart: ChartView, series: number, box: Box): string {
  return `<rect x="${round(box.x)}" y="${round(box.y)}" width="${round(box.width)}" height="${round(box.height)}" fill="${fillOf(chart, series)}" stroke="${lineOf(chart, series)}"/>`;
}

/** Letters on a hatched piece stand on a plate, or they could not be read. */
function plate(x: number, y: number, words: string): string {
  const wide = wideOf(words, SMALL) + 6;
  return `<rect x="${round(x - wide / 2)}" y="${round(y - 8)}" width="${round(wide)}" height="14" rx="3" fill="var(--surface, #fff)"/>${text(x, y + 3, words, { size: SMALL, anchor: 'middle' })}`;
}

const all = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

/** @param columns how many of the series are columns; lines over them show the rest */
export function drawColumns(chart: ChartView, box: Box, columns = chart.series.length): string {
  const drawn = all(columns);
  const pieces = piecesOf(chart, drawn);
  const lineValues = chart.series.slice(columns).flatMap(({ values }) => values.filter((value) => value !== null));
  const bars = valuesOf(chart, pieces);
  const scale = lineValues.length > 0 ? scaleOf([bars.least, bars.most, ...lineValues]) : bars;
  const plot = plotOf(chart, box, scale);
  const beside = chart.stacked === 'no' ? Math.max(1, columns) : 1;
  const wide = Math.min((plot.slot * 0.72) / beside, 64);
  const labelled = chart.labels && pieces.length <= MOST_LABELS && wide >= MOST_PER_SLOT;
  const place = (value: number) => plot.y + plot.height - along(scale, value, plot.height);
  const marks = pieces.map(({ series, category, from, to, text: words }) => {
    const start = plot.x + plot.slot * (category + 0.5) - (wide * beside) / 2;
    const x = start + (chart.stacked === 'no' ? drawn.indexOf(series) * wide : 0);
    const top = Math.min(place(from), place(to));
    const high = Math.abs(place(from) - place(to));
    const shape = bar(chart, series, { x: x + 0.5, y: top, width: wide - 1, height: high });
    if (!labelled) return shape;
    if (chart.stacked !== 'no') return shape + (high >= LABEL_HEIGHT ? plate(x + wide / 2, top + high / 2, words) : '');
    return shape + text(x + wide / 2, to < 0 ? top + high + 12 : top - 4, words, { size: SMALL, anchor: 'middle' });
  });
  const over = columns < chart.series.length ? linesIn(chart, plot, all(chart.series.length).slice(columns)) : '';
  return axes(chart, plot, box) + marks.join('') + over;
}

/** Bars lie: names to the left, numbers along the bottom. */
export function drawBars(chart: ChartView, box: Box): string {
  const drawn = all(chart.series.length);
  const pieces = piecesOf(chart, drawn);
  const scale = valuesOf(chart, pieces);
  const names = Math.min(box.width * 0.36, Math.max(30, ...chart.categories.map((name) => wideOf(name))) + 10);
  const x = box.x + names;
  const width = box.width - names - 26;
  const height = box.height - 18 - (chart.xTitle ? 16 : 0);
  const slot = height / Math.max(1, chart.categories.length);
  const beside = chart.stacked === 'no' ? drawn.length : 1;
  const thick = Math.min((slot * 0.72) / beside, 34);
  const ticks = scale.ticks.map((tick) => {
    const at = round(x + along(scale, tick, width));
    return `<line x1="${at}" x2="${at}" y1="${box.y}" y2="${round(box.y + height)}" stroke="currentColor" stroke-opacity="${tick === 0 ? 0.7 : 0.18}"/>${text(at, box.y + height + 14, tickText(tick, chart), { size: SMALL, anchor: 'middle', quiet: true })}`;
  });
  const labels = chart.categories.map((name, at) => {
    const lines = slot >= 28 ? twoLines(name, names - 10) : [clipped(name, names - 10)];
    const first = box.y + slot * (at + 0.5) + 4 - (lines.length - 1) * 7;
    return lines.map((line, n) => text(x - 8, first + n * 14, line, { size: 12, anchor: 'end' })).join('');
  });
  const marks = pieces.map(({ series, category, from, to, text: words }) => {
    const top = box.y + slot * (category + 0.5) - (thick * beside) / 2 + (chart.stacked === 'no' ? series * thick : 0);
    const [a, b] = [along(scale, Math.min(from, to), width), along(scale, Math.max(from, to), width)];
    const shape = bar(chart, series, { x: x + a, y: top + 0.5, width: b - a, height: thick - 1 });
    if (!chart.labels || thick < 10) return shape;
    const middle = top + thick / 2;
    if (chart.stacked === 'no') return shape + text(x + b + 5, middle + 4, words, { size: SMALL });
    return shape + (b - a > wideOf(words, SMALL) + 8 ? plate(x + (a + b) / 2, middle + 1, words) : '');
  });
  const title =
    chart.xTitle && text(x + width / 2, box.y + box.height, chart.xTitle, { size: 12, anchor: 'middle', quiet: true });
  return [...ticks, ...labels, ...marks, title].filter(Boolean).join('');
}

function linesIn(chart: ChartView, plot: Plot, drawn: number[]): string {
  const { scale, slot } = plot;
  const pieces = chart.type === 'AREA' || chart.type === 'LINE' ? piecesOf(chart, drawn) : null;
  return drawn
    .map((series) => {
      const points = chart.categories.flatMap((_, category) => {
        const piece = pieces?.find((each) => each.series === series && each.category === category);
        const value = piece ? piece.to : (chart.series[series]?.values[category] ?? null);
        if (value === null) return [];
        const x = plot.x + slot * (category + 0.5);
        return [
          {
            x,
            y: plot.y + plot.height - along(scale, value, plot.height),
            from: piece?.from ?? 0,
            words: chart.series[series]?.texts[category] ?? '',
          },
        ];
      });
      const path = points.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ');
      const down = [...points]
        .reverse()
        .map(({ x, from }) => `${round(x)},${round(plot.y + plot.height - along(scale, from, plot.height))}`);
      const area =
        chart.type === 'AREA'
          ? `<polygon points="${path} ${down.join(' ')}" fill="${fillOf(chart, series)}" fill-opacity=".55"/>`
          : '';
      const line =
        chart.type === 'SCATTER'
          ? ''
          : `<polyline points="${path}" fill="none" stroke="${lineOf(chart, series)}" stroke-width="2.2"${dashOf(series)}/>`;
      const signs = points.map(({ x, y }) => markAt(chart, series, round(x), round(y))).join('');
      const numbers =
        drawn.length === 1 && points.length <= MOST_PER_SLOT
          ? points.map(({ x, y, words }) => text(x, y - 9, words, { size: SMALL, anchor: 'middle' })).join('')
          : '';
      return area + line + signs + numbers;
    })
    .join('');
}

export function drawLines(chart: ChartView, box: Box): string {
  const drawn = all(chart.series.length);
  const scale = valuesOf(chart, piecesOf(chart, drawn));
  const plot = plotOf(chart, box, scale);
  return axes(chart, plot, box) + linesIn(chart, plot, drawn);
}

/** Slices from twelve o'clock on; each is named beside the circle with its value and share. */
export function drawPie(chart: ChartView, box: Box): string {
  const { texts = [], values = [] } = chart.series[0] ?? {};
  const total = values.reduce<number>((sum, value) => sum + Math.max(0, value ?? 0), 0) || 1;
  const radius = Math.min(box.height, box.width * 0.5) / 2;
  const [cx, cy] = [box.x + radius, box.y + box.height / 2];
  const point = (share: number, far: number): string => {
    const angle = share * 2 * Math.PI - Math.PI / 2;
    return `${round(cx + far * Math.cos(angle))} ${round(cy + far * Math.sin(angle))}`;
  };
  const hole = chart.donut ? radius * 0.5 : 0;
  let from = 0;
  const slices = values.map((value, at) => {
    const share = Math.max(0, value ?? 0) / total;
    const to = from + share;
    const big = share > 0.5 ? 1 : 0;
    const start = from;
    from = to;
    const paint = `fill="${fillOf(chart, at)}" stroke="var(--surface, #fff)" stroke-width="2"`;
    if (share === 0) return '';
    if (share > 0.9999) return `<circle cx="${round(cx)}" cy="${round(cy)}" r="${round(radius)}" ${paint}/>`;
    const outer = `M${point(start, radius)}A${round(radius)} ${round(radius)} 0 ${big} 1 ${point(to, radius)}`;
    const inner = hole
      ? `L${point(to, hole)}A${round(hole)} ${round(hole)} 0 ${big} 0 ${point(start, hole)}Z`
      : `L${round(cx)} ${round(cy)}Z`;
    return `<path d="${outer}${inner}" ${paint}/>`;
  });
  const left = box.x + radius * 2 + 24;
  const step = Math.min(24, box.height / Math.max(1, values.length));
  const first = cy - (step * (values.length - 1)) / 2;
  const names = chart.categories.map((name, at) => {
    const y = first + step * at;
    const share = Math.round((Math.max(0, values[at] ?? 0) / total) * 100);
    const value = `: ${texts[at] ?? ''} (${share} %)`;
    const words = clipped(name, box.x + box.width - left - 24 - wideOf(value)) + value;
    return `<rect x="${round(left)}" y="${round(y - 7)}" width="18" height="13" rx="2" fill="${fillOf(chart, at)}" stroke="${lineOf(chart, at)}"/>${text(left + 24, y + 4, words, { size: 12 })}`;
  });
  return slices.join('') + names.join('');
}
