/** Session: who runs the script. */
import type { Run } from '../execute.ts';
import { type Service, ServiceObject } from '../service.ts';

export class User extends ServiceObject {
  readonly _class = 'User';
  override readonly _types: string = 'Base.User';
  readonly _email: string;
  constructor(email: string) {
    super();
    this._email = email;
  }
  getEmail(): string {
    return this._email;
  }
  getUserLoginId(): string {
    return this._email;
  }
  override toString(): string {
    return this._email;
  }
}

class Session extends ServiceObject {
  readonly _class = 'Session';
  override readonly _types = 'Base.Session';
  readonly _run: Run;
  constructor(run: Run) {
    super();
    this._run = run;
  }
  /** A simple trigger runs without anyone's consent, so it does not learn who acts. */
  getActiveUser(): User {
    return new User(this._run.kind === 'simple' ? '' : this._run.as);
  }
  getEffectiveUser(): User {
    return new User(this._run.kind === 'simple' ? '' : this._run.as);
  }
  getActiveUserLocale(): string {
    return this._run.world.state.locale.slice(0, 2);
  }
  /** The older name of the same. */
  getTimeZone(): string {
    return this.getScriptTimeZone();
  }
  getUser(): User {
    return this.getActiveUser();
  }
  getScriptTimeZone(): string {
    return this._run.manifest.timeZone ?? 'Etc/GMT';
  }
  getTemporaryActiveUserKey(): string {
    return Buffer.from(`${this._run.scriptId} ${this._run.as}`).toString('base64');
  }
}

export const sessionService: Service = {
  name: 'session',
  globals: (run) => ({ Session: new Session(run) }),
  scopes: {
    'Session.getUser': ['userinfo.email'],
    'Session.getActiveUser': ['userinfo.email'],
    'Session.getEffectiveUser': ['userinfo.email'],
  },
};
