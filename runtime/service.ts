/** What a service is made of: objects a script may hold, enums, and the errors it may catch. */
import type { Run } from './execute.ts';

/**
 * An object that a script may hold. Methods and properties of the class are visible to the script,
 * unless their names begin with `_`. Arguments and results are converted by the membrane: host code
 * sees host Dates, arrays and objects, and the very ServiceObject a script passes back.
 */
export abstract class ServiceObject {
  /** The name in call counts and in error messages, as `Range` or `SpreadsheetApp`. */
  abstract readonly _class: string;
  /** Where Google's type declarations have it, as `Spreadsheet.Range`; decides which unwritten members are known. */
  readonly _types: string = '';
  /** Objects that make no service call (enums, the console) are neither counted nor charged. */
  readonly _free: boolean = false;
  /** Only templates have it: they keep what a script writes to them, unseen by the host. */
  _assign?(key: string, value: ScriptFunction): void;
  toString(): string {
    return this._class;
  }
}

/** One value of an enum; the same object for the whole process, so that scripts may compare by identity. */
export class EnumValue extends ServiceObject {
  readonly _class: string;
  override readonly _free = true;
  readonly _name: string;
  readonly _ordinal: number;
  constructor(group: string, name: string, ordinal: number) {
    super();
    this._class = group;
    this._name = name;
    this._ordinal = ordinal;
  }
  override toString(): string {
    return this._name;
  }
  toJSON(): string {
    return this._name;
  }
  name(): string {
    return this._name;
  }
  ordinal(): number {
    return this._ordinal;
  }
  compareTo(other: EnumValue): number {
    return this._ordinal - other._ordinal;
  }
}

export class EnumGroup extends ServiceObject {
  readonly _class: string;
  override readonly _free = true;
  readonly _values: Map<string, EnumValue>;
  constructor(name: string, names: readonly string[]) {
    super();
    this._class = name;
    this._values = new Map(names.map((each, at) => [each, new EnumValue(name, each, at)]));
    for (const [each, value] of this._values) Object.defineProperty(this, each, { value, enumerable: true });
  }
  /** The value a service itself returns. */
  _of(name: string): EnumValue {
    const value = this._values.get(name);
    if (!value) throw new Error(`${this._class} has no ${name}`);
    return value;
  }
}

/** Declares an enum: `enumOf('BorderStyle', ['DOTTED', 'SOLID'])`; put it where scripts find it, as `SpreadsheetApp.BorderStyle`. */
export function enumOf(name: string, names: readonly string[]): EnumGroup {
  return new EnumGroup(name, names);
}

/** The name of an enum argument. A string where an enum is expected is refused, as at Google. */
export function enumName(group: EnumGroup, value: unknown): string {
  if (value instanceof EnumValue && group._values.get(value._name) === value) return value._name;
  throw new GasError(`Cannot convert ${String(value)} to ${group._class}.`);
}

/** An error that reaches the script as a catchable error of the script's own realm. */
export class GasError extends Error {
  readonly extra: Record<string, unknown>;
  constructor(message: string, name = 'Exception', extra: Record<string, unknown> = {}) {
    super(message);
    this.name = name;
    this.extra = extra;
  }
}

export function fail(message: string): never {
  throw new GasError(message);
}

/** The script asked for something that this runtime does not have. */
export function notEmulated(what: string): never {
  throw new GasError(`${what} is not emulated by the local runtime`, 'TypeError');
}

/** A function of the script, held by the host without being called from there. */
export class ScriptFunction {
  readonly original: unknown;
  constructor(original: unknown) {
    this.original = original;
  }
}

/** One service: what it puts into the realm, and what it needs around an execution. */
export type Service = {
  name: string;
  /** Globals for one execution, made before the script's files are evaluated. No state may live in them: it would be lost. */
  globals?: (run: Run) => Record<string, ServiceObject>;
  /**
   * OAuth scopes by `Class.method` or `Class.*`; any one of the list is enough. Scopes are the last
   * part of the address: `spreadsheets`, `script.send_mail`. A method without a line needs none.
   */
  scopes?: Record<string, readonly string[]>;
  /** After an execution ended in whatever way: locks are let go here. */
  endRun?: (run: Run) => void;
};
