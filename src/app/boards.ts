/** The tabs of values: home, «Внимание», the reports. Computed from the tables; facts are never sheet formulas. */
import { linesOf, readBoards, writeBoards } from '../google/boards.ts';
import { remember } from '../google/host.ts';
import {
  addDays,
  dayOf,
  keptOf,
  momentFromSerial,
  momentToSerial,
  type Page,
  pageOf,
  type Report,
  type Stamp,
  sayDay,
  toSerial,
  type Words,
} from '../kit/index.ts';
import { reports, tables } from '../stages/index.ts';
import { attention } from './attention.ts';
import { home } from './home.ts';
import { ANY_TABLE } from './memory.ts';
import type { Snapshot } from './snapshot.ts';

export const boards: readonly Report<Snapshot>[] = [home, attention, ...reports];

/** Every table that a board looks at. */
export const boardReads = tables.filter((t) => !t.grows);

/** Those that look at one of these tables. */
export const touchedBoards = (touched: readonly string[]): readonly Report<Snapshot>[] =>
  boards.filter(
    (b) => b === home || b === attention || touched.includes(ANY_TABLE) || b.reads.some((t) => touched.includes(t.id)),
  );

/** Boards are written at least this often by the hourly run; later than that something has stopped. */
const WRITTEN_WITHIN_DAYS = 0.5;

/** A line has room for the names of so many tables. */
const MOST_SOURCES = 5;

function stampOf(s: Snapshot, r: Report<Snapshot>): Stamp {
  const unread = s.problems.length;
  const from = r.reads.filter((t) => t.drawn === 'across' && s.read(t)?.rows.length);
  const rest = from.length - MOST_SOURCES;
  const said = (at: 0 | 1) =>
    from
      .slice(0, MOST_SOURCES)
      .map((t) => `${t.sheet[at]} — ${s.read(t)?.rows.length ?? 0}`)
      .join(', ') + (rest > 0 ? [` и ещё листов: ${rest}`, ` and ${rest} more`][at] : '');
  const time = s.now.moment.slice(11, 16);
  const ends = momentFromSerial(momentToSerial(s.now.moment) + WRITTEN_WITHIN_DAYS);
  const made: Words = [
    `Данные на ${sayDay(s.today, 'ru')}, ${time}.${from.length ? ` По строкам: ${said(0)}.` : ''}${unread ? ` Не прочитано ячеек: ${unread}.` : ''}`,
    `As of ${sayDay(s.today, 'en')}, ${time}.${from.length ? ` From rows: ${said(1)}.` : ''}${unread ? ` Cells not read: ${unread}.` : ''}`,
  ];
  return { made, until: toSerial(ends ? dayOf(ends) : addDays(s.today, 1)) };
}

/** Rewrites the boards from a fresh snapshot, with what the curator has written on them. */
export function refreshBoards(s: Snapshot, wanted: readonly Report<Snapshot>[] = boards): void {
  const book = readBoards(wanted);
  const pages = wanted.flatMap((r): [Report<Snapshot>, Page][] => {
    const tab = book.tabs.get(r.id);
    return tab ? [[r, pageOf(r, s, s.lang, stampOf(s, r), keptOf(r, linesOf(r, tab)))]] : [];
  });
  const tabs = new Map(
    s.loaded.flatMap((t) => {
      const tab = s.book.tabs.get(t.id);
      return tab ? [[t.id, { sheetId: tab.sheetId, rowOf: (code: string) => s.read(t)?.at.get(code) }] as const] : [];
    }),
  );
  const looks = writeBoards(book, pages, tabs, s.memory.looks, s.lang);
  const changed = Object.entries(looks).map(([id, look]) => [`look.${id}`, look]);
  if (changed.length) remember(Object.fromEntries(changed));
}
