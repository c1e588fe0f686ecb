/** The programme's people as a market for the engine: gates become absent arcs, criteria become scores. */
import { hash, type Programme, type Words } from '../../kit/index.ts';
import {
  type Arc,
  type Choices,
  type Decision,
  type Gates,
  type Market,
  mutualFirst,
  type Protocol,
  protocolOf,
  type Round,
  whyLeft as reasonsOf,
  type Unpaired,
} from '../../matching/index.ts';
import { type Mentee, mentees } from '../2-mentees/register.ts';
import { type Mentor, mentors } from '../3-mentors/register.ts';
import { menteeChoices, mentorChoices } from './choices.ts';
import { type Two, wishedForm } from './criteria.ts';
import { type Ground, groundOf, scoreOf, twoOf } from './fit.ts';
import { type Gate, gates } from './gates.ts';
import { limitReasons, limits } from './limits.ts';

export type PairingMarket = {
  g: Ground;
  market: Market;
  /** in the market's order */
  seekers: readonly Mentee[];
  providers: readonly Mentor[];
  /** what refuses a pair, for proofs */
  refusing: Gates;
};

const byCode = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

/** «Вместе» and «врозь» are decisions of the curator; the engine keeps them apart from gates, so that it can say what lifting one would bring. */
const DECISIONS = new Set(['apart', 'places']);
const ofMentee = gates.filter((gate) => gate.of === 'mentee');
const ofMentor = gates.filter((gate) => gate.of === 'mentor' && !DECISIONS.has(gate.id));
const ofPair = gates.filter((gate) => gate.of === 'pair' && !DECISIONS.has(gate.id));

/** The ids of the gates that refuse one person whatever the other is. */
const stops = (all: readonly Gate[], g: Ground, mentee: Mentee, mentor: Mentor): string[] => {
  const two = twoOf(g, mentee, mentor);
  return all.filter((gate) => gate.refuses(g, two)).map((gate) => gate.id);
};

/** Asked of every pair there could be: no list is made. */
function isRefused(g: Ground, two: Two): boolean {
  for (const gate of ofPair) if (gate.refuses(g, two)) return true;
  return false;
}

/** Wishes of either side that a pair would break: the form hoped for, and the people named after the meeting. */
function brokenBy(mentee: Mentee, mentor: Mentor, named: ReadonlySet<string>, chosen: boolean): number {
  return Number(!wishedForm({ mentee, mentor })) + Number(named.has(mentee.id) && !chosen);
}

const PLACES = [1, 2, 3];

/** Whom each side named after the meeting: first, second and third, as far as the pair is open. */
function choicesOf(
  g: Ground,
  seekers: readonly Mentee[],
  providers: readonly Mentor[],
  rows: readonly (readonly Arc[])[],
): Choices {
  const wishes = (i: number, j: number) => g.wishes(seekers[i]?.id ?? '', providers[j]?.id ?? '');
  const named: { seeker: number; place: number }[][] = providers.map(() => []);
  const ranked = rows.map((row, i) => {
    const mine = row.map(({ provider }) => ({ provider, ...wishes(i, provider) }));
    for (const x of mine) if (x.mentorChose) named[x.provider]?.push({ seeker: i, place: x.mentorChose });
    return PLACES.map((n) => mine.filter((x) => x.menteeChose === n).map((x) => x.provider));
  });
  return {
    seekers: ranked,
    providers: named.map((all) => PLACES.map((n) => all.filter((x) => x.place === n).map((x) => x.seeker))),
    places: providers.map((m) => Math.max(0, g.freePlaces.get(m.id) ?? 0)),
  };
}

/** The same, with everybody else who is open in a last tier: whoever was not named is equally welcome. */
export function fullChoices({ g, seekers, providers, market }: PairingMarket): Choices {
  const rows = seekers.map((_, i) => market.row(i));
  const choices = choicesOf(g, seekers, providers, rows);
  const scores = rows.map((row) => new Map(row.map((a) => [a.provider, a.score])));
  const open: number[][] = providers.map(() => []);
  rows.forEach((row, i) => {
    for (const { provider } of row) open[provider]?.push(i);
  });
  const rest = (tiers: readonly (readonly number[])[], all: readonly number[]) => {
    const said = new Set(tiers.flat());
    return [...tiers, all.filter((x) => !said.has(x))];
  };
  return {
    seekers: choices.seekers.map((tiers, i) => rest(tiers, rows[i]?.map((a) => a.provider) ?? [])),
    providers: choices.providers.map((tiers, j) => rest(tiers, open[j] ?? [])),
    places: choices.places,
    preference: (seeker, provider) => scores[seeker]?.get(provider) ?? 0,
  };
}

const anyChosenIn = ({ p }: Ground): boolean => p.rows(menteeChoices).length + p.rows(mentorChoices).length > 0;

/** Whether anybody has named anybody. */
export const anyChosen = ({ g }: PairingMarket): boolean => anyChosenIn(g);

/** Mutual first choices stand before everything else (domain 8.5), then what the curator decided. */
function pinsOf(
  g: Ground,
  seekers: readonly Mentee[],
  providers: readonly Mentor[],
  rows: readonly (readonly Arc[])[],
): Decision[] {
  const decided = g.p
    .rows(limits)
    .filter((x) => !x.lifted && x.kind === 'together' && seekers.some((m) => m.id === x.mentee))
    .map((x): Decision => ({ seeker: x.mentee, provider: x.mentor, reason: limitReasons[x.reason][0] }));
  const taken = new Set(decided.map((x) => x.seeker));
  const first = anyChosenIn(g) ? mutualFirst(choicesOf(g, seekers, providers, rows)) : [];
  const mutual = first.map(
    ({ seeker, provider }): Decision => ({
      seeker: (seekers[seeker] as Mentee).id,
      provider: (providers[provider] as Mentor).id,
      reason: 'взаимный первый выбор',
    }),
  );
  return [...decided, ...mutual.filter((x) => !taken.has(x.seeker))];
}

/** Everyone who looks for a pair, and every mentor. The order is by code, never by the order of rows. */
export function pairingMarket(p: Programme): PairingMarket {
  const seekers = p
    .rows(mentees)
    .filter((m) => m.state === 'searching')
    .sort(byCode);
  const providers = [...p.rows(mentors)].sort(byCode);
  const g = groundOf(p, providers);
  const [anyMentee, anyMentor] = [seekers[0], providers[0]];
  const stopped = {
    mentee: seekers.map((m) => (anyMentor ? stops(ofMentee, g, m, anyMentor) : [])),
    mentor: providers.map((m) => (anyMentee ? stops(ofMentor, g, anyMentee, m) : [])),
  };
  const chose = new Set(
    anyChosenIn(g)
      ? seekers.filter((m) => providers.some((n) => g.wishes(m.id, n.id).menteeChose > 0)).map((m) => m.id as string)
      : [],
  );
  const openTo = providers.flatMap((mentor, j) =>
    stopped.mentor[j]?.length ? [] : [{ mentor, j, b: g.facts.mentor(mentor) }],
  );
  const rows = seekers.map((mentee, i): Arc[] => {
    const row: Arc[] = [];
    // one object for all pairs of a mentee: a round of 500 × 250 looks at 125,000
    const two = { mentee, a: g.facts.mentee(mentee) } as Two;
    for (const { mentor, j, b } of stopped.mentee[i]?.length ? [] : openTo) {
      two.mentor = mentor;
      two.b = b;
      two.wishes = g.wishes(mentee.id, mentor.id);
      if (isRefused(g, two)) continue;
      const broken = brokenBy(mentee, mentor, chose, two.wishes.menteeChose > 0);
      row.push({ provider: j, score: scoreOf(g, two), broken });
    }
    return row;
  });
  const bans = p
    .rows(limits)
    .filter((x) => !x.lifted && x.kind === 'apart' && seekers.some((m) => m.id === x.mentee))
    .map((x): Decision => ({ seeker: x.mentee, provider: x.mentor, reason: limitReasons[x.reason][0] }));
  const market: Market = {
    seekers: seekers.map((m) => ({ code: m.id, since: m.joinedOn })),
    providers: providers.map((m) => ({ code: m.id, capacity: Math.max(0, g.freePlaces.get(m.id) ?? 0) })),
    row: (i) => rows[i] ?? [],
    pins: pinsOf(g, seekers, providers, rows),
    bans,
  };
  const refusing: Gates = (i, j) => [
    ...(stopped.mentee[i] ?? []),
    ...(stopped.mentor[j] ?? []),
    ...stops(ofPair, g, seekers[i] as Mentee, providers[j] as Mentor),
  ];
  return { g, market, seekers, providers, refusing };
}

/** What a gate is called; the engine's own reasons too. */
export function gateWords(id: string): Words {
  const own: Readonly<Record<string, Words>> = {
    ban: ['решение куратора не ставить вместе', 'the curator’s decision to keep apart'],
    'no-places': ['свободные места', 'free places'],
    'group-too-small': ['наименьший размер группы', 'the smallest size of a group'],
  };
  return own[id] ?? gates.find((gate) => gate.id === id)?.title ?? [id, id];
}

/** A round for the record: the same on any machine. */
export function roundProtocol({ g, refusing }: PairingMarket, round: Round): Protocol {
  const rules = Object.fromEntries(g.weights);
  return protocolOf(round, rules, hash, refusing);
}

/** Why each seeker without a pair has none, by index. */
export const whyLeft = ({ refusing }: PairingMarket, round: Round): ReadonlyMap<number, Unpaired> =>
  reasonsOf(round, refusing);
