/**
 * The only gate between a script's realm and the services. It alone knows both sides: arguments are
 * turned into host values, results into the realm's own, and every service call is announced to the
 * execution before it happens.
 */
import { types } from 'node:util';
import vm from 'node:vm';
import { BOOT } from './realm.ts';
import { GasError, ScriptFunction, ServiceObject } from './service.ts';
import { checkArguments, unknownMember } from './signatures.ts';

/** What the membrane asks of an execution. */
export type Meter = {
  now(): number;
  random(): number;
  /** Before a call: counts, charges, faults. @throws GasError */
  before(className: string, call: string): void;
  /** After a call took effect. @throws GasError */
  after(): void;
};

export type Outcome = { done: boolean; failed: boolean; value: unknown };

export type Realm = {
  /** Does work in the realm under the watchdog, which costs a thread: one for all that an execution does. */
  guard<T>(work: () => T): T;
  define(name: string, object: ServiceObject): void;
  evaluate(source: string, fileName: string): void;
  /** The value of a name or dotted path, wherever the script declared it; undefined when there is none. */
  lookUp(path: string): unknown;
  /** Runs a function of the script to its end, its microtasks included. */
  invoke(fn: unknown, self: unknown, args: unknown[]): Outcome;
  toHost(value: unknown): unknown;
};

/** A value nested deeper is taken to refer to itself. */
const MAX_DEPTH = 100;

type Shape = { methods: Set<string>; names: string[] };

const shapes = new WeakMap<object, Shape>();
/** By source, then by file name: hashing a bundle again for each execution would cost more than finding it. */
const scripts = new Map<string, Map<string, vm.Script>>();
const bootScript = new vm.Script(BOOT, { filename: 'realm-boot.js' });
const invokeScript = new vm.Script('__invoke()', { filename: 'invoke.js' });

/** The members a class writes, its ancestors' included. */
function shapeOf(object: ServiceObject): Shape {
  const own = Object.getPrototypeOf(object) as object;
  let shape = shapes.get(own);
  if (!shape) {
    const methods = new Set<string>();
    for (let at = own; at && at !== Object.prototype; at = Object.getPrototypeOf(at) as object) {
      for (const name of Object.getOwnPropertyNames(at)) {
        if (name === 'constructor' || name.startsWith('_')) continue;
        if (typeof Object.getOwnPropertyDescriptor(at, name)?.value === 'function') methods.add(name);
      }
    }
    shape = { methods, names: [...methods] };
    shapes.set(own, shape);
  }
  return shape;
}

function compiled(source: string, fileName: string): vm.Script {
  let named = scripts.get(source);
  if (!named) {
    if (scripts.size > 200) scripts.clear();
    named = new Map();
    scripts.set(source, named);
  }
  let script = named.get(fileName);
  if (!script) {
    script = new vm.Script(source, { filename: fileName });
    named.set(fileName, script);
  }
  return script;
}

export function createRealm(meter: Meter, timeoutMs: number): Realm {
  // An ordinary global object, with no sandbox behind it, makes every look-up of a global faster; older Nodes lack it.
  const context = vm.createContext(vm.constants?.DONT_CONTEXTIFY ?? {}, { microtaskMode: 'afterEvaluate' });
  const proxies = new WeakMap<object, object>();
  const objects = new WeakMap<object, ServiceObject>();

  function toHost(value: unknown, depth = 0): unknown {
    if (value === undefined) return null;
    if (depth > MAX_DEPTH) return '[circular]';
    if (typeof value === 'function') return new ScriptFunction(value);
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) {
      const out: unknown[] = new Array(value.length);
      for (let at = 0; at < value.length; at++) out[at] = toHost(value[at], depth + 1);
      return out;
    }
    const object = objects.get(value);
    if (object) return object;
    if (types.isDate(value)) return new Date(value.getTime());
    if (types.isNativeError(value)) {
      const error = new Error(value.message);
      error.name = value.name;
      error.stack = String(value.stack);
      return error;
    }
    const out: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      const each = (value as Record<string, unknown>)[key];
      if (each !== undefined) out[key] = toHost(each, depth + 1);
    }
    return out;
  }

  function call(proxy: object, member: string, realmArgs: unknown[]): { value?: unknown; error?: object } {
    try {
      const object = objects.get(proxy);
      if (!object) throw new GasError(`${member} was called without its object`, 'TypeError');
      const args: unknown[] = new Array(realmArgs.length);
      for (let at = 0; at < args.length; at++) args[at] = toHost(realmArgs[at]);
      const method = (object as unknown as Record<string, (...args: unknown[]) => unknown>)[member]!;
      if (object._free) return { value: method.apply(object, args) ?? null };
      meter.before(object._class, `${object._class}.${member}`);
      checkArguments(object, member, args);
      const value = method.apply(object, args) ?? null;
      meter.after();
      return { value };
    } catch (error) {
      if (error instanceof GasError) return { error: { name: error.name, message: error.message, extra: error.extra } };
      const cause = error as Error;
      return {
        error: { name: 'Error', message: `The local runtime failed: ${cause.stack ?? cause.message}`, extra: {} },
      };
    }
  }

  const host = {
    now: () => meter.now(),
    random: () => meter.random(),
    kind(value: object): number {
      if (value instanceof ServiceObject) return 1;
      if (value instanceof Date) return 2;
      if (value instanceof Error) return 3;
      return value instanceof ScriptFunction ? 4 : 0;
    },
    original: (value: ScriptFunction) => value.original,
    proxyOf: (object: object) => proxies.get(object),
    register(object: ServiceObject, proxy: object) {
      proxies.set(object, proxy);
      objects.set(proxy, object);
    },
    className: (object: ServiceObject) => object._class,
    has: (object: ServiceObject, key: string) => shapeOf(object).methods.has(key) || isField(object, key),
    isValue: (object: ServiceObject, key: string) => isField(object, key),
    names: (object: ServiceObject) => [
      ...shapeOf(object).names,
      ...Object.keys(object).filter((key) => !key.startsWith('_')),
    ],
    member(object: ServiceObject, key: string): { kind: number; value?: unknown; error?: object } {
      if (!key.startsWith('_')) {
        if (shapeOf(object).methods.has(key)) return { kind: 1 };
        if (isField(object, key)) return { kind: 2, value: (object as unknown as Record<string, unknown>)[key] };
      }
      if (key === 'toJSON') return { kind: 0 };
      return { kind: 3, error: { ...unknownMember(object, key), extra: {} } };
    },
    /** Whether the object takes properties of the script's own; the value stays the realm's. */
    assign(object: ServiceObject, key: string, value: unknown): boolean {
      if (!object._assign || key.startsWith('_')) return false;
      object._assign(key, new ScriptFunction(value));
      return true;
    },
    call,
  };
  const boot = bootScript.runInContext(context) as (host: object) => {
    define(name: string, object: ServiceObject): void;
    toRealm(value: unknown): unknown;
    invoke(fn: unknown, self: unknown, args: unknown[]): Outcome;
  };
  const inside = boot(host);

  const sandbox = context as Record<string, unknown>;
  /** Host work inside a script of the realm: what it throws is thrown here, and microtasks run after it. */
  function within<T>(work: () => T, options: vm.RunningScriptOptions): T {
    let result: T | undefined;
    sandbox.__invoke = () => {
      delete sandbox.__invoke;
      result = work();
    };
    try {
      invokeScript.runInContext(context, options);
    } finally {
      delete sandbox.__invoke;
    }
    return result as T;
  }

  return {
    guard: (work) => within(work, { timeout: timeoutMs }),
    define: inside.define,
    toHost: (value) => toHost(value),
    evaluate(source, fileName) {
      compiled(source, fileName).runInContext(context);
    },
    lookUp(path) {
      if (!/^[\p{L}_$][\p{L}\p{N}_$]*(\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u.test(path)) return undefined;
      const root = path.split('.')[0];
      if (compiled(`typeof ${root}`, 'look-up.js').runInContext(context) === 'undefined') return undefined;
      return compiled(path, 'look-up.js').runInContext(context);
    },
    invoke: (fn, self, args) => within(() => inside.invoke(fn, self, args), {}),
  };
}

function isField(object: ServiceObject, key: string): boolean {
  return !key.startsWith('_') && Object.hasOwn(object, key);
}
