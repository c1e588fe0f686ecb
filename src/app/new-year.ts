/** A copy of last year's workbook becomes that of the new year: what each table says goes on stays, everything else goes. */
import { deleteRows, type Rows } from '../google/book.ts';
import { remember } from '../google/host.ts';
import { dropResponseSheets } from '../google/responses.ts';
import { type AnyRow, type AnyTable, type Change, type Lang, update } from '../kit/index.ts';
import { settings } from '../stages/1-preparation/settings.ts';
import { forms, tables } from '../stages/index.ts';
import type { Step } from './long-work.ts';
import { rawName } from './raw-name.ts';
import { type Snapshot, snapshot } from './snapshot.ts';

type Kept = { id: string; patch: AnyRow };

/** Rows of a table that go on; what is left empty takes the start value of the new year. */
function keptOf(s: Snapshot, t: AnyTable, lang: Lang, firstYear: number): Kept[] {
  const starts = new Map(t.starts(lang, firstYear).map((row) => [(row as AnyRow).id, row as AnyRow]));
  return (s.rows(t) as readonly AnyRow[]).flatMap((row) => {
    const patch = t.nextYear(row, s) as AnyRow | undefined;
    if (!patch) return [];
    const now = { ...row, ...patch };
    const fresh = Object.entries(starts.get(row.id) ?? {}).filter(([key]) => now[key] === undefined);
    return [{ id: String(row.id), patch: { ...patch, ...Object.fromEntries(fresh) } }];
  });
}

/** What is written into the rows that go on, and which rows go. */
export function carried(s: Snapshot, year: string): { changes: Change[]; gone: Rows[]; kept: number } {
  const firstYear = Number(year.slice(0, 4));
  const out = { changes: [] as Change[], gone: [] as Rows[], kept: 0 };
  for (const t of s.loaded) {
    const tab = s.book.tabs.get(t.id);
    const read = s.read(t);
    if (!tab || !read) continue;
    if (t.drawn === 'down') {
      const patch = t.nextYear(s.rows(t)[0], s) ?? {};
      out.changes.push(update(t, t.id, t === settings ? { ...patch, year } : patch));
      continue;
    }
    const kept = keptOf(s, t, s.lang, firstYear);
    const rows = new Set(kept.map((k) => read.at.get(k.id)));
    out.kept += kept.length;
    out.changes.push(...kept.filter((k) => Object.keys(k.patch).length).map((k) => update(t, k.id, k.patch)));
    const gone = tab.grid.flatMap((_, i) => (i > 0 && !rows.has(i) ? [i] : []));
    out.gone.push({ tab, gone });
  }
  return out;
}

/** The first step of a set-up; there is nothing for it to do unless a copy is to be the workbook of a new year. */
export const newYear: Step = {
  id: 'new-year',
  title: ['Новый учебный год', 'The new school year'],
  act: (m) => {
    if (!m.newYear) return;
    const s = snapshot(tables, 'skip', m);
    const { changes, gone } = carried(s, m.newYear);
    // what goes on is written first: killed between, the rows that go are still there to be taken out
    s.write(changes);
    deleteRows(s.book.id, gone);
    dropResponseSheets(forms.map((f) => rawName(f, m.lang)));
    remember({ newYear: '' });
  },
};
