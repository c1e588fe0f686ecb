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
  .concat('apis/sheets_v4.d.ts');

let declared: Map<string, Declared> | undefined;

/** Interfaces by their address within the GoogleAppsScript namespace, as `Spreadsheet.Range`. */
export function declarations(): Map<string, Declared> {
  if (declared) return declared;
  declared = new Map();
  const folder = dirname(createRequire(import.meta.url).resolve('@types/google-apps-script/package.json'));
  for (const file of FILES) readDeclarations(readFileSync(join(folder, file), 'utf8'), declared);
  return declared;
}

/** A declaration with what it inherits; undefined when Google declares no such thing. */
export function declaration(address: string): Declared | undefined {
  const own = declarations().get(address);
  if (!own || own.extends.length === 0) return own;
  const all: Declared = { extends: [], methods: new Map(own.methods), fields: new Map(own.fields) };
  const space = address.slice(0, address.lastIndexOf('.'));
  for (const parent of own.extends) {
    const from = declaration(parent.includes('.') ? parent : `${space}.${parent}`);
    for (const [name, value] of from?.methods ?? []) if (!all.methods.has(name)) all.methods.set(name, value);
    for (const [name, value] of from?.fields ?? []) if (!all.fields.has(name)) all.fields.set(name, value);
  }
  return all;
}

function readDeclarations(source: string, into: Map<string, Declared>): void {
  const text = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
  const opener = /(?:namespace|interface|enum|class)\s+(\w+)(?:<[^>{]*>)?(?:\s+extends\s+([^{]+))?\s*\{|\}/g;
  const path: string[] = [];
  for (let match = opener.exec(text); match; match = opener.exec(text)) {
    if (!match[1]) {
      path.pop();
      continue;
    }
    path.push(match[1]);
    if (!match[0].startsWith('interface')) {
      if (match[0].startsWith('enum')) {
        opener.lastIndex = closing(text, opener.lastIndex);
      }
      continue;
    }
    const end = closing(text, opener.lastIndex);
    const address = path.filter((each) => each !== 'GoogleAppsScript').join('.');
    const found: Declared = into.get(address) ?? { extends: [], methods: new Map(), fields: new Map() };
    found.extends.push(...(match[2]?.split(',').map((each) => each.trim()) ?? []));
    readMembers(text.slice(opener.lastIndex, end), found);
    into.set(address, found);
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
  const out = [''];
  let depth = 0;
  for (const letter of text) {
    if ('([{<'.includes(letter)) depth++;
    else if (')]}>'.includes(letter)) depth--;
    if (letter === separator && depth <= 0) out.push('');
    else out[out.length - 1] += letter;
  }
  return out;
}
