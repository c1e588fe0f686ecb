/** Who is satisfied: by the one rule the school has chosen, of those who answered with a code, each person once. */
import { derived, type Programme, type Words } from '../../kit/index.ts';
import { type Interval, wilson } from '../../statistics/index.ts';
import { type Settings, satisfiedRules, settingsOf } from '../1-preparation/settings.ts';
import { consentsLacking } from '../2-mentees/consents.ts';
import { mentorPersonOf, mentors } from '../3-mentors/register.ts';
import { pairs } from '../5-pairs/tables.ts';
import { type Feedback, feedback, type Side, type SurveyWave } from '../6-work/feedback.ts';
import { hasBegun, participantsOf } from './participants.ts';

/** Of 10, for the programme as a whole. */
const SATISFIED_FROM = 7;

const byScale = (f: Feedback) => f.quality !== undefined && f.quality >= SATISFIED_FROM;
const byGlad = (f: Feedback) => f.glad === 'yes';

const rules: Readonly<
  Record<Settings['satisfied'], { asked: (f: Feedback) => boolean; met: (f: Feedback) => boolean }>
> = {
  scale: { asked: (f) => f.quality !== undefined, met: byScale },
  glad: { asked: (f) => f.glad !== undefined, met: byGlad },
  either: {
    asked: (f) => f.quality !== undefined || f.glad !== undefined,
    met: (f) => byScale(f) || byGlad(f),
  },
};

export type Satisfaction = {
  satisfied: number;
  answered: number;
  /** who could have answered: participants of pairs that have begun */
  asked: number;
  share: Interval | undefined;
};

export const ruleWords = (p: Programme): Words => satisfiedRules[settingsOf(p).satisfied];

/** Mentors of pairs that have begun whose data may be counted. */
export const guidesOf = derived((p: Programme): ReadonlySet<string> => {
  const guides = new Set(
    p
      .rows(pairs)
      .filter(hasBegun)
      .map((x) => x.mentor),
  );
  return new Set(
    p
      .rows(mentors)
      .filter((m) => guides.has(m.id) && m.state !== 'erased' && !consentsLacking(p, mentorPersonOf(m)).length)
      .map((m) => m.id),
  );
});

const peopleOf = (p: Programme, side: Side): ReadonlySet<string> =>
  side === 'mentor' ? guidesOf(p) : new Set(participantsOf(p).counted.map((m) => m.id));

/** The last answer that counts of each person whose data may be counted; an answer without a code is nobody's. */
export function answersTo(
  p: Programme,
  wave: SurveyWave,
  side: Side,
  counts: (f: Feedback) => boolean = () => true,
): Feedback[] {
  const people = peopleOf(p, side);
  const last = new Map<string, Feedback>();
  for (const f of p.rows(feedback)) {
    const who = side === 'mentee' ? f.mentee : f.mentor;
    if (f.side === side && f.wave === wave && who && people.has(who) && counts(f)) last.set(who, f);
  }
  return [...last.values()];
}

/** Answers to the final survey by which it is known whether somebody is satisfied. */
export const finalAnswers = (p: Programme, side: Side): Feedback[] =>
  answersTo(p, 'final', side, rules[settingsOf(p).satisfied].asked);

function of(p: Programme, side: Side): Satisfaction {
  const answers = finalAnswers(p, side);
  const satisfied = answers.filter(rules[settingsOf(p).satisfied].met).length;
  const answered = answers.length;
  return { satisfied, answered, asked: peopleOf(p, side).size, share: wilson(satisfied, answered) };
}

export const satisfactionOf = derived(
  (p: Programme): Readonly<Record<Side, Satisfaction>> => ({ mentee: of(p, 'mentee'), mentor: of(p, 'mentor') }),
);
