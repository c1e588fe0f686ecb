/** A round at the design size, from rows to its explanations: our own time, without reading and writing. */
import { dice, programme, sampleRows } from '../../src/kit/index.ts';
import { liftWorst, remediesFor, scarcityOf, solveAssignment, valuesOf } from '../../src/matching/index.ts';
import { defaults, settings } from '../../src/stages/1-preparation/settings.ts';
import { personOf } from '../../src/stages/2-mentees/admission.ts';
import { consents, consentsNeeded } from '../../src/stages/2-mentees/consents.ts';
import { mentees } from '../../src/stages/2-mentees/register.ts';
import { mentorPersonOf, mentors } from '../../src/stages/3-mentors/register.ts';
import { scoreOf, twoOf } from '../../src/stages/5-pairs/fit.ts';
import { pairingMarket, roundProtocol, whyLeft } from '../../src/stages/5-pairs/market.ts';
import { pricer } from '../../src/stages/5-pairs/price-words.ts';
import { median, type Row } from './row.ts';

const SIZE = { mentees: 500, mentors: 250 };
const TIMES = 5;

/** Invented people who have given every consent, as many as the largest school has. */
function school(seed: number) {
  const pointed = { team: ['К-001'], events: ['СБ-001'], partners: ['ПР-001'], trainings: ['ОБ-001'] };
  const d = dice(seed, pointed);
  const today = '2026-10-12' as never;
  const code = (prefix: string, i: number) => `${prefix}-${String(i + 1).padStart(3, '0')}`;
  const young = sampleRows(mentees, d, SIZE.mentees).map((m, i) => ({
    ...m,
    id: code('НМ', i) as typeof m.id,
    state: 'searching' as const,
    themes: m.themes ?? (['career'] as const),
  }));
  const guides = sampleRows(mentors, d, SIZE.mentors).map((m, i) => ({
    ...m,
    id: code('НР', i) as typeof m.id,
    state: 'ready' as const,
  }));
  const [sample] = sampleRows(consents, dice(1, { ...pointed, mentees: ['НМ-001'], mentors: ['НР-001'] }), 1);
  const given = [...young.map(personOf), ...guides.map(mentorPersonOf)].flatMap((person) =>
    consentsNeeded(person, today).map((kind) => ({
      ...sample,
      mentee: person.id.startsWith('НМ') ? person.id : undefined,
      mentor: person.id.startsWith('НР') ? person.id : undefined,
      kind,
      state: 'given',
      until: undefined,
    })),
  );
  return programme(
    today,
    [settings, [{ ...defaults, language: 'ru' }]],
    [mentees, young],
    [mentors, guides],
    [consents, given],
  );
}

function timed<T>(act: () => T): { ms: number; value: T } {
  const started = performance.now();
  const value = act();
  return { ms: performance.now() - started, value };
}

function once(seed: number) {
  const p = school(seed);
  const whole = timed(() => {
    const pm = pairingMarket(p);
    const round = liftWorst(solveAssignment(pm.market)).round;
    const why = whyLeft(pm, round);
    scarcityOf(
      valuesOf(round),
      (i) => pm.seekers[i]?.themes ?? [],
      (j) => pm.providers[j]?.competences ?? [],
    );
    roundProtocol(pm, round);
    return { pm, round, why };
  });
  const { pm, round, why } = whole.value;
  const best = solveAssignment(pm.market);
  const at = best.providerOf.findIndex((j) => j >= 0);
  const wanted = {
    mentee: pm.seekers[at]?.id ?? '',
    mentor: pm.providers[best.providerOf[at] ?? 0]?.id ?? '',
    kind: 'apart',
  } as const;
  const names = { mentee: String, mentor: String };
  const priced = (policy: 'best' | 'fair') => {
    const price = pricer(pm.market, policy, names, 'ru');
    price(wanted);
    return timed(() => price(wanted)).ms;
  };
  const left = [...why].find(([, x]) => x.kind === 'competition')?.[0] ?? -1;
  const arc = (i: number, j: number) => {
    const [a, b] = [pm.seekers[i], pm.providers[j]];
    return { score: a && b ? scoreOf(pm.g, twoOf(pm.g, a, b)) : 0 };
  };
  const remedies = timed(() => (left < 0 ? [] : remediesFor(round, left, { gates: pm.refusing, arc })));
  return { whole: whole.ms, price: priced('best'), fair: priced('fair'), remedies: remedies.ms, served: round.served };
}

export async function rows(): Promise<Row[]> {
  const all = Array.from({ length: TIMES }, (_, i) => once(i + 1));
  const row = (what: string, of: 'whole' | 'price' | 'fair' | 'remedies', budget: number): Row => {
    const ms = median(all.map((x) => x[of]));
    return { what, measured: `${ms.toFixed(0)} ms`, budget: `${budget} ms`, ok: ms <= budget };
  };
  const size = `${SIZE.mentees} × ${SIZE.mentors}`;
  return [
    row(`a round with every explanation, ${size} (${all[0]?.served} pairs)`, 'whole', 150),
    row(`price of a decision, the best total, ${size}`, 'price', 20),
    row(`price of a decision, the worst-off first, ${size}`, 'fair', 20),
    row(`remedies for one mentee, ${size}`, 'remedies', 100),
  ];
}
