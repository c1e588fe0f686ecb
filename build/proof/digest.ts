/** A world in one short text: worlds that are equal but for made-up ids and moments have the same one, and the same future. */
import type { World } from '../../runtime/index.ts';

type Sum = { a: number; b: number };

const start = (): Sum => ({ a: 0x811c9dc5, b: 0x9e3779b9 });

function mix(sum: Sum, n: number): void {
  sum.a = Math.imul(sum.a ^ n, 0x01000193);
  sum.b = Math.imul(sum.b ^ (n + (sum.a >>> 15)), 0x85ebca6b);
}

function mixText(sum: Sum, text: string): void {
  mix(sum, text.length);
  for (let i = 0; i < text.length; i++) mix(sum, text.charCodeAt(i));
}

/** Counters and marks that nobody looks at, moments of documents, and how much of the day's quotas is gone. */
const IGNORED = new Set(['lastId', 'updatedAt', 'createdAt', 'quotas', 'selection', 'lanes']);
/** Copies of a sheet share the runs of its layers and its rules: they are never changed in place. */
const LAYERS = new Set(['formats', 'notes', 'validations']);
const RANDOM = /[\w-]{25,}|\d{6,}/g;
const MOMENT = /\d{1,2}:\d\d(:\d\d(\.\d+Z?)?)?/g;

/** Ids up to here were counted, not drawn: of metadata, protections, charts. */
const COUNTED = 99_999;

type Numbered = { id: number | string; title?: string; name?: string; items?: Numbered[]; responses?: Numbered[] };

/** What made-up ids stand for, so that the same thing has the same name in another world. */
function namesIn(world: World): Map<string, string> {
  const names = new Map<string, string>();
  const times = new Map<string, number>();
  const call = (id: unknown, name: string) => {
    const nth = (times.get(name) ?? 0) + 1;
    times.set(name, nth);
    names.set(String(id), `${name} ${nth}`);
  };
  for (const doc of world.documents) {
    const { items = [], responses = [] } = doc as unknown as Numbered;
    const { publishedId, sheets = [] } = doc as unknown as { publishedId?: string; sheets?: Numbered[] };
    const whole = `${doc.kind} ${doc.title}`;
    call(doc.id, whole);
    if (publishedId) call(publishedId, `${whole}, published`);
    for (const item of items) call(item.id, `${whole}, ${item.title}`);
    for (const one of responses) call(one.id, `${whole}, answer`);
    for (const sheet of sheets) call(sheet.id, `${whole}, ${sheet.name}`);
  }
  for (const t of world.triggers) call(t.id, `${t.owner} ${t.fn}`);
  return names;
}

/** Digests of what is shared, by the object itself. */
const known = new WeakMap<object, Sum>();
const plain = new Map<string, Sum>();
const MOST_KEPT = 300_000;

class Reader {
  private readonly names: ReadonlyMap<string, string>;
  constructor(world: World) {
    this.names = namesIn(world);
  }

  private text(sum: Sum, text: string): void {
    const own = plain.get(text) ?? this.plainly(text);
    if (own) {
      mix(sum, own.a);
      mix(sum, own.b);
      return;
    }
    const named = text.replace(RANDOM, (id) => this.names.get(id) ?? (/^\d{13}$/.test(id) ? 'then' : id));
    mixText(sum, named.includes(':') ? named.replace(MOMENT, 'then') : named);
  }

  /** The digest of a text that means the same in every world; nothing when ids or moments may stand in it. */
  private plainly(text: string): Sum | undefined {
    if (text.length > 4 && (text.includes(':') || text.search(RANDOM) >= 0)) return undefined;
    const own = start();
    mixText(own, text);
    if (plain.size > MOST_KEPT) plain.clear();
    plain.set(text, own);
    return own;
  }

  private number(sum: Sum, n: number): void {
    const name = n > COUNTED ? this.names.get(String(n)) : undefined;
    if (name) mixText(sum, name);
    else if (n > 1e12 || (n > 40_000 && n < 60_000 && !Number.isInteger(n))) mix(sum, 7);
    else if (Number.isInteger(n)) mix(sum, n | 0);
    else mixText(sum, String(n));
  }

  private shared(sum: Sum, value: object): void {
    let own = known.get(value);
    if (!own) {
      own = start();
      this.read(own, value);
      known.set(value, own);
    }
    mix(sum, own.a);
    mix(sum, own.b);
  }

  read(sum: Sum, value: unknown): void {
    if (typeof value === 'string') this.text(sum, value);
    else if (typeof value === 'number') this.number(sum, value);
    else if (Array.isArray(value)) this.list(sum, value);
    else if (value && typeof value === 'object') {
      for (const key of Object.keys(value)) {
        const one = (value as Record<string, unknown>)[key];
        if (IGNORED.has(key) || (key === 'id' && typeof one === 'number' && one <= COUNTED)) continue;
        this.text(sum, this.names.get(key) ?? key);
        if (LAYERS.has(key)) this.list(sum, (one as { columns: unknown[] }).columns, true);
        else if (key === 'conditionals') this.list(sum, one as unknown[], true);
        else this.read(sum, one);
      }
    } else mix(sum, value === true ? 1 : value === false ? 2 : 3);
  }

  private list(sum: Sum, all: readonly unknown[], shared = false): void {
    mix(sum, all.length);
    for (const one of all)
      if (shared && one) this.shared(sum, one);
      else this.read(sum, one);
  }
}

/** @returns the same text for worlds with the same documents, letters, triggers and memory */
export function digest(world: World): string {
  const { documents, outbox, triggers, people, parts } = world.state;
  const sum = start();
  const reader = new Reader(world);
  reader.read(sum, [Object.values(documents), outbox, triggers, people, parts]);
  return `${(sum.a >>> 0).toString(36)}.${(sum.b >>> 0).toString(36)}`;
}
