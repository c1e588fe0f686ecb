/** The three tasks of stage 5, each walked from its beginning to what the tab of the stage says of it. */
import { expect, test } from 'vitest';
import { practiceSchool, type Workbook } from '../workbook.ts';

const TODAY = '2026-10-12';

/** What the data show of a task, once the hourly run has looked. */
function evidence(book: Workbook, task: string): string {
  book.run('onTick', [], 'trigger');
  return book.rows('5 Пары и группы').find((row) => row.Код === task)?.['Что видно по данным'] ?? '';
}
const enter = (book: Workbook, table: string, values: object, row: string | null = null) =>
  book.get('enterRow', { table, row, values: values as never }) as { rows: string[] };
const codeIn = (cell = '') => cell.split(' · ').at(-1) ?? '';

test('5.in.1: after the general meeting people choose from a list of those invited; mutual first choices become pairs', () => {
  const book = practiceSchool(20, 12);
  const { seekers, mentors } = book.get('pairs', {});
  const { rows } = enter(book, 'generalMeetings', { on: TODAY, place: 'актовый зал' });
  const meeting = rows[0] ?? '';
  book.get('inviteAll', { meeting });
  expect(book.rows('Письма').filter((l) => l.Ключ?.includes(meeting)).length).toBeGreaterThan(9);
  const came = { mentees: seekers.map((x) => x.id), mentors: mentors.map((x) => x.id) };
  book.get('recordAttendance', { meeting, ...came });
  book.run('onTick', [], 'trigger');
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
  expect(evidence(book, 'З-501')).toMatch(/ответов F6 2; пар и групп \d+, ищут пару 0$/);
});

test('5.in.2: whoever the round left over goes to the psychologist, is searched for, and at last gets a mentor by directive', () => {
  const book = practiceSchool(20, 12);
  for (const { Код } of book.rows('База наставников')) enter(book, 'mentors', { capacity: 1 }, Код);
  const looking = book.get('pairs', {}).seekers.length;
  const { round } = book.get('makeRound', { policy: 'fair' });
  const { pairs, left } = book.get('approveRound', { round }) as { pairs: number; left: number };
  expect([left > 0, pairs + left]).toEqual([true, looking]);
  const queue = book.rows('Без пары').map((line) => codeIn(line.Наставляемый));
  expect(queue).toHaveLength(left);

  const [mentee = ''] = queue;
  book.get('offerSupport', { mentee, psychologist: 'К-002', support: 'offered' });
  expect(book.rows('Без пары').find((line) => codeIn(line.Наставляемый) === mentee)).toMatchObject({
    Сопровождение: 'предложено',
  });
  const named = {
    mentee,
    mentor: 'НР-001',
    basis: 'две попытки',
    approver: 'директор',
    opinions: 'психолог не против',
  };
  const order = { agreed: '2026-10-09', orderNo: '15-од', orderDate: TODAY, reviewOn: '2026-11-05' };
  expect(() => book.get('directPair', { ...named, ...order })).toThrow(/назначать рано/);
  for (const what of ['talk', 'partners']) book.get('logAttempt', { mentee, what, result: 'не нашёлся' } as never);

  for (const { Код } of book.rows('База наставников')) enter(book, 'mentors', { capacity: 2 }, Код);
  const [fit] = book.get('mentorsFor', { mentee }).fits;
  book.get('directPair', { ...named, ...order, mentor: fit?.id ?? '' });
  expect(book.rows('Пары и группы').at(-1)).toMatchObject({
    Наставляемые: expect.stringContaining(mentee),
    'Как образована': 'директивно',
    'Приказ №': '15-од',
  });
  expect(book.rows('Директивные назначения')[0]).toMatchObject({ Пересмотреть: '05.11.2026' });
  expect(evidence(book, 'З-502')).toBe(
    `в очереди ${left - 1}, у психолога 0, попыток поиска 2, назначено директивно 1`,
  );
});

test('5.out.1: a specialist from outside does not recommend a pair: it waits until the curator has decided', () => {
  const book = practiceSchool(20, 12);
  const mentee = book.get('pairs', {}).seekers[0]?.id ?? '';
  const mentor = book.get('mentorsFor', { mentee }).fits[0]?.id ?? '';
  const { pair } = book.get('formPair', { mentee, mentor });
  const said = { pair, expert: 'university', name: 'педагогический вуз', verdict: 'against', comment: 'далеко ездить' };
  book.get('giveOpinion', said as never);
  expect(() => book.get('confirmPair', { pair })).toThrow();
  const [opinion] = book.rows('Мнения о парах');
  book.get('decideOnOpinion', { opinion: opinion?.Код ?? '', decision: 'встречи онлайн' });
  book.get('confirmPair', { pair });
  expect(book.rows('Пары и группы').at(-1)?.Состояние).toBe('согласована');
  expect(evidence(book, 'З-503')).toBe('мнений о парах 1, специалистов разного рода 1');
});
