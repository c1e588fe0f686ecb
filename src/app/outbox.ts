/** Sends letters, each at most once: marked and written before it is sent; what is lost in between waits for a person. */
import { instant, remember, timeLeft, underLock } from '../google/host.ts';
import { quotaLeft, refusal, send } from '../google/mail.ts';
import { after, type Change, type Row, update } from '../kit/index.ts';
import { settingsOf } from '../stages/1-preparation/settings.ts';
import { letters } from '../stages/records.ts';
import { type Memory, readMemory } from './memory.ts';
import { languageOf, type Mail, type Plan, plan, postReads, waitMs, written } from './post.ts';
import { type Snapshot, snapshot } from './snapshot.ts';

/** Batches of one run: more would take it near its six minutes. */
const BATCHES = 2;
/** Time that a batch may take at the worst, milliseconds. */
const BATCH_TAKES_MS = 90_000;

type Outcome = Partial<Row<typeof letters>>;
type Outcomes = ReadonlyMap<string, Outcome>;

const NOTHING: Outcomes = new Map();

/** What became of the letters of the batch before; one that a slow run had been given up for is settled too. */
function outcomeChanges(s: Snapshot, outcomes: Outcomes): Change[] {
  return [...outcomes].flatMap(([id, outcome]) => {
    const state = s.row(letters, id)?.state;
    return state === 'sending' || state === 'unclear' ? [update(letters, id, outcome)] : [];
  });
}

/** One write says what became of the last batch and that the next one is on its way. */
function nextBatch(outcomes: Outcomes, stop: boolean): Plan & { s: Snapshot } {
  return underLock(() => {
    const s = snapshot(postReads, 'skip');
    const before = outcomeChanges(s, outcomes);
    const settledNow = before.length ? after(s, before) : s;
    const waiting = settledNow.rows(letters).some((l) => l.state === 'queued' || l.state === 'sending');
    const next: Plan = waiting && !stop ? plan(settledNow, s.now, quotaLeft()) : { mails: [], changes: [], held: [] };
    const over = !waiting || (!next.mails.length && !next.held.length && !stop && !underWay(settledNow));
    const idle = !next.mails.length && next.held.length > 0;
    s.write([...before, ...next.changes], {
      ...(over ? { mail: 'no' } : {}),
      ...(idle ? { mailAt: String(instant() + waitMs(next.held, s.now, settingsOf(s).quietTo)) } : {}),
    });
    return { ...next, s };
  });
}

/** Letters another run is sending now, or that a killed one left. */
const underWay = (p: { rows: Snapshot['rows'] }): boolean => p.rows(letters).some((l) => l.state === 'sending');

function sendBatch(s: Snapshot, mails: readonly Mail[]): { outcomes: Map<string, Outcome>; full: boolean } {
  const { organisation, replyTo } = settingsOf(s);
  const outcomes = new Map<string, Outcome>();
  let full = false;
  for (const mail of mails) {
    const all = (outcome: Outcome) => {
      for (const l of mail.letters) outcomes.set(l.id, outcome);
    };
    if (full) {
      all({ state: 'queued', started: undefined });
      continue;
    }
    try {
      const text = written(mail.letters, organisation, languageOf(s, mail.to));
      send({ to: mail.address, ...text, name: organisation ?? 'Наставничество', ...(replyTo && { replyTo }) });
      all({ state: 'sent', sent: s.now.moment });
    } catch (e) {
      const { kind, words } = refusal(e);
      // only what Google surely refused may be tried again by itself
      if (kind === 'quota') {
        full = true;
        all({ state: 'queued', started: undefined });
      } else all({ state: kind === 'refused' ? 'failed' : 'unclear', reason: words });
    }
  }
  return { outcomes, full };
}

/** @returns how many mails went */
export function sendLetters({ mail, mailAt }: Pick<Memory, 'mail' | 'mailAt'> = readMemory()): number {
  if (!mail || instant() < mailAt) return 0;
  let outcomes: Outcomes = NOTHING;
  let sent = 0;
  for (let n = 0; ; n++) {
    const stop = n === BATCHES || timeLeft() < BATCH_TAKES_MS;
    const { s, mails } = nextBatch(outcomes, stop);
    if (!mails.length) return sent;
    const done = sendBatch(s, mails);
    outcomes = done.outcomes;
    sent += mails.filter((m) => outcomes.get(m.letters[0]?.id ?? '')?.state === 'sent').length;
    if (!done.full) continue;
    nextBatch(outcomes, true);
    // the quota comes back some time within a day: asked again every hour
    remember({ mailAt: String(instant() + 3_600_000) });
    return sent;
  }
}
