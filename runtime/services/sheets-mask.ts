/** Field masks: which fields of a resource a caller wants, or wants to change. */
import { fieldsOf, type Json, plainType, record, refuse } from './sheets-shapes.ts';

/** Children by field name; an empty map is the whole field, `*` is any name. */
export type Mask = Map<string, Mask>;

/** Scripts ask with the same few masks again and again. A mask is never changed once it is read. */
const known = new Map<string, Mask>();
const KNOWN_MASKS = 500;

/** Reads `sheets(properties(title,index),data.rowData),spreadsheetId`. @throws ApiProblem */
export function readMask(text: string): Mask {
  let mask = known.get(text);
  if (!mask) {
    mask = parseMask(text);
    if (known.size >= KNOWN_MASKS) known.clear();
    known.set(text, mask);
  }
  return mask;
}

function parseMask(text: string): Mask {
  const root: Mask = new Map();
  let at = 0;
  const readList = (target: Mask) => {
    for (;;) {
      readPath(target);
      if (text[at] !== ',') return;
      at++;
    }
  };
  const readPath = (target: Mask) => {
    let here = target;
    for (;;) {
      const name = /^[\s]*([A-Za-z_*][A-Za-z0-9_]*|\*)\s*/.exec(text.slice(at));
      if (!name) return refuse(`Invalid field selection ${text.slice(at) || text}`);
      at += name[0].length;
      const key = name[1]!.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
      const child = here.get(key) ?? new Map();
      here.set(key, child);
      here = child;
      if (text[at] === '(') {
        at++;
        readList(here);
        if (text[at] !== ')') return refuse(`Invalid field selection ${text}`);
        at++;
        return;
      }
      if (text[at] !== '.' && text[at] !== '/') return;
      at++;
    }
  };
  readList(root);
  if (at < text.length) refuse(`Invalid field selection ${text.slice(at)}`);
  return root;
}

/** Refuses a mask that names a field which the type does not have. */
export function checkMask(mask: Mask, type: string): void {
  const fields = fieldsOf(type);
  if (!fields) return;
  for (const [name, inner] of mask) {
    if (name === '*') continue;
    const declared = fields.get(name);
    if (declared === undefined) refuse(`Invalid field selection ${name}`);
    checkMask(inner, plainType(declared));
  }
}

/** Whether a mask asks for something at (or below, or above) a path. */
export function wants(mask: Mask | null, ...path: string[]): boolean {
  let here = mask;
  for (const name of path) {
    if (!here || here.size === 0 || here.has('*')) return true;
    const next = here.get(name);
    if (!next) return false;
    here = next;
  }
  return true;
}

export function prune(value: unknown, mask: Mask): unknown {
  if (mask.size === 0 || mask.has('*') || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const out: unknown[] = new Array(value.length);
    for (let at = 0; at < value.length; at++) out[at] = prune(value[at], mask);
    return out;
  }
  const out: Json = {};
  for (const [name, inner] of mask) {
    const each = (value as Json)[name];
    if (each !== undefined) out[name] = prune(each, inner);
  }
  return out;
}

/** `target` with the masked fields taken from `source`; a field that `source` lacks is removed. */
export function merge(target: unknown, source: unknown, mask: Mask): Json {
  if (mask.size === 0 || mask.has('*')) return { ...record(source) };
  const out: Json = { ...record(target) };
  for (const [name, inner] of mask) {
    const given = record(source)[name];
    if (inner.size > 0) {
      const merged = merge(out[name], given, inner);
      if (Object.keys(merged).length > 0) out[name] = merged;
      else delete out[name];
    } else if (given === undefined || given === null) delete out[name];
    else out[name] = given;
    dropTwin(out, name, mask);
  }
  return out;
}

/** `backgroundColor` and `backgroundColorStyle` are one field under two names: the one that was written wins. */
function dropTwin(out: Json, name: string, mask: Mask): void {
  const twin = name.endsWith('ColorStyle') ? name.slice(0, -5) : name.endsWith('Color') ? `${name}Style` : undefined;
  if (twin && !mask.has(twin)) delete out[twin];
}
