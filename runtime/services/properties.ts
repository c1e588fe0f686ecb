/** PropertiesService: texts by key, for the script, for its document, and for each person. */
import type { Run } from '../execute.ts';
import { useQuota } from '../quotas.ts';
import { fail, type Service, ServiceObject } from '../service.ts';

type Store = Record<string, string>;
type Stores = { scripts: Record<string, Store>; documents: Record<string, Store>; users: Record<string, Store> };

// developers.google.com/apps-script/guides/services/quotas
const MAX_VALUE_BYTES = 9 * 1024;
const MAX_STORE_BYTES = 500 * 1024;

class Properties extends ServiceObject {
  readonly _class = 'Properties';
  override readonly _types = 'Properties.Properties';
  readonly _run: Run;
  readonly _own: Store;
  constructor(run: Run, store: Store) {
    super();
    this._run = run;
    this._own = store;
  }
  /** The store, about to be read or written: both count against the day. */
  get _store(): Store {
    useQuota(this._run, 'properties');
    return this._own;
  }
  getProperty(key: string): string | null {
    return this._store[key] ?? null;
  }
  getProperties(): Store {
    return { ...this._store };
  }
  getKeys(): string[] {
    return Object.keys(this._store);
  }
  setProperty(key: string, value: string | null): this {
    this._write({ [key]: this._text(value) });
    return this;
  }
  setProperties(properties: Record<string, string | null>, deleteAllOthers: boolean | null = false): this {
    const texts = Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, this._text(value)]));
    this._write(texts, deleteAllOthers === true);
    return this;
  }
  deleteProperty(key: string): this {
    delete this._store[key];
    return this;
  }
  deleteAllProperties(): this {
    const store = this._store;
    for (const key of Object.keys(store)) delete store[key];
    return this;
  }

  /** Google keeps the text `null` here, which is never what was meant. */
  _text(value: string | null): string {
    return value ?? fail('Properties hold texts only, and this is null.');
  }
  _write(texts: Store, alone = false): void {
    for (const value of Object.values(texts)) {
      if (Buffer.byteLength(value) > MAX_VALUE_BYTES) fail('Argument too large: value');
    }
    const store = this._store;
    const next = alone ? texts : { ...store, ...texts };
    const size = Object.entries(next).reduce((sum, [key, value]) => sum + Buffer.byteLength(key + value), 0);
    if (size > MAX_STORE_BYTES)
      fail('You have exceeded the property storage quota. Please remove some properties and try again.');
    if (alone) for (const key of Object.keys(store)) delete store[key];
    Object.assign(store, texts);
  }
}

function storeOf(stores: Record<string, Store>, key: string): Store {
  stores[key] ??= {};
  return stores[key];
}

class PropertiesService extends ServiceObject {
  readonly _class = 'PropertiesService';
  override readonly _types = 'Properties.PropertiesService';
  readonly _run: Run;
  constructor(run: Run) {
    super();
    this._run = run;
  }
  getScriptProperties(): Properties {
    return new Properties(this._run, storeOf(this._stores().scripts, this._run.scriptId));
  }
  getDocumentProperties(): Properties | null {
    const id = this._run.boundTo;
    return id === null ? null : new Properties(this._run, storeOf(this._stores().documents, id));
  }
  getUserProperties(): Properties {
    return new Properties(this._run, storeOf(this._stores().users, `${this._run.scriptId} ${this._run.as}`));
  }
  _stores(): Stores {
    return this._run.world.part<Stores>('properties', () => ({ scripts: {}, documents: {}, users: {} }));
  }
}

export const propertiesService: Service = {
  name: 'properties',
  globals: (run) => ({ PropertiesService: new PropertiesService(run) }),
};
