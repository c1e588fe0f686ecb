/** A range's values, formulas and notes. */
import { displayText, isDateFormat } from '../format.ts';
import { layerAt, layerColumn, setLayerColumn, updateLayer } from '../layers.ts';
import { type CellValue, isFormula, type SheetState, setCell } from '../store.ts';
import { instantOfSerial } from '../zone.ts';
import { checkCells, putValue, thisYear } from './put-value.ts';
import { RangeBase } from './range-base.ts';

export abstract class RangeValues extends RangeBase {
  getValue(): unknown {
    return this._values(this._read())[0]![0];
  }
  getValues(): unknown[][] {
    return this._values(this._read());
  }
  getDisplayValue(): string {
    return this._display(this._read())[0]![0]!;
  }
  getDisplayValues(): string[][] {
    return this._display(this._read());
  }
  getFormula(): string {
    return this.getFormulas()[0]![0]!;
  }
  getFormulas(): string[][] {
    const sheet = this._read();
    return this._grid((row, col) => {
      const value = sheet.values[row]?.[col];
      return isFormula(value) ? value.f : '';
    });
  }
  setValue(value: unknown): this {
    const { doc, sheet, span } = this._write();
    const year = thisYear(doc, this._run.now());
    for (let row = span.r0; row < span.r1; row++) {
      for (let col = span.c0; col < span.c1; col++) putValue(doc, sheet, row, col, value, year);
    }
    return this;
  }
  setValues(values: unknown[][]): this {
    this._checkSize(values);
    const { doc, sheet, span } = this._write();
    const year = thisYear(doc, this._run.now());
    checkCells(values);
    values.forEach((cells, row) => {
      cells.forEach((value, col) => {
        putValue(doc, sheet, span.r0 + row, span.c0 + col, value, year);
      });
    });
    return this;
  }
  setFormula(formula: string): this {
    return this.setFormulas(this._grid(() => formula));
  }
  setFormulas(formulas: string[][]): this {
    this._checkSize(formulas);
    const { sheet, span } = this._write();
    formulas.forEach((cells, row) => {
      cells.forEach((formula, col) => {
        const text = String(formula ?? '');
        setCell(
          sheet,
          span.r0 + row,
          span.c0 + col,
          text === '' ? null : { f: text.startsWith('=') ? text : `=${text}` },
        );
      });
    });
    return this;
  }
  isBlank(): boolean {
    const sheet = this._read();
    return this._grid((row, col) => sheet.values[row]?.[col] ?? null).every((cells) =>
      cells.every((each) => each === null),
    );
  }

  getNote(): string {
    return layerAt(this._sheet.notes, this._span.r0, this._span.c0) ?? '';
  }
  getNotes(): string[][] {
    const { notes } = this._sheet;
    return this._grid((row, col) => layerAt(notes, row, col) ?? '');
  }
  setNote(note: string | null): this {
    const { sheet, span } = this._write();
    updateLayer(sheet.notes, span, () => (note ? String(note) : undefined));
    return this;
  }
  setNotes(notes: (string | null)[][]): this {
    this._checkSize(notes);
    const { sheet, span } = this._write();
    for (let col = span.c0; col < span.c1; col++) {
      while (sheet.notes.columns.length <= col) sheet.notes.columns.push(null);
      setLayerColumn(
        sheet.notes,
        col,
        span.r0,
        notes.map((cells) => (cells[col - span.c0] ? String(cells[col - span.c0]) : undefined)),
      );
    }
    return this;
  }
  clearNote(): this {
    return this.setNote(null);
  }

  insertCheckboxes(checked?: unknown, unchecked?: unknown): this {
    const { sheet, span } = this._write();
    const values = [checked, unchecked].filter((each) => each !== undefined && each !== null);
    updateLayer(sheet.validations, span, () => ({
      condition: {
        type: 'BOOLEAN',
        ...(values.length > 0 && { values: values.map((each) => ({ userEnteredValue: String(each) })) }),
      },
      strict: true,
    }));
    const off = (unchecked ?? (checked === undefined || checked === null ? false : null)) as CellValue;
    for (let row = span.r0; row < span.r1; row++)
      for (let col = span.c0; col < span.c1; col++) setCell(sheet, row, col, off);
    return this;
  }
  removeCheckboxes(): this {
    const { sheet, span } = this._write();
    this._eachCheckbox((row, col) => setCell(sheet, row, col, null));
    updateLayer(sheet.validations, span, (old) => (old?.condition.type === 'BOOLEAN' ? undefined : old));
    return this;
  }
  check(): this {
    const { sheet } = this._write();
    this._eachCheckbox((row, col, on) => setCell(sheet, row, col, on));
    return this;
  }
  uncheck(): this {
    const { sheet } = this._write();
    this._eachCheckbox((row, col, _on, off) => setCell(sheet, row, col, off));
    return this;
  }
  isChecked(): boolean | null {
    const seen = new Set<boolean>();
    let all = true;
    const sheet = this._sheet;
    let boxes = 0;
    this._eachCheckbox((row, col, on) => {
      boxes++;
      seen.add((sheet.values[row]?.[col] ?? null) === on);
    });
    all = boxes === this.getNumRows() * this.getNumColumns();
    return all && seen.size === 1 ? [...seen][0]! : null;
  }
  _eachCheckbox(visit: (row: number, col: number, on: CellValue, off: CellValue) => void): void {
    const { validations } = this._sheet;
    this._grid((row, col) => {
      const rule = layerAt(validations, row, col);
      if (rule?.condition.type !== 'BOOLEAN') return;
      const [on, off] = rule.condition.values ?? [];
      visit(row, col, on ? (on.userEnteredValue ?? true) : true, on ? (off?.userEnteredValue ?? null) : false);
    });
  }

  _values(sheet: SheetState): unknown[][] {
    const { r0, r1, c0, c1 } = this._span;
    const { timeZone } = this._doc;
    const dates = Array.from({ length: c1 - c0 }, (_, at) => dateRows(sheet, c0 + at, r0, r1));
    return this._grid((row, col) => {
      const value = sheet.values[row]?.[col] ?? null;
      if (typeof value === 'number' && dates[col - c0]?.[row - r0]) return new Date(instantOfSerial(timeZone, value));
      if (isFormula(value)) return '#N/A';
      return value ?? '';
    });
  }
  _display(sheet: SheetState): string[][] {
    const { locale } = this._doc;
    return this._grid((row, col) =>
      displayText(sheet.values[row]?.[col] ?? null, layerAt(sheet.formats, row, col)?.numberFormat, locale),
    );
  }
}

function dateRows(sheet: SheetState, col: number, r0: number, r1: number): boolean[] | null {
  const runs = sheet.formats.columns[col];
  if (!runs?.some(([, , format]) => isDateFormat(format.numberFormat))) return null;
  return layerColumn(sheet.formats, col, r0, r1).map((each) => isDateFormat(each?.numberFormat));
}
