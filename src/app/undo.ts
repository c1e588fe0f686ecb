/** Takes a command back, when nothing that came after it would be lost. */
import { underLock } from '../google/host.ts';
import {
  type Address,
  type AnyRow,
  type AnyTable,
  type Change,
  columnsOf,
  outdated,
  problem,
  remove,
  revisionOf,
  sayMoment,
  update,
  type Words,
} from '../kit/index.ts';
import { tables } from '../stages/index.ts';
import { acts, journal, letters } from '../stages/records.ts';
import { boardReads } from './boards.ts';
import { journalOf, type Trace } from './journal.ts';
import { stillOpen } from './memory.ts';
import { settled } from './run.ts';
import { type Snapshot, snapshot, unreadable } from './snapshot.ts';

const actGone = outdated('act-gone', (f: { act: string }) => [
  `Действие ${f.act} отменить уже нельзя: оно отменено раньше, слишком велико или вытеснено новыми.`,
  `Action ${f.act} can no longer be undone: it was undone before, is too big, or newer ones took its place.`,
]);

const laterEdits = problem('later-edits', (f: { why: readonly Words[] }) => [
  `Отмена стёрла бы более поздние изменения: ${f.why.map((w) => w[0]).join('; ')}. Ничего не изменено. Сначала отмените или исправьте их.`,
  `Undoing would wipe out later changes: ${f.why.map((w) => w[1]).join('; ')}. Nothing was changed. Undo or correct those first.`,
]);

const MOST_SHOWN = 5;

const byId = new Map(tables.map((t) => [t.id, t]));
const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Rows that point to this one. */
function pointers(s: Snapshot, t: AnyTable, id: string, without: ReadonlySet<string>): Words[] {
  return s.loaded.flatMap((other) => {
    const keys = columnsOf(other).flatMap(([key, c]) =>
      (c.input.type === 'ref' || c.input.type === 'refs') && c.input.table === t.id ? [key] : [],
    );
    return (keys.length ? (s.rows(other) as readonly AnyRow[]) : [])
      .filter((row) => !without.has(String(row.id)) && keys.some((key) => [row[key]].flat().includes(id)))
      .map(
        (row): Words => [
          `на ${id} ссылается ${row.id} (${other.sheet[0]})`,
          `${row.id} (${other.sheet[1]}) points to ${id}`,
        ],
      );
  });
}

/** What keeps one row from being put back. */
function obstacles(s: Snapshot, trace: Trace, made: ReadonlySet<string>): Words[] {
  const t = byId.get(trace.t);
  if (!t || t === letters) return [];
  const row = s.row(t, trace.id) as AnyRow | undefined;
  const where = (column: Words): Words => [
    `${trace.id}, «${column[0]}» (${t.sheet[0]})`,
    `${trace.id}, “${column[1]}” (${t.sheet[1]})`,
  ];
  if (!row) return [[`строки ${trace.id} уже нет`, `row ${trace.id} is gone`]];
  if ('made' in trace) {
    if (revisionOf(t, row) !== trace.made)
      return [[`строка ${trace.id} изменена (${t.sheet[0]})`, `row ${trace.id} was changed (${t.sheet[1]})`]];
    return pointers(s, t, trace.id, made);
  }
  return columnsOf(t)
    .filter(([key, c]) => key in trace.after && (c.by === 'people' || c.journalled))
    .filter(([key]) => !same(row[key], trace.after[key]))
    .map(([, c]) => where(c.title));
}

const patchOf = (before: AnyRow): AnyRow =>
  Object.fromEntries(Object.entries(before).map(([key, value]) => [key, value ?? undefined]));

function back(s: Snapshot, trace: Trace): Change[] {
  const t = byId.get(trace.t);
  if (!t) return [];
  if (!('made' in trace)) return [update(t, trace.id, patchOf(trace.before) as never)];
  if (t !== letters) return [remove(t, trace.id)];
  return s.row(letters, trace.id)?.state === 'queued' ? [update(letters, trace.id, { state: 'cancelled' })] : [];
}

export type Undone = { act: string; title: string; rows: number; lettersGone: number };

/** @throws actGone, laterEdits, unreadable */
export function undoAct({ act: id }: { act: string }): Undone {
  return underLock(() => {
    const s = snapshot([...boardReads, journal], 'skip');
    stillOpen(s.memory);
    const act = s.row(acts, id);
    if (act?.state !== 'open' || !act.what) throw actGone({ act: id });
    const traces = JSON.parse(act.what) as Trace[];
    const touched = new Set(traces.map((x) => s.book.tabs.get(x.t)?.title));
    const bad = s.problems.filter((p) => touched.has(p.sheet));
    if (bad.length) throw unreadable({ problems: bad }, bad as Address[]);
    const made = new Set(traces.filter((x) => 'made' in x).map((x) => x.id));
    const why = traces.flatMap((x) => obstacles(s, x, made));
    if (why.length) throw laterEdits({ why: why.slice(0, MOST_SHOWN) });
    const undoing = [...traces].reverse().flatMap((x) => back(s, x));
    const changes = settled(s, [...s.newcomers, ...undoing]);
    const title: Words = [`отмена: ${act.title}`, `undone: ${act.title}`];
    s.write([
      ...journalOf(s, { id: 'undo', title }, changes),
      ...changes,
      update(acts, act.id, { state: 'undone', what: undefined }),
    ]);
    const lettersGone = traces.filter((x) => x.t === letters.id && s.row(letters, x.id)?.state !== 'queued').length;
    return { act: id, title: act.title, rows: undoing.length, lettersGone };
  });
}

export type ActView = { id: string; title: string; at: string; who: string; state: 'open' | 'undone' | 'big' };

/** The last actions, the newest first. */
export function actsView(): { acts: ActView[] } {
  const s = snapshot([acts], 'skip');
  return {
    acts: [...s.rows(acts)]
      .sort((a, b) => b.at.localeCompare(a.at) || b.run.localeCompare(a.run))
      .map(({ id, title, at, who, state }) => ({ id, title, at: sayMoment(at, s.lang), who, state })),
  };
}
