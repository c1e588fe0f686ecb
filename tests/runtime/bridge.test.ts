import { expect, test } from 'vitest';
import { BRIDGE_CLIENT, mixAccounts } from '../../runtime/index.ts';
import { bench } from './bench.ts';

const CODE = `
  function echo(x) { return x; }
  function fail() { throw new RangeError('too far'); }
  function hidden_() { return 1; }
  const menu = { item() { return 1; } };
  const api = { when: () => new Date() };
  function returns(what) {
    return { date: { a: [1, { when: new Date() }] }, fn: () => 1, map: new Map(), nan: [NaN], service: PropertiesService, cls: new (class Pair {})(),
      undef: { a: undefined, b: [undefined, 1] }, none: undefined, plain: Object.assign(Object.create(null), { a: 1 }) }[what];
  }
  function circle() { const a = {}; a.self = a; return a; }
`;

test('14.23 plain values cross both ways as copies', () => {
  const { world } = bench({ code: CODE });
  const value = { a: [1, 'x', null, true, { b: [] }] };
  expect(world.rpc('echo', [value])).toEqual({ ok: true, value });
  expect(world.rpc('returns', ['undef'])).toEqual({ ok: true, value: { b: [null, 1] } });
  expect(world.rpc('returns', ['none'])).toEqual({ ok: true, value: null });
  expect(world.rpc('returns', ['plain'])).toEqual({ ok: true, value: { a: 1 } });
});

test.each([
  ['date', 'result of returns.a[1].when: a Date cannot cross google.script.run'],
  ['fn', 'result of returns: a function cannot cross google.script.run'],
  ['map', 'result of returns: a Map cannot cross google.script.run'],
  ['nan', 'result of returns[0]: NaN cannot cross google.script.run'],
  ['service', 'result of returns: a service object cannot cross google.script.run'],
  ['cls', 'result of returns: a Pair cannot cross google.script.run'],
])('14.23 a %s in a result is an error that names the place', (what, message) => {
  expect(bench({ code: CODE }).world.rpc('returns', [what])).toMatchObject({ ok: false, error: { message } });
});

test('14.23 a circle in a result is refused', () => {
  expect(bench({ code: CODE }).world.rpc('circle')).toMatchObject({
    error: { message: 'result of circle.self: an object inside itself cannot cross google.script.run' },
  });
});

test('14.23 an argument is refused before anything runs', () => {
  const { world } = bench({ code: CODE });
  expect(world.rpc('echo', [{ at: [new Date()] }])).toMatchObject({
    ok: false,
    error: { message: 'argument 1 of echo.at[0]: a Date cannot cross google.script.run' },
  });
  expect(world.executions).toEqual([]);
});

test.each(['hidden_', 'menu.item', 'nobody', 'toString'])('14.23 %s is not there for a page', (name) => {
  const { world } = bench({ code: CODE });
  expect(world.rpc(name)).toEqual({
    ok: false,
    error: { name: 'TypeError', message: `google.script.run.${name} is not a function` },
  });
  expect(world.executions).toEqual([]);
});

test('14.23 a failure arrives as name and message', () => {
  expect(bench({ code: CODE }).world.rpc('fail')).toEqual({
    ok: false,
    error: { name: 'RangeError', message: 'too far' },
  });
});

test('the call runs as the person who sees the page, and only editors see it', () => {
  const { world } = bench({ code: `function who() { return Session.getActiveUser().getEmail(); }` });
  expect(world.rpc('who')).toEqual({ ok: true, value: 'owner@example.org' });
  expect(world.rpc('who', [], 'stranger@example.org')).toMatchObject({ ok: false });
  expect(world.executions.at(-1)).toMatchObject({ kind: 'rpc', fn: 'who' });
});

/** The client's script in a pretended page whose requests are answered by `answer`. */
function page(answer: (body: { fn: string; args: unknown[] }) => unknown) {
  class HTMLFormElement {
    elements: object[];
    constructor(elements: object[]) {
      this.elements = elements;
    }
  }
  const window = { __bridge: '/rpc' } as unknown as Record<string, unknown> & { google: { script: { run: Runner } } };
  window.parent = window;
  const posted: string[] = [];
  const fetch = (url: string, { body }: { body: string }) => {
    posted.push(url);
    return Promise.resolve({ ok: true, json: () => Promise.resolve(answer(JSON.parse(body))) });
  };
  new Function('window', 'fetch', 'HTMLFormElement', 'location', 'console', BRIDGE_CLIENT)(
    window,
    fetch,
    HTMLFormElement,
    { origin: 'http://localhost' },
    { error() {} },
  );
  return { run: window.google.script.run, posted, HTMLFormElement };
}
type Runner = { [name: string]: (...args: unknown[]) => Runner };

test('14.23 the page gets its value with its user object', async () => {
  const { run, posted } = page(({ fn, args }) => ({ ok: true, value: [fn, ...args] }));
  const got = await new Promise((done) =>
    run.withSuccessHandler!((value: unknown, user: unknown) => done([value, user])).withUserObject!('button').echo!(
      1,
      undefined,
    ),
  );
  expect(got).toEqual([['echo', 1, null], 'button']);
  expect(posted).toEqual(['/rpc']);
});

test('14.23 the page gets a failure as an error', async () => {
  const { run } = page(() => ({ ok: false, error: { name: 'Exception', message: 'no' } }));
  const error = await new Promise<Error>((done) => run.withFailureHandler!((e: Error) => done(e)).echo!());
  expect([error.name, error.message]).toEqual(['Exception', 'no']);
});

test('14.23 the page refuses illegal arguments and private names at once', () => {
  const { run, posted } = page(() => ({ ok: true, value: null }));
  expect(() => run.echo!({ a: [new Date()] })).toThrow('illegal value in property: 0.a[0] (Date)');
  expect(run.hidden_).toBe(undefined);
  expect(posted).toEqual([]);
});

test('14.23 a form as the only argument crosses as its values', async () => {
  const { run, HTMLFormElement } = page(({ args }) => ({ ok: true, value: args }));
  const form = new HTMLFormElement([
    { name: 'who', type: 'text', value: 'Анна' },
    { name: 'day', type: 'checkbox', checked: true, value: 'mon' },
    { name: 'day', type: 'checkbox', checked: true, value: 'tue' },
    { name: 'no', type: 'radio', checked: false, value: 'x' },
    { name: '', type: 'text', value: 'nameless' },
    { name: 'off', type: 'text', value: 'x', disabled: true },
  ]);
  const got = await new Promise((done) => run.withSuccessHandler!(done).save!(form));
  expect(got).toEqual([{ who: 'Анна', day: ['mon', 'tue'] }]);
});

test('14.23 ten calls run at once, the others wait', async () => {
  const answers: (() => void)[] = [];
  const { run, posted } = page(() => new Promise((done) => answers.push(() => done({ ok: true, value: null }))));
  for (let at = 0; at < 12; at++) run.echo!(at);
  await new Promise((done) => setTimeout(done));
  expect(posted).toHaveLength(10);
  answers[0]!();
  await new Promise((done) => setTimeout(done));
  expect(posted).toHaveLength(11);
});

test('14.27 in a browser with several accounts every call fails', () => {
  const { world } = bench({ code: CODE });
  mixAccounts(world, true);
  expect(world.rpc('echo', [1])).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('PERMISSION_DENIED') },
  });
  mixAccounts(world, false);
  expect(world.rpc('echo', [1])).toEqual({ ok: true, value: 1 });
});
