/** Who is satisfied: by the one rule the school has chosen, of those who answered with a code, each person once. */
import { derived, type Programme, type Words } from '../../kit/index.ts';
import { type Interval, wilson } from '../../statistics/index.ts';
import { type Settings, satisfiedRules, settingsOf } from '../1-preparation/settings.ts';
import { consentsLacking } from '../2-mentees/consents.ts';
import { mentorPersonOf, mentors } from '../3-mentors/register.ts';
import { pairs } from '../5-pairs/tables.ts';
import { type Feedback, feedback, type Side } from '../6-work/feedback.ts';
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

function of(p: Programme, side: Side, people: ReadonlySet<string>): Satisfaction {
  const { asked, met } = rules[settingsOf(p).satisfied];
  const last = new Map<string, Feedback>();
  for (const f of p.rows(feedback)) {
    const who = side === 'mentee' ? f.mentee : f.mentor;
    if (f.side === side && f.wave === 'final' && who && people.has(who) && asked(f)) last.set(who, f);
  }
  const answers = [...last.values()];
  const satisfied = answers.filter(met).length;
  return { satisfied, answered: answers.length, asked: people.size, share: wilson(satisfied, answers.length) };
}

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

export const satisfactionOf = derived(
  (p: Programme): Readonly<Record<Side, Satisfaction>> => ({
    mentee: of(p, 'mentee', new Set(participantsOf(p).counted.map((m) => m.id))),
    mentor: of(p, 'mentor', guidesOf(p)),
  }),
);
