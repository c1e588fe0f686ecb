/** SWOT: draft lines by fixed rules from closed answers and counts; the final words are the curator's. */
import { derived, type Programme, type Words } from '../../kit/index.ts';
import { partners } from '../1-preparation/partners.ts';
import { closedColumns, type Feedback, feedback, feedbackSides, surveyWaves } from '../6-work/feedback.ts';
import { everAsked } from '../6-work/responses.ts';
import { HIGH, OUTWARD, opinionsOf, saidOf, scaleWords } from './opinions.ts';
import { processOf } from './process.ts';
import { smallestOf } from './smallest.ts';

export const factors = {
  strength: ['сильная сторона', 'strength'],
  weakness: ['слабая сторона', 'weakness'],
  opportunity: ['возможность', 'opportunity'],
  threat: ['угроза', 'threat'],
} as const;
export type Factor = keyof typeof factors;

/** A draft line; the key stays the same while the rule holds, so that what is written beside it stays with it. */
export type Draft = { key: string; factor: Factor; words: Words };

/** Shares from which something is worth a line; chosen by the school, not by the model. */
const MOST = 0.8;
const HALF = 0.5;
const MANY_EARLY = 0.2;

const share = (n: number, of: number) => Math.round((100 * n) / of);

function fromScales(p: Programme): Draft[] {
  return opinionsOf(p).flatMap(({ scale, side, n, high }): Draft[] => {
    if (n < smallestOf(p)) return [];
    const factor = high >= MOST * n ? 'strength' : high < HALF * n ? 'weakness' : undefined;
    const [what, who] = [scaleWords(scale), feedbackSides[side]];
    const line: Words = [
      `${what[0]} (${who[0]}): ${HIGH} и выше поставили ${share(high, n)} % из ${n}`,
      `${what[1]} (${who[1]}): ${HIGH} or more from ${share(high, n)}% of ${n}`,
    ];
    return factor ? [{ key: `${scale}-${side}`, factor, words: line }] : [];
  });
}

function fromAnswers(p: Programme): Draft[] {
  return saidOf(p).flatMap(({ question, side, yes, n }): Draft[] => {
    if (n < smallestOf(p) || !OUTWARD.some((q) => q === question)) return [];
    const [what, who] = [closedColumns[question].title, feedbackSides[side]];
    const line: Words = [
      `${what[0]} (${who[0]}): да — ${share(yes, n)} % из ${n}`,
      `${what[1]} (${who[1]}): yes from ${share(yes, n)}% of ${n}`,
    ];
    return [{ key: `${question}-${side}`, factor: yes >= HALF * n ? 'opportunity' : 'threat', words: line }];
  });
}

function fromCounts(p: Programme): Draft[] {
  const { early, help, meetings, wait } = processOf(p);
  const out: Draft[] = [];
  const add = (when: boolean, key: string, factor: Factor, words: Words) => when && out.push({ key, factor, words });
  const ended = early.reasons.reduce((sum, r) => sum + r.n, 0);
  const willing = p.rows(partners).filter((x) => x.status === 'agreement' || x.status === 'consent').length;
  add(meetings.due > 0 && meetings.held >= MOST * meetings.due, 'meetings', 'strength', [
    `встречи идут по графику: ${meetings.held} из ${meetings.due} ожидаемых`,
    `meetings are held as planned: ${meetings.held} of ${meetings.due} expected`,
  ]);
  add(meetings.due > 0 && meetings.held < HALF * meetings.due, 'meetings', 'weakness', [
    `встреч меньше половины ожидаемых: ${meetings.held} из ${meetings.due}`,
    `fewer than half of the meetings expected: ${meetings.held} of ${meetings.due}`,
  ]);
  add(help.asked > 0 && help.inTime < HALF * help.asked, 'help', 'weakness', [
    `наставники ждут помощи дольше трёх рабочих дней: вовремя ${help.inTime} из ${help.asked}`,
    `mentors wait for help longer than three working days: in time ${help.inTime} of ${help.asked}`,
  ]);
  add(early.of > 0 && ended >= MANY_EARLY * early.of, 'early', 'threat', [
    `пары завершаются досрочно: ${ended} из ${early.of}`,
    `pairs end early: ${ended} of ${early.of}`,
  ]);
  add(wait.waiting > 0, 'waiting', 'threat', [
    `наставника ждут: ${wait.waiting}`,
    `waiting for a mentor: ${wait.waiting}`,
  ]);
  add(willing > 0, 'partners', 'opportunity', [
    `партнёры, готовые участвовать: ${willing}`,
    `partners ready to take part: ${willing}`,
  ]);
  for (const { survey, waiting, answered, of } of everAsked(p)) {
    const all = of.mentee + of.mentor + of.curator;
    const done = answered.mentee + answered.mentor + answered.curator;
    add(all >= smallestOf(p) && done < HALF * all && waiting.length > 0, `answers-${survey.name}`, 'weakness', [
      `на опрос ${survey.name.replace(/_.*/, '')} ответила меньшая часть: ${done} из ${all}; выводы по нему осторожны`,
      `survey ${survey.name.replace(/_.*/, '')} was answered by the smaller part: ${done} of ${all}; conclude from it with care`,
    ]);
  }
  return out;
}

const order = Object.keys(factors) as Factor[];

export const draftsOf = derived((p: Programme): readonly Draft[] =>
  [...fromScales(p), ...fromAnswers(p), ...fromCounts(p)].sort(
    (a, b) => order.indexOf(a.factor) - order.indexOf(b.factor),
  ),
);

/** An open answer, to be sorted by the curator. */
export type Open = { key: string; from: Words; text: string };

/** The newest are shown; all of them stand in «Обратная связь». */
const MOST_OPEN = 60;

export const openAnswers = (p: Programme): { shown: readonly Open[]; all: number } => {
  const from = (f: Feedback): Words => {
    const [side, wave] = [feedbackSides[f.side], surveyWaves[f.wave]];
    return [`${side[0]}, ${wave[0]}`, `${side[1]}, ${wave[1]}`];
  };
  const all = p
    .rows(feedback)
    .flatMap((f) =>
      (['valuable', 'missing'] as const).flatMap((q): (Open & { on: string })[] => {
        const text = f[q]?.trim();
        return text ? [{ key: `${f.id}-${q}`, from: from(f), text, on: f.on }] : [];
      }),
    )
    .sort((a, b) => b.on.localeCompare(a.on) || a.key.localeCompare(b.key));
  return { shown: all.slice(0, MOST_OPEN), all: all.length };
};
