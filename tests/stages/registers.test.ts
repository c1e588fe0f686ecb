import { expect, test } from 'vitest';
import { day, type Id, programme, type ReportCell, type Words } from '../../src/kit/index.ts';
import { defaults, settings } from '../../src/stages/1-preparation/settings.ts';
import { mentees } from '../../src/stages/2-mentees/register.ts';
import { mentors } from '../../src/stages/3-mentors/register.ts';
import { pairs } from '../../src/stages/5-pairs/tables.ts';
import { officialMentees, officialMentors } from '../../src/stages/registers.ts';
import { bare } from '../some.ts';

const id = <T extends string>(code: string) => code as Id<T>;
const anna = bare(mentees, {
  id: id('НМ-001'),
  fullName: 'Белова Анна',
  birthYear: 2011,
  classOrGroup: '9А',
  mainRequest: 'выбрать профессию',
  themes: ['career'],
  joinedOn: day('2026-09-20'),
});
const orlova = bare(mentors, {
  id: id('НР-001'),
  fullName: 'Орлова Мария',
  organisation: 'завод',
  position: 'инженер',
  capacity: 2,
  ageFrom: 13,
  ageTo: 17,
  joinedOn: day('2026-09-25'),
});
const pair = bare(pairs, {
  id: id('П-001'),
  mentor: id('НР-001'),
  mentees: [id<'mentees'>('НМ-001')],
  form: 'employer_pupil',
  state: 'working',
});
const p = (more: object = {}) =>
  programme(
    day('2026-12-01'),
    [settings, [{ ...defaults, language: 'ru' }]],
    [mentees, [anna]],
    [mentors, [orlova]],
    [pairs, [{ ...pair, ...more }]],
  );
const row = (r: typeof officialMentees, more?: object) => {
  const [block] = r.blocks as [(typeof r.blocks)[number]];
  const [line = []] = block.rows(p(more)) as readonly ReportCell[][];
  return Object.fromEntries((block.header as readonly Words[]).map((h, i) => [h[0], line[i]]));
};

test('the base of mentees has its 13 official columns, the base of mentors its 16', () => {
  expect([officialMentees, officialMentors].map((r) => r.widths.length)).toEqual([13, 16]);
});

test('each register names the other side of the pair', () => {
  expect(row(officialMentees)).toMatchObject({
    '№ п/п': 'НМ-001',
    'Основной запрос наставляемого': 'выбрать профессию\nвыбор профессии',
    'Дата вхождения в программу': '20.09.2026',
    'Ф.И.О. наставника': 'Орлова Мария',
    'Форма наставничества': 'работодатель – ученик',
    'Место работы/учёбы наставника': 'завод, инженер',
  });
  expect(row(officialMentors)).toMatchObject({
    'Желаемый возраст наставляемых': '13–17',
    'Ф.И.О. наставляемого (наставляемых)': 'Белова Анна',
    'Место работы/учёбы наставляемого': '9А',
  });
});

test('a pair that was only proposed stands in no official register', () => {
  expect(row(officialMentees, { state: 'proposed' })).toMatchObject({
    'Ф.И.О. наставника': '',
    'Форма наставничества': '',
  });
  expect(row(officialMentees, { state: 'closed_early' })['Отметка о прохождении программы']).toEqual([
    'завершена досрочно',
    'ended early',
  ]);
});
