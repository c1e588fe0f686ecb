/** Looks at the platform with about a hundred small probes and says what it saw. Nothing it makes stays. */
import { cells } from './cells.ts';
import { forms } from './forms.ts';
import { language } from './language.ts';
import { type Bench, look, type Probe, type Seen } from './probe.ts';
import { services } from './services.ts';
import { structure } from './structure.ts';

export type { Seen } from './probe.ts';

const AREAS: Readonly<Record<string, () => Probe[]>> = { language, services, cells, structure, forms };

/** The tab the probes work in. One left by a run that was stopped is taken away by the next. */
const WORKPLACE = '~ probe ~';

function withBench<T>(formId: string | undefined, act: (bench: Bench) => T): T {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const left = book.getSheetByName(WORKPLACE);
  if (left) book.deleteSheet(left);
  const shown = book.getActiveSheet();
  const sheet = book.insertSheet(WORKPLACE, book.getSheets().length);
  try {
    return act({ sheet, book, form: formId === undefined ? undefined : FormApp.openById(formId) });
  } finally {
    book.setActiveSheet(shown);
    book.deleteSheet(sheet);
  }
}

/** @param formId a form of the product; without one what concerns forms is not looked at */
export function probePlatform(formId: string | undefined): Seen[] {
  return withBench(formId, (bench) =>
    Object.entries(AREAS).flatMap(([area, probes]) =>
      area === 'forms' && !bench.form ? [] : probes().map((p) => look(area, p, bench)),
    ),
  );
}

/** Writes a page of text into a tab of its own: made when missing, replaced when there. */
export function writePage(title: string, rows: readonly (readonly string[])[], widths: readonly number[]): void {
  const book = SpreadsheetApp.getActiveSpreadsheet();
  const sheet = book.getSheetByName(title) ?? book.insertSheet(title, book.getSheets().length);
  sheet.clear();
  const range = sheet.getRange(1, 1, rows.length, widths.length);
  range.setNumberFormat('@').setValues(rows.map((row) => [...row]));
  range.setWrap(true).setVerticalAlignment('top');
  sheet.getRange(1, 1, 1, widths.length).setFontWeight('bold');
  widths.forEach((width, i) => {
    sheet.setColumnWidth(i + 1, width);
  });
  sheet.setFrozenRows(1);
  book.setActiveSheet(sheet);
}
