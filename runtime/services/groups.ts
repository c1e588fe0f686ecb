/** Groups of rows and columns: each row knows how deep it lies, and a group is a stretch of them. */
import type { Run } from '../execute.ts';
import { fail } from '../service.ts';
import type { Dimension, SheetState, Span } from '../store.ts';
import type { Axis } from '../structure.ts';
import { BookObject } from './book-object.ts';
import { Range } from './range.ts';

const MAX_DEPTH = 8;

function dimsOf(sheet: SheetState, axis: Axis): (Dimension | null)[] {
  return axis === 'ROWS' ? sheet.rowDims : sheet.colDims;
}
export function depthAt(sheet: SheetState, axis: Axis, at: number): number {
  return dimsOf(sheet, axis)[at]?.depth ?? 0;
}

export function shiftDepth(sheet: SheetState, axis: Axis, start: number, end: number, delta: number): void {
  const dims = dimsOf(sheet, axis);
  while (dims.length < end) dims.push(null);
  for (let at = start; at < end; at++) {
    const depth = Math.min(MAX_DEPTH, Math.max(0, depthAt(sheet, axis, at) + delta));
    const { depth: _, ...others } = dims[at] ?? {};
    dims[at] = depth > 0 ? { ...others, depth } : others;
  }
}

/** The stretches that lie at least so deep. */
export function groupsOf(sheet: SheetState, axis: Axis, depth: number): [number, number][] {
  const out: [number, number][] = [];
  dimsOf(sheet, axis).forEach((dim, at) => {
    if ((dim?.depth ?? 0) < depth) return;
    const last = out.at(-1);
    if (last?.[1] === at) last[1] = at + 1;
    else out.push([at, at + 1]);
  });
  return out;
}

export function fold(sheet: SheetState, axis: Axis, [start, end]: [number, number], folded: boolean): void {
  const dims = dimsOf(sheet, axis);
  for (let at = start; at < end; at++) {
    const { hidden: _, ...others } = dims[at] ?? {};
    dims[at] = folded ? { ...others, hidden: true } : others;
  }
}

export class Group extends BookObject {
  readonly _class = 'Group';
  override readonly _types = 'Spreadsheet.Group';
  readonly _sheetId: number;
  readonly _axis: Axis;
  readonly _at: number;
  readonly _depth: number;
  constructor(run: Run, docId: string, sheetId: number, axis: Axis, at: number, depth: number) {
    super(run, docId);
    this._sheetId = sheetId;
    this._axis = axis;
    this._at = at;
    this._depth = depth;
    void this._place;
  }
  get _sheet(): SheetState {
    return this._sheetState(this._sheetId);
  }
  get _place(): [number, number] {
    const found = groupsOf(this._sheet, this._axis, this._depth).find(
      ([start, end]) => start <= this._at && this._at < end,
    );
    const what = this._axis === 'ROWS' ? 'row' : 'column';
    return found ?? fail(`A group at the ${what} ${this._at + 1} and depth ${this._depth} does not exist.`);
  }
  collapse(): this {
    this._change(this._sheet);
    fold(this._sheet, this._axis, this._place, true);
    return this;
  }
  expand(): this {
    this._change(this._sheet);
    fold(this._sheet, this._axis, this._place, false);
    return this;
  }
  isCollapsed(): boolean {
    const [start, end] = this._place;
    return dimsOf(this._sheet, this._axis)
      .slice(start, end)
      .every((each) => each?.hidden === true);
  }
  getDepth(): number {
    return this._depth;
  }
  getControlIndex(): number {
    const [start, end] = this._place;
    return this._sheet.groupControls?.[this._axis] === 'BEFORE' ? start : end + 1;
  }
  getRange(): Range {
    const [start, end] = this._place;
    const { rows, cols } = this._sheet;
    const span: Span =
      this._axis === 'ROWS' ? { r0: start, r1: end, c0: 0, c1: cols } : { r0: 0, r1: rows, c0: start, c1: end };
    return new Range(this._run, this._docId, this._sheetId, span, true);
  }
  remove(): void {
    this._change(this._sheet);
    const [start, end] = this._place;
    shiftDepth(this._sheet, this._axis, start, end, -1);
  }
}
