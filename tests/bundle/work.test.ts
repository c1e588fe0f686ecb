/** Stage 6 as people live it: forms answered, what follows by itself, and what is refused. One practice school for all. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { MentorsFor, Pairs } from '../../src/app/pairs-view.ts';
import type { Home } from '../../src/app/views.ts';
import { practiceSchool, schoolAtWork, type Workbook } from '../workbook.ts';

let book: Workbook;
const made: { pair: string; mentee: string; mentor: string }[] = [];
const DAY = 86_400_000;

const formIds = new Map<string, string>();
const formOf = (code: string): string => {
  const known = formIds.get(code) ?? book.world.documents.find((d) => d.title.startsWith(`${code} `))?.id;
  if (!known) throw new Error(`there is no form ${code}`);
  formIds.set(code, known);
  return known;
};
const answer = (code: string, said: Record<string, string | string[]>, more: object = {}): string => {
  const given = book.world.user('uchastnik@example.org').respond(formOf(code), said, more);
  if (given.refused !== null) throw new Error(given.refused);
  // one after another, as people do
  book.world.now += 10_000;
  return given.responseId;
};
const press = (command: string, input: object) => book.get('press', { command, input: input as never });
const refused = (command: string, input: object) => {
  const reply = book.ask('press', { command, input: input as never });
  return reply.ok ? '' : reply.message;
};
const enter = (table: string, values: Record<string, string | number | string[]>) =>
  (book.get('enterRow', { table, row: null, values }) as { rows: readonly string[] }).rows[0] as string;
const waitingAnswers = () => book.rows('Ответы').filter((a) => a['Что с ним'] === 'отложен');
/** Why the answers given in `act` were set aside; '' when all were taken in. */
const setAside = (act: () => void): string => {
  const before = new Set(waitingAnswers().map((a) => a.Код));
  act();
  return waitingAnswers()
    .filter((a) => !before.has(a.Код))
    .map((a) => a['Почему отложен'])
    .join(' | ');
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
  book = practiceSchool(14, 10);
  for (let i = 0; i < 4; i++) {
    const mentee = (book.get('pairs', {}) as Pairs).seekers[0]!.id;
    const { fits } = book.get('mentorsFor', { mentee }) as MentorsFor;
    const mentor = fits.find((f) => !made.some((x) => x.mentor === f.id))!.id;
    const { pair } = book.get('formPair', { mentee, mentor }) as { pair: string };
    book.get('confirmPair', { pair });
    made.push({ pair, mentee, mentor });
  }
  book.get('orderPairs', { pairs: made.slice(0, 2).map((x) => x.pair), orderNo: '15-од', orderDate: '12.10.2026' });
  book.world.now += DAY;
}, 30_000);

describe('a report of a meeting', () => {
  test('6.in.4: the mentor’s minute becomes a meeting, moves the pair on and asks for help with a clock', () => {
    told(0, '2026-10-13', 'встреча-знакомство', {
      'Нужна ли вам помощь куратора? Напишите, какая': 'как поставить цель',
    });
    const taken = book.world.executions.filter((e) => e.fn === 'onAnswer').at(-1)!;
    expect(own(taken.calls).length).toBeLessThanOrEqual(25);
    expect(own(taken.calls).length).toBeGreaterThan(5);
    expect(waitingAnswers()).toEqual([]);
    expect(book.rows('Встречи')).toMatchObject([
      { Пара: expect.stringContaining(made[0]!.pair), Состояние: 'прошла', 'Откуда запись': 'форма' },
    ]);
    expect(pairRow(0)).toMatchObject({ Состояние: 'знакомство' });
    expect(book.rows('Просьбы о помощи')).toMatchObject([{ 'Что нужно': 'как поставить цель', Отвечено: '' }]);
  });

  test('of a day ahead, before the pair, the same day twice, by a mentor of another pair: set aside, each with its sentence', () => {
    const meetings = book.rows('Встречи').length;
    const reasons = setAside(() => {
      told(0, '2026-10-20', 'рабочая встреча');
      told(0, '2026-10-01', 'рабочая встреча');
      told(0, '2026-10-13', 'рабочая встреча');
      told(1, '2026-10-13', 'рабочая встреча', { 'Код пары': made[0]!.pair });
    });
    expect(reasons.split(' | ')).toEqual([
      expect.stringContaining('ещё впереди'),
      expect.stringContaining('раньше, чем образована'),
      expect.stringContaining('уже записана'),
      expect.stringContaining('наставник другой пары'),
    ]);
    expect(book.rows('Встречи')).toHaveLength(meetings);
  });

  test('has a link of the mentor’s own, with the code filled in', () => {
    const { url } = book.get('personLink', { form: 'F7', person: made[0]!.mentor }) as { url: string };
    expect(url).toMatch(/viewform\?.*entry\./);
    expect(url).toContain(encodeURIComponent(made[0]!.mentor));
    expect(book.ask('personLink', { form: 'F7', person: 'НР-777' })).toMatchObject({ ok: false, code: 'no-own-link' });
    const { slips } = book.get('personLinks', { form: 'F8' }) as { slips: { code: string; url: string }[] };
    const running = made.flatMap((x) => [x.mentor, x.mentee]);
    expect(slips.map((x) => x.code).sort()).toEqual([...running].sort());
    expect(slips.every((x) => x.url.includes(encodeURIComponent(x.code)))).toBe(true);
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

const survey = (who: 'наставник' | 'наставляемый', person: string, scales: Record<string, string>) => ({
  'Кто вы в паре?': who,
  [who === 'наставник' ? 'Ваш код или фамилия, имя' : 'Ваш код или фамилия и имя']: person,
  ...scales,
});

const mid = {
  'Насколько вам комфортно общаться в паре?': '8',
  'Насколько полезны встречи?': '9',
  'Насколько вы чувствуете себя в безопасности?': '9',
  'Насколько вы продвинулись к цели?': '6',
  'Хотите поговорить с куратором?': 'нет',
};

describe('surveys', () => {
  test('6.in.4: a survey has its days, and beyond the ceiling of minutes only with a reason', () => {
    const days = { opens: '2026-10-10', closes: '2026-10-30' };
    expect(refused('open-survey', { survey: 'F9', opens: '2026-10-30', closes: '2026-10-10', reason: '' })).toContain(
      'не открыт',
    );
    press('open-survey', { survey: 'F9', ...days, reason: '' });
    press('open-survey', { survey: 'F8', ...days, reason: '' });
    expect(refused('open-survey', { survey: 'F10', ...days, reason: '' })).toContain('предел — 15');
    press('open-survey', { survey: 'F10', ...days, reason: 'замер для региона' });
    expect(book.rows('Календарь опросов').find((s) => s.Опрос?.startsWith('F10'))).toMatchObject({
      'Почему сверх предела минут': 'замер для региона',
    });
    press('open-survey', { survey: 'F10', opens: '2027-04-20', closes: '2027-05-25', reason: '' });
  });

  test('an answer becomes a row with its pair and form; the mentor and the mentee of a pair answer alike', () => {
    book.get('enterRow', { table: 'pairs', row: made[0]!.pair, values: { roleModel: 'ss_leader' } });
    answer('F9', survey('наставник', made[0]!.mentor, { ...mid, 'Насколько вовлечён наставляемый?': '7' }));
    answer('F9', survey('наставляемый', made[0]!.mentee, mid));
    const rows = book.rows('Обратная связь').filter((f) => f.Опрос === 'промежуточный опрос');
    expect(rows).toMatchObject([
      { 'Кто отвечает': 'наставник', Пара: expect.stringContaining('П-001'), 'Вовлечённость наставляемого': '7' },
      { 'Кто отвечает': 'наставляемый', Пара: expect.stringContaining('П-001'), 'Комфорт общения': '8' },
    ]);
    expect(
      rows.every((f) => f['Форма наставничества'] !== '' && f['Версия вопросов'] === '1' && f['Ролевая модель'] !== ''),
    ).toBe(true);
  });

  test('answered twice, without a consent, without a pair or after the close: set aside, each with its sentence', () => {
    const again = () => answer('F9', survey('наставляемый', made[0]!.mentee, mid));
    expect(setAside(again)).toContain('уже ответил');
    expect(setAside(() => answer('F9', survey('наставляемый', made[2]!.mentee, mid)))).toBe('');
    const alone = (book.get('pairs', {}) as Pairs).seekers.find((s) => s.id !== made[2]!.mentee)!.id;
    expect(setAside(() => answer('F9', survey('наставляемый', alone, mid)))).toContain('пары у этого участника нет');
    press('withdraw-consent', { mentee: made[3]!.mentee, kind: 'guardian_processing' });
    expect(setAside(() => answer('F9', survey('наставляемый', made[3]!.mentee, mid)))).toMatch(/согласия|больше нет/);
    press('open-survey', { survey: 'F9', opens: '2026-10-10', closes: '2026-10-11', reason: '' });
    expect(setAside(() => answer('F9', survey('наставник', made[1]!.mentor, mid)))).toContain(
      'опрос закрыт 11.10.2026',
    );
    press('open-survey', { survey: 'F9', opens: '2026-10-10', closes: '2026-10-30', reason: '' });
  });

  test('those who have not answered are asked, with their own link, and the asking stops when they have', () => {
    const today = new Date(book.world.now).toISOString().slice(0, 10);
    press('open-survey', { survey: 'F9', opens: today, closes: '2026-11-20' });
    book.run('onTick', [], 'trigger');
    const asked = (who: string) => book.rows('Письма').filter((l) => l.Вид === 'survey-waits' && l.Кому === who);
    const [late, never] = [made[1]!.mentor, made[1]!.mentee];
    expect(asked(made[0]!.mentor).some((l) => l.Текст?.includes('F9'))).toBe(false);
    expect(asked(late).at(-1)?.Текст).toContain(encodeURIComponent(late));
    answer('F9', survey('наставник', late, mid));
    // on Monday the first letters go; what waits is not doubled
    book.world.now += DAY;
    book.run('onTick', [], 'trigger');
    const before = [asked(late).length, asked(never).length];
    book.world.now += 2 * DAY;
    book.run('onTick', [], 'trigger');
    expect([asked(late).length, asked(never).length]).toEqual([before[0], before[1]! + 1]);
  });

  test('the curator’s nine indicators give the index and its level', () => {
    const nine = [
      'Деятельность соответствует цели и задачам программы',
      'Организация соответствует принципам целевой модели',
      'Соответствует современным подходам и технологиям',
      'Психологический климат комфортный',
      'Наставник действует логично: понимает ситуацию наставляемого и верно выбирает направление',
      'Участники удовлетворены программой',
      'Партнёры удовлетворены программой',
      'Наставляемые активны и заинтересованы в мероприятиях',
      'Наставляемые применяют полученные знания и опыт, занимают активную гражданскую позицию',
    ];
    const said = Object.fromEntries(nine.map((q, i) => [q, i < 6 ? '2' : '1']));
    answer('F12', { 'Вы (куратор): код или фамилия, имя': 'К-001', ...said });
    expect(book.rows('Анкеты кураторов')).toMatchObject([{ Индекс: '15', Уровень: 'оптимальный' }]);
    expect(setAside(() => answer('F12', { 'Вы (куратор): код или фамилия, имя': 'К-001', ...said }))).toContain(
      'уже ответил',
    );
  });

  test('an unsigned opinion has a day, and neither a code nor a moment nor a response tab', () => {
    answer('F10-2', {
      'Кто вы в паре?': 'наставляемый',
      'Как вы оцениваете программу?': '4',
      'Что изменить?': 'чаще встречаться',
    });
    book.world.now += 25 * 3_600_000;
    book.run('onTick', [], 'trigger');
    const row = book.rows('Обратная связь').find((f) => f['Качество программы'] === '4');
    expect(row).toMatchObject({ Наставляемый: '', Наставник: '', Пара: '', 'Чего не хватает': 'чаще встречаться' });
    const ledger = book.rows('Ответы').find((a) => a.Форма === 'F10-2');
    expect(ledger).toMatchObject({ Получен: expect.stringMatching(/ 00:00$/), Строка: '' });
    expect(book.world.view(book.id).sheets.some((s) => s.name.startsWith('F10-2'))).toBe(false);
  });
});

describe('a call for an adult', () => {
  const waiting = () => book.rows('Сигналы').filter((s) => s.Принят === 'нет');

  test('comes into the workbook as a code, a moment and «нет», and its words nowhere', () => {
    answer('F16', {
      'Ваш код, если хотите, чтобы вас нашли': made[0]!.mentee,
      'Что случилось? Пишите сколько хотите': 'СЕКРЕТНЫЕ СЛОВА',
    });
    book.run('onTick', [], 'trigger');
    expect(waiting()).toMatchObject([{ 'Кто просит (код)': made[0]!.mentee, 'Принят в': '' }]);
    const everything = book.world
      .view(book.id)
      .sheets.map((s) => JSON.stringify(book.world.viewSheet(book.id, s.name).cells))
      .join('');
    expect(everything).not.toContain('СЕКРЕТНЫЕ');
    expect(book.world.outbox.map((m) => JSON.stringify(m)).join('')).not.toContain('СЕКРЕТНЫЕ');
    const file = book.world.documents.find((d) => d.kind === 'spreadsheet' && d.title.startsWith('F16'))!;
    expect(
      JSON.stringify(book.world.view(file.id).sheets.map((s) => book.world.viewSheet(file.id, s.name).cells)),
    ).toContain('СЕКРЕТНЫЕ');
  });

  test('goes by letter at once to whoever takes signals, and to the head when nobody took it in time', () => {
    const letters = (kind: string) => book.rows('Письма').filter((l) => l.Вид === kind);
    expect(letters('signal-new').map((l) => l.Кому)).toEqual(['К-002']);
    expect(letters('signal-new')[0]).toMatchObject({ Срочность: 'сразу', Состояние: 'отправлено' });
    book.world.now += 7 * 3_600_000;
    book.run('onTick', [], 'trigger');
    expect(letters('signal-late').map((l) => l.Кому)).toEqual(['К-001']);
    press('take-signal', { signal: book.rows('Сигналы')[0]!.Код! });
    expect(waiting()).toEqual([]);
    expect(refused('take-signal', { signal: book.rows('Сигналы')[0]!.Код! })).toContain('уже принят');
  });

  test('is kept in a file that opens to the psychologist and those who take signals, and to nobody else', () => {
    const people = (reply: unknown) => (reply as { people: string[] }).people;
    expect(people(book.get('openFile', { form: 'F16' }))).toEqual(['kurator@example.org', 'komanda2@example.org']);
    book.get('enterRow', { table: 'team', row: 'К-003', values: { signals: true } });
    expect(people(book.get('openFile', { form: 'F16' }))).toContain('komanda3@example.org');
    book.get('enterRow', { table: 'team', row: 'К-003', values: { signals: false } });
    expect(people(book.get('openFile', { form: 'F16' }))).toEqual(['kurator@example.org', 'komanda2@example.org']);
    const file = book.world.documents.find((d) => d.kind === 'spreadsheet' && d.title.startsWith('F16'))!;
    expect(JSON.stringify(book.world.state.documents[file.id])).not.toContain('komanda3');
    expect(book.ask('openFile', { form: 'F7' })).toMatchObject({ ok: false, code: 'no-own-link' });
  });

  test('in the mentee’s own answer after a meeting makes a signal; the answer itself does not keep it', () => {
    answer('F7-2', {
      'Ваш код или фамилия, имя': made[0]!.mentee,
      'Насколько комфортно было на встрече?': '8',
      'Насколько она была полезна?': '8',
      'Нужна ли вам помощь взрослого?': 'да',
    });
    expect(waiting()).toHaveLength(1);
    expect(book.rows('Обратная связь').filter((f) => f.Опрос === 'после встречи')).toHaveLength(1);
    expect(JSON.stringify(book.rows('Обратная связь').map((f) => f['Нужна помощь взрослого']))).not.toContain('да');
  });
});

test('the practice school shows stage 6 alive: a pair at work, one just begun, one that has fallen silent', () => {
  const school = schoolAtWork();
  school.get('refresh', {});
  const lights = school.tab('Светофор пар').flatMap((line) => (/^П-/.test(line[0] ?? '') ? [line[2]] : []));
  expect(lights).toEqual(['🔴 красный', '⚪ рано судить', '🟢 зелёный']);
  const { pairs } = school.get('pairs', {}) as Pairs;
  expect(pairs.map((x) => [x.id, x.light])).toEqual([
    ['П-003', '🔴 встреч не было 31 день'],
    ['П-002', '⚪ с начала прошло 6 дней'],
    ['П-001', '🟢 последняя встреча 07.10.2026'],
  ]);
  const { stages, findings } = school.get('home', {}) as Home;
  expect(findings.map((f) => f.title)).toEqual(expect.arrayContaining(['Пара под угрозой', 'Наставник ждёт помощи']));
  expect(stages[5]!.tasks.map((t) => t.evidence)).toEqual([
    'формат выбран у 1 из 3 пар',
    'цель есть у 1 из 3 пар, задачи у 1; сделано задач 1 из 2',
    'материалов 3, просьб 2, отвечено 1',
    expect.stringContaining('встреч 8'),
    expect.stringContaining('из 3'),
    'поощрений 2, критерии утверждены у 1',
    'бюллетеней 0, отправлено 0, партнёров 0',
  ]);
});
