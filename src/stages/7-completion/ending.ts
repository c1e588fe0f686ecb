/** A pair is completed: not before its final meeting and the outcome of each member are known (domain 6.3). */
import * as z from 'zod/mini';
import {
  addDays,
  type Change,
  canMove,
  command,
  daysBetween,
  type Finding,
  type Id,
  insert,
  type LocalDate,
  newRow,
  type Programme,
  problem,
  rule,
  sayDay,
  step,
  update,
  type Words,
} from '../../kit/index.ts';
import { firstYearOf, settings, settingsOf } from '../1-preparation/settings.ts';
import { mentees } from '../2-mentees/register.ts';
import { menteeMoves } from '../2-mentees/states.ts';
import { mentors } from '../3-mentors/register.ts';
import { mentorMoves } from '../3-mentors/states.ts';
import { pairOf } from '../5-pairs/missing.ts';
import { over, type Pair, pairMembers, pairMoves, pairs } from '../5-pairs/tables.ts';
import { meetings } from '../6-work/meetings.ts';
import { letters } from '../records.ts';
import { dueOn } from '../roadmap.ts';
import { goalReached, type Outcome, outcomes } from './outcomes.ts';

const membersOf = (p: Programme, pair: string): readonly string[] =>
  p.rows(pairMembers).flatMap((m) => (m.pair === pair && !m.to ? [m.mentee as string] : []));

/** The day of the final meeting: as written with the outcome, else as the meetings of the pair tell. */
const finalDay = (p: Programme, pair: string): LocalDate | undefined =>
  p
    .rows(meetings)
    .filter((m) => m.pair === pair && m.kind === 'final' && m.state === 'held' && m.on <= p.today)
    .map((m) => m.on)
    .sort()
    .at(-1);

const outcomeOf = (p: Programme, pair: string, mentee: string): Outcome | undefined =>
  p.rows(outcomes).find((o) => o.pair === pair && o.mentee === mentee);

/** What must still be written down before a pair may be completed. */
export function completionLacks(p: Programme, pair: Pair): readonly Words[] {
  return membersOf(p, pair.id).flatMap((mentee): Words[] => {
    const o = outcomeOf(p, pair.id, mentee);
    const met = o?.finalOn ?? finalDay(p, pair.id);
    return [
      ...(met ? [] : [[`дата итоговой встречи (${mentee})`, `the day of the final meeting (${mentee})`] as const]),
      ...(met && met > p.today
        ? [[`итоговая встреча ещё впереди (${mentee})`, `the final meeting is yet to come (${mentee})`] as const]
        : []),
      ...(o?.goal ? [] : [[`достигнута ли цель (${mentee})`, `whether the goal was reached (${mentee})`] as const]),
    ];
  });
}

export const notFinished = problem('pair-not-finished', (f: { pair: string; lacks: readonly Words[] }) => [
  `Пару ${f.pair} рано завершать: не хватает — ${f.lacks.map((w) => w[0]).join('; ')}. Ничего не изменено. Внесите итоги на листе «Итоги пар» и повторите.`,
  `Pair ${f.pair} cannot be completed yet; missing: ${f.lacks.map((w) => w[1]).join('; ')}. Nothing was changed. Enter the outcomes in the tab “Outcomes of pairs” and try again.`,
]);

const notAtWork = problem('pair-not-at-work', (f: { pair: string; state: Words }) => [
  `Пара ${f.pair} в состоянии «${f.state[0]}»: завершить можно ту, что работала. Ничего не изменено. Отметьте её встречи или завершите досрочно с причиной.`,
  `Pair ${f.pair} is “${f.state[1]}”: only a pair that has worked can be completed. Nothing was changed. Record its meetings, or close it early with a reason.`,
]);

const FINISHING: readonly Pair['state'][] = ['working', 'final'];

/** A mentee's and a mentor's rows after their pair is over. @param ended pairs that end together */
function peopleAfter(p: Programme, pair: Pair, members: readonly string[], ended: readonly Pair[]): Change[] {
  const finished = members.flatMap((id): Change[] => {
    const mentee = p.row(mentees, id);
    if (!mentee) return [];
    const at = mentee.state === 'matched' ? step(menteeMoves, id, mentee.state, 'active') : mentee.state;
    if (!canMove(menteeMoves, at, 'completed')) return [];
    const result = mentee.resultSummary ?? outcomeOf(p, pair.id, id)?.result;
    return [
      update(mentees, id, {
        state: step(menteeMoves, id, at, 'completed'),
        completedOn: p.today,
        resultSummary: result,
        toDo: undefined,
      }),
    ];
  });
  const mentor = p.row(mentors, pair.mentor);
  const others = p
    .rows(pairs)
    .some((x) => x.mentor === pair.mentor && !over.includes(x.state) && !ended.some((e) => e.id === x.id));
  const freed = mentor?.state === 'active' && !others;
  return [
    ...finished,
    ...(mentor
      ? [
          update(mentors, mentor.id, {
            completedOn: p.today,
            ...(freed && { state: step(mentorMoves, mentor.id, mentor.state, 'ready') }),
          }),
        ]
      : []),
  ];
}

function completed(p: Programme, pair: Pair, together: readonly Pair[]): Change[] {
  const { id } = pair;
  const final = pair.state === 'final' ? 'final' : step(pairMoves, id, pair.state, 'final');
  return [
    update(pairs, id, { state: step(pairMoves, id, final, 'closed_completed'), endedOn: p.today }),
    ...p.rows(pairMembers).flatMap((m) => (m.pair === id && !m.to ? [update(pairMembers, m.id, { to: p.today })] : [])),
    ...peopleAfter(p, pair, membersOf(p, id), together),
    ...p
      .rows(letters)
      .filter((l) => l.about === id && l.state === 'queued')
      .map((l) => update(letters, l.id, { state: 'cancelled' as const })),
  ];
}

export const completionReads = [settings, mentees, mentors, pairs, pairMembers, meetings, outcomes, letters] as const;

export const completePair = command('complete-pair', {
  title: ['пара завершена', 'pair completed'],
  input: () => z.object({ pair: z.string() }),
  reads: completionReads,
  decide: (p, { pair: id }) => {
    const pair = pairOf(p, id);
    if (!FINISHING.includes(pair.state)) throw notAtWork({ pair: id, state: pairMoves.states[pair.state] });
    const lacks = completionLacks(p, pair);
    if (lacks.length) throw notFinished({ pair: id, lacks });
    return { changes: completed(p, pair, [pair]), reply: { pair: id, members: membersOf(p, id).length } };
  },
});

const readyToEnd = (p: Programme): readonly Pair[] =>
  p
    .rows(pairs)
    .filter((x) => FINISHING.includes(x.state) && membersOf(p, x.id).length && !completionLacks(p, x).length);

/** All at once: at the end of the year a school has hundreds of them. */
export const completeFinished = command('complete-finished', {
  title: ['завершены пары, чьи итоги внесены', 'pairs completed whose outcomes are in'],
  button: ['Завершить пары с внесёнными итогами', 'Complete the pairs whose outcomes are in'],
  input: () => z.object({}),
  reads: completionReads,
  decide: (p) => {
    const all = readyToEnd(p);
    return { changes: all.flatMap((x) => completed(p, x, all)), reply: { pairs: all.length } };
  },
});

/** A line for every mentee of the pairs at work, so that only the goal and the result are left to write. */
export const prepareOutcomes = command('prepare-outcomes', {
  title: ['строки для итогов пар', 'lines for the outcomes'],
  button: ['Завести строки итогов', 'Make lines for the outcomes'],
  input: () => z.object({}),
  reads: [pairs, pairMembers, meetings, outcomes],
  decide: (p, _input, now) => {
    const changes = p
      .rows(pairs)
      .filter((x) => FINISHING.includes(x.state))
      .flatMap((x) =>
        membersOf(p, x.id)
          .filter((m) => !outcomeOf(p, x.id, m))
          .map((m) => {
            const row = { pair: x.id, mentee: m as Id<'mentees'>, finalOn: finalDay(p, x.id), decidedOn: undefined };
            return insert(outcomes, newRow(outcomes, row, now));
          }),
      );
    return { changes, reply: { lines: changes.length } };
  },
});

/** The cycle of learners ends with the school year unless the pair has agreed otherwise (domain 10.2). */
const USUAL_END = '05-31';

export const endOf = (p: Programme, pair: Pair): LocalDate =>
  pair.plannedEnd ?? dueOn(USUAL_END, firstYearOf(settingsOf(p).year, p.today));

/** Days before its end on which a pair is reminded of its final meeting (domain 7, no. 14). */
const FINAL_WARNING_DAYS = 21;
const LAST_WARNING_DAYS = 7;

const unfinished = (p: Programme): readonly Pair[] =>
  p.rows(pairs).filter((x) => FINISHING.includes(x.state) && completionLacks(p, x).length > 0);

/** The pair itself, from three weeks before its end until the final meeting has a date. */
export const finalDue = rule('final-due', {
  title: ['Пора провести итоговую встречу', 'The final meeting is due'],
  reads: [settings, pairs, pairMembers, meetings, outcomes],
  find: (p) =>
    p.rows(pairs).flatMap((x): Finding[] => {
      const since = addDays(endOf(p, x), -FINAL_WARNING_DAYS);
      const met = finalDay(p, x.id) ?? membersOf(p, x.id).every((m) => outcomeOf(p, x.id, m)?.finalOn);
      if (!FINISHING.includes(x.state) || met || since > p.today) return [];
      return [
        {
          about: x.id,
          who: x.mentor,
          since,
          words: [
            `${x.id}: работа пары заканчивается ${sayDay(endOf(p, x), 'ru')}. Договоритесь об итоговой встрече: результаты, благодарность, что дальше.`,
            `${x.id}: the pair’s work ends on ${sayDay(endOf(p, x), 'en')}. Arrange the final meeting: results, thanks, what comes next.`,
          ],
        },
      ];
    }),
  remind: {
    onDays: [0, FINAL_WARNING_DAYS - LAST_WARNING_DAYS],
    to: (f, p) => [f.who, ...membersOf(p, f.about)],
  },
});

/** The curator, once the end has come and outcomes are lacking. */
export const outcomeMissing = rule('outcome-missing', {
  title: ['Итоги пары не внесены', 'The outcome of a pair is missing'],
  reads: [settings, pairs, pairMembers, meetings, outcomes],
  find: (p) =>
    unfinished(p)
      .filter((x) => daysBetween(endOf(p, x), p.today) >= 0)
      .map((x) => ({
        about: x.id,
        who: 'curator',
        since: endOf(p, x),
        words: [
          `${x.id}: срок работы вышел, но не хватает — ${completionLacks(p, x)
            .map((w) => w[0])
            .join('; ')}. Внесите итоги или завершите пару досрочно.`,
          `${x.id}: its time is over, but missing are: ${completionLacks(p, x)
            .map((w) => w[1])
            .join('; ')}. Enter the outcomes, or close the pair early.`,
        ],
      })),
  remind: { everyDays: 7 },
});

export const pairFinished = rule('pair-finished', {
  title: ['Итоги внесены: пару можно завершить', 'Outcomes are in: the pair can be completed'],
  reads: [pairs, pairMembers, meetings, outcomes],
  find: (p) =>
    readyToEnd(p).map((x) => ({
      about: x.id,
      who: 'curator',
      since: p.today,
      words: [
        `${x.id}: итоговая встреча прошла, цель оценена.`,
        `${x.id}: the final meeting was held, the goal judged.`,
      ],
      fix: { command: 'complete-pair', input: { pair: x.id }, words: ['Завершить пару', 'Complete the pair'] },
    })),
  remind: 'never',
});

/** «завершено пар 18 из 22; цель: полностью 12, частично 9, не достигнута 2» */
export function outcomesEvidence(p: Programme): Words {
  const all = p.rows(pairs).filter((x) => x.state === 'closed_completed' || !over.includes(x.state));
  const done = all.filter((x) => x.state === 'closed_completed').length;
  const by = (Object.keys(goalReached) as (keyof typeof goalReached)[]).map((g) => ({
    words: goalReached[g],
    n: p.rows(outcomes).filter((o) => o.goal === g).length,
  }));
  const goals = (at: 0 | 1) => by.map((b) => `${b.words[at]} ${b.n}`).join(', ');
  return [
    `завершено пар ${done} из ${all.length}; цель: ${goals(0)}`,
    `completed pairs ${done} of ${all.length}; goal: ${goals(1)}`,
  ];
}
