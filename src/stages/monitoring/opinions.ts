/** What participants answered: scales of the surveys, what they expected beside what came true, and the closed questions. */
import { derived, type Programme, type Words } from '../../kit/index.ts';
import { differences, type Interval, median, type Tally, tally, wilson } from '../../statistics/index.ts';
import {
  afterColumns,
  type Closed,
  type CoreScale,
  closedColumns,
  coreColumns,
  type Feedback,
  feedback,
  type Side,
} from '../6-work/feedback.ts';
import { sameQuestion } from '../6-work/question-changes.ts';
import { finalSurvey, firstSurvey } from '../6-work/survey-forms.ts';

export type Scale = CoreScale | keyof typeof afterColumns;
export const scales = [...Object.keys(coreColumns), ...Object.keys(afterColumns)] as readonly Scale[];
export const scaleWords = (scale: Scale): Words => ({ ...coreColumns, ...afterColumns })[scale].title;

/** The latest survey of the year that was answered at all: opinions are taken from it. */
export const latestWave = (p: Programme): 'final' | 'mid' | undefined => {
  const rows = p.rows(feedback);
  if (rows.some((f) => f.wave === 'final')) return 'final';
  return rows.some((f) => f.wave === 'mid') ? 'mid' : undefined;
};

/** Of 10: an answer from here on is a good one. */
export const HIGH = 8;

export type Opinion = { scale: Scale; side: Side; n: number; high: number };

/** How many gave a good answer, by scale and side, in the latest survey. */
export const opinionsOf = derived((p: Programme): readonly Opinion[] => {
  const wave = latestWave(p);
  const rows = p.rows(feedback).filter((f) => f.wave === wave);
  return (['mentee', 'mentor'] as const).flatMap((side) =>
    scales.flatMap((scale) => {
      const values = rows.flatMap((f) => (f.side === side ? (f[scale] ?? []) : []));
      return values.length ? [{ scale, side, n: values.length, high: values.filter((v) => v >= HIGH).length }] : [];
    }),
  );
});

/** Whether what somebody answered first and last is to the same question. */
export const sameSurveyQuestion = (
  p: Programme,
  question: CoreScale | Closed,
  first: Feedback,
  final: Feedback,
): boolean =>
  first.version === final.version &&
  sameQuestion(
    p,
    `survey.${question}`,
    { form: firstSurvey.code, on: first.on },
    { form: finalSurvey.code, on: final.on },
  );

export type Gap = {
  scale: CoreScale;
  n: number;
  expected: number | undefined;
  real: number | undefined;
  tally: Tally;
  broken: number;
};

/** What was expected in the first survey beside what came true in the last one, person by person. */
export const gapsOf = derived((p: Programme): readonly Gap[] => {
  const said = new Map<string, { first?: Feedback; final?: Feedback }>();
  for (const f of p.rows(feedback)) {
    const who = f.side === 'mentee' ? f.mentee : f.mentor;
    if (who && (f.wave === 'first' || f.wave === 'final')) said.set(who, { ...said.get(who), [f.wave]: f });
  }
  const both = [...said.values()].flatMap(({ first, final }) => (first && final ? [{ first, final }] : []));
  return (Object.keys(coreColumns) as CoreScale[]).map((scale) => {
    const asked = both.filter(({ first, final }) => first[scale] !== undefined && final[scale] !== undefined);
    const whole = asked.filter(({ first, final }) => sameSurveyQuestion(p, scale, first, final));
    const pairs = whole.map(({ first, final }) => [first[scale] as number, final[scale] as number] as const);
    return {
      scale,
      n: pairs.length,
      expected: median(pairs.map(([a]) => a)),
      real: median(pairs.map(([, b]) => b)),
      tally: tally(differences(pairs), 1, 1),
      broken: asked.length - whole.length,
    };
  });
});

/** Closed questions that speak of the world outside the pairs. */
export const OUTWARD = ['toMentor', 'enterprise', 'stay', 'goOn'] as const satisfies readonly Closed[];

export type Said = { question: Closed; side: Side; yes: number; n: number; share: Interval | undefined };

/** Closed questions of the latest survey. */
export const saidOf = derived((p: Programme): readonly Said[] => {
  const wave = latestWave(p);
  const rows = p.rows(feedback).filter((f) => f.wave === wave);
  return (['mentee', 'mentor'] as const).flatMap((side) =>
    (Object.keys(closedColumns) as Closed[]).flatMap((question) => {
      const answers = rows.flatMap((f) => (f.side === side && f[question] !== undefined ? [f[question]] : []));
      const yes = answers.filter((a) => a === 'yes').length;
      return answers.length ? [{ question, side, yes, n: answers.length, share: wilson(yes, answers.length) }] : [];
    }),
  );
});
