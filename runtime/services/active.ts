/** What a person has open and selected, by document. */
import type { Run } from '../execute.ts';
import { type SheetState, type Span, type SpreadsheetDoc, sheetById } from '../store.ts';
import type { World } from '../world.ts';

export type Selected = { sheetId: number; span: Span | null };

function all(world: World): Record<string, Selected> {
  return world.part<Record<string, Selected>>('selection', () => ({}));
}

/** A trigger has nobody in front of the sheet: what it selects ends with it. */
function key(run: Run, docId: string): string {
  return run.kind === 'trigger' ? `${run.id} ${docId}` : `${run.as} ${docId}`;
}

export function remember(run: Run, docId: string, selected: Selected): void {
  if (run.kind === 'trigger') run.local.set(key(run, docId), selected);
  else all(run.world)[key(run, docId)] = selected;
}
export function select(world: World, email: string, docId: string, selected: Selected): void {
  all(world)[`${email} ${docId}`] = selected;
}

export function selected(run: Run, doc: SpreadsheetDoc): { sheet: SheetState; span: Span | null } {
  const kept = (run.local.get(key(run, doc.id)) as Selected | undefined) ?? all(run.world)[key(run, doc.id)];
  const sheet = kept && sheetById(doc, kept.sheetId);
  if (kept && sheet) return { sheet, span: kept.span };
  return { sheet: doc.sheets.find((each) => !each.hidden) ?? doc.sheets[0]!, span: null };
}
