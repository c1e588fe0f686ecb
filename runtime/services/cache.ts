/** CacheService: texts that may be gone at any reading. */
import type { Run } from '../execute.ts';
import { fail, type Service, ServiceObject } from '../service.ts';
import type { World } from '../world.ts';

/** By key: the text and the instant at which it expires. */
type Store = Record<string, [string, number]>;
type Stores = {
  scripts: Record<string, Store>;
  documents: Record<string, Store>;
  users: Record<string, Store>;
  lossRate: number;
};

// developers.google.com/apps-script/reference/cache/cache
const MAX_KEY_CHARS = 250;
const MAX_VALUE_BYTES = 100 * 1024;
const MAX_ITEMS = 1000;
const DEFAULT_SECONDS = 600;
const MAX_SECONDS = 21_600;

function storesOf(world: World): Stores {
  return world.part<Stores>('cache', () => ({ scripts: {}, documents: {}, users: {}, lossRate: 0 }));
}

/** Makes each reading lose its entry with this probability: an expiration is only a suggestion at Google. */
export function loseCache(world: World, rate: number): void {
  storesOf(world).lossRate = rate;
}

class Cache extends ServiceObject {
  readonly _class = 'Cache';
  override readonly _types = 'Cache.Cache';
  readonly _run: Run;
  readonly _store: Store;
  constructor(run: Run, store: Store) {
    super();
    this._run = run;
    this._store = store;
  }
  get(key: string): string | null {
    const name = this._key(key);
    const entry = this._store[name];
    if (!entry) return null;
    const { lossRate } = storesOf(this._run.world);
    const lost = lossRate > 0 && this._run.random() < lossRate;
    if (!lost && entry[1] > this._run.now()) return entry[0];
    delete this._store[name];
    return null;
  }
  getAll(keys: string[]): Record<string, string> {
    const out: Record<string, string> = {};
    for (const key of keys) {
      const value = this.get(key);
      if (value !== null) out[this._key(key)] = value;
    }
    return out;
  }
  put(key: string, value: string | null, seconds: number | null = DEFAULT_SECONDS): void {
    this._put(this._key(key), value, seconds ?? DEFAULT_SECONDS);
  }
  putAll(values: Record<string, string | null>, seconds: number | null = DEFAULT_SECONDS): void {
    for (const [key, value] of Object.entries(values)) this._put(this._key(key), value, seconds ?? DEFAULT_SECONDS);
  }
  remove(key: string): void {
    delete this._store[this._key(key)];
  }
  removeAll(keys: string[]): void {
    for (const key of keys) delete this._store[this._key(key)];
  }

  _key(key: string): string {
    if (key === '') fail('Invalid argument: key');
    if (key.length > MAX_KEY_CHARS) fail('Argument too large: key');
    return key;
  }
  _put(key: string, value: string | null, seconds: number): void {
    if (value === null) fail('The cache holds texts only, and this is null.');
    if (Buffer.byteLength(value) > MAX_VALUE_BYTES) fail('Argument too large: value');
    if (!(seconds >= 1)) fail('Invalid argument: expirationInSeconds');
    this._store[key] = [value, this._run.now() + Math.min(seconds, MAX_SECONDS) * 1000];
    const keys = Object.keys(this._store);
    if (keys.length <= MAX_ITEMS) return;
    const soonest = keys.reduce((a, b) => (this._store[b]![1] < this._store[a]![1] ? b : a));
    delete this._store[soonest];
  }
}

function storeOf(stores: Record<string, Store>, key: string): Store {
  stores[key] ??= {};
  return stores[key];
}

class CacheService extends ServiceObject {
  readonly _class = 'CacheService';
  override readonly _types = 'Cache.CacheService';
  readonly _run: Run;
  constructor(run: Run) {
    super();
    this._run = run;
  }
  getScriptCache(): Cache {
    return new Cache(this._run, storeOf(storesOf(this._run.world).scripts, this._run.scriptId));
  }
  getDocumentCache(): Cache | null {
    const id = this._run.boundTo;
    return id === null ? null : new Cache(this._run, storeOf(storesOf(this._run.world).documents, id));
  }
  getUserCache(): Cache {
    return new Cache(this._run, storeOf(storesOf(this._run.world).users, `${this._run.scriptId} ${this._run.as}`));
  }
}

export const cacheService: Service = { name: 'cache', globals: (run) => ({ CacheService: new CacheService(run) }) };
