/** A world: people, documents, a pushed project, a clock, and whatever the services keep. */
import { createHash } from 'node:crypto';
import { advanceClock, settleDeliveries } from './advance.ts';
import { addOnState, playAddOn } from './authorization.ts';
import { callThroughBridge } from './bridge.ts';
import { execute, type Run } from './execute.ts';
import { GasError } from './service.ts';
import { describeForm, type FormModel } from './services/forms.ts';
import { copyState, readWorld, type Snapshot, STATE_VERSION, type WorldState, writeWorld } from './state.ts';
import { newSheetState, type SpreadsheetDoc, sheetTitle } from './store.ts';
import type {
  DocumentBase,
  DocumentKind,
  Execution,
  FaultPlan,
  Locale,
  Mail,
  Person,
  Project,
  RpcOutcome,
  RunOptions,
  Trigger,
  UiState,
  WorldOptions,
} from './types.ts';
import { openSpreadsheet, UserActions } from './user.ts';
import { type SheetContents, type SpreadsheetView, sheetTexts, viewSheet, viewSpreadsheet } from './view.ts';

const KEPT_EXECUTIONS = 500;
const ID_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-';

export type PushedProject = NonNullable<WorldState['project']> & {
  /** The script files in the order in which they are evaluated: [name, source]. */
  scripts: [string, string][];
};

/** Which names a project declares, as far as somebody asked. */
const declared = new WeakMap<Project['files'], Map<string, boolean>>();

export class World {
  /** All that is saved and restored. Services may read and write the parts they own. */
  state: WorldState;
  readonly executions: Execution[] = [];
  /** The executions that are going on, each inside the one before it. */
  readonly running: Run[] = [];
  /** A fault that waits for the first execution to reach its call, whoever starts it; simple triggers are left alone. */
  armed: FaultPlan | null = null;
  /** Hears of every service call of every execution before it happens. */
  watch: ((run: Run, call: string) => void) | null = null;
  /** Hears what every service call of every execution gave back, unless it threw. */
  watchAnswer: ((run: Run, value: unknown) => void) | null = null;
  /** Real milliseconds after which a loop that never ends is cut. */
  watchdogMs = 30_000;
  private readonly planned: { fn: string; fault: FaultPlan }[] = [];
  private pushed: PushedProject | null = null;
  private readonly usedScopes = new Set<string>();

  constructor(state: WorldState) {
    this.state = state;
  }

  /** The virtual clock, milliseconds since 1970. */
  get now(): number {
    return this.state.now;
  }
  set now(ms: number) {
    this.state.now = ms;
  }
  get people(): Person[] {
    return this.state.people;
  }
  get owner(): string {
    return this.people.find((each) => each.kind === 'owner')!.email;
  }
  get ui(): UiState {
    return this.state.ui;
  }
  get outbox(): Mail[] {
    return this.state.outbox;
  }
  get triggers(): Trigger[] {
    return this.state.triggers;
  }
  get documents(): DocumentBase[] {
    return Object.values(this.state.documents);
  }
  get project(): PushedProject | null {
    const { project } = this.state;
    if (!project) return null;
    if (this.pushed?.files !== project.files || this.pushed.boundTo !== project.boundTo)
      this.pushed = { ...project, scripts: scriptsOf(project.files) };
    return this.pushed;
  }

  /** Whether some file declares this name; a look at the text, so that no execution is spent on the question. */
  declares(name: string): boolean {
    const { project } = this;
    if (!project) return false;
    const known = declared.get(project.files) ?? new Map<string, boolean>();
    declared.set(project.files, known);
    if (!known.has(name)) {
      const pattern = new RegExp(`(^|\\n|;|})\\s*(async\\s+)?(function\\s*|var\\s+|let\\s+|const\\s+)${name}\\b`);
      known.set(
        name,
        project.scripts.some(([, source]) => pattern.test(source)),
      );
    }
    return known.get(name)!;
  }

  addPerson(person: Person): void {
    const at = this.people.findIndex((each) => each.email === person.email);
    if (at < 0) this.people.push(person);
    else this.people[at] = person;
  }
  /**
   * Closes an account: its triggers are gone, nothing runs in its name, and letters to it come back.
   * @param files whether the documents it owned are gone too, as at Google unless they were handed over
   */
  closeAccount(email: string, files: 'gone' | 'kept' = 'gone'): void {
    const person = this.people.find((each) => each.email === email) ?? { email, name: email, kind: 'outsider' };
    this.addPerson({ ...person, closed: true });
    this.state.triggers = this.triggers.filter((each) => each.owner !== email);
    if (files === 'gone')
      for (const doc of this.documents) if (doc.owner === email) delete this.state.documents[doc.id];
  }
  /** Shares a document with a person, or takes it away from them. */
  share(documentId: string, email: string, role: 'editor' | 'viewer' | 'none'): void {
    const doc = this.state.documents[documentId];
    if (!doc) throw new Error(`There is no document ${documentId}`);
    doc.editors = doc.editors.filter((each) => each !== email);
    doc.viewers = doc.viewers.filter((each) => each !== email);
    if (role !== 'none') doc[`${role}s`].push(email);
  }

  createSpreadsheet(
    title: string,
    options: { owner?: string; locale?: Locale; timeZone?: string } = {},
  ): SpreadsheetDoc {
    const locale = options.locale ?? this.state.locale;
    const doc: SpreadsheetDoc = {
      ...this.newDocument('spreadsheet', title, options.owner ?? this.owner),
      kind: 'spreadsheet',
      locale,
      timeZone: options.timeZone ?? this.state.timeZone,
      sheets: [newSheetState(0, sheetTitle(locale, 1))],
      metadata: [],
      namedRanges: [],
      lastId: 0,
    };
    this.state.documents[doc.id] = doc;
    return doc;
  }

  /** The common part of a new document; the caller completes it and puts it into `state.documents`. */
  newDocument(kind: DocumentKind, title: string, owner: string): DocumentBase {
    const editors = this.people.filter((each) => each.kind === 'editor').map((each) => each.email);
    const viewers = this.people.filter((each) => each.kind === 'viewer').map((each) => each.email);
    const id = `1${this.randomText(43)}`;
    return { id, kind, title, owner, editors, viewers, createdAt: this.now, updatedAt: this.now };
  }

  /** Replaces the project, as `clasp push` does. A script that is bound to no document stands alone. @throws Error when a file or the manifest cannot be what Google takes */
  push(project: Project, { boundTo }: { boundTo: string | null } = { boundTo: null }): void {
    if (boundTo !== null && !this.state.documents[boundTo])
      throw new Error(`There is no document ${boundTo} to bind to`);
    const zone = project.manifest.timeZone ?? 'Etc/GMT';
    try {
      new Intl.DateTimeFormat('en', { timeZone: zone });
    } catch {
      throw new Error(`The manifest's timeZone is not a known zone: ${zone}`);
    }
    const scriptId = this.state.project?.scriptId ?? `1${this.randomText(56)}`;
    this.state.project = {
      files: project.files,
      manifest: project.manifest,
      boundTo,
      scriptId,
      copies: this.state.project?.copies ?? {},
    };
  }

  run(fn: string, args: unknown[] = [], options: RunOptions = {}): Execution {
    const { as, kind, event, fault, dialogAnswers, on } = options;
    const open = on ?? this.state.project?.boundTo;
    if (kind === 'menu' && open && addOnState(this, open) === 'installed') playAddOn(this, open, 'enabled');
    return execute(this, fn, args, {
      as: as ?? this.owner,
      kind: kind ?? 'editor',
      ...(fault && { fault }),
      ...(dialogAnswers && { dialogAnswers }),
      ...(on && { activeDocumentId: on }),
      ...(event && { event: () => event }),
    });
  }

  /** A call of the sidebar's page: the same rules as `google.script.run`. */
  rpc(fn: string, args: unknown[] = [], as?: string, on?: string): RpcOutcome {
    return callThroughBridge(this, fn, args, as ?? this.owner, on);
  }
  openSpreadsheet(id: string, as?: string): Execution | null {
    return openSpreadsheet(this, id, as ?? this.owner);
  }
  user(email: string): UserActions {
    return new UserActions(this, email);
  }
  view(spreadsheetId: string): SpreadsheetView {
    return viewSpreadsheet(this, spreadsheetId);
  }
  /** @param as whose bonds `protected` shows @param rows only these rows of the cells, from 0, the end excluded */
  viewSheet(spreadsheetId: string, sheetName: string, as?: string, rows?: { from: number; to: number }): SheetContents {
    return viewSheet(this, spreadsheetId, sheetName, { as, rows });
  }
  /** What the cells of a sheet say, by row; undefined when there is no such sheet. */
  texts(spreadsheetId: string, sheetName: string): string[][] | undefined {
    return sheetTexts(this, spreadsheetId, sheetName);
  }
  /** Lets virtual time pass and fires the clock triggers that fall due, each at its own moment. */
  advance(ms: number): Execution[] {
    return advanceClock(this, ms);
  }
  /** Lets the events arrive that are on their way to their triggers. */
  settle(): Execution[] {
    return settleDeliveries(this);
  }
  /** The next execution of a function follows this plan, whoever starts it: a trigger, a page, a person. */
  planFault(fn: string, fault: FaultPlan): void {
    this.planned.push({ fn, fault });
  }
  takePlanned(fn: string): FaultPlan | undefined {
    const at = this.planned.findIndex((each) => each.fn === fn);
    return at < 0 ? undefined : this.planned.splice(at, 1)[0]!.fault;
  }
  form(id: string): FormModel {
    return describeForm(this, id);
  }

  /** A document of a kind. @throws GasError when it does not exist */
  document<T extends DocumentBase>(id: string, kind: T['kind']): T {
    const doc = this.state.documents[id];
    if (!doc || doc.kind !== kind)
      throw new GasError("Document is missing (perhaps it was deleted, or you don't have read access?)");
    return doc as T;
  }
  /** The script that lives in a document; null when none does. */
  scriptAt(documentId: string): { boundTo: string; scriptId: string } | null {
    const { project } = this.state;
    const scriptId = project?.boundTo === documentId ? project.scriptId : project?.copies[documentId];
    return scriptId === undefined ? null : { boundTo: documentId, scriptId };
  }
  /** The copy of a document takes its script along, as a script of its own. */
  copyScript(from: string, to: string): void {
    if (this.scriptAt(from)) this.state.project!.copies[to] = `1${this.randomText(56)}`;
  }
  canRead(doc: DocumentBase, email: string): boolean {
    return this.canEdit(doc, email) || (doc.viewers.includes(email) && !this.isClosed(email));
  }
  isClosed(email: string): boolean {
    return this.people.some((each) => each.email === email && each.closed === true);
  }
  canEdit(doc: DocumentBase, email: string): boolean {
    return (doc.owner === email || doc.editors.includes(email)) && !this.isClosed(email);
  }

  /** What a service keeps between executions: made once by `start`, then the same JSON object. */
  part<T>(name: string, start: () => T): T {
    if (!(name in this.state.parts)) this.state.parts[name] = start();
    return this.state.parts[name] as T;
  }
  /** In [0, 1); the same sequence for the same seed. */
  random(): number {
    let x = (Math.imul(this.state.seed ^ 0x9e3779b9, 0x85ebca6b) + Math.imul(++this.state.draws, 0x6d2b79f5)) | 0;
    x = Math.imul(x ^ (x >>> 15), x | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 4294967296;
  }
  randomText(length: number): string {
    const bytes = createHash('sha512')
      .update(`${this.state.seed}:${++this.state.draws}`)
      .digest();
    return Array.from({ length }, (_, at) => ID_LETTERS[(bytes[at % 64]! + at) % 64]!).join('');
  }

  nextExecutionId(): number {
    return ++this.state.executionId;
  }
  keepExecution(execution: Execution): void {
    this.executions.push(execution);
    if (this.executions.length > KEPT_EXECUTIONS) this.executions.shift();
  }
  noteScope(address: string): void {
    this.usedScopes.add(address);
  }
  /** OAuth scopes that the executions of this world needed so far. */
  scopesUsed(): string[] {
    return [...this.usedScopes].sort();
  }

  snapshot(): Snapshot {
    return { state: copyState(this.state) };
  }
  save(dir: string): void {
    writeWorld(dir, this.state);
  }
}

export function createWorld(options: WorldOptions = {}): World {
  const owner = options.owner ?? 'owner@example.org';
  return new World({
    version: STATE_VERSION,
    now: Date.parse(options.now ?? '2026-09-01T06:00:00Z'),
    seed: options.seed ?? 1,
    draws: 0,
    locale: options.locale ?? 'ru_RU',
    timeZone: options.timeZone ?? 'Europe/Moscow',
    people: [{ email: owner, name: owner.split('@')[0]!, kind: 'owner' }],
    documents: {},
    project: null,
    triggers: [],
    outbox: [],
    ui: { menus: [], sidebar: null, dialog: null, toasts: [], alerts: [] },
    executionId: 0,
    parts: {},
  });
}

export function restoreWorld(snapshot: Snapshot): World {
  return new World(copyState(snapshot.state));
}

/** @throws Error with one clear sentence when the folder is damaged or from a newer version */
export function openWorld(dir: string): World {
  return new World(readWorld(dir));
}

function scriptsOf(files: Record<string, string>): [string, string][] {
  return Object.entries(files)
    .filter(([name]) => /\.(js|gs)$/.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
