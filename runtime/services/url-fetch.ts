/** UrlFetchApp: refused, because a run of the local runtime must not depend on anything outside it. */
import { fail, type Service, ServiceObject } from '../service.ts';

class UrlFetchApp extends ServiceObject {
  readonly _class = 'UrlFetchApp';
  override readonly _types = 'URL_Fetch.UrlFetchApp';
  fetch(url: unknown): never {
    return fail(`The local runtime makes no requests, so ${String(url)} was not fetched.`);
  }
  fetchAll(): never {
    return fail('The local runtime makes no requests, so nothing was fetched.');
  }
}

export const urlFetchService: Service = {
  name: 'url-fetch',
  globals: () => ({ UrlFetchApp: new UrlFetchApp() }),
  scopes: { 'UrlFetchApp.*': ['script.external_request'] },
};
