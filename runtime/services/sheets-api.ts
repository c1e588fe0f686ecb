/** The advanced Sheets service. It is there only when the manifest enables it. */
import { quoteSheet, writeA1 } from '../a1.ts';
import { changed } from '../access.ts';
import type { Run } from '../execute.ts';
import { GasError, type Service, ServiceObject } from '../service.ts';
import { copySheetInto } from '../sheets.ts';
import { copyDoc, type SpreadsheetDoc } from '../store.ts';
import { type Api, addBuilders, apiCall, editable } from './sheets-call.ts';
import { checkMask, type Mask, prune, readMask } from './sheets-mask.ts';
import { searchMetadata, spansOfFilter } from './sheets-metadata.ts';
import { type ResourceOptions, sheetProperties, spreadsheetResource } from './sheets-resource.ts';
import {
  ApiProblem,
  apiError,
  checkBody,
  type Json,
  list,
  metadataToApi,
  record,
  refuse,
  sheetOf,
} from './sheets-shapes.ts';
import { requests } from './sheets-structure.ts';
import { ValuesCollection } from './sheets-values.ts';

class DeveloperMetadataCollection extends ServiceObject implements Api {
  readonly _class = 'Sheets.Spreadsheets.DeveloperMetadata';
  override readonly _types = 'Sheets.Collection.Spreadsheets.DeveloperMetadataCollection';
  readonly _run: Run;
  constructor(run: Run) {
    super();
    this._run = run;
  }
  get(id: string, metadataId: number): Json {
    return apiCall(this, 'developerMetadata.get', id, (doc) => {
      const found = doc.metadata.find((each) => each.id === metadataId);
      return found ? metadataToApi(found) : refuse(`No developer metadata with ID ${metadataId}`, 404);
    });
  }
  search(resource: Json, id: string): Json {
    return apiCall(this, 'developerMetadata.search', id, (doc) => {
      checkBody('SearchDeveloperMetadataRequest', resource);
      return searchMetadata(doc, record(resource));
    });
  }
}

class SheetsCollection extends ServiceObject implements Api {
  readonly _class = 'Sheets.Spreadsheets.Sheets';
  override readonly _types = 'Sheets.Collection.Spreadsheets.SheetsCollection';
  readonly _run: Run;
  constructor(run: Run) {
    super();
    this._run = run;
  }
  copyTo(resource: Json, id: string, sheetId: number): Json {
    return apiCall(this, 'sheets.copyTo', id, (doc) => {
      const to = this._run.world.state.documents[String(record(resource).destinationSpreadsheetId)];
      if (to?.kind !== 'spreadsheet') return refuse('Requested entity was not found.', 404);
      editable(this._run, to as SpreadsheetDoc);
      const copy = copySheetInto(this._run.world, doc, sheetOf(doc, sheetId), to as SpreadsheetDoc, {});
      return sheetProperties(to as SpreadsheetDoc, copy);
    });
  }
}

class SpreadsheetsCollection extends ServiceObject implements Api {
  readonly _class = 'Sheets.Spreadsheets';
  override readonly _types = 'Sheets.Collection.SpreadsheetsCollection';
  readonly _run: Run;
  readonly DeveloperMetadata: DeveloperMetadataCollection;
  readonly Sheets: SheetsCollection;
  readonly Values: ValuesCollection;
  constructor(run: Run) {
    super();
    this._run = run;
    this.DeveloperMetadata = new DeveloperMetadataCollection(run);
    this.Sheets = new SheetsCollection(run);
    this.Values = new ValuesCollection(run);
  }

  get(id: string, options?: Json): unknown {
    return apiCall(this, 'get', id, (doc) => {
      const given = record(options);
      const mask = maskOf(given.fields, 'Spreadsheet');
      const ranges = typeof given.ranges === 'string' ? [given.ranges] : list(given.ranges).map(String);
      const wanted: ResourceOptions = { mask, grid: given.includeGridData === true, ranges, as: this._run.as };
      const resource = spreadsheetResource(doc, wanted);
      return mask ? prune(resource, mask) : resource;
    });
  }

  getByDataFilter(resource: Json, id: string, options?: Json): unknown {
    return apiCall(this, 'getByDataFilter', id, (doc) => {
      checkBody('GetSpreadsheetByDataFilterRequest', resource);
      const body = record(resource);
      const ranges = list(body.dataFilters).flatMap((each) =>
        spansOfFilter(doc, record(each)).map(({ sheet, span }) => `${quoteSheet(sheet.name)}!${writeA1(span)}`),
      );
      const mask = maskOf(record(options).fields, 'Spreadsheet');
      const found = spreadsheetResource(doc, { mask, grid: body.includeGridData === true, ranges, as: this._run.as });
      return mask ? prune(found, mask) : found;
    });
  }

  create(resource: Json, options?: Json): unknown {
    try {
      checkBody('Spreadsheet', resource);
      const given = record(resource);
      const properties = record(given.properties);
      const { world, as } = this._run;
      const doc = world.createSpreadsheet(String(properties.title ?? 'Untitled spreadsheet'), { owner: as });
      doc.editors = [];
      doc.viewers = [];
      if (properties.locale) doc.locale = String(properties.locale) as SpreadsheetDoc['locale'];
      if (properties.timeZone) doc.timeZone = String(properties.timeZone);
      const first = doc.sheets[0]!;
      list(given.sheets).forEach((each, at) => {
        const sheet = record(record(each).properties);
        if (at > 0) requests.addSheet!(this._run, doc, { properties: sheet });
        else {
          const fields = Object.keys(sheet).filter((name) => name !== 'sheetId' && name !== 'index');
          first.id = Number(sheet.sheetId ?? first.id);
          if (fields.length > 0) {
            requests.updateSheetProperties!(this._run, doc, {
              properties: { ...sheet, sheetId: first.id },
              fields: fields.join(','),
            });
          }
        }
      });
      const mask = maskOf(record(options).fields, 'Spreadsheet');
      const made = spreadsheetResource(doc, { mask, grid: false, ranges: [], as });
      return mask ? prune(made, mask) : made;
    } catch (error) {
      if (error instanceof ApiProblem || error instanceof GasError) throw apiError('sheets.spreadsheets.create', error);
      throw error;
    }
  }

  batchUpdate(resource: Json, id: string): unknown {
    return apiCall(this, 'batchUpdate', id, (doc) => {
      editable(this._run, doc);
      checkBody('BatchUpdateSpreadsheetRequest', resource);
      const body = record(resource);
      const all = list(body.requests);
      if (all.length === 0) refuse('Must specify at least one request.');
      const before = copyDoc(doc);
      try {
        const replies = all.map((each, at) => this._one(doc, record(each), at));
        changed(this._run.world, doc);
        const out: Json = { spreadsheetId: id, replies };
        if (body.includeSpreadsheetInResponse) {
          out.updatedSpreadsheet = spreadsheetResource(doc, {
            mask: null,
            grid: body.responseIncludeGridData === true,
            ranges: [],
            as: this._run.as,
          });
        }
        return out;
      } catch (error) {
        // All requests of a call take effect, or none.
        Object.assign(doc, before);
        throw error;
      }
    });
  }

  _one(doc: SpreadsheetDoc, request: Json, at: number): Json {
    const names = Object.keys(request).filter((name) => request[name] !== undefined && request[name] !== null);
    const name = names[0];
    if (!name || names.length > 1) return refuse(`Invalid requests[${at}]: exactly one kind of request must be set.`);
    const handler = requests[name];
    if (!handler)
      throw new GasError(`The request ${name} of Sheets.Spreadsheets.batchUpdate is not emulated by the local runtime`);
    try {
      const reply = handler(this._run, doc, record(request[name]));
      return reply ? { [name]: reply } : {};
    } catch (error) {
      if (error instanceof ApiProblem || error instanceof GasError) {
        throw new ApiProblem(`Invalid requests[${at}].${name}: ${error.message}`);
      }
      throw error;
    }
  }
}

class SheetsService extends ServiceObject {
  readonly _class = 'Sheets';
  override readonly _types = 'Sheets';
  readonly Spreadsheets: SpreadsheetsCollection;
  constructor(run: Run) {
    super();
    this.Spreadsheets = new SpreadsheetsCollection(run);
  }
}

const checkedMasks = new Set<string>();
function maskOf(fields: unknown, type: string): Mask | null {
  if (typeof fields !== 'string' || fields === '' || fields === '*') return null;
  const mask = readMask(fields);
  const key = `${type} ${fields}`;
  if (!checkedMasks.has(key)) {
    checkMask(mask, type);
    checkedMasks.add(key);
  }
  return mask;
}

export const sheetsApiService: Service = {
  name: 'sheets-api',
  globals(run): Record<string, ServiceObject> {
    const enabled = run.manifest.dependencies?.enabledAdvancedServices?.find((each) => each.serviceId === 'sheets');
    if (!enabled) return {};
    addBuilders(SheetsService, 'Sheets');
    return { [enabled.userSymbol]: new SheetsService(run) };
  },
  scopes: Object.fromEntries(
    ['', '.Values', '.DeveloperMetadata', '.Sheets'].map((part) => [
      `Sheets.Spreadsheets${part}.*`,
      ['spreadsheets', 'drive'],
    ]),
  ),
};
