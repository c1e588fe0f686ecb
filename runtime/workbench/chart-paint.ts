/** Colours, hatchings, marks and letters of a chart. Colours are the page's own variables, with a fallback for a picture on its own. */
import type { ChartView } from '../chart-view.ts';
import { escaped } from './html.ts';

const COLORS = ['#1a6b54', '#a8561c', '#3f5fa8', '#8a3f6d', '#6b6a1f', '#4a4f57'];
const COLOR = /^#[0-9a-f]{3,8}$/i;

export function lineOf({ series }: ChartView, at: number): string {
  const own = series[at]?.color;
  return own && COLOR.test(own) ? own : `var(--chart-${at % COLORS.length}, ${COLORS[at % COLORS.length]})`;
}

/** Each hatching is a tile of 8 × 8; the first is plain. */
const HATCHES = [
  '',
  '<path d="M-2 2 2-2M0 8 8 0M6 10 10 6" stroke-width="2"/>',
  '<circle cx="4" cy="4" r="1.7" stroke="none" fill="#fff"/>',
  '<path d="M0 4H8" stroke-width="2.4"/>',
  '<path d="M-2 6 2 10M0 0 8 8M6-2 10 2" stroke-width="2"/>',
  '<path d="M4 0V8M0 4H8" stroke-width="1.6"/>',
];

/** @param at series, or slice of a pie */
const patternId = ({ id }: ChartView, at: number): string => `chart-${id}-${at}`;

/** How many different fills a chart needs: slices of a pie, series otherwise. */
function fills({ type, series, categories }: ChartView): number {
  return type === 'PIE' ? categories.length : series.length;
}

export function patterns(chart: ChartView): string {
  const tiles = Array.from({ length: fills(chart) }, (_, at) => {
    // The second round of colours gets other hatchings than the first.
    const hatch = HATCHES[(at + Math.floor(at / HATCHES.length)) % HATCHES.length];
    const color = lineOf(chart, at);
    return `<pattern id="${patternId(chart, at)}" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="${color}"/><g stroke="#fff" stroke-opacity=".75" fill="none">${hatch}</g></pattern>`;
  });
  return `<defs>${tiles.join('')}</defs>`;
}

export const fillOf = (chart: ChartView, at: number): string => `url(#${patternId(chart, at)})`;

const DASHES = ['', '7 4', '2 3', '10 3 2 3', '4 4', '12 5'];

export function dashOf(at: number): string {
  const dash = DASHES[at % DASHES.length];
  return dash ? ` stroke-dasharray="${dash}"` : '';
}

/** The sign of a series at a point of its line: circle, square, triangle, diamond. */
export function markAt(chart: ChartView, at: number, x: number, y: number): string {
  const paint = `fill="${lineOf(chart, at)}" stroke="var(--surface, #fff)"`;
  const shapes = [
    `<circle cx="${x}" cy="${y}" r="4" ${paint}/>`,
    `<rect x="${x - 3.8}" y="${y - 3.8}" width="7.6" height="7.6" ${paint}/>`,
    `<path d="M${x} ${y - 4.8}l4.8 8.4h-9.6z" ${paint}/>`,
    `<path d="M${x} ${y - 5.2}l5.2 5.2-5.2 5.2-5.2-5.2z" ${paint}/>`,
  ];
  return shapes[at % shapes.length] ?? '';
}

type TextLook = {
  size: number;
  weight?: number;
  anchor?: 'start' | 'middle' | 'end';
  quiet?: boolean;
  /** Degrees round its own place. */
  turn?: number;
  color?: string;
};

export function text(x: number, y: number, words: string, look: TextLook): string {
  const { size, weight, anchor, quiet, turn, color } = look;
  const marks = [
    `x="${round(x)}" y="${round(y)}" font-size="${size}"`,
    weight && `font-weight="${weight}"`,
    anchor && `text-anchor="${anchor}"`,
    quiet && 'fill-opacity=".72"',
    color && `fill="${color}"`,
    turn && `transform="rotate(${turn} ${round(x)} ${round(y)})"`,
  ];
  return `<text ${marks.filter(Boolean).join(' ')}>${escaped(words)}</text>`;
}

export const round = (value: number): number => Math.round(value * 10) / 10;

/** Letters are never measured here: this much of their height is what wide ones take. */
const WIDE = 0.63;

export const wideOf = (words: string, size = 12): number => words.length * size * WIDE;

export function clipped(words: string, pixels: number, size = 12): string {
  const most = Math.max(1, Math.floor(pixels / (size * WIDE)));
  return words.length <= most ? words : `${words.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}

/** At most two lines, broken between words. */
export function twoLines(words: string, pixels: number, size = 12): string[] {
  if (wideOf(words, size) <= pixels) return [words];
  const most = Math.floor(pixels / (size * WIDE));
  const space = words.lastIndexOf(' ', most);
  if (space <= 0) return [clipped(words, pixels, size)];
  return [words.slice(0, space), clipped(words.slice(space + 1), pixels, size)];
}
