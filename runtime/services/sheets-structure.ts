/** batchUpdate requests that change a spreadsheet's structure: sheets, rows and columns, and what hangs on them. */
import { mayEdit, PROTECTED } from '../access.ts';
import { addSheet, copySheetInto, deleteSheet, moveSheet, renameSheet } from '../sheets.ts';
import type { Dimension, Metadata, Protection, SpreadsheetDoc } from '../store.ts';
import { nextId } from '../store.ts';
import { type Axis, deleteDimension, insertDimension, moveDimension } from '../structure.ts';
import { cellRequests, demandSpan, fieldsMask, type Handler } from './sheets-cells.ts';
import { editingRequests } from './sheets-editing.ts';
import { checkMask, merge } from './sheets-mask.ts';
import { matchMetadata, metadataFromApi } from './sheets-metadata.ts';
import { sheetProperties } from './sheets-resource.ts';
import {
  bandingToApi,
  chartToApi,
  colorFromApi,
  gridOfSpan,
  type Json,
  list,
  metadataToApi,
  number,
  protectionToApi,
  record,
  refuse,
  sheetOf,
  spanOfGrid,
} from './sheets-shapes.ts';

export const requests: Record<string, Handler> = {
  ...cellRequests,
  ...editingRequests,

  addSheet(run, doc, request) {
    const properties = record(request.properties);
    const sheet = addSheet(run.world, doc, {
      ...(properties.title !== undefined && { name: String(properties.title) }),
      ...(properties.sheetId !== undefined && { id: Number(properties.sheetId) }),
      ...(properties.index !== undefined && { index: Number(properties.index) }),
    });
    applySheetProperties(doc, sheet, { ...properties, title: undefined, index: undefined });
    return { properties: sheetProperties(doc, sheet) };
  },
  deleteSheet(run, doc, request) {
    const sheet = sheetOf(doc, request.sheetId);
    demandSheet(run.as, doc, sheet);
    deleteSheet(doc, sheet);
    return undefined;
  },
  duplicateSheet(run, doc, request) {
    const source = sheetOf(doc, request.sourceSheetId);
    const copy = copySheetInto(run.world, doc, source, doc, {
      ...(request.newSheetName !== undefined && { name: String(request.newSheetName) }),
      ...(request.newSheetId !== undefined && { id: Number(request.newSheetId) }),
      index: number(request.insertSheetIndex, 0),
    });
    return { properties: sheetProperties(doc, copy) };
  },
  updateSheetProperties(run, doc, request) {
    const properties = record(request.properties);
    const sheet = sheetOf(doc, properties.sheetId);
    const mask = fieldsMask(request);
    demandSheet(run.as, doc, sheet);
    const wanted = merge(sheetProperties(doc, sheet), properties, mask);
    const grid = mask.get('gridProperties');
    const old = record(sheetProperties(doc, sheet).gridProperties);
    if (grid) wanted.gridProperties = merge(old, properties.gridProperties, grid);
    if (mask.has('*')) wanted.gridProperties = { ...old, ...record(properties.gridProperties) };
    const colored = mask.has('*') || mask.has('tabColor') || mask.has('tabColorStyle');
    applySheetProperties(
      doc,
      sheet,
      colored ? wanted : { ...wanted, tabColor: undefined, tabColorStyle: undefined },
      colored,
    );
    return undefined;
  },
  updateSpreadsheetProperties(_run, doc, request) {
    const properties = record(request.properties);
    const mask = fieldsMask(request);
    const given = (name: string) => (mask.has(name) || mask.has('*')) && properties[name] !== undefined;
    if (given('title')) doc.title = String(properties.title);
    if (given('locale')) doc.locale = String(properties.locale) as SpreadsheetDoc['locale'];
    if (given('timeZone')) doc.timeZone = String(properties.timeZone);
    return undefined;
  },

  updateDimensionProperties(run, doc, request) {
    const { sheet, axis, start, end } = dimensionRange(doc, request.range);
    demandSpan(
      run,
      doc,
      sheet,
      axis === 'ROWS' ? { r0: start, r1: end, c0: 0, c1: sheet.cols } : { r0: 0, r1: sheet.rows, c0: start, c1: end },
    );
    const mask = fieldsMask(request);
    const properties = record(request.properties);
    const dims = axis === 'ROWS' ? sheet.rowDims : sheet.colDims;
    while (dims.length < end) dims.push(null);
    for (let at = start; at < end; at++) {
      const dim: Dimension = { ...dims[at] };
      if (mask.has('pixelSize') || mask.has('*')) {
        if (properties.pixelSize !== undefined) dim.size = Number(properties.pixelSize);
      }
      if (mask.has('hiddenByUser') || mask.has('*')) {
        if (properties.hiddenByUser) dim.hidden = true;
        else delete dim.hidden;
      }
      dims[at] = Object.keys(dim).length > 0 ? dim : null;
    }
    return undefined;
  },
  autoResizeDimensions(_run, doc, request) {
    // Widths depend on fonts that are not measured here, so the request is checked and nothing changes.
    dimensionRange(doc, request.dimensions);
    return undefined;
  },
  appendDimension(_run, doc, request) {
    const sheet = sheetOf(doc, request.sheetId);
    const axis = axisOf(request.dimension);
    insertDimension(doc, sheet, axis, axis === 'ROWS' ? sheet.rows : sheet.cols, number(request.length, 0), 'before');
    return undefined;
  },
  insertDimension(run, doc, request) {
    const { sheet, axis, start, end } = dimensionRange(doc, request.range, true);
    const inherits = request.inheritFromBefore === true;
    if (inherits && start === 0) refuse('inheritFromBefore cannot be true when inserting at the first row or column.');
    demandSheet(run.as, doc, sheet);
    insertDimension(doc, sheet, axis, start, end - start, inherits ? 'before' : 'after');
    return undefined;
  },
  deleteDimension(run, doc, request) {
    const { sheet, axis, start, end } = dimensionRange(doc, request.range);
    demandSpan(
      run,
      doc,
      sheet,
      axis === 'ROWS' ? { r0: start, r1: end, c0: 0, c1: sheet.cols } : { r0: 0, r1: sheet.rows, c0: start, c1: end },
    );
    deleteDimension(doc, sheet, axis, start, end - start);
    return undefined;
  },
  moveDimension(run, doc, request) {
    const { sheet, axis, start, end } = dimensionRange(doc, request.source);
    demandSheet(run.as, doc, sheet);
    moveDimension(doc, sheet, axis, start, end, number(request.destinationIndex, 0));
    return undefined;
  },

  addProtectedRange(run, doc, request) {
    const given = record(request.protectedRange);
    const { sheet, span } = target(doc, given.range);
    const protection: Protection = {
      id: given.protectedRangeId === undefined ? nextId(doc) : Number(given.protectedRangeId),
      span,
      open: [],
      description: '',
      warningOnly: false,
      editors: [run.as],
      domainEdit: false,
      namedRangeId: null,
    };
    if (doc.sheets.some((each) => each.protections.some((one) => one.id === protection.id))) {
      refuse(`Cannot add protected range with id ${protection.id}: it already exists.`);
    }
    sheet.protections.push(protection);
    applyProtection(doc, protection, given, run.as);
    return { protectedRange: protectionToApi(doc, sheet, protection, true) };
  },
  updateProtectedRange(run, doc, request) {
    const given = record(request.protectedRange);
    const { sheet, protection } = protectionById(doc, given.protectedRangeId);
    if (!mayEdit(doc, protection, run.as)) refuse(PROTECTED);
    const mask = fieldsMask(request);
    const wanted = mask.has('*') ? given : Object.fromEntries(Object.entries(given).filter(([name]) => mask.has(name)));
    if (wanted.range) {
      const moved = target(doc, wanted.range);
      sheet.protections = sheet.protections.filter((each) => each !== protection);
      moved.sheet.protections.push(protection);
      protection.span = moved.span;
    }
    applyProtection(doc, protection, wanted, run.as);
    return undefined;
  },
  deleteProtectedRange(run, doc, request) {
    const { sheet, protection } = protectionById(doc, request.protectedRangeId);
    if (!mayEdit(doc, protection, run.as)) refuse(PROTECTED);
    sheet.protections = sheet.protections.filter((each) => each !== protection);
    return undefined;
  },

  createDeveloperMetadata(_run, doc, request) {
    const metadata = metadataFromApi(doc, record(request.developerMetadata));
    doc.metadata.push(metadata);
    return { developerMetadata: metadataToApi(metadata) };
  },
  updateDeveloperMetadata(_run, doc, request) {
    const given = record(request.developerMetadata);
    const mask = fieldsMask(request);
    const has = (name: string) => (mask.has(name) || mask.has('*')) && given[name] !== undefined;
    const found = matchMetadata(doc, list(request.dataFilters));
    for (const each of found) {
      if (has('metadataKey')) each.key = String(given.metadataKey);
      if (has('metadataValue')) each.value = String(given.metadataValue);
      if (has('visibility')) each.visibility = given.visibility as Metadata['visibility'];
      if (has('location')) {
        const moved = metadataFromApi(doc, { ...metadataToApi(each), metadataId: undefined, location: given.location });
        Object.assign(each, { sheetId: moved.sheetId, dimension: moved.dimension, start: moved.start, end: moved.end });
      }
    }
    return { developerMetadata: found.map(metadataToApi) };
  },
  deleteDeveloperMetadata(_run, doc, request) {
    const found = matchMetadata(doc, [request.dataFilter]);
    doc.metadata = doc.metadata.filter((each) => !found.includes(each));
    return { deletedDeveloperMetadata: found.map(metadataToApi) };
  },

  addNamedRange(run, doc, request) {
    const given = record(request.namedRange);
    const { sheet, span } = spanOfGrid(doc, given.range);
    const name = String(given.name ?? '');
    if (!/^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name)) refuse(`The name "${name}" is not a valid name for a named range.`);
    if (doc.namedRanges.some((each) => each.name === name))
      refuse(`A named range with the name "${name}" already exists.`);
    const id = given.namedRangeId ? String(given.namedRangeId) : run.world.randomText(12);
    doc.namedRanges.push({ id, name, sheetId: sheet.id, span });
    return { namedRange: { namedRangeId: id, name, range: gridOfSpan(sheet, span) } };
  },
  updateNamedRange(_run, doc, request) {
    const given = record(request.namedRange);
    const mask = fieldsMask(request);
    const found =
      doc.namedRanges.find((each) => each.id === given.namedRangeId) ?? refuse('No named range with that id.');
    if ((mask.has('name') || mask.has('*')) && given.name) found.name = String(given.name);
    if ((mask.has('range') || mask.has('*')) && given.range) {
      const { sheet, span } = spanOfGrid(doc, given.range);
      Object.assign(found, { sheetId: sheet.id, span });
    }
    return undefined;
  },
  deleteNamedRange(_run, doc, request) {
    const id = request.namedRangeId;
    if (!doc.namedRanges.some((each) => each.id === id)) refuse(`No named range with id: ${String(id)}`);
    doc.namedRanges = doc.namedRanges.filter((each) => each.id !== id);
    return undefined;
  },

  addBanding(_run, doc, request) {
    const given = record(request.bandedRange);
    const { sheet, span } = spanOfGrid(doc, given.range);
    if (
      sheet.bandings.some(
        (each) => each.span.r0 < span.r1 && span.r0 < each.span.r1 && each.span.c0 < span.c1 && span.c0 < each.span.c1,
      )
    ) {
      refuse('You cannot add alternating background colors to a range that already has alternating background colors.');
    }
    const rows = given.rowProperties ? record(given.rowProperties) : null;
    const cols = given.columnProperties ? record(given.columnProperties) : null;
    if (!rows && !cols) refuse('One of rowProperties and columnProperties must be set.');
    const banding = { id: number(given.bandedRangeId, 0) || nextId(doc), span, rows, cols };
    sheet.bandings.push(banding);
    return { bandedRange: bandingToApi(sheet, banding) };
  },
  updateBanding(_run, doc, request) {
    const given = record(request.bandedRange);
    const { sheet, banding } = bandingById(doc, given.bandedRangeId);
    const wanted = merge(bandingToApi(sheet, banding), given, fieldsMask(request));
    if (wanted.range) banding.span = spanOfGrid(doc, wanted.range).span;
    banding.rows = wanted.rowProperties ? record(wanted.rowProperties) : null;
    banding.cols = wanted.columnProperties ? record(wanted.columnProperties) : null;
    return undefined;
  },
  deleteBanding(_run, doc, request) {
    const { sheet, banding } = bandingById(doc, request.bandedRangeId);
    sheet.bandings = sheet.bandings.filter((each) => each !== banding);
    return undefined;
  },

  setBasicFilter(_run, doc, request) {
    const filter = record(request.filter);
    const { sheet, span } = spanOfGrid(doc, filter.range);
    const criteria: Record<string, Json> = {};
    for (const [col, each] of Object.entries(record(filter.criteria))) criteria[col] = record(each);
    for (const each of list(filter.filterSpecs).map(record)) {
      criteria[String(each.columnIndex)] = record(each.filterCriteria);
    }
    sheet.filter = { span, criteria, sortSpecs: list(filter.sortSpecs).map(record) };
    return undefined;
  },
  clearBasicFilter(_run, doc, request) {
    const sheet = sheetOf(doc, request.sheetId);
    sheet.filter = null;
    sheet.rowDims = sheet.rowDims.map((each) => (each?.filtered ? { ...each, filtered: false } : each));
    return undefined;
  },

  addConditionalFormatRule(_run, doc, request) {
    const { ranges, ...rule } = record(request.rule);
    const placed = list(ranges).map((each) => spanOfGrid(doc, each));
    const sheet = placed[0]?.sheet ?? refuse('A conditional format rule must have at least one range.');
    if (!rule.booleanRule && !rule.gradientRule)
      refuse('A conditional format rule must have a booleanRule or a gradientRule.');
    const index = number(request.index, 0);
    if (index > sheet.conditionals.length) refuse(`Invalid index: ${index}`);
    sheet.conditionals.splice(index, 0, { spans: placed.map((each) => each.span), rule });
    return undefined;
  },
  updateConditionalFormatRule(_run, doc, request) {
    const sheet = sheetOf(doc, request.sheetId ?? record(list(record(request.rule).ranges)[0]).sheetId);
    const index = number(request.index, 0);
    const old = sheet.conditionals[index] ?? refuse(`No conditional format on sheet: ${sheet.id} at index: ${index}`);
    if (request.newIndex !== undefined) {
      sheet.conditionals.splice(index, 1);
      sheet.conditionals.splice(Number(request.newIndex), 0, old);
      return { oldIndex: index, newIndex: Number(request.newIndex) };
    }
    const { ranges, ...rule } = record(request.rule);
    sheet.conditionals[index] = { spans: list(ranges).map((each) => spanOfGrid(doc, each).span), rule };
    return { newIndex: index };
  },
  deleteConditionalFormatRule(_run, doc, request) {
    const sheet = sheetOf(doc, request.sheetId);
    const index = number(request.index, 0);
    const old = sheet.conditionals[index] ?? refuse(`No conditional format on sheet: ${sheet.id} at index: ${index}`);
    sheet.conditionals.splice(index, 1);
    return { rule: { ranges: old.spans.map((each) => gridOfSpan(sheet, each)), ...old.rule } };
  },

  addChart(run, doc, request) {
    const given = record(request.chart);
    const position = { ...record(given.position) };
    let sheetId = record(record(position.overlayPosition).anchorCell).sheetId ?? position.sheetId;
    if (position.newSheet) {
      sheetId = addSheet(run.world, doc, {}).id;
      delete position.newSheet;
      position.sheetId = sheetId;
    }
    const sheet = sheetOf(doc, sheetId);
    const chart = { id: number(given.chartId, 0) || nextId(doc), spec: record(given.spec), position };
    sheet.charts.push(chart);
    return { chart: chartToApi(chart) };
  },
  updateChartSpec(_run, doc, request) {
    chartById(doc, request.chartId).chart.spec = record(request.spec);
    return undefined;
  },
  updateEmbeddedObjectPosition(_run, doc, request) {
    const { chart } = chartById(doc, request.objectId);
    const { overlayPosition } = record(request.newPosition);
    // the mask is of the overlay's own fields; the overlay itself is implied
    if (overlayPosition !== undefined) checkMask(fieldsMask(request), 'OverlayPosition');
    chart.position = { ...chart.position, ...record(request.newPosition) };
    return { position: chart.position };
  },
  deleteEmbeddedObject(_run, doc, request) {
    const { sheet, chart } = chartById(doc, request.objectId);
    sheet.charts = sheet.charts.filter((each) => each !== chart);
    return undefined;
  },
};

function axisOf(value: unknown): Axis {
  return value === 'ROWS' || value === 'COLUMNS' ? value : refuse(`Invalid dimension: ${String(value)}`);
}
function dimensionRange(doc: SpreadsheetDoc, value: unknown, inserting = false) {
  const range = record(value);
  const sheet = sheetOf(doc, range.sheetId);
  const axis = axisOf(range.dimension);
  const size = axis === 'ROWS' ? sheet.rows : sheet.cols;
  const start = number(range.startIndex, 0);
  const end = number(range.endIndex, size);
  if (start < 0 || end <= start) refuse(`endIndex[${end}] must be greater than startIndex[${start}]`);
  if (inserting ? start > size : end > size) {
    refuse(`Cannot reach ${axis.toLowerCase()} ${start} to ${end}: the sheet has ${size}.`);
  }
  return { sheet, axis, start, end };
}
/** A GridRange of which only the sheet may be given, and is then the whole sheet. */
function target(doc: SpreadsheetDoc, value: unknown) {
  const whole = Object.keys(record(value)).every((name) => name === 'sheetId');
  return whole ? { sheet: sheetOf(doc, record(value).sheetId), span: null } : spanOfGrid(doc, value);
}
function demandSheet(email: string, doc: SpreadsheetDoc, sheet: { protections: Protection[] }): void {
  if (sheet.protections.some((each) => !mayEdit(doc, each, email))) refuse(PROTECTED);
}

function applySheetProperties(
  doc: SpreadsheetDoc,
  sheet: ReturnType<typeof sheetOf>,
  properties: Json,
  colored = true,
): void {
  const grid = record(properties.gridProperties);
  if (properties.title !== undefined && properties.title !== sheet.name)
    renameSheet(doc, sheet, String(properties.title));
  if (properties.hidden === true && !sheet.hidden) {
    if (doc.sheets.every((each) => each.hidden || each === sheet))
      refuse("You can't hide all the sheets in a document.");
    sheet.hidden = true;
  } else if (properties.hidden !== true && 'sheetType' in properties) sheet.hidden = false;
  if (properties.hidden === false) sheet.hidden = false;
  resize(doc, sheet, 'ROWS', number(grid.rowCount, sheet.rows));
  resize(doc, sheet, 'COLUMNS', number(grid.columnCount, sheet.cols));
  if (properties.gridProperties) {
    const [rows, cols] = [number(grid.frozenRowCount, 0), number(grid.frozenColumnCount, 0)];
    if (rows >= sheet.rows || cols >= sheet.cols) refuse("You can't freeze all visible rows or columns on the sheet.");
    sheet.frozenRows = rows;
    sheet.frozenCols = cols;
    sheet.hideGridlines = grid.hideGridlines === true;
  }
  if (colored && ('tabColor' in properties || 'tabColorStyle' in properties || 'sheetType' in properties)) {
    sheet.tabColor = colorFromApi(properties.tabColor, properties.tabColorStyle) ?? null;
  }
  sheet.rightToLeft = properties.rightToLeft === true;
  if (properties.index !== undefined) moveSheet(doc, sheet, Number(properties.index));
}
function resize(doc: SpreadsheetDoc, sheet: ReturnType<typeof sheetOf>, axis: Axis, size: number): void {
  const now = axis === 'ROWS' ? sheet.rows : sheet.cols;
  if (size < 1) refuse(`Invalid ${axis === 'ROWS' ? 'rowCount' : 'columnCount'}: ${size}`);
  if (size > now) insertDimension(doc, sheet, axis, now, size - now, 'none');
  if (size < now) deleteDimension(doc, sheet, axis, size, now - size);
}

function applyProtection(doc: SpreadsheetDoc, protection: Protection, given: Json, as: string): void {
  if (given.description !== undefined) protection.description = String(given.description);
  if (given.warningOnly !== undefined) protection.warningOnly = given.warningOnly === true;
  if (given.namedRangeId !== undefined) protection.namedRangeId = String(given.namedRangeId);
  if (given.unprotectedRanges !== undefined) {
    protection.open = list(given.unprotectedRanges).map((each) => spanOfGrid(doc, each).span);
  }
  const editors = given.editors;
  if (editors === undefined || editors === null) return;
  if (protection.warningOnly) refuse('Editors are not supported with warning only protections.');
  const users = list(record(editors).users).map(String);
  // Nobody can lock himself out: the one who sets the editors stays one of them.
  protection.editors = [...new Set([as, ...users])].filter((each) => each !== doc.owner);
  protection.domainEdit = record(editors).domainUsersCanEdit === true;
}
function protectionById(doc: SpreadsheetDoc, id: unknown) {
  for (const sheet of doc.sheets) {
    const protection = sheet.protections.find((each) => each.id === Number(id));
    if (protection) return { sheet, protection };
  }
  return refuse(`No protected range with id: ${String(id)}`);
}
function bandingById(doc: SpreadsheetDoc, id: unknown) {
  for (const sheet of doc.sheets) {
    const banding = sheet.bandings.find((each) => each.id === Number(id));
    if (banding) return { sheet, banding };
  }
  return refuse(`No banded range with id: ${String(id)}`);
}
function chartById(doc: SpreadsheetDoc, id: unknown) {
  for (const sheet of doc.sheets) {
    const chart = sheet.charts.find((each) => each.id === Number(id));
    if (chart) return { sheet, chart };
  }
  return refuse(`No embedded object with id: ${String(id)}`);
}
