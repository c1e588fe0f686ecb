/** Developer metadata, as scripts see it. */
import type { Run } from '../execute.ts';
import { EnumValue, enumName, fail } from '../service.ts';
import { type Metadata, nextId, overlap, type Span, type SpreadsheetDoc, spanOf } from '../store.ts';
import { BookObject } from './book-object.ts';
import { Range } from './range.ts';
import { Sheet } from './sheet.ts';
import { Spreadsheet } from './spreadsheet.ts';
import { spreadsheetEnum } from './spreadsheet-enums.ts';

type Place = Pick<Metadata, 'sheetId' | 'dimension' | 'start' | 'end'>;

export class MetadataObject extends BookObject {
  readonly _class = 'DeveloperMetadata';
  override readonly _types = 'Spreadsheet.DeveloperMetadata';
  readonly _id: number;
  constructor(run: Run, docId: string, id: number) {
    super(run, docId);
    this._id = id;
  }
  /** @param rest what followed the key: a value, a visibility, or both */
  static _add(doc: SpreadsheetDoc, key: string, rest: unknown[], place: Place): void {
    const value = rest.find((each) => typeof each === 'string');
    const shown = rest.find((each) => each instanceof EnumValue);
    const visibility = shown ? enumName(spreadsheetEnum('DeveloperMetadataVisibility'), shown) : 'DOCUMENT';
    doc.metadata.push({
      id: nextId(doc),
      key,
      value: String(value ?? ''),
      visibility: visibility as Metadata['visibility'],
      ...place,
    });
  }
  get _kept(): Metadata {
    return this._doc.metadata.find((each) => each.id === this._id) ?? fail('The developer metadata has been removed.');
  }
  getId(): number {
    return this._kept.id;
  }
  getKey(): string {
    return this._kept.key;
  }
  getValue(): string | null {
    return this._kept.value === '' ? null : this._kept.value;
  }
  getVisibility(): EnumValue {
    return spreadsheetEnum('DeveloperMetadataVisibility')._of(this._kept.visibility);
  }
  getLocation(): MetadataLocation {
    return new MetadataLocation(this._run, this._docId, this._kept);
  }
  setKey(key: string): this {
    this._change();
    this._kept.key = key;
    return this;
  }
  setValue(value: string): this {
    this._change();
    this._kept.value = value;
    return this;
  }
  setVisibility(visibility: EnumValue): this {
    this._change();
    this._kept.visibility = enumName(
      spreadsheetEnum('DeveloperMetadataVisibility'),
      visibility,
    ) as Metadata['visibility'];
    return this;
  }
  moveToColumn(column: Range): this {
    return this._move({ sheetId: column._sheetId, dimension: 'COLUMNS', start: column._span.c0, end: column._span.c1 });
  }
  moveToRow(row: Range): this {
    return this._move({ sheetId: row._sheetId, dimension: 'ROWS', start: row._span.r0, end: row._span.r1 });
  }
  moveToSheet(sheet: Sheet): this {
    return this._move({ sheetId: sheet._sheetId, dimension: null, start: 0, end: 0 });
  }
  moveToSpreadsheet(): this {
    return this._move({ sheetId: null, dimension: null, start: 0, end: 0 });
  }
  remove(): void {
    const doc = this._change();
    doc.metadata = doc.metadata.filter((each) => each.id !== this._id);
  }
  _move(place: Place): this {
    this._change();
    if (place.dimension && place.end - place.start !== 1)
      fail('Developer metadata can only be moved to a single row or column.');
    Object.assign(this._kept, place);
    return this;
  }
}

class MetadataLocation extends BookObject {
  readonly _class = 'DeveloperMetadataLocation';
  override readonly _types = 'Spreadsheet.DeveloperMetadataLocation';
  readonly _place: Place;
  constructor(run: Run, docId: string, place: Place) {
    super(run, docId);
    this._place = { ...place };
  }
  getLocationType(): EnumValue {
    const { sheetId, dimension } = this._place;
    const name =
      sheetId === null ? 'SPREADSHEET' : dimension === null ? 'SHEET' : dimension === 'ROWS' ? 'ROW' : 'COLUMN';
    return spreadsheetEnum('DeveloperMetadataLocationType')._of(name);
  }
  getSpreadsheet(): Spreadsheet | null {
    return this._place.sheetId === null ? new Spreadsheet(this._run, this._docId) : null;
  }
  getSheet(): Sheet | null {
    return this._place.sheetId === null ? null : new Sheet(this._run, this._docId, this._place.sheetId);
  }
  getRow(): Range | null {
    return this._range('ROWS');
  }
  getColumn(): Range | null {
    return this._range('COLUMNS');
  }
  _range(dimension: 'ROWS' | 'COLUMNS'): Range | null {
    const { sheetId, start, end } = this._place;
    if (this._place.dimension !== dimension || sheetId === null) return null;
    const all = spanOf(this._sheetState(sheetId));
    const span = dimension === 'ROWS' ? { ...all, r0: start, r1: end } : { ...all, c0: start, c1: end };
    return new Range(this._run, this._docId, sheetId, span, true);
  }
}

export class MetadataFinder extends BookObject {
  readonly _class = 'DeveloperMetadataFinder';
  override readonly _types = 'Spreadsheet.DeveloperMetadataFinder';
  readonly _sheetId: number | null;
  readonly _span: Span | null;
  readonly _tests: ((each: Metadata) => boolean)[] = [];
  _intersecting = false;
  constructor(run: Run, docId: string, sheetId: number | null, span: Span | null) {
    super(run, docId);
    this._sheetId = sheetId;
    this._span = span;
  }
  withKey(key: string): this {
    this._tests.push((each) => each.key === key);
    return this;
  }
  withValue(value: string): this {
    this._tests.push((each) => each.value === value);
    return this;
  }
  withId(id: number): this {
    this._tests.push((each) => each.id === id);
    return this;
  }
  withVisibility(visibility: EnumValue): this {
    const name = enumName(spreadsheetEnum('DeveloperMetadataVisibility'), visibility);
    this._tests.push((each) => each.visibility === name);
    return this;
  }
  withLocationType(type: EnumValue): this {
    const name = enumName(spreadsheetEnum('DeveloperMetadataLocationType'), type);
    this._tests.push((each) => new MetadataLocation(this._run, this._docId, each).getLocationType()._name === name);
    return this;
  }
  onIntersectingLocations(): this {
    this._intersecting = true;
    return this;
  }
  find(): MetadataObject[] {
    const doc = this._doc;
    return doc.metadata
      .filter((each) => this._inside(each) && this._tests.every((test) => test(each)))
      .map((each) => new MetadataObject(this._run, this._docId, each.id));
  }
  /** A spreadsheet's finder sees everything; a sheet's, what is on the sheet; a range's, what its rows or columns carry. */
  _inside(each: Metadata): boolean {
    if (this._sheetId === null) return true;
    if (each.sheetId !== this._sheetId) return false;
    if (!this._span) return true;
    const all = spanOf(this._sheetState(this._sheetId));
    const own =
      each.dimension === 'ROWS' ? { ...all, r0: each.start, r1: each.end } : { ...all, c0: each.start, c1: each.end };
    if (this._intersecting) return each.dimension === null || overlap(own, this._span) !== null;
    const { r0, r1, c0, c1 } = this._span;
    return each.dimension !== null && r0 <= own.r0 && r1 >= own.r1 && c0 <= own.c0 && c1 >= own.c1;
  }
}
