/** The summary for observers: released by the calendar, written to a file of its own, shared with those named in «Команда». */

import { type Fact, standing } from '../disclosure/index.ts';
import { actor, instant, remember, underLock } from '../google/host.ts';
import {
  createFile,
  type FileSheet,
  filePrint,
  fileState,
  letEditFile,
  shareFile,
  writeFile,
} from '../google/summary-file.ts';
import {
  type Cell,
  insert,
  type LocalDate,
  newRow,
  noteLines,
  Problem,
  type Programme,
  say,
  sayDay,
  type Words,
} from '../kit/index.ts';
import { serving, settings, settingsOf, team } from '../stages/1-preparation/settings.ts';
import { roadmaps, stages } from '../stages/index.ts';
import {
  type About,
  cellWords,
  type Decided,
  decideRelease,
  demandDue,
  isDue,
  lastReleaseDay,
  ledgerOf,
  nextReleaseDay,
  packed,
  reasonWords,
  releases,
  summaryReads,
  summarySheets,
  thresholdOf,
} from '../stages/summary/index.ts';
import { progressOf } from './attention.ts';
import type { SummaryFact } from './health-summary.ts';
import { journalOf } from './journal.ts';
import { type Memory, readMemory, type SummaryMemory, stillOpen } from './memory.ts';
import { withRecords } from './run.ts';
import { type Snapshot, snapshot } from './snapshot.ts';

const FILE_TABS = [{ id: 'summary' }, { id: 'trend' }];

const reads = [...summaryReads, settings, team, releases, ...roadmaps.map((r) => r.table)];

/** Who is to see the file: observers in office with an address. */
export const observersOf = (p: Programme): string[] => [
  ...new Set(serving(p, 'observer').flatMap((m) => (m.email ? [m.email.trim().toLowerCase()] : []))),
];

const aboutOf = (p: Programme): About => {
  const { organisation, year, practice, releaseEvery } = settingsOf(p);
  return {
    organisation: organisation ?? '',
    year: year ?? '',
    practice: practice !== undefined,
    smallest: thresholdOf(p),
    next: nextReleaseDay(releaseEvery, p.today),
    stages: stages.map((s) => s.sheet),
  };
};

/** The file as it should stand, from the releases alone. */
function tabsOf(s: Snapshot): FileSheet[] {
  const about = aboutOf(s);
  const last = ledgerOf(s).at(-1)?.day as LocalDate | undefined;
  const shown = last ? { ...about, next: nextReleaseDay(settingsOf(s).releaseEvery, last) } : about;
  return summarySheets(ledgerOf(s), shown).map(({ lines, title, ...tab }) => ({
    ...tab,
    title: say(title, s.lang),
    lines: lines.flatMap(({ kind, cells }) => {
      const texts = cells.map((c) => (Array.isArray(c) ? say(c as unknown as Words, s.lang) : (c as Cell)));
      const notes = kind === 'said' ? noteLines(String(texts[0] ?? ''), tab.widths) : [];
      return notes.length ? notes.map((text) => ({ kind, cells: [text] })) : [{ kind, cells: texts }];
    }),
  }));
}

/** What the file says, as lists. */
export const summaryTables = [settings, team, releases];
export const summaryGrids = (s: Snapshot): { title: string; rows: Cell[][] }[] =>
  tabsOf(s).map(({ title, lines }) => ({ title, rows: lines.map((l) => [...l.cells]) }));

const titleOf = (s: Snapshot): string => {
  const { organisation, year } = settingsOf(s);
  const name = say(['Сводка для наблюдателей', 'Summary for observers'], s.lang);
  return [name, organisation, year].filter(Boolean).join(' · ');
};

const keep = ({ making, due, nextAt, ...m }: SummaryMemory): void => remember({ summary: JSON.stringify(m) });

/**
 * Brings the file to where it should be: made if there is none, written, shared. Every step may be repeated, so a run
 * that was killed is finished by the next.
 */
function publish(s: Snapshot, others: 'stay' | 'go' = 'stay'): void {
  const tabs = tabsOf(s);
  if (!tabs.length) return;
  let m = readMemory().summary;
  if (!m.file) {
    // killed between making the file and remembering it, nobody knows its id: it stays empty, and shared with nobody
    remember({ 'summary.making': 'yes' });
    const orphan = m.orphan || m.making;
    m = {
      ...m,
      ...createFile(titleOf(s), s.book.timeZone, s.book.locale, tabs),
      shared: [],
      pending: [],
      print: '',
      orphan,
    };
    keep(m);
    remember({ 'summary.making': '' });
  }
  writeFile(m.file, tabs, others);
  share(s, m);
  keep({ ...readMemory().summary, print: filePrint(tabs) });
}

function share(s: Snapshot, m: SummaryMemory): void {
  const wanted = observersOf(s);
  const add = wanted.filter((email) => !m.shared.includes(email));
  const remove = [...m.shared, ...m.pending].filter((email) => !wanted.includes(email));
  // remembered before it is done: whoever may have been let in is let out again when he leaves
  if (add.length) keep({ ...m, pending: [...new Set([...m.pending, ...add])] });
  shareFile(m.file, add, remove);
  const { owner } = s.memory;
  if (owner && owner !== actor() && m.editor !== owner) letEditFile(m.file, owner);
  keep({ ...m, shared: wanted, pending: [], editor: owner });
}

const TITLE = { id: 'release-summary', title: ['выпуск сводки', 'release of the summary'] } as const;

const progress = (s: Snapshot) =>
  stages.map(({ number }) => {
    const { done, of } = progressOf(s, number);
    return [done, of] as const;
  });

function record(s: Snapshot, d: Decided): void {
  const content = packed(d.released);
  const row = newRow(
    releases,
    {
      day: s.today,
      state: 'released',
      smallest: d.k,
      told: Object.keys(d.released.told).length,
      withheld: d.plan.withheld.size,
      content,
    },
    s.now,
  );
  const changes = [insert(releases, row)];
  s.write([...journalOf(s, TITLE, changes), ...changes]);
}

/** A refusal of the hourly run must be seen, and not be tried again every hour. */
function refuse(s: Snapshot, problem: Problem): void {
  const row = newRow(
    releases,
    {
      day: s.today,
      state: 'refused',
      smallest: settingsOf(s).smallest,
      told: 0,
      withheld: 0,
      reason: problem.say(s.lang),
    },
    s.now,
  );
  s.write([insert(releases, row)]);
}

const fresh = (): Snapshot => snapshot(withRecords(reads), 'refuse');

/** Enough to write the file: it is made from the releases alone. */
const ledger = (): Snapshot => snapshot(summaryTables, 'refuse');

/** «Выпустить сводку» by hand. @throws notToday, and whatever refuses a release */
export function releaseSummary(): { day: string; told: number } {
  return underLock(() => {
    const s = fresh();
    stillOpen(s.memory);
    demandDue(s, 'by hand');
    const decided = decideRelease(s, progress(s));
    record(s, decided);
    publish(ledger());
    return { day: s.today, told: Object.keys(decided.released.told).length };
  });
}

/** «Обновить сводку»: writes the file again from the releases and puts its sharing right; makes it anew when it is gone. */
export function mendSummary(): { url: string } {
  return underLock(() => {
    const s = ledger();
    const m = readMemory().summary;
    if (m.file && !fileState(m.file, FILE_TABS).there)
      keep({ ...m, file: '', url: '', shared: [], pending: [], print: '' });
    publish(s, 'go');
    return { url: readMemory().summary.url };
  });
}

/** The orphan was looked for and thrown away, or was never there. */
export function forgetOrphan(): { forgotten: boolean } {
  keep({ ...readMemory().summary, orphan: false });
  return { forgotten: true };
}

/** The sharing of the file is looked at this often, and whenever the observers have changed. */
const LOOKED_AT_MS = 6 * 3_600_000;

export type SummaryView = {
  url: string;
  /** the last release, in words; '' before the first */
  last: string;
  told: number;
  hidden: { words: string; why: string }[];
  /** what stands, with its number */
  shown: { words: string; count: string }[];
  next: string;
  /** a release may be made by hand today */
  due: boolean;
  refused: string;
  observers: string[];
  /** observers without an address */
  unreachable: string[];
  releases: { day: string; told: number; withheld: number }[];
};

const spelt = ([low, high]: Fact): string => (low === high ? String(low) : `${low}–${high}`);

/** What the panel says of the summary. */
export function summaryView(): SummaryView {
  const s = snapshot([settings, team, releases], 'skip');
  const all = ledgerOf(s);
  const rows = s.rows(releases);
  const last = all.at(-1)?.day as LocalDate | undefined;
  const { releaseEvery } = settingsOf(s);
  const newest = rows.reduce<(typeof rows)[number] | undefined>((a, b) => (a && a.day > b.day ? a : b), undefined);
  const told = standing(all);
  return {
    url: s.memory.summary.url,
    last: last ? sayDay(last, s.lang) : '',
    told: told.size,
    hidden: Object.entries(all.at(-1)?.withheld ?? {}).map(([cell, reason]) => ({
      words: say(cellWords(cell), s.lang),
      why: say(reasonWords(reason, thresholdOf(s)), s.lang),
    })),
    shown: [...told].map(([cell, fact]) => ({ words: say(cellWords(cell), s.lang), count: spelt(fact) })),
    next: sayDay(nextReleaseDay(releaseEvery, s.today), s.lang),
    due: isDue(releaseEvery, s.today, last, 'by hand'),
    refused: newest?.state === 'refused' ? (newest.reason ?? '') : '',
    observers: observersOf(s),
    unreachable: serving(s, 'observer').flatMap((m) => (m.email ? [] : [m.id as string])),
    releases: rows
      .filter((r) => r.state === 'released')
      .map((r) => ({ day: sayDay(r.day, s.lang), told: r.told, withheld: r.withheld }))
      .reverse(),
  };
}

export type ReleasePreview = {
  refused: string;
  told: { words: string; count: string }[];
  withheld: { words: string; why: string }[];
};

/** @param ask also asks Google how the file stands */
export function summaryFact(s: Snapshot, ask: boolean): SummaryFact {
  const m = s.memory.summary;
  const rows = s.rows(releases);
  const newest = rows.reduce<(typeof rows)[number] | undefined>((a, b) => (a && a.day > b.day ? a : b), undefined);
  const observers = observersOf(s);
  const state = ask && m.file ? fileState(m.file, FILE_TABS) : undefined;
  const viewers = state?.viewers.map((email) => email.toLowerCase()) ?? [];
  const there = state?.there ?? true;
  return {
    released: rows.some((r) => r.state === 'released'),
    made: m.file !== '',
    there,
    edited: Boolean(state?.there && m.print && (state.print !== m.print || state.strangers > 0)),
    orphan: m.orphan,
    missing: state ? observers.filter((email) => !viewers.includes(email)).length : 0,
    others: viewers.filter((email) => !observers.includes(email)).length,
    refused: newest?.state === 'refused' ? (newest.reason ?? '') : '',
    url: m.url,
  };
}

/** What a release would tell today, and what it would keep back and why. Nothing is written. */
export function summaryPreview(): ReleasePreview {
  const s = fresh();
  try {
    const { released, plan, k } = decideRelease(s, progress(s));
    return {
      refused: '',
      told: Object.entries(released.told).map(([cell, fact]) => ({
        words: say(cellWords(cell), s.lang),
        count: spelt(fact),
      })),
      withheld: [...plan.withheld].map(([cell, reason]) => ({
        words: say(cellWords(cell), s.lang),
        why: say(reasonWords(reason, k), s.lang),
      })),
    };
  } catch (e) {
    if (!(e instanceof Problem)) throw e;
    return { refused: e.say(s.lang), told: [], withheld: [] };
  }
}

/** The hourly run: a release when the calendar names the day, else only what a killed run or a change of observers left. */
export function summaryTick(memory: Memory): void {
  const m = memory.summary;
  if (instant() < m.nextAt && !m.due && !changed) return;
  underLock(() => {
    const s = snapshot([settings, team, releases], 'skip');
    const observers = observersOf(s);
    const all = ledgerOf(s);
    const last = all.at(-1)?.day as LocalDate | undefined;
    const { releaseEvery } = settingsOf(s);
    const calendar = lastReleaseDay(releaseEvery, s.today);
    const refused = s.rows(releases).some((r) => r.state === 'refused' && r.day >= calendar);
    if ((observers.length || m.file) && !refused && isDue(releaseEvery, s.today, last, 'by the calendar')) byCalendar();
    else if (all.length && (m.file || observers.length) && differs(s, m, observers)) publish(s);
    remember({ 'summary.due': '', 'summary.nextAt': String(instant() + LOOKED_AT_MS) });
  });
}

function differs(s: Snapshot, m: SummaryMemory, observers: readonly string[]): boolean {
  return (
    m.pending.length > 0 ||
    m.print !== filePrint(tabsOf(s)) ||
    [...observers].sort().join() !== [...m.shared].sort().join()
  );
}

function byCalendar(): void {
  const s = fresh();
  try {
    record(s, decideRelease(s, progress(s)));
  } catch (e) {
    if (!(e instanceof Problem)) throw e;
    refuse(s, e);
    return;
  }
  publish(ledger());
}

/** In this run the observers were seen to have changed. */
let changed = false;

/** Rows were read: whether the observers are others than those let in; the hourly run sees to it. */
export function noteObservers(s: Snapshot): void {
  const m = s.memory.summary;
  const wanted = observersOf(s);
  changed = [...wanted].sort().join() !== [...m.shared].sort().join();
  if (changed && !m.due) remember({ 'summary.due': 'yes' });
}
