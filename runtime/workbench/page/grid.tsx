/** The cells: RevoGrid drawing what the server sent, and saying what a person typed. It holds no values of its own. */
import type { CellTemplateProp, ColumnRegular, HyperFunc, RowDefinition, VNode } from '@revolist/revogrid';
import { defineCustomElements } from '@revolist/revogrid/loader';
import { useEffect, useRef } from 'preact/hooks';
import type { Cell, CellStyle, SheetView } from '../protocol.ts';
import { letters } from './a1.ts';
import { cellEditor } from './editor.ts';
import { lineCount, textWidth } from './measure.ts';
import { DARK, LIGHT } from './theme.ts';
import { Tip } from './tip.tsx';
import { say } from './words.ts';

defineCustomElements();

/** Sheets' own. */
const WIDTH = 100;
const ROW_HEIGHT = 28;
const TALLEST = 12;
const PADDING = 12;

/** A row of the grid: its number in the sheet under `r`, the shown texts under the columns' numbers. */
type Model = { r: number; [column: number]: string };

type Grid = HTMLRevoGridElement;

export type Place = { row: number; col: number };
export type Area = { row: number; col: number; rows: number; cols: number };

export type GridProps = {
  view: SheetView;
  /** Another sheet has been chosen, and its cells are not here yet: nothing may be done to these. */
  late: boolean;
  dark: boolean;
  onType: (at: Place, values: string[][]) => void;
  onFocus: (at: Place) => void;
  /** A cell to be shown and focused; `n` tells one such wish from the next. */
  goTo: { n: number; sheet: string; row: number; col: number } | null;
  /** Gets the selected area whenever it is asked for. */
  selection: { current: () => Promise<Area | null> };
};

type Spot = { view: SheetView; dark: boolean; type: (at: Place, values: string[][]) => void };

function cellAt(view: SheetView, row: number, col: number): Cell | null {
  return view.cells[row]?.[col] ?? null;
}

function width(view: SheetView, col: number): number {
  return view.widths[col] ?? WIDTH;
}

/** Sheets counts in points and draws ten of them as thirteen pixels. */
function letterSize({ style }: Cell): number {
  return Math.round((style?.size ?? 10) * 1.3);
}

/** As in Sheets, a text runs over its neighbours while they are empty; a merged cell has its whole width. */
function room(view: SheetView, row: number, col: number, cell: Cell): number {
  const merge = view.merges.find((each) => each.row === row && each.col === col);
  const end = merge ? col + merge.cols : col + 1;
  let total = 0;
  for (let at = col; at < end; at += 1) total += width(view, at);
  if (merge || cell.style?.wrap || (cell.style?.align ?? 'left') !== 'left') return total;
  const frozenEdge = col < view.frozenCols ? view.frozenCols : view.cols;
  const needed = textWidth(cell.v, letterSize(cell), cell.style?.bold) + PADDING;
  for (let at = end; at < frozenEdge && total < needed && !cellAt(view, row, at)?.v; at += 1) total += width(view, at);
  return total;
}

function cellClasses(cell: Cell): string {
  const names = [
    cell.note && 'noted',
    cell.protected && `protected-${cell.protected}`,
    cell.options && 'listed',
    cell.checkbox !== undefined && 'ticked',
    cell.style?.wrap && 'wrapped',
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

function cellStyle({ style }: Cell, dark: boolean): Record<string, string> {
  if (!style) return {};
  const lines = [style.underline && 'underline', style.strikethrough && 'line-through'].filter(Boolean).join(' ');
  const sides = { left: 'start', center: 'center', right: 'end', top: 'start', middle: 'center', bottom: 'end' };
  return {
    ...(style.bold && { fontWeight: '650' }),
    ...(style.italic && { fontStyle: 'italic' }),
    ...(lines && { textDecoration: lines }),
    ...paints(style, dark),
    ...(style.size && { fontSize: `${letterSize({ v: '', style })}px` }),
    ...(style.align && { textAlign: style.align, justifyContent: sides[style.align] }),
    ...(style.valign && { alignItems: sides[style.valign] }),
  };
}

function drawn(h: HyperFunc<VNode>, spot: Spot, row: number, col: number): VNode[] {
  const cell = cellAt(spot.view, row, col);
  if (!cell) return [];
  if (cell.checkbox !== undefined) {
    const toggle = (): void => spot.type({ row, col }, [[cell.checkbox ? 'FALSE' : 'TRUE']]);
    return [
      h(
        'span',
        {
          class: cell.checkbox ? 'box on' : 'box',
          role: 'checkbox',
          'aria-checked': String(cell.checkbox),
          onClick: toggle,
        },
        '',
      ),
    ];
  }
  const wide = room(spot.view, row, col, cell);
  const over = wide > width(spot.view, col) ? { width: `${wide - PADDING}px` } : undefined;
  const text = cell.link
    ? h('a', { href: cell.link, target: '_blank', rel: 'noreferrer', class: 'text' }, cell.v)
    : h('span', { class: over ? 'text over' : 'text', style: over }, cell.v);
  return cell.options ? [text, h('span', { class: 'caret', 'aria-hidden': 'true' }, '')] : [text];
}

function columns(spot: { current: Spot }): ColumnRegular[] {
  const { view, dark } = spot.current;
  const shown = Array.from({ length: view.cols }, (_, col) => col).filter((col) => !view.hiddenCols.includes(col));
  return shown.map((col) => ({
    prop: col,
    name: letters(col),
    size: width(view, col),
    ...(col < view.frozenCols && { pin: 'colPinStart' as const }),
    editor: cellEditor((row) => cellAt(spot.current.view, row, col)),
    cellProperties: ({ model }: CellTemplateProp) => {
      const { r } = model as Model;
      const cell = cellAt(spot.current.view, r, col);
      return {
        'data-row': r,
        'data-col': col,
        ...(cell && { class: cellClasses(cell), style: cellStyle(cell, dark) }),
      };
    },
    cellTemplate: (h: HyperFunc<VNode>, { model }: CellTemplateProp) => drawn(h, spot.current, (model as Model).r, col),
  }));
}

function models(view: SheetView): { frozen: Model[]; free: Model[] } {
  const all: Model[] = [];
  for (let row = 0; row < view.rows; row += 1) {
    if (view.hiddenRows.includes(row)) continue;
    const model: Model = { r: row };
    for (const [col, cell] of (view.cells[row] ?? []).entries()) if (cell) model[col] = cell.v;
    all.push(model);
  }
  return { frozen: all.filter(({ r }) => r < view.frozenRows), free: all.filter(({ r }) => r >= view.frozenRows) };
}

/** Pixels a row needs for its wrapped texts and its largest letters. */
function height(view: SheetView, row: number): number {
  return (view.cells[row] ?? []).reduce((most, cell, col) => {
    if (!cell?.v || !(cell.style?.wrap || cell.style?.size)) return most;
    const size = letterSize(cell);
    const lines = cell.style.wrap ? lineCount(cell.v, room(view, row, col, cell) - PADDING, size, cell.style.bold) : 1;
    return Math.max(most, Math.min(lines, TALLEST) * Math.ceil(size * 1.38) + 10);
  }, ROW_HEIGHT);
}

function heights(view: SheetView, rows: { frozen: Model[]; free: Model[] }): RowDefinition[] {
  const of = (type: 'rowPinStart' | 'rgRow', list: Model[]): RowDefinition[] =>
    list.flatMap(({ r }, index) => {
      const size = height(view, r);
      return size > ROW_HEIGHT ? [{ type, index, size }] : [];
    });
  return [...of('rowPinStart', rows.frozen), ...of('rgRow', rows.free)];
}

/** One edit, a paste, a fill or a deletion, as one block of texts. */
function edited(detail: Record<string, unknown>): { at: Place; values: string[][] } | null {
  const single = detail as { model?: Model; prop?: number; val?: unknown };
  if (single.model && single.prop !== undefined) {
    return { at: { row: single.model.r, col: Number(single.prop) }, values: [[String(single.val ?? '')]] };
  }
  const { data, models: rows } = detail as { data?: Record<number, Model>; models?: Record<number, Model> };
  const touched = Object.keys(data ?? {})
    .map(Number)
    .sort((a, b) => a - b);
  const cols = touched.flatMap((index) =>
    Object.keys(data?.[index] ?? {})
      .filter((key) => /^\d+$/.test(key))
      .map(Number),
  );
  const first = rows?.[touched[0] ?? -1];
  if (!first || cols.length === 0) return null;
  const [left, right] = [Math.min(...cols), Math.max(...cols)];
  const values = touched.map((index) =>
    Array.from({ length: right - left + 1 }, (_, n) => String(data?.[index]?.[left + n] ?? '')),
  );
  return { at: { row: first.r, col: left }, values };
}

export function Sheet({ view, late, dark, onType, onFocus, goTo, selection }: GridProps) {
  const holder = useRef<HTMLDivElement>(null);
  const grid = useRef<Grid | null>(null);
  const spot = useRef<Spot>({ view, dark, type: onType });
  const layout = useRef('');
  const filled = useRef('');
  const gone = useRef(0);
  const focused = useRef(onFocus);
  spot.current = { view, dark, type: onType };
  focused.current = onFocus;

  useEffect(() => {
    const element = document.createElement('revo-grid') as Grid;
    Object.assign(element, {
      range: true,
      resize: true,
      rowSize: ROW_HEIGHT,
      hideAttribution: true,
      applyOnClose: true,
      canFocus: true,
    });
    element.themeDefinitions = [LIGHT, DARK];
    element.rowHeaders = {
      prop: 'r',
      size: 46,
      cellTemplate: (h, { model }) => h('span', { class: 'row-number' }, String((model as Model).r + 1)),
    };
    const commit = (event: Event): void => {
      event.preventDefault();
      const edit = edited((event as CustomEvent<Record<string, unknown>>).detail);
      if (edit) spot.current.type(edit.at, edit.values);
    };
    element.addEventListener('beforeedit', commit);
    element.addEventListener('beforerangeedit', commit);
    element.addEventListener('beforeeditstart', (event) => {
      const { model, prop } = event.detail as unknown as { model: Model; prop: number };
      const cell = cellAt(spot.current.view, model.r, prop);
      if (cell?.checkbox === undefined) return;
      event.preventDefault();
      spot.current.type({ row: model.r, col: prop }, [[cell.checkbox ? 'FALSE' : 'TRUE']]);
    });
    element.addEventListener('afterfocus', (event) => {
      const { model, column } = event.detail as unknown as { model?: Model; column?: { prop: number } };
      if (model && column) focused.current({ row: model.r, col: column.prop });
    });
    selection.current = async () => {
      const range = await element.getSelectedRange();
      if (!range) return null;
      const rows = await element.getVisibleSource(range.rowType);
      const first = rows[range.y] as Model | undefined;
      const shift = range.colType === 'colPinStart' ? 0 : spot.current.view.frozenCols;
      return first
        ? { row: first.r, col: range.x + shift, rows: range.y1 - range.y + 1, cols: range.x1 - range.x + 1 }
        : null;
    };
    holder.current?.append(element);
    grid.current = element;
    return () => element.remove();
  }, [selection]);

  useEffect(() => {
    const element = grid.current;
    if (!element) return;
    const { rows: _rows, cells: _cells, hiddenRows: _hidden, merges: _merges, ...shape } = view;
    const drawnFor = JSON.stringify([shape, dark]);
    if (layout.current !== drawnFor) {
      layout.current = drawnFor;
      element.columns = columns(spot);
    }
    const contents = JSON.stringify([drawnFor, view.cells, view.rows, view.hiddenRows, view.merges]);
    if (contents === filled.current) return;
    filled.current = contents;
    const rows = models(view);
    element.rowDefinitions = heights(view, rows);
    element.pinnedTopSource = rows.frozen;
    element.source = rows.free;
  }, [view, dark]);

  useEffect(() => {
    const element = grid.current;
    // The cells of a sheet just chosen come a little later than the wish to go there.
    if (!element || !goTo || goTo.sheet !== view.name || gone.current === goTo.n) return;
    gone.current = goTo.n;
    const pinnedRow = goTo.row < view.frozenRows;
    const pinnedCol = goTo.col < view.frozenCols;
    const at = { x: goTo.col - (pinnedCol ? 0 : view.frozenCols), y: goTo.row - (pinnedRow ? 0 : view.frozenRows) };
    const show = async (): Promise<void> => {
      if (!pinnedRow) await element.scrollToRow(at.y);
      if (!pinnedCol) await element.scrollToColumnIndex(at.x);
      await element.setCellsFocus(at, at, pinnedCol ? 'colPinStart' : 'rgCol', pinnedRow ? 'rowPinStart' : 'rgRow');
    };
    // The grid takes its rows over in its own time; before that it has no such cell.
    setTimeout(show, 120);
  }, [goTo, view]);

  useEffect(() => {
    if (grid.current) grid.current.theme = dark ? DARK.name : LIGHT.name;
  }, [dark]);

  return (
    <section class="grid" inert={late} aria-label={say('Ячейки листа', 'Cells of the sheet')}>
      <div class="holder" ref={holder} />
      <Tip view={view} />
    </section>
  );
}
