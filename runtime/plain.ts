/** Values as plain copies and as text, for results and logs. */
import { format, inspect } from 'node:util';
import { ScriptFunction, ServiceObject } from './service.ts';

/** A copy that JSON can hold: dates as ISO text, service objects by name, functions and undefined left out. */
export function plainCopy(value: unknown, path: unknown[] = []): unknown {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object') return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
  if (path.includes(value)) return '[circular]';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof ServiceObject) return value._class;
  if (value instanceof ScriptFunction) return '[function]';
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  const inner = [...path, value];
  if (Array.isArray(value)) return value.map((each) => plainCopy(each, inner));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plainCopy(each, inner)]));
}

/** The text of a log line: a first text may be a format for the values after it, as `'%s of %s'`. */
export function logText(values: unknown[]): string {
  const [first, ...rest] = values;
  if (typeof first === 'string' && rest.length > 0 && /%[sdifjoOc%]/.test(first))
    return format(first, ...rest.map((each) => (each instanceof ServiceObject ? each._class : plainCopy(each))));
  return values
    .map((each) =>
      typeof each === 'string'
        ? each
        : each instanceof ServiceObject
          ? each._class
          : inspect(plainCopy(each), { depth: 6 }),
    )
    .join(' ');
}
