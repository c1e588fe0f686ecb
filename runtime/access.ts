/** Who may change what in a spreadsheet, and the buffer of writes that a stopped execution may lose. */
import type { Run } from './execute.ts';
import { fail } from './service.ts';
import {
  contains,
  copyDoc,
  overlap,
  type Protection,
  type SheetState,
  type Span,
  type SpreadsheetDoc,
  spanOf,
} from './store.ts';
import type { World } from './world.ts';

export const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

/** Whether a protection lets a person through. A warning binds people at the keyboard only, never a script. */
export function mayEdit(doc: SpreadsheetDoc, protection: Protection, email: string): boolean {
  return protection.warningOnly || doc.owner === email || protection.editors.includes(email);
}

/** The protection that keeps a person from a span; null when nothing does. */
export function blocking(doc: SpreadsheetDoc, sheet: SheetState, span: Span, email: string): Protection | null {
  for (const each of sheet.protections) {
    if (mayEdit(doc, each, email)) continue;
    const touched = overlap(each.span ?? spanOf(sheet), span);
    if (touched && !each.open.some((open) => contains(open, touched))) return each;
  }
  return null;
}

/** @throws GasError when the acting person may not edit the document, or one of these cells */
export function demandEdit(run: Run, doc: SpreadsheetDoc, sheet?: SheetState, span?: Span): void {
  if (!run.world.canEdit(doc, run.as)) fail('You do not have permission to perform that action.');
  if (sheet && blocking(doc, sheet, span ?? spanOf(sheet), run.as)) fail(PROTECTED);
}

/** A document that the acting person may read. @throws GasError */
export function readable(run: Run, id: string): SpreadsheetDoc {
  const doc = run.world.state.documents[id];
  if (doc?.kind !== 'spreadsheet')
    fail('Unexpected error while getting the method or property openById on object SpreadsheetApp.');
  if (!run.world.canRead(doc, run.as)) fail('You do not have permission to access the requested document.');
  return doc as SpreadsheetDoc;
}

const BUFFER = 'unflushed spreadsheets';

/**
 * Announces a buffered write. While the execution may be killed with its buffer lost, the document
 * as it was at the last flush is kept aside.
 */
export function buffered(run: Run, doc: SpreadsheetDoc): void {
  changed(run.world, doc);
  if (!run.mayLose) return;
  let kept = run.local.get(BUFFER) as Map<string, SpreadsheetDoc> | undefined;
  if (!kept) {
    const fresh = new Map<string, SpreadsheetDoc>();
    run.local.set(BUFFER, fresh);
    run.onFlush.push(() => fresh.clear());
    run.onLoss.push(() => {
      for (const [id, before] of fresh) run.world.state.documents[id] = before;
    });
    kept = fresh;
  }
  if (!kept.has(doc.id)) kept.set(doc.id, copyDoc(doc));
}

export function changed(world: World, doc: SpreadsheetDoc): void {
  doc.updatedAt = world.now;
}
