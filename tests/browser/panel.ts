/** A page of the product in a real browser, over the built bundle in the local runtime; any reply may be put in its place. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { bundle } from '../../build/bundle.ts';
import { launchOptions } from '../../build/chromium.ts';
import { BRIDGE_CLIENT, createWorld, type World } from '../../runtime/index.ts';
import type { Api, Reply } from '../../src/app/rpc.ts';

export const ADDRESS = 'https://panel.test';

/** One context for all tests of a file: a fresh one for each costs more than the test. */
export type Stage = {
  browser: Browser;
  context: BrowserContext;
  pages: Readonly<Record<string, string>>;
  school: (practice?: object) => World;
  /** Pages between two tests: to open one costs half of what a test does. */
  idle: Page[];
};

/** Google's sidebar is 300 px wide; the import dialog is opened at 900 × 620. */
export const SIDEBAR = { width: 300, height: 720 };
export const DIALOG = { width: 900, height: 620 };
const SIZES = { 'sidebar.html': SIDEBAR, 'import.html': DIALOG, 'board.html': { width: 1100, height: 680 } };

export async function start(): Promise<Stage> {
  const { files, manifest } = await bundle();
  const browser = await chromium.launch(launchOptions());
  const context = await browser.newContext({ locale: 'ru-RU', timezoneId: 'Europe/Moscow' });
  await context.addInitScript(`window.__bridge = '${ADDRESS}/bridge'; ${BRIDGE_CLIENT}
    google.script.host.close = () => { window.closedByHost = true; };`);
  /** @param practice size of a practice school; without it the workbook is new */
  const school = (practice?: object): World => {
    const world = createWorld({ now: '2026-11-23T09:00:00Z' });
    const { id } = world.createSpreadsheet('Наставничество');
    world.push({ files, manifest }, { boundTo: id });
    if (!practice) return world;
    const { error } = world.run('practice', [{ pairs: false, ...practice }]);
    if (error) throw new Error(error.message);
    return world;
  };
  return { browser, context, pages: files, school, idle: [] };
}

/** What the page asked, in order. */
export type Asked = { name: string; input: unknown };

type Stand = (input: unknown) => Reply | 'lost' | 'denied' | 'never' | undefined | Promise<Reply | 'lost'>;
/** A reply in place of the server's, while it stands here; without one the built product answers. */
export type Instead = { [K in keyof Api]?: Stand };

export const fine = (value: unknown): Reply => ({ ok: true, value: value as never });
export const refused = (
  message: string,
  at: { sheet: string; row: number; column: string }[] = [],
  code = 'refused',
): Reply => ({ ok: false, code, message, at });

export type Shown = { page: Page; asked: Asked[]; instead: Instead };

/** A page that fails the test when anything in it throws. */
export async function show(
  stage: Stage,
  file: 'sidebar.html' | 'import.html' | 'board.html',
  world: World,
  instead: Instead = {},
): Promise<Shown> {
  const page = stage.idle.pop() ?? (await stage.context.newPage());
  await page.setViewportSize(SIZES[file]);
  page.on('pageerror', (error) => {
    throw error;
  });
  const asked: Asked[] = [];
  await page.route(`${ADDRESS}/${file}`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: stage.pages[file] ?? '' }),
  );
  await page.route(`${ADDRESS}/bridge`, async (route) => {
    const { fn, args } = route.request().postDataJSON() as { fn: string; args: [string] };
    const request = JSON.parse(args[0]) as Asked;
    asked.push(request);
    const stand = instead[request.name as keyof Api];
    const reply = await stand?.(request.input);
    if (reply === 'lost') return route.abort();
    if (reply === 'never') return undefined;
    const denied = { ok: false, error: { name: 'ScriptError', message: 'PERMISSION_DENIED' } };
    if (reply === 'denied') return route.fulfill({ contentType: 'application/json', body: JSON.stringify(denied) });
    const outcome = reply ? { ok: true, value: JSON.stringify(reply) } : world.rpc(fn, args);
    return route.fulfill({ contentType: 'application/json', body: JSON.stringify(outcome) });
  });
  await page.goto(`${ADDRESS}/${file}`);
  return { page, asked, instead };
}

/** After a test: its first page serves the next one, empty; the others are closed, for a page behind another is drawn once a second. */
export async function tidy(stage: Stage): Promise<void> {
  const [first, ...others] = stage.context.pages();
  for (const page of others) await page.close();
  if (!first) return;
  first.removeAllListeners('pageerror');
  await first.unrouteAll({ behavior: 'ignoreErrors' });
  await first.goto('about:blank');
  stage.idle = [first];
}
