import { describe, expect, test } from 'vitest';
import { plan, waitMs, written } from '../../src/app/post.ts';
import { found, instanceOf, reminders, stopped } from '../../src/app/reminders.ts';
import { type AnyRow, after, day, type LocalDate, type Moment, programme, rule } from '../../src/kit/index.ts';
import { defaults, type Settings, settings, team } from '../../src/stages/1-preparation/settings.ts';
import { mentees } from '../../src/stages/2-mentees/register.ts';
import { mentors } from '../../src/stages/3-mentors/register.ts';
import { breaks } from '../../src/stages/calendar.ts';
import { letters, optOuts } from '../../src/stages/records.ts';
import { bare, nowOn } from '../some.ts';

type Letter = Parameters<typeof written>[0][number];

/** 2026-10-12 is a Monday. */
const TODAY = day('2026-10-12');
const at = (clock: string, on: LocalDate = TODAY) => ({ ...nowOn(on), moment: `${on} ${clock}:00` as Moment });
const letter = (id: number, given: Partial<Letter> = {}): Letter =>
  bare(letters, {
    id: `ПС-00${id}` as never,
    key: `k${id}`,
    to: 'НР-001',
    kind: 'note',
    about: 'П-001',
    subject: `тема ${id}`,
    body: `текст ${id}`,
    state: 'queued',
    urgency: 'soon',
    obligatory: true,
    queued: `2026-10-01 0${id}:00:00` as Moment,
    tries: 0,
    ...given,
  });
type World = { card?: Partial<Settings>; silent?: string[]; days?: [string, string][]; on?: LocalDate };
const world = (all: Letter[], { card = {}, silent = [], days = [], on = TODAY }: World = {}) =>
  programme(
    on,
    [settings, [{ ...defaults, ...card }]],
    [team, [bare(team, { id: 'К-001' as never, role: 'curator', email: 'k@example.org' })]],
    [mentees, []],
    [
      mentors,
      [
        bare(mentors, { id: 'НР-001' as never, email: 'one@example.org' }),
        bare(mentors, { id: 'НР-002' as never, email: 'two@example.org' }),
        bare(mentors, { id: 'НР-003' as never, email: undefined }),
      ],
    ],
    [letters, all],
    [optOuts, silent.map((person) => bare(optOuts, { person }))],
    [breaks, days.map(([from, to]) => bare(breaks, { from: day(from), to: day(to) }))],
  );
const why = (all: Letter[], clock: string, more: World = {}, quota = 100) =>
  plan(world(all, more), at(clock, more.on), quota).held.map((h) => h.why);
const gone = (all: Letter[], clock: string, more: World = {}, quota = 100) =>
  plan(world(all, more), at(clock, more.on), quota).mails.map((m) => m.letters.map((l) => l.id));

test('all that waits for a person goes in one mail, the most urgent first', () => {
  const all = [letter(1, { urgency: 'digest' }), letter(2), letter(3, { to: 'НР-002' })];
  expect(gone(all, '10:00')).toEqual([['ПС-002', 'ПС-001'], ['ПС-003']]);
  const { changes } = plan(world(all), at('10:00'), 100);
  expect(changes).toMatchObject([
    { id: 'ПС-002', patch: { state: 'sending', mail: 'ПС-002', tries: 1 } },
    { id: 'ПС-001', patch: { state: 'sending', mail: 'ПС-002' } },
    { id: 'ПС-003', patch: { state: 'sending', mail: 'ПС-003' } },
  ]);
});

describe('nobody is disturbed', () => {
  test.each([
    ['07:59', ['quiet']],
    ['08:00', []],
    ['19:59', []],
    ['20:00', ['quiet']],
  ])('at %s', (clock, expected) => expect(why([letter(1)], clock)).toEqual(expected));
  test.each([
    ['2026-10-16', []],
    ['2026-10-17', ['day-off']],
    ['2026-11-04', ['day-off']],
    ['2026-10-28', ['day-off']],
    ['2026-11-02', []],
  ])('on %s', (on, expected) =>
    expect(why([letter(1)], '10:00', { on: day(on), days: [['2026-10-26', '2026-11-01']] })).toEqual(expected),
  );
  test('twice a day: the next letter goes tomorrow', () => {
    const sent = letter(1, { state: 'sent', sent: '2026-10-12 08:30:00' as Moment, mail: 'ПС-001' });
    expect(why([sent, letter(2)], '18:00')).toEqual(['today']);
    expect(gone([sent, letter(2)], '09:00', { on: day('2026-10-13') })).toEqual([['ПС-002']]);
  });
  test('more than the weekly cap, unless the letter is obligatory', () => {
    const past = [6, 7, 8].map((d, i) =>
      letter(i + 1, { state: 'sent', sent: `2026-10-0${d} 09:00:00` as Moment, mail: `ПС-00${i + 1}` }),
    );
    expect(why([...past, letter(4, { obligatory: false })], '10:00')).toEqual(['weekly']);
    expect(why([...past, letter(4)], '10:00')).toEqual([]);
    expect(why([...past, letter(4, { obligatory: false })], '10:00', { on: day('2026-10-14') })).toEqual([]);
  });
  test('who asked for no reminders gets obligatory letters alone', () => {
    const { mails, changes } = plan(
      world([letter(1, { obligatory: false }), letter(2)], { silent: ['НР-001'] }),
      at('10:00'),
      100,
    );
    expect(mails.map((m) => m.letters.map((l) => l.id))).toEqual([['ПС-002']]);
    expect(changes[0]).toMatchObject({ id: 'ПС-001', patch: { state: 'cancelled', reason: 'попросили не писать' } });
  });
});

describe('an urgent letter', () => {
  const urgent = letter(9, { to: 'К-001', urgency: 'now' });
  test('goes at night, on a day off, out of the reserve and alone', () => {
    const all = [urgent, letter(1, { to: 'К-001' }), letter(2)];
    expect(gone(all, '23:00', { on: day('2026-10-17') }, 1)).toEqual([['ПС-009']]);
  });
  test('waits while letters are paused', () =>
    expect(why([urgent], '10:00', { card: { lettersPaused: 'к' } })).toEqual(['paused']));
});

test('the reserve is kept for urgent letters; the rest waits for the quota', () => {
  const all = [letter(1), letter(2, { to: 'НР-002' })];
  expect(gone(all, '10:00', {}, 21)).toEqual([['ПС-001']]);
  expect(why(all, '10:00', {}, 21)).toEqual(['quota']);
  expect(gone(all, '10:00', {}, 20)).toEqual([]);
});

test('a letter whose reader has no address fails, one whose reader cannot be read waits', () => {
  const { changes, held } = plan(world([letter(1, { to: 'НР-003' }), letter(2, { to: 'НР-099' })]), at('10:00'), 100);
  expect(changes).toMatchObject([{ id: 'ПС-001', patch: { state: 'failed', reason: 'нет адреса' } }]);
  expect(held.map((h) => h.why)).toEqual(['unknown']);
});

test('a letter being sent for ten minutes is unclear; one of this minute is left to its run', () => {
  const sending = (clock: string) => letter(1, { state: 'sending', started: `2026-10-12 ${clock}:00` as Moment });
  const states = (clock: string) =>
    plan(world([sending(clock)]), at('10:00'), 100).changes.map((c) => c.kind === 'update' && c.patch.state);
  expect(states('09:50')).toEqual([]);
  expect(states('09:49')).toEqual(['unclear']);
  // the clock went back
  expect(states('10:11')).toEqual(['unclear']);
});

test('what is held until the morning is not looked at before it', () => {
  const held = (reason: 'quiet' | 'today' | 'later') => [{ letter: letter(1), why: reason }];
  expect(waitMs(held('quiet'), at('23:00'), 8)).toBe(9 * 3_600_000);
  expect(waitMs(held('today'), at('10:00'), 8)).toBe(22 * 3_600_000);
  expect(waitMs(held('later'), at('10:00'), 8)).toBe(0);
});

test('what people wrote is text in the HTML of a mail, and a digest says how much it holds', () => {
  const mail = written([letter(1, { body: '<b>x</b>\n&' }), letter(2, { obligatory: false })], 'Школа № 7', 'ru');
  expect(mail.subject).toBe('Программа наставничества: 2 сообщения');
  expect(mail.html).toContain('&lt;b&gt;x&lt;/b&gt;<br>&amp;');
  expect(mail.text).toContain('<b>x</b>');
  expect(mail.text).toContain('словом «стоп»');
  expect(written([letter(1)], undefined, 'en')).toMatchObject({ subject: 'тема 1' });
  expect(written([letter(1)], undefined, 'en').text).not.toContain('stop');
});

describe('reminders', () => {
  const late = (remind: Parameters<typeof rule>[1]['remind'], who = 'НР-001') =>
    rule('late', {
      title: ['Опоздание', 'Late'],
      reads: [],
      find: () => [{ about: 'П-001', who, since: day('2026-10-12'), words: ['П-001 опаздывает', 'П-001 is late'] }],
      remind,
    });
  const due = (r: ReturnType<typeof late>, on: string, all: Letter[] = []) => {
    const p = world(all, { on: day(on) });
    return reminders(p, found(p, [r])).map((l) => l.key);
  };
  test('come on their days: the day before is quiet, and days that were missed are not made up for', () => {
    const r = late({ onDays: [3, 7], everyDays: 10 });
    expect(due(r, '2026-10-14')).toEqual([]);
    expect(due(r, '2026-10-15')).toEqual(['НР-001|late|П-001|2026-10-12|1']);
    expect(due(r, '2026-10-18')).toEqual(['НР-001|late|П-001|2026-10-12|1']);
    expect(due(r, '2026-10-19')).toEqual(['НР-001|late|П-001|2026-10-12|2']);
    expect([28, 29, 38, 39].map((d) => instanceOf({ onDays: [3, 7], everyDays: 10 }, d - 12))).toEqual([2, 3, 3, 4]);
  });
  test('are not queued beside one that still waits', () =>
    expect(due(late({ everyDays: 1 }), '2026-10-20', [letter(1, { kind: 'late' })])).toEqual([]));
  test('for the curator go to each curator who has an address', () =>
    expect(due(late({}, 'curator'), '2026-10-12')).toEqual(['К-001|late|П-001|2026-10-12|1']));
  test('once a week list everything, under the Monday of the week', () => {
    const r = late({ weekly: true }, 'curator');
    expect(due(r, '2026-10-18')).toEqual(['К-001|late|2026-10-12']);
    expect(due(r, '2026-10-19')).toEqual(['К-001|late|2026-10-19']);
  });
  test('stop when the reason is gone', () => {
    const p = world([letter(1, { kind: 'late' }), letter(2, { kind: 'late', about: 'П-002' })]);
    const ended = after(p, stopped(p, found(p, [late({})]))).rows(letters) as readonly AnyRow[];
    expect(ended.map((l) => [l.state, l.reason])).toEqual([
      ['queued', undefined],
      ['cancelled', 'повода больше нет'],
    ]);
  });
});
