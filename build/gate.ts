/** What must hold before Code.js may be pushed. Apps Script itself reports none of this until a trigger fails at a school. */
import vm from 'node:vm';
import { type FunctionDeclaration, type Node, type Program, parse, tokenizer, tokTypes } from 'acorn';

export type GateReport = { problems: string[]; bytes: number; loadMs: number };

/** Every run loads the whole of it. Google publishes no limit; it grows with every stage, and the bench shows what a load costs. */
export const MAX_BYTES = 1000 * 1024;
const LOAD_TIMEOUT_MS = 2000;

/** Services and other names Apps Script puts on the global object. Touching one while loading needs consent onOpen has not got. */
const SERVICES =
  'SpreadsheetApp Sheets FormApp Forms MailApp GmailApp Gmail DocumentApp Docs DriveApp Drive SlidesApp CalendarApp ContactsApp ' +
  'GroupsApp ScriptApp PropertiesService CacheService LockService Utilities Session HtmlService ContentService UrlFetchApp ' +
  'CardService Logger Browser Charts LanguageApp LinearOptimizationService Maps XmlService Jdbc People AdminDirectory BigQuery';

/** Present in Node's contexts, absent from Apps Script. */
const NOT_OURS = ['console', 'WebAssembly', 'SharedArrayBuffer', 'Atomics'];

/** Zod calls URL, atob or File inside these; without them valid input is refused in silence. */
const BANNED_FORMATS = /\.(url|httpUrl|ipv6|cidrv6|base64|base64url|jwt|file)\(/g;

/**
 * @param source a file of src/, as text
 * @returns the zod formats in it that need globals Apps Script lacks
 */
export function bannedFormats(source: string): string[] {
  if (!/from ['"]zod/.test(source)) return [];
  return [...source.matchAll(/\bz(?=\.)/g)].flatMap((at) => {
    BANNED_FORMATS.lastIndex = at.index + 1;
    const found = BANNED_FORMATS.exec(source);
    return found && found.index === at.index + 1 ? [`z.${found[1]}`] : [];
  });
}

function parsed(code: string): Program | string {
  try {
    return parse(code, { ecmaVersion: 2020, sourceType: 'script' });
  } catch (error) {
    return `Code.js is not an ES2020 script: ${(error as Error).message}`;
  }
}

/** Strings only: a range of letters in a regular expression is short however it is spelt. */
function escapedCyrillic(code: string): string | undefined {
  for (const token of tokenizer(code, { ecmaVersion: 2020, sourceType: 'script' })) {
    if (token.type !== tokTypes.string && token.type !== tokTypes.template) continue;
    const spelt = code.slice(token.start, token.end);
    if (/\\u04[0-9a-f]{2}/i.test(spelt)) return spelt.slice(0, 40);
  }
  return undefined;
}

function declarations(program: Program): Map<string, FunctionDeclaration> {
  return new Map(program.body.flatMap((node) => (node.type === 'FunctionDeclaration' ? [[node.id.name, node]] : [])));
}

function isEmptyFunction(source: string): boolean {
  const first = parse(`(${source})`, { ecmaVersion: 2020 }).body[0] as Node & {
    expression: { body: Node & { body?: unknown } };
  };
  const { body } = first.expression;
  return body.type === 'BlockStatement' && Array.isArray(body.body) && body.body.length === 0;
}

function stubs(code: string, names: readonly string[], found: Map<string, FunctionDeclaration>): string[] {
  const missing = names
    .filter((name) => !found.has(name))
    .map((name) => `${name} is not a top-level function: nothing can call it`);
  const hidden = names
    .filter((name) => name.endsWith('_'))
    .map((name) => `${name} ends with _: google.script.run cannot see it`);
  const extra = [...found.keys()]
    .filter((name) => !names.includes(name))
    .map((name) => `${name} is a top-level function but no export of src/main.ts: anyone with the file could call it`);
  return [
    ...missing,
    ...hidden,
    ...extra,
    ...(code.includes('__webpack_exports__') ? ['__webpack_exports__ is left in the code'] : []),
  ];
}

type Loaded = { problems: string[]; loadMs: number; source: (name: string) => string | undefined };

function loaded(code: string): Loaded {
  const touched = new Set<string>();
  const realm = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } });
  vm.runInContext(NOT_OURS.map((name) => `delete globalThis.${name};`).join(''), realm);
  for (const name of SERVICES.split(' ')) {
    Object.defineProperty(realm, name, {
      configurable: true,
      get() {
        touched.add(name);
        throw new Error(`${name} was used while Code.js was loading`);
      },
    });
  }
  const started = performance.now();
  const problems: string[] = [];
  try {
    new vm.Script(code, { filename: 'Code.js' }).runInContext(realm, { timeout: LOAD_TIMEOUT_MS });
  } catch (error) {
    problems.push(`Code.js throws while loading: ${(error as Error).message}`);
  }
  const loadMs = performance.now() - started;
  for (const name of touched)
    problems.push(`${name} is used while Code.js loads: onOpen would die before the menu is made`);
  const source = (name: string): string | undefined =>
    vm.runInContext(`typeof ${name} === 'function' ? Function.prototype.toString.call(${name}) : undefined`, realm);
  return { problems, loadMs, source };
}

/** A stub that stays as written was never joined to the application: calling it does nothing and reports success. */
function unreached(
  code: string,
  names: readonly string[],
  found: Map<string, FunctionDeclaration>,
  realm: Loaded,
): string[] {
  return names.flatMap((name) => {
    const declared = found.get(name);
    if (!declared) return [];
    const now = realm.source(name);
    if (now === undefined) return [`${name} is not a function once Code.js is loaded`];
    const stub = code.slice(declared.start, declared.end);
    if (isEmptyFunction(now)) {
      return [
        now === stub
          ? `${name} is still the empty stub: it reaches no code`
          : `${name} does nothing: its body is empty`,
      ];
    }
    return [];
  });
}

/**
 * @param code the text of Code.js
 * @param names the exports of src/main.ts
 */
export function gate(code: string, names: readonly string[]): GateReport {
  const bytes = Buffer.byteLength(code);
  const program = parsed(code);
  if (typeof program === 'string') return { problems: [program], bytes, loadMs: Number.NaN };
  const found = declarations(program);
  const realm = loaded(code);
  const problems = [...stubs(code, names, found), ...realm.problems, ...unreached(code, names, found, realm)];
  const escaped = escapedCyrillic(code);
  if (escaped) problems.push(`Cyrillic is escaped: ${escaped}`);
  if (bytes > MAX_BYTES)
    problems.push(`Code.js is ${Math.ceil(bytes / 1024)} KB; at most ${MAX_BYTES / 1024} KB may be pushed`);
  if (names.length === 0) problems.push('src/main.ts exports nothing: there is nothing to call');
  return { problems, bytes, loadMs: realm.loadMs };
}
