import { expect, test } from 'vitest';
import { practiceSchool, setUpWorkbook } from '../workbook.ts';

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

test('a text comes with the marked link, as the school has changed it; one press puts it into the plan with the same mark', () => {
  const book = practiceSchool();
  const stages = book.get('home', {}).stages;
  const [alumni] = stages[2]!.texts.filter((x) => x.title === 'выпускники: социальные сети');
  const first = book.get('telling', { telling: alumni!.id }) as { text: string; url: string };
  expect(first.text).toContain('Выпускники Школа');
  expect(first.text).toContain(first.url);
  expect(decodeURIComponent(first.url)).toContain('социальные сети, выпускники');
  const at = book.rows('Тексты').findIndex((r) => Object.values(r).includes(alumni!.id)) + 2;
  const column = String.fromCharCode(65 + book.tab('Тексты')[0]!.indexOf('Текст'));
  book.paste('Тексты', `${column}${at}`, 'Приходите! {{link}}');
  const mine = book.get('telling', { telling: alumni!.id }) as { text: string; url: string };
  expect(mine.text).toBe(`Приходите! ${first.url}`);
  const { planned } = book.get('planTelling', { telling: alumni!.id }) as { planned: string };
  expect(book.rows('Информирование').find((r) => Object.values(r).includes(planned))).toMatchObject({
    Метка: 'социальные сети, выпускники',
    'Для кого': 'выпускники',
    Состояние: 'запланировано',
  });
});
