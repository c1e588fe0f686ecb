/** Which of Google's members are written here: for the tables in README.md and COVERAGE.md, and to catch invented ones. */

import { Run } from './execute.ts';
import { declaration } from './reference.ts';
import { EnumGroup, GasError, ServiceObject } from './service.ts';
import { ConditionalFormatRuleBuilder } from './services/conditional.ts';
import { services } from './services/index.ts';
import { spreadsheetObject } from './services/spreadsheet-app.ts';
import { createWorld } from './world.ts';

export type Coverage = {
  /** As in Google's declarations: `Spreadsheet.Range`. */
  types: string;
  written: string[];
  missing: string[];
  /** Written here, and not in the declarations. */
  unknown: string[];
};

/** Some classes of different services have one name. */
const keyOf = (object: ServiceObject) => `${object._class} ${object._types}`;

type Step = [method: string, ...args: unknown[]];

/** By class, the calls that hand out an object of another class. */
const WAYS: Record<string, Step[]> = {
  SpreadsheetApp: [
    ['getActiveSpreadsheet'],
    ['newDataValidation'],
    ['newConditionalFormatRule'],
    ['newFilterCriteria'],
    ['newRichTextValue'],
    ['newTextStyle'],
  ],
  Spreadsheet: [
    ['addDeveloperMetadata', 'k'],
    ['getDeveloperMetadata'],
    ['getActiveSheet'],
    ['createTextFinder', 'x'],
    ['createDeveloperMetadataFinder'],
    ['getNamedRanges'],
  ],
  Sheet: [
    ['getRange', 1, 1],
    ['getRangeList', ['A1']],
    ['getRowGroup', 1, 1],
    ['protect'],
    ['newChart'],
    ['getConditionalFormatRules'],
  ],
  Range: [['getTextRotation'], ['getTextStyle'], ['getRichTextValue'], ['applyRowBanding'], ['createFilter']],
  EmbeddedChartBuilder: [['build']],
  DeveloperMetadata: [['getLocation']],
  FilterCriteriaBuilder: [['build']],
  DataValidationBuilder: [['requireDate'], ['build']],
  ConditionalFormatRule: [['getBooleanCondition']],
  FormApp: [
    ['create', 'f'],
    ['createTextValidation'],
    ['createParagraphTextValidation'],
    ['createCheckboxValidation'],
    ['createGridValidation'],
    ['createCheckboxGridValidation'],
  ],
  Form: [
    ...'Text ParagraphText MultipleChoice Checkbox List Scale Rating Grid CheckboxGrid Date DateTime Time Duration SectionHeader PageBreak'
      .split(' ')
      .map((each): Step => [`add${each}Item`]),
    ['addImageItem'],
    ['addVideoItem'],
    ['getItems'],
    ['createResponse'],
  ],
  TextItem: [['createResponse', 'x']],
  TextValidationBuilder: [['build']],
  ListItem: [['createChoice', 'a']],
  DriveApp: [['getRootFolder'], ['createFile', 'f', 'x'], ['getFiles'], ['getFolders']],
  File: [['getOwner']],
  DocumentApp: [['create', 'd']],
  Document: [['getBody']],
  Body: [
    ['appendParagraph', 'p'],
    ['appendListItem', 'l'],
    ['appendTable', [['c']]],
  ],
  Paragraph: [['editAsText']],
  Table: [['getRow', 0]],
  TableRow: [['getCell', 0]],
  PropertiesService: [['getScriptProperties']],
  CacheService: [['getScriptCache']],
  LockService: [['getScriptLock']],
  Utilities: [['newBlob', 'x']],
  HtmlService: [
    ['createHtmlOutput', 'x'],
    ['createTemplate', 'x'],
  ],
  Session: [['getActiveUser']],
  ScriptApp: [['newTrigger', 'f'], ['getService'], ['getAuthorizationInfo']],
  TriggerBuilder: [['timeBased']],
  ClockTriggerBuilder: [['everyDays', 1], ['create']],
};

/** @param run an execution of a world with a bound spreadsheet; it is written to */
export function coverage(run: Run): Coverage[] {
  const samples = new Map<string, ServiceObject>();
  // Rules need ranges, so they are prepared as a script would do it.
  const book = run.boundTo ? spreadsheetObject(run, run.boundTo) : null;
  const cell = book?.getActiveSheet().getRange(1, 1);
  if (book && cell) {
    book.setNamedRange('sample', cell);
    cell.shiftRowGroupDepth(1);
    const rule = new ConditionalFormatRuleBuilder(run, run.boundTo!).whenCellEmpty().setRanges([cell]).build();
    book.getActiveSheet().setConditionalFormatRules([rule]);
  }
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(each);
    if (!(value instanceof ServiceObject) || value instanceof EnumGroup || samples.has(keyOf(value))) return;
    samples.set(keyOf(value), value);
    for (const [name, field] of Object.entries(value)) if (!name.startsWith('_')) visit(field);
    for (const [method, ...args] of WAYS[value._class] ?? []) visit(called(value, method, args));
  };
  for (const service of services) for (const object of Object.values(service.globals?.(run) ?? {})) visit(object);
  return [...samples.values()]
    .filter((each) => declaration(each._types))
    .map(compare)
    .sort((a, b) => (a.types < b.types ? -1 : 1));
}

function called(object: ServiceObject, method: string, args: unknown[]): unknown {
  try {
    return (object as unknown as Record<string, (...given: unknown[]) => unknown>)[method]?.(...args);
  } catch (error) {
    // What is not emulated hands nothing out, and its class is then not in the table.
    if (error instanceof GasError) return null;
    throw error;
  }
}

function compare(object: ServiceObject): Coverage {
  const known = declaration(object._types)!;
  const declared = [...known.methods.keys(), ...known.fields.keys()].filter(
    (name) => !/^new[A-Z]\w+$/.test(name) || !['Docs', 'Sheets'].includes(object._types),
  );
  const own = membersOf(object);
  return {
    types: object._types,
    written: own.filter((name) => declared.includes(name)).sort(),
    missing: declared.filter((name) => !own.includes(name)).sort(),
    unknown: own.filter((name) => !declared.includes(name) && name !== 'toString' && !name.startsWith('new')).sort(),
  };
}

function membersOf(object: ServiceObject): string[] {
  const names = new Set(Object.keys(object));
  for (
    let at = Object.getPrototypeOf(object) as object;
    at !== Object.prototype;
    at = Object.getPrototypeOf(at) as object
  ) {
    for (const name of Object.getOwnPropertyNames(at)) names.add(name);
  }
  return [...names].filter((name) => name !== 'constructor' && !name.startsWith('_'));
}

/** The coverage of this very code: every service, reached in a world of its own. */
export function currentCoverage(): Coverage[] {
  const world = createWorld();
  const manifest = {
    dependencies: {
      enabledAdvancedServices: [
        { userSymbol: 'Docs', serviceId: 'docs', version: 'v1' },
        { userSymbol: 'Sheets', serviceId: 'sheets', version: 'v4' },
      ],
    },
  };
  world.push({ files: {}, manifest }, { boundTo: world.createSpreadsheet('Book').id });
  return coverage(new Run(world, 'coverage', { as: world.owner, kind: 'editor' }));
}

/** The page COVERAGE.md: what is not written, by class. */
export function coveragePage(rows: Coverage[]): string {
  const lines = rows
    .filter(({ missing }) => missing.length > 0)
    .map(({ types, written, missing }) => {
      const total = written.length + missing.length;
      return `| ${types} | ${written.length} of ${total} | ${missing.join(', ')} |`;
    });
  return [
    '# Members that are not written, by class',
    '',
    'Compared with @types/google-apps-script. Each of them throws «… is not emulated by the local runtime». A class that is',
    'not in this table is written whole; `README.md` has the table of all.',
    '',
    '| class | written | not written |',
    '| --- | --- | --- |',
    ...lines,
    '',
  ].join('\n');
}

/** The table of the README: a line for each service, its classes with how much of them is written. */
export function coverageTable(rows: Coverage[]): string {
  const services = new Map<string, Coverage[]>();
  for (const row of rows) {
    const name = row.types.split('.')[0]!;
    services.set(name, [...(services.get(name) ?? []), row]);
  }
  const share = (all: Coverage[]) => {
    const written = all.reduce((sum, each) => sum + each.written.length, 0);
    return `${written} of ${all.reduce((sum, each) => sum + each.missing.length, written)}`;
  };
  const lines = [...services].map(([name, all]) => {
    const classes = all.map((each) => `${each.types.split('.').at(-1)} ${share([each]).replace(' of ', '/')}`);
    return `| ${name.replace('_', ' ')} | ${share(all)} | ${classes.join(', ')} |`;
  });
  return [
    '| service | members written | by class |',
    '| --- | --- | --- |',
    ...lines,
    `| **all** | **${share(rows)}** | |`,
  ].join('\n');
}

const START = '<!-- coverage: made by npm run readme -->';
const END = '<!-- /coverage -->';

/** The README with its table of coverage made anew. */
export function withCoverage(readme: string, rows: Coverage[]): string {
  const [from, to] = [readme.indexOf(START), readme.indexOf(END)];
  if (from < 0 || to < from) throw new Error('The marks of the coverage table are missing');
  return `${readme.slice(0, from + START.length)}\n\n${coverageTable(rows)}\n\n${readme.slice(to)}`;
}
