/** Takes form answers in. The form's own store is the truth; the ledger says which answers are already in. */
import { type FormNow, type RawAnswer, readAnswer, readAnswers } from '../google/forms.ts';
import { instant, logBug, momentIn, remember, timeLeft, underLock } from '../google/host.ts';
import { responseMoments } from '../google/responses.ts';
import {
  type AnyForm,
  type AnyRow,
  after,
  askedIn,
  type Cell,
  type Change,
  type Column,
  columnsOf,
  complaint,
  hash,
  idOf,
  insert,
  isAnonymous,
  isCode,
  isPutTo,
  join,
  type Lang,
  type Mode,
  type Now,
  newRow,
  once,
  Problem,
  type Programme,
  problem,
  type Reading,
  sameWords,
  say,
  update,
  type Words,
} from '../kit/index.ts';
import { settings } from '../stages/1-preparation/settings.ts';
import { forms, stages, tables } from '../stages/index.ts';
import { answers } from '../stages/records.ts';
import { journalOf } from './journal.ts';
import { type Memory, readMemory, stillOpen } from './memory.ts';
import { settled, withRecords } from './run.ts';
import { type Snapshot, snapshot } from './snapshot.ts';

/** An answer with its moment on the workbook's wall clock. */
export type Answer = RawAnswer & { submitted: string };

export type Intake = { taken: number; updated: number; aside: number; known: number };

const NOTHING: Intake = { taken: 0, updated: 0, aside: 0, known: 0 };

/** The longest text a cell of Sheets holds: 50,000 characters. */
const CELL_HOLDS = 50_000;

const noReading: Reading = { named: () => [] };

/** Which questions are in the form now; asked only when an answer lacks one. */
type Standing = Pick<ReadonlySet<number>, 'has'>;

type Parsed = { row: Record<string, unknown>; wrong: Words[] };

/** What an answer says, column by column, with what cannot be taken in. The words never repeat what a person wrote. */
export function parseAnswer(
  f: AnyForm,
  given: RawAnswer['given'],
  items: Readonly<Record<string, number>>,
  standing: Standing,
  mode: Mode,
  book: Reading = noReading,
): Parsed {
  const columns: Record<string, Column<unknown>> = Object.fromEntries(columnsOf(f.into));
  const out: Parsed = { row: {}, wrong: [] };
  for (const q of askedIn(f, mode)) {
    const c = columns[q.key] as Column<unknown>;
    const id = items[q.key];
    const raw = id === undefined ? undefined : given[id];
    const about = (words: Words): Words => join(['«', '“'], q.ask, ['»: ', '”: '], words);
    const cell: Cell = raw === undefined || raw === null ? '' : typeof raw === 'string' ? raw : raw.join('; ');
    const value = cell === '' ? undefined : String(cell).length > CELL_HOLDS ? cell : c.read(cell, book);
    if (value === undefined && isPutTo(q, out.row) && (q.required ?? (c.required && !c.start))) {
      const gone = id === undefined || !standing.has(id);
      out.wrong.push(
        about(
          gone
            ? [
                'вопрос удалён из формы; верните его или внесите ответ сами',
                'the question was deleted from the form; put it back, or enter the answer yourself',
              ]
            : ['ответа нет', 'there is no answer'],
        ),
      );
      continue;
    }
    const words = value === undefined ? undefined : complaint({ ...c, required: false }, value);
    if (words) out.wrong.push(about(words));
    else out.row[q.key] = value;
  }
  return out;
}

const doubleOf = (code: string): Words => [
  `похоже, этот человек уже есть: ${code}. Если это он же, нажмите «Это тот же человек», и запись дополнится; если другой — «Это другой человек»`,
  `this person seems to be there already: ${code}. If it is the same, press “The same person”, and the row is completed; if not, “Another person”`,
];

const unknownCode: Words = [
  'кода нет в базе: проверьте карточку, добавьте код на лист и нажмите «Повторить»',
  'the code is not in the base: check the card, add the code to the tab and press “Try again”',
];

const tableOf = (id: string) => tables.find((t) => t.id === id);

/** People as respondents name them. */
const namesIn = (p: Programme): Reading => ({
  named: (table, name) => {
    const t = tableOf(table);
    if (!t) return [];
    return (p.rows(t) as readonly AnyRow[]).flatMap((r) =>
      sameWords(t.called(r)) === sameWords(name) ? [idOf(t, r)] : [],
    );
  },
});

/** Another person of the same name, or the same one who has answered again. */
export type Double = 'another' | 'same';

export type Decide = {
  form: AnyForm;
  items: Readonly<Record<string, number>>;
  standing: Standing;
  mode: Mode;
  lang: Lang;
  /** what the curator says of somebody who seems to be there already; nothing when nobody was asked yet */
  double?: Double;
  /** look again at answers that were set aside */
  again?: boolean;
};

/** What one answer changes. Pure: the same answer over the same rows gives the same changes. */
export function decideAnswer(
  p: Programme,
  answer: Answer,
  d: Decide,
  now: Now,
): { changes: Change[]; as: keyof Intake } {
  const { form: f } = d;
  const print = hash(JSON.stringify(answer.given));
  const ledger = p.rows(answers).find((a) => a.response === answer.id);
  if (ledger && (ledger.fingerprint === print || isAnonymous(f)) && !(d.again && ledger.state === 'aside'))
    return { changes: [], as: 'known' };
  const entry = {
    form: f.code,
    submitted: (isAnonymous(f) ? `${answer.submitted.slice(0, 10)} 00:00:00` : answer.submitted) as never,
    response: answer.id,
    fingerprint: print,
  };
  const keep = (patch: AnyRow): Change =>
    ledger
      ? update(answers, ledger.id, { ...entry, ...patch } as never)
      : insert(answers, newRow(answers, { ...entry, ...patch } as never, now));
  const setAside = (reasons: readonly Words[]): { changes: Change[]; as: keyof Intake } => {
    const reason = reasons.map((w) => say(w, d.lang)).join('; ');
    return { changes: [keep({ state: 'aside', reason, ...(ledger?.made && { made: ledger.made }) })], as: 'aside' };
  };

  const { row: said, wrong } = parseAnswer(f, answer.given, d.items, d.standing, d.mode, namesIn(p));
  if (wrong.length) return setAside(wrong);
  const row = { ...said, ...f.fill?.(said, p) };
  const strangers = columnsOf(f.into).filter(([key, c]) => {
    const pointed = c.input.type === 'ref' && row[key] !== undefined ? tableOf(c.input.table) : undefined;
    return pointed && !p.row(pointed, String(row[key]));
  });
  if (strangers.length) return setAside([unknownCode]);
  const coded = typeof row.id === 'string' ? row.id : undefined;
  const madeBefore = ledger?.made && p.row(f.into, ledger.made) ? ledger.made : undefined;
  if (coded !== undefined && !(isCode(coded) && p.row(f.into, coded))) return setAside([unknownCode]);
  const refused = f.refuse?.(row, p, madeBefore);
  if (refused) return setAside([refused]);
  const target = madeBefore ?? coded ?? f.onto?.(row, p);
  const before = target === undefined ? undefined : (p.row(f.into, target) as AnyRow | undefined);
  const closed = target === undefined ? undefined : f.into.locked(before);
  if (closed) return setAside([closed]);
  const taken = (made: AnyRow, change: (kept: AnyRow) => Change, as: 'taken' | 'updated') => ({
    changes: [
      change(f.passing ? without(made, f.passing) : made),
      ...(f.also?.(made, p, now, before) ?? []),
      keep({ state: as, made: isAnonymous(f) ? undefined : idOf(f.into, made), reason: undefined }),
    ],
    as,
  });
  if (target !== undefined) {
    const { id: _code, ...patch } = row;
    const change = (kept: AnyRow) =>
      update(f.into, target, Object.fromEntries(Object.keys(patch).map((key) => [key, kept[key]])));
    return taken({ ...before, ...patch }, change, ledger ? 'updated' : 'taken');
  }
  const same = d.double === 'another' ? '' : f.into.once(row);
  const double = same ? (p.rows(f.into) as readonly AnyRow[]).find((r) => f.into.once(r) === same) : undefined;
  if (double) {
    const id = idOf(f.into, double);
    const shut = f.into.locked(double);
    if (d.double !== 'same') return setAside([doubleOf(id)]);
    if (shut) return setAside([shut]);
    // what was answered now is newer; what was left open now stays as it was
    const patch = Object.fromEntries(Object.entries(row).filter(([key, value]) => key !== 'id' && value !== undefined));
    return taken(
      { ...double, ...patch },
      (kept) => update(f.into, id, Object.fromEntries(Object.keys(patch).map((key) => [key, kept[key]]))),
      'updated',
    );
  }
  return taken(newRow(f.into, row, now) as AnyRow, (kept) => insert(f.into, kept), 'taken');
}

const without = (row: AnyRow, keys: readonly string[]): AnyRow => ({
  ...row,
  ...Object.fromEntries(keys.map((key) => [key, undefined])),
});

/** All answers, the earliest first; each sees what the ones before it made. */
export function decideAnswers(
  p: Programme,
  all: readonly Answer[],
  d: Decide,
  now: Now,
): { changes: Change[]; intake: Intake } {
  const intake: Intake = { ...NOTHING };
  const changes: Change[] = [];
  const ledger = new Map(p.rows(answers).map((a) => [a.response, a]));
  let seen = p;
  let pendingChanges: Change[] = [];
  for (const answer of [...all].sort((a, b) => a.at - b.at || a.id.localeCompare(b.id))) {
    const known = ledger.get(answer.id);
    if (known && !d.again && known.fingerprint === hash(JSON.stringify(answer.given))) {
      intake.known++;
      continue;
    }
    seen = after(seen, pendingChanges);
    const decided = decideAnswer(seen, answer, d, now);
    pendingChanges = decided.changes;
    changes.push(...decided.changes);
    intake[decided.as]++;
  }
  return { changes, intake };
}

/** Each sweep looks back this long beyond the beginning of the one before: Google may deliver answers late and out of order. */
const OVERLAP_MS = 10 * 60_000;
/** The response sheet is only a hint: so often the forms are asked without it. */
const ASK_ANYWAY_MS = 24 * 3_600_000;
/** And so often all answers there ever were are looked through again. */
const FULL_SWEEP_EVERY_MS = 7 * 24 * 3_600_000;
/** Reading one form may take this long. */
const FORM_TAKES_MS = 60_000;

const title: Words = ['приём ответов', 'taking answers in'];

const readsOf = (f: AnyForm) => {
  const refs = columnsOf(f.into).flatMap(([, c]) => (c.input.type === 'ref' ? [c.input.table] : []));
  return withRecords([settings, f.into, answers, ...tables.filter((t) => refs.includes(t.id)), ...alsoOf(f)]);
};

/** What else an answer does stays within its stage. */
const alsoOf = (f: AnyForm) => f.reads ?? tables.filter((t) => stageTables(f).includes(t.id));

/** Whether an answer is in as it stands. */
type Ledger = (met: { id: string; at: number }) => boolean;

/** What the ledger knows: to read an answer costs a call a question and two more for each that was answered, to see that it is there two. */
function ledgerNow(): Ledger {
  const s = snapshot([answers], 'skip');
  const known = new Map(s.rows(answers).map((a) => [a.response, a.submitted as string]));
  return ({ id, at }) => known.get(id) === momentIn(s.book.timeZone, at);
}

/** When a form was asked and what its response sheet looked like then; `quiet` gathers this of forms without news. */
type Asking = { at: number; stamp: string | undefined; quiet: Record<string, string> };

/** Marks of the newest answers: a property holds 9 KB. */
const MARKS_KEPT = 600;
/** An answer this young may be changed within the same moment: it is read again. */
const SETTLES_MS = 2000;

const recentOf = ({ met }: FormNow, at: number): string =>
  [...met]
    .filter((x) => x.at < at - SETTLES_MS)
    .sort((a, b) => b.at - a.at)
    .slice(0, MARKS_KEPT)
    .map((x) => x.mark)
    .join(',');

/** Brings the answers of one form in. Reading the form is done before the lock is taken. */
function sweepForm(f: AnyForm, memory: Memory, ledger: Ledger | undefined, { at, stamp, quiet }: Asking): Intake {
  const made = memory.forms[f.id];
  if (!made?.ready) return { ...NOTHING };
  const since = ledger ? 0 : Math.max(0, (memory.asked[f.id] ?? memory.sweptAt) - OVERLAP_MS);
  const marks = new Set(memory.recent[f.id]);
  const found: FormNow = readAnswers(made, since, ledger ?? (({ mark }) => marks.has(mark)));
  const recent = recentOf(found, at);
  const asked = { [`asked.${f.id}`]: String(at), ...(stamp !== undefined && { [`stamp.${f.id}`]: stamp }) };
  if (!found.answers.length) {
    Object.assign(quiet, asked);
    return { ...NOTHING };
  }
  return underLock(() => {
    const s = snapshot(readsOf(f), 'skip');
    if (s.memory.closing.includes(LISTED)) return { ...NOTHING };
    return takeIn(s, f, found, { by: f.code }, { [`recent.${f.id}`]: recent, ...asked });
  });
}

function takeIn(
  s: Snapshot,
  f: AnyForm,
  found: FormNow,
  { by, ...how }: { by?: string; again?: boolean; double?: Double },
  also: Readonly<Record<string, string>> = {},
): Intake {
  const made = s.memory.forms[f.id];
  const base = settled(s, s.newcomers);
  const all = found.answers.map((a): Answer => ({ ...a, submitted: momentIn(s.book.timeZone, a.at) }));
  const { changes, intake } = decideAnswers(
    after(s, base),
    all,
    {
      form: f,
      items: made?.items ?? {},
      standing: { has: (id) => found.standing().has(id) },
      mode: made?.mode ?? s.memory.mode,
      lang: s.lang,
      ...how,
    },
    s.now,
  );
  const everything = settled(s, [...base, ...changes]);
  s.write([...journalOf(s, { id: 'intake', title, ...(by && { by }) }, everything), ...everything], also);
  return intake;
}

const stageTables = (f: AnyForm): readonly string[] => byForm.get(f.id) ?? [];

const byForm = new Map(stages.flatMap((s) => s.forms.map((f) => [f.id, s.tables.map((t) => t.id)] as const)));

/** The response sheets as they look now, by form. */
function stampsNow(memory: Memory): Readonly<Record<string, string>> {
  const tabs = Object.entries(memory.raw);
  const moments = tabs.length ? responseMoments(tabs.map(([, sheetId]) => sheetId)) : new Map<number, string>();
  return Object.fromEntries(
    tabs.flatMap(([form, sheetId]) => {
      const seen = moments.get(sheetId);
      return seen === undefined ? [] : [[form, hash(seen)]];
    }),
  );
}

/** Forms that a sweep has not read: there was no time, or they could not be opened. */
export type Missed = { late: readonly AnyForm[]; shut: readonly AnyForm[] };

type Keep = (facts: Readonly<Record<string, string>>) => void;

/**
 * Brings in what is new in every form; once a week everything is looked at again. A form that cannot be read stands in
 * nobody's way: it is named in «Состояние».
 * @param memory as it was read in this run @param keep notes what is to be remembered when all is done; at once unless said otherwise
 */
export const sweep = (memory: Memory = readMemory(), whole = false, keep: Keep = remember): Intake =>
  swept(memory, whole ? 'whole' : 'due', keep).sum;

/** The step of a year's end after which nobody new comes in: whoever is on the list is on it. */
export const LISTED = 'list';

/** Looks through every answer for the last time; `late`, through what came meanwhile. @returns the forms that were not read */
export const lastSweep = (memory: Memory, what: 'whole' | 'late'): Missed => swept(memory, what, remember).missed;

/** Somebody has just answered: only forms whose response sheet has changed are asked, the others wait for the hourly sweep. */
export const sweepHinted = (memory: Memory): Intake => swept(memory, 'hinted', remember).sum;

function swept(memory: Memory, what: 'hinted' | 'due' | 'late' | 'whole', keep: Keep): { sum: Intake; missed: Missed } {
  const begun = instant();
  const stamps = stampsNow(memory);
  const sum: Intake = { ...NOTHING };
  const quiet: Record<string, string> = {};
  const missed: { late: AnyForm[]; shut: AnyForm[] } = { late: [], shut: [] };
  const look = (f: AnyForm, ledger?: Ledger): boolean => {
    if (timeLeft() < FORM_TAKES_MS) {
      missed.late.push(f);
      return false;
    }
    try {
      const one = sweepForm(f, memory, ledger, { at: begun, stamp: stamps[f.id], quiet });
      for (const key of Object.keys(sum) as (keyof Intake)[]) sum[key] += one[key];
      if (memory.unread[f.id]) quiet[`unread.${f.id}`] = '';
      return true;
    } catch (e) {
      if (e instanceof Problem) throw e;
      logBug(`sweep ${f.id}`, e);
      if (!memory.unread[f.id]) quiet[`unread.${f.id}`] = String(begun);
      if (!missed.shut.includes(f)) missed.shut.push(f);
      return false;
    }
  };
  // an unsigned answer is in no hurry, and that its moment is blurred is the point
  const changed = forms.filter(
    (f) => !isAnonymous(f) && stamps[f.id] !== undefined && stamps[f.id] !== memory.stamps[f.id],
  );
  const askable = forms.filter((f) => {
    if (what === 'late') return true;
    const fresh = begun - (memory.asked[f.id] ?? 0) < ASK_ANYWAY_MS;
    return !(fresh && (isAnonymous(f) || (stamps[f.id] !== undefined && !changed.includes(f))));
  });
  const hinted = what === 'hinted' && changed.length > 0;
  for (const f of hinted ? changed : askable) look(f);
  const unread = missed.late.length + missed.shut.length > 0;
  // remembered last: a sweep that is killed is made again from where the one before it began
  const all = !hinted && !unread;
  if (Object.keys(quiet).length || all) keep({ ...quiet, ...(all && { sweptAt: String(begun) }) });
  if (what === 'hinted' || what === 'late') return { sum, missed };
  // what is new is in: only now, form by form, what there ever was
  const due = forms.filter((f) => what === 'whole' || begun - (memory.whole[f.id] ?? 0) > FULL_SWEEP_EVERY_MS);
  const ledger = once(ledgerNow);
  const looked = due.filter((f) => look(f, (met) => ledger()(met)));
  if (looked.length) keep(Object.fromEntries(looked.map((f) => [`whole.${f.id}`, String(begun)])));
  return { sum, missed };
}

const answerGone = problem('answer-gone', (f: { answer: string }) => [
  `Ответа ${f.answer} больше нет в форме. Ничего не изменено. Закройте его или попросите человека ответить снова.`,
  `Answer ${f.answer} is no longer in the form. Nothing was changed. Close it, or ask the person to answer again.`,
]);

/** Looks again at one answer that was set aside. @throws answerGone */
export function retryAnswer(code: string, double?: Double): Intake {
  const memory = readMemory();
  const view = snapshot([answers], 'skip');
  const entry = view.row(answers, code);
  const f = forms.find((x) => x.code === entry?.form);
  const made = f && memory.forms[f.id];
  const raw = made && entry ? readAnswer(made, entry.response) : undefined;
  if (!f || !raw) throw answerGone({ answer: code });
  const standing = new Set(Object.values(made?.items ?? {}));
  return underLock(() => {
    const s = snapshot(readsOf(f), 'skip');
    stillOpen(s.memory);
    const found = { met: [], standing: () => standing, answers: [raw] };
    return takeIn(s, f, found, { again: true, ...(double && { double }) });
  });
}
