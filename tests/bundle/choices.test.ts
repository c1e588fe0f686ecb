import { expect, test } from 'vitest';
import { practiceSchool } from '../workbook.ts';

test('after the meeting people choose from a list of those invited; mutual first choices stand in the round', () => {
  const book = practiceSchool(20, 12);
  book.run('onTick', [], 'trigger');
  const { seekers, mentors } = book.get('pairs', {});
  const options = (code: string, question: string): string[] => {
    const { formId } = book.form(code);
    return book.world
      .form(formId)
      .items.flatMap((item) =>
        item.title === question && 'choices' in item ? (item.choices as { value: string }[]) : [],
      )
      .map((c) => c.value);
  };
  const asked = 'С кем из наставников вы бы хотели работать в рамках программы?';
  const offered = options('F6', asked);
  expect(offered.length).toBeGreaterThan(5);
  const learners = options('F6-2', 'С кем из наставляемых вы бы хотели работать?');
  expect(learners.every((x) => /^НМ-\d+$/.test(x))).toBe(true);

  const mentee = seekers[0]?.id ?? '';
  const fits = book.get('mentorsFor', { mentee }).fits.map((f) => f.id);
  const label = offered.find((x) => fits.some((id) => x.endsWith(id))) ?? '';
  const mentor = label.split(' · ').at(-1) ?? '';
  expect(mentors.some((m) => m.id === mentor)).toBe(true);
  const code = 'Ваш код (на бейдже или карточке)';
  const someone = book.world.user('kto-to@example.org');
  expect(someone.respond(book.form('F6').formId, { [code]: mentee, [asked]: label }).refused).toBeNull();
  const other = 'С кем из наставляемых вы бы хотели работать?';
  expect(someone.respond(book.form('F6-2').formId, { [code]: mentor, [other]: mentee }).refused).toBeNull();
  expect(book.rows('Выбор наставляемых')[0]).toMatchObject({ Наставляемый: expect.stringContaining(mentee) });

  const { couples, ways } = book.get('round', {});
  expect(couples.find((c) => c.mentee === mentee)).toMatchObject({ mentor, pinned: true });
  expect(ways.map((w) => w.words)).toEqual([
    'этот подбор',
    'по выбору, лучше для наставляемых',
    'по выбору, поровну для обеих сторон',
  ]);
  expect(ways.slice(1).every((w) => w.blocking === 0)).toBe(true);
  const { round } = book.get('makeRound', { policy: 'fair' });
  book.get('approveRound', { round });
  expect(book.rows('Пары и группы').find((x) => x.Наставляемые?.endsWith(mentee))).toMatchObject({
    'Как образована': 'взаимный выбор',
  });
});

test('a code that is in no base is set aside with a sentence', () => {
  const book = practiceSchool(20, 12);
  book.run('onTick', [], 'trigger');
  const asked = 'С кем из наставников вы бы хотели работать в рамках программы?';
  const { formId } = book.form('F6');
  const [first] = book.world
    .form(formId)
    .items.flatMap((item) => (item.title === asked && 'choices' in item ? (item.choices as { value: string }[]) : []));
  book.world
    .user('kto-to@example.org')
    .respond(formId, { 'Ваш код (на бейдже или карточке)': 'НМ-999', [asked]: first?.value ?? '' });
  expect(book.rows('Ответы').find((a) => a.Форма === 'F6')).toMatchObject({ 'Что с ним': 'отложен' });
  expect(book.rows('Выбор наставляемых').filter((r) => r.Код)).toEqual([]);
});
