import { describe, expect, test } from 'vitest';
import { day, type Id, newRow, type Programme, programme } from '../../src/kit/index.ts';
import type { Audience } from '../../src/stages/1-preparation/informing.ts';
import { defaults, type Settings, settings, team } from '../../src/stages/1-preparation/settings.ts';
import { type Telling, tellings, tellingsOf, toldText } from '../../src/stages/1-preparation/tellings.ts';
import { type MentoringForm, mentoringForms } from '../../src/stages/dictionaries.ts';
import { bare, nowOn } from '../some.ts';

const passport: Partial<Settings> = {
  organisation: 'Школа № 7',
  year: '2026/2027',
  goal: 'раскрыть потенциал',
  results: 'рост успеваемости',
  replyTo: 'kurator@example.org',
  site: 'https://school.example/mentoring',
};
const curator = bare(team, { id: 'К-001' as Id<'team'>, fullName: 'Лебедева О. И.', role: 'curator' });

const rowsIn = (lang: 'ru' | 'en'): Telling[] =>
  tellings.starts(lang, 2026).map((x) => newRow(tellings, x as Partial<Telling>, nowOn()));

const school = (card: Partial<Settings>, rows = rowsIn('ru')): Programme =>
  programme(day('2026-09-10'), [settings, [{ ...defaults, ...card }]], [team, [curator]], [tellings, rows]);

const told = (p: Programme): Audience[] =>
  [1, 2, 3].flatMap((stage) => tellingsOf(p, stage).map((x) => x.audience)).sort();

describe('1.out.2, 2.in.1, 3.in.1: texts for each audience and channel', () => {
  test.each(Object.keys(mentoringForms) as MentoringForm[])(
    'with «%s» alone every text offered is whole in both languages, and says what this form gives',
    (form) => {
      for (const lang of ['ru', 'en'] as const) {
        const p = school({ ...passport, forms: [form] }, rowsIn(lang));
        const shown = [1, 2, 3].flatMap((stage) => tellingsOf(p, stage));
        expect(shown.length).toBeGreaterThan(8);
        for (const x of shown) {
          const text = toldText(p, x, 'https://form.example/1', lang);
          expect(text).not.toMatch(/\{\{|\}\}|undefined|: ;|: \./);
          if (x.form) expect(text).toContain('https://form.example/1');
        }
      }
    },
  );

  test('those outside hear of the forms of mentoring that need them, and of nothing else', () => {
    const within = told(school({ forms: ['student_student', 'teacher_teacher'] }));
    for (const outside of ['enterprises', 'universities', 'ngos', 'alumni']) expect(within).not.toContain(outside);
    const employers = told(school({ forms: ['employer_college_student'] }));
    expect(employers).toContain('enterprises');
    expect(employers).not.toContain('universities');
    const p = school({ ...passport, forms: ['student_student', 'employer_pupil'] });
    const letter = tellingsOf(p, 1).find((x) => x.audience === 'enterprises')!;
    const text = toldText(p, letter, 'https://form.example/1', 'ru');
    expect(text).toContain('знакомят школьников со своей работой');
    expect(text).not.toContain('старшие помогают младшим');
  });

  test('what is not known is named at once, with what the school has misspelt', () => {
    const row = { ...rowsIn('ru')[2]!, text: '{{goal}} {{curator}} {{gaol}} {{site}} {{link}}' };
    const p = school({ organisation: 'Школа № 7' }, [row]);
    expect(() => toldText(p, row, undefined, 'ru')).toThrow(
      /цель программы.*раздел сайта.*анкета, открытая для ответов.*\{\{gaol\}\}/,
    );
  });
});
