/** SpreadsheetApp, and the objects that other services put into events. */
import { readable } from '../access.ts';
import type { Run } from '../execute.ts';
import { useQuota } from '../quotas.ts';
import { fail, type Service, ServiceObject } from '../service.ts';
import { DEFAULT_COLS, DEFAULT_ROWS, newSheetState, type Span } from '../store.ts';
import { ConditionalFormatRuleBuilder } from './conditional.ts';
import { FilterCriteriaBuilder } from './filter.ts';
import { Range } from './range.ts';
import type { RangeList } from './range-list.ts';
import { RichTextValueBuilder, TextStyleBuilder } from './rich-text.ts';
import { Sheet } from './sheet.ts';
import { Spreadsheet } from './spreadsheet.ts';
import { spreadsheetEnums } from './spreadsheet-enums.ts';
import { type Ui, uiOf } from './ui.ts';
import { DataValidationBuilder } from './validation.ts';

export { spreadsheetObject } from './spreadsheet.ts';
export function sheetObject(run: Run, spreadsheetId: string, sheetId: number): Sheet {
  return new Sheet(run, spreadsheetId, sheetId);
}
export function rangeObject(run: Run, spreadsheetId: string, sheetId: number, span: Span): Range {
  return new Range(run, spreadsheetId, sheetId, span);
}

class SpreadsheetApp extends ServiceObject {
  readonly _class = 'SpreadsheetApp';
  override readonly _types = 'Spreadsheet.SpreadsheetApp';
  readonly _run: Run;
  constructor(run: Run) {
    super();
    this._run = run;
    for (const [name, group] of Object.entries(spreadsheetEnums()))
      Object.defineProperty(this, name, { value: group, enumerable: true });
  }
  get _activeId(): string | null {
    const chosen = this._run.local.get('active spreadsheet') as string | undefined;
    const id = chosen ?? this._run.activeDocumentId;
    return id && this._run.world.state.documents[id]?.kind === 'spreadsheet' ? id : null;
  }
  getActive(): Spreadsheet | null {
    return this.getActiveSpreadsheet();
  }
  getActiveSpreadsheet(): Spreadsheet | null {
    const id = this._activeId;
    return id ? new Spreadsheet(this._run, readable(this._run, id).id) : null;
  }
  setActiveSpreadsheet(spreadsheet: Spreadsheet): void {
    this._run.local.set('active spreadsheet', spreadsheet._docId);
  }
  getActiveSheet(): Sheet | null {
    return this.getActiveSpreadsheet()?.getActiveSheet() ?? null;
  }
  getActiveRange(): Range | null {
    return this.getActiveSpreadsheet()?.getActiveRange() ?? null;
  }
  getCurrentCell(): Range | null {
    return this.getActiveSpreadsheet()?.getCurrentCell() ?? null;
  }
  setActiveSheet(sheet: Sheet): Sheet {
    return sheet.getParent().setActiveSheet(sheet);
  }
  setActiveRange(range: Range): Range {
    return range.activate();
  }
  setCurrentCell(cell: Range): Range {
    return cell.activate();
  }
  openById(id: string): Spreadsheet {
    return new Spreadsheet(this._run, readable(this._run, id).id);
  }
  openByUrl(url: string): Spreadsheet {
    const id = /\/d\/([\w-]+)/.exec(url)?.[1] ?? fail(`Invalid argument: url`);
    return this.openById(id);
  }
  open(file: { getId?: () => string }): Spreadsheet {
    return this.openById(file.getId?.() ?? fail('Invalid argument: file'));
  }
  create(name: string, rows = DEFAULT_ROWS, columns = DEFAULT_COLS): Spreadsheet {
    const { world, as } = this._run;
    useQuota(this._run, 'spreadsheets');
    const doc = world.createSpreadsheet(name, { owner: as });
    // A file that a script makes is the person's own and nobody else's.
    doc.editors = [];
    doc.viewers = [];
    doc.sheets = [newSheetState(0, doc.sheets[0]!.name, rows, columns)];
    return new Spreadsheet(this._run, doc.id);
  }
  flush(): void {
    this._run.flush();
  }
  getUi(): Ui {
    return uiOf(this._run, 'SpreadsheetApp');
  }
  newDataValidation(): DataValidationBuilder {
    return new DataValidationBuilder(this._run, this._activeId ?? '');
  }
  newConditionalFormatRule(): ConditionalFormatRuleBuilder {
    return new ConditionalFormatRuleBuilder(this._run, this._activeId ?? '');
  }
  newFilterCriteria(): FilterCriteriaBuilder {
    return new FilterCriteriaBuilder(this._run, this._activeId ?? '', {});
  }
  newRichTextValue(): RichTextValueBuilder {
    return new RichTextValueBuilder();
  }
  newTextStyle(): TextStyleBuilder {
    return new TextStyleBuilder();
  }
  getActiveRangeList(): RangeList | null {
    return this.getActiveSpreadsheet()?.getActiveRangeList() ?? null;
  }
  setActiveRangeList(list: RangeList): RangeList {
    list._ranges.at(-1)!.activate();
    return list;
  }
}

const OWN = ['spreadsheets.currentonly', 'spreadsheets'];
const ANY = ['spreadsheets'];

export const spreadsheetService: Service = {
  name: 'spreadsheet',
  globals: (run) => ({ SpreadsheetApp: new SpreadsheetApp(run) }),
  scopes: {
    'SpreadsheetApp.openById': ANY,
    'SpreadsheetApp.openByUrl': ANY,
    'SpreadsheetApp.open': ANY,
    'SpreadsheetApp.create': ANY,
    'SpreadsheetApp.getUi': ['script.container.ui', ...OWN],
    'SpreadsheetApp.getActive': OWN,
    'SpreadsheetApp.getActiveSpreadsheet': OWN,
    'SpreadsheetApp.getActiveSheet': OWN,
    'Spreadsheet.copy': ANY,
    'Spreadsheet.*': OWN,
    'Sheet.*': OWN,
    'Range.*': OWN,
  },
};
