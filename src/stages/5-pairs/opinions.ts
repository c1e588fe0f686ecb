/** What psychologists, volunteers and partners think of a proposed pair (5.out.1). */
import * as z from 'zod/mini';
import {
  byScript,
  choice,
  command,
  date,
  type Id,
  insert,
  key,
  newRow,
  optional,
  outdated,
  type Programme,
  paragraph,
  problem,
  type Row,
  ref,
  table,
  text,
  update,
  type Words,
} from '../../kit/index.ts';
import { pairMissing } from './missing.ts';
import { type Pair, pairs } from './tables.ts';

export const expertKinds = {
  psychologist: ['психолог', 'psychologist'],
  volunteer: ['волонтёр', 'volunteer'],
  ngo: ['сотрудник НКО', 'NGO staff'],
  university: ['педагогический вуз', 'pedagogical university'],
  other: ['другой специалист', 'another expert'],
} as const;
export type ExpertKind = keyof typeof expertKinds;

export const verdicts = {
  recommend: ['рекомендую', 'recommend'],
  with_care: ['с оговоркой', 'with a reservation'],
  against: ['не рекомендую', 'do not recommend'],
} as const;
export type Verdict = keyof typeof verdicts;

export const opinions = table(
  'opinions',
  ['Мнения о парах', 'Opinions on pairs'],
  () => ({
    id: key('opinions', 'МН'),
    pair: ref('pairs', ['Пара', 'Pair']),
    expert: choice(['Кто', 'Who'], expertKinds, { start: 'psychologist', width: 190 }),
    name: optional(
      text(['Имя и организация', 'Name and organisation'], { width: 220, samples: ['педагогический вуз'] }),
    ),
    verdict: choice(['Мнение', 'Opinion'], verdicts, { start: 'recommend', width: 150 }),
    comment: optional(
      paragraph(['Пояснение', 'Comment'], {
        width: 280,
        help: ['Без диагнозов и сведений о здоровье', 'No diagnoses, nothing about health'],
        samples: ['подходят по темпераменту'],
      }),
    ),
    on: date(['Дата', 'Date'], { start: 'today' }),
    decision: optional(paragraph(['Решение куратора', 'The curator’s decision'], { width: 260 })),
    decidedOn: optional(byScript(date(['Решено', 'Decided']))),
  }),
  {
    aside: true,
    about: [
      'Мнения психологов, волонтёров, НКО и вузов о предложенных парах.',
      'What psychologists, volunteers, NGOs and universities think of proposed pairs.',
    ],
    practice: (x) => ({ ...x, decision: undefined, decidedOn: undefined }),
  },
);
export type Opinion = Row<typeof opinions>;

/** Opinions against a pair on which the curator has not decided: they stop its confirmation. */
export const against = (p: Programme, pair: string): Opinion[] =>
  p.rows(opinions).filter((o) => o.pair === pair && o.verdict === 'against' && !o.decision);

export const opinionAgainst = problem('opinion-against', (f: { pair: string; expert: Words; opinion: string }) => [
  `О паре ${f.pair} есть мнение «не рекомендую» (${f.expert[0]}, ${f.opinion}). Пара не согласована. Обсудите его и запишите решение, потом согласуйте пару снова.`,
  `There is an opinion “do not recommend” on pair ${f.pair} (${f.expert[1]}, ${f.opinion}). The pair was not agreed. Talk about it and record a decision, then agree the pair again.`,
]);

/** @throws opinionAgainst */
export function mustBeResolved(p: Programme, pair: Pair): void {
  const [first] = against(p, pair.id);
  if (first) throw opinionAgainst({ pair: pair.id, expert: expertKinds[first.expert], opinion: first.id });
}

const experts = Object.keys(expertKinds) as [ExpertKind, ...ExpertKind[]];
const verdictCodes = Object.keys(verdicts) as [Verdict, ...Verdict[]];

export const giveOpinion = command('give-opinion', {
  title: ['записано мнение о паре', 'opinion on a pair recorded'],
  input: () =>
    z.object({
      pair: z.string(),
      expert: z.enum(experts),
      name: z.string(),
      verdict: z.enum(verdictCodes),
      comment: z.string(),
    }),
  reads: [pairs, opinions],
  decide: (p, { pair, expert, name, verdict, comment }, now) => {
    if (!p.row(pairs, pair)) throw pairMissing({ pair });
    const row = newRow(
      opinions,
      { pair: pair as Id<'pairs'>, expert, verdict, name: name || undefined, comment: comment || undefined },
      now,
    );
    return { changes: [insert(opinions, row)], reply: { opinion: row.id } };
  },
});

const opinionMissing = outdated('opinion-missing', (f: { opinion: string }) => [
  `Мнения ${f.opinion} нет на листе «Мнения о парах».`,
  `There is no opinion ${f.opinion} in “Opinions on pairs”.`,
]);

const decisionEmpty = problem<void>('decision-empty', () => [
  'Решение не записано: напишите, почему пара остаётся или меняется. Ничего не изменено.',
  'No decision was recorded: write why the pair stays or changes. Nothing was changed.',
]);

export const decideOnOpinion = command('decide-on-opinion', {
  title: ['решение по мнению записано', 'decision on an opinion recorded'],
  input: () => z.object({ opinion: z.string(), decision: z.string() }),
  reads: [opinions],
  decide: (p, { opinion: id, decision }) => {
    if (!p.row(opinions, id)) throw opinionMissing({ opinion: id });
    if (!decision.trim()) throw decisionEmpty();
    return {
      changes: [update(opinions, id, { decision: decision.trim(), decidedOn: p.today })],
      reply: { opinion: id },
    };
  },
});
