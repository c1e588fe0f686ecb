/** The sheets of a workbook as blocks: one table each, as wide as its values reach. */
import { displayText } from '../format.ts';
import { layerAt } from '../layers.ts';
import { cellAt, lastCol, lastRow, type SheetState, type SpreadsheetDoc } from '../store.ts';
import type { Block, Cell } from './layout.ts';

export function workbookBlocks(doc: SpreadsheetDoc): Block[] {
  const shown = doc.sheets.filter((each) => !each.hidden && lastRow(each) > 0);
  return shown.flatMap((sheet, at): Block[] => [
    ...(at > 0 ? [{ kind: 'page' } as const] : []),
    { kind: 'text', size: 14, after: 6, pieces: [{ text: sheet.name, bold: true }] },
    { kind: 'table', rows: rowsOf(doc, sheet) },
  ]);
}

function rowsOf(doc: SpreadsheetDoc, sheet: SheetState): Cell[][] {
  const columns = Array.from({ length: lastCol(sheet) }, (_, col) => col).filter((col) => !sheet.colDims[col]?.hidden);
  const rows = Array.from({ length: lastRow(sheet) }, (_, row) => row).filter((row) => !sheet.rowDims[row]?.hidden);
  return rows.map((row) =>
    columns.map((col) => {
      const format = layerAt(sheet.formats, row, col);
      const value = cellAt(sheet, row, col);
      const align = format?.hAlign ?? (typeof value === 'number' ? 'right' : 'left');
      const look = { bold: format?.bold === true, ...(format?.color && { color: format.color }) };
      const pieces = [{ text: displayText(value, format?.numberFormat, doc.locale), ...look }];
      return {
        blocks: [{ kind: 'text', size: 8, align, pieces }],
        ...(format?.background && { background: format.background }),
      };
    }),
  );
}
