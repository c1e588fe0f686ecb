/** The `console` of a script: one line of the execution's log per call. */
import type { Run } from '../execute.ts';
import { logText } from '../plain.ts';
import { type Service, ServiceObject } from '../service.ts';

class Console extends ServiceObject {
  readonly _class = 'console';
  override readonly _free = true;
  readonly _run: Run;
  readonly _timers = new Map<string, number>();
  constructor(run: Run) {
    super();
    this._run = run;
  }
  log(...values: unknown[]): void {
    this._run.log(logText(values));
  }
  info(...values: unknown[]): void {
    this._run.log(logText(values));
  }
  warn(...values: unknown[]): void {
    this._run.log(logText(values));
  }
  error(...values: unknown[]): void {
    this._run.log(logText(values));
  }
  time(label = 'default'): void {
    this._timers.set(String(label), this._run.now());
  }
  timeEnd(label = 'default'): void {
    const since = this._timers.get(String(label));
    if (since !== undefined) this._run.log(`${label}: ${this._run.now() - since}ms`);
  }
}

export const consoleService: Service = { name: 'console', globals: (run) => ({ console: new Console(run) }) };
