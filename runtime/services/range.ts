/** A range of cells: what is done to it as a whole. */
import { blocking } from '../access.ts';
import { layerAt, setLayerColumn, updateLayer } from '../layers.ts';
import { type EnumValue, enumName, fail } from '../service.ts';
import { sortRows } from '../sort.ts';
import { type CellValue, nextId, overlap, type Span, setCell } from '../store.ts';
import { copyCells, permuteRows } from '../structure.ts';
import { Banding, bandingColors } from './banding.ts';
import { Filter } from './filter.ts';
import { MetadataFinder, MetadataObject } from './metadata.ts';
import { type Protection, protect } from './protection.ts';
import { RangeParts } from './range-parts.ts';
import { mergeSpan } from './sheets-cells.ts';
import { spreadsheetEnum } from './spreadsheet-enums.ts';
import { TextFinder } from './text-finder.ts';
import { DataValidation } from './validation.ts';

const ARBITRARY =
  'Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.';

type ClearOptions = { commentsOnly?: boolean; contentsOnly?: boolean; formatOnly?: boolean; validationsOnly?: boolean };

export class Range extends RangeParts {
  clear(options?: ClearOptions | null): this {
    const only = options && Object.values(options).some(Boolean) ? options : null;
    if (!only || only.contentsOnly) this.clearContent();
    if (!only || only.formatOnly) this.clearFormat();
    if (!only || only.commentsOnly) this.clearNote();
    if (!only || only.validationsOnly) this.clearDataValidations();
    return this;
  }
  clearContent(): this {
    const { sheet, span } = this._write();
    for (let row = span.r0; row < Math.min(span.r1, sheet.values.length); row++) {
      for (let col = span.c0; col < span.c1; col++) setCell(sheet, row, col, null);
    }
    return this;
  }

  setDataValidation(rule: DataValidation | null): this {
    const { sheet, span } = this._write();
    updateLayer(sheet.validations, span, () => rule?._rule);
    return this;
  }
  setDataValidations(rules: (DataValidation | null)[][]): this {
    this._checkSize(rules);
    const { sheet, span } = this._write();
    for (let col = span.c0; col < span.c1; col++) {
      while (sheet.validations.columns.length <= col) sheet.validations.columns.push(null);
      setLayerColumn(
        sheet.validations,
        col,
        span.r0,
        rules.map((cells) => cells[col - span.c0]?._rule),
      );
    }
    return this;
  }
  getDataValidation(): DataValidation | null {
    return this.getDataValidations()[0]![0]!;
  }
  getDataValidations(): (DataValidation | null)[][] {
    const { validations } = this._sheet;
    return this._grid((row, col) => {
      const rule = layerAt(validations, row, col);
      return rule ? new DataValidation(this._run, this._docId, rule) : null;
    });
  }
  clearDataValidations(): this {
    return this.setDataValidation(null);
  }

  sort(specs: unknown): this {
    const { doc, sheet, span } = this._write();
    const list = (Array.isArray(specs) ? specs : [specs]).map((each) => {
      const { column, ascending } =
        typeof each === 'object' && each !== null
          ? (each as { column: number; ascending?: boolean })
          : { column: Number(each) };
      return { col: column - 1, ascending: ascending !== false };
    });
    sortRows(sheet, span, list, doc.locale);
    return this;
  }
  randomize(): this {
    const { sheet, span } = this._write();
    const order = Array.from({ length: span.r1 - span.r0 }, (_, at) => at);
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(this._run.random() * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    permuteRows(sheet, span, order);
    return this;
  }
  removeDuplicates(columns?: number[]): Range {
    const { sheet, span } = this._write();
    const compared =
      columns?.map((each) => each - 1) ?? Array.from({ length: span.c1 - span.c0 }, (_, at) => span.c0 + at);
    const seen = new Set<string>();
    const rows: CellValue[][] = [];
    for (let row = span.r0; row < span.r1; row++) {
      const key = JSON.stringify(compared.map((col) => sheet.values[row]?.[col] ?? null));
      if (!seen.has(key))
        rows.push(Array.from({ length: span.c1 - span.c0 }, (_, at) => sheet.values[row]?.[span.c0 + at] ?? null));
      seen.add(key);
    }
    for (let row = span.r0; row < span.r1; row++) {
      for (let col = span.c0; col < span.c1; col++)
        setCell(sheet, row, col, rows[row - span.r0]?.[col - span.c0] ?? null);
    }
    return this._make({ ...span, r1: span.r0 + rows.length });
  }
  trimWhitespace(): this {
    const { sheet } = this._write();
    this._grid((row, col) => {
      const value = sheet.values[row]?.[col];
      if (typeof value === 'string') setCell(sheet, row, col, value.trim().replace(/\s+/g, ' '));
    });
    return this;
  }

  copyTo(destination: Range, how?: unknown, transposed?: boolean): void {
    const options =
      how && typeof how === 'object' && !('_name' in how)
        ? (how as { formatOnly?: boolean; contentsOnly?: boolean })
        : null;
    const type = how && !options ? enumName(spreadsheetEnum('CopyPasteType'), how as EnumValue) : 'PASTE_NORMAL';
    if (transposed) {
      this._copyTransposed(destination);
      return;
    }
    const source = this._sheet;
    const { sheet, span } = destination._target(this._span);
    const all = type === 'PASTE_NORMAL' && !options?.formatOnly && !options?.contentsOnly;
    const parts = {
      values: all || options?.contentsOnly === true || type === 'PASTE_VALUES' || type === 'PASTE_FORMULA',
      formats: all || options?.formatOnly === true || type === 'PASTE_FORMAT',
      validations: all || type === 'PASTE_DATA_VALIDATION',
      notes: all,
    };
    const [height, width] = [this.getNumRows(), this.getNumColumns()];
    for (let row = span.r0; row < span.r1; row += height) {
      for (let col = span.c0; col < span.c1; col += width) copyCells(source, this._span, sheet, row, col, parts);
    }
  }
  /** Values with their formats and rules, rows for columns; a range that is copied onto itself is read first. */
  _copyTransposed(destination: Range): void {
    const source = this._sheet;
    const { r0, c0 } = destination._span;
    const [height, width] = [this.getNumRows(), this.getNumColumns()];
    const { sheet } = new Range(this._run, this._docId, destination._sheetId, {
      r0,
      c0,
      r1: r0 + width,
      c1: c0 + height,
    })._write();
    const read = this._grid((row, col) => ({
      value: source.values[row]?.[col] ?? null,
      format: layerAt(source.formats, row, col),
      rule: layerAt(source.validations, row, col),
    }));
    read.forEach((cells, down) => {
      cells.forEach(({ value, format, rule }, right) => {
        const place = { r0: r0 + right, r1: r0 + right + 1, c0: c0 + down, c1: c0 + down + 1 };
        setCell(sheet, place.r0, place.c0, value);
        updateLayer(sheet.formats, place, () => format);
        updateLayer(sheet.validations, place, () => rule);
      });
    });
  }
  copyValuesToRange(target: unknown, column: number, columnEnd: number, row: number, rowEnd: number): void {
    this.copyTo(this._rangeOn(target, column, columnEnd, row, rowEnd), { contentsOnly: true });
  }
  copyFormatToRange(target: unknown, column: number, columnEnd: number, row: number, rowEnd: number): void {
    this.copyTo(this._rangeOn(target, column, columnEnd, row, rowEnd), { formatOnly: true });
  }
  moveTo(target: Range): void {
    const source = this._write().sheet;
    const { sheet, span } = target._target(this._span, true);
    const block = this._grid((row, col) => source.values[row]?.[col] ?? null);
    copyCells(source, this._span, sheet, span.r0, span.c0, {
      values: true,
      formats: true,
      validations: true,
      notes: true,
    });
    const moved = { r0: span.r0, c0: span.c0, r1: span.r0 + block.length, c1: span.c0 + block[0]!.length };
    this._grid((row, col) => {
      const kept = source === sheet && overlap(moved, { r0: row, c0: col, r1: row + 1, c1: col + 1 });
      if (!kept) setCell(source, row, col, null);
    });
  }
  _rangeOn(target: unknown, column: number, columnEnd: number, row: number, rowEnd: number): Range {
    const sheetId = typeof target === 'number' ? target : (target as { _sheetId: number })._sheetId;
    return new Range(this._run, this._docId, sheetId, { r0: row - 1, r1: rowEnd, c0: column - 1, c1: columnEnd });
  }
  /** Where a copy of a span lands: whole multiples of it, at least one, within the grid. */
  _target(source: Span, once = false): { sheet: ReturnType<Range['_write']>['sheet']; span: Span } {
    const [height, width] = [source.r1 - source.r0, source.c1 - source.c0];
    const { r0, c0, r1, c1 } = this._span;
    const times = (length: number, size: number) => (once ? 1 : Math.max(1, Math.floor(length / size)));
    const span = { r0, c0, r1: r0 + height * times(r1 - r0, height), c1: c0 + width * times(c1 - c0, width) };
    return new Range(this._run, this._docId, this._sheetId, this._make(span)._span)._write();
  }

  merge(): this {
    const { sheet, span } = this._write();
    mergeSpan(sheet, span);
    return this;
  }
  mergeAcross(): this {
    const { sheet, span } = this._write();
    for (let row = span.r0; row < span.r1; row++) mergeSpan(sheet, { ...span, r0: row, r1: row + 1 });
    return this;
  }
  mergeVertically(): this {
    const { sheet, span } = this._write();
    for (let col = span.c0; col < span.c1; col++) mergeSpan(sheet, { ...span, c0: col, c1: col + 1 });
    return this;
  }
  breakApart(): this {
    const { sheet, span } = this._write();
    sheet.merges = sheet.merges.filter((each) => !overlap(each, span));
    return this;
  }

  protect(): Protection {
    this._change();
    return protect(this._run, this._docId, this._sheetId, this._span);
  }
  canEdit(): boolean {
    const doc = this._doc;
    return this._run.world.canEdit(doc, this._run.as) && !blocking(doc, this._sheet, this._span, this._run.as);
  }

  addDeveloperMetadata(key: string, ...rest: unknown[]): this {
    const dimension = this._whole();
    const { doc, sheet, span } = this._write();
    const [start, end] = dimension === 'ROWS' ? [span.r0, span.r1] : [span.c0, span.c1];
    if (!dimension || end - start !== 1) fail(ARBITRARY);
    MetadataObject._add(doc, key, rest, { sheetId: sheet.id, dimension, start, end });
    return this;
  }
  getDeveloperMetadata(): MetadataObject[] {
    const dimension = this._whole();
    const [start, end] = dimension === 'ROWS' ? [this._span.r0, this._span.r1] : [this._span.c0, this._span.c1];
    return this._doc.metadata
      .filter(
        (each) =>
          each.sheetId === this._sheetId &&
          each.dimension === dimension &&
          dimension &&
          each.start === start &&
          each.end === end,
      )
      .map((each) => new MetadataObject(this._run, this._docId, each.id));
  }
  createDeveloperMetadataFinder(): MetadataFinder {
    return new MetadataFinder(this._run, this._docId, this._sheetId, this._span);
  }
  createTextFinder(text: string): TextFinder {
    return new TextFinder(this._run, this._docId, [{ sheetId: this._sheetId, span: this._span }], text);
  }

  createFilter(): Filter {
    const { sheet, span } = this._write();
    if (sheet.filter) fail("You can't create a filter in a sheet that already has a filter.");
    sheet.filter = { span, criteria: {}, sortSpecs: [] };
    return new Filter(this._run, this._docId, this._sheetId);
  }
  getFilter(): Filter | null {
    const { filter } = this._sheet;
    return filter && overlap(filter.span, this._span) ? new Filter(this._run, this._docId, this._sheetId) : null;
  }
  applyRowBanding(theme?: EnumValue | null, header = true, footer = false): Banding {
    return this._band('rows', theme, header, footer);
  }
  applyColumnBanding(theme?: EnumValue | null, header = true, footer = false): Banding {
    return this._band('cols', theme, header, footer);
  }
  _band(direction: 'rows' | 'cols', theme: EnumValue | null | undefined, header: boolean, footer: boolean): Banding {
    const { doc, sheet, span } = this._write();
    if (sheet.bandings.some((each) => overlap(each.span, span))) {
      fail('You cannot add alternating background colors to a range that already has alternating background colors.');
    }
    const colors = bandingColors(
      theme ? enumName(spreadsheetEnum('BandingTheme'), theme) : 'LIGHT_GREY',
      header,
      footer,
    );
    const banding = { id: nextId(doc), span, rows: null, cols: null, [direction]: colors };
    sheet.bandings.push(banding);
    return new Banding(this._run, this._docId, this._sheetId, banding.id);
  }
  getBandings(): Banding[] {
    return this._sheet.bandings
      .filter((each) => overlap(each.span, this._span))
      .map((each) => new Banding(this._run, this._docId, this._sheetId, each.id));
  }
  getDataRegion(): Range {
    const sheet = this._read();
    let span = { ...this._span };
    const filled = (part: Span) => {
      for (let row = Math.max(0, part.r0); row < Math.min(sheet.rows, part.r1); row++) {
        for (let col = Math.max(0, part.c0); col < Math.min(sheet.cols, part.c1); col++)
          if ((sheet.values[row]?.[col] ?? null) !== null) return true;
      }
      return false;
    };
    for (;;) {
      const wider = {
        r0: filled({ ...span, r0: span.r0 - 1, r1: span.r0, c0: span.c0 - 1, c1: span.c1 + 1 }) ? span.r0 - 1 : span.r0,
        r1: filled({ ...span, r0: span.r1, r1: span.r1 + 1, c0: span.c0 - 1, c1: span.c1 + 1 }) ? span.r1 + 1 : span.r1,
        c0: filled({ ...span, c0: span.c0 - 1, c1: span.c0, r0: span.r0 - 1, r1: span.r1 + 1 }) ? span.c0 - 1 : span.c0,
        c1: filled({ ...span, c0: span.c1, c1: span.c1 + 1, r0: span.r0 - 1, r1: span.r1 + 1 }) ? span.c1 + 1 : span.c1,
      };
      if (JSON.stringify(wider) === JSON.stringify(span)) return this._make(span);
      span = wider;
    }
  }
}
