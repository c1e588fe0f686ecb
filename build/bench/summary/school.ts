/** The product's own releases of an invented school over its year: what observers keep, and an attacker may try. */
import { planRelease, type Release } from '../../../src/disclosure/index.ts';
import {
  type AnyRow,
  type AnyTable,
  addDays,
  type Dice,
  day,
  dice,
  type LocalDate,
  Problem,
  type Programme,
  programme,
} from '../../../src/kit/index.ts';
import { consents } from '../../../src/stages/2-mentees/consents.ts';
import { measures } from '../../../src/stages/2-mentees/measures.ts';
import { mentees } from '../../../src/stages/2-mentees/register.ts';
import { mentors } from '../../../src/stages/3-mentors/register.ts';
import { pairMembers, pairs } from '../../../src/stages/5-pairs/tables.ts';
import { curatorSurveys } from '../../../src/stages/6-work/curator-survey.ts';
import { feedback } from '../../../src/stages/6-work/feedback.ts';
import { helpRequests } from '../../../src/stages/6-work/help.ts';
import { meetings } from '../../../src/stages/6-work/meetings.ts';
import { plans } from '../../../src/stages/6-work/plans.ts';
import { decideRelease, packed, releases } from '../../../src/stages/summary/index.ts';
import { numbersOf } from '../../../src/stages/summary/numbers.ts';
import { yearOf } from '../../year.ts';

/** The first by hand, then by the calendar of quarters; and every month of the school year. */
const DAYS = {
  quarter: ['2026-10-12', '2026-11-05', '2027-01-15', '2027-04-01', '2027-06-01'].map(day),
  month: [
    '2026-09',
    '2026-10',
    '2026-11',
    '2026-12',
    '2027-01',
    '2027-02',
    '2027-03',
    '2027-04',
    '2027-05',
    '2027-06',
  ].map((month) => day(`${month}-01`)),
};
const CLASSES = ['3А', '5Б', '6А', '7А', '7Б', '8В', '9А', '10А', '11Б'];
const CATEGORIES = ['learner', 'learner', 'teacher', 'student', 'parent', 'employer', 'employer', 'entrepreneur'];
const STAGES = [[1, 2]] as const;

type Row = Record<string, unknown> & { id: string };
type Cut = (row: Row, on: LocalDate) => Row | undefined;

const since =
  (key: string): Cut =>
  (row, on) =>
    String(row[key] ?? '') <= on ? row : undefined;

/** What stood in each register on a day. */
const cuts: Readonly<Record<string, Cut>> = {
  [mentees.id]: (m, on) =>
    String(m.joinedOn) > on
      ? undefined
      : { ...m, state: m.state === 'completed' && on < '2027-05-15' ? 'active' : m.state },
  [mentors.id]: since('joinedOn'),
  [pairs.id]: (x, on) => {
    if (String(x.formed) > on) return undefined;
    return String(x.endedOn ?? '') > on ? { ...x, state: 'working', endedOn: undefined, endReason: undefined } : x;
  },
  [meetings.id]: since('on'),
  [feedback.id]: since('on'),
  [measures.id]: since('measured'),
  [plans.id]: since('from'),
  [helpRequests.id]: (r, on) =>
    String(r.asked) > on ? undefined : { ...r, answered: String(r.answered ?? '9') > on ? undefined : r.answered },
  [curatorSurveys.id]: (x, on) => (on < '2027-05' ? undefined : x),
};

const chance = (d: Dice, n: number): boolean => d.int(1, n) === 1;
/** Most come in autumn, some as late as March. */
const someDay = (d: Dice): LocalDate =>
  addDays(day('2026-09-01'), Math.min(d.int(0, 200), d.int(0, 200), d.int(0, 200)));

type Change = (row: Row) => Row | undefined;

/** A school of its own kind: who joins late, whom a consent or a pair is lacking, which classes and forms it likes. */
function variety(d: Dice): Readonly<Record<string, Change>> {
  const alone = new Set<string>();
  const liked = { form: d.pick(['student_student', 'employer_pupil']), grade: d.pick(CLASSES) };
  return {
    [mentees.id]: (m) => {
      if (chance(d, 6)) alone.add(m.id);
      const grade = chance(d, 3) ? liked.grade : d.pick(CLASSES);
      const birthYear = chance(d, 3) ? undefined : 2020 - Number.parseInt(grade, 10) - d.int(-1, 2);
      const state = alone.has(m.id) ? 'in_base' : d.pick(['active', 'active', 'completed', 'withdrawn']);
      return { ...m, joinedOn: someDay(d), classOrGroup: grade, birthYear, state };
    },
    [mentors.id]: (m) => ({
      ...m,
      joinedOn: someDay(d),
      category: d.pick(CATEGORIES),
      birthYear: 2026 - d.int(13, 22),
      organisation: d.pick(['Завод', 'Пекарня', 'Банк', undefined]),
      state: d.pick(['active', 'active', 'active', 'ready', 'training', 'candidate']),
    }),
    [consents.id]: (c) => (chance(d, 15) ? undefined : c),
    [pairs.id]: (x) => {
      const left = (x.mentees as string[]).filter((id) => !alone.has(id));
      const formed = someDay(d);
      const endedOn = chance(d, 4) ? addDays(formed, d.int(20, 200)) : undefined;
      const state = endedOn ? d.pick(['closed_early', 'closed_completed']) : 'working';
      const form = chance(d, 2) ? liked.form : x.form;
      return left.length ? { ...x, mentees: left, form, formed, endedOn, state } : undefined;
    },
    [pairMembers.id]: () => undefined,
    [plans.id]: (x) => ({ ...x, from: someDay(d) }),
    [feedback.id]: (f) => (alone.has(String(f.mentee)) || chance(d, 4) ? undefined : f),
    [measures.id]: (m) => (alone.has(String(m.mentee)) || chance(d, 8) ? undefined : m),
    [helpRequests.id]: (r) => {
      const asked = addDays(day('2026-11-01'), d.int(0, 180));
      return { ...r, asked, answered: chance(d, 4) ? undefined : addDays(asked, d.int(0, 9)) };
    },
  };
}

/** Each row through what its table has for it; rows of other tables as they are. */
const through = (
  rows: readonly (readonly [AnyTable, readonly AnyRow[]])[],
  of: (t: AnyTable) => Change | undefined,
): (readonly [AnyTable, readonly AnyRow[]])[] =>
  rows.map(([t, all]) => {
    const change = of(t);
    return [t, change ? all.flatMap((row): AnyRow[] => [change(row as Row) ?? []].flat()) : all];
  });

export type SchoolYear = { seed: number; size: number; every?: keyof typeof DAYS; k?: number; cover?: 'on' | 'off' };

/**
 * Every release of the year, as the product decides it, and on how many days it refused one.
 * @param cover off: only small numbers themselves are hidden
 */
export function schoolYear({ seed, size, every = 'quarter', k = 5, cover = 'on' }: SchoolYear) {
  const sizes = { mentees: size, pairs: Math.ceil(size * 0.6), meetings: size * 6, feedback: size * 4 };
  const own = variety(dice(seed));
  const rows = through(yearOf(seed, sizes).rows, (t) => own[t.id]);
  const ledger: AnyRow[] = [];
  const past: Release[] = [];
  let refused = 0;
  for (const on of DAYS[every]) {
    const stood = through(rows, (t) => {
      const cut = cuts[t.id];
      return cut && ((row) => cut(row, on));
    });
    const p = programme(on, ...stood, [releases, ledger]);
    const released = cover === 'on' ? decided(p) : bare(past, p, on, k);
    if (!released) refused++;
    else past.push(released.release);
    if (released?.content) ledger.push({ id: `ВЫ-${on}`, day: on, state: 'released', content: released.content });
  }
  return { releases: past, refused };
}

type Made = { release: Release; content?: string };

function decided(p: Programme): Made | undefined {
  try {
    const { released } = decideRelease(p, STAGES);
    return { release: released, content: packed(released) };
  } catch (e) {
    if (e instanceof Problem && e.code === 'release-leaks') return undefined;
    throw e;
  }
}

function bare(past: readonly Release[], p: Programme, on: LocalDate, k: number): Made {
  const { tables, shares } = numbersOf(p, 'listed');
  return { release: planRelease(past, { ...tables, shares }, on, k, { cover: 'off' }).release };
}
