/** Protected ranges and sheets, as scripts see them. */
import { mayEdit, PROTECTED } from '../access.ts';
import type { Run } from '../execute.ts';
import { type EnumValue, fail } from '../service.ts';
import { type Protection as Kept, nextId, type SheetState, type Span, spanOf } from '../store.ts';
import { BookObject } from './book-object.ts';
import { Range } from './range.ts';
import { User } from './session.ts';
import { spreadsheetEnum } from './spreadsheet-enums.ts';

/** Protects a span, or a sheet. Everyone who edits the file may go on editing until the script says otherwise. */
export function protect(run: Run, docId: string, sheetId: number, span: Span | null): Protection {
  const maker = new Protection(run, docId, sheetId, 0);
  const doc = maker._doc;
  const sheet = maker._sheetState(sheetId);
  // A sheet is protected once: asking again gives the same protection. A range gets one more each time.
  const known = span === null ? sheet.protections.find((each) => each.span === null) : undefined;
  if (known) return new Protection(run, docId, sheetId, known.id);
  const editors = [...new Set([...doc.editors, run.as])].filter((each) => each !== doc.owner);
  const kept: Kept = {
    id: nextId(doc),
    span,
    open: [],
    description: '',
    warningOnly: false,
    editors,
    domainEdit: false,
    namedRangeId: null,
  };
  sheet.protections.push(kept);
  return new Protection(run, docId, sheetId, kept.id);
}

export class Protection extends BookObject {
  readonly _class = 'Protection';
  override readonly _types = 'Spreadsheet.Protection';
  readonly _sheetId: number;
  readonly _id: number;
  constructor(run: Run, docId: string, sheetId: number, id: number) {
    super(run, docId);
    this._sheetId = sheetId;
    this._id = id;
  }
  get _sheet(): SheetState {
    return this._sheetState(this._sheetId);
  }
  get _kept(): Kept {
    return this._sheet.protections.find((each) => each.id === this._id) ?? fail('The protection has been removed.');
  }
  _alter(): Kept {
    const doc = this._change();
    if (!mayEdit(doc, this._kept, this._run.as)) fail(PROTECTED);
    return this._kept;
  }
  getProtectionType(): EnumValue {
    return spreadsheetEnum('ProtectionType')._of(this._kept.span ? 'RANGE' : 'SHEET');
  }
  getDescription(): string {
    return this._kept.description;
  }
  setDescription(text: string): this {
    this._alter().description = text;
    return this;
  }
  isWarningOnly(): boolean {
    return this._kept.warningOnly;
  }
  setWarningOnly(only: boolean): this {
    const kept = this._alter();
    kept.warningOnly = only;
    return this;
  }
  canEdit(): boolean {
    return mayEdit(this._doc, this._kept, this._run.as);
  }
  canDomainEdit(): boolean {
    return this._kept.domainEdit;
  }
  setDomainEdit(editable: boolean): this {
    this._alter().domainEdit = editable;
    return this;
  }
  /** The owner may always edit and is not listed. */
  getEditors(): User[] {
    return this._kept.editors.map((each) => new User(each));
  }
  addEditor(user: unknown): this {
    return this.addEditors([user]);
  }
  addEditors(users: unknown[]): this {
    const kept = this._alter();
    const { owner } = this._doc;
    kept.editors = [...new Set([...kept.editors, ...users.map(String)])].filter((each) => each !== owner);
    return this;
  }
  removeEditor(user: unknown): this {
    return this.removeEditors([user]);
  }
  /** Nobody can take his own right away. */
  removeEditors(users: unknown[]): this {
    const kept = this._alter();
    const gone = users.map(String).filter((each) => each !== this._run.as);
    kept.editors = kept.editors.filter((each) => !gone.includes(each));
    return this;
  }
  getRange(): Range {
    const sheet = this._sheet;
    return new Range(this._run, this._docId, this._sheetId, this._kept.span ?? spanOf(sheet));
  }
  setRange(range: Range): this {
    this._alter().span = range._span;
    return this;
  }
  getRangeName(): string | null {
    const id = this._kept.namedRangeId;
    return this._doc.namedRanges.find((each) => each.id === id)?.name ?? null;
  }
  setRangeName(name: string): this {
    const named = this._doc.namedRanges.find((each) => each.name === name) ?? fail(`There is no named range ${name}.`);
    Object.assign(this._alter(), { namedRangeId: named.id, span: named.span });
    return this;
  }
  getUnprotectedRanges(): Range[] {
    return this._kept.open.map((each) => new Range(this._run, this._docId, this._sheetId, each));
  }
  setUnprotectedRanges(ranges: Range[]): this {
    this._alter().open = ranges.map((each) => each._span);
    return this;
  }
  remove(): void {
    this._alter();
    const sheet = this._sheet;
    sheet.protections = sheet.protections.filter((each) => each.id !== this._id);
  }
}

/** The protections of sheets, of one kind. Warnings and those that bind others are all listed. */
export function protectionsOf(run: Run, docId: string, sheets: SheetState[], kind: string): Protection[] {
  return sheets.flatMap((sheet) =>
    sheet.protections
      .filter((each) => (each.span === null) === (kind === 'SHEET'))
      .map((each) => new Protection(run, docId, sheet.id, each.id)),
  );
}
