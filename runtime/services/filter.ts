/** The basic filter of a sheet: its values and conditions decide which rows are filtered out. */

import { meets } from '../conditions.ts';
import type { Run } from '../execute.ts';
import { displayText } from '../format.ts';
import { layerAt } from '../layers.ts';
import { type EnumValue, enumName, fail, ServiceObject } from '../service.ts';
import { sortRows } from '../sort.ts';
import type { Condition, Filter as Kept, SheetState, SpreadsheetDoc } from '../store.ts';
import { BookObject } from './book-object.ts';

import { Range } from './range.ts';
import { spreadsheetEnum } from './spreadsheet-enums.ts';
import { apiCriteria, isoDay, scriptCriteria } from './validation.ts';

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
    return found ? new FilterCriteria(this._run, this._docId, found) : null;
  }
  setColumnFilterCriteria(column: number, criteria: FilterCriteria | null): this {
    const doc = this._change();
    if (criteria) this._kept.criteria[column - 1] = criteria._criteria;
    else delete this._kept.criteria[column - 1];
    hideFiltered(doc, this._sheet, this._run.now());
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
    hideFiltered(doc, this._sheet, this._run.now());
  }
}

type Kind = Record<string, unknown>;

export class FilterCriteria extends ServiceObject {
  readonly _class: string = 'FilterCriteria';
  override readonly _types: string = 'Spreadsheet.FilterCriteria';
  readonly _run: Run;
  readonly _docId: string;
  readonly _criteria: Kind;
  constructor(run: Run, docId: string, criteria: Kind) {
    super();
    this._run = run;
    this._docId = docId;
    this._criteria = criteria;
  }
  get _condition(): Condition | null {
    return (this._criteria.condition as Condition | undefined) ?? null;
  }
  copy(): FilterCriteriaBuilder {
    return new FilterCriteriaBuilder(this._run, this._docId, { ...this._criteria });
  }
  getHiddenValues(): string[] {
    return this._texts('hiddenValues');
  }
  getVisibleValues(): string[] {
    return this._texts('visibleValues');
  }
  getCriteriaType(): EnumValue | null {
    const found = this._condition;
    return found && spreadsheetEnum('BooleanCriteria')._of(scriptCriteria(found.type));
  }
  getCriteriaValues(): unknown[] {
    const { type, values = [] } = this._condition ?? { type: '' };
    const texts = values.map((each) => each.userEnteredValue ?? '');
    return type.startsWith('NUMBER') ? texts.map(Number) : texts;
  }
  _texts(name: string): string[] {
    return ((this._criteria[name] as unknown[] | undefined) ?? []).map(String);
  }
}

export class FilterCriteriaBuilder extends FilterCriteria {
  override readonly _class = 'FilterCriteriaBuilder';
  override readonly _types = 'Spreadsheet.FilterCriteriaBuilder';
  build(): FilterCriteria {
    return new FilterCriteria(this._run, this._docId, { ...this._criteria });
  }
  setHiddenValues(values: string[] | null): this {
    this._criteria.hiddenValues = values ?? [];
    return this;
  }
  setVisibleValues(values: string[] | null): this {
    if (values) this._criteria.visibleValues = values;
    else delete this._criteria.visibleValues;
    return this;
  }
  withCriteria(criteria: EnumValue, args: unknown[]): this {
    return this._when(apiCriteria(enumName(spreadsheetEnum('BooleanCriteria'), criteria)), args);
  }
  _when(type: string, args: unknown[]): this {
    const values = args.map((each) => ({
      userEnteredValue: each instanceof Date ? isoDay(this._run, this._docId, each) : String(each),
    }));
    this._criteria.condition = { type, ...(values.length > 0 && { values }) };
    return this;
  }
}

/** A builder's method and the condition it sets. */
const WHEN: Record<string, string> = {
  whenCellEmpty: 'BLANK',
  whenCellNotEmpty: 'NOT_BLANK',
  whenDateAfter: 'DATE_AFTER',
  whenDateBefore: 'DATE_BEFORE',
  whenDateEqualTo: 'DATE_EQ',
  whenFormulaSatisfied: 'CUSTOM_FORMULA',
  whenNumberBetween: 'NUMBER_BETWEEN',
  whenNumberEqualTo: 'NUMBER_EQ',
  whenNumberGreaterThan: 'NUMBER_GREATER',
  whenNumberGreaterThanOrEqualTo: 'NUMBER_GREATER_THAN_EQ',
  whenNumberLessThan: 'NUMBER_LESS',
  whenNumberLessThanOrEqualTo: 'NUMBER_LESS_THAN_EQ',
  whenNumberNotBetween: 'NUMBER_NOT_BETWEEN',
  whenNumberNotEqualTo: 'NUMBER_NOT_EQ',
  whenTextContains: 'TEXT_CONTAINS',
  whenTextDoesNotContain: 'TEXT_NOT_CONTAINS',
  whenTextEndsWith: 'TEXT_ENDS_WITH',
  whenTextEqualTo: 'TEXT_EQ',
  whenTextStartsWith: 'TEXT_STARTS_WITH',
};
for (const [method, type] of Object.entries(WHEN)) {
  Object.defineProperty(FilterCriteriaBuilder.prototype, method, {
    value(this: FilterCriteriaBuilder, ...args: unknown[]) {
      return this._when(type, args);
    },
    configurable: true,
    writable: true,
  });
}

/** Marks the rows of a filter that its criteria keep from sight; a formula's outcome is not known and hides nothing. */
export function hideFiltered(doc: SpreadsheetDoc, sheet: SheetState, now: number): void {
  sheet.rowDims = sheet.rowDims.map((each) => (each?.filtered ? { ...each, filtered: false } : each));
  const { filter } = sheet;
  if (!filter) return;
  for (let row = filter.span.r0 + 1; row < filter.span.r1; row++) {
    const out = Object.entries(filter.criteria).some(([col, rule]) => {
      const value = sheet.values[row]?.[Number(col)] ?? null;
      const format = layerAt(sheet.formats, row, Number(col))?.numberFormat;
      const shown = displayText(value, format, doc.locale);
      const visible = rule.visibleValues as string[] | undefined;
      if (((rule.hiddenValues as string[] | undefined) ?? []).includes(shown) || (visible && !visible.includes(shown)))
        return true;
      return rule.condition ? meets(doc, rule.condition as Condition, value, format, now) === false : false;
    });
    if (!out) continue;
    while (sheet.rowDims.length <= row) sheet.rowDims.push(null);
    sheet.rowDims[row] = { ...sheet.rowDims[row], filtered: true };
  }
}
