import { describe, expect, test } from 'vitest';
import type { Home } from '../../src/app/views.ts';
import { practiceSchool, setUpWorkbook, type Workbook } from '../workbook.ts';
import { makeReady } from './people.ts';

const enter = (book: Workbook, table: string, values: object, row: string | null = null) =>
  book.ask('enterRow', { table, row, values: values as never });

describe('a row entered in the panel', () => {
  test('has the fields of its register, with the rows it may point to', () => {
    const form = practiceSchool().get('entryForm', { table: 'screenings', row: null, only: [] });
    expect(form.fields.map((f) => f.key)).toEqual(expect.arrayContaining(['mentor', 'met', 'decision']));
    expect(form.fields.find((f) => f.key === 'mentor')).toMatchObject({ type: 'ref', required: true });
    expect(form.fields.find((f) => f.key === 'mentor')?.choices).toHaveLength(30);
    expect(form.fields.map((f) => f.key)).not.toContain('id');
  });

  test('a mentee gets a code and a state at once; the same person again is refused', () => {
    const book = setUpWorkbook();
    const anna = { fullName: 'Белова Анна', classOrGroup: '9А', role: 'pupil', themes: ['career'] };
    expect(enter(book, 'mentees', anna)).toMatchObject({ ok: true, value: { rows: ['НМ-001'] } });
    expect(book.rows('База наставляемых')[0]).toMatchObject({
      ФИО: 'Белова Анна',
      Состояние: 'ожидает согласия',
      'Темы запроса': 'выбор профессии',
    });
    expect(enter(book, 'mentees', anna)).toMatchObject({ ok: false, code: 'entry-double' });
  });

  test('everything that is wrong is named at once, and nothing is written', () => {
    const book = setUpWorkbook();
    const reply = enter(book, 'trainings', { topic: '', date: '2026-02-31', hours: 0 });
    expect(reply).toMatchObject({ ok: false, code: 'entry-wrong' });
    const { message } = reply as { message: string };
    for (const title of ['«Тема занятия»', '«Дата»', '«Часов»']) expect(message).toContain(title);
    expect(book.rows('Обучение наставников')).toEqual([]);
    expect(enter(book, 'journal', {})).toMatchObject({ ok: false, code: 'no-register' });
  });

  test('one act marks several mentors, and the gate opens for those whose hours are enough', () => {
    const book = setUpWorkbook();
    for (const name of ['Орлова Мария', 'Зуев Глеб'])
      enter(book, 'mentors', {
        fullName: name,
        category: 'teacher',
        capacity: 1,
        organisation: 'школа',
        vetting: 'staff',
      });
    enter(book, 'trainings', { topic: 'роль наставника', date: '2026-10-10', hours: 2 });
    for (const mentor of ['НР-001', 'НР-002']) {
      book.get('recordConsent', { person: mentor, kinds: ['processing'], keptAt: '' });
      enter(book, 'screenings', { mentor, psych: 'yes', decision: 'selected' });
    }
    const states = () => book.rows('База наставников').map((m) => m.Состояние);
    expect(states()).toEqual(['отобран', 'отобран']);
    expect(
      enter(book, 'trainingAttendance', { training: 'ОБ-001', mentor: ['НР-001', 'НР-002'], result: 'present' }),
    ).toMatchObject({
      ok: true,
      value: { rows: ['ПО-001', 'ПО-002'] },
    });
    expect(states()).toEqual(['готов', 'готов']);
  });

  test('a row that is there is corrected, and only the fields shown', () => {
    const book = practiceSchool();
    const form = book.get('entryForm', { table: 'settings', row: 'settings', only: ['city', 'goal'] });
    expect(form.fields.map((f) => [f.key, f.value])).toEqual([
      ['city', 'Казань'],
      ['goal', expect.stringContaining('Раскрыть')],
    ]);
    expect(enter(book, 'settings', { city: 'Уфа' }, 'settings').ok).toBe(true);
    const card = new Map(book.tab('Настройки').map(([title, value]) => [title, value]));
    expect([card.get('Город'), card.get('Организация')]).toEqual(['Уфа', 'Школа № 1 (учебная)']);
    expect(enter(book, 'mentees', {}, 'НМ-999')).toMatchObject({ ok: false, code: 'row-gone' });
  });

  test('where codes are used no field asks who a learner is', () => {
    const book = setUpWorkbook({ mode: 'codes', decided: '' });
    const keys = book.get('entryForm', { table: 'mentees', row: null, only: [] }).fields.map((f) => f.key);
    expect(keys).not.toEqual(expect.arrayContaining(['fullName']));
    expect(keys).not.toEqual(expect.arrayContaining(['email']));
    enter(book, 'mentees', { fullName: 'Белова Анна', role: 'pupil' });
    expect(JSON.stringify(book.rows('База наставляемых'))).not.toContain('Белова');
  });

  test('a title takes three lines at most and breaks no word', () => {
    const book = setUpWorkbook();
    const { columns } = book.world.viewSheet(book.id, 'База наставников');
    const titles = book.tab('База наставников')[0] ?? [];
    expect(titles.length).toBeGreaterThan(20);
    for (const [i, title] of titles.entries()) {
      const letters = ((columns[i]?.width ?? 100) - 34) / 8.7;
      expect([title, letters >= Math.max(...title.split(' ').map((w) => w.length))]).toEqual([title, true]);
      expect([title, letters * 3 >= title.length]).toEqual([title, true]);
    }
  });

  test('where codes are used the columns that stay empty are not shown', () => {
    const shown = (mode: 'codes' | 'full') => {
      const book = setUpWorkbook(mode === 'codes' ? { mode, decided: '' } : {});
      const { columns } = book.world.viewSheet(book.id, 'База наставляемых');
      return (book.tab('База наставляемых')[0] ?? []).filter((_, i) => !columns[i]?.hidden);
    };
    const codes = shown('codes');
    expect(shown('full')).toEqual(expect.arrayContaining(['Код', 'ФИО', 'Год рождения', 'Класс или группа']));
    expect(codes).toEqual(expect.arrayContaining(['Код', 'Класс или группа']));
    expect(codes).not.toContain('ФИО');
    expect(codes).not.toContain('Год рождения');
  });
});

test('six first steps, most of them a button, and the programme is described', () => {
  const book = setUpWorkbook();
  const steps = () => (book.get('home', {}) as Home).firstSteps.filter((s) => !s.done).map((s) => s.id);
  expect(steps()).toEqual(['organisation', 'programme', 'calendar', 'team', 'targets', 'responsible']);
  expect(book.ask('press', { command: 'give-tasks', input: {} })).toMatchObject({ ok: false, code: 'no-curator-yet' });
  enter(
    book,
    'settings',
    {
      fullName: 'МБОУ «Школа № 7»',
      address: 'ул. Школьная, 1',
      city: 'Казань',
      headName: 'Петрова А. В.',
      headPosition: 'Директор',
      dataOfficer: 'Соколова Н. И.',
    },
    'settings',
  );
  book.get('press', { command: 'take-defaults', input: {} });
  enter(book, 'team', { fullName: 'Лебедева Ольга Игоревна', position: 'завуч', role: 'curator' });
  book.get('press', { command: 'take-targets-2024', input: {} });
  expect(book.get('press', { command: 'give-tasks', input: {} })).toEqual({ given: 36 });
  expect(book.get('press', { command: 'take-breaks', input: {} })).toEqual({ filled: 4 });
  expect(book.rows('Каникулы').map((b) => `${b.С}–${b.По}`)).toEqual([
    '26.10.2026–03.11.2026',
    '31.12.2026–10.01.2027',
    '27.03.2027–04.04.2027',
    '01.06.2027–31.08.2027',
  ]);
  expect(steps()).toEqual([]);
  expect(book.ask('makePaper', { paper: 'order', about: '' }).ok).toBe(true);
  expect(book.ask('press', { command: 'no-such', input: {} })).toMatchObject({ ok: false, code: 'not-offered' });
});

test('two rows of one person are offered for merging, and one press merges them', () => {
  const book = setUpWorkbook();
  enter(book, 'mentees', { fullName: 'Белова Алёна', classOrGroup: '9А', role: 'pupil' });
  enter(book, 'mentees', { fullName: 'Алена Белова', classOrGroup: '9а', role: 'pupil', contact: 'через классного' });
  const found = (book.get('home', {}) as Home).findings.find((f) => f.fix?.command === 'merge-mentees');
  expect(found).toMatchObject({ about: 'НМ-002', at: { table: 'mentees', row: 'НМ-002' } });
  book.get('press', { command: found!.fix!.command, input: found!.fix!.input });
  expect(book.rows('База наставляемых').map((m) => [m.Состояние, m.Контакт])).toEqual([
    ['ожидает согласия', 'через классного'],
    ['выбыл', 'через классного'],
  ]);
});

test('an answer by a marked link says where the mentor came from', () => {
  const book = setUpWorkbook();
  const { url } = book.get('taggedLink', { form: 'F4', tag: 'вечер выпускников' }) as { url: string };
  expect(decodeURIComponent(url).replaceAll('+', ' ')).toContain('вечер выпускников');
  expect(book.ask('taggedLink', { form: 'F2', tag: 'сайт' })).toMatchObject({ ok: false, code: 'form-unknown' });
});

describe('an act that asks for something first', () => {
  test('is offered by its stage, with the questions it declares', () => {
    const book = practiceSchool();
    const stage = book.get('home', {}).stages.find((x) => x.number === 3);
    expect(stage?.buttons).toContainEqual({ id: 'withdraw-consent', words: 'Записать отзыв согласия', asks: true });
    const form = book.get('commandForm', { command: 'withdraw-consent' });
    expect(form.fields.map((f) => [f.key, f.type, f.required])).toEqual([
      ['mentee', 'ref', false],
      ['mentor', 'ref', false],
      ['kind', 'choice', true],
    ]);
    expect(form.fields[0]?.choices).toHaveLength(60);
    expect(book.ask('commandForm', { command: 'no-such-act' })).toMatchObject({ ok: false, code: 'not-offered' });
  });

  test('names what was left open, and does nothing', () => {
    const reply = practiceSchool().ask('press', {
      command: 'withdraw-consent',
      input: { mentee: 'НМ-001', kind: null },
    });
    expect(reply).toMatchObject({
      ok: false,
      code: 'entry-wrong',
      message: expect.stringContaining('согласие отозвано'),
    });
  });

  test('a consent taken back ends the pair in the same act, and the other side is free', () => {
    const book = setUpWorkbook();
    enter(book, 'mentees', { fullName: 'Белова Анна', classOrGroup: '9А', role: 'pupil', themes: ['career'] });
    enter(book, 'mentors', { fullName: 'Орлова Мария', category: 'alumnus', capacity: 1, competences: ['career'] });
    book.get('recordConsent', { person: 'НМ-001', kinds: ['guardian_processing', 'processing'], keptAt: 'папка 1' });
    book.get('recordConsent', { person: 'НР-001', kinds: ['processing'], keptAt: 'папка 1' });
    makeReady(book, 'НР-001');
    const { pair } = book.get('formPair', { mentee: 'НМ-001', mentor: 'НР-001' });
    book.get('confirmPair', { pair });
    const left = book.ask('press', {
      command: 'withdraw-consent',
      input: { mentee: 'НМ-001', kind: 'guardian_processing' },
    });
    expect(left).toMatchObject({ ok: true });
    expect(book.rows('Пары и группы')[0]).toMatchObject({
      Состояние: 'завершена досрочно',
      'Причина досрочного завершения': 'отзыв согласия',
    });
    expect(book.rows('База наставляемых')[0]?.Состояние).toBe('выбыл');
    expect(book.rows('База наставников')[0]?.Состояние).toBe('готов');
    expect(book.last.calls.length).toBeLessThanOrEqual(25);
  });
});
