/** UrlFetchApp: a run of the local runtime depends on nothing outside it, so requests go to the test or are refused. */
import type { Run } from '../execute.ts';
import { useQuota } from '../quotas.ts';
import { fail, type Service, ServiceObject } from '../service.ts';
import type { World } from '../world.ts';
import { Blob } from './blob.ts';

export type WebRequest = { url: string; method: string; headers: Record<string, string>; payload: unknown };
export type WebResponse = { code?: number; text?: string; headers?: Record<string, string> };

const answers = new WeakMap<World, (request: WebRequest) => WebResponse>();

/** Plays the outside: every request of the world's scripts is answered here. */
export function answerRequests(world: World, answer: (request: WebRequest) => WebResponse): void {
  answers.set(world, answer);
}

const MAX_URL_BYTES = 2 * 1024;

class HTTPResponse extends ServiceObject {
  readonly _class = 'HTTPResponse';
  override readonly _types = 'URL_Fetch.HTTPResponse';
  readonly _response: WebResponse;
  constructor(response: WebResponse) {
    super();
    this._response = response;
  }
  getResponseCode(): number {
    return this._response.code ?? 200;
  }
  getContentText(): string {
    return this._response.text ?? '';
  }
  getContent(): number[] {
    return this.getBlob().getBytes();
  }
  getBlob(): Blob {
    const type = this._response.headers?.['Content-Type'] ?? 'text/html';
    return new Blob(Buffer.from(this.getContentText()), type, null);
  }
  getAs(contentType: string): Blob {
    return this.getBlob().getAs(contentType);
  }
  getHeaders(): Record<string, string> {
    return { ...this._response.headers };
  }
  getAllHeaders(): Record<string, string> {
    return { ...this._response.headers };
  }
}

type Params = { method?: string; headers?: Record<string, string>; payload?: unknown; muteHttpExceptions?: boolean };

class UrlFetchApp extends ServiceObject {
  readonly _class = 'UrlFetchApp';
  override readonly _types = 'URL_Fetch.UrlFetchApp';
  readonly _run: Run;
  constructor(run: Run) {
    super();
    this._run = run;
  }
  fetch(url: string, params: Params | null = null): HTTPResponse {
    const answer = answers.get(this._run.world);
    if (!answer) fail(`The local runtime makes no requests, so ${url} was not fetched.`);
    if (Buffer.byteLength(url) > MAX_URL_BYTES) fail('Limit Exceeded: URLFetch URL Length.');
    useQuota(this._run, 'urlFetch');
    const response = new HTTPResponse(answer(this.getRequest(url, params)));
    const code = response.getResponseCode();
    if (code >= 400 && !params?.muteHttpExceptions)
      fail(
        `Request failed for ${url} returned code ${code}. Truncated server response: ${response.getContentText()} (use muteHttpExceptions option to examine full response)`,
      );
    return response;
  }
  fetchAll(requests: (string | (Params & { url: string }))[]): HTTPResponse[] {
    return requests.map((each) => (typeof each === 'string' ? this.fetch(each) : this.fetch(each.url, each)));
  }
  getRequest(url: string, params: Params | null = null): WebRequest {
    const { method = 'get', headers = {}, payload = null } = params ?? {};
    return { url, method: method.toLowerCase(), headers, payload };
  }
}

export const urlFetchService: Service = {
  name: 'url-fetch',
  globals: (run) => ({ UrlFetchApp: new UrlFetchApp(run) }),
  scopes: { 'UrlFetchApp.fetch': ['script.external_request'], 'UrlFetchApp.fetchAll': ['script.external_request'] },
};
