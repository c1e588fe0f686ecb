/** Conditional format rules and their builder. */
import { hexColor } from '../colors.ts';
import type { Run } from '../execute.ts';
import { type EnumValue, enumName, fail, ServiceObject } from '../service.ts';
import type { ConditionalFormat } from '../store.ts';
import { Range } from './range.ts';
import { colorFromApi, colorToApi, type Json, list, record } from './sheets-shapes.ts';
import { spreadsheetEnum } from './spreadsheet-enums.ts';
import { apiCriteria, isoDay, scriptCriteria } from './validation.ts';

export class ConditionalFormatRule extends ServiceObject {
  readonly _class = 'ConditionalFormatRule';
  override readonly _types = 'Spreadsheet.ConditionalFormatRule';
  readonly _run: Run;
  readonly _docId: string;
  readonly _ranges: Range[];
  readonly _rule: Json;
  constructor(run: Run, docId: string, ranges: Range[], rule: Json) {
    super();
    this._run = run;
    this._docId = docId;
    this._ranges = ranges;
    this._rule = rule;
  }
  static _of(run: Run, docId: string, sheetId: number, kept: ConditionalFormat): ConditionalFormatRule {
    const ranges = kept.spans.map((each) => new Range(run, docId, sheetId, each));
    return new ConditionalFormatRule(run, docId, ranges, kept.rule);
  }
  _kept(): ConditionalFormat {
    return { spans: this._ranges.map((each) => each._span), rule: this._rule };
  }
  copy(): ConditionalFormatRuleBuilder {
    return new ConditionalFormatRuleBuilder(this._run, this._docId, this._ranges, this._rule);
  }
  getRanges(): Range[] {
    return this._ranges;
  }
  getBooleanCondition(): BooleanCondition | null {
    return this._rule.booleanRule ? new BooleanCondition(record(this._rule.booleanRule)) : null;
  }
  getGradientCondition(): null {
    return this._rule.gradientRule
      ? fail('ConditionalFormatRule.getGradientCondition is not emulated by the local runtime')
      : null;
  }
}

class BooleanCondition extends ServiceObject {
  readonly _class = 'BooleanCondition';
  override readonly _types = 'Spreadsheet.BooleanCondition';
  readonly _rule: Json;
  constructor(rule: Json) {
    super();
    this._rule = rule;
  }
  getCriteriaType(): EnumValue {
    return spreadsheetEnum('BooleanCriteria')._of(scriptCriteria(String(record(this._rule.condition).type)));
  }
  getCriteriaValues(): unknown[] {
    const { type, values } = record(this._rule.condition);
    const texts = list(values).map((each) => String(record(each).userEnteredValue));
    return String(type).startsWith('NUMBER') ? texts.map(Number) : texts;
  }
  getBackground(): string | null {
    const format = record(this._rule.format);
    return colorFromApi(format.backgroundColor, format.backgroundColorStyle) ?? null;
  }
  getFontColor(): string | null {
    const text = record(record(this._rule.format).textFormat);
    return colorFromApi(text.foregroundColor, text.foregroundColorStyle) ?? null;
  }
  getBold(): boolean | null {
    return this._flag('bold');
  }
  getItalic(): boolean | null {
    return this._flag('italic');
  }
  getStrikethrough(): boolean | null {
    return this._flag('strikethrough');
  }
  getUnderline(): boolean | null {
    return this._flag('underline');
  }
  _flag(name: string): boolean | null {
    return (record(record(this._rule.format).textFormat)[name] as boolean | undefined) ?? null;
  }
}

export class ConditionalFormatRuleBuilder extends ServiceObject {
  readonly _class = 'ConditionalFormatRuleBuilder';
  override readonly _types = 'Spreadsheet.ConditionalFormatRuleBuilder';
  readonly _run: Run;
  readonly _docId: string;
  _ranges: Range[];
  _rule: Json;
  constructor(run: Run, docId: string, ranges: Range[] = [], rule: Json = {}) {
    super();
    this._run = run;
    this._docId = docId;
    this._ranges = ranges;
    this._rule = JSON.parse(JSON.stringify(rule)) as Json;
  }
  build(): ConditionalFormatRule {
    if (!this._rule.gradientRule && !record(this._rule.booleanRule).condition) {
      fail('A conditional format rule must have a condition.');
    }
    if (this._ranges.length === 0) fail('A conditional format rule must have at least one range.');
    return new ConditionalFormatRule(this._run, this._docId, this._ranges, this._rule);
  }
  copy(): ConditionalFormatRuleBuilder {
    return new ConditionalFormatRuleBuilder(this._run, this._docId, this._ranges, this._rule);
  }
  setRanges(ranges: Range[]): this {
    this._ranges = ranges;
    return this;
  }
  getRanges(): Range[] {
    return this._ranges;
  }
  getBooleanCondition(): BooleanCondition | null {
    return this._rule.booleanRule ? new BooleanCondition(record(this._rule.booleanRule)) : null;
  }
  setBackground(color: string | null): this {
    const hex = color && hexColor(color);
    this._format((format) => {
      if (hex)
        Object.assign(format, {
          backgroundColor: colorToApi(hex),
          backgroundColorStyle: { rgbColor: colorToApi(hex) },
        });
    });
    return this;
  }
  setFontColor(color: string | null): this {
    const hex = color && hexColor(color);
    if (hex) this._text({ foregroundColor: colorToApi(hex), foregroundColorStyle: { rgbColor: colorToApi(hex) } });
    return this;
  }
  setBold(on: boolean): this {
    return this._text({ bold: on });
  }
  setItalic(on: boolean): this {
    return this._text({ italic: on });
  }
  setStrikethrough(on: boolean): this {
    return this._text({ strikethrough: on });
  }
  setUnderline(on: boolean): this {
    return this._text({ underline: on });
  }
  setGradientMinpoint(color: string): this {
    return this._point('minpoint', { type: 'MIN' }, color);
  }
  setGradientMaxpoint(color: string): this {
    return this._point('maxpoint', { type: 'MAX' }, color);
  }
  setGradientMinpointWithValue(color: string, type: EnumValue, value: string): this {
    return this._point('minpoint', { type: enumName(spreadsheetEnum('InterpolationType'), type), value }, color);
  }
  setGradientMidpointWithValue(color: string, type: EnumValue, value: string): this {
    return this._point('midpoint', { type: enumName(spreadsheetEnum('InterpolationType'), type), value }, color);
  }
  setGradientMaxpointWithValue(color: string, type: EnumValue, value: string): this {
    return this._point('maxpoint', { type: enumName(spreadsheetEnum('InterpolationType'), type), value }, color);
  }
  withCriteria(criteria: EnumValue, args: unknown[]): this {
    return this._when(apiCriteria(enumName(spreadsheetEnum('BooleanCriteria'), criteria)), ...args);
  }
  whenCellEmpty(): this {
    return this._when('BLANK');
  }
  whenCellNotEmpty(): this {
    return this._when('NOT_BLANK');
  }
  whenFormulaSatisfied(formula: string): this {
    return this._when('CUSTOM_FORMULA', formula);
  }
  whenTextContains(text: string): this {
    return this._when('TEXT_CONTAINS', text);
  }
  whenTextDoesNotContain(text: string): this {
    return this._when('TEXT_NOT_CONTAINS', text);
  }
  whenTextEqualTo(text: string): this {
    return this._when('TEXT_EQ', text);
  }
  whenTextStartsWith(text: string): this {
    return this._when('TEXT_STARTS_WITH', text);
  }
  whenTextEndsWith(text: string): this {
    return this._when('TEXT_ENDS_WITH', text);
  }
  whenNumberBetween(start: number, end: number): this {
    return this._when('NUMBER_BETWEEN', start, end);
  }
  whenNumberNotBetween(start: number, end: number): this {
    return this._when('NUMBER_NOT_BETWEEN', start, end);
  }
  whenNumberEqualTo(value: number): this {
    return this._when('NUMBER_EQ', value);
  }
  whenNumberNotEqualTo(value: number): this {
    return this._when('NUMBER_NOT_EQ', value);
  }
  whenNumberGreaterThan(value: number): this {
    return this._when('NUMBER_GREATER', value);
  }
  whenNumberGreaterThanOrEqualTo(value: number): this {
    return this._when('NUMBER_GREATER_THAN_EQ', value);
  }
  whenNumberLessThan(value: number): this {
    return this._when('NUMBER_LESS', value);
  }
  whenNumberLessThanOrEqualTo(value: number): this {
    return this._when('NUMBER_LESS_THAN_EQ', value);
  }
  whenDateAfter(date: unknown): this {
    return this._whenDate('DATE_AFTER', date);
  }
  whenDateBefore(date: unknown): this {
    return this._whenDate('DATE_BEFORE', date);
  }
  whenDateEqualTo(date: unknown): this {
    return this._whenDate('DATE_EQ', date);
  }
  _whenDate(type: string, date: unknown): this {
    if (date instanceof Date) return this._when(type, date);
    const relativeDate = enumName(spreadsheetEnum('RelativeDate'), date);
    record(this._rule.booleanRule).condition = undefined;
    this._rule.booleanRule = { ...record(this._rule.booleanRule), condition: { type, values: [{ relativeDate }] } };
    return this;
  }
  _when(type: string, ...args: unknown[]): this {
    const values = args.map((each) => ({
      userEnteredValue: each instanceof Date ? isoDay(this._run, this._docId, each) : String(each),
    }));
    const condition = { type, ...(values.length > 0 && { values }) };
    this._rule.booleanRule = { format: {}, ...record(this._rule.booleanRule), condition };
    delete this._rule.gradientRule;
    return this;
  }
  _format(change: (format: Json) => void): void {
    const format = { ...record(record(this._rule.booleanRule).format) };
    change(format);
    this._rule.booleanRule = { ...record(this._rule.booleanRule), format };
  }
  _text(fields: Json): this {
    this._format((format) => {
      format.textFormat = { ...record(format.textFormat), ...fields };
    });
    return this;
  }
  _point(name: string, point: Json, color: string): this {
    const hex = hexColor(color) ?? fail(`${color} is not a colour.`);
    const filled = { ...point, color: colorToApi(hex), colorStyle: { rgbColor: colorToApi(hex) } };
    this._rule = { gradientRule: { ...record(this._rule.gradientRule), [name]: filled } };
    return this;
  }
}
