import { expect, test } from 'vitest';
import { checkCertificate, type Market, resolveAssignment, solveAssignment } from '../../src/matching/index.ts';
import { below, marketOf, outcomeOf, pair, type Random, random, randomTable, type Table } from './small.ts';

/** One change of the kinds a curator makes. */
function changed(r: Random, t: Table): Table {
  const seeker = t.seekers[below(r, t.seekers.length)]?.code ?? '';
  const provider = t.providers[below(r, t.providers.length)]?.code ?? '';
  const arcs = new Map(t.arcs);
  switch (below(r, 7)) {
    case 0:
      return { ...t, pins: [...t.pins, { seeker, provider, reason: '' }] };
    case 1:
      return { ...t, bans: [...t.bans, { seeker, provider, reason: '' }] };
    case 2:
      return { ...t, pins: t.pins.slice(1), bans: t.bans.slice(1) };
    case 3:
      return { ...t, providers: t.providers.map((p) => (p.code === provider ? { ...p, capacity: below(r, 5) } : p)) };
    case 4:
      return { ...t, seekers: t.seekers.filter((s) => s.code !== seeker) };
    case 5:
      return { ...t, providers: t.providers.filter((p) => p.code !== provider) };
    default:
      arcs.set(pair(seeker, provider), { score: below(r, 50), broken: below(r, 2) });
      return { ...t, arcs, seekers: [...t.seekers, { code: `new${below(r, 1000)}` }] };
  }
}

test('solving again from the old prices gives what solving from nothing gives (600 changes)', () => {
  const r = random(11);
  for (let n = 0; n < 60; n++) {
    let table = randomTable(r, { seekers: 14, providers: 8, stay: n % 3 === 0, decisions: n % 2 === 0 });
    let round = solveAssignment(marketOf(table));
    for (let step = 0; step < 10; step++) {
      table = changed(r, table);
      const market = marketOf(table);
      round = resolveAssignment(market, round);
      expect(outcomeOf(table, round), `${n}.${step}`).toEqual(outcomeOf(table, solveAssignment(market)));
      expect(checkCertificate(market, round), `${n}.${step}`).toMatchObject({ proven: true });
    }
  }
});

test('a market of which only decisions changed is not read again', () => {
  let reads = 0;
  const market: Market = {
    seekers: [{ code: 'a' }, { code: 'b' }],
    providers: [{ code: 'x', capacity: 1 }],
    row: () => {
      reads++;
      return [{ provider: 0, score: 1 }];
    },
  };
  const round = solveAssignment(market);
  expect([reads, round.providerOf]).toEqual([2, [0, -1]]);
  const after = resolveAssignment({ ...market, bans: [{ seeker: 'a', provider: 'x', reason: '' }] }, round);
  expect([reads, after.providerOf]).toEqual([2, [-1, 0]]);
});
