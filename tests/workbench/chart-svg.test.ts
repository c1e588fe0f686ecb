import { expect, test } from 'vitest';
import type { ChartView } from '../../runtime/chart-view.ts';
import { along, piecesOf, scaleOf } from '../../runtime/workbench/chart-scale.ts';
import { chartSvg, spokenChart } from '../../runtime/workbench/chart-svg.ts';

const chart = (part: Partial<ChartView> = {}): ChartView => ({
  id: 1,
  type: 'COLUMN',
  title: 'Пары',
  subtitle: '',
  stacked: 'no',
  donut: false,
  headers: 0,
  legend: true,
  labels: true,
  categories: ['8А', '8Б'],
  series: [
    { name: 'ищут', values: [3, 1], texts: ['3', '1'] },
    { name: 'в паре', values: [5, 3], texts: ['5', '3'] },
  ],
  xTitle: '',
  yTitle: '',
  row: 0,
  col: 0,
  dx: 0,
  dy: 0,
  width: 600,
  height: 371,
  ...part,
});

test.each([
  [[3, 7], 0, 8, [0, 2, 4, 6, 8]],
  [[0, 97], 0, 100, [0, 20, 40, 60, 80, 100]],
  [[-3, 4], -4, 4, [-4, -2, 0, 2, 4]],
  [[0, 0.3], 0, 0.3, [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3]],
])('the scale of %j has even steps and zero', (values, least, most, ticks) => {
  const scale = scaleOf(values);
  expect(scale).toEqual({ least: expect.closeTo(least), most: expect.closeTo(most), ticks });
});

test('a scale of nothing is a scale all the same', () => {
  expect(along(scaleOf([]), 0, 100)).toBe(0);
  expect(scaleOf([]).most).toBeGreaterThan(0);
});

test('stacked pieces lie on each other, and as shares they end at a hundred', () => {
  const ends = (stacked: ChartView['stacked']) =>
    piecesOf(chart({ stacked }), [0, 1]).map(({ category, from, to }) => [category, from, to]);
  expect(ends('no')).toEqual([
    [0, 0, 3],
    [0, 0, 5],
    [1, 0, 1],
    [1, 0, 3],
  ]);
  expect(ends('yes')).toEqual([
    [0, 0, 3],
    [0, 3, 8],
    [1, 0, 1],
    [1, 1, 4],
  ]);
  expect(ends('percent')).toEqual([
    [0, 0, 37.5],
    [0, 37.5, 100],
    [1, 0, 25],
    [1, 25, 100],
  ]);
});

test.each(['COLUMN', 'BAR', 'LINE', 'AREA', 'PIE', 'SCATTER', 'COMBO'] as const)(
  'a %s chart is whole SVG without a hole in its numbers',
  (type) => {
    for (const stacked of ['no', 'yes', 'percent'] as const) {
      const svg = chartSvg(chart({ type, stacked }));
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
      expect(svg.startsWith('<svg') && svg.endsWith('</svg>')).toBe(true);
    }
  },
);

test('series are told apart without colour: by hatching where they are filled, by dashes and signs where they are lines', () => {
  const columns = chartSvg(chart());
  const tiles = [...columns.matchAll(/<pattern[^>]*>.*?<g[^>]*>(.*?)<\/g>/g)].map(([, hatch]) => hatch);
  expect(new Set(tiles).size).toBe(2);
  const lines = chartSvg(chart({ type: 'LINE' }));
  const dashes = [...lines.matchAll(/<polyline[^>]*>/g)].map(([line]) => /dasharray="([^"]*)"/.exec(line)?.[1] ?? '');
  expect(new Set(dashes).size).toBe(2);
});

test('every slice of a pie is named beside it with its value and its share', () => {
  const svg = chartSvg(chart({ type: 'PIE', series: [{ name: '', values: [3, 1], texts: ['3', '1'] }] }));
  expect(svg).toContain('8А: 3 (75 %)');
  expect(svg).toContain('8Б: 1 (25 %)');
});

test('the texts of cells are texts in the drawing, and a strange colour is none', () => {
  const evil = '<script>alert(1)</script>';
  const svg = chartSvg(
    chart({
      title: evil,
      categories: [evil, '"x"'],
      series: [{ name: evil, values: [1, 2], texts: [evil, '2'], color: 'url(x)' }],
    }),
  );
  expect(svg).not.toContain('<script');
  expect(svg).not.toContain('url(x)');
});

test('a chart is read aloud in words, and one without numbers says so', () => {
  expect(spokenChart(chart())).toBe('Пары. ищут. 8А: 3, 8Б: 1. в паре. 8А: 5, 8Б: 3');
  const empty = chart({ series: [{ name: '', values: [null, null], texts: ['', ''] }] });
  expect(chartSvg(empty, 'Данных нет')).toContain('Данных нет');
});
