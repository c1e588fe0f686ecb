/** npm start: the workbench with a practice school in it, on a loopback address. Its state stays in an ignored folder. */
import { existsSync, rmSync, watch } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createWorld, openWorld, type World } from '../runtime/index.ts';
import { assets } from '../runtime/workbench/assets.ts';
import { serveWorkbench } from '../runtime/workbench/server.ts';
import { type Built, bundle, summary } from './bundle.ts';
import { Stop } from './stop.ts';

const STATE = '.workbench';
const PAGE = path.join('runtime', 'workbench', 'page');
const SAVE_AFTER_MS = 200;
const REBUILD_AFTER_MS = 150;

const CURATOR = 'kurator@school.example';

type Mode = 'full' | 'codes';

export type StartOptions = { fresh: boolean; mode: Mode; port: number | undefined };

/** @throws Stop when an argument is not understood */
export function startOptions(args: string[]): StartOptions {
  try {
    const { values } = parseArgs({
      args,
      options: { fresh: { type: 'boolean' }, codes: { type: 'boolean' }, port: { type: 'string' } },
    });
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
      throw new Error(`--port ${values.port} is no port number`);
    }
    return { fresh: values.fresh ?? false, mode: values.codes ? 'codes' : 'full', port };
  } catch (error) {
    throw new Stop(`${(error as Error).message}\nUsage: npm start [-- --fresh] [--codes] [--port N]`);
  }
}

function newWorld(): World {
  const world = createWorld({
    now: '2026-10-12T06:00:00Z',
    locale: 'ru_RU',
    timeZone: 'Europe/Moscow',
    owner: CURATOR,
  });
  world.addPerson({ email: CURATOR, name: 'Ольга, куратор', kind: 'owner' });
  world.addPerson({ email: 'vtoroy.kurator@school.example', name: 'Павел, второй куратор', kind: 'editor' });
  world.addPerson({ email: 'nablyudatel@region.example', name: 'Ирина, наблюдатель', kind: 'viewer' });
  world.addPerson({ email: 'uchastnik@mail.example', name: 'Участник', kind: 'outsider' });
  return world;
}

function openState(dir: string): World {
  try {
    return openWorld(dir);
  } catch (error) {
    throw new Stop(`${(error as Error).message}\nNothing was changed. To begin anew: npm start -- --fresh`);
  }
}

/** Makes the practice school with the product's own function; without one the spreadsheet stays empty. */
function practise(world: World, built: Built, mode: Mode): void {
  if (!built.names.includes('practice')) return;
  console.log('Making the practice school: invented people, nothing leaves this computer…');
  const { ok, error } = world.run('practice', [{ mode }], { kind: 'menu' });
  // Google makes response sheets late; an hour on, the product has put them away
  world.advance(3_600_000);
  if (!ok) console.error(`The practice school is not complete: ${error?.name}: ${error?.message}\n${error?.stack}`);
}

/** @returns what to call after a change, and what to call before the process ends */
export function keeper(world: World, dir: string): { changed: () => void; flush: () => void } {
  let timer: NodeJS.Timeout | undefined;
  let complained = false;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    try {
      world.save(dir);
      complained = false;
    } catch (error) {
      if (!complained)
        console.error(`The state is not saved: ${(error as Error).message}. The workbench goes on without it.`);
      complained = true;
    }
  };
  const changed = (): void => {
    timer ??= setTimeout(flush, SAVE_AFTER_MS);
  };
  return { changed, flush: () => timer && flush() };
}

/** A saved source file is in the next execution, and the page asks for its data again. */
function followSources(push: (built: Built) => void): void {
  let timer: NodeJS.Timeout | undefined;
  const rebuild = (): void => {
    bundle().then(
      (built) => {
        if (!built.fresh) return;
        push(built);
        console.log(summary(built));
      },
      (error: Error) => console.error(error.message),
    );
  };
  for (const folder of ['src', 'sidebar']) {
    if (!existsSync(folder)) continue;
    watch(folder, { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(rebuild, REBUILD_AFTER_MS);
    });
  }
}

export default async function main(args: string[]): Promise<void> {
  const { fresh, mode, port } = startOptions(args);
  const [built, pages] = await Promise.all([bundle(), assets(PAGE)]);
  console.log(summary(built));

  const dir = path.join(STATE, mode);
  if (fresh) rmSync(dir, { recursive: true, force: true });
  const kept = existsSync(path.join(dir, 'world.json'));
  const world = kept ? openState(dir) : newWorld();
  const boundTo = world.project?.boundTo ?? world.createSpreadsheet('Программа наставничества').id;
  const push = ({ files, manifest }: Built): void => world.push({ files, manifest }, { boundTo });
  push(built);
  if (!kept) practise(world, built, mode);

  const { changed, flush } = keeper(world, dir);
  const options = { world, spreadsheetId: boundTo, assets: pages, changed, ...(port && { port }) };
  const workbench = await serveWorkbench(options);
  workbench.desk.open();
  changed();
  followSources((rebuilt) => {
    push(rebuilt);
    workbench.desk.open();
    workbench.announce();
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      flush();
      process.exit(0);
    });
  }
  console.log(`The workbench is open. Stop it with Ctrl+C; the state stays in ${dir}.`);
  console.log(workbench.url);
}
