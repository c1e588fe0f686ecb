/** ScriptApp: the project itself, who consented to what, and its triggers. */
import { deniedScopes, denyScopes } from '../authorization.ts';
import type { Run } from '../execute.ts';
import { enumName, enumOf, fail, GasError, type Service, ServiceObject } from '../service.ts';
import {
  documentIdOf,
  EVENT_TYPE,
  ownTriggers,
  ProjectTrigger,
  TRIGGER_SOURCE,
  TriggerBuilder,
  WEEKDAY,
} from './triggers.ts';

export const AUTH_MODE = enumOf('AuthMode', ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']);
const AUTHORIZATION_STATUS = enumOf('AuthorizationStatus', ['REQUIRED', 'NOT_REQUIRED']);
const INSTALLATION_SOURCE = enumOf('InstallationSource', [
  'APPS_MARKETPLACE_DOMAIN_ADD_ON',
  'NONE',
  'WEB_STORE_ADD_ON',
]);

class AuthorizationInfo extends ServiceObject {
  readonly _class = 'AuthorizationInfo';
  override readonly _types = 'Script.AuthorizationInfo';
  readonly _missing: string[];
  readonly _granted: string[];
  constructor(missing: string[], granted: string[]) {
    super();
    this._missing = missing;
    this._granted = granted;
  }
  getAuthorizationStatus() {
    return AUTHORIZATION_STATUS._of(this._missing.length > 0 ? 'REQUIRED' : 'NOT_REQUIRED');
  }
  getAuthorizationUrl(): string | null {
    return this._missing.length > 0 ? 'https://accounts.google.com/o/oauth2/auth' : null;
  }
  getAuthorizedScopes(): string[] {
    return [...this._granted];
  }
}

class WebApp extends ServiceObject {
  readonly _class = 'Service';
  override readonly _types = 'Script.Service';
  getUrl(): string | null {
    return null;
  }
  isEnabled(): boolean {
    return false;
  }
}

class ScriptApp extends ServiceObject {
  readonly _class = 'ScriptApp';
  override readonly _types = 'Script.ScriptApp';
  readonly AuthMode = AUTH_MODE;
  readonly AuthorizationStatus = AUTHORIZATION_STATUS;
  readonly EventType = EVENT_TYPE;
  readonly InstallationSource = INSTALLATION_SOURCE;
  readonly TriggerSource = TRIGGER_SOURCE;
  readonly WeekDay = WEEKDAY;
  readonly _run: Run;
  constructor(run: Run) {
    super();
    this._run = run;
  }

  newTrigger(functionName: unknown): TriggerBuilder {
    if (typeof functionName !== 'string' || functionName === '') fail('A trigger names its function as a text.');
    return new TriggerBuilder(this._run, functionName);
  }
  getProjectTriggers(): ProjectTrigger[] {
    return ownTriggers(this._run).map((each) => new ProjectTrigger(each));
  }
  getScriptTriggers(): ProjectTrigger[] {
    return this.getProjectTriggers();
  }
  getUserTriggers(document: unknown): ProjectTrigger[] {
    const id = documentIdOf(document);
    return ownTriggers(this._run)
      .filter((each) => each.documentId === id)
      .map((each) => new ProjectTrigger(each));
  }
  deleteTrigger(trigger: unknown): void {
    if (!(trigger instanceof ProjectTrigger)) fail('deleteTrigger takes a Trigger.');
    const { triggers } = this._run.world;
    const at = triggers.findIndex((each) => each.id === trigger._trigger.id && each.owner === this._run.as);
    if (at < 0) fail('Unexpected error while getting the method or property deleteTrigger on object ScriptApp.');
    triggers.splice(at, 1);
  }

  getAuthorizationInfo(mode: unknown, scopes: string[] | null = null): AuthorizationInfo {
    enumName(AUTH_MODE, mode);
    const { missing, granted } = this._consent(scopes);
    return new AuthorizationInfo(missing, granted);
  }
  requireScopes(mode: unknown, scopes: string[]): void {
    enumName(AUTH_MODE, mode);
    this._require(scopes);
  }
  requireAllScopes(mode: unknown): void {
    enumName(AUTH_MODE, mode);
    this._require(null);
  }
  invalidateAuth(): void {
    denyScopes(this._run.world, this._run.as, this._run.manifest.oauthScopes ?? []);
  }

  getInstallationSource() {
    return INSTALLATION_SOURCE._of('NONE');
  }
  getOAuthToken(): string {
    return `local.${Buffer.from(this._run.as).toString('base64url')}`;
  }
  getScriptId(): string {
    return this._run.scriptId;
  }
  getService(): WebApp {
    return new WebApp();
  }

  _consent(scopes: string[] | null): { missing: string[]; granted: string[] } {
    const denied = deniedScopes(this._run.world, this._run.as);
    const listed = this._run.manifest.oauthScopes;
    const has = (scope: string) => !denied.includes(scope) && (listed?.includes(scope) ?? true);
    const wanted = scopes ?? listed ?? [];
    return { missing: wanted.filter((each) => !has(each)), granted: wanted.filter(has) };
  }
  /** At Google the execution ends here and the person is asked; locally nobody is, so the execution fails. */
  _require(scopes: string[] | null): void {
    const { missing } = this._consent(scopes);
    if (missing.length > 0)
      throw new GasError(`Authorization is required to perform that action: ${missing.join(' ')}`);
  }
}

export const scriptService: Service = {
  name: 'script',
  globals: (run) => ({ ScriptApp: new ScriptApp(run) }),
  scopes: {
    'ScriptApp.getProjectTriggers': ['script.scriptapp'],
    'ScriptApp.getScriptTriggers': ['script.scriptapp'],
    'ScriptApp.getUserTriggers': ['script.scriptapp'],
    'ScriptApp.deleteTrigger': ['script.scriptapp'],
    'ClockTriggerBuilder.create': ['script.scriptapp'],
    'SpreadsheetTriggerBuilder.create': ['script.scriptapp'],
    'FormTriggerBuilder.create': ['script.scriptapp'],
    'DocumentTriggerBuilder.create': ['script.scriptapp'],
  },
};
