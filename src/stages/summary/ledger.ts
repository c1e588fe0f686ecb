/** What was released, and when: the memory by which the next release is made. Values only; the true counts stay in it, hidden. */
import type { Fact, Reason, Release, Sum } from '../../disclosure/index.ts';
import {
  byScript,
  choice,
  date,
  key,
  type LocalDate,
  number,
  optional,
  type Programme,
  paragraph,
  type Row,
  table,
} from '../../kit/index.ts';
import { type Settings, settingsOf } from '../1-preparation/settings.ts';
import type { Level } from '../6-work/curator-survey.ts';
import type { Ages } from '../monitoring/kpi-people.ts';

export const releases = table(
  'releases',
  ['Выпуски сводки', 'Releases of the summary'],
  () => ({
    id: key('releases', 'ВЫ'),
    day: byScript(date(['Дата выпуска', 'Released on'], { start: 'today' })),
    state: byScript(
      choice(['Что стало', 'What became of it'], {
        released: ['выпущен', 'released'],
        refused: ['не выпущен', 'refused'],
      }),
    ),
    smallest: byScript(number(['Порог', 'Threshold'], { from: 1, to: 1000 }, { width: 80 })),
    told: byScript(number(['Чисел названо', 'Numbers told'], { from: 0, to: 100_000 }, { width: 110 })),
    withheld: byScript(number(['Скрыто', 'Withheld'], { from: 0, to: 100_000 }, { width: 90 })),
    reason: byScript(optional(paragraph(['Почему не выпущен', 'Why it was refused'], { width: 420, wrap: true }))),
    content: byScript(optional(paragraph(['Содержание', 'Content'], { hidden: true }))),
  }),
  {
    kept: 'script',
    about: [
      'Что и когда вышло в сводке для наблюдателей. По этим строкам проверяется, что из двух выпусков ничего нельзя вычесть. Не удаляйте их.',
      'What was released to the observers, and when. By these rows it is checked that no two releases can be subtracted. Do not delete them.',
    ],
  },
);
export type ReleaseRow = Row<typeof releases>;

/** A value of so many people, such as a median: told only with enough of them, and anew when enough have been added. */
export type Measure = { value: number; people: number };

/** What a release says besides counts of people. */
export type Plain = {
  /** tasks done and all tasks, by stage */
  stages: readonly (readonly [done: number, of: number])[];
  /** denominator and target of each indicator of the model, null where the school has said nothing */
  kpis: readonly (readonly [of: number | null, target: number | null])[];
  /** whom the indicators of the model count */
  ages: Ages;
  /** how the curators rate the organisation of the work, all of them together */
  level?: Level | undefined;
  /** by which rule somebody counts as satisfied */
  rule: Settings['satisfied'];
};

export type Released = Release & {
  plain: Plain;
  measures: Readonly<Record<string, Measure>>;
  /** why a printed number was not told anew */
  withheld: Readonly<Record<string, Reason>>;
};

/** Short, for a cell holds 50,000 characters. */
type Packed = {
  c: Record<string, number>;
  s: (readonly string[])[];
  f: readonly string[];
  e: readonly string[];
  o: readonly string[];
  t: Record<string, Fact | number>;
  m: Record<string, readonly [number, number]>;
  p: Plain;
  w: Record<string, readonly string[]>;
};

export function packed({ counts, sums, falling, present, open, told, measures, plain, withheld }: Released): string {
  const out: Packed = {
    c: counts,
    s: sums.map((s) => [s.whole, ...s.parts]),
    f: falling,
    e: present,
    o: open,
    t: Object.fromEntries(Object.entries(told).map(([cell, [low, high]]) => [cell, low === high ? low : [low, high]])),
    m: Object.fromEntries(Object.entries(measures).map(([id, { value, people }]) => [id, [value, people]])),
    p: plain,
    w: Object.fromEntries(
      Object.entries(withheld).map(([cell, r]) => [cell, r.why === 'cover' ? [r.why, r.of] : [r.why]]),
    ),
  };
  return JSON.stringify(out);
}

function unpacked(day: LocalDate, text: string): Released {
  const { c, s, f, e, o, t, m, p, w } = JSON.parse(text) as Packed;
  return {
    day,
    counts: c,
    sums: s.map(([whole = '', ...parts]): Sum => ({ whole, parts })),
    falling: f,
    present: e,
    open: o,
    told: Object.fromEntries(
      Object.entries(t).map(([cell, fact]): [string, Fact] => [cell, typeof fact === 'number' ? [fact, fact] : fact]),
    ),
    measures: Object.fromEntries(Object.entries(m).map(([id, [value, people]]) => [id, { value, people }])),
    plain: p,
    withheld: Object.fromEntries(Object.entries(w).map(([cell, [why, of = '']]) => [cell, { why, of } as Reason])),
  };
}

/** Every release that went out, the oldest first. @throws SyntaxError when a row was edited by hand */
export const releasedOf = (p: Programme): readonly Released[] =>
  p
    .rows(releases)
    .flatMap((r) => (r.state === 'released' && r.content ? [unpacked(r.day, r.content)] : []))
    .sort((a, b) => a.day.localeCompare(b.day));

/** The threshold of the last release: the setting may have changed since. */
export function thresholdOf(p: Programme): number {
  const last = p
    .rows(releases)
    .filter((r) => r.state === 'released')
    .reduce<ReleaseRow | undefined>((a, b) => (a && a.day > b.day ? a : b), undefined);
  return last?.smallest ?? settingsOf(p).smallest;
}

/** Values that stand in the file: the last that was told of each. */
export function standingMeasures(all: readonly Released[]): Map<string, Measure> {
  const out = new Map<string, Measure>();
  for (const { measures } of all) for (const [id, m] of Object.entries(measures)) out.set(id, m);
  return out;
}
