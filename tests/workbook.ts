/** A workbook of the product in the local runtime: the bundle that is pushed, and nothing else. */
import { bundle } from '../build/bundle.ts';
import { createWorld, type Execution, restoreWorld, type Snapshot, type World } from '../runtime/index.ts';
import type { Api, Reply } from '../src/app/rpc.ts';

const { files, manifest } = await bundle();

export const CURATOR = 'kurator@example.org';

export type Input<N extends keyof Api> = Api[N] extends { input: () => { _zod: { output: infer I } } } ? I : never;
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
    return this.asked(name, input);
  }

  /** The value the sidebar gets; a refusal fails the test with its sentence. */
  get<N extends keyof Api>(name: N, input: Input<N>): Output<N> {
    const reply = this.ask(name, input);
    if (!reply.ok) throw new Error(`rpc ${name}: ${reply.code}: ${reply.message}\n${this.last.logs.join('\n')}`);
    return reply.value as Output<N>;
  }

  /** The reply with the revisions of the rows it names, or to a command that was decided over such rows. */
  asked<N extends keyof Api>(
    name: N,
    input: Input<N>,
    more: { seen?: Record<string, string>; dry?: true } = {},
  ): Reply {
    const done = this.world.run('rpc', [JSON.stringify({ name, input, ...more })], { kind: 'rpc' });
    if (!done.ok) throw new Error(`rpc ${name}: ${done.error?.message}\n${done.error?.stack}`);
    return JSON.parse(String(done.value)) as Reply;
  }

  /** Runs a function of the test's own beside the product's: what a person does by hand elsewhere in Google. */
  script(code: string, fn: string, args: unknown[]): void {
    const { files: pushed, manifest: known } = this.world.project as NonNullable<World['project']>;
    this.world.push({ files: { ...pushed, 'Test.js': code }, manifest: known }, { boundTo: this.id });
    this.run(fn, args);
  }

  /** Puts a value into a cell past its validation, as pasting does. */
  paste(sheet: string, a1: string, value: string | number): void {
    const code =
      'function plant(s, a, v) { SpreadsheetApp.getActiveSpreadsheet().getSheetByName(s).getRange(a).setValue(v); }';
    this.script(code, 'plant', [sheet, a1, value]);
  }

  /** From now on Google does not tell of answers. */
  loseAnswerTrigger(): void {
    this.world.state.triggers = this.world.triggers.filter((t) => t.fn !== 'onAnswer');
  }

  /** A copy of the file carries a copy of the script, bound to it. */
  bound(id: string): Workbook {
    const { files: pushed, manifest: known } = this.world.project as NonNullable<World['project']>;
    this.world.push({ files: pushed, manifest: known }, { boundTo: id });
    return new Workbook(this.world, id);
  }

  stageTab(n: number): string {
    return (
      this.world
        .view(this.id)
        .sheets.map((s) => s.name)
        .find((name) => name.startsWith(`${n} `)) ?? ''
    );
  }

  /** How many protections there are, over all tabs. */
  protections(): number {
    const doc = this.world.state.documents[this.id] as unknown as { sheets: { protections: unknown[] }[] };
    return doc.sheets.reduce((sum, s) => sum + s.protections.length, 0);
  }

  /** A form of the product by its code, as the panel shows it. */
  form(code: string): { formId: string; url: string } {
    const { url } = this.get('home', {})
      .stages.flatMap((stage) => stage.forms)
      .find((f) => f.code === code) ?? { url: '' };
    const doc = this.world.documents.find((d) => d.kind === 'form' && d.title.startsWith(code));
    if (!doc) throw new Error(`there is no form ${code}`);
    return { formId: doc.id, url };
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

/** A practice school in which three pairs have met already: one well, one just begun, one silent. */
export const schoolAtWork = (mentees = 14, mentors = 10): Workbook =>
  made(`at work ${mentees} ${mentors}`, () => {
    const book = emptyWorkbook();
    book.run('practice', [{ mentees, mentors, lang: 'ru' }]);
    return book;
  });

/** The practice school before its first pairs. */
export const practiceSchool = (mentees = 60, mentors = 30): Workbook =>
  made(`practice ${mentees} ${mentors}`, () => {
    const book = emptyWorkbook();
    book.run('practice', [{ mentees, mentors, lang: 'ru', pairs: false }]);
    return book;
  });
