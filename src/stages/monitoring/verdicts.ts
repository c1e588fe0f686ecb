/** What may be said of a change: one of these sentences, chosen by rules. None of them says that the programme caused it. */
import type { Words } from '../../kit/index.ts';

export const verdicts = {
  none: ['нет пар замеров', 'nobody was measured twice'],
  same: ['без изменений', 'no change'],
  even: ['рост и снижение поровну', 'as much growth as decline'],
  mixed: ['единого направления нет', 'no common direction'],
  growth: ['заметный рост', 'marked growth'],
  growthSmall: ['небольшой рост', 'small growth'],
  growthFew: ['есть рост, данных мало', 'growth, too few data'],
  growthChance: ['рост не отличить от случайного', 'growth that cannot be told from chance'],
  decline: ['заметное снижение', 'marked decline'],
  declineSmall: ['небольшое снижение', 'small decline'],
  declineFew: ['есть снижение, данных мало', 'decline, too few data'],
  declineChance: ['снижение не отличить от случайного', 'decline that cannot be told from chance'],
} as const satisfies Readonly<Record<string, Words>>;
export type Verdict = keyof typeof verdicts;

/** Where less is better, growth of the number is not what people mean by growth. */
const lowered: Partial<Record<Verdict, Words>> = {
  even: ['лучше и хуже поровну', 'as much better as worse'],
  growth: ['заметное улучшение', 'marked improvement'],
  growthSmall: ['небольшое улучшение', 'small improvement'],
  growthFew: ['есть улучшение, данных мало', 'improvement, too few data'],
  growthChance: ['улучшение не отличить от случайного', 'improvement that cannot be told from chance'],
  decline: ['заметное ухудшение', 'marked worsening'],
  declineSmall: ['небольшое ухудшение', 'small worsening'],
  declineFew: ['есть ухудшение, данных мало', 'worsening, too few data'],
  declineChance: ['ухудшение не отличить от случайного', 'worsening that cannot be told from chance'],
};

export const verdictWords = (verdict: Verdict, better: 1 | -1): Words =>
  (better === -1 && lowered[verdict]) || verdicts[verdict];

/** Fewer non-zero differences cannot give p under 0.05, whatever they are: none is shown. */
export const FEWEST_FOR_P = 6;
/** Fewer people are too few for «заметный». */
export const FEWEST_FOR_MARKED = 10;
/** From so many on it is not for want of data that chance cannot be excluded. */
const MANY = 30;
const MARKED_EFFECT = 0.3;
const LEVEL = 0.05;

type Facts = {
  n: number;
  improved: number;
  worse: number;
  /** rank-biserial, turned so that more is better */
  effect: number | undefined;
  /** after Holm's correction; nothing where no test was made */
  p: number | undefined;
};

/** Where few moved far one way and many a little the other way, neither is said. */
export function verdictOf(f: Facts): Verdict {
  if (!f.n) return 'none';
  if (f.effect === undefined) return 'same';
  if (f.effect === 0) return 'even';
  if (f.effect > 0 ? f.improved < f.worse : f.worse < f.improved) return 'mixed';
  const side = f.effect > 0 ? 'growth' : 'decline';
  if (f.n < FEWEST_FOR_MARKED || f.p === undefined) return `${side}Few`;
  if (f.p >= LEVEL) return f.n < MANY ? `${side}Few` : `${side}Chance`;
  return Math.abs(f.effect) >= MARKED_EFFECT ? side : `${side}Small`;
}
