/** A range: where it is, and how its cells are reached. */
import { writeA1 } from '../a1.ts';
import type { Run } from '../execute.ts';
import { fail } from '../service.ts';
import { overlap, type SheetState, type Span, type SpreadsheetDoc } from '../store.ts';
import { remember } from './active.ts';
import { BookObject } from './book-object.ts';
import { Range } from './range.ts';
import { Sheet } from './sheet.ts';

export abstract class RangeBase extends BookObject {
  readonly _class = 'Range';
  override readonly _types = 'Spreadsheet.Range';
  readonly _sheetId: number;
  readonly _span: Span;
  /** Written with an open end, as `A:C`: it prints that way. */
  readonly _open: boolean;
  constructor(run: Run, docId: string, sheetId: number, span: Span, open = false) {
    super(run, docId);
    this._sheetId = sheetId;
    this._span = span;
    this._open = open;
  }
  get _sheet(): SheetState {
    return this._sheetState(this._sheetId);
  }
  /** The sheet, about to be read: buffered writes are flushed. */
  _read(): SheetState {
    this._run.flush();
    return this._sheet;
  }
  _write(): { doc: SpreadsheetDoc; sheet: SheetState; span: Span } {
    const sheet = this._sheet;
    const doc = this._change(sheet, this._span);
    return { doc, sheet, span: this._span };
  }
  _make(span: Span): Range {
    const sheet = this._sheet;
    if (span.r0 < 0 || span.c0 < 0 || span.r1 > sheet.rows || span.c1 > sheet.cols) {
      fail('The coordinates of the range are outside the dimensions of the sheet.');
    }
    return new Range(this._run, this._docId, this._sheetId, span);
  }
  _grid<T>(make: (row: number, col: number) => T): T[][] {
    const { r0, r1, c0, c1 } = this._span;
    return Array.from({ length: r1 - r0 }, (_, row) =>
      Array.from({ length: c1 - c0 }, (__, col) => make(r0 + row, c0 + col)),
    );
  }
  /** @throws GasError when a table given for the range is of another size */
  _checkSize(table: unknown[][]): void {
    const { r0, r1, c0, c1 } = this._span;
    if (table.length !== r1 - r0) {
      fail(
        `The number of rows in the data does not match the number of rows in the range. The data has ${table.length} but the range has ${r1 - r0}.`,
      );
    }
    for (const row of table) {
      const width = Array.isArray(row) ? row.length : 0;
      if (width !== c1 - c0) {
        fail(
          `The number of columns in the data does not match the number of columns in the range. The data has ${width} but the range has ${c1 - c0}.`,
        );
      }
    }
  }
  /** Whole rows or whole columns of the grid. */
  _whole(): 'ROWS' | 'COLUMNS' | null {
    const sheet = this._sheet;
    if (this._span.r0 === 0 && this._span.r1 >= sheet.rows) return 'COLUMNS';
    return this._span.c0 === 0 && this._span.c1 >= sheet.cols ? 'ROWS' : null;
  }

  getRow(): number {
    return this._span.r0 + 1;
  }
  getRowIndex(): number {
    return this._span.r0 + 1;
  }
  getColumn(): number {
    return this._span.c0 + 1;
  }
  getLastRow(): number {
    return this._span.r1;
  }
  getLastColumn(): number {
    return this._span.c1;
  }
  getNumRows(): number {
    return this._span.r1 - this._span.r0;
  }
  getNumColumns(): number {
    return this._span.c1 - this._span.c0;
  }
  getHeight(): number {
    return this._span.r1 - this._span.r0;
  }
  getWidth(): number {
    return this._span.c1 - this._span.c0;
  }
  getA1Notation(): string {
    return writeA1(this._span, this._open ? this._sheet : null);
  }
  getGridId(): number {
    return this._sheetId;
  }
  getSheet(): Sheet {
    return new Sheet(this._run, this._docId, this._sheetId);
  }
  getCell(row: number, column: number): Range {
    const { r0, c0, r1, c1 } = this._span;
    if (row < 1 || column < 1 || r0 + row > r1 || c0 + column > c1) fail('Cell reference out of range');
    return this._make({ r0: r0 + row - 1, c0: c0 + column - 1, r1: r0 + row, c1: c0 + column });
  }
  offset(rowOffset: number, columnOffset: number, rows?: number, columns?: number): Range {
    const { r0, c0, r1, c1 } = this._span;
    const [height, width] = [rows ?? r1 - r0, columns ?? c1 - c0];
    if (height < 1) fail('The number of rows in the range must be at least 1.');
    if (width < 1) fail('The number of columns in the range must be at least 1.');
    const at = { r0: r0 + rowOffset, c0: c0 + columnOffset };
    return this._make({ ...at, r1: at.r0 + height, c1: at.c0 + width });
  }
  isStartColumnBounded(): boolean {
    return !this._open || this._whole() !== 'ROWS';
  }
  isEndColumnBounded(): boolean {
    return !this._open || this._whole() !== 'ROWS';
  }
  isStartRowBounded(): boolean {
    return !this._open || this._whole() !== 'COLUMNS';
  }
  isEndRowBounded(): boolean {
    return !this._open || this._whole() !== 'COLUMNS';
  }
  getMergedRanges(): Range[] {
    return this._sheet.merges.filter((each) => overlap(each, this._span)).map((each) => this._make(each));
  }
  isPartOfMerge(): boolean {
    return this._sheet.merges.some((each) => overlap(each, this._span));
  }
  activate(): Range {
    remember(this._run, this._docId, { sheetId: this._sheetId, span: this._span });
    return this._make(this._span);
  }
  activateAsCurrentCell(): Range {
    return this.activate();
  }
}
