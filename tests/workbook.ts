/** A workbook of the product in the local runtime: the bundle that is pushed, and nothing else. */
import { bundle } from '../build/bundle.ts';
import { createWorld, type Execution, restoreWorld, type Snapshot, type World } from '../runtime/index.ts';
import type { Api, Reply } from '../src/app/rpc.ts';

const { files, manifest } = await bundle();

export const CURATOR = 'kurator@example.org';

export type Input<N extends keyof Api> = Api[N] extends { input: { _zod: { output: infer I } } } ? I : never;
export type Output<N extends keyof Api> = Api[N] extends { run: (input: never) => infer O } ? O : never;

export class Workbook {
  readonly world: World;
  readonly id: string;
  constructor(world: World, id: string) {
    this.world = world;
    this.id = id;
  }

  /** Runs an entry point as Google would; a failure of the run fails the test with its stack. */
  run(fn: string, args: unknown[] = [], kind: 'menu' | 'trigger' | 'simple' | 'editor' = 'menu'): Execution {
    const done = this.world.run(fn, args, { kind });
    if (!done.ok) throw new Error(`${fn}: ${done.error?.message}\n${done.error?.stack}\n${done.logs.join('\n')}`);
    return done;
  }

  /** What the sidebar gets back, failures included. */
  ask<N extends keyof Api>(name: N, input: Input<N>): Reply {
    const done = this.world.run('rpc', [JSON.stringify({ name, input })], { kind: 'rpc' });
    if (!done.ok) throw new Error(`rpc ${name}: ${done.error?.message}\n${done.error?.stack}`);
    return JSON.parse(String(done.value)) as Reply;
  }

  /** The value the sidebar gets; a refusal fails the test with its sentence. */
  get<N extends keyof Api>(name: N, input: Input<N>): Output<N> {
    const reply = this.ask(name, input);
    if (!reply.ok) throw new Error(`rpc ${name}: ${reply.code}: ${reply.message}\n${this.last.logs.join('\n')}`);
    return reply.value as Output<N>;
  }

  /** The last run. */
  get last(): Execution {
    return this.world.executions.at(-1) as Execution;
  }

  /** A tab as people see it: display texts, header first, without the empty cells at its right and bottom. */
  tab(title: string): string[][] {
    const seen = this.world.viewSheet(this.id, title);
    const lines = seen.cells.map((row) => row.map((cell) => cell?.v ?? ''));
    while (lines.length && lines.at(-1)?.every((text) => text === '')) lines.pop();
    return lines;
  }

  /** Rows of a tab by column title. */
  rows(title: string): Record<string, string>[] {
    const [header = [], ...rows] = this.tab(title);
    return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
  }
}

/** An empty workbook with the product pushed to it. @param now ISO instant */
export function emptyWorkbook(now = '2026-10-12T06:00:00Z', locale: 'ru_RU' | 'en_US' = 'ru_RU'): Workbook {
  const world = createWorld({ now, locale, owner: CURATOR });
  const book = world.createSpreadsheet('Наставничество');
  world.push({ files, manifest }, { boundTo: book.id });
  return new Workbook(world, book.id);
}

const kept = new Map<string, { snapshot: Snapshot; id: string }>();

/** Made once for a test file, then restored: set-up is the same every time. */
function made(key: string, make: () => Workbook): Workbook {
  let found = kept.get(key);
  if (!found) {
    const book = make();
    found = { snapshot: book.world.snapshot(), id: book.id };
    kept.set(key, found);
  }
  return new Workbook(restoreWorld(found.snapshot), found.id);
}

export type Choice = Input<'beginSetUp'>;
export const choice: Choice = {
  lang: 'ru',
  mode: 'full',
  decided: 'директор, приказ 1',
  organisation: 'Школа № 7',
  year: '2026/2027',
};

/** A set-up workbook without people. */
export const setUpWorkbook = (given: Partial<Choice> = {}): Workbook =>
  made(`setup ${JSON.stringify(given)}`, () => {
    const book = emptyWorkbook();
    book.get('beginSetUp', { ...choice, ...given });
    while (!book.get('setUpStep', {}).finished);
    return book;
  });

/** The practice school. */
export const practiceSchool = (mentees = 60, mentors = 30): Workbook =>
  made(`practice ${mentees} ${mentors}`, () => {
    const book = emptyWorkbook();
    book.run('practice', [{ mentees, mentors, lang: 'ru' }]);
    return book;
  });
