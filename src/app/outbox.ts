/** Sends queued letters, each at most once: marked and written before it is sent; what is lost in between waits for a person. */

import { underLock } from '../google/host.ts';
import { quotaLeft, send } from '../google/mail.ts';
import { type Change, type Programme, type Row, update } from '../kit/index.ts';
import { settings, settingsOf, team } from '../stages/1-preparation/settings.ts';
import { mentees } from '../stages/2-mentees/register.ts';
import { mentors } from '../stages/3-mentors/register.ts';
import { letters } from '../stages/records.ts';
import { readMemory } from './memory.ts';
import { snapshot } from './snapshot.ts';

type Letter = Row<typeof letters>;

/** Recipients kept back for urgent letters of the day. */
const RESERVE = 20;
/** Letters a run may send: each takes about a second, and a run has six minutes. */
const MOST_AT_ONCE = 60;

const reads = [settings, team, mentees, mentors, letters];

/** The address of a person by code, as it stands now. */
const addressOf = (p: Programme, code: string): string | undefined =>
  p.row(team, code)?.email ?? p.row(mentors, code)?.email ?? p.row(mentees, code)?.email;

export type Batch = { letter: Letter; to: string };

/** What to send now, the oldest first, and what cannot be sent at all. A letter left in `sending` by a killed run is unclear. */
export function nextBatch(p: Programme, quota: number): { batch: Batch[]; changes: Change[] } {
  const changes: Change[] = p
    .rows(letters)
    .filter((l) => l.state === 'sending')
    .map((l) => update(letters, l.id, { state: 'unclear' }));
  const batch: Batch[] = [];
  const room = Math.min(MOST_AT_ONCE, quota - RESERVE);
  for (const letter of p.rows(letters).filter((l) => l.state === 'queued')) {
    const to = addressOf(p, letter.to);
    if (!to) changes.push(update(letters, letter.id, { state: 'failed', reason: '—' }));
    else if (batch.length < room) {
      batch.push({ letter, to });
      changes.push(update(letters, letter.id, { state: 'sending', tries: letter.tries + 1 }));
    }
  }
  return { batch, changes };
}

/** @returns how many went */
export function sendLetters(): number {
  if (!readMemory().mail) return 0;
  const { batch, name, replyTo } = underLock(() => {
    const s = snapshot(reads, 'skip');
    const waiting = s.rows(letters).some((l) => l.state === 'queued' || l.state === 'sending');
    const next = waiting ? nextBatch(s, quotaLeft()) : { batch: [], changes: [] };
    const left = s.rows(letters).filter((l) => l.state === 'queued').length - next.batch.length;
    // until the batch has been marked as sent there is still something to look after
    s.write(next.changes, next.batch.length || left > 0 ? {} : { mail: 'no' });
    const { organisation, replyTo: reply } = settingsOf(s);
    return { batch: next.batch, name: organisation ?? 'Наставничество', replyTo: reply };
  });
  if (!batch.length) return 0;
  const failed = new Map<string, string>();
  for (const { letter, to } of batch) {
    try {
      send({ to, subject: letter.subject, body: letter.body, name, ...(replyTo && { replyTo }) });
    } catch (e) {
      // Google refuses before anything leaves: an address it does not accept, or the day's quota
      failed.set(letter.id, e instanceof Error ? e.message.slice(0, 200) : 'error');
    }
  }
  underLock(() => {
    const s = snapshot(reads, 'skip');
    s.write(
      batch.flatMap(({ letter }) => {
        if (s.row(letters, letter.id)?.state !== 'sending') return [];
        const reason = failed.get(letter.id);
        return [
          reason === undefined
            ? update(letters, letter.id, { state: 'sent', sent: s.now.moment })
            : update(letters, letter.id, { state: 'failed', reason }),
        ];
      }),
    );
  });
  return batch.length - failed.size;
}
