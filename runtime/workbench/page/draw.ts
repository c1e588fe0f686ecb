/** What the grid draws in a cell. */
import type { CellProps, CellTemplateProp, ColumnRegular, HyperFunc, VNode } from '@revolist/revogrid';
import { columnName } from '../../a1.ts';
import { cellAt, type Loaded } from './cells.ts';
import { cellEditor } from './editor.ts';
import { classesOf, type Merge, mergeAt, PADDING, room, styleOf, width, widths } from './look.ts';
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

/** A link into the same workbook stays on the page. */
const AWAY = { target: '_blank', rel: 'noreferrer' };

/** Pixels of a text that runs over its neighbours; null when it stays in its cell. */
function over(loaded: Loaded, row: number, col: number): number | null {
  const cell = cellAt(loaded, row, col);
  if (!cell || cell.checkbox !== undefined || mergedAt(loaded, row, col) || filtered(loaded, row, col)) return null;
  const wide = room(loaded, row, col, cell);
  return wide > width(loaded, col) ? wide - PADDING : null;
}

function mergedAt(loaded: Loaded, row: number, col: number): Merge | undefined {
  return loaded.view.merges.length > 0 ? mergeAt(loaded, row, col) : undefined;
}

export function drawn(h: HyperFunc<VNode>, spot: Spot, row: number, col: number): (VNode | string)[] {
  const merge = mergedAt(spot.loaded, row, col);
  if (!merge) return content(h, spot, row, col);
  return merge.row === row && merge.col === col ? [block(h, spot, merge, content(h, spot, row, col))] : [];
}

function content(h: HyperFunc<VNode>, spot: Spot, row: number, col: number): (VNode | string)[] {
  const { loaded } = spot;
  const cell = cellAt(loaded, row, col);
  const tail = filtered(loaded, row, col) ? [funnel(h, spot, col)] : [];
  if (!cell) return tail;
  if (cell.checkbox !== undefined) return [checkbox(h, spot, row, col, cell.checkbox), ...tail];
  const runs = over(loaded, row, col);
  if (cell.validation?.options && tail.length === 0)
    tail.push(h('span', { class: 'caret', 'aria-hidden': 'true' }, ''));
  // Most cells are a text and nothing else: an element less for each of them.
  if (!cell.link && runs === null && tail.length === 0) return [cell.v];
  const text = cell.link
    ? h('a', { href: cell.link, ...(cell.link.startsWith('#') ? {} : AWAY), class: 'text' }, cell.v)
    : h('span', { class: runs ? 'text over' : 'text', ...(runs && { style: { width: `${runs}px` } }) }, cell.v);
  return [text, ...tail];
}

/** A merged block lies over its first cell and the others. */
function block(h: HyperFunc<VNode>, spot: Spot, merge: Merge, inside: (VNode | string)[]): VNode {
  const { loaded, dark, heightOf } = spot;
  const cell = cellAt(loaded, merge.row, merge.col);
  let height = 0;
  for (let at = merge.row; at < merge.row + merge.rows; at += 1) height += heightOf(at);
  const size = { width: `${widths(loaded, merge.col, merge.col + merge.cols)}px`, height: `${height}px` };
  return h(
    'span',
    { class: cell ? `block ${classesOf(cell)}` : 'block', style: { ...(cell && styleOf(cell, dark)), ...size } },
    inside as VNode[],
  );
}

function properties(spot: Spot, row: number, col: number): CellProps {
  const cell = cellAt(spot.loaded, row, col);
  const merged = mergedAt(spot.loaded, row, col);
  const style = cell ? styleOf(cell, spot.dark) : {};
  const classes = [
    cell && classesOf(cell),
    merged?.row === row && merged.col === col && 'merged',
    filtered(spot.loaded, row, col) && 'filtering',
    over(spot.loaded, row, col) && 'running',
  ];
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
