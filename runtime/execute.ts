/** One execution: a fresh realm, the project's files, one function, and everything that is counted on the way. */
import { type AuthModeName, announceScopes, authorize } from './authorization.ts';
import { costOf, LIMIT_MS } from './costs.ts';
import { createRealm, type Meter, type Realm } from './membrane.ts';
import { plainCopy } from './plain.ts';
import { dailyLimit, TOO_MANY_RUNNING } from './quotas.ts';
import type { Outcome } from './realm.ts';
import { GasError } from './service.ts';
import { settleCopies } from './services/form-copy.ts';
import { settleLinks } from './services/form-sheet.ts';
import { services } from './services/index.ts';
import { copyState, type WorldState } from './state.ts';
import type { Execution, FaultPlan, Manifest, Quota, RunKind } from './types.ts';
import type { World } from './world.ts';

/** What Google's services say when a call fails for no reason of the script's. */
const TRANSIENT = [
  "We're sorry, a server error occurred. Please wait a bit and try again.",
  'Service Spreadsheets timed out while accessing the document.',
  'Service unavailable',
];
const KEPT_LOGS = 1000;
const TIMED_OUT = 'Exceeded maximum execution time';
/** Writes older than this are taken to have been flushed when the time limit strikes. */
const LAST_MINUTE_MS = 60_000;

export type ExecuteOptions = {
  as: string;
  kind: RunKind;
  /** LIMITED for simple triggers and FULL for everything else, unless said. */
  authMode?: AuthModeName;
  fault?: FaultPlan;
  dialogAnswers?: string[];
  /** Makes the event object; it may hold service objects of this very execution. */
  event?: (run: Run) => unknown;
  /** The document a person has open, or a trigger belongs to; the bound one by default. */
  activeDocumentId?: string | null;
  /** Why it does not even start: the execution then fails with this sentence. */
  refuse?: string;
  /** Looks at what the function returned, still a value of the realm: the bridge judges it here. May throw GasError. */
  inspectResult?: (value: unknown) => void;
};

/** What a service knows of the execution it works for. */
export class Run implements Meter {
  readonly world: World;
  readonly id: number;
  readonly fn: string;
  readonly as: string;
  readonly kind: RunKind;
  readonly authMode: AuthModeName;
  readonly fault: FaultPlan;
  readonly manifest: Manifest;
  readonly dialogAnswers: string[];
  readonly activeDocumentId: string | null;
  /** Where the running script lives, and its id. */
  readonly boundTo: string | null;
  readonly scriptId: string;
  readonly startedAt: number;
  readonly logs: string[] = [];
  readonly warnings: string[] = [];
  readonly calls: { name: string; ms: number }[] = [];
  readonly counts: Record<string, number> = {};
  /** What this execution used of each quota. */
  readonly used: Partial<Record<Quota, number>> = {};
  /** Called when spreadsheet writes must be seen by others: on flush, and at the end. */
  readonly onFlush: (() => void)[] = [];
  /** Called with what to do on a kill that loses the buffer. */
  readonly onLoss: (() => void)[] = [];
  /** Per-execution things of a service, by its own key. */
  readonly local = new Map<string, unknown>();
  /** Where the script lives; a template's code is evaluated there. */
  realm: Realm | null = null;
  virtualMs = 0;
  /** Why the execution stopped; from then on every service call throws. */
  dead: string | null = null;

  constructor(world: World, fn: string, options: ExecuteOptions) {
    this.world = world;
    this.id = world.nextExecutionId();
    this.fn = fn;
    this.as = options.as;
    this.kind = options.kind;
    this.authMode = options.authMode ?? (options.kind === 'simple' ? 'LIMITED' : 'FULL');
    this.fault = options.fault ?? world.takePlanned(fn) ?? {};
    this.manifest = world.project?.manifest ?? {};
    this.dialogAnswers = [...(options.dialogAnswers ?? [])];
    this.activeDocumentId = options.activeDocumentId ?? world.project?.boundTo ?? null;
    const home = this.activeDocumentId === null ? null : world.scriptAt(this.activeDocumentId);
    this.boundTo = home?.boundTo ?? world.project?.boundTo ?? null;
    this.scriptId = home?.scriptId ?? world.project?.scriptId ?? '';
    this.startedAt = world.now;
  }

  now(): number {
    return this.world.now;
  }
  random(): number {
    return this.world.random();
  }
  log(text: string): void {
    if (!this.dead && this.logs.length < KEPT_LOGS) this.logs.push(text);
  }
  /** Lets virtual time pass inside the execution, as `Utilities.sleep` does. */
  spend(ms: number): void {
    this.virtualMs += ms;
    this.world.now += ms;
    settleLinks(this.world, this);
    settleCopies(this.world);
    if (this.virtualMs > this.limitMs) this.kill(TIMED_OUT);
  }
  get limitMs(): number {
    return this.fault.limitMs ?? (this.kind === 'simple' ? LIMIT_MS.simple : LIMIT_MS.usual);
  }
  /** Whether the execution may still be killed with its buffer lost, so that what was flushed has to be kept. */
  get mayLose(): boolean {
    const { killAt, keepBuffer } = this.fault;
    const { watch } = this.world;
    return !keepBuffer && (killAt !== undefined || watch !== null || this.limitMs - this.virtualMs < LAST_MINUTE_MS);
  }
  kill(reason: string): never {
    if (!this.dead) {
      this.dead = reason;
      const { keepBuffer, keepBufferRate } = this.fault;
      const kept = keepBuffer || (keepBufferRate !== undefined && this.random() < keepBufferRate);
      if (!kept) for (const lose of this.onLoss) lose();
    }
    throw new GasError(reason);
  }
  /**
   * The world as it would stand were the execution stopped now; it goes on itself, and nothing of it changes.
   * @param kept whether spreadsheet writes that were not flushed stay
   */
  leftBehind(kept: boolean): WorldState {
    const { world } = this;
    const live = world.state;
    world.state = copyState(live);
    if (!kept && this.onLoss.length > 0) {
      for (const lose of this.onLoss) lose();
      world.state = copyState(world.state);
    }
    settleLinks(world, null, true);
    settleCopies(world);
    const left = world.state;
    world.state = live;
    return left;
  }
  flush(): void {
    for (const each of this.onFlush) each();
  }

  before(className: string, call: string): void {
    if (this.dead) throw new GasError(this.dead);
    const number = this.calls.length + 1;
    const { killAt, killAfterCall, failAt, failOn, preemptAt } = this.fault;
    const ms = costOf(className, call);
    this.world.watch?.(this, call);
    if (preemptAt?.call === number) {
      this.calls.push({ name: call, ms: 0 });
      const { fn, args = [], as = this.as, fault } = preemptAt;
      this.world.run(fn, args, { as, ...(fault && { fault }) });
      this.calls.pop();
    }
    this.calls.push({ name: call, ms });
    this.counts[call] = (this.counts[call] ?? 0) + 1;
    if (killAt === number && !killAfterCall) this.kill('The execution was stopped');
    this.spend(ms);
    const message = failAt?.[number] ?? failOn?.[call];
    if (message !== undefined) throw new GasError(message);
    const { transientRate } = this.fault;
    if (transientRate && this.random() < transientRate) {
      throw new GasError(TRANSIENT[Math.floor(this.random() * TRANSIENT.length)]!);
    }
    authorize(this, className, call);
  }
  after(value: unknown): void {
    this.world.watchAnswer?.(this, value);
    if (this.fault.killAfterCall && this.fault.killAt === this.calls.length) this.kill('The execution was stopped');
  }
}

export function execute(world: World, fn: string, args: unknown[], options: ExecuteOptions): Execution {
  const started = performance.now();
  const armed = options.fault || options.kind === 'simple' ? null : world.armed;
  const run = new Run(world, fn, armed ? { ...options, fault: armed } : options);
  const result: Execution = {
    id: run.id,
    fn,
    as: run.as,
    kind: run.kind,
    startedAt: run.startedAt,
    ok: false,
    killed: false,
    value: null,
    error: null,
    logs: run.logs,
    warnings: run.warnings,
    calls: run.calls,
    counts: run.counts,
    virtualMs: 0,
    realMs: 0,
  };
  world.running.push(run);
  try {
    const outcome = callIn(world, run, fn, args, options);
    result.value = plainCopy(outcome);
    result.ok = true;
  } catch (error) {
    result.error = describe(error);
    // Cut by the watchdog: neither catch nor finally ran, so nothing has marked the execution yet.
    if (result.error.message === TIMED_OUT) run.dead ??= TIMED_OUT;
  }
  if (run.dead) {
    result.ok = false;
    result.killed = true;
    result.value = null;
    result.error = { name: 'Exception', message: run.dead, stack: result.error?.stack ?? '' };
  } else {
    run.flush();
  }
  for (const service of services) service.endRun?.(run);
  world.running.pop();
  result.virtualMs = run.virtualMs;
  result.realMs = performance.now() - started;
  if (armed && run.calls.length >= strikesAt(armed)) world.armed = null;
  world.keepExecution(result);
  return result;
}

function strikesAt({ killAt, failAt }: FaultPlan): number {
  return Math.min(killAt ?? Number.POSITIVE_INFINITY, ...Object.keys(failAt ?? {}).map(Number));
}

function callIn(world: World, run: Run, fn: string, args: unknown[], options: ExecuteOptions): unknown {
  const refuse = options.refuse ?? refusal(world, run);
  if (refuse !== null) throw new GasError(refuse);
  const project = world.project;
  if (!project) throw new GasError('No project has been pushed to this world');
  announceScopes(services);
  setZone(run.manifest.timeZone ?? 'Etc/GMT');
  const realm = createRealm(run, world.watchdogMs);
  run.realm = realm;
  for (const service of services) {
    for (const [name, object] of Object.entries(service.globals?.(run) ?? {})) realm.define(name, object);
  }
  const outcome = realm.guard(() => {
    for (const [name, source] of project.scripts) realm.evaluate(source, name);
    const target = realm.lookUp(fn);
    if (typeof target !== 'function') throw new GasError(`Script function not found: ${fn}`);
    const self = fn.includes('.') ? realm.lookUp(fn.slice(0, fn.lastIndexOf('.'))) : undefined;
    const event = options.event?.(run);
    return realm.invoke(target, self, event === undefined ? args : [event]);
  });
  return settle(realm, outcome, options.inspectResult);
}

/** Why an execution does not even start. */
function refusal(world: World, run: Run): string | null {
  if (world.isClosed(run.as)) return `The account ${run.as} no longer exists.`;
  const limit = run.fault.quotas?.running ?? dailyLimit(world, run.as, 'running');
  if (world.running.filter((each) => each.as === run.as).length > limit) return TOO_MANY_RUNNING;
  return null;
}

function settle(realm: Realm, outcome: Outcome, inspectResult: ExecuteOptions['inspectResult']): unknown {
  if (!outcome.done) throw new GasError('The promise that the function returned never settled');
  if (outcome.failed) throw outcome.value;
  inspectResult?.(outcome.value);
  return outcome.value === undefined ? undefined : realm.toHost(outcome.value);
}

/** The script's zone is the process's: V8 gives every realm the same one. */
function setZone(timeZone: string): void {
  if (process.env.TZ !== timeZone) process.env.TZ = timeZone;
}

/** Frames of this runtime's own; the excerpt that Node puts before the message is kept where it is the script's. */
const NOT_OF_THE_SCRIPT = /^\s+at (.*\()?(file:|node:|realm-boot\.js|invoke\.js|\/|[A-Za-z]:\\)/;

/** A stack with the script's own frames alone: its author can do nothing about the others. */
function ofTheScript(stack: string): string {
  const ours = /^(realm-boot|invoke)\.js:/.test(stack);
  const from = ours ? stack.search(/^\w*(Error|Exception)\b/m) : 0;
  return stack
    .slice(Math.max(0, from))
    .split('\n')
    .filter((line) => !NOT_OF_THE_SCRIPT.test(line))
    .join('\n');
}

function describe(error: unknown): { name: string; message: string; stack: string } {
  if (typeof error === 'object' && error !== null && 'message' in error) {
    const { name, message, stack, code } = error as {
      name?: unknown;
      message: unknown;
      stack?: unknown;
      code?: unknown;
    };
    if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
      return { name: 'Exception', message: TIMED_OUT, stack: '' };
    }
    return { name: String(name ?? 'Error'), message: String(message), stack: ofTheScript(String(stack ?? '')) };
  }
  return { name: 'Error', message: String(error), stack: '' };
}
