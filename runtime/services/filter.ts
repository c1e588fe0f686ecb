/** The basic filter of a sheet. Hidden values decide which rows are filtered out; conditions are kept and not evaluated. */
import type { Run } from '../execute.ts';
import { displayText } from '../format.ts';
import { layerAt } from '../layers.ts';
import { fail, ServiceObject } from '../service.ts';
import { sortRows } from '../sort.ts';
import type { Filter as Kept, SheetState, SpreadsheetDoc } from '../store.ts';
import { BookObject } from './book-object.ts';
import { Range } from './range.ts';

export class Filter extends BookObject {
  readonly _class = 'Filter';
  override readonly _types = 'Spreadsheet.Filter';
  readonly _sheetId: number;
  constructor(run: Run, docId: string, sheetId: number) {
    super(run, docId);
    this._sheetId = sheetId;
  }
  get _sheet(): SheetState {
    return this._sheetState(this._sheetId);
  }
  get _kept(): Kept {
    return this._sheet.filter ?? fail('The filter has been removed.');
  }
  getRange(): Range {
    return new Range(this._run, this._docId, this._sheetId, this._kept.span);
  }
  getColumnFilterCriteria(column: number): FilterCriteria | null {
    const found = this._kept.criteria[column - 1];
    return found ? new FilterCriteria(found) : null;
  }
  setColumnFilterCriteria(column: number, criteria: FilterCriteria | null): this {
    const doc = this._change();
    if (criteria) this._kept.criteria[column - 1] = criteria._criteria;
    else delete this._kept.criteria[column - 1];
    hideFiltered(doc, this._sheet);
    return this;
  }
  removeColumnFilterCriteria(column: number): this {
    return this.setColumnFilterCriteria(column, null);
  }
  sort(column: number, ascending: boolean): this {
    const doc = this._change();
    const { span } = this._kept;
    sortRows(this._sheet, { ...span, r0: span.r0 + 1 }, [{ col: column - 1, ascending }], doc.locale);
    return this;
  }
  remove(): void {
    const doc = this._change();
    this._sheet.filter = null;
    hideFiltered(doc, this._sheet);
  }
}

export class FilterCriteria extends ServiceObject {
  readonly _class: string = 'FilterCriteria';
  override readonly _types: string = 'Spreadsheet.FilterCriteria';
  readonly _criteria: Record<string, unknown>;
  constructor(criteria: Record<string, unknown>) {
    super();
    this._criteria = criteria;
  }
  copy(): FilterCriteriaBuilder {
    return new FilterCriteriaBuilder({ ...this._criteria });
  }
  getHiddenValues(): string[] {
    return ((this._criteria.hiddenValues as unknown[] | undefined) ?? []).map(String);
  }
}

export class FilterCriteriaBuilder extends FilterCriteria {
  override readonly _class = 'FilterCriteriaBuilder';
  override readonly _types = 'Spreadsheet.FilterCriteriaBuilder';
  build(): FilterCriteria {
    return new FilterCriteria({ ...this._criteria });
  }
  setHiddenValues(values: string[]): this {
    this._criteria.hiddenValues = values;
    return this;
  }
}

/** Marks the rows of a filter that its hidden values keep from sight. */
export function hideFiltered(doc: SpreadsheetDoc, sheet: SheetState): void {
  sheet.rowDims = sheet.rowDims.map((each) => (each?.filtered ? { ...each, filtered: false } : each));
  const { filter } = sheet;
  if (!filter) return;
  for (let row = filter.span.r0 + 1; row < filter.span.r1; row++) {
    const out = Object.entries(filter.criteria).some(([col, rule]) => {
      const hidden = (rule.hiddenValues as string[] | undefined) ?? [];
      const value = sheet.values[row]?.[Number(col)] ?? null;
      return hidden.includes(displayText(value, layerAt(sheet.formats, row, Number(col))?.numberFormat, doc.locale));
    });
    if (!out) continue;
    while (sheet.rowDims.length <= row) sheet.rowDims.push(null);
    sheet.rowDims[row] = { ...sheet.rowDims[row], filtered: true };
  }
}
