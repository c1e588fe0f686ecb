import { describe, expect, test } from 'vitest';
import { parseAnswer } from '../../src/app/intake.ts';
import {
  type AnyForm,
  askedIn,
  byScript,
  columnsOf,
  day,
  dice,
  form,
  formFaults,
  key,
  programme,
  sampleRows,
  say,
  table,
  text,
} from '../../src/kit/index.ts';
import { forms, rules, tables } from '../../src/stages/index.ts';
import { ids, inRussian } from '../some.ts';

/** What a respondent would give for a value: the words of options, a list for several. */
let seed = 100;

function given(f: AnyForm, row: Record<string, unknown>, keys: readonly string[], lang: 'ru' | 'en') {
  const columns = Object.fromEntries(columnsOf(f.into));
  return Object.fromEntries(
    keys.flatMap((k, i) => {
      const c = columns[k]!;
      if (row[k] === undefined) return [];
      if (c.input.type === 'date') return [[i, String(row[k])]];
      if (c.input.type === 'yes-no')
        return [[i, row[k] ? (lang === 'ru' ? 'да' : 'yes') : lang === 'ru' ? 'нет' : 'no']];
      const cell = String(c.write(row[k], { ...inRussian, lang }));
      return [[i, c.input.type === 'many' ? cell.split('; ') : cell]];
    }),
  );
}

describe.each(['full', 'codes'] as const)('in the mode «%s»', (mode) => {
  test.each(forms.map((f) => [f.code, f] as const))('%s: what a respondent gives is what the row holds', (_, f) => {
    const keys = askedIn(f, mode).map((q) => q.key);
    const items = Object.fromEntries(keys.map((k, i) => [k, i]));
    for (const lang of ['ru', 'en'] as const) {
      for (const row of sampleRows(f.into, dice(3, ids), 10) as Record<string, unknown>[]) {
        const whole = Object.fromEntries(keys.map((k) => [k, row[k] ?? f.into.columns[k]!.sample(dice(5, ids))]));
        for (const k of keys) while (whole[k] === undefined) whole[k] = f.into.columns[k]!.sample(dice(++seed, ids));
        const parsed = parseAnswer(f, given(f, whole, keys, lang), items, new Set(Object.values(items)), mode);
        expect(parsed.wrong).toEqual([]);
        expect(parsed.row).toEqual(whole);
      }
    }
  });

  test.each(forms.map((f) => [f.code, f] as const))(
    '%s tells who will see the answers, in both languages, and asks nothing twice',
    (_, f) => {
      for (const lang of ['ru', 'en'] as const) {
        expect(say(f.intro, lang)).toMatch(/увидит|увидят|will see/);
        const asked = askedIn(f, mode).map((q) => say(q.ask, lang));
        expect(new Set(asked).size).toBe(asked.length);
      }
    },
  );
});

test.each(forms.map((f) => [f.code, f] as const))('%s agrees with its table and with itself', (_, f) => {
  expect(formFaults(f)).toEqual([]);
});

test('a form that asks for what only the script writes, or for nothing there is, is told so', () => {
  const t = table('t', ['Т', 'T'], () => ({ id: key('t', 'Т'), mine: byScript(text(['Моё', 'Mine'])) }));
  const words = { code: 'F0', title: ['Ф', 'F'], intro: ['', ''], thanks: ['', ''] } as const;
  const questions = { mine: ['Что?', 'What?'], none: ['Где?', 'Where?'] } as never;
  expect(formFaults(form('f', t, { ...words, sections: [{ questions }] }))).toEqual([
    'form f: column mine is written by the script',
    'form f: table t has no column none',
  ]);
});

test.each(rules.map((r) => [r.id, r] as const))(
  'the rule %s finds nothing where nothing is, and is worded in both languages',
  (_, r) => {
    expect(r.find(programme(day('2026-10-12'), ...tables.map((t) => [t, []] as const)))).toEqual([]);
    expect(r.title[0]).toMatch(/[а-я]/);
    expect(r.title[1]).not.toMatch(/[а-я]/);
  },
);

test('codes of forms and ids of rules are given once', () => {
  for (const all of [
    forms.map((f) => f.code),
    forms.map((f) => f.id),
    rules.map((r) => r.id),
    tables.map((t) => t.id),
  ]) {
    expect(new Set(all).size).toBe(all.length);
  }
});
