/** Gathers what «Состояние» tells, and does what its buttons say. */
import { formState } from '../google/forms.ts';
import { actor, instant, momentIn, remember } from '../google/host.ts';
import { quotaLeft } from '../google/mail.ts';
import { peopleOf } from '../google/people.ts';
import { ownTriggers } from '../google/triggers.ts';
import { type AnyForm, askedIn, columnsOf, say, sayMoment, type Words } from '../kit/index.ts';
import { settingsOf } from '../stages/1-preparation/settings.ts';
import { questionChanges } from '../stages/6-work/question-changes.ts';
import { forms, tables } from '../stages/index.ts';
import { answers, letters } from '../stages/records.ts';
import { type Cure, type Facts, type FormFact, type HealthLine, healthOf } from './health.ts';
import { type Intake, sweep } from './intake.ts';
import { goOn } from './long-work.ts';
import { type Memory, readMemory, stillOpen } from './memory.ts';
import { handlers, isStale } from './owner.ts';
import { personalCells } from './personal.ts';
import { noteRewordings } from './rewordings.ts';
import { reopenForm, setUp, steps } from './setup.ts';
import { type Snapshot, snapshot } from './snapshot.ts';
import { summaryFact } from './summary.ts';
import { VERSION } from './version.ts';

const told = (s: Snapshot, millis: number): string => {
  if (!millis) return '';
  return sayMoment(momentIn(s.book.timeZone, millis), s.lang);
};

function formFact(s: Snapshot, f: AnyForm, ask: boolean): FormFact {
  const made = s.memory.forms[f.id];
  const state = ask && made?.ready ? formState(made, s.book.id) : undefined;
  const words = new Map<string, Words>(askedIn(f, made?.mode ?? s.memory.mode).map((q) => [q.key, q.ask]));
  return {
    code: f.code,
    title: f.title,
    made: made?.ready ?? false,
    state: state && { ...state, missing: state.missing.map((key) => words.get(key) ?? [key, key]) },
    reworded: s
      .rows(questionChanges)
      .flatMap((c) => (c.form === f.code && c.asked && !c.until ? [[c.asked, c.asked] as const] : [])),
    unreadSince: told(s, s.memory.unread[f.id] ?? 0),
  };
}

function columnsNow(s: Snapshot): Facts['columns'] {
  const out = { missing: [] as string[], retitled: [] as string[], doubled: [] as string[] };
  for (const t of s.loaded) {
    const tab = s.book.tabs.get(t.id);
    if (!tab) continue;
    const title = (key: string) => {
      const c = columnsOf(t).find(([k]) => k === key)?.[1];
      return `${tab.title} → ${c ? say(c.title, s.lang) : key}`;
    };
    out.missing.push(...tab.layout.missing.map(title));
    out.doubled.push(...tab.layout.doubled.map(title));
    out.retitled.push(...tab.layout.retitled.map((r) => `${title(r.key)} (${r.title})`));
  }
  return out;
}

/** @param ask also asks Google about each form: about ten calls a form */
function factsOf(s: Snapshot, m: Memory, ask: boolean): Facts {
  const me = actor();
  const telling = personalCells(s);
  const [first] = telling;
  const count = (state: string) => s.rows(letters).filter((l) => l.state === state).length;
  return {
    me,
    owner: m.owner,
    lastTick: told(s, m.lastTick),
    stale: isStale(m),
    triggers: m.owner === me ? ownTriggers(handlers) : undefined,
    lastSweep: told(s, m.sweptAt),
    troubles: Object.entries(m.troubled).flatMap(([part, at]) => (at ? [{ part, since: told(s, at) }] : [])),
    steps: {
      done: steps.filter((step) => m.steps.includes(step.id)).length,
      of: steps.length,
      halted: m.halted,
    },
    quota: quotaLeft(),
    letters: {
      queued: count('queued'),
      unclear: count('unclear'),
      failed: count('failed'),
      paused: settingsOf(s).lettersPaused ?? '',
    },
    aside: s.rows(answers).filter((a) => a.state === 'aside').length,
    tabsMissing: s.missing.map((t) => t.sheet),
    columns: columnsNow(s),
    unreadable: s.problems.filter((p) => p.row > 1).length,
    personal: { count: telling.length, first: first ? `${first.sheet}, ${first.row}, ${first.column}` : '' },
    forms: forms.map((f) => formFact(s, f, ask)),
    people: peopleOf(),
    summary: summaryFact(s, ask),
    zone: s.book.timeZone,
    locale: s.book.locale,
    version: VERSION,
    today: s.today,
  };
}

export type LineView = {
  id: string;
  title: string;
  level: HealthLine['level'];
  what: string;
  since: string;
  todo: string;
  cure: Cure | '';
};
export type StateView = { lines: LineView[] };

/** Every line of «Состояние», what is wrong first. */
export function stateView(): StateView {
  const m = readMemory();
  const s = snapshot(tables, 'skip', m);
  const spoken = (words: Words | undefined) => (words ? say(words, s.lang) : '');
  const found = healthOf(factsOf(s, m, true));
  // what was mended since the hourly run looked need not stand on the home tab until tomorrow
  if (m.ills.length && !illsOf(found).length) remember({ ills: '' });
  return {
    lines: found.map((l) => ({
      id: l.id,
      title: spoken(l.title),
      level: l.level,
      what: spoken(l.what),
      since: spoken(l.since),
      todo: spoken(l.todo),
      cure: l.cure ?? '',
    })),
  };
}

const LOOKED_AT_MS = 24 * 3_600_000;
/** What the home tab counts itself. */
const COUNTED_APART: readonly string[] = ['unclear', 'aside', 'cells'];

/** Once a day the hourly run looks at the same lines, and the home tab says which of them are bad. Of forms only the words of questions are asked. */
export function lookDaily(m: Memory): void {
  if (instant() - m.healthAt < LOOKED_AT_MS) return;
  const s = snapshot(tables, 'skip', m);
  noteRewordings(m, s);
  const ills = illsOf(healthOf(factsOf(s, m, false)));
  remember({ healthAt: String(instant()), ills: ills.length ? JSON.stringify(ills) : '' });
}

const illsOf = (found: readonly HealthLine[]): Words[] =>
  found.filter((l) => l.level === 'bad' && !COUNTED_APART.includes(l.id)).map((l) => l.title);

/** Looks through every answer of every form now. */
export const sweepWhole = (): Intake => sweep(readMemory(), true);

/** Opens and links a form again and puts questions back that were deleted from it. */
export function reopen({ form: code }: { form: string }): { open: boolean } {
  const f = forms.find((x) => x.code === code);
  stillOpen(readMemory());
  if (f) reopenForm(f);
  return { open: f !== undefined };
}

/** The steps of a check: the curator may stop them and go on later. */
export function halt({ halted }: { halted: boolean }): { halted: boolean } {
  remember({ halted: halted ? 'yes' : '' });
  if (!halted) goOn(setUp);
  return { halted };
}
