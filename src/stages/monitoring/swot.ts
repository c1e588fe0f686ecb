/** SWOT: draft lines by fixed rules from closed answers and counts; the final words are the curator's. */
import { derived, join, type Kept, type Programme, type Words } from '../../kit/index.ts';
import { partners } from '../1-preparation/partners.ts';
import { closedColumns, type Feedback, feedback, feedbackSides, surveyWaves } from '../6-work/feedback.ts';
import { ANSWER_WITHIN } from '../6-work/help.ts';
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
export type Draft = {
  key: string;
  factor: Factor;
  words: Words;
  /** the same without the figures of the day, which are no release's */
  onPaper: Words;
};

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
    if (!factor) return [];
    const good = factor === 'strength';
    const about: Words = [`${what[0]} (${who[0]}): `, `${what[1]} (${who[1]}): `];
    const figures: Words = [
      `${HIGH} и выше поставили ${share(high, n)} % из ${n}`,
      `${HIGH} or more from ${share(high, n)}% of ${n}`,
    ];
    const rated: Words = good ? ['высокая оценка', 'rated high'] : ['невысокая оценка', 'rated not high'];
    return [{ key: `${scale}-${side}`, factor, words: join(about, figures), onPaper: join(about, rated) }];
  });
}

function fromAnswers(p: Programme): Draft[] {
  return saidOf(p).flatMap(({ question, side, yes, n }): Draft[] => {
    if (n < smallestOf(p) || !OUTWARD.some((q) => q === question)) return [];
    const [what, who] = [closedColumns[question].title, feedbackSides[side]];
    const most = yes >= HALF * n;
    const about: Words = [`${what[0]} (${who[0]}): `, `${what[1]} (${who[1]}): `];
    const figures: Words = [`да — ${share(yes, n)} % из ${n}`, `yes from ${share(yes, n)}% of ${n}`];
    const rather: Words = most ? ['чаще «да»', 'more often yes'] : ['чаще «нет»', 'more often no'];
    const factor = most ? 'opportunity' : 'threat';
    return [{ key: `${question}-${side}`, factor, words: join(about, figures), onPaper: join(about, rather) }];
  });
}

function fromCounts(p: Programme): Draft[] {
  const { early, help, meetings, wait } = processOf(p);
  const out: Draft[] = [];
  const add = (when: boolean, key: string, factor: Factor, onPaper: Words, figures: Words) =>
    when && out.push({ key, factor, words: join(onPaper, ': ', figures), onPaper });
  const ended = early.reasons.reduce((sum, r) => sum + r.n, 0);
  const willing = p.rows(partners).filter((x) => x.status === 'agreement' || x.status === 'consent').length;
  const of = (n: number, all: number): Words => [`${n} из ${all}`, `${n} of ${all}`];
  const number = (n: number): Words => [String(n), String(n)];
  const held = of(meetings.held, meetings.due);
  add(
    meetings.due > 0 && meetings.held >= MOST * meetings.due,
    'meetings',
    'strength',
    ['встречи идут по графику', 'meetings are held as planned'],
    held,
  );
  add(
    meetings.due > 0 && meetings.held < HALF * meetings.due,
    'meetings',
    'weakness',
    ['встреч меньше половины ожидаемых', 'fewer than half of the meetings expected'],
    held,
  );
  add(
    help.asked > 0 && help.inTime < HALF * help.asked,
    'help',
    'weakness',
    [
      `наставники ждут помощи дольше ${ANSWER_WITHIN} рабочих дней`,
      `mentors wait for help longer than ${ANSWER_WITHIN} working days`,
    ],
    join(['вовремя ', 'in time '], of(help.inTime, help.asked)),
  );
  add(
    early.of > 0 && ended >= MANY_EARLY * early.of,
    'early',
    'threat',
    ['пары завершаются досрочно', 'pairs end early'],
    of(ended, early.of),
  );
  add(
    wait.waiting > 0,
    'waiting',
    'threat',
    ['есть те, кто ждёт наставника', 'somebody is waiting for a mentor'],
    number(wait.waiting),
  );
  add(
    willing > 0,
    'partners',
    'opportunity',
    ['есть партнёры, готовые участвовать', 'there are partners ready to take part'],
    number(willing),
  );
  for (const { survey, waiting, answered, of: asked } of everAsked(p)) {
    const all = asked.mentee + asked.mentor + asked.curator;
    const done = answered.mentee + answered.mentor + answered.curator;
    const name = survey.name.replace(/_.*/, '');
    add(
      all >= smallestOf(p) && done < HALF * all && waiting.length > 0,
      `answers-${survey.name}`,
      'weakness',
      [
        `на опрос ${name} ответила меньшая часть, выводы по нему осторожны`,
        `survey ${name} was answered by the smaller part, conclude from it with care`,
      ],
      of(done, all),
    );
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

const marked: Words = [' (черновик программы)', ' (the programme’s draft)'];
const asWords = (text: string): Words => [text, text];

/**
 * What stands for each factor: the curator's conclusion; else his words beside the lines he has sorted; else the drafts,
 * marked so and without figures.
 * @param own what the curator has written on the tab, by block and line
 */
export function swotOf(p: Programme, own: Kept = new Map()): Readonly<Record<Factor, readonly Words[]>> {
  const factorOf = (key: string, [first = '', second = '']: readonly string[]): [Factor | undefined, string] => {
    const [block = '', ...rest] = key.split('|');
    const line = rest.join('|');
    if (block === 'open') return [order.find((f) => factors[f].some((w) => w === first)), second];
    return [block === 'swot' ? draftsOf(p).find((d) => d.key === line)?.factor : undefined, first];
  };
  const beside = [...own].map(([key, texts]) => factorOf(key, texts));
  const linesOf = (factor: Factor): Words[] => {
    const final = (own.get(`conclusions|${factor}`)?.[0] ?? '').split('\n');
    const mine = beside.flatMap(([of, text]) => (of === factor ? [text] : []));
    const written = [final, mine].map((all) => all.map((x) => x.trim()).filter(Boolean)).find((all) => all.length);
    if (written) return written.map(asWords);
    return draftsOf(p).flatMap((d) => (d.factor === factor ? [join(d.onPaper, marked)] : []));
  };
  return Object.fromEntries(order.map((factor) => [factor, linesOf(factor)])) as Record<Factor, Words[]>;
}
