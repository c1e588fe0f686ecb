import { expect, test } from 'vitest';
import { canMove, type Moves, Problem, step } from '../../src/kit/index.ts';
import { menteeMoves } from '../../src/stages/2-mentees/states.ts';
import { mentorMoves } from '../../src/stages/3-mentors/states.ts';
import { pairMoves } from '../../src/stages/5-pairs/tables.ts';

test.each([
  [menteeMoves, 'draft', 'matched'],
  [menteeMoves, 'awaiting_consent', 'proposed'],
  [menteeMoves, 'completed', 'active'],
  [menteeMoves, 'searching', 'matched'],
  [mentorMoves, 'candidate', 'ready'],
  [mentorMoves, 'selected', 'active'],
  [mentorMoves, 'blocked', 'active'],
  [pairMoves, 'proposed', 'working'],
  [pairMoves, 'closed_completed', 'working'],
  [pairMoves, 'declined', 'confirmed'],
] as [Moves<string>, string, string][])('%#: an illegal move is refused with both states named', (moves, from, to) => {
  expect(canMove(moves, from, to)).toBe(false);
  expect(() => step(moves, 'X-001', from, to)).toThrow(Problem);
  expect(() => step(moves, 'X-001', from, to)).toThrow(moves.states[from]![0]);
});

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
