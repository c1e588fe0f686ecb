/** The door of the sidebar: one endpoint, zod on the way in, JSON out, failures as data. The sidebar imports only types. */

import * as z from 'zod/mini';
import { logBug } from '../google/host.ts';
import { type Address, type Command, isCode, type Json, Problem, problem, type Words } from '../kit/index.ts';
import { planTelling } from '../stages/1-preparation/tellings.ts';
import { recordConsent } from '../stages/2-mentees/admission.ts';
import { moveMentor } from '../stages/4-selection/moving.ts';
import {
  addMember,
  closeEarly,
  holdPair,
  orderPairs,
  removeMember,
  replaceMentor,
  resumePair,
} from '../stages/5-pairs/life.ts';
import { liftLimit, limitPair } from '../stages/5-pairs/limits.ts';
import { inviteAll, recordAttendance } from '../stages/5-pairs/meeting.ts';
import { decideOnOpinion, giveOpinion } from '../stages/5-pairs/opinions.ts';
import { confirmPair, declinePair, formPair, undoPair } from '../stages/5-pairs/pairing.ts';
import { directPair, logAttempt, offerSupport } from '../stages/5-pairs/queue.ts';

import { approveRound, discardRound, makeRound } from '../stages/5-pairs/round.ts';
import { becomeNewYear, becomeOriginal, keepAsArchive } from './copies.ts';
import { commandForm, enterRow, entryForm, press, pressPreview } from './entry.ts';
import { exported } from './exports.ts';
import { importRows } from './import.ts';
import { beginImport, importStep, stopImport } from './import-all.ts';
import { retryAnswer, sweep } from './intake.ts';
import { lettersView, pauseLetters, sendToMe, settleLetter } from './letters.ts';
import { openFile, personLink, personLinks } from './links.ts';
import { oneStep } from './long-work.ts';
import { readMemory } from './memory.ts';
import { openBoard } from './menu.ts';
import { takeOver } from './owner.ts';
import { mentorsFor, pairsView } from './pairs-view.ts';
import { makePaper, ownTemplate, paperRows, paperText } from './papers.ts';
import { beginPapers, papersStep, stopPapers } from './papers-for-all.ts';
import { resultsView, workedView } from './results-view.ts';
import { priceView, remediesView, roundView, whyNotView } from './round-view.ts';
import { type Preview, preview, run, type Seen } from './run.ts';
import { beginMending, beginSetUp, setUp } from './setup.ts';
import { dismissAnswer, setTask } from './small.ts';
import { revisions } from './snapshot.ts';
import { halt, reopen, stateView, sweepWhole } from './state.ts';
import { forgetOrphan, mendSummary, releaseSummary, summaryPreview, summaryView } from './summary.ts';
import { telling } from './tellings.ts';
import { recount, refresh } from './tick.ts';
import { actsView, undoAct } from './undo.ts';
import { columnsForImport, homeView, linesView, showTab, taggedLink } from './views.ts';
import { beginYearEnd, eraseArchive, yearEndStep, yearEndView } from './year-end.ts';

type Method<I, O> = {
  input: () => z.ZodMiniType<I>;
  run: (input: I, seen?: Seen) => O;
  /** what a command would do; only commands have it */
  preview?: (input: I, seen?: Seen) => Preview;
};
const method = <I, O>(input: () => z.ZodMiniType<I>, act: (input: I) => O): Method<I, O> => ({ input, run: act });
const act = <I extends Json, O extends Json>(c: Command<I, O>): Method<I, O> => ({
  input: c.input,
  run: (input, seen) => run(c, input, seen),
  preview: (input, seen) => preview(c, input, seen),
});

const nothing = () => z.object({});

export const api = {
  home: method(nothing, homeView),
  beginSetUp: method(
    () =>
      z.object({
        lang: z.enum(['ru', 'en']),
        mode: z.enum(['codes', 'full']),
        decided: z.string(),
        organisation: z.string(),
        year: z.string(),
        zone: z.optional(z.string()),
        dataOfficer: z.optional(z.string()),
      }),
    (choice) => {
      beginSetUp(choice);
      return { begun: true };
    },
  ),
  setUpStep: method(nothing, () => oneStep(setUp)),
  refresh: method(nothing, () => {
    const intake = sweep();
    refresh();
    return intake;
  }),
  recount: method(nothing, recount),
  results: method(nothing, resultsView),
  worked: method(() => z.object({ indicator: z.string() }), workedView),
  telling: method(() => z.object({ telling: z.string() }), telling),
  planTelling: act(planTelling),
  lines: method(() => z.object({ lines: z.string() }), linesView),
  showTab: method(() => z.object({ table: z.string(), row: z.nullable(z.string()) }), showTab),
  setTask: act(setTask),
  pairs: method(nothing, pairsView),
  mentorsFor: method(() => z.object({ mentee: z.string() }), mentorsFor),
  formPair: act(formPair),
  undoPair: act(undoPair),
  confirmPair: act(confirmPair),
  declinePair: act(declinePair),
  orderPairs: act(orderPairs),
  holdPair: act(holdPair),
  resumePair: act(resumePair),
  closeEarly: act(closeEarly),
  replaceMentor: act(replaceMentor),
  addMember: act(addMember),
  removeMember: act(removeMember),
  openBoard: method(nothing, () => {
    openBoard();
    return { opened: true };
  }),
  round: method(nothing, roundView),
  price: method(
    () => z.object({ mentee: z.string(), mentor: z.string(), kind: z.enum(['together', 'apart']) }),
    priceView,
  ),
  remedies: method(() => z.object({ mentee: z.string() }), remediesView),
  whyNot: method(() => z.object({ mentee: z.string(), mentor: z.string() }), whyNotView),
  makeRound: act(makeRound),
  approveRound: act(approveRound),
  discardRound: act(discardRound),
  limitPair: act(limitPair),
  liftLimit: act(liftLimit),
  inviteAll: act(inviteAll),
  recordAttendance: act(recordAttendance),
  giveOpinion: act(giveOpinion),
  decideOnOpinion: act(decideOnOpinion),
  offerSupport: act(offerSupport),
  logAttempt: act(logAttempt),
  directPair: act(directPair),
  recordConsent: act(recordConsent),
  moveMentor: act(moveMentor),
  makePaper: method(
    () => z.object({ paper: z.string(), about: z.string() }),
    (of) => makePaper(of),
  ),
  beginPapers: method(() => z.object({ paper: z.string() }), beginPapers),
  papersStep: method(nothing, papersStep),
  stopPapers: method(nothing, stopPapers),
  paperText: method(() => z.object({ paper: z.string(), about: z.string() }), paperText),
  ownTemplate: method(() => z.object({ paper: z.string() }), ownTemplate),
  entryForm: method(
    () => z.object({ table: z.string(), row: z.nullable(z.string()), only: z.array(z.string()) }),
    entryForm,
  ),
  enterRow: act(enterRow),
  commandForm: method(() => z.object({ command: z.string() }), commandForm),
  press: {
    ...method(() => z.object({ command: z.string(), input: z.custom<Json>() }), press),
    preview: pressPreview,
  },
  taggedLink: method(
    () => z.object({ form: z.string(), tag: z.string().check(z.minLength(1), z.maxLength(60)) }),
    taggedLink,
  ),
  personLink: method(() => z.object({ form: z.string(), person: z.string() }), personLink),
  personLinks: method(() => z.object({ form: z.string() }), personLinks),
  openFile: method(() => z.object({ form: z.string() }), openFile),
  paperRows: method(() => z.object({ paper: z.string() }), paperRows),
  retryAnswer: method(
    () => z.object({ answer: z.string(), double: z.optional(z.enum(['another', 'same'])) }),
    (input) => retryAnswer(input.answer, input.double),
  ),
  dismissAnswer: act(dismissAnswer),
  state: method(nothing, stateView),
  takeOver: method(nothing, takeOver),
  beginMending: method(nothing, () => {
    beginMending();
    return { begun: true };
  }),
  haltMending: method(() => z.object({ halted: z.boolean() }), halt),
  sweepWhole: method(nothing, sweepWhole),
  reopenForm: method(() => z.object({ form: z.string() }), reopen),
  becomeOriginal: method(nothing, becomeOriginal),
  becomeNewYear: method(nothing, becomeNewYear),
  yearEnd: method(nothing, yearEndView),
  beginYearEnd: method(() => z.object({ erase: z.enum(['now', 'later']) }), beginYearEnd),
  yearEndStep: method(nothing, yearEndStep),
  eraseArchive: method(nothing, eraseArchive),
  keepAsArchive: method(nothing, keepAsArchive),
  summary: method(nothing, summaryView),
  summaryPreview: method(nothing, summaryPreview),
  releaseSummary: method(nothing, releaseSummary),
  mendSummary: method(nothing, mendSummary),
  forgetOrphan: method(nothing, forgetOrphan),
  exported: method(() => z.object({ what: z.string() }), exported),
  acts: method(nothing, actsView),
  undoAct: method(() => z.object({ act: z.string() }), undoAct),
  letters: method(nothing, lettersView),
  sendToMe: method(() => z.object({ letter: z.string() }), sendToMe),
  settleLetter: act(settleLetter),
  pauseLetters: act(pauseLetters),
  columnsForImport: method(
    () => z.object({ table: z.enum(['mentees', 'mentors']), header: z.array(z.string()) }),
    columnsForImport,
  ),
  importRows: act(importRows),
  beginImport: method(
    () =>
      z.object({
        table: z.enum(['mentees', 'mentors']),
        columns: z.array(z.string()),
        rows: z.array(z.array(z.string())),
        first: z.number(),
      }),
    (list) => beginImport(list),
  ),
  importStep: method(nothing, importStep),
  stopImport: method(nothing, stopImport),
};
export type Api = typeof api;

export type Failure = { ok: false; code: string; message: string; at: readonly Address[] };
/** `seen`: revisions of the rows the value names; sent back with a command that is about one of them. */
export type Reply = { ok: true; value: Json; seen?: Seen } | Failure;

const badInput = problem(
  'bad-input',
  (f: { what: string }): Words => [
    `Панель и книга не поняли друг друга (${f.what}). Ничего не изменено. Закройте панель и откройте её снова.`,
    `The panel and the workbook did not understand each other (${f.what}). Nothing was changed. Close the panel and open it again.`,
  ],
);

const internal: Words = [
  'Внутренняя ошибка. Повторите; если она останется, откройте «Расширения → Apps Script → Выполнения» и перешлите текст ошибки тому, кто ставил программу.',
  'An internal error. Try again; if it stays, open Extensions → Apps Script → Executions and send the text of the error to whoever installed the product.',
];

// biome-ignore lint/suspicious/noExplicitAny: each method's input is checked by its own schema before it runs
const methods: Readonly<Record<string, Method<any, unknown>>> = api;

/** Every row code that stands anywhere in a value. */
function codesIn(value: unknown, into: Set<string> = new Set()): Set<string> {
  if (isCode(value)) into.add(value);
  else if (value && typeof value === 'object') for (const one of Object.values(value)) codesIn(one, into);
  return into;
}

/** What the panel looked at; anything odd in it is left out. Without zod's records, which bring 18 KB with them. */
const seenOf = (sent: unknown): Seen =>
  Object.fromEntries(
    Object.entries(sent && typeof sent === 'object' ? sent : {}).filter(([, revision]) => typeof revision === 'string'),
  );

/**
 * Errors cross as data: google.script.run keeps only an Error's message, and prefixes it.
 * @param request JSON `{ name, input, seen, dry }`; `dry` asks a command what it would do @returns JSON of a `Reply`
 */
export function answer(request: string): string {
  let name = '';
  let reply: Reply;
  try {
    const asked = JSON.parse(request) as { name?: unknown; input?: unknown; seen?: unknown; dry?: unknown };
    name = String(asked.name);
    const m = Object.hasOwn(api, name) ? methods[name] : undefined;
    if (!m) throw badInput({ what: name });
    const parsed = m.input().safeParse(asked.input);
    if (!parsed.success)
      throw badInput({ what: `${name}: ${parsed.error.issues.map((i) => i.path.join('.')).join(', ')}` });
    const seen = seenOf(asked.seen);
    if (asked.dry === true && !m.preview) throw badInput({ what: `${name}: dry` });
    const value = (asked.dry === true ? m.preview?.(parsed.data, seen) : m.run(parsed.data, seen)) as Json;
    reply = { ok: true, value, ...(!m.preview && { seen: revisions(codesIn(value)) }) };
  } catch (e) {
    reply = failure(name, e);
  }
  return JSON.stringify(reply);
}

function failure(name: string, e: unknown): Failure {
  const lang = readMemory().lang;
  if (e instanceof Problem) return { ok: false, code: e.code, message: e.say(lang), at: e.at };
  logBug(`rpc ${name}`, e);
  return { ok: false, code: 'internal', message: internal[lang === 'ru' ? 0 : 1], at: [] };
}
