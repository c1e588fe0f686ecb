/** What the workbook remembers beside its cells, with its types. */

import type { FormMemory } from '../google/forms.ts';
import { recall, remember } from '../google/host.ts';
import { type Lang, type Mode, problem, type Words } from '../kit/index.ts';

/** Somebody typed into the workbook: which table it was is not looked up for every edit. */
export const ANY_TABLE = '*';

export type SetUpChoice = {
  lang: Lang;
  mode: Mode;
  /** who decided on the identity mode and why; obligatory for full data */
  decided: string;
  organisation: string;
  year: string;
  /** the workbook's own zone when it is not said */
  zone?: string | undefined;
  dataOfficer?: string | undefined;
};

/** When people are taken out of the workbook of a year that is over. */
export type Ending = { erase: 'now' | 'later' };

/** A paper that is made for every one of these rows. */
export type PaperBatch = { paper: string; about: readonly string[] };

/** A long list that waits to be brought in: who stands in it, what its columns are, how many rows it has. */
export type ListMemory = { table: 'mentees' | 'mentors'; columns: readonly string[]; rows: number };

/** The observers' file. */
export type SummaryMemory = {
  /** its id; '' before it is made */
  file: string;
  url: string;
  /** addresses that were let in, and those that may have been when a run was killed */
  shared: readonly string[];
  pending: readonly string[];
  /** what was written last, in short */
  print: string;
  /** who besides its owner may write it */
  editor: string;
  /** a run was killed while it made a file: an empty one may lie about */
  orphan: boolean;
  making: boolean;
  /** the observers have changed */
  due: boolean;
  /** when the hourly run looks again, milliseconds */
  nextAt: number;
};

export type Memory = {
  /** the spreadsheet this memory belongs to; a copy of the file has none */
  book: string | undefined;
  lang: Lang;
  mode: Mode;
  /** what the curator chose when set-up began */
  choice: SetUpChoice | undefined;
  /** steps of set-up that are done */
  steps: readonly string[];
  done: boolean;
  /** the curator stopped the steps: the hourly run does not go on with them */
  halted: boolean;
  /** a paper is being made for all of these, and for whom it was dealt with */
  papers: PaperBatch | undefined;
  printed: readonly string[];
  /** a list is being brought in, and which parts of it are in */
  list: ListMemory | undefined;
  brought: readonly string[];
  /** the year is being closed: how, and which steps are done */
  ending: Ending | undefined;
  closing: readonly string[];
  /** the year is closed: the workbook is an archive */
  closed: boolean;
  /** the workbook of the next year */
  next: string;
  /** the act of destruction, a Google document */
  act: string;
  /** the school year this copy is to be the workbook of, until last year's rows are gone */
  newYear: string;
  forms: Readonly<Record<string, FormMemory>>;
  /** the last code given out, by prefix: codes are never given twice */
  counters: Readonly<Record<string, number>>;
  /** when the last sweep of the forms began, milliseconds */
  sweptAt: number;
  /** marks of the newest answers that are in, by form */
  recent: Readonly<Record<string, readonly string[]>>;
  /** what the lists of a form's questions looked like when they were last renewed, by form */
  offers: Readonly<Record<string, string>>;
  /** the tab with the raw answers of each form, once Google has made it */
  raw: Readonly<Record<string, number>>;
  /** what that tab looked like when the form was last asked, by form */
  stamps: Readonly<Record<string, string>>;
  /** when the form was last asked, milliseconds, by form */
  asked: Readonly<Record<string, number>>;
  /** since when a form cannot be read, milliseconds, by form */
  unread: Readonly<Record<string, number>>;
  /** who installed the triggers: the programme works in his name */
  owner: string;
  /** since when, milliseconds */
  ownedAt: number;
  /** since when a part of the hourly run fails, milliseconds, by part */
  troubled: Readonly<Record<string, number>>;
  /** the tab the panel opens on, when a menu item asked for one */
  panel: string;
  /** this copy is kept as an archive */
  archive: boolean;
  /** tables whose rows have changed since everything was counted; `*` stands for all of them */
  touched: readonly string[];
  /** letters wait to be sent */
  mail: boolean;
  /** no letter may go before this, milliseconds */
  mailAt: number;
  /** every raw response sheet has been named and hidden */
  tidied: boolean;
  /** how the boards looked when they were last written, by board */
  looks: Readonly<Record<string, string>>;
  /** when the boards were written, milliseconds */
  boardsAt: number;
  /** when all answers of a form were last looked through, milliseconds, by form */
  whole: Readonly<Record<string, number>>;
  lastTick: number;
  /** when the hourly run last looked at the state of everything, milliseconds */
  healthAt: number;
  /** what was wrong then, as the titles of «Состояние» */
  ills: readonly Words[];
  /** when the length of the journal was last looked at, milliseconds */
  journalAt: number;
  summary: SummaryMemory;
};

/** Facts by the part of their name before the dot, then by the rest of it. */
function grouped(all: Readonly<Record<string, string>>): ReadonlyMap<string, [string, string][]> {
  const out = new Map<string, [string, string][]>();
  for (const name of Object.keys(all)) {
    const dot = name.indexOf('.');
    if (dot < 0) continue;
    const group = name.slice(0, dot);
    const entry: [string, string] = [name.slice(dot + 1), all[name] ?? ''];
    const known = out.get(group);
    if (known) known.push(entry);
    else out.set(group, [entry]);
  }
  return out;
}

const yearEnding = problem<void>('year-ending', () => [
  'Идёт завершение года: книга больше не меняется. Ничего не сделано. Дождитесь конца и работайте в книге нового года.',
  'The year is being closed: the workbook no longer changes. Nothing was done. Wait for the end and work in the workbook of the new year.',
]);

/** Asked under the lock by whatever writes: what comes in now would miss the list of the act. @throws yearEnding */
export function stillOpen({ ending }: Memory): void {
  if (ending) throw yearEnding();
}

export function readMemory(): Memory {
  const all = recall();
  const groups = grouped(all);
  const under = <T>(group: string, parse: (text: string) => T): Record<string, T> =>
    Object.fromEntries((groups.get(group) ?? []).map(([rest, text]) => [rest, parse(text)]));
  return {
    book: all.book,
    lang: all.lang === 'en' ? 'en' : 'ru',
    mode: all.mode === 'full' ? 'full' : 'codes',
    choice: all.choice === undefined ? undefined : (JSON.parse(all.choice) as SetUpChoice),
    steps: (all.steps ?? '').split(',').filter(Boolean),
    done: all.done === 'yes',
    halted: all.halted === 'yes',
    papers: all.papers ? (JSON.parse(all.papers) as PaperBatch) : undefined,
    printed: (all.printed ?? '').split(',').filter(Boolean),
    list: all.list ? (JSON.parse(all.list) as ListMemory) : undefined,
    brought: (all.brought ?? '').split(',').filter(Boolean),
    ending: all.ending ? (JSON.parse(all.ending) as Ending) : undefined,
    closing: (all.closing ?? '').split(',').filter(Boolean),
    closed: all.closed === 'yes',
    next: all.next ?? '',
    act: all.act ?? '',
    newYear: all.newYear ?? '',
    forms: under('form', (text) => JSON.parse(text) as FormMemory),
    counters: under('next', Number),
    sweptAt: Number(all.sweptAt ?? 0),
    recent: under('recent', (text) => text.split(',').filter(Boolean)),
    offers: under('offer', String),
    raw: under('raw', Number),
    stamps: under('stamp', String),
    asked: under('asked', Number),
    unread: under('unread', Number),
    owner: all.owner ?? '',
    ownedAt: Number(all.ownedAt ?? 0),
    troubled: under('trouble', Number),
    panel: all.panel ?? '',
    archive: all.archive === 'yes',
    touched: (all.touched ?? '').split(',').filter(Boolean),
    mail: all.mail === 'yes',
    mailAt: Number(all.mailAt ?? 0),
    tidied: all.tidied === 'yes',
    looks: under('look', String),
    boardsAt: Number(all.boardsAt ?? 0),
    whole: under('whole', Number),
    lastTick: Number(all.lastTick ?? 0),
    healthAt: Number(all.healthAt ?? 0),
    ills: all.ills ? (JSON.parse(all.ills) as Words[]) : [],
    journalAt: Number(all.journalAt ?? 0),
    summary: {
      ...{ file: '', url: '', shared: [], pending: [], print: '', editor: '', orphan: false },
      ...(JSON.parse(all.summary ?? '{}') as Partial<SummaryMemory>),
      making: all['summary.making'] === 'yes',
      due: all['summary.due'] === 'yes',
      nextAt: Number(all['summary.nextAt'] ?? 0),
    },
  };
}

export const rememberForm = (id: string, memory: FormMemory): void =>
  remember({ [`form.${id}`]: JSON.stringify(memory) });
