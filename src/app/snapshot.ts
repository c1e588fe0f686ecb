/** The programme as the workbook holds it now: every table needed, read together and once. */
import { type Book, readBook, type Tab, writeBook } from '../google/book.ts';
import { actor, clock, remember } from '../google/host.ts';
import {
  type Address,
  type AnyRow,
  type AnyTable,
  aboutOf,
  adopt,
  after,
  blocksOf,
  type CellProblem,
  type Change,
  columnsOf,
  dayOf,
  isCode,
  LABEL_DOT,
  type Lang,
  merged,
  type Now,
  newRow,
  once,
  type Programme,
  problem,
  programme,
  type Reading,
  type ReadTab,
  readGrid,
  revisionOf,
  sameWords,
  type Words,
  type Writing,
} from '../kit/index.ts';
import { defaults, type Settings, settings } from '../stages/1-preparation/settings.ts';
import { dictionaries, offerForms, speakAs } from '../stages/1-preparation/words.ts';
import { tables } from '../stages/index.ts';
import { ANY_TABLE, type Memory, readMemory } from './memory.ts';

export const notSetUp = problem<void>('not-set-up', () => [
  'Книга ещё не настроена. Ничего не изменено. Откройте «Наставничество → Открыть панель» и пройдите настройку.',
  'The workbook is not set up yet. Nothing was changed. Open “Mentoring → Open the panel” and go through set-up.',
]);

export const isCopy = problem<void>('copy', () => [
  'Это копия рабочей книги программы. Она молчит: ничего не пишет, не отправляет и не собирает. Работайте в исходной книге; копию можно хранить как архив.',
  'This is a copy of a programme’s workbook. It keeps silent: it writes, sends and collects nothing. Work in the original; the copy may be kept as an archive.',
]);

export const yearClosed = problem<void>('year-closed', () => [
  'Учебный год в этой книге завершён: это архив, он ничего не пишет и не отправляет. Ничего не изменено. Работайте в книге нового года.',
  'The school year of this workbook is over: it is an archive that writes and sends nothing. Nothing was changed. Work in the workbook of the new year.',
]);

export const tabsMissing = problem('tabs-missing', (f: { sheets: readonly Words[] }) => [
  `Нет листов: ${f.sheets.map((s) => `«${s[0]}»`).join(', ')}. Ничего не изменено. Верните лист через «Файл → История версий» или выберите «Наставничество → Проверить и починить книгу».`,
  `Tabs are missing: ${f.sheets.map((s) => `“${s[1]}”`).join(', ')}. Nothing was changed. Bring the tab back by File → Version history, or choose “Mentoring → Check and mend the workbook”.`,
]);

const MOST_SHOWN = 5;

const place = (p: CellProblem): Words => [
  `лист «${p.sheet}», строка ${p.row}, «${p.column}»: ${p.words[0]}`,
  `tab “${p.sheet}”, row ${p.row}, “${p.column}”: ${p.words[1]}`,
];

export const unreadable = problem('unreadable', (f: { problems: readonly CellProblem[] }) => {
  const shown = f.problems.slice(0, MOST_SHOWN).map(place);
  const rest = f.problems.length - shown.length;
  return [
    `Не удалось прочитать: ${shown.map((s) => s[0]).join('; ')}${rest > 0 ? `; и ещё ${rest}` : ''}. Ничего не изменено. Исправьте и повторите.`,
    `Cannot be read: ${shown.map((s) => s[1]).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}. Nothing was changed. Correct this and try again.`,
  ];
});

export type Snapshot = Programme & {
  memory: Memory;
  book: Book;
  lang: Lang;
  now: Now;
  loaded: readonly AnyTable[];
  problems: readonly CellProblem[];
  missing: readonly AnyTable[];
  /** rows typed by hand: code and start values for them */
  newcomers: readonly Change[];
  read(t: AnyTable): ReadTab<AnyRow> | undefined;
  /** Writes all changes in one call, and remembers the codes that were given out. */
  write(changes: readonly Change[], also?: Readonly<Record<string, string>>): void;
};

let lastRead: Snapshot | undefined;

/** Makes this run speak the school's words; reading any tables does so too. @throws as `snapshot` does */
export const speak = (): void => void (lastRead ?? snapshot([], 'skip'));

/** Revisions of the rows that these codes name, as they were last read in this run: what a reader of them has seen. */
export function revisions(codes: Iterable<string>): Record<string, string> {
  const out: Record<string, string> = {};
  if (!lastRead) return out;
  const at = new Map<string, AnyTable>();
  for (const t of lastRead.loaded) {
    // nobody looks at the rows of a growing table
    for (const code of t.grows ? [] : (lastRead.read(t)?.at.keys() ?? [])) at.set(code, t);
  }
  for (const code of codes) {
    const t = at.get(code);
    const row = t && (lastRead.row(t, code) as AnyRow | undefined);
    if (t && row) out[code] = revisionOf(t, row);
  }
  return out;
}

const touchedBy = (before: readonly string[], changes: readonly Change[]): string =>
  before.includes(ANY_TABLE) ? ANY_TABLE : [...new Set([...before, ...changes.map((c) => c.table.id)])].join(',');

const byId = new Map(tables.map((t) => [t.id, t]));

/** These tables, the settings, and the tables whose rows theirs point to: a cell shows a name only if the name is known. */
function closure(wanted: readonly AnyTable[]): AnyTable[] {
  const out = new Map<string, AnyTable>();
  const add = (named: AnyTable | undefined, follow: boolean) => {
    // a stage may name a table of a later one by its id alone
    const t = named && (byId.get(named.id) ?? named);
    if (!t || out.has(t.id)) return;
    out.set(t.id, t);
    if (!follow) return;
    for (const [, c] of columnsOf(t)) {
      if (c.input.type === 'ref' || c.input.type === 'refs') add(byId.get(c.input.table), false);
    }
  };
  // the school's words first: without them its cells cannot be read
  for (const t of [dictionaries, settings, ...wanted]) add(t, true);
  return [...out.values()];
}

/** Names that stand in a tab's label column, without reading its rows first: tables may point to each other. */
function readingOf(book: Book): Reading {
  const names = new Map<string, Map<string, string[]>>();
  const namesOf = (table: string) => {
    let found = names.get(table);
    if (!found) {
      found = new Map();
      const tab = book.tabs.get(table);
      const at = tab?.layout.places.label;
      for (const row of at === undefined ? [] : (tab?.grid.slice(1) ?? [])) {
        const [name, code] = String(row[at as number] ?? '').split(LABEL_DOT);
        if (name && isCode(code)) found.set(sameWords(name), [...(found.get(sameWords(name)) ?? []), code]);
      }
      names.set(table, found);
    }
    return found;
  };
  return { named: (table, name) => namesOf(table).get(sameWords(name)) ?? [] };
}

/** Codes of a growing table without its rows; few readers ask for them. */
const codesOnly = (tab: Tab): ReadTab<AnyRow> => {
  const codes = once(() => {
    const at = tab.layout.places.id ?? 0;
    const out = new Map<string, number>();
    for (let i = 1; i < tab.grid.length; i++) {
      const code = tab.grid[i]?.[at];
      if (isCode(code)) out.set(code, i);
    }
    return out;
  });
  return {
    rows: [],
    get at() {
      return codes();
    },
    problems: [],
    newcomers: [],
    end: tab.grid.length,
  };
};

/** The highest number among the codes of a table that begin so. @param known the highest that was given out */
function highestIn(read: ReadTab<AnyRow> | undefined, prefix: string, known: number): number {
  const begin = `${prefix}-`;
  let highest = known;
  for (const code of read?.at.keys() ?? []) {
    if (!code.startsWith(begin)) continue;
    const n = Number(code.slice(begin.length));
    // a code somebody has spoilt stands here too
    if (n > highest && isCode(code)) highest = n;
  }
  return highest;
}

/**
 * Reads the tables.
 *
 * A command that guards a rule must see every row, so it refuses to run over a row it cannot read; views and reports
 * skip such rows and list them in `problems`.
 * @throws isCopy, notSetUp, tabsMissing, unreadable
 */
export function snapshot(wanted: readonly AnyTable[], bad: 'refuse' | 'skip', memory = readMemory()): Snapshot {
  const loaded = closure(wanted);
  const book = readBook(loaded, memory.lang);
  if (memory.book !== book.id) throw book.marked ? isCopy() : notSetUp();
  if (memory.closed) throw yearClosed();
  const missing = loaded.filter((t) => !book.tabs.has(t.id));
  const reading = readingOf(book);
  const reads = new Map<string, ReadTab<AnyRow>>();
  const problems: CellProblem[] = [];
  for (const t of loaded) {
    const tab = book.tabs.get(t.id);
    if (!tab) continue;
    for (const key of tab.layout.missing) {
      const title = columnsOf(t).find(([k]) => k === key)?.[1].title[0] ?? key;
      problems.push({ sheet: tab.title, row: 1, column: title, words: ['столбец не найден', 'the column is missing'] });
    }
    const read = t.grows ? codesOnly(tab) : readGrid(t, tab.grid, tab.layout.places, reading, tab.title);
    if (t === dictionaries) speakAs(read.rows as never);
    if (t === settings)
      offerForms(
        (reads.get(dictionaries.id)?.rows ?? []) as never,
        ((read.rows[0] as Settings | undefined) ?? defaults).forms,
      );
    reads.set(t.id, read as ReadTab<AnyRow>);
    problems.push(...read.problems);
  }
  if (bad === 'refuse' && missing.length) throw tabsMissing({ sheets: missing.map((t) => t.sheet) });
  if (bad === 'refuse' && problems.length) throw unreadable({ problems }, problems as Address[]);

  const given = new Map<string, number>();
  const wall = clock(book.timeZone);
  let who: string | undefined;
  const now: Now = {
    today: dayOf(wall),
    moment: wall,
    get who() {
      who ??= actor();
      return who;
    },
    nextId(table, prefix) {
      const last = given.get(prefix) ?? highestIn(reads.get(table), prefix, memory.counters[prefix] ?? 0);
      given.set(prefix, last + 1);
      return `${prefix}-${String(last + 1).padStart(3, '0')}`;
    },
  };
  const newcomers: Change[] = [];
  for (const t of loaded) {
    for (const { index, given: typed } of reads.get(t.id)?.newcomers ?? []) {
      newcomers.push(adopt(t, index, newRow(t, typed, now)));
    }
  }
  const base = programme(now.today, ...loaded.map((t) => [t, reads.get(t.id)?.rows ?? []] as const));
  const lang = base.rows(settings)[0]?.language ?? memory.lang;

  const labelOf = (p: readonly Change[]): Writing => {
    const fresh = new Map<string, AnyRow>();
    for (const c of p) {
      const before = c.kind === 'update' ? base.row(c.table, c.id) : undefined;
      if (c.kind === 'remove') continue;
      const row = c.kind === 'update' ? { ...(before as AnyRow | undefined), ...c.patch } : c.row;
      fresh.set(`${c.table.id}|${aboutOf(c)}`, row);
    }
    return {
      lang,
      label: (table, id) => {
        const t = byId.get(table);
        const row = fresh.get(`${table}|${id}`) ?? (t && (base.row(t, id) as AnyRow | undefined));
        const name = t && row ? t.called(row) : '';
        return name ? `${name}${LABEL_DOT}${id}` : id;
      },
    };
  };
  const made: Snapshot = {
    ...base,
    moment: wall,
    memory,
    book,
    lang,
    now,
    loaded,
    problems,
    missing,
    newcomers,
    read: (t) => reads.get(t.id),
    write(changes, also = {}) {
      const all = merged(changes);
      const writing = labelOf(all);
      const byTable = new Map<AnyTable, Change[]>();
      for (const c of all) byTable.set(c.table, [...(byTable.get(c.table) ?? []), c]);
      writeBook(
        book.id,
        [...byTable].map(([t, cs]) => {
          const tab = book.tabs.get(t.id);
          const read = reads.get(t.id);
          if (!tab || !read) throw tabsMissing({ sheets: [t.sheet] });
          const rows = read.rows.length ? read.rows : [defaults as AnyRow].filter(() => t.id === settings.id);
          return {
            tab,
            blocks: blocksOf(t, { places: tab.layout.places, at: read.at, end: read.end, rows }, cs, writing),
          };
        }),
      );
      const facts: Record<string, string> = {
        ...Object.fromEntries([...given].map(([prefix, n]) => [`next.${prefix}`, String(n)])),
        ...also,
      };
      const touched = touchedBy(memory.touched, all);
      if (touched !== memory.touched.join(',')) facts.touched = touched;
      if (Object.keys(facts).length) remember(facts);
    },
  };
  lastRead = made;
  return made;
}

/** What would be read once these changes are written: the rows, and where they stand. */
export function afterwards(s: Snapshot, changes: readonly Change[]): Snapshot {
  const places = once(() => {
    const at = new Map(s.loaded.map((t) => [t.id, new Map(s.read(t)?.at)]));
    const ends = new Map<string, number>();
    for (const c of merged(changes)) {
      const { id } = c.table;
      if (c.kind === 'remove') at.get(id)?.delete(c.id);
      if (c.kind === 'adopt') at.get(id)?.set(aboutOf(c), c.index);
      if (c.kind !== 'insert') continue;
      const end = ends.get(id) ?? s.read(c.table)?.end ?? 1;
      at.get(id)?.set(aboutOf(c), end);
      ends.set(id, end + 1);
    }
    return at;
  });
  const then = after(s, changes);
  return {
    ...s,
    ...then,
    newcomers: [],
    read(t) {
      const before = s.read(t);
      return before && { ...before, rows: then.rows(t) as AnyRow[], at: places().get(t.id) ?? before.at };
    },
  };
}
