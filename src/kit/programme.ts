import type { LocalDate } from './date.ts';
import type { AnyRow, AnyTable, Table } from './table.ts';
import { idOf } from './table.ts';

/** What a rule, a report or a command may look at: today's date and the rows of any table. Read once per run. */
export type Programme = {
  today: LocalDate;
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
