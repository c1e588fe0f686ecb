/** What a cell looks like on the page: its size, its colours on light and dark, and the classes for its marks. */
import type { Cell, CellStyle } from '../protocol.ts';
import { cellAt, type Loaded } from './cells.ts';
import { lineCount, textWidth } from './measure.ts';

/** Sheets' own. */
const WIDTH = 100;
export const ROW_HEIGHT = 28;
const TALLEST = 12;
export const PADDING = 12;
/** The button of a filter takes this from its cell. */
const FUNNEL = 18;

export type Merge = { row: number; col: number; rows: number; cols: number };

export function width({ view }: Loaded, col: number): number {
  return view.columns[col]?.hidden ? 0 : (view.columns[col]?.width ?? WIDTH);
}

export function widths(loaded: Loaded, from: number, to: number): number {
  let total = 0;
  for (let col = from; col < to; col += 1) total += width(loaded, col);
  return total;
}

export function mergeAt({ view }: Loaded, row: number, col: number): Merge | undefined {
  return view.merges.find(
    (each) => each.row <= row && row < each.row + each.rows && each.col <= col && col < each.col + each.cols,
  );
}

/** Sheets counts in points and draws ten of them as thirteen pixels. */
function letterSize(style: CellStyle | undefined): number {
  return Math.round((style?.size ?? 10) * 1.3);
}

export function alignOf({ style, numeric, v }: Cell): 'left' | 'center' | 'right' {
  return style?.align ?? (numeric && !v.startsWith('=') ? 'right' : 'left');
}

/** As in Sheets, a text runs over its neighbours while they are empty; a merged cell has its whole width. */
export function room(loaded: Loaded, row: number, col: number, cell: Cell): number {
  const { view } = loaded;
  const merge = view.merges.length > 0 ? mergeAt(loaded, row, col) : undefined;
  let total = widths(loaded, col, merge ? col + merge.cols : col + 1);
  if (merge || cell.style?.wrap || cell.validation?.options || alignOf(cell) !== 'left') return total;
  const frozenEdge = col < view.frozenCols ? view.frozenCols : view.cols;
  // Most cells have a neighbour with a text: then nothing needs to be measured.
  if (col + 1 >= frozenEdge || !cell.v || cellAt(loaded, row, col + 1)?.v) return total;
  const needed = textWidth(cell.v, letterSize(cell.style), cell.style?.bold) + PADDING;
  for (let at = col + 1; at < frozenEdge && total < needed && !cellAt(loaded, row, at)?.v; at += 1)
    total += width(loaded, at);
  return total;
}

export function classesOf(cell: Cell): string {
  const names = [
    cell.note && 'noted',
    cell.protected && `protected-${cell.protected}`,
    cell.validation?.options && 'listed',
    cell.checkbox !== undefined && 'ticked',
    cell.style?.wrap && 'wrapped',
    alignOf(cell) !== 'left' && `at-${alignOf(cell)}`,
  ];
  return names.filter(Boolean).join(' ');
}

/** Sheets are coloured for white paper; on a dark page the same colours are mixed into its background and its text. */
function paints({ background, color }: CellStyle, dark: boolean): Record<string, string> {
  if (!dark) return { ...(background && { backgroundColor: background, color: '#1c2230' }), ...(color && { color }) };
  return {
    ...(background && { backgroundColor: `color-mix(in srgb, ${background} 24%, var(--surface))` }),
    ...(color && { color: `color-mix(in srgb, ${color} 40%, white)` }),
  };
}

const EDGE: Record<string, string> = {
  SOLID: '1px solid',
  SOLID_MEDIUM: '2px solid',
  SOLID_THICK: '3px solid',
  DASHED: '1px dashed',
  DOTTED: '1px dotted',
  DOUBLE: '3px double',
};

function edges({ borders }: CellStyle, dark: boolean): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [side, border] of Object.entries(borders ?? {})) {
    if (!border || border.style === 'NONE') continue;
    const color = dark ? `color-mix(in srgb, ${border.color} 40%, white)` : border.color;
    out[`border${side.charAt(0).toUpperCase()}${side.slice(1)}`] = `${EDGE[border.style] ?? '1px solid'} ${color}`;
  }
  return out;
}

export function styleOf(cell: Cell, dark: boolean): Record<string, string> {
  const { style } = cell;
  const sides = { top: 'start', middle: 'center', bottom: 'end' };
  if (!style) return {};
  const lines = [style.underline && 'underline', style.strikethrough && 'line-through'].filter(Boolean).join(' ');
  return {
    ...(style.bold && { fontWeight: '650' }),
    ...(style.italic && { fontStyle: 'italic' }),
    ...(lines && { textDecoration: lines }),
    ...paints(style, dark),
    ...edges(style, dark),
    ...(style.size && { fontSize: `${letterSize(style)}px` }),
    ...(style.valign && { alignItems: sides[style.valign], alignContent: sides[style.valign] }),
  };
}

/** Pixels a row needs for its wrapped texts and its largest letters. */
export function heightOf(loaded: Loaded, row: number): number {
  let most = ROW_HEIGHT;
  for (const [col, cell] of (loaded.rows[row] ?? []).entries()) {
    if (!cell?.v || !(cell.style?.wrap || cell.style?.size)) continue;
    if (loaded.view.merges.length > 0 && (mergeAt(loaded, row, col)?.rows ?? 1) > 1) continue;
    const size = letterSize(cell.style);
    const wide = room(loaded, row, col, cell) - PADDING - (loaded.view.filter?.row === row ? FUNNEL : 0);
    const lines = cell.style.wrap ? lineCount(cell.v, wide, size, cell.style.bold) : 1;
    most = Math.max(most, Math.min(lines, TALLEST) * Math.ceil(size * 1.38) + 10);
  }
  return most;
}
