/** The workbench: one process, one world, loopback only. A POST runs the script to its end and then answers. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GasError } from '../service.ts';
import type { World } from '../world.ts';
import type { Assets } from './assets.ts';
import { Desk } from './desk.ts';
import { documentPage } from './document-page.ts';
import { formView } from './forms.ts';
import { refusal } from './hosts.ts';
import { formPage, framePage, letterPage, mainPage } from './html.ts';
import { localAddress } from './links.ts';
import type { Act } from './protocol.ts';

export type WorkbenchOptions = {
  world: World;
  spreadsheetId: string;
  assets: Assets;
  /** The first to try; a busy one is passed over. */
  port?: number;
  language?: 'ru' | 'en';
  /** Called after every change of the world. */
  changed?: () => void;
};

export type Workbench = { url: string; desk: Desk; announce(): void; close(): Promise<void> };

const FIRST_PORT = 8765;
const PORTS_TO_TRY = 50;
const BIGGEST_BODY = 20_000_000;

class HttpError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

type Reply = { type: string; text: string; to?: string };

const json = (value: unknown): Reply => ({ type: 'application/json', text: JSON.stringify(value) });
const html = (text: string): Reply => ({ type: 'text/html', text });

function body(request: IncomingMessage): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > BIGGEST_BODY) reject(new HttpError(413, 'That is more than the workbench takes in one request.'));
      else chunks.push(chunk);
    });
    request.on('end', () => {
      try {
        resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')));
      } catch {
        reject(new HttpError(400, 'The request is not JSON.'));
      }
    });
    request.on('error', reject);
  });
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function listenSomewhere(server: Server, first: number): Promise<number> {
  for (let port = first; port < first + PORTS_TO_TRY; port += 1) {
    try {
      return await listen(server, port);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  throw new Error(
    `Ports ${first} to ${first + PORTS_TO_TRY - 1} are all in use. Name another one: npm start -- --port N`,
  );
}

export async function serveWorkbench(options: WorkbenchOptions): Promise<Workbench> {
  const { world, assets, language = 'ru' } = options;
  const desk = new Desk(world, options.spreadsheetId);
  const listeners = new Set<ServerResponse>();
  let port = 0;

  const announce = (): void => {
    for (const listener of listeners) listener.write('data: changed\n\n');
  };
  const changed = (): void => {
    options.changed?.();
    announce();
  };

  const send = (response: ServerResponse, { type, text, to }: Reply, status = to ? 302 : 200): void => {
    response.writeHead(status, {
      ...(to && { location: to }),
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    response.end(text);
  };

  const listenIn = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': open\n\n');
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  };

  const get = (url: URL): Reply => {
    const [, first = '', second = '', third = ''] = decodeURIComponent(url.pathname).split('/');
    switch (first) {
      case '': {
        const id = url.searchParams.get('id');
        if (id && id !== desk.spreadsheetId) desk.do({ act: 'open', spreadsheetId: id });
        return html(mainPage(language, desk.state().title));
      }
      case 'main.js':
      case 'form.js':
        return { type: 'text/javascript', text: assets[first] };
      case 'main.css':
      case 'form.css':
        return { type: 'text/css', text: assets[first] };
      case 'icon.svg':
        return { type: 'image/svg+xml', text: assets.icon };
      case 'go': {
        const to = localAddress(url.searchParams.get('to') ?? '');
        if (!to.startsWith('/')) throw new HttpError(404, 'That address leads to no document of the workbench.');
        return { ...html(''), to };
      }
      case 'state':
        return json(desk.state());
      case 'sheet':
        return json(desk.sheet(url.searchParams.get('name') ?? ''));
      case 'frame':
        return html(framePage((second === 'sidebar' ? world.ui.sidebar : world.ui.dialog)?.html ?? ''));
      case 'letters':
        return json(second ? (world.outbox[Number(second)] ?? null) : desk.letters());
      case 'letter':
        return html(letterPage(world.outbox[Number(second)]));
      case 'executions':
        return json(second ? (world.executions.find(({ id }) => id === Number(second)) ?? null) : desk.executions());
      case 'documents':
        return html(documentPage(world, second, language));
      case 'forms': {
        const form = formView(world, second, url.searchParams.get('edit2'));
        return third === 'model' ? json(form) : html(formPage(language, form.title));
      }
      default:
        throw new HttpError(404, 'There is no such page.');
    }
  };

  const post = (url: URL, sent: unknown): Reply => {
    const [, first = '', second = ''] = decodeURIComponent(url.pathname).split('/');
    if (first === 'act') return json(desk.do(sent as Act));
    if (first === 'bridge') {
      const { fn, args } = sent as { fn: string; args: unknown[] };
      return json(desk.rpc(fn, args));
    }
    if (first === 'forms') {
      const { answers, email, edit } = sent as { answers: Record<string, unknown>; email?: string; edit?: string };
      return json(desk.respond(second, answers, { ...(email && { email }), ...(edit && { edit }) }));
    }
    throw new HttpError(404, 'There is no such page.');
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refused = refusal({ host: request.headers.host, origin: request.headers.origin }, port);
    if (refused) throw new HttpError(403, refused);
    const url = new URL(request.url ?? '/', 'http://workbench');
    if (request.method === 'POST') {
      const sent = await body(request);
      send(response, post(url, sent));
      // Going from cell to cell changes nothing anybody sees.
      if ((sent as { act?: string }).act !== 'choose') changed();
    } else if (request.method !== 'GET') throw new HttpError(405, 'Only GET and POST are understood.');
    else if (url.pathname === '/events') listenIn(response);
    else send(response, get(url));
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: Error) => {
      send(
        response,
        { type: 'text/plain', text: error.message },
        error instanceof HttpError ? error.status : error instanceof GasError ? 404 : 500,
      );
    });
  });
  port = await listenSomewhere(server, options.port ?? FIRST_PORT);

  const close = (): Promise<void> => {
    for (const listener of listeners) listener.end();
    return new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  };
  return { url: `http://127.0.0.1:${port}/`, desk, announce, close };
}
