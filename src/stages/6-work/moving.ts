/** What follows from meetings and plans by itself: the state of the pair, of its mentees, and help that was asked for. */
import { type Change, insert, type Now, newRow, type Programme, step, update } from '../../kit/index.ts';
import { type Mentee, mentees } from '../2-mentees/register.ts';
import { menteeMoves } from '../2-mentees/states.ts';
import { over, type Pair, type PairState, pairMoves, pairs } from '../5-pairs/tables.ts';
import { type Meeting, meetings } from './meetings.ts';
import { type MeetingKind, type Plan, plans, planTasks } from './plans.ts';

/** The states in the order of the meetings that lead to them. */
const ROAD: readonly PairState[] = ['acquaintance', 'trial', 'planning', 'working', 'final'];
const KINDS: readonly MeetingKind[] = ['acquaintance', 'trial', 'planning', 'working', 'final'];

/** What a plan still lacks before the pair may be called at work (6.in.1, 6.in.2). */
export type Lack = 'format' | 'rules' | 'goal' | 'task';

export function planLacks(plan: Plan | undefined, tasks: number): Lack[] {
  return [
    ...(plan?.mode && plan.cadenceDays && plan.place && plan.channel ? [] : ['format' as const]),
    ...(plan?.rulesOn ? [] : ['rules' as const]),
    ...(plan?.goal ? [] : ['goal' as const]),
    ...(tasks ? [] : ['task' as const]),
  ];
}

/** How many rows each pair has. */
const countBy = <R extends { pair: string }>(rows: readonly R[]): ReadonlyMap<string, number> => {
  const out = new Map<string, number>();
  for (const r of rows) out.set(r.pair, (out.get(r.pair) ?? 0) + 1);
  return out;
};

/** How far the meetings held have brought a pair: the last kind that was held, from 0; −1 before the first. */
const furthest = (held: readonly Meeting[]): number =>
  held.reduce((most, m) => Math.max(most, KINDS.indexOf(m.kind)), -1);

/** A later meeting says that the earlier ones are behind the pair; work begins only with a plan. */
function stateBy(pair: Pair, reached: number, planned: boolean): PairState {
  let state = pair.state;
  for (let i = Math.max(0, ROAD.indexOf(state) + 1); i < ROAD.length; i++) {
    const next = ROAD[i] as PairState;
    // after the planning meeting the plan decides, not the next meeting
    const due = next === 'working' ? reached >= KINDS.indexOf('planning') && planned : reached >= i;
    if (!due) break;
    state = step(pairMoves, pair.id, state, next);
  }
  return state;
}

const MOVING: readonly PairState[] = ['confirmed', 'ordered', 'acquaintance', 'trial', 'planning', 'working'];

export const movingReads = [pairs, mentees, meetings, plans, planTasks] as const;

export function settlePairs(p: Programme): Change[] {
  const held = new Map<string, Meeting[]>();
  for (const m of p.rows(meetings)) {
    if (m.state !== 'held') continue;
    const mine = held.get(m.pair);
    if (mine) mine.push(m);
    else held.set(m.pair, [m]);
  }
  const planOf = new Map(p.rows(plans).map((x) => [x.pair as string, x]));
  const tasks = countBy(p.rows(planTasks));
  return p.rows(pairs).flatMap((pair): Change[] => {
    const mine = held.get(pair.id) ?? [];
    const planned = !planLacks(planOf.get(pair.id), tasks.get(pair.id) ?? 0).length;
    const state = MOVING.includes(pair.state) ? stateBy(pair, furthest(mine), planned) : pair.state;
    const moved = state === pair.state ? [] : [update(pairs, pair.id, { state })];
    return [...moved, ...begun(p, pair, state, mine)];
  });
}

/** With the first working meeting its mentees are at work. */
function begun(p: Programme, pair: Pair, state: PairState, held: readonly Meeting[]): Change[] {
  if ((state !== 'working' && state !== 'final') || !held.some((m) => m.kind === 'working' || m.kind === 'final')) {
    return [];
  }
  return pair.mentees.flatMap((id) => {
    const mentee: Mentee | undefined = p.row(mentees, id);
    if (mentee?.state !== 'matched') return [];
    return [update(mentees, id, { state: step(menteeMoves, id, mentee.state, 'active'), toDo: undefined })];
  });
}

/** A pair that continues another goes on with its plan and the tasks still open. */
export function settlePlans(p: Programme, now: Now): Change[] {
  const planOf = new Map(p.rows(plans).map((x) => [x.pair as string, x]));
  return p.rows(pairs).flatMap((pair): Change[] => {
    const old = pair.continues && !over.includes(pair.state) ? planOf.get(pair.continues) : undefined;
    if (!old || planOf.has(pair.id)) return [];
    const open = p
      .rows(planTasks)
      .filter((t) => t.pair === old.pair && (t.progress === 'todo' || t.progress === 'doing'));
    const same = { pair: pair.id, id: undefined as never };
    // the safety rules are explained anew to whoever is new
    return [
      insert(plans, newRow(plans, { ...old, ...same, state: 'draft', rulesOn: undefined, url: undefined }, now)),
      ...open.map((t) => insert(planTasks, newRow(planTasks, { ...t, ...same }, now))),
    ];
  });
}
