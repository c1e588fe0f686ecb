/** What a realm is made of, inside. */
export type Outcome = { done: boolean; failed: boolean; value: unknown };

/** What the boot script hands out: the realm's own constructors, and what can only be made inside it. */
export type Inside = {
  /** The prototype of the realm's plain objects. */
  plain: object;
  Object: new () => object;
  Array: new (length: number) => unknown[];
  Date: new (instant: number) => object;
  errors: Record<string, new (message: string) => object>;
  self: unknown;
  method(name: string): unknown;
  define(name: string, value: object): void;
  invoke(fn: unknown, self: unknown, args: unknown[]): Outcome;
};

/**
 * The boot script of a realm, as text: it is evaluated inside each fresh context, so that every
 * object, function and error a script can reach has the realm's own constructors behind it. A host
 * object that leaked would carry the host's `Function`, and with it the process.
 */
export const BOOT = `(function (host) {
  'use strict';
  for (const name of ['console', 'WebAssembly', 'SharedArrayBuffer', 'Atomics']) delete globalThis[name];
  // Newer than the language level Apps Script is known to have.
  for (const name of ['toSorted', 'toReversed', 'toSpliced', 'with', 'findLast', 'findLastIndex', 'group', 'groupToMap'])
    delete Array.prototype[name];
  for (const name of ['toSorted', 'toReversed', 'with', 'findLast', 'findLastIndex'])
    delete Object.getPrototypeOf(Int8Array.prototype)[name];
  for (const name of ['groupBy']) { delete Object[name]; delete Map[name]; }
  for (const name of ['isWellFormed', 'toWellFormed']) delete String.prototype[name];
  for (const name of ['union', 'intersection', 'difference', 'symmetricDifference', 'isSubsetOf', 'isSupersetOf', 'isDisjointFrom'])
    delete Set.prototype[name];
  delete Array.fromAsync;
  delete Promise.withResolvers;
  delete globalThis.structuredClone;
  delete globalThis.Iterator;

  const RealDate = Date;
  const now = () => host.now();
  Object.defineProperty(RealDate, 'now', { value: now, writable: true, configurable: true });
  const VirtualDate = new Proxy(RealDate, {
    construct: (target, args, as) => Reflect.construct(target, args.length ? args : [now()], as),
    apply: (target) => new target(now()).toString(),
  });
  Object.defineProperty(RealDate.prototype, 'constructor', { value: VirtualDate, writable: true, configurable: true });
  Object.defineProperty(globalThis, 'Date', { value: VirtualDate, writable: true, configurable: true });
  Object.defineProperty(Math, 'random', { value: () => host.random(), writable: true, configurable: true });

  const { FAILED } = host;
  return {
    plain: Object.prototype,
    Object, Array, Date: RealDate,
    errors: { Error, TypeError, RangeError, SyntaxError, ReferenceError },
    self: { valueOf() { return this; } }.valueOf,
    method: (name) => ({
      [name](...args) {
        const value = host.call(this, name, args);
        if (value === FAILED) throw host.thrown();
        return value;
      },
    })[name],
    define(name, value) {
      Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
    },
    /** Calls a function value and keeps its outcome; a promise is followed, its outcome is there once microtasks ran. */
    invoke(fn, self, args) {
      const out = { done: false, failed: false, value: undefined };
      const value = fn.apply(self, args);
      if (value instanceof Promise) {
        value.then((v) => { out.done = true; out.value = v; }, (e) => { out.done = true; out.failed = true; out.value = e; });
      } else { out.done = true; out.value = value; }
      return out;
    },
  };
})`;
