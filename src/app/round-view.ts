/** What the board shows of a round: pairs, those left out with their proof, what is scarce, who is left out, the record. Read-only. */
import { type Lang, type Programme, say, sayDay, sayMoment, type Words } from '../kit/index.ts';
import {
  acceptable,
  fairStable,
  type Honoured,
  honoured,
  liftWorst,
  outlookOf,
  type PackedMarket,
  packed,
  type Remedy,
  type Round,
  remediesFor,
  scarcityOf,
  seekersBest,
  sharesOf,
  solveAssignment,
  type Unpaired,
  valuesOf,
  whyNot,
} from '../matching/index.ts';
import { personMissing } from '../stages/2-mentees/admission.ts';
import { cautionsOf } from '../stages/5-pairs/cautions.ts';
import { criteria } from '../stages/5-pairs/criteria.ts';
import { scoreBreakdown, scoreOf, twoOf } from '../stages/5-pairs/fit.ts';
import {
  anyChosen,
  fullChoices,
  gateWords,
  type PairingMarket,
  pairingMarket,
  roundProtocol,
  whyLeft,
} from '../stages/5-pairs/market.ts';
import { pairingReads } from '../stages/5-pairs/pairing.ts';
import {
  changeWords,
  faultWords,
  moveWords,
  type Names,
  type Policy,
  type PriceView,
  pricer,
  type Wanted,
} from '../stages/5-pairs/price-words.ts';
import { couplesOf, currentDraft, draftOf, policies, roundPairs, rounds } from '../stages/5-pairs/round.ts';
import { themes } from '../stages/dictionaries.ts';
import { type Sorting, sortingOf } from './pairs-view.ts';
import { type Snapshot, snapshot } from './snapshot.ts';

const reads = [...pairingReads, rounds, roundPairs];

export type Part = { title: string; points: number; of: number; words: string };
export type CoupleView = Sorting & {
  mentee: string;
  mentor: string;
  menteeName: string;
  mentorName: string;
  group: string;
  score: number;
  pinned: boolean;
  parts: Part[];
  /** what the curator should look at before approving */
  cautions: string[];
};
export type LeftView = Sorting & { mentee: string; name: string; group: string; why: string };
export type RoundView = {
  lang: Lang;
  mode: 'codes' | 'full';
  draft: { id: string; policy: Policy; made: string; stale: boolean } | null;
  /** how what is shown was made, draft or not */
  policy: Policy;
  policies: { id: Policy; words: string }[];
  served: number;
  seekers: number;
  places: number;
  exact: boolean;
  broken: number;
  average: number;
  /** lowest score of a pair by the best total, and with the worst-off first */
  lowest: { best: number | null; fair: number | null };
  couples: CoupleView[];
  left: LeftView[];
  scarce: { words: string; asked: number; unserved: number; places: number; left: number; gain: string }[];
  shares: { title: string; groups: { group: string; asked: number | null; served: number | null }[] }[];
  protocol: { inputs: string; result: string; version: number; rules: { words: string; value: string }[] };
  faults: string[];
  /** what the choices after the meeting would give, one way beside another; empty while nobody has chosen */
  ways: { words: string; served: number; first: number; total: number; blocking: number }[];
  /** pairs of people who would both rather have each other than what the round gives them */
  wouldRather: string[];
  mentors: { id: string; name: string }[];
  /** sent along when the round is large: the page then counts prices itself */
  market: PackedMarket | null;
};

const namesOf = ({ seekers, providers }: PairingMarket): Names => {
  const mentee = new Map(seekers.map((m) => [m.id as string, m.fullName ?? m.id]));
  const mentor = new Map(providers.map((m) => [m.id as string, m.fullName]));
  return { mentee: (id) => mentee.get(id) ?? id, mentor: (id) => mentor.get(id) ?? id };
};

const listed = (names: readonly string[], most = 4): Words =>
  names.length <= most
    ? [names.join(', '), names.join(', ')]
    : [
        `${names.slice(0, most).join(', ')} и ещё ${names.length - most}`,
        `${names.slice(0, most).join(', ')} and ${names.length - most} more`,
      ];

/** The proof in words: which gates refuse how many, or who competes for too few places. */
export function unpairedWords(why: Unpaired, pm: PairingMarket): Words {
  if (why.kind === 'price') return ['пара возможна', 'a pair is possible'];
  if (why.kind === 'nobody') {
    if (!why.refusals.length) return ['наставников нет', 'there are no mentors'];
    const [ru, en] = [0, 1].map((k) =>
      why.refusals
        .slice(0, 3)
        .map(({ gate, providers, alone }) => {
          const only = alone ? (k ? `, only this: ${alone}` : `, только это: ${alone}`) : '';
          return `${gateWords(gate)[k as 0 | 1]} — ${providers}${only}`;
        })
        .join('; '),
    );
    return [`Ни один наставник не подходит. Мешает: ${ru}.`, `No mentor fits. What refuses: ${en}.`];
  }
  const { mentor } = namesOf(pm);
  const who = listed(why.providers.map((j) => mentor(pm.providers[j]?.id ?? '')));
  return [
    `Мест меньше, чем желающих: ${why.seekers.length} наставляемым подходят только ${who[0]}, у них мест — ${why.places}.`,
    `Fewer places than people: ${why.seekers.length} mentees can go only to ${who[1]}, who have ${why.places} places.`,
  ];
}

const policyOf = (p: Programme): Policy => currentDraft(p)?.policy ?? 'fair';

type Solved = { pm: PairingMarket; best: Round; fair: ReturnType<typeof liftWorst>; round: Round };

function solved(s: Snapshot): Solved {
  const pm = pairingMarket(s);
  const best = solveAssignment(pm.market);
  const fair = liftWorst(best);
  return { pm, best, fair, round: policyOf(s) === 'fair' ? fair.round : best };
}

const partsOf = (pm: PairingMarket, i: number, j: number, lang: Lang): Part[] => {
  const [mentee, mentor] = [pm.seekers[i], pm.providers[j]];
  if (!mentee || !mentor) return [];
  return scoreBreakdown(pm.g, mentee, mentor).map((x) => ({
    title: say(x.title, lang),
    points: x.points,
    of: x.of,
    words: say(x.words, lang),
  }));
};

/** The round beside what the choices alone would give; what is lost by either is in plain sight. */
function choicesView(pm: PairingMarket, round: Round, lang: Lang): Pick<RoundView, 'ways' | 'wouldRather'> {
  if (!anyChosen(pm)) return { ways: [], wouldRather: [] };
  const choices = fullChoices(pm);
  const now = honoured(choices, acceptable(choices), round.providerOf);
  const all: readonly (readonly [Words, Honoured])[] = [
    [['этот подбор', 'this round'], now],
    [['по выбору, лучше для наставляемых', 'by choices, best for mentees'], seekersBest(choices)],
    [['по выбору, поровну для обеих сторон', 'by choices, fair to both sides'], fairStable(choices)],
  ];
  const names = namesOf(pm);
  return {
    ways: all.map(([words, { served, first, total, blocking }]) => ({
      words: say(words, lang),
      served,
      first,
      total,
      blocking: blocking.length,
    })),
    wouldRather: now.blocking
      .slice(0, 10)
      .map(
        ({ seeker, provider }) =>
          `${names.mentee(pm.seekers[seeker]?.id ?? '')} — ${names.mentor(pm.providers[provider]?.id ?? '')}`,
      ),
  };
}

/** Pairs to compare from which the page counts by itself: at 200 × 100 a call takes longer than the counting. */
const PAGE_SOLVES_FROM = 20_000;

export function roundView(): RoundView {
  const s = snapshot(reads, 'skip');
  const { lang } = s;
  const { pm, fair, round } = solved(s);
  const row = currentDraft(s);
  const protocol = roundProtocol(pm, round);
  const couples = couplesOf({ pm, round });
  const index = new Map(pm.seekers.map((m, i) => [m.id as string, i]));
  const reasons = whyLeft(pm, round);
  const provider = new Map(pm.providers.map((m, j) => [m.id as string, j]));
  const total = couples.reduce((sum, c) => sum + c.score, 0);
  const shareOf = (title: Words, groupOf: (i: number) => string | undefined) => ({
    title: say(title, lang),
    groups: sharesOf(round, groupOf).map((x) =>
      'hidden' in x
        ? { group: x.group, asked: null, served: null }
        : { group: x.group, asked: x.asked, served: x.served },
    ),
  });
  return {
    lang,
    mode: s.memory.mode,
    draft: row
      ? {
          id: row.id,
          policy: row.policy,
          made: sayMoment(row.made, lang),
          stale: row.inputs !== protocol.inputs,
        }
      : null,
    policy: policyOf(s),
    policies: (Object.keys(policies) as Policy[]).map((id) => ({ id, words: say(policies[id], lang) })),
    served: round.served,
    seekers: pm.seekers.length,
    places: pm.market.providers.reduce((sum, x) => sum + x.capacity, 0),
    exact: round.exact,
    broken: round.broken,
    average: couples.length ? Math.round(total / couples.length) : 0,
    lowest: { best: fair.before ?? null, fair: fair.after ?? null },
    couples: couples.map(({ mentee, mentor, score, pinned }) => ({
      mentee: mentee.id,
      mentor: mentor.id,
      menteeName: mentee.fullName ?? mentee.id,
      mentorName: mentor.fullName,
      group: mentee.classOrGroup ?? '',
      score,
      pinned,
      ...sortingOf(s, mentee),
      cautions: cautionsOf(twoOf(pm.g, mentee, mentor)).map((words) => say(words, lang)),
      parts: partsOf(pm, index.get(mentee.id) ?? -1, provider.get(mentor.id) ?? -1, lang),
    })),
    left: pm.seekers.flatMap((m, i): LeftView[] => {
      const why = reasons.get(i);
      return why
        ? [
            {
              mentee: m.id,
              name: m.fullName ?? m.id,
              group: m.classOrGroup ?? '',
              ...sortingOf(s, m),
              why: say(unpairedWords(why, pm), lang),
            },
          ]
        : [];
    }),
    scarce: scarceThemes(pm, round, lang),
    shares: [
      shareOf(['Класс или группа', 'Class or group'], (i) => pm.seekers[i]?.classOrGroup),
      ...(pm.seekers.some((m) => m.building) ? [shareOf(['Корпус', 'Building'], (i) => pm.seekers[i]?.building)] : []),
      shareOf(['Когда пришли', 'When they joined'], (i) => {
        const on = pm.seekers[i]?.joinedOn;
        return on && say([`${sayDay(on, 'ru').slice(3)}`, on.slice(0, 7)], lang);
      }),
    ],
    protocol: {
      inputs: protocol.inputs,
      result: protocol.result,
      version: protocol.version,
      rules: criteria.map(({ id, title }) => ({ words: say(title, lang), value: String(protocol.rules[id] ?? 0) })),
    },
    ...choicesView(pm, round, lang),
    mentors: pm.providers.map((m) => ({ id: m.id, name: m.fullName })),
    market: pm.seekers.length * pm.providers.length > PAGE_SOLVES_FROM ? packed(pm.market) : null,
    faults: [...new Set(round.faults.map((f) => f.kind))].flatMap((kind) => {
      const words = faultWords[kind];
      return words ? [say(words, lang)] : [];
    }),
  };
}

function scarceThemes(pm: PairingMarket, round: Round, lang: Lang): RoundView['scarce'] {
  const found = scarcityOf(
    valuesOf(round),
    (i) => pm.seekers[i]?.themes ?? [],
    (j) => pm.providers[j]?.competences ?? [],
  );
  return found
    .filter((x) => x.asked > 0)
    .slice(0, 8)
    .map(({ tag, asked, unserved, places, left, best }) => ({
      words: tag in themes ? say(themes[tag as keyof typeof themes], lang) : tag,
      asked,
      unserved,
      places,
      left,
      gain: say(changeWords(best), lang),
    }));
}

/** What a decision costs before it is saved, and who would move. */
export function priceView(wanted: Wanted): PriceView {
  const s = snapshot(reads, 'skip');
  const pm = pairingMarket(s);
  if (!pm.seekers.some((m) => m.id === wanted.mentee)) throw personMissing({ person: wanted.mentee });
  return pricer(pm.market, policyOf(s), namesOf(pm), s.lang)(wanted);
}

function remedyWords(r: Remedy, pm: PairingMarket, names: Names): Words {
  const mentee = names.mentee(pm.seekers[r.seeker]?.id ?? '');
  const mentor = names.mentor(pm.providers[r.provider]?.id ?? '');
  switch (r.kind) {
    case 'place':
      return [`Ещё одно место: ${mentor}`, `One more place: ${mentor}`];
    case 'unban':
      return [`Снять запрет: ${mentee} и ${mentor}`, `Lift the ban: ${mentee} and ${mentor}`];
    case 'unpin':
      return [`Снять закрепление: ${mentee} и ${mentor}`, `Lift the pin: ${mentee} and ${mentor}`];
    case 'gate': {
      const [ru, en] = gateWords(r.gate ?? '');
      return [`Решить вопрос «${ru}»: ${mentor}`, `Settle “${en}”: ${mentor}`];
    }
  }
}

export type RemediesView = { remedies: { words: string; gain: string; serves: boolean }[] };

/** What would serve one more: each remedy has been tried by solving again. */
export function remediesView({ mentee }: { mentee: string }): RemediesView {
  const s = snapshot(reads, 'skip');
  const { pm, round } = draftOf(s, policyOf(s));
  const i = pm.seekers.findIndex((m) => m.id === mentee);
  if (i < 0) throw personMissing({ person: mentee });
  const names = namesOf(pm);
  const score = (a: number, b: number) => {
    const [x, y] = [pm.seekers[a], pm.providers[b]];
    return { score: x && y ? scoreOf(pm.g, twoOf(pm.g, x, y)) : 0 };
  };
  return {
    remedies: remediesFor(round, i, { gates: pm.refusing, arc: score }).map((r) => ({
      words: say(remedyWords(r, pm, names), s.lang),
      gain: say(changeWords(r.change), s.lang),
      serves: r.serves,
    })),
  };
}

export type WhyNotView = { words: string; moves: string[] };

/** Why a mentee has not this mentor in the round. */
export function whyNotView({ mentee, mentor }: { mentee: string; mentor: string }): WhyNotView {
  const s = snapshot(reads, 'skip');
  const { pm, round } = draftOf(s, policyOf(s));
  const i = pm.seekers.findIndex((m) => m.id === mentee);
  const j = pm.providers.findIndex((m) => m.id === mentor);
  if (i < 0) throw personMissing({ person: mentee });
  if (j < 0) throw personMissing({ person: mentor });
  const why = whyNot(outlookOf(round), i, j);
  const names = namesOf(pm);
  if (why.kind === 'worse') {
    const words: Words = [
      `Возможно, но подбор изменится: ${changeWords(why.change)[0]}.`,
      `Possible, but the round would change: ${changeWords(why.change)[1]}.`,
    ];
    return { words: say(words, s.lang), moves: why.moves.map((m) => say(moveWords(m, pm.market, names), s.lang)) };
  }
  const refused = pm.refusing(i, j).map((id) => gateWords(id));
  const said: Readonly<Record<Exclude<typeof why.kind, 'worse'>, Words>> = {
    chosen: ['Этот наставник и предложен.', 'This is the mentor proposed.'],
    refused: [
      `Не проходит: ${refused.map((w) => w[0]).join(', ')}.`,
      `Refused by: ${refused.map((w) => w[1]).join(', ')}.`,
    ],
    banned: ['Решено не ставить вместе.', 'Decided to keep apart.'],
    pinned: ['Наставляемый закреплён за другим.', 'The mentee is kept together with another.'],
    'no-places': ['У наставника нет свободных мест.', 'The mentor has no free place.'],
    'group-too-small': ['Группа не набирается.', 'The group would be too small.'],
    far: ['Возможно, но заметно хуже для всех.', 'Possible, but clearly worse for everybody.'],
  };
  return { words: say(said[why.kind], s.lang), moves: [] };
}
