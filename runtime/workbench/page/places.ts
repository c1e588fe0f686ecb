/** Between the grid's own counting, which leaves out what is hidden and begins anew behind what is frozen, and the sheet's. */
import type { Area } from '../blocks.ts';
import type { Loaded } from './cells.ts';

export type Places = { frozenRows: number[]; freeRows: number[]; frozenCols: number[]; freeCols: number[] };

export type Corner = { x: number; y: number; colType: 'rgCol' | 'colPinStart'; rowType: 'rgRow' | 'rowPinStart' };
export type Range = { x: number; y: number; x1: number; y1: number; colType: string; rowType: string };

export function placesOf({ view }: Loaded): Places {
  const hidden = new Set(view.hiddenRows);
  const places: Places = { frozenRows: [], freeRows: [], frozenCols: [], freeCols: [] };
  for (let row = 0; row < view.rows; row += 1) {
    if (!hidden.has(row)) (row < view.frozenRows ? places.frozenRows : places.freeRows).push(row);
  }
  for (let col = 0; col < view.cols; col += 1) {
    if (!view.columns[col]?.hidden) (col < view.frozenCols ? places.frozenCols : places.freeCols).push(col);
  }
  return places;
}

export const inSight = ({ frozenRows, freeRows, frozenCols, freeCols }: Places): Area => ({
  rows: [...frozenRows, ...freeRows],
  cols: [...frozenCols, ...freeCols],
});

export function areaOf(places: Places, { x, y, x1, y1, colType, rowType }: Range): Area {
  const rows = rowType === 'rowPinStart' ? places.frozenRows : places.freeRows;
  const cols = colType === 'colPinStart' ? places.frozenCols : places.freeCols;
  return { rows: rows.slice(y, y1 + 1), cols: cols.slice(x, x1 + 1) };
}

/** @returns null for a cell out of sight */
export function cornerOf(places: Places, row: number, col: number): Corner | null {
  const pinnedRow = places.frozenRows.indexOf(row);
  const pinnedCol = places.frozenCols.indexOf(col);
  const x = pinnedCol < 0 ? places.freeCols.indexOf(col) : pinnedCol;
  const y = pinnedRow < 0 ? places.freeRows.indexOf(row) : pinnedRow;
  if (x < 0 || y < 0) return null;
  return { x, y, colType: pinnedCol < 0 ? 'rgCol' : 'colPinStart', rowType: pinnedRow < 0 ? 'rgRow' : 'rowPinStart' };
}
