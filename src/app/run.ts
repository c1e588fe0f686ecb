/** Runs a command: lock, fresh read, decision, one write with its journal and letters. */
import { underLock } from '../google/host.ts';
import {
  type AnyRow,
  type AnyTable,
  after,
  type Change,
  type Command,
  columnsOf,
  idOf,
  insert,
  type Json,
  type Letter,
  newRow,
  type Programme,
  say,
  type Words,
  type Writing,
} from '../kit/index.ts';
import { stages } from '../stages/index.ts';
import { journal, letters } from '../stages/records.ts';
import { sendLetters } from './outbox.ts';
import { type Snapshot, snapshot } from './snapshot.ts';

const settles = stages.flatMap((s) => s.settles);

/** What follows from the data once these changes are made, for every rule whose tables were read. */
export function settled(s: Snapshot, changes: readonly Change[]): readonly Change[] {
  const all = [...changes];
  for (const settle of settles) {
    if (settle.reads.every((t) => s.loaded.includes(t))) all.push(...settle.decide(after(s, all)));
  }
  return all;
}

/** Codes, never names, and no free text: what the journal may say of a value. */
const plain = (s: Snapshot): Writing => ({ lang: s.lang, label: (_table, id) => id });

function whatChanged(s: Snapshot, change: Change): string {
  const writing = plain(s);
  const before = change.kind === 'update' ? (s.row(change.table, change.id) as AnyRow | undefined) : undefined;
  const next = change.kind === 'update' ? change.patch : change.row;
  const lines = columnsOf(change.table).flatMap(([key, c]) => {
    if (!c.journalled || key === 'id' || next[key] === undefined) return [];
    const said = c.write(next[key], writing);
    const was = before?.[key] === undefined ? '' : c.write(before[key], writing);
    if (said === was || said === '') return [];
    const title = say(c.title, s.lang);
    return was === '' ? [`${title}: ${said}`] : [`${title}: ${was} → ${said}`];
  });
  return lines.join('; ');
}

/** One line a row that was made or changed. */
export function journalOf(s: Snapshot, title: Words, changes: readonly Change[]): Change[] {
  const rows = changes.filter((c) => c.table !== journal && c.table !== letters);
  if (!rows.length) return [];
  const first = newRow(journal, lineOf(s, title, rows[0] as Change, ''), s.now);
  return rows.map((change, i) =>
    insert(journal, i === 0 ? { ...first, run: first.id } : newRow(journal, lineOf(s, title, change, first.id), s.now)),
  );
}

const lineOf = (s: Snapshot, title: Words, change: Change, run: string) => ({
  who: s.now.who || '—',
  run: run || '—',
  command: say(title, s.lang),
  table: say(change.table.sheet, s.lang),
  row: change.kind === 'update' ? change.id : idOf(change.table, change.row),
  what: whatChanged(s, change) || '—',
});

/** Characters; a mail of many letters must stay far below Google's 200 KB. */
const LONGEST_BODY = 10_000;

/** Letters to queue; one with a key that is in the ledger already is not queued again. */
export function queued(s: Snapshot, wanted: readonly Letter[]): Change[] {
  const known = new Set(s.rows(letters).map((l) => l.key));
  return wanted
    .filter((l) => !known.has(l.key))
    .map((l) =>
      insert(
        letters,
        newRow(
          letters,
          {
            key: l.key,
            to: l.to,
            kind: l.kind,
            about: l.about,
            subject: say(l.subject, s.lang),
            body: say(l.body, s.lang).slice(0, LONGEST_BODY),
            state: 'queued',
            urgency: l.urgency ?? 'soon',
            obligatory: l.obligatory ?? true,
          },
          s.now,
        ),
      ),
    );
}

/** The tables a run needs besides its own. */
export const withRecords = (reads: readonly AnyTable[]): readonly AnyTable[] => [...reads, journal];

/** Letters wait; look at once whether they may go. */
export const POSTED = { mail: 'yes', mailAt: '0' } as const;

/** @throws Problem, with nothing written */
export function run<I extends Json, O extends Json>(c: Command<I, O>, input: I): O {
  const { reply, letters: wanted = [] } = underLock(() => {
    const s = snapshot(withRecords(c.reads), 'refuse');
    const base = settled(s, s.newcomers);
    const p: Programme = after(s, base);
    const decision = c.decide(p, input, s.now);
    const changes = settled(s, [...base, ...decision.changes]);
    const mail = queued(s, decision.letters ?? []);
    s.write([...journalOf(s, c.title, changes), ...changes, ...mail], mail.length || decision.posted ? POSTED : {});
    return decision;
  });
  if (wanted.some((l) => l.urgency === 'now')) sendLetters();
  return reply;
}
