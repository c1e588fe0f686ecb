/** A spreadsheet. */
import { resolveA1 } from '../a1.ts';
import type { Run } from '../execute.ts';
import { PDF } from '../pdf/convert.ts';
import { workbookBlocks } from '../pdf/sheet-blocks.ts';
import { type EnumValue, enumName, fail } from '../service.ts';
import { addSheet, copySheetInto, copySpreadsheet, deleteSheet, moveSheet, renameSheet } from '../sheets.ts';
import { type SheetState, spanOf } from '../store.ts';
import type { Locale, MenuItem } from '../types.ts';
import { remember, selected } from './active.ts';
import { type Blob, converted } from './blob.ts';
import { BookObject } from './book-object.ts';
import { MetadataFinder, MetadataObject } from './metadata.ts';
import { checkRangeName, NamedRange } from './named-range.ts';
import { type Protection, protectionsOf } from './protection.ts';
import { Range } from './range.ts';
import type { RangeList } from './range-list.ts';
import { User } from './session.ts';
import { Sheet } from './sheet.ts';
import { spreadsheetUrl } from './sheets-resource.ts';
import { spreadsheetEnum } from './spreadsheet-enums.ts';
import { TextFinder } from './text-finder.ts';
import { addMenu } from './ui.ts';

const LOCALES: Record<string, Locale> = { ru_RU: 'ru_RU', ru: 'ru_RU', en_US: 'en_US', en: 'en_US' };

export class Spreadsheet extends BookObject {
  readonly _class = 'Spreadsheet';
  override readonly _types = 'Spreadsheet.Spreadsheet';
  _sheet(state: SheetState): Sheet {
    return new Sheet(this._run, this._docId, state.id);
  }

  getRangeList(a1Notations: string[]): RangeList {
    return this.getActiveSheet().getRangeList(a1Notations);
  }
  getActiveRangeList(): RangeList | null {
    return this.getActiveSheet().getActiveRangeList();
  }
  setActiveRangeList(list: RangeList): RangeList {
    return this.getActiveSheet().setActiveRangeList(list);
  }
  getAs(contentType: string): Blob {
    this._run.flush();
    const doc = this._doc;
    return converted(this._run, contentType, 'a spreadsheet', doc.title, () => workbookBlocks(doc));
  }
  getBlob(): Blob {
    return this.getAs(PDF);
  }
  getId(): string {
    return this._docId;
  }
  getName(): string {
    return this._doc.title;
  }
  rename(name: string): void {
    this._change().title = name;
  }
  getUrl(): string {
    return spreadsheetUrl(this._docId);
  }
  getFormUrl(): string | null {
    const linked = this._doc.sheets.find((each) => each.formId);
    return linked ? this._sheet(linked).getFormUrl() : null;
  }
  getSpreadsheetTimeZone(): string {
    return this._doc.timeZone;
  }
  setSpreadsheetTimeZone(zone: string): void {
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
    } catch {
      fail(`Invalid argument: timezone. Should be a valid time zone, was: ${zone}`);
    }
    this._change().timeZone = zone;
  }
  getSpreadsheetLocale(): string {
    return this._doc.locale;
  }
  setSpreadsheetLocale(locale: string): void {
    this._change().locale = LOCALES[locale] ?? fail(`The locale ${locale} is not emulated by the local runtime`);
  }

  getSheets(): Sheet[] {
    return this._doc.sheets.map((each) => this._sheet(each));
  }
  getNumSheets(): number {
    return this._doc.sheets.length;
  }
  getSheetByName(name: string): Sheet | null {
    const found = this._doc.sheets.find((each) => each.name === name);
    return found ? this._sheet(found) : null;
  }
  getSheetById(id: number): Sheet | null {
    const found = this._doc.sheets.find((each) => each.id === id);
    return found ? this._sheet(found) : null;
  }
  getActiveSheet(): Sheet {
    return this._sheet(selected(this._run, this._doc).sheet);
  }
  getActiveRange(): Range | null {
    return this.getActiveSheet().getActiveRange();
  }
  getActiveCell(): Range {
    return this.getActiveSheet().getActiveCell();
  }
  getCurrentCell(): Range | null {
    return this.getActiveSheet().getActiveCell();
  }
  setActiveSheet(sheet: Sheet): Sheet {
    remember(this._run, this._docId, { sheetId: sheet._sheetId, span: null });
    return sheet;
  }
  setActiveRange(range: Range): Range {
    return range.activate();
  }
  setCurrentCell(cell: Range): Range {
    return cell.activate();
  }
  /** The arguments in any of Google's combinations: a name, an index from 0, options with a template. */
  insertSheet(...args: unknown[]): Sheet {
    const name = args.find((each) => typeof each === 'string') as string | undefined;
    const index = args.find((each) => typeof each === 'number') as number | undefined;
    const options = args.find((each) => typeof each === 'object' && each !== null) as { template?: Sheet } | undefined;
    const doc = this._change();
    const active = doc.sheets.indexOf(selected(this._run, doc).sheet);
    const wanted = { ...(name !== undefined && { name }), index: index ?? active + 1 };
    const template = options?.template;
    const made = template
      ? copySheetInto(this._run.world, template._doc, template._state, doc, wanted)
      : addSheet(this._run.world, doc, wanted);
    return this.setActiveSheet(this._sheet(made));
  }
  deleteSheet(sheet: Sheet): void {
    const doc = this._change(sheet._state);
    deleteSheet(doc, sheet._state);
  }
  deleteActiveSheet(): Sheet {
    this.deleteSheet(this.getActiveSheet());
    return this.getActiveSheet();
  }
  duplicateActiveSheet(): Sheet {
    const doc = this._change();
    const { sheet } = selected(this._run, doc);
    return this.setActiveSheet(
      this._sheet(copySheetInto(this._run.world, doc, sheet, doc, { index: doc.sheets.indexOf(sheet) + 1 })),
    );
  }
  renameActiveSheet(name: string): void {
    const doc = this._change();
    renameSheet(doc, selected(this._run, doc).sheet, name);
  }
  moveActiveSheet(position: number): void {
    const doc = this._change();
    moveSheet(doc, selected(this._run, doc).sheet, position - 1);
  }
  copy(name: string): Spreadsheet {
    this._run.flush();
    return new Spreadsheet(this._run, copySpreadsheet(this._run.world, this._doc, name, this._run.as).id);
  }

  getRange(a1: string): Range {
    const doc = this._doc;
    const found = resolveA1(doc, a1, selected(this._run, doc).sheet) ?? fail('Range not found');
    const sheet = this._sheet(found.sheet);
    return new Range(this._run, this._docId, found.sheet.id, sheet._inside(found.sheet, found.span));
  }
  getRangeByName(name: string): Range | null {
    const found = this._doc.namedRanges.find((each) => each.name === name);
    return found ? new Range(this._run, this._docId, found.sheetId, found.span) : null;
  }
  getNamedRanges(): NamedRange[] {
    return this._doc.namedRanges.map((each) => new NamedRange(this._run, this._docId, each.id));
  }
  setNamedRange(name: string, range: Range): void {
    const doc = this._change();
    const known = doc.namedRanges.find((each) => each.name === name);
    if (known) Object.assign(known, { sheetId: range._sheetId, span: range._span });
    else {
      checkRangeName(doc, name, null);
      doc.namedRanges.push({ id: this._run.world.randomText(12), name, sheetId: range._sheetId, span: range._span });
    }
  }
  removeNamedRange(name: string): void {
    const doc = this._change();
    if (!doc.namedRanges.some((each) => each.name === name)) fail(`There is no named range ${name}.`);
    doc.namedRanges = doc.namedRanges.filter((each) => each.name !== name);
  }
  getProtections(type: EnumValue): Protection[] {
    return protectionsOf(this._run, this._docId, this._doc.sheets, enumName(spreadsheetEnum('ProtectionType'), type));
  }
  addDeveloperMetadata(key: string, ...rest: unknown[]): this {
    MetadataObject._add(this._change(), key, rest, { sheetId: null, dimension: null, start: 0, end: 0 });
    return this;
  }
  getDeveloperMetadata(): MetadataObject[] {
    return this._doc.metadata
      .filter((each) => each.sheetId === null)
      .map((each) => new MetadataObject(this._run, this._docId, each.id));
  }
  createDeveloperMetadataFinder(): MetadataFinder {
    return new MetadataFinder(this._run, this._docId, null, null);
  }
  createTextFinder(text: string): TextFinder {
    const areas = this._doc.sheets.map((each) => ({ sheetId: each.id, span: spanOf(each) }));
    return new TextFinder(this._run, this._docId, areas, text);
  }

  getOwner(): User | null {
    return new User(this._doc.owner);
  }
  getEditors(): User[] {
    return [this._doc.owner, ...this._doc.editors].map((each) => new User(each));
  }
  getViewers(): User[] {
    return this._doc.viewers.map((each) => new User(each));
  }
  addEditor(user: unknown): this {
    return this.addEditors([user]);
  }
  addEditors(users: unknown[]): this {
    const doc = this._change();
    const emails = users.map(String);
    doc.viewers = doc.viewers.filter((each) => !emails.includes(each));
    doc.editors = [...new Set([...doc.editors, ...emails])].filter((each) => each !== doc.owner);
    return this;
  }
  addViewer(user: unknown): this {
    return this.addViewers([user]);
  }
  addViewers(users: unknown[]): this {
    const doc = this._change();
    const emails = users.map(String).filter((each) => !this._run.world.canEdit(doc, each));
    doc.viewers = [...new Set([...doc.viewers, ...emails])];
    return this;
  }
  removeEditor(user: unknown): this {
    const doc = this._change();
    doc.editors = doc.editors.filter((each) => each !== String(user));
    return this;
  }
  removeViewer(user: unknown): this {
    const doc = this._change();
    doc.viewers = doc.viewers.filter((each) => each !== String(user));
    return this;
  }

  toast(text: string, title = '', _seconds?: number | null): void {
    this._run.world.ui.toasts.push({ title: title ?? '', text, at: this._run.now() });
  }
  addMenu(name: string, items: ({ name: string; functionName: string } | null)[]): void {
    const entries = items.map(
      (each): MenuItem => (each ? { label: each.name, fn: each.functionName } : { separator: true }),
    );
    addMenu(this._run.world, name, entries);
  }
  updateMenu(name: string, items: { name: string; functionName: string }[]): void {
    this.addMenu(name, items);
  }
  removeMenu(name: string): void {
    const { ui } = this._run.world;
    ui.menus = ui.menus.filter((each) => each.title !== name);
  }
}

// What a spreadsheet does on its active sheet, under the same names.
const ON_ACTIVE_SHEET = [
  'appendRow',
  'getDataRange',
  'getLastRow',
  'getLastColumn',
  'getSheetValues',
  'getFrozenRows',
  'getFrozenColumns',
  'setFrozenRows',
  'setFrozenColumns',
  'getColumnWidth',
  'setColumnWidth',
  'getRowHeight',
  'setRowHeight',
  'autoResizeColumn',
  'deleteColumn',
  'deleteColumns',
  'deleteRow',
  'deleteRows',
  'insertColumnAfter',
  'insertColumnBefore',
  'insertColumnsAfter',
  'insertColumnsBefore',
  'insertRowAfter',
  'insertRowBefore',
  'insertRowsAfter',
  'insertRowsBefore',
  'hideColumn',
  'hideRow',
  'unhideColumn',
  'unhideRow',
  'isColumnHiddenByUser',
  'isRowHiddenByUser',
  'isRowHiddenByFilter',
  'sort',
  'getSheetId',
  'getSheetName',
  'getBandings',
] as const;
for (const name of ON_ACTIVE_SHEET) {
  Object.defineProperty(Spreadsheet.prototype, name, {
    value(this: Spreadsheet, ...args: unknown[]) {
      const sheet = this.getActiveSheet();
      return (sheet[name] as (...given: unknown[]) => unknown).apply(sheet, args);
    },
  });
}

export function spreadsheetObject(run: Run, id: string): Spreadsheet {
  return new Spreadsheet(run, id);
}
