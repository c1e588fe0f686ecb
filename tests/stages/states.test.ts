import { expect, test } from 'vitest';
import { canMove, type Moves, Problem, step } from '../../src/kit/index.ts';
import { menteeMoves } from '../../src/stages/2-mentees/states.ts';
import { mentorMoves } from '../../src/stages/3-mentors/states.ts';
import { pairMoves } from '../../src/stages/5-pairs/tables.ts';

/** The lives as domain 6 tells them, written down once more: from → where to. */
const legal: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  mentee: {
    draft: 'awaiting_consent withdrawn',
    awaiting_consent: 'in_base withdrawn',
    in_base: 'searching awaiting_consent withdrawn',
    searching: 'proposed awaiting_consent withdrawn',
    proposed: 'searching matched withdrawn',
    matched: 'active searching withdrawn',
    active: 'searching completed withdrawn',
    completed: 'withdrawn erased',
    withdrawn: 'in_base erased',
    erased: '',
  },
  mentor: {
    candidate: 'screening blocked withdrawn',
    screening: 'selected rejected blocked withdrawn',
    selected: 'training blocked withdrawn',
    rejected: 'withdrawn erased',
    training: 'ready blocked withdrawn',
    ready: 'active paused reserve blocked withdrawn',
    active: 'ready paused reserve blocked withdrawn',
    paused: 'ready active blocked withdrawn',
    blocked: 'paused withdrawn',
    reserve: 'screening blocked withdrawn',
    withdrawn: 'erased',
    erased: '',
  },
  pair: {
    proposed: 'confirmed declined cancelled',
    confirmed: 'ordered acquaintance closed_early',
    ordered: 'acquaintance closed_early',
    acquaintance: 'trial on_hold closed_early',
    trial: 'planning on_hold closed_early',
    planning: 'working on_hold closed_early',
    working: 'final on_hold closed_early',
    final: 'closed_completed closed_early',
    on_hold: 'acquaintance trial planning working closed_early',
    closed_completed: '',
    closed_early: '',
    declined: '',
    cancelled: '',
  },
};

test.each([menteeMoves, mentorMoves, pairMoves] as Moves<string>[])(
  'every illegal move of a $id is refused with both states named, every legal one is made',
  (moves) => {
    const states = Object.keys(moves.states);
    expect(Object.keys(legal[moves.id]!).sort()).toEqual([...states].sort());
    let refused = 0;
    for (const from of states) {
      const allowed = legal[moves.id]![from]!.split(' ');
      for (const to of states) {
        if (allowed.includes(to)) {
          expect(step(moves, 'X-001', from, to)).toBe(to);
          continue;
        }
        refused++;
        expect(canMove(moves, from, to), `${from} → ${to}`).toBe(false);
        try {
          step(moves, 'X-001', from, to);
          expect.unreachable(`${from} → ${to}`);
        } catch (e) {
          expect(e).toBeInstanceOf(Problem);
          for (const state of [from, to]) expect((e as Problem).message).toContain(moves.states[state]![0]);
        }
      }
    }
    expect(refused).toBeGreaterThan(70);
  },
);

test.each([menteeMoves, mentorMoves, pairMoves] as Moves<string>[])(
  'every state of $id can be reached from the start, and nothing leaves «обезличен»',
  (m) => {
    const reached = new Set([m.start]);
    for (let grown = true; grown; ) {
      const next = m.moves.filter((x) => !reached.has(x.to) && x.from.some((f) => reached.has(f)));
      for (const x of next) reached.add(x.to);
      grown = next.length > 0;
    }
    expect([...reached].sort()).toEqual(Object.keys(m.states).sort());
    expect(m.moves.filter((x) => x.from.includes('erased'))).toEqual([]);
  },
);

test('a mentee goes from questionnaire to pair by legal moves only', () => {
  const road = [
    'draft',
    'awaiting_consent',
    'in_base',
    'searching',
    'proposed',
    'matched',
    'active',
    'completed',
    'erased',
  ] as const;
  for (let i = 1; i < road.length; i++) expect(canMove(menteeMoves, road[i - 1]!, road[i]!)).toBe(true);
});
