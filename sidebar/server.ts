/** The server's methods with its own types, carried as JSON text through the one function google.script.run may call. */
import type { Api, Reply } from '../src/app/rpc.ts';
import type { Preview } from '../src/app/run.ts';
import type { Address } from '../src/kit/problem.ts';
import { t } from './words.ts';

export type { Address };

/** A failure whose message is a sentence for people. */
export class ServerProblem extends Error {
  readonly code: string;
  readonly at: readonly Address[];
  constructor(code: string, message: string, at: readonly Address[] = []) {
    super(message);
    this.code = code;
    this.at = at;
  }
}

type Method<K extends keyof Api> = Api[K]['run'];
export type Server = { [K in keyof Api]: (input: Parameters<Method<K>>[0]) => Promise<ReturnType<Method<K>>> };
export type Asked<K extends keyof Api> = Parameters<Method<K>>[0];

type Runner = {
  withSuccessHandler(handler: (value: unknown) => void): Runner;
  withFailureHandler(handler: (error: unknown) => void): Runner;
  rpc(request: string): void;
};
type Host = { script: { run: Runner; host: { close(): void } } };

const host = (): Host | undefined => (globalThis as { google?: Host }).google;

export const closeDialog = (): void => host()?.script.host.close();

/** An execution lives six minutes at Google; after that no answer can come. */
const LONGEST_MS = 6.5 * 60 * 1000;

/** Methods that only look: when their answer is lost, nothing can have happened. */
const LOOKS: readonly string[] = [
  'home',
  'pairs',
  'mentorsFor',
  'columnsForImport',
  'showTab',
  'letters',
  'round',
  'price',
  'remedies',
  'whyNot',
  'yearEnd',
  'results',
  'worked',
] satisfies (keyof Api)[];

const lost = (name: string) =>
  new ServerProblem(
    'connection',
    t(
      LOOKS.includes(name)
        ? [
            'Нет связи с Google. Проверьте интернет и повторите.',
            'No connection to Google. Check the network and try again.',
          ]
        : [
            'Связь с Google прервалась, и неизвестно, выполнилось ли действие. Проверьте интернет, обновите панель и посмотрите; если не выполнилось, повторите.',
            'The connection to Google broke, and it is not known whether the action was done. Check the network, refresh the panel and look; if it was not done, try again.',
          ],
    ),
  );

const anotherAccount = () =>
  new ServerProblem(
    'account',
    t([
      'Google не пустил панель к книге. Так бывает, когда в браузере открыто несколько учётных записей. Ничего не изменено. Откройте книгу в приватном окне или выйдите из всех записей и первой войдите той, у которой есть доступ к книге.',
      'Google did not let the panel into the workbook. This happens when several accounts are open in the browser. Nothing was changed. Open the workbook in a private window, or sign out of all accounts and sign in first with the one that has access.',
    ]),
  );

const unexpected = (text: string) =>
  new ServerProblem(
    'google',
    t([
      `Google ответил ошибкой: ${text}. Подождите минуту, обновите панель и посмотрите, выполнилось ли действие.`,
      `Google answered with an error: ${text}. Wait a minute, refresh the panel and see whether the action was done.`,
    ]),
  );

/** @param name the method that was called @param error what the failure handler was given: at Google an Error whose message is all that is left of it */
export function failureOf(name: string, error: unknown): ServerProblem {
  const text = error instanceof Error ? error.message : String(error);
  if (/permission_denied|authori[sz]ation|разрешен|авторизац/i.test(text)) return anotherAccount();
  if (/network|connection|offline|failed to fetch|HTTP 0|соединен/i.test(text)) return lost(name);
  return unexpected(text.replace(/^\w*Error:\s*/, '').replace(/\.+$/, ''));
}

/** What each view has shown of which rows: a command about a row that has changed since is refused. */
const shown = new Map<string, Readonly<Record<string, string>>>();
const whenStale = new Set<() => void>();

/** Calls back when the server says that the panel looked at old rows. @returns how to stop */
export function onStale(reload: () => void): () => void {
  whenStale.add(reload);
  return () => whenStale.delete(reload);
}

/** Revisions of the rows that an input names anywhere. */
function seenOf(input: unknown): Record<string, string> {
  const known = Object.assign({}, ...shown.values()) as Record<string, string>;
  const text = JSON.stringify(input ?? null);
  return Object.fromEntries(Object.entries(known).filter(([code]) => text.includes(JSON.stringify(code))));
}

const lookedAt = (name: string, input: unknown) => {
  const seen = LOOKS.includes(name) ? {} : seenOf(input);
  return Object.keys(seen).length ? { seen } : {};
};

function took(name: string, reply: Reply & { ok: true }, input: unknown): void {
  if (reply.seen) {
    // what came last is what counts
    shown.delete(name);
    shown.set(name, reply.seen);
    return;
  }
  recountSoon();
  // a command changed its rows itself
  const mine = Object.keys(seenOf(input));
  for (const [view, seen] of shown)
    shown.set(view, Object.fromEntries(Object.entries(seen).filter(([code]) => !mine.includes(code))));
}

/** Several acts in a row are counted once. */
const RECOUNT_AFTER_MS = 3000;
let recounting: ReturnType<typeof setTimeout> | undefined;

/** Has the numbers of the tabs counted anew in the background. Nobody waits for it, and when it fails the hourly run does it. */
function recountSoon(): void {
  clearTimeout(recounting);
  recounting = setTimeout(() => {
    host()
      ?.script.run.withSuccessHandler(() => {})
      .withFailureHandler(() => {})
      .rpc('{"name":"recount","input":{}}');
  }, RECOUNT_AFTER_MS);
}

function call(name: string, input: unknown, more: { dry?: true } = {}): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const google = host();
    if (!google) return reject(lost(name));
    const late = setTimeout(() => reject(lost(name)), LONGEST_MS);
    google.script.run
      .withSuccessHandler((text) => {
        clearTimeout(late);
        if (typeof text !== 'string') return reject(unexpected(t(['пустой ответ', 'an empty answer'])));
        const reply = JSON.parse(text) as Reply;
        if (reply.ok) {
          if (!more.dry) took(name, reply, input);
          return resolve(reply.value);
        }
        if (reply.code === 'row-changed') for (const reload of whenStale) reload();
        reject(new ServerProblem(reply.code, reply.message, reply.at));
      })
      .withFailureHandler((error) => {
        clearTimeout(late);
        reject(failureOf(name, error));
      })
      .rpc(JSON.stringify({ name, input, ...lookedAt(name, input), ...more }));
  });
}

export const server: Server = new Proxy({} as Server, {
  get: (_methods, name) => (input: unknown) => call(String(name), input),
});

/** What a command would do: nothing is written. */
export const wouldDo = <K extends keyof Api>(name: K, input: Asked<K>): Promise<Preview> =>
  call(name, input, { dry: true }) as Promise<Preview>;

/** Any error as one with a sentence; what is no ServerProblem is a mistake of ours. */
export const asProblem = (error: unknown): ServerProblem =>
  error instanceof ServerProblem ? error : unexpected(error instanceof Error ? error.message : String(error));
