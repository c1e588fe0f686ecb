/**
 * The only gate between a script's realm and the services. It alone knows both sides: arguments are
 * turned into host values, results into the realm's own, and every service call is announced to the
 * execution before it happens.
 */
import { types } from 'node:util';
import vm from 'node:vm';
import { BOOT, type Inside, type Outcome } from './realm.ts';
import { GasError, ScriptFunction, ServiceObject } from './service.ts';
import { checkArguments, type Overloads, overloadsOf, unknownMember } from './signatures.ts';

/** What the membrane asks of an execution. */
export type Meter = {
  now(): number;
  random(): number;
  /** Before a call: counts, charges, faults. @throws GasError */
  before(className: string, call: string): void;
  /** After a call took effect. @param value what it gives back @throws GasError */
  after(value: unknown): void;
};

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

/** What is worked out about a member once, for all its calls. */
type Member = { name: string; call: string; overloads: Overloads };
/** `members` are by class name: some classes of the script are one class here. */
type Shape = { methods: Set<string>; names: string[]; members: Map<string, Map<string, Member>> };

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
    shape = { methods, names: [...methods], members: new Map() };
    shapes.set(own, shape);
  }
  return shape;
}

function memberOf(object: ServiceObject, name: string): Member {
  const { members } = shapeOf(object);
  let known = members.get(object._class);
  if (!known) {
    known = new Map();
    members.set(object._class, known);
  }
  let member = known.get(name);
  if (!member) {
    member = { name, call: `${object._class}.${name}`, overloads: overloadsOf(object, name) };
    known.set(name, member);
  }
  return member;
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

/** What a method of the realm gets back when the call failed: it then throws `thrown`. */
const FAILED = Symbol('failed');

/**
 * Both directions of one realm. A realm is fresh, so code inside it is never warm: all that can be done
 * from outside, with the realm's own constructors, is done here.
 */
class Gate {
  readonly meter: Meter;
  readonly inside: Inside;
  thrown: unknown;
  private readonly proxies = new WeakMap<object, object>();
  private readonly objects = new WeakMap<object, ServiceObject>();
  /** Methods handed out so far, by class and name. */
  private readonly methods = new Map<string, Map<string, unknown>>();

  constructor(meter: Meter, boot: (host: object) => Inside) {
    this.meter = meter;
    this.inside = boot({
      FAILED,
      now: () => meter.now(),
      random: () => meter.random(),
      call: (proxy: object, name: string, args: unknown[]) => this.call(proxy, name, args),
      thrown: () => this.thrown,
    });
  }

  toHost(value: unknown, depth = 0): unknown {
    if (value === undefined) return null;
    if (depth > MAX_DEPTH) return '[circular]';
    if (typeof value === 'function') return new ScriptFunction(value);
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) {
      const out: unknown[] = new Array(value.length);
      for (let at = 0; at < value.length; at++) out[at] = this.toHost(value[at], depth + 1);
      return out;
    }
    const object = this.objects.get(value);
    if (object) return object;
    if (Object.getPrototypeOf(value) !== this.inside.plain) {
      if (types.isDate(value)) return new Date(value.getTime());
      if (types.isNativeError(value)) {
        const error = new Error(value.message);
        error.name = value.name;
        error.stack = String(value.stack);
        return error;
      }
    }
    const out: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      const each = (value as Record<string, unknown>)[key];
      if (each !== undefined) out[key] = this.toHost(each, depth + 1);
    }
    return out;
  }

  toRealm(value: unknown): unknown {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) {
      const out = new this.inside.Array(value.length) as unknown[];
      for (let at = 0; at < value.length; at++) {
        const each = value[at];
        out[at] = each === null || typeof each !== 'object' ? each : this.toRealm(each);
      }
      return out;
    }
    if (Object.getPrototypeOf(value) !== Object.prototype) {
      if (value instanceof ServiceObject) return this.wrap(value);
      if (value instanceof Date) return new this.inside.Date(value.getTime());
      if (value instanceof Error) return this.makeError(value.name, value.message, {});
      if (value instanceof ScriptFunction) return value.original;
    }
    const out = new this.inside.Object() as Record<string, unknown>;
    for (const key of Object.keys(value)) {
      const each = (value as Record<string, unknown>)[key];
      out[key] = each === null || typeof each !== 'object' ? each : this.toRealm(each);
    }
    return out;
  }

  makeError(name: string, message: string, extra: Record<string, unknown>): Error {
    const { errors } = this.inside;
    const error = new (errors[name] ?? errors.Error!)(message) as Error & Record<string, unknown>;
    if (error.name !== name) Object.defineProperty(error, 'name', { value: name, writable: true, configurable: true });
    for (const [key, each] of Object.entries(extra)) error[key] = this.toRealm(each);
    return error;
  }

  /** The realm's face of a service object; the same one each time. */
  wrap(object: ServiceObject): object {
    const known = this.proxies.get(object);
    if (known) return known;
    const proxy = new Proxy(new this.inside.Object(), new Face(this, object));
    this.proxies.set(object, proxy);
    this.objects.set(proxy, object);
    return proxy;
  }

  method(object: ServiceObject, name: string): unknown {
    let own = this.methods.get(object._class);
    if (!own) {
      own = new Map();
      this.methods.set(object._class, own);
    }
    let method = own.get(name);
    if (!method) {
      method = this.inside.method(name);
      own.set(name, method);
    }
    return method;
  }

  private call(proxy: object, name: string, realmArgs: unknown[]): unknown {
    try {
      const object = this.objects.get(proxy);
      if (!object) throw new GasError(`${name} was called without its object`, 'TypeError');
      const args: unknown[] = new Array(realmArgs.length);
      for (let at = 0; at < args.length; at++) args[at] = this.toHost(realmArgs[at]);
      const method = (object as unknown as Record<string, (...args: unknown[]) => unknown>)[name]!;
      if (object._free) return this.toRealm(method.apply(object, args) ?? null);
      const member = memberOf(object, name);
      this.meter.before(object._class, member.call);
      checkArguments(object, name, member.overloads, args);
      const value = method.apply(object, args) ?? null;
      this.meter.after(value);
      return this.toRealm(value);
    } catch (error) {
      this.thrown =
        error instanceof GasError
          ? this.makeError(error.name, error.message, error.extra)
          : this.makeError('Error', `The local runtime failed: ${(error as Error).stack ?? String(error)}`, {});
      return FAILED;
    }
  }
}

/** How a service object looks to the script: its public members, and no more. */
class Face implements ProxyHandler<object> {
  readonly gate: Gate;
  readonly object: ServiceObject;
  constructor(gate: Gate, object: ServiceObject) {
    this.gate = gate;
    this.object = object;
  }
  get(_target: object, key: string | symbol): unknown {
    const { gate, object } = this;
    if (typeof key === 'symbol') return key === Symbol.toStringTag ? object._class : undefined;
    if (key === 'then' || key === 'constructor' || key === '__proto__') return undefined;
    if (key === 'valueOf') return gate.inside.self;
    if (!key.startsWith('_')) {
      if (shapeOf(object).methods.has(key)) return gate.method(object, key);
      if (isField(object, key)) return gate.toRealm((object as unknown as Record<string, unknown>)[key]);
    }
    if (key === 'toJSON') return undefined;
    const { name, message } = unknownMember(object, key);
    throw gate.makeError(name, message, {});
  }
  has(_target: object, key: string | symbol): boolean {
    return typeof key === 'string' && (shapeOf(this.object).methods.has(key) || isField(this.object, key));
  }
  /** Templates take properties of the script's own; the value stays the realm's. */
  set(_target: object, key: string | symbol, value: unknown): boolean {
    if (typeof key !== 'string' || key.startsWith('_') || !this.object._assign) return this.refuse(key);
    this.object._assign(key, new ScriptFunction(value));
    return true;
  }
  ownKeys(): string[] {
    return [...shapeOf(this.object).names, ...Object.keys(this.object).filter((key) => !key.startsWith('_'))];
  }
  getOwnPropertyDescriptor(target: object, key: string | symbol): PropertyDescriptor | undefined {
    if (typeof key !== 'string' || !this.has(target, key)) return undefined;
    const value = this.get(target, key);
    return { configurable: true, enumerable: isField(this.object, key), writable: false, value };
  }
  defineProperty(_target: object, key: string | symbol): boolean {
    return this.refuse(key);
  }
  deleteProperty(_target: object, key: string | symbol): boolean {
    return this.refuse(key);
  }
  setPrototypeOf(): boolean {
    return this.refuse('__proto__');
  }
  private refuse(key: string | symbol): never {
    throw this.gate.makeError('TypeError', `Cannot set property ${String(key)} of a service object`, {});
  }
}

export function createRealm(meter: Meter, timeoutMs: number): Realm {
  // An ordinary global object, with no sandbox behind it, makes every look-up of a global faster; older Nodes lack it.
  const context = vm.createContext(vm.constants?.DONT_CONTEXTIFY ?? {}, { microtaskMode: 'afterEvaluate' });
  const gate = new Gate(meter, bootScript.runInContext(context) as (host: object) => Inside);

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
    define: (name, object) => gate.inside.define(name, gate.wrap(object)),
    toHost: (value) => gate.toHost(value),
    evaluate(source, fileName) {
      compiled(source, fileName).runInContext(context);
    },
    lookUp(path) {
      if (!/^[\p{L}_$][\p{L}\p{N}_$]*(\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u.test(path)) return undefined;
      const root = path.split('.')[0];
      if (compiled(`typeof ${root}`, 'look-up.js').runInContext(context) === 'undefined') return undefined;
      return compiled(path, 'look-up.js').runInContext(context);
    },
    invoke: (fn, self, args) => within(() => gate.inside.invoke(fn, self, gate.toRealm(args) as unknown[]), {}),
  };
}

function isField(object: ServiceObject, key: string): boolean {
  return !key.startsWith('_') && Object.hasOwn(object, key);
}
