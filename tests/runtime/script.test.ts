import { expect, test } from 'vitest';
import { denyScopes } from '../../runtime/index.ts';
import { bench, MANIFEST } from './bench.ts';

const CLOCK = `
  function tick(e) { const s = PropertiesService.getScriptProperties(); s.setProperty('log', (s.getProperty('log') || '') + new Date().toISOString() + ' '); return e; }
  function plan(chain) { let b = ScriptApp.newTrigger('tick').timeBased(); for (const [name, ...args] of chain) b = b[name](...args); return b.create().getUniqueId(); }
  function onMonday() { ScriptApp.newTrigger('tick').timeBased().onWeekDay(ScriptApp.WeekDay.MONDAY).atHour(9).create(); }
  function count() { return ScriptApp.getProjectTriggers().length; }
  function drop() { ScriptApp.getProjectTriggers().forEach((t) => ScriptApp.deleteTrigger(t)); }
`;
const HOUR = 3_600_000;
const moments = (runs: { startedAt: number }[]) => runs.map((each) => new Date(each.startedAt).toISOString());

test('14.20 a daily trigger fires in its hour of its zone, every day at the same moment', () => {
  const { world } = bench({ code: CLOCK });
  world.run('plan', [
    [
      ['everyDays', 1],
      ['atHour', 8],
    ],
  ]);
  const fired = moments(world.advance(3 * 24 * HOUR));
  expect(fired).toHaveLength(3);
  // Eight in Moscow is five in UTC; the clock starts at six, so the first day is tomorrow.
  expect(fired[0]).toMatch(/^2026-09-02T05:/);
  expect(new Set(fired.map((each) => each.slice(10, 16))).size).toBe(1);
});

test('14.20 a weekly trigger fires on its day', () => {
  const { world } = bench({ code: CLOCK });
  world.run('onMonday');
  const fired = moments(world.advance(15 * 24 * HOUR));
  expect(fired.map((each) => each.slice(0, 13))).toEqual(['2026-09-07T06', '2026-09-14T06']);
});

test('14.20 minutes and hours repeat at their distance', () => {
  const { world } = bench({ code: CLOCK });
  world.run('plan', [[['everyMinutes', 10]]]);
  expect(world.advance(HOUR)).toHaveLength(6);
  world.run('drop');
  world.run('plan', [[['everyHours', 6]]]);
  expect(world.advance(24 * HOUR)).toHaveLength(4);
});

test('14.20 a single trigger fires once, not too early, and stays in the list', () => {
  const { world } = bench({ code: CLOCK });
  world.run('plan', [[['after', 60_000]]]);
  expect(world.advance(59_000)).toHaveLength(0);
  expect(world.advance(120_000)).toHaveLength(1);
  expect(world.advance(24 * HOUR)).toHaveLength(0);
  expect(world.run('count').value).toBe(1);
});

test('clock triggers fire in order, each at its own moment, and the time asked for has passed in the end', () => {
  const { world } = bench({ code: CLOCK });
  world.run('plan', [[['everyHours', 4]]]);
  world.run('plan', [[['everyHours', 4]]]);
  const end = world.now + 12 * HOUR;
  const fired = world.advance(12 * HOUR).map((each) => each.startedAt);
  expect(fired).toHaveLength(6);
  expect(fired).toEqual([...fired].sort((a, b) => a - b));
  expect(world.now).toBe(end);
});

test('the clock event tells the moment in UTC', () => {
  const { world } = bench({ code: CLOCK });
  const id = world.run('plan', [
    [
      ['everyDays', 1],
      ['atHour', 8],
    ],
  ]).value;
  expect(world.advance(24 * HOUR)[0]?.value).toMatchObject({
    year: 2026,
    month: 9,
    'day-of-month': 2,
    'day-of-week': 3,
    hour: 5,
    timezone: 'UTC',
    triggerUid: id,
    authMode: 'AuthMode',
  });
});

test.each([
  [[['everyMinutes', 7]], 'everyMinutes takes one of 1, 5, 10, 15, 30'],
  [[['everyHours', 5]], 'everyHours takes one of'],
  [[['atHour', 9]], 'has no schedule'],
  [
    [
      ['everyHours', 1],
      ['atHour', 9],
    ],
    'atHour goes with',
  ],
  [
    [
      ['everyDays', 1],
      ['everyHours', 1],
    ],
    'has a schedule already',
  ],
  [
    [
      ['everyDays', 1],
      ['atHour', 24],
    ],
    'from 0 to 23',
  ],
])('a schedule that Google has not: %j', (chain, message) => {
  expect(bench({ code: CLOCK }).world.run('plan', [chain]).error?.message).toContain(message);
});

test('14.20 the 21st trigger of a person is refused, and each person sees just their own', () => {
  const { world } = bench({ code: CLOCK });
  for (let at = 0; at < 20; at++) world.run('plan', [[['everyDays', 1]]]);
  expect(world.run('plan', [[['everyDays', 1]]]).error?.message).toContain('too many triggers');
  expect(world.run('plan', [[['everyDays', 1]]], { as: 'anna@example.org' }).ok).toBe(true);
  expect(world.run('count', [], { as: 'anna@example.org' }).value).toBe(1);
  world.run('drop');
  expect(world.triggers.map((each) => each.owner)).toEqual(['anna@example.org']);
});

test('14.20 a trigger runs as the person who installed it', () => {
  const { world } = bench({ code: CLOCK });
  world.run('plan', [[['everyHours', 1]]], { as: 'anna@example.org' });
  expect(world.advance(2 * HOUR).map((each) => [each.as, each.kind])).toEqual([
    ['anna@example.org', 'trigger'],
    ['anna@example.org', 'trigger'],
  ]);
});

test('a trigger of a spreadsheet says what it watches', () => {
  const { id, run } = bench();
  expect(
    run(`const t = ScriptApp.newTrigger('f').forSpreadsheet(id).onFormSubmit().create();
      return [t.getHandlerFunction(), t.getEventType() === ScriptApp.EventType.ON_FORM_SUBMIT, t.getTriggerSource() === ScriptApp.TriggerSource.SPREADSHEETS, t.getTriggerSourceId()];`),
  ).toEqual(['f', true, true, id]);
  expect(() => run(`ScriptApp.newTrigger('f').forSpreadsheet(id).create();`)).toThrow('no event');
  expect(() => run(`ScriptApp.newTrigger('f').forForm(id).onFormSubmit().create();`)).toThrow('Document is missing');
  expect(() => run(`ScriptApp.newTrigger('f').forSpreadsheet(id).onEdit().create();`, { as: 'x@example.org' })).toThrow(
    'permission',
  );
});

test('14.20 deleting a trigger twice fails', () => {
  expect(() =>
    bench().run(
      `const t = ScriptApp.newTrigger('f').timeBased().everyDays(1).create(); ScriptApp.deleteTrigger(t); ScriptApp.deleteTrigger(t);`,
    ),
  ).toThrow('Unexpected error');
});

test('14.21 consent may be partial, and asking for it again ends the execution', () => {
  const mail = 'https://www.googleapis.com/auth/script.send_mail';
  const manifest = { ...MANIFEST, oauthScopes: [mail] };
  const { world, run } = bench({ manifest });
  const body = `const i = ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL); return [String(i.getAuthorizationStatus()), i.getAuthorizedScopes()];`;
  expect(run(body)).toEqual(['NOT_REQUIRED', [mail]]);
  denyScopes(world, world.owner, [mail]);
  expect(run(body)).toEqual(['REQUIRED', []]);
  expect(() => run('MailApp.getRemainingDailyQuota();')).toThrow('Specified permissions are not sufficient');
  expect(() => run('ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL);')).toThrow('Authorization is required');
  expect(run('return MailApp.getRemainingDailyQuota();', { as: 'anna@example.org' })).toBe(100);
});

test('14.30 the scopes that calls needed are recorded', () => {
  const { world, run } = bench();
  run('ScriptApp.getProjectTriggers(); MailApp.getRemainingDailyQuota(); PropertiesService.getScriptProperties();');
  expect(world.scopesUsed()).toEqual([
    'https://www.googleapis.com/auth/script.scriptapp',
    'https://www.googleapis.com/auth/script.send_mail',
  ]);
});

test('14.10 the triggers of a person may take 90 minutes a day, and go on the next day', () => {
  const { world } = bench({
    code: `function tick() { for (let n = 0; n < 5; n++) Utilities.sleep(60000); } ${CLOCK.replace('function tick', 'function other')}`,
  });
  world.run('plan', [[['everyMinutes', 10]]]);
  const day = world.advance(24 * HOUR - 1);
  expect(day.filter((each) => each.ok)).toHaveLength(18);
  expect(day.find((each) => !each.ok)?.error?.message).toBe('Service using too much computer time for one day');
  expect(world.advance(HOUR).some((each) => each.ok)).toBe(true);
});

test('a monthly trigger fires on its day, and skips months that have none', () => {
  const { world } = bench({ code: CLOCK });
  world.run('plan', [
    [
      ['onMonthDay', 31],
      ['atHour', 9],
    ],
  ]);
  expect(moments(world.advance(100 * 24 * HOUR)).map((each) => each.slice(0, 10))).toEqual(['2026-10-31']);
});

test('only a trigger can be deleted as one', () => {
  expect(() => bench().run('ScriptApp.deleteTrigger(Session);')).toThrow('deleteTrigger takes a Trigger');
});

test('a trigger at a moment takes a Date and fires then', () => {
  const { world, run } = bench({ code: CLOCK });
  run(`ScriptApp.newTrigger('tick').timeBased().at(new Date(Date.now() + 3600000)).create();`);
  expect(world.advance(HOUR - 60_000)).toHaveLength(0);
  expect(world.advance(HOUR)).toHaveLength(1);
  expect(() => run(`ScriptApp.newTrigger('tick').timeBased().at('2026-09-02');`)).toThrow("don't match the method");
});

test('the trigger that is deleted is the one that was given', () => {
  expect(
    bench().run(`const make = (fn) => ScriptApp.newTrigger(fn).timeBased().everyDays(1).create(); make('a'); ScriptApp.deleteTrigger(make('b')); make('c');
      return ScriptApp.getProjectTriggers().map((t) => t.getHandlerFunction());`),
  ).toEqual(['a', 'c']);
});
