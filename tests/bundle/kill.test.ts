import { expect, test } from 'vitest';
import { restoreWorld } from '../../runtime/index.ts';
import type { MentorsFor, Pairs } from '../../src/app/views.ts';
import { choice, emptyWorkbook, practiceSchool, setUpWorkbook, Workbook } from '../workbook.ts';
import { anna } from './people.ts';

/** The same world again, as often as there are points to kill it at. */
const again = (book: Workbook) => {
  const kept = book.world.snapshot();
  return () => new Workbook(restoreWorld(kept), book.id);
};

test('forming a pair, killed at any call, leaves a whole pair or none, and can be done again', () => {
  const start = practiceSchool(12, 8);
  const mentee = (start.get('pairs', {}) as Pairs).seekers[0]!.id;
  const mentor = (start.get('mentorsFor', { mentee }) as MentorsFor).fits[0]!.id;
  const request = JSON.stringify({ name: 'formPair', input: { mentee, mentor } });
  const fresh = again(start);
  const total = start.world.run('rpc', [request], { kind: 'rpc' }).calls.length;
  const outcomes = new Set<string>();
  for (let killAt = 1; killAt <= total; killAt++) {
    for (const killAfterCall of [false, true]) {
      const book = fresh();
      const killed = book.world.run('rpc', [request], { kind: 'rpc', fault: { killAt, killAfterCall } });
      expect(killed.killed).toBe(true);
      const count = () => [
        book.rows('Пары и группы').length,
        book.rows('Состав пар').length,
        book.rows('Письма').filter((l) => l.Вид === 'pair-proposed').length,
      ];
      outcomes.add(count().join());
      const reply = book.ask('formPair', { mentee, mentor });
      expect(reply.ok || (reply.ok === false && reply.code === 'mentee-taken')).toBe(true);
      expect(count()).toEqual([1, 1, 1]);
      expect(book.rows('База наставляемых').find((r) => r.Код === mentee)?.Состояние).toBe('предложена пара');
    }
  }
  expect([...outcomes].sort()).toEqual(['0,0,0', '1,1,1']);
}, 20_000);

test('taking an answer in, killed at points all over it, loses and doubles nothing', () => {
  const start = setUpWorkbook();
  start.loseAnswerTrigger();
  start.world.user('x@example.org').respond(start.form('F2').formId, anna);
  const fresh = again(start);
  const total = start.run('onAnswer', [], 'trigger').calls.length;
  // reading the form is the larger part of the calls and changes nothing: every seventh point tells as much
  for (let killAt = 1; killAt <= total; killAt += 7) {
    const book = fresh();
    expect(book.world.run('onAnswer', [], { kind: 'trigger', fault: { killAt } }).killed).toBe(true);
    book.world.now += 3_600_000;
    book.run('onTick', [], 'trigger');
    expect(book.rows('База наставляемых').map((m) => m.Код)).toHaveLength(1);
    expect(book.rows('Источники сведений')).toHaveLength(1);
    expect(book.rows('Ответы')).toHaveLength(1);
  }
}, 20_000);

test('set-up, killed at points all over it, is finished by running it again', () => {
  const start = emptyWorkbook();
  start.get('beginSetUp', choice);
  const fresh = again(start);
  const total = start.run('checkAndMend').calls.length;
  const whole = {
    sheets: start.world.view(start.id).sheets.length,
    triggers: 3,
    tasks: 36,
    protections: start.protections(),
  };
  // 16 points all over it, whatever its length: a point costs two whole set-ups
  for (let killAt = 1; killAt <= total; killAt += Math.ceil(total / 16)) {
    const book = fresh();
    const killed = book.world.run('checkAndMend', [], {
      kind: 'menu',
      fault: { killAt, killAfterCall: killAt % 2 === 0 },
    });
    const lastCall = killed.calls.at(-1)?.name;
    book.run('checkAndMend');
    const tasks = [1, 2, 3, 4, 5, 6, 7].flatMap((n) => book.rows(book.stageTab(n))).length;
    expect(
      {
        sheets: book.world.view(book.id).sheets.length,
        triggers: book.world.triggers.length,
        tasks,
        protections: book.protections(),
      },
      `killed at ${killAt}, ${lastCall}`,
    ).toEqual(whole);
    expect(book.form('F2').url).toMatch(/^https:/);
  }
}, 60_000);
