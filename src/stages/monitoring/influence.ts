/** The second stage of monitoring: how the indicators of participants changed between two measures. Pure; the tab says it in words. */
import { derived, type Programme } from '../../kit/index.ts';
import {
  differences,
  type Estimate,
  hodgesLehmann,
  holm,
  mcNemar,
  median,
  type SignedRank,
  signedRank,
  type Tally,
  tally,
} from '../../statistics/index.ts';
import { type Indicator, type Measure, measureForm, measures } from '../2-mentees/measures.ts';
import type { Mentee } from '../2-mentees/register.ts';
import { type Closed, closedColumns, type Feedback, feedback } from '../6-work/feedback.ts';
import { sameQuestion } from '../6-work/question-changes.ts';
import { askedOf, betterOf, indicators, leastOf } from './indicators.ts';
import { sameSurveyQuestion } from './opinions.ts';
import { participantsOf } from './participants.ts';
import { FEWEST_FOR_P, type Verdict, verdictOf } from './verdicts.ts';

/** One person measured twice by the same observer. */
export type ValuePair = { mentee: string; before: number; after: number };

export type Change = {
  indicator: Indicator;
  better: 1 | -1;
  /** participants who are asked this, those with a measure from before, those with both */
  enrolled: number;
  baseline: number;
  /** pairs of values that went in, by code */
  pairs: readonly ValuePair[];
  /** people left out because the question was changed between their measures */
  broken: number;
  /** medians from before of those who were measured again, and of those who were not */
  stayed: { n: number; median: number | undefined };
  left: { n: number; median: number | undefined };
  before: number | undefined;
  after: number | undefined;
  tally: Tally;
  test: SignedRank;
  /** rank-biserial, turned so that more is better */
  effect: number | undefined;
  estimate: Estimate | undefined;
  /** nothing under six non-zero differences */
  p: number | undefined;
  /** after Holm's correction over all that were tested */
  corrected: number | undefined;
  verdict: Verdict;
};

type Looks = { before?: Measure; after?: Measure };

const value = (m: Measure | undefined, indicator: Indicator): number | undefined => m?.[indicator];

/** The latest measure of each wave, by person and observer. */
const looksOf = derived((p: Programme): ReadonlyMap<string, readonly Looks[]> => {
  const byPerson = new Map<string, Map<string, Looks>>();
  for (const m of p.rows(measures)) {
    if (m.wave === 'middle') continue;
    const mine = byPerson.get(m.mentee) ?? new Map<string, Looks>();
    const looks = mine.get(m.informant) ?? {};
    const known = looks[m.wave];
    if (!known || (known.measured ?? '') <= (m.measured ?? '')) looks[m.wave] = m;
    mine.set(m.informant, looks);
    byPerson.set(m.mentee, mine);
  }
  return new Map([...byPerson].map(([mentee, mine]) => [mentee, [...mine.values()]]));
});

const isBroken = (p: Programme, indicator: Indicator, { before, after }: Looks): boolean => {
  const given = (m: Measure | undefined) => ({ form: measureForm.code, on: m?.measured });
  return !sameQuestion(p, indicator, given(before), given(after));
};

type Drawn = Omit<Change, 'corrected' | 'verdict'>;

function changeOf(p: Programme, indicator: Indicator, people: readonly Mentee[]): Drawn {
  const better = betterOf(indicator);
  const asked = people.filter((m) => askedOf(indicator, m.role));
  const pairs: ValuePair[] = [];
  const stayed: number[] = [];
  const left: number[] = [];
  let broken = 0;
  for (const m of asked) {
    const looks = looksOf(p).get(m.id) ?? [];
    const twice = looks.filter(
      (x) => value(x.before, indicator) !== undefined && value(x.after, indicator) !== undefined,
    );
    const whole = twice.find((x) => !isBroken(p, indicator, x));
    const before = value((whole ?? looks.find((x) => value(x.before, indicator) !== undefined))?.before, indicator);
    if (before === undefined) continue;
    (twice.length ? stayed : left).push(before);
    if (whole) pairs.push({ mentee: m.id, before, after: value(whole.after, indicator) as number });
    else if (twice.length) broken++;
  }
  const diffs = differences(pairs.map((x) => [x.before, x.after]));
  const test = signedRank(diffs);
  return {
    indicator,
    better,
    enrolled: asked.length,
    baseline: stayed.length + left.length,
    pairs,
    broken,
    stayed: { n: stayed.length, median: median(stayed) },
    left: { n: left.length, median: median(left) },
    before: median(pairs.map((x) => x.before)),
    after: median(pairs.map((x) => x.after)),
    tally: tally(diffs, better, leastOf(indicator)),
    test,
    effect: test.effect && test.effect * better,
    estimate: hodgesLehmann(diffs),
    p: test.nonZero >= FEWEST_FOR_P ? test.p : undefined,
  };
}

/** A yes/no question asked in the first and in the final survey of the same person. */
export type Turned = {
  question: Closed;
  n: number;
  gained: number;
  lost: number;
  /** left out: asked in another version the second time */
  broken: number;
  p: number | undefined;
  corrected: number | undefined;
};

function turnedOf(p: Programme, question: Closed): Omit<Turned, 'corrected'> {
  const known = new Set(participantsOf(p).counted.map((m) => m.id as string));
  const said = new Map<string, { first?: Feedback; final?: Feedback }>();
  for (const f of p.rows(feedback)) {
    if (f.side !== 'mentee' || !f.mentee || !known.has(f.mentee) || f[question] === undefined) continue;
    if (f.wave === 'first' || f.wave === 'final') said.set(f.mentee, { ...said.get(f.mentee), [f.wave]: f });
  }
  const both = [...said.values()].flatMap(({ first, final }) => (first && final ? [{ first, final }] : []));
  const whole = both.filter(({ first, final }) => sameSurveyQuestion(p, question, first, final));
  const count = (from: boolean) =>
    whole.filter(({ first, final }) => (first[question] === 'yes') === from && (final[question] === 'yes') !== from)
      .length;
  const [gained, lost] = [count(false), count(true)];
  return {
    question,
    n: whole.length,
    gained,
    lost,
    broken: both.length - whole.length,
    p: gained + lost >= FEWEST_FOR_P ? mcNemar(gained, lost) : undefined,
  };
}

export type Influence = {
  changes: readonly Change[];
  turned: readonly Turned[];
  /** how many tests Holm's correction reckoned with */
  tested: number;
  /** participants whose data may not be counted: a consent is lacking */
  withoutConsent: number;
};

export const influenceOf = derived((p: Programme): Influence => {
  const { enrolled, counted } = participantsOf(p);
  const drawn = indicators.map((indicator) => changeOf(p, indicator, counted));
  const asked = (Object.keys(closedColumns) as Closed[]).map((question) => turnedOf(p, question)).filter((t) => t.n);
  const ps = [...drawn, ...asked].flatMap((x) => x.p ?? []);
  const corrected = holm(ps);
  let next = 0;
  const withHolm = <T extends { p: number | undefined }>(x: T): T & { corrected: number | undefined } => ({
    ...x,
    corrected: x.p === undefined ? undefined : corrected[next++],
  });
  return {
    changes: drawn.map(withHolm).map((c) => ({
      ...c,
      verdict: verdictOf({ n: c.pairs.length, ...c.tally, effect: c.effect, p: c.corrected }),
    })),
    turned: asked.map(withHolm),
    tested: ps.length,
    withoutConsent: enrolled.filter((m) => m.state !== 'erased').length - counted.length,
  };
});

/** Counts of one group of participants: by form of mentoring, or by how the pair came about. */
export const within = (c: Change, belongs: (mentee: string) => boolean): { n: number; tally: Tally } => {
  const mine = c.pairs.filter((x) => belongs(x.mentee));
  return {
    n: mine.length,
    tally: tally(differences(mine.map((x) => [x.before, x.after])), c.better, leastOf(c.indicator)),
  };
};
