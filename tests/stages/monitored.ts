/** A school for monitoring: as many mentees as there are pairs of values, each in a pair that works. */
import { type AnyTable, day, dice, type Id, type Programme, programme, type Row } from '../../src/kit/index.ts';
import { consents } from '../../src/stages/2-mentees/consents.ts';
import { type Indicator, type Measure, measures } from '../../src/stages/2-mentees/measures.ts';
import { type Mentee, mentees } from '../../src/stages/2-mentees/register.ts';
import { type Pair, pairs } from '../../src/stages/5-pairs/tables.ts';
import { bare } from '../some.ts';

export const today = day('2027-05-20');
const code = <T extends string>(prefix: string, n: number) => `${prefix}-${String(n + 1).padStart(3, '0')}` as Id<T>;

// made once: a school of a simulation is made thousands of times
const blank = {
  mentee: bare(mentees, { role: 'teacher', state: 'active', joinedOn: day('2026-09-10') }),
  pair: bare(pairs, { form: 'teacher_teacher', origin: 'mutual', state: 'working', formed: day('2026-11-10') }),
  consent: bare(consents, { kind: 'processing', state: 'given' }),
  measure: bare(measures, { informant: 'teacher' }),
};

export const mentee = (n: number, given: Partial<Mentee> = {}): Mentee => ({
  ...blank.mentee,
  id: code('НМ', n),
  ...given,
});

export const pair = (n: number, given: Partial<Pair> = {}): Pair => ({
  ...blank.pair,
  id: code('П', n),
  mentor: code('НР', n),
  mentees: [code<'mentees'>('НМ', n)],
  ...given,
});

export const consent = (n: number, given: Partial<Row<typeof consents>> = {}): Row<typeof consents> => ({
  ...blank.consent,
  id: code('СГ', n),
  mentee: code('НМ', n),
  ...given,
});

export const measure = (n: number, wave: Measure['wave'], given: Partial<Measure>): Measure => ({
  ...blank.measure,
  id: code('ПК', n * 3 + (wave === 'before' ? 0 : 1)),
  mentee: code('НМ', n),
  wave,
  measured: day(wave === 'before' ? '2026-10-01' : '2027-05-10'),
  ...given,
});

/** Person n has the n-th pair of values; a missing value is no measure. */
export function measuredSchool(
  indicator: Indicator,
  values: readonly (readonly [before: number | undefined, after: number | undefined])[],
  ...more: readonly (readonly [AnyTable, readonly unknown[]])[]
): Programme {
  const rows = values.flatMap(([before, after], n) => [
    ...(before === undefined ? [] : [measure(n, 'before', { [indicator]: before })]),
    ...(after === undefined ? [] : [measure(n, 'after', { [indicator]: after })]),
  ]);
  const own = new Set(more.map(([t]) => t.id));
  const base: (readonly [AnyTable, readonly unknown[]])[] = [
    [mentees, values.map((_, n) => mentee(n))],
    [pairs, values.map((_, n) => pair(n))],
    [consents, values.map((_, n) => consent(n))],
    [measures, rows],
  ];
  return programme(today, ...base.filter(([t]) => !own.has(t.id)), ...more);
}

/** Two answers of the same person that have nothing to do with the programme. */
export function noEffect(seed: number, n: number): [number, number][] {
  const d = dice(seed);
  return Array.from({ length: n }, () => [d.int(1, 10), d.int(1, 10)]);
}
