/** What a decision costs, in words. The server and the page use the same: neither knows more than the market and the names. */
import { type Lang, say, type Words } from '../../kit/index.ts';
import {
  type Change,
  liftWorst,
  type Market,
  type Move,
  type Price,
  priceOf,
  type Round,
  resolveAssignment,
  solveAssignment,
} from '../../matching/index.ts';

export type PriceView = { words: string; served: number; moves: string[]; faults: string[] };
/** best: the best total · fair: the worst-off first */
export type Policy = 'best' | 'fair';
export type Wanted = { mentee: string; mentor: string; kind: 'together' | 'apart' };
export type Names = { mentee: (id: string) => string; mentor: (id: string) => string };

const signed = (n: number): string => (n > 0 ? `+${n}` : String(n));

/** «пар: +1, баллов: −3» or «ничего не теряется». */
export function changeWords({ served, broken, score }: Change): Words {
  const parts: Words[] = [];
  if (served) parts.push([`пар: ${signed(served)}`, `pairs: ${signed(served)}`]);
  if (broken) parts.push([`не учтено пожеланий: ${signed(broken)}`, `wishes not met: ${signed(broken)}`]);
  if (score) parts.push([`баллов: ${signed(score)}`, `points: ${signed(score)}`]);
  return parts.length
    ? [parts.map((w) => w[0]).join(', '), parts.map((w) => w[1]).join(', ')]
    : ['ничего не теряется', 'nothing is lost'];
}

export function moveWords(m: Move, market: Market, names: Names): Words {
  const who = names.mentee(market.seekers[m.seeker]?.code ?? '');
  const at = (j: number) => (j < 0 ? undefined : names.mentor(market.providers[j]?.code ?? ''));
  const [from, to] = [at(m.from), at(m.to)];
  if (!to) return [`${who}: остаётся без пары (было: ${from})`, `${who}: is left without a pair (was: ${from})`];
  return from ? [`${who}: ${from} → ${to}`, `${who}: ${from} → ${to}`] : [`${who}: → ${to}`, `${who}: → ${to}`];
}

export const faultWords: Readonly<Record<string, Words>> = {
  'pin-unknown': [
    'закреплён человек, которого больше нет в подборе',
    'someone kept together is no longer in the round',
  ],
  'ban-unknown': ['запрет о человеке, которого больше нет в подборе', 'someone kept apart is no longer in the round'],
  'pin-refused': ['закрепление не проходит по правилам', 'a pair kept together is refused by a rule'],
  'pin-banned': ['закрепление и запрет об одних и тех же людях', 'the same two are kept together and apart'],
  'pin-clash': ['наставляемый закреплён дважды', 'a mentee is kept together with two'],
  'pin-full': ['закреплений больше, чем мест', 'more are kept together than there are places'],
};

/** The market with one more decision in it. */
function decided(market: Market, { mentee, mentor, kind }: Wanted): Market {
  const decision = { seeker: mentee, provider: mentor, reason: '' };
  return kind === 'together'
    ? { ...market, pins: [...(market.pins ?? []).filter((x) => x.seeker !== mentee), decision] }
    : { ...market, bans: [...(market.bans ?? []), decision] };
}

/** The worst-off are lifted again, in a round as close to the one shown as the aims allow. */
function liftedPrice(before: Round, market: Market): Pick<Price, 'change' | 'moves' | 'faults'> {
  const best = resolveAssignment({ ...market, draft: before.providerOf }, before.base ?? before);
  const after = liftWorst(best, before).round;
  const known = new Set(before.faults.map((f) => JSON.stringify(f)));
  return {
    change: {
      served: after.served - before.served,
      broken: after.broken - before.broken,
      score: after.total - before.total,
    },
    moves: before.providerOf.flatMap((from, seeker) => {
      const to = after.providerOf[seeker] ?? -1;
      return from === to ? [] : [{ seeker, from, to }];
    }),
    faults: after.faults.filter((f) => !known.has(JSON.stringify(f))),
  };
}

/** The round by its policy: what is shown, and what prices are counted from. */
export function solve(market: Market, policy: Policy): Round {
  const best = solveAssignment(market);
  return policy === 'fair' ? liftWorst(best).round : best;
}

/** Answers for any number of decisions about the round shown; it is solved once, when the first is asked. */
export function pricer(market: Market, policy: Policy, names: Names, lang: Lang): (wanted: Wanted) => PriceView {
  let shown: Round | undefined;
  return (wanted) => {
    shown ??= solve(market, policy);
    const wished = decided(market, wanted);
    const { change, moves, faults } = policy === 'fair' ? liftedPrice(shown, wished) : priceOf(shown, wished);
    return {
      words: say(changeWords(change), lang),
      served: change.served,
      moves: moves.map((m) => say(moveWords(m, market, names), lang)),
      faults: faults.flatMap(({ kind }) => {
        const words = faultWords[kind];
        return words ? [say(words, lang)] : [];
      }),
    };
  };
}
