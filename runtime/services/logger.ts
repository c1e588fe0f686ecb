/** Logger: the older log, with formats and a text that can be read back. */
import type { Run } from '../execute.ts';
import { logText } from '../plain.ts';
import { type Service, ServiceObject } from '../service.ts';

class Logger extends ServiceObject {
  readonly _class = 'Logger';
  override readonly _types = 'Base.Logger';
  override readonly _free = true;
  readonly _run: Run;
  _lines: string[] = [];
  constructor(run: Run) {
    super();
    this._run = run;
  }
  log(first: unknown, ...values: unknown[]): this {
    const text = logText([first, ...values]);
    this._lines.push(text);
    this._run.log(text);
    return this;
  }
  getLog(): string {
    return this._lines.map((each) => `${each}\n`).join('');
  }
  clear(): void {
    this._lines = [];
  }
}

export const loggerService: Service = { name: 'logger', globals: (run) => ({ Logger: new Logger(run) }) };
