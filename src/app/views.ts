/** What the panels show: read-only, without the lock, in the workbook's language. */

import { readBoards } from '../google/boards.ts';
import { addressOfBook } from '../google/book.ts';
import { addressOfDocument } from '../google/docs.ts';
import { prefilled } from '../google/forms.ts';
import { actor, actorLang } from '../google/host.ts';
import { openTab } from '../google/ui.ts';
import { type Address, canAdd, type Json, outdated, Problem, problem, say, sayDay, type Words } from '../kit/index.ts';
import { firstSteps } from '../stages/1-preparation/first-steps.ts';
import { settingsOf } from '../stages/1-preparation/settings.ts';
import { tellingsOf, tellingWords } from '../stages/1-preparation/tellings.ts';
import { across, forms, roadmaps, stages, tables } from '../stages/index.ts';
import { answers } from '../stages/records.ts';
import { taskStatus } from '../stages/roadmap.ts';
import { findingsOf, progressOf, rowLink, waiting } from './attention.ts';
import { boardReads, boards } from './boards.ts';
import { guessColumns, type Importable, importable, targets } from './import.ts';
import { isLeft } from './long-work.ts';
import { type Memory, readMemory } from './memory.ts';
import { personalCells } from './personal.ts';
import { steps } from './setup.ts';
import { type Snapshot, snapshot } from './snapshot.ts';
import { yearEnd } from './year-end.ts';

export type TaskView = {
  id: string;
  side: 'inside' | 'outside';
  words: string;
  status: keyof typeof taskStatus;
  due: string;
  late: boolean;
  evidence: string;
};
export type FormView = {
  code: string;
  tagged: boolean;
  /** a person may have a link of his own */
  personal: boolean;
  /** answers are kept in a file of their own */
  apart: boolean;
  title: string;
  url: string;
  editUrl: string;
  ready: boolean;
  answers: number;
};
export type TableView = { id: string; title: string; rows: number; enter: boolean };
export type ReportView = { id: string; title: string };
export type StageView = {
  number: number;
  title: string;
  done: number;
  of: number;
  tasks: TaskView[];
  forms: FormView[];
  tables: TableView[];
  papers: { id: string; title: string; perRow: boolean }[];
  reports: ReportView[];
  lines: ReportView[];
  /** texts to tell of the programme with */
  texts: { id: string; title: string }[];
  /** commands offered as buttons; some ask for something first */
  buttons: { id: string; words: string; asks: boolean }[];
};
export type AsideView = { id: string; form: string; reason: string; double: boolean };
export type FindingView = {
  title: string;
  words: string;
  about: string;
  /** where the row stands that it is about; null when it is about none */
  at: { table: string; row: string | null } | null;
  since: string;
  fix?: { command: string; input: Json; words: string };
};
/** A step of the conversation that follows set-up: part of a card, or a row to enter. */
export type FirstStep = {
  id: string;
  title: string;
  words: string;
  done: boolean;
  table: string;
  row: string | null;
  only: readonly string[];
  button: { id: string; words: string } | null;
};
export type Home = {
  /** `ending`: the year is being closed; `closed`: it is, and this is an archive */
  state: 'new' | 'partial' | 'copy' | 'archive' | 'ending' | 'closed' | 'ready';
  /** the workbook of the next year, and whether people are still to be taken out of this one */
  next: string;
  /** the act of destruction of last year's data */
  act: string;
  erased: boolean;
  /** the part of the panel that was asked for in the menu */
  open: string;
  lang: 'ru' | 'en';
  mode: 'codes' | 'full';
  me: string;
  organisation: string;
  year: string;
  practice: boolean;
  setUp: { done: number; of: number };
  stages: StageView[];
  findings: FindingView[];
  firstSteps: FirstStep[];
  waiting: string[];
  aside: AsideView[];
  unreadable: (Address & { words: string })[];
  /** cells that seem to say who a learner is, where codes are used */
  personal: (Address & { words: string })[];
  /** status code → words, for the menu of a task */
  statuses: Record<string, string>;
};

/** The panel shows the first of a long list and says how many there are. */
const MOST_LISTED = 50;

function emptyHome(memory: Memory, state: Home['state']): Home {
  const lang = memory.steps.length ? memory.lang : actorLang();
  return {
    state,
    open: memory.panel,
    lang,
    mode: memory.mode,
    me: actor(),
    organisation: '',
    year: '',
    practice: false,
    next: memory.next && addressOfBook(memory.next),
    act: memory.act && addressOfDocument(memory.act),
    erased: memory.ending?.erase === 'now',
    setUp: { done: memory.steps.length, of: steps.length },
    stages: [],
    findings: [],
    firstSteps: [],
    waiting: [],
    aside: [],
    unreadable: [],
    personal: [],
    statuses: {},
  };
}

/** What a finding is about in words, and where that stands. */
function placeOf(s: Snapshot, about: string): Pick<FindingView, 'about' | 'at'> {
  const link = rowLink(s, about);
  if (typeof link === 'string' || !('table' in link.to)) return { about, at: null };
  const { table, row } = link.to;
  return { about: row ?? say(link.words as Words, s.lang), at: { table, row: row ?? null } };
}

/** «Где мы»: stages, tasks, forms, what needs attention. Shows no person's data. */
export function homeView(): Home {
  const memory = readMemory();
  if (memory.closed || memory.ending)
    return emptyHome(memory, memory.closed && !isLeft(yearEnd, memory) ? 'closed' : 'ending');
  if (memory.book && !memory.done) return emptyHome(memory, 'partial');
  let s: Snapshot;
  try {
    s = snapshot(boardReads, 'skip', memory);
  } catch (e) {
    if (e instanceof Problem && e.code === 'copy') return emptyHome(memory, memory.archive ? 'archive' : 'copy');
    if (e instanceof Problem && e.code === 'not-set-up') return emptyHome(memory, 'new');
    throw e;
  }
  const { lang } = s;
  const { organisation, year, practice, mode } = settingsOf(s);
  const taken = (code: string) => s.rows(answers).filter((a) => a.form === code && a.state !== 'aside').length;
  return {
    ...emptyHome(memory, 'ready'),
    lang,
    mode,
    organisation: organisation ?? '',
    year: year ?? '',
    practice: practice !== undefined,
    stages: roadmaps.map(
      ({ stage, table }): StageView => ({
        number: stage.number,
        title: say(stage.title, lang),
        ...progressOf(s, stage.number),
        tasks: s.rows(table).map((t) => ({
          id: t.id,
          side: t.side,
          words: t.words,
          status: t.status,
          due: t.due ? sayDay(t.due, lang) : '',
          late: t.due !== undefined && t.due < s.today && t.status !== 'done' && t.status !== 'skipped',
          evidence: t.evidence ?? '',
        })),
        forms: stage.forms.map((f) => {
          const made = memory.forms[f.id];
          return {
            code: f.code,
            title: say(f.title, lang),
            tagged: f.tagged !== undefined,
            personal: f.links !== undefined,
            apart: f.keeps === 'file',
            url: made?.url ?? '',
            editUrl: made?.editUrl ?? '',
            ready: made?.ready ?? false,
            answers: taken(f.code),
          };
        }),
        tables: [table, ...stage.tables].map((t) => ({
          id: t.id,
          title: say(t.sheet, lang),
          rows: s.read(t)?.rows.length ?? 0,
          enter: canAdd(t),
        })),
        papers: stage.papers.map((p) => ({ id: p.id, title: say(p.title, lang), perRow: p.of !== undefined })),
        reports: [...stage.reports, ...(across[stage.number] ?? [])].map((r) => ({
          id: r.id,
          title: say(r.sheet, lang),
        })),
        lines: stage.lines.map((x) => ({ id: x.id, title: say(x.title, lang) })),
        texts: tellingsOf(s, stage.number).map((x) => ({ id: x.id, title: say(tellingWords(x), lang) })),
        buttons: stage.commands.flatMap((c) =>
          c.button ? [{ id: c.id, words: say(c.button, lang), asks: c.asks !== undefined }] : [],
        ),
      }),
    ),
    findings: findingsOf(s)
      .slice(0, MOST_LISTED)
      .map((f) => ({
        title: say(f.rule.title, lang),
        words: say(f.words, lang),
        ...placeOf(s, f.about),
        since: sayDay(f.since, lang),
        ...(f.fix && { fix: { ...f.fix, words: say(f.fix.words, lang) } }),
      })),
    firstSteps: firstSteps(s).map((step) => ({
      ...step,
      title: say(step.title, lang),
      words: say(step.words, lang),
      button: step.button ? { id: step.button.id, words: say(step.button.words, lang) } : null,
    })),
    waiting: waiting(s).map((w) => say(w.words, lang)),
    aside: s
      .rows(answers)
      .filter((a) => a.state === 'aside')
      .slice(0, MOST_LISTED)
      .map((a) => ({ id: a.id, form: a.form, reason: a.reason ?? '', double: /НМ-|НР-/.test(a.reason ?? '') })),
    unreadable: s.problems.slice(0, MOST_LISTED).map((p) => ({ ...p, words: say(p.words, lang) })),
    personal: personalCells(s)
      .slice(0, MOST_LISTED)
      .map((x) => ({ ...x, words: say(x.words, lang) })),
    statuses: Object.fromEntries(Object.entries(taskStatus).map(([code, words]) => [code, say(words, lang)])),
  };
}

const tabGone = problem(
  'tab-gone',
  (f: { table: string }): Words => [
    `Листа «${f.table}» нет. Ничего не изменено. Выберите «Наставничество → Проверить и починить книгу».`,
    `The tab “${f.table}” is not there. Nothing was changed. Choose “Mentoring → Check and mend the workbook”.`,
  ],
);

/** Brings a register to the front, at a row when one is named. @throws tabGone */
export function showTab({ table, row }: { table: string; row: string | null }): { shown: boolean } {
  const board = boards.find((b) => b.id === table);
  if (board) {
    const shown = readBoards([board]).tabs.get(board.id);
    if (!shown || !openTab(shown.sheetId)) throw tabGone({ table: board.sheet[0] });
    return { shown: true };
  }
  const t = tables.find((x) => x.id === table || x.sheet.includes(table));
  if (!t) throw tabGone({ table });
  const s = snapshot([t], 'skip');
  const tab = s.book.tabs.get(t.id);
  const at = row === null ? undefined : (s.read(t)?.at.get(row) ?? Number(row) - 1);
  const cell = at === undefined || Number.isNaN(at) ? undefined : { row: at + 1, column: 1 };
  if (!tab || !openTab(tab.sheetId, cell)) throw tabGone({ table: t.sheet[0] });
  return { shown: true };
}

const linesUnknown = outdated('no-lines', (f: { lines: string }) => [
  `Списка «${f.lines}» нет.`,
  `There is no list “${f.lines}”.`,
]);

/** What a stage tells when it is asked. @throws linesUnknown */
export function linesView({ lines: id }: { lines: string }): { lines: { words: string; short: boolean }[] } {
  const found = stages.flatMap((x) => x.lines).find((x) => x.id === id);
  if (!found) throw linesUnknown({ lines: id });
  const s = snapshot(found.reads, 'skip');
  return { lines: found.of(s).map((x) => ({ ...x, words: say(x.words, s.lang) })) };
}

const formUnknown = problem(
  'form-unknown',
  (f: { form: string }): Words => [
    `Анкета ${f.form} ещё не принимает ответы или в ней нет вопроса «откуда узнали». Ссылка не создана. Выберите «Наставничество → Проверить и починить книгу».`,
    `Form ${f.form} takes no answers yet, or the question “where from” is gone. No link was made. Choose “Mentoring → Check and mend the workbook”.`,
  ],
);

/** A link to a form that says by itself where it was published. @throws formUnknown */
export function taggedLink({ form: code, tag }: { form: string; tag: string }): { url: string } {
  const f = forms.find((x) => x.code === code);
  const made = f && readMemory().forms[f.id];
  const url = f?.tagged && made?.ready ? prefilled(made, { [f.tagged]: tag }) : undefined;
  if (!url) throw formUnknown({ form: code });
  return { url };
}

export type ImportColumns = {
  guess: (string | null)[];
  targets: { key: string; title: string }[];
  mode: 'codes' | 'full';
};

export function columnsForImport({ table, header }: { table: Importable; header: readonly string[] }): ImportColumns {
  const { lang, mode } = readMemory();
  const t = importable[table];
  return {
    guess: guessColumns(t, header, mode),
    targets: targets(t, mode).map(([key, c]) => ({ key, title: say(c.title, lang) })),
    mode,
  };
}
