/** A spreadsheet as a page draws it. Rows and columns count from 0. */
import { mayEdit } from './access.ts';
import { type ChartView, chartView } from './chart-view.ts';
import { displayText } from './format.ts';
import { layerAt } from './layers.ts';
import { type CellView, SheetPainter } from './paint.ts';
import { isFormula, lastRow, type SheetState, type Span, type SpreadsheetDoc } from './store.ts';
import type { World } from './world.ts';

export type { CellStyle, CellView } from './paint.ts';

export type TabView = {
  id: number;
  name: string;
  hidden: boolean;
  tabColor: string | null;
  rows: number;
  cols: number;
  frozenRows: number;
  frozenCols: number;
};

export type SpreadsheetView = { sheets: TabView[] };

export type Block = { row: number; col: number; rows: number; cols: number };

export type BondView = {
  description: string;
  /** Asks before an edit and refuses nobody. */
  warning: boolean;
  /** null is the whole sheet. */
  area: Block | null;
  open: Block[];
  /** Who may edit, the owner first. */
  editors: string[];
  /** Whether it keeps the person whose view this is from editing. */
  binds: boolean;
};

export type SheetContents = {
  columns: { width?: number; hidden?: boolean }[];
  hiddenRows: number[];
  /** How many rows have something to show; `cells` are those, or the part of them that was asked for. */
  height: number;
  cells: (CellView | null)[][];
  merges: Block[];
  gridlines: boolean;
  /** `narrowed`: columns of the sheet by which rows are filtered out. */
  filter: (Block & { narrowed: number[] }) | null;
  charts: ChartView[];
  bonds: BondView[];
};

/** Empty rows below the data that still get their rules, so that a page can offer them to a person who types there. */
const ROWS_BELOW = 30;

export function viewSpreadsheet(world: World, id: string): SpreadsheetView {
  const doc = world.document<SpreadsheetDoc>(id, 'spreadsheet');
  return { sheets: doc.sheets.map(tabOf) };
}

function tabOf({ id, name, hidden, tabColor, rows, cols, frozenRows, frozenCols }: SheetState): TabView {
  return { id, name, hidden, tabColor, rows, cols, frozenRows, frozenCols };
}

export type ViewOptions = {
  /** Whose view it is: `protected` says what binds this person; everyone's bonds when nobody is named. */
  as?: string | undefined;
  /** Only these rows of the cells; a large sheet is not drawn at once. */
  rows?: { from: number; to: number } | undefined;
};

export function viewSheet(world: World, id: string, sheetName: string, options: ViewOptions = {}): SheetContents {
  const doc = world.document<SpreadsheetDoc>(id, 'spreadsheet');
  const sheet = doc.sheets.find((each) => each.name === sheetName);
  if (!sheet) throw new Error(`There is no sheet «${sheetName}»`);
  const painter = new SheetPainter(world, doc, sheet, options.as);
  const height = heightOf(sheet);
  const from = Math.max(0, Math.min(options.rows?.from ?? 0, height));
  const to = Math.max(from, Math.min(options.rows?.to ?? height, height));
  return {
    columns: Array.from({ length: sheet.cols }, (_, col) => {
      const dim = sheet.colDims[col];
      return { ...(dim?.size !== undefined && { width: dim.size }), ...(dim?.hidden && { hidden: true }) };
    }),
    hiddenRows: sheet.rowDims.flatMap((each, row) => (each?.hidden || each?.filtered ? [row] : [])),
    height,
    cells: Array.from({ length: to - from }, (_, row) =>
      Array.from({ length: sheet.cols }, (__, col) => painter.cell(from + row, col)),
    ),
    merges: sheet.merges.map(blockOf),
    gridlines: !sheet.hideGridlines,
    filter: sheet.filter && { ...blockOf(sheet.filter.span), narrowed: Object.keys(sheet.filter.criteria).map(Number) },
    charts: sheet.charts.map((each) => chartView(doc, sheet, each)),
    bonds: sheet.protections.map((each) => ({
      description: each.description,
      warning: each.warningOnly,
      area: each.span && blockOf(each.span),
      open: each.open.map(blockOf),
      editors: [doc.owner, ...each.editors],
      binds: !mayEdit(doc, each, options.as ?? ''),
    })),
  };
}

/** What the cells of a sheet say, without their looks; undefined when there is no such sheet. */
export function sheetTexts(world: World, id: string, sheetName: string): string[][] | undefined {
  const doc = world.document<SpreadsheetDoc>(id, 'spreadsheet');
  const sheet = doc.sheets.find((each) => each.name === sheetName);
  return sheet?.values.map((cells, row) =>
    cells.map((value, col) => {
      if (value === null) return '';
      if (typeof value === 'string' || isFormula(value)) return isFormula(value) ? value.f : value;
      return displayText(value, layerAt(sheet.formats, row, col)?.numberFormat, doc.locale);
    }),
  );
}

function blockOf({ r0, c0, r1, c1 }: Span): Block {
  return { row: r0, col: c0, rows: r1 - r0, cols: c1 - c0 };
}

function heightOf(sheet: SheetState): number {
  const noted = Math.max(0, ...sheet.notes.columns.map((runs) => runs?.at(-1)?.[1] ?? 0));
  return Math.min(sheet.rows, Math.max(lastRow(sheet), noted) + ROWS_BELOW);
}
