/** Sheets of a spreadsheet: adding, copying, renaming, ordering, deleting. */
import { fail } from './service.ts';
import { copyForms } from './services/form-copy.ts';
import {
  copyDoc,
  copySheetState,
  newSheetState,
  nextId,
  type SheetState,
  type SpreadsheetDoc,
  sameName,
  sheetTitle,
} from './store.ts';
import type { World } from './world.ts';

export type NewSheet = { name?: string; id?: number; index?: number; rows?: number; cols?: number };

/** @throws GasError when the name or the id is taken, or the name is none */
export function addSheet(world: World, doc: SpreadsheetDoc, wanted: NewSheet): SheetState {
  const name = wanted.name ?? freeTitle(doc);
  checkName(doc, name, null);
  if (wanted.id !== undefined && doc.sheets.some((each) => each.id === wanted.id)) {
    fail(`A sheet with ID ${wanted.id} already exists.`);
  }
  const sheet = newSheetState(wanted.id ?? freeSheetId(world, doc), name, wanted.rows, wanted.cols);
  doc.sheets.splice(Math.min(wanted.index ?? doc.sheets.length, doc.sheets.length), 0, sheet);
  return sheet;
}

export function renameSheet(doc: SpreadsheetDoc, sheet: SheetState, name: string): void {
  checkName(doc, name, sheet);
  sheet.name = name;
}

export function deleteSheet(doc: SpreadsheetDoc, sheet: SheetState): void {
  if (doc.sheets.filter((each) => !each.hidden || each === sheet).length <= 1) {
    fail("You can't remove all the visible sheets in a document.");
  }
  doc.sheets = doc.sheets.filter((each) => each !== sheet);
  doc.metadata = doc.metadata.filter((each) => each.sheetId !== sheet.id);
  doc.namedRanges = doc.namedRanges.filter((each) => each.sheetId !== sheet.id);
}

export function moveSheet(doc: SpreadsheetDoc, sheet: SheetState, index: number): void {
  const at = doc.sheets.indexOf(sheet);
  if (index === at) return;
  doc.sheets.splice(at, 1);
  doc.sheets.splice(Math.min(index, doc.sheets.length), 0, sheet);
}

/** Copies a sheet, its metadata included, into the same spreadsheet or another. */
export function copySheetInto(
  world: World,
  from: SpreadsheetDoc,
  sheet: SheetState,
  to: SpreadsheetDoc,
  wanted: NewSheet,
): SheetState {
  const prefix = to.locale === 'ru_RU' ? 'Копия ' : 'Copy of ';
  let name = wanted.name ?? `${prefix}${sheet.name}`;
  for (let number = 2; wanted.name === undefined && to.sheets.some((each) => sameName(each.name, name)); number++) {
    name = `${prefix}${sheet.name} ${number}`;
  }
  checkName(to, name, null);
  const copy = { ...copySheetState(sheet), id: wanted.id ?? freeSheetId(world, to), name, formId: null };
  copy.protections = copy.protections.map((each) => ({ ...each, id: nextId(to) }));
  copy.bandings = copy.bandings.map((each) => ({ ...each, id: nextId(to) }));
  copy.charts = copy.charts.map((each) => ({ ...each, id: nextId(to) }));
  to.sheets.splice(Math.min(wanted.index ?? to.sheets.length, to.sheets.length), 0, copy);
  const metadata = from.metadata.filter((each) => each.sheetId === sheet.id);
  for (const each of metadata) to.metadata.push({ ...each, id: nextId(to), sheetId: copy.id });
  return copy;
}

/** A copy of a whole spreadsheet, as File → Make a copy gives it: new ids of the file, the same ids inside. */
export function copySpreadsheet(world: World, doc: SpreadsheetDoc, title: string, owner: string): SpreadsheetDoc {
  const inside = copyDoc(doc);
  const base = world.newDocument('spreadsheet', title, owner);
  const copy: SpreadsheetDoc = { ...inside, ...base, kind: 'spreadsheet', editors: [], viewers: [] };
  for (const sheet of copy.sheets) sheet.formId = null;
  world.state.documents[copy.id] = copy;
  world.copyScript(doc.id, copy.id);
  copyForms(world, doc, copy);
  return copy;
}

export function freeTitle(doc: SpreadsheetDoc): string {
  let number = doc.sheets.length + 1;
  while (doc.sheets.some((each) => sameName(each.name, sheetTitle(doc.locale, number)))) number++;
  return sheetTitle(doc.locale, number);
}
function freeSheetId(world: World, doc: SpreadsheetDoc): number {
  for (;;) {
    const id = Math.floor(world.random() * 2_000_000_000) + 1;
    if (!doc.sheets.some((each) => each.id === id)) return id;
  }
}
function checkName(doc: SpreadsheetDoc, name: string, own: SheetState | null): void {
  if (name.trim() === '') fail('The sheet name cannot be empty.');
  if (name.length > 100) fail('The sheet name cannot be greater than 100 characters.');
  if (doc.sheets.some((each) => each !== own && sameName(each.name, name))) {
    fail(`A sheet with the name "${name}" already exists. Please enter another name.`);
  }
}
