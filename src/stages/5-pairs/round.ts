/** A round of pairing: a draft for everybody at once, looked through by the curator; nothing goes out until it is approved. */
import * as z from 'zod/mini';
import {
  byScript,
  type Change,
  choice,
  command,
  type Id,
  insert,
  key,
  moment,
  newRow,
  number,
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
  yesNo,
} from '../../kit/index.ts';
import type { Round } from '../../matching/index.ts';
import type { Mentee } from '../2-mentees/register.ts';
import type { Mentor } from '../3-mentors/register.ts';
import { letters } from '../records.ts';
import { scoreBreakdown } from './fit.ts';
import { type PairingMarket, pairingMarket, roundProtocol } from './market.ts';
import { newPair, pairingReads, reasonsOf } from './pairing.ts';
import { type Policy, solve } from './price-words.ts';
import { enqueue, searchAttempts, unpairedQueue } from './queue.ts';

export const policies: Readonly<Record<Policy, Words>> = {
  best: ['лучшая сумма баллов', 'the best total'],
  fair: ['сначала слабейшие пары', 'the worst-off first'],
};

export const rounds = table(
  'rounds',
  ['Подборы', 'Rounds of pairing'],
  () => ({
    id: key('rounds', 'ПБ'),
    made: byScript(moment(['Сделан', 'Made'], { start: 'now' })),
    by: byScript(text(['Кто', 'Who'], { width: 200 })),
    state: byScript(
      choice(
        ['Состояние', 'State'],
        {
          draft: ['черновик', 'draft'],
          approved: ['утверждён', 'approved'],
          discarded: ['отброшен', 'discarded'],
        },
        { start: 'draft', width: 110 },
      ),
    ),
    policy: byScript(choice(['Порядок', 'Policy'], policies, { start: 'fair', width: 170 })),
    served: byScript(number(['Пар', 'Pairs'], { from: 0, to: 9999 }, { width: 70 })),
    left: byScript(number(['Без пары', 'Without a pair'], { from: 0, to: 9999 }, { width: 90 })),
    broken: byScript(number(['Не учтено пожеланий', 'Wishes not met'], { from: 0, to: 9999 }, { width: 110 })),
    total: byScript(number(['Сумма баллов', 'Total points'], { from: 0, to: 999_999 }, { width: 90 })),
    exact: byScript(yesNo(['Доказано лучшее', 'Proven best'])),
    inputs: byScript(text(['Отпечаток данных', 'Fingerprint of the data'], { width: 140 })),
    result: byScript(text(['Отпечаток результата', 'Fingerprint of the result'], { width: 140 })),
    version: byScript(number(['Версия правил', 'Engine version'], { from: 0, to: 999 }, { width: 90 })),
    approved: optional(byScript(moment(['Утверждён', 'Approved']))),
  }),
  {
    kept: 'script',
    about: [
      'Подборы пар: что вышло и по каким данным. Один и тот же отпечаток — один и тот же результат.',
      'Rounds of pairing: what came out, from which data. The same fingerprint means the same result.',
    ],
  },
);
export type RoundRow = Row<typeof rounds>;

export const roundPairs = table(
  'roundPairs',
  ['Черновик подбора', 'Draft of a round'],
  () => ({
    id: key('roundPairs', 'ЧП'),
    round: byScript(ref('rounds', ['Подбор', 'Round'])),
    mentee: byScript(ref('mentees', ['Наставляемый', 'Mentee'])),
    mentor: byScript(ref('mentors', ['Наставник', 'Mentor'])),
    score: byScript(number(['Оценка', 'Score'], { from: 0, to: 100 }, { width: 80 })),
    pinned: byScript(yesNo(['Закреплена', 'Pinned'])),
    why: byScript(paragraph(['Почему', 'Why'], { width: 420 })),
  }),
  {
    kept: 'script',
    about: [
      'Пары, предложенные подбором. Письма не уходят, пока подбор не утверждён на панели «Пары».',
      'Pairs proposed by a round. No letter goes out until the round is approved in the panel “Pairs”.',
    ],
  },
);

/** Everything a draft follows from, and what came of it. */
export type Draft = { pm: PairingMarket; round: Round };

export function draftOf(p: Programme, policy: Policy): Draft {
  const pm = pairingMarket(p);
  return { pm, round: solve(pm.market, policy) };
}

export type Couple = { mentee: Mentee; mentor: Mentor; score: number; pinned: boolean };

/** The pairs of a round, by the mentee's code. */
export function couplesOf({ pm, round }: Draft): Couple[] {
  const { compiled } = round;
  return round.providerOf.flatMap((j, i): Couple[] => {
    const [mentee, mentor] = [pm.seekers[i], pm.providers[j]];
    if (j < 0 || !mentee || !mentor) return [];
    const score = pm.market.row(i).find((arc) => arc.provider === j)?.score ?? 0;
    return [{ mentee, mentor, score, pinned: (compiled.pinned[compiled.rowOf[i] ?? 0] ?? -1) >= 0 }];
  });
}

/** Mentees whom the round leaves without a pair. */
export const leftOut = ({ pm, round }: Draft): Mentee[] => pm.seekers.filter((_, i) => (round.providerOf[i] ?? -1) < 0);

const open = (p: Programme) => p.rows(rounds).filter((r) => r.state === 'draft');

const nobodySearches = problem<void>('nobody-searches', () => [
  'Подбирать некому: никто не ищет пару. Черновик не создан. Проверьте согласия и темы запроса на листе «База наставляемых».',
  'There is nobody to pair: no mentee looks for a pair. No draft was made. Check consents and themes in the tab “Mentees”.',
]);

const policyCodes = Object.keys(policies) as [Policy, ...Policy[]];

/** A new draft takes the place of the one before. */
export const makeRound = command('make-round', {
  title: ['сделан черновик подбора', 'draft of a round made'],
  input: () => z.object({ policy: z.enum(policyCodes) }),
  reads: [...pairingReads, rounds, roundPairs],
  decide: (p, { policy }, now) => {
    const draft = draftOf(p, policy);
    if (!draft.pm.seekers.length) throw nobodySearches();
    const couples = couplesOf(draft);
    const { round, pm } = draft;
    const { inputs, result, version } = roundProtocol(pm, round);
    const row = newRow(
      rounds,
      {
        by: now.who || '—',
        policy,
        served: round.served,
        left: pm.seekers.length - round.served,
        broken: round.broken,
        total: round.total,
        exact: round.exact,
        inputs,
        result,
        version,
      },
      now,
    );
    const changes: Change[] = [
      ...open(p).map((r) => update(rounds, r.id, { state: 'discarded' as const })),
      insert(rounds, row),
      ...couples.map(({ mentee, mentor, score, pinned }) =>
        insert(
          roundPairs,
          newRow(
            roundPairs,
            {
              round: row.id,
              mentee: mentee.id,
              mentor: mentor.id,
              score,
              pinned,
              why: reasonsOf(p, scoreBreakdown(pm.g, mentee, mentor)) || '—',
            },
            now,
          ),
        ),
      ),
    ];
    return { changes, reply: { round: row.id, served: round.served, left: pm.seekers.length - round.served } };
  },
});

const roundMissing = outdated('round-missing', (f: { round: string }) => [
  `Черновика ${f.round} нет, или он уже утверждён либо отброшен.`,
  `There is no draft ${f.round}, or it was approved or discarded already.`,
]);

const roundStale = problem('round-stale', (f: { round: string }) => [
  `С тех пор как сделан черновик ${f.round}, данные изменились: анкеты, согласия, места или правила. Пары не созданы, писем нет. Сделайте подбор заново и просмотрите его.`,
  `The data behind draft ${f.round} have changed since: forms, consents, places or rules. No pair was made, no letter queued. Make the round anew and look it through.`,
]);

function draftRow(p: Programme, id: string): RoundRow {
  const row = open(p).find((r) => r.id === id);
  if (!row) throw roundMissing({ round: id });
  return row;
}

/** The draft becomes pairs and letters; those left without a pair enter the queue. All of it, or nothing. */
export const approveRound = command('approve-round', {
  title: ['подбор утверждён', 'round approved'],
  input: () => z.object({ round: z.string() }),
  reads: [...pairingReads, letters, rounds, roundPairs, unpairedQueue, searchAttempts],
  decide: (p, { round: id }, now) => {
    const row = draftRow(p, id);
    const draft = draftOf(p, row.policy);
    if (roundProtocol(draft.pm, draft.round).inputs !== row.inputs) throw roundStale({ round: id });
    const made = couplesOf(draft).map(({ mentee, mentor }) => {
      const { menteeChose, mentorChose } = draft.pm.g.wishes(mentee.id, mentor.id);
      return newPair(p, draft.pm.g, { mentee, mentor, origin: menteeChose && mentorChose ? 'mutual' : 'curator' }, now);
    });
    const left = leftOut(draft).map((m) => m.id);
    const changes: Change[] = [
      ...made.flatMap((x) => x.changes),
      ...enqueue(p, left, now),
      update(rounds, id, { state: 'approved', approved: now.moment }),
    ];
    const mail = made.flatMap((x) => x.letters);
    return { changes, letters: mail, reply: { pairs: made.length, letters: mail.length, left: left.length } };
  },
});

export const discardRound = command('discard-round', {
  title: ['черновик отброшен', 'draft discarded'],
  input: () => z.object({ round: z.string() }),
  reads: [rounds],
  decide: (p, { round: id }) => ({
    changes: [update(rounds, draftRow(p, id).id, { state: 'discarded' })],
    reply: { round: id as Id<'rounds'> },
  }),
});

/** The draft that waits for a decision. */
export const currentDraft = (p: Programme): RoundRow | undefined => open(p).at(-1);
