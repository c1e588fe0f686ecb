/** LockService. A lock is held by an execution, so it is never saved: it ends with the execution. */
import type { Run } from '../execute.ts';
import { fail, type Service, ServiceObject } from '../service.ts';
import type { World } from '../world.ts';

/** Which execution holds which lock, by the lock's scope. */
const holders = new WeakMap<World, Map<string, Run>>();

function heldIn(world: World): Map<string, Run> {
  let held = holders.get(world);
  if (!held) {
    held = new Map();
    holders.set(world, held);
  }
  return held;
}

class Lock extends ServiceObject {
  readonly _class = 'Lock';
  override readonly _types = 'Lock.Lock';
  readonly _run: Run;
  readonly _scope: string;
  constructor(run: Run, scope: string) {
    super();
    this._run = run;
    this._scope = scope;
  }
  tryLock(timeoutMs: number): boolean {
    const held = heldIn(this._run.world);
    const holder = held.get(this._scope);
    if (holder === this._run) return true;
    if (!(timeoutMs >= 0)) return false;
    if (holder) {
      // The holder is an execution that is standing still under this one: waiting cannot free the lock.
      this._run.spend(timeoutMs);
      return false;
    }
    held.set(this._scope, this._run);
    return true;
  }
  waitLock(timeoutMs: number): void {
    if (!this.tryLock(timeoutMs)) fail('Lock timeout: another process was holding the lock for too long.');
  }
  hasLock(): boolean {
    return heldIn(this._run.world).get(this._scope) === this._run;
  }
  releaseLock(): void {
    if (this.hasLock()) heldIn(this._run.world).delete(this._scope);
  }
}

class LockService extends ServiceObject {
  readonly _class = 'LockService';
  override readonly _types = 'Lock.LockService';
  readonly _run: Run;
  constructor(run: Run) {
    super();
    this._run = run;
  }
  getScriptLock(): Lock {
    return new Lock(this._run, `script ${this._run.scriptId}`);
  }
  getDocumentLock(): Lock | null {
    const id = this._run.boundTo;
    return id === null ? null : new Lock(this._run, `document ${id}`);
  }
  getUserLock(): Lock {
    return new Lock(this._run, `user ${this._run.scriptId} ${this._run.as}`);
  }
}

export const lockService: Service = {
  name: 'lock',
  globals: (run) => ({ LockService: new LockService(run) }),
  endRun(run) {
    const held = heldIn(run.world);
    for (const [scope, holder] of held) if (holder === run) held.delete(scope);
  },
};
