/** What the grid draws in a cell. */
import type { CellProps, CellTemplateProp, ColumnRegular, HyperFunc, VNode } from '@revolist/revogrid';
import { columnName } from '../../a1.ts';
import { cellAt, type Loaded } from './cells.ts';
import { cellEditor } from './editor.ts';
import { classesOf, mergeAt, PADDING, room, styleOf, width, widths } from './look.ts';
import type { Places } from './places.ts';
import { say } from './words.ts';

/** A row of the grid knows its number in the sheet; the texts are looked up when they are drawn. */
export type Model = { r: number; rowClass?: string };

/** What the drawing of cells needs to know of the page, always the latest. */
export type Spot = {
  loaded: Loaded;
  dark: boolean;
  /** Heights of rows that are not of the usual one, by row of the sheet. */
  heightOf: (row: number) => number;
  toggle: (row: number, col: number) => void;
  openFilter: (col: number, button: HTMLElement) => void;
};

function checkbox(h: HyperFunc<VNode>, spot: Spot, row: number, col: number, on: boolean): VNode {
  return h(
    'span',
    {
      class: on ? 'box on' : 'box',
      role: 'checkbox',
      'aria-checked': String(on),
      onClick: () => spot.toggle(row, col),
    },
    '',
  );
}

function funnel(h: HyperFunc<VNode>, { loaded, openFilter }: Spot, col: number): VNode {
  const narrowed = loaded.view.filter?.narrowed.includes(col);
  const name = say(`Фильтр столбца ${columnName(col)}`, `Filter of column ${columnName(col)}`);
  return h(
    'button',
    {
      type: 'button',
      class: narrowed ? 'funnel narrowed' : 'funnel',
      'aria-label': narrowed ? `${name}: ${say('часть строк скрыта', 'some rows are hidden')}` : name,
      title: name,
      tabIndex: -1,
      onMouseDown: (event: Event) => event.stopPropagation(),
      onPointerDown: (event: Event) => event.stopPropagation(),
      onClick: (event: MouseEvent) => openFilter(col, event.currentTarget as HTMLElement),
    },
    '',
  );
}

export function filtered({ view: { filter } }: Loaded, row: number, col: number): boolean {
  return filter !== null && row === filter.row && col >= filter.col && col < filter.col + filter.cols;
}

export function drawn(h: HyperFunc<VNode>, spot: Spot, row: number, col: number): VNode[] {
  const { loaded } = spot;
  const cell = cellAt(loaded, row, col);
  const tail = filtered(loaded, row, col) ? [funnel(h, spot, col)] : [];
  const merge = loaded.view.merges.length > 0 ? mergeAt(loaded, row, col) : undefined;
  if (merge && (merge.row !== row || merge.col !== col)) return [];
  if (!cell) return tail;
  if (cell.checkbox !== undefined) return [checkbox(h, spot, row, col, cell.checkbox), ...tail];
  const wide = room(loaded, row, col, cell);
  const over = !merge && tail.length === 0 && wide > width(loaded, col) ? { width: `${wide - PADDING}px` } : undefined;
  const text = cell.link
    ? h('a', { href: cell.link, target: '_blank', rel: 'noreferrer', class: 'text' }, cell.v)
    : h('span', { class: over ? 'text over' : 'text', style: over }, cell.v);
  if (cell.validation?.options && tail.length === 0)
    tail.push(h('span', { class: 'caret', 'aria-hidden': 'true' }, ''));
  return [text, ...tail];
}

/** A merged block is its first cell, grown over the others. */
function grown({ loaded, heightOf }: Spot, row: number, col: number): Record<string, string> | null {
  const merge = loaded.view.merges.length > 0 ? mergeAt(loaded, row, col) : undefined;
  if (!merge || merge.row !== row || merge.col !== col) return null;
  let height = 0;
  for (let at = row; at < row + merge.rows; at += 1) height += heightOf(at);
  return { width: `${widths(loaded, col, col + merge.cols)}px`, height: `${height}px`, zIndex: '2' };
}

function properties(spot: Spot, row: number, col: number): CellProps {
  const cell = cellAt(spot.loaded, row, col);
  const merged = grown(spot, row, col);
  const style = { ...(cell && styleOf(cell, spot.dark)), ...merged };
  const classes = [cell && classesOf(cell), merged && 'merged', filtered(spot.loaded, row, col) && 'filtering'];
  return { 'data-row': row, 'data-col': col, class: classes.filter(Boolean).join(' '), style };
}

export function columnsOf(spot: { current: Spot }, { frozenCols, freeCols }: Places): ColumnRegular[] {
  const one = (col: number, pinned: boolean): ColumnRegular => ({
    prop: col,
    name: columnName(col),
    size: width(spot.current.loaded, col),
    minSize: 24,
    ...(pinned && { pin: 'colPinStart' as const }),
    editor: cellEditor((row) => cellAt(spot.current.loaded, row, col)),
    cellProperties: ({ model }: CellTemplateProp) => properties(spot.current, (model as Model).r, col),
    cellTemplate: (h: HyperFunc<VNode>, { model }: CellTemplateProp) => drawn(h, spot.current, (model as Model).r, col),
  });
  return [...frozenCols.map((col) => one(col, true)), ...freeCols.map((col) => one(col, false))];
}
