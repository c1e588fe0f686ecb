/** What the panel of pairs shows: who waits, who fits, which pairs there are. Read-only, without the lock. */

import { type Address, dayOf, daysBetween, type Lang, say, sayDay, type Words } from '../kit/index.ts';
import { team } from '../stages/1-preparation/settings.ts';
import { personMissing, personOf } from '../stages/2-mentees/admission.ts';
import { consentKinds, consentsLacking } from '../stages/2-mentees/consents.ts';
import { type Mentee, mentees } from '../stages/2-mentees/register.ts';
import { mentorPersonOf, mentors } from '../stages/3-mentors/register.ts';
import { freePlacesOf } from '../stages/5-pairs/fit.ts';
import { attendance, generalMeetings, meetingWords } from '../stages/5-pairs/meeting.ts';
import { CLOSED } from '../stages/5-pairs/open.ts';
import { against, expertKinds, opinions, verdicts } from '../stages/5-pairs/opinions.ts';
import { pairingReads, suggestMentors, unpaired } from '../stages/5-pairs/pairing.ts';
import { attemptKinds, supportStates, unpairedQueue, waitingNow } from '../stages/5-pairs/queue.ts';
import { currentDraft, rounds } from '../stages/5-pairs/round.ts';
import { earlyReasons, nextSteps, over, type Pair, pairMoves, pairs, sides } from '../stages/5-pairs/tables.ts';
import { lightLine, lightReads } from '../stages/6-work/light.ts';
import { mentoringForms, themes } from '../stages/dictionaries.ts';
import { type Snapshot, snapshot } from './snapshot.ts';

/** What a list of mentees may be narrowed by; '' where nothing is said. */
export type Sorting = {
  /** who is in charge of this mentee */
  curator: string;
  building: string;
  /** the form of mentoring hoped for */
  wish: string;
};
export type Seeker = Sorting & {
  id: string;
  name: string;
  group: string;
  themes: string[];
  days: number;
};
export type Waiting = { id: string; name: string; lacking: { kind: string; words: string }[] };
export type PairView = {
  id: string;
  mentor: string;
  mentees: string[];
  state: Pair['state'];
  stateWords: string;
  /** what its traffic light says and why; '' before the pair is agreed */
  light: string;
  score: number | null;
  formed: string;
  orderNo: string;
  /** those who have not left, by code and name */
  members: { id: string; name: string }[];
  /** opinions against the pair that wait for a decision: code → who and what */
  against: { id: string; words: string }[];
};
/** A mentee left without a pair, with the clock. */
export type QueueView = {
  mentee: string;
  name: string;
  days: number;
  attempts: number;
  support: string;
  idle: number;
};
/** A dictionary for a field: code and words. */
export type Choices = (readonly [code: string, words: string])[];
export type Pairs = {
  /** what the fields of the panel offer */
  choices: Readonly<Record<'reasons' | 'askers' | 'nexts' | 'experts' | 'verdicts' | 'attempts' | 'supports', Choices>>;
  mode: 'codes' | 'full';
  draft: { id: string; served: number; left: number; made: string } | null;
  queue: QueueView[];
  psychologists: { id: string; name: string }[];
  mentors: { id: string; name: string }[];
  meetings: { id: string; words: string; invited: number }[];
  lang: 'ru' | 'en';
  seekers: Seeker[];
  awaiting: Waiting[];
  pairs: PairView[];
  freePlaces: number;
  unreadable: (Address & { words: string })[];
};

const calledOr = (name: string | undefined, id: string) => name ?? id;

const pairsReads = [...pairingReads, rounds, unpairedQueue, opinions, generalMeetings, attendance, ...lightReads];

function choicesOf(lang: Lang): Pairs['choices'] {
  const of = (dictionary: Readonly<Record<string, Words>>): Choices =>
    Object.entries(dictionary).map(([code, words]) => [code, say(words, lang)]);
  return {
    reasons: of(earlyReasons),
    askers: of(sides),
    nexts: of(nextSteps),
    experts: of(expertKinds),
    verdicts: of(verdicts),
    attempts: of(attemptKinds),
    supports: of(supportStates),
  };
}

function draftView(s: Snapshot): Pairs['draft'] {
  const row = currentDraft(s);
  return row ? { id: row.id, served: row.served, left: row.left, made: sayDay(dayOf(row.made), s.lang) } : null;
}

function queueView(s: Snapshot): QueueView[] {
  return waitingNow(s).map((w) => ({
    mentee: w.mentee,
    name: calledOr(s.row(mentees, w.mentee)?.fullName, w.mentee),
    days: Math.max(0, daysBetween(w.since, s.today)),
    attempts: w.attempts,
    support: w.support ? say(supportStates[w.support], s.lang) : '',
    idle: Math.max(0, daysBetween(w.lastAction, s.today)),
  }));
}

/** @param s with the team */
export const sortingOf = (s: Snapshot, m: Mentee): Sorting => ({
  curator: m.curator ? calledOr(s.row(team, m.curator)?.fullName, m.curator) : '',
  building: m.building ?? '',
  wish: m.preferredForm ? say(mentoringForms[m.preferredForm], s.lang) : '',
});

function seekerOf(s: Snapshot, m: Mentee): Seeker {
  const { lang } = s;
  return {
    id: m.id,
    name: calledOr(m.fullName, m.id),
    group: m.classOrGroup ?? '',
    themes: (m.themes ?? []).map((t) => say(themes[t], lang)),
    days: Math.max(0, daysBetween(m.joinedOn, s.today)),
    ...sortingOf(s, m),
  };
}

/** «Пары»: who looks for a mentor, who waits for consent, which pairs there are. */
export function pairsView(): Pairs {
  const s = snapshot(pairsReads, 'skip');
  const { lang } = s;
  const free = freePlacesOf(s, s.rows(mentors));
  const name = (id: string) => calledOr(s.row(mentees, id)?.fullName, id);
  return {
    lang,
    mode: s.memory.mode,
    seekers: unpaired(s).map((m) => seekerOf(s, m)),
    awaiting: [
      ...s
        .rows(mentees)
        .filter((m) => m.state === 'awaiting_consent')
        .map((m) => ({ person: personOf(m), name: m.fullName })),
      ...s
        .rows(mentors)
        .filter((m) => !CLOSED.includes(m.state))
        .map((m) => ({ person: mentorPersonOf(m), name: m.fullName })),
    ].flatMap(({ person, name: fullName }): Waiting[] => {
      const lacking = consentsLacking(s, person);
      if (!lacking.length) return [];
      const words = lacking.map((kind) => ({ kind, words: say(consentKinds[kind], lang) }));
      return [{ id: person.id, name: calledOr(fullName, person.id), lacking: words }];
    }),
    pairs: s
      .rows(pairs)
      .filter((x) => !over.includes(x.state))
      .map((x) => ({
        id: x.id,
        mentor: calledOr(s.row(mentors, x.mentor)?.fullName, x.mentor),
        mentees: x.mentees.map(name),
        state: x.state,
        stateWords: say(pairMoves.states[x.state], lang),
        light: say(lightLine(s, x), lang),
        score: x.score ?? null,
        formed: sayDay(x.formed, lang),
        orderNo: x.orderNo ?? '',
        members: x.mentees.map((id) => ({ id, name: name(id) })),
        against: against(s, x.id).map((o) => ({
          id: o.id,
          words: `${say(expertKinds[o.expert], lang)}: ${say(verdicts[o.verdict], lang)}`,
        })),
      }))
      .reverse(),
    choices: choicesOf(lang),
    draft: draftView(s),
    queue: queueView(s),
    psychologists: s
      .rows(team)
      .filter((m) => m.role === 'psychologist')
      .map((m) => ({ id: m.id, name: m.fullName })),
    mentors: s
      .rows(mentors)
      .filter((m) => !CLOSED.includes(m.state) && (free.get(m.id) ?? 0) > 0)
      .map((m) => ({ id: m.id, name: m.fullName })),
    meetings: s
      .rows(generalMeetings)
      .filter((m) => m.state === 'planned')
      .map((m) => ({
        id: m.id,
        words: meetingWords(s, m),
        invited: s.rows(attendance).filter((a) => a.meeting === m.id).length,
      })),
    freePlaces: [...free.values()].reduce((sum, n) => sum + Math.max(0, n), 0),
    unreadable: s.problems.map((p) => ({ ...p, words: say(p.words, lang) })),
  };
}

export type FitView = {
  id: string;
  name: string;
  about: string;
  form: string;
  score: number;
  free: number;
  parts: { title: string; points: number; of: number; words: string }[];
  /** what the curator should look at before agreeing */
  cautions: string[];
};
export type MisfitView = { id: string; name: string; gate: string; why: string };
export type MentorsFor = { mentee: Seeker; request: string; fits: FitView[]; misfits: MisfitView[] };

/** Mentors for one mentee: the fitting ones ranked with reasons and gaps, the others with the gate that refuses. */
export function mentorsFor({ mentee: id }: { mentee: string }): MentorsFor {
  const s = snapshot(pairingReads, 'skip');
  const { lang } = s;
  const m = s.row(mentees, id);
  if (!m) throw personMissing({ person: id });
  const { fits, misfits } = suggestMentors(s, m);
  const free = freePlacesOf(s, s.rows(mentors));
  return {
    mentee: seekerOf(s, m),
    request: m.mainRequest ?? '',
    fits: fits.map((f) => ({
      id: f.mentor.id,
      name: f.mentor.fullName,
      about: [f.mentor.position, f.mentor.organisation, f.mentor.building].filter(Boolean).join(', '),
      form: say(mentoringForms[f.form], lang),
      score: f.score,
      free: free.get(f.mentor.id) ?? 0,
      parts: f.parts.map((p) => ({ title: say(p.title, lang), points: p.points, of: p.of, words: say(p.words, lang) })),
      cautions: f.cautions.map((words) => say(words, lang)),
    })),
    misfits: misfits.map((x) => ({ id: x.mentor.id, name: x.mentor.fullName, gate: x.gate, why: say(x.words, lang) })),
  };
}
