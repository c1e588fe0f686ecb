/** What is remembered of a run: journal lines for people, and what it takes to undo it. Pure. */
import {
  type AnyRow,
  aboutOf,
  type Change,
  columnsOf,
  insert,
  merged,
  newRow,
  revisionOf,
  say,
  told,
  update,
  type Words,
  type Writing,
} from '../kit/index.ts';
import { acts, journal, letters } from '../stages/records.ts';
import type { Snapshot } from './snapshot.ts';
import { VERSION } from './version.ts';

/** Codes, never names, and no free text: what the journal may say of a value. */
const plain = (s: Snapshot): Writing => ({ lang: s.lang, label: (_table, id) => id });

function whatChanged(s: Snapshot, change: Change): string {
  if (change.kind === 'remove') return say(['строка убрана', 'the row was taken out'], s.lang);
  const writing = plain(s);
  const before = change.kind === 'update' ? (s.row(change.table, change.id) as AnyRow | undefined) : undefined;
  const next = change.kind === 'update' ? change.patch : change.row;
  const lines = columnsOf(change.table).flatMap(([key, c]) => {
    if (!c.journalled || key === 'id' || next[key] === undefined) return [];
    const said = told(c, next[key], writing);
    const was = before?.[key] === undefined ? '' : told(c, before[key], writing);
    if (said === was || said === '') return [];
    const title = say(c.title, s.lang);
    return was === '' ? [`${title}: ${said}`] : [`${title}: ${was} → ${said}`];
  });
  return lines.join('; ');
}

/** What a run is called, for people and for programs. */
export type Title = {
  id: string;
  title: Words;
  /** whose it is when nobody has pressed a button: a form's code */
  by?: string;
};

export type Line = { table: string; row: string; what: string };

/** The rows a run makes or changes, one line each. */
export const linesOf = (s: Snapshot, changes: readonly Change[]): Line[] =>
  changes
    .filter((c) => c.table !== journal && c.table !== letters && c.table !== acts)
    .map((change) => ({
      table: say(change.table.sheet, s.lang),
      row: aboutOf(change),
      what: whatChanged(s, change) || '—',
    }));

/** Journal lines; the first one's code is the number of the run. */
export function journalOf(s: Snapshot, { id, title, by }: Title, changes: readonly Change[]): Change[] {
  const line = (one: Line, run: string) =>
    newRow(
      journal,
      {
        ...one,
        run: run || '—',
        who: by ?? (s.now.who || '—'),
        command: say(title, s.lang),
        commandId: id,
        version: VERSION,
      },
      s.now,
    );
  const [one, ...others] = linesOf(s, changes);
  if (!one) return [];
  const first = line(one, '');
  return [
    insert(journal, { ...first, run: first.id }),
    ...others.map((other) => insert(journal, line(other, first.id))),
  ];
}

/** One row as a run found it and left it: enough to put it back, and to see whether anybody touched it since. */
export type Trace = { t: string; id: string; made: string } | { t: string; id: string; before: AnyRow; after: AnyRow };

function traceOf(s: Snapshot, change: Change): Trace[] {
  const t = change.table.id;
  const id = aboutOf(change);
  if (change.kind === 'insert') return [{ t, id, made: revisionOf(change.table, change.row) }];
  const row = change.kind === 'update' ? (s.row(change.table, id) as AnyRow | undefined) : undefined;
  if (change.kind !== 'update' || !row) return [];
  const keys = Object.keys(change.patch).filter((key) => row[key] !== change.patch[key]);
  const pick = (from: AnyRow) => Object.fromEntries(keys.map((key) => [key, from[key] ?? null]));
  return keys.length ? [{ t, id, before: pick(row), after: pick(change.patch) }] : [];
}

/** Actions that can still be taken back. */
const KEPT_ACTS = 20;
/** Characters a cell of ours holds. */
const LONGEST_TRACE = 15_000;

/** Keeps what it takes to undo a run, in place of the oldest entry when there are enough. */
export function actOf(s: Snapshot, { title }: Title, changes: readonly Change[], lines: readonly Change[]): Change[] {
  const [first] = lines;
  if (first?.kind !== 'insert') return [];
  const what = JSON.stringify(merged(changes).flatMap((c) => traceOf(s, c)));
  const big = what.length > LONGEST_TRACE;
  const entry = {
    run: String(first.row.id),
    who: s.now.who || '—',
    title: say(title, s.lang),
    at: s.now.moment,
    state: big ? ('big' as const) : ('open' as const),
    what: big ? undefined : what,
  };
  const all = [...s.rows(acts)].sort((a, b) => a.at.localeCompare(b.at) || a.run.localeCompare(b.run));
  const [oldest] = all;
  return [
    oldest && all.length >= KEPT_ACTS ? update(acts, oldest.id, entry) : insert(acts, newRow(acts, entry, s.now)),
  ];
}
