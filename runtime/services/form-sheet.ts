/** The response sheet of a form: how it appears, which column is whose, and how a response becomes a row. */
import type { Run } from '../execute.ts';
import { DATE_FORMATS, displayText } from '../format.ts';
import { layerAt, updateLayer } from '../layers.ts';
import { parseTyped } from '../parse.ts';
import { addSheet } from '../sheets.ts';
import {
  type CellValue,
  cellAt,
  copySheetState,
  isFormula,
  lastCol,
  type SheetState,
  type SpreadsheetDoc,
  sameName,
  setCell,
  sheetById,
} from '../store.ts';
import { insertDimension } from '../structure.ts';
import type { Locale } from '../types.ts';
import type { World } from '../world.ts';
import { serialOfInstant, wallTime } from '../zone.ts';
import {
  type Answer,
  type FormDoc,
  formHabits,
  isQuestion,
  type ResponseColumn,
  type ResponseState,
} from './form-state.ts';

/** A response as it stands in the sheet: where, and what each column shows. */
export type WrittenRow = {
  doc: SpreadsheetDoc;
  sheet: SheetState;
  row: number;
  columns: ResponseColumn[];
  shown: string[];
};

const WORDS: Record<Locale, { timestamp: string; email: string; sheet: (n: number) => string }> = {
  ru_RU: {
    timestamp: 'Отметка времени',
    email: 'Адрес электронной почты',
    sheet: (n) => `Ответы на форму (${n})`,
  },
  en_US: { timestamp: 'Timestamp', email: 'Email Address', sheet: (n) => `Form Responses ${n}` },
};

/** Makes the response sheets that are due; `all` does not wait for their time. */
export function settleLinks(world: World, run: Run | null, all = false): void {
  if (!world.state.parts.forms) return;
  const habits = formHabits(world);
  if (habits.pending.length === 0) return;
  for (const id of [...habits.pending]) {
    const form = world.state.documents[id] as FormDoc | undefined;
    const due = form?.destination;
    if (due && !all && due.dueAt > world.now) continue;
    habits.pending = habits.pending.filter((each) => each !== id);
    if (form && due) appear(world, form, run);
  }
}

/** The new sheet holds all responses that the form has already. */
function appear(world: World, form: FormDoc, run: Run | null): void {
  const destination = form.destination!;
  const doc = world.state.documents[destination.spreadsheetId] as SpreadsheetDoc | undefined;
  if (!doc) return;
  let number = 1;
  const name = () => WORDS[doc.locale].sheet(number);
  while (doc.sheets.some((each) => sameName(each.name, name()))) number++;
  const sheet = addSheet(world, doc, { name: name(), index: 0, rows: 100 });
  sheet.formId = form.id;
  sheet.frozenRows = 1;
  destination.sheetId = sheet.id;
  placeColumns(doc, sheet, form);
  for (const each of [...form.responses].sort((a, b) => a.at - b.at)) putResponse(doc, sheet, form, each, null);
  // Google made the sheet, not the script: a script that is stopped does not take it away again.
  const kept = copySheetState(sheet);
  run?.onLoss.push(() => {
    const restored = world.state.documents[doc.id] as SpreadsheetDoc;
    if (!sheetById(restored, sheet.id)) restored.sheets.unshift(kept);
  });
}

/**
 * Writes a response where it belongs; null when the form is linked to no sheet that still exists.
 * @param before the instant under which an edited response stands there now
 */
export function writeResponse(
  world: World,
  form: FormDoc,
  response: ResponseState,
  before: number | null,
): WrittenRow | null {
  const { destination } = form;
  if (destination?.sheetId === null) {
    settleLinks(world, null, true);
    const row = form.destination?.sheetId === null ? null : rowOf(world, form, response);
    return row;
  }
  const found = linkedSheet(world, form);
  if (!found) return null;
  placeColumns(found.doc, found.sheet, form);
  putResponse(found.doc, found.sheet, form, response, before);
  found.doc.updatedAt = world.now;
  return rowOf(world, form, response);
}

function linkedSheet(world: World, form: FormDoc): { doc: SpreadsheetDoc; sheet: SheetState } | null {
  const { destination } = form;
  if (!destination || destination.sheetId === null) return null;
  const doc = world.state.documents[destination.spreadsheetId] as SpreadsheetDoc | undefined;
  const sheet = doc && sheetById(doc, destination.sheetId);
  if (doc && sheet) return { doc, sheet };
  form.destination = null;
  return null;
}

function rowOf(world: World, form: FormDoc, response: ResponseState): WrittenRow | null {
  const found = linkedSheet(world, form);
  if (!found || response.row === null) return null;
  const { doc, sheet } = found;
  const columns = [...form.destination!.columns].sort((a, b) => a.at - b.at);
  const row = response.row;
  const shown = columns.map(({ at }) =>
    displayText(cellAt(sheet, row, at), layerAt(sheet.formats, row, at)?.numberFormat, doc.locale),
  );
  return { doc, sheet, row, columns, shown };
}

/** What the columns are for, in the order in which a new sheet has them. */
function wantedColumns(form: FormDoc, locale: Locale): { key: string; title: string }[] {
  const words = WORDS[locale];
  const questions = form.items
    .filter(isQuestion)
    .flatMap((item) =>
      item.type === 'GRID' || item.type === 'CHECKBOX_GRID'
        ? item.rows.map((row) => ({ key: `${item.id}/${row}`, title: `${item.title} [${row}]` }))
        : [{ key: String(item.id), title: item.title }],
    );
  const email = form.collectEmail ? [{ key: 'email', title: words.email }] : [];
  return [{ key: 'timestamp', title: words.timestamp }, ...email, ...questions];
}

/** Finds the columns again after people moved things, gives new questions a column at the right, and retitles. */
function placeColumns(doc: SpreadsheetDoc, sheet: SheetState, form: FormDoc): void {
  const destination = form.destination!;
  const header = Array.from({ length: sheet.cols }, (_, col) => cellAt(sheet, 0, col));
  const taken = new Set<number>();
  destination.columns = destination.columns.filter((column) => {
    const at =
      header[column.at] === column.title
        ? column.at
        : header.findIndex((text, col) => text === column.title && !taken.has(col));
    if (at >= 0) column.at = at;
    else {
      const known = destination.columns.some((each) => each !== column && each.title === header[column.at]);
      // A header that nobody else has was renamed by a person; otherwise the column is gone and comes back at the right.
      if (known || header[column.at] === null || header[column.at] === undefined) return false;
      column.title = String(header[column.at]);
    }
    taken.add(column.at);
    return true;
  });
  for (const { key, title } of wantedColumns(form, doc.locale)) {
    const column = destination.columns.find((each) => each.key === key);
    if (column && column.asked === title) continue;
    const at = column?.at ?? (destination.columns.length === 0 ? 0 : lastCol(sheet));
    if (at >= sheet.cols) insertDimension(doc, sheet, 'COLUMNS', sheet.cols, 1, 'before');
    setCell(sheet, 0, at, title);
    if (column) Object.assign(column, { title, asked: title });
    else destination.columns.push({ key, title, asked: title, at });
    // An empty title leaves no trace in the header: something must stand there for the next column to come after it.
    if (title === '') setCell(sheet, 0, at, ' ');
  }
}

function putResponse(
  doc: SpreadsheetDoc,
  sheet: SheetState,
  form: FormDoc,
  response: ResponseState,
  before: number | null,
): void {
  const { columns } = form.destination!;
  const stamp = columns.find((each) => each.key === 'timestamp')?.at ?? 0;
  const seconds = (instant: number) => serialOfInstant(doc.timeZone, Math.floor(instant / 1000) * 1000);
  const row =
    (before === null ? null : standingRow(sheet, stamp, response.row, seconds(before))) ?? newRow(doc, sheet, stamp);
  response.row = row;
  const year = wallTime(doc.timeZone, response.at).getUTCFullYear();
  for (const { key, at } of columns) {
    if (key === 'timestamp') put(sheet, row, at, seconds(response.at), DATE_FORMATS[doc.locale].dateTime);
    else {
      const text = key === 'email' ? response.email : cellText(response.answers, key, form);
      const entry = parseTyped(text, doc.locale, undefined, year);
      // A text that would be a formula stays a text: nobody who answers a form writes formulas into the sheet.
      put(
        sheet,
        row,
        at,
        isFormula(entry.value) ? text : entry.value,
        isFormula(entry.value) ? undefined : entry.format,
      );
    }
  }
}

function put(sheet: SheetState, row: number, col: number, value: CellValue, numberFormat: string | undefined): void {
  setCell(sheet, row, col, value);
  if (numberFormat === undefined) return;
  updateLayer(sheet.formats, { r0: row, c0: col, r1: row + 1, c1: col + 1 }, (old) => ({ ...old, numberFormat }));
}

/** Where an earlier version of a response stands: people may have sorted the sheet. */
function standingRow(sheet: SheetState, stamp: number, remembered: number | null, serial: number): number | null {
  const holds = (row: number) => Math.abs(Number(cellAt(sheet, row, stamp) ?? 0) - serial) < 1e-7;
  if (remembered !== null && holds(remembered)) return remembered;
  const found = sheet.values.findIndex((_, row) => row > 0 && holds(row));
  return found < 0 ? null : found;
}

/** A row inserted below the last response, so that whatever stands below moves down. */
function newRow(doc: SpreadsheetDoc, sheet: SheetState, stamp: number): number {
  let last = sheet.values.length - 1;
  while (last > 0 && cellAt(sheet, last, stamp) === null) last--;
  const row = Math.max(last, 0) + 1;
  insertDimension(doc, sheet, 'ROWS', row, 1, row === 1 ? 'after' : 'before');
  return row;
}

function cellText(answers: Record<string, Answer>, key: string, form: FormDoc): string {
  const slash = key.indexOf('/');
  const id = slash < 0 ? key : key.slice(0, slash);
  const answer = answers[id];
  if (answer === undefined) return '';
  if (slash < 0) return Array.isArray(answer) ? answer.join(', ') : answer;
  const item = form.items.find((each) => String(each.id) === id);
  const cell = (answer as (string | string[] | null)[])[item?.rows.indexOf(key.slice(slash + 1)) ?? -1];
  return Array.isArray(cell) ? cell.join(', ') : (cell ?? '');
}
