/** Developer metadata in the Sheets API: making and finding it. */

import { resolveA1 } from '../a1.ts';
import { type Metadata, nextId, overlap, type SheetState, type Span, type SpreadsheetDoc, spanOf } from '../store.ts';
import { type Json, list, metadataToApi, number, record, refuse, sheetOf, spanOfGrid } from './sheets-shapes.ts';

export function metadataFromApi(doc: SpreadsheetDoc, given: Json): Metadata {
  if (!given.metadataKey) refuse('DeveloperMetadata.metadataKey must be specified.');
  const visibility = given.visibility;
  if (visibility !== 'DOCUMENT' && visibility !== 'PROJECT') refuse('DeveloperMetadata.visibility must be specified.');
  const id = given.metadataId === undefined || given.metadataId === null ? nextId(doc) : Number(given.metadataId);
  if (given.metadataId != null && doc.metadata.some((each) => each.id === id)) {
    refuse(`Developer metadata with id ${id} already exists.`);
  }
  return {
    id,
    key: String(given.metadataKey),
    value: String(given.metadataValue ?? ''),
    visibility: visibility as Metadata['visibility'],
    ...place(doc, record(given.location)),
  };
}

function place(doc: SpreadsheetDoc, location: Json): Pick<Metadata, 'sheetId' | 'dimension' | 'start' | 'end'> {
  if (location.spreadsheet === true) return { sheetId: null, dimension: null, start: 0, end: 0 };
  const range = record(location.dimensionRange);
  if (location.dimensionRange) {
    const sheet = sheetOf(doc, range.sheetId);
    const dimension = range.dimension;
    if (dimension !== 'ROWS' && dimension !== 'COLUMNS') refuse('DimensionRange.dimension must be ROWS or COLUMNS.');
    const start = number(range.startIndex, 0);
    const end = number(range.endIndex, dimension === 'ROWS' ? sheet.rows : sheet.cols);
    if (end - start !== 1) refuse('Developer metadata may be associated with one row or one column only.');
    if (end > (dimension === 'ROWS' ? sheet.rows : sheet.cols))
      refuse('The location of the developer metadata exceeds the grid.');
    return { sheetId: sheet.id, dimension: dimension as 'ROWS' | 'COLUMNS', start, end };
  }
  if (location.sheetId === undefined) refuse('DeveloperMetadata.location must be specified.');
  return { sheetId: sheetOf(doc, location.sheetId).id, dimension: null, start: 0, end: 0 };
}

/** Metadata that any of the data filters selects, in the order of creation. */
export function matchMetadata(doc: SpreadsheetDoc, filters: unknown[]): Metadata[] {
  const tests = filters.map((each) => filterTest(doc, record(each)));
  if (tests.length === 0) refuse('dataFilters must have at least one filter.');
  return doc.metadata.filter((each) => tests.some((test) => test(each)));
}
export function filtersOf(
  doc: SpreadsheetDoc,
  filters: unknown[],
): { filter: Json; test: (each: Metadata) => boolean }[] {
  return filters.map((each) => ({ filter: record(each), test: filterTest(doc, record(each)) }));
}

function filterTest(doc: SpreadsheetDoc, filter: Json): (each: Metadata) => boolean {
  if (filter.developerMetadataLookup) return lookupTest(record(filter.developerMetadataLookup));
  if (!filter.gridRange && !filter.a1Range)
    return refuse('A data filter must have a lookup, a gridRange or an a1Range.');
  const found = filter.gridRange
    ? spanOfGrid(doc, filter.gridRange)
    : resolveA1(doc, String(filter.a1Range), doc.sheets[0]);
  if (!found) return refuse(`Unable to parse range: ${String(filter.a1Range)}`);
  return (each) => {
    return each.sheetId === found.sheet.id && overlap(cellsOf(found.sheet, each), found.span) !== null;
  };
}

/** What a data filter selects as cells: a range itself, or the rows, columns and sheets whose metadata matches. */
export function spansOfFilter(doc: SpreadsheetDoc, filter: Json): { sheet: SheetState; span: Span }[] {
  if (filter.gridRange) return [spanOfGrid(doc, filter.gridRange)];
  if (filter.a1Range) {
    const found = resolveA1(doc, String(filter.a1Range), doc.sheets[0]);
    return found ? [found] : refuse(`Unable to parse range: ${String(filter.a1Range)}`);
  }
  return matchMetadata(doc, [filter]).flatMap((each) => {
    const sheet = doc.sheets.find((one) => one.id === each.sheetId);
    return sheet ? [{ sheet, span: cellsOf(sheet, each) }] : [];
  });
}
function cellsOf(sheet: SheetState, metadata: Metadata): Span {
  const all = spanOf(sheet);
  const { dimension, start, end } = metadata;
  return dimension === 'ROWS' ? { ...all, r0: start, r1: end } : dimension ? { ...all, c0: start, c1: end } : all;
}

function lookupTest(lookup: Json): (each: Metadata) => boolean {
  const wanted = (name: string) => lookup[name] !== undefined && lookup[name] !== null;
  const inside = lookup.metadataLocation ? record(lookup.metadataLocation) : null;
  return (each) => {
    if (wanted('metadataId') && each.id !== Number(lookup.metadataId)) return false;
    if (wanted('metadataKey') && each.key !== lookup.metadataKey) return false;
    if (wanted('metadataValue') && each.value !== lookup.metadataValue) return false;
    if (wanted('visibility') && each.visibility !== lookup.visibility) return false;
    if (wanted('locationType') && locationType(each) !== lookup.locationType) return false;
    return !inside || within(each, inside, lookup.locationMatchingStrategy === 'INTERSECTING_LOCATION');
  };
}

function locationType(each: Metadata): string {
  if (each.sheetId === null) return 'SPREADSHEET';
  if (each.dimension === null) return 'SHEET';
  return each.dimension === 'ROWS' ? 'ROW' : 'COLUMN';
}

function within(each: Metadata, location: Json, intersecting: boolean): boolean {
  if (location.spreadsheet === true) return intersecting || each.sheetId === null;
  const range = record(location.dimensionRange);
  if (!location.dimensionRange) {
    return each.sheetId === number(location.sheetId, 0) && (intersecting || each.dimension === null);
  }
  if (each.sheetId !== number(range.sheetId, 0) || each.dimension !== range.dimension) return false;
  const [start, end] = [number(range.startIndex, 0), number(range.endIndex, Number.POSITIVE_INFINITY)];
  return intersecting ? each.start < end && start < each.end : each.start === start && each.end === end;
}

export function searchMetadata(doc: SpreadsheetDoc, request: Json): Json {
  const filters = filtersOf(doc, list(request.dataFilters));
  if (filters.length === 0) refuse('dataFilters must have at least one filter.');
  const matched: Json[] = [];
  for (const each of doc.metadata) {
    const dataFilters = filters.filter(({ test }) => test(each)).map(({ filter }) => filter);
    if (dataFilters.length > 0) matched.push({ developerMetadata: metadataToApi(each), dataFilters });
  }
  return matched.length > 0 ? { matchedDeveloperMetadata: matched } : {};
}
