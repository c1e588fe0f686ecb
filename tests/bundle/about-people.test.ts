import { expect, test } from 'vitest';
import type { Home } from '../../src/app/views.ts';
import { CURATOR, emptyWorkbook, practiceSchool, setUpWorkbook, type Workbook } from '../workbook.ts';
import { anna } from './people.ts';

const respond = (book: Workbook, code: string, said: Record<string, string | string[]>) => {
  const done = book.world.user('kto@example.org').respond(book.form(code).formId, said);
  expect(done.refused).toBeNull();
  book.run('onAnswer', [], 'trigger');
};

const adult = {
  'Кто вы для обучающегося?': 'педагог-психолог',
  'С чем ему помог бы наставник?': ['уверенность и общение'],
};
const WHO = 'О ком вы пишете: фамилия и имя обучающегося';

test('the same learner by F2 and by F3 is one record with two sources; the psychologist’s is for the curator alone', () => {
  const book = setUpWorkbook();
  respond(book, 'F2', anna);
  respond(book, 'F3', { ...adult, [WHO]: 'белова  анна' });
  expect(book.rows('База наставляемых')).toHaveLength(1);
  expect(book.rows('Источники сведений').map((s) => [s.Наставляемый, s.Канал, s['Только куратору']])).toEqual([
    ['Белова Анна · НМ-001', 'анкетирование', 'ЛОЖЬ'],
    ['Белова Анна · НМ-001', 'педагоги-психологи', 'ИСТИНА'],
  ]);
});

test('an adult who writes about somebody unknown is not lost: the answer waits and says why', () => {
  const book = setUpWorkbook();
  respond(book, 'F3', { ...adult, [WHO]: 'Никто Неизвестный' });
  const [waiting] = (book.get('home', {}) as Home).aside;
  expect(waiting).toMatchObject({ form: 'F3', reason: expect.stringContaining('выберите из списка') });
  book.get('enterRow', {
    table: 'mentees',
    row: null,
    values: { fullName: 'Никто Неизвестный', role: 'pupil' } as never,
  });
  expect(book.get('retryAnswer', { answer: waiting!.id })).toMatchObject({ taken: 1 });
  expect(book.rows('Источники сведений')).toHaveLength(1);
});

test('F11 asks each observer for their own, and becomes a measure from before', () => {
  const book = setUpWorkbook();
  respond(book, 'F2', anna);
  const whom = { 'О ком ответ: фамилия и имя наставляемого': 'Белова Анна' };
  respond(book, 'F11', {
    ...whom,
    'Кто вы?': 'классный руководитель',
    'Насколько обучающийся вовлечён в учёбу и дела класса?': '6',
    'Средний балл по предметам': '3,75',
  });
  expect(book.rows('Показатели участников')).toMatchObject([
    {
      Наставляемый: 'Белова Анна · НМ-001',
      Замер: 'до начала',
      'Кто отвечает': 'классный руководитель',
      'Средний балл': '3,75',
    },
  ]);
  expect(
    book.world
      .user('x@example.org')
      .respond(book.form('F11').formId, { ...whom, 'Кто вы?': 'обучающийся о себе', 'Средний балл по предметам': '4' })
      .refused,
  ).not.toBeNull();
});

test('F5 asks for help only of those who need it', () => {
  const book = setUpWorkbook();
  book.get('enterRow', {
    table: 'mentors',
    row: null,
    values: { fullName: 'Орлова Мария', category: 'teacher', capacity: 1 } as never,
  });
  const said = {
    'Ваши фамилия, имя, отчество (или код)': 'Орлова Мария',
    'Я понимаю, что входит в роль наставника': '9',
    'Я знаю, с чего начать первую встречу': '7',
    'Я знаю правила безопасного общения и к кому обращаться': '10',
    'Обучение было для меня полезным': '8',
    'Готовы ли вы начать работу с наставляемым?': 'да, но нужна помощь',
  };
  expect(book.world.user('x@example.org').respond(book.form('F5').formId, said).refused).not.toBeNull();
  respond(book, 'F5', { ...said, 'Чем мы можем помочь?': 'план первой встречи' });
  expect(book.rows('Готовность после обучения')).toMatchObject([
    { Наставник: 'Орлова Мария · НР-001', 'Какая помощь нужна': 'план первой встречи' },
  ]);
});

test('where codes are used a cell that seems to say who a learner is stands in the panel, with its place; a code does not', () => {
  const book = emptyWorkbook();
  book.run('practice', [{ mentees: 14, mentors: 10, lang: 'ru', mode: 'codes', pairs: false }]);
  const home = () => book.get('home', {});
  expect(home().mode).toBe('codes');
  expect(home().personal).toEqual([]);
  book.world.user(CURATOR).insertColumns(book.id, 'База наставляемых', 2, 1);
  const header = book.tab('База наставляемых')[0]!;
  const letter = (i: number) => String.fromCharCode(65 + i);
  const own = 'B';
  book.paste('База наставляемых', `${own}1`, 'Моя заметка');
  book.paste('База наставляемых', `${own}3`, 'мама: Ольга Ивановна, 8 912 345-67-89');
  book.paste('База наставляемых', `${letter(header.indexOf('Интересы'))}4`, 'шахматы, дружит с Машей');
  book.paste('База наставляемых', `${own}5`, 'сидит рядом с НМ-002');
  expect(home().personal).toEqual([
    { sheet: 'База наставляемых', row: 3, column: 'Моя заметка', words: 'похоже на телефон' },
    { sheet: 'База наставляемых', row: 4, column: 'Интересы', words: 'похоже на имя' },
  ]);
  const guides = book.tab('База наставников');
  const cell = (title: string) => letter(guides[0]!.indexOf(title));
  const pupil = guides.findIndex((line) => line.includes('ученик школы') || line.includes('обучающийся')) + 1;
  book.paste('База наставников', `${cell('ФИО')}${pupil}`, 'Орлова Мария');
  expect(home().personal.at(-1)).toEqual({
    sheet: 'База наставников',
    row: pupil,
    column: 'ФИО',
    words: 'похоже на имя',
  });
  expect(book.get('state', {}).lines.find((l) => l.id === 'personal')).toMatchObject({ level: 'bad' });
});

test('where full data are kept nobody is warned of names', () => {
  expect(practiceSchool(14, 10).get('home', {}).personal).toEqual([]);
});
