/** Runs a command: lock, fresh read, decision, one write with its journal and letters. */
import { underLock } from '../google/host.ts';
import {
  type AnyRow,
  type AnyTable,
  aboutOf,
  after,
  type Change,
  type Command,
  columnsOf,
  insert,
  type Json,
  type Letter,
  newRow,
  type Programme,
  problem,
  revisionOf,
  say,
  told,
  type Words,
} from '../kit/index.ts';
import { stages } from '../stages/index.ts';
import { acts, journal, letters } from '../stages/records.ts';
import { actOf, journalOf, type Line, linesOf } from './journal.ts';
import { withLinks } from './links.ts';
import { stillOpen } from './memory.ts';
import { sendLetters } from './outbox.ts';
import { languageOf } from './post.ts';
import { type Snapshot, snapshot } from './snapshot.ts';

const settles = stages.flatMap((s) => s.settles);

/** What follows from the data once these changes are made, for every rule whose tables were read. */
export function settled(s: Snapshot, changes: readonly Change[]): readonly Change[] {
  const all = [...changes];
  let p = after(s, all);
  for (const settle of settles) {
    if (!settle.reads.every((t) => s.loaded.includes(t))) continue;
    const more = settle.decide(p, s.now);
    if (!more.length) continue;
    all.push(...more);
    p = after(s, all);
  }
  return all;
}

/** These tables and those of the moves that must follow at once. */
const followed = (reads: readonly AnyTable[]): readonly AnyTable[] => [
  ...reads,
  ...settles.flatMap((settle) => (settle.on?.some((t) => reads.includes(t)) ? settle.reads : [])),
];

/** Characters; a mail of many letters must stay far below Google's 200 KB. */
const LONGEST_BODY = 10_000;

/** Letters to queue; one with a key that is in the ledger already is not queued again. */
export function queued(s: Snapshot, wanted: readonly Letter[]): Change[] {
  const known = new Set(s.rows(letters).map((l) => l.key));
  return wanted
    .filter((l) => !known.has(l.key))
    .map((l) => {
      const lang = languageOf(s, l.to);
      return insert(
        letters,
        newRow(
          letters,
          {
            key: l.key,
            to: l.to,
            kind: l.kind,
            about: l.about,
            subject: say(l.subject, lang),
            body: withLinks(s, say(l.body, lang), l.to, lang).slice(0, LONGEST_BODY),
            state: 'queued',
            urgency: l.urgency ?? 'soon',
            obligatory: l.obligatory ?? true,
          },
          s.now,
        ),
      );
    });
}

/** The tables a run needs besides its own. */
export const withRecords = (reads: readonly AnyTable[]): readonly AnyTable[] => [...reads, journal, acts];

/** Letters wait; look at once whether they may go. */
export const POSTED = { mail: 'yes', mailAt: '0' } as const;

/** Row code → its revision, as the panel saw it. */
export type Seen = Readonly<Record<string, string>>;

const changedMeanwhile = problem('row-changed', (f: { rows: readonly Words[] }) => [
  `Пока панель была открыта, данные изменились: ${f.rows.map((r) => r[0]).join('; ')}. Ничего не сделано. Панель обновлена: посмотрите и, если нужно, повторите.`,
  `The data changed while the panel was open: ${f.rows.map((r) => r[1]).join('; ')}. Nothing was done. The panel is refreshed: look and, if needed, try again.`,
]);

/** A row as it stands now, by what the journal may say of it. */
function now(t: AnyTable, id: string, row: AnyRow): Words {
  const inWords = (lang: 'ru' | 'en') =>
    columnsOf(t)
      .filter(([key, c]) => c.journalled && key !== 'id' && row[key] !== undefined)
      .map(([key, c]) => `${say(c.title, lang)} — ${told(c, row[key], { lang, label: (_t, code) => code })}`)
      .slice(0, 4)
      .join(', ');
  return [`${id} (${t.sheet[0]}): ${inWords('ru')}`, `${id} (${t.sheet[1]}): ${inWords('en')}`];
}

/** @throws changedMeanwhile when a row the panel looked at is not what it was */
function checkSeen(s: Snapshot, seen: Seen): void {
  const stale = Object.entries(seen).flatMap(([id, revision]): Words[] => {
    for (const t of s.loaded) {
      const row = t.drawn === 'across' && (s.row(t, id) as AnyRow | undefined);
      if (row) return revisionOf(t, row) === revision ? [] : [now(t, id, row)];
    }
    return [];
  });
  if (stale.length) throw changedMeanwhile({ rows: stale });
}

/** Everything a command would write, decided over rows read just now. */
function decided<I extends Json, O extends Json>(c: Command<I, O>, input: I, seen: Seen) {
  const s = snapshot(withRecords(followed(c.reads)), 'refuse');
  stillOpen(s.memory);
  checkSeen(s, seen);
  const base = settled(s, s.newcomers);
  const p: Programme = after(s, base);
  const decision = c.decide(p, input, s.now);
  const changes = settled(s, [...base, ...decision.changes]);
  return { s, decision, changes, mail: queued(s, decision.letters ?? []) };
}

/** @throws Problem, with nothing written */
export function run<I extends Json, O extends Json>(c: Command<I, O>, input: I, seen: Seen = {}): O {
  const { reply, letters: wanted = [] } = underLock(() => {
    const { s, decision, changes, mail } = decided(c, input, seen);
    const lines = journalOf(s, c, changes);
    const kept = actOf(s, c, [...changes, ...mail], lines);
    s.write([...lines, ...kept, ...changes, ...mail], mail.length || decision.posted ? POSTED : {});
    return decision;
  });
  if (wanted.some((l) => l.urgency === 'now')) sendLetters();
  return reply;
}

export type Preview = { lines: Line[]; rows: number; letters: { to: string; subject: string }[] };

const MOST_SHOWN = 50;

/** What a command would do, without doing it: nothing is written and no code is given out. @throws Problem, as the command would */
export function preview<I extends Json, O extends Json>(c: Command<I, O>, input: I, seen: Seen = {}): Preview {
  const { s, changes, mail } = decided(c, input, seen);
  const lines = linesOf(s, changes);
  return {
    lines: lines.slice(0, MOST_SHOWN),
    rows: new Set(changes.map((x) => `${x.table.id}|${aboutOf(x)}`)).size,
    letters: mail.flatMap((x) =>
      x.kind === 'insert' ? [{ to: String(x.row.to), subject: String(x.row.subject) }] : [],
    ),
  };
}
