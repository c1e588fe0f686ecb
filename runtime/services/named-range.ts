/** Named ranges. */
import type { Run } from '../execute.ts';
import { fail } from '../service.ts';
import type { NamedRange as Kept, SpreadsheetDoc } from '../store.ts';
import { BookObject } from './book-object.ts';
import { Range } from './range.ts';

export class NamedRange extends BookObject {
  readonly _class = 'NamedRange';
  override readonly _types = 'Spreadsheet.NamedRange';
  readonly _id: string;
  constructor(run: Run, docId: string, id: string) {
    super(run, docId);
    this._id = id;
  }
  get _kept(): Kept {
    return this._doc.namedRanges.find((each) => each.id === this._id) ?? fail('The named range has been removed.');
  }
  getName(): string {
    return this._kept.name;
  }
  setName(name: string): this {
    const doc = this._change();
    checkRangeName(doc, name, this._kept);
    this._kept.name = name;
    return this;
  }
  getRange(): Range {
    return new Range(this._run, this._docId, this._kept.sheetId, this._kept.span);
  }
  setRange(range: Range): this {
    this._change();
    Object.assign(this._kept, { sheetId: range._sheetId, span: range._span });
    return this;
  }
  remove(): void {
    const doc = this._change();
    doc.namedRanges = doc.namedRanges.filter((each) => each.id !== this._id);
  }
}

export function checkRangeName(doc: SpreadsheetDoc, name: string, own: Kept | null): void {
  if (!/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name)) fail(`The name "${name}" is not a valid name for a named range.`);
  if (doc.namedRanges.some((each) => each !== own && each.name === name))
    fail(`A named range with the name "${name}" already exists.`);
}
