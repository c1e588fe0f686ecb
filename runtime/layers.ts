/**
 * An attribute of cells (format, note, validation) kept by column as runs of equal values, so that
 * one rule on `C2:C` is one entry however many rows there are.
 */
import type { Span } from './store.ts';

/** `[firstRow, endRow, value]`; the runs of a column are sorted and do not overlap. Never changed in place. */
export type Stretch<T> = readonly [number, number, T];
export type Layer<T> = { columns: (Stretch<T>[] | null)[] };

export function emptyLayer<T>(): Layer<T> {
  return { columns: [] };
}

export function layerAt<T>(layer: Layer<T>, row: number, col: number): T | undefined {
  const runs = layer.columns[col];
  if (!runs) return undefined;
  let low = 0;
  let high = runs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [start, end, value] = runs[middle]!;
    if (row < start) high = middle - 1;
    else if (row >= end) low = middle + 1;
    else return value;
  }
  return undefined;
}

/** The values of one column from `r0` to `r1`, one per row. */
export function layerColumn<T>(layer: Layer<T>, col: number, r0: number, r1: number): (T | undefined)[] {
  const out: (T | undefined)[] = new Array(r1 - r0).fill(undefined);
  for (const [start, end, value] of layer.columns[col] ?? []) {
    for (let row = Math.max(start, r0); row < Math.min(end, r1); row++) out[row - r0] = value;
  }
  return out;
}

/** Changes every cell of a span; `change` sees the old value and gives the new one, undefined for none. */
export function updateLayer<T>(layer: Layer<T>, span: Span, change: (old: T | undefined) => T | undefined): void {
  while (layer.columns.length < span.c1) layer.columns.push(null);
  for (let col = span.c0; col < span.c1; col++) {
    const out: Stretch<T>[] = [];
    let covered = span.r0;
    const cover = (to: number) => {
      if (covered < to) push(out, covered, to, change(undefined));
      covered = to;
    };
    for (const [start, end, value] of layer.columns[col] ?? []) {
      if (end <= span.r0) {
        push(out, start, end, value);
        continue;
      }
      if (start >= span.r1) {
        cover(span.r1);
        push(out, start, end, value);
        continue;
      }
      push(out, start, Math.min(end, span.r0), value);
      const from = Math.max(start, span.r0);
      const to = Math.min(end, span.r1);
      cover(from);
      push(out, from, to, change(value));
      covered = to;
      if (end > span.r1) push(out, span.r1, end, value);
    }
    cover(span.r1);
    layer.columns[col] = out.length > 0 ? out : null;
  }
}

/** Inserts rows; what stood before (or after) the place reaches into the new rows when `inherit` says so. */
export function insertLayerRows<T>(
  layer: Layer<T>,
  at: number,
  count: number,
  inherit: 'before' | 'after' | 'none',
): void {
  layer.columns = layer.columns.map((runs) => {
    if (!runs) return null;
    const out: Stretch<T>[] = [];
    for (const [start, end, value] of runs) {
      const reachesIn = (inherit === 'before' && end === at) || (inherit !== 'none' && start < at && end > at);
      const takesIn = inherit === 'after' && start === at;
      if (reachesIn || takesIn) push(out, start, end + count, value);
      else if (end <= at) push(out, start, end, value);
      else if (start >= at) push(out, start + count, end + count, value);
      else {
        push(out, start, at, value);
        push(out, at + count, end + count, value);
      }
    }
    return out;
  });
}

export function deleteLayerRows<T>(layer: Layer<T>, at: number, count: number): void {
  layer.columns = layer.columns.map((runs) => {
    if (!runs) return null;
    const out: Stretch<T>[] = [];
    const moved = (row: number) => (row <= at ? row : Math.max(at, row - count));
    for (const [start, end, value] of runs) push(out, moved(start), moved(end), value);
    return out;
  });
}

export function insertLayerCols<T>(
  layer: Layer<T>,
  at: number,
  count: number,
  inherit: 'before' | 'after' | 'none',
): void {
  if (layer.columns.length <= at && inherit !== 'before') return;
  while (layer.columns.length < at) layer.columns.push(null);
  const model = inherit === 'none' ? null : layer.columns[inherit === 'before' ? at - 1 : at];
  layer.columns.splice(at, 0, ...Array.from({ length: count }, () => (model ? [...model] : null)));
}

export function deleteLayerCols<T>(layer: Layer<T>, at: number, count: number): void {
  layer.columns.splice(at, count);
}

/** Lays a copy of `from` over `to`, whose top left corner is given. */
export function copyLayer<T>(source: Layer<T>, from: Span, target: Layer<T>, row: number, col: number): void {
  const columns = Array.from({ length: from.c1 - from.c0 }, (_, at) =>
    layerColumn(source, from.c0 + at, from.r0, from.r1),
  );
  columns.forEach((values, at) => {
    setLayerColumn(target, col + at, row, values);
  });
}

/** Sets one value per row of a column, in as few runs as there are stretches of the same value. */
export function setLayerColumn<T>(layer: Layer<T>, col: number, r0: number, values: (T | undefined)[]): void {
  const fresh: Stretch<T>[] = [];
  values.forEach((value, at) => {
    push(fresh, r0 + at, r0 + at + 1, value);
  });
  const r1 = r0 + values.length;
  updateLayer(layer, { r0, r1, c0: col, c1: col + 1 }, () => undefined);
  const runs = [...(layer.columns[col] ?? []), ...fresh].sort((a, b) => a[0] - b[0]);
  const out: Stretch<T>[] = [];
  for (const [start, end, value] of runs) push(out, start, end, value);
  layer.columns[col] = out.length > 0 ? out : null;
}

/** Appends a run, joining it to the last one when they touch and are equal. */
function push<T>(runs: Stretch<T>[], start: number, end: number, value: T | undefined): void {
  if (start >= end || value === undefined) return;
  const last = runs[runs.length - 1];
  if (last && last[1] === start && same(last[2], value)) runs[runs.length - 1] = [last[0], end, last[2]];
  else runs.push([start, end, value]);
}
/** Equal as JSON. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
