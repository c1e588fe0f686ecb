/** What every call of the Sheets API goes through. */
import type { Run } from '../execute.ts';
import { declaration } from '../reference.ts';
import { GasError, type ServiceObject } from '../service.ts';
import type { SpreadsheetDoc } from '../store.ts';
import { ApiProblem, apiError, refuse } from './sheets-shapes.ts';

export type Api = { readonly _run: Run };

/**
 * Runs one call on a document. The API works on what is stored, so buffered writes of SpreadsheetApp
 * are flushed first.
 * @throws GasError named GoogleJsonResponseException
 */
export function apiCall<T>(api: Api, method: string, id: string, work: (doc: SpreadsheetDoc) => T): T {
  try {
    api._run.flush();
    const doc = api._run.world.state.documents[id];
    if (doc?.kind !== 'spreadsheet') refuse('Requested entity was not found.', 404);
    if (!api._run.world.canRead(doc!, api._run.as)) refuse('The caller does not have permission', 403);
    return work(doc as SpreadsheetDoc);
  } catch (error) {
    if (error instanceof ApiProblem || (error instanceof GasError && api._run.dead === null)) {
      throw apiError(`sheets.spreadsheets.${method}`.replace(/\.$/, ''), error);
    }
    throw error;
  }
}

export function editable(run: Run, doc: SpreadsheetDoc): void {
  if (!run.world.canEdit(doc, run.as)) refuse('The caller does not have permission', 403);
}

const withBuilders = new Set<string>();
/** `Sheets.newValueRange()` and its kin make empty objects, one per type of the API. */
export function addBuilders(service: { prototype: ServiceObject }, types: string): void {
  if (withBuilders.has(types)) return;
  withBuilders.add(types);
  for (const name of declaration(types)?.methods.keys() ?? []) {
    Object.defineProperty(service.prototype, name, { value: () => ({}), configurable: true });
  }
}
