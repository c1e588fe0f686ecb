/** The rules a question puts on its answers, as FormApp's builders make them. */
import { fail, ServiceObject } from '../service.ts';
import type { AnswerRule } from './form-state.ts';

/** A finished rule: one class for all, under the name that the builder gives it. */
export class Validation extends ServiceObject {
  readonly _class: string;
  override readonly _types: string;
  readonly _rule: AnswerRule | null;
  readonly _help: string;
  constructor(name: string, rule: AnswerRule | null, help: string) {
    super();
    this._class = name;
    this._types = `Forms.${name}`;
    this._rule = rule;
    this._help = help;
  }
}

abstract class Builder extends ServiceObject {
  abstract readonly _kind: string;
  _rule: { rule: string; args: (string | number)[] } | null = null;
  _help = '';
  setHelpText(text: string): this {
    this._help = text;
    return this;
  }
  build(): Validation {
    return new Validation(this._kind, this._rule && { ...this._rule, help: this._help }, this._help);
  }
  /** A question has one rule: the last one asked for. */
  _set(rule: string, ...args: (string | number)[]): this {
    this._rule = { rule, args };
    return this;
  }
  _pattern(rule: string, pattern: string): this {
    try {
      new RegExp(pattern);
    } catch {
      fail(`Invalid regular expression: ${pattern}`);
    }
    return this._set(rule, pattern);
  }
}

export class ParagraphTextValidationBuilder extends Builder {
  readonly _class: string = 'ParagraphTextValidationBuilder';
  override readonly _types: string = 'Forms.ParagraphTextValidationBuilder';
  readonly _kind: string = 'ParagraphTextValidation';
  requireTextContainsPattern(pattern: string): this {
    return this._pattern('requireTextContainsPattern', pattern);
  }
  requireTextDoesNotContainPattern(pattern: string): this {
    return this._pattern('requireTextDoesNotContainPattern', pattern);
  }
  requireTextMatchesPattern(pattern: string): this {
    return this._pattern('requireTextMatchesPattern', pattern);
  }
  requireTextDoesNotMatchPattern(pattern: string): this {
    return this._pattern('requireTextDoesNotMatchPattern', pattern);
  }
  requireTextLengthGreaterThanOrEqualTo(number: number): this {
    return this._set('requireTextLengthGreaterThanOrEqualTo', number);
  }
  requireTextLengthLessThanOrEqualTo(number: number): this {
    return this._set('requireTextLengthLessThanOrEqualTo', number);
  }
}

export class TextValidationBuilder extends ParagraphTextValidationBuilder {
  override readonly _class = 'TextValidationBuilder';
  override readonly _types = 'Forms.TextValidationBuilder';
  override readonly _kind = 'TextValidation';
  requireNumber(): this {
    return this._set('requireNumber');
  }
  requireWholeNumber(): this {
    return this._set('requireWholeNumber');
  }
  requireNumberBetween(start: number, end: number): this {
    return this._set('requireNumberBetween', start, end);
  }
  requireNumberNotBetween(start: number, end: number): this {
    return this._set('requireNumberNotBetween', start, end);
  }
  requireNumberEqualTo(number: number): this {
    return this._set('requireNumberEqualTo', number);
  }
  requireNumberNotEqualTo(number: number): this {
    return this._set('requireNumberNotEqualTo', number);
  }
  requireNumberGreaterThan(number: number): this {
    return this._set('requireNumberGreaterThan', number);
  }
  requireNumberGreaterThanOrEqualTo(number: number): this {
    return this._set('requireNumberGreaterThanOrEqualTo', number);
  }
  requireNumberLessThan(number: number): this {
    return this._set('requireNumberLessThan', number);
  }
  requireNumberLessThanOrEqualTo(number: number): this {
    return this._set('requireNumberLessThanOrEqualTo', number);
  }
  requireTextIsEmail(): this {
    return this._set('requireTextIsEmail');
  }
  requireTextIsUrl(): this {
    return this._set('requireTextIsUrl');
  }
}

export class CheckboxValidationBuilder extends Builder {
  readonly _class = 'CheckboxValidationBuilder';
  override readonly _types = 'Forms.CheckboxValidationBuilder';
  readonly _kind = 'CheckboxValidation';
  requireSelectAtLeast(number: number): this {
    return this._set('requireSelectAtLeast', number);
  }
  requireSelectAtMost(number: number): this {
    return this._set('requireSelectAtMost', number);
  }
  requireSelectExactly(number: number): this {
    return this._set('requireSelectExactly', number);
  }
}

/** For GRID and CHECKBOX_GRID, which differ in nothing but the names. */
export class GridValidationBuilder extends Builder {
  readonly _class: string;
  override readonly _types: string;
  readonly _kind: string;
  constructor(kind: 'GridValidation' | 'CheckboxGridValidation') {
    super();
    this._kind = kind;
    this._class = `${kind}Builder`;
    this._types = `Forms.${kind}Builder`;
  }
  requireLimitOneResponsePerColumn(): this {
    return this._set('requireLimitOneResponsePerColumn');
  }
}
