/** Sorting rows as Sheets does: numbers, then texts, then booleans; blanks always last. */
import { type CellValue, isFormula, type SheetState, type Span } from './store.ts';
import { permuteRows } from './structure.ts';
import type { Locale } from './types.ts';

export type SortSpec = { col: number; ascending: boolean };

export function sortRows(sheet: SheetState, span: Span, specs: SortSpec[], locale: Locale): void {
  const collator = new Intl.Collator(locale.replace('_', '-'), { sensitivity: 'base', numeric: false });
  const height = Math.min(span.r1, Math.max(span.r0, sheet.values.length)) - span.r0;
  const order = Array.from({ length: height }, (_, at) => at);
  const cell = (row: number, col: number): CellValue => sheet.values[span.r0 + row]?.[col] ?? null;
  order.sort((a, b) => {
    for (const { col, ascending } of specs) {
      const [left, right] = [cell(a, col), cell(b, col)];
      if (left === null || right === null) {
        if (left !== right) return left === null ? 1 : -1;
        continue;
      }
      const compared = compare(left, right, collator);
      if (compared !== 0) return ascending ? compared : -compared;
    }
    return a - b;
  });
  permuteRows(sheet, span, order);
}

function compare(a: CellValue, b: CellValue, collator: Intl.Collator): number {
  const [left, right] = [rank(a), rank(b)];
  if (left !== right) return left - right;
  if (typeof a === 'string' && typeof b === 'string') return collator.compare(a, b);
  return Number(a) - Number(b) || 0;
}
function rank(value: CellValue): number {
  if (typeof value === 'number') return 0;
  if (typeof value === 'string') return 1;
  return isFormula(value) ? 3 : 2;
}
