/** The workbench: one process, one world, loopback only. A POST runs the script to its end and then answers. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PDF } from '../pdf/convert.ts';
import { GasError } from '../service.ts';
import type { FileDoc } from '../services/drive-state.ts';
import type { SpreadsheetDoc } from '../store.ts';
import type { World } from '../world.ts';
import { readAct } from './acts.ts';
import type { Assets } from './assets.ts';
import { Desk } from './desk.ts';
import { documentPage } from './document-page.ts';
import type { Answer } from './form-view.ts';
import { formProblems, formView } from './forms.ts';
import { refusal } from './hosts.ts';
import { formPage, framePage, letterPage, mainPage } from './html.ts';
import { localAddress } from './links.ts';
import { pdfOf } from './pdf.ts';
import { printPage } from './print-page.ts';
import { exportXlsx, importXlsx } from './xlsx.ts';

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

/** `file` is offered for keeping under that name; `policy` says what the page may load. */
type Reply = { type: string; text: string | Uint8Array; to?: string; file?: string; policy?: string };

const BYTES = 'application/octet-stream';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** A letter runs nothing and fetches nothing: a picture from elsewhere would tell its sender that it was opened. */
const LETTER_POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:";

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

/** The rows a page asks for; all of them when it names none. */
function rowsOf({ searchParams }: URL): { from: number; to: number } | undefined {
  const [from, to] = ['from', 'to'].map((name) => Number(searchParams.get(name) ?? Number.NaN));
  return Number.isInteger(from) && Number.isInteger(to) ? { from: from as number, to: to as number } : undefined;
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

  const send = (response: ServerResponse, reply: Reply, status = reply.to ? 302 : 200): void => {
    const { type, text, to, file, policy } = reply;
    response.writeHead(status, {
      ...(to && { location: to }),
      'content-type': typeof text === 'string' ? `${type}; charset=utf-8` : type,
      // A browser shows a PDF by itself; anything else is kept.
      ...(file && {
        'content-disposition': `${type === PDF ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file)}`,
      }),
      ...(policy && { 'content-security-policy': policy }),
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

  const get = async (url: URL): Promise<Reply> => {
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
        return json(desk.sheet(url.searchParams.get('name') ?? '', rowsOf(url)));
      case 'filter':
        return json(desk.filterValues(url.searchParams.get('name') ?? '', Number(url.searchParams.get('column'))));
      case 'print':
        return html(printPage(desk, url.searchParams.get('name') ?? '', language));
      case 'frame':
        return html(framePage((second === 'sidebar' ? world.ui.sidebar : world.ui.dialog)?.html ?? ''));
      case 'letters':
        return json(second ? desk.letter(Number(second)) : desk.letters());
      case 'letter':
        return {
          ...html(letterPage(desk.letter(Number(second)), third === 'text' ? 'text' : 'html')),
          policy: LETTER_POLICY,
        };
      case 'executions':
        return json(second ? (world.executions.find(({ id }) => id === Number(second)) ?? null) : desk.executions());
      case 'documents':
        desk.mustRead(second);
        return html(documentPage(world, second, language));
      case 'xlsx': {
        desk.mustRead(second);
        const { title } = world.document<SpreadsheetDoc>(second, 'spreadsheet');
        return { type: XLSX, text: await exportXlsx(world, second), file: `${title}.xlsx` };
      }
      case 'pdf': {
        desk.mustRead(second);
        const { title, bytes } = pdfOf(world, second);
        return { type: PDF, text: bytes, file: `${title}.pdf` };
      }
      case 'file': {
        desk.mustRead(second);
        const { title, contentType, base64 } = world.document<FileDoc>(second, 'file');
        return { type: contentType === PDF ? PDF : BYTES, text: Buffer.from(base64, 'base64'), file: title };
      }
      case 'attachment': {
        const found = desk.letter(Number(second))?.attachments[Number(third)];
        if (!found) throw new HttpError(404, 'There is no such attachment.');
        return {
          type: found.contentType === PDF ? PDF : BYTES,
          text: Buffer.from(found.base64, 'base64'),
          file: found.name,
        };
      }
      case 'forms': {
        const form = formView(world, second, url.searchParams.get('edit2'), desk.me);
        return third === 'model' ? json(form) : html(formPage(language, form.title));
      }
      default:
        throw new HttpError(404, 'There is no such page.');
    }
  };

  const post = async (url: URL, sent: unknown): Promise<Reply> => {
    const [, first = '', second = '', third = ''] = decodeURIComponent(url.pathname).split('/');
    if (first === 'act') {
      const act = readAct(sent);
      if (!act) throw new HttpError(400, 'The page asked for something the workbench does not know. Reload the page.');
      return json(desk.do(act));
    }
    if (first === 'xlsx') {
      const { title, base64 } = sent as { title?: unknown; base64?: unknown };
      return json({
        id: await importXlsx(world, String(title ?? ''), Buffer.from(String(base64 ?? ''), 'base64'), desk.me),
      });
    }
    if (first === 'bridge') {
      const { fn, args } = sent as { fn: string; args: unknown[] };
      return json(desk.rpc(fn, args));
    }
    if (first === 'forms' && third === 'check') {
      return json(formProblems(world, second, (sent as { answers?: Record<string, Answer> }).answers ?? {}));
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
      send(response, await post(url, sent));
      // Going from cell to cell, or from page to page of a form, changes nothing anybody sees.
      if ((sent as { act?: string } | null)?.act !== 'choose' && !url.pathname.endsWith('/check')) changed();
    } else if (request.method !== 'GET') throw new HttpError(405, 'Only GET and POST are understood.');
    else if (url.pathname === '/events') listenIn(response);
    else send(response, await get(url));
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: Error) => {
      send(
        response,
        { type: 'text/plain', text: error.message },
        error instanceof HttpError
          ? error.status
          : error instanceof GasError
            ? request.method === 'GET'
              ? 404
              : 400
            : 500,
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
