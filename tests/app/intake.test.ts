import { describe, expect, test } from 'vitest';
import { type Answer, decideAnswers } from '../../src/app/intake.ts';
import { type AnyRow, after, askedIn, day, type Mode, programme } from '../../src/kit/index.ts';
import { defaults, settings } from '../../src/stages/1-preparation/settings.ts';
import { menteeIntake } from '../../src/stages/2-mentees/intake.ts';
import { mentees } from '../../src/stages/2-mentees/register.ts';
import { answers } from '../../src/stages/records.ts';
import { bare, nowOn } from '../some.ts';

const items = Object.fromEntries(askedIn(menteeIntake, 'full').map((q, i) => [q.key, 100 + i]));
const standing = new Set(Object.values(items));
const empty = programme(day('2026-10-12'), [settings, [defaults]], [mentees, []], [answers, []]);

/** An answer to F2; only what the test is about is spelled out. */
const answer = (said: Partial<Record<keyof typeof items, string | string[]>> = {}, id = 'r1', at = 1): Answer => {
  const all = {
    fullName: 'Белова Анна',
    classOrGroup: '7А',
    birthYear: '2013',
    role: 'ученик школы',
    themes: ['выбор профессии'],
    availability: ['пн после уроков'],
    earlier: 'нет',
    wantsToMentor: 'да',
    ...said,
  };
  const given = Object.entries(all).flatMap(([key, value]) => (items[key] === undefined ? [] : [[items[key], value]]));
  return { id, at, submitted: '2026-10-12 08:00:00', given: Object.fromEntries(given) };
};
const now = nowOn();
const how = { form: menteeIntake, items, standing, mode: 'full' as Mode, lang: 'ru' as const };
const take = (p: typeof empty, all: Answer[], more: object = {}) => decideAnswers(p, all, { ...how, ...more }, now);
const made = (p: typeof empty, all: Answer[], more: object = {}) => {
  const { changes, intake } = take(p, all, more);
  return { p: after(p, changes), intake };
};

test('an answer becomes a row, a source and a line in the ledger', () => {
  const { p, intake } = made(empty, [answer()]);
  expect(intake).toEqual({ taken: 1, updated: 0, aside: 0, known: 0 });
  expect(p.rows(mentees)).toMatchObject([
    {
      id: 'НМ-901',
      fullName: 'Белова Анна',
      themes: ['career'],
      availability: ['mon'],
      birthYear: 2013,
      wantsToMentor: true,
      state: 'draft',
    },
  ]);
  expect(p.rows(answers)).toMatchObject([{ form: 'F2', state: 'taken', made: p.rows(mentees)[0]?.id, response: 'r1' }]);
});

test('the same answer looked at again changes nothing', () => {
  const { p } = made(empty, [answer()]);
  expect(take(p, [answer()])).toEqual({ changes: [], intake: { taken: 0, updated: 0, aside: 0, known: 1 } });
});

test('an edited answer changes the row it made, and no other', () => {
  const { p } = made(empty, [answer(), answer({ fullName: 'Ким Алина' }, 'r2')]);
  const { p: later, intake } = made(p, [answer({ classOrGroup: '8Б' })]);
  expect(intake.updated).toBe(1);
  expect(later.rows(mentees).map((m) => [m.fullName, m.classOrGroup])).toEqual([
    ['Белова Анна', '8Б'],
    ['Ким Алина', '7А'],
  ]);
  expect(later.rows(answers)).toHaveLength(2);
});

test('two answers in one second are both taken, in a steady order', () => {
  const two = [answer({ fullName: 'Ян' }, 'b', 5), answer({ fullName: 'Аня' }, 'a', 5)];
  expect(
    made(empty, two)
      .p.rows(mentees)
      .map((m) => m.fullName),
  ).toEqual(['Аня', 'Ян']);
});

describe('set aside with a reason and no person’s words in it', () => {
  const reason = (said: Parameters<typeof answer>[0], more: object = {}) =>
    made(empty, [answer(said)], more)
      .p.rows(answers)
      .map((a) => [a.state, a.reason])[0];
  test('an answer longer than a cell', () => {
    expect(reason({ mainRequest: 'я'.repeat(50_001) })).toEqual([
      'aside',
      '«Расскажите об этом своими словами»: нужно: текст не длиннее 20000 знаков',
    ]);
  });
  test('an option the form should not have', () => {
    expect(reason({ themes: ['выбор профессии', 'полёт на Марс'] })?.[1]).toMatch(
      /^«С чем вам помог бы наставник\?»: нужно: через «;» из списка/,
    );
  });
  test('a question that was deleted from the form', () => {
    const { themes: _gone, ...left } = items;
    expect(reason({ themes: [] }, { standing: new Set(Object.values(left)) })?.[1]).toContain('вопрос удалён из формы');
  });
  test('a double, with the code of the one who is there', () => {
    const { p } = made(empty, [answer(), answer({ fullName: 'белова  АННА' }, 'r2', 2)]);
    expect(p.rows(mentees)).toHaveLength(1);
    expect(p.rows(answers)[1]).toMatchObject({
      state: 'aside',
      reason: expect.stringContaining(`уже есть: ${p.rows(mentees)[0]?.id}`),
    });
  });
  test('every reason at once', () => {
    expect(reason({ fullName: '', birthYear: 'давно' })?.[1]?.split('; ')).toHaveLength(2);
  });
});

test('an answer set aside is taken in when it is looked at again after the mending', () => {
  const { p } = made(empty, [answer(), answer({}, 'r2', 2)]);
  const again = made(p, [answer({}, 'r2', 2)], { again: true, double: 'another' });
  expect(again.intake.taken).toBe(1);
  expect(again.p.rows(mentees)).toHaveLength(2);
  expect(again.p.rows(answers).map((a) => a.state)).toEqual(['taken', 'taken']);
});

test('the same person who answered again completes the row: what is new counts, what was left open now stays', () => {
  const { p } = made(empty, [
    answer({ strengths: 'рисую' }),
    answer({ mainRequest: 'экзамены', strengths: '' }, 'r2', 2),
  ]);
  const again = made(p, [answer({ mainRequest: 'экзамены', strengths: '' }, 'r2', 2)], { again: true, double: 'same' });
  expect(again.intake.updated).toBe(1);
  expect(again.p.rows(mentees)).toMatchObject([{ mainRequest: 'экзамены', strengths: 'рисую' }]);
  expect(again.p.rows(answers).map((a) => [a.state, a.made])).toEqual([
    ['taken', again.p.rows(mentees)[0]?.id],
    ['updated', again.p.rows(mentees)[0]?.id],
  ]);
});

test('formulas, HTML, emoji and right-to-left text are kept as they were written', () => {
  const typed = '=IMPORTXML("https://x","//a")';
  const { p } = made(empty, [
    answer({ fullName: '@x', mainRequest: typed, strengths: '<b>שלום</b> 🎓', preferredTraits: '+7 916' }),
  ]);
  expect(p.rows(mentees)[0]).toMatchObject({
    fullName: '@x',
    mainRequest: typed,
    strengths: '<b>שלום</b> 🎓',
    preferredTraits: '+7 916',
  });
});

describe('where codes are used', () => {
  const coded = Object.fromEntries(askedIn(menteeIntake, 'codes').map((q, i) => [q.key, 200 + i]));
  const known = after(empty, [
    { kind: 'insert', table: mentees, row: bare(mentees, { id: 'НМ-014' as never, fullName: undefined }) as AnyRow },
  ]);
  const by = (code: string): Answer => ({
    id: 'r1',
    at: 1,
    submitted: '2026-10-12 08:00:00',
    given: {
      [coded.id!]: code,
      [coded.classOrGroup!]: '7-9',
      [coded.themes!]: ['другое'],
      [coded.availability!]: ['сб'],
    },
  });
  const more = { items: coded, standing: new Set(Object.values(coded)), mode: 'codes' };
  test('neither a name nor a year of birth is asked', () => {
    expect(Object.keys(coded)).not.toContain('fullName');
    expect(Object.keys(coded)).not.toContain('birthYear');
    expect(Object.keys(coded)).toContain('id');
  });
  test('the answer fills the row of its code', () => {
    expect(made(known, [by('НМ-014')], more).p.rows(mentees)).toMatchObject([
      { id: 'НМ-014', classOrGroup: '7-9', themes: ['other'] },
    ]);
  });
  test('an unknown code waits for the curator', () => {
    expect(made(known, [by('НМ-999')], more).p.rows(answers)).toMatchObject([
      { state: 'aside', reason: expect.stringContaining('кода нет в базе') },
    ]);
  });
});
