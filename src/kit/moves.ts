import { type Column, choice, type Extras } from './column.ts';
import { problem } from './problem.ts';
import type { Words } from './words.ts';

/** Who makes a move: the curator, an answered form, the clock, a director's order, a psychologist, or the data itself. */
export type Mover = 'curator' | 'form' | 'clock' | 'order' | 'psychologist' | 'system';

/** States of a mentee, a mentor or a pair, and the moves between them, as one table. */
export type Moves<S extends string> = {
  id: string;
  states: { readonly [K in S]: Words };
  start: S;
  moves: readonly { from: readonly S[]; to: S; by: readonly Mover[] }[];
};

export const moves = <const S extends string>(id: string, def: Omit<Moves<S>, 'id'>): Moves<S> => ({ id, ...def });

/** The state column of a table: changed by commands only. */
export const state = <S extends string>(title: Words, m: Moves<S>, extras: Extras = {}): Column<S> => ({
  ...choice<S>(title, m.states, extras),
  by: 'script',
  start: () => m.start,
});

export const illegalMove = problem('illegal-move', (f: { about: string; from: Words; to: Words }) => [
  `${f.about}: из состояния «${f.from[0]}» нельзя перейти в «${f.to[0]}». Ничего не изменено. Обновите панель: возможно, состояние уже другое.`,
  `${f.about}: “${f.from[1]}” cannot become “${f.to[1]}”. Nothing was changed. Refresh the panel: the state may have changed already.`,
]);

export const canMove = <S extends string>(m: Moves<S>, from: NoInfer<S>, to: NoInfer<S>): boolean =>
  m.moves.some((x) => x.to === to && x.from.includes(from));

/** The new state. @throws illegalMove */
export function step<S extends string>(m: Moves<S>, about: string, from: NoInfer<S>, to: NoInfer<S>): S {
  if (!canMove(m, from, to)) throw illegalMove({ about, from: m.states[from], to: m.states[to] });
  return to;
}
