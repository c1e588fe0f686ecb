/** What every object of a spreadsheet stands on. */
import { buffered, demandEdit, readable } from '../access.ts';
import type { Run } from '../execute.ts';
import { fail, ServiceObject } from '../service.ts';
import { type SheetState, type Span, type SpreadsheetDoc, sheetById } from '../store.ts';

/** A spreadsheet seen by one execution: state is looked up anew at each use, so that nothing goes stale. */
export abstract class BookObject extends ServiceObject {
  readonly _run: Run;
  readonly _docId: string;
  constructor(run: Run, docId: string) {
    super();
    this._run = run;
    this._docId = docId;
  }
  get _doc(): SpreadsheetDoc {
    return readable(this._run, this._docId);
  }
  /** The spreadsheet, about to be changed by a buffered write. */
  _change(sheet?: SheetState, span?: Span): SpreadsheetDoc {
    const doc = this._doc;
    demandEdit(this._run, doc, sheet, span);
    buffered(this._run, doc);
    return doc;
  }
  _sheetState(id: number): SheetState {
    return sheetById(this._doc, id) ?? fail(`Sheet ${id} not found`);
  }
}
