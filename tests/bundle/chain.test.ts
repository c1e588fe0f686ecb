import { expect, test } from 'vitest';
import type { MentorsFor, Pairs } from '../../src/app/pairs-view.ts';
import { CURATOR, setUpWorkbook, type Workbook } from '../workbook.ts';
import { anna, makeReady, orlova } from './people.ts';

const pupil = 'uchenik@example.org';

const answer = (book: Workbook, code: string, said: Record<string, string | string[]>, more: object = {}) => {
  const form = book.form(code);
  return book.world.user(pupil).respond(form.formId, said, more);
};

test('from two answered forms to a pair, a journal and a letter', () => {
  const book = setUpWorkbook();
  expect(answer(book, 'F2', anna)).toMatchObject({ refused: null });
  expect(answer(book, 'F4', orlova)).toMatchObject({ refused: null });

  const [mentee] = book.rows('База наставляемых');
  expect(mentee).toMatchObject({
    Код: 'НМ-001',
    ФИО: 'Белова Анна',
    Состояние: 'ожидает согласия',
    'Основной запрос': '=IMPORTXML("https://example.org","//a")',
  });
  expect(book.rows('База наставников')[0]).toMatchObject({ Код: 'НР-001', Телефон: '+7 916 123-45-67' });
  expect(book.rows('Ответы').map((a) => [a.Форма, a['Что с ним'], a.Строка])).toEqual([
    ['F2', 'принят', 'НМ-001'],
    ['F4', 'принят', 'НР-001'],
  ]);

  const before = book.get('pairs', {}) as Pairs;
  expect(before.seekers).toEqual([]);
  expect(before.awaiting).toMatchObject([
    { id: 'НМ-001', lacking: [{ kind: 'guardian_processing' }] },
    { id: 'НР-001', lacking: [{ kind: 'processing' }] },
  ]);
  book.get('recordConsent', { person: 'НМ-001', kinds: ['guardian_processing'], keptAt: 'папка 1' });
  book.get('recordConsent', { person: 'НР-001', kinds: ['processing'], keptAt: 'папка 1' });
  makeReady(book, 'НР-001');
  expect(book.rows('База наставляемых')[0]?.Состояние).toBe('ищет пару');

  const found = book.get('mentorsFor', { mentee: 'НМ-001' }) as MentorsFor;
  expect(found.fits).toMatchObject([
    { id: 'НР-001', name: 'Орлова Мария', score: 55, form: 'работодатель – ученик', free: 2 },
  ]);

  expect(book.get('formPair', { mentee: 'НМ-001', mentor: 'НР-001' })).toEqual({ pair: 'П-001', letter: true });
  expect(book.rows('Пары и группы')).toMatchObject([
    {
      Код: 'П-001',
      Наставник: 'Орлова Мария · НР-001',
      Наставляемые: 'Белова Анна · НМ-001',
      Состояние: 'предложена',
      Оценка: '55',
    },
  ]);
  expect(book.rows('Состав пар')).toMatchObject([{ Пара: 'П-001', Наставляемый: 'Белова Анна · НМ-001' }]);
  const journal = book.rows('Журнал').filter((j) => j.Действие === 'пара образована');
  expect(journal.map((j) => j.Строка)).toEqual(['П-001', 'СП-001', 'НМ-001']);
  expect(journal.every((j) => j.Кто === CURATOR)).toBe(true);
  expect(JSON.stringify(book.rows('Журнал'))).not.toMatch(/Белова|Орлова|IMPORTXML/);
  expect(book.rows('Письма')).toMatchObject([{ Кому: 'НР-001', Состояние: 'в очереди', 'О чём': 'П-001' }]);

  book.world.advance(2 * 3_600_000);
  expect(book.world.outbox.map((m) => m.to)).toEqual(['orlova@example.org']);
  expect(book.rows('Письма')[0]?.Состояние).toBe('отправлено');
});

test('a pair that was taken back frees both, and its letter does not go', () => {
  const book = setUpWorkbook();
  answer(book, 'F2', anna);
  answer(book, 'F4', orlova);
  book.get('recordConsent', { person: 'НМ-001', kinds: ['guardian_processing'], keptAt: '' });
  book.get('recordConsent', { person: 'НР-001', kinds: ['processing'], keptAt: '' });
  makeReady(book, 'НР-001');
  book.get('formPair', { mentee: 'НМ-001', mentor: 'НР-001' });
  book.get('undoPair', { pair: 'П-001' });
  book.world.advance(2 * 3_600_000);
  expect(book.world.outbox).toEqual([]);
  expect((book.get('pairs', {}) as Pairs).seekers.map((s) => s.id)).toEqual(['НМ-001']);
  expect(book.ask('confirmPair', { pair: 'П-001' })).toMatchObject({ ok: false, code: 'illegal-move' });
});
