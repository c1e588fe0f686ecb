/** Questions answered with a text, a number, a date or a time. */
import { types } from 'node:util';
import { type EnumValue, enumName, enumOf, fail } from '../service.ts';
import { GradedItem } from './form-item-base.ts';
import type { ItemResponse } from './form-responses.ts';
import type { ItemState } from './form-state.ts';
import { Validation } from './form-validation.ts';
import { formatJavaDate } from './java-dates.ts';

export const RATING_ICON = enumOf('RatingIconType', ['STAR', 'HEART', 'THUMB_UP']);

export class TextItem extends GradedItem {
  readonly _class: string = 'TextItem';
  override readonly _types: string = 'Forms.TextItem';
  createResponse(text: string): ItemResponse {
    return this._answer(text);
  }
  setValidation(validation: unknown): this {
    return this._set({ rule: validation instanceof Validation ? validation._rule : null });
  }
  clearValidation(): this {
    return this._set({ rule: null });
  }
}
export class ParagraphTextItem extends TextItem {
  override readonly _class = 'ParagraphTextItem';
  override readonly _types = 'Forms.ParagraphTextItem';
}

export class ScaleItem extends GradedItem {
  readonly _class = 'ScaleItem';
  override readonly _types = 'Forms.ScaleItem';
  createResponse(number: number): ItemResponse {
    return this._answer(String(number));
  }
  getLowerBound(): number {
    return this._item.lower;
  }
  getUpperBound(): number {
    return this._item.upper;
  }
  setBounds(lower: number, upper: number): this {
    if (lower !== 0 && lower !== 1) fail(`The lower bound of a scale is 0 or 1, not ${lower}.`);
    return this._set({ lower, upper: whole(upper, 'The upper bound of a scale') });
  }
  getLeftLabel(): string {
    return this._item.lowerLabel;
  }
  getRightLabel(): string {
    return this._item.upperLabel;
  }
  setLabels(lower: string, upper: string): this {
    return this._set({ lowerLabel: lower, upperLabel: upper });
  }
}

/** Newer than the published type declarations: developers.google.com/apps-script/reference/forms/rating-item */
export class RatingItem extends GradedItem {
  readonly _class = 'RatingItem';
  createResponse(number: number): ItemResponse {
    return this._answer(String(number));
  }
  getRatingScaleLevel(): number {
    return this._item.upper;
  }
  setRatingScaleLevel(level: number): this {
    return this._set({ upper: whole(level, 'A rating') });
  }
  getRatingIcon(): EnumValue {
    return RATING_ICON._of(this._item.icon);
  }
  setRatingIcon(icon: unknown): this {
    return this._set({ icon: enumName(RATING_ICON, icon) as 'STAR' });
  }
}

abstract class DayItem extends GradedItem {
  abstract readonly _withTime: boolean;
  createResponse(date: unknown): ItemResponse {
    if (!types.isDate(date)) fail('The answer to a date is a Date.');
    const day = this._item.includesYear ? 'yyyy-MM-dd' : 'MM-dd';
    const zone = this._run.manifest.timeZone ?? 'Etc/GMT';
    return this._answer(formatJavaDate(date.getTime(), zone, this._withTime ? `${day} HH:mm` : day));
  }
  includesYear(): boolean {
    return this._item.includesYear;
  }
  setIncludesYear(includesYear: boolean): this {
    return this._set({ includesYear });
  }
}
export class DateItem extends DayItem {
  readonly _class = 'DateItem';
  override readonly _types = 'Forms.DateItem';
  readonly _withTime = false;
}
export class DateTimeItem extends DayItem {
  readonly _class = 'DateTimeItem';
  override readonly _types = 'Forms.DateTimeItem';
  readonly _withTime = true;
}
export class TimeItem extends GradedItem {
  readonly _class = 'TimeItem';
  override readonly _types = 'Forms.TimeItem';
  createResponse(hour: number, minute: number): ItemResponse {
    return this._answer(`${two(hour)}:${two(minute)}`);
  }
}
export class DurationItem extends GradedItem {
  readonly _class = 'DurationItem';
  override readonly _types = 'Forms.DurationItem';
  createResponse(hours: number, minutes: number, seconds: number): ItemResponse {
    return this._answer(`${two(hours)}:${two(minutes)}:${two(seconds)}`);
  }
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
function whole(level: ItemState['upper'], what: string): number {
  return Number.isInteger(level) && level >= 3 && level <= 10 ? level : fail(`${what} is from 3 to 10, not ${level}.`);
}
