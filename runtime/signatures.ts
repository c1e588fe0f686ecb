/** Refusing what Google would refuse: members that are not there, and arguments that fit no signature. */
import { declaration, type Parameter } from './reference.ts';
import { EnumValue, GasError, ScriptFunction, ServiceObject } from './service.ts';

/** Members that take more than the declarations know yet; they look at their arguments themselves. */
const NEWER = new Set(['FormApp.create', 'ScriptApp.getAuthorizationInfo']);

export type Overloads = Parameter[][] | null;

/** The signatures of a member; null when its arguments are not checked here. */
export function overloadsOf(object: ServiceObject, member: string): Overloads {
  if (!object._types || NEWER.has(`${object._class}.${member}`)) return null;
  return declaration(object._types)?.methods.get(member) ?? null;
}

/** @throws GasError when no signature takes these arguments */
export function checkArguments(object: ServiceObject, member: string, overloads: Overloads, args: unknown[]): void {
  if (!overloads || overloads.some((each) => takes(each, args))) return;
  const given = args.map(kindOf).join(',');
  const space = object._types.split('.')[0]!;
  const service = SERVICES[space] ?? space;
  const owner = object._class === service ? service : `${service}.${object._class}`;
  throw new GasError(`The parameters (${given}) don't match the method signature for ${owner}.${member}.`);
}

/** The sentence for a member that an object does not have: one that Google has is called not emulated. */
export function unknownMember(object: ServiceObject, member: string): { name: string; message: string } {
  const known = object._types ? declaration(object._types) : undefined;
  const unwritten = known?.methods.has(member) || known?.fields.has(member);
  const ending = unwritten || !known ? 'is not emulated by the local runtime' : 'is not a function';
  return { name: 'TypeError', message: `${object._class}.${member} ${ending}` };
}

/** Google names a class in messages by the service that scripts know. */
const SERVICES: Record<string, string> = {
  Spreadsheet: 'SpreadsheetApp',
  Forms: 'FormApp',
  Document: 'DocumentApp',
  HTML: 'HtmlService',
  Mail: 'MailApp',
  Script: 'ScriptApp',
  Properties: 'PropertiesService',
  Cache: 'CacheService',
  Lock: 'LockService',
};

function takes(parameters: Parameter[], args: unknown[]): boolean {
  // A trailing `undefined` arrives as null and is as good as absent.
  let count = args.length;
  while (count > parameters.length && args[count - 1] === null) count--;
  const rest = parameters.at(-1)?.rest ? parameters.at(-1) : undefined;
  if (count > parameters.length && !rest) return false;
  for (let at = 0; at < parameters.length; at++) {
    const each = parameters[at]!;
    if (each.rest) break;
    if (at >= count) {
      if (!each.optional) return false;
    } else if (!fits(each.type, args[at])) return false;
  }
  return true;
}

function fits(type: string, value: unknown): boolean {
  if (value === null) return !/^(Integer|number|boolean)$/.test(type);
  if (/\bany\b|\bobject\b|\{|\|/.test(type)) return true;
  if (type.endsWith('[]') || type.startsWith('Array<')) return Array.isArray(value);
  switch (type) {
    case 'Integer':
    case 'number':
    case 'Byte':
      return typeof value === 'number';
    case 'Char':
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'Date':
    case 'Base.Date':
      return value instanceof Date;
  }
  // What is left are Google's own objects, enums and resources: never a bare string, number or boolean.
  return typeof value === 'object' || !/^[A-Z]/.test(type);
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (value instanceof EnumValue) return value._class;
  if (value instanceof ServiceObject) return value._class;
  if (value instanceof ScriptFunction) return 'Function';
  if (value instanceof Date) return 'Date';
  if (Array.isArray(value)) return value.length > 0 ? `${kindOf(value[0])}[]` : 'Array';
  if (typeof value === 'object') return 'Object';
  return typeof value === 'string' ? 'String' : typeof value;
}
