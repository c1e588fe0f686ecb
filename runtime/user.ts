/** What a person does with the mouse and the keyboard in a spreadsheet, and which triggers that fires. */
import { readA1 } from './a1.ts';
import { blocking, changed } from './access.ts';
import { meets } from './conditions.ts';
import { fireInstalled, fireSimple } from './fire.ts';
import { displayText } from './format.ts';
import { layerAt, updateLayer } from './layers.ts';
import { parseTyped } from './parse.ts';
import { type Responded, type RespondOptions, respond } from './respond.ts';
import { GasError } from './service.ts';
import { select } from './services/active.ts';
import { hideFiltered } from './services/filter.ts';
import { typeCell } from './services/sheets-values.ts';
import { addSheet, copySheetInto, copySpreadsheet, deleteSheet, moveSheet, renameSheet } from './sheets.ts';
import { sortRows } from './sort.ts';
import {
  type CellValue,
  isFormula,
  lastCol,
  lastRow,
  type SheetState,
  type Span,
  type SpreadsheetDoc,
  spanOf,
} from './store.ts';
import { type Axis, deleteDimension, insertDimension, moveDimension } from './structure.ts';
import type { ChangeType, EventData, Execution, Locale } from './types.ts';
import type { World } from './world.ts';
import { wallTime } from './zone.ts';

/** Why the spreadsheet did not do it, in the words a person reads; null when it did. */
export type Refusal = { refused: string | null };

const SAYS: Record<Locale, Record<'readOnly' | 'protected' | 'invalid' | 'grid' | 'filter', string>> = {
  ru_RU: {
    readOnly: 'У вас нет прав на изменение этого файла.',
    protected:
      'Вы пытаетесь изменить защищённую ячейку или объект. Если вам нужны права на изменение, обратитесь к владельцу таблицы.',
    invalid: 'Введённые данные не соответствуют правилу проверки.',
    grid: 'Такого места на листе нет.',
    filter: 'На этом столбце нет фильтра.',
  },
  en_US: {
    readOnly: 'You do not have permission to edit this file.',
    protected:
      'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
    invalid: 'The data you entered violates the data validation rules set on this cell.',
    grid: 'There is no such place on the sheet.',
    filter: 'There is no filter on this column.',
  },
};

export class UserActions {
  readonly world: World;
  readonly email: string;
  constructor(world: World, email: string) {
    this.world = world;
    this.email = email;
  }

  /** Fills in a form: answers by item id or title. */
  respond(formId: string, answers: Record<string, unknown>, options: RespondOptions = {}): Responded {
    return respond(this.world, this.email, formId, answers, options);
  }

  /**
   * Types into a cell, or pastes a block whose top left corner is the address. Nothing is written when
   * any cell refuses.
   * @param values one text, or rows of texts; an empty text clears
   */
  type(spreadsheetId: string, sheetName: string, a1: string, values: string | string[][]): Refusal {
    return this.act(spreadsheetId, sheetName, (doc, sheet) => {
      const block = typeof values === 'string' ? [[values]] : values;
      const start = readA1(a1)?.span;
      const width = Math.max(0, ...block.map((each) => each.length));
      if (!start || width === 0) return SAYS[doc.locale].grid;
      const span = { r0: start.r0, c0: start.c0, r1: start.r0 + block.length, c1: start.c0 + width };
      const refused = this.refusal(doc, sheet, span, block);
      if (refused) return refused;
      const old = sheet.values[span.r0]?.[span.c0] ?? null;
      const year = wallTime(doc.timeZone, this.world.now).getUTCFullYear();
      block.forEach((cells, row) => {
        cells.forEach((text, col) => {
          typeCell(doc, sheet, span.r0 + row, span.c0 + col, text, year);
        });
      });
      select(this.world, this.email, doc.id, { sheetId: sheet.id, span });
      changed(this.world, doc);
      const single = block.length === 1 && width === 1;
      this.edited(doc, sheet, span, single ? { old, value: sheet.values[span.r0]?.[span.c0] ?? null } : null);
      return null;
    });
  }

  insertRows(spreadsheetId: string, sheetName: string, at: number, count = 1): Refusal {
    return this.insert(spreadsheetId, sheetName, 'ROWS', at, count);
  }
  deleteRows(spreadsheetId: string, sheetName: string, at: number, count = 1): Refusal {
    return this.remove(spreadsheetId, sheetName, 'ROWS', at, count);
  }
  insertColumns(spreadsheetId: string, sheetName: string, at: number, count = 1): Refusal {
    return this.insert(spreadsheetId, sheetName, 'COLUMNS', at, count);
  }
  deleteColumns(spreadsheetId: string, sheetName: string, at: number, count = 1): Refusal {
    return this.remove(spreadsheetId, sheetName, 'COLUMNS', at, count);
  }
  /** Drags columns to stand before the column `to`. All numbers count from 1. */
  moveColumns(spreadsheetId: string, sheetName: string, at: number, count: number, to: number): Refusal {
    return this.change(spreadsheetId, sheetName, 'OTHER', (doc, sheet) =>
      moveDimension(doc, sheet, 'COLUMNS', at - 1, at - 1 + count, to - 1),
    );
  }
  moveRows(spreadsheetId: string, sheetName: string, at: number, count: number, to: number): Refusal {
    return this.change(spreadsheetId, sheetName, 'OTHER', (doc, sheet) =>
      moveDimension(doc, sheet, 'ROWS', at - 1, at - 1 + count, to - 1),
    );
  }
  /** Sorts by a column, counted from 1: the rows of the filter it belongs to, otherwise all below the frozen ones. */
  sort(spreadsheetId: string, sheetName: string, column: number, ascending = true): Refusal {
    return this.change(spreadsheetId, sheetName, 'OTHER', (doc, sheet) => {
      const span = sheet.filter?.span;
      const filtered = span && span.c0 < column && column <= span.c1;
      const rows = filtered ? { ...span, r0: span.r0 + 1 } : { ...spanOf(sheet), r0: sheet.frozenRows };
      sortRows(sheet, rows, [{ col: column - 1, ascending }], doc.locale);
      hideFiltered(doc, sheet, this.world.now);
    });
  }
  /** Puts a filter over the data of the sheet, with its header in the last frozen row or the first one. */
  createFilter(spreadsheetId: string, sheetName: string): Refusal {
    return this.change(spreadsheetId, sheetName, 'OTHER', (_doc, sheet) => {
      const r0 = Math.max(0, sheet.frozenRows - 1);
      const span = { r0, c0: 0, r1: Math.max(lastRow(sheet), r0 + 1), c1: Math.max(lastCol(sheet), 1) };
      sheet.filter ??= { span, criteria: {}, sortSpecs: [] };
    });
  }
  removeFilter(spreadsheetId: string, sheetName: string): Refusal {
    return this.change(spreadsheetId, sheetName, 'OTHER', (doc, sheet) => {
      sheet.filter = null;
      hideFiltered(doc, sheet, this.world.now);
    });
  }
  /** Chooses in a filter which shown values of a column, counted from 1, are out of sight; none of them: all are seen. */
  filterBy(spreadsheetId: string, sheetName: string, column: number, hiddenValues: string[]): Refusal {
    return this.change(spreadsheetId, sheetName, 'OTHER', (doc, sheet) => {
      const { filter } = sheet;
      if (!filter || column <= filter.span.c0 || column > filter.span.c1) throw new GasError(SAYS[doc.locale].filter);
      // A condition that a script set stays beside the ticks of a person.
      const { condition } = filter.criteria[column - 1] ?? {};
      if (hiddenValues.length > 0 || condition)
        filter.criteria[column - 1] = { ...(condition !== undefined && { condition }), hiddenValues };
      else delete filter.criteria[column - 1];
      hideFiltered(doc, sheet, this.world.now);
    });
  }
  /** Drags the edge of columns; both numbers count from 1. */
  resizeColumns(spreadsheetId: string, sheetName: string, at: number, count: number, pixels: number): Refusal {
    return this.change(spreadsheetId, sheetName, 'FORMAT', (doc, sheet) => {
      const size = Math.round(pixels);
      if (!(size >= 2 && size <= 2000 && at >= 1 && at - 1 + count <= sheet.cols))
        throw new GasError(SAYS[doc.locale].grid);
      for (let col = at - 1; col < at - 1 + count; col += 1) {
        while (sheet.colDims.length <= col) sheet.colDims.push(null);
        sheet.colDims[col] = { ...sheet.colDims[col], size };
      }
    });
  }
  setNote(spreadsheetId: string, sheetName: string, a1: string, text: string): Refusal {
    return this.act(spreadsheetId, sheetName, (doc, sheet) => {
      const span = readA1(a1)?.span;
      if (!span) return SAYS[doc.locale].grid;
      const refused = this.refusal(doc, sheet, span);
      if (refused) return refused;
      updateLayer(sheet.notes, span, () => text || undefined);
      this.fireChange(doc, 'OTHER');
      return null;
    });
  }
  addSheet(spreadsheetId: string, name?: string): Refusal {
    return this.act(spreadsheetId, null, (doc) => {
      addSheet(this.world, doc, name === undefined ? {} : { name });
      this.fireChange(doc, 'INSERT_GRID');
      return null;
    });
  }
  copySheet(spreadsheetId: string, sheetName: string): Refusal {
    return this.act(spreadsheetId, sheetName, (doc, sheet) => {
      copySheetInto(this.world, doc, sheet, doc, { index: doc.sheets.indexOf(sheet) + 1 });
      this.fireChange(doc, 'INSERT_GRID');
      return null;
    });
  }
  renameSheet(spreadsheetId: string, sheetName: string, to: string): Refusal {
    return this.change(spreadsheetId, sheetName, 'OTHER', (doc, sheet) => renameSheet(doc, sheet, to));
  }
  deleteSheet(spreadsheetId: string, sheetName: string): Refusal {
    return this.change(spreadsheetId, sheetName, 'REMOVE_GRID', (doc, sheet) => deleteSheet(doc, sheet));
  }
  /** @param index from 1 */
  moveSheet(spreadsheetId: string, sheetName: string, index: number): Refusal {
    return this.change(spreadsheetId, sheetName, 'OTHER', (doc, sheet) => moveSheet(doc, sheet, index - 1));
  }
  hideSheet(spreadsheetId: string, sheetName: string): Refusal {
    return this.change(spreadsheetId, sheetName, 'OTHER', (doc, sheet) => {
      if (doc.sheets.every((each) => each.hidden || each === sheet))
        throw new GasError("You can't hide all the sheets in a document.");
      sheet.hidden = true;
    });
  }
  showSheet(spreadsheetId: string, sheetName: string): Refusal {
    return this.change(spreadsheetId, sheetName, 'OTHER', (_doc, sheet) => {
      sheet.hidden = false;
    });
  }
  select(spreadsheetId: string, sheetName: string, a1: string): Refusal {
    const doc = this.world.document<SpreadsheetDoc>(spreadsheetId, 'spreadsheet');
    const sheet = doc.sheets.find((each) => each.name === sheetName);
    const span = readA1(a1)?.span;
    if (!sheet || !span) return { refused: SAYS[doc.locale].grid };
    select(this.world, this.email, doc.id, { sheetId: sheet.id, span });
    return { refused: null };
  }
  /** File → Make a copy. The bound script goes with it; triggers and properties do not. */
  copySpreadsheet(spreadsheetId: string, title?: string): { refused: string } | { refused: null; id: string } {
    const doc = this.world.document<SpreadsheetDoc>(spreadsheetId, 'spreadsheet');
    if (!this.world.canRead(doc, this.email)) return { refused: SAYS[doc.locale].readOnly };
    const name = title ?? (doc.locale === 'ru_RU' ? `Копия ${doc.title}` : `Copy of ${doc.title}`);
    return { refused: null, id: copySpreadsheet(this.world, doc, name, this.email).id };
  }

  private insert(id: string, sheetName: string, axis: Axis, at: number, count: number): Refusal {
    return this.change(id, sheetName, axis === 'ROWS' ? 'INSERT_ROW' : 'INSERT_COLUMN', (doc, sheet) =>
      insertDimension(doc, sheet, axis, at - 1, count, at > 1 ? 'before' : 'after'),
    );
  }
  private remove(id: string, sheetName: string, axis: Axis, at: number, count: number): Refusal {
    return this.act(id, sheetName, (doc, sheet) => {
      const all = spanOf(sheet);
      const span =
        axis === 'ROWS' ? { ...all, r0: at - 1, r1: at - 1 + count } : { ...all, c0: at - 1, c1: at - 1 + count };
      const refused = this.refusal(doc, sheet, span);
      if (refused) return refused;
      deleteDimension(doc, sheet, axis, at - 1, count);
      this.fireChange(doc, axis === 'ROWS' ? 'REMOVE_ROW' : 'REMOVE_COLUMN');
      return null;
    });
  }
  /** A change of a sheet as a whole: a protected sheet refuses it, protected ranges on it do not. */
  private change(
    id: string,
    sheetName: string,
    type: ChangeType,
    work: (doc: SpreadsheetDoc, sheet: SheetState) => void,
  ): Refusal {
    return this.act(id, sheetName, (doc, sheet) => {
      const locked = sheet.protections.some(
        (each) =>
          each.span === null && !each.warningOnly && doc.owner !== this.email && !each.editors.includes(this.email),
      );
      if (locked) return SAYS[doc.locale].protected;
      work(doc, sheet);
      this.fireChange(doc, type);
      return null;
    });
  }
  private act(
    id: string,
    sheetName: string | null,
    work: (doc: SpreadsheetDoc, sheet: SheetState) => string | null,
  ): Refusal {
    const doc = this.world.document<SpreadsheetDoc>(id, 'spreadsheet');
    if (!this.world.canEdit(doc, this.email)) return { refused: SAYS[doc.locale].readOnly };
    const sheet = sheetName === null ? doc.sheets[0]! : doc.sheets.find((each) => each.name === sheetName);
    if (!sheet) return { refused: SAYS[doc.locale].grid };
    try {
      const refused = work(doc, sheet);
      if (refused === null) changed(this.world, doc);
      return { refused };
    } catch (error) {
      if (error instanceof GasError) return { refused: error.message };
      throw error;
    }
  }

  private refusal(doc: SpreadsheetDoc, sheet: SheetState, span: Span, texts?: string[][]): string | null {
    const says = SAYS[doc.locale];
    if (span.r1 > sheet.rows || span.c1 > sheet.cols || span.r0 < 0 || span.c0 < 0) return says.grid;
    if (blocking(doc, sheet, span, this.email)) return says.protected;
    const year = wallTime(doc.timeZone, this.world.now).getUTCFullYear();
    for (const [row, cells] of (texts ?? []).entries()) {
      for (const [col, text] of cells.entries()) {
        const rule = layerAt(sheet.validations, span.r0 + row, span.c0 + col);
        if (!rule?.strict || text === '') continue;
        const format = layerAt(sheet.formats, span.r0 + row, span.c0 + col)?.numberFormat;
        const entry = parseTyped(text, doc.locale, format, year);
        const fits = meets(doc, rule.condition, entry.value, format ?? entry.format, this.world.now);
        if (fits === false) return rule.inputMessage ? `${says.invalid} ${rule.inputMessage}` : says.invalid;
      }
    }
    return null;
  }

  private edited(
    doc: SpreadsheetDoc,
    sheet: SheetState,
    span: Span,
    cell: { old: CellValue; value: CellValue } | null,
  ): void {
    const data: EventData = {
      kind: 'edit',
      docId: doc.id,
      sheetId: sheet.id,
      span,
      by: this.email,
      cell: cell ? { value: eventText(cell.value), oldValue: eventText(cell.old) } : {},
    };
    fireSimple(this.world, doc.id, 'onEdit', this.email, data);
    fireInstalled(this.world, doc.id, 'ON_EDIT', data);
    this.fireChange(doc, 'EDIT');
  }
  private fireChange(doc: SpreadsheetDoc, changeType: ChangeType): void {
    fireInstalled(this.world, doc.id, 'ON_CHANGE', { kind: 'change', docId: doc.id, by: this.email, changeType });
  }
}

/** A value as an edit event carries it: a text, or nothing for an empty cell. Dates are their serial numbers. */
function eventText(value: CellValue): string | undefined {
  if (value === null) return undefined;
  if (isFormula(value)) return value.f;
  return typeof value === 'boolean' ? String(value).toUpperCase() : displayText(value, undefined, 'en_US');
}

/** Opens the spreadsheet as a person: menus are rebuilt by the script's `onOpen`. Nothing fires for one who may only look. */
export function openSpreadsheet(world: World, id: string, as: string): Execution | null {
  const doc = world.document<SpreadsheetDoc>(id, 'spreadsheet');
  if (!world.canRead(doc, as)) throw new GasError('You do not have permission to access the requested document.');
  Object.assign(world.ui, { menus: [], sidebar: null, dialog: null });
  if (!world.canEdit(doc, as)) return null;
  const data: EventData = { kind: 'open', docId: id, by: as };
  const execution = fireSimple(world, id, 'onOpen', as, data);
  fireInstalled(world, id, 'ON_OPEN', data);
  return execution;
}
