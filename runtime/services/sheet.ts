/** A sheet of a spreadsheet. */
import { resolveA1 } from '../a1.ts';
import { hexColor } from '../colors.ts';
import { updateLayer } from '../layers.ts';
import { type EnumValue, enumName, fail } from '../service.ts';
import { copySheetInto, renameSheet } from '../sheets.ts';
import { sortRows } from '../sort.ts';
import { lastCol, lastRow, type SheetState, type Span, spanOf } from '../store.ts';
import { clearLayers, insertDimension } from '../structure.ts';
import { remember, selected } from './active.ts';
import { Banding } from './banding.ts';
import { EmbeddedChart, EmbeddedChartBuilder, insertChart } from './charts.ts';
import { ConditionalFormatRule } from './conditional.ts';
import { Filter } from './filter.ts';
import { MetadataFinder, MetadataObject } from './metadata.ts';
import { NamedRange } from './named-range.ts';
import { type Protection, protect, protectionsOf } from './protection.ts';
import { putValue, thisYear } from './put-value.ts';
import { Range } from './range.ts';
import { RangeList } from './range-list.ts';
import { SheetDimensions } from './sheet-dimensions.ts';
import { Spreadsheet } from './spreadsheet.ts';
import { spreadsheetEnum } from './spreadsheet-enums.ts';
import { TextFinder } from './text-finder.ts';

export class Sheet extends SheetDimensions {
  readonly _class = 'Sheet';
  override readonly _types = 'Spreadsheet.Sheet';
  _range(span: Span, open = false): Range {
    return new Range(this._run, this._docId, this._sheetId, span, open);
  }

  getSheetId(): number {
    return this._state.id;
  }
  getName(): string {
    return this._state.name;
  }
  getSheetName(): string {
    return this._state.name;
  }
  setName(name: string): this {
    const { doc, sheet } = this._alter();
    renameSheet(doc, sheet, name);
    return this;
  }
  getIndex(): number {
    return this._doc.sheets.indexOf(this._state) + 1;
  }
  getParent(): Spreadsheet {
    return new Spreadsheet(this._run, this._docId);
  }
  getType(): EnumValue {
    return spreadsheetEnum('SheetType')._of('GRID');
  }
  getFormUrl(): string | null {
    const { formId } = this._state;
    return formId ? `https://docs.google.com/forms/d/${formId}/viewform` : null;
  }
  isSheetHidden(): boolean {
    return this._state.hidden;
  }
  hideSheet(): this {
    const { doc, sheet } = this._alter();
    if (doc.sheets.every((each) => each.hidden || each === sheet)) fail("You can't hide all the sheets in a document.");
    sheet.hidden = true;
    return this;
  }
  showSheet(): this {
    this._alter().sheet.hidden = false;
    return this;
  }
  getTabColor(): string | null {
    return this._state.tabColor;
  }
  setTabColor(color: string | null): this {
    const hex = color === null ? null : hexColor(color);
    const { sheet } = this._alter();
    if (color !== null && hex === null) this._run.warnings.push(`${color} is no tab colour: nothing was changed`);
    else sheet.tabColor = hex;
    return this;
  }
  isRightToLeft(): boolean {
    return this._state.rightToLeft;
  }
  setRightToLeft(on: boolean): this {
    this._alter().sheet.rightToLeft = on;
    return this;
  }
  hasHiddenGridlines(): boolean {
    return this._state.hideGridlines;
  }
  setHiddenGridlines(on: boolean): this {
    this._alter().sheet.hideGridlines = on;
    return this;
  }
  copyTo(spreadsheet: Spreadsheet): Sheet {
    const target = spreadsheet._change();
    const copy = copySheetInto(this._run.world, this._doc, this._state, target, {});
    return new Sheet(this._run, target.id, copy.id);
  }
  activate(): this {
    remember(this._run, this._docId, { sheetId: this._sheetId, span: null });
    return this;
  }
  getActiveRange(): Range | null {
    return this.getActiveCell();
  }
  getActiveCell(): Range {
    const { sheet, span } = selected(this._run, this._doc);
    return this._range(sheet.id === this._sheetId && span ? span : { r0: 0, c0: 0, r1: 1, c1: 1 });
  }
  getCurrentCell(): Range | null {
    return this.getActiveCell();
  }
  setActiveRange(range: Range): Range {
    return range.activate();
  }
  setCurrentCell(cell: Range): Range {
    return cell.activate();
  }
  setActiveSelection(range: unknown): Range {
    return (typeof range === 'string' ? this.getRange(range) : (range as Range)).activate();
  }

  getRange(first: unknown, column?: number, rows?: number, columns?: number): Range {
    const sheet = this._state;
    if (typeof first === 'string') {
      const found = resolveA1(this._doc, first, sheet) ?? fail('Range not found');
      return new Range(
        this._run,
        this._docId,
        found.sheet.id,
        this._inside(found.sheet, found.span),
        /^[^\d]*:|:[^\d]*$|^\d+:\d+$/.test(first.replace(/^.*!/, '')),
      );
    }
    const [row, height, width] = [first as number, rows ?? 1, columns ?? 1];
    if (row < 1) fail('The starting row of the range is too small.');
    if (column! < 1) fail('The starting column of the range is too small.');
    if (height < 1) fail('The number of rows in the range must be at least 1.');
    if (width < 1) fail('The number of columns in the range must be at least 1.');
    return this._range(
      this._inside(sheet, { r0: row - 1, c0: column! - 1, r1: row - 1 + height, c1: column! - 1 + width }),
    );
  }
  _inside(sheet: SheetState, span: Span): Span {
    if (span.r1 > sheet.rows || span.c1 > sheet.cols)
      fail('The coordinates of the range are outside the dimensions of the sheet.');
    return span;
  }
  getRangeList(a1Notations: string[]): RangeList {
    return new RangeList(
      this._run,
      a1Notations.map((each) => this.getRange(each)),
    );
  }
  getActiveRangeList(): RangeList | null {
    return new RangeList(this._run, [this.getActiveCell()]);
  }
  setActiveRangeList(list: RangeList): RangeList {
    list._ranges.at(-1)!.activate();
    return list;
  }
  getDataRange(): Range {
    const sheet = this._read();
    return this._range({ r0: 0, c0: 0, r1: Math.max(1, lastRow(sheet)), c1: Math.max(1, lastCol(sheet)) });
  }
  getSheetValues(row: number, column: number, rows: number, columns: number): unknown[][] {
    return this.getRange(row, column, rows, columns).getValues();
  }
  getLastRow(): number {
    return lastRow(this._read());
  }
  getLastColumn(): number {
    return lastCol(this._read());
  }
  getMaxRows(): number {
    return this._state.rows;
  }
  getMaxColumns(): number {
    return this._state.cols;
  }
  appendRow(contents: unknown[]): this {
    const state = this._state;
    const at = lastRow(state);
    const { doc, sheet } = this._alter({ r0: at, r1: at + 1, c0: 0, c1: Math.max(1, contents.length) });
    if (at >= sheet.rows) insertDimension(doc, sheet, 'ROWS', sheet.rows, 1, 'before');
    if (contents.length > sheet.cols)
      insertDimension(doc, sheet, 'COLUMNS', sheet.cols, contents.length - sheet.cols, 'before');
    const year = thisYear(doc, this._run.now());
    contents.forEach((value, col) => {
      putValue(doc, sheet, at, col, value, year);
    });
    this._run.flush();
    return this;
  }

  clear(options?: { formatOnly?: boolean; contentsOnly?: boolean } | null): this {
    const { sheet } = this._alter();
    if (!options?.formatOnly) sheet.values = [];
    if (!options?.contentsOnly) {
      clearLayers(sheet);
      sheet.conditionals = [];
      sheet.merges = [];
    }
    return this;
  }
  clearContents(): this {
    this._alter().sheet.values = [];
    return this;
  }
  clearFormats(): this {
    const { sheet } = this._alter();
    updateLayer(sheet.formats, spanOf(sheet), () => undefined);
    sheet.conditionals = [];
    return this;
  }
  clearNotes(): this {
    const { sheet } = this._alter();
    updateLayer(sheet.notes, spanOf(sheet), () => undefined);
    return this;
  }
  sort(column: number, ascending = true): this {
    const { doc, sheet } = this._alter();
    sortRows(sheet, { ...spanOf(sheet), r0: sheet.frozenRows }, [{ col: column - 1, ascending }], doc.locale);
    return this;
  }

  protect(): Protection {
    this._change();
    return protect(this._run, this._docId, this._sheetId, null);
  }
  getProtections(type: EnumValue): Protection[] {
    return protectionsOf(this._run, this._docId, [this._state], enumName(spreadsheetEnum('ProtectionType'), type));
  }
  getNamedRanges(): NamedRange[] {
    return this._doc.namedRanges
      .filter((each) => each.sheetId === this._sheetId)
      .map((each) => new NamedRange(this._run, this._docId, each.id));
  }
  addDeveloperMetadata(key: string, ...rest: unknown[]): this {
    const { doc } = this._alter();
    MetadataObject._add(doc, key, rest, { sheetId: this._sheetId, dimension: null, start: 0, end: 0 });
    return this;
  }
  getDeveloperMetadata(): MetadataObject[] {
    return this._doc.metadata
      .filter((each) => each.sheetId === this._sheetId && each.dimension === null)
      .map((each) => new MetadataObject(this._run, this._docId, each.id));
  }
  createDeveloperMetadataFinder(): MetadataFinder {
    return new MetadataFinder(this._run, this._docId, this._sheetId, null);
  }
  createTextFinder(text: string): TextFinder {
    return new TextFinder(this._run, this._docId, [{ sheetId: this._sheetId, span: spanOf(this._state) }], text);
  }
  getFilter(): Filter | null {
    return this._state.filter ? new Filter(this._run, this._docId, this._sheetId) : null;
  }
  getBandings(): Banding[] {
    return this._state.bandings.map((each) => new Banding(this._run, this._docId, this._sheetId, each.id));
  }
  getConditionalFormatRules(): ConditionalFormatRule[] {
    return this._state.conditionals.map((each) =>
      ConditionalFormatRule._of(this._run, this._docId, this._sheetId, each),
    );
  }
  setConditionalFormatRules(rules: ConditionalFormatRule[]): void {
    this._alter().sheet.conditionals = rules.map((each) => each._kept());
  }
  clearConditionalFormatRules(): void {
    this._alter().sheet.conditionals = [];
  }
  newChart(): EmbeddedChartBuilder {
    return EmbeddedChartBuilder._fresh(this._run, this._docId, this._sheetId);
  }
  insertChart(chart: EmbeddedChart): void {
    const { doc, sheet } = this._alter();
    insertChart(chart, sheet.charts, doc);
  }
  updateChart(chart: EmbeddedChart): void {
    const { sheet } = this._alter();
    sheet.charts = sheet.charts.map((each) => (each.id === chart._chart.id ? chart._chart : each));
  }
  removeChart(chart: EmbeddedChart): void {
    const { sheet } = this._alter();
    sheet.charts = sheet.charts.filter((each) => each.id !== chart._chart.id);
  }
  getCharts(): EmbeddedChart[] {
    return this._state.charts.map((each) => new EmbeddedChart(this._run, this._docId, this._sheetId, each));
  }
}
