import { afterEach, expect, test, vi } from 'vitest';
import { failureOf, onStale, server } from '../../sidebar/server.ts';

type Outcome = { text: unknown } | { error: unknown };

/** google.script.run that answers every call alike and keeps what it was asked. */
function google(outcome: Outcome): string[] {
  const asked: string[] = [];
  let success: (value: unknown) => void = () => undefined;
  let failure: (error: unknown) => void = () => undefined;
  const run = {
    withSuccessHandler: (handler: typeof success) => {
      success = handler;
      return run;
    },
    withFailureHandler: (handler: typeof failure) => {
      failure = handler;
      return run;
    },
    rpc: (request: string) => {
      asked.push(request);
      if ('text' in outcome) success(outcome.text);
      else failure(outcome.error);
    },
  };
  Object.assign(globalThis, { google: { script: { run, host: { close: () => undefined } } } });
  return asked;
}
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'google');
});

test('a call is one JSON text of a name and an input, and its value comes back', async () => {
  const asked = google({ text: '{"ok":true,"value":{"pair":"П-001"}}' });
  expect(await server.formPair({ mentee: 'НМ-001', mentor: 'НР-002' })).toEqual({ pair: 'П-001' });
  expect(asked).toEqual(['{"name":"formPair","input":{"mentee":"НМ-001","mentor":"НР-002"}}']);
});

test('a refusal keeps its code, its sentence and its cells', async () => {
  const at = [{ sheet: 'Пары', row: 2, column: 'Наставник' }];
  google({ text: JSON.stringify({ ok: false, code: 'unreadable', message: 'Исправьте ячейку.', at }) });
  await expect(server.pairs({})).rejects.toMatchObject({ code: 'unreadable', message: 'Исправьте ячейку.', at });
});

test('a reply that Google turned into nothing is a problem with a sentence', async () => {
  google({ text: null });
  await expect(server.pairs({})).rejects.toMatchObject({
    code: 'google',
    message: expect.stringContaining('пустой ответ'),
  });
});

test.each([
  ['PERMISSION_DENIED', 'account', 'приватном окне'],
  ['Authorization is required to perform that action.', 'account', 'приватном окне'],
  ['NetworkError: Connection failure due to HTTP 0', 'connection', 'Проверьте интернет'],
  ['ScriptError: Exceeded maximum execution time', 'google', 'Exceeded maximum execution time. Подождите'],
] as const)('«%s» becomes a sentence that says what to do', (text, code, words) => {
  expect(failureOf('home', new Error(text))).toMatchObject({ code, message: expect.stringContaining(words) });
});

test('a lost answer to an act says that it may have been done; to a look it does not', () => {
  const lost = new Error('NetworkError: Connection failure');
  expect(failureOf('formPair', lost).message).toContain('неизвестно, выполнилось ли');
  expect(failureOf('pairs', lost).message).not.toContain('неизвестно');
});

test('a command carries what its rows looked like, and a refusal over old rows loads the views anew', async () => {
  google({ text: '{"ok":true,"value":{},"seen":{"НМ-001":"a","НМ-002":"b"}}' });
  await server.pairs({});
  const asked = google({ text: '{"ok":false,"code":"row-changed","message":"x","at":[]}' });
  let loaded = 0;
  const stop = onStale(() => loaded++);
  const input = { mentee: 'НМ-002', mentor: 'НР-001' };
  await expect(server.formPair(input)).rejects.toMatchObject({ code: 'row-changed' });
  expect(JSON.parse(asked[0] ?? '')).toEqual({ name: 'formPair', input, seen: { 'НМ-002': 'b' } });
  expect(loaded).toBe(1);
  stop();
});

test('after acts the numbers are counted anew, once for several of them and never for a look', async () => {
  vi.useFakeTimers();
  const done = google({ text: '{"ok":true,"value":{}}' });
  await server.setTask({ stage: 1, task: 'З-101', status: 'done' });
  await server.setTask({ stage: 1, task: 'З-102', status: 'done' });
  vi.advanceTimersByTime(10_000);
  expect(done.filter((request) => request.includes('"recount"'))).toHaveLength(1);
  const looked = google({ text: '{"ok":true,"value":{},"seen":{}}' });
  await server.home({});
  vi.advanceTimersByTime(10_000);
  expect(looked).toHaveLength(1);
  vi.useRealTimers();
});
