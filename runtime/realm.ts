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

  const methods = Object.create(null);
  const { isArray } = Array;
  const keysOf = Object.keys;

  function makeError(e) {
    const make = { TypeError, RangeError, SyntaxError, ReferenceError }[e.name] || Error;
    const error = new make(e.message);
    if (error.name !== e.name) Object.defineProperty(error, 'name', { value: e.name, writable: true, configurable: true });
    for (const key of keysOf(e.extra)) error[key] = toRealm(e.extra[key]);
    return error;
  }
  function toRealm(v) {
    if (v === null || typeof v !== 'object') return v;
    if (isArray(v)) {
      const length = v.length, out = [];
      for (let i = 0; i < length; i++) { const each = v[i]; out.push(each === null || typeof each !== 'object' ? each : toRealm(each)); }
      return out;
    }
    switch (host.kind(v)) {
      case 1: return wrap(v);
      case 2: return new RealDate(v.getTime());
      case 3: return makeError({ name: v.name, message: v.message, extra: {} });
      case 4: return host.original(v);
    }
    const out = {};
    for (const key of keysOf(v)) out[key] = toRealm(v[key]);
    return out;
  }
  function method(className, name) {
    const key = className + '.' + name;
    return methods[key] || (methods[key] = {
      [name](...args) {
        const r = host.call(this, name, args);
        if (r.error) throw makeError(r.error);
        return toRealm(r.value);
      },
    }[name]);
  }
  const refuse = (target, key) => { throw new TypeError('Cannot set property ' + String(key) + ' of a service object'); };
  const SELF = { valueOf() { return this; } };
  function wrap(object) {
    const known = host.proxyOf(object);
    if (known) return known;
    const className = host.className(object);
    const proxy = new Proxy({}, {
      get(target, key) {
        if (typeof key === 'symbol') return key === Symbol.toStringTag ? className : undefined;
        if (key === 'then' || key === 'constructor' || key === '__proto__') return undefined;
        if (key === 'valueOf') return SELF.valueOf;
        const r = host.member(object, key);
        if (r.kind === 1) return method(className, key);
        if (r.kind === 2) return toRealm(r.value);
        if (r.kind === 0) return undefined;
        throw makeError(r.error);
      },
      has: (target, key) => typeof key === 'string' && host.has(object, key),
      set: (target, key, value) => (typeof key === 'string' && host.assign(object, key, value)) || refuse(target, key),
      defineProperty: refuse, deleteProperty: refuse, setPrototypeOf: refuse,
      ownKeys: () => toRealm(host.names(object)),
      getOwnPropertyDescriptor: (target, key) =>
        typeof key === 'string' && host.has(object, key)
          ? { configurable: true, enumerable: host.isValue(object, key), writable: false, value: proxy[key] } : undefined,
    });
    host.register(object, proxy);
    return proxy;
  }
  return {
    define(name, object) {
      Object.defineProperty(globalThis, name, { value: wrap(object), writable: true, configurable: true, enumerable: false });
    },
    toRealm,
    /** Calls a function value and keeps its outcome; a promise is followed, its outcome is there once microtasks ran. */
    invoke(fn, self, args) {
      const out = { done: false, failed: false, value: undefined };
      const value = fn.apply(self, toRealm(args));
      if (value instanceof Promise) {
        value.then((v) => { out.done = true; out.value = v; }, (e) => { out.done = true; out.failed = true; out.value = e; });
      } else { out.done = true; out.value = value; }
      return out;
    },
  };
})`;
