/** Google's own declarations, read from @types/google-apps-script: which members exist, and what they take. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type Parameter = { name: string; type: string; optional: boolean; rest: boolean };
export type Declared = { extends: string[]; methods: Map<string, Parameter[][]>; fields: Map<string, string> };

const FILES = [
  'spreadsheet',
  'forms',
  'document',
  'drive',
  'base',
  'html',
  'mail',
  'script',
  'properties',
  'cache',
  'lock',
  'utilities',
  'url-fetch',
]
  .map((each) => `google-apps-script.${each}.d.ts`)
  .concat('apis/sheets_v4.d.ts', 'apis/docs_v1.d.ts');

type Source = { interfaces: Map<string, { extends: string[]; bodies: string[] }>; enums: Map<string, string[]> };

let source: Source | undefined;
const declared = new Map<string, Declared | undefined>();

/** The files are read once; the members of an interface when somebody asks for them. */
function sources(): Source {
  if (source) return source;
  source = { interfaces: new Map(), enums: new Map() };
  const folder = dirname(createRequire(import.meta.url).resolve('@types/google-apps-script/package.json'));
  for (const file of FILES) readDeclarations(readFileSync(join(folder, file), 'utf8'), source);
  return source;
}

/** Enums of a namespace with the names of their values, as `BorderStyle` of `Spreadsheet`. */
export function enumsOf(space: string): [string, string[]][] {
  return [...sources().enums]
    .filter(([address]) => address.startsWith(`${space}.`))
    .map(([address, names]) => [address.slice(space.length + 1), names]);
}

/**
 * An interface with what it inherits, by its address within the GoogleAppsScript namespace, as `Spreadsheet.Range`;
 * undefined when Google declares no such thing.
 */
export function declaration(address: string): Declared | undefined {
  if (!declared.has(address)) declared.set(address, readInterface(address));
  return declared.get(address);
}

function readInterface(address: string): Declared | undefined {
  const found = sources().interfaces.get(address);
  if (!found) return undefined;
  const own: Declared = { extends: found.extends, methods: new Map(), fields: new Map() };
  for (const body of found.bodies) readMembers(body, own);
  const all: Declared = { extends: [], methods: own.methods, fields: own.fields };
  const space = address.slice(0, address.lastIndexOf('.'));
  for (const parent of own.extends) {
    const from = declaration(parent.includes('.') ? parent : `${space}.${parent}`);
    for (const [name, value] of from?.methods ?? []) if (!all.methods.has(name)) all.methods.set(name, value);
    for (const [name, value] of from?.fields ?? []) if (!all.fields.has(name)) all.fields.set(name, value);
  }
  return all;
}

function readDeclarations(file: string, into: Source): void {
  const text = file.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
  const opener = /(?:namespace|interface|enum|class)\s+(\w+)(?:<[^>{]*>)?(?:\s+extends\s+([^{]+))?\s*\{|\}/g;
  const path: string[] = [];
  for (let match = opener.exec(text); match; match = opener.exec(text)) {
    if (!match[1]) {
      path.pop();
      continue;
    }
    path.push(match[1]);
    if (match[0].startsWith('namespace')) continue;
    const end = closing(text, opener.lastIndex);
    const body = text.slice(opener.lastIndex, end);
    const address = path.filter((each) => each !== 'GoogleAppsScript').join('.');
    if (match[0].startsWith('enum')) into.enums.set(address, body.match(/\w+(?=\s*(=[^,]*)?(,|$))/g) ?? []);
    else {
      const found = into.interfaces.get(address) ?? { extends: [], bodies: [] };
      found.extends.push(...(match[2]?.split(',').map((each) => each.trim()) ?? []));
      found.bodies.push(body);
      into.interfaces.set(address, found);
    }
    opener.lastIndex = end;
  }
}

/** Where the block that began before `from` closes. */
function closing(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at;
  }
  return text.length;
}

function readMembers(body: string, into: Declared): void {
  for (const member of splitOutside(body, ';')) {
    const method = /^\s*(\w+)\s*(?:<[^(]*>)?\(([\s\S]*)\)\s*:/.exec(member);
    const field = /^\s*(?:readonly\s+)?(\w+)\??\s*:\s*([\s\S]+)$/.exec(member);
    if (method) {
      const overloads = into.methods.get(method[1]!) ?? [];
      overloads.push(
        splitOutside(method[2]!, ',')
          .map(readParameter)
          .filter((each) => each !== null),
      );
      into.methods.set(method[1]!, overloads);
    } else if (field) into.fields.set(field[1]!, field[2]!.replace(/\s+/g, ' ').trim());
  }
}

function readParameter(text: string): Parameter | null {
  const match = /^\s*(\.\.\.)?(\w+)(\?)?\s*:\s*([\s\S]+?)\s*$/.exec(text);
  return (
    match && {
      name: match[2]!,
      type: match[4]!.replace(/\s+/g, ' '),
      optional: match[3] === '?',
      rest: match[1] === '...',
    }
  );
}

function splitOutside(text: string, separator: string): string[] {
  const out: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if ('([{<'.includes(letter)) depth++;
    else if (')]}'.includes(letter) || (letter === '>' && text[at - 1] !== '=')) depth--;
    else if (letter === separator && depth <= 0) {
      out.push(text.slice(from, at));
      from = at + 1;
    }
  }
  out.push(text.slice(from));
  return out;
}
