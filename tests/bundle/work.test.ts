/** Stage 6 as people live it: forms answered, what follows by itself, and what is refused. One practice school for all. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Home, MentorsFor, Pairs } from '../../src/app/views.ts';
import { practiceSchool, type Workbook } from '../workbook.ts';

let book: Workbook;
const made: { pair: string; mentee: string; mentor: string }[] = [];
const DAY = 86_400_000;

const answer = (code: string, said: Record<string, string | string[]>, more: object = {}): string => {
  const given = book.world.user('uchastnik@example.org').respond(book.form(code).formId, said, more);
  if (given.refused !== null) throw new Error(given.refused);
  // two answers within a moment would be one burst
  book.world.now += 60_000;
  return given.responseId;
};
const press = (command: string, input: object) => book.get('press', { command, input: input as never });
const refused = (command: string, input: object) => {
  const reply = book.ask('press', { command, input: input as never });
  return reply.ok ? '' : reply.message;
};
const enter = (table: string, values: Record<string, string | number | string[]>) =>
  (book.get('enterRow', { table, row: null, values }) as { rows: readonly string[] }).rows[0] as string;
const aside = () => (book.get('home', {}) as Home).aside.map((a) => a.reason);
/** Reasons set aside by what is done here, and nothing else waits afterwards. */
const setAside = (act: () => void): string => {
  const before = new Set((book.get('home', {}) as Home).aside.map((a) => a.id));
  act();
  const fresh = (book.get('home', {}) as Home).aside.filter((a) => !before.has(a.id));
  for (const a of fresh) book.get('dismissAnswer', { answer: a.id });
  return fresh.map((a) => a.reason).join(' | ');
};
const pairRow = (i: number) => book.rows('Пары и группы')[i]!;
const found = () => (book.get('home', {}) as Home).findings.map((f) => f.words);
const own = (calls: readonly { name: string }[]): string[] => {
  const reading = /^(FormApp|Form|FormResponse|ItemResponse|Item|[A-Za-z]*Item)\./;
  const names = calls.filter((c) => !reading.test(c.name)).map((c) => c.name);
  // after it has been taken in, the boards are written anew: an act of its own under the lock
  return names.slice(0, names.lastIndexOf('LockService.getDocumentLock'));
};

const told = (i: number, on: string, kind: string, more: Record<string, string> = {}) =>
  answer('F7', {
    'Вы (наставник): код или фамилия, имя': made[i]!.mentor,
    'Когда вы встретились?': on,
    'Какая это была встреча?': kind,
    ...more,
  });

beforeAll(() => {
  book = practiceSchool();
  for (let i = 0; i < 3; i++) {
    const mentee = (book.get('pairs', {}) as Pairs).seekers[0]!.id;
    const { fits } = book.get('mentorsFor', { mentee }) as MentorsFor;
    const mentor = fits.find((f) => !made.some((x) => x.mentor === f.id))!.id;
    const { pair } = book.get('formPair', { mentee, mentor }) as { pair: string };
    book.get('confirmPair', { pair });
    made.push({ pair, mentee, mentor });
  }
  book.get('orderPairs', { pairs: made.slice(0, 2).map((x) => x.pair), orderNo: '15-од', orderDate: '12.10.2026' });
  book.world.now += DAY;
});

describe('a report of a meeting', () => {
  test('6.in.4: the mentor’s minute becomes a meeting, moves the pair on and asks for help with a clock', () => {
    told(0, '2026-10-13', 'встреча-знакомство', {
      'Нужна ли вам помощь куратора? Напишите, какая': 'как поставить цель',
    });
    const taken = book.world.executions.filter((e) => e.fn === 'onAnswer').at(-1)!;
    expect(own(taken.calls).length).toBeLessThanOrEqual(25);
    expect(own(taken.calls).length).toBeGreaterThan(5);
    expect(aside()).toEqual([]);
    expect(book.rows('Встречи')).toMatchObject([
      { Пара: expect.stringContaining(made[0]!.pair), Состояние: 'прошла', 'Откуда запись': 'форма' },
    ]);
    expect(pairRow(0)).toMatchObject({ Состояние: 'знакомство' });
    expect(book.rows('Просьбы о помощи')).toMatchObject([{ 'Что нужно': 'как поставить цель', Отвечено: '' }]);
  });

  test.each([
    ['a day ahead', () => told(0, '2026-10-20', 'рабочая встреча'), 'ещё впереди'],
    ['a day before the pair', () => told(0, '2026-10-01', 'рабочая встреча'), 'раньше, чем образована'],
    ['the same day twice', () => told(0, '2026-10-13', 'рабочая встреча'), 'уже записана'],
    [
      'a mentor of another pair',
      () => told(1, '2026-10-13', 'рабочая встреча', { 'Код пары': made[0]!.pair }),
      'наставник другой пары',
    ],
  ])('about %s is set aside with a sentence, and nothing is recorded', (_what, act, sentence) => {
    const meetings = book.rows('Встречи').length;
    expect(setAside(act)).toContain(sentence);
    expect(book.rows('Встречи')).toHaveLength(meetings);
  });

  test('of a meeting that was planned completes that row', () => {
    const planned = enter('meetings', {
      pair: made[1]!.pair,
      on: '2026-10-13',
      state: 'planned',
      kind: 'acquaintance',
    });
    told(1, '2026-10-13', 'встреча-знакомство', { 'Сколько минут?': '40' });
    const row = book.rows('Встречи').find((m) => m.Код === planned);
    expect(row).toMatchObject({ Состояние: 'прошла', Минут: '40' });
    expect(book.rows('Встречи').filter((m) => m.Дата === '13.10.2026')).toHaveLength(2);
  });

  test('that is edited changes its meeting and is no second one', () => {
    const id = told(1, '2026-10-12', 'рабочая встреча');
    const before = book.rows('Встречи').length;
    answer(
      'F7',
      {
        'Вы (наставник): код или фамилия, имя': made[1]!.mentor,
        'Когда вы встретились?': '2026-10-12',
        'Какая это была встреча?': 'рабочая встреча',
        'Сколько минут?': '55',
      },
      { edit: id },
    );
    book.get('refresh', {});
    expect(book.rows('Встречи')).toHaveLength(before);
    expect(book.rows('Встречи').find((m) => m.Дата === '12.10.2026')).toMatchObject({ Минут: '55' });
  });

  test('of a pair that is closed is set aside when the meeting came after the end', () => {
    book.get('closeEarly', { pair: made[2]!.pair, reason: 'mentor_time', askedBy: 'mentor', next: 'rematch' });
    book.world.now += DAY;
    expect(setAside(() => told(2, '2026-10-14', 'рабочая встреча'))).toContain('завершена досрочно');
    // the meeting of the last day is told late, and is right
    expect(setAside(() => told(2, '2026-10-13', 'встреча-знакомство'))).toBe('');
  });
});

describe('formats, strengths and tasks', () => {
  test('6.in.1: a pair is at work only with its format and safety rules', () => {
    told(0, '2026-10-14', 'встреча-планирование');
    expect(pairRow(0)).toMatchObject({ Состояние: 'планирование' });
    enter('plans', {
      pair: made[0]!.pair,
      mode: 'in_person',
      cadenceDays: 14,
      place: 'school',
      channel: 'guardian',
      strengthsMentee: 'доводит дело до конца',
      strengthsMentor: 'умеет объяснять',
    });
    expect(pairRow(0)).toMatchObject({ Состояние: 'планирование' });
    expect(found().some((w) => w.startsWith(made[0]!.pair) && w.includes('правила безопасности'))).toBe(true);
  });

  test('6.in.2: and with a goal and a task with a period; what ends with open tasks comes to the curator', () => {
    const plan = book.rows('Планы пар')[0]!.Код as string;
    book.get('enterRow', { table: 'plans', row: plan, values: { goal: 'проект к марту', rulesOn: '2026-10-14' } });
    enter('planTasks', { pair: made[0]!.pair, from: '2026-10-14', to: '2026-10-16', task: 'выбрать тему' });
    expect(pairRow(0)).toMatchObject({ Состояние: 'работа' });
    told(0, '2026-10-12', 'рабочая встреча');
    expect(book.rows('База наставляемых').find((m) => m.Код === made[0]!.mentee)).toMatchObject({
      Состояние: 'работает',
    });
    book.world.now += 4 * DAY;
    expect(found().some((w) => w.includes('период плана закончился 16.10.2026'))).toBe(true);
    expect(book.get('makePaper', { paper: 'pair-plan', about: made[0]!.pair })).toMatchObject({
      title: expect.stringContaining('рограмма'),
    });
  });
});

describe('materials and help', () => {
  test('6.in.3: a request is answered with a link in a letter, or is overdue after three working days', () => {
    expect(found().some((w) => w.includes('просит о помощи') && w.includes('Срок прошёл'))).toBe(true);
    const material = enter('materials', {
      title: 'Как ставить цель',
      url: 'https://school.example/goal',
      kind: 'memo',
    });
    expect(refused('answer-help', { request: 'ПМ-001', materials: [], answer: ' ' })).toContain('Ответ пуст');
    press('answer-help', { request: 'ПМ-001', materials: [material], answer: '' });
    expect(book.rows('Просьбы о помощи')[0]).toMatchObject({ Материалы: expect.stringContaining(material) });
    expect(book.rows('Письма').find((l) => l.Вид === 'help')?.Текст).toContain('https://school.example/goal');
    expect(found().some((w) => w.includes('просит о помощи'))).toBe(false);
    expect(refused('answer-help', { request: 'ПМ-001', materials: [material], answer: '' })).toContain('уже ответили');
  });
});
