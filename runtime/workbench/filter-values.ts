/** What may be ticked in the funnel of a filter's column. */
import { displayText } from '../format.ts';
import { layerAt } from '../layers.ts';
import type { SpreadsheetDoc } from '../store.ts';
import type { FilterValue } from './protocol.ts';

/** @param col from 0 @returns nothing when the sheet has no filter there */
export function filterValues(doc: SpreadsheetDoc, sheetName: string, col: number): FilterValue[] {
  const sheet = doc.sheets.find(({ name }) => name === sheetName);
  const span = sheet?.filter?.span;
  if (!sheet || !span || col < span.c0 || col >= span.c1) return [];
  const counts = new Map<string, number>();
  for (let row = span.r0 + 1; row < span.r1; row += 1) {
    const format = layerAt(sheet.formats, row, col)?.numberFormat;
    const text = displayText(sheet.values[row]?.[col] ?? null, format, doc.locale);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const { hiddenValues, visibleValues } = sheet.filter?.criteria[col] ?? {};
  const hides = (text: string): boolean =>
    (Array.isArray(hiddenValues) && hiddenValues.includes(text)) ||
    (Array.isArray(visibleValues) && !visibleValues.includes(text));
  const { compare } = new Intl.Collator(doc.locale.replace('_', '-'), { numeric: true });
  return [...counts]
    .map(([text, count]) => ({ text, count, hidden: hides(text) }))
    .sort((a, b) => Number(a.text === '') - Number(b.text === '') || compare(a.text, b.text));
}
