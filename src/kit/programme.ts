import type { Change } from './change.ts';
import type { LocalDate, Moment } from './date.ts';
import type { AnyRow, AnyTable, Table } from './table.ts';
import { idOf } from './table.ts';

/** What a rule, a report or a command may look at: today's date and the rows of any table. Read once per run. */
export type Programme = {
  today: LocalDate;
  /** the moment of the reading, for what is due in hours; absent where only days count */
  moment?: Moment;
  rows<R>(t: Table<R>): readonly R[];
  row<R>(t: Table<R>, id: string): R | undefined;
};

/** @example programme(day('2026-10-01'), [mentees, [ann]], [pairs, []]) */
export function programme(today: LocalDate, ...known: readonly (readonly [AnyTable, readonly unknown[]])[]): Programme {
  const byTable = new Map(known.map(([t, rows]) => [t.id, rows]));
  const byCode = new Map<string, Map<string, unknown>>();
  return {
    today,
    rows: <R>(t: Table<R>) => (byTable.get(t.id) ?? []) as readonly R[],
    row: <R>(t: Table<R>, id: string) => {
      let index = byCode.get(t.id);
      if (!index) {
        index = new Map((byTable.get(t.id) ?? []).map((r) => [idOf(t as AnyTable, r as AnyRow), r]));
        byCode.set(t.id, index);
      }
      return index.get(id) as R | undefined;
    },
  };
}

/** The programme as it will be once these changes are written. */
export function after(p: Programme, changes: readonly Change[]): Programme {
  if (!changes.length) return p;
  const cache = new Map<string, { rows: readonly unknown[]; byCode: ReadonlyMap<string, unknown> }>();
  const known = (t: AnyTable) => {
    let made = cache.get(t.id);
    if (!made) {
      const next = new Map((p.rows(t) as readonly AnyRow[]).map((r) => [idOf(t, r), r]));
      for (const c of changes) {
        if (c.table.id !== t.id) continue;
        if (c.kind === 'update') {
          const before = next.get(c.id);
          if (before) next.set(c.id, { ...before, ...c.patch });
        } else if (c.kind === 'remove') next.delete(c.id);
        else next.set(idOf(t, c.row), c.row);
      }
      made = { rows: [...next.values()], byCode: next };
      cache.set(t.id, made);
    }
    return made;
  };
  return {
    today: p.today,
    ...(p.moment && { moment: p.moment }),
    rows: <R>(t: Table<R>) => known(t).rows as readonly R[],
    row: <R>(t: Table<R>, id: string) => known(t).byCode.get(id) as R | undefined,
  };
}
