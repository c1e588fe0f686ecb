import { expect, test } from 'vitest';
import type { Home } from '../../src/app/views.ts';
import { practiceSchool, setUpWorkbook } from '../workbook.ts';

/** What one curator does in the panel: each call is one press of a button. */
test('the start of a year: from a workbook just set up to 20 ready mentors and 60 mentees looking for a pair', () => {
  const book = setUpWorkbook();
  let presses = 0;
  const ask: typeof book.get = (name, input) => {
    presses++;
    return book.get(name, input);
  };
  const enter = (table: string, values: object, row: string | null = null) =>
    (ask('enterRow', { table, row, values: values as never }) as { rows: readonly string[] }).rows;
  enter(
    'settings',
    {
      fullName: 'МБОУ «Школа № 7»',
      address: 'ул. Школьная, 1',
      city: 'Казань',
      headName: 'Петрова А. В.',
      headPosition: 'Директор',
      dataOfficer: 'Соколова Н. И.',
      classes: '9А',
    },
    'settings',
  );
  ask('press', { command: 'take-defaults', input: {} });
  enter('team', { fullName: 'Лебедева Ольга Игоревна', role: 'curator' });
  ask('press', { command: 'take-targets-2024', input: {} });
  ask('press', { command: 'give-tasks', input: {} });

  const list = (n: number, of: (i: number) => string[]) => Array.from({ length: n }, (_, i) => of(i));
  const letter = (i: number) => String.fromCharCode(1040 + (i % 32)) + String.fromCharCode(1072 + Math.floor(i / 32));
  ask('importRows', {
    table: 'mentees',
    columns: ['fullName', 'classOrGroup', 'birthYear', 'themes'],
    rows: list(60, (i) => [`Ученик ${letter(i)}`, '9А', '2011', 'выбор профессии']),
    first: 2,
  });
  ask('importRows', {
    table: 'mentors',
    columns: ['fullName', 'category', 'organisation', 'competences', 'vetting'],
    rows: list(20, (i) => [
      `Наставник ${letter(i)}`,
      'педагог',
      'школа',
      'выбор профессии',
      'сотрудник организации, проверен кадрами',
    ]),
    first: 2,
  });
  const codes = (title: string) => book.rows(title).map((r) => r.Код as string);
  for (const kind of ['guardian_processing', 'processing'])
    enter('consents', { mentee: codes('База наставляемых'), kind, state: 'given' });
  enter('consents', { mentor: codes('База наставников'), kind: 'processing', state: 'given' });
  enter('screenings', { mentor: codes('База наставников'), psych: 'yes', decision: 'selected' });
  ask('press', { command: 'draw-criteria', input: {} });
  const [training] = enter('trainings', { topic: 'роль наставника', date: '2026-10-10', hours: 2 });
  enter('trainingAttendance', { training, mentor: codes('База наставников'), result: 'present' });

  const count = (title: string, state: string) => book.rows(title).filter((r) => r.Состояние === state).length;
  expect([count('База наставников', 'готов'), count('База наставляемых', 'ищет пару')]).toEqual([20, 60]);
  expect(presses).toBe(14);
  const { stages, unreadable } = book.get('home', {}) as Home;
  expect(unreadable).toEqual([]);
  expect(stages).toHaveLength(7);
});

test('a paper, an entry form and an entry stay within their calls at design size', () => {
  const book = practiceSchool(500, 250);
  const calls = (act: () => unknown) => {
    act();
    return book.last.calls.length;
  };
  const own = /^(DocumentApp|Document|Body|Paragraph|ListItem|Table|Text)\./;
  expect(calls(() => book.get('entryForm', { table: 'screenings', row: null, only: [] }))).toBeLessThanOrEqual(12);
  expect(
    calls(() => book.get('enterRow', { table: 'screenings', row: null, values: { mentor: 'НР-001', psych: 'yes' } })),
  ).toBeLessThanOrEqual(25);
  const made = calls(() => book.get('makePaper', { paper: 'consent-guardian', about: '' }));
  const writing = book.last.calls.filter((c) => own.test(c.name)).length;
  expect(made - writing).toBeLessThanOrEqual(25);
});
