/** Several ranges of one sheet, changed together. */
import type { Run } from '../execute.ts';
import { fail, ServiceObject } from '../service.ts';
import type { Range } from './range.ts';

export class RangeList extends ServiceObject {
  readonly _class = 'RangeList';
  override readonly _types = 'Spreadsheet.RangeList';
  readonly _run: Run;
  readonly _ranges: Range[];
  constructor(run: Run, ranges: Range[]) {
    super();
    this._run = run;
    this._ranges = ranges;
    if (ranges.length === 0) fail('A list of ranges must have at least one range.');
  }
  getRanges(): Range[] {
    return this._ranges;
  }
}

/** What a list does, each of its ranges does. */
const EACH =
  'activate breakApart check clear clearContent clearDataValidations clearFormat clearNote insertCheckboxes removeCheckboxes setBackground setBackgroundRGB setBorder setFontColor setFontFamily setFontLine setFontSize setFontStyle setFontWeight setFormula setHorizontalAlignment setNote setNumberFormat setTextRotation setValue setVerticalAlignment setWrap setWrapStrategy trimWhitespace uncheck'.split(
    ' ',
  );
for (const name of EACH) {
  Object.defineProperty(RangeList.prototype, name, {
    value(this: RangeList, ...args: unknown[]) {
      for (const range of this._ranges)
        (range as unknown as Record<string, (...a: unknown[]) => unknown>)[name]!(...args);
      return this;
    },
    configurable: true,
    writable: true,
  });
}
