/** A spreadsheet to and from an XLSX file. Looks are written as they are at this moment: colours of conditions are plain colours there. */
import { type Cell, readXlsx, type Sheet, type WriteSheet, writeXlsx, type CellStyle as XlsxStyle } from 'hucre/xlsx';
import { columnName, readA1, writeA1 } from '../a1.ts';
import { layerAt, setLayerColumn, updateLayer } from '../layers.ts';
import { type CellStyle, SheetPainter } from '../paint.ts';
import { GasError } from '../service.ts';
import {
  type CellFormat,
  type CellValue,
  isFormula,
  lastRow,
  MAX_CELLS,
  newSheetState,
  type SheetState,
  type SpreadsheetDoc,
  setCell,
  type Validation,
} from '../store.ts';
import type { World } from '../world.ts';
import { serialOfWall } from '../zone.ts';
import { chartsIn, chartsOut } from './xlsx-charts.ts';

type Color = NonNullable<NonNullable<XlsxStyle['font']>['color']>;

const PIXELS_PER_LETTER = 7;

const argb = (hex: string): Color => ({ rgb: `FF${hex.slice(1).toUpperCase()}` });

function styleOut(style: CellStyle | undefined, numberFormat: string | undefined): XlsxStyle | undefined {
  if (!style && !numberFormat) return undefined;
  const font = {
    ...(style?.bold && { bold: true }),
    ...(style?.italic && { italic: true }),
    ...(style?.underline && { underline: true }),
    ...(style?.strikethrough && { strikethrough: true }),
    ...(style?.size && { size: style.size }),
    ...(style?.color && { color: argb(style.color) }),
  };
  const alignment = {
    ...(style?.align && { horizontal: style.align }),
    ...(style?.valign && { vertical: style.valign === 'middle' ? ('center' as const) : style.valign }),
    ...(style?.wrap && { wrapText: true }),
  };
  return {
    ...(Object.keys(font).length > 0 && { font }),
    ...(Object.keys(alignment).length > 0 && { alignment }),
    ...(style?.background && {
      fill: { type: 'pattern', pattern: 'solid', fgColor: argb(style.background) } as const,
    }),
    ...(numberFormat && { numFmt: numberFormat.replaceAll('M', 'm') }),
  };
}

/** Lists offered in cells: one rule for each stretch of a column. */
function listsOut(sheet: SheetState): NonNullable<WriteSheet['dataValidations']> {
  return sheet.validations.columns.flatMap((runs, col) =>
    (runs ?? []).flatMap(([start, end, { condition, inputMessage, strict }]) => {
      const values = (condition.values ?? []).map((each) => each.userEnteredValue ?? '');
      // Excel keeps such a list in one text of at most 255 signs, with commas between the values.
      const fits = values.join(',').length <= 255 && values.every((each) => !each.includes(','));
      if (condition.type !== 'ONE_OF_LIST' || !fits) return [];
      return [
        {
          type: 'list' as const,
          values,
          range: `${columnName(col)}${start + 1}:${columnName(col)}${Math.min(end, sheet.rows)}`,
          allowBlank: true,
          showErrorMessage: strict === true,
          ...(inputMessage && { inputMessage, showInputMessage: true }),
        },
      ];
    }),
  );
}

function sheetOut(world: World, doc: SpreadsheetDoc, sheet: SheetState): WriteSheet {
  const painter = new SheetPainter(world, doc, sheet, doc.owner);
  const rows: (string | number | boolean | null)[][] = [];
  const cells = new Map<string, Partial<Cell>>();
  for (let row = 0; row < lastRow(sheet); row += 1) {
    rows.push(
      Array.from({ length: sheet.cols }, (_, col) => {
        const value = sheet.values[row]?.[col] ?? null;
        const seen = painter.cell(row, col);
        const style = styleOut(seen?.style, layerAt(sheet.formats, row, col)?.numberFormat);
        const detail: Partial<Cell> = {
          ...(style && { style }),
          ...(seen?.note && { comment: { text: seen.note } }),
          ...(isFormula(value) && { formula: value.f.replace(/^=/, '') }),
        };
        const plain = isFormula(value) ? null : value;
        if (Object.keys(detail).length > 0) cells.set(`${row},${col}`, { value: plain, ...detail });
        return plain;
      }),
    );
  }
  return {
    name: sheet.name,
    rows,
    cells,
    hidden: sheet.hidden,
    columns: Array.from({ length: sheet.cols }, (_, col) => ({
      width: Math.round((sheet.colDims[col]?.size ?? 100) / PIXELS_PER_LETTER),
      hidden: sheet.colDims[col]?.hidden ?? false,
    })),
    merges: sheet.merges.map(({ r0, c0, r1, c1 }) => ({ startRow: r0, startCol: c0, endRow: r1 - 1, endCol: c1 - 1 })),
    dataValidations: listsOut(sheet),
    charts: chartsOut(doc, sheet),
    ...((sheet.frozenRows > 0 || sheet.frozenCols > 0) && {
      freezePane: { rows: sheet.frozenRows, columns: sheet.frozenCols },
    }),
    ...(sheet.filter && { autoFilter: { range: writeA1(sheet.filter.span) } }),
  };
}

/** @throws GasError when there is no such spreadsheet */
export async function exportXlsx(world: World, id: string): Promise<Uint8Array> {
  const doc = world.document<SpreadsheetDoc>(id, 'spreadsheet');
  return writeXlsx({ sheets: doc.sheets.map((sheet) => sheetOut(world, doc, sheet)) });
}

function colorIn(color: Color | undefined): string | undefined {
  return color?.rgb && /^[0-9a-f]{6,8}$/i.test(color.rgb) ? `#${color.rgb.slice(-6).toLowerCase()}` : undefined;
}

function formatIn(style: XlsxStyle | undefined): CellFormat | undefined {
  if (!style) return undefined;
  const { font, fill, alignment, numFmt } = style;
  const color = colorIn(font?.color);
  const background = fill?.type === 'pattern' && fill.pattern === 'solid' ? colorIn(fill.fgColor) : undefined;
  const { horizontal, vertical } = alignment ?? {};
  const format: CellFormat = {
    ...(font?.bold && { bold: true }),
    ...(font?.italic && { italic: true }),
    ...(font?.underline && { underline: true }),
    ...(font?.strikethrough && { strike: true }),
    ...(color && color !== '#000000' && { color }),
    ...(background && { background }),
    ...((horizontal === 'left' || horizontal === 'center' || horizontal === 'right') && { hAlign: horizontal }),
    ...((vertical === 'top' || vertical === 'bottom') && { vAlign: vertical }),
    ...(vertical === 'center' && { vAlign: 'middle' as const }),
    ...(alignment?.wrapText && { wrap: 'WRAP' as const }),
    ...(numFmt && numFmt !== 'General' && { numberFormat: numFmt }),
  };
  return Object.keys(format).length > 0 ? format : undefined;
}

function valueIn(value: Cell['value'] | undefined, cell: Cell | undefined): CellValue {
  if (cell?.formula) return { f: `=${cell.formula}` };
  if (value instanceof Date) return serialOfWall(value.getTime());
  return value === undefined || value === '' ? null : value;
}

function sheetIn(given: Sheet, id: number): SheetState {
  const width = Math.max(1, given.columns?.length ?? 0, ...given.rows.map((row) => row.length));
  const sheet = newSheetState(id, given.name.slice(0, 100), Math.max(given.rows.length, 100), Math.max(width, 10));
  const formats: (CellFormat | undefined)[][] = [];
  for (const [row, values] of given.rows.entries()) {
    for (let col = 0; col < width; col += 1) {
      const cell = given.cells?.get(`${row},${col}`);
      const value = valueIn(values[col], cell);
      setCell(sheet, row, col, value);
      const format = formatIn(cell?.style);
      // A date is a number that is shown as a date, whatever the file called its format.
      const dated =
        values[col] instanceof Date && !format?.numberFormat ? { ...format, numberFormat: 'dd.MM.yyyy' } : format;
      if (!dated) continue;
      const column = formats[col] ?? [];
      column[row] = dated;
      formats[col] = column;
    }
  }
  for (const [col, column] of formats.entries()) if (column) setLayerColumn(sheet.formats, col, 0, Array.from(column));
  sheet.merges = (given.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
    r0: startRow,
    c0: startCol,
    r1: endRow + 1,
    c1: endCol + 1,
  }));
  sheet.colDims = (given.columns ?? []).map((column) => ({
    ...(column.width && { size: Math.round(column.width * PIXELS_PER_LETTER) }),
    ...(column.hidden && { hidden: true }),
  }));
  sheet.frozenRows = given.freezePane?.rows ?? 0;
  sheet.frozenCols = given.freezePane?.columns ?? 0;
  sheet.hidden = given.hidden ?? false;
  listsIn(sheet, given);
  return sheet;
}

function listsIn(sheet: SheetState, { dataValidations = [] }: Sheet): void {
  for (const { type, values, range, showErrorMessage, inputMessage } of dataValidations) {
    const span = readA1(range)?.span;
    if (type !== 'list' || !values || !span) continue;
    const rule: Validation = {
      condition: { type: 'ONE_OF_LIST', values: values.map((userEnteredValue) => ({ userEnteredValue })) },
      strict: showErrorMessage === true,
      showCustomUi: true,
      ...(inputMessage && { inputMessage }),
    };
    const fitting = { ...span, r1: Math.min(span.r1, sheet.rows), c1: Math.min(span.c1, sheet.cols) };
    updateLayer(sheet.validations, fitting, () => rule);
  }
}

/**
 * Makes a spreadsheet of a file; the world is as it was when that fails.
 * @returns its id
 * @throws GasError with a sentence for the person
 */
export async function importXlsx(world: World, title: string, bytes: Uint8Array, owner: string): Promise<string> {
  const say = (ru: string, en: string): GasError => new GasError(world.state.locale === 'ru_RU' ? ru : en);
  const book = await readXlsx(bytes, { readStyles: true }).catch(() => {
    throw say(
      'Это не книга XLSX, или она повреждена. Сохраните файл в Excel или LibreOffice как .xlsx и повторите; ничего не изменилось.',
      'This is no XLSX workbook, or it is damaged. Save it as .xlsx in Excel or LibreOffice and repeat; nothing has changed.',
    );
  });
  if (book.sheets.length === 0) throw say('В книге нет листов.', 'The workbook has no sheets.');
  const sheets = book.sheets.map((sheet, id) => sheetIn(sheet, id));
  chartsIn(
    sheets,
    book.sheets.map(({ charts }) => charts),
  );
  if (sheets.reduce((sum, { rows, cols }) => sum + rows * cols, 0) > MAX_CELLS)
    throw say('В книге больше 10 000 000 ячеек.', 'The workbook has more than 10,000,000 cells.');
  const doc = world.createSpreadsheet(title || say('Без названия', 'Untitled').message, { owner });
  doc.sheets = sheets;
  if (sheets.every(({ hidden }) => hidden) && sheets[0]) sheets[0].hidden = false;
  return doc.id;
}
