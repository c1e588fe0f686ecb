/** Data validation rules and their builder. */
import { quoteSheet, resolveA1, writeA1 } from '../a1.ts';
import type { Run } from '../execute.ts';
import { type EnumValue, enumName, fail, ServiceObject } from '../service.ts';
import type { Condition, SpreadsheetDoc, Validation } from '../store.ts';
import { instantOfSerial, serialOfInstant } from '../zone.ts';
import { BookObject } from './book-object.ts';
import { Range } from './range.ts';
import { spreadsheetEnum } from './spreadsheet-enums.ts';

/** Google's two names for a condition: of the scripts' enum, and of the API. */
const CRITERIA: [script: string, api: string][] = [
  ['DATE_AFTER', 'DATE_AFTER'],
  ['DATE_BEFORE', 'DATE_BEFORE'],
  ['DATE_BETWEEN', 'DATE_BETWEEN'],
  ['DATE_EQUAL_TO', 'DATE_EQ'],
  ['DATE_IS_VALID_DATE', 'DATE_IS_VALID'],
  ['DATE_NOT_BETWEEN', 'DATE_NOT_BETWEEN'],
  ['DATE_ON_OR_AFTER', 'DATE_ON_OR_AFTER'],
  ['DATE_ON_OR_BEFORE', 'DATE_ON_OR_BEFORE'],
  ['NUMBER_BETWEEN', 'NUMBER_BETWEEN'],
  ['NUMBER_EQUAL_TO', 'NUMBER_EQ'],
  ['NUMBER_GREATER_THAN', 'NUMBER_GREATER'],
  ['NUMBER_GREATER_THAN_OR_EQUAL_TO', 'NUMBER_GREATER_THAN_EQ'],
  ['NUMBER_LESS_THAN', 'NUMBER_LESS'],
  ['NUMBER_LESS_THAN_OR_EQUAL_TO', 'NUMBER_LESS_THAN_EQ'],
  ['NUMBER_NOT_BETWEEN', 'NUMBER_NOT_BETWEEN'],
  ['NUMBER_NOT_EQUAL_TO', 'NUMBER_NOT_EQ'],
  ['TEXT_CONTAINS', 'TEXT_CONTAINS'],
  ['TEXT_DOES_NOT_CONTAIN', 'TEXT_NOT_CONTAINS'],
  ['TEXT_EQUAL_TO', 'TEXT_EQ'],
  ['TEXT_STARTS_WITH', 'TEXT_STARTS_WITH'],
  ['TEXT_ENDS_WITH', 'TEXT_ENDS_WITH'],
  ['TEXT_IS_VALID_EMAIL', 'TEXT_IS_EMAIL'],
  ['TEXT_IS_VALID_URL', 'TEXT_IS_URL'],
  ['VALUE_IN_LIST', 'ONE_OF_LIST'],
  ['VALUE_IN_RANGE', 'ONE_OF_RANGE'],
  ['CUSTOM_FORMULA', 'CUSTOM_FORMULA'],
  ['CHECKBOX', 'BOOLEAN'],
  ['CELL_EMPTY', 'BLANK'],
  ['CELL_NOT_EMPTY', 'NOT_BLANK'],
];
export function apiCriteria(script: string): string {
  return (
    CRITERIA.find(([name]) => name === script)?.[1] ??
    fail(`The criteria ${script} is not emulated by the local runtime`)
  );
}
export function scriptCriteria(api: string): string {
  return CRITERIA.find(([, name]) => name === api)?.[0] ?? api;
}

export function isoDay(run: Run, docId: string, date: Date): string {
  const { timeZone } = run.world.state.documents[docId] as unknown as { timeZone: string };
  const serial = Math.floor(serialOfInstant(timeZone, date.getTime()));
  return new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10);
}

export class DataValidation extends BookObject {
  readonly _class = 'DataValidation';
  override readonly _types = 'Spreadsheet.DataValidation';
  readonly _rule: Validation;
  constructor(run: Run, docId: string, rule: Validation) {
    super(run, docId);
    this._rule = rule;
  }
  copy(): DataValidationBuilder {
    return new DataValidationBuilder(this._run, this._docId, this._rule);
  }
  getAllowInvalid(): boolean {
    return this._rule.strict !== true;
  }
  getHelpText(): string | null {
    return this._rule.inputMessage ?? null;
  }
  getCriteriaType(): EnumValue {
    return spreadsheetEnum('DataValidationCriteria')._of(scriptCriteria(this._rule.condition.type));
  }
  getCriteriaValues(): unknown[] {
    return criteriaValues(this._run, this._docId, this._rule);
  }
}

function criteriaValues(run: Run, docId: string, rule: Validation): unknown[] {
  const { type, values = [] } = rule.condition;
  const texts = values.map((each) => each.userEnteredValue ?? '');
  const dropdown = rule.showCustomUi === true;
  if (type === 'ONE_OF_LIST') return [texts, dropdown];
  if (type === 'ONE_OF_RANGE') {
    const doc = run.world.document<SpreadsheetDoc>(docId, 'spreadsheet');
    const found = resolveA1(doc, texts[0]!.replace(/^=/, ''), doc.sheets[0]);
    return [found ? new Range(run, docId, found.sheet.id, found.span) : null, dropdown];
  }
  if (type.startsWith('NUMBER')) return texts.map(Number);
  if (type.startsWith('DATE')) {
    const { timeZone } = run.world.document<SpreadsheetDoc>(docId, 'spreadsheet');
    return texts.map(
      (each) => new Date(instantOfSerial(timeZone, (Date.parse(each) - Date.UTC(1899, 11, 30)) / 86_400_000)),
    );
  }
  return texts;
}

type Numbers = [start: number, end?: number];

export class DataValidationBuilder extends ServiceObject {
  readonly _class = 'DataValidationBuilder';
  override readonly _types = 'Spreadsheet.DataValidationBuilder';
  readonly _run: Run;
  readonly _docId: string;
  _rule: Partial<Validation>;
  constructor(run: Run, docId: string, rule: Partial<Validation> = { strict: false }) {
    super();
    this._run = run;
    this._docId = docId;
    this._rule = { ...rule };
  }
  build(): DataValidation {
    const { condition } = this._rule;
    if (!condition) fail('A data validation rule must have a condition.');
    return new DataValidation(this._run, this._docId, { ...this._rule, condition: condition! });
  }
  copy(): DataValidationBuilder {
    return new DataValidationBuilder(this._run, this._docId, this._rule);
  }
  setAllowInvalid(allow: boolean): this {
    this._rule.strict = !allow;
    return this;
  }
  setHelpText(text: string): this {
    this._rule.inputMessage = text;
    return this;
  }
  getAllowInvalid(): boolean {
    return this._rule.strict !== true;
  }
  getHelpText(): string | null {
    return this._rule.inputMessage ?? null;
  }
  getCriteriaType(): EnumValue | null {
    return this._rule.condition ? this.build().getCriteriaType() : null;
  }
  getCriteriaValues(): unknown[] {
    return this._rule.condition ? this.build().getCriteriaValues() : [];
  }
  withCriteria(criteria: EnumValue, args: unknown[]): this {
    const name = enumName(spreadsheetEnum('DataValidationCriteria'), criteria);
    if (name.endsWith('_RELATIVE')) fail(`The criteria ${name} is not supported for data validation.`);
    if (name === 'VALUE_IN_LIST') return this.requireValueInList(args[0] as unknown[], args[1] as boolean | undefined);
    if (name === 'VALUE_IN_RANGE') return this.requireValueInRange(args[0] as Range, args[1] as boolean | undefined);
    const texts = args.map((each) => (each instanceof Date ? isoDay(this._run, this._docId, each) : String(each)));
    return this._set(apiCriteria(name), texts);
  }
  requireCheckbox(checked?: unknown, unchecked?: unknown): this {
    const values = [checked, unchecked].filter((each) => each !== undefined && each !== null).map(String);
    return this._set('BOOLEAN', values);
  }
  requireValueInList(values: unknown[], dropdown?: boolean): this {
    if (values.length === 0) fail('The list of values must not be empty.');
    this._rule.showCustomUi = dropdown !== false;
    return this._set('ONE_OF_LIST', values.map(String));
  }
  requireValueInRange(range: Range, dropdown?: boolean): this {
    this._rule.showCustomUi = dropdown !== false;
    return this._set('ONE_OF_RANGE', [`=${quoteSheet(range._sheet.name)}!${writeA1(range._span, range._sheet)}`]);
  }
  requireFormulaSatisfied(formula: string): this {
    return this._set('CUSTOM_FORMULA', [formula]);
  }
  requireTextContains(text: string): this {
    return this._set('TEXT_CONTAINS', [text]);
  }
  requireTextDoesNotContain(text: string): this {
    return this._set('TEXT_NOT_CONTAINS', [text]);
  }
  requireTextEqualTo(text: string): this {
    return this._set('TEXT_EQ', [text]);
  }
  requireTextIsEmail(): this {
    return this._set('TEXT_IS_EMAIL', []);
  }
  requireTextIsUrl(): this {
    return this._set('TEXT_IS_URL', []);
  }
  requireDate(): this {
    return this._set('DATE_IS_VALID', []);
  }
  requireNumberBetween(...values: Numbers): this {
    return this._set('NUMBER_BETWEEN', values.map(String));
  }
  requireNumberNotBetween(...values: Numbers): this {
    return this._set('NUMBER_NOT_BETWEEN', values.map(String));
  }
  requireNumberEqualTo(...values: Numbers): this {
    return this._set('NUMBER_EQ', values.map(String));
  }
  requireNumberNotEqualTo(...values: Numbers): this {
    return this._set('NUMBER_NOT_EQ', values.map(String));
  }
  requireNumberGreaterThan(...values: Numbers): this {
    return this._set('NUMBER_GREATER', values.map(String));
  }
  requireNumberGreaterThanOrEqualTo(...values: Numbers): this {
    return this._set('NUMBER_GREATER_THAN_EQ', values.map(String));
  }
  requireNumberLessThan(...values: Numbers): this {
    return this._set('NUMBER_LESS', values.map(String));
  }
  requireNumberLessThanOrEqualTo(...values: Numbers): this {
    return this._set('NUMBER_LESS_THAN_EQ', values.map(String));
  }
  requireDateAfter(date: Date): this {
    return this._dates('DATE_AFTER', date);
  }
  requireDateBefore(date: Date): this {
    return this._dates('DATE_BEFORE', date);
  }
  requireDateEqualTo(date: Date): this {
    return this._dates('DATE_EQ', date);
  }
  requireDateOnOrAfter(date: Date): this {
    return this._dates('DATE_ON_OR_AFTER', date);
  }
  requireDateOnOrBefore(date: Date): this {
    return this._dates('DATE_ON_OR_BEFORE', date);
  }
  requireDateBetween(start: Date, end: Date): this {
    return this._dates('DATE_BETWEEN', start, end);
  }
  requireDateNotBetween(start: Date, end: Date): this {
    return this._dates('DATE_NOT_BETWEEN', start, end);
  }
  _dates(type: string, ...dates: Date[]): this {
    return this._set(
      type,
      dates.map((each) => isoDay(this._run, this._docId, each)),
    );
  }
  _set(type: string, values: string[]): this {
    const condition: Condition = { type };
    if (values.length > 0) condition.values = values.map((each) => ({ userEnteredValue: each }));
    this._rule.condition = condition;
    return this;
  }
}
