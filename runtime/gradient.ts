/** Colour scales of conditional formats: a colour for a number between the points of a gradient rule. */
import { colorFromApi, record } from './services/sheets-shapes.ts';
import type { SheetState, Span } from './store.ts';

type Point = { at: number; color: string };

function numbersIn(sheet: SheetState, spans: Span[]): number[] {
  const out: number[] = [];
  for (const { r0, r1, c0, c1 } of spans) {
    for (const cells of sheet.values.slice(r0, r1)) {
      for (const value of cells.slice(c0, c1)) if (typeof value === 'number') out.push(value);
    }
  }
  return out.sort((a, b) => a - b);
}

function pointOf(given: unknown, sorted: number[]): Point | null {
  const { type, value, color, colorStyle } = record(given);
  const hex = colorFromApi(color, colorStyle);
  const [least = 0, most = 0] = [sorted[0], sorted.at(-1)];
  if (!hex) return null;
  const written = Number(String(value ?? '').replace(',', '.'));
  switch (type) {
    case 'MIN':
      return { at: least, color: hex };
    case 'MAX':
      return { at: most, color: hex };
    case 'NUMBER':
      return { at: written, color: hex };
    case 'PERCENT':
      return { at: least + ((most - least) * written) / 100, color: hex };
    case 'PERCENTILE':
      return { at: sorted[Math.round(((sorted.length - 1) * written) / 100)] ?? 0, color: hex };
    default:
      return null;
  }
}

function mixed(from: string, to: string, share: number): string {
  const part = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  const parts = [1, 3, 5].map((at) => Math.round(part(from, at) + (part(to, at) - part(from, at)) * share));
  return `#${parts.map((each) => each.toString(16).padStart(2, '0')).join('')}`;
}

/** @param rule the API's GradientRule @returns the background of a number; the values of the spans are read once */
export function gradientOf(sheet: SheetState, spans: Span[], rule: unknown): (value: number) => string | undefined {
  const sorted = numbersIn(sheet, spans);
  const { minpoint, midpoint, maxpoint } = record(rule);
  const points = [minpoint, midpoint, maxpoint].flatMap((each) => pointOf(each, sorted) ?? []);
  return (value) => {
    const above = points.findIndex(({ at }) => value <= at);
    const [low, high] = [points[above - 1], points[above]];
    if (!high) return points.at(-1)?.color;
    if (!low || high.at === low.at) return high.color;
    return mixed(low.color, high.color, (value - low.at) / (high.at - low.at));
  };
}
