/** The first stage of monitoring: how the programme runs. Counts of people, pairs and meetings; pure. */
import { addDays, daysBetween, derived, type LocalDate, type Programme } from '../../kit/index.ts';
import { median } from '../../statistics/index.ts';
import { personOf } from '../2-mentees/admission.ts';
import { consentsLacking } from '../2-mentees/consents.ts';
import { type Mentee, mentees } from '../2-mentees/register.ts';
import { type Mentor, mentors } from '../3-mentors/register.ts';
import { type earlyReasons, over, type Pair, pairMembers, pairs } from '../5-pairs/tables.ts';
import { ANSWER_WITHIN, helpRequests } from '../6-work/help.ts';
import { cadenceKept, type Light, lights, pairLights } from '../6-work/light.ts';
import { meetings } from '../6-work/meetings.ts';
import { workOf } from '../6-work/work-of.ts';
import { schoolDaysAfter, weekday } from '../calendar.ts';
import { hasBegun, participantsOf } from './participants.ts';

/** A step that people reach; each is a part of the one before. */
export type Step = { id: string; n: number };

const stepsOf = <T>(
  all: readonly T[],
  steps: readonly (readonly [id: string, reached: (x: T) => boolean])[],
): Step[] => {
  let left = all;
  return steps.map(([id, reached]) => {
    left = left.filter(reached);
    return { id, n: left.length };
  });
};

/** Mentees of pairs that have begun and met; whoever has left such a pair belongs to them. */
export const metOf = derived((p: Programme): ReadonlySet<string> => {
  const met = new Set<string>();
  for (const { pair, held } of workOf(p).values()) if (held.length && hasBegun(pair)) met.add(pair.id);
  return new Set([
    ...p.rows(pairs).flatMap((x) => (met.has(x.id) ? x.mentees : [])),
    ...p.rows(pairMembers).flatMap((m) => (met.has(m.pair) ? [m.mentee] : [])),
  ]);
});

function menteeSteps(p: Programme): Step[] {
  const { pairOf } = participantsOf(p);
  const paired = new Set(p.rows(pairs).flatMap((x) => (real(x) ? x.mentees : [])));
  return stepsOf(
    p.rows(mentees).filter((m) => m.state !== 'erased'),
    [
      ['base', () => true],
      ['consent', (m) => !consentsLacking(p, personOf(m)).length],
      ['paired', (m) => paired.has(m.id) || pairOf.has(m.id)],
      ['begun', (m) => pairOf.has(m.id)],
      ['met', (m) => metOf(p).has(m.id)],
      ['completed', (m) => m.state === 'completed' || pairOf.get(m.id)?.state === 'closed_completed'],
    ],
  );
}

const PAST_SELECTION: readonly Mentor['state'][] = ['selected', 'training', 'ready', 'active', 'paused', 'reserve'];
const READY: readonly Mentor['state'][] = ['ready', 'active', 'paused', 'reserve'];

/** How far mentors have come; whoever has guided a pair was selected and ready. */
export const mentorsReached = derived((p: Programme) => {
  const guides = new Set(p.rows(pairs).flatMap((x) => (hasBegun(x) ? [x.mentor as string] : [])));
  const or = (states: readonly Mentor['state'][]) => (m: Mentor) => states.includes(m.state) || guides.has(m.id);
  return { selected: or(PAST_SELECTION), ready: or(READY), guiding: or([]) };
});

function mentorSteps(p: Programme): Step[] {
  const { selected, ready, guiding } = mentorsReached(p);
  return stepsOf(
    p.rows(mentors).filter((m) => m.state !== 'erased'),
    [
      ['base', () => true],
      ['selected', selected],
      ['ready', ready],
      ['guiding', guiding],
    ],
  );
}

/** A pair that came to something: a proposal taken back or declined is none. */
const real = (x: Pair): boolean => x.state !== 'declined' && x.state !== 'cancelled';

export type Week = { from: LocalDate; held: number; cancelled: number };
const WEEKS = 12;

/** The last weeks, Monday to Sunday, this one included. */
function weeksOf(p: Programme): Week[] {
  const monday = addDays(p.today, -weekday(p.today));
  const weeks = Array.from(
    { length: WEEKS },
    (_, i): Week => ({
      from: addDays(monday, -7 * (WEEKS - 1 - i)),
      held: 0,
      cancelled: 0,
    }),
  );
  const first = weeks[0]?.from ?? p.today;
  for (const m of p.rows(meetings)) {
    if (m.on < first || m.on > p.today || m.state === 'planned') continue;
    const week = weeks[Math.floor(daysBetween(first, m.on) / 7)];
    if (week) week[m.state]++;
  }
  return weeks;
}

export type Process = {
  mentees: readonly Step[];
  mentors: readonly Step[];
  meetings: { held: number; due: number; cancelled: number; ahead: number; withPlan: number; pairs: number };
  weeks: readonly Week[];
  lights: readonly { light: Light; n: number }[];
  /** days from joining to the first pair */
  wait: {
    n: number;
    median: number | undefined;
    longest: number | undefined;
    waiting: number;
    waitingMedian: number | undefined;
  };
  early: { of: number; reasons: readonly { reason: keyof typeof earlyReasons | undefined; n: number }[] };
  help: { asked: number; answered: number; inTime: number; median: number | undefined };
  /** mentors by how many mentees they have now: 0, 1, 2, 3, 4, 5 and more */
  load: readonly number[];
};

function meetingsOf(p: Programme): Process['meetings'] {
  const works = [...workOf(p).values()].filter((w) => hasBegun(w.pair));
  const kept = works.map((w) => cadenceKept(p, w));
  const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
  return {
    held: sum(kept.map((k) => k.held)),
    due: sum(kept.map((k) => k.due)),
    cancelled: sum(works.map((w) => w.cancelled.length)),
    ahead: p.rows(meetings).filter((m) => m.state === 'planned' && m.on >= p.today).length,
    withPlan: works.filter((w) => w.plan && w.plan.state !== 'draft').length,
    pairs: works.length,
  };
}

const SEARCHING: readonly Mentee['state'][] = ['in_base', 'searching'];

function waitOf(p: Programme): Process['wait'] {
  const first = new Map<string, LocalDate>();
  for (const x of p.rows(pairs).filter(real))
    for (const m of x.mentees) if (x.formed < (first.get(m) ?? '9')) first.set(m, x.formed);
  const days = p
    .rows(mentees)
    .flatMap((m) => (first.has(m.id) ? [Math.max(0, daysBetween(m.joinedOn, first.get(m.id) as LocalDate))] : []));
  const waiting = p
    .rows(mentees)
    .filter((m) => SEARCHING.includes(m.state))
    .map((m) => Math.max(0, daysBetween(m.joinedOn, p.today)));
  return {
    n: days.length,
    median: median(days),
    longest: days.length ? days.reduce((a, b) => Math.max(a, b)) : undefined,
    waiting: waiting.length,
    waitingMedian: median(waiting),
  };
}

function earlyOf(p: Programme): Process['early'] {
  const begun = p.rows(pairs).filter(hasBegun);
  const counts = new Map<keyof typeof earlyReasons | undefined, number>();
  for (const x of begun) if (x.state === 'closed_early') counts.set(x.endReason, (counts.get(x.endReason) ?? 0) + 1);
  return {
    of: begun.length,
    reasons: [...counts]
      .map(([reason, n]) => ({ reason, n }))
      .sort((a, b) => b.n - a.n || `${a.reason}`.localeCompare(`${b.reason}`)),
  };
}

/** Every request for help: whose it is, and whether it was answered, and within the term. */
export const helpGiven = derived((p: Programme) =>
  p.rows(helpRequests).map((r) => ({
    mentor: r.mentor as string,
    days: r.answered && daysBetween(r.asked, r.answered),
    inTime: r.answered !== undefined && r.answered <= schoolDaysAfter(p, r.asked, ANSWER_WITHIN),
  })),
);

function helpOf(p: Programme): Process['help'] {
  const all = helpGiven(p);
  const days = all.flatMap((r) => r.days ?? []);
  return {
    asked: all.length,
    answered: days.length,
    inTime: all.filter((r) => r.inTime).length,
    median: median(days),
  };
}

const MOST_LOAD = 5;
const MAY_GUIDE: readonly Mentor['state'][] = ['ready', 'active', 'paused'];

function loadOf(p: Programme): number[] {
  const has = new Map<string, number>();
  for (const x of p.rows(pairs))
    if (real(x) && !over.includes(x.state)) has.set(x.mentor, (has.get(x.mentor) ?? 0) + x.mentees.length);
  const load = Array<number>(MOST_LOAD + 1).fill(0);
  for (const m of p.rows(mentors)) {
    const n = has.get(m.id) ?? 0;
    if (n || MAY_GUIDE.includes(m.state)) load[Math.min(n, MOST_LOAD)] = (load[Math.min(n, MOST_LOAD)] ?? 0) + 1;
  }
  return load;
}

export const processOf = derived((p: Programme): Process => {
  const seen = pairLights(p);
  return {
    mentees: menteeSteps(p),
    mentors: mentorSteps(p),
    meetings: meetingsOf(p),
    weeks: weeksOf(p),
    lights: (Object.keys(lights) as Light[]).map((light) => ({
      light,
      n: seen.filter((x) => x.light === light).length,
    })),
    wait: waitOf(p),
    early: earlyOf(p),
    help: helpOf(p),
    load: loadOf(p),
  };
});
