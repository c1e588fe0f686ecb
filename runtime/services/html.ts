/** HtmlService: pages, and templates whose code runs in the script's own realm. */
import type { Run } from '../execute.ts';
import { enumOf, fail, GasError, type ScriptFunction, type Service, ServiceObject } from '../service.ts';
import { Blob, blobOf } from './blob.ts';
import { templateCode } from './template.ts';

const SANDBOX_MODE = enumOf('SandboxMode', ['EMULATED', 'IFRAME', 'NATIVE']);
const FRAME_MODE = enumOf('XFrameOptionsMode', ['ALLOWALL', 'DEFAULT']);

// developers.google.com/apps-script/reference/html/html-output#addMetaTag(String,String)
const META_TAGS = ['apple-mobile-web-app-capable', 'google-site-verification', 'mobile-web-app-capable', 'viewport'];

export class HtmlOutput extends ServiceObject {
  readonly _class = 'HtmlOutput';
  override readonly _types = 'HTML.HtmlOutput';
  readonly _run: Run;
  _content: string;
  _title = '';
  _width: number | null = null;
  _height: number | null = null;
  _icon: string | null = null;
  readonly _meta: HtmlOutputMetaTag[] = [];
  constructor(run: Run, content: string) {
    super();
    this._run = run;
    this._content = content;
  }
  getContent(): string {
    return this._content;
  }
  setContent(content: string): this {
    this._content = String(content);
    return this;
  }
  append(content: string): this {
    this._content += content;
    return this;
  }
  appendUntrusted(content: string): this {
    this._content += content.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);
    return this;
  }
  clear(): this {
    this._content = '';
    return this;
  }
  asTemplate(): HtmlTemplate {
    return new HtmlTemplate(this._run, this._content);
  }
  getTitle(): string {
    return this._title;
  }
  setTitle(title: string): this {
    this._title = String(title);
    return this;
  }
  getWidth(): number | null {
    return this._width;
  }
  setWidth(width: number | null): this {
    this._width = width;
    return this;
  }
  getHeight(): number | null {
    return this._height;
  }
  setHeight(height: number | null): this {
    this._height = height;
    return this;
  }
  getFaviconUrl(): string | null {
    return this._icon;
  }
  setFaviconUrl(url: string): this {
    this._icon = url;
    return this;
  }
  addMetaTag(name: string, content: string): this {
    if (!META_TAGS.includes(name)) fail(`The meta tag you specified is not allowed in this context: ${name}`);
    this._meta.push(new HtmlOutputMetaTag(name, content));
    return this;
  }
  getMetaTags(): HtmlOutputMetaTag[] {
    return [...this._meta];
  }
  /** Google ignores it too: every page is in the IFRAME mode. */
  setSandboxMode(_mode: unknown): this {
    return this;
  }
  setXFrameOptionsMode(_mode: unknown): this {
    return this;
  }
  getBlob(): Blob {
    return new Blob(Buffer.from(this._content), 'text/html', `${this._title || 'output'}.html`, this._run);
  }
  getAs(contentType: string): Blob {
    return this.getBlob().getAs(contentType);
  }
}

class HtmlOutputMetaTag extends ServiceObject {
  readonly _class = 'HtmlOutputMetaTag';
  override readonly _types = 'HTML.HtmlOutputMetaTag';
  readonly _name: string;
  readonly _content: string;
  constructor(name: string, content: string) {
    super();
    this._name = name;
    this._content = content;
  }
  getName(): string {
    return this._name;
  }
  getContent(): string {
    return this._content;
  }
}

class HtmlTemplate extends ServiceObject {
  readonly _class = 'HtmlTemplate';
  override readonly _types = 'HTML.HtmlTemplate';
  readonly _run: Run;
  readonly _source: string;
  readonly _values = new Map<string, ScriptFunction>();
  constructor(run: Run, source: string) {
    super();
    this._run = run;
    this._source = source;
  }
  override _assign(key: string, value: ScriptFunction): void {
    this._values.set(key, value);
    Object.defineProperty(this, key, { value, enumerable: true, configurable: true });
  }
  getRawContent(): string {
    return this._source;
  }
  getCode(): string {
    return templateCode(this._source, [...this._values.keys()]);
  }
  getCodeWithComments(): string {
    return this.getCode();
  }
  evaluate(): HtmlOutput {
    const realm = this._run.realm!;
    try {
      realm.evaluate(`globalThis.__template = ${this.getCode()};`, 'template.html');
      const render = realm.lookUp('__template');
      realm.evaluate('delete globalThis.__template;', 'template.html');
      const outcome = realm.invoke(render, undefined, [...this._values.values()]);
      return new HtmlOutput(this._run, String(outcome.value));
    } catch (error) {
      // Thrown by the template's code: an error of the realm, which goes back there as it was named.
      const { name, message } = error as Error;
      throw new GasError(message, name);
    }
  }
}

class HtmlService extends ServiceObject {
  readonly _class = 'HtmlService';
  override readonly _types = 'HTML.HtmlService';
  readonly SandboxMode = SANDBOX_MODE;
  readonly XFrameOptionsMode = FRAME_MODE;
  readonly _run: Run;
  constructor(run: Run) {
    super();
    this._run = run;
  }
  createHtmlOutput(content: unknown = ''): HtmlOutput {
    return new HtmlOutput(this._run, textOf(content));
  }
  createHtmlOutputFromFile(fileName: string): HtmlOutput {
    return new HtmlOutput(this._run, this._file(fileName));
  }
  createTemplate(content: unknown): HtmlTemplate {
    return new HtmlTemplate(this._run, textOf(content));
  }
  createTemplateFromFile(fileName: string): HtmlTemplate {
    return new HtmlTemplate(this._run, this._file(fileName));
  }
  getUserAgent(): string | null {
    return null;
  }
  _file(name: string): string {
    const files = this._run.world.project?.files ?? {};
    return files[`${name}.html`] ?? files[name] ?? fail(`No HTML file named ${name} was found.`);
  }
}

function textOf(content: unknown): string {
  if (content instanceof ServiceObject) return blobOf(content)._bytes.toString('utf8');
  return String(content ?? '');
}

export const htmlService: Service = { name: 'html', globals: (run) => ({ HtmlService: new HtmlService(run) }) };
