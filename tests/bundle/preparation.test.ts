import { expect, test } from 'vitest';
import { setUpWorkbook } from '../workbook.ts';

test('F1 leads a learner and a teacher along different pages, and each answer is one row, once', () => {
  const book = setUpWorkbook();
  const { formId } = book.form('F1');
  const respond = (said: Record<string, string | string[]>) => book.world.user('kto@example.org').respond(formId, said);
  const common = {
    'Что вам интересно или в чём нужна помощь?': ['выбор профессии'],
    'Кем вы хотели бы стать в программе?': 'пока думаю',
  };
  expect(respond({ 'Вы…': 'обучающийся', 'Класс или группа': '7А', ...common }).refused).toBeNull();
  expect(respond({ 'Вы…': 'педагог', 'Предмет или должность': 'физика', ...common }).refused).toBeNull();
  expect(respond({ 'Вы…': 'педагог', 'Класс или группа': '7А', ...common }).refused).not.toBeNull();
  book.run('onAnswer', [], 'trigger');
  book.run('onAnswer', [], 'trigger');
  expect(
    book
      .rows('Предварительные запросы')
      .map((r) => [r['Кто спрашивает'], r['Класс или группа'], r['Предмет или должность']]),
  ).toEqual([
    ['обучающийся', '7А', ''],
    ['педагог', '', 'физика'],
  ]);
  expect(book.rows('База наставляемых')).toEqual([]);
});

test('a task whose papers are not signed is refused as done, and nothing changes', () => {
  const book = setUpWorkbook();
  const reply = book.ask('setTask', { stage: 1, task: 'З-101', status: 'done' });
  expect(reply).toMatchObject({ ok: false, code: 'task-lacks', message: expect.stringContaining('Положение') });
  expect(book.rows('1 Подготовка')[0]?.Состояние).toBe('не начато');
  expect(book.get('setTask', { stage: 1, task: 'З-101', status: 'skipped' })).toEqual({ status: 'skipped' });
});

test('the roadmap of a new workbook is dated by its school year', () => {
  const book = setUpWorkbook();
  expect(book.rows('1 Подготовка').map((r) => r.Срок)).toEqual([
    '15.09.2026',
    '10.09.2026',
    '01.09.2026',
    '05.09.2026',
    '15.09.2026',
    '15.09.2026',
    '25.09.2026',
  ]);
  expect(book.rows('7 Завершение')[0]?.Срок).toBe('31.05.2027');
});
