/** The rows and columns of a sheet: inserting, deleting, moving, sizes, hiding, groups, freezing. */
import type { Run } from '../execute.ts';
import { type EnumValue, enumName, fail } from '../service.ts';
import {
  DEFAULT_COL_WIDTH,
  DEFAULT_ROW_HEIGHT,
  type Dimension,
  type SheetState,
  type Span,
  type SpreadsheetDoc,
} from '../store.ts';
import { type Axis, deleteDimension, insertDimension, moveDimension } from '../structure.ts';
import { BookObject } from './book-object.ts';
import { depthAt, fold, Group, groupsOf } from './groups.ts';
import type { Range } from './range.ts';
import { spreadsheetEnum } from './spreadsheet-enums.ts';

export abstract class SheetDimensions extends BookObject {
  readonly _sheetId: number;
  constructor(run: Run, docId: string, sheetId: number) {
    super(run, docId);
    this._sheetId = sheetId;
  }
  get _state(): SheetState {
    return this._sheetState(this._sheetId);
  }
  _read(): SheetState {
    this._run.flush();
    return this._state;
  }
  /** The sheet, about to be changed as a whole, or in a span. */
  _alter(span?: Span): { doc: SpreadsheetDoc; sheet: SheetState } {
    const sheet = this._state;
    return { doc: this._change(sheet, span), sheet };
  }

  _insert(axis: Axis, at: number, count: number, inherit: 'before' | 'after'): this {
    const { doc, sheet } = this._alter();
    const size = axis === 'ROWS' ? sheet.rows : sheet.cols;
    if (at < 0 || at > size) fail('Those rows or columns are out of bounds.');
    insertDimension(doc, sheet, axis, at, count, inherit);
    return this;
  }
  insertRowAfter(row: number): this {
    return this._insert('ROWS', row, 1, 'before');
  }
  insertRowBefore(row: number): this {
    return this._insert('ROWS', row - 1, 1, 'after');
  }
  insertRowsAfter(row: number, count: number): this {
    return this._insert('ROWS', row, count, 'before');
  }
  insertRowsBefore(row: number, count: number): this {
    return this._insert('ROWS', row - 1, count, 'after');
  }
  insertRows(row: number, count = 1): void {
    this._insert('ROWS', row - 1, count, 'after');
  }
  insertColumnAfter(column: number): this {
    return this._insert('COLUMNS', column, 1, 'before');
  }
  insertColumnBefore(column: number): this {
    return this._insert('COLUMNS', column - 1, 1, 'after');
  }
  insertColumnsAfter(column: number, count: number): this {
    return this._insert('COLUMNS', column, count, 'before');
  }
  insertColumnsBefore(column: number, count: number): this {
    return this._insert('COLUMNS', column - 1, count, 'after');
  }
  insertColumns(column: number, count = 1): void {
    this._insert('COLUMNS', column - 1, count, 'after');
  }
  _delete(axis: Axis, at: number, count: number): this {
    const { doc, sheet } = this._alter();
    if (at < 0 || count < 1 || at + count > (axis === 'ROWS' ? sheet.rows : sheet.cols))
      fail('Those rows or columns are out of bounds.');
    deleteDimension(doc, sheet, axis, at, count);
    return this;
  }
  deleteRow(row: number): this {
    return this._delete('ROWS', row - 1, 1);
  }
  deleteRows(row: number, count: number): void {
    this._delete('ROWS', row - 1, count);
  }
  deleteColumn(column: number): this {
    return this._delete('COLUMNS', column - 1, 1);
  }
  deleteColumns(column: number, count: number): void {
    this._delete('COLUMNS', column - 1, count);
  }
  moveRows(rows: Range, destination: number): void {
    const { doc, sheet } = this._alter();
    moveDimension(doc, sheet, 'ROWS', rows._span.r0, rows._span.r1, destination - 1);
  }
  moveColumns(columns: Range, destination: number): void {
    const { doc, sheet } = this._alter();
    moveDimension(doc, sheet, 'COLUMNS', columns._span.c0, columns._span.c1, destination - 1);
  }

  _dims(axis: Axis, first: number, count: number, change: (dim: Dimension) => void): this {
    const { sheet } = this._alter();
    const dims = axis === 'ROWS' ? sheet.rowDims : sheet.colDims;
    if (first < 1 || first - 1 + count > (axis === 'ROWS' ? sheet.rows : sheet.cols))
      fail('Those rows or columns are out of bounds.');
    while (dims.length < first - 1 + count) dims.push(null);
    for (let at = first - 1; at < first - 1 + count; at++) {
      const dim = { ...dims[at] };
      change(dim);
      dims[at] = dim;
    }
    return this;
  }
  getColumnWidth(column: number): number {
    return this._state.colDims[column - 1]?.size ?? DEFAULT_COL_WIDTH;
  }
  getRowHeight(row: number): number {
    return this._state.rowDims[row - 1]?.size ?? DEFAULT_ROW_HEIGHT;
  }
  setColumnWidth(column: number, width: number): this {
    return this.setColumnWidths(column, 1, width);
  }
  setColumnWidths(column: number, count: number, width: number): this {
    return this._dims('COLUMNS', column, count, (dim) => {
      dim.size = width;
    });
  }
  setRowHeight(row: number, height: number): this {
    return this.setRowHeights(row, 1, height);
  }
  setRowHeights(row: number, count: number, height: number): this {
    return this._dims('ROWS', row, count, (dim) => {
      dim.size = height;
    });
  }
  setRowHeightsForced(row: number, count: number, height: number): this {
    return this.setRowHeights(row, count, height);
  }
  /** Text is not measured here: the size becomes the default one. */
  autoResizeColumn(column: number): this {
    return this.autoResizeColumns(column, 1);
  }
  autoResizeColumns(column: number, count: number): this {
    return this._dims('COLUMNS', column, count, (dim) => {
      delete dim.size;
    });
  }
  autoResizeRows(row: number, count: number): this {
    return this._dims('ROWS', row, count, (dim) => {
      delete dim.size;
    });
  }
  _hide(axis: Axis, first: number, count: number, hidden: boolean): void {
    this._dims(axis, first, count, (dim) => {
      if (hidden) dim.hidden = true;
      else delete dim.hidden;
    });
  }
  hideRows(row: number, count = 1): void {
    this._hide('ROWS', row, count, true);
  }
  showRows(row: number, count = 1): void {
    this._hide('ROWS', row, count, false);
  }
  hideColumns(column: number, count = 1): void {
    this._hide('COLUMNS', column, count, true);
  }
  showColumns(column: number, count = 1): void {
    this._hide('COLUMNS', column, count, false);
  }
  hideRow(row: Range): void {
    this._hide('ROWS', row.getRow(), row.getNumRows(), true);
  }
  unhideRow(row: Range): void {
    this._hide('ROWS', row.getRow(), row.getNumRows(), false);
  }
  hideColumn(column: Range): void {
    this._hide('COLUMNS', column.getColumn(), column.getNumColumns(), true);
  }
  unhideColumn(column: Range): void {
    this._hide('COLUMNS', column.getColumn(), column.getNumColumns(), false);
  }
  isRowHiddenByUser(row: number): boolean {
    return this._state.rowDims[row - 1]?.hidden === true;
  }
  isRowHiddenByFilter(row: number): boolean {
    return this._state.rowDims[row - 1]?.filtered === true;
  }
  isColumnHiddenByUser(column: number): boolean {
    return this._state.colDims[column - 1]?.hidden === true;
  }
  getFrozenRows(): number {
    return this._state.frozenRows;
  }
  getFrozenColumns(): number {
    return this._state.frozenCols;
  }
  setFrozenRows(rows: number): void {
    const { sheet } = this._alter();
    if (rows >= sheet.rows) fail("You can't freeze all visible rows on the sheet.");
    sheet.frozenRows = rows;
  }
  setFrozenColumns(columns: number): void {
    const { sheet } = this._alter();
    if (columns >= sheet.cols) fail("You can't freeze all visible columns on the sheet.");
    sheet.frozenCols = columns;
  }

  getRowGroup(row: number, depth: number): Group {
    return new Group(this._run, this._docId, this._sheetId, 'ROWS', row - 1, depth);
  }
  getColumnGroup(column: number, depth: number): Group {
    return new Group(this._run, this._docId, this._sheetId, 'COLUMNS', column - 1, depth);
  }
  getRowGroupDepth(row: number): number {
    return depthAt(this._state, 'ROWS', row - 1);
  }
  getColumnGroupDepth(column: number): number {
    return depthAt(this._state, 'COLUMNS', column - 1);
  }
  collapseAllRowGroups(): this {
    return this._foldAll('ROWS', 0);
  }
  collapseAllColumnGroups(): this {
    return this._foldAll('COLUMNS', 0);
  }
  expandAllRowGroups(): this {
    return this._foldAll('ROWS', Infinity);
  }
  expandAllColumnGroups(): this {
    return this._foldAll('COLUMNS', Infinity);
  }
  expandRowGroupsUpToDepth(depth: number): this {
    return this._foldAll('ROWS', depth);
  }
  expandColumnGroupsUpToDepth(depth: number): this {
    return this._foldAll('COLUMNS', depth);
  }
  _foldAll(axis: Axis, depth: number): this {
    const { sheet } = this._alter();
    for (const group of groupsOf(sheet, axis, 1)) fold(sheet, axis, group, false);
    if (depth !== Infinity) for (const group of groupsOf(sheet, axis, depth + 1)) fold(sheet, axis, group, true);
    return this;
  }
  getRowGroupControlPosition(): EnumValue {
    return this._controls('ROWS');
  }
  getColumnGroupControlPosition(): EnumValue {
    return this._controls('COLUMNS');
  }
  setRowGroupControlPosition(position: EnumValue): this {
    return this._setControls('ROWS', position);
  }
  setColumnGroupControlPosition(position: EnumValue): this {
    return this._setControls('COLUMNS', position);
  }
  _controls(axis: Axis): EnumValue {
    return spreadsheetEnum('GroupControlTogglePosition')._of(this._state.groupControls?.[axis] ?? 'AFTER');
  }
  _setControls(axis: Axis, position: EnumValue): this {
    const name = enumName(spreadsheetEnum('GroupControlTogglePosition'), position) as 'BEFORE' | 'AFTER';
    const { sheet } = this._alter();
    sheet.groupControls = { ...sheet.groupControls, [axis]: name };
    return this;
  }
}
