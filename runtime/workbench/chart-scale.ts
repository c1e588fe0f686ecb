/** Numbers of a chart → places on it. Pure. */
import type { ChartView } from '../chart-view.ts';

export type Box = { x: number; y: number; width: number; height: number };

export type Scale = { least: number; most: number; ticks: number[] };

/** Even steps of 1, 2 or 5, zero among them. */
export function scaleOf(values: number[], steps = 6): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const span = high - low || 1;
  const rough = span / steps;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power;
  const least = Math.floor(low / step) * step;
  const most = Math.ceil(high / step) * step || step;
  const count = Math.round((most - least) / step);
  return {
    least,
    most,
    ticks: Array.from({ length: count + 1 }, (_, n) => Number((least + n * step).toPrecision(12))),
  };
}

/** The place of a value on a stretch of pixels; 0 is its beginning. */
export function along({ least, most }: Scale, value: number, pixels: number): number {
  return ((value - least) / (most - least)) * pixels;
}

/** A bar or a piece of one: from one value to another. */
export type Piece = { series: number; category: number; from: number; to: number; text: string };

/** Where the bars of a chart begin and end: side by side from zero, or on top of each other. */
export function piecesOf({ series, categories, stacked }: ChartView, drawn: number[]): Piece[] {
  return categories.flatMap((_, category) => {
    const values = drawn.map((at) => series[at]?.values[category] ?? null);
    const total = values.reduce<number>((sum, value) => sum + Math.abs(value ?? 0), 0);
    const ends = { up: 0, down: 0 };
    return values.flatMap((value, n): Piece[] => {
      if (value === null) return [];
      const at = drawn[n] ?? 0;
      const text = series[at]?.texts[category] ?? String(value);
      if (stacked === 'no') return [{ series: at, category, from: 0, to: value, text }];
      const size = stacked === 'percent' ? (total ? (value / total) * 100 : 0) : value;
      const side = size < 0 ? 'down' : 'up';
      const from = ends[side];
      ends[side] += size;
      return [{ series: at, category, from, to: ends[side], text }];
    });
  });
}
