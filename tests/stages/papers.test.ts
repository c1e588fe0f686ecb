import { describe, expect, test } from 'vitest';
import {
  type AnyTable,
  day,
  filled,
  holesIn,
  type Id,
  type Programme,
  programme,
  template,
  textOf,
} from '../../src/kit/index.ts';
import { documents } from '../../src/stages/1-preparation/documents.ts';
import { kpis } from '../../src/stages/1-preparation/kpis.ts';
import { partners } from '../../src/stages/1-preparation/partners.ts';
import { defaults, settings, team } from '../../src/stages/1-preparation/settings.ts';
import { mentees } from '../../src/stages/2-mentees/register.ts';
import { mentors } from '../../src/stages/3-mentors/register.ts';
import { attendance, trainings } from '../../src/stages/4-selection/training.ts';
import { pairs } from '../../src/stages/5-pairs/tables.ts';
import { bulletins } from '../../src/stages/6-work/bulletins.ts';
import { meetings } from '../../src/stages/6-work/meetings.ts';
import { plans, planTasks } from '../../src/stages/6-work/plans.ts';
import { awards } from '../../src/stages/7-completion/awards.ts';
import { finalEvents, guests } from '../../src/stages/7-completion/event.ts';
import { destructions } from '../../src/stages/7-completion/year-end.ts';
import { papers, roadmaps } from '../../src/stages/index.ts';
import { decideRelease, packed, releases } from '../../src/stages/summary/index.ts';
import { bare } from '../some.ts';

const id = <T extends string>(code: string) => code as Id<T>;
const merging = papers.filter((x) => x.values);
const card = {
  ...defaults,
  organisation: 'Школа № 7',
  fullName: 'МБОУ «Школа № 7»',
  address: 'ул. Школьная, 1',
  city: 'Казань',
  headName: 'Петрова А. В.',
  headPosition: 'директор',
  year: '2026/2027',
  goal: 'раскрыть потенциал',
  tasks: 'помочь с учёбой',
  results: 'рост вовлечённости',
  dataOfficer: 'Соколова Н. И.',
  site: 'https://school.example/m',
  replyTo: 'k@example.org',
};
/** Enough people for a bulletin to be published. */
const crowd = Array.from({ length: 12 }, (_, i) => `НМ-${String(i + 1).padStart(3, '0')}`);
const known: [AnyTable, readonly unknown[]][] = [
  [team, [bare(team, { id: id('К-001'), fullName: 'Лебедева Ольга Игоревна', position: 'завуч', role: 'curator' })]],
  [
    documents,
    [bare(documents, { id: id('ДК-001'), paper: 'order', number: '45-од', dated: day('2026-09-01'), state: 'signed' })],
  ],
  [kpis, [bare(kpis, { id: id('ПЭ-001'), words: 'Доля', target: 20 })]],
  [
    partners,
    [
      bare(partners, {
        id: id('ПР-001'),
        name: 'завод «Вектор»',
        type: 'enterprise',
        signatory: 'директор Кузнецов А. П., устав',
      }),
    ],
  ],
  [mentors, [bare(mentors, { id: id('НР-001'), fullName: 'Орлова Мария Андреевна' })]],
  [trainings, [bare(trainings, { id: id('ОБ-001'), topic: 'границы', hours: 2, date: day('2026-10-01') })]],
  [
    attendance,
    [bare(attendance, { id: id('ПО-001'), training: id('ОБ-001'), mentor: id('НР-001'), result: 'passed' })],
  ],
  [mentees, crowd.map((m) => bare(mentees, { id: id(m), fullName: `Ученик ${m}`, state: 'active' }))],
  [
    pairs,
    [
      bare(pairs, {
        id: id('П-001'),
        mentor: id('НР-001'),
        mentees: crowd.map((m) => id(m)),
        state: 'working',
        formed: day('2026-09-20'),
      }),
    ],
  ],
  [
    plans,
    [
      bare(plans, {
        id: id('ПЛ-001'),
        pair: id('П-001'),
        mode: 'in_person',
        cadenceDays: 14,
        place: 'school',
        channel: 'guardian',
        strengthsMentee: 'доводит до конца',
        strengthsMentor: 'умеет объяснять',
        goal: 'проект',
      }),
    ],
  ],
  [
    planTasks,
    [bare(planTasks, { pair: id('П-001'), task: 'выбрать тему', from: day('2026-10-01'), to: day('2026-10-31') })],
  ],
  [meetings, [bare(meetings, { pair: id('П-001'), on: day('2026-10-05'), kind: 'acquaintance', state: 'held' })]],
  [bulletins, [bare(bulletins, { id: id('БЛ-001'), from: day('2026-09-01'), to: day('2026-10-10') })]],
  [
    awards,
    [
      bare(awards, {
        id: id('НГ-001'),
        mentor: id('НР-001'),
        kind: 'diploma',
        level: 'school',
        state: 'decided',
        number: '2026-001',
      }),
    ],
  ],
  [finalEvents, [bare(finalEvents, { id: id('ПЗ-001'), on: day('2027-06-10'), place: 'актовый зал' })]],
  [guests, [bare(guests, { id: id('ГС-001'), event: id('ПЗ-001'), name: 'Кузнецов Андрей' })]],
  [destructions, [bare(destructions, { id: id('УН-001'), subject: 'НМ-001', due: day('2027-07-01') })]],
  ...roadmaps.map(({ table }) => [table, table.starts('ru', 2026)] as [AnyTable, readonly unknown[]]),
];
/** A release of a school where every one of the crowd has a mentor of his own. */
const unreleased = programme(
  day('2026-10-12'),
  [settings, [card]],
  [mentees, crowd.map((code) => bare(mentees, { id: id(code), state: 'active', role: 'pupil' }))],
  [mentors, crowd.map((code) => bare(mentors, { id: id(code.replace('НМ', 'НР')), state: 'active' }))],
  [
    pairs,
    crowd.map((code) =>
      bare(pairs, {
        id: id(code.replace('НМ', 'П')),
        mentor: id(code.replace('НМ', 'НР')),
        mentees: [id<'mentees'>(code)],
        form: 'student_student',
        state: 'working',
      }),
    ),
  ],
  [releases, []],
);
const { released } = decideRelease(unreleased, []);
const full: Programme = programme(day('2026-10-12'), [settings, [card]], ...known, [
  releases,
  [bare(releases, { day: day('2026-10-12'), state: 'released', content: packed(released) })],
]);
const empty: Programme = programme(day('2026-10-12'), [settings, [defaults]]);
const rowOf = new Map<AnyTable | undefined, string>([
  [partners, 'ПР-001'],
  [mentors, 'НР-001'],
  [pairs, 'П-001'],
  [bulletins, 'БЛ-001'],
  [awards, 'НГ-001'],
  [guests, 'ГС-001'],
]);
const aboutOf = (x: (typeof papers)[number]) => rowOf.get(x.of) ?? '';

test('the papers that merge facts are declared by their numbers', () => {
  expect([...new Set(merging.map((x) => x.no))].sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16, 17, 19, 20, 21, 22, 24, 25,
  ]);
});

describe.each(merging.map((x) => [x.id, x] as const))('%s', (_, paper) => {
  test('names every field it lacks at once, and is whole when all are there', () => {
    const lacks = paper.lacks(empty, aboutOf(paper)).map((w) => w[0]);
    expect(lacks.length).toBeGreaterThan(0);
    expect(lacks.every((w) => /\S/.test(w))).toBe(true);
    expect(paper.lacks(full, aboutOf(paper))).toEqual([]);
  });
  test('leaves no field unfilled, in either language, and asks only for fields it declares', () => {
    for (const lang of ['ru', 'en'] as const) {
      const text = textOf(paper.parts(full, aboutOf(paper)), lang);
      expect(text).not.toMatch(/\{\{|\}\}|undefined|\[object/);
      expect(text.length).toBeGreaterThan(100);
      const asked = holesIn(textOf(paper.blank!(), lang));
      expect(asked.filter((key) => !Object.hasOwn(paper.fields!, key))).toEqual([]);
    }
  });
});

test('a bulletin tells of meetings in tens, and of none where fewer than ten pairs met', () => {
  const bulletin = merging.find((x) => x.id === 'bulletin')!;
  const text = (met: number) => {
    const held = Array.from({ length: met * 2 }, (_, i) =>
      bare(meetings, { id: id(`ВС-${i}`), pair: id(`П-0${10 + (i % met)}`), on: day('2026-10-05'), state: 'held' }),
    );
    const others = known.filter(([t]) => t !== meetings);
    const ledger = [bare(releases, { day: day('2026-10-12'), state: 'released', content: packed(released) })];
    const p = programme(day('2026-10-12'), [settings, [card]], ...others, [meetings, held], [releases, ledger]);
    return textOf(bulletin.parts(p, 'БЛ-001'), 'ru');
  };
  expect(text(12)).toContain('встреч за период: около 20');
  expect(text(9)).not.toContain('встреч за период');
});

test('a number of an order is taken from the register, and left for the pen when it is not there', () => {
  const order = merging.find((x) => x.id === 'order')!;
  const text = (p: Programme) => textOf(order.parts(p, ''), 'ru');
  expect(text(full)).toContain('от 01.09.2026 № 45-од');
  const unnumbered = programme(day('2026-10-12'), [settings, [card]], ...known.filter(([t]) => t !== documents));
  expect(text(unnumbered)).toMatch(/от _+ № _+, Казань/);
});

test('the roadmap covers all 36 tasks in each of its three layouts', () => {
  const layouts = merging.filter((x) => x.no === 3);
  expect(layouts).toHaveLength(3);
  for (const paper of layouts) {
    const grid = paper.parts(full, '').find((x) => x.part === 'table');
    expect(grid?.part === 'table' && grid.rows.length).toBe(36);
    expect(grid?.part === 'table' && grid.rows.every((row) => row.length === grid.header.length)).toBe(true);
  }
});

test('a certificate names the mentor as written, the hours, and a number of its own', () => {
  const text = textOf(merging.find((x) => x.id === 'certificate')!.parts(full, 'НР-001'), 'ru');
  expect(text).toContain('СЕРТИФИКАТ № НР-001/2026');
  expect(text).toContain('Орлова Мария Андреевна');
  expect(text).toContain('2 ч, 2026/2027 учебный год. Темы: границы');
});

test('what people wrote is merged as it is, even when it looks like a field', () => {
  expect(
    filled(
      '{{a}} и {{b}}',
      new Map([
        ['a', '{{b}} $& $1'],
        ['b', 'да'],
      ]),
    ),
  ).toBe('{{b}} $& $1 и да');
  const t = template('x', {
    no: 0,
    title: ['Х', 'X'],
    reads: [],
    fields: { a: { title: ['а', 'a'], of: () => '' } },
    blocks: () => [['{{a}}', '{{a}}']],
  });
  expect(t.lacks(full, '')).toEqual([['а', 'a']]);
});
