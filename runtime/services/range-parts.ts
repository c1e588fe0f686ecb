/** A range's rich text, its groups, and the shifting and splitting of its cells. */
import { layerAt, updateLayer } from '../layers.ts';
import { EnumValue as Enum, type EnumValue, enumName, fail } from '../service.ts';
import { type CellFormat, isFormula, MAX_CELL_CHARS, type SheetState, type Span, setCell } from '../store.ts';
import type { Axis } from '../structure.ts';
import { fold, groupsOf, shiftDepth } from './groups.ts';
import { putValue, thisYear } from './put-value.ts';
import type { Range } from './range.ts';
import { RangeFormats } from './range-formats.ts';
import { type RichTextValue, richTextOf, type TextStyle } from './rich-text.ts';
import { editingRequests } from './sheets-editing.ts';
import { gridOfSpan } from './sheets-shapes.ts';
import { spreadsheetEnum } from './spreadsheet-enums.ts';

const DELIMITERS: Record<string, string> = { COMMA: ',', SEMICOLON: ';', PERIOD: '.', SPACE: ' ' };

export abstract class RangeParts extends RangeFormats {
  /** null for a cell that holds no text. */
  getRichTextValue(): RichTextValue | null {
    return this.getRichTextValues()[0]![0]!;
  }
  getRichTextValues(): (RichTextValue | null)[][] {
    const sheet = this._read();
    return this._grid((row, col) => {
      const value = sheet.values[row]?.[col] ?? null;
      const text = value === null ? '' : value;
      return typeof text === 'string' ? richTextOf(text, layerAt(sheet.formats, row, col)) : null;
    });
  }
  setRichTextValue(value: RichTextValue): this {
    return this.setRichTextValues(this._grid(() => value));
  }
  setRichTextValues(values: RichTextValue[][]): this {
    this._checkSize(values);
    const { sheet, span } = this._write();
    values.forEach((cells, row) => {
      cells.forEach((value, col) => {
        putRich(sheet, span.r0 + row, span.c0 + col, value);
      });
    });
    return this;
  }
  getTextStyle(): TextStyle {
    return this.getTextStyles()[0]![0]!;
  }
  getTextStyles(): TextStyle[][] {
    const { formats } = this._sheet;
    return this._grid((row, col) => richTextOf('', layerAt(formats, row, col)).getTextStyle());
  }
  setTextStyle(style: TextStyle | null): this {
    return this.setTextStyles(this._grid(() => style));
  }
  setTextStyles(styles: (TextStyle | null)[][]): this {
    this._checkSize(styles);
    const { sheet, span } = this._write();
    styles.forEach((cells, row) => {
      cells.forEach((style, col) => {
        const place = cellSpan(span.r0 + row, span.c0 + col);
        updateLayer(sheet.formats, place, (old) => styled(old, style));
      });
    });
    return this;
  }

  shiftRowGroupDepth(delta: number): this {
    const { sheet, span } = this._write();
    shiftDepth(sheet, 'ROWS', span.r0, span.r1, delta);
    return this;
  }
  shiftColumnGroupDepth(delta: number): this {
    const { sheet, span } = this._write();
    shiftDepth(sheet, 'COLUMNS', span.c0, span.c1, delta);
    return this;
  }
  collapseGroups(): this {
    return this._foldGroups(true);
  }
  expandGroups(): this {
    return this._foldGroups(false);
  }
  /** The groups that lie wholly within the range. */
  _foldGroups(folded: boolean): this {
    const { sheet, span } = this._write();
    const inside = (axis: Axis, start: number, end: number) => {
      for (let depth = 1; depth <= 8; depth++)
        for (const group of groupsOf(sheet, axis, depth))
          if (group[0] >= start && group[1] <= end) fold(sheet, axis, group, folded);
    };
    if (this._whole() !== 'COLUMNS') inside('ROWS', span.r0, span.r1);
    if (this._whole() !== 'ROWS') inside('COLUMNS', span.c0, span.c1);
    return this;
  }

  insertCells(shift: EnumValue): Range {
    return this._shift('insertRange', shift);
  }
  deleteCells(shift: EnumValue): void {
    this._shift('deleteRange', shift);
  }
  _shift(request: 'insertRange' | 'deleteRange', shift: EnumValue): Range {
    const { doc, sheet, span } = this._write();
    const shiftDimension = enumName(spreadsheetEnum('Dimension'), shift);
    editingRequests[request]!(this._run, doc, { range: gridOfSpan(sheet, span), shiftDimension });
    return this._make(span);
  }
  /** To the edge of the data, as Ctrl and an arrow go. */
  getNextDataCell(direction: EnumValue): Range {
    const sheet = this._read();
    const name = enumName(spreadsheetEnum('Direction'), direction);
    const [down, right] = { UP: [-1, 0], DOWN: [1, 0], PREVIOUS: [0, -1], NEXT: [0, 1] }[name] as [number, number];
    const filled = (row: number, col: number) => (sheet.values[row]?.[col] ?? null) !== null;
    const inside = (row: number, col: number) => row >= 0 && col >= 0 && row < sheet.rows && col < sheet.cols;
    let [row, col] = [this._span.r0, this._span.c0];
    // From within a block to its last cell; from its edge, or from outside, to the first cell of the next one.
    const within = filled(row, col) && inside(row + down, col + right) && filled(row + down, col + right);
    while (inside(row + down, col + right)) {
      if (within && !filled(row + down, col + right)) break;
      row += down;
      col += right;
      if (!within && filled(row, col)) break;
    }
    return this._make(cellSpan(row, col));
  }
  splitTextToColumns(delimiter: unknown = null): void {
    const { doc, sheet, span } = this._write();
    const year = thisYear(doc, this._run.now());
    for (let row = span.r0; row < span.r1; row++) {
      const text = sheet.values[row]?.[span.c0] ?? null;
      if (typeof text !== 'string') continue;
      const parts = text.split(delimiterOf(delimiter, text)).map((each) => each.trim());
      if (span.c0 + parts.length > sheet.cols)
        fail('The coordinates of the range are outside the dimensions of the sheet.');
      parts.forEach((part, at) => {
        putValue(doc, sheet, row, span.c0 + at, part, year);
      });
    }
  }

  getFontLines(): string[][] {
    const { formats } = this._sheet;
    return this._grid((row, col) => {
      const format = layerAt(formats, row, col);
      return format?.underline ? 'underline' : format?.strike ? 'line-through' : 'none';
    });
  }
  setFontLines(lines: (string | null)[][]): this {
    this._checkSize(lines);
    lines.forEach((cells, row) => {
      cells.forEach((line, col) => {
        this._make(cellSpan(this._span.r0 + row, this._span.c0 + col)).setFontLine(line);
      });
    });
    return this as never;
  }
}

function cellSpan(row: number, col: number): Span {
  return { r0: row, r1: row + 1, c0: col, c1: col + 1 };
}

/** A rich text is no entry: what looks like a number or a formula stays a text. */
function putRich(sheet: SheetState, row: number, col: number, value: RichTextValue): void {
  const { _rich: rich } = value;
  if (rich.text.length > MAX_CELL_CHARS)
    fail('Your input contains more than the maximum of 50000 characters in a single cell.');
  if (isFormula(sheet.values[row]?.[col])) setCell(sheet, row, col, null);
  setCell(sheet, row, col, rich.text);
  updateLayer(sheet.formats, cellSpan(row, col), (old) => {
    const { rich: _, ...others } = old ?? {};
    if (rich.parts.length > 0) return { ...others, rich };
    return Object.keys(others).length > 0 ? others : undefined;
  });
}

function styled(old: CellFormat | undefined, style: TextStyle | null): CellFormat | undefined {
  const { bold: _b, italic: _i, underline: _u, strike: _s, font: _f, size: _z, color: _c, ...others } = old ?? {};
  const given = Object.entries(style?._style ?? {}).filter(([, value]) => value !== false);
  const out = { ...others, ...Object.fromEntries(given) };
  return Object.keys(out).length > 0 ? out : undefined;
}

function delimiterOf(given: unknown, text: string): string {
  if (typeof given === 'string') return given;
  if (given instanceof Enum) return DELIMITERS[enumName(spreadsheetEnum('TextToColumnsDelimiter'), given)]!;
  return [',', ';', '.', ' '].find((each) => text.includes(each)) ?? ',';
}
