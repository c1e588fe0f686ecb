import { expect, test } from 'vitest';
import { unpacked } from '../../src/matching/index.ts';
import { pricer } from '../../src/stages/5-pairs/price-words.ts';
import { practiceSchool } from '../workbook.ts';

const rowsOf = (book: ReturnType<typeof practiceSchool>, title: string) => book.rows(title).filter((r) => r.Код !== '');

const invitations = (book: ReturnType<typeof practiceSchool>) =>
  rowsOf(book, 'Письма').filter((l) => l.Вид === 'pair-proposed' && l.Состояние === 'в очереди');

test('one click makes a draft, nothing goes out; approved, it becomes pairs, letters and a queue', () => {
  const book = practiceSchool();
  const seeking = book.get('pairs', {}).seekers.length;
  const { round, served, left } = book.get('makeRound', { policy: 'fair' });
  expect(served + left).toBe(seeking);
  expect(served).toBeGreaterThan(30);
  expect(rowsOf(book, 'Черновик подбора')).toHaveLength(served);
  expect(invitations(book)).toEqual([]);
  expect(rowsOf(book, 'Пары и группы')).toEqual([]);

  expect(book.get('approveRound', { round })).toMatchObject({ pairs: served, left });
  expect(rowsOf(book, 'Пары и группы')).toHaveLength(served);
  expect(invitations(book).length).toBe(served);
  expect(rowsOf(book, 'Без пары')).toHaveLength(left);
  const places = new Map(
    rowsOf(book, 'База наставников').map((m) => [m.Код, Number(m['Сколько наставляемых готов вести'])]),
  );
  for (const pair of rowsOf(book, 'Пары и группы')) {
    const mentor = pair.Наставник?.split(' · ').at(-1) ?? '';
    places.set(mentor, (places.get(mentor) ?? 0) - 1);
  }
  expect([...places.values()].every((left) => left >= 0)).toBe(true);
  expect(new Set(rowsOf(book, 'Пары и группы').map((x) => x.Наставляемые)).size).toBe(served);
  expect(book.ask('approveRound', { round })).toMatchObject({ ok: false, code: 'round-missing' });
});

test('a draft whose data have changed since is not approved; the same data give the same draft', () => {
  const book = practiceSchool(20, 10);
  const { round } = book.get('makeRound', { policy: 'best' });
  const again = book.get('makeRound', { policy: 'best' });
  const [first, second] = rowsOf(book, 'Подборы');
  expect(first).toMatchObject({ Состояние: 'отброшен' });
  expect(second?.['Отпечаток результата']).toBe(first?.['Отпечаток результата']);
  expect(book.ask('approveRound', { round })).toMatchObject({ ok: false, code: 'round-missing' });
  const [pair] = rowsOf(book, 'Черновик подбора').filter((x) => x.Подбор === again.round);
  const mentee = pair?.Наставляемый?.split(' · ').at(-1) ?? '';
  const mentor = pair?.Наставник?.split(' · ').at(-1) ?? '';
  book.get('limitPair', { mentee, mentor, kind: 'apart', reason: 'relatives' });
  expect(book.ask('approveRound', { round: again.round })).toMatchObject({ ok: false, code: 'round-stale' });
  expect(rowsOf(book, 'Пары и группы')).toEqual([]);
  const third = book.get('makeRound', { policy: 'best' });
  const couples = rowsOf(book, 'Черновик подбора').filter((x) => x.Подбор === third.round);
  expect(couples.some((x) => x.Наставляемый?.endsWith(mentee) && x.Наставник?.endsWith(mentor))).toBe(false);
});

test('what a round costs in calls does not grow with the school', () => {
  for (const book of [practiceSchool(20, 10), practiceSchool(200, 100)]) {
    book.get('makeRound', { policy: 'fair' });
    expect(book.last.calls.length).toBeLessThanOrEqual(18);
  }
});

test('a large round travels with its market, and the page counts the same prices as the server', () => {
  const book = practiceSchool(240, 120);
  const { couples, left, mentors, market, policy, lang } = book.get('round', {});
  expect(practiceSchool(20, 10).get('round', {}).market).toBeNull();
  if (!market) throw new Error('no market');
  const called = (all: readonly { id: string; name: string }[]) => {
    const names = new Map(all.map((x) => [x.id, x.name]));
    return (id: string) => names.get(id) ?? id;
  };
  const seekers = [
    ...couples.map((c) => ({ id: c.mentee, name: c.menteeName })),
    ...left.map((x) => ({ id: x.mentee, name: x.name })),
  ];
  const here = pricer(
    unpacked(JSON.parse(JSON.stringify(market))),
    policy,
    { mentee: called(seekers), mentor: called(mentors) },
    lang,
  );
  for (const [i, kind] of (['apart', 'together', 'apart'] as const).entries()) {
    const [one, other] = [couples[i * 7], couples[i * 7 + 3]];
    const wanted = { mentee: one?.mentee ?? '', mentor: (kind === 'apart' ? one : other)?.mentor ?? '', kind };
    const price = book.get('price', wanted);
    expect(here(wanted)).toEqual(price);
    // the price is that of the round on the screen: who moves is moved from where the board has them
    const moved = price.moves.find((m) => m.startsWith(`${one?.menteeName}: `));
    if (moved?.includes(' → ')) expect(moved).toContain(`: ${one?.mentorName} → `);
  }
});
